package answer

import (
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index/bulletin"
)

// reached says how far the newest price of a product is from what the question supposes it to come to.
func (w draft) reached(r row, o *intent.Op) {
	to, base, ok := w.supposedEnd(r, o)
	if !ok || r.made != "" || r.To.Text != "" || r.Value.Value.IsZero() {
		w.Restart(reply.NotFound)
		w.Lead = w.Say("没有推算：简报没有印那时的价格，或给的数不能比。", "Not worked out: no such price is printed.")
		return
	}
	d := to.Sub(r.Value.Value)
	p := d.Shift(2).DivRound(r.Value.Value, 2)
	way := wentTo(d)
	gap := d.Abs().String() + w.suffix(r.Unit)
	formula := to.String() + " − " + r.Value.Value.String() + " = " + minus(d) + w.suffix(r.Unit) + w.Say("；", "; ") +
		minus(d) + " ÷ " + r.Value.Value.String() + " = " + minus(p) + "%"
	w.Derive(formula, gap, p.Abs().String())
	w.Permit(o.Value, o.Asked)
	word := map[string]string{"up": w.Say("要涨 ", "up by "), "down": w.Say("要跌 ", "down by "),
		"flat": w.Say("不用动：", "no change: ")}[way]
	w.Title = w.Say("按提问的假设推算（推算，不是报价）", "Worked out as supposed (estimated, not quoted)")
	w.Lead = word + p.Abs().String() + "%" + w.Say("（", " (") + w.perAsked(d.Abs(), r.Unit, gap) + w.Say("）", ")")
	if o.By != "change" {
		w.Lead = word + w.perAsked(d.Abs(), r.Unit, gap) + w.Say("（", " (") + p.Abs().String() + "%" + w.Say("）", ")")
	}
	w.Details = append(w.Details, formula)
	w.costOf(d.Abs(), r.Unit)
	support := []row{r}
	if base != nil {
		support = append(support, *base)
	} else {
		w.Notes = append(w.Notes, w.Say(o.Asked+" 是问题里给的数，没有核对。", o.Asked+" is the question's own number."))
	}
	w.roundLead()
	w.support(support)
}

// supposedEnd is the price that is supposed to be come to, in the unit of the row, and the row that has it, nil for a
// number of the question's own. Of a bare number that is far above any price by the kilogram, the price by the ton is meant.
func (w draft) supposedEnd(r row, o *intent.Op) (decimal.Decimal, *row, bool) {
	if o.Value == "" {
		b, _, asked := w.earlier(r.Fact)
		if !asked || b == nil || b.Unit != r.Unit || b.To.Text != "" {
			return decimal.Zero, nil, false
		}
		return b.Value.Value, &row{Fact: b, spec: r.spec}, true
	}
	v, unit := amount(o.Value), o.Unit
	switch c := w.q.Op(intent.Convert); {
	case strings.Contains(unit, "/"):
	case c != nil && strings.Contains(c.Unit, "/"):
		unit = c.Unit
	case inWan(o.Asked):
		unit = "元/吨"
	default:
		return v, nil, true
	}
	v, ok := bulletin.ConvertPrice(v, unit, r.Unit)
	return v, nil, ok
}

// perAsked is a difference in the unit that the question asks in, else as it is.
func (w draft) perAsked(d decimal.Decimal, unit, gap string) string {
	o := w.q.Op(intent.Convert)
	if o == nil {
		return gap
	}
	v, ok := bulletin.ConvertPrice(d, unit, o.Unit)
	if !ok {
		return gap
	}
	w.Derive(v.String())
	return v.String() + w.suffix(o.Unit)
}

// costOf says what a difference comes to for the amount that is named.
func (w draft) costOf(d decimal.Decimal, unit string) {
	o := w.q.Op(intent.Times)
	each, ok := bulletin.ConvertPrice(d, unit, "元/公斤")
	if o == nil || !ok {
		return
	}
	kg := amount(o.Value).Mul(kilograms[o.Unit])
	total := each.Mul(kg)
	w.Permit(o.Value, o.Asked, kg.String())
	w.Derive(each.String(), total.String())
	w.Lead = w.money(total) + w.Say("；", "; ") + w.Lead
	w.Details = append(w.Details, each.String()+" × "+kg.String()+" = "+total.String()+w.Say(" 元", " yuan"))
}
