package answer

import (
	"slices"

	"rebot/index/bulletin"
)

// older says that the newest issue prints no price, or no index, where the question names no month and what is answered
// comes from the last issue that prints some.
func (w draft) older(rows []row) {
	newest := w.e.lib.Issue(w.e.cat.Newest())
	if newest == nil || len(w.q.Times) > 0 || w.q.Kind != bulletin.PriceFact && w.q.Kind != bulletin.IndexFact ||
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
