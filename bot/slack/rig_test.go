package slack

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"rebot/bot"
	"rebot/bot/bottest"
	"rebot/bot/telemetry"
)

// Canaries: none of these may ever show in a log or an error.
const (
	testToken    = "xoxb-canary-token"
	testAppToken = "xapp-canary-token"
	testSecret   = "canary-signing-secret"
	testTicket   = "canary-ticket"
)

// A logBook is where tests log to, at debug level.
type logBook struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logBook) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *logBook) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

func (l *logBook) logger() *slog.Logger {
	return slog.New(slog.NewTextHandler(l, &slog.HandlerOptions{Level: slog.LevelDebug}))
}

// clean fails a test in whose log a secret shows.
func (l *logBook) clean(t testing.TB) {
	t.Helper()
	for _, s := range []string{testToken, testAppToken, testSecret, testTicket, "/hooks/"} {
		if strings.Contains(l.String(), s) {
			t.Errorf("%q shows in the log", s)
		}
	}
}

// A world is an adapter with a fake Slack, an inbox in memory and a service with the issue that ships.
type world struct {
	*fakeSlack
	*Adapter
	in  *bottest.Inbox
	log *logBook
	mux *http.ServeMux
	hc  *http.Client
}

// newWorld sets an adapter up against a fake that is reached through memory only, so that it works in a bubble of
// simulated time. Nothing runs yet.
func newWorld(t testing.TB, change ...func(*Config)) *world {
	return newWorldOf(t, bottest.Service(t), change...)
}

func newWorldOf(t testing.TB, service *bot.Service, change ...func(*Config)) *world {
	w := &world{fakeSlack: newFake(), in: &bottest.Inbox{}, log: &logBook{}, mux: http.NewServeMux()}
	l := newPipes()
	w.serveOn(t, l, "http://slack.test")
	tr := &http.Transport{DialContext: l.dial, MaxIdleConnsPerHost: 64}
	t.Cleanup(tr.CloseIdleConnections)
	w.hc = &http.Client{Transport: tr}
	cfg := Config{BotToken: testToken, AppToken: testAppToken, SigningSecrets: []telemetry.Secret{testSecret},
		APIURL: "http://slack.test/api/"}
	for _, c := range change {
		c(&cfg)
	}
	a, err := New(cfg, service, w.in, w.log.logger(), w.hc)
	if err != nil {
		t.Fatal(err)
	}
	w.Adapter = a
	a.Routes(w.mux)
	t.Cleanup(func() { w.log.clean(t) })
	return w
}

func httpOnly(c *Config) { c.AppToken = "" }

// run runs the adapter until the test or stop ends it.
func (w *world) run(t testing.TB) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { defer close(done); _ = w.Run(ctx) }()
	stop = sync.OnceFunc(func() { cancel(); <-done })
	t.Cleanup(stop)
	return stop
}

// pipes is a listener whose connections are pipes in memory.
type pipes struct {
	conns chan net.Conn
	done  chan struct{}
	once  sync.Once
}

func newPipes() *pipes { return &pipes{conns: make(chan net.Conn), done: make(chan struct{})} }

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.done:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error   { p.once.Do(func() { close(p.done) }); return nil }
func (p *pipes) Addr() net.Addr { return &net.UnixAddr{Name: "pipe"} }

func (p *pipes) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	here, there := net.Pipe()
	select {
	case p.conns <- there:
		return here, nil
	case <-p.done:
		return nil, errors.New("connection refused")
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// sign makes a request as Slack signs it.
func sign(path, body, secret string, at time.Time) *http.Request {
	ts := strconv.FormatInt(at.Unix(), 10)
	m := hmac.New(sha256.New, []byte(secret))
	_, _ = fmt.Fprintf(m, "v0:%s:%s", ts, body)
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("X-Slack-Request-Timestamp", ts)
	r.Header.Set("X-Slack-Signature", "v0="+hex.EncodeToString(m.Sum(nil)))
	return r
}

// deliver hands the adapter a signed request, and gives its answer.
func (w *world) deliver(path, body string) *httptest.ResponseRecorder {
	rec := httptest.NewRecorder()
	w.mux.ServeHTTP(rec, sign(path, body, testSecret, time.Now()))
	return rec
}

// slash asks by /re and gives the reply in the acknowledgement.
func (w *world) slash(t testing.TB, channel, text string) response1 {
	t.Helper()
	rec := w.deliver("/slack/commands", slashForm(channel, text))
	var r response1
	if rec.Code != 200 || json.Unmarshal(rec.Body.Bytes(), &r) != nil {
		t.Fatalf("/re %s: %d %s", text, rec.Code, rec.Body)
	}
	if bad := checkResponse(rec.Body.Bytes()); len(bad) > 0 {
		t.Errorf("/re %s: slack refuses %q", text, bad)
	}
	return r
}

// A response1 is a response as Slack reads it.
type response1 struct {
	Type   string           `json:"response_type"`
	Text   string           `json:"text"`
	Blocks []map[string]any `json:"blocks"`
}

// readable is all that a reader sees of it.
func (r response1) readable() string {
	var v []any
	for _, b := range r.Blocks {
		v = append(v, b)
	}
	return bottest.Ungrouped(strings.Join(texts(v, nil), "\n"))
}

func slashForm(channel, text string) string {
	return url.Values{"command": {"/re"}, "text": {text}, "team_id": {"T1"}, "channel_id": {channel}, "user_id": {"U1"},
		"response_url": {"http://slack.test/hooks/" + channel}}.Encode()
}

// mention makes an event of somebody who names the bot.
func mention(id, channel, ts, text string) string {
	return eventOf(id, map[string]any{"type": "app_mention", "user": "U1", "text": "<@UBOT> " + text,
		"channel": channel, "ts": ts})
}

// direct makes an event of a direct message.
func direct(id, channel, ts, text string) string {
	return eventOf(id, map[string]any{"type": "message", "channel_type": "im", "user": "U1", "text": text,
		"channel": channel, "ts": ts})
}

func eventOf(id string, inner map[string]any) string {
	b, _ := json.Marshal(map[string]any{"type": "event_callback", "team_id": "T1", "event_id": id, "event": inner,
		"authorizations": []any{map[string]any{"team_id": "T1", "user_id": "UBOT", "is_bot": true}}})
	return string(b)
}

// bubble runs a test in simulated time.
func bubble(t *testing.T, f func(t *testing.T)) {
	t.Helper()
	bottest.Service(t) // made outside: the library's own goroutines are not the bubble's
	synctest.Test(t, f)
}

func toJSON(v any) string {
	b, _ := json.Marshal(v)
	return string(b)
}

func mustJSON(t testing.TB, s string, v any) {
	t.Helper()
	if err := json.Unmarshal([]byte(s), v); err != nil {
		t.Fatal(err)
	}
}

func jsonOf(s string, v any) error { return json.Unmarshal([]byte(s), v) }
