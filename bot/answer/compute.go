package answer

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// rowOf is the row of a product, the first where none is named.
func rowOf(rows []row, product string) *row {
	for i := range rows {
		if rows[i].Subject == product || product == "" {
			return &rows[i]
		}
	}
	return nil
}

// basket works out what amounts of products cost together.
func (w draft) basket(rows []row) bool {
	total, kilos, priced := decimal.Zero, decimal.Zero, true
	parts := w.eachBought(rows, func(r row, o *intent.Op) string {
		price, ok := w.perKilogram(r.Fact)
		if priced = priced && ok; !priced {
			return ""
		}
		kg := amount(o.Value).Mul(kilograms[o.Unit])
		cost := price.Mul(kg)
		total, kilos = total.Add(cost), kilos.Add(kg)
		return w.costs(r.Fact, *o, cost)
	})
	if len(parts) == 0 || !priced {
		return false
	}
	w.Title = w.Say("按均价推算（推算，不是报价）", "Estimated at the printed price")
	w.Lead = w.money(total)
	if w.q.Op(intent.Mean) != nil {
		each := total.DivRound(kilos, w.fine(4))
		w.Derive(each.String())
		total := w.Say("；合计 ", "; total ") + w.Lead
		if w.q.Op(intent.Times).Unit == "%" {
			total = ""
		}
		w.Lead = each.String() + w.Say(" 元/公斤（平均）", " yuan/kg on average") + total
	} else if len(parts) > 1 {
		w.Lead = w.Say("合计 ", "total ") + w.Lead
	}
	w.Details = append(w.Details, parts...)
	return true
}

// shared reports whether one amount is meant of every product: 两样各来一吨.
func (w draft) shared(rows []row) bool {
	n := 0
	for _, o := range w.q.Then {
		if o.Name == intent.Times {
			n++
		}
	}
	return n == 1 && len(rows) > 1
}

// costs writes the formula of one amount.
func (w draft) costs(f *index.Fact, o intent.Op, cost decimal.Decimal) string {
	unit, goods := "元/"+o.Unit, o.Unit
	if !metric(o.Unit) { // 两斤 is said in kilograms
		unit = "元/公斤"
	}
	if o.Unit == "吨" && f.Unit != "元/吨" && !w.English {
		unit = "万元/吨"
	}
	each, _ := bulletin.ConvertPrice(f.Value.Value, f.Unit, unit)
	shown := each.String()
	if unit == f.Unit {
		shown = f.Value.Text
	}
	w.Permit(o.Value, o.Asked)
	n := o.Value
	if o.Unit != "%" && !metric(o.Unit) {
		n, goods = amount(o.Value).Mul(kilograms[o.Unit]).String(), "公斤"
	}
	s := w.name(f) + w.Say("：", ": ") + n + " " + w.Unit(goods) + " × " + shown + " " + w.Unit(unit) + " = "
	w.Derive(n, shown, cost.String())
	if unit == "万元/吨" && !w.English {
		wan := cost.Shift(-4)
		w.Derive(wan.String())
		return s + wan.String() + " 万元"
	}
	return s + cost.String() + w.Say(" 元", " yuan")
}

