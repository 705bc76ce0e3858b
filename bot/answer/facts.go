package answer

import (
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// facts answers out of facts: the rows that the query asks for, what its operators make of them, and what is not
// there.
func (w draft) facts() {
	if len(w.q.Refused) > 0 && !w.q.Relabelled {
		w.qualified()
		return
	}
	if len(w.q.Refused) > 0 {
		if w.labelled() {
			return
		}
		defer w.unlabelled(w.q.Refused)
		w.q.Refused = nil
	}
	w.openParts()
	rows, missing := w.rows()
	if len(rows) == 0 && len(missing) > 0 {
		rows, missing = w.yearBehind(missing)
	}
	if len(rows) == 0 && len(missing) > 0 {
		if len(w.q.Carried) > 0 && w.q.Op(intent.ShareOf) != nil && w.reckonedShare() {
			return
		}
		rows, missing = w.relaxed(missing)
	}
	rows, missing = w.movesSince(rows, missing)
	defer func() { w.remember(rows) }()
	switch s := w.lacksStart(rows); {
	case s != nil && w.q.Op(intent.Diff) != nil:
		w.missing([]spec{*s})
		return
	case s != nil && w.q.Times[0].ID == "time.ytd": // 年初以来跌幅: what is printed is of a shorter time
		defer w.named([]spec{*s})
	}
	if w.wrongGrade(rows) {
		return
	}
	defer w.partOfYear(rows)
	defer w.otherMonths(rows)
	compared := rows
	rows = w.filter(slices.Clone(rows))
	w.narrow(rows)
	w.quoteLines(rows)
	w.q.One = nil
	if w.ranking() && len(rows) == 1 {
		w.q.One = refOf(rows[0].Fact)
	}
	if w.q.Amid && len(rows) == 1 {
		defer w.ofAll(rows[0])
	}
	if w.ranking() {
		compared = slices.Clone(compared)
	}
	w.span()
	w.noEnd(compared)
	defer w.uncompared(slices.Clone(compared))
	if w.heldShare(compared) {
		w.leftOut()
		return
	}
	if w.placed(compared) || w.claimed(compared, rows) || w.bounded(compared) ||
		!w.reckons() && w.best(compared, rows) {
		w.leftOut()
		return
	}
	w.given(rows, compared, missing)
	w.leftOut()
}

// movesSince gives the newest month where it is asked how prices moved last month, of which no movement is printed:
// what is printed is how they moved since. The note says so.
func (w draft) movesSince(rows []row, missing []spec) ([]row, []spec) {
	moves := slices.ContainsFunc(w.q.Then, func(o intent.Op) bool { return o.By == "change" })
	if !moves || w.q.Recent != nil || len(w.q.Times) != 1 || w.q.Times[0].ID != "rel.month.-1" ||
		w.q.Kind != bulletin.PriceFact || len(rows) == 0 ||
		slices.ContainsFunc(rows, func(r row) bool { return len(r.Changes) > 0 }) {
		return rows, missing
	}
	before := w.q.Times
	w.q.Times = []intent.Time{*monthsTime(bulletin.MonthOf(w.e.priceMonth()))}
	newest, lacks := w.rows()
	if !slices.ContainsFunc(newest, func(r row) bool { return len(r.Changes) > 0 }) {
		w.q.Times = before
		return rows, missing
	}
	then, now := w.time(before[0].Period), w.time(w.q.Times[0].Period)
	w.Notes = append(w.Notes, w.Say("简报没有印"+then+"的涨跌；以下是"+now+"的。",
		"The bulletin prints no change for "+then+"; these are of "+now+"."))
	return newest, lacks
}

// yearBehind reads last year as the year of the newest issue, where that is over with it and nothing is printed of the year before: an
// issue of December is read in January. The note says so.
func (w draft) yearBehind(missing []spec) ([]row, []spec) {
	times, year := slices.Clone(w.q.Times), ""
	if w.e.cat.Newest().Month() != 12 {
		return nil, missing
	}
	for i := range times {
		t := &times[i]
		if p := t.Period.Shift(12); !p.IsZero() && p.From.Month < w.e.cat.Newest() && p.To.Month <= w.e.cat.Newest() &&
			bulletin.HasAny(strings.ToLower(t.Asked), lexicon.List("year.last")...) {
			t.Period, year = p, t.Asked
		}
	}
	if year == "" {
		return nil, missing
	}
	asked := w.q.Times
	w.q.Times = times
	if rows, none := w.rows(); len(rows) > 0 {
		name := w.time(times[0].Period)
		w.Permit(year, name)
		w.Notes = append(w.Notes, w.Say("“"+year+"”按"+name+"理解，再前一年的没有印。", "Last year is read as "+name+"; that of the year before is not printed."))
		return rows, none
	}
	w.q.Times = asked
	return nil, missing
}

// given gives rows, and what the operators of the query make of them; where none is left, what they were chosen from
// says why.
func (w draft) given(rows, compared []row, missing []spec) {
	switch {
	case w.ranking() && len(rows) == 0 && len(missing) == 0 && !w.moved(compared):
		w.noMoves(compared)
	case w.ranking() && len(rows) == 0 && len(missing) == 0:
		w.nothingWithin(compared)
	case w.q.Op(intent.ShareOf) != nil && (len(rows) == 0 || len(missing) > 0 && w.q.Op(intent.Sum) != nil) && w.reckonedShare():
	case len(rows) == 0:
		w.missing(missing)
	case w.q.Op(intent.Net) != nil:
		w.net(rows)
	case w.q.Op(intent.ShareOf) != nil:
		w.share(rows)
	default:
		w.lay(rows)
		w.remainder()
		w.named(missing)
		w.incomplete(rows, missing)
		w.older(rows)
	}
}

// lacksStart is the month that a movement over several months begins with, where no price of it is printed; nil else.
func (w draft) lacksStart(rows []row) *spec {
	if w.q.Kind != bulletin.PriceFact || len(w.q.Times) != 1 || len(rows) == 0 || !w.q.Has(intent.ChangeWant) {
		return nil
	}
	span := w.q.Times[0].Period
	first := bulletin.MonthOf(span.From.Month)
	if span.Months() < 2 || slices.ContainsFunc(rows, func(r row) bool { return r.Period.From == first.From }) {
		return nil
	}
	s := rows[0].spec
	s.subject, s.measure, s.time = rows[0].Subject, rows[0].Measure, monthsTime(first)
	return &s
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
		w.Restart(reply.NotFound)
		w.Permit(what)
		w.Lead = w.Say("没有算：简报没有印"+what+"。", "Nothing was worked out: "+what+" is not printed.")
		for _, r := range rows {
			w.Offers = append(w.Offers, w.name(r.Fact))
		}
	default:
		w.Lead += w.Say("（不含"+what+"）", " (without "+what+")")
	}
}

