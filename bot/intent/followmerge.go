package intent

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// merged is a follow-up's query with what it leaves out taken from the one before.
func (q *question) merged(f, after *Query) *Query {
	f.All = q.every
	m := *f
	m.Kind, m.Source, m.Picked = after.Kind, Facts, q.picked
	if len(m.Times) > 0 {
		for i := range m.Picked {
			m.Picked[i].Period = m.Times[0].Period
		}
	}
	for _, c := range after.Where {
		replaced := func(n Cond) bool {
			// 进口的不算, of exports: they stay what is asked
			keeps := n.Dim == Direction && n.Not && !c.Not && !slices.Contains(n.Values, c.Values[0])
			return replaces(n.Dim, c.Dim, f) && !keeps
		}
		if c.Dim == Measure && m.Kind == bulletin.PriceFact && len(f.Refused) > 0 {
			continue // 竞价, behind the mean
		}
		if !slices.ContainsFunc(f.Where, replaced) && !f.outgrows(c) && !(c.Dim == Partner && q.ofWhole(after)) {
			m.Where, m.Carried = append(m.Where, c), append(m.Carried, c.Dim)
		}
	}
	m.Times = sameYear(f.Times, after.Times)
	// 哪个月最高
	if len(m.Times) == 0 && m.Has(When) && m.Kind == bulletin.PriceFact && (m.Op(Top) != nil || m.Op(Bottom) != nil) {
		m.Times = q.everyMonth(&m)
	}
	if len(m.Times) == 0 {
		m.Times = m.changeTimes(after)
		if len(f.Where) > 0 {
			m.Times, m.Carried = after.latest(m.Times), append(m.Carried, Period)
		}
	}
	switch {
	case len(m.Then) == 0 && len(m.Wants) == 0:
		m.keepOps(f, after)
	case f.listsOnly():
		m.chosenBefore(after)
	case q.countsListed(f, after):
		m.among(after.List)
	case q.ranksListed(f, after):
		m.among(after.List)
		m.Amid = m.Kind == bulletin.PriceFact && !q.saysAmong()
	case q.ranksAmong(f, after):
		m.Then = append(slices.DeleteFunc(slices.Clone(after.Then), func(o Op) bool { return o.Name != Within }), m.Then...)
	}
	m.shareOf(f, after)
	m.inOtherUnit(f, after)
	m.against(f, after)
	m.labelled(f, after)
	if len(f.Where)+len(f.Wants)+len(f.Then) == 0 && len(f.Times) == 1 && len(m.Picked) == 0 {
		m.anew(after)
	}
	q.addAmount(&m, f, after)
	if !q.saysRank() {
		m.rankAs(after)
	}
	m.Ranked, m.List = after.Ranked, after.List
	m.Focus, m.Rows, m.Recent, m.Run = after.Focus, after.Rows, after.Recent, after.Run
	return &m
}

// ofWhole reports whether a follow-up asks for the whole of a trade, of which that with one partner was told: 总量呢.
func (q *question) ofWhole(after *Query) bool {
	whole := func(t lexicon.Token) bool {
		return t.Of("measure") && strings.HasPrefix(t.Text, "总") || t.Is("op.sum") && strings.HasPrefix(strings.ToLower(t.Text), "total")
	}
	return after.Kind == bulletin.TradeFact && len(after.Cond(Partner)) == 1 && !q.has("measure.share", "op.ratio") &&
		slices.ContainsFunc(q.tokens, whole)
}

// labelled asks for the same kind of price, which was quoted out of a sentence, of another product or time, and for how it moved or
// what it is beside another: 氧化镝呢 behind an auction's.
func (q *Query) labelled(f, after *Query) {
	if len(after.Labels) == 0 || len(f.Refused) > 0 || f.Has(Value) || len(f.Cond(Measure)) > 0 || f.Ranks() || f.Reason != "" {
		return
	}
	q.Refused, q.Relabelled = slices.Clone(after.Labels), true
}

