package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"rebot/bot/answer"
	"rebot/bot/api"
	"rebot/bot/reply"
	"rebot/index/bulletin"
)

// askFlags are the flags that all verbs which take questions have.
type askFlags struct {
	*flag.FlagSet
	json      *bool
	bulletins *string
}

func newAskFlags(name string) askFlags {
	fs := flag.NewFlagSet(name, flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	return askFlags{fs, fs.Bool("json", false, ""), fs.String("bulletins", "", "")}
}

// ask answers one question, or with - one for each line of standard input.
func (a *app) ask(args []string) error {
	f := newAskFlags("ask")
	if err := f.Parse(args); err != nil || f.NArg() == 0 {
		return usageError{"ask [--json] [--bulletins PATH] QUESTION…"}
	}
	return a.askEach(f, func(b *answer.Engine, question string) error {
		return a.answer(b, answer.Question{Text: question}, *f.json)
	})
}

// askEach calls f with each question of the command line, and with what answers out of its bulletins.
func (a *app) askEach(flags askFlags, f func(b *answer.Engine, question string) error) error {
	lib, err := a.library(*flags.bulletins)
	if err != nil {
		return err
	}
	defer lib.Close()
	b := answer.New(lib)
	return a.eachQuestion(flags.Args(), func(question string) error { return f(b, question) })
}

// eachQuestion calls f with the words of the command line as one question, or with each line of standard input for -.
func (a *app) eachQuestion(args []string, f func(string) error) error {
	if len(args) != 1 || args[0] != "-" {
		question := strings.Join(args, " ")
		return f(question[:min(len(question), maxQuestion)])
	}
	in, done := a.lines()
	defer done()
	for {
		line, err := readLine(in)
		if line != "" {
			if e := f(strings.TrimRight(line, "\r\n")); e != nil {
				return e
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading questions: %w", err)
		}
	}
}

func (a *app) answer(b *answer.Engine, q answer.Question, asJSON bool) error {
	ans, err := b.Answer(a.ctx, q)
	if err != nil {
		return err
	}
	return a.print(q.Text, ans, asJSON)
}

// print writes an answer as text, or as a line of JSON.
func (a *app) print(question string, ans *reply.Reply, asJSON bool) error {
	if !asJSON {
		_, err := fmt.Fprintln(a.stdout, reply.Text(ans))
		return err
	}
	e := json.NewEncoder(a.stdout)
	e.SetEscapeHTML(false)
	return e.Encode(api.AnswerOf(question, ans))
}

// route prints what questions mean: the tokens, the query, what was left out, and the reading that came second.
func (a *app) route(args []string) error {
	f := newAskFlags("route")
	if err := f.Parse(args); err != nil || f.NArg() == 0 {
		return usageError{"route [--bulletins PATH] QUESTION…"}
	}
	return a.askEach(f, func(b *answer.Engine, question string) error {
		r := b.Route(answer.Question{Text: question})
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
	})
}
