package clause

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
)

// attach gives changes to the fact before them. 均 gives one to every fact of the group.
func (c *clauseReader) attach(changes []change, k *clause) {
	if len(c.group) == 0 {
		c.unreadAll(changes, "a change without its figure")
		return
	}
	if len(c.pend) > 0 && !k.said.has(slotSubject) && !k.said.has(slotPeriod) &&
		c.pendOf.isOf(&c.Facts[c.group[len(c.group)-1]]) {
		changes = append(append([]change(nil), c.pend...), changes...)
	}
	c.pend = nil
	to := c.group[len(c.group)-1:]
	if n := k.ofTwo(); n >= 0 {
		if len(c.group) != 2 {
			c.unreadAll(changes, "which of those before it is of is not plain")
			return
		}
		to = c.group[n : n+1]
	}
	if c.dealt() {
		to = c.group
	}
	if !k.each && len(to) == 1 {
		to = c.pastShare(to, changes)
	}
	if k.each {
		to = c.allOfOneTime()
	} else if c.shared > 1 && len(c.group) == c.shared && len(k.tokens) > 0 && isASCII(k.tokens[0].Text) && k.ofTwo() < 0 {
		c.unreadAll(changes, "which of those before it is of is not plain") // A, B and C respectively, up 1%, down 2% and up 3%
		return
	}
	if slices.ContainsFunc(to, func(n int) bool { return misfits(changes, c.Facts[n].Unit) }) {
		c.unreadAll(changes, "a change in another unit than the figure before")
		return
	}
	if own := c.Facts[to[0]].Period; k.summed && len(k.amounts) == 0 && own.IsMonth() && own.From.Month.Month() > 1 {
		c.unreadAll(changes, "a change since January, and the figure is of one month")
		return
	}
	for _, x := range changes {
		if x.cmp.ofMonth() && manyMonths(c.Facts[to[0]].Period) {
			c.unread(x.token, ofMonthSince)
			continue
		}
		if _, base := x.cmp.against(c.Facts[to[0]].Period); !base.IsZero() && base == c.Facts[to[0]].Period {
			c.unread(x.token, "a change against the time of the figure itself")
			continue
		}
		for _, n := range to {
			c.give(n, x)
		}
		c.mark(x.token)
	}
}

// ofMonth reports whether a comparison is with one month.
func (m comparison) ofMonth() bool {
	if m.base != nil {
		return m.base.period.IsMonth() && !m.base.same && (m.base.token == nil || ago(m.base.token) == "")
	}
	return m.id == "cmp.mom" && !m.issue
}

// ofMonthSince is why neither a figure nor its change is read where what is against the month before stands in a
// sentence of all since January.
const ofMonthSince = "a change against the month before, and the time is all since January"

// allOfOneTime gives the figures that 均 is said of: a list, or all of the sentence that are of one kind and one time
// and have no change yet: 矿产品为 13.5 万吨，冶炼分离产品为 12.7 万吨，均比上年增加 12.5%.
func (c *clauseReader) allOfOneTime() []int {
	tail := c.tail()
	if len(c.group) > 1 || len(tail) < 2 {
		return c.group
	}
	first := &c.Facts[tail[0]]
	for _, n := range tail[1:] {
		if f := &c.Facts[n]; f.Kind != first.Kind || f.Period != first.Period || unitKind(f.Unit) != unitKind(first.Unit) {
			return c.group
		}
	}
	return tail
}

// misfits reports whether a change is told in a unit that a figure is not of, as that of a rate or of its sum with
// others is: 出口 4343 吨，增幅扩大 0.5 个百分点.
func misfits(changes []change, unit string) bool {
	of := unitKind(unitOf(unit))
	return slices.ContainsFunc(changes, func(x change) bool {
		u := unitKind(unitOf(x.move.Unit))
		return u != 0 && u != of && of != 0 && (u != '$' || of != '/')
	})
}

func (c *clauseReader) unreadAll(changes []change, why string) {
	for _, x := range changes {
		c.unread(x.token, why)
	}
}

// ofTwo tells which of two figures before a clause is of: 0 for 前者, 1 for 后者, and -1 where it says neither.
func (k *clause) ofTwo() int {
	for _, t := range k.tokens {
		switch {
		case t.Is("ref.former"):
			return 0
		case t.Is("ref.latter"):
			return 1
		}
	}
	return -1
}

// dealt reports whether the figures before are one price, told of both sides of a deal.
func (c *clauseReader) dealt() bool {
	if len(c.group) != 2 {
		return false
	}
	a, b := &c.Facts[c.group[0]], &c.Facts[c.group[1]]
	return a.Kind == bulletin.PriceFact && a.Company != b.Company && a.Cite == b.Cite && a.Value.Text == b.Value.Text && a.Measure == b.Measure
}

