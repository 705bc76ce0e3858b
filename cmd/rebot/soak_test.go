package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"mime"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"rebot/bot/bottest"
)

// TestSoak asks the built binary six questions a second, in Slack and in Telegram by turns, while each of three faults
// takes one in twenty of the calls to both, and of the operations of its PostgreSQL: nothing happens and no answer
// comes; it is refused; it is done and no answer comes. Each question has a chat of its own. It lasts for REBOT_SOAK,
// such as 10m:
//
//	REBOT_SOAK=10m go test ./cmd/rebot -run Soak -v -timeout 30m
func TestSoak(t *testing.T) {
	if os.Getenv("REBOT_SOAK") == "" {
		t.Skip("it takes a minute: REBOT_SOAK is not set")
	}
	last, err := time.ParseDuration(os.Getenv("REBOT_SOAK"))
	if err != nil {
		last = 15 * time.Second
	}
	s := newSoak(t)
	s.ready()
	s.sample("after the start")
	s.faults(true)
	warm := s.ask(last)
	s.drain()
	s.faults(false)
	s.verdict(warm, s.sample("when all is answered"))
}

// A soak is a binary at work, with all that it talks to.
type soak struct {
	t               *testing.T
	addr            string
	slack, telegram *badLine
	database        *dice
	fake            *bottest.Telegram
	seen            *slackPosts
	began           time.Time

	mu       sync.Mutex
	asked    []string // chats: C… in Slack, numbers in Telegram
	again    int      // deliveries that Slack had to repeat
	lost     int      // questions that Slack gave up delivering
	commands int      // questions that are answered in their acknowledgement
	unwell   []string // what was wrong with those that were not
}

// newSoak starts everything. To keep an event takes about six writes to the database, so each fault takes 0.8 % of the
// writes.
func newSoak(t *testing.T) *soak {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	roll := func(each float64) *dice { return &dice{rng: rand.New(rand.NewPCG(seed, 0)), each: each} }
	s := &soak{t: t, database: roll(0.8), fake: bottest.NewTelegram("4242:canary"),
		seen: &slackPosts{byChat: map[string]int{}}, began: time.Now()}
	s.slack = &badLine{dice: roll(5), next: s.seen, chat: slackChat, hidden: map[string]*[fates]int{},
		refuse: func(w http.ResponseWriter) {
			w.Header().Set("Retry-After", "1")
			w.WriteHeader(http.StatusTooManyRequests)
		}}
	s.telegram = &badLine{dice: roll(5), next: s.fake, chat: telegramChat, hidden: map[string]*[fates]int{},
		refuse: func(w http.ResponseWriter) {
			w.WriteHeader(http.StatusTooManyRequests)
			_, _ = io.WriteString(w,
				`{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":1}}`)
		}}
	db, err := url.Parse(bottest.Postgres(t))
	if err != nil {
		t.Fatal(err)
	}
	db.Host = badWire(t, s.database, db.Host)
	s.addr = freeAddr(t)
	s.start(map[string]string{"REBOT_STATE": t.TempDir(), "REBOT_ADDR": s.addr, "DATABASE_URL": db.String(),
		"SLACK_BOT_TOKEN": "xoxb-canary", "SLACK_SIGNING_SECRET": "canary-secret",
		"SLACK_API_URL":      s.serve(s.slack) + "/",
		"TELEGRAM_BOT_TOKEN": "4242:canary", "TELEGRAM_API_URL": s.serve(s.telegram)})
	return s
}

func (s *soak) serve(h http.Handler) string {
	srv := httptest.NewServer(h)
	s.t.Cleanup(func() {
		srv.CloseClientConnections()
		srv.Close()
	})
	return srv.URL
}

// start starts the binary, which must end well when the test does.
func (s *soak) start(env map[string]string) {
	dir := s.t.TempDir()
	cmd := exec.Command(buildBinary(s.t, dir), "serve")
	log, err := os.Create(filepath.Join(dir, "log"))
	if err != nil {
		s.t.Fatal(err)
	}
	cmd.Dir, cmd.Stderr = dir, log
	for k, v := range env {
		cmd.Env = append(cmd.Env, k+"="+v)
	}
	if err := cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() {
		start := time.Now()
		_ = cmd.Process.Signal(syscall.SIGTERM)
		err := cmd.Wait()
		log.Close()
		said, _ := os.ReadFile(log.Name())
		s.t.Logf("it ended within %v of SIGTERM", time.Since(start).Round(time.Millisecond))
		if err != nil || bytes.Contains(said, []byte("canary")) {
			s.t.Errorf("it ended with %v; a secret in the log: %v", err, bytes.Contains(said, []byte("canary")))
		}
		if s.t.Failed() {
			s.t.Logf("it logged, at last:\n%s", said[max(0, len(said)-20_000):])
		}
	})
}

