package answer

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/intent"
	"rebot/index/bulletin"
)

// judged answers a claim about several rows. It reports false where none is made, or where it can't be held against
// them.
func (w draft) judged(rows []row) bool {
	for i := range w.q.Then {
		o := &w.q.Then[i]
		switch o.Name {
		case intent.Apart:
			return w.liesOver(rows, o)
		case intent.Every:
			return w.every(rows, o)
		case intent.Alone:
			return w.alone(rows, o)
		case intent.Beyond:
			return w.beyond(rows, o)
		}
	}
	return false
}

// yes begins the answer to a question for yes or no.
func (w draft) yes(holds bool) string {
	if holds {
		return w.Say("是的，", "Yes, ")
	}
	return w.Say("不是，", "No, ")
}

// askedOf repeats what a question holds to be so.
func (w draft) askedOf(o *intent.Op) string {
	w.Permit(o.Asked, o.Value, o.Upper)
	before, behind := "", ""
	switch o.About {
	case intent.AboutIt:
		before, behind = "about ", "左右"
	case intent.OverIt:
		before, behind = "over ", "多"
	}
	return w.Say("（问的是"+o.Asked+behind+"）", " (asked: "+before+o.Asked+")")
}

// liesOver answers whether one of two lies as far over or under the other as is said.
func (w draft) liesOver(rows []row, o *intent.Op) bool {
	if len(rows) != 2 {
		return w.incomparable()
	}
	pair := rows
	if o.Of != "" && rows[1].Subject == o.Of && rows[0].Subject != o.Of {
		pair = []row{rows[1], rows[0]}
	}
	g, ok := w.gapOf(pair, o)
	if !ok {
		return w.incomparable()
	}
	high, low, over := w.Say("高 ", " is higher by "), w.Say("低 ", " is lower by "), w.label(pair, 1)
	if o.By == "change" {
		high, low = w.Say("涨跌幅大 ", " moved more by "), w.Say("涨跌幅小 ", " moved less by ")
	}
	word := map[int]string{1: high, -1: low, 0: w.Say("相差 ", " is apart by ")}[g.held.Sign()]
	w.Derive(g.formula, g.shown)
	w.Title = w.Say("差额（推算）", "Difference (estimated)")
	said := w.label(pair, 0) + "比" + over + word + g.shown
	if w.English {
		said = w.label(pair, 0) + word + g.shown + " against " + over
	}
	w.Lead = w.gapVerdict(g.held, o) + said + w.askedOf(o)
	w.Details = append(w.Details, g.formula)
	return true
}

// A gap is how far the first of two figures lies over the second.
type gap struct {
	held    decimal.Decimal // in what the question says it in
	shown   string
	formula string
}

func (w draft) gapOf(pair []row, o *intent.Op) (g gap, ok bool) {
	by := o.By
	if by == "percent" {
		by = ""
	}
	values, unit, ok := w.reckoned(pair, by)
	if !ok || mixed(pair) || o.By == "percent" && values[1].IsZero() ||
		o.By == "change" && values[0].Sign()*values[1].Sign() < 0 {
		return g, false
	}
	if o.By == "change" {
		values = []decimal.Decimal{values[0].Abs(), values[1].Abs()}
	}
	d := values[0].Sub(values[1])
	g.held, g.formula = d, values[0].String()+" − "+values[1].String()+" = "+minus(d)
	switch {
	case o.By == "percent":
		g.held = d.Shift(2).DivRound(values[1], 2)
		g.formula = "(" + values[0].String() + " − " + values[1].String() + ") ÷ " + values[1].String() + " = " + minus(g.held) + "%"
		g.shown = g.held.Abs().String() + "%"
	case o.By == "change" || unit == "%":
		g.shown = d.Abs().String() + w.Say(" 个百分点", " percentage points")
		ok = o.By == "change" || o.Unit == "" || o.Unit == "%" || o.Unit == "个百分点"
	default:
		g.formula += w.suffix(unit)
		ok = w.gapAsked(&g, d, pair[0], unit, o)
	}
	return g, ok
}

// gapAsked brings a difference to the unit that the question says it in.
func (w draft) gapAsked(g *gap, d decimal.Decimal, r row, unit string, o *intent.Op) bool {
	g.shown = d.Abs().String() + w.gapUnit(r.Fact, unit)
	exp, goods := bulletin.SplitUnit(unit)
	if r.Kind != bulletin.PriceFact {
		g.held = d.Shift(exp)
		return o.Unit == "" && exp == 0 || o.Unit == goods || unit == o.Unit || r.Kind == bulletin.IndexFact
	}
	to := unit
	switch {
	case strings.Contains(o.Unit, "/"):
		to = o.Unit
	case o.Unit != "" && o.Unit != "元":
		return false
	case w.perUnit() != "":
		to = w.perUnit()
	case inWan(o.Asked), o.About != string(intent.Within) && nearer(d, unit, amount(o.Value)):
		to = "元/吨"
	}
	v, ok := bulletin.ConvertPrice(d, unit, to)
	if ok && to != unit {
		g.held, g.formula = v, g.formula+" = "+minus(v)+w.suffix(to)
		g.shown = v.Abs().String() + w.suffix(to)
	}
	return ok
}