// rows finds the facts that are asked for, and lists what is not there. Of all products, those that lack a fact are
// not missed.
func (w draft) rows() (rows []row, missing []spec) {
	specs := w.expand(w.specs())
	open := len(w.q.Cond(intent.Subject)) == 0 && w.q.Kind != bulletin.QuotaFact &&
		w.q.Kind != bulletin.IndexFact || w.complements() || first(w.q.Cond(intent.Subject)) == intent.Any
	for _, s := range specs {
		found := w.find(s)
		for _, r := range found {
			if r.made != "" || !slices.ContainsFunc(rows,
				func(o row) bool { return o.made == "" && o.Fact == r.Fact }) {
				rows = append(rows, r)
			}
		}
		if len(found) == 0 && (!open || s.partner == intent.Any && len(w.q.Cond(intent.Subject)) > 0) {
			missing = append(missing, s)
		}
	}
	w.highest(rows)
	rows, missing = w.anyLevel(rows, missing)
	rows = w.spanEnds(rows, specs)
	if w.q.Kind == bulletin.IndexFact && len(w.q.Cond(intent.Measure)) == 0 && len(w.q.Against) == 0 && len(rows) == 1 &&
		!(w.q.Has(intent.ChangeWant) && len(rows[0].Changes) > 0) {
		rows = w.wholeIndex(rows[0])
	}
	return rows, missing
}

