package reply

import (
	"fmt"
	"slices"

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

// cited lists what the reply takes from a citation: its figures, else the sentence that it quotes; empty for all of it.
func (a *Reply) cited(citation int) (out []string) {
	for _, f := range a.Figures {
		if f.Citation == citation && !slices.Contains(out, f.Value) {
			out = append(out, f.Value)
		}
	}
	for _, p := range a.Passages {
		if p.Citation == citation && !p.More {
			out = append(out, p.Text)
		}
	}
	if len(out) == 0 {
		out = []string{""}
	}
	return out
}

// captionOf says what a picture shows: 2024年第11期 第23页《…》.
func (a *Reply) captionOf(c Citation, page int) string {
	return a.Say(fmt.Sprintf("%d年第%d期 第%d页《%s》", c.Issue.Year(), c.Issue.Month(), page, c.Article),
		fmt.Sprintf("%s, issue %d of %d, page %d", c.Article, c.Issue.Month(), c.Issue.Year(), page))
}
