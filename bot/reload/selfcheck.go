package reload

import (
	"context"
	"slices"
	"unicode"

	"rebot/bot"
	"rebot/index"
	"rebot/index/bulletin"
)

// A selfCheck asks a library what it must know.
type selfCheck struct {
	ctx     context.Context
	lib     *index.Library
	service *bot.Service
}

// split tells the issues that are new or changed from those that are as before.
func (p *selfCheck) split(before *index.Library) (changed, same []*bulletin.Issue) {
	for _, is := range p.lib.Issues() {
		if was := before.Issue(is.Month); was != nil && slices.Equal(was.Lines, is.Lines) {
			same = append(same, is)
		} else {
			changed = append(changed, is)
		}
	}
	return changed, same
}

// issue asks for at most n prices and n trade figures of an issue. Questions name years of this century.
func (p *selfCheck) issue(is *bulletin.Issue, n int) error {
	if is.Month.Year() >= 2100 {
		return nil
	}
	for _, f := range spread(pricesOf(is), n) {
		text := f.Period.Chinese() + f.Subject + "多少钱"
		if err := p.ask("prices", text, is, &f); err != nil {
			return err
		}
	}
	for _, f := range spread(tradesOf(is), n) {
		text := f.Period.Chinese() + f.Subject + f.Direction + f.Measure
		if err := p.ask("trade", text, is, &f); err != nil {
			return err
		}
	}
	return nil
}

// pricesOf lists one average price a product: the one of the issue's own month that is answered first.
func pricesOf(is *bulletin.Issue) (out []bulletin.Fact) {
	for _, table := range []bool{true, false} {
		for _, f := range is.Facts {
			own := f.Kind == bulletin.PriceFact && f.Period == bulletin.MonthOf(is.Month) &&
				f.Measure == bulletin.MonthMean
			if own && f.Table == table && f.Company == "" && f.Region == "" &&
				!slices.ContainsFunc(out, func(o bulletin.Fact) bool { return o.Subject == f.Subject }) {
				out = append(out, f)
			}
		}
	}
	return out
}

// tradesOf lists the amounts of 稀土 in the issue's own month, which everybody asks for. The names of other goods are
// read out of prose, and a question made of them may mean something else.
func tradesOf(is *bulletin.Issue) (out []bulletin.Fact) {
	for _, f := range is.Facts {
		total := f.Kind == bulletin.TradeFact && f.Subject == "稀土" && f.Partner == "" && f.Region == ""
		if total && f.Measure == bulletin.Quantity && f.Period == bulletin.MonthOf(is.Month) &&
			!slices.ContainsFunc(out, func(o bulletin.Fact) bool { return o.Direction == f.Direction }) {
			out = append(out, f)
		}
	}
	return out
}

// ask asks a question, and wants the figure of a fact from its lines.
func (p *selfCheck) ask(check, text string, is *bulletin.Issue, want *bulletin.Fact) error {
	a, err := p.service.Probe(p.ctx, text)
	if err != nil {
		return invalid(check, is.File, "asking %q: %v", text, err)
	}
	for _, f := range a.Figures {
		c := a.Citations[f.Citation]
		if f.Value == want.Value.Text && f.Unit == want.Unit && c.File == is.File && c.Lines == [2]int{want.Cite.First, want.Cite.Last} {
			return nil
		}
	}
	return invalid(check, is.File, "%q is not answered with %s from line %d of %s, but: %s", text,
		want.Value.Text+want.Unit, want.Cite.First, is.File, a.Lead)
}

// titles looks for each article of an issue by its title.
func (p *selfCheck) titles(is *bulletin.Issue) error {
	for i := range is.Articles {
		title := is.Articles[i].Title
		if !findable(&is.Articles[i]) {
			continue
		}
		hits, err := p.lib.Search(p.ctx, index.Query{Text: title, From: is.Month, To: is.Month, N: 50})
		if err != nil {
			return invalid("search", is.File, "looking for %q: %v", title, err)
		}
		if !slices.ContainsFunc(hits, func(h index.Hit) bool { return h.In().Title == title }) {
			return invalid("search", is.File, "the article of lines %d to %d of %s is not found by its title %q",
				is.Articles[i].First, is.Articles[i].Last, is.File, title)
		}
	}
	return nil
}

// findable tells an article that the search can know by its title: one with words in it, over a paragraph.
func findable(a *bulletin.Article) bool {
	return han(a.Title) >= 4 && slices.ContainsFunc(a.Paragraphs,
		func(p bulletin.Paragraph) bool { return !p.Heading && !p.Repeat })
}

func han(s string) (n int) {
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			n++
		}
	}
	return n
}
