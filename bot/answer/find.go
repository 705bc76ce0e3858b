package answer

import (
	"cmp"
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// anyLevel takes whatever is printed of an index at the one of two times that lacks the measure that is asked for: its
// low of one day and its value of a month.
func (w draft) anyLevel(rows []row, missing []spec) ([]row, []spec) {
	if w.q.Kind != bulletin.IndexFact || w.q.Op(intent.Diff) == nil || len(rows) != 1 || len(missing) != 1 {
		return rows, missing
	}
	s := missing[0]
	f := w.extremeOfYear(s)
	if f == nil {
		s.measure = ""
		f = w.e.pick(s)
	}
	if f == nil || !level(f) || f == rows[0].Fact {
		return rows, missing
	}
	return append(rows, row{Fact: f, spec: s}), nil
}

// extremeOfYear is the lowest or the highest point of the year, where the month that stands beside it has none:
// 10月比最低点高几点.
func (w draft) extremeOfYear(s spec) *index.Fact {
	if s.measure != bulletin.IndexLow && s.measure != bulletin.IndexHigh || s.time == nil || !s.time.Period.IsMonth() {
		return nil
	}
	s.time = monthsTime(bulletin.YearOf(s.time.Period.To.Month.Year()))
	return w.e.pick(s)
}

// find gives the fact that a spec looks for; where it is not printed, what is printed or can be worked out in its
// place.
func (w draft) find(s spec) (rows []row) {
	if s.partner == intent.Any {
		if rows = w.partners(s); len(rows) == 0 {
			rows = w.narrower(s)
		}
		if s.subject == "货物贸易" && len(rows) == 0 && w.English { // the destinations, of the earths
			s.subject = "稀土"
			if rows = w.partners(s); len(rows) > 0 {
				w.ofGoods(rows[0])
			}
		}
		return rows
	}
	if rows = w.batches(s); len(rows) > 0 {
		return w.ofWholeYear(s, rows)
	}
	for _, instead := range []func(spec) []row{w.exact, w.inLines, w.bothWays, w.narrower, w.byOre, w.shareless, w.derived, w.byRegion} {
		if rows = instead(s); len(rows) > 0 {
			return rows
		}
	}
	return nil
}

// batches gives a quota of every batch where none is named; to reckon with, that of all batches so far.
func (w draft) batches(s spec) (rows []row) {
	if s.kind != bulletin.QuotaFact || s.batch != "" {
		return nil
	}
	among := w.e.candidates(s)
	for _, f := range among {
		together := s.time != nil && s.time.Kind == intent.Issued && strings.HasPrefix(f.Batch, "前")
		if !s.matches(f) || together || slices.ContainsFunc(rows, func(r row) bool { return r.Batch == f.Batch }) {
			continue
		}
		s := s
		s.batch = f.Batch
		if f := s.best(ofBatch(among, f.Batch)); f != nil {
			rows = append(rows, row{Fact: f, spec: s})
		}
	}
	moved := func(r row) bool { return len(r.Changes) > 0 }
	if w.q.Has(intent.ChangeWant) && slices.ContainsFunc(rows, moved) {
		rows = slices.DeleteFunc(rows, func(r row) bool { return !moved(r) })
	}
	if w.reckons() || w.ranking() || w.q.Op(intent.ShareOf) != nil || w.q.Op(intent.Verdict) != nil {
		if i := slices.IndexFunc(rows, ofAllBatches); i >= 0 {
			return rows[i : i+1]
		}
		return rows[:min(len(rows), 1)]
	}
	return rows
}

// ofBatch keeps of facts those of one batch; those of all batches where it is empty.
func ofBatch(among []*index.Fact, batch string) []*index.Fact {
	return slices.DeleteFunc(slices.Clone(among), func(f *index.Fact) bool { return f.Batch != batch })
}

// ofAllBatches reports whether a quota is that of every batch so far.
func ofAllBatches(r row) bool { return r.Batch == "" || strings.HasPrefix(r.Batch, "前") }

// ofWholeYear keeps of the quotas of a year what is printed of all of it, where that is asked for. One batch alone is
// not the year's.
func (w draft) ofWholeYear(s spec, rows []row) []row {
	year := func(r row) bool { return r.Batch == "" } // 2021年开采指标, where the year's own is printed
	if s.time != nil && s.time.Period.IsYear() && slices.ContainsFunc(rows, year) {
		return slices.DeleteFunc(rows, func(r row) bool { return !year(r) })
	}
	if !s.time.Whole() {
		return rows
	}
	if slices.ContainsFunc(rows, ofAllBatches) {
		return slices.DeleteFunc(rows, func(r row) bool { return !ofAllBatches(r) })
	}
	if len(rows) == 1 {
		return nil
	}
	return rows
}

func (w draft) exact(s spec) []row {
	f := w.e.pick(s)
	if f == nil {
		return nil
	}
	if meant := s.meant(f); meant != s {
		if rows := w.inLines(meant); rows != nil || len(w.e.unreadLines(meant)) > 0 {
			return rows
		}
	}
	if s.measure == intent.Cost && f.Measure == bulletin.UnitPrice {
		w.costsInAll(s)
	}
	return []row{{Fact: f, spec: s}}
}

// meant is a spec as it is understood where it says no measure or no time: a quantity before a sum, and the time of the issue
// before the one that its figure is measured against. A fact of the other is second to a sentence on what is meant.
func (s spec) meant(f *index.Fact) spec {
	switch {
	case s.kind == bulletin.TradeFact && s.measure == "" && f.Measure == bulletin.Money && f.Subject != "货物贸易" && s.currency == "":
		s.measure = bulletin.Quantity
		s.time = cmp.Or(s.time, monthsTime(f.Period))
	case (s.kind == bulletin.IndexFact || s.kind == bulletin.PriceFact) && s.time == nil && !s.change && f.Period.To.Month < f.Issue.Month:
		s.time = monthsTime(bulletin.MonthOf(f.Issue.Month))
	}
	return s
}

// shareless gives the figure itself where its share is asked for and not printed: the share is worked out.
func (w draft) shareless(s spec) []row {
	if s.measure != bulletin.ShareOf || w.q.Op(intent.ShareOf) == nil {
		return nil
	}
	s.measure = ""
	return w.exact(s)
}

// relaxed looks for another measure of the same where the one before is not printed of the time or the direction that a
// follow-up asks for, and says so.
func (w draft) relaxed(missing []spec) ([]row, []spec) {
	name := w.specName(missing[0])
	if loose := w.loosened(missing); len(loose) > 0 {
		where := w.q.Where
		w.q.Where = slices.DeleteFunc(slices.Clone(where),
			func(c intent.Cond) bool { return slices.Contains(loose, c.Dim) })
		if rows, _ := w.rows(); len(rows) > 0 {
			w.Permit(name)
			w.Notes = append(w.Notes, w.Say("简报没有印"+name+"，上面是另一口径。", "The bulletin does not print "+name+
				"; the above is another measure."))
			return rows, nil
		}
		w.q.Where = where
	}
	return w.untimed(name, missing)
}

// untimed looks for what a follow-up names at any time, where nothing is printed of the time that was spoken of before.
func (w draft) untimed(name string, missing []spec) ([]row, []spec) {
	times := w.q.Times
	if len(times) == 0 || !slices.Contains(w.q.Carried, intent.Period) {
		return nil, missing
	}
	w.q.Times = nil
	rows, none := w.rows()
	if len(rows) == 0 {
		w.q.Times = times
		return nil, missing
	}
	w.Permit(name)
	w.Notes = append(w.Notes, w.Say("简报没有印"+name+"，上面是另一时间的。", "The bulletin does not print "+name+
		"; the above is of another time."))
	return rows, none
}

// loosened are the dimensions that a follow-up took over and that may be left out where nothing is printed with them:
// the measure, and of the price of another product whose list price it was.
func (w draft) loosened(missing []spec) []intent.Dim {
	carried := func(d intent.Dim) bool { return slices.Contains(w.q.Carried, d) }
	switch w.q.Kind {
	case bulletin.PriceFact:
		if carried(intent.Company) && !carried(intent.Subject) {
			return []intent.Dim{intent.Company, intent.Measure}
		}
	case bulletin.IndexFact, bulletin.TradeFact:
		trade := w.q.Kind == bulletin.TradeFact
		if carried(intent.Measure) && carried(intent.Subject) == trade && missing[0].time != nil &&
			(!trade || len(missing) == 1) {
			return []intent.Dim{intent.Measure}
		}
	}
	return nil
}

// bothWays gives exports and imports where their sum is asked for and only they are printed, and the one figure of a
// partner whose subject the question leaves out.
func (w draft) bothWays(s spec) (rows []row) {
	if s.kind != bulletin.TradeFact {
		return nil
	}
	if s.subject == "货物贸易" && s.partner != "" && s.partner != intent.Any {
		s.subject = ""
		if rows = w.exact(s); len(rows) == 1 {
			w.ofGoods(rows[0])
		}
		return rows
	}
	if s.direction != bulletin.BothWays {
		return nil
	}
	for _, s.direction = range []string{bulletin.Export, bulletin.Import} {
		rows = append(rows, w.exact(s)...)
	}
	return rows
}

// ofGoods says that what a partner traded is told of some goods alone.
func (w draft) ofGoods(r row) {
	note := w.Say("简报印的是"+r.Subject+"的数字，不是全部货物的。", "The figure is of "+w.nameOf(r.Subject)+", not of all goods.")
	if !slices.Contains(w.Notes, note) {
		w.Notes = append(w.Notes, note)
	}
}

// madeOf are goods that are made of others, and counted apart from them.
var madeOf = lexicon.List("goods.made")

// narrower gives what is printed of a part of the subject that is asked for, where nothing is of all of it: 稀土氧化物 of
// 稀土. The note says so.
func (w draft) narrower(s spec) (rows []row) {
	if s.kind != bulletin.TradeFact || s.subject == "" || s.subject == "货物贸易" || len(w.e.unreadLines(s)) > 0 {
		return nil
	}
	var parts []string
	for _, f := range w.e.lib.Facts(s.kind) {
		if s.matches(f) && f.Subject != s.subject && ofMatter(f.Subject, s.subject) &&
			!slices.Contains(parts, f.Subject) && !slices.Contains(madeOf, f.Subject) {
			parts = append(parts, f.Subject)
			part := s
			part.subject = f.Subject
			if s.partner == intent.Any { // of each partner
				rows = append(rows, w.partners(part)...)
				continue
			}
			rows = append(rows, row{Fact: w.e.pick(part), spec: part})
		}
	}
	if len(rows) > 0 {
		if s.measure == bulletin.ShareOf { // of imports of oxides it is no share of all imports
			w.unproven()
		}
		what := strings.Join(parts, "、")
		w.Notes = append(w.Notes, w.Say("简报印的是"+what+"的数字，不是全部"+s.subject+"的。", "The figure is of "+
			strings.Join(w.inEnglish(parts...), ", ")+", not of all "+w.nameOf(s.subject)+"."))
	}
	return rows
}

// ofMatter reports whether goods are of some matter: 铜矿砂及其精矿 and 未锻轧铜及铜材 of 铜.
func ofMatter(goods, matter string) bool {
	return strings.HasPrefix(strings.TrimPrefix(goods, "未锻轧"), matter)
}

// byRegion gives the quota of the one region that any is printed of, where that of all is not. The note says so.
func (w draft) byRegion(s spec) []row {
	if s.kind != bulletin.QuotaFact || s.company+s.region != "" {
		return nil
	}
	var found *index.Fact
	for _, f := range w.e.candidates(s) {
		one := s
		if one.region = f.Region; one.region == "" || !one.matches(f) {
			continue
		}
		if found != nil && found.Region != f.Region {
			return nil
		}
		found = f
	}
	if found == nil {
		return nil
	}
	s.region = found.Region
	w.Notes = append(w.Notes, w.Say("简报印的是"+s.region+"的指标，没有印全国的。", "The bulletin prints the quota of "+w.nameOf(s.region)+
		", and none of the country."))
	return w.find(s)
}

// byOre gives the quotas of a group or a region by kind of ore, where none of all ore is printed. The note says so.
func (w draft) byOre(s spec) (rows []row) {
	if s.kind != bulletin.QuotaFact || s.scope != "" || s.company+s.region == "" {
		return nil
	}
	for _, f := range w.e.candidates(s) {
		one := s
		if one.scope = f.Scope; one.scope != "" && one.matches(f) &&
			!slices.ContainsFunc(rows, func(r row) bool { return r.Scope == f.Scope }) {
			rows = append(rows, row{Fact: w.e.pick(one), spec: one})
		}
	}
	if len(rows) > 0 {
		w.Notes = append(w.Notes, w.Say("简报按矿种印的指标，没有印合计。", "The bulletin prints these quotas by kind of ore, and no total."))
	}
	return rows
}

// expand takes a run of months apart into its months, where prices are asked for: each has its own.
func (w draft) expand(specs []spec) (out []spec) {
	for _, s := range specs {
		t := s.time
		if s.kind != bulletin.PriceFact || t == nil || t.Period.Months() < 2 || t.Period.From.Day > 0 ||
			w.e.pick(s) != nil || w.q.Op(intent.Mean) != nil || s.measure != "" && t.Kind != "span" && t.Kind != "ytd" {
			out = append(out, s)
			continue
		}
		found := false
		for m := t.Period.From.Month; m <= t.Period.To.Month; m++ {
			one := s
			one.time = &intent.Time{Period: bulletin.MonthOf(m), Kind: "month", Asked: t.Asked}
			if w.e.pick(one) != nil {
				out, found = append(out, one), true
			}
		}
		if !found {
			out = append(out, s)
		}
	}
	return out
}

// partners lists the figures of every partner that matches a spec, each partner once.
func (w draft) partners(s spec) (out []row) {
	var seen []string
	for _, f := range w.e.candidates(s) {
		if s.matches(f) && !slices.Contains(seen, f.Partner) && len(w.kept(intent.Partner, []string{f.Partner})) > 0 {
			seen = append(seen, f.Partner)
			s := s
			s.partner = f.Partner
			if f := w.e.pick(s); f != nil {
				out = append(out, row{Fact: f, spec: s})
			}
		}
	}
	return out
}

// wholeIndex lists what else is printed of an index of the same time: its mean, high and low.
func (w draft) wholeIndex(r row) []row {
	out := []row{r}
	for _, f := range w.e.lib.Facts(bulletin.IndexFact) {
		inside := f.Period == r.Period || r.Period.Contains(f.Period)
		if f != r.Fact && f.Subject == r.Subject && f.Maker == r.Maker && f.Issue == r.Issue && inside &&
			!slices.ContainsFunc(out, func(o row) bool { return o.Measure == f.Measure }) {
			out = append(out, row{Fact: f, spec: r.spec})
		}
	}
	return out
}

// spanEnds takes the two days that a span of days begins and ends with, where an index is asked about and only they are
// printed.
func (w draft) spanEnds(rows []row, specs []spec) []row {
	if w.q.Kind != bulletin.IndexFact || len(specs) != 1 || specs[0].time == nil ||
		specs[0].time.Period.From.Day == 0 || specs[0].time.Period.IsDay() {
		return rows
	}
	var ends []row
	for _, d := range []bulletin.Date{specs[0].time.Period.From, specs[0].time.Period.To} {
		s := specs[0]
		s.time = &intent.Time{Period: bulletin.Period{From: d, To: d}, Kind: "day"}
		if f := w.e.pick(s); f != nil {
			ends = append(ends, row{Fact: f, spec: s})
		}
	}
	if len(ends) == 1 && w.q.Has(intent.ChangeWant) && ends[0].Period.From == specs[0].time.Period.From { // 7月26日以来
		s := specs[0]
		s.time, s.measure = monthsTime(bulletin.MonthOf(s.time.Period.To.Month)), bulletin.IndexMean
		if f := w.e.pick(s); f != nil {
			ends = append(ends, row{Fact: f, spec: s})
			w.Notes = append(w.Notes, w.Say("没有印最新一天的指数，用的是当月平均。",
				"No newest day is printed; the month's mean is used."))
		}
	}
	if len(ends) != 2 {
		return rows
	}
	w.q.Then = append(w.q.Then, intent.Op{Name: intent.Diff,
		Unit: map[bool]string{true: "%"}[w.q.Has(intent.ChangeWant)], Of: "first"})
	return ends
}
