package answer

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

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
		w.Lead = w.yes(true) + w.Lead
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

// anyMonths are the figures that the issue of a row prints of the same for whatever time, the row's own first.
func (w draft) anyMonths(r row) []row {
	s := r.spec
	if len(w.q.Times) == 0 {
		s.time = nil
	}
	out := []row{r}
	for _, f := range w.likeIn(r, s) {
		if f != r.Fact {
			out = append(out, row{Fact: f, spec: s})
		}
	}
	return out
}

// likeIn are the figures of what a row is of that fit a spec, in the issue of the row.
func (w draft) likeIn(r row, s spec) (out []*index.Fact) {
	for _, f := range w.e.candidates(s) {
		if f.Issue == r.Issue && f.Subject == r.Subject && s.matches(f) {
			out = append(out, f)
		}
	}
	return out
}

// either says which of two changes is the printed one, and of what time.
func (w draft) either(rows []row, o *intent.Op) bool {
	var all []row
	for _, r := range rows {
		for _, f := range w.anyMonths(r) {
			if !containsFact(all, f) && w.move(f.Fact) != nil {
				all = append(all, f)
			}
		}
	}
	if len(all) == 0 {
		return false
	}
	leads := w.whichHold(all, o)
	w.Title = w.name(all[0].Fact)
	w.Lead = strings.Join(leads, w.Say("；", "; "))
	if len(leads) == 0 {
		w.Lead = w.Say("都不是，", "Neither: ") + w.movedThen(all[0])
	}
	for _, r := range all {
		if !containsFact(rows, r) {
			w.Details = append(w.Details, w.title(r.Fact)+w.Say("：", ": ")+w.cited(r.Fact))
		}
	}
	return true
}

// whichHold tells of the rows whose change is one of two, each time once.
func (w draft) whichHold(rows []row, o *intent.Op) (leads []string) {
	for _, value := range []string{o.Value, o.Upper} {
		one := *o
		one.Value, one.Upper = value, ""
		for _, r := range rows {
			if v, ok := w.believedOf(r, &one); ok && one.Holds(v) {
				if s := w.movedThen(r); !slices.Contains(leads, s) {
					leads = append(leads, s)
				}
				w.figure(r.Fact)
			}
		}
	}
	return leads
}

// movedThen says of what time a figure is, and how it moved.
func (w draft) movedThen(r row) string {
	return w.name(r.Fact) + w.Say("，", ", ") + w.time(r.Period) + w.Say("：", ": ") + w.changed(r.Fact, w.move(r.Fact))
}

// notAsTitled says that the text has another change than a headline, where the question has the headline's: of the time
// that the headline tells.
func (w draft) notAsTitled(rows []row, o *intent.Op) bool {
	if o.By != "change" || rows[0].Kind != bulletin.TradeFact || len(w.q.Times) > 0 {
		return false
	}
	for _, d := range w.e.lib.FindingsIn(rows[0].Issue.Month) {
		if d.Rule != "headline" || !strings.Contains(d.A.Says, strings.TrimPrefix(o.Value, "-")+"%") {
			continue
		}
		for _, r := range w.anyMonths(rows[0]) {
			m := w.move(r.Fact)
			if r.Cite != d.B.Cite || m == nil || !strings.Contains(d.B.Says, r.Value.Text) {
				continue
			}
			w.Title = w.title(r.Fact)
			w.Lead = w.Say("标题这样写，正文不是，对不上：正文是 ",
				"The headline says so, the text does not; it has ") + w.changed(r.Fact, m)
			w.figure(r.Fact)
			rows[0] = r
			return true
		}
	}
	return false
}

