package passage

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/intent"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// An Operand is an amount of a sentence that is reckoned with.
type Operand struct {
	Name  string // what it is of, in the words of the question; empty where these name it only together
	Text  string // as printed
	Value decimal.Decimal
	Unit  string

	at met
}

// A Reckoning is what a question wants made of the amounts of a sentence that prints no such number itself.
type Reckoning struct {
	Op       intent.OpName
	Operands []Operand // empty where it isn't clear which amounts are meant
}

// reckoning finds the amounts that a want reckons with, in the sentence that answers best and what stands around it in
// its paragraph; nil where nothing is to be reckoned, or where the sentence says the result itself.
func (q *question) reckoning(a *article, r *reading, w *want) (*Reckoning, []Quote) {
	op := q.operator(w)
	if op == "" {
		return nil, nil
	}
	first, last := r.at, r.at
	for first > 0 && a.sentences[first-1].paragraph == a.sentences[r.at].paragraph && !a.sentences[first-1].head {
		first--
	}
	for last+1 < len(a.sentences) && a.sentences[last+1].paragraph == a.sentences[r.at].paragraph {
		last++
	}
	if a.sentences[r.at].printsResult(op) || op == intent.ShareOf && r.direct() {
		return nil, nil
	}
	for _, span := range [][2]int{{r.at, r.at}, {max(first, r.from), r.at}, {max(first, r.at-1), min(last, r.at+1)}} {
		s := a.joined(span[0], span[1])
		if found := q.operands(s, op, w); len(found) > 1 {
			return &Reckoning{op, found}, []Quote{a.quote(span[0], span[1])}
		}
	}
	if at := q.sentenceOf(a, op, w); at >= 0 {
		return &Reckoning{op, q.operands(&a.sentences[at], op, w)}, []Quote{a.quote(at, at)}
	}
	if op == intent.ShareOf || op == intent.Sum && len(a.sentences[r.at].amounts(w)) < 2 {
		return nil, nil
	}
	return &Reckoning{Op: op}, nil
}

// sentenceOf finds another sentence that has the amounts of two years and names something that the question names; -1 for
// none.
func (q *question) sentenceOf(a *article, op intent.OpName, w *want) int {
	if op != intent.Diff || !q.spans() {
		return -1
	}
	return slices.IndexFunc(a.sentences, func(s sentence) bool {
		named := slices.ContainsFunc(q.things(), func(t thing) bool { return !t.period && s.mentions(&t) != nil })
		return named && !s.head && q.operands(&s, op, w) != nil
	})
}

// operator is what a question wants done with amounts, empty for nothing.
func (q *question) operator(w *want) intent.OpName {
	asks := w.at >= 0 && (w.head.counted() && w.head != Name)
	has := func(ids ...string) bool {
		return slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return slices.ContainsFunc(ids, t.Is) })
	}
	if i := slices.IndexFunc(q.tokens, func(t lexicon.Token) bool { return t.Is("op.diff") }); i > 0 && q.tokens[i-1].Is("op.most") {
		return "" // 最高多少
	}
	two := len(q.things()) > 1 || q.counted2() == 2
	switch {
	case has("op.ratio") && two:
		return intent.Ratio
	case has("op.diff") && two, asks && two && has("op.more", "op.less") && has("cmp.than"), asks && has("move") && q.spans() && (w.head != Percent || q.asksPoints(w)):
		return intent.Diff
	case asks && two && w.head == Percent && has("measure.share"):
		return intent.ShareOf
	case asks && (has("op.sum") || has("op.plus") && two):
		return intent.Sum
	}
	return ""
}

// spans reports whether a question names two years, or a time that goes from one to another.
func (q *question) spans() bool {
	var years []int
	for _, t := range q.things() {
		if t.period && !slices.Contains(years, t.year) {
			years = append(years, t.year)
		}
	}
	return len(years) > 1
}

// asksPoints reports whether a want asks for the difference of two shares, and not for growth in per cent.
func (q *question) asksPoints(w *want) bool {
	text := q.asked(*w)
	return strings.Contains(text, "点") || strings.Contains(text, "point")
}

// A thing is what a question asks an amount of: a name, or a time.
type thing struct {
	token  *lexicon.Token
	text   string
	period bool
	year   int
	needed bool // nothing is reckoned where its amount is not found
}

