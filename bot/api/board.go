package api

import (
	"slices"

	"rebot/index"
	"rebot/index/bulletin"
)

// A Quote is a product's mean price of a month, with those of the months before.
type Quote struct {
	Fact
	Trail []Fact // of each month that is printed, the oldest first; this one is the last
}

// A Board is what an issue prints of a month's mean prices.
type Board struct {
	Issue  bulletin.Month
	Period bulletin.Period // the month that the prices are of
	Quotes []Quote         // in the order of the issue
}

// trailLength is how many months of a product a board shows.
const trailLength = 24

// BoardOf lists the mean price of each product that an issue prints, that of the newest issue where month is empty.
func BoardOf(lib *index.Library, month string) (Board, error) {
	is, err := issueOrNewest(lib, month)
	if err != nil || is == nil {
		return Board{}, err
	}
	b := Board{Issue: is.Month}
	facts := meanPrices(is)
	for _, x := range facts {
		if x.Period.To.Month > b.Period.To.Month {
			b.Period = x.Period
		}
	}
	for _, x := range facts {
		if x.Period == b.Period {
			f := Fact{*x, originOf(is, x.Cite.Article)}
			b.Quotes = append(b.Quotes, Quote{f, trailOf(lib, &f)})
		}
	}
	return b, nil
}

// meanPrices lists the mean prices of months that an issue's tables print; where none does, those of its prose.
func meanPrices(is *bulletin.Issue) (out []*bulletin.Fact) {
	for _, table := range []bool{true, false} {
		for i := range is.Facts {
			x := &is.Facts[i]
			if x.Table == table && x.Kind == bulletin.PriceFact && x.Measure == bulletin.MonthMean && x.Company+x.Region == "" &&
				x.Period.IsMonth() {
				out = append(out, x)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// trailOf lists the prices of the same kind up to one, a month each.
func trailOf(lib *index.Library, f *Fact) (out []Fact) {
	seen := map[bulletin.Period]bool{}
	for _, x := range lib.FactsOf(f.Kind, f.Subject) {
		if len(out) == trailLength { // the newest stand first
			break
		}
		if seen[x.Period] || x.Period.To.Month > f.Period.To.Month || !sameSeries(&f.Fact, &x.Fact) {
			continue
		}
		seen[x.Period] = true
		out = append(out, Fact{x.Fact, originOf(x.Issue, x.Cite.Article)})
	}
	slices.SortFunc(out, func(a, b Fact) int { return int(a.Period.To.Month - b.Period.To.Month) })
	return out
}

// sameSeries reports whether two figures differ in nothing but their time.
func sameSeries(a, b *bulletin.Fact) bool {
	return seriesOf(a) == seriesOf(b) && samePurity(a.Purity, b.Purity)
}

// samePurity is bulletin.SamePurity, sooner where they are printed alike.
func samePurity(a, b string) bool { return a == b || bulletin.SamePurity(a, b) }

// A SeriesKey is what the figures of a series have in common besides their subject and purity.
type SeriesKey struct {
	Kind                                                                           bulletin.FactKind
	Measure, Unit, Company, Region, Partner, Direction, Batch, Scope, Maker, Terms string
	Table, Days                                                                    bool
}

func seriesOf(f *bulletin.Fact) SeriesKey {
	return SeriesKey{f.Kind, f.Measure, f.Unit, f.Company, f.Region, f.Partner, f.Direction, f.Batch, f.Scope,
		f.Maker, f.Terms, f.Table, f.Period.IsDay()}
}

// issueOrNewest is the issue of a month, or the newest; nil where there is none at all.
func issueOrNewest(lib *index.Library, month string) (*bulletin.Issue, error) {
	if month == "" {
		return lib.Issue(lib.Newest()), nil
	}
	return issueOf(lib, month)
}
