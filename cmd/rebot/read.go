package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"strings"

	"rebot/index"
	"rebot/index/bulletin"
)

// read prints what was read out of files. A file that can't be read is told, and the others are still printed.
func (a *app) read(args []string) error {
	fs := flag.NewFlagSet("read", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	asJSON := fs.Bool("json", false, "")
	account := fs.Bool("account", false, "")
	if err := fs.Parse(args); err != nil || fs.NArg() == 0 {
		return usageError{"read [--json] [--account] FILE…"}
	}
	failed := 0
	for _, name := range fs.Args() {
		is, err := index.ReadFile(a.ctx, name, a.intake())
		if err != nil {
			fmt.Fprintf(a.stderr, "rebot: %v\n", err)
			failed++
			continue
		}
		switch {
		case *asJSON:
			err = json.NewEncoder(a.stdout).Encode(readIssue(is, *account))
		case *account:
			printAccount(a.stdout, is)
		default:
			printIssue(a.stdout, is)
		}
		if err != nil {
			return err
		}
	}
	if failed > 0 {
		return fmt.Errorf("%d of %d files could not be read", failed, fs.NArg())
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
