package answer

import (
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
)

// facts answers out of facts: the rows that the query asks for, what its operators make of them, and what is not there.
func (w draft) facts() {
	if len(w.q.Refused) > 0 {
		w.qualified()
		return
	}
	w.openParts()
	rows, missing := w.rows()
	if len(rows) == 0 && len(missing) > 0 {
		rows, missing = w.relaxed(missing)
	}
	defer func() { w.remember(rows) }()
	if w.wrongGrade(rows) {
		return
	}
	compared := rows
	rows = w.filter(slices.Clone(rows))
	w.narrow(rows)
	w.q.One = nil
	if w.ranking() && len(rows) == 1 {
		w.q.One = refOf(rows[0].Fact)
	}
	if w.ranking() {
		compared = slices.Clone(compared)
	}
	w.span()
	defer w.uncompared(slices.Clone(compared))
	if w.claimed(compared, rows) || w.bounded(compared) || !w.reckons() && w.best(compared, rows) {
		w.leftOut()
		return
	}
	switch {
	case w.ranking() && len(rows) == 0 && len(missing) == 0 && !w.moved(compared):
		w.noMoves(compared)
	case w.ranking() && len(rows) == 0 && len(missing) == 0:
		w.nothingWithin(compared)
	case len(rows) == 0 && w.q.Op(intent.ShareOf) != nil && w.reckonedShare():
	case len(rows) == 0:
		w.missing(missing)
	case w.q.Op(intent.Net) != nil:
		w.net(rows)
	case w.q.Op(intent.ShareOf) != nil:
		w.share(rows)
	default:
		w.lay(rows)
		w.named(missing)
		w.incomplete(rows, missing)
		w.older(rows)
	}
	w.leftOut()
}

// incomplete says that nothing was reckoned, or of what, where a figure of it is not printed.
func (w draft) incomplete(rows []row, missing []spec) {
	made := slices.ContainsFunc(w.q.Then, func(o intent.Op) bool {
		return slices.Contains([]intent.OpName{intent.Sum, intent.Mean, intent.Ratio, intent.Diff}, o.Name)
	})
	var names []string
	for _, s := range missing {
		names = append(names, w.specName(s))
	}
	what := strings.Join(names, w.Say("、", ", "))
	switch {
	case !made || len(missing) == 0:
	case len(rows) < 2:
		w.Details = append([]string{w.Lead}, w.Details...)
		w.Lead = w.Say("没有算：简报没有印"+what+"。", "Nothing was worked out: "+what+" is not printed.")
	default:
		w.Lead += w.Say("（不含"+what+"）", " (without "+what+")")
	}
}

// rows finds the facts that are asked for, and lists what is not there. Of all products, those that lack a fact are not
// missed.
func (w draft) rows() (rows []row, missing []spec) {
	specs := w.expand(w.specs())
	open := len(w.q.Cond(intent.Subject)) == 0 && w.q.Kind != bulletin.QuotaFact &&
		w.q.Kind != bulletin.IndexFact || w.complements() || first(w.q.Cond(intent.Subject)) == intent.Any
	for _, s := range specs {
		found := w.find(s)
		for _, r := range found {
			if r.made != "" || !slices.ContainsFunc(rows, func(o row) bool { return o.made == "" && o.Fact == r.Fact }) {
				rows = append(rows, r)
			}
		}
		if len(found) == 0 && (!open || s.partner == intent.Any) {
			missing = append(missing, s)
		}
	}
	rows, missing = w.anyLevel(rows, missing)
	rows = w.spanEnds(rows, specs)
	if w.q.Kind == bulletin.IndexFact && len(w.q.Cond(intent.Measure)) == 0 && len(w.q.Against) == 0 && len(rows) == 1 {
		rows = w.wholeIndex(rows[0])
	}
	return rows, missing
}

// anyLevel takes whatever is printed of an index at the one of two times that lacks the measure that is asked for: its low of
// one day and its value of a month.
func (w draft) anyLevel(rows []row, missing []spec) ([]row, []spec) {
	if w.q.Kind != bulletin.IndexFact || w.q.Op(intent.Diff) == nil || len(rows) != 1 || len(missing) != 1 {
		return rows, missing
	}
	s := missing[0]
	s.measure = ""
	f := w.e.pick(s)
	if f == nil || !level(f) {
		return rows, missing
	}
	return append(rows, row{Fact: f, spec: s}), nil
}

