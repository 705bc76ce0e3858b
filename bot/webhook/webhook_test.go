package webhook

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"rebot/bot/api"
	"rebot/bot/bottest"
	"rebot/bot/deliver"
	"rebot/bot/queue"
	"rebot/bot/telemetry"
)

// secret is that of the specification's own example.
const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

func newHooks(t *testing.T) *Hooks {
	t.Helper()
	h, err := New(Config{Secret: secret, Now: func() time.Time { return time.Unix(1614265330, 0) }}, slog.New(slog.DiscardHandler), http.DefaultClient)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// The specification's example: https://github.com/standard-webhooks/standard-webhooks/blob/main/libraries/go/webhook_test.go
func TestASignatureIsThatOfTheSpecification(t *testing.T) {
	h := newHooks(t)
	got := "v1," + sign(h.key, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", []byte(`{"test": 2432232314}`))
	if want := "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// A request says what it is, and its figures stand with their places in what is signed.
func TestAProgramGetsASignedEvent(t *testing.T) {
	var got *http.Request
	var body []byte
	program := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		got = r
		body, _ = io.ReadAll(r.Body)
	}))
	t.Cleanup(program.Close)
	a := bottest.Service(t).Ask(t.Context(), "", "2024年11月摘要")
	more, err := newHooks(t).SendPart(t.Context(), deliver.Place{Platform: Platform, Chat: program.URL + "/hook"}, a,
		deliver.Part{ID: "S1/2024-11/0", Kind: deliver.KindDigest})
	if more || err != nil {
		t.Fatal(more, err)
	}
	key, _ := base64.StdEncoding.DecodeString("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(got.Header.Get("Webhook-Id") + "." + got.Header.Get("Webhook-Timestamp") + "." + string(body)))
	if want := "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil)); got.Header.Get("Webhook-Signature") != want ||
		got.Header.Get("Webhook-Id") != "S1/2024-11/0" || got.Header.Get("Webhook-Timestamp") != "1614265330" {
		t.Errorf("%v, want %s", got.Header, want)
	}
	var e struct {
		Type      string
		Timestamp time.Time
		Data      api.Answer
	}
	if err := json.Unmarshal(body, &e); err != nil || e.Type != "digest" || e.Timestamp.Unix() != 1614265330 {
		t.Fatalf("%+v, %v", e, err)
	}
	if len(e.Data.Figures) == 0 || len(e.Data.Citations) == 0 || !strings.Contains(e.Data.Text, "1711.90") ||
		e.Data.Citations[0].Issue.String() != "2024-11" {
		t.Errorf("%+v", e.Data)
	}
}

// answering is a program that answers as a line of outcomes.txt says.
func answering(t *testing.T, how string) string {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if how == "silence" {
			c, _, err := http.NewResponseController(w).Hijack()
			if err == nil {
				c.Close()
			}
			return
		}
		status, wait, _ := strings.Cut(how, " ")
		if wait != "" {
			w.Header().Set("Retry-After", wait)
		}
		w.Header().Set("Location", "/elsewhere")
		code, _ := strconv.Atoi(status)
		w.WriteHeader(code)
	}))
	t.Cleanup(s.Close)
	if how == "away" {
		s.Close()
	}
	return s.URL
}

func TestEachAnswerOfAProgramIsOneOfThreeOutcomes(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "outcomes.txt"))
	if err != nil {
		t.Fatal(err)
	}
	a := bottest.Service(t).Ask(t.Context(), "", "氧化镝多少钱")
	for line := range strings.Lines(string(text)) {
		how, want, ok := strings.Cut(strings.TrimSpace(line), " ⇒ ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		url := answering(t, how)
		_, err := newHooks(t).SendPart(t.Context(), deliver.Place{Platform: Platform, Chat: url + "/secret-path"}, a, deliver.Part{ID: "1"})
		got := "sent"
		if s := (*queue.SendError)(nil); errors.As(err, &s) {
			got = err.Error()
			if s.Permanent {
				got = "ended: " + got
			}
			if s.Ill {
				got = "ill: " + got
			}
		}
		if !strings.HasPrefix(got, want) || !strings.HasPrefix(want, "ill") && got != want || strings.Contains(got, "secret-path") {
			t.Errorf("%s: %q, want %q", how, got, want)
		}
	}
}

func TestASecretIsCheckedAndKeptSecret(t *testing.T) {
	for s, ok := range map[string]bool{secret: true, "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw": false, "whsec_canary": false, "whsec_": false,
		"whsec_" + base64.StdEncoding.EncodeToString(make([]byte, 65)): false} {
		err := Config{Secret: telemetry.Secret(s)}.Validate()
		if (err == nil) != ok || err != nil && strings.Contains(err.Error(), "canary") {
			t.Errorf("%s: %v", s, err)
		}
	}
}