// against holds a movement to the time that the one before was held to: 百分之多少, 氧化铽呢 behind 比3月涨了多少. Every product of
// a table has that month too; what else is traded, or with whom, need not.
func (q *Query) against(f, after *Query) {
	other := q.Kind == bulletin.PriceFact && len(f.Cond(Subject)) > 0 && len(f.Wants)+len(f.Then) == 0
	moved := q.Has(ChangeWant) || slices.ContainsFunc(f.Then, func(o Op) bool { return o.By == "change" })
	q.fromOther(f, after)
	if len(after.Against) == 0 || len(f.Against)+len(f.Times) > 0 || q.Of != "" || !moved && !other {
		return
	}
	q.Against = after.Against
	if other {
		q.Wants = after.Wants
	}
}

// shareOf asks for a share at the time of the figure that was told, and for that of all together behind their sum: 占当月多少.
func (q *Query) shareOf(f, after *Query) {
	if q.Op(ShareOf) == nil {
		return
	}
	if len(q.Times) == 0 && len(after.Recent) > 0 {
		if last := after.Recent[len(after.Recent)-1]; slices.Contains(q.Cond(Partner), last.Value) {
			q.Times, q.Carried = []Time{{Period: last.Period, Kind: "span"}}, append(q.Carried, Period)
		}
	}
	if after.Op(Sum) != nil && len(f.Cond(Partner))+len(f.Cond(Subject)) == 0 {
		q.Then = append(q.Then, Op{Name: Sum})
	}
}

// fromOther moves to the other time that was spoken of, where a movement is held against the last one: 比6月增长多少, behind October
// and June.
func (q *Query) fromOther(f, after *Query) {
	if len(f.Against) != 1 || len(f.Times) > 0 || len(q.Times) != 1 || q.Times[0].Period != f.Against[0].Period || len(after.Recent) == 0 {
		return
	}
	last := after.Recent[len(after.Recent)-1]
	for _, r := range slices.Backward(after.Recent) {
		if r.Value == last.Value && r.Measure == last.Measure && r.Direction == last.Direction && r.Period != last.Period {
			q.Times = []Time{{Period: r.Period, Kind: "span"}}
			return
		}
	}
}

// inOtherUnit works out the same as before where only another unit is asked for: the difference in tons.
func (q *Query) inOtherUnit(f, after *Query) {
	if len(q.Then) != 1 || f.Op(Convert) == nil || q.Kind == bulletin.PriceFact {
		return
	}
	for _, o := range after.Then {
		if o.Name == Net || o.Name == Sum || o.Name == Diff || o.Name == Mean {
			q.Then, q.Picked = append(q.Then, o), after.Picked
		}
	}
}

// sameYear reads a whole year that no year is said of, 全年呢, as the one that was spoken of last.
func sameYear(times, before []Time) []Time {
	if len(before) == 0 {
		return times
	}
	out := slices.Clone(times)
	for i := range out {
		t := &out[i]
		named := strings.ContainsAny(t.Asked, "0123456789今去前明") || strings.Contains(strings.ToLower(t.Asked), "this") ||
			strings.Contains(strings.ToLower(t.Asked), "last")
		if years := before[len(before)-1].Period.To.Month.Year() - t.Period.To.Month.Year(); years != 0 &&
			t.Period.Months() == 12 && wholeYear(t.Asked) && !named {
			t.Period = t.Period.Shift(12 * years)
		}
	}
	return out
}

// changeTimes are the times of the query before; where a change is asked for and two months of the same were spoken
// of, the later one, since what is printed is how far it moved from the one before.
func (m *Query) changeTimes(after *Query) []Time {
	within := m.Op(Within)
	if !m.Has(ChangeWant) && !m.Has(Why) && (within == nil || within.By != "change") || len(m.Against) > 0 ||
		len(after.Recent) == 0 {
		return after.Times
	}
	last := after.Recent[len(after.Recent)-1]
	for _, r := range after.Recent {
		if r.Kind == last.Kind && r.Value == last.Value && r.Measure == last.Measure &&
			r.Period.From == r.Period.To && last.Period.Shift(1) == r.Period {
			return []Time{{Period: r.Period, Kind: "month"}}
		}
	}
	return after.Times
}

