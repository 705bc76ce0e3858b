// Package sentence knows the grammar of a sentence and of a question, and no article or issue. A question is cut into
// the things that it asks for: what kind of thing (want.go, asked.go), where in a clause it stands (relation.go), in
// which of its words (term.go). A sentence of the bulletin is cut into clauses and phrases (sentence.go, grammar.go);
// the terms of a question are met in it (meet.go), and what is asked for is lifted out of it (head.go): a time
// (date.go), a place (place.go), somebody (who.go, related.go, being.go, doer.go), a number (number.go, change.go,
// list.go, figure.go), a thing (thing.go). Whether it says yes or no is told by verdict.go and modal.go.
package sentence

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A Sentence is the text between two full stops, or all of a paragraph or title.
type Sentence struct {
	Text    string // as printed
	runes   []rune // as printed
	Folded  string
	letters []rune // folded, one for each of runes
	Tokens  []lexicon.Token
	Leans   bool   // it goes on with the sentence before
	Firm    string // that 公司 as its subject means
	OfFirm  bool   // its 公司 is the firm that was named before
	Issued  bulletin.Month
}

// New takes a text with its tokens.
func New(text string, tokens []lexicon.Token) Sentence {
	s := Sentence{Text: text, runes: wideStops([]rune(text)), Folded: Fold(text), Tokens: tokens}
	s.letters = []rune(s.Folded)
	s.Leans, s.OfFirm = leans(&s), ofFirm(&s)
	return s
}

// wideStops makes the narrow commas and semicolons beside Han those of Chinese, which end a clause: 960美元,氧化铽.
func wideStops(rs []rune) []rune {
	han := func(i int) bool { return i >= 0 && i < len(rs) && unicode.Is(unicode.Han, rs[i]) }
	for i, r := range rs {
		if wide := strings.IndexRune(",;", r); wide >= 0 && (han(i-1) || han(i+1)) {
			rs[i] = []rune("，；")[wide]
		}
	}
	return rs
}

// Fold makes letters that mean the same alike, one for one: full and half width, traditional and simplified, capital
// and small.
func Fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0xFF01 && r <= 0xFF5E:
			r -= 0xFEE0
		case r == 0x3000:
			return ' '
		}
		return plainLatin(unicode.ToLower(r))
	}, bulletin.Simplify(s))
}

// plainLatin is a Latin letter without what stands above or in it: the l of Puławy.
func plainLatin(r rune) rune {
	if r < 0xE0 || r > 0x17F {
		return r
	}
	if at := slices.Index([]rune("łøđı"), r); at >= 0 {
		return rune("lodi"[at])
	}
	first, _ := utf8.DecodeRuneInString(norm.NFD.String(string(r)))
	return first
}

// Split cuts a text into sentences: behind 。！？ and what closes behind them, not within brackets or a quotation.
func Split(text string) (out [][2]int) {
	from, depth := 0, 0
	add := func(to int) {
		s := text[from:to]
		a := from + len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
		if b := a + len(strings.TrimSpace(s)); b > a {
			out = append(out, [2]int{a, b})
		}
		from = to
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch r {
		case '（', '(', '《', '“':
			depth = min(depth+1, 3)
		case '）', ')', '》', '”':
			depth = max(depth-1, 0)
		}
		if depth == 0 && (strings.ContainsRune("。！？｡\n", r) || r == '”' && endsBefore(text[:i-size])) && !heads(text[from:i]) {
			add(i)
		}
	}
	add(len(text))
	return out
}

// heads reports whether a text only says what the sentence behind it is on, which goes with it: 二、申请条件。
func heads(text string) bool {
	number := strings.TrimLeft(text, " \u3000（(")
	body := strings.TrimLeft(number, "一二三四五六七八九十")
	mark, size := utf8.DecodeRuneInString(body)
	return body != number && strings.ContainsRune("、）)", mark) && !strings.ContainsAny(body[size:], "，、；：0123456789")
}

// endsBefore reports whether a text ends as a sentence does.
func endsBefore(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune("。！？", r)
}

// leaning begins a sentence that goes on with the one before it.
var leaning = lexicon.List("leaning")

