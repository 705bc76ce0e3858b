package passage

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"rebot/bot/intent"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A Reckoning is what can be worked out of figures that sentences print one by one.
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
}

// operators are the words that ask for something to be worked out of several figures.
var operators = []struct {
	id string
	op intent.OpName
}{{"op.ratio", intent.Ratio}, {"op.diff", intent.Diff}, {"op.sum", intent.Sum}}

// operator is what is to be done with figures, empty for nothing.
func (q *asking) operator() intent.OpName {
	for _, o := range operators {
		if q.any(o.id) {
			return o.op
		}
	}
	for _, w := range q.wants {
		switch {
		case w.head.counted() && w.at >= 0 && q.any("move") && len(q.spanned(&w)) > 1 && !q.asksGrowth(),
			w.head.counted() && w.at >= 0 && q.any("cmp.than") && (q.any("op.more") || q.any("op.less")):
			return intent.Diff
		case w.head == Percent && q.any("measure.share"):
			return intent.ShareOf
		}
	}
	if q.asksLarger() {
		return intent.Verdict
	}
	return ""
}

// asksLarger reports whether the larger or the smaller of two is asked for: 哪个大, 谁更多.
func (q *asking) asksLarger() bool {
	if !q.any("ask.which") && !q.any("ask.who") {
		return false
	}
	return slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
		return t.Is("op.more") || t.Is("op.less") || slices.Contains([]string{"大", "小", "高", "低"}, t.Text)
	})
}

// asksGrowth reports whether growth in per cent is asked for, which is no difference of two figures.
func (q *asking) asksGrowth() bool {
	return strings.Contains(q.text, "百分之") || strings.Contains(q.text, "增长率") || strings.Contains(q.text, "per cent")
}

// any reports whether a word of a concept stands in the question.
func (q *asking) any(id string) bool {
	return slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return t.Is(id) })
}

// reckon works out what is asked out of an article, nil where it does not print the figures.
func (q *question) reckon(a *article, op intent.OpName, parts []Part) *Reckoning {
	terms := q.terms(a.text)
	a.titles(terms)
	w := q.measure()
	for _, find := range []func(*article, *want, []term, []Part) []Operand{q.named, q.dated, q.given, q.several, q.listed} {
		of := find(a, w, terms, parts)
		if op == intent.Verdict && (len(of) != 2 || of[0].Name == "" || of[0].Value == of[1].Value) {
			continue
		}
		if len(of) < 2 || op == intent.ShareOf && len(of) > 2 || !alike(of) {
			continue
		}
		if op == intent.ShareOf && of[0].Unit == "%" { // it is printed
			return nil
		}
		return &Reckoning{Op: op, Of: of, Less: q.any("op.less") || strings.ContainsAny(q.ask.Text, "小低"), Time: len(q.spanned(w)) > 1 && of[0].Name != ""}
	}
	return nil
}

// alike reports whether figures can be reckoned with each other: they are of one unit, and no figure of a sentence is taken
// for two, which is then of one of them, or of both together.
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

// measure is the want that says what kind of number is asked for: of a ratio or a share it is of any.
func (q *asking) measure() *want {
	for i := len(q.wants) - 1; i >= 0; i-- {
		if w := q.wants[i]; w.head.counted() && w.head != Name {
			if w.head == Percent && !q.any("move") && !q.any("op.diff") {
				w.head, w.of, w.unit = HowMany, "", ""
			}
			return &w
		}
	}
	return &want{head: HowMany, at: -1}
}

// joints stand between two things that are reckoned with.
var joints = []string{"op.and", "op.or", "op.plus", "op.minus", "cmp.than", "measure.share"}

// named finds the figures of things that the question joins: 镨钕金属和镧铈金属. Of several chains the first counts whose
// figures are printed.
func (q *question) named(a *article, w *want, terms []term, _ []Part) []Operand {
	for _, names := range q.chains(terms) {
		if of := q.figuresOf(a, names, w, terms); of != nil && alike(of) {
			return of
		}
	}
	return nil
}

// chains lists the runs of terms that joints hold together.
func (q *asking) chains(terms []term) (out [][]*term) {
	for i := range q.tokens {
		t := &q.tokens[i]
		if !slices.ContainsFunc(joints, t.Is) && t.Text != "、" {
			continue
		}
		left, right := around(terms, t)
		if left == nil || right == nil {
			continue
		}
		if n := len(out) - 1; n >= 0 && out[n][len(out[n])-1] == left {
			out[n] = append(out[n], right)
			continue
		}
		out = append(out, []*term{left, right})
	}
	return out
}

