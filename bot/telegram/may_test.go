package telegram

import (
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"rebot/bot/bottest"
	"rebot/bot/store"
)

// testdata/may.txt says of itself what its lines are.
func TestWhoMayDoWhat(t *testing.T) {
	lines, err := os.ReadFile("testdata/may.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(lines)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		t.Run(line, func(t *testing.T) {
			f := strings.Split(line, " | ")
			kind, who, _ := strings.Cut(f[0], " ")
			inOffice(t, func(t *testing.T, w *world, s *store.Store) {
				update, chat := updateOf(kind, who, bottest.Acts[f[1]])
				said := ""
				for _, m := range w.askIn(chat, update, time.Minute) {
					said += m.Text
				}
				n := len(subscriptions(t, s, store.Place{Chat: strconv.FormatInt(chat, 10)}))
				if got := bottest.Became(f[1], said, n > 0); got != f[2] {
					t.Errorf("it is %s: %s", got, said)
				}
			}, func(w *world) {
				w.cfg.Chats, w.cfg.Admins = []int64{7, -100, -200}, []int64{42}
				w.fake.Admins = map[int64]bool{8: true}
			})
		})
	}
}

// updateOf makes the update by which it comes.
func updateOf(kind, who, words string) (update map[string]any, chat int64) {
	m := map[string]any{"message_id": 5, "date": 1, "text": words}
	if kind != "private" {
		m["text"] = "@rebot_bot " + words
	}
	from := map[string]any{}
	for w := range strings.FieldsSeq(who) {
		k, v, _ := strings.Cut(w, "=")
		n, _ := strconv.ParseInt(v, 10, 64)
		switch k {
		case "chat":
			chat = n
			m["chat"] = map[string]any{"id": n, "type": kind}
		case "from":
			from["id"], from["is_bot"] = n, false
			m["from"] = from
		case "bot":
			from["is_bot"] = true
		case "sender":
			m["sender_chat"] = map[string]any{"id": n, "type": "channel"}
		case "forwarded":
			m["forward_origin"] = map[string]any{"type": "user", "date": 1,
				"sender_user": map[string]any{"id": 42, "is_bot": false}}
		case "via":
			m["via_bot"] = map[string]any{"id": 50, "is_bot": true}
		case "automatic":
			m["is_automatic_forward"] = true
		}
	}
	if kind == "channel" {
		return map[string]any{"channel_post": m}, chat
	}
	return map[string]any{"message": m}, chat
}
