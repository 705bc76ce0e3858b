package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io/fs"
	"log/slog"
	"maps"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/text/unicode/norm"

	"rebot/bot"
	"rebot/bot/bottest"
	"rebot/bot/intent"
	"rebot/bot/queue"
	"rebot/bot/reply"
	"rebot/bot/slack"
	"rebot/bot/telegram"
	"rebot/bot/telemetry"
)

// TestEveryPlatformGivesTheSameFiguresAndCitations sends the answer to every open question by each adapter, and
// compares what a reader sees there with what the terminal shows. Chats name sources in short; the lines of each stand in the
// reply's own citations. A card shows less than a terminal: of it the figure that was
// asked for must be there, no number that the terminal has not, and the same on both platforms.
func TestEveryPlatformGivesTheSameFiguresAndCitations(t *testing.T) {
	t.Parallel()
	service := bottest.Service(t) // outside the bubble, which it outlives
	questions := openQuestions(t)
	synctest.Test(t, func(t *testing.T) {
		s, g := newSlackReader(t, service), newTelegramReader(t, service)
		figures, citations := 0, 0
		step := 1
		if testing.Short() {
			step = 4
		}
		for i := 0; i < len(questions); i += step {
			q := questions[i]
			a := service.Ask(t.Context(), "", q)
			terminal := bottest.Ungrouped(reply.Text(a))
			inSlack, inTelegram := bottest.Ungrouped(s.read(t, i, a)), bottest.Ungrouped(g.read(t, i, a))
			if _, brief := a.InChat(); brief.Head != "" {
				sameCards(t, q, a, terminal, inSlack, inTelegram)
				continue
			}
			for name, shown := range map[string]string{"slack": inSlack, "telegram": inTelegram} {
				rest := withoutSources(t, q, name, a, shown)
				sameFigures(t, q, name, a, terminal, rest)
			}
			figures, citations = figures+len(a.Figures), citations+len(a.Citations)
		}
		t.Logf("%d questions, %d figures, %d citations", (len(questions)+step-1)/step, figures, citations)
	})
}