// nearer reports whether an amount comes nearer to a difference by the ton than to it as it is.
func nearer(d decimal.Decimal, unit string, asked decimal.Decimal) bool {
	v, ok := bulletin.ConvertPrice(d, unit, "元/吨")
	return ok && v.Abs().Sub(asked).Abs().LessThan(d.Abs().Sub(asked).Abs())
}

// gapVerdict is yes where a difference is as is said: of that size, and to that side.
func (w draft) gapVerdict(d decimal.Decimal, o *intent.Op) string {
	held := *o
	held.Name = intent.Verdict
	if o.About == string(intent.Within) {
		held.Name, held.About = intent.Within, ""
	}
	if o.Way == "less" {
		d = d.Neg()
	}
	switch {
	case d.IsPositive() && held.Holds(d):
		return w.yes(true)
	case d.IsPositive() && held.About == intent.AboutIt && nearly(d, amount(o.Value)):
		return w.Say("差不多，", "Nearly: ")
	}
	return w.yes(false)
}

// every answers whether each of several rows lies within a bound.
func (w draft) every(rows []row, o *intent.Op) bool {
	if len(rows) == 0 {
		return false
	}
	held := *o
	held.Name = intent.Within
	if _, ok := w.measured(rows[0].Fact, o.By); ok && len(rows) == 1 {
		w.Permit(o.Asked)
		w.Title = w.title(rows[0].Fact)
		w.Lead = w.withinWord(rows[0].Fact, held) + w.boundedValue(rows[0].Fact, o) + w.askedOf(o)
		return true
	}
	var out, unknown []string
	for _, r := range rows {
		name := w.name(r.Fact)
		if len(w.q.Cond(intent.Subject)) < 2 && !differ(rows, func(r row) string { return w.name(r.Fact) }) {
			name = w.title(r.Fact)
		}
		switch _, ok := w.measured(r.Fact, o.By); {
		case !ok:
			unknown = append(unknown, name)
		case !w.within(r.Fact, held):
			out = append(out, name+w.Say("（", " (")+w.heldBy(r, o)+w.Say("）", ")"))
		}
	}
	all, n := strconv.Itoa(len(rows)), strconv.Itoa(len(out))
	w.Permit(all, n)
	w.Title = w.Say("是否都符合", "Whether all do")
	switch list := w.Say("：", ": ") + strings.Join(out, w.Say("、", ", ")); {
	case len(unknown) == len(rows):
		return w.incomparable()
	case len(out) == 0 && len(unknown) == 0:
		w.Lead = w.yes(true) + w.Say(all+" 个都符合", "all "+all+" do") + w.askedOf(o)
	case len(out) == len(rows):
		w.Lead = w.yes(false) + w.Say(all+" 个都不符合", "none of the "+all+" does") + w.askedOf(o) + list
	case len(out) == 0:
		w.Lead = w.Say("不能确定：没有印", "It can't be told: not printed for ") +
			strings.Join(unknown, w.Say("、", ", ")) + w.askedOf(o)
	default:
		w.Lead = w.yes(false) + w.Say(all+" 个中有 "+n+" 个不符合", n+" of "+all+" do not") + w.askedOf(o) + list
	}
	return true
}

// heldBy is what of a row is held against a bound.
func (w draft) heldBy(r row, o *intent.Op) string {
	if o.By == "change" {
		return w.changed(r.Fact, w.move(r.Fact))
	}
	return w.saidInWan(r.Fact, o)
}

