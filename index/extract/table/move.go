package table

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/index/bulletin"
)

// move adds the change in a cell to the fact that it is of, or says why not.
func (rr *rowReader) move(row *gridRow, i int, facts []*bulletin.Fact) string {
	v, p, col := readCell(row.cells[i].text), &rr.plans[i], &rr.g.columns[i]
	f := facts[p.of]
	switch {
	case v.kind == cellEmpty:
		return ""
	case f == nil:
		return "the price that it is a change of is not printed"
	}
	m := bulletin.Move{}
	m.Of, m.Base = rr.base(col, f, facts)
	if v.kind == cellFlat {
		m.Flat = true
		f.Changes = append(f.Changes, m)
		return ""
	}
	switch percent, why := rr.inPercent(col, v, f, facts, p.of); {
	case why != "":
		return why
	case percent:
		m.Percent = v.amount
	default:
		m.Amount, m.Unit = v.amount, f.Unit
		if col.unit != "" {
			m.Unit = col.unit
		}
		if v.rest != "" {
			m.Unit = changeUnit(v.rest, f.Unit)
		}
	}
	m.Flat = v.amount.Value.IsZero()
	for k := range f.Changes {
		if joined(&f.Changes[k], &m) {
			return ""
		}
	}
	f.Changes = append(f.Changes, m)
	return ""
}

// joined adds a change in per cent to the same one in an amount, or the other way round, where both go one way.
func joined(a, b *bulletin.Move) bool {
	if a.Of != b.Of || a.Base != b.Base || (a.Percent.Text == "") == (b.Percent.Text == "") ||
		(a.Amount.Text == "") == (b.Amount.Text == "") ||
		a.Percent.Value.Add(a.Amount.Value).Sign() != b.Percent.Value.Add(b.Amount.Value).Sign() {
		return false
	}
	if b.Percent.Text != "" {
		a.Percent = b.Percent
	} else {
		a.Amount, a.Unit = b.Amount, b.Unit
	}
	return true
}

// base names what a change is against.
func (rr *rowReader) base(col *gridColumn, f *bulletin.Fact, facts []*bulletin.Fact) (string, bulletin.Period) {
	switch col.of {
	case "cmp.yoy":
		return bulletin.OnYear, f.Period.Shift(-12)
	case "cmp.week", "cmp.day":
		base := bulletin.Period{}
		if o := rr.older(f, facts); o != nil {
			base = o.Period
		}
		return map[string]string{"cmp.week": "周环比", "cmp.day": "日环比"}[col.of], base
	case "cmp.mom":
		if f.Period.IsDay() {
			return bulletin.OnPrevious, bulletin.Period{} // of a month, not of the day before
		}
		return bulletin.OnPrevious, f.Period.Before()
	case "cmp.quarter":
		return bulletin.OnPrevious, f.Period.Before()
	case "":
		if o := rr.older(f, facts); o != nil {
			if o.Period == f.Period.Before() {
				return bulletin.OnPrevious, o.Period
			}
			return "", o.Period
		}
	}
	return "", bulletin.Period{}
}

// older is the fact of a row that differs from another in its time alone, where there is one and it lies before.
func (rr *rowReader) older(f *bulletin.Fact, facts []*bulletin.Fact) (found *bulletin.Fact) {
	for _, o := range facts {
		if o != nil && o != f && o.Measure == f.Measure && o.Unit == f.Unit && before(o.Period, f.Period) &&
			o.Period.To.Month <= f.Period.From.Month {
			if found != nil {
				return nil
			}
			found = o
		}
	}
	return found
}

// hundred is the largest change of a price in per cent that is believed.
var hundred = decimal.New(100, 0)

// inPercent reports whether a change is in per cent or in the unit of its figure. Where neither the cell nor the head says
// so, the older figure in the row does.
func (rr *rowReader) inPercent(
	col *gridColumn,
	v cellValue,
	f *bulletin.Fact,
	facts []*bulletin.Fact,
	of int,
) (bool, string) {
	switch {
	case v.rest != "" && changeUnit(v.rest, f.Unit) == "":
		return false, "“" + v.rest + "” is not a change in per cent"
	case v.rest != "":
		return false, ""
	case v.percent || col.percent || col.unit == "%":
		return true, ""
	case col.unit != "":
		return false, ""
	case strings.Contains(col.head, "幅") || col.of == "cmp.mom" && strings.Contains(col.head, "环比") || col.of == "cmp.yoy" && strings.Contains(col.head, "同比"):
		return true, ""
	case v.amount.Value.IsZero() || v.amount.Value.Abs().GreaterThan(hundred) || rr.beyond(col, hundred):
		return false, ""
	}
	o := rr.older(f, facts)
	if o == nil && rr.differences(col, of) {
		return false, ""
	}
	if o == nil {
		if amount, share := rr.provedByRows(of, col); amount != share {
			return share, ""
		}
		return false, "neither its head nor its cell says whether it is in per cent"
	}
	amount := bulletin.IntervalOf(f.Value).
		Minus(bulletin.IntervalOf(o.Value)).
		Meets(bulletin.IntervalOf(v.amount))
	share := bulletin.PercentChange(bulletin.IntervalOf(o.Value), bulletin.IntervalOf(f.Value)).
		Meets(bulletin.IntervalOf(v.amount))
	if amount != share {
		return share, ""
	}
	if amount, share := rr.proved(slices.IndexFunc(facts, func(x *bulletin.Fact) bool { return x == o }), of, col); amount != share {
		return share, "" // the other rows do
	}
	return false, "neither its head nor its cell says whether it is in per cent"
}

