package intent

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// ofADeed reports whether a question asks for no figure of the trade or of prices, though it has words of one: it asks what
// is allowed, who sells or buys by an everyday verb beside words that nothing takes, how a deal or a bid went, for how
// long something moved, or of an element that is no goods.
func (q *question) ofADeed(c *candidate, unknown int) bool {
	switch c.Kind {
	case bulletin.TradeFact:
		sells := q.hasKind("direction") && !q.tradesRather()
		return q.asksLeave() || sells && (unknown > 0 && !q.asksWeight() || q.has("qual.bid", "qual.scrap"))
	case bulletin.PriceFact:
		return q.asksLeave() || q.asksDeal(c) || q.asksSpell() || q.noGoods(c, unknown) || q.asksCountry()
	}
	return false
}

// asksLeave reports whether it is asked what may be done: 可以出口吗, 能占51%吗.
func (q *question) asksLeave() bool {
	for i := range q.tokens {
		if slices.Contains(mays, q.tokens[i].Text) && (q.at(i+1).Of("direction") || q.at(i+1).Text == "占") {
			return true
		}
	}
	return false
}

// mays are words for what may be done.
var mays = lexicon.List("may")

// asksDeal reports whether a question asks of one thing whether it was sold, or how much more than the floor it fetched.
func (q *question) asksDeal(c *candidate) bool {
	one := len(c.Cond(Subject)) == 1 && len(c.Times)+len(c.Against) < 2 && len(c.Cond(Measure)) < 2
	if q.has("mk.deal") && q.has("ask.whether") && !q.hasKind("move") && !q.hasKind("measure") {
		return true
	}
	return one && !q.has("cmp.than", "op.and") && slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
		return t.Is("op.diff") && bulletin.HasAny(t.Text, lexicon.List("premium")...)
	})
}

// asksSpell reports whether it is asked for how long something moved: 横盘了几个月, 连涨几周.
func (q *question) asksSpell() bool {
	i := q.find("ask.what")
	n := q.at(i + 1)
	return q.hasKind("move") && (q.has("ask.long") ||
		i >= 0 && (n.Is("time.weeks") || n.Is("time.months") || n.Is("time.day") || n.Is("time.year")))
}

// noGoods reports whether a price is only of an element that words stand around which no price takes, and none asks for a
// price, or that is an isotope: 节约铽多少, 镥-177.
func (q *question) noGoods(c *candidate, unknown int) bool {
	bare := false
	for i := range q.tokens {
		switch t, n := &q.tokens[i], q.at(i+1); {
		case t.Class == lexicon.Product || t.Class == lexicon.Group:
			return false
		case t.Class == lexicon.Element && n.Class == lexicon.Number && n.From == t.To:
			return true
		case t.Class == lexicon.Element:
			bare = true
		}
	}
	return bare && unknown > 0 && !q.has("ask.price", "measure.price", "measure.mean", "obj.price") && !q.hasKind("op")
}

// subjects finds the products that a question names, and claims their tokens. An element alone may mean several
// products, which are then all in the list and the name in unsure.
func (q *question) subjects(s *slots, c *candidate) (products []slot, unsure []string) {
	products = slices.Clone(s.products)
	c.claim(s.products, s.elements)
	form := q.formOf(s)
	if form == "" && len(s.products) == 0 {
		form = q.formBefore()
	}
	for _, e := range s.elements {
		all := q.forms(e.value)
		if form != "" && (!e.not || isForm(q.at(e.at-1)) || isForm(q.at(e.at+1))) {
			all = only(all, form, e.value)
			if len(all) == 0 && q.formOf(s) == "" {
				all = q.forms(e.value)
			}
		}
		named := q.inName(e.at)
		if named {
			all = q.containing(e.value, q.formSaid())
		}
		if len(all) > 1 && !e.not && !named {
			unsure = append(unsure, q.tokens[e.at].Text)
		}
		if len(all) == 0 {
			all = []string{form + e.value}
			if form == "" {
				all = []string{e.value}
			}
		}
		for _, p := range all {
			products = append(products, slot{e.at, p, e.not})
		}
	}
	products = append(append(products, q.otherForms(s)...), q.reformed(s)...)
	q.claimForms(c)
	q.claimNames(c)
	slices.SortStableFunc(products, func(a, b slot) int { return a.at - b.at })
	return products, unsure
}

