package reckon

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/index/lexicon"
)

// A Result is what was worked out, with the amounts that it rests on.
type Result struct {
	Op      Op
	Of      []*Amount
	Names   []string          // of the operands, in the words of the question; nil where it does not name them
	Values  []decimal.Decimal // of the operands, in the unit of the first
	Scaled  string            // that unit, with its scale: 万元
	Value   decimal.Decimal
	Formula string
	Unit    string          // with its scale: 万元
	Printed string          // the result as the article prints it itself, empty where it does not
	Given   decimal.Decimal // the amount of the question that a price is taken times
	At      int             // the line that says what is left of a whole; 0 for none
}

// Work works out what a question asks of an article; nil where it asks nothing of the kind, or where the article does
// not prove every operand. It tells whether that is since it has several amounts for one.
func (t *Text) Work(letters []rune, tokens []lexicon.Token, percent bool) (r *Result, tied bool) {
	q := t.asking(letters, tokens, percent)
	if r := t.proven(q); r != nil || q.tied {
		return r, r == nil
	}
	r = t.related(q)
	return r, r == nil && q.tied
}

// proven works out what a question asks in so many words of operands that it names one by one.
func (t *Text) proven(q *asking) *Result {
	if !t.has(q.words(q.ask()+1, len(q.tokens))) {
		return nil
	}
	for _, p := range q.plans() {
		for i := range p.of {
			p.of[i] = t.cut(p.of[i])
		}
		if r := t.solve(&p, q); r != nil {
			return r
		}
	}
	if r := t.left(q); r != nil {
		return r
	}
	return t.back(q)
}

// asking reads what a question says of the amounts of an article.
func (t *Text) asking(letters []rune, tokens []lexicon.Token, percent bool) *asking {
	q := &asking{text: string(letters), letters: letters, tokens: tokens, english: percent}
	q.percent = (percent || hasAny(q.text, lexicon.List("amount.percent"))) && !hasAny(q.text, pointed)
	traded := func(w word) bool { return w.token != nil && goods(w.token) }
	q.goods = slices.ContainsFunc(q.words(0, len(tokens)), traded)
	q.units = t.unitsIn(q)
	for _, scale := range []string{"亿", "万"} {
		if q.scale == "" && len(q.units) > 0 && strings.Contains(q.tail(), scale) {
			q.scale = scale
		}
	}
	return q
}

// has reports whether an article has every name among some words.
func (t *Text) has(words []word) bool {
	return !slices.ContainsFunc(words, func(w word) bool { return w.named() && !t.says(&w) })
}

func (t *Text) says(w *word) bool {
	return slices.ContainsFunc(t.Lines, func(l Line) bool { return l.says(Span{0, len(l.Letters)}, w) })
}

// cut parts a compound, or letters that nothing knows, that an article has nowhere into two words that it has: 银行贷款.
func (t *Text) cut(words []word) (out []word) {
	for _, w := range words {
		compound := w.token == nil || w.token.Class == lexicon.Word
		if r := []rune(w.text); compound && len(r) > 3 && !t.says(&w) {
			for i := 2; i+2 <= len(r); i++ {
				a := word{Span{w.From, w.From + i}, string(r[:i]), nil}
				b := word{Span{w.From + i, w.To}, string(r[i:]), nil}
				if t.says(&a) && t.says(&b) {
					out, w = append(out, a), b
					break
				}
			}
		}
		out = append(out, w)
	}
	return out
}

func (t *Text) solve(p *plan, q *asking) *Result {
	switch {
	case p.op == Moved || p.op == Change:
		return t.move(p, q)
	case p.op == Sum && len(p.of) == 1:
		return t.total(p, q)
	case p.op == Rated:
		return t.rated(p)
	case p.op == Times:
		return t.priced(p, q)
	}
	of := t.assign(p.of, q)
	if of == nil {
		return nil
	}
	r := t.result(p.op, of, q)
	if r != nil {
		r.Names = namesOf(p.of)
	}
	return r
}

// namesOf says operands in the words of the question.
func namesOf(operands [][]word) (out []string) {
	for _, words := range operands {
		var b strings.Builder
		for _, w := range words {
			b.WriteString(w.text)
		}
		out = append(out, b.String())
	}
	return out
}

// assign finds for every operand its amount: the only ones of all that their labels speak most for. Operands are of
// one unit; those of one sentence go before such of several.
func (t *Text) assign(operands [][]word, q *asking) (best []*Amount) {
	lists := make([][]candidate, len(operands))
	for i, w := range operands {
		if lists[i] = t.candidates(w, q); len(lists[i]) == 0 {
			return nil
		}
	}
	most, tied := 0, false
	var try func(i, sum int, of []*Amount)
	try = func(i, sum int, of []*Amount) {
		if i == len(lists) {
			if !slices.ContainsFunc(of, func(a *Amount) bool { return a.Line != of[0].Line }) {
				sum++
			}
			if sum < most || !t.ofOneTime(of, q) {
				return
			}
			switch {
			case sum > most:
				best, most, tied = slices.Clone(of), sum, false
			case sum == most && !sameValues(of, best):
				tied = true
			}
			return
		}
		for _, c := range lists[i] {
			taken := func(a *Amount) bool { return a == c.Amount || !sameUnit(a.Unit, c.Unit) }
			if !slices.ContainsFunc(of, taken) {
				try(i+1, sum+2*c.own, append(of, c.Amount))
			}
		}
	}
	if try(0, 0, nil); tied {
		q.tied = true
		return nil
	}
	return best
}

