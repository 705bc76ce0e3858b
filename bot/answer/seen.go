package answer

import (
	"slices"
	"strings"

	"rebot/bot/answer/unread"
	"rebot/bot/intent"
	"rebot/bot/passage"
	"rebot/index"
	"rebot/index/bulletin"
)

// inLines gives the figure that one sentence prints of what a spec looks for, where the readers made no fact of it.
func (w draft) inLines(s spec) []row {
	if w.q.Op(intent.ShareOf) != nil {
		return nil // of what whole, no sentence says
	}
	found := w.e.inLines(s)
	if found == nil {
		return nil
	}
	f := index.Fact{Fact: found.Fact, Issue: found.Quote.Issue}
	return []row{{Fact: &f, spec: s, line: &found.Quote}}
}

// quoteLines shows the sentences that figures were taken from which no reader made facts of.
func (w draft) quoteLines(rows []row) {
	note := w.Say("没有整段读成数据，数字取自所引的这一句。", "Not read as data; the figure is taken from the sentence that is quoted.")
	for _, r := range rows {
		if r.line == nil {
			continue
		}
		w.quote([]passage.Quote{*r.line})
		if !slices.Contains(w.Notes, note) {
			w.Notes = append(w.Notes, note)
		}
	}
}

// inLines finds the figure of a spec that stands in the sentences of the newest issue that tells of its time; nil where
// none does, or where they differ.
func (e *Engine) inLines(s spec) *unread.Found {
	sought, ok := s.sought()
	if !ok {
		return nil
	}
	for _, is := range slices.Backward(e.lib.Issues()) {
		if s.time == nil && is.Month != e.lib.Newest() || s.time != nil && !tellsOf(is.Month, s.time.Period) {
			continue
		}
		var all []unread.Found
		for a := range is.Articles {
			at := passage.Place{Issue: is, Article: a}
			if says(at.In(), kindMarks[s.kind]) {
				all = append(all, unread.In(e.cat.Lexicon, at, &sought)...)
			}
		}
		if len(all) > 0 {
			return onlyOne(all)
		}
	}
	return nil
}

// kindMarks are the letters that an article has which prints figures of a kind.
var kindMarks = map[bulletin.FactKind]string{bulletin.PriceFact: "价", bulletin.TradeFact: "口", bulletin.IndexFact: "指数",
	bulletin.QuotaFact: "指标"}

func says(a *bulletin.Article, mark string) bool {
	return strings.Contains(a.Title, mark) ||
		slices.ContainsFunc(a.Paragraphs, func(p bulletin.Paragraph) bool { return strings.Contains(p.Text, mark) })
}

// onlyOne is the first of some figures where all are the same.
func onlyOne(all []unread.Found) *unread.Found {
	first := &all[0]
	if slices.ContainsFunc(all, func(f unread.Found) bool {
		return f.Fact.Value.Text != first.Fact.Value.Text || f.Fact.Unit != first.Fact.Unit
	}) {
		return nil
	}
	return first
}

// usualMeasures are what a question means that names no measure.
var usualMeasures = map[bulletin.FactKind]string{bulletin.PriceFact: bulletin.MonthMean, bulletin.TradeFact: bulletin.Quantity,
	bulletin.IndexFact: bulletin.IndexMean}

// sought is what a spec looks for in sentences; it reports false where no single figure is looked for.
func (s *spec) sought() (unread.Sought, bool) {
	out := unread.Sought{Kind: s.kind, Subject: s.subject, Measure: s.measure, Direction: s.direction, Partner: s.partner,
		Company: s.company, Region: s.region, Batch: s.batch, Scope: s.scope, Fits: s.countedIn}
	if s.measure == "" || s.kind == bulletin.PriceFact && s.measure == bulletin.SpanMean {
		out.Measure = usualMeasures[s.kind]
	}
	if s.kind == bulletin.TradeFact && s.subject == "货物贸易" && s.measure == "" {
		out.Measure = bulletin.Money
	}
	if s.kind == bulletin.IndexFact && s.subject == "" {
		out.Subject = bulletin.PriceIndex
	}
	if s.time != nil {
		out.Period = s.time.Period
	}
	if s.kind == bulletin.PriceFact && s.measure == "" && out.Period.IsDay() {
		out.Measure = bulletin.PlainPrice
	}
	open := s.partner == intent.Any || s.subject == intent.Any || s.company == bulletin.OwnPrices || s.purity != "" || s.maker != ""
	known := monthlyKind(s.kind) || s.kind == bulletin.QuotaFact
	return out, known && !open && (out.Subject != "" || s.kind == bulletin.QuotaFact) &&
		(s.time == nil || !s.time.Period.IsZero())
}
