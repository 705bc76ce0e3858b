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

// discrepancies adds what the source contradicts in the figures of a reply: both readings, with both places.
func (w draft) discrepancies() {
	if w.Status == reply.NotFound || w.Status == reply.Helped || w.Status == reply.Unclear ||
		w.q.Source == intent.Issue {
		return
	}
	var months []bulletin.Month
	for _, g := range w.Figures {
		months = append(months, w.Citations[g.Citation].Issue)
	}
	figures := slices.Clone(w.Figures)
	for _, f := range w.e.lib.FindingsIn(months...) {
		for _, g := range figures {
			if concerns(f, g, w.Citations[g.Citation]) {
				w.discrepancy(f)
				break
			}
		}
	}
	for _, p := range slices.Clone(w.Passages) {
		c := w.Citations[p.Citation]
		for _, f := range w.e.lib.FindingsIn(c.Issue) {
			if !p.More && f.Rule == "bracket" && lies(f.A.Cite, f.Issue, c) &&
				strings.Contains(p.Text, strings.TrimRight(f.A.Says, "万亿吨元个")) {
				w.discrepancy(f)
			}
		}
	}
}

// concerns reports whether a discrepancy is about a figure: one of its places is the figure's, and it speaks of the
// same.
func concerns(f index.Finding, g reply.Figure, c reply.Citation) bool {
	if f.Issue.Month == c.Issue && (repeats(f.A, g) || repeats(f.B, g)) {
		return true
	}
	if !at(f.A, f.Issue, c) && !at(f.B, f.Other, c) {
		return false
	}
	text := f.Text + f.A.Says + f.B.Says
	return strings.Contains(text, g.Value) || strings.Contains(text, g.Name) ||
		g.Change != "" && strings.Contains(text, g.Change)
}

// repeats reports whether a side of a discrepancy is the same figure printed in another place.
func repeats(p bulletin.Place, g reply.Figure) bool {
	return g.Name != "" && strings.Contains(p.Says, g.Name) && strings.Contains(p.Says, " "+g.Value+" ")
}

func at(p bulletin.Place, is *bulletin.Issue, c reply.Citation) bool {
	return is.Month == c.Issue && p.Cite.First == c.Lines[0] && p.Cite.Last == c.Lines[1]
}

func lies(p bulletin.Cite, is *bulletin.Issue, c reply.Citation) bool {
	return is.Month == c.Issue && p.First >= c.Lines[0] && p.Last <= c.Lines[1]
}

// misprints are the checks that show a number itself to be wrong, and not only what is said of it.
var misprints = []string{"unit", "part", "order"}

// doubted reports whether a figure is one that may be misprinted, and says that it is not reckoned with. Where the
// unit of a whole is wrong its part is not.
func (w draft) doubted(f *index.Fact) bool {
	if f == nil || f.Issue == nil {
		return false
	}
	wrong := func(p bulletin.Place, is *bulletin.Issue) bool {
		return is == f.Issue && p.Cite == f.Cite && strings.Contains(p.Says, f.Value.Text)
	}
	for _, d := range w.e.lib.FindingsIn(f.Issue.Month) {
		if slices.Contains(misprints, d.Rule) && (wrong(d.A, d.Issue) || d.Rule != "unit" && wrong(d.B, d.Other)) {
			if note := w.unreckoned(); !slices.Contains(w.Notes, note) {
				w.Notes = append(w.Notes, note)
			}
			return true
		}
	}
	return false
}

// unreckoned says that a figure is not reckoned with.
func (w draft) unreckoned() string {
	return w.Say("印出的数有疑点，不作计算，只照印列出。", "A printed figure is in doubt, so it is shown and not reckoned with.")
}