// ofOneTime reports whether some amounts are of one time, as far as their lines say, where the question names no two.
func (t *Text) ofOneTime(of []*Amount, q *asking) bool {
	times := 0
	for i := range q.tokens {
		if k := &q.tokens[i]; k.Class == lexicon.PeriodOf || k.Of("compare") {
			times++
		}
	}
	first := t.Lines[of[0].Line].timeBefore(of[0].From)
	return times > 1 || first == nil || !slices.ContainsFunc(of[1:], func(a *Amount) bool {
		k := t.Lines[a.Line].timeBefore(a.From)
		long := k != nil && k.Period.Months() > 0 && first.Period.Months() > 0 && !k.Period.IsDay() && !first.Period.IsDay()
		return long && k.Period != first.Period && a.Line != of[0].Line
	})
}

func sameValues(a, b []*Amount) bool {
	return slices.EqualFunc(a, b, func(x, y *Amount) bool { return x.Value.Equal(y.Value) && x.Unit == y.Unit })
}

// move works out how far something moved: the only pair whose label says it.
func (t *Text) move(p *plan, q *asking) *Result {
	var best *pair
	most, tied := 0, false
	for i := range t.pairs {
		k := &t.pairs[i]
		n := t.labelled(k.now, k.own, k.since(p.of[0]), q)
		switch {
		case n == 0 || k.beside || !q.takes(k.now.Unit) || !t.against(k, p):
		case n > most:
			best, most, tied = k, n, false
		case n == most:
			tied = tied || !sameValues([]*Amount{k.was, k.now}, []*Amount{best.was, best.now})
		}
	}
	if q.tied = q.tied || tied; best == nil || tied {
		return nil
	}
	fell := best.now.Value.LessThan(best.was.Value)
	if p.down && !fell || p.up && fell || best.now.Value.Equal(best.was.Value) {
		return nil
	}
	return t.result(p.op, []*Amount{best.was, best.now}, q)
}

// against reports whether a pair tells of the time before that is asked for.
func (t *Text) against(k *pair, p *plan) bool {
	l := &t.Lines[k.was.Line]
	told := k.told + l.text(k.was.own[0])
	short := strings.Contains(told, "上月") || strings.Contains(told, "上个月") || strings.Contains(told, "季")
	if p.yoy && short || p.mom && !short {
		return false
	}
	return !slices.ContainsFunc(p.then, func(w word) bool { return !l.says(k.was.own[0], &w) })
}

// total sums up the only list of as many amounts as are asked for whose sentence says what they are of.
func (t *Text) total(p *plan, q *asking) *Result {
	var found *list
	for i := range t.lists {
		k := &t.lists[i]
		fits := len(k.of) == p.count && q.takes(k.of[0].Unit) && !k.of[0].delta
		if !fits || t.labelled(k.of[0], k.own, p.of[0], q) == 0 {
			continue
		}
		if found != nil {
			q.tied = true
			return nil
		}
		found = k
	}
	if found == nil {
		return nil
	}
	return t.result(Sum, found.of, q)
}

// takes reports whether an amount of a unit may be an operand.
func (q *asking) takes(unit string) bool {
	if hasAny(q.text, pointed) {
		return unit == "%"
	}
	if unit == "" || unit == "%" || unit == "个百分点" || unit == "倍" {
		return false
	}
	return len(q.units) == 0 || slices.Contains(q.units, unit)
}

// tail is what a question says from the word that asks on.
func (q *asking) tail() string {
	a := q.ask()
	if a < 0 {
		return ""
	}
	return string(q.letters[q.tokens[a].From:])
}

// unitsIn lists the units of an article's amounts that the end of a question names; of prices those by the weight
// that it says: 每吨贵了多少元.
func (t *Text) unitsIn(q *asking) (out []string) {
	tail, priced := q.tail(), false
	for _, a := range t.amounts {
		money, by, rate := strings.Cut(a.Unit, "/")
		rate = rate && (strings.Contains(q.text, "每"+by) || strings.Contains(q.text, "一"+by)) && t.names(&Amount{Unit: money}, tail)
		if !slices.Contains(out, a.Unit) && (rate || t.names(a, tail)) {
			out, priced = append(out, a.Unit), priced || rate
		}
	}
	if priced {
		out = slices.DeleteFunc(out, func(u string) bool { return !strings.Contains(u, "/") })
	}
	return out
}

// names reports whether a text names the unit of an amount, in words of the article or of the question.
func (t *Text) names(a *Amount, tail string) bool {
	switch a.Unit {
	case "元":
		before, _, ok := strings.Cut(tail, "元")
		return ok && !strings.ContainsAny(before, "欧美澳日加港") || strings.ContainsAny(tail, "块钱")
	case "交易日":
		return strings.ContainsAny(tail, "天日")
	case "%", "":
		return false
	}
	return strings.Contains(tail, a.Unit)
}

// names reports whether a question names what a token does.
func (q *asking) names(k *lexicon.Token) bool {
	same := func(o lexicon.Token) bool { return o.ID == k.ID && k.ID != "" }
	return slices.ContainsFunc(q.tokens, same) || strings.Contains(q.text, k.Text)
}
