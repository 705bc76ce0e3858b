package answer

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// reckoning are the operators that make one number of rows.
var reckoning = []struct {
	name intent.OpName
	do   func(w draft, rows []row, o *intent.Op) bool
}{
	{intent.Median, draft.median}, {intent.Mean, draft.mean}, {intent.Sum, draft.sum}, {intent.Ratio, draft.ratio},
	{intent.Diff, draft.difference},
}

// reckons reports whether one number of several rows is asked for.
func (w draft) reckons() bool {
	return slices.ContainsFunc(w.q.Then, func(o intent.Op) bool {
		return slices.Contains([]intent.OpName{intent.Mean, intent.Median, intent.Sum, intent.Ratio, intent.Diff,
			intent.Tally, intent.Times, intent.Divide, intent.Apart, intent.Every}, o.Name)
	})
}

// compute carries out the arithmetic that is asked for. It reports false where none is, or where the rows do not allow
// it, which it says; the rows are then shown side by side.
func (w draft) compute(rows []row) bool {
	q := w.q
	if w.judged(rows) {
		return true
	}
	switch o := q.Op(intent.Diff); {
	case o != nil && o.Value != "":
		return w.fromGiven(rows, o)
	case q.Op(intent.Divide) != nil:
		return w.budget(rows)
	case q.Weighs() && len(rows) > 1 && !w.sameLater(rows) && w.weighed(rows):
		return true
	case q.Op(intent.Left) != nil && q.Op(intent.Left).By == intent.Share:
		return w.restOfShares(rows)
	case q.Op(intent.Times) != nil:
		return w.bought(rows, q.Op(intent.Times), o)
	case q.Op(intent.Tally) != nil:
		return w.tally(rows)
	case q.Op(intent.Monthly) != nil && len(rows) == 1:
		return w.monthly(rows[0])
	case len(rows) == 1 && rows[0].Kind == bulletin.QuotaFact && q.Op(intent.Ratio) != nil && q.Op(intent.Ratio).Unit == "%":
		pair := w.withWhole(rows) // 几成, of what all are given
		return len(pair) == 2 && w.percentOf(pair)
	}
	if o := q.Op(intent.Diff); o != nil && o.By == "" && (q.Of != "" || len(q.Against) > 0) && len(rows) > 1 &&
		differ(rows, func(r row) string { return w.name(r.Fact) }) {
		return false // each differs from what it was, and not one from the other
	}
	for _, r := range reckoning {
		if o := q.Op(r.name); o != nil && len(rows) > 1 {
			return r.do(w, rows, o)
		}
	}
	return q.Op(intent.Verdict) != nil && w.verdict(rows)
}

// bought works out what amounts that are bought cost: by how much more or less where the words name a change.
func (w draft) bought(rows []row, times, diff *intent.Op) bool {
	if len(rows) == 1 && (diff != nil || times.By == intent.Moved) && len(w.q.Against) == 0 {
		if pair := w.besideNow(rows[0]); pair != nil { // 要是上个月就买，比现在省多少
			w.figure(pair[0].Fact)
			return w.difference(pair, &intent.Op{Name: intent.Diff}) && w.paid(pair)
		}
	}
	switch {
	case times.By == intent.Moved && (diff == nil || len(rows) > 1) && !w.sameLater(rows):
		return w.costMore(rows)
	case diff != nil && len(rows) == 2:
		return w.difference(rows, diff) && w.paid(rows)
	case diff != nil && len(rows) == 1 && w.besideEarlier(rows[0]) != nil: // 比10月省了多少
		pair := w.besideEarlier(rows[0])
		return w.difference(pair, diff) && w.paid(pair)
	case w.q.Op(intent.Sum) == nil && w.sameLater(rows):
		return w.difference(rows, &intent.Op{Name: intent.Diff}) && w.paid(rows)
	case diff != nil && len(rows) == 1:
		return w.costMore(rows)
	}
	return w.basket(rows)
}

// besideEarlier is a row and that of the time that it is compared with, nil where none is printed.
func (w draft) besideEarlier(r row) []row {
	b, _, asked := w.earlier(r.Fact)
	if !asked || b == nil {
		return nil
	}
	w.figure(b)
	return []row{r, {Fact: b, spec: r.spec}}
}

