package main

import (
	"fmt"
	"io"

	"rebot/index/bulletin"
)

// An issueRead is an issue as `rebot read --json` prints it. Its lists are never null.
type issueRead struct {
	*bulletin.Issue
	Patents  []bulletin.Patent  `json:"patents"`
	Papers   []bulletin.Paper   `json:"papers"`
	Findings []bulletin.Finding `json:"findings"`
	Problems []bulletin.Problem `json:"problems"`
	Facts    []bulletin.Fact    `json:"facts"`
	Account  accountRead        `json:"account"`
}

func list[T any](l []T) []T { return append([]T{}, l...) }

// An accountRead counts the printed numbers of an issue by what became of them.
type accountRead struct {
	Printed int          `json:"printed"`
	Facts   int          `json:"facts"`
	Other   int          `json:"other"`
	Unread  int          `json:"unread"`
	Figures []figureRead `json:"figures,omitempty"`
}

type figureRead struct {
	Line   int    `json:"line"`
	Text   string `json:"text"`
	Status string `json:"status"`
	Reason string `json:"reason,omitempty"`
}

func readIssue(is *bulletin.Issue, account bool) issueRead {
	out := issueRead{is, list(is.Patents), list(is.Papers), list(is.Findings), list(is.Problems), list(is.Facts),
		countFigures(is)}
	for _, f := range is.Figures {
		if account {
			out.Account.Figures = append(out.Account.Figures, figureRead(f))
		}
	}
	return out
}

func countFigures(is *bulletin.Issue) accountRead {
	c := accountRead{Printed: len(is.Figures)}
	for _, f := range is.Figures {
		switch f.Status {
		case bulletin.FigureFact:
			c.Facts++
		case bulletin.FigureOther:
			c.Other++
		default:
			c.Unread++
		}
	}
	return c
}

// printAccount prints a line for each printed number: where it stands, what became of it, and why.
func printAccount(w io.Writer, is *bulletin.Issue) {
	for _, f := range is.Figures {
		fmt.Fprintf(w, "  %6d  %-6s  %s  %s\n", f.Line, f.Status, f.Text, f.Reason)
	}
	printCounts(w, is)
}

func printCounts(w io.Writer, is *bulletin.Issue) {
	c := countFigures(is)
	fmt.Fprintf(w, "%s  %s: %d numbers printed, %d in facts, %d no figures, %d unread\n",
		is.Month, is.File, c.Printed, c.Facts, c.Other, c.Unread)
}
