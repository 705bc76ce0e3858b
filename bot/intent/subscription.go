package intent

import (
	"slices"
	"strings"
)

// A SectionFilter selects the parts of an issue that a subscriber receives. The zero value selects all.
type SectionFilter struct {
	Sections []string // price, trade, news
	Products []string
}

// String writes the filter as the store keeps it: price news 氧化镝.
func (w SectionFilter) String() string {
	return strings.Join(append(slices.Clone(w.Sections), w.Products...), " ")
}

// ParseFilter reads what String wrote.
func ParseFilter(text string) (w SectionFilter) {
	for _, s := range strings.Fields(text) {
		if SectionNames[s] != "" {
			w.Sections = append(w.Sections, s)
		} else {
			w.Products = append(w.Products, s)
		}
	}
	return w
}

// All reports whether the filter keeps everything.
func (w SectionFilter) All() bool { return len(w.Sections)+len(w.Products) == 0 }

// Has reports whether the filter names a section.
func (w SectionFilter) Has(section string) bool { return slices.Contains(w.Sections, section) }

// SectionNames are the sections, with what they are called in Chinese.
var SectionNames = map[string]string{"price": "价格", "trade": "进出口", "news": "资讯"}

// AlertNames are the ways in which a price meets an alert, with what they are called in Chinese.
var AlertNames = map[string]string{"below": "低于", "above": "高于", "change": "变动", "fall": "跌幅", "rise": "涨幅"}

// A PriceAlert waits for a price to pass a limit, or for a change of a size.
type PriceAlert struct {
	Product string
	How     string // below, above, or change, fall or rise
	Value   string // as it was written, without commas; of a change, in per cent
	Unit    string // of a price; the unit that the bulletin prints when none was said
}

// String writes the alert as the store keeps it: 氧化镝 below 1600 元/公斤.
func (w PriceAlert) String() string {
	return strings.TrimSpace(strings.Join([]string{w.Product, w.How, w.Value, w.Unit}, " "))
}

// OfChange reports whether the alert waits for a change, and not for a price.
func (w PriceAlert) OfChange() bool { return w.How == "change" || w.How == "fall" || w.How == "rise" }

// Name tells an alert from the others of its place, which has one of a kind for each product.
func (w PriceAlert) Name() string { return strings.TrimSpace(w.Product + " " + w.How) }

// ParseAlert reads what String wrote.
func ParseAlert(text string) (w PriceAlert) {
	f := append(strings.Fields(text), "", "", "", "")
	return PriceAlert{f[0], f[1], f[2], f[3]}
}