// besideNow is a row of a month that is over and the same of the newest month, nil where it is of that month, or where
// none of it is printed.
func (w draft) besideNow(r row) []row {
	now := bulletin.MonthOf(w.e.priceMonth())
	if r.made != "" || r.Kind != bulletin.PriceFact || !r.Period.IsMonth() || r.Period.To.Month >= now.To.Month {
		return nil
	}
	s := r.spec
	s.time, s.measure = monthsTime(now), r.Measure
	f := w.e.pick(s)
	if f == nil {
		return nil
	}
	return []row{{Fact: f, spec: s}, r}
}

// sameLater reports whether two rows are of one product at two times: what is bought once is not paid twice.
func (w draft) sameLater(rows []row) bool {
	return len(rows) == 2 && w.name(rows[0].Fact) == w.name(rows[1].Fact) && rows[0].Period != rows[1].Period &&
		rows[0].Measure == rows[1].Measure
}

// reckoned brings what is reckoned with to one unit: the values of rows, or their changes in per cent.
func (w draft) reckoned(rows []row, by string) (values []decimal.Decimal, unit string, ok bool) {
	if by == intent.Moved {
		moved := make([]row, len(rows))
		for i, r := range rows {
			formula := ""
			if moved[i], formula, ok = w.byAmount(r); !ok {
				return nil, "", false
			}
			w.Details = append(w.Details, w.name(r.Fact)+w.Say("：", ": ")+formula+w.suffix(r.Unit))
		}
		return w.alike(moved)
	}
	if by != "change" {
		return w.alike(rows)
	}
	for _, r := range rows {
		v, ok := w.measured(r.Fact, by)
		if !ok {
			return nil, "", false
		}
		values = append(values, v)
	}
	return values, "%", true
}

// result writes a number that was reckoned, with its formula.
func (w draft) result(title, lead, formula, unit string) bool {
	w.Derive(formula, lead)
	w.Title, w.Lead = title, lead
	w.Details = append(w.Details, formula+w.suffix(unit))
	return true
}

// suffix is a unit as it stands behind a number.
func (w draft) suffix(unit string) string {
	if unit == "%" {
		return unit
	}
	return " " + w.Unit(unit)
}

// mixed reports whether a mean over a month stands beside what is of one day, or a price that a firm lists beside a
// mean.
func mixed(rows []row) bool {
	return slices.ContainsFunc(rows, func(r row) bool {
		if r.Kind == bulletin.TradeFact && lexicon.KindOf(r.Subject) != lexicon.KindOf(rows[0].Subject) {
			return true // goods and the firms that trade in them
		}
		return r.Measure != rows[0].Measure && (r.Measure == bulletin.IndexMean ||
			rows[0].Measure == bulletin.IndexMean ||
			r.Measure == bulletin.ListPrice || rows[0].Measure == bulletin.ListPrice)
	})
}

// ofSeveralGoods reports whether countries are added up of which each traded other goods, where the question names none.
func (w draft) ofSeveralGoods(rows []row) bool {
	return w.q.Kind == bulletin.TradeFact && len(w.q.Cond(intent.Subject)) == 0 && slices.Contains(w.q.Cond(intent.Partner), intent.Any) &&
		slices.ContainsFunc(rows, func(r row) bool { return r.Subject != rows[0].Subject })
}

func (w draft) mean(rows []row, o *intent.Op) bool {
	values, unit, ok := w.reckoned(rows, o.By)
	if !ok || mixed(rows) {
		return w.incomparable()
	}
	sum, terms := added(values)
	n := decimal.NewFromInt(int64(len(values)))
	m := sum.DivRound(n, w.fine(4))
	return w.result(w.Say("平均（推算）", "Mean (estimated)"), m.String()+w.suffix(unit), "("+terms+") ÷ "+n.String()+" = "+
		m.String(), unit)
}

