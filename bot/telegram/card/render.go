package card

import (
	"regexp"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/reply"
)

// pageRows is how many rows of a table one page shows; a longer table is paged with buttons.
const pageRows = 12

// A Card is an answer as messages, before it is known where they go.
type Card struct {
	Answer *reply.Reply
	Parts  []Part
	Page   int // of a paged table, from 0
	Pages  int // 1 where nothing is paged

	HeldBack bool // the gate did not let the markup go
}

// Render sets an answer as messages. Page tells which page of a long table to show; all shows it whole.
func Render(a *reply.Reply, page int) Card {
	c := Card{Answer: a, Pages: 1}
	t := a.Table
	if t != nil && page != All && len(t.Rows) > pageRows {
		c.Pages = (len(t.Rows) + pageRows - 1) / pageRows
		c.Page = min(max(page, 0), c.Pages-1)
		t = pageOf(t, c.Page)
	}
	c.Parts = pack(blocks(a, t))
	if len(a.Check(c.text())) > 0 || len(c.Parts) == 0 {
		c.HeldBack, c.Pages, c.Page = true, 1, 0
		c.Parts = pack([]block{{lines: paragraphs(reply.Text(a), "")}})
	}
	return c
}

// All is the page number that shows a table whole.
const All = -1

// text is the visible text of all the messages.
func (c Card) text() string {
	var b strings.Builder
	for _, p := range c.Parts {
		b.WriteString(p.Text + "\n")
	}
	return b.String()
}

func pageOf(t *reply.Table, page int) *reply.Table {
	from := page * pageRows
	return &reply.Table{Head: t.Head, Right: t.Right, Rows: t.Rows[from:min(from+pageRows, len(t.Rows))]}
}

// blocks lays an answer out: what was asked for first, where it stands last.
func blocks(a *reply.Reply, t *reply.Table) []block {
	var out []block
	add := func(lines ...line) {
		if len(lines) > 0 {
			out = append(out, block{lines: lines})
		}
	}
	if a.Title != "" {
		add(styled(a.Title, "b"))
	}
	if a.Lead != "" {
		add(lead(a)...)
	}
	out = append(out, passages(a)...)
	for _, e := range a.Excerpts {
		out = append(out, excerpt(e)...)
	}
	if t != nil {
		out = append(out, table(t)...)
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
	if _, rest := Offers(a); len(rest) > 0 {
		add(plain(Say(a, "还可以问：", "Ask next: ") + strings.Join(rest, Say(a, "；", "; "))))
	}
	out = append(out, sources(a)...)
	if a.Receipt != "" {
		out = append(out, block{lines: []line{plain(a.Mark())}})
	}
	return out
}

// lead sets the figure that was asked for in bold.
func lead(a *reply.Reply) []line {
	lines := paragraphs(a.Lead, "")
	if len(a.Figures) == 0 || len(lines) > 1 || !strings.HasPrefix(a.Lead, a.Figures[0].Value) {
		return lines
	}
	at := strings.IndexAny(a.Lead, "，,;；")
	if at < 0 {
		at = len(a.Lead)
	}
	return []line{append(styled(a.Lead[:at], "b"), plain(a.Lead[at:])...)}
}

// passages quotes the bulletin, and names the other articles on the same.
func passages(a *reply.Reply) []block {
	var out []block
	for _, p := range a.Passages {
		if p.More {
			out = append(out, block{lines: []line{plain(Say(a, "另见：", "See also: ") + "《" + p.Text + "》 " +
				mark(p.Citation))}})
			continue
		}
		lines := paragraphs(p.Text, "")
		last := len(lines) - 1
		lines[last] = append(lines[last], plain(" "+mark(p.Citation))...)
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

// Say picks the language of the frame.
func Say(a *reply.Reply, chinese, english string) string {
	if a.English {
		return english
	}
	return chinese
}
