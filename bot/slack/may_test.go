package slack

import (
	"encoding/json"
	"maps"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"rebot/bot/bottest"
	"rebot/bot/store"
	"rebot/bot/subscribe"
)

// testdata/may.txt says of itself what its lines are.
func TestWhoMayDoWhat(t *testing.T) {
	text, err := os.ReadFile("testdata/may.txt")
	if err != nil {
		t.Fatal(err)
	}
	bottest.Service(t)
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		t.Run(line, func(t *testing.T) {
			f := strings.Split(line, " | ")
			kind, who, _ := strings.Cut(f[0], " ")
			bubble(t, func(t *testing.T) {
				if got := outcome(t, kind, fields(who), f[1]); got != f[2] {
					t.Errorf("it is %s", got)
				}
			})
		})
	}
}

// fields reads words such as user=U1; one without a value is true.
func fields(text string) map[string]any {
	out := map[string]any{}
	for w := range strings.FieldsSeq(text) {
		if k, v, ok := strings.Cut(w, "="); ok {
			out[k] = v
		} else {
			out[w] = true
		}
	}
	return out
}

// outcome has somebody do something, and tells what became of it.
func outcome(t *testing.T, kind string, who map[string]any, act string) string {
	w := newWorld(t, httpOnly, func(c *Config) { c.Teams, c.Admins = []string{"T1", "E5"}, []string{"U9", "T5/U5"} })
	s := bottest.Store(t)
	w.cfg.Commands = subscribe.NewHandler(s, bottest.Service(t), subscribe.Config{})
	stop := w.run(t)
	path, body := requestOf(kind, who, bottest.Acts[act])
	rec := w.deliver(path, body)
	settle(time.Minute)
	list, err := s.Subscriptions(t.Context(), store.Place{Platform: Source, Team: "T1", Chat: "C1"}, "digest")
	if err != nil {
		t.Fatal(err)
	}
	stop()
	_ = s.Close()
	said := rec.Body.String()
	posts, _ := w.seen()
	for _, p := range posts {
		said += p.text
	}
	return bottest.Became(act, said, len(list) > 0)
}

// requestOf makes the request by which it comes.
func requestOf(kind string, who map[string]any, text string) (path, body string) {
	get := func(k string) string { s, _ := who[k].(string); return s }
	switch kind {
	case "command":
		v := url.Values{"command": {"/re"}, "text": {text}, "user_id": {get("user")}, "team_id": {get("team_id")},
			"enterprise_id": {get("enterprise_id")},
			"channel_id":    {"C1"}, "response_url": {"http://slack.test/hooks/1"}}
		return "/slack/commands", v.Encode()
	case "press":
		b, _ := json.Marshal(map[string]any{"type": "block_actions", "team": map[string]any{"id": "T1"},
			"user":    map[string]any{"id": get("user"), "team_id": get("user_team")},
			"channel": map[string]any{"id": "C1"}, "response_url": "http://slack.test/hooks/1",
			"container": map[string]any{"message_ts": "1.1"},
			"actions":   []any{map[string]any{"action_id": actAsk, "value": text, "action_ts": "1"}}})
		return "/slack/interactions", url.Values{"payload": {string(b)}}.Encode()
	}
	inner := maps.Clone(who)
	inner["channel"], inner["ts"], inner["text"], inner["type"] = "C1", "1.1", "<@UBOT> "+text, "app_mention"
	if kind != "mention" {
		inner["type"], inner["text"] = "message", text
	}
	if kind == "direct" {
		inner["channel_type"] = "im"
	}
	outer := map[string]any{"type": "event_callback", "team_id": "T1", "event_id": "E1", "event": inner,
		"is_ext_shared_channel": who["shared"] == true,
		"authorizations":        []any{map[string]any{"team_id": "T1", "enterprise_id": get("org"), "user_id": "UBOT"}}}
	return "/slack/events", toJSON(outer)
}
