package intent

import (
	"strings"
)

// A PriceAlert waits for a price to pass a limit, or for a change of a size.
type PriceAlert struct {
	Product string
	How     string // below, above or change
	Value   string // as it was written, without commas; of a change, in per cent
	Unit    string // of a price; the unit that the bulletin prints when none was said
}

// String writes the alert as the store keeps it: 氧化镝 below 1600 元/公斤.
func (w PriceAlert) String() string {
	return strings.TrimSpace(strings.Join([]string{w.Product, w.How, w.Value, w.Unit}, " "))
}

// Name tells an alert from the others of its place, which has one of a kind for each product.
func (w PriceAlert) Name() string { return strings.TrimSpace(w.Product + " " + w.How) }

// ParseAlert reads what String wrote.
func ParseAlert(text string) (w PriceAlert) {
	f := append(strings.Fields(text), "", "", "", "")
	return PriceAlert{f[0], f[1], f[2], f[3]}
}