// anew does with the rows of another time what was done with two of the same time: how far they are apart, how many
// times one is the other.
func (m *Query) anew(after *Query) {
	if after.Kind == bulletin.IndexFact ||
		slices.ContainsFunc(after.Picked, func(r Ref) bool { return r.Period != after.Picked[0].Period }) {
		return
	}
	for _, r := range after.Picked {
		r.Period = m.Times[0].Period
		m.Picked = append(m.Picked, r)
	}
	for _, o := range after.Then {
		if o.Name == Diff || o.Name == Ratio || o.Name == Sum {
			m.Then = append(m.Then, o)
		}
	}
}

// latest is the later of two months that were set beside each other: what is asked next of another is of that one.
func (q *Query) latest(times []Time) []Time {
	if len(q.Picked) != 2 || q.Kind != bulletin.PriceFact && q.Kind != bulletin.TradeFact {
		return times
	}
	a, b := q.Picked[0].Period, q.Picked[1].Period
	switch {
	case a == b || len(times) != 1:
		return times
	case a.To.Month > b.To.Month:
		b = a
	}
	return []Time{{Period: b, Kind: "month"}}
}

// listsOnly reports whether a follow-up only asks which the rows are: 是哪几个, behind how many there are.
func (q *Query) listsOnly() bool {
	return !q.All && len(q.Where)+len(q.Times)+len(q.Wants) == 0 && len(q.Then) == 1 && q.Op(List) != nil
}

// ranksAmong reports whether a follow-up ranks the rows that were chosen before: 里面最便宜的, and 最贵的呢 behind it.
func (q *question) ranksAmong(f, after *Query) bool {
	if !f.Ranks() || f.All || f.Op(Within) != nil || len(f.Where)+len(f.Times) > 0 || after.Op(Within) == nil {
		return false
	}
	return after.Ranks() || q.saysAmong()
}

// saysAmong reports whether a question says that what is asked is among what was told before.
func (q *question) saysAmong() bool {
	return slices.ContainsFunc(
		[]string{"里面", "其中", "当中", "之中", "among", "of those", "of these", "of them", "out of those"},
		func(w string) bool {
			return strings.Contains(q.text, w)
		},
	)
}

// movedOnes reads 涨的呢, behind a list: those of it that moved so.
func (q *question) movedOnes(c *candidate, after *Query) bool {
	moves := q.moveWords()
	if after.List == nil || after.Kind != after.List.Kind || len(moves) != 1 || len(c.Where)+len(c.Times)+len(c.Then) > 0 {
		return false
	}
	i := moves[0]
	for q.at(i + 1).Is("aspect") {
		i++
	}
	if !q.at(i+1).Is("link.of") || !q.ends(i+2) || wayOf(q.tokens[moves[0]].ID) == "any" {
		return false
	}
	c.Wants, c.Way = nil, ""
	c.Then = []Op{{Name: Within, By: "change", Way: wayOf(q.tokens[moves[0]].ID)}, {Name: List}}
	return true
}

// ranksListed reports whether a follow-up ranks what was listed before, though it may have asked of one of it since:
// 最贵的呢, behind the five that fell most. Where the list is a ranking of the same kind, the other end of all is meant.
func (q *question) ranksListed(f, after *Query) bool {
	l := after.List
	if l == nil || len(l.Rows) < 3 || l.Kind != after.Kind || f.All || f.Op(Within) != nil ||
		len(f.Where)+len(f.Times) > 0 {
		return false
	}
	for _, o := range f.Then {
		if (o.Name == Top || o.Name == Bottom) && o.N <= 1 {
			return (!o.Sized || q.saysRank()) && !slices.ContainsFunc(l.Then, func(b Op) bool {
				return (b.Name == Top || b.Name == Bottom || b.Name == Sort) && b.By == o.By
			})
		}
	}
	return false
}

// countsListed reports whether a follow-up only asks how many were listed before: 一共几个.
func (q *question) countsListed(f, after *Query) bool {
	return after.List != nil && after.List.Kind == after.Kind && !f.All && len(f.Where)+len(f.Times) == 0 && len(f.Then) == 1 &&
		f.Op(CountOf) != nil &&
		q.only("op.sum", "op.count", "ref.that")
}

