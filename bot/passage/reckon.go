package passage

import (
	"cmp"
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/passage/reckon"
	"rebot/bot/passage/sentence"
	"rebot/index/lexicon"
)

// A Reckoning is a result worked out of figures that sentences print one by one.
type Reckoning struct {
	Op   intent.OpName // Sum, Diff, Ratio, ShareOf, or Verdict for the larger or the smaller
	Less bool          // the smaller is asked for
	Of   []Operand     // two at least, all of one unit
	Time bool          // they are of the same at several times
}

// An Operand is a printed figure and what it is of.
type Operand struct {
	Name  string // as the question says it
	Value string // in plain decimals
	Scale string // that it is printed in: 万
	Unit  string
	Quote *Quote // nil where the question itself gives it
	at    int    // where the number stands in its sentence
	line  int    // the sentence
}

// reckon works out what is asked out of an article, nil where it does not print the figures.
func (q *question) reckon(a *article, op intent.OpName, parts []Part) *Reckoning {
	terms := q.termsIn(a)
	if slices.ContainsFunc(terms, func(t sentence.Term) bool { return t.Goods() && !t.Here && !t.Topic }) {
		return nil // its figures are of other goods
	}
	w := q.Measure()
	ways := []func(*article, *sentence.Want, []sentence.Term, []Part) []Operand{
		q.named, q.dated, q.given, q.several, q.listed,
	}
	for _, find := range ways {
		of := find(a, w, terms, parts)
		if op == intent.Verdict && (len(of) != 2 || of[0].Name == "" || of[0].Value == of[1].Value) {
			continue
		}
		if len(of) < 2 || op == intent.ShareOf && len(of) > 2 || !alike(of) {
			continue
		}
		if (op == intent.ShareOf || op == intent.Sum) && of[0].Unit == "%" || op == intent.Sum && a.moves(of) {
			return nil // it is printed; rates make no sum, nor does what something was and what it became
		}
		if !q.ofOneSort(of) || slices.ContainsFunc(of, func(o Operand) bool { return o.Quote != nil && q.ofOtherResult(a, w, &o) }) {
			return nil
		}
		less := q.Any("op.less") || strings.ContainsAny(q.ask.Text, "小低")
		return &Reckoning{Op: op, Of: of, Less: less, Time: len(q.Spanned(w)) > 1 && of[0].Name != ""}
	}
	return nil
}

// ofOtherResult reports whether a figure is of the profit where revenue is asked about, or the other way round.
func (q *question) ofOtherResult(a *article, w *sentence.Want, o *Operand) bool {
	return q.OtherResult(&a.sentences[o.line].Sentence, w, o.at)
}

// ofOneSort reports whether figures are of things of one sort, where any is of a place or a firm: 德国 and 波兰, not 永磁体
// and 波兰.
func (q *question) ofOneSort(of []Operand) bool {
	sort := func(name string) lexicon.Class {
		i := slices.IndexFunc(q.Tokens, func(t lexicon.Token) bool {
			return t.Text == name && (t.Class == lexicon.Place || t.Class == lexicon.Company)
		})
		if i < 0 {
			return lexicon.Unknown
		}
		return q.Tokens[i].Class
	}
	return !slices.ContainsFunc(of[1:], func(o Operand) bool { return o.Name != "" && of[0].Name != "" && sort(o.Name) != sort(of[0].Name) })
}

// proven gives what was worked out of an article where the labels of its figures say what the question asks, else nil.
func (q *question) proven(a *article, r *Reckoning) *Reckoning {
	if r == nil {
		return nil
	}
	var of []reckon.Place
	for _, o := range r.Of {
		if o.Quote != nil {
			of = append(of, reckon.Place{Line: o.line + 1, At: o.at})
		}
	}
	if !a.amounts().Proves(of, q.Letters, q.Tokens) {
		return nil
	}
	return r
}

// alike reports whether figures can be reckoned with each other: they are of one unit, and no figure of a sentence is
// taken for two, which is then of one of them, or of both together.
func alike(of []Operand) bool {
	for i, o := range of {
		if slices.ContainsFunc(of[:i], o.same) {
			return false
		}
	}
	return !slices.ContainsFunc(of, func(o Operand) bool { return o.Unit != of[0].Unit && o.Quote != nil })
}

// same reports whether two figures are one: of one value, in one sentence.
func (o Operand) same(p Operand) bool {
	return o.Quote != nil && p.Quote != nil && o.Value == p.Value && o.Unit == p.Unit && o.Quote.Text == p.Quote.Text
}

// named finds the figures of things that the question joins: 镨钕金属和镧铈金属. Of several chains the first counts whose
// figures are printed.
func (q *question) named(a *article, w *sentence.Want, terms []sentence.Term, _ []Part) []Operand {
	for _, names := range q.Chains(terms) {
		if of := q.figuresOf(a, names, w, terms); of != nil && alike(of) {
			return of
		}
	}
	return nil
}

