// Package bot is the Service that answers questions: it keeps conversations, admits or refuses, says how it is, and
// swaps the library that it answers from. It knows no chat platform.
//
// # A tour of the house, bottom-up
//
// [rebot/index/bulletin] is the domain: issues and their facts, months and periods, amounts, units, and the closed
// list of products and all their names. It reads nothing.
//
// [rebot/index/lexicon] is the language of the trade as data, text files with one concept a line. It cuts a text into
// tokens that cover it without a gap (cut.go) and composes numbers, periods and quantities out of them (compose.go);
// what nothing knows stays, as Unknown. Those who read the bulletin and those who ask about it use the same.
//
// [rebot/index/english] says an English question in Chinese, by a dictionary and a small grammar of clauses, so that
// the articles are asked in their own language.
//
// [rebot/index/transcription] hears which Han characters a foreign name is written by: Kaunas in 考纳斯, and
// [rebot/index/wording] finds what issues call a thing that a question names in other words.
//
// [rebot/index/spelling] finds the names that a text misspells, by the sound and the shape of a character.
//
// [rebot/index/thesaurus] knows which words say nearly the same, as people ask and as texts write. It makes no fact:
// it only helps to find the sentence that answers. The words of both are kept packed ([rebot/index/packed]): who
// edits their data packs it anew by the test that says so.
//
// [rebot/index/intake] tells what a file is by its content and turns text, DOCX, HTML and PDF into lines with their
// page and place. A PDF is read by a process of its own, which [rebot/index/intake/pdf] is: the only importer of
// PDFium's WebAssembly. It also draws a part of a page, with what is cited marked.
//
// [rebot/index/extract] reads one monthly issue. The PDF's text breaks sentences over lines and pages, so
// [rebot/index/extract/layout] joins lines to paragraphs first, paragraphs to articles that end in their 来源. Tables
// give facts by what their columns say ([rebot/index/extract/table]). Prose is cut into clauses
// ([rebot/index/extract/clause]), and a clause gives facts only when every word of it fits a slot: subject, measure,
// period, value, change, company, place. Each fact keeps the source's digits and the lines it stands on, and each
// printed number is accounted for (account.go). [rebot/index/extract/audit] holds facts against each other; what no
// rounding explains is a Finding.
//
// [rebot/index] is a Library of issues: facts by kind and subject, prose in an index on disk or in memory. A Library
// never changes; a new issue makes a new generation of the index beside the one that answers. [rebot/index/search]
// finds passages and ranks them; [rebot/index/search/disk] keeps them in an index of Bleve's;
// [rebot/index/search/stock] is Bleve as it comes, which it is measured beside. These two alone import Bleve.
// [rebot/index/synth] makes as many issues as a benchmark wants, and one that somebody poisoned. [rebot/index/prices]
// reads price histories of the user's own, which stand beside the bulletin. [rebot/seeds] is the issue inside the
// binary.
//
// [rebot/bot/intent] makes a Query of a question: tokens first, then frames that claim tokens and compete by what they
// leave unclaimed (frame.go), each for a source of rows: prices, trade, quotas, articles, patents, prose. A Query says
// from where, where, when, what is wanted, and what is to be computed; what no frame took is named in it. Follow-ups
// lean on the Query before (follow.go). It is pure: all that it knows of the library is a Catalog of names and months.
//
// [rebot/bot/passage/sentence] has the grammar of a question and of a sentence: what is asked for, where its words
// stand in a clause, and what is lifted out. It knows no article. [rebot/bot/passage/claim] reads whether a clause says
// that something is so. [rebot/bot/passage/owner] tells which amount of a sentence is the one that is asked for.
// [rebot/bot/passage/reckon] works out what is asked
// of amounts that an article prints, each proven by its label. [rebot/bot/passage] finds, weighs and quotes: the
// sentence that holds what is asked about and a word of the kind asked for, or that there is none. How likely the
// sentences answer is judged last (judge.go): what hardly does is shown as what may, and claims nothing.
//
// [rebot/bot/sheet] writes tables that spreadsheets open. [rebot/bot/reply] is the reply to a question before any
// platform's markup: figures, citations, tables, notes. Only a Writer can permit a number that stands in no cited
// line; the number gate finds every other one in the rendered text. [rebot/bot/card] lays out what a chat shows of a
// reply at a glance.
//
// [rebot/bot/chart] draws a reply's chart as a picture. [rebot/bot/markup] fills in templates of HTML.
//
// [rebot/bot/answer/unread] finds in sentences the one figure that is asked for, where no reader made a fact of it.
//
// [rebot/bot/answer] carries a Query out over a Library: facts are selected (select.go), filtered, ranked and computed
// with (compute.go), prose is asked (prose.go), and the rows are laid out (lay.go). What the bulletin does not say, and
// what is not understood, becomes a refusal that says which (refuse.go); what it says twice and differently becomes a
// note with both places (discrepancy.go).
//
// [rebot/bot/store] keeps what must survive a kill, in SQLite or PostgreSQL. [rebot/bot/telemetry] has metrics, the log
// and Secret. [rebot/bot/queue] handles what a platform delivered, at least once: claims, leases, three outcomes of a
// send.
//
// [rebot/bot/receipt] gives each reply a receipt: what it rests on is kept, so that it can be made again, and so is
// what people thought of it.
//
// [rebot/bot] is this package. A Service answers, an Admission turns away what comes too fast.
//
// [rebot/bot/deliver] sends each new issue once to its subscribers, from the ledger in the store. [rebot/bot/subscribe]
// carries out the commands that subscribe, set alerts and show the audit log. [rebot/bot/reload] looks at the folder of
// bulletins, has a new library made, validates it by questions out of its own facts, and swaps it in at the Service.
//
// [rebot/bot/slack] and [rebot/bot/telegram] turn their wire formats into questions and replies into their markup;
// [rebot/bot/slack/kit] builds what Slack shows beside text.
// [rebot/bot/api] is what programs get, one JSON for the command line, HTTP and [rebot/bot/mcp], which serves the
// tools of the Model Context Protocol. [rebot/bot/web] serves both over HTTP, to those who may look, a feed of
// digests, and pages for people: each figure leads to the line it stands on, lit up. [rebot/bot/web/chart] lays out
// the lines of prices over time. [rebot/bot/mail] and [rebot/bot/webhook] are targets of subscriptions: people's
// mailboxes, and programs that get signed requests. [rebot/bot/wait] lets time pass until a context ends.
// [rebot/bot/bottest] is the suite that both chat platforms pass, and [rebot/bot/bottest/cases] the issue and the
// files of cases that the tests below them share, held against their files by [rebot/bot/bottest/golden].
//
// [rebot/cmd/rebot] wires it together: one verb a file. [rebot/cmd/rebot/terminal] is how verbs read and write text,
// and [rebot/cmd/rebot/settings] what is set. [rebot/cmd/ask] is the first look of a newcomer: one question, little to
// compile.
package bot