func (s *soak) ready() {
	ctx, cancel := context.WithTimeout(s.t.Context(), time.Minute)
	defer cancel()
	if err := untilReady(ctx, s.addr); err != nil {
		s.t.Fatalf("it does not get ready: %v", err)
	}
}

func (s *soak) faults(on bool) {
	for _, d := range []*dice{s.slack.dice, s.telegram.dice, s.database} {
		d.turn(on)
	}
}

// A sample holds the figures of /metrics on the process.
type sample struct{ goroutines, resident, heap float64 }

func (s *soak) sample(when string) sample {
	_, text := get(s.t, s.addr, "/metrics")
	out := sample{metric(text, "go_goroutines"), metric(text, "process_resident_memory_bytes") / 1e6,
		metric(text, "go_memstats_heap_inuse_bytes") / 1e6}
	s.t.Logf("%6.1f s, %s: %.0f goroutines, %.0f MB resident, %.0f MB of heap in use", time.Since(s.began).Seconds(),
		when, out.goroutines, out.resident, out.heap)
	return out
}

// metric adds up the samples of a metric, whatever their labels.
func metric(text, name string) (sum float64) {
	for in := bufio.NewScanner(strings.NewReader(text)); in.Scan(); {
		if rest, ok := strings.CutPrefix(in.Text(), name); ok && (rest[0] == ' ' || rest[0] == '{') {
			v, _ := strconv.ParseFloat(rest[strings.LastIndexByte(rest, ' ')+1:], 64)
			sum += v
		}
	}
	return sum
}

// ask asks for as long as it is told, and gives the sample when a fifth of that was over.
func (s *soak) ask(last time.Duration) (warm sample) {
	var all sync.WaitGroup
	defer all.Wait()
	tick := time.NewTicker(time.Second / 6)
	defer tick.Stop()
	end, next := time.Now().Add(last), time.Now().Add(last/5)
	for i := 0; time.Now().Before(end); i++ {
		<-tick.C
		switch i % 3 {
		case 0:
			all.Go(func() { s.mention(i) })
		case 1:
			s.push(i)
		default:
			all.Go(func() { s.command(i) })
		}
		if time.Now().After(next) {
			next = next.Add(last / 5)
			if x := s.sample(fmt.Sprint(i+1, " questions")); warm == (sample{}) {
				warm = x
			}
		}
	}
	return warm
}

// push lets a Telegram user ask.
func (s *soak) push(i int) {
	chat := strconv.Itoa(1000 + i)
	s.mu.Lock()
	s.asked = append(s.asked, chat)
	s.mu.Unlock()
	s.fake.Push(map[string]any{"message": map[string]any{"message_id": 1, "date": time.Now().Unix(), "text": "氧化镝多少钱",
		"chat": map[string]any{"id": 1000 + i, "type": "private"},
		"from": map[string]any{"id": 1000 + i, "is_bot": false}}})
}

// mention lets a Slack user ask by a mention. What is not taken within 3 s is delivered again, as Slack does, though
// sooner.
func (s *soak) mention(i int) {
	team, channel := fmt.Sprint("T", i%40), fmt.Sprint("C", i)
	body, _ := json.Marshal(map[string]any{"type": "event_callback", "team_id": team, "event_id": fmt.Sprint("Ev", i),
		"event": map[string]any{"type": "app_mention", "user": fmt.Sprint("U", i), "text": "<@UBOT> 氧化镝",
			"channel": channel, "ts": "1.1"},
		"authorizations": []any{map[string]any{"team_id": team, "user_id": "UBOT", "is_bot": true}}})
	for try := range 4 {
		<-time.After(time.Duration(try) * 2 * time.Second)
		status, _ := s.post("/slack/events", "application/json", string(body))
		s.mu.Lock()
		if status == http.StatusOK {
			s.asked, s.again = append(s.asked, channel), s.again+try
		} else if try == 3 {
			s.lost++
		}
		s.mu.Unlock()
		if status == http.StatusOK {
			return
		}
	}
}

