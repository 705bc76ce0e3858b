package answer

import (
	"fmt"
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
)

// ownPrices are prices of the user's own, by product. They answer where the bulletin prints nothing, or where they are
// asked for by name; they stand in no ranking of products, no digest and no alert. Nil has none.
type ownPrices struct {
	files   []*bulletin.Issue
	product map[string][]*index.Fact
	names   []string // of the products, in the order of the files
}

func newOwnPrices(files []*bulletin.Issue) *ownPrices {
	if len(files) == 0 {
		return nil
	}
	o := &ownPrices{files: files, product: map[string][]*index.Fact{}}
	for _, is := range files {
		for i := range is.Facts {
			f := &index.Fact{Fact: is.Facts[i], Issue: is}
			if o.product[f.Subject] == nil {
				o.names = append(o.names, f.Subject)
			}
			o.product[f.Subject] = append(o.product[f.Subject], f)
		}
	}
	return o
}

// OwnPrices are the user's own prices that the engine has beside its library.
func (e *Engine) OwnPrices() []*bulletin.Issue {
	if e.own == nil {
		return nil
	}
	return e.own.files
}

// identity says in a line which prices these are, with a checksum; empty for none.
func (o *ownPrices) identity() string {
	if o == nil {
		return ""
	}
	var all strings.Builder
	var names []string
	for _, is := range o.files {
		names = append(names, is.File)
		fmt.Fprintf(&all, "%q%q", is.File, is.Lines)
	}
	return ", own prices " + strings.Join(names, " ") + ", " + sum(all.String())
}

// of lists the own prices of a product, of all where none is named.
func (o *ownPrices) of(product string) (out []*index.Fact) {
	if o == nil || product != "" {
		return o.facts(product)
	}
	for _, name := range o.names {
		out = append(out, o.product[name]...)
	}
	return out
}

func (o *ownPrices) facts(product string) []*index.Fact {
	if o == nil {
		return nil
	}
	return o.product[product]
}

// addTo lets questions be understood that are about own prices.
func (o *ownPrices) addTo(c *intent.Catalog) {
	if o == nil {
		return
	}
	for _, name := range o.names {
		c.Kinds = append(c.Kinds, intent.Kind{Kind: bulletin.PriceFact, Subject: name, Company: bulletin.OwnPrices})
		if !slices.Contains(c.Products, name) {
			c.Products = append(c.Products, name)
		}
	}
	c.Own = o.months
}

// months lists the months that own prices of a product are of, oldest first.
func (o *ownPrices) months(product string) (out []bulletin.Month) {
	for _, f := range o.facts(product) {
		if f.Period.IsMonth() {
			out = append(out, f.Period.To.Month)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func isOwn(f *index.Fact) bool { return f.Company == bulletin.OwnPrices }

// mayBeOwn reports whether an own price may answer what the bulletin does not print: it is asked of no firm, no place and no
// maker.
func (s *spec) mayBeOwn() bool {
	return s.kind == bulletin.PriceFact && s.subject != "" && s.company+s.region+s.partner+s.maker == ""
}

// anyOwn reports whether a row is an own price.
func anyOwn(rows []row) bool {
	return slices.ContainsFunc(rows, func(r row) bool { return r.Fact != nil && isOwn(r.Fact) })
}

// whoseHead is the head of the column that says whose the prices are.
func (w draft) whoseHead(rows []row) string {
	if anyOwn(rows) {
		return w.Say("出处", "source")
	}
	return w.Say("公司", "company")
}

// whose says whose a price among others is: the bulletin's too, where some are not.
func (w draft) whose(f *index.Fact, rows []row) string {
	switch {
	case isOwn(f):
		return w.Say(bulletin.OwnPrices, "imported")
	case f.Company == "" && anyOwn(rows):
		return w.Say("简报", "bulletin")
	}
	return f.Company
}

// sourced says which of a reply's figures are not the bulletin's.
func (w draft) sourced() {
	var marks []int
	var files []string
	for i, c := range w.Citations {
		if c.Own() {
			marks = append(marks, i+1)
			if !slices.Contains(files, c.File) {
				files = append(files, c.File)
			}
		}
	}
	if len(marks) == 0 {
		return
	}
	from := strings.Join(files, w.Say("、", ", "))
	w.Permit(from)
	note := w.Say("数字出自导入的自有价格（"+from+"），不是简报。", "The figures are from imported prices of your own ("+from+
		"), not from the bulletin.")
	if n := len(marks); n < len(w.Citations) {
		at := reply.Marks(marks)
		w.Permit(at)
		note = w.Say("其中 "+at+" 出自导入的自有价格（"+from+"），不是简报。", at+": from imported prices of your own ("+from+
			"), not from the bulletin.")
	}
	w.Notes = append([]string{note}, w.Notes...)
}

// alsoOwn gives the own price of the same product and time beside the bulletin's.
func (w draft) alsoOwn(f *index.Fact) {
	if f.Kind != bulletin.PriceFact || f.Company+f.Region != "" {
		return
	}
	for _, o := range w.e.own.of(f.Subject) {
		if o.Measure == f.Measure && o.Period == f.Period {
			c := w.Cite(o.Issue, o.Cite)
			w.Details = append(w.Details, w.Say(bulletin.OwnPrices+"：", "Your own price: ")+w.value(o)+mark(c))
			w.Figures = append(w.Figures, reply.Figure{Name: o.Subject, Measure: bulletin.OwnPrices, Period: o.Period.String(),
				Value: o.Value.Text, Unit: o.Unit, Citation: c})
			return
		}
	}
}

// ownLoaded says from when to when there are own prices of a product, empty for none.
func (w draft) ownLoaded(product string) string {
	all := w.e.own.of(product)
	if product == "" || len(all) == 0 {
		return ""
	}
	first, last := all[0].Period, all[0].Period
	for _, f := range all {
		if f.Period.From.Month < first.From.Month {
			first = f.Period
		}
		if f.Period.To.Month > last.To.Month {
			last = f.Period
		}
	}
	return w.Say("导入的自有价格：", "Imported prices of your own: ") + w.MonthName(first.From.Month) + " … " +
		w.MonthName(last.To.Month)
}
