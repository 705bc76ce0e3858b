package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"rebot/bot/bottest"
)

// The secrets that serve is given here. All of them have the word canary in them, which must be in nothing that it
// says.
const (
	canarySlack = "xoxb-canary-slack"
	canaryApp   = "xapp-canary-app"
	canarySign  = "canary-signing"
	canaryHook  = "canary_hook"
)

// A canaryCase is a way in which things go well or wrong, and a line of the log which shows that they did.
type canaryCase struct {
	name  string
	env   map[string]string
	shown string
	token string // of the fake Telegram
	slack http.HandlerFunc
	polls []bottest.Fault
}

func says(status int, text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		fmt.Fprint(w, text)
	}
}

func broken(w http.ResponseWriter, _ *http.Request) {
	if c, _, err := http.NewResponseController(w).Hijack(); err == nil {
		c.Close()
	}
}

var canaryCases = []canaryCase{
	{name: "all is well", token: telegramToken, slack: says(200, `{"ok":true,"channel":"C1","ts":"1.1"}`),
		shown: `"msg":"asked"`},
	{name: "tokens are refused", token: "4242:another", slack: says(200, `{"ok":false,"error":"invalid_auth"}`),
		shown: "slack refuses the bot token"},
	{name: "answers break off", token: telegramToken, slack: broken, shown: "unknown whether sent"},
	{name: "platforms are in trouble", token: telegramToken, slack: says(503, "no"), shown: "opening a socket failed"},
	{name: "nothing can be reached", token: telegramToken, slack: broken, shown: "telegram could not be set up",
		env: map[string]string{"SLACK_API_URL": "http://127.0.0.1:9/", "TELEGRAM_API_URL": "http://127.0.0.1:9"}},
	{name: "polls break off", token: telegramToken, slack: says(200, "{"), shown: "polling failed",
		polls: []bottest.Fault{{Kind: bottest.FaultReset}}},
	{name: "a webhook", token: telegramToken, slack: says(401, "no"), shown: "telegram knows the bot",
		env: map[string]string{"TELEGRAM_WEBHOOK_URL": "https://rebot.example/telegram/webhook",
			"TELEGRAM_WEBHOOK_SECRET": canaryHook}},
}

func TestNoSecretIsInAnythingThatServeSays(t *testing.T) {
	for _, c := range canaryCases {
		t.Run(c.name, func(t *testing.T) { c.run(t, "") })
	}
	t.Run("PostgreSQL", func(t *testing.T) {
		u, err := url.Parse(bottest.Postgres(t))
		if err != nil {
			t.Fatal(err)
		}
		u.User = url.UserPassword(u.User.Username(), "canary-database") // which a server that trusts never asks for
		canaryCases[0].run(t, u.String())
	})
}

// run serves, is asked on both platforms, and looks through all that was said.
func (c canaryCase) run(t *testing.T, database string) {
	fake := bottest.NewTelegram(c.token)
	fake.Fault("getUpdates", c.polls...)
	apis := []*httptest.Server{httptest.NewServer(c.slack), httptest.NewServer(fake)}
	env := map[string]string{"REBOT_STATE": t.TempDir(), "DATABASE_URL": database, "SLACK_BOT_TOKEN": canarySlack,
		"SLACK_APP_TOKEN":      canaryApp,
		"SLACK_SIGNING_SECRET": canarySign, "SLACK_API_URL": apis[0].URL + "/", "TELEGRAM_BOT_TOKEN": telegramToken,
		"TELEGRAM_API_URL": apis[1].URL}
	for k, v := range c.env {
		env[k] = v
	}
	fake.Push(map[string]any{"message": map[string]any{"message_id": 1, "date": time.Now().Unix(), "text": "状态",
		"chat": map[string]any{"id": 7, "type": "private"}, "from": map[string]any{"id": 7, "first_name": "x"}}})
	s := startServe(t, env)
	said := c.ask(t, s, env["SLACK_API_URL"])
	if _, ok := s.log.find(c.shown); !ok {
		t.Error("it did not come to what is to be tried")
	}
	for _, path := range []string{"/metrics", "/readyz", "/healthz"} {
		_, body := get(t, s.addr, path)
		said = append(said, body)
	}
	for _, api := range apis { // so that no poll is held open
		api.CloseClientConnections()
	}
	err := s.stop()
	for _, api := range apis {
		api.Close()
	}
	said = append(said, fmt.Sprintf("%v %+v %#v", err, err, err), s.log.all())
	for _, text := range said {
		if at := strings.Index(text, "canary"); at >= 0 {
			t.Errorf("a secret is shown: %.300s", text[max(0, at-200):])
		}
	}
}

// ask asks how rebot is and presses a button, whose answer goes to an address that is a secret too.
func (c canaryCase) ask(t *testing.T, s *served, api string) (said []string) {
	t.Helper()
	_, status := command(t, s.addr, canarySign, "status")
	if !strings.Contains(status, "Issues loaded: 1") {
		t.Errorf("status is answered %s", status)
	}
	_, refused := command(t, s.addr, "wrong", "status")
	_, price := command(t, s.addr, canarySign, "price 氧化镝")
	payload := fmt.Sprintf(`{"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1"},"channel":{"id":"C1"},
		"container":{"is_ephemeral":true},"response_url":%q,
		"actions":[{"action_id":"ask","value":"氧化镝多少钱","action_ts":"1.1"}]}`, api+"actions/canary/response")
	_, pressed := signed(t, s.addr, "/slack/interactions", canarySign, url.Values{"payload": {payload}})
	r, err := http.NewRequestWithContext(t.Context(), "POST", "http://"+s.addr+"/telegram/webhook",
		strings.NewReader("{"))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("X-Telegram-Bot-Api-Secret-Token", canaryHook)
	_, hooked := do(t, r)
	return []string{status, refused, price, pressed, hooked}
}