// budget works out how much money buys, after what else is to be bought of it.
func (w draft) budget(rows []row) bool {
	o := w.q.Op(intent.Divide)
	left := amount(o.Value)
	w.Permit(o.Value, o.Asked)
	if o.Asked == "worth" {
		return w.worth(rows)
	}
	var target *row
	spent := map[string]bool{}
	for _, t := range w.q.Then {
		if t.Name != intent.Times {
			continue
		}
		r := rowOf(rows, t.Of)
		if r == nil {
			return false
		}
		price, ok := w.perKilogram(r.Fact)
		if !ok {
			return false
		}
		cost := price.Mul(amount(t.Value)).Mul(kilograms[t.Unit])
		w.Details = append(w.Details, w.costs(r.Fact, t, cost), w.Say("剩下：", "left: ")+left.String()+" − "+
			cost.String()+" = "+left.Sub(cost).String()+w.Say(" 元", " yuan"))
		left = left.Sub(cost)
		w.Derive(left.String(), cost.String())
		spent[r.Subject] = true
	}
	for i := range rows {
		if !spent[rows[i].Subject] {
			target = &rows[i]
		}
	}
	if left.IsNegative() || target == nil && len(spent) > 0 {
		return w.affords(left)
	}
	if target == nil {
		return false
	}
	price, ok := w.perKilogram(target.Fact)
	if !ok {
		return false
	}
	kg := left.DivRound(price, w.fine(4))
	tons := kg.Shift(-3).Round(6)
	w.Derive(kg.String(), tons.String(), left.String(), price.String())
	w.Title = w.title(target.Fact)
	w.Lead = w.Say("约 ", "about ") + round(kg, w.fine(2)) + w.Say(" 公斤", " kg")
	w.Derive(round(kg, w.fine(2)))
	if o := w.q.Op(intent.Convert); o != nil && strings.HasSuffix(o.Unit, "/克") {
		grams := kg.Shift(3).Round(2)
		w.Derive(grams.String())
		w.Lead = w.Say("约 ", "about ") + grams.String() + w.Say(" 克", " g")
	}
	switch heavy := kg.GreaterThanOrEqual(decimal.New(1000, 0)); {
	case heavy && w.q.Kind == bulletin.TradeFact: // goods go by the ton
		w.Lead = w.Say("约 ", "about ") + round(tons, 2) + w.Say(" 吨", " t")
		w.Derive(round(tons, 2))
	case heavy:
		w.Lead += w.Say("（"+tons.String()+" 吨）", " ("+tons.String()+" t)")
	}
	w.Details = append(w.Details, w.Say("推算：", "estimated: ")+left.String()+w.Say(" 元 ÷ ", " yuan ÷ ")+price.String()+
		w.Say(" 元/公斤 = ", " yuan/kg = ")+kg.String()+w.Say(" 公斤", " kg"))
	return true
}

// affords says whether money is enough for what is to be bought of it, and by how much.
func (w draft) affords(left decimal.Decimal) bool {
	d := left.Abs().String()
	w.Derive(d)
	w.Title = w.Say("预算（推算）", "Budget (estimated)")
	if left.IsNegative() {
		w.Lead = w.Say("不够，还差 "+d+" 元", "Not enough: "+d+" yuan short")
		return true
	}
	w.Lead = w.Say("够，还剩 "+d+" 元", "Enough: "+d+" yuan left")
	return true
}

// alike brings the values of rows to one unit, in which their numbers are shown; it reports false, and says so, where
// they are of different kinds: a price of a day and of a month, tons and yuan.
func (w draft) alike(rows []row) (values []decimal.Decimal, unit string, ok bool) {
	unit = rows[0].Unit
	for _, r := range rows {
		v := r.Value.Value
		switch {
		case w.doubted(r.Fact):
			return nil, "", false
		case r.To.Text != "" || r.Kind != rows[0].Kind || r.made != "":
			return nil, "", false
		case r.Unit == unit:
		case r.Kind == bulletin.PriceFact:
			if v, ok = bulletin.ConvertPrice(v, r.Unit, unit); !ok {
				return nil, "", false
			}
		default:
			a, goods := bulletin.SplitUnit(r.Unit)
			b, goods2 := bulletin.SplitUnit(unit)
			if goods != goods2 {
				return nil, "", false
			}
			v = v.Shift(a - b)
		}
		values = append(values, v)
	}
	return values, unit, true
}

// incomparable says that rows can't be reckoned with each other.
func (w draft) incomparable() bool {
	if slices.Contains(w.Notes, w.unreckoned()) {
		return false
	}
	w.Notes = append(w.Notes, w.Say("口径或单位不同，不作计算，只并列如下。",
		"These are measured differently, so they are shown side by side and not reckoned with."))
	return false
}

