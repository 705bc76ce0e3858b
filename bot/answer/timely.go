package answer

import (
	"context"
	"slices"
	"strings"

	"rebot/bot/passage"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// sentences answers out of prose. A sentence that is of another name, of another time or of more than what is asked is only
// the nearest.
func (w draft) sentences(ctx context.Context, a passage.Ask) (passage.Result, error) {
	r, err := passage.Prose(ctx, w.e.lib, w.e.cat.Lexicon, a)
	if err != nil || r.State != passage.Direct {
		return r, err
	}
	r.Parts = slices.Clone(r.Parts)
	found := false
	for i := range r.Parts {
		p := &r.Parts[i]
		if p.Found && untimely(p, a.Tokens) {
			p.Found, p.Value, p.Verdict = false, "", ""
		}
		found = found || p.Found
	}
	if !r.Loose && misnames(a.Tokens, r) || leavesOut(a.Tokens) {
		r.State, r.Reckoned = passage.Nearest, nil
	}
	if !found {
		r.State = passage.Nearest
	}
	return r, nil
}

// untimely reports whether the figure that was lifted out of a sentence, or that a question takes for granted and the
// sentence has, is one that was read, and is of another time than is asked about: a month's is not a year's, and what it
// is measured against is another figure.
func untimely(p *passage.Part, tokens []lexicon.Token) bool {
	var asked []bulletin.Period
	figures := p.Value
	for i := range tokens {
		switch t := &tokens[i]; {
		case t.Class == lexicon.PeriodOf && !t.Period.IsZero():
			asked = append(asked, t.Period)
		case t.Value != "" && p.Verdict == passage.Yes:
			figures += " " + t.Value
		}
	}
	if len(asked) == 0 || len(p.Quotes) == 0 {
		return false
	}
	all := factsIn(&p.Quotes[0], figures)
	return len(all) > 0 && !slices.ContainsFunc(all, func(f *bulletin.Fact) bool {
		return f.Period.IsZero() || slices.ContainsFunc(asked, func(t bulletin.Period) bool { return ofTime(f.Period, t) })
	})
}

// ofTime reports whether a figure of a period is what is asked of another: of the same, of a day within it, or of as much
// of it as was over.
func ofTime(p, asked bulletin.Period) bool {
	return p == asked || asked.Contains(p) && (p.IsDay() || p.Months() > 1 && p.From == asked.From)
}

// factsIn lists the facts of a quotation whose value, or the change printed with it, is among some figures.
func factsIn(q *passage.Quote, figures string) (out []*bulletin.Fact) {
	figures = strings.ReplaceAll(bulletin.Fold(figures), ",", "")
	for i := range q.Issue.Facts {
		f := &q.Issue.Facts[i]
		if f.Cite.Article == q.Article && f.Cite.First <= q.Last && f.Cite.Last >= q.First && !f.Table && prints(f, figures) {
			out = append(out, f)
		}
	}
	return out
}

// prints reports whether a fact's value, or a change printed with it, is among some figures.
func prints(f *bulletin.Fact, figures string) bool {
	if bulletin.HasNumber(figures, f.Value.Text) {
		return true
	}
	return slices.ContainsFunc(f.Changes, func(m bulletin.Move) bool {
		return bulletin.HasNumber(figures, strings.TrimLeft(m.Percent.Text, "+-"))
	})
}
