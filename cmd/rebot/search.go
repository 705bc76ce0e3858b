package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
)

// A hit is a passage as search --json prints it.
type hit struct {
	Issue   bulletin.Month `json:"issue"`
	File    string         `json:"file"`
	Article string         `json:"article"`
	Source  string         `json:"source"`
	Page    int            `json:"page"` // that it begins on, 0 where the file has no pages
	Lines   [2]int         `json:"lines"`
	Score   float64        `json:"score"`
	Text    string         `json:"text"` // matches between <mark> and </mark>
}

// searchFor prints the passages that questions find.
func (a *app) searchFor(args []string) error {
	f := newAskFlags("search")
	n, month, section := f.Int("n", 10, ""), f.String("month", "", ""), f.String("section", "", "")
	if err := f.Parse(args); err != nil || f.NArg() == 0 || *n < 1 {
		return usageError{"search [--json] [-n N] [--month 2024-11] [--section 行业动态] [--bulletins PATH] QUESTION…"}
	}
	m, err := monthOf(*month)
	if err != nil {
		return err
	}
	lib, err := a.library(*f.bulletins)
	if err != nil {
		return err
	}
	defer lib.Close()
	return a.eachQuestion(f.Args(), func(question string) error {
		found, err := lib.Search(a.ctx, index.Query{Text: question, N: *n, From: m, To: m, Section: *section})
		if err != nil {
			return err
		}
		return a.printHits(question, found, *f.json)
	})
}

func (a *app) printHits(question string, found []index.Hit, asJSON bool) error {
	hits := make([]hit, len(found))
	for i, h := range found {
		p := h.Passage()
		hits[i] = hit{h.Issue.Month, h.Issue.File, h.In().Title, h.In().Source, h.Issue.PageOf(p.First), [2]int{p.First, p.Last}, h.Score,
			marked(p.Text, h.Marks)}
	}
	if asJSON {
		e := json.NewEncoder(a.stdout)
		e.SetEscapeHTML(false)
		return e.Encode(map[string]any{"question": question, "hits": hits})
	}
	if len(hits) == 0 {
		_, err := fmt.Fprintln(a.stdout, "简报中没有找到有关的内容。Nothing relevant was found.")
		return err
	}
	for i, h := range hits {
		if _, err := fmt.Fprintf(a.stdout, "%d. %.3f %s《%s》%s（%s）\n   %s\n", i+1, h.Score, h.Issue, h.Article,
			h.Source, h.place(), h.Text); err != nil {
			return err
		}
	}
	return nil
}

// place tells where a hit stands in its file.
func (h hit) place() string {
	c := reply.Citation{File: h.File, Page: h.Page}
	return reply.InFile([]reply.Citation{c}, fmt.Sprintf("%d–%d", h.Lines[0], h.Lines[1]), false)
}

// marked puts marks around the matches of a text.
func marked(text string, spans []index.Span) string {
	var b strings.Builder
	at := 0
	for _, s := range spans {
		b.WriteString(text[at:s.From] + "<mark>" + text[s.From:s.To] + "</mark>")
		at = s.To
	}
	return b.String() + text[at:]
}
