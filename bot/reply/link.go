package reply

import (
	"slices"

	"rebot/index/bulletin"
)

// A Link gives the address at which people see lines of an issue in a browser, with the page that they begin on, 0
// for none. It is empty where there is no such address.
type Link func(issue bulletin.Month, page int, lines [][2]int) string

// LinkBy lets the reply name addresses; nil lets it name none.
func (a *Reply) LinkBy(l Link) { a.link = l }

// Linked is the reply's citations with their addresses.
func (a *Reply) Linked() []Citation {
	out := slices.Clone(a.Citations)
	for i := range out {
		out[i].URL = a.address(out[i])
	}
	return out
}

// LinkOf is the address of all the reply's citations of an article.
func (a *Reply) LinkOf(p *Place) string { return a.address(p.All...) }

// address is where citations of one article are shown. A file of the user's own is shown nowhere.
func (a *Reply) address(cs ...Citation) string {
	if a.link == nil || len(cs) == 0 || cs[0].own || cs[0].Issue == 0 {
		return ""
	}
	var lines [][2]int
	for _, c := range cs {
		lines = append(lines, c.Lines)
	}
	return a.link(cs[0].Issue, cs[0].Page, lines)
}