// among holds a query to the rows of a list.
func (m *Query) among(l *Query) {
	dim, values := l.Rows[0].Dim, make([]string, len(l.Rows))
	for i, r := range l.Rows {
		values[i] = r.Value
	}
	m.Where = append(slices.DeleteFunc(m.Where, func(c Cond) bool {
		return !c.Not && (c.Dim == dim || c.Dim == Group || c.Dim == Form || c.Dim == Tabled)
	}), Cond{Dim: dim, Values: values})
	if len(l.Times) > 0 {
		m.Times = l.Times
	}
}

// chosenBefore keeps how the rows before were chosen.
func (m *Query) chosenBefore(after *Query) {
	for _, o := range after.Then {
		if o.Name == Within || (o.Name == Top || o.Name == Bottom) && o.N != 1 {
			m.Then = append(m.Then, o)
		}
	}
}

// keepOps keeps what was done with the rows before: it is done with others, or with those of another time.
func (m *Query) keepOps(f, after *Query) {
	for _, o := range after.Then {
		switch o.Name {
		case Convert:
		case ShareOf:
			if len(f.Cond(Measure))+len(f.Cond(Direction)) > 0 || len(f.Where)+len(f.Times) == 0 ||
				slices.Contains(f.Cond(Subject), o.Of) || m.Kind != bulletin.TradeFact && len(f.Cond(Subject)) > 0 {
				continue
			}
		case Net:
			if len(f.Cond(Direction))+len(f.Cond(Measure)) > 0 || len(f.Where)+len(f.Times) == 0 {
				continue
			}
		case Times, Top, Bottom, Sort, Within:
			if len(f.Where)+len(f.Times) == 0 || o.Name == Within && slices.ContainsFunc(f.Where,
				func(c Cond) bool { return !c.Not }) ||
				o.Name != Times && len(m.Cond(Subject)) == 1 ||
				(o.Name == Top || o.Name == Bottom) && len(f.Cond(Subject)) > 0 && o.N > len(f.Cond(Subject)) {
				continue
			}
		default:
			continue
		}
		if one := !slices.ContainsFunc(after.Then, func(b Op) bool {
			return b.Name == Times &&
				b.Of != o.Of
		}); o.Name == Times && one && len(f.Cond(Subject)) > 0 {
			o.Of = "" // as much of the other
		}
		m.Then = append(m.Then, o)
	}
}

// replaces reports whether a new condition takes the place of an old one: another partner leaves the subject, another
// subject or group the partner and the grade of the one before.
func replaces(now, before Dim, f *Query) bool {
	if now == before {
		return true
	}
	switch now {
	case Subject, Group, Form:
		return before == Group || before == Form || before == Purity || before == Subject || before == Partner ||
			before == Scope
	}
	return false
}

// outgrows reports whether a follow-up can't be held to a condition of the query before: a ranking ranks more than the
// one product before, and how fast something grew is not of its share.
func (q *Query) outgrows(c Cond) bool {
	switch {
	case c.Dim == Subject && q.All:
		return true
	case c.Dim == Subject && len(c.Values) == 1 && q.Kind == bulletin.PriceFact:
		return q.Ranks() && !q.Has(When) &&
			!slices.ContainsFunc(q.Times, func(t Time) bool { return t.Period.Months() > 1 }) && len(q.Times) < 2
	case c.Dim == Subject && q.Kind == bulletin.PriceFact: // the first three, of two
		return slices.ContainsFunc(q.Then, func(o Op) bool {
			return (o.Name == Top || o.Name == Bottom) &&
				o.N > len(c.Values)
		})
	case c.Dim == Batch: // of the whole year are all of them
		return q.Op(ShareOf) == nil && slices.ContainsFunc(q.Times, func(t Time) bool {
			return t.Period.Months() == 12 && wholeYear(t.Asked)
		})
	case c.Dim == Measure && slices.Equal(c.Values, []string{bulletin.ShareOf}):
		return q.Has(ChangeWant) && len(q.Cond(Direction)) > 0
	}
	return false
}

// wholeYear reports whether a time is said to be all of a year.
func wholeYear(asked string) bool {
	return strings.Contains(asked, "全年") || strings.Contains(asked, "整年") ||
		strings.Contains(strings.ToLower(asked), "year")
}