// find gives the fact that a spec looks for; where it is not printed, what is printed or can be worked out in its place.
func (w draft) find(s spec) (rows []row) {
	if s.partner == intent.Any {
		if rows = w.partners(s); len(rows) == 0 {
			rows = w.narrower(s)
		}
		return rows
	}
	if rows = w.batches(s); len(rows) > 0 {
		return rows
	}
	for _, instead := range []func(spec) []row{w.exact, w.bothWays, w.narrower, w.shareless, w.derived} {
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
	for _, f := range w.e.candidates(s) {
		together := s.time != nil && s.time.Kind == intent.Issued && strings.HasPrefix(f.Batch, "前")
		if !s.matches(f) || together || slices.ContainsFunc(rows, func(r row) bool { return r.Batch == f.Batch }) {
			continue
		}
		s := s
		s.batch = f.Batch
		if f := w.e.pick(s); f != nil {
			rows = append(rows, row{Fact: f, spec: s})
		}
	}
	moved := func(r row) bool { return len(r.Changes) > 0 }
	if w.q.Has(intent.ChangeWant) && slices.ContainsFunc(rows, moved) {
		rows = slices.DeleteFunc(rows, func(r row) bool { return !moved(r) })
	}
	if w.reckons() || w.ranking() || w.q.Op(intent.ShareOf) != nil || w.q.Op(intent.Verdict) != nil {
		if i := slices.IndexFunc(rows, func(r row) bool { return strings.HasPrefix(r.Batch, "前") }); i >= 0 {
			return rows[i : i+1]
		}
		return rows[:min(len(rows), 1)]
	}
	return rows
}

func (w draft) exact(s spec) []row {
	f := w.e.pick(s)
	if f == nil {
		return nil
	}
	if s.measure == intent.Cost && f.Measure == bulletin.UnitPrice {
		w.costsInAll(s)
	}
	return []row{{Fact: f, spec: s}}
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
	loose := w.loosened(missing)
	if len(loose) == 0 {
		return nil, missing
	}
	name := w.specName(missing[0])
	where := w.q.Where
	w.q.Where = slices.DeleteFunc(slices.Clone(where), func(c intent.Cond) bool { return slices.Contains(loose, c.Dim) })
	rows, _ := w.rows()
	if len(rows) == 0 {
		w.q.Where = where
		return nil, missing
	}
	w.Permit(name)
	w.Notes = append(w.Notes, w.Say("简报没有印"+name+"，上面是另一口径。", "The bulletin does not print "+name+"; the above is another measure."))
	return rows, nil
}

// loosened are the dimensions that a follow-up took over and that may be left out where nothing is printed with them: the
// measure, and of the price of another product whose list price it was.
func (w draft) loosened(missing []spec) []intent.Dim {
	carried := func(d intent.Dim) bool { return slices.Contains(w.q.Carried, d) }
	switch w.q.Kind {
	case bulletin.PriceFact:
		if carried(intent.Company) && !carried(intent.Subject) {
			return []intent.Dim{intent.Company, intent.Measure}
		}
	case bulletin.IndexFact, bulletin.TradeFact:
		trade := w.q.Kind == bulletin.TradeFact
		if carried(intent.Measure) && carried(intent.Subject) == trade && missing[0].time != nil && (!trade || len(missing) == 1) {
			return []intent.Dim{intent.Measure}
		}
	}
	return nil
}

// bothWays gives exports and imports where their sum is asked for and only they are printed, and the one figure of a partner
// whose subject the question leaves out.
func (w draft) bothWays(s spec) (rows []row) {
	if s.kind != bulletin.TradeFact {
		return nil
	}
	if s.subject == "货物贸易" && s.partner != "" && s.partner != intent.Any {
		s.subject = ""
		return w.exact(s)
	}
	if s.direction != "进出口" {
		return nil
	}
	for _, s.direction = range []string{"出口", "进口"} {
		rows = append(rows, w.exact(s)...)
	}
	return rows
}

// narrower gives what is printed of a part of the subject that is asked for, where nothing is of all of it: 稀土氧化物 of
// 稀土. The note says so.
func (w draft) narrower(s spec) (rows []row) {
	if s.kind != bulletin.TradeFact || s.subject == "" || s.subject == "货物贸易" {
		return nil
	}
	var parts []string
	for _, f := range w.e.lib.Facts(s.kind) {
		if s.matches(f) && f.Subject != s.subject && strings.HasPrefix(f.Subject, s.subject) &&
			!slices.Contains(parts, f.Subject) {
			parts = append(parts, f.Subject)
			part := s
			part.subject = f.Subject
			rows = append(rows, row{Fact: w.e.pick(part), spec: part})
		}
	}
	if len(rows) > 0 {
		what := strings.Join(parts, w.Say("、", ", "))
		w.Notes = append(w.Notes, w.Say("简报印的是"+what+"的数字，不是全部"+s.subject+"的。", "The figure is of "+what+", not of all "+s.subject+"."))
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

// derived works out a mean over months that the bulletin prints one by one: of a quarter, a half or a year all of whose
// months are loaded.
func (w draft) derived(s spec) []row {
	switch {
	case s.kind == bulletin.QuotaFact:
		if rows := w.firstBatch(s); rows != nil {
			return rows
		}
		return w.estimated(s)
	case s.kind == bulletin.TradeFact:
		for _, do := range []func(spec) []row{w.lessMonths, w.quotientOf, w.productOf, w.estimated} {
			if rows := do(s); rows != nil {
				return rows
			}
		}
		return nil
	}
	if s.kind != bulletin.PriceFact || s.time == nil || s.time.Period.Months() < 2 || s.time.Period.From.Day > 0 {
		return nil
	}
	var parts []*index.Fact
	for m := s.time.Period.From.Month; m <= s.time.Period.To.Month; m++ {
		one := s
		one.time = &intent.Time{Period: bulletin.MonthOf(m), Kind: "month"}
		f := w.e.pick(one)
		if f == nil || f.Measure != bulletin.MonthMean {
			return nil
		}
		parts = append(parts, f)
	}
	return []row{w.meanRow(s, parts)}
}

// firstBatch works out the first batch of a quota from the first two together and the second.
func (w draft) firstBatch(s spec) []row {
	both, second := s, s
	both.batch, second.batch = "前两批", "第二批"
	a, b := w.e.pick(both), w.e.pick(second)
	if s.batch != "第一批" || a == nil || b == nil {
		return nil
	}
	values, unit, ok := w.alike([]row{{Fact: a}, {Fact: b}})
	if !ok {
		return nil
	}
	w.figure(a)
	w.figure(b)
	d := values[0].Sub(values[1])
	formula := w.Say("前两批 − 第二批：", "both batches − the second: ") + values[0].String() + " − " + values[1].String() + " = " + d.String() + " " + w.Unit(unit)
	w.Derive(formula)
	return []row{{Fact: a, spec: s, made: w.Say("第一批"+a.Measure+"指标（推算）：", "first batch (estimated): ") + d.String() + " " + w.Unit(unit), note: formula}}
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

// ranking reports whether rows are chosen by what they say.
func (w draft) ranking() bool {
	for _, n := range []intent.OpName{intent.Within, intent.Top, intent.Bottom, intent.Nth, intent.Sort, intent.Ends} {
		if w.q.Op(n) != nil {
			return true
		}
	}
	return false
}

// span says which months a record was looked for in.
func (w draft) span() {
	if slices.ContainsFunc(w.q.Then, func(o intent.Op) bool { return o.Asked == intent.Record }) {
		w.Notes = append(w.Notes, w.Say("只在已载入各期有的月份里比。", "Of the months that the loaded issues tell of.")+" "+w.loaded())
	}
}

// chooses reports whether the query names no subject of its own, so that the rows are all that meet it.
func (w draft) chooses() bool { return len(w.q.Cond(intent.Subject)) == 0 }

// name is what a row is of: the product, or who trades what which way.
func (w draft) name(f *index.Fact) string {
	switch f.Kind {
	case bulletin.PriceFact:
		return w.ProductName(f.Subject, f.Printed)
	case bulletin.TradeFact:
		subject := f.Subject
		if subject == "货物贸易" && f.Partner != "" {
			subject = ""
		}
		by := ""
		if f.Partner != "" {
			by = map[string]string{"出口": "对", "进口": "自", "进出口": "对"}[f.Direction] + f.Partner
		}
		return f.Region + by + subject + f.Direction
	case bulletin.QuotaFact:
		return f.Company + f.Scope + f.Batch + f.Measure + "指标"
	}
	return f.Company + f.Region + f.Subject
}

// title is a row's name, measure and time.
func (w draft) title(f *index.Fact) string {
	parts := []string{w.name(f)}
	if f.Company != "" && f.Kind == bulletin.PriceFact {
		parts = append(parts, f.Company)
	}
	if f.Kind != bulletin.QuotaFact {
		parts = append(parts, w.MeasureWord(f.Measure))
	}
	if !f.Period.IsZero() {
		parts = append(parts, w.time(f.Period))
	}
	return strings.Join(parts, " · ")
}

func (w draft) time(p bulletin.Period) string {
	w.Permit(p.String(), p.Chinese())
	if w.English {
		return p.String()
	}
	return p.Chinese()
}

// figure cites a fact and adds it to the figures.
func (w draft) figure(f *index.Fact) reply.Figure {
	c := w.Cite(f.Issue, f.Cite)
	x := reply.Figure{Name: f.Subject, Measure: f.Measure, Period: f.Period.String(), Value: f.Value.Text, Unit: f.Unit, Citation: c}
	if f.Partner != "" {
		x.Name = f.Partner
	}
	if m := w.move(f); m != nil && m.Percent.Text != "" {
		x.Change = percent(m.Percent)
	}
	w.Figures = append(w.Figures, x)
	return x
}

// move is the change of a fact that is asked for, else the first one printed.
func (w draft) move(f *index.Fact) *bulletin.Move {
	want := map[string]string{"mom": "环比", "yoy": "同比"}[w.q.Of]
	for i := range f.Changes {
		if want == "" || f.Changes[i].Of == want {
			return &f.Changes[i]
		}
	}
	return nil
}

// moved reports whether any row has the change that the rows are chosen by, or they are chosen by something else.
func (w draft) moved(rows []row) bool {
	byChange := slices.ContainsFunc(w.q.Then, func(o intent.Op) bool { return o.By == "change" })
	return !byChange || len(rows) == 0 || slices.ContainsFunc(rows, func(r row) bool { _, ok := w.measured(r.Fact, "change"); return ok })
}

// noMoves says that no change is printed of that time.
func (w draft) noMoves(rows []row) {
	w.Restart(reply.NotFound)
	t := w.time(rows[0].Period)
	w.Lead = w.Say("简报没有印"+t+"的涨跌。", "The bulletin prints no changes for "+t+".")
}

// narrow makes the query be of the one row that a follow-up picked of several, so that what is asked next is of it.
func (w draft) narrow(rows []row) {
	that := func(o intent.Op) bool { return o.Asked == intent.That }
	if len(rows) != 1 || !slices.ContainsFunc(w.q.Then, that) {
		return
	}
	w.q.Then = slices.DeleteFunc(slices.Clone(w.q.Then), that)
	dim, value := intent.Subject, rows[0].Subject
	if rows[0].Partner != "" {
		dim, value = intent.Partner, rows[0].Partner
	}
	w.q.Where = slices.DeleteFunc(slices.Clone(w.q.Where), func(c intent.Cond) bool { return c.Dim == dim })
	w.q.Where = append(w.q.Where, intent.Cond{Dim: dim, Values: []string{value}})
}

// refOf is a row as what is asked next may point at it.
func refOf(f *index.Fact) *intent.Ref {
	r := &intent.Ref{Dim: intent.Subject, Value: f.Subject, Kind: f.Kind, Subject: f.Subject, Measure: f.Measure, Company: f.Company, Direction: f.Direction, Batch: f.Batch, Period: f.Period}
	if f.Partner != "" {
		r.Dim, r.Value = intent.Partner, f.Partner
	}
	return r
}

// distinct keeps the first of the rows of each name.
func distinct(refs []intent.Ref) (out []intent.Ref) {
	for _, r := range refs {
		if !slices.ContainsFunc(out, func(o intent.Ref) bool { return o.Dim == r.Dim && o.Value == r.Value }) {
			out = append(out, r)
		}
	}
	return out
}

// remember keeps what the rows are of, for what is asked next.
func (w draft) remember(rows []row) {
	var refs []intent.Ref
	for _, r := range rows {
		refs = append(refs, *refOf(r.Fact))
	}
	if names := distinct(refs); len(names) > 1 {
		w.q.Rows, w.q.Named = names, nil
	}
	refs = refs[:min(len(refs), 4)]
	if w.q.Best != nil {
		refs = append(refs, *w.q.Best)
	}
	for _, r := range refs {
		w.q.Recent = append(slices.DeleteFunc(slices.Clone(w.q.Recent), func(o intent.Ref) bool { return o == r }), r)
	}
}
