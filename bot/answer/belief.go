package answer

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/intent"
	"rebot/index"
	"rebot/index/bulletin"
)

// believed answers whether a value or a change that the question takes for granted is the printed one, of one of the
// rows of one thing. Where no time is asked about, it may be that of another time.
func (w draft) believed(rows []row, o *intent.Op) bool {
	w.Permit(o.Value, o.Upper, o.Asked)
	if o.Upper != "" && o.By == "change" {
		return w.either(rows, o)
	}
	if differ(rows, func(r row) string { return w.name(r.Fact) }) {
		return false
	}
	if w.notAsTitled(rows, o) {
		return true
	}
	r := w.holder(rows, o)
	v, ok := w.believedOf(r, o)
	if !ok {
		if o.By == intent.Moved {
			w.Notes = append(w.Notes, w.Say("没有印它变动了多少，"+o.Asked+"没有核对。", "The amount of the change is not printed, so "+
				o.Asked+" was not checked."))
		}
		return false
	}
	then := ""
	if r, then = w.present(rows, r, o); then != "" {
		v, _ = w.believedOf(r, o)
	}
	rows[0] = r
	printed := w.saidInWan(r.Fact, o)
	switch o.By {
	case "change":
		printed = w.changed(r.Fact, w.move(r.Fact))
	case intent.Moved:
		printed = w.movedTo(r)
	}
	if w.q.Has(intent.PurityWant) && r.Purity != "" { // 卖42块的氧化钇是几个9的
		then += w.Say("；纯度 ", "; purity ") + r.Purity
	}
	defer func() { w.Lead += then }()
	w.Title = w.title(r.Fact)
	switch {
	case o.Way == intent.Misprint && o.Holds(v):
		w.Lead = w.Say("印的就是 ", "it is printed so: ") + printed
	case o.Holds(v), o.By == intent.Moved && inWan(o.Asked) && roughly(o).Holds(v): // 跌了6.2万
		w.Lead = w.Say("是的，", "Yes, ") + printed
	case o.By == intent.Moved && r.Kind != bulletin.PriceFact && nearly(v, amount(o.Value)): // it is estimated
		w.Lead = w.Say("差不多，", "Nearly: ") + printed
	case o.By == intent.Moved && !(o.About == intent.AboutIt && nearly(v, amount(o.Value))):
		w.Lead = w.Say("不是，", "No, ") + printed
	case o.About == intent.AboutIt && nearly(v, amount(o.Value)):
		w.Lead = w.Say("差不多，是 ", "Nearly: it is ") + printed
	default:
		w.Lead = w.Say("不是，是 ", "No, it is ") + printed
	}
	return true
}

// roughly is a belief that is taken as exactly as its last figure says.
func roughly(o *intent.Op) *intent.Op {
	about := *o
	about.About = intent.AboutIt
	return &about
}

// fromGiven says how far a printed figure is from a number that the question gives.
func (w draft) fromGiven(rows []row, o *intent.Op) bool {
	r := rows[0]
	if i := slices.IndexFunc(rows, func(r row) bool { return r.Measure == bulletin.IndexMean }); i >= 0 {
		r = rows[i]
	}
	v, ok := w.believedOf(r, &intent.Op{By: "value", Value: o.Value, Unit: o.Unit})
	if !ok || r.made != "" || amount(o.Value).IsZero() {
		return w.incomparable()
	}
	unit := w.unitOf(r, v)
	given := amount(o.Value)
	d := v.Sub(given)
	p := d.Shift(2).DivRound(given, 2)
	word := map[bool]string{true: w.Say(" 低 ", " below by "), false: w.Say(" 高 ", " above by ")}[d.IsNegative()]
	verdict := ""
	if o.Way != "" {
		verdict = w.yes(!d.IsZero() && d.IsPositive() == (o.Way == "up"))
	}
	w.Permit(o.Value, o.Asked)
	w.Derive(d.Abs().String(), p.Abs().String())
	if d.IsZero() {
		word = w.Say(" 相同，差 ", " same, by ")
	}
	w.result(w.Say("差额（推算）", "Difference (estimated)"), verdict+w.title(r.Fact)+w.Say("比 ", " over ")+o.Asked+
		word+d.Abs().String()+w.suffix(unit)+w.Say("（", " (")+p.Abs().String()+"%"+w.Say("）", ")"),
		v.String()+" − "+given.String()+" = "+minus(d), unit)
	w.Notes = append(w.Notes, w.Say(o.Asked+" 是问题里给的数，没有核对。", o.Asked+" is the question's own number."))
	return true
}

// unitOf is the unit in which a figure has a value.
func (w draft) unitOf(r row, v decimal.Decimal) string {
	for _, u := range []string{"元/公斤", "元/吨", "万元/吨", "元/克", "元/斤"} {
		if c, ok := bulletin.ConvertPrice(r.Value.Value, r.Unit, u); r.Kind == bulletin.PriceFact && ok && c.Equal(v) {
			return u
		}
	}
	_, unit := bulletin.SplitUnit(r.Unit)
	return unit
}

// minus writes a number with the sign that formulas have.
func minus(d decimal.Decimal) string { return strings.ReplaceAll(d.String(), "-", "−") }

