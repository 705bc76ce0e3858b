package answer

import (
	"strings"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
)

// discrepancies adds what the source contradicts in the figures of an answer: both readings, with both places.
func (b *Engine) discrepancies(a draft) {
	if a.Status == reply.NotFound || a.Status == reply.Helped {
		return
	}
	switch a.Intent.(type) {
	case intent.Discrepancies, intent.Digest:
		return
	}
	var months []bulletin.Month
	for _, g := range a.Figures {
		months = append(months, a.Citations[g.Citation].Issue)
	}
	for _, f := range b.lib.FindingsIn(months...) {
		for _, g := range append([]reply.Figure(nil), a.Figures...) {
			if concerns(f, g, a.Citations[g.Citation]) {
				a.discrepancy(f)
				break
			}
		}
	}
	for _, p := range a.Passages {
		c := a.Citations[p.Citation]
		for _, f := range b.lib.FindingsIn(c.Issue) {
			if !p.More && f.Rule == "bracket" && within(f.A.Cite, f.Issue, c) && strings.Contains(p.Text, strings.TrimRight(f.A.Says, "万亿吨元个")) {
				a.discrepancy(f)
			}
		}
	}
}

// concerns tells whether a finding is about a figure: one of its places is the figure's, and it speaks of the same thing.
func concerns(f index.Finding, g reply.Figure, c reply.Citation) bool {
	if f.Issue.Month == c.Issue && (repeats(f.A, g) || repeats(f.B, g)) {
		return true
	}
	if !at(f.A, f.Issue, c) && !at(f.B, f.Other, c) {
		return false
	}
	text := f.Text + f.A.Says + f.B.Says
	return strings.Contains(text, g.Value) || strings.Contains(text, g.Name) || g.Change != "" && strings.Contains(text, g.Change)
}

// repeats tells whether a finding's side is the same fact printed in another place.
func repeats(p bulletin.Place, g reply.Figure) bool {
	return g.Name != "" && strings.Contains(p.Says, g.Name) && strings.Contains(p.Says, " "+g.Value+" ")
}

func at(p bulletin.Place, is *bulletin.Issue, c reply.Citation) bool {
	return is.Month == c.Issue && p.Cite.First == c.Lines[0] && p.Cite.Last == c.Lines[1]
}

func within(p bulletin.Cite, is *bulletin.Issue, c reply.Citation) bool {
	return is.Month == c.Issue && p.First >= c.Lines[0] && p.Last <= c.Lines[1]
}

// discrepancy says a finding and cites both of its places.
func (a draft) discrepancy(f index.Finding) {
	text := a.Say("疑点：", "Doubt (疑点): ") + f.Text + a.Say("。原文两处不一致，请核对。", ". The source is inconsistent here; please check.")
	for _, n := range a.Notes {
		if n == text {
			return
		}
	}
	a.Cite(f.Issue, f.A.Cite)
	a.Cite(f.Other, f.B.Cite)
	a.Notes = append(a.Notes, text)
	a.Derive(f.Text)
}

// findings lists what the audit found in an issue, and against the issue before it.
func (b *Engine) findings(a draft, i intent.Discrepancies) {
	if b.lib.Issue(i.Month) == nil {
		b.refuse(a, intent.Refuse{Reason: intent.NotLoaded, Month: i.Month})
		return
	}
	a.Title = a.Say("疑点 · ", "Doubts · ") + a.MonthName(i.Month)
	for _, f := range b.lib.FindingsIn(i.Month) {
		if f.Issue.Month != i.Month {
			continue
		}
		a.Cite(f.Issue, f.A.Cite)
		a.Cite(f.Other, f.B.Cite)
		a.Derive(f.Text)
		a.Details = append(a.Details, f.Text)
	}
	if len(a.Details) == 0 {
		a.Lead = a.Say("没有发现前后矛盾的数字。", "No figures were found that contradict each other.")
		return
	}
	a.Lead = a.Say("简报中下列各处前后不能都对：", "In these places the bulletin can't be right both times:")
}
