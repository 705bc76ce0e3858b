package main

import (
	"bytes"
	"net/http"
	"strings"
	"testing"
)

// TestEveryPathHasItsLimits sends each path a body and headers that are too long, past whatever the path asks for
// first.
func TestEveryPathHasItsLimits(t *testing.T) {
	env := slackEnv(t)
	env["TELEGRAM_BOT_TOKEN"], env["TELEGRAM_API_URL"] = "1:canary", "http://127.0.0.1:9"
	env["TELEGRAM_WEBHOOK_URL"], env["TELEGRAM_WEBHOOK_SECRET"] = "https://rebot.example/telegram/webhook", "canary"
	s := startServe(t, env)
	for path, want := range map[string]int{
		"/slack/commands": 413, "/slack/events": 413, "/slack/interactions": 413, "/telegram/webhook": 413,
		"/healthz": 405, "/readyz": 405, "/metrics": 405, "/": 404, // these read no body
	} {
		r, err := http.NewRequestWithContext(t.Context(), "POST", "http://"+s.addr+path,
			bytes.NewReader(make([]byte, maxRequest+1)))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("X-Telegram-Bot-Api-Secret-Token", "canary")
		if status, _ := do(t, r); status != want {
			t.Errorf("a long body to %s got status %d, want %d", path, status, want)
		}
		r.Body, r.ContentLength = http.NoBody, 0
		r.Header.Set("X-Long", strings.Repeat("x", 32<<10))
		if status, _ := do(t, r); status != http.StatusRequestHeaderFieldsTooLarge {
			t.Errorf("long headers to %s got status %d", path, status)
		}
	}
}
