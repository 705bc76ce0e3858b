package intent

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// saysOnly reports whether every word of a question that says anything is one of some sort.
func (q *question) saysOnly(is func(*lexicon.Token) bool) bool {
	return !slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
		return !silent(&t) && !t.Of("link") && !t.Of("light") && !is(&t)
	})
}

// inPercent asks for the difference that was told before in per cent of what it is from: 百分之多少, 贵百分之几. It gives nil
// where no such difference was told, or where more is asked.
func (q *question) inPercent(after *Query) *Query {
	o := after.Op(Diff)
	if o == nil || o.By != "" || after.Op(ShareOf) != nil || after.Op(Times) != nil || !q.asksPercent() &&
		!inPercentSaid(q.text) || !q.saysOnly(func(t *lexicon.Token) bool {
		return t.Of("ask") || t.Of("move") || t.Of("aspect") || t.Is("ref.that") || t.Is("op.per") ||
			t.Is("op.diff") || t.Is("op.count") || t.Is("unit.%") || t.Is("op.dearer") || t.Is("op.cheaper") ||
			t.Is("op.more") || t.Is("op.less")
	}) {
		return nil
	}
	f := *after
	f.Then = slices.Clone(after.Then)
	f.Op(Diff).Unit = "%"
	f.Filled = true
	f.English = q.english || after.English && !bulletin.HasHan(q.text)
	return &f
}

// inPoints reports whether a difference is asked for in points, so that it is one of shares or of rates: 差几个点.
func (q *question) inPoints() bool {
	return slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
		return (t.Of("ask") || t.Of("op") || t.Of("unit")) && bulletin.HasAny(t.Text, "个点", "百分点", "points")
	})
}

// pointsApart makes a difference in points one of the shares that were told, and else one of how fast the figures
// moved: of the figures themselves it is none.
func (q *question) pointsApart(m, after *Query) {
	if v := m.Op(Verdict); v != nil && v.By == "value" && m.Op(ShareOf) == nil && after.Op(ShareOf) != nil &&
		m.Kind == bulletin.TradeFact &&
		slices.Contains(m.Cond(Measure), bulletin.ShareOf) { // which is larger, of shares
		m.Then, m.Carried = append(m.Then, *after.Op(ShareOf)), append(m.Carried, Measure)
	}
	o := m.Op(Diff)
	if o == nil || m.Kind != bulletin.TradeFact && m.Kind != bulletin.QuotaFact || !q.inPoints() && !q.ratesDiffer() {
		return
	}
	share := after.Op(ShareOf)
	switch o.Unit = ""; {
	case q.hasKind("move"):
		o.By = "change"
	case slices.Contains(m.Cond(Measure), bulletin.ShareOf) && share == nil:
	case share != nil:
		m.Then = append(m.Then, *share)
	default:
		o.By = "change"
	}
}

// timesApart sets the one thing that was spoken of at one time beside itself at another: 11月比累计低几个点, and the time
// that was told last where but one is named.
func (q *question) timesApart(c *candidate, m, after *Query) {
	times := append(slices.Clone(c.Times), c.Against...)
	if m.Op(Diff) == nil || m.Kind != bulletin.TradeFact || len(m.Cond(Subject))+len(m.Cond(Partner)) > 2 ||
		!q.has("cmp.than") {
		return
	}
	if n := len(after.Recent); len(times) == 1 && n > 0 && after.Recent[n-1].Period != times[0].Period {
		times = append([]Time{{Period: after.Recent[n-1].Period, Kind: "span"}}, times...)
	}
	if len(times) != 2 || times[0].Period == times[1].Period || len(m.Cond(Subject)) > 1 || len(m.Cond(Partner)) > 1 {
		return
	}
	if a, b := times[0].Period, times[1].Period; !q.inPoints() && !q.ratesDiffer() && !a.Contains(b) && !b.Contains(a) {
		return // 比10月少多少: of its own movement
	}
	m.Times, m.Against, m.Picked, m.Of = times, nil, nil, ""
	m.Wants = slices.DeleteFunc(slices.Clone(m.Wants), func(w Want) bool { return w == ChangeWant })
	m.Then = slices.DeleteFunc(slices.Clone(m.Then), func(o Op) bool { return o.Name == Within })
}

