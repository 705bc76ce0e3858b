package slack

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// A fakeSlack is Slack's side: the Web API, response URLs and Socket Mode. It refuses what Slack refuses and can be
// told how to answer. It keeps the messages that a human would have seen.
type fakeSlack struct {
	mu      sync.Mutex
	posts   []shown
	bad     []string // why it refused things
	calls   map[string][]time.Time
	next    map[string][]fakeReply // by method, what to answer, one after another
	always  func(method string, n int) fakeReply
	files   map[string]string // what was uploaded, by the file's id
	locales map[string]string // of people's clients; nil without the scope users:read
	scopes  string            // the history scopes that the app has: those of the README's manifest are im:history alone
	ends    chan struct{}
	changed chan struct{} // closed and made anew whenever something happened

	fakeSockets
}

// A shown is a message that Slack took.
type shown struct {
	method, channel, thread, user, text string
	blocks                              []any
	metadata                            json.RawMessage
	ts                                  string
	replace                             bool
	at                                  time.Time
}

// A reply says how a call is answered: kind "" is ok; hang, reset, garbage take the message; 429, 5xx and error do not.
type fakeReply struct {
	kind  string
	retry string        // header of a 429
	code  string        // of an error
	wait  time.Duration // before a slow answer
}

func newFake() *fakeSlack {
	return &fakeSlack{calls: map[string][]time.Time{}, next: map[string][]fakeReply{}, files: map[string]string{}, ends: make(chan struct{}),
		changed: make(chan struct{}), scopes: "im"}
}

// start serves the fake on its own loopback address and gives its root.
func (f *fakeSlack) start(t testing.TB) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	f.serveOn(t, l, "http://"+l.Addr().String())
	return "http://" + l.Addr().String()
}

func (f *fakeSlack) serveOn(t testing.TB, l net.Listener, root string) {
	f.root = root
	srv := &http.Server{Handler: f}
	done := make(chan struct{})
	go func() { defer close(done); _ = srv.Serve(l) }()
	t.Cleanup(func() {
		close(f.ends)
		_ = srv.Close()
		f.closeSockets()
		<-done
	})
}

func (f *fakeSlack) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case strings.HasPrefix(r.URL.Path, "/api/chat."):
		f.chat(w, r, strings.TrimPrefix(r.URL.Path, "/api/"))
	case r.URL.Path == "/api/auth.test":
		if r.FormValue("token") != testToken {
			_, _ = io.WriteString(w, `{"ok":false,"error":"invalid_auth"}`)
			return
		}
		_, _ = io.WriteString(w, `{"ok":true,"team":"Example","user":"rebot","team_id":"T1","user_id":"UBOT"}`)
	case r.URL.Path == "/api/users.info":
		f.user(w, r)
	case strings.HasPrefix(r.URL.Path, "/api/conversations."):
		f.conversation(w, r, strings.TrimPrefix(r.URL.Path, "/api/"))
	case r.URL.Path == "/api/apps.connections.open":
		f.openSocket(w, r)
	case strings.HasPrefix(r.URL.Path, "/hooks/"):
		f.hook(w, r)
	case strings.HasPrefix(r.URL.Path, "/api/files."), strings.HasPrefix(r.URL.Path, "/upload/"):
		f.file(w, r)
	case strings.HasPrefix(r.URL.Path, "/api/views."), strings.HasPrefix(r.URL.Path, "/api/assistant."):
		f.view(w, r, strings.TrimPrefix(r.URL.Path, "/api/"))
	case r.URL.Path == "/link":
		f.link(w, r)
	default:
		http.NotFound(w, r)
	}
}

