package intent

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// discounts reads 打九五折, 20% off and at a 10% discount as a price that is lower by so much.
func (q *question) discounts() {
	for i := range q.tokens {
		t, n := &q.tokens[i], q.next(i)
		v, err := decimal.NewFromString(t.Value)
		zhe := strings.HasSuffix(t.Text, "折") || n.Text == "折" && t.Class == lexicon.Number
		switch {
		case err != nil || t.Class != lexicon.Quantity && t.Class != lexicon.Number:
		case zhe && q.at(i-1).Text == "打" && v.IsPositive() && v.LessThan(decimal.New(100, 0)):
			if v.LessThan(decimal.New(10, 0)) { // 八五折 is 85%, and 八折 80%
				v = v.Shift(1)
			}
			q.becomes(i-1, "op.cheaper", "op")
			d := &q.tokens[i]
			d.Class, d.Unit, d.Value, d.Kind = lexicon.Quantity, "%", decimal.New(100, 0).Sub(v).String(), offPrice
			if q.at(i+1).Text == "折" {
				q.fills(i+1, i+2)
			}
		case t.Unit == "%" && (n.Text == "off" || strings.HasPrefix(n.Text, "discount")):
			for k := i + 1; k < i+3 && k < len(q.tokens); k++ {
				if w := q.at(k).Text; w == "off" || strings.HasPrefix(w, "discount") {
					q.becomes(k, "op.cheaper", "op")
				}
			}
			q.tokens[i].Kind = offPrice
		}
	}
}

// offPrice is the kind of an amount in per cent that is taken off a price.
const offPrice = "off"

// assumed reads what is reckoned from a price that is supposed not to have moved, 如果价格没变，买10公斤要多少钱, and how far a
// price is from another that it is supposed to come to: 回到10月价要涨百分之几, 降到400得跌多少. It gives nil for any other question.
func (q *question) assumed(after *Query) *Reading {
	if after != nil {
		return nil
	}
	if r := q.unmoved(); r != nil {
		return r
	}
	return q.reaching()
}

// unmoved reads a price that is supposed not to have moved as that of the month before.
func (q *question) unmoved() *Reading {
	from := q.find("qual.contrast")
	if from < 0 || !q.has("ask.what", "ask.price", "op.diff") {
		return nil
	}
	to, still := from+1, false
	for ; to < len(q.tokens) && !isComma(&q.tokens[to]); to++ {
		t := q.at(to)
		still = still || t.Is("move.flat") || t.Of("move") && q.denied(to) >= 0
	}
	if !still || to == len(q.tokens) {
		return nil
	}
	before := bulletin.MonthOf(q.cat.base() - 1)
	text := []rune(q.text)
	var names, rest strings.Builder
	for i := range q.tokens {
		t := &q.tokens[i]
		asked := string(text[t.From:t.To])
		switch {
		case i >= from && i < to && t.Class == lexicon.Product:
			names.WriteString(asked)
		case i >= from && i <= to, t.Class == lexicon.PeriodOf && t.Period == bulletin.MonthOf(q.cat.base()):
		case t.Class == lexicon.PeriodOf:
			return nil
		default:
			rest.WriteString(asked)
		}
	}
	said := strings.TrimSpace(string(text[q.tokens[from].From:q.tokens[to-1].To]))
	o := Op{Name: Scaled, Value: "0", Way: "up", Asked: said}
	more := q.has("op.diff", "op.more", "op.less") || q.has("op.cheaper", "op.dearer")
	asks := before.Chinese() + names.String() + rest.String()
	if more {
		asks = before.Chinese() + names.String() + "和" + bulletin.MonthOf(q.cat.base()).Chinese() + rest.String() + "，差多少"
	}
	r := newQuestion(asks, q.cat).route(nil)
	if more && (r.Query.Op(Diff) == nil || r.Query.Product() == "" || len(r.Query.Times) != 2 ||
		len(r.Query.Ignored) > 0) ||
		!more && !r.Query.plainFigure() {
		return nil
	}
	if !more {
		r.Query.Then = append(slices.Clone(r.Query.Then), o)
	}
	r.Tokens = asTold(q.told)
	return &r
}

// reaching reads how far the newest price of one product is from what it is to come to: a number of the question's
// own, or the price of a month that is over.
func (q *question) reaching() *Reading {
	i := q.reaches()
	if i < 0 {
		return nil
	}
	s := q.fill()
	named := append(slices.Clone(s.products), s.elements...)
	if len(in(named)) != 1 || len(s.companies) > 0 || !q.has("ask.what", "ask.price", "op.diff") ||
		!slices.ContainsFunc(q.tokens[i:], func(t lexicon.Token) bool { return t.Of("ask") || t.Is("op.diff") }) {
		return nil
	}
	c := q.candidate(Facts)
	c.Kind = bulletin.PriceFact
	c.cond(Subject, named)
	o := Op{Name: Reach, Asked: q.asked(i)}
	switch n := q.next(i); {
	case n.Class == lexicon.PeriodOf && n.Period.IsMonth() && n.Period.To.Month < q.cat.base():
		c.Against = []Time{monthTime(n.Period.To.Month)}
	case (n.Class == lexicon.Number || n.Class == lexicon.Quantity && n.IsMoney()) && n.Upper == "":
		o.Value, o.Unit, o.Asked = n.Value, n.Unit, q.asked(q.place(n))
	default:
		return nil
	}
	for k := range q.tokens {
		t := &q.tokens[k]
		if t.Of("qualifier") && !t.Is("qual.contrast") || t.Of("region") || t.Class == lexicon.Purity {
			return nil
		}
	}
	if q.asksPercent() || q.asksPoints() {
		o.By = "change"
	}
	for _, a := range s.amounts {
		t := q.tokens[a.at]
		if t.Value == "1" {
			c.then(Op{Name: Convert, Unit: "元/" + t.Unit, Asked: t.Text})
		} else {
			c.then(Op{Name: Times, Value: t.Value, Unit: t.Unit, Asked: q.asked(a.at), Of: named[0].value})
		}
	}
	c.Then = append([]Op{o}, c.Then...)
	return &Reading{Tokens: asTold(q.told), Query: c.Query}
}

// place is where a token of the question stands.
func (q *question) place(t *lexicon.Token) int {
	return slices.IndexFunc(q.tokens, func(o lexicon.Token) bool { return o.From == t.From })
}

// reaches finds the word for a price that comes to another, which it is only supposed to: 回到, 涨回, 降到; -1 for none.
func (q *question) reaches() int {
	supposed := q.has("qual.contrast") || q.saysWord("reach.need")
	if !supposed || q.has("qual.forecast", "ask.when", "ask.why") || q.last != nil {
		return -1
	}
	for i := range q.tokens {
		t := &q.tokens[i]
		back := slices.Contains(lexicon.List("reach.back"), t.Text)
		to := strings.HasSuffix(t.Text, "到") || strings.HasSuffix(t.Text, "至") || strings.HasSuffix(t.Text, "回")
		if back || t.Is("to.value") || t.Of("move") && to {
			n := q.next(i)
			if n.Class == lexicon.PeriodOf || n.Class == lexicon.Number || n.Class == lexicon.Quantity {
				return i
			}
		}
	}
	return -1
}
