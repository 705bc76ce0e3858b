package answer

import (
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/passage"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A spec says which fact is looked for. An empty dimension may be anything, but for those that mean something where
// they are empty: a figure of a region, a partner or a company does not stand for the whole.
type spec struct {
	kind                                             bulletin.FactKind
	subject, measure, company, region, partner       string
	direction, batch, scope, maker, purity, currency string
	time                                             *intent.Time    // nil for the newest
	change                                           bool            // a change is asked for
	against                                          bulletin.Period // the time that a change is asked against
	way                                              int             // 1 where the highest is asked for, -1 for the lowest
	sole                                             bool            // of one thing at one time
	named                                            bool            // a sentence has to name the time
}

// A row is a fact that was found, or what was asked for and is not there.
type row struct {
	*index.Fact
	spec spec
	made string // a value that was worked out, with its formula in note
	note string
	head string         // of what it was worked out, where that is not the fact's own title
	work *index.Fact    // what was worked out, as a figure; nil where it is only told in made
	line *passage.Quote // the sentence that it was taken from, where no reader made a fact of it
}

// specs lists everything that a query asks for, in the order of its words.
func (w draft) specs() (out []spec) {
	q := w.q
	if len(q.Picked) > 0 {
		return picked(q.Picked)
	}
	times := make([]*intent.Time, 0, 2)
	for i := range q.Times {
		times = append(times, &q.Times[i])
	}
	if len(times) == 0 {
		times = append(times, nil)
	}
	stages := each(q.Cond(intent.Stage))
	if q.Kind == bulletin.QuotaFact && len(q.Cond(intent.Stage)) == 0 {
		stages = w.kept(intent.Stage, []string{bulletin.Mining, bulletin.Separation})
	}
	measures := each(q.Cond(intent.Measure))
	scopes := each(q.Cond(intent.Scope))
	if q.Kind == bulletin.QuotaFact {
		measures = stages
	}
	if o := q.Op(intent.ShareOf); q.Kind != bulletin.QuotaFact || o != nil && o.Of != "" { // of the ore, in that of the other
		scopes = scopes[:1]
	}
	measures = w.kept(intent.Measure, measures)
	s := spec{kind: q.Kind, purity: first(q.Cond(intent.Purity)),
		// where an index stands is asked of the newest, whether or not its change is printed: 跌到多少点了
		change: q.Has(intent.ChangeWant) && !(q.Kind == bulletin.IndexFact && q.Has(intent.Value)) || believesMove(q), way: wayOf(q),
		sole: len(q.Cond(intent.Subject)) == 1 && len(times) == 1}
	if len(q.Against) == 1 {
		s.against = q.Against[0].Period
	}
	for _, s.subject = range w.subjects() {
		for _, s.partner = range each(q.Cond(intent.Partner)) {
			for _, s.direction = range w.values(intent.Direction) {
				for _, s.company = range w.values(intent.Company) {
					for _, s.region = range w.values(intent.Region) {
						for _, s.batch = range w.values(intent.Batch) {
							for _, s.maker = range w.values(intent.Maker) {
								for _, s.scope = range scopes {
									for _, s.measure = range w.ofScope(measures, s) {
										for _, s.currency = range each(q.Cond(intent.Currency)) {
											for _, s.time = range times {
												out = append(out, s)
											}
										}
									}
								}
							}
						}
					}
				}
			}
		}
	}
	return out
}

// ofScope keeps of the stages of a quota those that are told by kind of ore, where one is asked for and no stage is.
func (w draft) ofScope(stages []string, s spec) []string {
	if s.kind != bulletin.QuotaFact || s.scope == "" || len(w.q.Cond(intent.Stage)) > 0 {
		return stages
	}
	told := slices.DeleteFunc(slices.Clone(stages), func(stage string) bool {
		return !slices.ContainsFunc(w.e.candidates(s), func(f *index.Fact) bool { return f.Scope == s.scope && f.Measure == stage })
	})
	if len(told) == 0 {
		return stages
	}
	return told
}

// believesMove reports whether a question takes a change for granted: 增加12.5%对吗.
func believesMove(q *intent.Query) bool {
	o := q.Op(intent.Verdict)
	return o != nil && o.By == "change"
}

// wayOf is which end of a ranking is asked for.
func wayOf(q *intent.Query) int {
	switch {
	case q.Op(intent.Top) != nil:
		return 1
	case q.Op(intent.Bottom) != nil:
		return -1
	}
	return 0
}

// picked are the rows that were spoken of, as they were.
func picked(refs []intent.Ref) (out []spec) {
	for _, r := range refs {
		s := spec{kind: r.Kind, subject: r.Subject, measure: r.Measure, company: r.Company, direction: r.Direction,
			batch: r.Batch, currency: r.Currency}
		if r.Dim == intent.Partner {
			s.partner = r.Value
		}
		if !r.Period.IsZero() {
			s.time = &intent.Time{Period: r.Period, Kind: "month"}
		}
		out = append(out, s)
	}
	return out
}

func first(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}

// pick finds the fact of a spec: what the bulletin prints, else what the user's own prices have.
func (e *Engine) pick(s spec) *index.Fact {
	if f := e.printed(s); f != nil || !s.mayBeOwn() {
		return f
	}
	s.company = bulletin.OwnPrices
	return s.best(e.own.of(s.subject))
}

// printed finds the fact of a spec that the bulletin prints; the user's own prices only where they are asked for.
func (e *Engine) printed(s spec) *index.Fact { return s.best(e.newest(s, e.candidates(s))) }

// newest ends a list of facts, newest issue first, where nothing behind can be better: a price that is all that is
// asked for has been found, and no older issue tells of so late a time. So years of issues are not gone through for
// the price of today.
func (e *Engine) newest(s spec, among []*index.Fact) []*index.Fact {
	if s.kind != bulletin.PriceFact || s.time != nil || s.way != 0 || s.change || s.company == bulletin.OwnPrices {
		return among
	}
	for i, f := range among {
		if s.rankOf(f) == rankMost && s.exact(f) == 2 && s.matches(f) {
			end, ahead := f.Period.To.Month, bulletin.Month(e.lib.Ahead(s.kind))
			older := func(o *index.Fact) bool { return o.Issue.Month+ahead < end }
			if n := slices.IndexFunc(among[i:], older); n > 0 {
				return among[:i+n]
			}
			return among
		}
	}
	return among
}

// best finds the fact of a spec among others: of the newest time where none is asked, a table's before prose's, the
// newest issue's first. What is better than most is found early, so that few facts are held against the whole spec.
func (s *spec) best(among []*index.Fact) *index.Fact {
	var best *index.Fact
	var most merits
	for _, f := range among {
		if !s.dated(f) {
			continue
		}
		if (best == nil || s.better(f, best, &most)) && s.matches(f) {
			best, most = f, s.merits(f)
		}
	}
	return best
}

// candidates lists the facts that a subject's name may mean: 煤 is 煤及褐煤 too.
func (e *Engine) candidates(s spec) []*index.Fact {
	if s.company == bulletin.OwnPrices {
		return e.own.of(s.subject)
	}
	if s.subject == "" {
		return e.lib.Facts(s.kind)
	}
	out := e.lib.FactsOf(s.kind, s.subject)
	if s.kind == bulletin.TradeFact {
		if same := lexicon.SameGoods(s.subject); same != "" {
			out = append(out[:len(out):len(out)], e.lib.FactsOf(s.kind, same)...)
		}
		for _, f := range e.lib.Facts(s.kind) {
			if strings.HasPrefix(f.Subject, s.subject+"及") {
				out = append(out[:len(out):len(out)], f)
			}
		}
	}
	return out
}

// matches reports whether a fact has all that a spec asks for.
func (s *spec) matches(f *index.Fact) bool {
	return s.dated(f) && s.measured(f) && s.placed(f) && (s.direction == "" || f.Direction == s.direction) &&
		(f.Partner == s.partner || s.partner == intent.Any && f.Partner != "") &&
		(s.batch == "" || f.Batch == s.batch) &&
		(s.company == f.Company || s.company == "" && s.kind == bulletin.PriceFact && f.Measure != bulletin.MonthMean ||
			s.kind == bulletin.PriceFact && s.measure == bulletin.SpanMean && s.sole && f.Company == "" || s.listedBy(f)) &&
		s.scoped(f) && (s.partner != intent.Any || lexicon.KindOf(f.Partner) != "initiative") && s.madeBy(f) &&
		s.priced(f)
}

// listedBy reports whether a list price that names no firm stands in an article of the firm that is asked for: its source, or named by
// its title.
func (s *spec) listedBy(f *index.Fact) bool {
	if s.company == "" || f.Company != "" || f.Measure != bulletin.ListPrice || f.Cite.Article >= len(f.Issue.Articles) {
		return false
	}
	a := &f.Issue.Articles[f.Cite.Article]
	return a.Source == s.company || strings.Contains(passage.Plain(a.Title), strings.TrimSuffix(s.company, "集团"))
}

// placed reports whether a fact is of the place that is asked for. The price of a place answers where none is asked,
// and says so; its trade is never that of the country.
func (s *spec) placed(f *index.Fact) bool {
	return f.Region == s.region || s.region == "" && s.kind == bulletin.PriceFact
}

// madeBy reports whether a fact is of the maker that is asked for: by name, or told in an article or a paragraph of its
// own.
func (s *spec) madeBy(f *index.Fact) bool {
	if s.maker == "" || f.Maker == s.maker {
		return true
	}
	if f.Maker != "" || f.Cite.Article >= len(f.Issue.Articles) {
		return false
	}
	a := &f.Issue.Articles[f.Cite.Article]
	p := a.ParagraphAt(f.Cite.First)
	return a.Source == s.maker || p != nil && strings.Contains(p.Text, s.maker)
}

func (s *spec) scoped(f *index.Fact) bool {
	if s.kind == bulletin.QuotaFact {
		return f.Scope == s.scope
	}
	return s.scope == "" || f.Scope == s.scope
}

// priced reports whether a fact is in the currency that is asked for; yuan where none is.
func (s *spec) priced(f *index.Fact) bool {
	if !lexicon.Money(f.Unit) {
		return s.currency == ""
	}
	if s.currency == "" || s.currency == intent.Yuan {
		return foreign(f.Unit) == ""
	}
	return strings.Contains(f.Unit, s.currency)
}

// measured reports whether a fact has the measure that is asked for. 均价 of a price is the mean of whatever time is
// asked.
func (s *spec) measured(f *index.Fact) bool {
	switch {
	case s.measure == "" && s.kind == bulletin.TradeFact:
		return f.Measure == bulletin.Quantity || f.Measure == bulletin.Money
	case s.measure == "":
		return true
	case s.measure == intent.Cost:
		return f.Measure == bulletin.Money || f.Measure == bulletin.UnitPrice
	case s.measure == bulletin.SpanMean && s.kind == bulletin.PriceFact:
		return strings.HasSuffix(f.Measure, "均价")
	}
	return f.Measure == s.measure
}

// dated reports whether a fact is of the time that is asked for.
func (s *spec) dated(f *index.Fact) bool {
	t := s.time
	if t == nil {
		return true
	}
	if t.Period.IsZero() {
		return false
	}
	if t.Kind == intent.Issued {
		return issuedAt(f, t.Period)
	}
	if f.Period == t.Period || s.kind == bulletin.IndexFact && f.Period.IsDay() && t.Period.Contains(f.Period) {
		return true
	}
	if t.ID == "time.whole" && f.Period.IsYear() && f.Period.To.Month <= f.Issue.Month { // 全年, of the year last told of
		return true
	}
	// the year so far: what is asked of a year that is not over
	return s.kind != bulletin.PriceFact && (t.ID == "rel.year.0" || t.Kind == "year" || t.Kind == "ytd") &&
		f.Period.From == t.Period.From && f.Period.Months() > 1 && t.Period.Contains(f.Period) ||
		s.kind == bulletin.QuotaFact && f.Period.Contains(t.Period) && (t.Kind == "ytd" || t.Kind == "span" ||
			t.ID != "")
}

// issuedAt reports whether the paragraph of a fact names a day or a month.
func issuedAt(f *index.Fact, p bulletin.Period) bool {
	date := strings.TrimPrefix(p.Chinese(), strings.SplitAfter(p.Chinese(), "年")[0])
	return f.Cite.Article < len(f.Issue.Articles) && slices.ContainsFunc(f.Issue.Articles[f.Cite.Article].Paragraphs,
		func(a bulletin.Paragraph) bool {
			return a.First <= f.Cite.First && f.Cite.First <= a.Last && strings.Contains(passage.Plain(a.Text), date)
		})
}

// better reports whether a fact answers a spec better than another that matches too, whose merits are known. Most facts
// are of an older time: the merits behind it are not looked at.
func (s *spec) better(f, than *index.Fact, known *merits) bool {
	if d := s.further(f, than); d != 0 {
		return d > 0
	}
	for i := range known {
		if d := s.merit(i, f) - known[i]; d != 0 {
			return d > 0
		}
	}
	return false
}

// merits rank a fact as an answer; the first counts most.
type merits [6]int

func (s *spec) merits(f *index.Fact) (out merits) {
	for i := range out {
		out[i] = s.merit(i, f)
	}
	return out
}

func (s *spec) merit(i int, f *index.Fact) int {
	switch i {
	case 0:
		return s.exact(f)
	case 1:
		return s.changes(f)
	case 2:
		return s.rankOf(f)
	case 3:
		return newness(f)
	case 4:
		return own(f)
	}
	return tabled(f)
}

// further compares the highs or the lows of an index within a time longer than a month: the highest and the lowest is
// meant.
func (s *spec) further(f, than *index.Fact) int {
	if s.way != 0 && f.Region != than.Region && f.Region != "" && than.Region != "" && f.Kind == bulletin.PriceFact &&
		f.Measure == than.Measure && f.Period == than.Period && f.Unit == than.Unit { // where it is the highest
		return s.way * f.Value.Value.Cmp(than.Value.Value)
	}
	if s.way != 0 && f.Kind == bulletin.PriceFact && f.Period.IsDay() && than.Period.IsDay() && f.Issue == than.Issue &&
		f.Measure == than.Measure && f.Unit == than.Unit && f.Company == than.Company { // the highest of some days
		return s.way * f.Value.Value.Cmp(than.Value.Value)
	}
	if s.kind != bulletin.IndexFact || s.time == nil || s.time.Period.Months() < 2 {
		return 0
	}
	switch s.measure {
	case bulletin.IndexHigh:
		return f.Value.Value.Cmp(than.Value.Value)
	case bulletin.IndexLow:
		return than.Value.Value.Cmp(f.Value.Value)
	}
	return 0
}

// changes puts first what has the change that is asked for, and before it the one against the time that is asked for.
func (s *spec) changes(f *index.Fact) int {
	if s.change && !s.against.IsZero() &&
		slices.ContainsFunc(f.Changes, func(m bulletin.Move) bool { return m.Base == s.against }) {
		return 2
	}
	if s.change && len(f.Changes) > 0 {
		return 1
	}
	return 0
}

func (s *spec) exact(f *index.Fact) int {
	n := 0
	if f.Subject == s.subject {
		n++
	}
	if f.Region == s.region {
		n++
	}
	if s.time != nil && f.Period == s.time.Period {
		n += 2
	}
	return n
}

// rankOf puts first what a question means that names no measure: a month's mean, a quantity, the mean of an index.
func (s *spec) rankOf(f *index.Fact) int {
	switch f.Measure {
	case bulletin.MonthMean, bulletin.Quantity, bulletin.IndexMean:
		return rankMost
	case bulletin.Money, bulletin.ListPrice:
		return 2
	case bulletin.HighPrice:
		return s.end() * s.way
	case bulletin.LowPrice:
		return -s.end() * s.way
	}
	return 1
}

// rankMost is the highest rank of a fact where no end of a ranking is asked for.
const rankMost = 3

// end ranks a highest or lowest price as an answer where an end is asked for: above the mean where it is that of one
// thing at one time.
func (s *spec) end() int {
	if s.sole {
		return 4
	}
	return 2
}

// newness puts later times first, and of those that end together the single month.
// Of a firm's results it is the longest: the half-year's are its report, the last quarter's a part of them.
func newness(f *index.Fact) int {
	if f.Kind == bulletin.CompanyFact {
		return int(f.Period.To.Month)*1000 + f.Period.Months()
	}
	return int(f.Period.To.Month)*1000 - f.Period.Months()
}

// own puts first what the issue of the month itself prints, before the column of the month before in a later issue.
func own(f *index.Fact) int {
	if f.Issue.Month == f.Period.To.Month {
		return 1
	}
	return 0
}

func tabled(f *index.Fact) int {
	if f.Table {
		return 1
	}
	return 0
}
