package main

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"
)

// A cancelAt is an output that calls cancel as soon as a text was written to it.
type cancelAt struct {
	bytes.Buffer
	text   string
	cancel context.CancelFunc
}

func (c *cancelAt) Write(p []byte) (int, error) {
	n, err := c.Buffer.Write(p)
	if strings.Contains(c.String(), c.text) {
		c.cancel()
	}
	return n, err
}

// TestCtrlCEndsAWaitForInput cancels, as Ctrl-C does, when a verb has answered its first line and waits for the next,
// which never comes.
func TestCtrlCEndsAWaitForInput(t *testing.T) {
	for verb, answer := range map[string]string{
		"chat": "1711.90", "chat --json": "1711.90", "ask -": "1711.90", "route -": "facts(price 氧化镝)",
	} {
		t.Run(verb, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			in, typed := io.Pipe()
			defer typed.Close() // ends the read that still waits
			go func() { _, _ = typed.Write([]byte("氧化镝多少钱\n")) }()
			out := &cancelAt{text: answer, cancel: cancel}
			err := run(ctx, strings.Fields(verb), func(string) string { return "" }, in, out, io.Discard)
			if code := exitCode(err, io.Discard); code != interrupted {
				t.Errorf("status %d after %v\n%s", code, err, out.String())
			}
		})
	}
}