// holder is the row that has what the question takes for granted: one of those found, else one of another time where
// none is asked about; else the first.
func (w draft) holder(rows []row, o *intent.Op) row {
	for _, r := range rows {
		if v, ok := w.believedOf(r, o); ok && o.Holds(v) {
			return r
		}
	}
	if len(w.q.Times) > 0 || o.By == "change" && rows[0].Kind != bulletin.TradeFact {
		return rows[0]
	}
	for _, f := range w.e.candidates(rows[0].spec) {
		other := row{Fact: f, spec: rows[0].spec}
		if v, ok := w.believedOf(other, o); ok && other.spec.matches(f) && f.Issue == rows[0].Issue && o.Holds(v) {
			return other
		}
	}
	return rows[0]
}

// present is the row of now where the one that has what is taken for granted is of an earlier time that nothing names,
// and what is said of that one.
func (w draft) present(rows []row, held row, o *intent.Op) (row, string) {
	now := rows[0]
	if slices.ContainsFunc(rows, func(r row) bool { return r.Fact == held.Fact }) || held.Measure != now.Measure &&
		now.Kind != bulletin.CompanyFact ||
		held.Period.To.Month >= now.Period.To.Month {
		return held, ""
	}
	w.figure(held.Fact)
	return now, w.Say("；", "; ") + w.saidInWan(held.Fact, o) +
		w.Say(" 是"+w.time(held.Period)+"的", " is of "+w.time(held.Period))
}

// movedTo says the amount that a figure moved by, and what it moved to.
func (w draft) movedTo(r row) string {
	moved, formula, _ := w.byAmount(r)
	d := moved.Value.Value
	if formula != "" {
		w.Details = append(w.Details, w.Say("推算：", "estimated: ")+formula+w.suffix(r.Unit))
	}
	return w.wayWord(wentTo(d), r.Kind) + " " + w.inAskedUnit(r.Fact, d.Abs(), r.Unit, w.suffix(r.Unit)) +
		w.Say("；", "; ") +
		w.order(w.value(r.Fact), w.changed(r.Fact, w.move(r.Fact)))
}

// believedOf is the printed number in the unit that the question says it in; not ok where it can't be said so.
func (w draft) believedOf(r row, o *intent.Op) (decimal.Decimal, bool) {
	if o.By == "change" {
		m := w.move(r.Fact)
		if m == nil || m.Percent.Text == "" || o.Way != "" && o.Way != way(m) {
			return decimal.Decimal{}, m != nil && m.Percent.Text != ""
		}
		return m.Percent.Value.Abs(), true
	}
	if o.By == intent.Moved {
		moved, _, ok := w.byAmount(r)
		if !ok || wentTo(moved.Value.Value) != o.Way {
			return decimal.Decimal{}, ok
		}
		f := *moved.Fact
		f.Value.Value = f.Value.Value.Abs()
		r = row{Fact: &f, spec: r.spec}
	}
	if r.Kind == bulletin.PriceFact {
		return w.believedPrice(r, o)
	}
	exp, unit := bulletin.SplitUnit(r.Unit)
	return r.Value.Value.Shift(exp), o.Unit == "" || o.Unit == unit
}

// believedPrice is a price in the unit that is said; where only a number or a sum of money is, in the one that comes
// nearest: 一千七 is by the kilogram, 四十一万 by the ton.
func (w draft) believedPrice(r row, o *intent.Op) (decimal.Decimal, bool) {
	if strings.Contains(o.Unit, "/") {
		return bulletin.ConvertPrice(r.Value.Value, r.Unit, o.Unit)
	}
	if o.Unit != "" && o.Unit != "元" {
		return decimal.Decimal{}, false
	}
	asked, best := amount(o.Value), decimal.Decimal{}
	units := []string{"元/公斤", "元/吨", "万元/吨"}
	if o.Unit != "" {
		units = units[:2]
	}
	for i, unit := range units {
		v, ok := bulletin.ConvertPrice(r.Value.Value, r.Unit, unit)
		if !ok {
			return v, false
		}
		if i == 0 || v.Sub(asked).Abs().LessThan(best.Sub(asked).Abs()) {
			best = v
		}
	}
	return best, true
}

// nearly reports whether a number is within a twentieth of another.
func nearly(v, of decimal.Decimal) bool {
	return v.Sub(of).Abs().Mul(decimal.NewFromInt(20)).LessThanOrEqual(of.Abs())
}

// claimed answers whether the one that the question takes for the first or last is it.
func (w draft) claimed(compared, rows []row) bool {
	for _, o := range w.q.Then {
		if o.Of == "" || len(rows) == 0 || o.Name != intent.Top && o.Name != intent.Bottom && o.Name != intent.Nth {
			continue
		}
		var names []string
		verdict := w.Say("不是，是", "No, it is ")
		for _, r := range rows {
			names = append(names, w.name(r.Fact))
			if r.Subject == o.Of || r.Partner == o.Of {
				verdict = w.Say("是的，", "Yes, ")
			}
		}
		if strings.HasPrefix(verdict, w.Say("不", "N")) {
			place := w.place(compared, o)
			defer func() { w.Lead += place }()
			rows = append(slices.Clone(rows), rowsOf(compared, o.Of)...)
		}
		text := w.value(rows[0].Fact)
		if o.By == "change" {
			text = w.changed(rows[0].Fact, w.move(rows[0].Fact))
		}
		w.Lead = verdict + strings.Join(names, w.Say("、", ", "))
		if len(rows) == 1 || o.N <= 1 {
			w.Lead += w.Say("：", ": ") + text
		}
		w.Title = w.Say("比较", "Comparison")
		w.support(rows)
		return true
	}
	return false
}

