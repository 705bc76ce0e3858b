package slack

import (
	"strings"

	"github.com/prometheus/client_golang/prometheus"

	"rebot/bot/telemetry"
)

// Metrics count what happens with Slack alone, beside what all platforms count.
type Metrics struct {
	*telemetry.Metrics

	EventsIgnored     *prometheus.CounterVec // why
	EventsRefused     prometheus.Counter
	CommandsLate      prometheus.Counter
	BadSignatures     prometheus.Counter
	BlocksRefused     *prometheus.CounterVec // code
	CodesUnrecognized prometheus.Counter
	Lookups           *prometheus.CounterVec // outcome
	SocketsOpened     prometheus.Counter
	SocketFailures    prometheus.Counter
}

// The reasons why an event needs no answer.
const (
	ignoredUnreadable  = "unreadable"
	ignoredUnknown     = "unknown"
	ignoredRateLimited = "app_rate_limited"
	ignoredRevoked     = "tokens_revoked"
	ignoredUninstalled = "app_uninstalled"
	ignoredNotForIt    = "not for it"
	ignoredEdited      = "edited"
	ignoredRepeated    = "repeated"
	ignoredRefused     = "refused"
	ignoredAmong       = "among people"
	ignoredBot         = "a bot's"
	ignoredOwn         = "its own"
	ignoredSubtype     = "subtype"
	ignoredIncomplete  = "incomplete"
)

var ignoredReasons = []string{ignoredUnreadable, ignoredUnknown, ignoredRateLimited, ignoredRevoked, ignoredUninstalled,
	ignoredNotForIt,
	ignoredEdited, ignoredRepeated, ignoredRefused, ignoredAmong, ignoredBot, ignoredOwn, ignoredSubtype,
	ignoredIncomplete}

// reasonLabel writes a reason as the value of a label.
func reasonLabel(why string) string { return strings.ReplaceAll(why, " ", "_") }

// NewMetrics makes Slack's metrics and registers them, beside those that all platforms share.
func NewMetrics(r prometheus.Registerer, common *telemetry.Metrics) *Metrics {
	reasons := make([]string, len(ignoredReasons))
	for i, why := range ignoredReasons {
		reasons[i] = reasonLabel(why)
	}
	return &Metrics{
		Metrics: common.OrUnregistered(),
		EventsIgnored: telemetry.NewCounters(r, "slack_events_ignored",
			"Slack's events that need no answer, by the reason.", telemetry.Label{Name: "why", Values: reasons}),
		EventsRefused: telemetry.NewCounter(r, "slack_events_refused",
			"Slack's events that the store did not take; Slack sends them again."),
		CommandsLate: telemetry.NewCounter(r, "slack_commands_late",
			"Commands whose answer did not go into the acknowledgement."),
		BadSignatures: telemetry.NewCounter(r, "slack_bad_signatures", "Requests that Slack did not sign."),
		BlocksRefused: telemetry.NewCounters(r, "slack_blocks_refused",
			"Messages whose blocks Slack refused, by its code; they went again as plain text.",
			telemetry.Label{Name: "code", Values: codes[refused]}),
		CodesUnrecognized: telemetry.NewCounter(r, "slack_codes_unrecognized",
			"Codes of Slack's that are not in its documentation."),
		Lookups: telemetry.NewCounters(r, "slack_lookups",
			"Looks for a message that may have been posted: found, absent, refused (for want of a scope), failed.",
			telemetry.Label{Name: "outcome", Values: []string{"found", "absent", "refused", "failed"}}),
		SocketsOpened: telemetry.NewCounter(r, "slack_sockets_opened", "Connections of Socket Mode that were opened."),
		SocketFailures: telemetry.NewCounter(r, "slack_socket_failures",
			"Connections of Socket Mode that could not be opened."),
	}
}