// pastShare gives the figure before a share where the share's clause is followed by a change in per cent: it is the
// figure that moved. 166650 吨，占总量的 69.44%，增长 17.65%. A share itself moves by points.
func (c *clauseReader) pastShare(to []int, changes []change) []int {
	n := len(c.recent)
	if n < 2 || c.recent[n-1] != to[0] || c.Facts[to[0]].Measure != bulletin.ShareOf {
		return to
	}
	for _, x := range changes {
		if x.move.Percent.Text == "" {
			return to
		}
	}
	if before := c.recent[n-2]; c.Facts[before].Measure != bulletin.ShareOf && len(c.Facts[before].Changes) == 0 {
		return []int{before}
	}
	return to
}

// give adds a change to a fact.
func (c *clauseReader) give(n int, x change) {
	f := &c.Facts[n]
	m := x.move
	m.Of, m.Base = x.cmp.against(f.Period)
	if x.cmp.id == "" && c.below != "" && f.Kind == bulletin.TradeFact {
		m.Of, m.Base = c.below, f.Period.Shift(-12)
	}
	if x.token != nil {
		_, last := c.lines(x.token.From, x.token.To)
		f.Cite.Last = max(f.Cite.Last, last)
	}
	if n := len(f.Changes); x.cmp.id != "" && n > 0 && m.Of != "" && x.cmp.base == nil { // 较上月减少 84.8 万吨，环比下降 10.1%
		before := &f.Changes[n-1]
		if before.Of == m.Of && before.Base == m.Base && before.Percent.Text == "" && before.Amount.Text != "" && m.Percent.Text != "" {
			before.Percent = m.Percent
			return
		}
	}
	if n := len(f.Changes); x.cmp.id == "" && n > 0 { // 较昨日下跌 10.31 点，跌幅 0.81%
		before := &f.Changes[n-1]
		if before.Percent.Text == "" && before.Amount.Text != "" && m.Percent.Text != "" {
			before.Percent = m.Percent
			return
		}
		m.Of, m.Base = before.Of, before.Base
	}
	if f.Kind == bulletin.TradeFact && m.Of == bulletin.OnYear { // what trade is told by stands first
		f.Changes = append([]bulletin.Move{m}, f.Changes...)
		return
	}
	f.Changes = append(f.Changes, m)
}

// respectively shares out the figures of a list by position, all or none.
func (c *clauseReader) respectively(list []*clause) {
	k := list[0]
	var amounts []*amount
	var changes []change
	for i, one := range list {
		for j := range one.amounts {
			if one.amounts[j].token != nil {
				amounts = append(amounts, &one.amounts[j])
			}
		}
		for _, x := range one.changes {
			if x.cmp.id == "" && len(changes) > 0 {
				x.cmp = changes[0].cmp
			}
			changes = append(changes, x)
		}
		if i > 0 {
			k.spoil(one.bad)
		}
	}
	if merged := mergeChanges(changes, amounts); merged != nil {
		changes, amounts = merged, nil
	}
	if len(k.cmps) == len(changes) && len(changes) > 1 && len(amounts) == 0 && k.bad == "" && c.guess == "" &&
		c.turnToOwn(k) {
		for i := range changes {
			changes[i].cmp = k.cmps[i]
		}
		c.attach(changes, k)
		return
	}
	if why := c.share(k, amounts, changes); why != "" {
		k.amounts, k.changes = nil, changes
		for _, a := range amounts {
			k.amounts = append(k.amounts, *a)
		}
		k.spoil(why)
		c.refuse(k)
	}
}

// mergeChanges makes changes of what stands among them or behind in their unit: 增长 25.1% 和 24.72%, 增加 120 吨和 500 吨.
// A bare one moves as the one before it. It gives nil where that is not plain.
func mergeChanges(changes []change, amounts []*amount) []change {
	if len(changes) == 0 || len(amounts) == 0 {
		return nil
	}
	if strings.HasPrefix(changes[0].move.Percent.Text, "-") && changes[0].token.Text[0] != '-' && anySigned(changes[1:]) {
		return nil // 下降 5.4%、-4.7%
	}
	var out []change
	for len(changes)+len(amounts) > 0 {
		if len(amounts) == 0 || len(changes) > 0 && changes[0].token.From < amounts[0].token.From {
			out, changes = append(out, changes[0]), changes[1:]
			continue
		}
		t := amounts[0].token
		if len(out) == 0 || t.Unit != out[0].token.Unit || t.Upper != "" || amounts[0].share != nil {
			return nil
		}
		before := out[len(out)-1]
		m := moveOf(t)
		switch sign := before.token.Text[0]; {
		case (sign == '+' || sign == '-') && out[0].token.Text[0] == sign && !m.Percent.Value.IsZero():
			return nil
		case sign == '+' || sign == '-': // 增长 5.4%、-4.7%、38.2%: each has its sign
		case strings.HasPrefix(before.move.Percent.Text, "-") && !m.Percent.Value.IsZero():
			m.Percent = negative(m.Percent)
		case strings.HasPrefix(before.move.Amount.Text, "-"):
			m.Amount = negative(m.Amount)
		}
		out, amounts = append(out, change{move: m, token: t, cmp: before.cmp}), amounts[1:]
	}
	return out
}