// pointing says anywhere in a sentence that it goes on with the one before it; firmAnaphors begin a clause on a firm
// that was named before.
var pointing, firmAnaphors = lexicon.List("leaning.anywhere"), lexicon.List("anaphor.firm")

// ofFirm reports whether a clause of a sentence begins with 公司 or the like, which stands for a firm named before.
func ofFirm(s *Sentence) bool {
	for _, clause := range strings.FieldsFunc(s.Text, func(r rune) bool { return strings.ContainsRune(breaks, r) }) {
		for _, w := range firmAnaphors {
			if rest, ok := strings.CutPrefix(clause, w); ok && !strings.HasPrefix(rest, "的") {
				return true
			}
		}
		if len(s.bodies()) > 0 && strings.Contains(clause, s.bodies()[0].Text) {
			return false // it is named in the sentence itself
		}
	}
	return false
}

// leans reports whether a sentence goes on with the one before it.
func leans(s *Sentence) bool {
	t := strings.TrimLeft(s.Folded, "“\"（( ")
	for _, w := range leaning {
		if strings.HasPrefix(t, w) {
			return true
		}
	}
	for _, k := range kinds { // 难点在于…: of what was told before
		if slices.ContainsFunc(lexicon.List("kind."+k), func(w string) bool { return strings.HasPrefix(t, w) }) {
			return true
		}
	}
	for _, w := range pointing {
		if strings.Contains(s.Folded, w) {
			return true
		}
	}
	return false
}

// Common is which part of the letters of a word stand in a sentence.
func (s *Sentence) Common(t *Term) float64 {
	if !bulletin.HasHan(t.Text) {
		return 0
	}
	n, in := 0, 0
	for _, r := range t.Text {
		n++
		if strings.ContainsRune(s.Folded, r) {
			in++
		}
	}
	return float64(in) / float64(n)
}

// Balanced reports whether a text has as many brackets that open as such that close.
func Balanced(s string) bool {
	return !slices.ContainsFunc([][2]string{{"(", ")"}, {"（", "）"}, {"《", "》"}, {"“", "”"}, {"[", "]"}},
		func(pair [2]string) bool {
			return strings.Count(s, pair[0]) != strings.Count(s, pair[1])
		})
}

// Tears reports whether a piece begins within a word that nothing knows, or with a preposition: 根碱式碳酸铕 of 低硫酸根碱式碳酸铕.
func (s *Sentence) Tears(piece string) bool {
	i := strings.Index(s.Text, piece)
	if i < 0 || !bulletin.HasHan(piece) {
		return false
	}
	at := len([]rune(s.Text[:i]))
	t := s.tokenAt(at)
	if t == nil {
		return false
	}
	return t.From < at && (t.Class == lexicon.Unknown || t.Class == lexicon.Company) && bulletin.HasHan(t.Text) ||
		t.From == at && (t.Of("prep") || t.Of("aspect") || t.Of("link") && !t.Is("link.of"))
}

// AnyOf reports whether any token of a sentence is of a concept.
func (s *Sentence) AnyOf(ids ...string) bool {
	for i := range s.Tokens {
		for _, id := range ids {
			if s.Tokens[i].Is(id) || s.Tokens[i].Class == lexicon.Word && s.Tokens[i].Kind == id {
				return true
			}
		}
	}
	return false
}

// SaysAny reports whether any of some words stands in a sentence.
func (s *Sentence) SaysAny(words []string) bool { return hasAny(s.Folded, words) }

// breaks are the marks that end a clause.
const breaks = "，。；：！？"

// ClauseOf numbers the clause that a letter stands in.
func (s *Sentence) ClauseOf(at int) (n int) {
	for i := 0; i < at && i < len(s.runes); i++ {
		if strings.ContainsRune(breaks, s.runes[i]) {
			n++
		}
	}
	return n
}

