package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"rebot/bot/api"
	"rebot/bot/reply"
	"rebot/cmd/rebot/terminal"
	"rebot/index"
	"rebot/index/bulletin"
)

// A searched question is what search --json prints.
type searched struct {
	Question string    `json:"question"`
	Hits     []api.Hit `json:"hits"`
}

var _ = addVerb(30, func(a *app) *cobra.Command {
	c := &cobra.Command{Use: "search [flags] QUESTION…", Args: aQuestion,
		Short:   "the passages that a question finds, the best first",
		Example: "  rebot search -n 3 缅甸封关\n  rebot search --section 行业动态 --month 2024-11 稀土出口"}
	f := bulletinFlagsOf(c)
	n := c.Flags().IntP("number", "n", 10, "print at most `N` passages")
	month := a.monthFlag(c)
	section := c.Flags().String("section", "", "only of a `SECTION` of the bulletin, such as 行业动态")
	_ = c.RegisterFlagCompletionFunc("section", a.completeFrom(api.Sections))
	c.RunE = func(c *cobra.Command, args []string) error {
		m, err := monthOf(c, *month)
		if err == nil && *n < 1 {
			err = misused(c, "-n: %d passages are none", *n)
		}
		if err != nil {
			return err
		}
		return a.searchFor(c, f, args, index.Query{N: *n, From: m, To: m, Section: *section})
	}
	c.ValidArgsFunction = a.completeNames
	return c
})

// searchFor prints the passages that questions find.
func (a *app) searchFor(c *cobra.Command, f *bulletinFlags, args []string, q index.Query) error {
	lib, err := a.library(f.bulletins)
	if err != nil {
		return err
	}
	defer lib.Close()
	if q.From != 0 && lib.Issue(q.From) == nil {
		return notLoaded(c, q.From, monthsOf(lib))
	}
	if q.Section != "" {
		if all := api.Sections(lib); !slices.Contains(all, q.Section) {
			return misused(c, "--section: no issue has the section %q; there are %s", q.Section, terminal.Few(all))
		}
	}
	return a.eachQuestion(args, func(question string) error {
		q.Text = question
		found, err := lib.Search(a.ctx, q)
		if err != nil {
			return err
		}
		if f.json {
			return a.printJSON(searched{question, api.Hits(found)})
		}
		return a.printHits(found)
	})
}

func (a *app) printHits(found []index.Hit) error {
	if len(found) == 0 {
		_, err := fmt.Fprintln(a.stdout, "简报中没有找到有关的内容。Nothing relevant was found.")
		return err
	}
	look := a.style()
	for i, h := range found {
		p := h.Passage()
		head := fmt.Sprintf("%d. %s《%s》%s（%s）", i+1, h.Issue.Month, h.In().Title, h.In().Source, placeOf(h))
		if _, err := fmt.Fprintf(a.stdout, "%s\n   %s\n", look.In(terminal.Bold, bulletin.StripControl(head)),
			look.Found(p.Text, h.Marks)); err != nil {
			return err
		}
	}
	return nil
}

// placeOf tells where a hit stands in its file.
func placeOf(h index.Hit) string {
	p := h.Passage()
	c := reply.Citation{File: h.Issue.File, Page: h.Issue.PageOf(p.First), Lines: [2]int{p.First, p.Last}}
	where := reply.InFile([]reply.Citation{c}, false)
	if h.Issue.Edition {
		where = reply.InEdition + "，" + where
	}
	return where
}

func monthsOf(lib *index.Library) (names []string) {
	for _, is := range lib.Issues() {
		names = append(names, is.Month.String())
	}
	return names
}