// anySigned reports whether a change has a sign before its number.
func anySigned(changes []change) bool {
	return slices.ContainsFunc(changes, func(x change) bool { return x.token.Text[0] == '-' || x.token.Text[0] == '+' })
}

// share gives each figure its own: of a list in the clause, or of the facts before.
func (c *clauseReader) share(k *clause, amounts []*amount, changes []change) string {
	switch {
	case k.bad != "":
		return k.bad
	case c.guess != "":
		return c.guess
	case len(amounts) == 0:
		return c.shareChanges(k, changes)
	case len(changes) > 0:
		return "amounts and changes in one list"
	}
	if c.withThis(k); k.bad != "" {
		return k.bad
	}
	c.referred(k)
	c.heal(k)
	f := c.inherit(k)
	c.over = c.over && !k.said.has(slotPeriod)
	s := listSlot(&f, len(amounts))
	if s == noSlot && splitName(&f, len(amounts)) {
		s = slotSubject
	}
	if s == noSlot && c.monthsApart(k, &f, len(amounts)) {
		s = slotPeriod
	}
	if s == noSlot && k.batchesApart(&f, len(amounts)) {
		s = slotBatch
	}
	if s == noSlot && amounts[0].share != nil && len(c.tail()) == len(amounts) {
		return c.shareOfGroup(k, amounts)
	}
	if s == noSlot {
		return "figures to be shared out and no list of as many"
	}
	var facts []bulletin.Fact
	for i, a := range amounts {
		g := f
		g[s] = f[s][i : i+1]
		if a.share = amounts[0].share; i > 0 && s == slotSubject && f.gradeOfFirst() {
			g[slotPurity] = nil
		}
		x, why := c.fact(k, g, a)
		if why != "" {
			return why
		}
		facts = append(facts, x)
	}
	c.remember(k)
	if s == slotBatch {
		c.ctx[slotBatch], c.batches = f[slotBatch], false
	}
	if x := &facts[0]; len(c.ctx[slotSubject]) == 0 && x.Subject != "" {
		c.ctx[slotSubject] = []filling{{name: x.Subject, printed: x.Printed}}
	}
	c.group = nil
	for i, x := range facts {
		c.group = append(c.group, c.add(x, amounts[i]))
		c.kind = x.Kind
	}
	c.recent = append(c.recent, c.group...)
	c.shared = len(amounts)
	return ""
}

// gradeOfFirst reports whether a grade stands before the first of several names, and so is of that one: 99.99%氧化铽、金属铽.
func (f *frame) gradeOfFirst() bool {
	grade, first := f[slotPurity], f[slotSubject][0].token
	return len(grade) == 1 && grade[0].token != nil && first != nil && grade[0].token.From < first.From
}

// tail gives the facts of the sentence behind the last that has had its change or share.
func (c *clauseReader) tail() []int {
	begun := min(c.begun, len(c.recent))
	for i := len(c.recent) - 1; i >= begun; i-- {
		if f := &c.Facts[c.recent[i]]; len(f.Changes) > 0 || f.Measure == bulletin.ShareOf {
			return c.recent[i+1:]
		}
	}
	return c.recent[begun:]
}

// listSlot finds the one slot that lists as many as there are figures.
func listSlot(f *frame, n int) slot {
	found := noSlot
	for s := range slotCount {
		if len(f[s]) < 2 {
			continue
		}
		if len(f[s]) != n || found != noSlot {
			return noSlot
		}
		found = s
	}
	return found
}

func (c *clauseReader) shareChanges(k *clause, changes []change) string {
	group := c.group
	if len(group) != len(changes) {
		group = c.tail()
	}
	if len(group) != len(changes) && len(c.recent)-c.partFrom == len(changes) { // 其中轻稀土…，中重稀土…，分别
		group = c.recent[c.partFrom:]
	}
	if len(changes) != len(group) || len(changes) < 2 {
		return "changes to be shared out and not as many figures before"
	}
	if slices.ContainsFunc(group, func(n int) bool { return !k.said.lists() && !k.isOf(&c.Facts[n]) }) {
		return "changes to be shared out, of another time or thing than the figures before"
	}
	for i, x := range changes {
		c.give(group[i], x)
		c.mark(x.token)
	}
	return ""
}

// shareOfGroup reads 分别占…的30.5%和16.5% for the facts before.
func (c *clauseReader) shareOfGroup(k *clause, amounts []*amount) string {
	var facts []bulletin.Fact
	group := c.tail()
	for i, a := range amounts {
		x := c.Facts[group[i]]
		x.Changes, x.To, x.Restated = nil, bulletin.Amount{}, ""
		x.Measure, x.Unit, x.Scope = bulletin.ShareOf, "%", amounts[0].share.of
		if amounts[0].share.dir != "" && x.Direction != amounts[0].share.dir || a.token.Unit != "%" {
			return "a share of another direction"
		}
		x.Value, _ = bulletin.ParseAmount(a.token.Digits)
		facts = append(facts, x)
	}
	for i, x := range facts {
		c.add(x, amounts[i])
	}
	return ""
}