// nearest picks the piece that answers: in the clause that says most of what is asked about, and there the one that
// stands nearest to it. A time stands before what happens then, and its clause may end before that; what is the most
// is said to be so.
func (s *Sentence) nearest(all []Piece, spans []Span, w *Want) Piece {
	best, most, least := all[0], -9, 1<<30
	for _, f := range all {
		in, d := 0, 1<<29
		if w.extreme && superlative(s.lead(f, 0)) {
			in++
		}
		if w.extreme && s.reached(f, 0) {
			in++
		}
		in += s.ofTime(f.From, w)
		for _, m := range spans {
			if s.ClauseOf(m.From) == s.ClauseOf(f.From) {
				in++
			}
			d = min(d, f.apart(m, w.Head == When))
		}
		if in > most || in == most && d < least {
			best, most, least = f, in, d
		}
	}
	return best
}

// ofTime scores the time that a number is of: 1 for the one asked about, -2 for another.
func (s *Sentence) ofTime(at int, w *Want) int {
	t := s.timeBefore(at)
	if t == nil || len(w.times) == 0 || !w.Head.Counted() {
		return 0
	}
	if slices.ContainsFunc(w.times, func(o *lexicon.Token) bool { return o.Period.Contains(t.Period) }) {
		return 1
	}
	return -2
}

// timeBefore is the last time that a sentence names before a number and compares nothing with, nil for none.
func (s *Sentence) timeBefore(at int) *lexicon.Token {
	for i := len(s.Tokens) - 1; i >= 0; i-- {
		t := &s.Tokens[i]
		if t.Class == lexicon.PeriodOf && t.From < at && !t.Period.IsZero() && !s.compares(Piece{Span: Span{t.From, t.To}}) &&
			!s.fromThen(t, at) {
			return t
		}
	}
	return nil
}

// fromThen reports whether a time is that of the number from which something goes to another: 由去年的 12 吨降至 9 吨.
func (s *Sentence) fromThen(t *lexicon.Token, at int) bool {
	return t.From > 0 && strings.ContainsRune("由从自", s.runes[t.From-1]) && slices.ContainsFunc(s.Tokens, func(k lexicon.Token) bool {
		return k.From >= t.To && k.To <= at && (k.Class == lexicon.Quantity || k.Class == lexicon.Number) && k.To < at
	})
}

// untimely reports whether a number is of another time than any that is asked about: of one apart from it, or of a
// longer one, whose figure is not that of a month or a quarter in it; a quarter's is not that of a longer time either.
func (s *Sentence) untimely(at int, w *Want) bool {
	t := s.timeBefore(at)
	if t == nil || len(w.times) == 0 || !w.Head.Counted() {
		return false
	}
	p := t.Period
	return !slices.ContainsFunc(w.times, func(o *lexicon.Token) bool {
		switch asked := o.Period; {
		case p == asked, asked.From.Day > 0 && p.Contains(asked):
			return true
		case asked.Contains(p):
			return asked.Months() == 12 || p.Months() == 1 || p.From.Day > 0
		}
		return p.From.Day > 0 && p.Contains(o.Period)
	})
}

// apart is how far a piece stands from a span; a time that stands behind it is farther than any before.
func (f Piece) apart(m Span, time bool) int {
	switch {
	case f.From >= m.To && time:
		return f.From - m.To + 1<<20
	case f.From >= m.To:
		return f.From - m.To
	case f.To > m.From:
		return 0
	}
	return m.From - f.To
}

// together joins the pieces of the clauses that say what is asked about: 1996年、2009年.
func (s *Sentence) together(all []Piece, spans []Span, one Piece) string {
	clauses := []int{s.ClauseOf(one.From)}
	for _, m := range spans {
		clauses = append(clauses, s.ClauseOf(m.From))
	}
	var texts []string
	for _, f := range apart(all) {
		if slices.Contains(clauses, s.ClauseOf(f.From)) && !slices.Contains(texts, f.Text) {
			texts = append(texts, f.Text)
		}
	}
	return strings.Join(texts, "、")
}

// apart keeps of pieces that overlap the longest, in the order in which they stand.
func apart(all []Piece) (out []Piece) {
	slices.SortStableFunc(all, func(a, b Piece) int { return (b.To - b.From) - (a.To - a.From) })
	for _, f := range all {
		if !slices.ContainsFunc(out, func(o Piece) bool { return f.From < o.To && o.From < f.To }) {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b Piece) int { return a.From - b.From })
	return out
}
