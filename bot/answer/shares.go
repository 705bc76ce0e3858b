package answer

import (
	"github.com/shopspring/decimal"

	"rebot/bot/intent"
	"rebot/index/bulletin"
)

// shareDifference sets the shares of two beside each other: those that are printed, and those that their figures make of the
// whole.
func (w draft) shareDifference(rows []row) bool {
	o := w.q.Op(intent.Diff)
	if o == nil || len(rows) != 2 {
		return false
	}
	var values [2]decimal.Decimal
	var lines []string
	for i, r := range rows {
		v, formula, ok := w.shareOf(r)
		if !ok {
			return false
		}
		values[i] = v
		if formula != "" {
			w.Derive(formula)
			lines = append(lines, w.name(r.Fact)+w.Say("占比（推算）：", ", share (estimated): ")+formula)
		}
	}
	a, b := 0, 1
	if values[0].LessThan(values[1]) {
		a, b = 1, 0
	}
	d := values[a].Sub(values[b])
	w.result(w.Say("占比之差（推算）", "Difference of shares (estimated)"), w.name(rows[a].Fact)+w.Say("的占比比", ", share above ")+w.name(rows[b].Fact)+w.Say("高 ", " by ")+d.String()+w.Say(" 个百分点", " percentage points"),
		values[a].String()+"% − "+values[b].String()+"% = "+d.String(), "个百分点")
	w.Details = append(w.Details, lines...)
	w.support(rows)
	return true
}

// shareOf is the share of a row: as printed, else worked out of the whole, with its formula.
func (w draft) shareOf(r row) (v decimal.Decimal, formula string, ok bool) {
	if r.Measure == bulletin.ShareOf {
		return r.Value.Value, "", true
	}
	whole := r.spec
	whole.subject, whole.partner, whole.measure = "货物贸易", "", r.Measure
	whole.time = &intent.Time{Period: r.Period, Kind: "span"}
	f := w.e.pick(whole)
	if f == nil {
		return v, "", false
	}
	values, _, ok := w.alike([]row{r, {Fact: f}})
	if !ok || values[1].IsZero() || values[0].GreaterThan(values[1]) {
		return v, "", false
	}
	v = values[0].Shift(2).DivRound(values[1], 2)
	w.figure(f)
	return v, values[0].String() + " ÷ " + values[1].String() + " = " + v.String() + "%", true
}
