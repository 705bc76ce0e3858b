package main

import (
	"fmt"
	"log/slog"
	"testing"

	"rebot/bot"
	"rebot/bot/bottest"
	"rebot/bot/deliver"
	"rebot/bot/intent"
	"rebot/bot/slack"
	"rebot/bot/store"
	"rebot/bot/telegram"
	"rebot/bot/telemetry"
)

// TestABacklogOfOnePlatformClosesNoOther fills the inbox with what waits for Telegram.
func TestABacklogOfOnePlatformClosesNoOther(t *testing.T) {
	st, err := store.Open(t.Context(), t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	for i := range 1000 {
		if _, err := st.Put(t.Context(), store.Event{Source: fmt.Sprint("telegram-", i%8), ID: fmt.Sprint(i), Kind: "message", Body: []byte("{}")}); err != nil {
			t.Fatal(err)
		}
	}
	desk := bottest.Service(t)
	s := &server{lg: slog.New(slog.DiscardHandler), store: st, courier: deliver.NewDispatcher(st, desk, deliver.Options{Log: slog.New(slog.DiscardHandler)})}
	err = s.connect(config{slack: slack.Config{BotToken: "xoxb-1", SigningSecrets: []telemetry.Secret{"x"}}, telegram: telegram.Config{Token: "1:x"}}, desk)
	if err != nil {
		t.Fatal(err)
	}
	doors := map[string]*bot.Admission{}
	for _, p := range s.platforms {
		switch a := p.platform.(type) {
		case *slack.Adapter:
			doors[p.name] = a.Admission
		case *telegram.Adapter:
			doors[p.name] = a.Admission
		}
	}
	for platform, want := range map[string]intent.Reason{"slack": "", "telegram": bot.Busy} {
		if v := doors[platform].Admit(t.Context(), bot.Requester{Platform: platform, User: "u", Chat: "c"}); v.Why != want {
			t.Errorf("a question in %s: %q, want %q", platform, v.Why, want)
		}
	}
}
