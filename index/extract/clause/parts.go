package clause

import (
	"rebot/index/lexicon"
)

// parts cuts brackets that split up the figure before them into clauses: 93800 吨（轻稀土 77200 吨、中重稀土 16600 吨）. It reports
// false where they say anything else, or a word in them is not understood.
func (k *cutter) parts(tokens []lexicon.Token) bool {
	if !k.figure || len(k.cur.parts) > 0 || !namedAmounts(tokens) {
		return false
	}
	list := cutClauses(tokens, k.place)
	for i, one := range list {
		one.first, one.part = false, i == 0
		if i == 0 {
			one.begins = ','
		}
		probe := *one
		if probe.parse(); probe.bad != "" || len(probe.amounts) != 1 || len(probe.said[slotSubject])+len(probe.said[slotScope]) != 1 || len(probe.changes) > 0 {
			return false
		}
	}
	k.cur.parts = list
	return true
}

// namedAmounts reports whether tokens are some names with a weight or money behind each, two or more.
func namedAmounts(tokens []lexicon.Token) bool {
	pairs, named := 0, false
	for i := range tokens {
		switch t := &tokens[i]; {
		case isName(t) || t.Of("ore"):
			named = true
		case t.Class == lexicon.Quantity && (unitKind(t.Unit) == 't' || unitKind(t.Unit) == '$'):
			if !named {
				return false
			}
			pairs, named = pairs+1, false
		case t.Class == lexicon.Change, t.Class == lexicon.PeriodOf, t.Class == lexicon.Bound, t.Is("op.per"):
			return false
		}
	}
	return pairs > 1
}

// partsOf reads what brackets behind a clause say of parts of its figure. What follows goes on with the whole.
func (c *clauseReader) partsOf(k *clause) {
	if len(k.parts) == 0 {
		return
	}
	if c.broken || len(c.group) != 1 {
		for _, one := range k.parts {
			one.spoil("parts of a figure that is not read")
			c.refuse(one)
		}
		return
	}
	ctx, group, recent, kind, total, shared := c.ctx, c.group, c.recent, c.kind, c.total, c.shared
	for i := 0; i < len(k.parts); {
		n := 1
		for i+n < len(k.parts) && k.parts[i+n].begins == '&' {
			n++
		}
		c.read(k.parts[i : i+n])
		i += n
	}
	c.ctx, c.group, c.recent, c.kind, c.total, c.shared = ctx, group, recent, kind, total, shared
	c.broken = false
}
