package reckon

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/index/lexicon"
)

// priced works out what an amount that the question gives costs at the price whose label it says.
func (t *Text) priced(p *plan, q *asking) *Result {
	per := *q
	per.units = nil
	for _, a := range t.amounts {
		if _, by, ok := strings.Cut(a.Unit, "/"); ok && sameUnit(by, p.given.Unit) && !slices.Contains(per.units, a.Unit) {
			per.units = append(per.units, a.Unit)
		}
	}
	if per.units == nil {
		return nil
	}
	of := t.assign(p.of, &per)
	v, err := decimal.NewFromString(p.given.Value)
	if of == nil || err != nil {
		return nil
	}
	_, by, _ := strings.Cut(of[0].Unit, "/")
	v = v.Mul(decimal.NewFromInt(mass(p.given.Unit))).Div(decimal.NewFromInt(mass(by)))
	price := of[0].Value.Shift(-scales[of[0].Scale])
	r := &Result{Op: Times, Of: of, Value: price.Mul(v), Given: v}
	r.Unit = of[0].Scale + strings.TrimSuffix(of[0].Unit, "/"+by)
	r.Formula = v.String() + " × " + price.String() + " = " + r.Value.String()
	return r
}

// rated works out what the amount of a month, which the question gives and the article prints of each, comes to.
func (t *Text) rated(p *plan) *Result {
	given := word{token: p.given}
	i := slices.IndexFunc(t.amounts, func(a *Amount) bool {
		l := &t.Lines[a.Line]
		return given.gives(a) && slices.ContainsFunc(a.own, func(s Span) bool { return hasAny(l.text(s), monthly) })
	})
	if i < 0 || !t.has(p.named) {
		return nil
	}
	a := t.amounts[i]
	n, v := decimal.NewFromInt(int64(p.count)), a.Value.Shift(-scales[a.Scale])
	r := &Result{Op: Rated, Of: []*Amount{a}, Value: v.Mul(n), Given: n, Unit: a.Scale + t.unit(a)}
	r.Formula = v.String() + " × " + n.String() + " = " + r.Value.String()
	return r
}

// monthly says that an amount is of each month.
var monthly = lexicon.List("amount.monthly")

// back works out what something was at a time, where the article tells what it came to and by how much it moved since:
// 6月氧化镨钕每吨74.30万元，比5月上调1.80万元.
func (t *Text) back(q *asking) *Result {
	at := q.index(0, func(k *lexicon.Token) bool { return k.Class == lexicon.PeriodOf && !k.Period.IsZero() })
	words := q.words(0, len(q.tokens))
	nth := q.index(0, func(k *lexicon.Token) bool { return k.Of("ord") || k.Is("op.first") || k.Is("op.last") }) // 头一天
	if at < 0 || q.ask() < 0 || nth >= 0 {
		return nil
	}
	words = slices.DeleteFunc(words, func(w word) bool {
		return w.token != nil && w.token.Class == lexicon.PeriodOf
	})
	var found *Result
	for i, d := range t.amounts {
		if !d.delta || !t.since(d, &q.tokens[at]) {
			continue
		}
		was := t.level(i, words, q)
		if was == nil {
			continue
		}
		r := t.earlier(was, d)
		if r == nil || found != nil {
			return nil
		}
		found = r
	}
	return found
}

// since reports whether the clause of a movement says that it is against a time.
func (t *Text) since(d *Amount, when *lexicon.Token) bool {
	l := &t.Lines[d.Line]
	c := Span{l.start(d.From, "，,。；;"), d.From}
	than := func(k *lexicon.Token) bool { return k.Of("compare") || k.Is("cmp.than") || k.Class == lexicon.PeriodOf }
	for i := slices.Index(t.amounts, d) - 1; i >= 0 && !l.holds(c, than) && t.amounts[i].Line == d.Line; i-- {
		if o := t.amounts[i]; o.delta && o.Unit == d.Unit { // 上调2.9万元, behind another's 比10月上调2.3万元
			c = Span{l.start(o.From, "，,。；;"), o.From}
		}
	}
	if l.holds(c, func(k *lexicon.Token) bool { return k.Is("cmp.mom") }) {
		of := l.timeBefore(c.From)
		return of != nil && of.Period.IsMonth() && when.Period.IsMonth() && of.Period.To.Month == when.Period.To.Month+1
	}
	return l.holds(c, func(k *lexicon.Token) bool { return k.Class == lexicon.PeriodOf && k.Period == when.Period }) &&
		l.holds(c, func(k *lexicon.Token) bool { return k.Is("cmp.than") })
}

// timeBefore is the last time that a line names before a letter, nil for none.
func (l *Line) timeBefore(at int) (of *lexicon.Token) {
	for i := range l.Tokens {
		if k := &l.Tokens[i]; k.Class == lexicon.PeriodOf && k.To <= at {
			of = k
		}
	}
	return of
}

// timeOf reports whether the last time that a paragraph names before a letter is the one that a question names.
func (t *Text) timeOf(at, to int, k *lexicon.Token) bool {
	for in := t.Lines[at].Paragraph; at > 0 && t.Lines[at].Paragraph == in; {
		if of := t.Lines[at].timeBefore(to); of != nil {
			return of.Period == k.Period
		}
		at--
		to = len(t.Lines[at].Letters)
	}
	return false
}

// level is the amount that moved by another: the one before it, or of several before a list that is shared out the
// one at its place. Its label says what is asked about.
func (t *Text) level(i int, words []word, q *asking) *Amount {
	d, first, n := t.amounts[i], i, 1
	for k := range t.lists {
		if at := slices.Index(t.lists[k].of, d); at >= 0 {
			first, n = i-at, len(t.lists[k].of)
		}
	}
	if first < n {
		return nil
	}
	was := t.amounts[first-n+(i-first)]
	same := strings.SplitN(was.Unit, "/", 2)[0] == strings.SplitN(d.Unit, "/", 2)[0]
	if was.Line != d.Line || was.delta || !same || t.labelled(was, was.own, words, q) == 0 {
		return nil
	}
	return was
}

// earlier takes a movement back.
func (t *Text) earlier(now, d *Amount) *Result {
	l := &t.Lines[d.Line]
	c := l.text(Span{l.start(d.From, "，,。；;"), d.From})
	up, down := slices.ContainsFunc(rising, func(w string) bool { return strings.Contains(c, w) }),
		slices.ContainsFunc(falling, func(w string) bool { return strings.Contains(c, w) })
	if up == down {
		return nil
	}
	a, b := now.Value.Shift(-scales[now.Scale]), d.Value.Shift(-scales[now.Scale])
	r := &Result{Op: Back, Of: []*Amount{now, d}, Unit: now.Scale + now.Unit, Value: a.Sub(b)}
	r.Formula = a.String() + " − " + b.String() + " = " + r.Value.String()
	if down {
		r.Value = a.Add(b)
		r.Formula = a.String() + " + " + b.String() + " = " + r.Value.String()
	}
	return r
}

var rising, falling = lexicon.List("amount.rising"), lexicon.List("amount.falling")