// figuresOf finds the figures of things: in one sentence, or else of each in the sentence that says most of the
// question.
func (q *question) figuresOf(a *article, names []*sentence.Term, w *sentence.Want,
	terms []sentence.Term) (out []Operand) {
	order := a.byShare(terms)
	for _, at := range order {
		out = out[:0]
		for _, n := range names {
			out = append(out, q.figureOf(a, at, n, w)...)
		}
		if len(out) == len(names) && alike(out) {
			return out
		}
	}
	out = nil
	for _, n := range names {
		i := slices.IndexFunc(order, func(at int) bool { return q.figureOf(a, at, n, w) != nil })
		if i < 0 {
			return nil
		}
		out = append(out, q.figureOf(a, order[i], n, w)...)
	}
	return out
}

// byShare lists the sentences of an article, those first that say most of some terms.
func (a *article) byShare(terms []sentence.Term) []int {
	order, got := make([]int, len(a.sentences)), make([]float64, len(a.sentences))
	for at := range a.sentences {
		order[at] = at
		for i := range terms {
			_, share := a.sentences[at].Meets(&terms[i])
			got[at] += share * terms[i].Weight
		}
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(got[y], got[x]) })
	return order
}

// figureOf finds the figure that a sentence prints of a thing, if any: the one in the same piece of it, or the one
// that 分别 shares out to it.
func (q *question) figureOf(a *article, at int, t *sentence.Term, w *sentence.Want) []Operand {
	s := &a.sentences[at]
	m, share := s.Meets(t)
	if s.head || share < most || m.To == 0 {
		return nil
	}
	k := s.FigureAt(m, w)
	if k == nil {
		return nil
	}
	o := a.operand(at, k)
	o.Name = q.word(t)
	return []Operand{*o}
}

func (a *article) operand(at int, t *lexicon.Token) *Operand {
	quote := a.quote(at, at)
	return &Operand{Value: t.Value, Scale: t.Scale, Unit: t.Unit, Quote: &quote, at: t.From, line: at}
}

// dated finds the figures of several times in one sentence, the one that says most of what is asked.
func (q *question) dated(a *article, w *sentence.Want, terms []sentence.Term, _ []Part) (best []Operand) {
	times, most := q.Spanned(w), 0.0
	if len(times) < 2 {
		return nil
	}
	for at := range a.sentences {
		s := &a.sentences[at]
		var out []Operand
		for _, t := range times {
			if k := s.FigureOn(t, w); k != nil {
				o := *a.operand(at, k)
				o.Name = t.Period.Chinese()
				out = append(out, o)
			}
		}
		got := 0.5
		for i := range terms {
			_, share, _ := a.credit(&reading{at: at, from: at}, at, &terms[i])
			got += share * terms[i].Weight
		}
		if len(out) == len(times) && a.labelledAlike(s, out, string(q.Letters)) && got > most && got*2 > weightOf(terms) {
			best, most = out, got
		}
	}
	return best
}

// labelledAlike reports whether no two of some figures of a sentence stand behind nouns that differ, of which the question
// has neither.
func (a *article) labelledAlike(s *placed, of []Operand, asked string) bool {
	last := ""
	for _, o := range of {
		label := ""
		for _, t := range s.Tokens {
			switch {
			case t.To > o.at:
			case t.Class == lexicon.Mark:
				label = ""
			case t.Class == lexicon.Word && t.To-t.From > 1 && (t.Of("measure") || t.Of("kind") || t.Of("attr")):
				label = t.Text
			}
		}
		if label != "" && last != "" && label != last && !strings.Contains(asked, label) && !strings.Contains(asked, last) {
			return false
		}
		last = cmp.Or(label, last)
	}
	return true
}

// given takes the one number that is found and the one that the question itself gives: 是原来11个的几倍.
func (q *question) given(_ *article, _ *sentence.Want, _ []sentence.Term, parts []Part) []Operand {
	var own []*lexicon.Token
	for i := range q.Tokens {
		if t := &q.Tokens[i]; t.Class == lexicon.Quantity && t.Unit != "%" || t.Class == lexicon.Number {
			own = append(own, t)
		}
	}
	if len(own) != 1 || !q.Any("op.ratio") {
		return nil
	}
	for i := range parts {
		p := &parts[i]
		if n := leading(p.Value); p.Found && p.Head.Counted() && n != "" && len(p.Quotes) > 0 {
			return []Operand{{Value: n, Quote: &p.Quotes[0]}, {Name: own[0].Text, Value: own[0].Value}}
		}
	}
	return nil
}