// figuresOf finds the figures of things: in one sentence, or else of each in the sentence that says most of the question.
func (q *question) figuresOf(a *article, names []*term, w *want, terms []term) (out []Operand) {
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
func (a *article) byShare(terms []term) []int {
	order, got := make([]int, len(a.sentences)), make([]float64, len(a.sentences))
	for at := range a.sentences {
		order[at] = at
		for i := range terms {
			_, share := a.sentences[at].meets(&terms[i])
			got[at] += share * terms[i].weight
		}
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(got[y], got[x]) })
	return order
}

// around finds the terms on both sides of a token.
func around(terms []term, t *lexicon.Token) (left, right *term) {
	for i := range terms {
		switch k := &terms[i]; {
		case k.from < t.From && t.To < k.to: // a run of letters that the article has too
			return k.piece(k.from, t.From), k.piece(t.To, k.to)
		case k.weight < 1:
		case k.to <= t.From && t.From-k.to < 3:
			left = k
		case k.from >= t.To && right == nil && k.from-t.To < 3:
			right = k
		}
	}
	return left, right
}

// piece is a part of a term.
func (t *term) piece(from, to int) *term {
	return &term{from: from, to: to, text: string([]rune(t.text)[from-t.from : to-t.from]), weight: t.weight}
}

// figureOf finds the figure that a sentence prints of a thing, if any: the one in the same piece of it, or the one that
// 分别 shares out to it.
func (q *question) figureOf(a *article, at int, t *term, w *want) []Operand {
	s := &a.sentences[at]
	m, share := s.meets(t)
	if s.head || share < most || m.to == 0 {
		return nil
	}
	k := s.figureAt(m, w)
	if k == nil {
		return nil
	}
	o := a.operand(at, k)
	o.Name = q.word(t)
	return []Operand{*o}
}

// figureAt is the number that belongs to what stands at a place of a sentence, nil for none.
func (s *sentence) figureAt(m met, w *want) *lexicon.Token {
	if v := s.respectively(m.from); v != "" {
		for _, t := range s.figures(w) {
			if strings.HasPrefix(v, string(s.runes[t.From:t.To])) {
				return t
			}
		}
		return nil
	}
	from, to := m.from, s.stop(m.to, "、，；。和与")
	for from > 0 && !strings.ContainsRune("、，；。和与", s.runes[from-1]) {
		from--
	}
	var best *lexicon.Token
	for _, t := range s.figures(w) {
		if t.From < from || t.To > to {
			continue
		}
		if best == nil || best.From < m.from && t.From >= m.to {
			best = t
		}
	}
	return best
}

// amounts lists the tokens of a sentence; of those that were made of others, the amounts and times in them.
func (s *sentence) amounts() (out []*lexicon.Token) {
	var add func(list []lexicon.Token)
	add = func(list []lexicon.Token) {
		for i := range list {
			t := &list[i]
			if t.Class == lexicon.Quantity || t.Class == lexicon.PeriodOf || len(t.Parts) == 0 {
				out = append(out, t)
				continue
			}
			add(t.Parts)
		}
	}
	add(s.tokens)
	return out
}

// counted reports whether a token is a number of the kind asked for.
func (s *sentence) counted(t *lexicon.Token, w *want) bool {
	if t.Class != lexicon.Quantity && t.Class != lexicon.Change || t.Value == "" || t.Upper != "" || t.Unit == "" {
		return false
	}
	_, ok := s.counts(t, w)
	return ok
}

// figures lists the numbers of the kind asked for.
func (s *sentence) figures(w *want) []*lexicon.Token {
	return slices.DeleteFunc(s.amounts(), func(t *lexicon.Token) bool { return !s.counted(t, w) })
}

func (a *article) operand(at int, t *lexicon.Token) *Operand {
	quote := a.quote(at, at)
	return &Operand{Value: t.Value, Scale: t.Scale, Unit: t.Unit, Quote: &quote, at: t.From}
}

// spanned lists the times that a want is about, of a span its two ends.
func (q *asking) spanned(w *want) (out []*lexicon.Token) {
	for i := range q.tokens {
		t := &q.tokens[i]
		if a, b := years(t); a > 0 { // 2018到2023
			out = append(out, yearToken(a), yearToken(b))
			continue
		}
		if t.Class != lexicon.PeriodOf || t.Period.IsZero() {
			continue
		}
		if p := t.Period; p.From.Month.Year() != p.To.Month.Year() {
			from, to := *t, *t
			from.Period.To.Month = p.From.Month + 11
			to.Period.From.Month = p.To.Month - 11
			out = append(out, &from, &to)
			continue
		}
		out = append(out, t)
	}
	return out
}

