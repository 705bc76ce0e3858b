package answer

import (
	"context"
	"testing"

	"rebot/bot/bottest/cases"
	"rebot/bot/reply"
)

func shippedBot(t testing.TB) *Engine {
	t.Helper()
	return New(cases.Library(t))
}

func ask(t testing.TB, b *Engine, text string) *reply.Reply {
	t.Helper()
	a, err := b.Answer(context.Background(), Question{Text: text})
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return a
}
