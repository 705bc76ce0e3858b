package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/emersion/go-smtp"

	"rebot/bot/bottest"
	"rebot/bot/webhook"
	"rebot/index/bulletin"
	"rebot/index/synth"
)

// A receiver is a program that takes events, and refuses the first few.
type receiver struct {
	mu     sync.Mutex
	refuse int
	ids    []string
	posts  chan string
}

func (p *receiver) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.refuse > 0 {
		p.refuse--
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	var e webhook.Event
	if err := json.NewDecoder(r.Body).Decode(&e); err != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	p.ids = append(p.ids, r.Header.Get("Webhook-Id"))
	p.posts <- "webhook " + e.Type + " " + e.Data.Text
}

// TestWhatIsOrderedForAMailboxAndAProgramComesOnce orders on the command line, beside a rebot that serves: each new issue
// comes once to both, though both refuse it at first, and not again after a restart.
func TestWhatIsOrderedForAMailboxAndAProgramComesOnce(t *testing.T) {
	t.Parallel()
	box, p := bottest.NewMailbox(t), &receiver{posts: make(chan string, 10), refuse: 2}
	hook := httptest.NewServer(p)
	t.Cleanup(hook.Close)
	env := map[string]string{"REBOT_STATE": t.TempDir(), "REBOT_BULLETINS": t.TempDir(), "REBOT_MAIL_FROM": "rebot@firm.example",
		"REBOT_SMTP_URL":       "smtp://rebot:canary@" + box.Addr,
		"REBOT_WEBHOOK_SECRET": "whsec_" + base64.StdEncoding.EncodeToString(make([]byte, 32))}
	put := func(m bulletin.Month) {
		if err := os.WriteFile(filepath.Join(env["REBOT_BULLETINS"], m.String()+".txt"), []byte(synth.Brief(m)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	order := func(words ...string) string {
		t.Helper()
		var out bytes.Buffer
		err := run(t.Context(), append([]string{"order"}, words...), func(k string) string { return env[k] }, strings.NewReader(""), &out, io.Discard)
		if err != nil {
			t.Fatal(words, err)
		}
		return out.String()
	}
	put(bulletin.NewMonth(2024, 11))
	s := startServe(t, env)
	for said, want := range map[string]string{"subscribe price to desk@firm.example": "Subscribed · desk@firm.example",
		"订阅 价格 发到 " + hook.URL + "/hook": "已订阅 · 127.0.0.1", "关注 氧化镝 变动 0.01% 发到 " + hook.URL + "/hook": "已关注"} {
		if got := order(strings.Fields(said)...); !strings.Contains(got, want) {
			t.Errorf("%s: %s", said, got)
		}
	}
	if got := order("subscriptions"); !strings.Contains(got, "→ desk@firm.example") || !strings.Contains(got, "→ "+hook.URL+"/hook") {
		t.Error(got)
	}
	box.Fail(bottest.MailFault{Stage: bottest.MailRecipient, Said: &smtp.SMTPError{Code: 450, Message: "greylisted"}})
	put(bulletin.NewMonth(2024, 12))
	arrived := nextPost(t, p.posts) + nextPost(t, p.posts)
	<-box.Came()
	if strings.Count(arrived, "2024年12月") < 2 || !strings.Contains(arrived, "webhook digest") || !strings.Contains(arrived, "webhook alert") {
		t.Error(arrived)
	}
	if got := order("unsubscribe", "to", "desk@firm.example"); !strings.Contains(got, "Unsubscribed") {
		t.Error(got)
	}
	if err := s.stop(); err != nil {
		t.Fatal(err)
	}
	s = startServe(t, env)
	put(bulletin.NewMonth(2025, 1)) // had anything come again, it would come first
	if got := nextPost(t, p.posts); !strings.Contains(got, "2025年1月") {
		t.Error(got)
	}
	if err := s.stop(); err != nil {
		t.Fatal(err)
	}
	if got := box.Letters(); len(got) != 1 || got[0].To != "desk@firm.example" || strings.Contains(s.log.all(), "canary") {
		t.Errorf("mailed: %+v", got)
	}
	if len(p.ids) < 3 || p.ids[0] == p.ids[1] || p.ids[1] == p.ids[2] {
		t.Error(p.ids)
	}
}
