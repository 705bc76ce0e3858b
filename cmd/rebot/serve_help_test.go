package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"rebot/bot/store"
)

// tryServe runs serve until it ends by itself, and gives what it wrote on stderr.
func tryServe(t *testing.T, env map[string]string) (stderr string, err error) {
	t.Helper()
	var out bytes.Buffer
	err = run(t.Context(), []string{"serve"}, func(k string) string { return env[k] }, nil, io.Discard, &out)
	return out.String(), err
}

// health runs the verb health against who listens at an address, as if at all of the machine's.
func health(t *testing.T, addr string) (stdout string, err error) {
	t.Helper()
	var out bytes.Buffer
	_, port, _ := net.SplitHostPort(addr)
	err = run(t.Context(), []string{"health"},
		func(k string) string { return map[string]string{"REBOT_ADDR": "0.0.0.0:" + port}[k] }, nil, &out, io.Discard)
	return out.String(), err
}

// becomes waits until it is so, as a busy machine may say that a part does not answer in time. It fails with what was
// said last.
func becomes(t *testing.T, is func() (said string, ok bool)) {
	t.Helper()
	for end := time.Now().Add(patience); ; <-time.After(50 * time.Millisecond) {
		said, ok := is()
		if ok {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("what it says to the end is\n%s", said)
		}
	}
}

// readyBecomes waits until /readyz answers so.
func readyBecomes(t *testing.T, addr string, status int, body string) {
	t.Helper()
	want := regexp.MustCompile(body)
	becomes(t, func() (string, bool) {
		got, said := get(t, addr, "/readyz")
		return fmt.Sprint(got, " ", said), got == status && want.MatchString(said)
	})
}

// A served is a serve that runs, with its log.
type served struct {
	addr string
	stop func() error // asks it to end and waits
	log  *lines
}

// startServe runs serve and waits until it listens.
func startServe(t *testing.T, env map[string]string) *served {
	t.Helper()
	env["REBOT_ADDR"] = "127.0.0.1:0"
	ctx, cancel := context.WithCancel(t.Context())
	r, w := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		err := run(ctx, []string{"serve", "--debug"}, func(k string) string { return env[k] }, nil, io.Discard, w)
		w.CloseWithError(io.EOF)
		ended <- err
	}()
	s := &served{log: readLines(r)}
	s.stop = sync.OnceValue(func() error { cancel(); return <-ended })
	t.Cleanup(func() { _ = s.stop() })
	var ok bool
	if s.addr, ok = s.log.listens(); !ok {
		t.Fatalf("serve ended: %v\n%s", s.stop(), s.log.all())
	}
	return s
}

// lines keep a log and let tests wait for one of its lines.
type lines struct {
	mu    sync.Mutex
	more  *sync.Cond
	text  []string
	ended bool
}

func readLines(r io.Reader) *lines {
	l := &lines{}
	l.more = sync.NewCond(&l.mu)
	go func() {
		in := bufio.NewScanner(r)
		for in.Scan() {
			l.add(in.Text(), false)
		}
		l.add("", true)
	}()
	return l
}

func (l *lines) add(line string, ended bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.text, l.ended = append(l.text, line), ended
	l.more.Broadcast()
}

// find waits for a line with a part in it; it is not ok when the log ends without.
func (l *lines) find(part string) (line string, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i := 0; ; i++ {
		for i >= len(l.text) && !l.ended {
			l.more.Wait()
		}
		if i >= len(l.text) {
			return "", false
		}
		if strings.Contains(l.text[i], part) {
			return l.text[i], true
		}
	}
}

// end waits for the end of the log.
func (l *lines) end() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for !l.ended {
		l.more.Wait()
	}
}

// listens waits until serve says where it listens.
func (l *lines) listens() (addr string, ok bool) {
	line, ok := l.find(`"msg":"serving"`)
	_, rest, _ := strings.Cut(line, `"addr":"`)
	addr, _, _ = strings.Cut(rest, `"`)
	return addr, ok
}

func (l *lines) all() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Join(l.text, "\n")
}

func slackEnv(t testing.TB) map[string]string {
	api := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter,
		_ *http.Request) {
		fmt.Fprint(w, `{"ok":true}`)
	}))
	t.Cleanup(api.Close)
	return map[string]string{"REBOT_STATE": t.TempDir(), "SLACK_BOT_TOKEN": "xoxb-canary",
		"SLACK_SIGNING_SECRET": "canary-secret", "SLACK_API_URL": api.URL + "/"}
}

// command sends a slash command as Slack does, signed with the secret.
func command(t *testing.T, addr, secret, text string) (int, string) {
	t.Helper()
	return commandOf(t, addr, secret, text, "1")
}

// commandOf is command by somebody else in a channel of their own: those who ask too fast are told so.
func commandOf(t *testing.T, addr, secret, text, who string) (int, string) {
	t.Helper()
	return signed(t, addr, "/slack/commands", secret, url.Values{"command": {"/re"}, "text": {text},
		"user_id": {"U" + who}, "channel_id": {"C" + who},
		"team_id": {"T1"}, "response_url": {"http://127.0.0.1:9/"}, "trigger_id": {"1"}})
}

// signed sends a form as Slack does, signed with the secret.
func signed(t *testing.T, addr, path, secret string, form url.Values) (int, string) {
	t.Helper()
	body := form.Encode()
	r, err := http.NewRequestWithContext(t.Context(), "POST", "http://"+addr+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	signAs(r, secret, []byte(body))
	return do(t, r)
}

// signAs signs a request as Slack does.
func signAs(r *http.Request, secret string, body []byte) {
	now := fmt.Sprint(time.Now().Unix())
	mac := hmac.New(sha256.New, []byte(secret))
	fmt.Fprintf(mac, "v0:%s:%s", now, body)
	r.Header.Set("X-Slack-Request-Timestamp", now)
	r.Header.Set("X-Slack-Signature", fmt.Sprintf("v0=%x", mac.Sum(nil)))
}

func get(t *testing.T, addr, path string) (int, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(context.Background(), "GET", "http://"+addr+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	return do(t, r)
}

func do(t *testing.T, r *http.Request) (int, string) {
	t.Helper()
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(body)
}

// A stage is a platform that does what a test tells it.
type stage struct {
	run    func(context.Context) error
	handle http.HandlerFunc
	health error
}

func (p *stage) Routes(mux *http.ServeMux) {
	if p.handle != nil {
		mux.HandleFunc("/act", p.handle)
	}
}
func (p *stage) Run(ctx context.Context) error { return p.run(ctx) }
func (p *stage) Health() error                 { return p.health }

// A show is a server that runs with platforms of a test's.
type show struct {
	*server
	addr  string
	stop  func()
	ended <-chan error // what run gave
	log   *lines
}

func onStage(t *testing.T, ps ...*stage) show {
	t.Helper()
	st, err := store.Open(t.Context(), t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	r, w := io.Pipe()
	ctx, cancel := context.WithCancel(t.Context())
	s := newServer(slog.New(slog.NewTextHandler(w, nil)), st, ctx.Done())
	for i, p := range ps {
		s.platforms = append(s.platforms, &named{name: fmt.Sprint("stage", i), platform: p})
	}
	out, over := make(chan error, 1), make(chan struct{})
	go func() {
		out <- s.run(ctx, l)
		close(over)
	}()
	t.Cleanup(func() {
		cancel()
		<-over
		st.Close()
		w.Close()
	})
	return show{s, l.Addr().String(), cancel, out, readLines(r)}
}

func untilStopped(ctx context.Context) error {
	<-ctx.Done()
	return nil
}
