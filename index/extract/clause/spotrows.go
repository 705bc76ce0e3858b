package clause

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A printedField is a word of a line between blanks.
type printedField struct {
	text string
	line int
}

// spotRows reads the rows of an agency's table of spot prices in yuan, whose columns only blanks part, or that runs
// on in one line: PRODUCT GRADE UNIT PRICE, Lanthanum Oxide La2O3/TREO Tonne 135000-145000 2011-09-07.
func (c *clauseReader) spotRows() {
	a := &c.Articles[c.article]
	first, last := max(a.First, 1), min(a.Last, len(c.Lines))
	if first > last || !slices.ContainsFunc(c.Lines[first-1:last],
		func(line string) bool { return strings.Contains(line, "PRODUCT") }) {
		return
	}
	var fields []printedField
	for n := first; n <= last; n++ {
		for _, word := range strings.Fields(c.Lines[n-1]) {
			fields = append(fields, printedField{word, n})
		}
	}
	head := slices.IndexFunc(fields, func(f printedField) bool { return f.text == "PRODUCT" })
	if head < 0 || head+4 > len(fields) || fields[head+1].text != "UNIT" && fields[head+2].text != "UNIT" {
		return
	}
	before := strings.ToLower(joined(fields[:min(len(fields), head+8)]))
	if !strings.Contains(before, "yuan") || bulletin.HasAny(before, "dollar", "usd", "euro") {
		return
	}
	c.rowsOf(fields[head:], c.dayAsOf(before))
}

func joined(fields []printedField) string {
	words := make([]string, len(fields))
	for i, f := range fields {
		words[i] = f.text
	}
	return strings.Join(words, " ")
}

// dayAsOf gives the day behind the first as of of a text.
func (c *clauseReader) dayAsOf(text string) bulletin.Period {
	_, behind, _ := strings.Cut(text, "as of ")
	for _, t := range words.Tokens(behind[:min(len(behind), 20)], c.Month) {
		if t.Class == lexicon.PeriodOf && t.Period.IsDay() {
			return t.Period
		}
	}
	return bulletin.Period{}
}

// weights are the units of weight of such a table.
var weights = map[string]string{"Tonne": "元/吨", "Kg": "元/公斤"}

// rowsOf reads the rows behind the names of the columns. A name that the next row begins with the rest of is put
// together.
func (c *clauseReader) rowsOf(fields []printedField, day bulletin.Period) {
	priced := func(f printedField) bool { return strings.HasPrefix(f.text, "PRICE") }
	graded := func(f printedField) bool { return bulletin.HasAny(f.text, "%", "/TRE", "REO") }
	from, open := slices.IndexFunc(fields, priced)+1, spotRow{}
	for i := from; i > 0 && i+1 < len(fields); i++ {
		unit, price := weights[fields[i].text], fields[i+1]
		if lo, hi, ok := strings.Cut(price.text, "-"); unit == "" || !ok || !bulletin.AllDigits(lo) || !bulletin.AllDigits(hi) {
			continue
		}
		grade := slices.IndexFunc(fields[from:i], graded)
		if grade < 0 {
			grade = i - from
		}
		row := spotRow{name: names(fields[from : from+grade]), price: price, unit: unit, day: day}
		from = i + 2
		for from < len(fields) && strings.Trim(fields[from].text, "0123456789-+") == "" {
			if t := words.Tokens(fields[from].text, c.Month); len(t) == 1 && t[0].Class == lexicon.PeriodOf &&
				t[0].Period.IsDay() {
				row.day = t[0].Period
			}
			from++
		}
		row.name = c.spot(open, row.name)
		if open = row; c.addSpot(row) {
			open = spotRow{}
		}
	}
}

// A spotRow is a row of such a table.
type spotRow struct {
	name  []string
	price printedField
	unit  string
	day   bulletin.Period
}

// names gives the words of a name, without those of the columns.
func names(fields []printedField) (out []string) {
	for _, f := range fields {
		if f.text != strings.ToUpper(f.text) && !strings.HasPrefix(f.text, "(") && !strings.HasSuffix(f.text, ")") &&
			f.text != "Date" {
			out = append(out, f.text)
		}
	}
	return out
}

// spot reads the row before by the first word of the name of the next where that completes its own, and gives the
// other words.
func (c *clauseReader) spot(open spotRow, name []string) []string {
	if len(open.name) == 0 || len(name) < 2 {
		return name
	}
	open.name = append(slices.Clone(open.name), name[0])
	if len(productOf(name[1:])) == 0 || !c.addSpot(open) {
		return name
	}
	return name[1:]
}

// productOf gives the product that words name, empty for none.
func productOf(name []string) string {
	t := words.Tokens(strings.Join(name, " "), anyMonth)
	if len(t) != 1 || t[0].Class != lexicon.Product {
		return ""
	}
	return t[0].ID
}

// addSpot adds the price of a row, and reports whether its goods and its day are plain.
func (c *clauseReader) addSpot(r spotRow) bool {
	name := productOf(r.name)
	lo, hi, _ := strings.Cut(r.price.text, "-")
	x := bulletin.Fact{Kind: bulletin.PriceFact, Subject: name, Printed: strings.Join(r.name, " "),
		Measure: bulletin.PlainPrice, Period: r.day, Unit: r.unit,
		Cite: bulletin.Cite{Article: c.article, First: r.price.line, Last: r.price.line}}
	x.Value, _ = bulletin.ParseAmount(lo)
	x.To, _ = bulletin.ParseAmount(hi)
	if name == "" || r.day.IsZero() || tooWide(&x) || slices.ContainsFunc(c.Facts,
		func(f bulletin.Fact) bool { return f.Cite == x.Cite && f.Value.Text == lo }) {
		return false
	}
	c.Facts = append(c.Facts, x)
	for i := range c.Figures {
		if f := &c.Figures[i]; f.Line == r.price.line && (f.Text == lo || f.Text == hi) {
			f.Status, f.Reason = bulletin.FigureFact, ""
		}
	}
	return true
}