// median is the value in the middle of the sorted ones, the mean of the two there where their number is even.
func (w draft) median(rows []row, o *intent.Op) bool {
	values, unit, ok := w.reckoned(rows, o.By)
	if !ok {
		return w.incomparable()
	}
	slices.SortFunc(values, decimal.Decimal.Cmp)
	n := len(values)
	m := values[n/2]
	formula := w.Say("排序后第 ", "number ") + strconv.Itoa(n/2+1) + w.Say(" 个（共 ", " of ") + strconv.Itoa(n) +
		w.Say(" 个）", " in order") + " = " + m.String()
	if n%2 == 0 {
		a := values[n/2-1]
		m = a.Add(m).DivRound(decimal.NewFromInt(2), w.fine(4))
		formula = "(" + a.String() + " + " + values[n/2].String() + ") ÷ 2 = " + m.String()
	}
	return w.result(w.Say("中位数（推算）", "Median (estimated)"), m.String()+w.suffix(unit), formula, unit)
}

func (w draft) sum(rows []row, o *intent.Op) bool {
	values, unit, ok := w.reckoned(rows, o.By)
	if !ok || mixed(rows) || w.ofSeveralGoods(rows) {
		return w.incomparable()
	}
	sum, terms := added(values)
	lead := sum.String()
	if o.By == intent.Moved {
		lead = w.wayWord(wentTo(sum), rows[0].Kind) + " " + sum.Abs().String()
	}
	w.result(w.Say("合计（推算）", "Sum (estimated)"), lead+w.suffix(unit), terms+" = "+sum.String(), unit)
	if o.By == intent.Moved {
		w.Title, sum = w.Say("涨跌合计（推算）", "Changes added up (estimated)"), sum.Abs()
	}
	w.alsoIn(sum, unit)
	return true
}

// ratio divides the first of two rows by the second; of more, and of both ends, the larger by the smaller.
func (w draft) ratio(rows []row, o *intent.Op) bool {
	pair := w.pair(rows)
	values, _, ok := w.reckoned(pair, o.By)
	if !ok || values[1].IsZero() {
		return w.incomparable()
	}
	if o.Unit == "%" {
		return w.percentOf(pair)
	}
	if o.By == "change" && values[0].Sign()*values[1].Sign() >= 0 {
		values = []decimal.Decimal{values[0].Abs(), values[1].Abs()}
	}
	r := values[0].DivRound(values[1], w.fine(4))
	formula := values[0].String() + " ÷ " + values[1].String() + " = " + r.String()
	w.Derive(formula)
	w.Title = w.label(pair, 0) + " ÷ " + w.label(pair, 1)
	if o.By == "change" {
		w.Title = w.Say("涨跌幅：", "Changes: ") + w.Title
		if r.IsNegative() {
			w.Lead = w.Say("方向相反，不算倍数：", "They went opposite ways: ") + w.changed(pair[0].Fact, w.move(pair[0].Fact)) +
				w.Say("，", ", ") + w.changed(pair[1].Fact, w.move(pair[1].Fact))
			return true
		}
	}
	w.Lead = r.String() + w.Say(" 倍", " times")
	if back := values[1].DivRound(nonZero(values[0]), 4); r.LessThan(decimal.NewFromInt(1)) {
		formula := values[1].String() + " ÷ " + values[0].String() + " = " + back.String()
		w.Derive(formula)
		w.Details = append(w.Details, w.label(pair, 1)+" ÷ "+w.label(pair, 0)+w.Say("：", ": ")+formula)
	}
	w.Details = append(w.Details, w.Say("推算：", "estimated: ")+formula)
	return true
}

func nonZero(d decimal.Decimal) decimal.Decimal {
	if d.IsZero() {
		return decimal.New(1, -9)
	}
	return d
}

// pair is two rows that are held against each other: the highest and the lowest where there are more.
func (w draft) pair(rows []row) []row {
	if len(rows) == 2 {
		return rows
	}
	if !differ(rows, func(r row) string { return r.Subject + r.Partner }) { // of one over months
		rows = slices.Clone(rows)
		slices.SortStableFunc(rows, func(a, b row) int { return int(a.Period.To.Month - b.Period.To.Month) })
		return []row{rows[0], rows[len(rows)-1]}
	}
	high, low := rows[0], rows[0]
	for _, r := range rows {
		v, _ := w.e.scaled(r.Fact)
		h, _ := w.e.scaled(high.Fact)
		l, _ := w.e.scaled(low.Fact)
		if v.GreaterThan(h) {
			high = r
		}
		if v.LessThan(l) {
			low = r
		}
	}
	return []row{high, low}
}

