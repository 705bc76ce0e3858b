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
