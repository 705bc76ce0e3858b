package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"rebot/index"
	"rebot/index/bulletin"
)

var _ = addVerb(70, func(a *app) *cobra.Command {
	c := &cobra.Command{Use: "read [flags] FILE…", Args: words(1, -1, "a file"),
		Short:   "print what was read out of a file: articles, facts, findings",
		Example: "  rebot read bulletins/2024-11.txt\n  rebot read --json --account bulletins/2024-11.txt"}
	asJSON := c.Flags().Bool("json", false, "print JSON, one object a file")
	account := c.Flags().Bool("account", false, "what became of each number that is printed")
	c.RunE = func(_ *cobra.Command, args []string) error { return a.read(args, *asJSON, *account) }
	return c
})

// read prints what was read out of files. A file that can't be read is told, and the others are still printed.
func (a *app) read(files []string, asJSON, account bool) error {
	failed := 0
	for _, name := range files {
		is, err := index.ReadFile(a.ctx, name, a.intake())
		if stopped := a.ctx.Err(); stopped != nil { // no file is to blame
			return stopped
		}
		if err != nil {
			a.complain("%v", err)
			failed++
			continue
		}
		switch {
		case asJSON:
			err = json.NewEncoder(a.stdout).Encode(readIssue(is, account))
		case account:
			printAccount(a.stdout, is)
		default:
			printIssue(a.stdout, is)
		}
		if err != nil {
			return err
		}
	}
	if failed > 0 {
		return fmt.Errorf("%d of %d files could not be read", failed, len(files))
	}
	return nil
}

// printIssue prints an issue for a reader: a line a fact, each with the lines it stands on.
func printIssue(w io.Writer, is *bulletin.Issue) {
	fmt.Fprintf(w, "%s  %s: %d articles, %d facts, %d patents, %d papers, %d findings\n",
		is.Month, is.File, len(is.Articles), len(is.Facts), len(is.Patents), len(is.Papers), len(is.Findings))
	line := func(c bulletin.Cite, format string, args ...any) {
		fmt.Fprintf(w, "  %9s  %s\n", lineRange(c.First, c.Last), strings.TrimSpace(fmt.Sprintf(format, args...)))
	}
	for _, a := range is.Articles {
		line(bulletin.Cite{First: a.First, Last: a.Last}, "%-8s %s（%s）", a.Kind, a.Title, a.Source)
	}
	for i := range is.Facts {
		line(is.Facts[i].Cite, "%s", &is.Facts[i])
	}
	for _, p := range is.Patents {
		line(p.Cite, "专利 %s %s %s %s", p.Title, p.Number, p.Date, p.Inventors)
	}
	for _, p := range is.Papers {
		line(p.Cite, "论文 %s", p.Title)
	}
	for _, f := range is.Findings {
		line(f.A.Cite, "疑点 %s（另见 %s 行）", f.Text, lineRange(f.B.Cite.First, f.B.Cite.Last))
	}
	for _, p := range is.Problems {
		line(bulletin.Cite{First: p.Line, Last: p.Line}, "! %s", p.Text)
		if p.More > 0 {
			line(bulletin.Cite{First: p.Line + 1, Last: len(is.Lines)}, "! %d more lines: the same", p.More)
		}
	}
	printCounts(w, is)
}

func lineRange(first, last int) string {
	if first == last {
		return fmt.Sprint(first)
	}
	return fmt.Sprintf("%d–%d", first, last)
}
