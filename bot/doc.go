// Package bot turns a question into an answer whose every figure stands in a line of the bulletin. It knows no chat
// platform and no search engine.
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
// makes a new one, beside the one that answers (Renew). It is the only importer of Bleve. [rebot/index/synth] makes as many issues as a benchmark wants, and one that somebody poisoned.
//
// [rebot/seeds] is the issue inside the binary, for whoever has none yet.
//
// [rebot/bot] takes a question apart (query.go, period.go), scans it for the words of all patterns (scan.go), sends it through the ordered rules of route.go to an
// Intent, and fills an Answer from the library: price.go, lists.go, trade.go, news.go, digest.go and their like, one
// for each kind of Intent. What the bulletin does not say becomes a typed refusal (refuse.go); what it says twice and
// differently becomes a note with both places (doubt.go). Before an answer leaves, the number gate (gate.go) looks for
// numbers in the rendered text that stand in no cited line and follow from no shown formula; one such number and the
// answer is held back. A Desk answers for the platforms and remembers what each conversation was about; Work handles
// what they delivered, at least once, from an Inbox. A Door turns away, before they are kept, questions that come too fast or
// from where nobody may ask (notice.go says so). A Clerk takes orders to subscribe and to watch, and a Courier sends
// each new issue once to who ordered it, from the ledger in the store. A Watcher looks at the folder of bulletins (watch.go), has a new
// library made (renew.go), proves it by questions out of its own facts (prove.go, canary.go), and swaps it in at the Desk.
//
// [rebot/bot/store] keeps what must survive a kill, in SQLite or PostgreSQL.
//
// [rebot/bot/slack] and [rebot/bot/telegram] turn their wire formats into questions and answers into their markup;
// [rebot/bot/bottest] is the suite that both pass.
//
// [rebot/cmd/rebot] wires it together: one verb a file.
package bot