// differences gives how far two things are apart at each of several times: 10月和11月各贵多少.
func (w draft) differences(rows []row, o *intent.Op) bool {
	if len(w.q.Times) < 2 || len(rows) != 2*len(w.q.Times) || o.By != "" || o.Unit != "" || w.q.Op(intent.List) == nil {
		return false
	}
	var leads, formulas []string
	for k := range w.q.Times {
		pair := slices.DeleteFunc(slices.Clone(rows), func(r row) bool { return r.Period != w.q.Times[k].Period })
		values, unit, ok := w.alike(pair)
		if !ok || len(pair) != 2 || w.name(pair[0].Fact) == w.name(pair[1].Fact) {
			return false
		}
		a, b := 0, 1
		if values[0].LessThan(values[1]) {
			a, b = 1, 0
		}
		d := values[a].Sub(values[b]).String()
		formula := values[a].String() + " − " + values[b].String() + " = " + d
		w.Derive(formula, d)
		leads = append(leads, w.time(pair[0].Period)+w.Say("：", ": ")+w.name(pair[a].Fact)+
			w.Say("比", " over ")+w.name(pair[b].Fact)+
			w.Say("高 ", " by ")+d+w.suffix(unit))
		formulas = append(formulas, formula)
	}
	w.Title, w.Lead = w.Say("差额（推算）", "Difference (estimated)"), strings.Join(leads, w.Say("；", "; "))
	w.Details = append(w.Details, formulas...)
	return true
}

func (w draft) difference(rows []row, o *intent.Op) bool {
	if w.differences(rows, o) {
		return true
	}
	pair := w.pair(rows)
	if o.By == intent.Spread {
		return w.spread(pair)
	}
	values, unit, ok := w.reckoned(pair, o.By)
	if !ok {
		return w.incomparable()
	}
	a, b, word := 0, 1, w.Say("高 ", " by ")
	gap := w.gapUnit(pair[0].Fact, unit)
	if o.By == "change" {
		size := map[string]string{"up": "涨幅", "down": "跌幅"}[w.movedWay()]
		across := values[0].Sign()*values[1].Sign() < 0
		if size == "" || across {
			size = "涨跌幅"
		}
		gap = w.Say(" 个百分点", " percentage points")
		// one rate above zero is above the other by both
		if pair[0].Kind == bulletin.PriceFact || w.movedWay() != "" || !across {
			values, word = []decimal.Decimal{w.moveSize(values[0]), w.moveSize(values[1])}, w.Say(size+"大 ", " by ")
		}
	}
	if values[0].LessThan(values[1]) {
		a, b = 1, 0
	}
	d := values[a].Sub(values[b])
	formula := values[a].String() + " − " + minusBehind(values[b]) + " = " + d.String()
	w.result(w.Say("差额（推算）", "Difference (estimated)"), w.label(pair, a)+w.Say("比", " over ")+w.label(pair, b)+word+
		w.inAskedUnit(pair[0].Fact, d, unit, gap), formula, unit)
	if d.IsZero() {
		w.Lead = w.Say("两者相同：差 0", "They are the same: apart by 0") + w.suffix(unit)
	}
	if x, y := pair[0].Measure, pair[1].Measure; pair[0].Kind == bulletin.IndexFact && x != y &&
		(x == bulletin.IndexMean || y == bulletin.IndexMean) {
		w.unlike(x, y)
	}
	if o.Unit == "%" {
		w.inPercent(pair, values, d, o)
	}
	w.alsoIn(d, unit)
	if v, ok := bulletin.ConvertPrice(d, unit, other(unit)); ok && rows[0].Kind == bulletin.PriceFact {
		w.Derive(v.String())
		w.Details = append(w.Details, w.Say("换算：", "Converted: ")+v.String()+" "+w.Unit(other(unit)))
	}
	return true
}

// minusBehind is a number as it stands behind a minus: below zero in brackets.
func minusBehind(v decimal.Decimal) string {
	if v.IsNegative() {
		return "(" + minus(v) + ")"
	}
	return v.String()
}