// added gives the sum of values, and the sum as it is written out: 1 + 2.
func added(values []decimal.Decimal) (sum decimal.Decimal, terms string) {
	all := make([]string, len(values))
	for i, v := range values {
		sum, all[i] = sum.Add(v), v.String()
	}
	return sum, strings.Join(all, " + ")
}

// meanRow works out the mean of months that are printed one by one.
func (w draft) meanRow(s spec, parts []*index.Fact) row {
	rows := make([]row, len(parts))
	for i, f := range parts {
		rows[i] = row{Fact: f}
	}
	values, unit, ok := w.alike(rows)
	if !ok {
		return rows[0]
	}
	for _, f := range parts {
		w.figure(f)
	}
	sum, terms := added(values)
	n := decimal.NewFromInt(int64(len(values)))
	m := sum.DivRound(n, 2)
	formula := "(" + terms + ") ÷ " + n.String() + " = " + m.String()
	w.Derive(formula)
	head := strings.Replace(w.title(parts[0]), w.time(parts[0].Period), w.time(s.time.Period), 1)
	return row{Fact: parts[0], spec: s, head: head, made: w.time(s.time.Period) +
		w.Say("各月均价的平均（推算）：", ", mean of its months (estimated): ") + m.String() + " " + w.Unit(unit), note: formula}
}

// label names a row by what tells it from the other.
func (w draft) label(rows []row, i int) string {
	f, o := rows[i].Fact, rows[1-i].Fact
	s := w.name(f)
	if f.Measure != o.Measure && !strings.Contains(s, w.MeasureWord(f.Measure)) {
		s += f.Company + w.MeasureWord(f.Measure)
	}
	if s == w.name(o) && f.Unit != o.Unit && lexicon.Money(f.Unit) && f.Measure == o.Measure { // in dollars and yuan
		return s + w.Say("（", " (") + w.Unit(strings.TrimLeft(f.Unit, "万亿")) + w.Say("）", ")")
	}
	if s == w.name(o) || f.Period != o.Period {
		s += w.time(f.Period)
	}
	if foreign(f.Unit) != foreign(o.Unit) {
		s += w.Say("（按", " (in ") + w.Unit(cmp.Or(foreign(f.Unit), w.Say("人民币", "元"))) + w.Say("计）", ")")
	}
	return s
}

// worth works out how much of one product an amount of another is worth.
func (w draft) worth(rows []row) bool {
	t := w.q.Op(intent.Times)
	if t == nil || len(rows) != 2 {
		return false
	}
	a := rowOf(rows, t.Of)
	if a == nil {
		a = &rows[0]
	}
	b := &rows[0]
	if a == b {
		b = &rows[1]
	}
	p, ok := w.perKilogram(a.Fact)
	r, ok2 := w.perKilogram(b.Fact)
	if !ok || !ok2 || r.IsZero() {
		return false
	}
	kg := amount(t.Value).Mul(kilograms[t.Unit])
	got := p.Mul(kg).DivRound(r, w.fine(4))
	formula := p.String() + " × " + kg.String() + " ÷ " + r.String() + " = " + got.String()
	w.Derive(formula, p.String(), r.String())
	w.Permit(t.Value, t.Asked, kg.String())
	w.Title = w.name(a.Fact) + " → " + w.name(b.Fact)
	w.Lead = w.Say("约 ", "about ") + got.String() + w.Say(" 公斤", " kg ") + w.name(b.Fact)
	if tons := got.Shift(-3); tons.GreaterThanOrEqual(decimal.New(1, 0)) {
		w.Derive(tons.String())
		w.Lead += w.Say("（"+tons.String()+" 吨）", " ("+tons.String()+" t)")
	}
	w.Details = append(w.Details, w.Say("推算：", "estimated: ")+formula)
	return true
}