// addAmount takes what is to be bought besides: 再加2公斤氧化铽; and how much is paid more for as much of the other: 那要多花多少.
func (q *question) addAmount(m, f, after *Query) {
	old := after.Op(Times)
	if old == nil || m.Kind != bulletin.PriceFact {
		return
	}
	if d := m.Op(Diff); d != nil && f.Op(Times) == nil && q.paysMore() {
		o := *old
		o.Of = ""
		m.Then = append(m.Then, o)
		return
	}
	subjects := f.Cond(Subject)
	if !q.has("op.plus") || f.Op(Times) == nil || len(subjects) == 0 {
		return
	}
	var all []Op
	for _, o := range after.Then {
		if o.Name == Times {
			if was := after.Cond(Subject); o.Of == "" && len(was) == 1 {
				o.Of = was[0]
			}
			all = append(all, o)
		}
	}
	m.Then = append(all, m.Then...)
	for i := range m.Where {
		if c := &m.Where[i]; c.Dim == Subject && !c.Not {
			c.Values = append(slices.Clone(after.Cond(Subject)), slices.DeleteFunc(slices.Clone(subjects),
				func(s string) bool { return slices.Contains(after.Cond(Subject), s) })...)
		}
	}
}

// paysMore reports whether a difference is asked for of what is paid: 多花多少, 差多少钱.
func (q *question) paysMore() bool {
	i := q.find("op.diff")
	return i >= 0 && strings.ContainsAny(q.tokens[i].Text, "花掏付钱省") || q.has("op.money")
}

// saysRank reports whether a question says itself what a ranking goes by: 最贵的呢, after the cheapest.
func (q *question) saysRank() bool {
	return q.has("op.dearest", "op.cheapest", "op.maxdown", "op.maxup", "op.mindown", "op.minup") ||
		q.superlative("op.dearer") ||
		q.superlative("op.cheaper") || len(q.moveWords()) > 0
}

// rankAs lets a ranking that only says its length or its place go by what the one before went by: 第二名呢.
func (q *Query) rankAs(after *Query) {
	for i := range q.Then {
		o := &q.Then[i]
		fromEnd := o.Name == Nth && o.Asked == string(Bottom)
		if o.Name != Nth && o.Name != Top && !o.Sized || o.By != "value" || o.Asked != "" && !fromEnd {
			continue
		}
		for _, b := range after.Then {
			if ranks := b.Name == Top || b.Name == Nth || b.Name == Sort; fromEnd {
				if ranks && b.By == "change" && b.Asked == "" {
					o.By, o.Way = b.By, b.Way
				}
				continue
			}
			if b.Name == Top || b.Name == Bottom || b.Name == Nth || b.Name == Sort {
				o.By, o.Way = b.By, b.Way
				if b.Name == Bottom {
					o.Asked = string(Bottom)
				}
			}
		}
	}
}

// corrected is a follow-up without the clause that denies what was understood: 不是11月，是累计. It is nil where there is
// none, or where nothing is said instead.
func (q *question) corrected() *question {
	end := slices.IndexFunc(q.tokens, breaks)
	if end < 0 || !q.at(0).Is("ask.not") && !q.at(0).Is("op.other") || q.at(0).Is("ask.whether") {
		return nil
	}
	if !slices.ContainsFunc(q.tokens[:end], denied) ||
		slices.ContainsFunc(q.tokens[:end], func(t lexicon.Token) bool { return asking(&t) && !t.Is("ask.not") }) {
		return nil
	}
	rest := end + 1
	for rest < len(q.tokens) && (breaks(q.tokens[rest]) || q.tokens[rest].Is("be")) {
		rest++
	}
	if !slices.ContainsFunc(q.tokens[min(rest, len(q.tokens)):], denied) {
		return nil
	}
	n := newQuestion(string([]rune(q.text)[q.tokens[rest].From:]), q.cat)
	n.last = q.last
	return n
}

// denied reports whether a token is one that somebody may have meant otherwise.
func denied(t lexicon.Token) bool {
	return named1(t) || t.Of("run") || familyOf(&t) != "" || t.Of("unit")
}
