package answer

import (
	"strings"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
)

// noUnitPrice says that an amount of traded goods was not worked out, where no price by weight is printed of them.
func (w draft) noUnitPrice(rows []row) bool {
	if w.q.Kind != bulletin.TradeFact || w.q.Op(intent.Times) == nil && w.q.Op(intent.Divide) == nil {
		return false
	}
	w.Restart(reply.NotFound)
	w.Lead = w.Say("没有算：没有按重量印的均价。", "Not worked out: no price by weight is printed.")
	for _, r := range rows {
		if r.made == "" {
			w.Details = append(w.Details, w.Say("印的是：", "Printed: ")+w.title(r.Fact)+w.Say("：", ": ")+w.cited(r.Fact))
		}
	}
	return true
}

// byWeight says first by how much weight a trade moved, where that is asked: worked out of the printed per cent.
func (w draft) byWeight(r row) {
	if r.Kind != bulletin.TradeFact || !w.q.Has(intent.HowMany) || !w.q.Has(intent.ChangeWant) || w.doubted(r.Fact) {
		return
	}
	moved, formula, ok := w.byAmount(r)
	if !ok {
		return
	}
	d := moved.Value.Value
	f := *moved.Fact
	f.Value = bulletin.Amount{Text: d.Abs().String(), Value: d.Abs()}
	text := w.value(&f)
	if o := w.q.Op(intent.Convert); o != nil && o.Unit != f.Unit {
		if v, ok := inUnit(&f, o.Unit); ok {
			text = round(v, 9) + " " + w.Unit(o.Unit)
			w.Derive(round(v, 9))
		}
	}
	about := ""
	if formula != "" {
		about = w.Say("约 ", "about ")
		w.Details = append(w.Details, w.Say("推算：", "estimated: ")+formula+w.suffix(r.Unit))
	}
	w.Lead = w.wayWord(wentTo(d), r.Kind) + w.Say("", " by ") + about + text + w.Say("；", "; ") + w.Lead
}

// holdsShare says first whether a share that was worked out is as the question holds it to be.
func (w draft) holdsShare(f *index.Fact) {
	share := row{Fact: f}
	o := w.q.Op(intent.Within)
	if o != nil && w.q.Whether && o.By == "value" && o.Unit == "%" {
		w.Permit(o.Asked)
		w.Lead = w.withinWord(f, *o) + w.Lead + w.Say("（问的是"+o.Asked+"）", " (asked: "+o.Asked+")")
		return
	}
	o = w.q.Op(intent.Verdict)
	if o == nil || o.Value == "" || o.Unit != "%" || o.By != "value" {
		return
	}
	w.Permit(o.Asked)
	switch v, ok := w.believedOf(share, o); {
	case !ok:
	case o.Holds(v):
		w.Lead = w.Say("是的，", "Yes, ") + w.Lead
	case o.About == intent.AboutIt && nearly(v, amount(o.Value)):
		w.Lead = w.Say("差不多，是 ", "Nearly: it is ") + w.Lead
	default:
		w.Lead = w.Say("不是，是 ", "No, it is ") + w.Lead
	}
}

// otherMonths says that a figure of trade is of other months than those that are asked for.
func (w draft) otherMonths(rows []row) {
	for _, r := range rows {
		t := r.spec.time
		if r.Kind != bulletin.TradeFact || r.made != "" || t == nil || t.Period.Months() < 2 || t.Period == r.Period ||
			t.Period.IsYear() && r.Period.To.Month >= w.e.cat.Newest() || t.Whole() {
			continue
		}
		note := w.Say("简报没有印"+w.time(t.Period)+"的，这是"+w.time(r.Period)+"的。", "The figure is of "+w.time(r.Period)+
			"; that of "+w.time(t.Period)+" is not printed.")
		w.Permit(note)
		if !strings.Contains(strings.Join(w.Notes, " "), note) {
			w.Notes = append(w.Notes, note)
		}
	}
}