// changeUnit is the unit of a change in money, empty where it is not one of the price: 5000元 of a price in 万元/吨.
func changeUnit(text, price string) string {
	unit := slotsOf(text, anyMonth).unit
	_, per, priced := strings.Cut(price, "/")
	switch {
	case unit == price:
		return unit
	case !priced || !moneyUnit(strings.TrimSuffix(unit, "/"+per)) || strings.Contains(unit, "美") != strings.Contains(price, "美"):
		return ""
	case strings.Contains(unit, "/"):
		return unit
	}
	return unit + "/" + per
}

// differences reports whether a column of changes without a unit can only be of amounts. Each is as exact as the prices, and
// they are not all given to the same decimals, as shares are; or words say which way each went, with no per cent anywhere.
func (rr *rowReader) differences(col *gridColumn, of int) bool {
	at := rr.place(col)
	exact := min(1, rr.exactest(of))
	some, least, worded := 0, int32(-1), true
	for i := range rr.g.rows {
		cells := rr.g.rows[i].cells
		if len(cells) != len(rr.g.columns) {
			continue
		}
		v, price := readCell(cells[at].text), readCell(cells[of].text)
		if v.percent {
			return false
		}
		if v.kind != cellNumber || v.amount.Value.IsZero() || price.kind != cellNumber {
			continue
		}
		n := v.amount.Places()
		if n > max(exact, price.places()) || v.amount.Value.Abs().GreaterThanOrEqual(price.amount.Value) {
			return false
		}
		if worded = worded && v.worded; least < 0 || n < least {
			least = n
		}
		some++
	}
	return some > 0 && (worded || col.bare) || some > 1 && least == 0
}

// exactest is how many decimals the figures of a column have at most.
func (rr *rowReader) exactest(column int) (places int32) {
	for i := range rr.g.rows {
		if cells := rr.g.rows[i].cells; len(cells) == len(rr.g.columns) {
			if v := readCell(cells[column].text); v.kind == cellNumber {
				places = max(places, v.places())
			}
		}
	}
	return places
}

// places is how many decimals a figure has.
func (v *cellValue) places() int32 { return max(v.amount.Places(), v.to.Places()) }

// place is where a column stands.
func (rr *rowReader) place(col *gridColumn) int {
	return slices.IndexFunc(
		rr.g.columns,
		func(c gridColumn) bool { return c.head == col.head && c.from == col.from && c.line == col.line },
	)
}

// proved reports whether rows prove that a column of changes is in amounts, and whether rows prove that it is in per cent: by
// the older and the newer figure in them.
func (rr *rowReader) proved(old, of int, col *gridColumn) (amounts, shares bool) {
	at := rr.place(col)
	for i := range rr.g.rows {
		cells := rr.g.rows[i].cells
		if len(cells) != len(rr.g.columns) {
			continue
		}
		amount, share := proves(readCell(cells[old].text), readCell(cells[of].text), readCell(cells[at].text))
		amounts, shares = amounts || amount, shares || share
	}
	return amounts, shares
}

// proves reports whether a figure and the one before it make a change an amount, and whether they make it one in per cent;
// neither where both would do.
func proves(a, b, v cellValue) (amount, share bool) {
	if a.kind != cellNumber || b.kind != cellNumber || v.kind != cellNumber || v.amount.Value.IsZero() ||
		a.amount.Value.IsZero() {
		return false, false
	}
	from, to := bulletin.IntervalOf(a.amount), bulletin.IntervalOf(b.amount)
	amount, share = to.Minus(from).
		Meets(bulletin.IntervalOf(v.amount)),
		bulletin.PercentChange(from, to).
			Meets(bulletin.IntervalOf(v.amount))
	return amount && !share, share && !amount
}

// provedByRows is proved for a table whose rows are of times: by the figures of one row and of that before it in time.
func (rr *rowReader) provedByRows(of int, col *gridColumn) (amounts, shares bool) {
	at, rows := rr.place(col), rr.g.rows
	if !rr.g.dated() {
		return false, false
	}
	for i := 1; i < len(rows); i++ {
		old, now := &rows[i-1], &rows[i]
		if before(rr.timeOf(now), rr.timeOf(old)) {
			old, now = now, old
		}
		if len(old.cells) != len(rr.g.columns) || len(now.cells) != len(rr.g.columns) {
			continue
		}
		amount, share := proves(readCell(old.cells[of].text), readCell(now.cells[of].text), readCell(now.cells[at].text))
		amounts, shares = amounts || amount, shares || share
	}
	return amounts, shares
}

// beyond reports whether a figure of a column lies beyond a bound.
func (rr *rowReader) beyond(col *gridColumn, bound decimal.Decimal) bool {
	for i := range rr.g.columns {
		for k := range rr.g.rows {
			row := &rr.g.rows[k]
			if &rr.g.columns[i] != col || len(row.cells) != len(rr.g.columns) {
				continue
			}
			if v := readCell(row.cells[i].text); v.kind == cellNumber && v.amount.Value.Abs().GreaterThan(bound) {
				return true
			}
		}
	}
	return false
}