// command asks by a slash command, whose answer stands in the acknowledgement.
func (s *soak) command(i int) {
	body := url.Values{"command": {"/re"}, "text": {"price 氧化镝"}, "user_id": {fmt.Sprint("V", i)},
		"channel_id": {fmt.Sprint("D", i)},
		"team_id":    {fmt.Sprint("T", i%40)}, "response_url": {"http://127.0.0.1:9/"},
		"trigger_id": {fmt.Sprint(i)}}.Encode()
	status, said := s.post("/slack/commands", "application/x-www-form-urlencoded", body)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.commands++; status != http.StatusOK || !strings.Contains(said, "1711.90") {
		s.unwell = append(s.unwell, fmt.Sprint(status, " ", said))
	}
}

// post delivers something signed, for 3 s at most.
func (s *soak) post(to, kind, body string) (status int, said string) {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, "POST", "http://"+s.addr+to, strings.NewReader(body))
	if err != nil {
		return 0, err.Error()
	}
	signAs(r, "canary-secret", []byte(body))
	r.Header.Set("Content-Type", kind)
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0, err.Error()
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		return 0, err.Error()
	}
	return res.StatusCode, string(b)
}

// drain waits until nothing is to come any more.
func (s *soak) drain() {
	ctx, cancel := context.WithTimeout(s.t.Context(), 4*time.Minute)
	defer cancel()
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		_, text := get(s.t, s.addr, "/metrics")
		if metric(text, "rebot_store_up") == 1 && metric(text, "rebot_inbox_waiting") == 0 && s.fake.Pending() == 0 {
			return
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			s.t.Errorf("after four minutes %v events are still waiting, %d at Telegram",
				metric(text, "rebot_inbox_waiting"), s.fake.Pending())
			return
		}
	}
}

// verdict compares what was asked with what was answered.
func (s *soak) verdict(warm, end sample) {
	copies := map[string]int{}
	s.seen.count(copies)
	for _, m := range s.fake.Messages() {
		copies[strconv.FormatInt(m.Chat, 10)]++
	}
	unanswered, twice, unexplained := 0, 0, 0
	for _, chat := range s.asked {
		h := s.slack.fatesOf(chat)
		if chat[0] != 'C' {
			h = s.telegram.fatesOf(chat)
		}
		switch n := copies[chat]; {
		case n == 0:
			unanswered++
			s.t.Logf("no answer in %s: of its sends %d timed out undone", chat, h[timeout])
			if h[timeout] == 0 {
				unexplained++
			}
		case n > 1:
			twice += n - 1
			if n-1 > h[thenHang] {
				unexplained++
				s.t.Logf("%d answers in %s: of its sends %d were done and hung", n, chat, h[thenHang])
			}
		}
	}
	_, text := get(s.t, s.addr, "/metrics")
	s.t.Logf("%d mentions and messages: %d not answered, whose sends timed out undone; %d answers twice, after a send "+
		"that was done and hung; %v dead letters",
		len(s.asked), unanswered, twice, metric(text, "rebot_events_dead_total"))
	s.t.Logf("%d commands; %d deliveries of events repeated, %d given up after four", s.commands, s.again, s.lost)
	s.t.Logf("Slack: %v. Telegram: %v. Writes to the database: %v", s.slack.dice, s.telegram.dice, s.database)
	if unexplained > 0 || len(s.unwell) > 0 {
		s.t.Errorf("%d chats are not explained by what the platform hid; commands went wrong: %q", unexplained,
			s.unwell)
	}
	if end.goroutines > warm.goroutines+40 || end.resident > warm.resident+50 {
		s.t.Errorf("it grew from %.0f goroutines and %.0f MB to %.0f and %.0f", warm.goroutines, warm.resident,
			end.goroutines, end.resident)
	}
}

// slackPosts takes what is posted to Slack and counts it by channel.
type slackPosts struct {
	mu     sync.Mutex
	byChat map[string]int
}

func (p *slackPosts) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if path.Base(r.URL.Path) == "chat.postMessage" {
		p.mu.Lock()
		p.byChat[r.FormValue("channel")]++
		p.mu.Unlock()
	}
	_, _ = io.WriteString(w, `{"ok":true,"ts":"1.2","team":"T","user_id":"UBOT"}`)
}

func (p *slackPosts) count(copies map[string]int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for chat, n := range p.byChat {
		copies[chat] = n
	}
}

func slackChat(_ *http.Request, body []byte) string {
	v, _ := url.ParseQuery(string(body))
	return v.Get("channel")
}

func telegramChat(r *http.Request, body []byte) string {
	if path.Base(r.URL.Path) != "sendMessage" {
		return ""
	}
	_, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil {
		return ""
	}
	f, err := multipart.NewReader(bytes.NewReader(body), params["boundary"]).ReadForm(1 << 20)
	if err != nil {
		return ""
	}
	return strings.Join(f.Value["chat_id"], "")
}