// things lists what a question names, in its order.
func (q *question) things() (out []thing) {
	for i := range q.tokens {
		t := &q.tokens[i]
		switch {
		case t.Class == lexicon.PeriodOf && t.Period.From.Month > 0:
			a, b := t.Period.From.Month.Year(), t.Period.To.Month.Year()
			out = append(out, thing{token: t, text: t.Text, period: true, year: a})
			if b != a {
				out = append(out, thing{token: t, text: t.Text, period: true, year: b})
			}
		case t.Class == lexicon.Number && year(t.Value) > 0 && year(t.Upper) > 0: // 2018到2023
			out = append(out, thing{t, t.Text, true, year(t.Value), false}, thing{t, t.Text, true, year(t.Upper), false})
		case t.Class == lexicon.Product, t.Class == lexicon.Element:
			out = append(out, thing{token: t, text: t.Text, needed: true})
		case t.Class == lexicon.Company, t.Class == lexicon.Place, t.Class == lexicon.Goods, t.Class == lexicon.Group,
			t.Class == lexicon.Word && strings.HasPrefix(t.ID, "mine."), t.Class == lexicon.Unknown && len([]rune(t.Text)) > 1:
			out = append(out, thing{token: t, text: t.Text})
		}
	}
	return out
}

// year reads four digits as a year, 0 where they are none.
func year(s string) int {
	if n, err := strconv.Atoi(s); err == nil && len(s) == 4 && n > 1900 && n < 2100 {
		return n
	}
	return 0
}

// operands are the amounts of what the question names, each of its own; or, of a sum of what is named together, all that
// stand side by side in one clause.
func (q *question) operands(s *sentence, op intent.OpName, w *want) (out []Operand) {
	all, things := s.amounts(w), q.things()
	for _, only := range []func(thing) bool{func(t thing) bool { return !t.period }, func(t thing) bool { return !t.needed }} {
		if left := slices.DeleteFunc(slices.Clone(things), only); len(left) > 1 { // whose they are has no amount of its own
			things = left
			break
		}
	}
	for _, t := range things {
		o, ok := s.amountOf(&t, all)
		switch {
		case !ok && t.needed && s.mentions(&t) != nil:
			return nil
		case ok && !slices.ContainsFunc(out, func(p Operand) bool { return p.at == o.at }):
			out = append(out, o)
		}
	}
	if n := q.counted2(); len(out) < 2 && (op == intent.Sum || n == 2 && op == intent.Diff) {
		out = s.listed(all, n)
	}
	if len(out) != 2 && op != intent.Sum || len(out) < 2 || !alike(out) {
		return nil
	}
	return out
}

// counted2 is how many a question says that there are: 两家, 三笔; 0 where it does not say.
func (q *question) counted2() int {
	for i := range q.tokens {
		t := &q.tokens[i]
		for n, d := range []string{"2", "3", "4"} {
			if (t.Class == lexicon.Quantity || t.Class == lexicon.Number) && t.Value == d && !strings.ContainsAny(t.Unit, "%吨") {
				return n + 2
			}
		}
		if t.Is("ref.both") {
			return 2
		}
	}
	return 0
}

// listed gives the amounts that are named together: those of one clause, or as many as the question counts.
func (s *sentence) listed(all []Operand, n int) []Operand {
	if len(all) == n {
		return all
	}
	for _, o := range all {
		same := slices.DeleteFunc(slices.Clone(all), func(p Operand) bool {
			return p.Unit != o.Unit || s.clauseOf(p.at.from) != s.clauseOf(o.at.from)
		})
		if len(same) > 1 && (n == 0 || n == len(same)) {
			return same
		}
	}
	return nil
}

func alike(all []Operand) bool {
	return !slices.ContainsFunc(all, func(o Operand) bool { return o.Unit != all[0].Unit })
}

// amounts lists the amounts of a sentence in the unit that is asked for; one in brackets behind another only says it again.
func (s *sentence) amounts(w *want) (out []Operand) {
	for i := range s.tokens {
		t := &s.tokens[i]
		if t.Class == lexicon.Bound && len(t.Parts) > 0 {
			if k := slices.IndexFunc(t.Parts, func(p lexicon.Token) bool { return p.Class == lexicon.Quantity }); k >= 0 {
				t = &t.Parts[k]
			}
		}
		if t.Class != lexicon.Quantity || t.Upper != "" || t.Unit == "" || !w.unitFits(t.Unit) {
			continue
		}
		if n := len(out); n > 0 && out[n-1].at.to < t.From && strings.ContainsAny(string(s.runes[out[n-1].at.to:t.From]), "(（") &&
			t.From-out[n-1].at.to < 3 {
			continue
		}
		if v, err := decimal.NewFromString(t.Value); err == nil {
			out = append(out, Operand{Text: strings.TrimSpace(string(s.runes[t.From:t.To])), Value: v, Unit: t.Unit, at: met{t.From, t.To}})
		}
	}
	return out
}