// alone answers whether what is named is the only one that is so, of all that were looked through.
func (w draft) alone(rows []row, o *intent.Op) bool {
	named := strings.Split(o.Of, "、")
	var is, not []string
	var others []row
	for _, r := range rows {
		holds := w.meets(r, o)
		switch at := slices.Index(named, r.Subject); {
		case at >= 0 && holds:
			is = append(is, w.name(r.Fact))
		case at >= 0:
			not = append(not, w.name(r.Fact)+w.Say("（", " (")+w.heldBy(r, o)+w.Say("）", ")"))
		case holds:
			others = append(others, r)
		}
	}
	if len(is)+len(not) < len(named) {
		return w.incomparable()
	}
	w.Title = w.Say("是否唯一", "Whether it is the only one")
	var more []string
	for _, r := range others {
		more = append(more, w.name(r.Fact)+w.Say("（", " (")+w.heldBy(r, o)+w.Say("）", ")"))
	}
	sep := w.Say("、", ", ")
	switch {
	case len(not) > 0:
		w.Lead = w.yes(false) + strings.Join(not, sep) + w.Say("不符合", " does not")
	case len(others) == 0:
		w.Lead = w.yes(true) + w.Say("只有", "only ") + strings.Join(is, sep)
	default:
		w.Lead = w.yes(false) + w.Say("除", "beside ") + strings.Join(is, sep) + w.Say("外还有 ", " there are ") +
			strconv.Itoa(len(others)) + w.Say(" 个：", ": ") + strings.Join(more, sep)
		w.Permit(strconv.Itoa(len(others)))
	}
	if len(not) > 0 && len(others) > 0 {
		w.Lead += w.Say("；符合的：", "; those that do: ") + strings.Join(more, sep)
	}
	if o.Asked != "" {
		w.Lead += w.askedOf(o)
	}
	return true
}

// meets reports whether a row is as an operator says: within its bound, or moved by its amount.
func (w draft) meets(r row, o *intent.Op) bool {
	held := *o
	held.Of, held.Name = "", intent.Within
	if o.Upper != string(intent.Verdict) {
		return w.within(r.Fact, held)
	}
	held.Name, held.Upper = intent.Verdict, ""
	v, ok := w.believedOf(r, &held)
	return ok && held.Holds(v)
}

// onlyJudged keeps, of many rows that a claim was held against, those that it is about or that are as it says.
func (w draft) onlyJudged(rows []row) []row {
	if o := w.q.Op(intent.Beyond); o != nil {
		return slices.DeleteFunc(slices.Clone(rows), func(r row) bool {
			return !slices.ContainsFunc(rows, func(b row) bool {
				return b.Subject != r.Subject &&
					slices.Equal(bulletin.Elements(b.Subject), bulletin.Elements(r.Subject))
			})
		})
	}
	o := w.q.Op(intent.Alone)
	if o == nil {
		return rows
	}
	return slices.DeleteFunc(slices.Clone(rows), func(r row) bool {
		return !slices.Contains(strings.Split(o.Of, "、"), r.Subject) && !w.meets(r, o)
	})
}

// beyond answers which products of one form moved further, or are dearer, than the same in another: metals and their
// oxides.
func (w draft) beyond(rows []row, o *intent.Op) bool {
	ofForm := func(form string) (out []row) {
		return slices.DeleteFunc(slices.Clone(rows), func(r row) bool { return !inGroup(r.Subject, form) })
	}
	var do, not []string
	for _, a := range ofForm(w.q.Cond(intent.Form)[0]) {
		for _, b := range ofForm(o.Of) {
			x, ok := w.measured(a.Fact, o.By)
			y, ok2 := w.measured(b.Fact, o.By)
			if !ok || !ok2 || a.Subject == b.Subject ||
				!slices.Equal(bulletin.Elements(a.Subject), bulletin.Elements(b.Subject)) {
				continue
			}
			said, holds := w.besideOther(a, b, x, y, o)
			if holds {
				do = append(do, said)
			} else {
				not = append(not, said)
			}
		}
	}
	if len(do)+len(not) == 0 {
		return w.incomparable()
	}
	n, all, sep := strconv.Itoa(len(do)), strconv.Itoa(len(do)+len(not)), w.Say("；", "; ")
	w.Permit(n, all)
	verdict := ""
	if w.q.Whether {
		verdict = w.yes(len(do) > 0 && (o.Asked != string(intent.Every) || len(not) == 0))
	}
	w.Title = w.Say("与同一元素的另一形态比较", "Compared with the same element in the other form")
	w.Lead = verdict + w.Say(all+" 对中 "+n+" 对是这样", n+" of "+all+" pairs are so")
	if len(do) > 0 {
		w.Lead += w.Say("：", ": ") + strings.Join(do, sep)
	}
	if len(not) > 0 {
		w.Details = append(w.Details, w.Say("不是的：", "not so: ")+strings.Join(not, sep))
	}
	return true
}

// besideOther sets two rows beside each other, and tells whether the first goes beyond the second.
func (w draft) besideOther(a, b row, x, y decimal.Decimal, o *intent.Op) (string, bool) {
	said := func(r row) string {
		if o.By == "change" {
			return w.name(r.Fact) + " " + w.changed(r.Fact, w.move(r.Fact))
		}
		return w.name(r.Fact) + " " + w.value(r.Fact)
	}
	text := said(a) + w.Say("，", ", ") + said(b)
	if o.By == "change" {
		if o.Upper == "down" {
			x, y = x.Neg(), y.Neg()
		}
		if x.Sign() <= 0 {
			return text, false
		}
	}
	if o.Way == "less" {
		x, y = y, x
	}
	return text, x.GreaterThan(y)
}
