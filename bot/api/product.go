package api

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"rebot/index"
	"rebot/index/bulletin"
)

// A Product is all that is printed of a product's prices.
type Product struct {
	Name    string
	English string
	Series  []PriceSeries // the mean prices of months first
}

// A PriceSeries is prices of one kind.
type PriceSeries struct {
	SeriesKey
	Purity string  // as the newest prints it
	Points []Point // the newest first
}

// A Point is a price of a period as the newest issue prints it, with the other places that print one.
type Point struct {
	Fact
	Also []Fact
}

// ErrNoProduct says that no issue prints a price of what was asked for.
var ErrNoProduct = errors.New("no issue prints a price of it")

// ProductOf gathers what is printed of a product, by any of its names.
func ProductOf(lib Shelf, name string) (p Product, err error) {
	facts := lib.pricesOf(name)
	if len(facts) == 0 {
		canonical, _ := bulletin.NewNames().Canonical(name)
		if facts = lib.pricesOf(canonical); len(facts) == 0 {
			return p, fmt.Errorf("%w: %s", ErrNoProduct, name)
		}
		name = canonical
	}
	p = Product{Name: name, English: bulletin.English(name)}
	at := map[SeriesKey][]int{} // of p.Series
	for _, x := range facts {
		key := seriesOf(&x.Fact)
		i := slices.IndexFunc(at[key], func(i int) bool { return samePurity(p.Series[i].Purity, x.Purity) })
		if i < 0 {
			i = len(at[key])
			at[key] = append(at[key], len(p.Series))
			p.Series = append(p.Series, PriceSeries{SeriesKey: key, Purity: x.Purity})
		}
		s := &p.Series[at[key][i]]
		s.add(Fact{x.Fact, originOf(x.Issue, x.Cite.Article)})
	}
	for i := range p.Series {
		slices.SortStableFunc(p.Series[i].Points, func(a, b Point) int { return -comparePeriods(a.Period, b.Period) })
	}
	slices.SortStableFunc(p.Series, func(a, b PriceSeries) int {
		return cmp.Or(a.rank()-b.rank(), len(b.Points)-len(a.Points))
	})
	return p, nil
}

// pricesOf lists the prices of a product, the user's own last: they are a series of their own, since they have
// another company.
func (s Shelf) pricesOf(product string) []*index.Fact {
	out := slices.Clone(s.FactsOf(bulletin.PriceFact, product))
	for _, x := range s.facts(bulletin.PriceFact, OwnOnly) {
		if x.Subject == product {
			out = append(out, x)
		}
	}
	return out
}

// add adds a price that an older issue prints, or the same one in another place. It looks behind a little: an issue
// prints few periods.
func (s *PriceSeries) add(f Fact) {
	for i := len(s.Points) - 1; i >= max(0, len(s.Points)-maxBehind); i-- {
		if s.Points[i].Period == f.Period {
			s.Points[i].Also = append(s.Points[i].Also, f)
			return
		}
	}
	s.Points = append(s.Points, Point{Fact: f})
}

// maxBehind is more periods than one issue prints of a product.
const maxBehind = 64

// Own reports whether the prices are the user's own, and not the bulletin's.
func (s *PriceSeries) Own() bool { return s.Company == bulletin.OwnPrices }

func (s *PriceSeries) rank() int {
	switch {
	case s.Own():
		return 3
	case s.Measure == bulletin.MonthMean && s.Table && s.Company == "":
		return 0
	case s.Table:
		return 1
	}
	return 2
}

func comparePeriods(a, b bulletin.Period) int {
	return cmp.Or(cmp.Compare(a.To.Month, b.To.Month), cmp.Compare(a.To.Day, b.To.Day),
		cmp.Compare(a.From.Month, b.From.Month), cmp.Compare(a.From.Day, b.From.Day))
}