// leading is the plain number that a text is or begins with, where only a counter stands behind it.
func leading(s string) string {
	end := 0
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || s[end] == '.') {
		end++
	}
	if strings.ContainsAny(s[end:], "万亿千百") {
		return ""
	}
	return s[:end]
}

// several takes as many figures as the question counts of what it asks about: 两种金属的产能.
func (q *question) several(a *article, w *sentence.Want, terms []sentence.Term, parts []Part) (out []Operand) {
	n := 0
	for i := range q.Tokens {
		t := &q.Tokens[i]
		switch {
		case t.Is("ref.both"):
			n = 2
		case (t.Class == lexicon.Quantity || t.Class == lexicon.Number) && len(t.Value) == 1 && t.Value > "1" && n == 0:
			n = int(t.Value[0] - '0')
		}
	}
	at := a.quoted(parts)
	if n == 0 || at < 0 || q.sharedOut(a, at, terms) {
		return nil
	}
	s := &a.sentences[at]
	units := map[string]int{}
	for _, t := range s.Figures(w) {
		out = append(out, *a.operand(at, t))
		units[t.Unit]++
	}
	return slices.DeleteFunc(out, func(o Operand) bool { return units[o.Unit] != n })
}

// listed takes the figures that stand side by side in one clause of the sentence that answers, where the sum of what
// they are of is asked for and no part of it is named.
func (q *question) listed(a *article, w *sentence.Want, terms []sentence.Term, parts []Part) (out []Operand) {
	at := a.quoted(parts)
	if at < 0 || !q.Any("op.sum") || len(q.Chains(terms)) > 0 || q.sharedOut(a, at, terms) {
		return nil
	}
	s := &a.sentences[at]
	for _, t := range s.Figures(w) {
		if n := len(out) - 1; n >= 0 && (out[n].Unit != t.Unit || s.ClauseOf(out[n].at) != s.ClauseOf(t.From)) {
			if n > 0 {
				return out
			}
			out = out[:0]
		}
		out = append(out, *a.operand(at, t))
	}
	return out
}

// sharedOut reports whether a sentence shares its figures out with 分别 and the question names one of those that get
// one: the others are of something else.
func (q *question) sharedOut(a *article, at int, terms []sentence.Term) bool {
	s := &a.sentences[at]
	return strings.Contains(s.Folded, "分别") && slices.ContainsFunc(terms, func(t sentence.Term) bool {
		return (t.Name || t.Token == nil && t.To-t.From > 2 || t.Token != nil && t.Token.Of("stage")) && s.Says(&t)
	})
}

// apart takes the difference of two numbers of the sentence that answers, where how far something moved is asked for,
// or what is left of a whole.
func (q *question) apart(a *article, parts []Part) *Reckoning {
	at := a.quoted(parts)
	if at < 0 || !parts[0].Found || parts[0].missed {
		return nil
	}
	s, w := &a.sentences[at], q.Wants[0]
	var spans []sentence.Span
	for _, t := range q.termsIn(a) {
		if m, share := s.Meets(&t); share >= most && m.To > m.From {
			spans = append(spans, m)
		}
	}
	x, y := s.Between(&w, spans)
	if x == nil || x.Unit != y.Unit || !q.binds(a, at, x.From) {
		return nil
	}
	return &Reckoning{Op: intent.Diff, Of: []Operand{*a.operand(at, x), *a.operand(at, y)}}
}

// moves reports whether two figures are what something was and what it became: 由3.1万吨增至4.3万吨.
func (a *article) moves(of []Operand) bool {
	return len(of) == 2 && of[0].Quote != nil && of[1].Quote != nil && slices.ContainsFunc(a.sentences, func(s placed) bool {
		return s.paragraph == of[0].Quote.Paragraph && s.to == of[0].Quote.To && s.paragraph == of[1].Quote.Paragraph &&
			s.to == of[1].Quote.To && s.Becomes(of[0].at, of[1].at)
	})
}

// quoted is the sentence that is quoted first, -1 for none.
func (a *article) quoted(parts []Part) int {
	if len(parts) == 0 || len(parts[0].Quotes) == 0 {
		return -1
	}
	return slices.IndexFunc(a.sentences, func(s placed) bool {
		return s.paragraph == parts[0].Quotes[0].Paragraph && s.to == parts[0].Quotes[0].To
	})
}

// addends counts the figures of the sentence that is quoted first which might have to be added.
func (q *question) addends(a *article, parts []Part) int {
	at, w := a.quoted(parts), q.Measure()
	if at < 0 || w.At < 0 {
		return 0
	}
	s := &a.sentences[at]
	all := s.Figures(w)
	if len(all) == 2 && s.Becomes(all[0].From, all[1].From) {
		return 1
	}
	return len(all)
}
