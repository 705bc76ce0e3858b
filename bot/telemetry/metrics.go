package telemetry

import (
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
)

// Metrics count and time what the packages have in common. NewMetrics makes them; each package that counts is handed
// them. Labels have few values, all of them ours: never what a user wrote, a name, an id or a secret.
type Metrics struct {
	// Questions.
	Questions *prometheus.CounterVec   // platform, intent, status
	Refused   *prometheus.CounterVec   // platform, why
	Broken    prometheus.Counter       // the search failed or a rule panicked
	Answer    *prometheus.HistogramVec // platform
	Ack       *prometheus.HistogramVec // platform

	// Messages.
	Sends              *prometheus.CounterVec // platform, outcome
	SendUnknown        *prometheus.CounterVec // platform
	PossibleDuplicates *prometheus.CounterVec // platform
	HeldBack           *prometheus.CounterVec // platform

	// Events and deliveries as the queue handles them.
	EventsDone    *prometheus.CounterVec // platform
	EventsRetried *prometheus.CounterVec // platform
	EventsDead    *prometheus.CounterVec // platform
	EventsExpired *prometheus.CounterVec // platform
	InboxErrors   *prometheus.CounterVec // platform
	LeasesLost    *prometheus.CounterVec // platform
	Panics        *prometheus.CounterVec // platform

	// Deliveries.
	PlansFailed          prometheus.Counter
	DeliveriesSent       *prometheus.CounterVec // platform
	DeliveriesFailed     *prometheus.CounterVec // platform
	DeliveriesDoubled    *prometheus.CounterVec // platform
	DeliveriesNotAllowed *prometheus.CounterVec // platform
	SubscriptionsOff     *prometheus.CounterVec // platform

	// The library.
	BulletinsLeftAlone  prometheus.Counter
	BulletinsOutOfReach prometheus.Counter
	IndexRebuilds       *prometheus.CounterVec // why
	IndexBuilt          prometheus.Gauge       // the share of a build that is done
	LibrariesRefused    *prometheus.CounterVec // check
	LibrariesSwapped    prometheus.Counter
}

// A Label is the name of a label and the values that exist at 0 from the start, so that the first increment is seen.
type Label struct {
	Name   string
	Values []string
}

// Labels are the values of labels that the packages which count know.
type Labels struct {
	Platforms, Kinds, Statuses, Reasons, Checks []string
}

// NewMetrics makes the metrics and registers them. A nil registerer registers nothing, as in tests.
func NewMetrics(r prometheus.Registerer, l Labels) *Metrics {
	m, by := &Metrics{}, byPlatform{r, Label{"platform", l.Platforms}}
	m.questions(by, l)
	m.sends(by)
	m.events(by)
	m.deliveries(by)
	m.library(r, l)
	return m
}

// byPlatform makes counters whose first label is the platform.
type byPlatform struct {
	r        prometheus.Registerer
	platform Label
}

func (p byPlatform) counters(name, help string, more ...Label) *prometheus.CounterVec {
	return NewCounters(p.r, name, help, append([]Label{p.platform}, more...)...)
}

func (m *Metrics) questions(by byPlatform, l Labels) {
	m.Questions = by.counters("questions",
		"Questions that people asked, by platform, kind of intent, and status of the answer.",
		Label{"intent", l.Kinds}, Label{"status", l.Statuses})
	m.Refused = by.counters("questions_refused",
		"Questions that were not looked up, and commands that only administrators may give, by the reason.",
		Label{"why", l.Reasons})
	m.Broken = NewCounter(by.r, "answers_broken",
		"Questions that could not be answered because the search failed or a rule panicked.")
	m.Answer = newTimes(by.r, "answer", "From the question to its answer, without sending it.", by.platform)
	m.Ack = newTimes(by.r, "ack", "From a request or an envelope of the platform to its acknowledgement.", by.platform)
}

func (m *Metrics) sends(by byPlatform) {
	m.Sends = by.counters("sends", "Messages that were to be sent, by outcome: sent, not_sent, unknown.",
		Label{"outcome", []string{"sent", "not_sent", "unknown"}})
	m.SendUnknown = by.counters("send_unknown",
		"Events and deliveries whose sending ended without learning whether it arrived.")
	m.PossibleDuplicates = by.counters("possible_duplicates",
		"Those of them that are sent once more, so that there may be two copies.")
	m.HeldBack = by.counters("render_held_back",
		"Replies whose markup showed a number that the gate does not know; plain text went instead.")
}

