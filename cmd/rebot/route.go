package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rebot/bot"
	"rebot/bot/answer"
	"rebot/bot/intent"
	"rebot/index/bulletin"
)

var _ = addVerb(50, func(a *app) *cobra.Command {
	c := &cobra.Command{Use: "route [flags] QUESTION…", Args: aQuestion,
		Short:   "print what a question means, and which rule took it",
		Example: "  rebot route 上月氧化镝多少钱"}
	f := &bulletinFlags{}
	c.Flags().StringVar(&f.bulletins, "bulletins", "", "the bulletin or the folder of bulletins at `PATH`")
	c.ValidArgsFunction = a.completeNames
	c.RunE = func(_ *cobra.Command, args []string) error {
		return a.askEach(f, args, func(s *bot.Service, question string) (err error) {
			s.With(func(e *answer.Engine) { err = a.printRoute(e.Route(answer.Question{Text: question})) })
			return err
		})
	}
	return c
})

// printRoute prints what a question means: the tokens, the query, what was left out, and the reading that came second.
func (a *app) printRoute(r intent.Reading) error {
	var out strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&out, format, args...) }
	for _, t := range r.Tokens {
		say("[%s %s %s]", t.Text, t.Class, t.ID)
	}
	say("\n%s\n", &r.Query)
	if left := append(slices.Clone(r.Query.Ignored), r.Query.Refused...); len(left) > 0 {
		say("  left out: %s\n", strings.Join(left, " "))
	}
	if r.RunnerUp != nil {
		say("  second: %s\n", r.RunnerUp)
	}
	_, err := fmt.Fprint(a.stdout, bulletin.StripControl(out.String()))
	return err
}
