package telegram

import (
	"regexp"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/reply"
)

// pageRows is how many rows of a table one page shows; a longer table is paged with buttons.
const pageRows = 12

// A card is an answer as messages, before it is known where they go.
type card struct {
	answer *reply.Reply
	parts  []part
	page   int // of a paged table, from 0
	pages  int // 1 where nothing is paged

	heldBack bool // the gate did not let the markup go
}

// render sets an answer as messages, and counts those whose markup the gate held back.
func (a *Adapter) render(ans *reply.Reply, page int) card {
	c := render(ans, page)
	if c.heldBack {
		a.metrics.HeldBack.WithLabelValues(Platform).Inc()
	}
	return c
}

// render sets an answer as messages. Page tells which page of a long table to show; all shows it whole.
func render(a *reply.Reply, page int) card {
	c := card{answer: a, pages: 1}
	shown, brief := a.InChat()
	t := shown.Table
	if t != nil && page != all && len(t.Rows) > pageRows {
		c.pages = (len(t.Rows) + pageRows - 1) / pageRows
		c.page = min(max(page, 0), c.pages-1)
		t = pageOf(t, c.page)
	}
	c.parts = pack(blocks(shown, brief, t))
	if len(a.Check(c.text())) > 0 || len(c.parts) == 0 {
		c.heldBack, c.pages, c.page = true, 1, 0
		c.parts = pack([]block{{lines: paragraphs(reply.Text(a), "")}})
	}
	return c
}

// all is the page number that shows a table whole.
const all = -1

// text is the visible text of all the messages.
func (c card) text() string {
	var b strings.Builder
	for _, p := range c.parts {
		b.WriteString(p.text + "\n")
	}
	return b.String()
}

func pageOf(t *reply.Table, page int) *reply.Table {
	from := page * pageRows
	return &reply.Table{Head: t.Head, Right: t.Right, Rows: t.Rows[from:min(from+pageRows, len(t.Rows))]}
}

// blocks lays an answer out: what was asked for first, where it stands last.
func blocks(a *reply.Reply, b reply.Brief, t *reply.Table) []block {
	var out []block
	add := func(lines ...line) {
		if len(lines) > 0 {
			out = append(out, block{lines: lines})
		}
	}
	add(headline(a, b)...)
	out = append(out, passages(a)...)
	for _, e := range a.Excerpts {
		out = append(out, excerpt(e)...)
	}
	if t != nil {
		out = append(out, table(t)...)
	}
	if a.File != nil {
		add(paragraphs(a.File.Text(), "code")...)
	}
	for _, l := range b.Lines {
		add(plain(l))
	}
	long := len(a.Details) > 6
	if long {
		add(nil)
	}
	add(details(a)...)
	for i, n := range a.Notes {
		if i == 0 && long {
			add(nil)
		}
		add(plain("⚠ " + n))
	}
	if _, rest := offers(a); len(rest) > 0 {
		add(plain(say(a, "还可以问：", "Ask next: ") + strings.Join(rest, say(a, "；", "; "))))
	}
	return append(out, foot(a)...)
}

// headline is the title and what was asked for: a figure in bold below what it is of, with others beside it, or a sentence below
// a heading.
func headline(a *reply.Reply, b reply.Brief) (out []line) {
	switch {
	case b.Figure != "":
		out = append(out, plain(a.Title), styled(b.Figure, "b"))
		if a.Lead != "" {
			out = append(out, paragraphs(a.Lead, "")...)
		}
		for _, f := range b.Fields {
			out = append(out, plain(f.Name+" "+f.Value))
		}
		return out
	case a.Title != "":
		out = append(out, styled(a.Title, "b"))
	}
	if a.Lead != "" {
		out = append(out, lead(a)...)
	}
	return out
}

// foot names the sources and the receipt, small.
func foot(a *reply.Reply) []block {
	switch {
	case a.Receipt == "" && (len(a.Citations) == 0 || a.Excerpts != nil):
		return nil
	case len(a.Citations) == 0 || a.Excerpts != nil:
		return []block{{lines: []line{plain(a.Mark())}}}
	}
	b := block{open: quoteOpen, close: quoteClose}
	for _, s := range a.Foot() {
		b.lines = append(b.lines, sourceLine(s))
	}
	return []block{b}
}

// bare is a text with the digits of its figures as the source has them.
func bare(s string) string { return strings.ReplaceAll(s, ",", "") }

// pause is what ends the figure at the head of a sentence; a comma within its digits does not.
var pause = regexp.MustCompile(`[，；;]|, `)

// lead sets the figure that was asked for in bold.
func lead(a *reply.Reply) []line {
	lines := paragraphs(a.Lead, "")
	if len(a.Figures) == 0 || len(lines) > 1 || !strings.HasPrefix(bare(a.Lead), a.Figures[0].Value) {
		return lines
	}
	at := len(a.Lead)
	if m := pause.FindStringIndex(a.Lead); m != nil {
		at = m[0]
	}
	return []line{append(styled(a.Lead[:at], "b"), plain(a.Lead[at:])...)}
}

// passages quotes the bulletin, and names the other articles on the same.
func passages(a *reply.Reply) []block {
	var out []block
	for _, p := range a.Passages {
		if p.More {
			out = append(out, block{lines: []line{plain(say(a, "另见：", "See also: ") + "《" + p.Text + "》" +
				a.PassageMark(p))}})
			continue
		}
		lines := paragraphs(p.Text, "")
		last := len(lines) - 1
		lines[last] = append(lines[last], plain(a.PassageMark(p))...)
		out = append(out, block{open: "<blockquote>", close: quoteClose, lines: lines})
	}
	return out
}

// details are the small print below. In a digest each begins with what it is about, which is set in bold, and headlines
// of one kind are gathered.
func details(a *reply.Reply) []line {
	q := intent.Of(a.Intent)
	digest := q != nil && q.Source == intent.Issue
	var out []line
	kind := ""
	for _, d := range a.Details {
		m := about.FindStringSubmatch(d)
		switch {
		case d == "":
		case a.Lists():
			out = append(out, plain("• "+d))
		case !digest || m == nil:
			out = append(out, paragraphs(d, "")...)
		case m[2] == " · ":
			if m[1] != kind {
				out = append(out, styled(m[1], "b"))
			}
			kind = m[1]
			out = append(out, plain("• "+d[len(m[0]):]))
		default:
			out = append(out, append(styled(m[0], "b"), plain(d[len(m[0]):])...))
		}
	}
	return out
}

var about = regexp.MustCompile(`^([^：:·。，,\n]{1,24}?)(：|: | · )`)

// say picks the language of the frame.
func say(a *reply.Reply, chinese, english string) string {
	if a.English {
		return english
	}
	return chinese
}
