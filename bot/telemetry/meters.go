package telemetry

// A meter is something that is counted or timed, with the names of its labels in the order in which their values are
// given. Labels have few values, all of them ours: never what a user wrote, a name, an id or a secret.
type meter struct {
	name   string // rebot_name_total, or of a time rebot_name_seconds
	help   string
	labels []string
}

// counters lists all that Count may count.
var counters = []meter{
	{"questions", "Questions that people asked, by platform, kind of intent, and status of the answer.", []string{"platform", "intent", "status"}},
	{"questions_refused", "Questions that were not looked up, by the reason: too-fast, crowded, too-long, busy, slow, not-here; and orders, admins-only.", []string{"platform", "why"}},
	{"answers_broken", "Questions that could not be answered because the search failed or a rule panicked.", nil},

	{"sends", "Messages that were to be sent, by outcome: sent, not_sent, unknown.", []string{"platform", "outcome"}},
	{"send_unknown", "Events and deliveries whose sending ended without learning whether it arrived.", []string{"platform"}},
	{"possible_duplicates", "Those of them that are sent once more, so that there may be two copies.", []string{"platform"}},
	{"render_held_back", "Replies whose markup showed a number that the gate does not know; plain text went instead.", []string{"platform"}},

	{"events_done", "Events and deliveries that were handled.", []string{"platform"}},
	{"events_retried", "Events and deliveries that failed and come again.", []string{"platform"}},
	{"events_dead", "Events and deliveries that were given up after a failure.", []string{"platform"}},
	{"events_expired", "Events and deliveries that were too old to be handled.", []string{"platform"}},
	{"inbox_errors", "Times that the store did not give or take an event.", []string{"platform"}},
	{"leases_lost", "Events and deliveries that took longer than their lease, so that another took them.", []string{"platform"}},
	{"panics", "Panics that were caught.", []string{"platform"}},

	{"plans_failed", "Times that the deliveries of an issue could not be planned.", nil},
	{"deliveries_sent", "Messages of digests and watches that were delivered.", []string{"platform"}},
	{"deliveries_failed", "Messages of digests and watches that were given up.", []string{"platform"}},
	{"deliveries_doubled", "Messages that the ledger had as sent before they were noted as sent: they may stand twice.", []string{"platform"}},
	{"deliveries_not_allowed", "Those that were not made because the bot may not answer in their place any more.", []string{"platform"}},
	{"subscriptions_off", "Subscriptions that were switched off because their chat takes no message.", []string{"platform"}},

	{"bulletins_left_alone", "Bulletin files that could not be used, each once until it changes.", nil},
	{"bulletins_out_of_reach", "Times that the folder of bulletins could not be looked at, each once until it can.", nil},
	{"index_rebuilds", "Times that the kept index was put aside and built anew: for damage, or for crashes at the start.", []string{"why"}},
	{"libraries_refused", "Libraries that failed the proof, by the check that they failed.", []string{"check"}},
	{"libraries_swapped", "Libraries that took the place of the one before.", nil},

	{"slack_events_ignored", "Slack's events that need no answer, by the reason.", []string{"why"}},
	{"slack_events_refused", "Slack's events that the store did not take; Slack sends them again.", nil},
	{"slack_commands_late", "Commands whose answer did not go into the acknowledgement.", nil},
	{"slack_bad_signatures", "Requests that Slack did not sign.", nil},
	{"slack_blocks_refused", "Messages whose blocks Slack refused, by its code; they went again as plain text.", []string{"code"}},
	{"slack_codes_unrecognized", "Codes of Slack's that are not in its documentation.", nil},
	{"slack_lookups", "Looks for a message that may have been posted: found, absent, refused (for want of a scope), failed.", []string{"outcome"}},
	{"slack_sockets_opened", "Connections of Socket Mode that were opened.", nil},
	{"slack_socket_failures", "Connections of Socket Mode that could not be opened.", nil},

	{"telegram_updates_ignored", "Telegram's updates of a kind that was not asked for.", nil},
	{"telegram_updates_refused", "Telegram's updates that the store did not take; Telegram sends them again.", nil},
	{"telegram_updates_repeated", "Telegram's updates that came once more.", nil},
	{"telegram_not_addressed", "Messages in groups that were not for the bot.", nil},
	{"telegram_markup_refused", "Messages whose markup Telegram refused; they went again as plain text.", nil},
	{"telegram_chats_gone", "Chats that take no message any more.", nil},
	{"telegram_presses_refused", "Presses of buttons that are not this bot's, or of another chat.", nil},
	{"telegram_inline_expired", "Inline queries that were too old to be answered.", nil},
	{"telegram_poll_failures", "Polls that failed.", nil},
	{"telegram_poll_conflicts", "Polls that met another poller or a webhook.", nil},
	{"telegram_webhook_refused", "Calls of the webhook without the secret.", nil},
	{"telegram_webhook_taken", "Times that the webhook was found set to another address.", nil},
	{"telegram_webhook_errors", "Times that Telegram had trouble with the webhook.", nil},
}

// timers lists all that Time may time.
var timers = []meter{
	{"answer", "From the question to its answer, without sending it.", []string{"platform"}},
	{"ack", "From a request or an envelope of the platform to its acknowledgement.", []string{"platform"}},
}

// buckets go from the 100 µs that a price takes to the 3 s after which Slack gives up, and a little beyond.
var buckets = []float64{50e-6, 100e-6, 250e-6, 500e-6, 1e-3, 2.5e-3, 5e-3, 10e-3, 25e-3, 50e-3, 100e-3, 250e-3, 500e-3, 1, 2.5, 5}