// againstMean holds the figure of one month against the mean of a month over several: those that are asked for, else
// the longest run that the issue prints.
func (w draft) againstMean(r row) bool {
	s := r.spec
	s.measure = r.Measure
	var whole *index.Fact
	if a := w.q.Against; len(a) == 1 {
		s.time = &a[0]
		if whole = w.e.printed(s); whole == nil {
			if made := w.lessMonths(s); made != nil {
				whole = made[0].work
				w.Details = append(w.Details, made[0].note)
			}
		}
	} else {
		s.time = nil
		for _, o := range w.likeIn(r, s) {
			if o.Period.Contains(r.Period) && o.Period.Months() > 1 &&
				(whole == nil || o.Period.Months() > whole.Period.Months()) {
				whole = o
			}
		}
	}
	if whole == nil || whole.Period.Months() < 2 || !r.Period.IsMonth() {
		return w.noMean(r)
	}
	values, unit, ok := w.alike([]row{r, {Fact: whole}})
	if !ok {
		return false
	}
	n := decimal.NewFromInt(int64(whole.Period.Months()))
	m := values[1].DivRound(n, 2)
	d := values[0].Sub(m)
	formula := values[1].String() + " ÷ " + n.String() + " ≈ " + m.String() + w.suffix(unit)
	w.figure(whole)
	w.Derive(formula, d.Abs().String(), m.String())
	verdict := ""
	if w.q.Whether {
		verdict = w.yes(wentTo(d) == w.q.Way)
	}
	word := map[int]string{-1: w.Say("低于月均", "below the monthly mean"),
		0: w.Say("等于月均", "the same as the monthly mean"),
		1: w.Say("高于月均", "above the monthly mean")}[d.Sign()]
	w.Title = w.title(r.Fact)
	w.Lead = verdict + word + w.Say("：", ": ") + w.value(r.Fact) + w.Say("，", ", ") + w.time(whole.Period) +
		w.Say("平均每月约 ", " mean about ") + m.String() + w.suffix(unit) + w.Say("（推算）", " (estimated)")
	w.Details = append(w.Details, w.Say("推算：", "estimated: ")+w.time(whole.Period)+w.Say("：", ": ")+formula)
	return true
}

// noMean says that no mean by month can be worked out.
func (w draft) noMean(r row) bool {
	w.Restart(reply.NotFound)
	w.Lead = w.Say("没有算：没有印几个月的累计，算不出月均。", "Not worked out: no run of months is printed to take the mean of.")
	w.Details = append(w.Details, w.Say("印的是：", "Printed: ")+w.title(r.Fact)+w.Say("：", ": ")+w.cited(r.Fact))
	return true
}

// heldShare answers whether a share that is not printed is as the question holds it to be: it is worked out first.
func (w draft) heldShare(rows []row) bool {
	o := w.q.Op(intent.Within)
	if o == nil || o.Unit != "%" || o.By != "value" || w.q.Op(intent.ShareOf) == nil || !w.q.Whether ||
		len(rows) != 1 ||
		rows[0].Measure == bulletin.ShareOf || rows[0].made != "" || rows[0].Kind != bulletin.TradeFact {
		return false
	}
	w.share(rows)
	return true
}

// leftOfTop works out what is left of the whole without the first few partners.
func (w draft) leftOfTop(all *index.Fact, whole spec, o *intent.Op) {
	whole.partner, whole.time, whole.measure = intent.Any, monthsTime(all.Period), all.Measure
	rows := w.ranked(w.partners(whole), intent.Op{Name: intent.Sort, By: "value"})
	if len(rows) < o.N {
		return
	}
	rows = rows[:o.N]
	values, unit, ok := w.alike(append([]row{{Fact: all}}, rows...))
	if !ok {
		return
	}
	sum, terms := added(values[1:])
	d := values[0].Sub(sum)
	formula := values[0].String() + " − (" + terms + ") = " + d.String() + w.suffix(unit)
	p, part := portion(d, values[0])
	w.Derive(formula, part, d.String())
	w.Table, w.Details = nil, []string{formula, part}
	w.Title = w.Say("前"+ordinal(o.N)+"大伙伴之外的", "all but the first partners: ") + w.name(all) + w.Say("（推算）",
		" (estimated)")
	w.Lead = d.String() + w.suffix(unit) + w.Say("，占 ", ", ") + p.String() + "%"
	if o.Unit == "%" {
		w.Lead = p.String() + "%" + w.Say("（", " (") + d.String() + w.suffix(unit) + w.Say("）", ")")
	}
	w.Permit(w.Title)
	w.support(append(rows, row{Fact: all}))
}