// openQuestions are those of bot/testdata and, where it is there, the shared set.
func openQuestions(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, name := range []string{"../../bot/testdata/questions.jsonl", "../../../shared/questions/dev.jsonl"} {
		data, err := os.ReadFile(name)
		if errors.Is(err, fs.ErrNotExist) && len(out) > 0 {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		for in := bufio.NewScanner(bytes.NewReader(data)); in.Scan(); {
			var q struct{ Q string }
			if err := json.Unmarshal(in.Bytes(), &q); err != nil || q.Q == "" {
				t.Fatalf("%s holds no question: %s", name, in.Bytes())
			}
			out = append(out, q.Q)
		}
	}
	return out
}

// unsourced is what a terminal shows without the lines that name sources, which chats name in short.
func unsourced(terminal string) string {
	lines := strings.Split(terminal, "\n")
	return strings.Join(slices.DeleteFunc(lines, func(l string) bool {
		return strings.Contains(l, "来源：") || strings.Contains(l, "Source: ")
	}), "\n")
}

// sameFigures holds that each figure stands in both, and that neither shows a number that the other has not.
func sameFigures(t *testing.T, q, name string, a *reply.Reply, terminal, shown string) {
	t.Helper()
	for _, f := range a.Figures {
		for _, part := range []string{f.Value, f.Change, f.Name} {
			if a.English && part == f.Name { // which is the bulletin's own; a chat shows the English one
				continue
			}
			if strings.Contains(unsourced(terminal), part) && !strings.Contains(shown, part) {
				t.Errorf("%s: %s lacks %q of %+v in\n%s", q, name, part, f, shown)
			}
		}
	}
	x, y := numbers(terminal), numbers(shown)
	if !maps.Equal(x, y) {
		t.Errorf("%s: the terminal shows %v, %s shows %v", q, only(x, y), name, only(y, x))
	}
}

// sameCards holds that both platforms show the same numbers of a card, the figure asked for among them, and none that stands in
// no part of the reply.
func sameCards(t *testing.T, q string, a *reply.Reply, terminal, inSlack, inTelegram string) {
	t.Helper()
	x, y := numbers(inSlack), numbers(inTelegram)
	if !maps.Equal(x, y) {
		t.Errorf("%s: slack shows %v, telegram %v besides", q, only(x, y), only(y, x))
	}
	for i, f := range a.Figures {
		if (i == 0 || a.Table != nil) && intent.Of(a.Intent).Source != intent.Issue && !strings.Contains(inSlack, strings.TrimLeft(f.Value, "+-")) { // ▼ is the sign
			t.Errorf("%s: the card lacks %+v:\n%s", q, f, inSlack)
		}
	}
	if bad := a.Check(inSlack); len(bad) > 0 {
		t.Errorf("%s: the card shows %v from nowhere", q, bad)
	}
	if intent.Of(a.Intent).Source == intent.Issue {
		return // it counts what the terminal lists
	}
	said := allNumbers(terminal)
	for n := range x {
		if !said[n] {
			t.Errorf("%s: the card shows %s, the terminal does not:\n%s", q, n, terminal)
		}
	}
}

var (
	number    = regexp.MustCompile(`\d+(?:\.\d+)?`)
	sourceRow = regexp.MustCompile(`(?m)^(?:\[[^\]]*\] ?)?(?:来源：|Source:).*$`)
	marks     = regexp.MustCompile(`\[\d+\]`)
)

// numbers are those of a reply apart from its sources, which are compared by themselves.
func numbers(s string) map[string]bool {
	return allNumbers(marks.ReplaceAllString(sourceRow.ReplaceAllString(s, ""), ""))
}

func allNumbers(s string) map[string]bool {
	out := map[string]bool{}
	for _, n := range number.FindAllString(norm.NFKC.String(s), -1) {
		out[n] = true
	}
	return out
}

func only(x, y map[string]bool) []string {
	var out []string
	for n := range x {
		if !y[n] {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out
}

// withoutSources is what a chat shows above its sources, which must be those of the reply, in short.
func withoutSources(t *testing.T, q, name string, a *reply.Reply, shown string) string {
	t.Helper()
	inChat, _ := a.InChat()
	for _, source := range inChat.Foot() {
		line := bottest.Ungrouped(source.String())
		if !strings.Contains(shown, line) {
			t.Errorf("%s: %s lacks the source %q in\n%s", q, name, line, shown)
		}
		shown = strings.Replace(shown, line, "", 1)
	}
	return shown
}

// A slackReader posts answers in Slack and reads the blocks.
type slackReader struct {
	*slack.Adapter
	mu   sync.Mutex
	last string
}

func newSlackReader(t *testing.T, service *bot.Service) *slackReader {
	t.Helper()
	r := &slackReader{}
	h := http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		_ = req.ParseForm()
		var blocks any
		_ = json.Unmarshal([]byte(req.PostForm.Get("blocks")), &blocks)
		r.mu.Lock()
		r.last = strings.Join(slackTexts(blocks, nil), "\n")
		if blocks == nil {
			r.last = html.UnescapeString(req.PostForm.Get("text"))
		}
		r.mu.Unlock()
		fmt.Fprint(w, `{"ok":true,"channel":"C1","ts":"1.1"}`)
	})
	var err error
	r.Adapter, err = slack.New(slack.Config{BotToken: "xoxb-1", SigningSecrets: []telemetry.Secret{"a-signing-secret"},
		APIURL: "http://slack.test/api/"}, service,
		&bottest.Inbox{}, slog.New(slog.DiscardHandler), &http.Client{Transport: bottest.HandlerTransport{Handler: h}})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// read gives what a reader sees of an answer. Each goes to a channel of its own, as the pace is not what is tested.
func (r *slackReader) read(t *testing.T, i int, a *reply.Reply) string {
	t.Helper()
	for {
		err := r.Send(t.Context(), fmt.Sprintf("T1/C%d", i), a)
		var s *queue.SendError
		if errors.As(err, &s) && s.Outcome == queue.NotSent && s.RetryAfter > 0 {
			time.Sleep(s.RetryAfter) // of the bubble's time
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		r.mu.Lock()
		defer r.mu.Unlock()
		return r.last
	}
}

// slackTexts lists the texts of blocks in order, a row of a table and an element of a list on a line each.
func slackTexts(v any, out []string) []string {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			out = slackTexts(e, out)
		}
	case map[string]any:
		if v["type"] == "actions" {
			return out
		}
		if s, ok := v["text"].(string); ok {
			return append(out, strings.Split(html.UnescapeString(s), "\n")...)
		}
		for _, key := range []string{"text", "value", "elements", "rows", "fields"} {
			out = slackTexts(v[key], out)
		}
	}
	return out
}

// A telegramReader sends answers in Telegram and reads the messages.
type telegramReader struct {
	*telegram.Adapter
	fake *bottest.Telegram
}

func newTelegramReader(t *testing.T, service *bot.Service) *telegramReader {
	t.Helper()
	fake := bottest.NewTelegram(telegramToken)
	a, err := telegram.New(telegram.Config{Token: telegramToken, APIURL: "http://telegram.test"}, service,
		&bottest.Inbox{}, nil,
		slog.New(slog.DiscardHandler), fake.Client())
	if err != nil {
		t.Fatal(err)
	}
	return &telegramReader{a, fake}
}

func (r *telegramReader) read(t *testing.T, i int, a *reply.Reply) string {
	t.Helper()
	chat := int64(1000 + i)
	if err := r.Send(t.Context(), strconv.FormatInt(chat, 10), a); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, m := range r.fake.In(chat) {
		if m.HTML == "" {
			t.Errorf("it went as plain text: %q", m.Text)
		}
		out = append(out, m.Text)
	}
	return strings.Join(out, "\n")
}
