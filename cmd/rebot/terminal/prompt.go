package terminal

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/peterh/liner"
)

// A Prompt asks for lines: of a person at a terminal, who may edit them, or of a pipe.
type Prompt interface {
	// Next gives the next line. Its error is that of the context once that has ended.
	Next(text string) (string, error)
	Close()
}

// NewPrompt asks at a terminal by an editor of lines, which completes names and keeps its history in the folder state,
// and elsewhere plainly: where nobody looks nothing is asked.
func NewPrompt(ctx context.Context, stdin io.Reader, stdout io.Writer, names func() []string, state string) Prompt {
	if AtBoth(stdin, stdout) && liner.TerminalSupported() {
		return newEditor(ctx, names(), state)
	}
	if !AtBoth(stdin, stdout) {
		stdout = io.Discard
	}
	in, done := Lines(ctx, stdin)
	return &plainPrompt{stdout, in, done}
}

type plainPrompt struct {
	out  io.Writer
	in   *bufio.Reader
	done func()
}

func (p *plainPrompt) Next(text string) (string, error) {
	fmt.Fprint(p.out, text)
	line, err := ReadLine(p.in)
	if line == "" && err != nil {
		fmt.Fprintln(p.out)
	}
	return line, err
}

func (p *plainPrompt) Close() { p.done() }

// An editor keeps what was asked in a file of the user's.
type editor struct {
	*liner.State
	ctx     context.Context
	history string // the file, empty for none
}

func newEditor(ctx context.Context, names []string, state string) *editor {
	e := &editor{State: liner.NewLiner(), ctx: ctx}
	e.SetCtrlCAborts(true)
	e.SetWordCompleter(func(line string, pos int) (string, []string, string) {
		return completions(names, line, pos)
	})
	if state != "" && os.MkdirAll(state, 0o700) == nil {
		e.history = filepath.Join(state, "history")
	}
	if f, err := os.Open(e.history); err == nil {
		_, _ = e.ReadHistory(f) // a history that can't be read is left out
		_ = f.Close()
	}
	return e
}

func (e *editor) Next(text string) (string, error) {
	type typed struct {
		line string
		err  error
	}
	got := make(chan typed, 1)
	go func() {
		line, err := e.Prompt(text)
		got <- typed{line, err}
	}()
	select {
	case <-e.ctx.Done():
		return "", e.ctx.Err()
	case t := <-got:
		if errors.Is(t.err, liner.ErrPromptAborted) {
			return "", context.Canceled
		}
		if strings.TrimSpace(t.line) != "" {
			e.AppendHistory(t.line)
		}
		return t.line, t.err
	}
}

// Close gives the terminal back as it was, and keeps the history, which nobody else may read.
func (e *editor) Close() {
	_ = e.State.Close()
	if e.history == "" {
		return
	}
	f, err := os.OpenFile(e.history, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return
	}
	defer f.Close()
	_, _ = e.WriteHistory(f)
}

// completions completes the longest end of what stands before the cursor that a name begins with: Chinese has no
// blanks.
func completions(names []string, line string, pos int) (head string, list []string, tail string) {
	runes := []rune(line)
	before, tail := string(runes[:pos]), string(runes[pos:])
	for from := range before {
		end := before[from:]
		for _, n := range names {
			if len(n) > len(end) && strings.EqualFold(n[:len(end)], end) && utf8.ValidString(n[:len(end)]) {
				list = append(list, n)
			}
		}
		if len(list) > 0 {
			return before[:from], list, tail
		}
	}
	return before, nil, tail
}
