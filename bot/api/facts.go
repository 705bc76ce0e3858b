package api

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"

	"rebot/index"
	"rebot/index/bulletin"
)

// A Fact is a printed figure with all that its clause says of it, and the place it stands at.
type Fact struct {
	bulletin.Fact
	Origin
}

// An Origin names the article of an issue that something stands in.
type Origin struct {
	Issue   bulletin.Month `json:"issue"`
	File    string         `json:"file"`
	Article string         `json:"article"` // its title
	Source  string         `json:"source"`  // whom the article names as its source

	Edition bool `json:"edition,omitempty"` // the figures are the bulletin's, the words are those of the edition that ships
}

// MarshalJSON writes the fact as `rebot read --json` does, with its origin beside: the article by its title, as
// citations name it, and not by its number.
func (f Fact) MarshalJSON() ([]byte, error) {
	fact, err := f.Fact.MarshalJSON()
	if err != nil {
		return nil, err
	}
	origin, err := json.Marshal(f.Origin)
	if err != nil {
		return nil, err
	}
	number := fmt.Appendf(nil, `"article":%d,`, f.Cite.Article) // no text holds it, since its quotes would be escaped
	fact = bytes.Replace(fact, number, nil, 1)
	return append(append(fact[:len(fact)-1], ','), origin[1:]...), nil
}

// originOf is where an article stands, by its number in an issue.
func originOf(is *bulletin.Issue, article int) Origin {
	o := Origin{Issue: is.Month, File: is.File, Edition: is.Edition}
	if article >= 0 && article < len(is.Articles) {
		o.Article, o.Source = is.Articles[article].Title, is.Articles[article].Source
	}
	return o
}

// A Filter selects facts. An empty field selects all.
type Filter struct {
	Kind      string `json:"kind,omitempty" jsonschema:"price, index, trade, quota, output, stock, capacity, demand, reserve, sales or company"`
	Subject   string `json:"subject,omitempty" jsonschema:"what is counted, in the bulletin's Chinese: 氧化镝, 稀土价格指数, 稀土"`
	Measure   string `json:"measure,omitempty" jsonschema:"月均价, 挂牌价, 平均, 数量, 金额, 开采 and so on"`
	Period    string `json:"period,omitempty" jsonschema:"the time that the figure is of: 2024-11, 2024-11-04 or 2024-01..2024-11"`
	Company   string `json:"company,omitempty" jsonschema:"the company whose figure it is"`
	Partner   string `json:"partner,omitempty" jsonschema:"the other side of a trade, such as 美国"`
	Direction string `json:"direction,omitempty" jsonschema:"出口, 进口 or 进出口"`
	Issue     string `json:"issue,omitempty" jsonschema:"only what this issue prints: 2024-11"`
	Own       string `json:"own,omitempty" jsonschema:"only or too: prices that the user imported, which are not the bulletin's"`
}

// What Own may be: the bulletin's figures alone, the user's own prices alone, or both.
const (
	OwnNot  = ""
	OwnOnly = "only"
	OwnToo  = "too"
)

// A Shelf is a library with prices of the user's own beside it, as package prices reads them.
type Shelf struct {
	*index.Library
	Own []*bulletin.Issue
}

// facts lists the figures of a kind, the user's own behind the bulletin's.
func (s Shelf) facts(kind bulletin.FactKind, own string) (out []*index.Fact) {
	if own != OwnOnly {
		out = s.Facts(kind)
	}
	if own == OwnNot {
		return out
	}
	out = slices.Clone(out)
	for _, is := range s.Own {
		for i := range is.Facts {
			if is.Facts[i].Kind == kind {
				out = append(out, &index.Fact{Fact: is.Facts[i], Issue: is})
			}
		}
	}
	return out
}

// check reports what of a filter can't be.
func (f *Filter) check() error {
	if f.Kind != "" && !slices.Contains(bulletin.FactKinds, bulletin.FactKind(f.Kind)) {
		return fmt.Errorf("kind %q: want one of %v", f.Kind, bulletin.FactKinds)
	}
	if !slices.Contains([]string{OwnNot, OwnOnly, OwnToo}, f.Own) {
		return fmt.Errorf("own %q: want %s or %s", f.Own, OwnOnly, OwnToo)
	}
	if f.Issue != "" {
		if _, err := bulletin.ParseMonth(f.Issue); err != nil {
			return err
		}
	}
	return new(bulletin.Period).UnmarshalText([]byte(f.Period))
}

