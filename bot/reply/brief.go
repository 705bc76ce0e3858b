package reply

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A Brief is what a chat shows of a reply: what was asked for, large, and little beside it. The reply has all of it, which a
// terminal prints and the button for the source shows.
type Brief struct {
	Head   string // what it is of: small above a figure, else the heading
	Figure string // what was asked for; empty for none
	Lead   string // a sentence
	Fields []Field
	Table  *Table
	Lines  []string // below the table
	Asks   []Ask    // buttons that ask a question
	More   []Ask    // a list to choose a question from
	Again  string   // a question that gives the same reply
	Orders []Ask    // buttons that give an order
	Aside  []int    // citations that only what it covers rests on

	covers      []string // the details and notes that it stands for
	title, lead string   // what the reply said when it was made
}

// A Field is a figure beside the one asked for.
type Field struct{ Name, Value string }

// An Ask is a button that asks a question.
type Ask struct{ Label, Question string }

// Brief sets what chats show. It stands for the title and the lead of the reply as they are now, its table, and the details and
// notes that it covers; what is added or said otherwise later is shown as well.
func (w Writer) Brief(b Brief, covers ...string) {
	b.title, b.lead, b.covers = w.Title, w.Lead, slices.Clone(covers)
	w.brief, w.aside = &b, b.Aside
}

// InChat is the reply as a chat shows it: by its brief, where that still holds, and with the digits of figures in groups.
func (a *Reply) InChat() (*Reply, Brief) {
	c, b := *a, Brief{}
	c.aside = nil
	if a.brief != nil && a.lead() && a.Excerpts == nil {
		b, c.aside = *a.brief, a.aside
		c.Title, c.Lead, c.Table = strings.Replace(a.Title, b.title, b.Head, 1), b.Lead, b.Table
		c.Details, c.Notes = without(a.Details, b.covers), without(a.Notes, b.covers)
		b.Figure = Grouped(b.Figure)
		b.Fields, b.Lines = grouped(b.Fields), groupedAll(b.Lines)
	}
	c.Details = a.unmarked(c.Details)
	b.Asks, b.Orders = slices.Concat(b.Asks, a.Asks), slices.Concat(b.Orders, a.Orders)
	c.Title, c.Lead, c.Details, c.Notes = Grouped(c.Title), Grouped(c.Lead), groupedAll(c.Details), groupedAll(saidOnce(c.Notes))
	c.Table = c.Table.grouped()
	if a.English {
		frameInEnglish(&c, &b)
	}
	return &c, b
}

// lead reports whether the reply still says what its brief was made for; something may stand before its title.
func (a *Reply) lead() bool {
	return a.Lead == a.brief.lead && strings.HasSuffix(a.Title, a.brief.title)
}

var marksBehind = regexp.MustCompile(` ?\[\d[\d,–]*\]$`)

// marks reports whether a chat shows the marks of citations: where all are of one article it is named without one, and many
// articles are not named.
func (a *Reply) marks() bool {
	n := len(a.Places())
	return n > 1 && n <= a.named()
}

// PassageMark is the number of a passage's citation as a chat shows it behind the passage, empty for none.
func (a *Reply) PassageMark(p Passage) string {
	if !a.marks() {
		return ""
	}
	return " [" + strconv.Itoa(p.Citation+1) + "]"
}

// Lists reports whether the details are what was asked for, each for itself: the lead announces them, or there is nothing
// else but how many they are.
func (a *Reply) Lists() bool {
	announced := strings.HasSuffix(a.Lead, "：") || strings.HasSuffix(a.Lead, ":")
	alone := a.Title != "" && !a.Tells() && len(a.Figures)+len(a.Passages)+len(a.Excerpts) == 0 && a.Table == nil
	return len(a.Details) > 1 && announced || len(a.Details) > 0 && alone
}

// Tells reports whether the lead is a sentence.
func (a *Reply) Tells() bool {
	return slices.ContainsFunc([]string{".", "。", "?", "？"}, func(end string) bool { return strings.HasSuffix(a.Lead, end) })
}