// inYuan takes 人民币 behind figures of another money as asking for those that are printed in yuan: nothing is converted.
func (q *question) inYuan(c *candidate, after *Query) {
	if c.Kind != bulletin.TradeFact || len(after.Cond(Currency)) == 0 || len(c.Cond(Currency)) > 0 ||
		!q.namesYuan() {
		return
	}
	c.Then = slices.DeleteFunc(c.Then, func(o Op) bool { return o.Name == Convert && o.Unit == Yuan })
	c.Where = append(c.Where, Cond{Dim: Currency, Values: []string{Yuan}})
}

// plainYuan leaves the yuan unsaid, as it is where it was not asked for.
func (m *Query) plainYuan() {
	inMoney := func(c Cond) bool { return c.Dim == Currency && slices.Equal(c.Values, []string{Yuan}) }
	if !slices.ContainsFunc(m.Where, inMoney) {
		return
	}
	m.Where = slices.DeleteFunc(m.Where, inMoney)
	if m.Open() { // all that is printed in another money is of all goods
		m.Where = append(m.Where, Cond{Dim: Subject, Values: []string{"货物贸易"}})
	}
}

// spokenAll adds all like figures that were told one by one where a question says that it means them all: 都没变吗.
func (q *question) spokenAll(s *slots) bool {
	all := q.spokenOf()
	if len(all) < 2 || !q.saysWord("all.told") || q.has("obj.product", "ask.which", "ask.who", "op.list") ||
		len(q.before.Rows) > 2 && len(q.before.Cond(Subject)) != 1 {
		return false
	}
	q.put(s, 0, all)
	return true
}

// besideWay sets the way that goods go which stands behind 比 beside the one that was spoken of: 比出口少多少, behind imports.
func (q *question) besideWay(c *candidate, after *Query) {
	now, before := c.Cond(Direction), after.Cond(Direction)
	if c.Kind != bulletin.TradeFact || c.Op(Diff) == nil && c.Op(Ratio) == nil || len(now) != 1 || len(before) != 1 ||
		now[0] == before[0] ||
		now[0] == bulletin.BothWays || before[0] == bulletin.BothWays {
		return
	}
	at := q.find("cmp.than", "op.and")
	behind := at >= 0 && slices.ContainsFunc(q.tokens[at:], func(t lexicon.Token) bool { return t.Of("direction") })
	if !behind || slices.ContainsFunc(q.tokens[:at], func(t lexicon.Token) bool { return t.Of("direction") }) {
		return
	}
	for i := range c.Where {
		if c.Where[i].Dim == Direction {
			c.Where[i].Values = []string{before[0], now[0]}
		}
	}
	c.Wants = slices.DeleteFunc(c.Wants, func(w Want) bool { return w == ChangeWant })
}

// Share, as what an operator works by, is what part of the whole a figure makes up.
const Share = "share"

// restOfShares asks what part the others have, behind the shares that were told of one whole: 剩下的占多少. It gives nil
// where something else is asked, or where no shares were told.
func (q *question) restOfShares(after *Query) *Query {
	if !q.has("op.rest") || after.Kind != bulletin.TradeFact || len(q.exclusions) > 0 ||
		!q.saysOnly(func(t *lexicon.Token) bool {
			return t.Is("op.rest") || t.Is("measure.share") || t.Is("ask.what") || t.Is("ask.price") || t.Is("op.sum")
		}) {
		return nil
	}
	told := after.Run
	if n := len(after.Recent); len(told) == 0 && n > 0 {
		told = after.Recent[n-1:]
	}
	if len(told) == 0 || slices.ContainsFunc(told, func(r Ref) bool { return r.Measure != bulletin.ShareOf }) {
		if after.Op(ShareOf) != nil && q.has("measure.share") { // of shares that were worked out no others are known
			return &Query{Source: None, Reason: Unclear, Text: q.text}
		}
		return nil
	}
	f := *after
	f.Picked, f.Wants, f.Then = told, nil, []Op{{Name: Left, By: Share}}
	f.English = q.english || after.English && !bulletin.HasHan(q.text)
	return &f
}

// inPercentSaid reports whether an English text asks in per cent, which its Chinese may leave out.
func inPercentSaid(text string) bool {
	text = strings.ToLower(text)
	return bulletin.HasAny(text, "percent", "per cent", "%") && !strings.Contains(text, "point")
}
