// Package unread finds in the sentences of an issue the one figure that a query looks for, where the readers of the issue
// made no fact of it. It reads for one question and needs less than they do: what was told last in each dimension before
// the figure must be what is looked for, and what is not looked for must not have been told. Words that
// nothing knows stop it only in a clause that tells nothing else. What it finds is shown with its sentence.
package unread

import (
	"strings"

	"rebot/bot/passage"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A Sought says which figure is looked for, in the words of a bulletin.Fact. A partner, region, scope or batch that is
// empty must not be told either: a figure of a partner is not one of all.
type Sought struct {
	Kind                                                                bulletin.FactKind
	Subject, Measure, Direction, Partner, Company, Region, Batch, Scope string
	Period                                                              bulletin.Period        // zero for the month of the issue
	Fits                                                                func(unit string) bool // whether a figure of a unit may be it
}

// A Found is a figure with the sentence that prints it.
type Found struct {
	Fact  bulletin.Fact
	Quote passage.Quote
}

// In lists the figures of an article that are what is looked for. An article whose title has a word that changes what its
// figures are of, such as 竞价, has none.
func In(lex *lexicon.Lexicon, at passage.Place, s *Sought) (out []Found) {
	r := newReader(lex.Tokens(at.In().Title, at.Issue.Month), at.Issue.Month, s)
	if r.vague {
		return nil
	}
	for n := range at.In().Paragraphs {
		if p := &at.In().Paragraphs[n]; p.Heading || p.Caption || p.Row || !bulletin.HasHan(p.Text) {
			continue
		}
		for _, q := range Sentences(at, n) {
			for _, f := range r.sentence(lex.Tokens(q.Text, at.Issue.Month)) {
				f.Cite = bulletin.Cite{Article: at.Article, First: q.First, Last: q.Last}
				out = append(out, Found{f, q})
			}
		}
	}
	return out
}

// Sentences cuts a paragraph into what stands between full stops and semicolons.
func Sentences(at passage.Place, paragraph int) (out []passage.Quote) {
	p := &at.In().Paragraphs[paragraph]
	from := 0
	for from < len(p.Text) {
		to := len(p.Text)
		if k := strings.IndexAny(p.Text[from:], "。；\n"); k >= 0 {
			to = from + k
		}
		out = append(out, passage.Quote{Place: at, Paragraph: paragraph, From: from, To: to, First: p.First, Last: p.Last,
			Text: strings.TrimSpace(p.Text[from:to])})
		from = to + 1
		for from < len(p.Text) && p.Text[from]&0xC0 == 0x80 {
			from++
		}
	}
	return out
}
