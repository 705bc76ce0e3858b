// Command rebot answers questions about the monthly rare-earth bulletin 《离子型稀土信息简报》.
package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"rebot/cmd/rebot/settings"
	"rebot/index/bulletin"
	_ "rebot/index/search/disk" // keeps the library
)

func main() {
	if isPDFProcess(os.Args) { // it reads no settings
		os.Exit(exitCode(readPDF(os.Args[2:]), os.Stderr))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends it at once
	err := runIn(ctx, os.Args[1:], settings.NewEnvironment(os.Environ(), ".env"), os.Stdin, os.Stdout, os.Stderr)
	os.Exit(exitCode(err, os.Stderr))
}

// runIn runs a verb unless the settings can't be.
func runIn(ctx context.Context, args []string, env settings.Environment, stdin io.Reader, stdout, stderr io.Writer) error {
	return (&app{ctx, env.Getenv, stdin, stdout, stderr, &env}).run(args)
}

// A usageError is a command line, or a setting, that can't be; it ends with status 2.
type usageError struct {
	text string
	hint string // where it is told how it is to be; empty for the help of all verbs
	err  error  // what it comes of, nil for nothing
}

func (e usageError) Error() string { return e.text }
func (e usageError) Unwrap() error { return e.err }

// wrongSettings makes an error one of settings that can't be.
func wrongSettings(err error) error {
	if err == nil {
		return nil
	}
	return usageError{err.Error(), "Run rebot check to see what is set, and where; .env.example explains each setting.", err}
}

// interrupted is the status of a program told to end before it was done, as shells have it for Ctrl-C.
const interrupted = 130

// notAnswered is the status of ask --strict where a question was not answered.
const notAnswered = 3

// An ended error is a status of its own, of which everything is said already.
type ended int

func (e ended) Error() string { return fmt.Sprintf("it ends with status %d", int(e)) }

func exitCode(err error, stderr io.Writer) int {
	var usage usageError
	var status ended
	switch {
	case err == nil:
		return 0
	case errors.As(err, &status):
		return int(status)
	case errors.As(err, &usage):
		complain(stderr, "%v\n%s", err, cmp.Or(usage.hint, "Run rebot help for the verbs."))
		return 2
	case errors.Is(err, context.Canceled):
		return interrupted
	}
	complain(stderr, "%v", err)
	return 1
}

// complain tells what is wrong. It may quote what was typed, and names of files, which command no terminal.
func complain(stderr io.Writer, format string, args ...any) {
	fmt.Fprintf(stderr, "rebot: %s\n", bulletin.StripControl(fmt.Sprintf(format, args...)))
}

func (a *app) complain(format string, args ...any) { complain(a.stderr, format, args...) }
