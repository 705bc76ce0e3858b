// Package bot is the Service that answers questions: it keeps conversations, admits or refuses, says how it is, and
// swaps the library that it answers from. It knows no chat platform.
//
// # A tour of the house, bottom-up
//
// [rebot/index/bulletin] is the domain: issues and their facts, months, amounts, units, and the closed list of products
// and all their names.
//
// [rebot/index/extract] reads one monthly issue. The PDF's text breaks sentences over lines and pages, so lines are
// joined to paragraphs first (layoutOf, joins), paragraphs to articles that end in their 来源. Facts are then read by
// what a line says, never by where it stands: prices from tables by their header row and from prose by the product's
// name, indices, foreign trade clause by clause, quotas, patents. Each fact keeps the source's digits and the lines it
// stands on. The audit holds facts against each other; what no rounding explains is a Finding.
//
// [rebot/index] is a Library of issues: facts in maps by key, prose in a search. A Library never changes; a new issue
// makes a new one beside the one that answers. It is the only importer of Bleve. [rebot/index/synth] makes as many
// issues as a benchmark wants, and one that somebody poisoned. [rebot/seeds] is the issue inside the binary.
//
// [rebot/bot/intent] takes a question apart and sends it through ordered rules to an Intent. It is pure: all that it
// knows of the library is a Catalog of names and months.
//
// [rebot/bot/reply] is the reply to a question before any platform's markup: figures, citations, tables, notes. Only a
// Writer can permit a number that stands in no cited line; the number gate finds every other one in the rendered text.
//
// [rebot/bot/answer] carries an Intent out over a Library, a file for each kind: price.go, trade.go, digest.go. What
// the bulletin does not say becomes a typed refusal (refuse.go); what it says twice and differently becomes a note with
// both places (doubt.go).
//
// [rebot/bot/store] keeps what must survive a kill, in SQLite or PostgreSQL. [rebot/bot/telemetry] has metrics, the log
// and Secret. [rebot/bot/queue] handles what a platform delivered, at least once: claims, leases, three outcomes of a
// send.
//
// [rebot/bot] is this package. A Service answers, an Admission turns away what comes too fast.
//
// [rebot/bot/deliver] sends each new issue once to its subscribers, from the ledger in the store. [rebot/bot/subscribe]
// carries out the commands that subscribe, set alerts and show the audit log. [rebot/bot/reload] looks at the folder of
// bulletins, has a new library made, validates it by questions out of its own facts, and swaps it in at the Service.
//
// [rebot/bot/slack] and [rebot/bot/telegram] turn their wire formats into questions and replies into their markup.
// [rebot/bot/bottest] is the suite that both pass, and [rebot/bot/bottest/cases] the issue and the files of cases that
// the tests below them share.
//
// [rebot/cmd/rebot] wires it together: one verb a file.
package bot
