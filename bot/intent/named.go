package intent

import (
	"slices"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// inName reports whether the element or form at i is asked for as a part of names: 名字带镨或带钕的, 含镝的产品, 带铽字的.
func (q *question) inName(i int) bool {
	if q.tokens[i].Class != lexicon.Element && !isForm(&q.tokens[i]) {
		return false
	}
	for k := i - 1; k >= 0; k-- {
		t := &q.tokens[k]
		switch {
		case q.saysContains(k):
			return true
		case t.Class == lexicon.Element, isForm(t), silent(t), t.Is("op.or"), t.Is("prep.in"), t.Class == lexicon.Mark:
		default:
			return q.lettered(i)
		}
	}
	return q.lettered(i)
}

// lettered reports whether 字 stands behind the word at i: 带镝字的, 氧化二字.
func (q *question) lettered(i int) bool {
	n := q.at(i + 1)
	return n.Text == "字" || n.Class == lexicon.Number && q.at(i+2).Text == "字"
}

// saysContains reports whether the token at k says what a name has in it.
func (q *question) saysContains(k int) bool {
	t := &q.tokens[k]
	return t.Is("attr.contain") || t.Is("attr.name") || t.Is("col.name") || t.Text == "含"
}

// containing lists the products that have an element in their name, in a form where one is asked.
func (q *question) containing(element, form string) (out []string) {
	for _, p := range q.cat.Products {
		if slices.Contains(bulletin.Elements(p), element) && (form == "" || formWord(p) == form) {
			out = append(out, p)
		}
	}
	return out
}

// claimNames takes the words that say so, where an element is a part of names.
func (q *question) claimNames(c *candidate) {
	some := false
	for i := range q.tokens {
		some = some || q.inName(i)
	}
	if !some {
		return
	}
	for i := range q.tokens {
		if q.saysContains(i) || q.tokens[i].Text == "中" && i > 0 && q.saysContains(i-1) {
			c.claimed[i] = true
		}
		if q.tokens[i].Text == "字" {
			c.claimed[i] = true
			if q.at(i-1).Class == lexicon.Number {
				c.claimed[i-1] = true
			}
		}
	}
	c.explicit = c.explicit || !q.tellsElse(c) && q.has("obj.product", "op.list", "op.count", "ask.which")
}
