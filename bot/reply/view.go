package reply

import (
	"fmt"
	"slices"
	"strings"

	"rebot/index/bulletin"
)

// A View is a part of a page that a reply cites, with the figures and sentences marked that it takes from there.
type View struct {
	Issue *bulletin.Issue
	bulletin.View
	Caption string
}

// Views lists the parts of pages that the reply cites, in its order. Citations of one table or paragraph share one. Issues that
// were read from files without pages have none.
func (a *Reply) Views() (out []View) {
	if a.of != nil {
		return a.of.Views()
	}
	for i, c := range a.Citations {
		if c.issue == nil {
			continue
		}
		for _, v := range c.issue.ViewsOf(c.cite, a.cited(i)...) {
			same := slices.IndexFunc(out, func(o View) bool { return o.Issue == c.issue && o.Box == v.Box })
			if same < 0 {
				out = append(out, View{c.issue, v, a.captionOf(c, v.Box.Page)})
				continue
			}
			out[same].Marks = append(out[same].Marks, v.Marks...)
		}
	}
	return out
}

// cited lists what the reply takes from a citation: its figures, and the sentences that it quotes; an empty text is all of it.
// It takes nothing from an article that it only names.
func (a *Reply) cited(citation int) (out []bulletin.Mark) {
	for _, f := range a.Figures {
		switch {
		case f.Citation != citation:
		case f.IsChange:
			out = append(out, bulletin.Mark{Text: strings.TrimLeft(f.Value, "+-")})
		default:
			out = append(out, bulletin.Mark{Text: f.Value, Column: columnOf(f.Period)})
		}
	}
	named := false
	for _, p := range a.Passages {
		if p.Citation == citation && p.More {
			named = true
		} else if p.Citation == citation {
			out = append(out, bulletin.Mark{Text: p.Text})
		}
	}
	if len(out) == 0 && !named {
		out = []bulletin.Mark{{}}
	}
	return out
}

// columnOf is what the head of a column of a month has: 11月 for 2024-11.
func columnOf(period string) string {
	var year, month int
	if n, err := fmt.Sscanf(period, "%d-%d", &year, &month); n != 2 || err != nil || len(period) != len("2024-11") {
		return ""
	}
	return fmt.Sprintf("%d月", month)
}

// captionOf says what a picture shows: 2024年第11期 第23页《…》.
func (a *Reply) captionOf(c Citation, page int) string {
	return a.Say(fmt.Sprintf("%d年第%d期 第%d页《%s》", c.Issue.Year(), c.Issue.Month(), page, c.Article),
		fmt.Sprintf("%s, issue %d of %d, page %d", c.Article, c.Issue.Month(), c.Issue.Year(), page))
}