func (m *Metrics) events(by byPlatform) {
	m.EventsDone = by.counters("events_done", "Events and deliveries that were handled.")
	m.EventsRetried = by.counters("events_retried", "Events and deliveries that failed and come again.")
	m.EventsDead = by.counters("events_dead", "Events and deliveries that were given up after a failure.")
	m.EventsExpired = by.counters("events_expired", "Events and deliveries that were too old to be handled.")
	m.InboxErrors = by.counters("inbox_errors", "Times that the store did not give or take an event.")
	m.LeasesLost = by.counters("leases_lost",
		"Events and deliveries that took longer than their lease, so that another took them.")
	m.Panics = by.counters("panics", "Panics that were caught.")
}

func (m *Metrics) deliveries(by byPlatform) {
	m.PlansFailed = NewCounter(by.r, "plans_failed", "Times that the deliveries of an issue could not be planned.")
	m.DeliveriesSent = by.counters("deliveries_sent", "Messages of digests and alerts that were delivered.")
	m.DeliveriesFailed = by.counters("deliveries_failed", "Messages of digests and alerts that were given up.")
	m.DeliveriesDoubled = by.counters("deliveries_doubled",
		"Messages that the ledger had as sent before they were noted as sent: they may stand twice.")
	m.DeliveriesNotAllowed = by.counters("deliveries_not_allowed",
		"Deliveries to places where the bot may not answer any more; they were not made.")
	m.SubscriptionsOff = by.counters("subscriptions_off",
		"Subscriptions that were switched off because their chat takes no message.")
}

func (m *Metrics) library(r prometheus.Registerer, l Labels) {
	m.BulletinsLeftAlone = NewCounter(r, "bulletins_left_alone",
		"Bulletin files that could not be used, each once until it changes.")
	m.BulletinsOutOfReach = NewCounter(r, "bulletins_out_of_reach",
		"Times that the folder of bulletins could not be looked at, each once until it can.")
	m.IndexRebuilds = NewCounters(r, "index_rebuilds",
		"Times that the kept index was put aside and built anew: for damage, or for crashes at the start.",
		Label{"why", []string{"damage", "crashes"}})
	m.IndexBuilt = promauto.With(r).NewGauge(prometheus.GaugeOpts{Name: "rebot_index_built_ratio",
		Help: "How much of the index is built, from 0 to 1; below 1 only while it is being built."})
	m.IndexBuilt.Set(1)
	m.LibrariesRefused = NewCounters(r, "libraries_refused",
		"Libraries that failed validation, by the check that they failed.", Label{"check", l.Checks})
	m.LibrariesSwapped = NewCounter(r, "libraries_swapped", "Libraries that took the place of the one before.")
}

// OrUnregistered gives the metrics, or for nil some that nobody reads.
func (m *Metrics) OrUnregistered() *Metrics {
	if m == nil {
		return NewMetrics(nil, Labels{})
	}
	return m
}

// NewCounter makes the counter rebot_NAME_total.
func NewCounter(r prometheus.Registerer, name, help string) prometheus.Counter {
	return promauto.With(r).NewCounter(prometheus.CounterOpts{Name: "rebot_" + name + "_total", Help: help})
}

// NewCounters makes the counters rebot_NAME_total, one for each combination of the labels' values.
func NewCounters(r prometheus.Registerer, name, help string, labels ...Label) *prometheus.CounterVec {
	c := promauto.With(r).NewCounterVec(prometheus.CounterOpts{Name: "rebot_" + name + "_total", Help: help},
		namesOf(labels))
	for _, values := range combinations(labels) {
		c.WithLabelValues(values...)
	}
	return c
}

// newTimes makes the histograms rebot_NAME_seconds.
func newTimes(r prometheus.Registerer, name, help string, labels ...Label) *prometheus.HistogramVec {
	h := promauto.With(r).NewHistogramVec(prometheus.HistogramOpts{Name: "rebot_" + name + "_seconds", Help: help,
		Buckets: buckets}, namesOf(labels))
	for _, values := range combinations(labels) {
		h.WithLabelValues(values...)
	}
	return h
}

// buckets go from the 100 µs that a price takes to the 3 s after which Slack gives up, and a little beyond.
var buckets = []float64{50e-6, 100e-6, 250e-6, 500e-6, 1e-3, 2.5e-3, 5e-3, 10e-3, 25e-3, 50e-3, 100e-3, 250e-3, 500e-3,
	1, 2.5, 5}

func namesOf(labels []Label) (names []string) {
	for _, l := range labels {
		names = append(names, l.Name)
	}
	return names
}

// combinations lists each value of the first label with each of the second, and so on.
func combinations(labels []Label) [][]string {
	out := [][]string{nil}
	for _, l := range labels {
		var longer [][]string
		for _, before := range out {
			for _, v := range l.Values {
				longer = append(longer, append(before[:len(before):len(before)], v))
			}
		}
		out = longer
	}
	return out
}
