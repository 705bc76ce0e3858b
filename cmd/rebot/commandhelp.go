package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// helpVerb is rebot help, for all verbs or one.
func (a *app) helpVerb() *cobra.Command {
	verbs := func(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return namesBelow(c.Root()), cobra.ShellCompDirectiveNoFileComp
	}
	return &cobra.Command{Use: "help [VERB]", Short: "tell how a verb is used", Example: "  rebot help ask",
		Args: words(0, 1, "one verb"), ValidArgsFunction: verbs,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return c.Root().Help()
			}
			for _, v := range c.Root().Commands() {
				if v.Name() == args[0] {
					return v.Help()
				}
			}
			return noVerb(c.Root(), args)
		}}
}

// help tells how a verb is used, and by an example.
func (a *app) help(c *cobra.Command) {
	text := c.Short
	if c.Long != "" {
		text = c.Long
	}
	fmt.Fprintf(a.stdout, "%s\n\nUsage:\n", upper(text))
	if !c.HasParent() {
		a.helpVerbs(c)
	} else if c.HasSubCommands() {
		fmt.Fprintf(a.stdout, "  %s [%s]\n", c.CommandPath(), strings.Join(namesBelow(c), "|"))
	} else {
		fmt.Fprintf(a.stdout, "  %s\n", c.UseLine())
	}
	if c.Example != "" {
		fmt.Fprintf(a.stdout, "\nExamples:\n%s\n", c.Example)
	}
	flags := "Flags"
	if strings.HasSuffix(c.Use, "…") {
		flags = "Flags, before or after the words; what follows -- is no flag"
	}
	fmt.Fprintf(a.stdout, "\n%s:\n", flags)
	a.helpFlags(c.LocalFlags())
}

// helpFlags lists flags, each with what it takes and its default.
func (a *app) helpFlags(flags *pflag.FlagSet) {
	w := tabwriter.NewWriter(a.stdout, 0, 0, 3, ' ', 0)
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		short, most := "    ", ""
		if f.Shorthand != "" {
			short = "-" + f.Shorthand + ", "
		}
		takes, text := pflag.UnquoteUsage(f)
		if f.DefValue != "" && f.DefValue != "false" {
			most = " (default " + f.DefValue + ")"
		}
		fmt.Fprintf(w, "  %s--%s\t%s%s\n", short, strings.TrimSpace(f.Name+" "+takes), text, most)
	})
	_ = w.Flush() // as of all that is printed, standard output's own error is not told
}

// addCompletion adds the verb that writes what a shell needs to complete.
func addCompletion(root *cobra.Command) {
	root.InitDefaultCompletionCmd("")
	for _, c := range root.Commands() {
		if c.Name() == "completion" {
			c.Short, c.Long = "print what lets bash, zsh, fish or PowerShell complete verbs, flags and names", ""
			c.Args, c.RunE = nil, func(c *cobra.Command, args []string) error {
				return misused(c, "completion needs one of %s", strings.Join(namesBelow(c), ", "))
			}
			c.Example = `  source <(rebot completion bash)
  rebot completion zsh >"${fpath[1]}/_rebot"
  rebot completion fish >~/.config/fish/completions/rebot.fish`
		}
	}
}

func namesBelow(c *cobra.Command) (names []string) {
	for _, s := range c.Commands() {
		if !s.Hidden {
			names = append(names, s.Name())
		}
	}
	return names
}

func (a *app) helpVerbs(root *cobra.Command) {
	for _, c := range root.Commands() {
		if !c.Hidden {
			fmt.Fprintf(a.stdout, "  rebot %-13s %s\n", c.Name(), c.Short)
		}
	}
	fmt.Fprintf(a.stdout, "  rebot VERB --help   more about one, with examples\n")
}

func upper(s string) string {
	if s == "" || strings.HasPrefix(s, "rebot") {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