// filterOf is what selects a fact, and those like it.
func filterOf(x *index.Fact) Filter {
	return Filter{Kind: string(x.Kind), Subject: x.Subject, Measure: x.Measure, Period: x.Period.String(), Company: x.Company,
		Partner: x.Partner, Direction: x.Direction, Issue: x.Issue.Month.String()}
}

// takes reports whether a fact is selected.
func (f *Filter) takes(x *index.Fact) bool {
	of := filterOf(x)
	for _, d := range [][2]string{
		{f.Subject, of.Subject}, {f.Measure, of.Measure}, {f.Period, of.Period}, {f.Company, of.Company},
		{f.Partner, of.Partner}, {f.Direction, of.Direction}, {f.Issue, of.Issue},
	} {
		if d[0] != "" && d[0] != d[1] && !(d[1] == x.Subject && d[0] == x.Printed) {
			return false
		}
	}
	return true
}

// Values lists what a field of a filter may be for it to select any of the facts that f does, a subject as it is
// printed too.
func Values(lib Shelf, f Filter, field func(*Filter) *string) (out []string) {
	seen := map[string]bool{"": true}
	add := func(value string) {
		if !seen[value] {
			seen[value], out = true, append(out, value)
		}
	}
	for x := range lib.selected(f) {
		of := filterOf(x)
		add(*field(&of))
		if of.Subject = x.Printed; field(&of) == &of.Subject {
			add(x.Printed)
		}
	}
	return out
}

// selected goes through the facts that a filter selects.
func (s Shelf) selected(f Filter) iter.Seq[*index.Fact] {
	return func(yield func(*index.Fact) bool) {
		for _, kind := range bulletin.FactKinds {
			if f.Kind != "" && f.Kind != string(kind) {
				continue
			}
			for _, x := range s.facts(kind, f.Own) {
				if f.takes(x) && !yield(x) {
					return
				}
			}
		}
	}
}

// Facts lists the facts that a filter selects, those printed in the newest issue first. The error says what of the
// filter can't be.
func Facts(lib Shelf, f Filter) ([]Fact, error) {
	if err := f.check(); err != nil {
		return nil, Asked{err}
	}
	if f.Issue != "" {
		if _, err := issueOf(lib.Library, f.Issue); err != nil {
			return nil, err
		}
	}
	out := []Fact{}
	for x := range lib.selected(f) {
		out = append(out, Fact{x.Fact, originOf(x.Issue, x.Cite.Article)})
	}
	return out, nil
}

// Series lists one fact for each period, the oldest first: of several, the one that the newest issue prints. Months
// that no issue prints are left out, never filled in. A subject is needed, and what would mix two measures, units,
// companies or partners is an error that names them.
func Series(lib Shelf, f Filter) ([]Fact, error) {
	if f.Subject == "" {
		return nil, Askedf("a series needs a subject, such as 氧化镝")
	}
	facts, err := Facts(lib, f)
	if err != nil {
		return nil, err
	}
	facts = slices.DeleteFunc(facts, func(x Fact) bool { return f.Measure == "" && !x.Period.IsMonth() })
	if slices.ContainsFunc(
		facts,
		func(x Fact) bool { return x.Table },
	) { // prose says the same, rounded and in other units
		facts = slices.DeleteFunc(facts, func(x Fact) bool { return !x.Table })
	}
	if mixed := mixture(facts); len(mixed) > 1 {
		return nil, Askedf("%s has several series, name one by kind, measure, company or partner: %s", f.Subject,
			strings.Join(mixed, "; "))
	}
	seen := map[bulletin.Period]bool{}
	facts = slices.DeleteFunc(facts, func(x Fact) bool {
		was := seen[x.Period]
		seen[x.Period] = true
		return was
	})
	slices.SortStableFunc(facts, func(a, b Fact) int {
		return cmp.Or(
			cmp.Compare(a.Period.From.Month, b.Period.From.Month),
			cmp.Compare(a.Period.From.Day, b.Period.From.Day),
		)
	})
	return facts, nil
}

// mixture lists the different things that facts are of.
func mixture(facts []Fact) (out []string) {
	for _, x := range facts {
		words := slices.DeleteFunc([]string{string(x.Kind), x.Measure, x.Unit, x.Company, x.Region, x.Partner, x.Direction,
			x.Batch, x.Scope, x.Purity, x.Maker}, func(s string) bool { return s == "" })
		if name := strings.Join(words, " "); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}