// byAmount is a row whose value is the amount that its figure moved by, and the formula of that: as printed, else less
// what is printed of the time before, else estimated from the per cent, where that is no round one.
func (w draft) byAmount(r row) (row, string, bool) {
	if r.made != "" || r.To.Text != "" {
		return r, "", false
	}
	f, m := *r.Fact, w.move(r.Fact)
	var d decimal.Decimal
	formula := ""
	switch b, _, _ := w.earlier(r.Fact); {
	case m != nil && m.Amount.Text != "" && sameUnit(m.Unit, f.Unit):
		d = scaled(*m, f.Unit)
	case b != nil && b.Period != f.Period && b.Unit == f.Unit && b.To.Text == "":
		w.figure(b)
		d = f.Value.Value.Sub(b.Value.Value)
		formula = f.Value.Text + " − " + b.Value.Text + " = " + minus(d)
	case m != nil && m.Percent.Text != "" && w.about(m) == "":
		s := r.spec
		s.time, s.measure = monthsTime(m.Base), f.Measure
		of, before, how, ok := w.yearBefore(s)
		if !ok || of != r.Fact {
			return r, "", false
		}
		d = f.Value.Value.Sub(before)
		formula = how + w.Say("；", "; ") + f.Value.Text + " − " + before.String() + " ≈ " + minus(d)
	default:
		return r, "", false
	}
	f.Value, f.Changes = bulletin.Amount{Text: d.String(), Value: d}, nil
	w.Derive(formula, d.Abs().String())
	return row{Fact: &f, spec: r.spec}, formula, true
}

// wentTo is the way that a difference goes.
func wentTo(d decimal.Decimal) string {
	return map[int]string{-1: "down", 0: "flat", 1: "up"}[d.Sign()]
}

// costMore works out by how much more or less the amounts that are bought cost than before.
func (w draft) costMore(rows []row) bool {
	total, ok := decimal.Zero, true
	parts := w.eachBought(rows, func(r row, o *intent.Op) string {
		moved, formula, known := w.byAmount(r)
		each, priced := w.perKilogram(moved.Fact)
		if ok = ok && known && priced; !ok {
			return ""
		}
		kg := amount(o.Value).Mul(kilograms[o.Unit])
		total = total.Add(each.Mul(kg))
		w.Permit(o.Value, o.Asked, kg.String())
		cost := each.Abs().String() + " × " + kg.String() + " = " + each.Mul(kg).Abs().String()
		w.Derive(cost)
		return w.name(r.Fact) + w.Say("：", ": ") + formula + w.suffix(r.Unit) + w.Say("；", "; ") + cost +
			w.Say(" 元", " yuan")
	})
	if len(parts) == 0 || !ok {
		w.Restart(reply.NotFound)
		w.Lead = w.Say("没有算：没有印此前的价格，算不出变动。", "Not worked out: no earlier price is printed to reckon the change from.")
		return true
	}
	w.Title = w.Say("按均价推算（推算，不是报价）", "Estimated at the printed price")
	word := map[int]string{-1: w.Say("少 ", "less by "), 1: w.Say("多 ", "more by "), 0: ""}[total.Sign()]
	w.Lead = word + w.money(total.Abs())
	w.Details = append(w.Details, parts...)
	return true
}

// eachBought writes a line of each amount that is bought, with the row that it is of.
func (w draft) eachBought(rows []row, line func(row, *intent.Op) string) (parts []string) {
	for i := range w.q.Then {
		o := &w.q.Then[i]
		if o.Name != intent.Times {
			continue
		}
		amounts := rows
		if o.Of != "" && !w.shared(rows) {
			r := rowOf(rows, o.Of)
			if r == nil {
				continue
			}
			amounts = []row{*r}
		}
		for _, r := range amounts {
			parts = append(parts, line(r, o))
		}
	}
	return parts
}
