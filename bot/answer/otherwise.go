package answer

import (
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
)

// otherwise shows what is printed of the same thing in another measure or of another time, where what is asked for is
// not: the year's quota where a month's is asked for, the tons where the sum is.
func (w draft) otherwise(s spec) {
	f := w.e.nearFact(s)
	if f == nil {
		return
	}
	text := w.title(f) + w.Say("：", ": ") + w.join(w.value(f), w.changed(f, w.move(f))) + mark(w.Cite(f.Issue, f.Cite))
	if line := w.Say("印的是：", "Printed: ") + text; !slices.Contains(w.Details, line) {
		w.Details = append(w.Details, line)
	}
}

// nearFact finds the fact that comes nearest to what a spec looks for, nil for none.
func (e *Engine) nearFact(s spec) *index.Fact {
	var tries []spec
	plain := s
	plain.measure, plain.currency = "", ""
	switch s.kind {
	case bulletin.IndexFact:
		tries = []spec{plain}
	case bulletin.QuotaFact:
		plain.measure, plain.time = s.measure, nil
		tries = []spec{plain}
	case bulletin.TradeFact:
		untimed := s
		untimed.time = nil
		tries = []spec{plain, untimed}
		if s.subject == "货物贸易" && s.partner == "" {
			earths := plain
			earths.subject = "稀土"
			tries = []spec{plain, earths, untimed}
		}
	case bulletin.PriceFact:
		if s.time == nil || !s.time.Period.IsDay() { // a day's price is not its month's, which is printed
			return nil
		}
		plain.measure, plain.time = bulletin.MonthMean, monthsTime(bulletin.MonthOf(s.time.Period.To.Month))
		tries = []spec{plain}
	}
	for _, t := range tries {
		if t.subject == intent.Any || t.partner == intent.Any || t == s {
			continue
		}
		if f := e.pick(t); f != nil {
			return f
		}
	}
	return nil
}

// older says that the newest issue prints no price, or no index, where the question names no month and what is answered
// comes from the last issue that prints some.
func (w draft) older(rows []row) {
	newest := w.e.lib.Issue(w.e.cat.Newest())
	if newest == nil || isOwn(rows[0].Fact) || len(w.q.Times) > 0 || w.q.Kind != bulletin.PriceFact && w.q.Kind != bulletin.IndexFact ||
		slices.ContainsFunc(newest.Facts, func(f bulletin.Fact) bool { return f.Kind == w.q.Kind }) {
		return
	}
	what, whatEnglish := "价格", "price"
	if w.q.Kind == bulletin.IndexFact {
		what, whatEnglish = "指数", "index"
	}
	name, from := w.MonthName(newest.Month), w.MonthName(rows[0].Issue.Month)
	w.Notes = append(w.Notes, w.Say("最新一期（"+name+"）没有印"+what+"，以上出自"+from+"那一期。",
		"The newest issue ("+name+") prints no "+whatEnglish+"; this is from the issue of "+from+"."))
}

// nearest offers what the bulletin has of the same subject.
func (w draft) nearest(s spec) {
	near := spec{kind: s.kind, subject: s.subject, direction: s.direction}
	if s.subject == "" {
		return
	}
	if f := w.e.pick(near); f != nil {
		w.Permit(f.Period.Chinese())
		w.Offers = append(w.Offers, w.name(f)+w.Say("多少", ""))
		return
	}
	if s.kind != bulletin.PriceFact {
		return
	}
	var same []string
	for _, p := range w.e.cat.Products {
		if slices.ContainsFunc(bulletin.Elements(s.subject), func(el string) bool { return strings.Contains(p, el) }) {
			same = append(same, p)
		}
	}
	if len(same) > 0 {
		w.Details = append(w.Details, w.Say("同一元素有报价的：", "Priced, of the same element: ")+
			strings.Join(same, w.Say("、", ", ")))
		w.Offers = same
	}
}

// nothingWithin says that no row lies within the bounds, and which of those that were compared comes nearest.
func (w draft) nothingWithin(compared []row) {
	w.Lead = w.Say("没有符合条件的。", "None meets that.")
	if w.q.Op(intent.CountOf) != nil {
		w.Permit("0")
		w.Lead = w.Say("0 种：没有符合条件的。", "0: none meets that.")
	}
	o := w.q.Op(intent.Within)
	if o == nil || len(compared) == 0 {
		return
	}
	if o.Value+o.Upper == "" {
		w.noneMoved(compared, o)
		return
	}
	way := strings.TrimPrefix(o.Way, "not ")
	end, word := intent.Top, w.Say("最大的：", "the largest: ")
	if o.Value == "" {
		end, word = intent.Bottom, w.Say("最小的：", "the smallest: ")
	}
	if near := w.ranked(slices.Clone(compared), intent.Op{Name: end, N: 1, By: o.By, Way: way}); len(near) > 0 {
		n := len(w.Details)
		w.support(near[:1])
		w.Details[n] = word + w.Details[n]
	} else if o.By == "change" && way != "" {
		w.Lead += w.Say("一种都没有"+w.wayWord(way, w.q.Kind)+"。", " Nothing went "+w.wayWord(way, w.q.Kind)+".")
	}
}

// noneMoved says how all that were compared moved, where none did so as is asked.
func (w draft) noneMoved(compared []row, o *intent.Op) {
	if o.By != "change" || len(compared) < 2 || strings.HasPrefix(o.Way, "not ") || o.Way == "" {
		return
	}
	lead := w.Lead
	w.tally(compared)
	w.Status = reply.Answered
	w.Lead = strings.TrimSuffix(lead, w.Say("。", ".")) + w.Say("：", ": ") + w.Lead
	for _, r := range compared {
		w.figure(r.Fact)
	}
}
