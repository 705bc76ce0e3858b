package main

import (
	"fmt"
	"log/slog"
	"testing"

	"rebot/bot"
	"rebot/bot/bottest"
	"rebot/bot/intent"
	"rebot/bot/slack"
	"rebot/bot/store"
	"rebot/bot/telegram"
)

// TestABacklogOfOnePlatformClosesNoOther fills the inbox with what waits for Telegram.
func TestABacklogOfOnePlatformClosesNoOther(t *testing.T) {
	st := bottest.Store(t)
	for i := range 1000 {
		if _, err := st.Put(t.Context(), store.Event{Source: fmt.Sprint("telegram-", i%8), ID: fmt.Sprint(i),
			Kind: "message", Body: []byte("{}")}); err != nil {
			t.Fatal(err)
		}
	}
	s := newServer(slog.New(slog.DiscardHandler), st, nil, slack.Source, telegram.Platform)
	for platform, want := range map[string]intent.Reason{slack.Source: "", telegram.Platform: bot.Busy} {
		if v := s.admission(platform).Admit(t.Context(), bot.Requester{Platform: platform, User: "u",
			Chat: "c"}); v.Why != want {
			t.Errorf("a question in %s: %q, want %q", platform, v.Why, want)
		}
	}
}