// rowsOf are the rows of one subject or partner.
func rowsOf(rows []row, name string) []row {
	return slices.DeleteFunc(slices.Clone(rows), func(r row) bool { return r.Subject != name && r.Partner != name })
}

// place says where in a ranking the one stands that was held to be elsewhere in it.
func (w draft) place(compared []row, o intent.Op) string {
	o.N, o.Name = 0, map[bool]intent.OpName{true: intent.Bottom, false: intent.Sort}[o.Name == intent.Bottom]
	for i, r := range w.ranked(slices.Clone(compared), o) {
		if n := strconv.Itoa(i + 1); r.Subject == o.Of || r.Partner == o.Of {
			w.Permit(n)
			return w.Say("；"+o.Of+"排第"+ordinal(i+1), "; "+o.Of+" is number "+n)
		}
	}
	return ""
}

// ordinal is a place in a ranking, in Han up to ten.
func ordinal(n int) string {
	if n <= 10 {
		return []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}[n]
	}
	return strconv.Itoa(n)
}

// bounded answers whether what is asked of the one row that is named lies within a bound: 氧化镝超过1700了吗.
func (w draft) bounded(rows []row) bool {
	o := w.q.Op(intent.Within)
	if o == nil || !w.q.Whether || o.Value+o.Upper == "" {
		return false
	}
	if w.q.Kind == bulletin.IndexFact {
		rows = w.extreme(rows, o)
	}
	if len(rows) != 1 || len(w.q.Cond(intent.Subject)) == 0 && w.q.Kind != bulletin.IndexFact {
		return false
	}
	w.Permit(o.Asked)
	if _, ok := w.measured(rows[0].Fact, o.By); !ok { // points, and per cent is asked
		w.card(rows[0])
		w.Notes = append(w.Notes, w.Say("问的是"+o.Asked+"，印的单位不同，没有比。", "The units differ, so they were not compared."))
		return true
	}
	w.card(rows[0])
	w.Lead = w.withinWord(rows[0].Fact, *o) + w.boundedValue(rows[0].Fact, o) +
		w.Say("（问的是"+o.Asked+"）", " (asked: "+o.Asked+")")
	return true
}

// boundedValue is the number that is held against a bound, in the unit that the bound is said in, and its change.
func (w draft) boundedValue(f *index.Fact, o *intent.Op) string {
	m := w.move(f)
	if o.By == "change" {
		return w.join(w.changed(f, m), w.Say("至 ", "at ")+w.value(f))
	}
	return w.join(w.saidInWan(f, o), w.changed(f, m))
}

// saidInWan is a price in the unit that a question says it in: 170万 is by the ton.
func (w draft) saidInWan(f *index.Fact, o *intent.Op) string {
	value := w.value(f)
	if c := w.q.Op(intent.Convert); f.Kind == bulletin.PriceFact && c == nil && inWan(o.Asked) &&
		!strings.HasPrefix(f.Unit, "万") {
		if v, ok := bulletin.ConvertPrice(f.Value.Value, f.Unit, "万元/吨"); ok {
			w.Derive(v.String())
			value = v.String() + " " + w.Unit("万元/吨") + w.Say("（", " (") + value + w.Say("）", ")")
		}
	}
	return value
}

// withinWord answers whether a fact lies within a bound. 破170 may be passed from above or from below: on which side it is.
func (w draft) withinWord(f *index.Fact, o intent.Op) string {
	in := w.within(f, o)
	not := strings.HasPrefix(o.Asked, "连") || strings.HasPrefix(o.Asked, "没") || strings.HasPrefix(o.Asked, "未") ||
		strings.HasPrefix(o.Asked, "不")
	switch either := strings.HasPrefix(o.Asked, "破"); {
	case either && in:
		return w.Say("在其上方：", "above it: ")
	case either:
		return w.Say("在其下方：", "below it: ")
	case in:
		return w.Say("是的：", "Yes: ")
	case not: // 没到40万吧
		return w.Say("不对：", "No: ")
	}
	return w.Say("没有：", "No: ")
}

// extreme is the row of an index that a bound on it is held against: the low of a time that is to have fallen below,
// else the high; the one that is asked for where one is.
func (w draft) extreme(rows []row, o *intent.Op) []row {
	measure := bulletin.IndexHigh
	if o.Value == "" {
		measure = bulletin.IndexLow
	}
	if len(w.q.Cond(intent.Measure)) > 0 {
		return rows
	}
	for _, r := range rows {
		if r.Measure == measure {
			return []row{r}
		}
	}
	return rows
}