// formBefore is the form of what a follow-up goes on with, where all of it has one: 氧化镝 before 铽.
func (q *question) formBefore() (form string) {
	if q.before == nil || q.before.Kind != bulletin.PriceFact {
		return ""
	}
	for _, p := range q.before.Cond(Subject) {
		if f := formWord(p); form != "" && f != form {
			return ""
		} else {
			form = f
		}
	}
	return form
}

// reformed are the products before in a form that a follow-up names alone: 金属的呢, behind 氧化铽.
func (q *question) reformed(s *slots) (out []slot) {
	if q.before == nil || q.before.Kind != bulletin.PriceFact || len(s.products)+len(s.elements) > 0 {
		return nil
	}
	for i := range q.tokens {
		if t := &q.tokens[i]; !t.Of("form") && !t.Of("formbehind") || q.partOfName(i) {
			continue
		}
		form := formWord(q.tokens[i].Text)
		for _, p := range q.before.Cond(Subject) {
			for _, e := range q.together(p) {
				all := only(q.forms(e), form, e)
				if len(all) == 0 && form != "" {
					all = productNames{strings.TrimSuffix(form+e, "铁"+e)}
				}
				out = append(out, all.slots(i, false)...)
			}
		}
	}
	return out
}

// together are the elements of a product, as one name where the library prices them together: 镨钕.
func (q *question) together(product string) []string {
	all := bulletin.Elements(product)
	if joined := strings.Join(all, ""); len(all) > 1 && len(q.forms(joined)) > 0 {
		return []string{joined}
	}
	return all
}

// besideOwn reports whether the form at i is set beside the product before it: 铽的氧化物和金属, 比它的氧化物.
func (q *question) besideOwn(i int) bool {
	for i--; q.at(i).Is("link.of") || q.at(i).Of("ref") || q.at(i).Class == lexicon.Filler; i-- {
	}
	return q.at(i).Is("op.and") || q.at(i).Is("cmp.than") || q.at(i).Is("op.or")
}

// otherForms are the products of an element in a form that is named behind it by itself: 铽的氧化物和金属.
func (q *question) otherForms(s *slots) (out []slot) {
	for i := range q.tokens {
		if t := &q.tokens[i]; !t.Of("form") && !t.Of("formbehind") || !q.besideOwn(i) {
			continue
		}
		form := formWord(q.tokens[i].Text)
		for _, e := range s.elements { // 钕的金属比氧化物贵多少
			if own := q.formOf(s); e.at < i && own != "" && own != form && q.at(i+1).Class != lexicon.Element {
				out = append(out, only(q.forms(e.value), form, e.value).slots(i, e.not)...)
			}
		}
		for _, p := range s.products {
			if p.at > i || q.at(i+1).Class == lexicon.Element || formWord(p.value) == form {
				continue
			}
			for _, e := range q.together(p.value) {
				all := only(q.forms(e), form, e)
				if len(all) == 0 && form != "" && form != "铁" { // it has no price of its own
					all = productNames{form + e}
				}
				out = append(out, all.slots(i, p.not)...)
			}
		}
	}
	return out
}

// formGroups are forms that stand for all products in them: 氧化物以外的产品.
func (q *question) formGroups(s *slots) (out []slot) {
	if len(in(s.products))+len(in(s.elements)) > 0 || len(q.reformed(s)) > 0 {
		return nil
	}
	for i := range q.tokens {
		t := &q.tokens[i]
		if !isForm(t) || q.partOfName(i) && !q.inName(i) || names(s.elements, i-1) || names(s.elements, i+1) ||
			names(s.elements, i-2) && q.at(i-1).Is("link.of") {
			continue
		}
		group := formGroup(t)
		if group != "" {
			out = append(out, slot{i, group, q.excluded(i)})
		}
	}
	for _, g := range s.groups { // 轻稀土氧化物
		switch form := formWord(q.tokens[g.at].Text); {
		case isFormGroup(g.value):
		case form == "氧化":
			out = append(out, slot{g.at, "稀土氧化物", g.not})
		case form == "金属":
			out = append(out, slot{g.at, "稀土金属", g.not})
		}
	}
	return out
}

// formGroup is the group of all products in the form that a token names.
func formGroup(t *lexicon.Token) string {
	return map[string]string{"氧化": "稀土氧化物", "金属": "稀土金属", "铁": "合金"}[formWord(t.Text)]
}

