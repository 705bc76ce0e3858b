package main

import (
	"bytes"
	"context"
	"io"
	"path/filepath"
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

// TestCtrlCBlamesNothing cancels, as Ctrl-C does, before a verb has found what it would tell of.
func TestCtrlCBlamesNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	env := map[string]string{"REBOT_STATE": t.TempDir(), "REBOT_WEB": "on"}
	for _, verb := range [][]string{{"read", filepath.Join(manySmall(t), "2024-11.txt")}, {"check"}} {
		var out, told bytes.Buffer
		err := run(ctx, verb, func(k string) string { return env[k] }, nil, &out, &told)
		if code := exitCode(err, &told); code != interrupted || out.Len()+told.Len() > 0 {
			t.Errorf("%s: status %d after %v, it says %s%s", verb[0], code, err, out.String(), told.String())
		}
	}
}

// TestCtrlCEndsAWaitForInput cancels, as Ctrl-C does, when a verb has answered its first line and waits for the next,
// which never comes.
func TestCtrlCEndsAWaitForInput(t *testing.T) {
	env := map[string]string{"REBOT_BULLETINS": filepath.Join(manySmall(t), "2024-11.txt")}
	for verb, answer := range map[string]string{
		"chat": "1500.00", "chat --json": "1500.00", "ask -": "1500.00", "route -": "facts(price 氧化镝)",
	} {
		t.Run(verb, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			in, typed := io.Pipe()
			defer typed.Close() // ends the read that still waits
			go func() { _, _ = typed.Write([]byte("氧化镝多少钱\n")) }()
			out := &cancelAt{text: answer, cancel: cancel}
			err := run(ctx, strings.Fields(verb), func(k string) string { return env[k] }, in, out, io.Discard)
			if code := exitCode(err, io.Discard); code != interrupted {
				t.Errorf("status %d after %v\n%s", code, err, out.String())
			}
		})
	}
}