// unitFits reports whether an amount of a unit may be what a want asks for.
func (w *want) unitFits(unit string) bool {
	switch {
	case w.head == Money:
		return strings.HasSuffix(unit, "元")
	case w.unit == "个百分点":
		return unit == "%"
	case w.unit != "" && w.unit != "%":
		return unit == w.unit
	case w.of != "" && bulletin.HasHan(w.of) && w.head == HowMany && w.of != "个":
		return strings.HasSuffix(w.of, unit)
	}
	return true
}

// amountOf gives the amount that a sentence prints of a thing: in the item of a list that names it, else the next in its
// clause; of a time also the first one behind its clause.
func (s *sentence) amountOf(t *thing, all []Operand) (best Operand, ok bool) {
	least := 1 << 30
	for _, m := range s.mentions(t) {
		for _, o := range all {
			d := o.at.from - m.to
			if d < 0 {
				d = m.from - o.at.to + 1
			}
			same := s.clauseOf(o.at.from) == s.clauseOf(m.from)
			between := string(s.runes[min(o.at.from, m.from):max(o.at.from, m.from)])
			if strings.ContainsAny(between, "、和与") {
				d += 100
			}
			if !same && !(t.period && o.at.from > m.from && s.clauseOf(o.at.from)-s.clauseOf(m.from) < 3 && !s.yearBetween(m.to, o.at.from)) {
				continue
			}
			if o.at.from < m.from {
				d += 20 // what is said of a thing stands behind it
				if t.period {
					continue
				}
			}
			if d < least {
				best, least, ok = o, d, true
			}
		}
	}
	best.Name = t.text
	return best, ok
}

// yearBetween reports whether another time is named between two places.
func (s *sentence) yearBetween(from, to int) bool {
	return slices.ContainsFunc(s.tokens, func(t lexicon.Token) bool {
		return t.Class == lexicon.PeriodOf && t.From >= from && t.To <= to
	})
}

// mentions lists where a sentence names a thing.
func (s *sentence) mentions(t *thing) (out []met) {
	for i := range s.tokens {
		k := &s.tokens[i]
		switch {
		case t.period:
			if k.Class == lexicon.PeriodOf && k.Period.From.Month > 0 && k.Period.From.Month.Year() == t.year && k.Period.To.Month.Year() == t.year {
				out = append(out, met{k.From, k.To})
			}
		case k.ID != "" && (k.ID == t.token.ID || t.token.Class == lexicon.Element && k.Class == lexicon.Product && strings.Contains(k.ID, t.token.ID)):
			out = append(out, met{k.From, k.To})
		}
	}
	if len(out) == 0 && !t.period {
		if at := strings.Index(s.folded, t.text); at >= 0 {
			from := len([]rune(s.folded[:at]))
			out = append(out, met{from, from + len([]rune(t.text))})
		}
	}
	return out
}

// printsResult reports whether a sentence says itself what an operator would give.
func (s *sentence) printsResult(op intent.OpName) bool {
	for i := range s.tokens {
		t := &s.tokens[i]
		switch {
		case op == intent.Sum && (t.Is("op.sum") || t.Text == "共") && i+1 < len(s.tokens) && s.tokens[i+1].Class == lexicon.Quantity,
			op == intent.Ratio && t.Is("op.ratio"):
			return true
		}
	}
	return false
}

// joined is a run of sentences of one paragraph, read as one.
func (a *article) joined(first, last int) *sentence {
	if first == last {
		return &a.sentences[first]
	}
	f, l := &a.sentences[first], &a.sentences[last]
	text := a.In().Paragraphs[f.paragraph].Text
	s := &sentence{paragraph: f.paragraph, from: f.from, to: l.to, text: text[f.from:l.to], runes: []rune(text[f.from:l.to]), folded: fold(text[f.from:l.to])}
	s.letters = []rune(s.folded)
	for i := first; i <= last; i++ {
		shift := len([]rune(text[f.from:a.sentences[i].from]))
		for _, t := range a.sentences[i].tokens {
			t.From, t.To = t.From+shift, t.To+shift
			t.Parts = slices.Clone(t.Parts)
			for k := range t.Parts {
				t.Parts[k].From, t.Parts[k].To = t.Parts[k].From+shift, t.Parts[k].To+shift
			}
			s.tokens = append(s.tokens, t)
		}
	}
	return s
}
