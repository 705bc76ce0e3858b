package telegram

import (
	"github.com/prometheus/client_golang/prometheus"

	"rebot/bot/telemetry"
)

// Metrics count what happens with Telegram alone, beside what all platforms count.
type Metrics struct {
	*telemetry.Metrics

	UpdatesIgnored, UpdatesRefused, UpdatesRepeated, NotAddressed prometheus.Counter
	MarkupRefused, ChatsGone, PressesRefused, InlineExpired       prometheus.Counter
	PollFailures, PollConflicts                                   prometheus.Counter
	WebhookRefused, WebhookTaken, WebhookErrors                   prometheus.Counter
}

// NewMetrics makes Telegram's metrics and registers them, beside those that all platforms share.
func NewMetrics(r prometheus.Registerer, common *telemetry.Metrics) *Metrics {
	return &Metrics{
		Metrics: common.OrUnregistered(),
		UpdatesIgnored: telemetry.NewCounter(r, "telegram_updates_ignored",
			"Telegram's updates of a kind that was not asked for."),
		UpdatesRefused: telemetry.NewCounter(r, "telegram_updates_refused",
			"Telegram's updates that the store did not take; Telegram sends them again."),
		UpdatesRepeated: telemetry.NewCounter(r, "telegram_updates_repeated",
			"Telegram's updates that came once more."),
		NotAddressed: telemetry.NewCounter(r, "telegram_not_addressed",
			"Messages in groups that were not for the bot."),
		MarkupRefused: telemetry.NewCounter(r, "telegram_markup_refused",
			"Messages whose markup Telegram refused; they went again as plain text."),
		ChatsGone: telemetry.NewCounter(r, "telegram_chats_gone", "Chats that take no message any more."),
		PressesRefused: telemetry.NewCounter(r, "telegram_presses_refused",
			"Presses of buttons that are not this bot's, or of another chat."),
		InlineExpired: telemetry.NewCounter(r, "telegram_inline_expired",
			"Inline queries that were too old to be answered."),
		PollFailures: telemetry.NewCounter(r, "telegram_poll_failures", "Polls that failed."),
		PollConflicts: telemetry.NewCounter(r, "telegram_poll_conflicts",
			"Polls that met another poller or a webhook."),
		WebhookRefused: telemetry.NewCounter(r, "telegram_webhook_refused",
			"Calls of the webhook without the secret."),
		WebhookTaken: telemetry.NewCounter(r, "telegram_webhook_taken",
			"Times that the webhook was found set to another address."),
		WebhookErrors: telemetry.NewCounter(r, "telegram_webhook_errors",
			"Times that Telegram had trouble with the webhook."),
	}
}
