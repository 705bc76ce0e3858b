package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/peterh/liner"

	"rebot/bot"
)

// A prompt asks for lines: of a person at a terminal, who may edit them, or of a pipe.
type prompt interface {
	// next gives the next line. Its error is that of the context once that has ended.
	next(text string) (string, error)
	close()
}

// newPrompt asks at a terminal by an editor of lines, and elsewhere plainly.
func (a *app) newPrompt(s *bot.Service) prompt {
	if isTerminal(a.stdin) && isTerminal(a.stdout) && liner.TerminalSupported() {
		return a.newEditor(s)
	}
	in, done := a.lines()
	return &plainPrompt{a, in, done}
}

type plainPrompt struct {
	*app
	in   *bufio.Reader
	done func()
}

func (p *plainPrompt) next(text string) (string, error) {
	fmt.Fprint(p.stdout, text)
	line, err := readLine(p.in)
	if line == "" && err != nil {
		fmt.Fprintln(p.stdout)
	}
	return line, err
}

func (p *plainPrompt) close() { p.done() }

// An editor keeps what was asked in a file of the user's.
type editor struct {
	*liner.State
	ctx     context.Context
	history string // the file, empty for none
}

func (a *app) newEditor(s *bot.Service) *editor {
	e := &editor{State: liner.NewLiner(), ctx: a.ctx}
	e.SetCtrlCAborts(true)
	names := namesOf(s.Catalog())
	e.SetWordCompleter(func(line string, pos int) (string, []string, string) {
		return completions(names, line, pos)
	})
	if dir := a.stateFolder(); dir != "" && os.MkdirAll(dir, 0o700) == nil {
		e.history = filepath.Join(dir, "history")
	}
	if f, err := os.Open(e.history); err == nil {
		_, _ = e.ReadHistory(f) // a history that can't be read is left out
		_ = f.Close()
	}
	return e
}

func (e *editor) next(text string) (string, error) {
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

// close gives the terminal back as it was, and keeps the history, which nobody else may read.
func (e *editor) close() {
	_ = e.Close()
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

// completions completes the longest end of what stands before the cursor that a name begins with: Chinese has no blanks.
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