// dated finds the figures of several times in one sentence, the one that says most of what is asked.
func (q *question) dated(a *article, w *want, terms []term, _ []Part) (best []Operand) {
	times, most := q.spanned(w), 0.0
	if len(times) < 2 {
		return nil
	}
	for at := range a.sentences {
		s := &a.sentences[at]
		var out []Operand
		for _, t := range times {
			if k := s.figureOn(t, w); k != nil {
				o := *a.operand(at, k)
				o.Name = t.Period.Chinese()
				out = append(out, o)
			}
		}
		got := 0.5
		for i := range terms {
			_, share, _ := a.credit(&reading{at: at, from: at}, at, &terms[i])
			got += share * terms[i].weight
		}
		if len(out) == len(times) && got > most && got*2 > weightOf(terms) {
			best, most = out, got
		}
	}
	return best
}

// figureOn is the first number behind a time of a sentence, before any other time.
func (s *sentence) figureOn(asked *lexicon.Token, w *want) *lexicon.Token {
	on := false
	for _, t := range s.amounts() {
		if t.Class == lexicon.PeriodOf && !t.Period.IsZero() {
			on = asked.Period.Contains(t.Period)
		}
		if on && s.counted(t, w) {
			return t
		}
	}
	return nil
}

// given takes the one number that is found and the one that the question itself gives: 是原来11个的几倍.
func (q *question) given(_ *article, _ *want, _ []term, parts []Part) []Operand {
	var own []*lexicon.Token
	for i := range q.tokens {
		if t := &q.tokens[i]; t.Class == lexicon.Quantity && t.Unit != "%" || t.Class == lexicon.Number {
			own = append(own, t)
		}
	}
	if len(own) != 1 || !q.any("op.ratio") {
		return nil
	}
	for i := range parts {
		p := &parts[i]
		if n := leading(p.Value); p.Found && p.Head.counted() && n != "" && len(p.Quotes) > 0 {
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
func (q *question) several(a *article, w *want, _ []term, parts []Part) (out []Operand) {
	n := 0
	for i := range q.tokens {
		t := &q.tokens[i]
		switch {
		case t.Is("ref.both"):
			n = 2
		case (t.Class == lexicon.Quantity || t.Class == lexicon.Number) && len(t.Value) == 1 && t.Value > "1" && n == 0:
			n = int(t.Value[0] - '0')
		}
	}
	at := a.quoted(parts)
	if n == 0 || at < 0 {
		return nil
	}
	s := &a.sentences[at]
	units := map[string]int{}
	for _, t := range s.figures(w) {
		out = append(out, *a.operand(at, t))
		units[t.Unit]++
	}
	return slices.DeleteFunc(out, func(o Operand) bool { return units[o.Unit] != n })
}

// listed takes the figures that stand side by side in one clause of the sentence that answers, where the sum of what they are
// of is asked for and no part of it is named.
func (q *question) listed(a *article, w *want, terms []term, parts []Part) (out []Operand) {
	at := a.quoted(parts)
	if at < 0 || !q.any("op.sum") || len(q.chains(terms)) > 0 {
		return nil
	}
	s := &a.sentences[at]
	for _, t := range s.figures(w) {
		if n := len(out) - 1; n >= 0 && (out[n].Unit != t.Unit || s.clauseOf(out[n].at) != s.clauseOf(t.From)) {
			if n > 0 {
				return out
			}
			out = out[:0]
		}
		out = append(out, *a.operand(at, t))
	}
	return out
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
	at, w := a.quoted(parts), q.measure()
	if at < 0 || w.at < 0 {
		return 0
	}
	return len(a.sentences[at].figures(w))
}

// years are the two ends of a bare range of numbers that can only be years, zero for none.
func years(t *lexicon.Token) (from, to int) {
	if t.Class != lexicon.Number || len(t.Value) != 4 || len(t.Upper) != 4 || t.Value[:2] != "20" || t.Upper[:2] != "20" {
		return 0, 0
	}
	from, _ = strconv.Atoi(t.Value)
	to, _ = strconv.Atoi(t.Upper)
	return from, to
}

func yearToken(y int) *lexicon.Token {
	p := bulletin.Period{}
	p.From.Month, p.To.Month = bulletin.NewMonth(y, 1), bulletin.NewMonth(y, 12)
	return &lexicon.Token{Class: lexicon.PeriodOf, Period: p}
}
