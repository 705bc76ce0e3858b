package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A token is a piece of a text as tokens --json prints it.
type token struct {
	From  int    `json:"from"`
	To    int    `json:"to"`
	Text  string `json:"text"`
	Class string `json:"class"`
	Value string `json:"value"`
	Upper string `json:"upper,omitempty"` // the other end of a range
	Unit  string `json:"unit,omitempty"`
	ID    string `json:"id,omitempty"` // of a change or a bound: move.down, bound.over
}

var _ = addVerb(60, func(a *app) *cobra.Command {
	c := &cobra.Command{Use: "tokens [flags] TEXT…", Args: words(1, -1, "a text"),
		Short:   "print the words, names, numbers and periods of a text",
		Example: "  rebot tokens 上个月氧化镝跌了多少\n  rebot tokens --json --month 2024-11 去年12月"}
	asJSON := c.Flags().Bool("json", false, "print JSON")
	month := c.Flags().String("month", "2024-11", "the month `YYYY-MM` that relative periods count from")
	_ = c.RegisterFlagCompletionFunc("month", a.completeFrom(monthsOf))
	c.ValidArgsFunction = a.completeNames
	c.RunE = func(c *cobra.Command, args []string) error { return a.tokens(c, args, *asJSON, *month) }
	return c
})

// tokens prints how the lexicon cuts a text.
func (a *app) tokens(c *cobra.Command, args []string, asJSON bool, month string) error {
	base, err := monthOf(c, month)
	if err != nil {
		return err
	}
	text := strings.Join(args, " ")
	tokens := tokensOf(text, base)
	if asJSON {
		return a.printJSON(map[string]any{"text": text, "tokens": tokens})
	}
	for _, t := range tokens {
		if _, err := fmt.Fprintf(a.stdout, "%3d–%-3d %-9s %s\n", t.From, t.To, t.Class, t.line()); err != nil {
			return err
		}
	}
	return nil
}

// line describes a token for a reader.
func (t token) line() string {
	s := fmt.Sprintf("%q", t.Text)
	for _, part := range []string{t.ID, t.Value, t.Upper, t.Unit} {
		if part != "" {
			s += " " + part
		}
	}
	return s
}

// tokensOf cuts a text into tokens that cover it.
func tokensOf(text string, base bulletin.Month) []token {
	out := []token{}
	for _, t := range lexicon.Covered(text, lexicon.New().Tokens(text, base)) {
		out = append(out, tokenOf(t))
	}
	return out
}

func tokenOf(t lexicon.Token) token {
	k := token{From: t.From, To: t.To, Text: t.Text, Class: t.Class.String(), Value: t.Value, Upper: t.Upper,
		Unit: t.Unit}
	switch t.Class {
	case lexicon.Change, lexicon.Bound:
		k.ID = t.ID
	case lexicon.Word, lexicon.Product, lexicon.Element, lexicon.Group, lexicon.Company, lexicon.Place, lexicon.Goods:
		k.Value = t.ID
	case lexicon.Number, lexicon.Quantity, lexicon.Purity, lexicon.PeriodOf:
	default:
		k.Value = ""
	}
	return k
}