// chat is chat.postMessage and chat.postEphemeral.
func (f *fakeSlack) chat(w http.ResponseWriter, r *http.Request, method string) {
	_ = r.ParseForm()
	v := r.PostForm
	how := f.how(method)
	if why := f.refuses(method, v); why != "" && how.kind == "" {
		how = fakeReply{kind: "error", code: why}
	}
	s := shown{method: method, channel: v.Get("channel"), thread: v.Get("thread_ts"), user: v.Get("user"),
		text: v.Get("text")}
	_ = json.Unmarshal([]byte(v.Get("blocks")), &s.blocks)
	s.metadata = json.RawMessage(v.Get("metadata"))
	where := s.channel
	if user, ok := strings.CutPrefix(where, "U"); ok { // the direct message with a user has an id of its own
		where = "D" + user
	}
	f.reply(w, r, how, s, func(ts string) string {
		return fmt.Sprintf(`{"ok":true,"channel":%q,"ts":%q,"message_ts":%q}`, where, ts, ts)
	})
}

// refuses gives Slack's code for what is wrong with a call.
func (f *fakeSlack) refuses(method string, v url.Values) string {
	fields := map[string]bool{"token": true, "channel": true, "user": true, "text": true, "blocks": true,
		"thread_ts": true, "parse": true,
		"unfurl_links": true, "unfurl_media": true, "mrkdwn": true, "metadata": method == postMessage}
	var bad []string
	for k := range maps.Keys(v) {
		if !fields[k] {
			bad = append(bad, "unknown argument "+k)
		}
	}
	if v.Get("unfurl_links") != "false" || v.Get("unfurl_media") != "false" || v.Get("parse") != "none" {
		bad = append(bad, "links are unfurled or looked for")
	}
	if (v.Get("user") != "") != (method == postEphemeral) {
		bad = append(bad, "a user at the wrong method")
	}
	bad = append(bad, checkText(v.Get("text"))...)
	f.note(bad)
	if v.Get("token") != testToken {
		return "invalid_auth"
	}
	if b := v.Get("blocks"); b != "" {
		if bad := checkBlocks([]byte(b)); len(bad) > 0 {
			f.note(bad)
			return "invalid_blocks"
		}
	}
	if len(bad) > 0 {
		return "invalid_arguments"
	}
	return ""
}

// conversation is conversations.history and conversations.replies. They show what the app's scopes let it read: of
// public and private channels they want channels:history and groups:history, of direct messages im:history.
func (f *fakeSlack) conversation(w http.ResponseWriter, r *http.Request, method string) {
	_ = r.ParseForm()
	v := r.PostForm
	scope := map[byte]string{'C': "channels", 'G': "groups", 'D': "im"}[(v.Get("channel") + " ")[0]]
	how := f.how(method)
	if how.kind == "" && (scope == "" || !strings.Contains(f.scopes, scope)) {
		how = fakeReply{kind: "error", code: "missing_scope"}
	}
	if how.kind != "" {
		f.answer(w, r, how)
		return
	}
	if v.Get("include_all_metadata") != "1" || v.Get("limit") == "" {
		f.note([]string{method + " without metadata or limit"})
	}
	_, _ = io.WriteString(w, f.page(v, method == "conversations.replies"))
}

// page lists messages, a thread's from the first on and a channel's from the last.
func (f *fakeSlack) page(v url.Values, thread bool) string {
	f.mu.Lock()
	defer f.mu.Unlock()
	list := []map[string]any{}
	for _, s := range f.posts {
		if s.method == postMessage && s.channel == v.Get("channel") && s.thread == v.Get("ts") &&
			s.ts > v.Get("oldest") {
			list = append(list, map[string]any{"type": "message", "ts": s.ts, "text": s.text, "metadata": s.metadata})
		}
	}
	if !thread {
		slices.Reverse(list)
	}
	from, _ := strconv.Atoi(v.Get("cursor"))
	limit, _ := strconv.Atoi(v.Get("limit"))
	to, next := min(from+limit, len(list)), ""
	if to < len(list) {
		next = strconv.Itoa(to)
	}
	b, _ := json.Marshal(map[string]any{"ok": true, "messages": list[min(from, to):to], "has_more": next != "",
		"response_metadata": map[string]any{"next_cursor": next}})
	return string(b)
}

