package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"rebot/bot"
	"rebot/cmd/rebot/terminal"
)

var _ = addVerb(20, func(a *app) *cobra.Command {
	c := &cobra.Command{Use: "chat [flags]", Args: words(0, 0, ""),
		Short: "a conversation: follow-ups such as 上个月呢 and 来源 work",
		Long: `a conversation: follow-ups such as 上个月呢 and 来源 work. On a terminal lines can be edited, the arrow up brings
what was asked before, Tab completes names, and Ctrl-C or Ctrl-D ends it. With --json each line of standard input is
answered by a line of JSON.`,
		Example: "  rebot chat\n  rebot chat --json <turns.txt"}
	f := bulletinFlagsOf(c)
	c.RunE = func(*cobra.Command, []string) error { return a.chat(f) }
	return c
})

// chat answers line by line and remembers what was asked before, until the input ends or says bye.
func (a *app) chat(f *bulletinFlags) error {
	lib, err := a.library(f.bulletins)
	if err != nil {
		return err
	}
	defer lib.Close()
	kept := &receipts{app: a}
	defer kept.close()
	s := a.service(lib, f, kept)
	if f.json {
		return a.chatJSON(s)
	}
	if terminal.AtBoth(a.stdin, a.stdout) {
		fmt.Fprintln(a.stdout, "问吧（例如 氧化镝多少钱），exit 结束。Ask away; exit ends.")
	}
	names := func() []string { return namesOf(s.Catalog()) }
	in := terminal.NewPrompt(a.ctx, a.stdin, a.stdout, names, a.stateFolder())
	defer in.Close()
	for {
		line, err := in.Next("> ")
		if line == "" && err != nil {
			return endOf(err)
		}
		switch line := strings.TrimSpace(line); line {
		case "":
		case "exit", "quit", "bye", "再见", "退出":
			return nil
		default:
			fmt.Fprintln(a.stdout, a.style().Reply(s.Reply(a.ctx, "terminal", "terminal", line)))
		}
	}
}

// chatJSON answers each line of the input by a line of JSON, in one conversation.
func (a *app) chatJSON(s *bot.Service) error {
	return a.eachQuestion([]string{"-"}, func(line string) error {
		ans := s.Reply(a.ctx, "terminal", "terminal", line)
		if err := context.Cause(a.ctx); err != nil { // it was cut short, and so is no answer
			return err
		}
		return a.print(line, ans, true)
	})
}

// endOf is no error where the input just ends.
func endOf(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}