// partGrade reports whether an element's symbol stands before a per cent that says how much of it an alloy has: Nd75%.
func (q *question) partGrade(i int) bool {
	t, n := q.at(i), q.at(i+1)
	latin := !strings.ContainsFunc(t.Text, func(r rune) bool { return r >= 0x250 })
	return t.Class == lexicon.Element && latin && n.Class == lexicon.Quantity && n.Unit == "%" && n.From == t.To
}

// isFormGroup reports whether a group is of a form, and not of elements.
func isFormGroup(g string) bool {
	return g == "稀土氧化物" || g == "稀土金属" || g == "合金"
}

func isForm(t *lexicon.Token) bool { return t.Of("form") || t.Of("formbehind") }

// names reports whether any of some slots is the token at i.
func names(list []slot, i int) bool {
	return slices.ContainsFunc(list, func(s slot) bool { return s.at == i })
}

// partOfName reports whether a token stands in a longer name that nothing knows: 氧化铱, foobar oxide, 中钇富镝矿.
func (q *question) partOfName(i int) bool {
	t, b, n := &q.tokens[i], q.at(i-1), q.at(i+1)
	if a := q.at(i + 2); len(t.Text) <= 2 && n.To == n.From+1 && a.From == n.To && n.From == t.To &&
		a.Class == lexicon.Unknown && !bulletin.HasHan(a.Text) && !q.blank(t.To) {
		return true // Tm:GdScO3
	}
	if strings.ContainsFunc(t.Text, func(r rune) bool { return r < 0x250 }) {
		return b.Class == lexicon.Unknown
	}
	return strangeName(b) && b.To == t.From && bulletin.HasHan(b.Text) ||
		strangeName(n) && n.From == t.To && bulletin.HasHan(n.Text)
}

// strangeName reports whether a token can be a name that no price is of: nothing knows it, or it is another metal.
func strangeName(t *lexicon.Token) bool {
	return t.Class == lexicon.Unknown || strings.HasPrefix(t.ID, "el.")
}

// blank reports whether a letter is a blank.
func (q *question) blank(at int) bool { return strings.TrimSpace(string([]rune(q.text)[at])) == "" }

// formOf finds the form that bare elements of a question take: of the word behind them (镱的氧化物), else of a product
// named beside them (氧化镝和铽).
func (q *question) formOf(s *slots) string {
	if f := q.formSaid(); f != "" {
		return f
	}
	for _, p := range s.products {
		if f := formWord(p.value); f != "" {
			return f
		}
	}
	return ""
}

// formSaid is the form that a word of its own names.
func (q *question) formSaid() string {
	for i := range q.tokens {
		if t := &q.tokens[i]; t.Of("formbehind") || t.Of("form") || t.ID == "稀土氧化物" || t.ID == "稀土金属" {
			return formWord(t.Text)
		}
	}
	return ""
}

func formWord(s string) string {
	switch {
	case strings.Contains(s, "氧化") || strings.Contains(s, "oxide"):
		return "氧化"
	case strings.Contains(s, "金属") || strings.Contains(s, "metal"):
		return "金属"
	case strings.HasSuffix(s, "铁") || strings.Contains(s, "合金") || strings.Contains(s, "alloy"):
		return "铁"
	}
	return ""
}

// claimForms takes the words of forms that stand apart from their elements, and the number that a grade ends in
// (gdfe75).
func (q *question) claimForms(c *candidate) {
	for i := range q.tokens {
		t := &q.tokens[i]
		if t.Of("formbehind") || t.Of("form") {
			c.claimed[i] = true
		}
		if b := q.at(i - 1); t.Class == lexicon.Number && b.Class == lexicon.Product && b.To == t.From &&
			!bulletin.HasHan(b.Text) {
			c.claimed[i] = true
		}
	}
}

// forms lists the products of an element, or of several together, that the library prices.
func (q *question) forms(element string) (out []string) {
	for _, name := range []string{"氧化" + element, "金属" + element, element + "金属", element + "铁"} {
		if slices.Contains(q.cat.Products, name) {
			out = append(out, name)
		}
	}
	return out
}

// productNames are products' names.
type productNames []string

func (n productNames) slots(at int, not bool) (out []slot) {
	for _, p := range n {
		out = append(out, slot{at, p, not})
	}
	return out
}

func only(all []string, form, element string) (out productNames) {
	for _, p := range all {
		if formWord(p) == form || form == "铁" && p == element+"铁" {
			out = append(out, p)
		}
	}
	return out
}
