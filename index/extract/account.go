package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rebot/index/bulletin"
	"rebot/index/extract/layout"
	"rebot/index/extract/table"
	"rebot/index/lexicon"
)

// accountFor says of every number printed in an issue, line by line, whether it is a fact, no figure, or unread, and why.
// The readers of tables and of prose have told of those that they met; what is left is told by what it stands in.
func (r *reader) accountFor() []bulletin.Figure {
	a := accountant{reader: r, told: make([]toldLine, len(r.Lines)+1), factual: map[int]bool{},
		out: make([]bulletin.Figure, 0, len(r.Figures)*5/4)}
	for i := range r.Facts {
		a.factual[r.Facts[i].Cite.Article] = true
	}
	a.gather()
	for i, raw := range r.Lines {
		if strings.ContainsFunc(raw, bulletin.IsNumeral) {
			a.line(i+1, raw)
		}
	}
	return a.out
}

// An accountant goes through the lines of an issue.
type accountant struct {
	*reader
	told    []toldLine   // by line
	factual map[int]bool // articles with facts
	at      int          // the article at hand
	text    []rune       // of the line at hand
	out     []bulletin.Figure
}

// gather puts what the readers told to its lines, each with place for as much as it has.
func (a *accountant) gather() {
	counts := make([]int, len(a.told))
	for i := range a.Figures {
		counts[a.Figures[i].Line]++
	}
	figures, exact := make([]bulletin.Figure, len(a.Figures)), make([]exactFigure, len(a.Figures))
	at := 0
	for line, n := range counts {
		a.told[line].figures, a.told[line].exact = figures[at:at:at+n], exact[at:at:at+n]
		at += n
	}
	for _, f := range a.Figures {
		a.told[f.Line].add(f)
	}
}

// line says of each number of a line what became of it.
func (a *accountant) line(n int, raw string) {
	text := a.spell(raw)
	first, numbered := -1, table.IsNumbered(strings.TrimSpace(raw))
	var rest *leftover
	room := lexicon.NewRoom()
	defer room.Free()
	end := len(text) // behind the last digit
	for !bulletin.IsNumeral(text[end-1]) {
		end--
	}
	for i := 0; i < end; {
		if !bulletin.IsNumeral(text[i]) {
			i++
			continue
		}
		k := bulletin.DigitsAt(text[i:])
		f := bulletin.Figure{Line: n, Text: string(text[i : i+k])}
		if first < 0 {
			first = i
		}
		var ok bool
		if f.Status, f.Reason, ok = a.tell(n, f.Text, i == first, i+k == end); i == first && numbered {
			f.Status, f.Reason = bulletin.FigureOther, "the number of a table"
		} else if !ok {
			if rest == nil {
				rest = a.leftover(room, n, raw)
			}
			f.Status, f.Reason = rest.at(i)
		}
		a.out = append(a.out, f)
		i += k
	}
}

// spell takes a line apart into its characters, which hold until the next.
func (a *accountant) spell(raw string) []rune {
	a.text = a.text[:0]
	for _, r := range raw {
		a.text = append(a.text, r)
	}
	return a.text
}

// tell takes what a reader said of a number on a line. A reader may have taken the number from over the end of a line, so
// that it begins with the last that stands here, or ends with the first.
func (a *accountant) tell(line int, text string, first, last bool) (status, reason string, ok bool) {
	f, ok := a.told[line].take(text, true, last)
	if !ok && first {
		f, ok = a.told[line-1].take(text, false, true)
	}
	if ok && f.Status == bulletin.FigureUnread {
		if why := a.ofScience(line); why != "" {
			return bulletin.FigureOther, why, true
		}
	}
	return f.Status, f.Reason, ok
}

// ofScience says why a number that was not read is no figure of the market where its article is a report of research, a
// list of papers or a notice of a patent, and has no fact.
func (a *accountant) ofScience(line int) string {
	n := a.articleOf(line)
	if n < 0 || a.factual[n] {
		return ""
	}
	return science[a.Articles[n].Kind]
}

var science = map[bulletin.Kind]string{
	bulletin.Patents:  "in a notice of a patent",
	bulletin.Papers:   "in a list of papers",
	bulletin.Research: "in a report of research",
}

// A toldLine holds what the readers said of the numbers of a line.
type toldLine struct {
	figures []bulletin.Figure
	exact   []exactFigure // those that are one number
	others  []int         // those that are more
}

// An exactFigure is one of a line's figures, with the number that it was.
type exactFigure struct {
	text string
	n    int
}

func (l *toldLine) add(f bulletin.Figure) {
	if isOneNumber(f.Text) {
		l.exact = append(l.exact, exactFigure{f.Text, len(l.figures)})
	} else {
		l.others = append(l.others, len(l.figures))
	}
	l.figures = append(l.figures, f)
}

// isOneNumber reports whether a text is a number, with the points and commas in it, and nothing else.
func isOneNumber(s string) bool {
	if s == "" {
		return true
	}
	before := ' '
	for i, r := range s {
		inside := (r == '.' || r == ',') && bulletin.IsNumeral(before)
		if !inside && !bulletin.IsNumeral(r) || inside && i+1 == len(s) {
			return false
		}
		before = r
	}
	return true
}

// maxOthers bounds how many figures of several numbers are searched for one, so that a long line stays cheap.
const maxOthers = 200

