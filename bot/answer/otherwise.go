package answer

import (
	"slices"

	"rebot/bot/intent"
	"rebot/index"
	"rebot/index/bulletin"
)

// otherwise shows what is printed of the same thing in another measure or of another time, where what is asked for is not: the
// year's quota where a month's is asked for, the tons where the sum is.
func (w draft) otherwise(s spec) {
	f := w.e.nearFact(s)
	if f == nil {
		return
	}
	text := w.title(f) + w.Say("：", ": ") + join(w.value(f), w.changed(f, w.move(f))) + mark(w.Cite(f.Issue, f.Cite))
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
		if s.time == nil || !s.time.Period.IsDay() { // a day's price is none of its month, which is printed
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
