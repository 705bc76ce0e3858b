package telegram

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"rebot/bot/bottest"
	"rebot/bot/telemetry"
)

const hookSecret = "canary-Secret_1"

func hooked(c *Config) {
	c.WebhookURL, c.WebhookSecret = "https://rebot.test/telegram/webhook", hookSecret
}

// served is an adapter's HTTP paths.
func (w *world) served() *http.ServeMux {
	mux := http.NewServeMux()
	w.Routes(mux)
	return mux
}

func TestAWebhookWithoutASecretIsRefusedAtTheStart(t *testing.T) {
	for _, secret := range []string{"", "with space", strings.Repeat("a", 257), "密"} {
		cfg := Config{Token: testToken, WebhookURL: "https://rebot.test/telegram/webhook",
			WebhookSecret: telemetry.Secret(secret)}
		if err := cfg.Validate(); err == nil {
			t.Errorf("the secret %q is taken", secret)
		}
	}
}

func TestOnlyWhoKnowsTheSecretIsHeard(t *testing.T) {
	w := newWorld(t, hooked)
	mux := w.served()
	for _, secret := range []string{"", "wrong", hookSecret + "x", hookSecret[:len(hookSecret)-1],
		strings.ToLower(hookSecret)} {
		status, body := bottest.Deliver(mux, webhookPath, secret, text(7, "氧化镝多少钱"))
		if status != http.StatusUnauthorized || body != "" || w.inbox.Waiting() != 0 {
			t.Errorf("with the secret %q: %d %q, %d events", secret, status, body, w.inbox.Waiting())
		}
	}
	r, _ := http.NewRequest(http.MethodPost, webhookPath, strings.NewReader(`{"update_id":1}`))
	r.Header["X-Telegram-Bot-Api-Secret-Token"] = []string{hookSecret, hookSecret}
	if resp, err := (bottest.HandlerTransport{Handler: mux}).RoundTrip(r); err != nil ||
		resp.StatusCode != http.StatusUnauthorized {
		t.Errorf("a header that comes twice: %v %v", resp, err)
	}
	if strings.Contains(w.log.String(), "canary") {
		t.Error("the log shows the secret")
	}
}

func TestEveryAnswerToTelegramIsEmpty(t *testing.T) {
	w := newWorld(t, hooked)
	mux := w.served()
	for _, c := range []struct {
		body string
		want int
	}{
		{`{"update_id":1,"message":{"chat":{"id":7,"type":"private"},"text":"x"}}`, 200}, {`{"update_id":2}`, 200},
		{`not json`, 200}, {``, 200},
		{`{"update_id":3,"guest_message":{}}`, 200}, {`{"update_id":4,"message":{"chat":"x"}}`, 200},
		{strings.Repeat(" ", maxUpdate+1), 413},
	} {
		status, body := bottest.DeliverRaw(mux, webhookPath, hookSecret, []byte(c.body))
		if status != c.want || body != "" {
			t.Errorf("%.40q is answered %d %q", c.body, status, body)
		}
	}
	if n := w.inbox.Waiting(); n != 2 {
		t.Errorf("%d events are stored, should be the first and the one that can't be read", n)
	}
}

func TestAnUpdateThatCannotBeStoredComesAgain(t *testing.T) {
	w := newWorld(t, hooked)
	mux := w.served()
	u := text(7, "氧化镝多少钱")
	u["update_id"] = 5
	w.inbox.Fail(errors.New("the disk is full"))
	if status, body := bottest.Deliver(mux, webhookPath, hookSecret, u); status != http.StatusServiceUnavailable ||
		body != "" {
		t.Errorf("it is answered %d %q", status, body)
	}
	w.inbox.Fail(nil)
	for range 3 {
		if status, _ := bottest.Deliver(mux, webhookPath, hookSecret, u); status != http.StatusOK {
			t.Errorf("it is answered %d", status)
		}
	}
	if n := w.inbox.Waiting(); n != 1 {
		t.Errorf("%d events are stored", n)
	}
}

// TestUntilTheBotIsKnownNothingIsKept delivers a flood to a process that could not ask Telegram yet who it is.
func TestUntilTheBotIsKnownNothingIsKept(t *testing.T) {
	w := newWorld(t, hooked, func(c *Config) { c.Chats = []int64{-100} })
	me := w.me.Swap(nil)
	mux := w.served()
	u := text(-100, "/price@rebot_bot 氧化镝")
	for i := range 100 {
		u["update_id"] = i + 1
		if status, body := bottest.Deliver(mux, webhookPath, hookSecret, u); status != http.StatusServiceUnavailable ||
			body != "" {
			t.Fatalf("it is answered %d %q", status, body)
		}
	}
	if n := w.inbox.Waiting(); n != 0 || w.Health() == nil {
		t.Errorf("%d events are stored; it calls itself %v", n, w.Health())
	}
	w.me.Store(me)
	if status, _ := bottest.Deliver(mux, webhookPath, hookSecret, u); status != http.StatusOK ||
		w.inbox.Waiting() != 1 {
		t.Errorf("sent again it is answered %d, %d events", status, w.inbox.Waiting())
	}
}

func TestWithoutAWebhookThereIsNoPath(t *testing.T) {
	if status, _ := bottest.Deliver(newWorld(t).served(), webhookPath, hookSecret,
		text(7, "x")); status != http.StatusNotFound {
		t.Errorf("it is answered %d", status)
	}
}

func TestTheWebhookIsSetOnceAndAgainWhenSomethingDiffers(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		var err error
		hooked(&w.cfg)
		start := func(want int) {
			t.Helper()
			if w.Adapter, err = New(w.cfg, w.service, w.inbox, w.keep, w.lg, w.hc); err != nil {
				t.Fatal(err)
			}
			w.running(t, func() { time.Sleep(time.Second) })
			if n := len(w.fake.Calls("setWebhook")); n != want {
				t.Errorf("it was set %d times, should be %d", n, want)
			}
		}
		start(1)
		start(1)
		w.cfg.WebhookSecret = "another"
		start(2)
		if hook := w.fake.WebhookSet(); hook.Secret != "another" || hook.URL != w.cfg.WebhookURL ||
			len(hook.Allowed) != len(allowedUpdates) {
			t.Errorf("%+v is set", hook)
		}
		w.cfg.WebhookURL, w.cfg.WebhookSecret = "", ""
		start(2)
		if w.fake.WebhookSet().URL != "" {
			t.Error("the webhook stands in the way of polling")
		}
	})
}

func TestAWebhookAnswersQuestions(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		hooked(&w.cfg)
		w.Adapter, _ = New(w.cfg, w.service, w.inbox, w.keep, w.lg, w.hc)
		mux := w.served()
		w.running(t, func() {
			time.Sleep(time.Second)
			for i := range 3 {
				u := text(7, "氧化镝多少钱")
				u["update_id"] = i + 1
				bottest.Deliver(mux, webhookPath, hookSecret, u)
			}
			time.Sleep(10 * time.Second)
			if n := len(w.fake.In(7)); n != 3 {
				t.Errorf("%d answers to 3 questions", n)
			}
		})
	})
}
