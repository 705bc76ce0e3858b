package intent

import (
	"slices"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// follow reads a question as going on with the one before: tokens that make no whole question replace its slots. It
// gives nil where the question is a whole one, or has nothing to go on with.
func follow(q *question, s *slots, after *Query) *Query {
	switch {
	case q.asksSource():
		f := *after
		f.Source, f.Wants = Cite, nil
		return &f
	case q.only("lang.english", "lang.chinese"):
		f := *after
		f.English = q.has("lang.english")
		return &f
	case after.Source == Facts:
		if f := followFacts(q, s, after); f != nil {
			return f
		}
	}
	for _, f := range []frame{listingFrame, fieldFrame, rowsFrame} {
		if c := f(q, s); c != nil && c.stands(q) {
			return nil // which takes the query before into account itself
		}
	}
	if after.Focus == nil || q.whole(s) {
		return nil
	}
	p := q.prose(s).Query
	p.Focus, p.English = after.Focus, q.english || after.English && !hasHan(q.text)
	return &p
}

func hasHan(s string) bool {
	for _, r := range s {
		if r >= 0x3400 && r <= 0x9FFF {
			return true
		}
	}
	return false
}

// only reports whether a question has words of some concepts and else nothing that says anything.
func (q *question) only(ids ...string) bool {
	if !q.has(ids...) {
		return false
	}
	for i := range q.tokens {
		t := &q.tokens[i]
		is := slices.ContainsFunc(ids, func(id string) bool { return t.Is(id) })
		if !is && !silent(t) && !t.Of("ask") && !t.Of("object") {
			return false
		}
	}
	return true
}

// whole reports whether a question can be answered without the one before.
func (q *question) whole(s *slots) bool {
	for _, f := range frames {
		if c := f(q, s); c != nil && c.stands(q) && (c.explicit || c.Source != Facts || len(s.products) > 0) {
			return true
		}
	}
	return false
}

// kinds are the frames by the kind of fact that they look for.
var kinds = map[bulletin.FactKind]frame{bulletin.PriceFact: priceFrame, bulletin.TradeFact: tradeFrame, bulletin.QuotaFact: quotaFrame, bulletin.IndexFact: indexFrame}

// followFacts takes the slots that a follow-up fills, and the others from the query before.
func followFacts(q *question, s *slots, after *Query) *Query {
	f := kinds[after.Kind]
	if f == nil {
		f = otherFrame
	}
	if q.standsAlone(s, after) {
		return nil
	}
	loose := *q
	loose.loose, loose.before = true, after
	ls := loose.fill()
	loose.point(ls, after)
	c := f(&loose, ls)
	if c == nil {
		return nil
	}
	if known, unknown := c.lost(&loose); known > 0 || unknown > 0 || !c.says(&loose) {
		return nil
	}
	c.account(&loose)
	m := merged(&c.Query, after)
	m.English = q.english || after.English && !hasHan(q.text)
	return m
}

// standsAlone reports whether a question is a whole one of facts: it says what it is of, and of which kind.
func (q *question) standsAlone(s *slots, after *Query) bool {
	for _, f := range frames {
		c := f(q, s)
		if c == nil || !c.stands(q) || c.Source == Talk {
			continue
		}
		if c.Source != Facts {
			return c.needs > 0 && len(s.times) == 0
		}
		subject := len(c.Cond(Subject))+len(c.Cond(Group)) > 0
		open := !subject && len(c.Cond(Partner))+len(c.Cond(Company)) == 0 && len(s.all) == 0
		if open && !q.has("obj.product") && len(s.goods) == 0 && !q.has("measure.index", "kind.quota") {
			continue
		}
		if c.Kind != after.Kind && (c.explicit || c.Kind == bulletin.PriceFact && subject) {
			return true
		}
		if c.Kind == after.Kind && c.explicit && (subject || len(c.Cond(Partner)) > 0 && len(c.Cond(Direction))+len(c.Cond(Measure)) > 0 || len(c.Then) > 0 && len(s.products)+len(s.goods) > 0) {
			return true
		}
	}
	return false
}

// says reports whether a follow-up fills any slot.
func (c *candidate) says(q *question) bool {
	return len(c.Where)+len(c.Times)+len(c.Wants)+len(c.Then) > 0 || q.has("compare", "move", "ask.price", "measure")
}

// point takes what points at rows of the answers before, and puts what they are of into its slot: the second, the dearer
// one, the two.
func (q *question) point(s *slots, after *Query) {
	rows := after.Rows
	put := func(at int, refs []Ref) {
		for _, r := range refs {
			if r.Dim == Partner {
				s.partners = append(s.partners, slot{at, r.Value, false})
			} else if after.Kind == bulletin.PriceFact {
				s.products = append(s.products, slot{at, r.Value, false})
			} else {
				s.goods = append(s.goods, slot{at, r.Value, false})
			}
		}
	}
	named := len(s.products)+len(s.elements)+len(s.goods)+len(s.partners) > 0
	switch n, at := q.ordinal(); {
	case named:
	case n > 0 && n <= len(rows):
		put(at, rows[n-1:n])
	case q.find("op.dearer", "op.cheaper") >= 0 && len(rows) > 1 && q.has("ref.that", "link.of") && !q.has("ask.which", "ask.whether"):
		q.extreme = true
		put(q.find("op.dearer", "op.cheaper"), rows)
	case q.has("ref.both", "op.diff", "op.sum", "op.ratio", "op.dearer", "op.cheaper", "op.mean", "op.more", "op.less") || q.pair():
		both := rows
		if len(both) < 2 && len(after.Recent) > 1 {
			both = after.Recent[len(after.Recent)-2:]
		}
		if len(both) > 1 {
			put(max(q.find("ref.both", "op.diff", "op.sum", "op.ratio", "op.dearer", "op.cheaper", "op.mean", "op.more", "op.less"), 0), both)
		}
	}
}

// pair reports whether a question speaks of two things without a name: 两样.
func (q *question) pair() bool {
	for i := range q.tokens {
		if t := &q.tokens[i]; t.Value == "2" && (q.at(i+1).Of("counter") || t.Class == lexicon.Quantity && len(t.Unit) == 3) {
			return true
		}
	}
	return false
}

// ordinal gives the row that is pointed at by its number, 0 for none.
func (q *question) ordinal() (n, at int) {
	for i := range q.tokens {
		t := &q.tokens[i]
		switch {
		case t.Is("op.former"):
			return 1, i
		case t.Is("op.latter"), t.Is("op.second"):
			return 2, i
		case q.at(i+1).Of("batch") || q.at(i+2).Of("batch"): // 第一批
		case t.Is("ord") && len(q.at(i+1).Value) == 1:
			return int(q.at(i + 1).Value[0] - '0'), i
		}
	}
	return 0, 0
}

// merged is a follow-up's query with what it leaves out taken from the one before.
func merged(f, after *Query) *Query {
	m := *f
	m.Kind, m.Source = after.Kind, Facts
	for _, c := range after.Where {
		if !slices.ContainsFunc(f.Where, func(n Cond) bool { return replaces(n.Dim, c.Dim, f) }) {
			m.Where = append(m.Where, c)
		}
	}
	if len(m.Times) == 0 {
		m.Times = after.Times
	}
	if len(m.Then) == 0 && len(m.Wants) == 0 {
		for _, o := range after.Then {
			if o.Name == Convert || len(f.Where) > 0 && (o.Name == Times || o.Name == Top || o.Name == Bottom || o.Name == Sort) {
				m.Then = append(m.Then, o)
			}
		}
	}
	m.rankAs(after)
	m.Focus, m.Rows, m.Recent = after.Focus, after.Rows, after.Recent
	return &m
}

// replaces reports whether a new condition takes the place of an old one: another partner leaves the subject, another
// subject or group the partner and the grade of the one before.
func replaces(now, before Dim, f *Query) bool {
	if now == before {
		return true
	}
	switch now {
	case Subject, Group, Form:
		return before == Group || before == Form || before == Purity || before == Subject || before == Partner || before == Scope
	}
	return false
}

// rankAs lets a ranking that only says its length or its place go by what the one before went by: 第二名呢.
func (q *Query) rankAs(after *Query) {
	for i := range q.Then {
		o := &q.Then[i]
		if o.Name != Nth && o.Name != Top && !o.Sized || o.By != "value" || o.Asked != "" {
			continue
		}
		for _, b := range after.Then {
			if b.Name == Top || b.Name == Bottom || b.Name == Nth || b.Name == Sort {
				o.By, o.Way = b.By, b.Way
				if b.Name == Bottom {
					o.Asked = string(Bottom)
				}
			}
		}
	}
}