// highest gives, where the highest or the lowest point of an index is asked for over more than a month, the one of
// all points that are printed: the high of one of its months is not that of the others.
func (w draft) highest(rows []row) {
	for i := range rows {
		r := &rows[i]
		t, m := r.spec.time, r.spec.measure
		if r.made != "" || r.Kind != bulletin.IndexFact || t == nil || t.Period.Months() < 2 ||
			m != bulletin.IndexHigh && m != bulletin.IndexLow {
			continue
		}
		best := r.Fact
		for _, f := range w.e.lib.Facts(bulletin.IndexFact) {
			if !level(f) || f.Unit != best.Unit || f.Subject != best.Subject || f.Region != best.Region || !t.Period.Contains(f.Period) {
				continue
			}
			if d := f.Value.Value.Cmp(best.Value.Value); m == bulletin.IndexHigh && d > 0 || m == bulletin.IndexLow && d < 0 {
				best = f
			}
		}
		if best == r.Fact {
			continue
		}
		w.Notes = append(w.Notes, w.Say("简报没有印这段时间的"+m+"点，这是印出的各点里"+m+"的。",
			"The bulletin prints no such point for that time; this is the one of all printed points."))
		r.Fact = best
	}
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

// partOfYear says that a figure of some months is not that of the whole year, where that is asked for; nor does it
// make true or false what is believed of the year.
func (w draft) partOfYear(rows []row) {
	for _, r := range rows {
		t := r.spec.time
		if !t.Whole() || r.made != "" || r.Kind == bulletin.PriceFact || r.Period == t.Period || !t.Period.Contains(r.Period) {
			continue
		}
		if w.q.Op(intent.Verdict) != nil {
			w.Lead = w.value(r.Fact)
		}
		w.Notes = append(w.Notes, w.Say("简报没有印全年的，这是"+w.time(r.Period)+"的。", "The figure is of "+w.time(r.Period)+
			"; that of the whole year is not printed."))
		return
	}
}

// unproven leaves out the yes or no where what is printed is not what the question is about.
func (w draft) unproven() {
	w.q.Then = slices.DeleteFunc(slices.Clone(w.q.Then), func(o intent.Op) bool { return o.Name == intent.Verdict })
}

// noEnd says that a mean is no highest and no lowest price, where one is asked for of one thing at one time.
func (w draft) noEnd(rows []row) {
	way := wayOf(w.q)
	w.monthsOnly(rows, way)
	if way == 0 && w.q.Op(intent.Ends) == nil || w.q.Kind != bulletin.PriceFact || len(rows) != 1 || !rows[0].spec.sole ||
		rows[0].made != "" || w.q.Then[0].By == "change" {
		return
	}
	if rows[0].Period.IsDay() {
		w.Notes = append(w.Notes, w.Say("只比了读成数据的各天。", "Only the days that were read as data are compared."))
	}
	if !strings.HasSuffix(rows[0].Measure, "均价") {
		return
	}
	end := map[int]string{1: w.Say("最高价", "highest price"), -1: w.Say("最低价", "lowest price"),
		0: w.Say("最高价和最低价", "highest and lowest price")}[way]
	w.Notes = append(w.Notes, w.Say("简报没有印"+w.time(rows[0].Period)+"的"+end+"，这是"+rows[0].Measure+"。",
		"No "+end+" of "+w.time(rows[0].Period)+" is printed; this is its mean."))
}

// monthsOnly says of which months prices are printed, where the highest or lowest of a longer time is asked for.
func (w draft) monthsOnly(rows []row, way int) {
	if way == 0 || w.q.Kind != bulletin.PriceFact || len(rows) == 0 || len(w.q.Times) == 0 ||
		w.q.Then[0].By == "change" ||
		differ(rows, func(r row) string { return w.name(r.Fact) }) {
		return
	}
	var months []string
	for _, r := range rows {
		if m := w.time(r.Period); r.Period.IsMonth() && !slices.Contains(months, m) {
			months = append(months, m)
		}
	}
	long := w.q.Then[0].Asked == intent.Record
	for _, t := range w.q.Times {
		long = long || t.Period.Months() > max(len(months), 1)
	}
	if len(months) == 0 || len(months) > 6 || !long {
		return
	}
	slices.Sort(months)
	which := strings.Join(months, w.Say("、", ", "))
	w.Notes = append(w.Notes, w.Say("只比了印出的"+which+"的月均价，其他月份的没有印。",
		"Only the monthly means that are printed are compared: "+
			which+"; those of other months are not printed."))
}

// span says which months a record was looked for in.
func (w draft) span() {
	if !slices.ContainsFunc(w.q.Then, func(o intent.Op) bool { return o.Asked == intent.Record }) {
		return
	}
	own := w.ownLoaded(first(w.q.Cond(intent.Subject)))
	where, only, of := w.Say("已载入各期", "the loaded issues"), w.Say("只在", "Of the months that "),
		w.Say("有的月份里比。", " tell of.")
	if own != "" {
		where, own = where+w.Say("和导入的价格", " and the imported prices"), w.Say("；", "; ")+own
	}
	if w.q.Op(intent.Mean) != nil {
		only, of = w.Say("只平均", "Of the months that "), w.Say("有的月份。", " tell of.")
	}
	w.Notes = append(w.Notes, only+where+of+" "+w.loaded()+own)
}

// ofAll says which row it would be of all, where those that were listed before were ranked and another is.
func (w draft) ofAll(one row) {
	q := *w.q
	q.Where = slices.DeleteFunc(slices.Clone(q.Where), func(c intent.Cond) bool { return c.Dim == refOf(one.Fact).Dim })
	all := draft{reply.NewWriter(&q, w.English), &q, w.e}
	rows, _ := all.rows()
	if rows = all.filter(slices.Clone(rows)); len(rows) == 0 || rows[0].Fact == one.Fact || rows[0].made != "" {
		return
	}
	f := rows[0].Fact
	w.Details = append(w.Details, w.Say("不只看前面列出的："+w.name(f), "Of all, not only those listed: "+w.name(f))+
		w.Say("，", ", ")+w.cited(f))
}

// chooses reports whether the query names no subject of its own, so that the rows are all that meet it.
func (w draft) chooses() bool { return len(w.q.Cond(intent.Subject)) == 0 }

// moved reports whether any row has the change that the rows are chosen by, or they are chosen by something else.
func (w draft) moved(rows []row) bool {
	byChange := slices.ContainsFunc(w.q.Then, func(o intent.Op) bool { return o.By == "change" })
	return !byChange || len(rows) == 0 ||
		slices.ContainsFunc(rows, func(r row) bool { _, ok := w.measured(r.Fact, "change"); return ok })
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
	r := &intent.Ref{Dim: intent.Subject, Value: f.Subject, Kind: f.Kind, Subject: f.Subject, Measure: f.Measure,
		Company: f.Company, Direction: f.Direction, Batch: f.Batch, Period: f.Period}
	if f.Partner != "" {
		r.Dim, r.Value = intent.Partner, f.Partner
	}
	r.Currency = foreign(f.Unit)
	return r
}

// foreign is the money of a unit, empty for the yuan and for what is no money.
func foreign(unit string) string {
	for _, m := range []string{"美元", "欧元", "澳元"} {
		if strings.Contains(unit, m) {
			return m
		}
	}
	return ""
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
		ref := *refOf(r.Fact)
		if r.made != "" && r.spec.batch != "" { // what was worked out of others is none of these
			ref.Batch = r.spec.batch
		}
		refs = append(refs, ref)
	}
	if names := distinct(refs); len(names) > 1 {
		w.q.Rows, w.q.Named = names, nil
		if w.ranking() && len(names) > 2 || len(names) > 2 && w.q.Op(intent.List) != nil {
			l := *w.q
			l.List, l.Ranked, l.Amid = nil, nil, false
			w.q.List = &l
		}
	}
	w.oneByOne(refs)
	refs = refs[:min(len(refs), 4)]
	if w.q.Best != nil {
		refs = append(refs, *w.q.Best)
	}
	for _, r := range refs {
		w.q.Recent = append(slices.DeleteFunc(slices.Clone(w.q.Recent), func(o intent.Ref) bool { return o == r }), r)
	}
}

// maxRun is how many figures of one answer are taken together with those that are asked for next.
const maxRun = 6

// oneByOne keeps the like figures that were asked for one by one. An element that means several products is the first
// of them; what is chosen out of all, and what is reckoned with again, adds nothing.
func (w draft) oneByOne(refs []intent.Ref) {
	run := w.q.Run
	if len(w.q.Unsure) > 0 {
		refs = refs[:min(len(refs), 1)]
	}
	switch known := func(r intent.Ref) bool { return slices.Contains(run, r) }; {
	case len(refs) == 0 || w.ranking() || !slices.ContainsFunc(refs, func(r intent.Ref) bool { return !known(r) }):
		return
	case len(refs) > maxRun || !intent.Like(refs):
		w.q.Run = nil
	case len(refs) > 1:
		w.q.Run = refs
	default:
		for len(run) > 0 && (known(refs[0]) || !intent.Like(append(slices.Clone(run), refs[0]))) {
			run = run[1:]
		}
		w.q.Run = append(slices.Clone(run), refs[0])
	}
}
