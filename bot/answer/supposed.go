package answer

import (
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
)

// supposed works out what one printed figure would be after a change that the question supposes, or what an amount would
// cost at it. Where it isn't one figure, or not the one that the question starts from, nothing is worked out.
func (w draft) supposed(rows []row, o *intent.Op) {
	r, ok := w.supposedOf(rows, o)
	if !ok {
		w.Restart(reply.NotFound)
		w.Lead = w.Say("没有推算：“"+o.Asked+"”不是从一个印出的数起算。",
			"Not worked out: what is supposed does not start from one printed figure.")
		w.Permit(o.Asked)
		return
	}
	percent := amount(o.Value)
	sign := map[string]string{"up": " + ", "down": " − "}[o.Way]
	factor := decimal.New(100, 0).Add(percent)
	if o.Way == "down" {
		factor = decimal.New(100, 0).Sub(percent)
	}
	f := *r.Fact
	v := f.Value.Value.Mul(factor).Shift(-2)
	f.Value, f.Changes = bulletin.Amount{Text: v.String(), Value: v}, nil
	w.Permit(o.Asked, o.Value, percent.String(), "1")
	w.result(w.Say("按提问的假设推算（推算，不是报价）", "Worked out as supposed (estimated, not quoted)"), w.value(&f),
		r.Value.Text+" × (1"+sign+percent.String()+"%) = "+v.String(), f.Unit)
	w.atAmount(&f)
	w.roundLead()
	w.support([]row{r})
	w.Notes = append(w.Notes, w.Say("“"+o.Asked+"”是提问的假设，简报没有印。", "The change is supposed by the question; the bulletin prints none such."))
}

// supposedOf is the one row that a supposed change starts from: the one whose value the question says, else the only
// one.
func (w draft) supposedOf(rows []row, o *intent.Op) (row, bool) {
	if o.Upper == "" {
		return rows[0], len(rows) == 1 && rows[0].made == "" && rows[0].To.Text == "" && !w.doubted(rows[0].Fact)
	}
	for _, r := range w.anyTime(rows) {
		v, ok := w.believedOf(r, &intent.Op{By: "value", Value: o.Upper, Unit: o.Unit})
		if ok && r.made == "" && r.To.Text == "" && v.Equal(amount(o.Upper)) {
			return r, true
		}
	}
	return row{}, false
}

// anyTime gives rows, and behind them what is printed of the same for other times.
func (w draft) anyTime(rows []row) []row {
	s := rows[0].spec
	s.time, s.batch = nil, ""
	out := rows
	for _, f := range w.e.candidates(s) {
		if s.matches(f) {
			out = append(out[:len(out):len(out)], row{Fact: f, spec: s})
		}
	}
	return out
}

// atAmount says first what the amount that is bought costs at a price, else the price in the unit that is asked for.
func (w draft) atAmount(f *index.Fact) {
	if t := w.q.Op(intent.Times); t != nil {
		if price, ok := w.perKilogram(f); ok {
			cost := price.Mul(amount(t.Value)).Mul(kilograms[t.Unit])
			w.Lead = w.money(cost)
			w.Details = append(w.Details, w.costs(f, *t, cost))
		}
		return
	}
	if f.Kind != bulletin.PriceFact {
		return
	}
	if o := w.q.Op(intent.Convert); o != nil && o.Unit != f.Unit && strings.Contains(o.Unit, "/") {
		if v, ok := pricePer(f, o.Unit); ok {
			w.Lead = w.supposedIn(v, o.Unit)
		}
	}
	if v, ok := pricePer(f, other(f.Unit)); ok {
		w.Details = append(w.Details, w.Say("换算：", "Converted: ")+w.supposedIn(v, other(f.Unit)))
	}
}

// supposedIn writes a price that was worked out in a unit.
func (w draft) supposedIn(v decimal.Decimal, unit string) string {
	s := round(v, 6)
	w.Derive(s)
	return s + " " + w.Unit(unit)
}