// ownDiscrepancies adds what the source contradicts in the lines that a digest cites.
func (w draft) ownDiscrepancies() {
	cited := slices.Clone(w.Citations)
	var months []bulletin.Month
	for _, c := range cited {
		months = append(months, c.Issue)
	}
	for _, f := range w.e.lib.FindingsIn(months...) {
		if slices.ContainsFunc(cited, func(c reply.Citation) bool {
			return lies(f.A.Cite, f.Issue, c) ||
				lies(f.B.Cite, f.Other, c)
		}) {
			w.discrepancy(f)
		}
	}
}

// discrepancy says what cannot both be right, and cites both of its places.
func (w draft) discrepancy(f index.Finding) {
	text := w.Say("疑点：", "Doubt (疑点): ") + w.doubt(f) +
		w.Say("。原文两处不一致，请核对。", ". The source is inconsistent here; please check.")
	if slices.Contains(w.Notes, text) {
		return
	}
	w.Cite(f.Issue, f.A.Cite)
	w.Cite(f.Other, f.B.Cite)
	w.Notes = append(w.Notes, text)
	w.Derive(f.Text)
}

// discrepanciesOf lists what the audit found in an issue, and against the issue before it.
func (w draft) discrepanciesOf(is *bulletin.Issue) {
	w.Title = w.Say("疑点 · ", "Doubts · ") + w.MonthName(is.Month)
	for _, f := range w.e.lib.FindingsIn(is.Month) {
		if f.Issue.Month != is.Month {
			continue
		}
		w.Cite(f.Issue, f.A.Cite)
		w.Cite(f.Other, f.B.Cite)
		w.Derive(f.Text)
		w.Details = append(w.Details, w.doubt(f))
	}
	if len(w.Details) == 0 {
		w.Lead = w.Say("没有发现前后矛盾的数字。", "No figures were found that contradict each other.")
		return
	}
	w.Lead = w.Say("简报中下列各处前后不能都对：", "In these places the bulletin can't be right both times:")
}

// doubts say in English what each check found, of the two places.
var doubts = map[string]string{
	"headline": "the headline says %s, the text %s",
	"bracket":  "%s is not %s, as the brackets behind it say",
	"symbol":   "the symbol of %s is printed as %s",
	"unit":     "%s does not go with %s; a unit may be wrong",
	"part":     "the whole, %s, is less than its part, %s",
	"sum":      "%s is not the sum of its parts, such as %s",
	"share":    "the share %s does not go with %s",
	"range":    "the upper end is below the lower one: %s, %s",
	"index":    "%s and %s can't both be right",
	"order":    "%s and %s are so far apart that one may be wrong",
	"change":   "%s does not go with %s",
	"month":    "two issues differ: %s and %s",
}

// doubt says what cannot both be right in the language of the reply.
func (w draft) doubt(f index.Finding) string {
	if !w.English {
		return f.Text
	}
	form := doubts[f.Rule]
	if form == "" {
		form = "two places differ: %s and %s"
	}
	a, b := w.side(f.A, f.Issue), w.side(f.B, f.Other)
	if f.Issue != f.Other {
		a, b = a+" in the issue of "+w.MonthName(f.Issue.Month), b+" in that of "+w.MonthName(f.Other.Month)
	}
	w.Derive(a, b)
	return fmt.Sprintf(form, a, b)
}

// side is one place of a discrepancy in English: the fact that stands there, else what the place says.
func (w draft) side(p bulletin.Place, is *bulletin.Issue) string {
	for i := range is.Facts {
		f := &index.Fact{Fact: is.Facts[i], Issue: is}
		if f.Cite != p.Cite || !strings.Contains(p.Says, f.Value.Text) ||
			!strings.Contains(p.Says, f.Printed) && !strings.Contains(p.Says, f.Subject) {
			continue
		}
		s := w.name(f) + " " + w.time(f.Period) + " " + w.value(f)
		if m := w.move(f); m != nil && m.Percent.Text != "" && strings.Contains(p.Says, m.Percent.Text) {
			s += " (" + w.changed(f, m) + ")"
		}
		return s
	}
	return "“" + p.Says + "”"
}