// hook is a response URL.
func (f *fakeSlack) hook(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	f.note(checkResponse(body))
	var v struct {
		Text    string `json:"text"`
		Thread  string `json:"thread_ts"`
		Replace bool   `json:"replace_original"`
		Blocks  []any  `json:"blocks"`
	}
	_ = json.Unmarshal(body, &v)
	s := shown{method: "response_url", channel: r.URL.Path, thread: v.Thread, text: v.Text, blocks: v.Blocks,
		replace: v.Replace}
	f.reply(w, r, f.how("response_url"), s, func(string) string { return "ok" })
}

func (f *fakeSlack) reply(w http.ResponseWriter, r *http.Request, how fakeReply, s shown, ok func(ts string) string) {
	switch how.kind {
	case "":
		_, _ = io.WriteString(w, ok(f.take(s)))
	case "slow":
		ts := f.take(s)
		select {
		case <-time.After(how.wait):
		case <-f.ends:
		}
		_, _ = io.WriteString(w, ok(ts))
	case "hang":
		f.take(s)
		f.answer(w, r, fakeReply{kind: "stall"})
	case "reset":
		f.take(s)
		c, _, _ := http.NewResponseController(w).Hijack()
		_ = c.Close()
	case "garbage":
		f.take(s)
		_, _ = io.WriteString(w, "<html>")
	default:
		f.answer(w, r, how)
	}
}

// answer answers a call that does nothing.
func (f *fakeSlack) answer(w http.ResponseWriter, r *http.Request, how fakeReply) {
	switch how.kind {
	case "stall":
		select {
		case <-r.Context().Done():
		case <-f.ends:
		}
	case "429":
		if how.retry != "" {
			w.Header().Set("Retry-After", how.retry)
		}
		w.WriteHeader(http.StatusTooManyRequests)
	case "error":
		_, _ = fmt.Fprintf(w, `{"ok":false,"error":%q}`, how.code)
	default:
		n, _ := strconv.Atoi(how.kind)
		w.WriteHeader(n)
	}
}

// take notes a message as shown and gives it a timestamp.
func (f *fakeSlack) take(s shown) string {
	f.mu.Lock()
	defer f.mu.Unlock()
	s.at = time.Now()
	s.ts = fmt.Sprintf("%d.%06d", s.at.Unix(), len(f.posts)+1)
	f.posts = append(f.posts, s)
	f.happened()
	return s.ts
}

func (f *fakeSlack) happened() {
	close(f.changed)
	f.changed = make(chan struct{})
}

func (f *fakeSlack) note(bad []string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.bad = append(f.bad, bad...)
}

// how takes the next reply that was ordered for a method.
func (f *fakeSlack) how(method string) fakeReply {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.calls[method] = append(f.calls[method], time.Now())
	f.happened()
	if q := f.next[method]; len(q) > 0 {
		f.next[method] = q[1:]
		return q[0]
	}
	if f.always != nil {
		return f.always(method, len(f.calls[method]))
	}
	return fakeReply{}
}

func (f *fakeSlack) order(method string, rs ...fakeReply) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.next[method] = append(f.next[method], rs...)
}

// seen gives what was shown so far, and what was refused.
func (f *fakeSlack) seen() ([]shown, []string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return append([]shown(nil), f.posts...), append([]string(nil), f.bad...)
}

func (f *fakeSlack) called(method string) []time.Time {
	f.mu.Lock()
	defer f.mu.Unlock()
	return append([]time.Time(nil), f.calls[method]...)
}

// await waits until ok, which is called with the lock held whenever something happened.
func (f *fakeSlack) await(t testing.TB, what string, ok func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	for {
		f.mu.Lock()
		yes, changed := ok(), f.changed
		f.mu.Unlock()
		if yes {
			return
		}
		select {
		case <-changed:
		case <-ctx.Done():
			t.Fatalf("waited in vain for %s", what)
		}
	}
}