// take takes a number out of what was said. At the edge of a line every figure may hold a part of it.
func (l *toldLine) take(text string, here, edge bool) (bulletin.Figure, bool) {
	same := func(e exactFigure) bool { return e.text == text }
	if k := slices.IndexFunc(l.exact, same); here && k >= 0 {
		n := l.exact[k].n
		l.exact = slices.Delete(l.exact, k, k+1)
		l.figures[n].Text = ""
		return l.figures[n], true
	}
	for k, n := range l.others[:min(len(l.others), maxOthers)] {
		rest, found := without1(l.figures[n].Text, text, here)
		if !found {
			continue
		}
		if l.figures[n].Text = rest; !strings.ContainsFunc(rest, bulletin.IsNumeral) {
			l.others = slices.Delete(l.others, k, k+1)
		}
		return l.figures[n], true
	}
	for n := range l.figures {
		if !edge {
			break
		}
		if rest, found := without1(l.figures[n].Text, text, here); found {
			l.figures[n].Text = rest
			return l.figures[n], true
		}
	}
	return bulletin.Figure{}, false
}

// without1 takes a number out of a text that holds it as a whole number. On the line below the one that the text is told
// of, only what it ends with is meant.
func without1(text, number string, here bool) (string, bool) {
	for from := 0; ; {
		i := strings.Index(text[from:], number)
		if i < 0 {
			return text, false
		}
		i += from
		j := i + len(number)
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[j:])
		switch whole := !bulletin.IsNumeral(before) && before != '.'; {
		case here && whole && (!bulletin.IsNumeral(after) || j == len(text)):
			return text[:i] + " " + text[j:], true
		case here && whole && i == 0 && bulletin.IsNumeral(after), !here && j == len(text) && i > 0 &&
			(bulletin.IsNumeral(before) || strings.TrimSpace(text[:i]) == ""):
			return text[:i] + " " + text[j:], true // the rest of it stands on the next line, or its beginning on the one before
		}
		from = j
	}
}

// A leftover says of numbers of a line that no reader met what they are: by what the line is, or else by the tokens.
type leftover struct {
	status, reason string // of every number; empty where the token says it
	headline       bool
	tokens         []lexicon.Token
	next           int
}

// at says what the number at a character is. They are asked for in order.
func (l *leftover) at(char int) (status, reason string) {
	if l.status != "" {
		return l.status, l.reason
	}
	for l.next < len(l.tokens) && l.tokens[l.next].To <= char {
		l.next++
	}
	if status, reason = byToken(l.tokens, l.next); status == bulletin.FigureUnread && l.headline {
		reason = "it stands in a headline"
	}
	return status, reason
}

// leftover looks at a line once for all its numbers.
func (a *accountant) leftover(room *lexicon.Room, n int, raw string) *leftover {
	article := a.articleOf(n)
	if why := a.noFigures(article, n, strings.TrimSpace(bulletin.Narrow(raw))); why != "" {
		return &leftover{status: bulletin.FigureOther, reason: why}
	}
	if len(raw) > maxLexed {
		return &leftover{status: bulletin.FigureUnread, reason: "its line is longer than any of a bulletin"}
	}
	return &leftover{headline: a.Articles[article].ParagraphAt(n) == nil, tokens: words.TokensIn(room, raw, a.Month)}
}

// maxLexed is how many bytes of a line are looked at word by word: twice the text of a whole issue.
const maxLexed = 128 << 10

// noFigures says why a line has no figures, by itself and by the kind of its article; empty where it may have some.
func (a *accountant) noFigures(article, n int, text string) string {
	switch {
	case strings.HasPrefix(text, layout.BulletinName):
		return "the number of the issue"
	case layout.IsLitter(text), a.Pages[n-1]:
		return "a page, an address or a comment"
	case article < 0:
		return "outside of every article"
	}
	if layout.IsSource(text) {
		return "the source of an article"
	}
	if why := science[a.Articles[article].Kind]; why != "" {
		return why
	}
	if p := a.Articles[article].ParagraphAt(n); p != nil && p.Repeat {
		return "printed for the second time"
	}
	return ""
}

// articleOf is the article that a line stands in, -1 for none. Lines come in order.
func (a *accountant) articleOf(n int) int {
	for a.at < len(a.Articles) && a.Articles[a.at].Last < n {
		a.at++
	}
	if a.at == len(a.Articles) || a.Articles[a.at].First > n {
		return -1
	}
	return a.at
}

// byToken says what a number is by the token that it stands in.
func byToken(tokens []lexicon.Token, k int) (status, reason string) {
	if k == len(tokens) {
		return bulletin.FigureUnread, "nothing beside it is known"
	}
	switch t := &tokens[k]; {
	case t.Class == lexicon.PeriodOf:
		return bulletin.FigureOther, "a date"
	case t.Class == lexicon.Purity:
		return bulletin.FigureOther, "a grade"
	case t.Class == lexicon.Product, t.Class == lexicon.Company, t.Class == lexicon.Goods, t.Class == lexicon.Unknown,
		t.Class == lexicon.Element:
		return bulletin.FigureOther, "part of a name or formula"
	case t.Class == lexicon.Number && k == 0 && len(tokens) > 1, t.Class == lexicon.Number && k > 0 && (tokens[k-1].Is("ord") || tokens[k-1].Text == "表" ||
		tokens[k-1].Text == "图" || tokens[k-1].Text == "附件"):
		return bulletin.FigureOther, "a number of a list"
	}
	return bulletin.FigureUnread, "it stands in no sentence or table that is read"
}
