package intent

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// posted reads the 挂 at i as the list price of a firm that is named: 北方稀土11月挂的金属镨钕.
func (q *question) posted(i int) {
	firm := q.firmListing(i) ||
		slices.ContainsFunc(q.tokens[:i], func(t lexicon.Token) bool { return t.Class == lexicon.Company })
	goods := slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
		return t.Class == lexicon.Product || t.Class == lexicon.Element
	})
	if firm && goods && !q.has("mk.deal", "qual.bid") {
		q.becomes(i, "measure.list", "measure")
	}
}

// firmListing finds before the token at i the one firm with list prices that is called so for short, and names it:
// 河套挂的.
func (q *question) firmListing(i int) bool {
	for from := i - 1; from >= 0 && i-from <= 3 && q.at(from).To == q.at(from+1).From; from-- {
		switch t := &q.tokens[from]; {
		case t.Class == lexicon.Company, t.Class == lexicon.Product, t.Class == lexicon.PeriodOf:
			return false
		}
		name := q.cat.listedBy(string([]rune(q.text)[q.tokens[from].From:q.tokens[i-1].To]))
		if name == "" {
			continue
		}
		q.fills(from, i)
		q.tokens[from].Class, q.tokens[from].ID = lexicon.Company, name
		return true
	}
	return false
}

// listedBy is the one firm with prices that some letters are a part of the name of, empty for none or several.
func (c *Catalog) listedBy(text string) (name string) {
	for _, k := range c.Kinds {
		if k.Kind != bulletin.PriceFact || k.Company == name || len([]rune(text)) < 2 ||
			!strings.Contains(k.Company, text) {
			continue
		}
		if name != "" {
			return ""
		}
		name = k.Company
	}
	return name
}
