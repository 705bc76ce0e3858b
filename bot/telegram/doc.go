// Package telegram answers in Telegram: it makes questions of updates, and messages of answers.
//
// An update is stored before it is confirmed, whether it was polled (poll.go) or delivered (webhook.go); bot.Work hands
// it to handle.go, again if something failed. What a message asks is read in command.go; a press of a button in
// callback.go; a query typed in another chat in inline.go. An answer is laid out by render.go as blocks of HTML, which
// split.go packs into messages, and send.go sends them at the pace that pace.go allows.
package telegram
