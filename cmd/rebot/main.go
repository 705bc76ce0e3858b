// Command rebot answers questions about the monthly rare-earth bulletin 《离子型稀土信息简报》.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	if len(os.Args) == 2 && os.Args[1] == pdfVerb { // it reads no settings
		os.Exit(exitCode(readPDF(), os.Stderr))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends it at once
	err := runIn(ctx, os.Args[1:], newEnvironment(os.Environ(), ".env"), os.Stdin, os.Stdout, os.Stderr)
	os.Exit(exitCode(err, os.Stderr))
}

// runIn runs a verb unless the settings can't be. Variables of other programs may begin with SLACK_ or TELEGRAM_, so
// only serve, which reads the settings of those names, takes an unknown one for a slip.
func runIn(ctx context.Context, args []string, env environment, stdin io.Reader, stdout, stderr io.Writer) error {
	prefixes := []string{"REBOT_"}
	if len(args) > 0 && args[0] == "serve" {
		prefixes = append(prefixes, "SLACK_", "TELEGRAM_")
	}
	if len(args) > 0 && args[0] != "help" && args[0] != "version" {
		if err := env.check(prefixes...); err != nil {
			return err
		}
	}
	return run(ctx, args, env.getenv, stdin, stdout, stderr)
}

// A usageError is a command line that can't be understood; it ends with status 2.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

// interrupted is the status of who was told to end before it was done, as shells have it for Ctrl-C.
const interrupted = 130

func exitCode(err error, stderr io.Writer) int {
	var usage usageError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "rebot: %v\nRun rebot help for the verbs.\n", err)
		return 2
	case errors.Is(err, context.Canceled):
		return interrupted
	}
	fmt.Fprintf(stderr, "rebot: %v\n", err)
	return 1
}

// An app is passed to every verb: nothing of it comes from the process's globals, so that tests can run it.
type app struct {
	ctx            context.Context
	getenv         func(string) string
	stdin          io.Reader
	stdout, stderr io.Writer
}

// verbs are the things that rebot can do, in the order that help shows them.
var verbs = []struct {
	name, args, text string
	run              func(*app, []string) error
}{
	{"ask", "[--json] [--bulletins PATH] QUESTION…", "answer a question, or with - one for each line of input",
		(*app).ask},
	{"chat", "[--bulletins PATH]", "a conversation: follow-ups such as 上个月呢 and 来源 work", (*app).chat},
	{"search", "[--json] [-n N] [--month 2024-11] [--section 行业动态] [--bulletins PATH] QUESTION…",
		"the passages that a question finds, the best first", (*app).searchFor},
	{"digest", "[--month 2024-11] [--bulletins PATH]", "what an issue says in short", (*app).digest},
	{"route", "[--bulletins PATH] QUESTION…", "print what a question means and which rule took it", (*app).route},
	{"tokens", "[--json] [--month 2024-11] TEXT", "print the words, names, numbers and periods of a text",
		(*app).tokens},
	{"read", "[--json] FILE…", "print what was read out of a file: articles, facts, findings", (*app).read},
	{"serve", "[--debug]", "answer in Slack and Telegram; .env.example tells the settings", (*app).serve},
	{"health", "", "ask the rebot that serves at REBOT_ADDR whether it is ready", (*app).health},
	{"version", "", "print the version", (*app).version},
}

func run(ctx context.Context, args []string, getenv func(string) string, stdin io.Reader, stdout,
	stderr io.Writer) error {
	a := &app{ctx, getenv, stdin, stdout, stderr}
	if len(args) == 0 || args[0] == "help" || args[0] == "-h" || args[0] == "--help" {
		a.help()
		return nil
	}
	for _, v := range verbs {
		if v.name == args[0] {
			return v.run(a, args[1:])
		}
	}
	return usageError{fmt.Sprintf("there is no verb %q", args[0])}
}

func (a *app) help() {
	fmt.Fprintln(a.stdout,
		"rebot answers questions about the monthly rare-earth bulletin, with the line each figure stands on.")
	for _, v := range verbs {
		fmt.Fprintf(a.stdout, "  rebot %-8s %-42s %s\n", v.name, v.args, v.text)
	}
}
