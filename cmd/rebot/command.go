package main

import (
	"cmp"
	"context"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"rebot/cmd/rebot/settings"
	"rebot/cmd/rebot/terminal"
)

// A verb is one thing that rebot can do. Each has a file, which adds it by addVerb.
type verb struct {
	place int // in the list that help shows
	make  func(*app) *cobra.Command
}

var verbs []verb

// addVerb makes a verb known. It is called while the package is initialized: var _ = addVerb(…).
func addVerb(place int, build func(*app) *cobra.Command) bool {
	verbs = append(verbs, verb{place, build})
	return true
}

// ordered lists the verbs as help does. It is called when all are known.
var ordered = sync.OnceValue(func() []verb {
	cobra.EnableCommandSorting = false // the order is ours
	slices.SortStableFunc(verbs, func(x, y verb) int { return cmp.Compare(x.place, y.place) })
	return verbs
})

// An app is passed to every verb: nothing of it comes from the process's globals, so that tests can run it.
type app struct {
	ctx            context.Context
	getenv         func(string) string
	stdin          io.Reader
	stdout, stderr io.Writer
	env            *settings.Environment // whose settings are checked before a verb runs; nil in tests of the rest
}

func run(ctx context.Context, args []string, getenv func(string) string, stdin io.Reader, stdout,
	stderr io.Writer) error {
	return (&app{ctx, getenv, stdin, stdout, stderr, nil}).run(args)
}

func (a *app) run(args []string) error {
	root := a.root()
	root.SetArgs(args)
	return root.ExecuteContext(a.ctx)
}

// root is the command that all verbs are below.
func (a *app) root() *cobra.Command {
	c := &cobra.Command{Use: "rebot", SilenceErrors: true, SilenceUsage: true,
		Short:   "rebot answers questions about the monthly rare-earth bulletin, with the line each figure stands on.",
		Example: "  rebot ask 氧化镝多少钱\n  rebot chat\n  rebot ask 氧化镝多少钱 --json",
		RunE: func(c *cobra.Command, args []string) error {
			// cobra's own --version would link text/template, which keeps every method
			asked, _ := c.Flags().GetBool("version")
			switch {
			case asked && len(args) > 0:
				return misused(c, "--version takes no words, so it can't do anything with %q", args[0])
			case asked:
				return a.version()
			case len(args) > 0:
				return noVerb(c, args)
			}
			return c.Help()
		}}
	c.Args = cobra.ArbitraryArgs
	c.SetIn(a.stdin)
	c.SetOut(a.stdout)
	c.SetErr(a.stderr)
	c.SetHelpFunc(func(c *cobra.Command, _ []string) { a.help(c) })
	c.SetFlagErrorFunc(flagError)
	c.SetHelpCommand(a.helpVerb())
	c.PersistentPreRunE = func(c *cobra.Command, _ []string) error { return cmp.Or(emptyFlag(c), a.checkSettings(c)) }
	for _, v := range ordered() {
		c.AddCommand(v.make(a))
	}
	c.Flags().BoolP("version", "V", false, "print the version")
	c.Flags().SortFlags = false
	addCompletion(c)
	return c
}

// checkSettings refuses settings that can't be, but for verbs that tell what can. Variables of other programs may begin
// with SLACK_ or TELEGRAM_, so only serve, which reads the settings of those names, takes an unknown one for a slip.
func (a *app) checkSettings(c *cobra.Command) error {
	top := c
	for top.HasParent() && top.Parent().HasParent() {
		top = top.Parent()
	}
	name := top.Name()
	if a.env == nil || !c.HasParent() || strings.HasPrefix(name, "__") ||
		slices.Contains([]string{"help", "version", "completion", "check"}, name) {
		return nil
	}
	prefixes := []string{"REBOT_"}
	if name == "serve" {
		prefixes = append(prefixes, "SLACK_", "TELEGRAM_")
	}
	return wrongSettings(a.env.Check(prefixes...))
}

// config has the settings of serve.
func (a *app) config() (settings.Config, error) {
	c, err := settings.Read(a.getenv)
	return c, wrongSettings(err)
}

// stateFolder is where rebot keeps what it is to find again, empty where there is none.
func (a *app) stateFolder() string { return settings.StateFolder(a.getenv) }

// style is how standard output looks.
func (a *app) style() terminal.Style { return terminal.StyleOf(a.stdout, a.getenv) }