// unmarked takes the marks of citations away where a chat shows none.
func (a *Reply) unmarked(list []string) (out []string) {
	if a.marks() {
		return list
	}
	for _, s := range list {
		out = append(out, marksBehind.ReplaceAllString(s, ""))
	}
	return out
}

// saidOnce leaves out of notes the last sentence that the one behind them ends with too.
func saidOnce(notes []string) (out []string) {
	for i, n := range notes {
		rest, last := cutLast(n)
		if next := i + 1; next < len(notes) && rest != "" && strings.HasSuffix(notes[next], last) {
			n = rest
		}
		out = append(out, n)
	}
	return out
}

// cutLast cuts the last sentence off a text; the rest is empty where there is but one.
func cutLast(text string) (rest, last string) {
	at := 0
	for _, stop := range []string{"。", ". "} {
		if i := strings.LastIndex(strings.TrimSuffix(text, stop), stop); i >= 0 {
			at = max(at, i+len(strings.TrimSpace(stop)))
		}
	}
	return text[:at], text[at:]
}

func without(list, these []string) (out []string) {
	for _, s := range list {
		if !slices.Contains(these, s) {
			out = append(out, s)
		}
	}
	return out
}

func groupedAll(list []string) (out []string) {
	for _, s := range list {
		out = append(out, Grouped(s))
	}
	return out
}

func grouped(list []Field) (out []Field) {
	for _, f := range list {
		out = append(out, Field{f.Name, Grouped(f.Value)})
	}
	return out
}

// grouped sets the figures in the columns that are flush right in groups of digits.
func (t *Table) grouped() *Table {
	if t == nil {
		return nil
	}
	g := &Table{Head: t.Head, Right: t.Right}
	for _, row := range t.Rows {
		row = slices.Clone(row)
		for i, cell := range row {
			if i < len(t.Right) && t.Right[i] {
				row[i] = GroupedCell(cell)
			}
		}
		g.Rows = append(g.Rows, row)
	}
	return g
}

// Foot is what stands small below a card: its sources, and behind the last one the receipt.
func (a *Reply) Foot() []Source {
	lines, mark := a.Short(), a.Mark()
	switch {
	case mark == "":
	case len(lines) == 0:
		lines = []Source{{Before: mark}}
	default:
		lines[len(lines)-1].After += " · " + mark
	}
	return lines
}

// Short names the sources on a line each, a line of a phone where it can be: without titles and files, and without the lines that
// a card shows nothing of: 中国稀土行业协会 · 2024-11 期 第 1090 行. Of many it gives the number alone.
func (a *Reply) Short() []Source {
	places := a.Places()
	if len(places) == 0 {
		return nil
	}
	if n := strconv.Itoa(len(places)); len(places) > a.named() {
		return []Source{{Title: a.Say("出处 "+n+" 篇", n+" articles"), URL: a.LinkOf(places[0])}}
	}
	var out []Source
	for _, p := range places {
		source := p.Source
		if source == "" {
			source = "《" + p.Article + "》"
		}
		before := ""
		if len(places) > 1 && a.refers() {
			before = Marks(p.Marks) + " "
		}
		where := p.All[0].briefly(a.English, len(a.Passages) > 0) + " " + nearPlace(a.shown(p), a.English)
		out = append(out, Source{before, source, " · " + where, a.LinkOf(p)})
	}
	return out
}

// shown are the citations of an article without those that are set aside, or all where these are.
func (a *Reply) shown(p *Place) (out []Citation) {
	for i, c := range p.All {
		if !slices.Contains(a.aside, p.Marks[i]-1) {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		return p.All
	}
	return out
}

// How many sources a chat names; of more it gives the number. Those that sentences refer to are named sooner.
const (
	fewSources    = 2
	quotedSources = 4
)

// named is how many sources a chat names.
func (a *Reply) named() int {
	if len(a.Passages) > 0 {
		return quotedSources
	}
	return fewSources
}