// paid says what a difference in price comes to for the amount that is bought.
func (w draft) paid(rows []row) bool {
	o := w.q.Op(intent.Times)
	a, ok := w.perKilogram(rows[0].Fact)
	b, ok2 := w.perKilogram(rows[1].Fact)
	if !ok || !ok2 {
		return true
	}
	d := a.Sub(b).Abs()
	kg := amount(o.Value).Mul(kilograms[o.Unit])
	total := d.Mul(kg)
	formula := d.String() + " × " + kg.String() + " = " + total.String()
	w.Permit(o.Value, o.Asked, kg.String())
	w.Derive(formula, d.String(), total.String())
	w.Details = append([]string{formula + w.Say(" 元", " yuan")}, w.Details...)
	w.Lead = w.Say("差 ", "apart by ") + w.money(total) + w.Say("；", "; ") + w.Lead
	return true
}

// inPercent says a difference in per cent of one of the two: the one that is named, else the second.
func (w draft) inPercent(pair []row, values []decimal.Decimal, d decimal.Decimal, o *intent.Op) {
	base := 1
	if o.Of != "" && pair[0].Subject == o.Of || o.Of == "first" {
		base = 0
	}
	if o.Of == intent.OfOther && values[0].LessThan(values[1]) == (o.Way != "cheaper") {
		base = 0
	}
	if values[base].IsZero() {
		return
	}
	p, formula := portion(d, values[base])
	w.Derive(formula)
	w.Lead += w.Say("，为"+w.label(pair, base)+"的 ", ", that is ") + p.String() + "%" +
		w.Say("", " of "+w.label(pair, base))
	w.Details = append(w.Details, formula)
}

// tally counts how many rows rose, fell and stayed.
func (w draft) tally(rows []row) bool {
	names := map[string][]string{}
	for _, r := range rows {
		if m := w.move(r.Fact); m != nil {
			names[way(m)] = append(names[way(m)], w.name(r.Fact))
		}
	}
	var leads []string
	for _, way := range []string{"up", "down", "flat"} {
		n := strconv.Itoa(len(names[way]))
		w.Permit(n)
		leads = append(leads, w.wayWord(way, rows[0].Kind)+" "+n+w.Say(" 种", ""))
		if len(names[way]) > 0 {
			w.Details = append(w.Details, w.wayWord(way, rows[0].Kind)+w.Say("：", ": ")+
				strings.Join(names[way], w.Say("、", ", ")))
		}
	}
	w.Title = w.Say("涨跌家数", "Rose, fell, unchanged")
	w.Lead = strings.Join(leads, w.Say("，", ", "))
	if w.q.Way != "" {
		verdict := w.Say("不是都"+w.wayWord(w.q.Way, rows[0].Kind)+"：", "Not all: ")
		if len(w.q.Unsure) > 0 && (len(names["up"]) == len(rows) || len(names["down"]) == len(rows) ||
			len(names["flat"]) == len(rows)) {
			w.Status = reply.Answered // whichever is meant, it moved the same way
		}
		if len(names[w.q.Way]) == 0 {
			verdict = w.Say("不是，没有"+w.wayWord(w.q.Way, rows[0].Kind)+"的：", "No, none of them: ")
		}
		if len(names[w.q.Way]) == len(rows) {
			verdict = w.Say("是的，都"+w.wayWord(w.q.Way, rows[0].Kind)+"：", "Yes, all: ")
		}
		w.Lead = verdict + w.Lead
	}
	return true
}

// monthly divides a sum over months by their number.
func (w draft) monthly(r row) bool {
	if o := w.q.Op(intent.Monthly); o.By == intent.AgainstMean {
		return w.againstMean(r)
	}
	if r.work != nil {
		w.Details = append(w.Details, r.note)
		r = row{Fact: r.work, spec: r.spec}
	}
	if r.made != "" {
		return false
	}
	months := r.Period.Months()
	if months < 2 || r.Fact.Measure == bulletin.UnitPrice || w.doubted(r.Fact) {
		return false
	}
	n := decimal.NewFromInt(int64(months))
	m := r.Value.Value.DivRound(n, w.fine(4))
	formula := r.Value.Text + " ÷ " + n.String() + " = " + m.String()
	return w.result(w.title(r.Fact)+w.Say(" · 平均每月（推算）", " · mean of a month (estimated)"), m.String()+w.suffix(r.Unit),
		formula, r.Unit)
}
