package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/testutil"

	"rebot/bot/answer"
	"rebot/bot/bottest/cases"
	"rebot/bot/intent"
	"rebot/bot/queue"
	"rebot/bot/reply"
	"rebot/bot/telemetry"
	"rebot/index"
)

func TestADeskFollowsUpInEachConversation(t *testing.T) {
	d := NewService(cases.Library(t), Ready, Config{TimeLimit: time.Hour})
	for _, c := range [][3]string{
		{"a", "氧化镝多少钱", "facts(price 氧化镝)"},
		{"b", "稀土出口", "facts(trade 出口 稀土)"},
		{"a", "那氧化铽呢", "facts(price 氧化铽)"},
		{"a", "今天天气怎么样", "facts(price 氧化铽 今天 off-topic)"},
		{"a", "那氧化钬呢", "facts(price 氧化钬)"}, // a refusal is not what the conversation is about
		{"", "那氧化铽呢", "facts(price 氧化铽)"},
	} {
		if got := d.Ask(t.Context(), c[0], c[1]).Intent.String(); !strings.HasPrefix(got, c[2]) {
			t.Errorf("%s: %s means %s, want %s", c[0], c[1], got, c[2])
		}
	}
	if a, ok := d.Last("a"); !ok || a.Intent.String() != "facts(price 氧化钬)" {
		t.Errorf("the last answer of a: %v %v", a, ok)
	}
	if _, ok := d.Last(""); ok {
		t.Error("no conversation is remembered as one")
	}
}

func TestAskingForTheSourceRepeatsTheCitedLines(t *testing.T) {
	d := NewService(cases.Library(t), Ready, Config{TimeLimit: time.Hour})
	first := d.Ask(t.Context(), "a", "氧化镝多少钱")
	for range 2 { // again and again
		a := d.Ask(t.Context(), "a", "来源")
		if len(a.Excerpts) != len(first.Places()) || len(a.Excerpts) == 0 {
			t.Fatalf("%d excerpts of %d articles", len(a.Excerpts), len(first.Places()))
		}
		said := ""
		for _, l := range a.Excerpts[0].Lines {
			said += l.Text() + "\n"
		}
		if row := strings.TrimSpace(first.Citations[0].Verbatim()[0]); !strings.Contains(said, row+"\n") {
			t.Errorf("%q is not in\n%s", row, said)
		}
		if bad := a.Check(reply.Text(a)); len(bad) > 0 {
			t.Errorf("the number gate holds back %v of\n%s", bad, reply.Text(a))
		}
	}
	if a := d.Ask(t.Context(), "b", "来源"); len(a.Excerpts) > 0 {
		t.Error("another conversation's source was shown")
	}
}

// brokenService panics at each question.
func brokenService(t *testing.T, cfg Config) *Service {
	d := NewService(cases.Library(t), Ready, cfg)
	d.current.engine = &answer.Engine{}
	return d
}

func TestABrokenSearchIsNotAnEmptyBulletin(t *testing.T) {
	d := brokenService(t, Config{})
	before := testutil.ToFloat64(d.metrics.Broken)
	for text, want := range map[string]string{"缅甸有什么消息": "出了故障", "any news of Myanmar": "broken"} {
		a := d.Ask(t.Context(), "a", text)
		if a.Status != reply.NotFound || a.Intent.String() != "none(broken)" ||
			!strings.Contains(reply.Text(a), want) {
			t.Errorf("%s: %s", text, reply.Text(a))
		}
	}
	if testutil.ToFloat64(d.metrics.Broken) == before {
		t.Error("it was not counted")
	}
}

func TestAPanicIsLoggedWithItsStackAndCounted(t *testing.T) {
	var out strings.Builder
	d := brokenService(t, Config{Log: telemetry.NewLogger(&out, false, slog.LevelInfo)})
	panics := testutil.ToFloat64(d.metrics.Panics.WithLabelValues("p"))
	d.Reply(telemetry.WithID(t.Context(), "E1"), "p", "", "缅甸有什么消息")
	s := out.String()
	if testutil.ToFloat64(d.metrics.Panics.WithLabelValues("p")) != panics+1 || !strings.Contains(s, "nil pointer") ||
		!strings.Contains(s, "answer.(*Engine)") || !strings.Contains(s, `"level":"ERROR"`) || strings.Contains(s, "缅甸") {
		t.Errorf("%v panics more, logged %s", testutil.ToFloat64(d.metrics.Panics.WithLabelValues("p"))-panics, s)
	}
}

func TestASearchThatFailsIsLoggedWithoutTheQuestion(t *testing.T) {
	var out strings.Builder
	lib := cases.Library(t)
	d := NewService(lib, Ready, Config{Log: telemetry.NewLogger(&out, false, slog.LevelInfo)})
	if err := errors.Join(d.Health(t.Context()), lib.Close()); err != nil { // to search once builds what Close breaks
		t.Fatal(err)
	}
	panics, broken := testutil.ToFloat64(d.metrics.Panics.WithLabelValues("p")), testutil.ToFloat64(d.metrics.Broken)
	if a := d.Reply(t.Context(), "p", "", "缅甸封关"); a.Intent.String() != "none(broken)" {
		t.Fatalf("answered %s", reply.Text(a))
	}
	if s := out.String(); testutil.ToFloat64(d.metrics.Panics.WithLabelValues("p")) != panics ||
		testutil.ToFloat64(d.metrics.Broken) != broken+1 || !strings.Contains(s, "searching") ||
		strings.Contains(s, "缅甸") {
		t.Errorf("logged %s", s)
	}
}

// TestWhoGoesAwayIsNoDefect asks with a context that has ended, once with a seat free and once without.
func TestWhoGoesAwayIsNoDefect(t *testing.T) {
	var out strings.Builder
	d := NewService(cases.Library(t), Ready, Config{Log: telemetry.NewLogger(&out, false, slog.LevelError)})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	counts := func() string {
		return fmt.Sprint(testutil.ToFloat64(d.metrics.Broken),
			testutil.ToFloat64(d.metrics.Panics.WithLabelValues("p")),
			testutil.ToFloat64(d.metrics.Refused.WithLabelValues("p", string(Busy))),
			testutil.ToFloat64(d.metrics.Refused.WithLabelValues("p", string(Slow))))
	}
	before := counts()
	for range 20 { // a seat may be had or not where the context has ended too
		d.Reply(ctx, "p", "", "缅甸封关")
	}
	for range maxConcurrent {
		if err := d.limits.acquire(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	d.Reply(ctx, "p", "", "缅甸封关")
	if counts() != before || out.Len() > 0 {
		t.Errorf("counted %s, before %s; logged %s", counts(), before, out.String())
	}
}

func TestADeskKnowsWhetherItCanAnswer(t *testing.T) {
	empty, err := index.NewLibrary(nil)
	if err != nil {
		t.Fatal(err)
	}
	closed := cases.Library(t)
	if err := NewService(closed, Ready, Config{}).Health(t.Context()); err != nil {
		t.Errorf("the issue that ships: %v", err)
	}
	if err := closed.Close(); err != nil {
		t.Fatal(err)
	}
	for want, lib := range map[string]*index.Library{"no issue is loaded": empty, "the search is broken": closed} {
		if err := NewService(lib, Ready, Config{}).Health(t.Context()); err == nil || err.Error() != want {
			t.Errorf("%v, not %s", err, want)
		}
	}
}

func TestAServiceForgetsOldAndOverflowingConversations(t *testing.T) {
	lib := cases.Library(t)
	synctest.Test(t, func(t *testing.T) {
		d := NewService(lib, Ready, Config{})
		a := &reply.Reply{Intent: &intent.Query{Source: intent.Help}}
		for i := range maxConversations {
			d.remember(fmt.Sprint(i), a)
		}
		d.Last("0") // used, so 1 is the oldest now
		d.remember("one more", a)
		_, kept := d.Last("0")
		_, gone := d.Last("1")
		if !kept || gone || d.conversations.Len() != maxConversations {
			t.Errorf("0 kept: %v, 1 kept: %v, %d talks", kept, gone, d.conversations.Len())
		}
		time.Sleep(conversationAge + time.Second) // of the bubble
		if _, ok := d.Last("0"); ok {
			t.Error("a conversation was remembered for more than a day")
		}
		d.remember("new", a)
		if d.conversations.Len() != 1 {
			t.Errorf("%d old conversations were kept", d.conversations.Len()-1)
		}
	})
}

func TestASwapFailsNoQuestionAndEndsTheBotBefore(t *testing.T) {
	d := NewService(cases.Library(t), Ready, Config{})
	d.timeLimit = time.Hour // how long an answer takes on a busy machine is not what is tested
	ctx, cancel := context.WithCancel(t.Context())
	var all sync.WaitGroup
	for i := range 4 {
		all.Go(func() {
			for ctx.Err() == nil {
				if a := d.Ask(context.Background(), fmt.Sprint(i), "缅甸封关"); a.Status != reply.Answered {
					t.Errorf("answered %s", reply.Text(a))
					return
				}
			}
		})
	}
	issues := cases.Library(t).Issues()
	for range 3 {
		lib, err := index.NewLibrary(issues)
		if err != nil {
			t.Fatal(err)
		}
		old := d.current.lib
		d.Swap(lib, Ready)
		if err := old.Close(); err != nil { // a question that is still at it would fail
			t.Fatal(err)
		}
	}
	cancel()
	all.Wait()
}

func TestASecretShowsItselfNowhere(t *testing.T) {
	const canary = "xoxb-canary"
	s := telemetry.Secret(canary)
	out := new(strings.Builder)
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d"} {
		fmt.Fprintf(out, verb+"\n", s)
		fmt.Fprintf(out, verb+"\n", struct{ Token telemetry.Secret }{s})
		fmt.Fprintf(out, verb+"\n", &struct{ Token telemetry.Secret }{s})
	}
	logged(out, s)
	for _, bad := range []string{canary, fmt.Sprintf("%x", canary), fmt.Sprintf("%X", canary)} {
		if strings.Contains(out.String(), bad) {
			t.Errorf("%q is in\n%s", bad, out)
		}
	}
	if s.Reveal() != canary || fmt.Sprint(telemetry.Secret("")) != "" {
		t.Error("a secret reveals itself, and an empty one is shown as empty")
	}
}

func TestASendErrorUnwraps(t *testing.T) {
	cause := errors.New("connection reset")
	err := error(&queue.SendError{Outcome: queue.Unknown, Err: cause})
	if !errors.Is(err, cause) || err.Error() != "unknown whether sent: connection reset" {
		t.Errorf("%v", err)
	}
}

// logged writes a secret as logs and JSON do.
func logged(out *strings.Builder, s telemetry.Secret) {
	for _, h := range []slog.Handler{slog.NewTextHandler(out, nil), slog.NewJSONHandler(out, nil)} {
		slog.New(h).Info("x", "token", s, "config", struct{ Token telemetry.Secret }{s}, "err",
			fmt.Errorf("with %v", s))
	}
	_ = json.NewEncoder(out).Encode(map[string]any{"token": s, "config": struct{ Token telemetry.Secret }{s}})
}

func TestAnAnswerIsLoggedWithTheIDOfItsQuestion(t *testing.T) {
	var out strings.Builder
	d := NewService(cases.Library(t), Ready, Config{Log: telemetry.NewLogger(&out, false, slog.LevelInfo)})
	d.Reply(telemetry.WithID(t.Context(), "E7"), "slack", "", "氧化镝多少钱")
	if s := out.String(); !strings.Contains(s, `"id":"E7"`) || !strings.Contains(s, `"intent":"price"`) ||
		strings.Contains(s, "氧化镝") {
		t.Error(s)
	}
}

// TestAQuestionIsCountedByItsKindAndNeverByItsWords finds what is counted among the series that exist from the start.
func TestAQuestionIsCountedByItsKindAndNeverByItsWords(t *testing.T) {
	r := prometheus.NewRegistry()
	d := NewService(cases.Library(t), Ready, Config{Metrics: telemetry.NewMetrics(r, Labels("slack"))})
	before := testutil.CollectAndCount(d.metrics.Questions)
	d.Reply(t.Context(), "slack", "", "氧化镝多少钱")
	d.Reply(t.Context(), "slack", "", "氧化镝 canary 多少钱")
	d.Reply(t.Context(), "slack", "", "status")
	d.Ask(t.Context(), "", "氧化镝多少钱")
	if n := testutil.ToFloat64(d.metrics.Questions.WithLabelValues("slack", "price", "answered")); n < 1 || n > 2 {
		t.Errorf("%v counted", n)
	}
	if n := testutil.CollectAndCount(d.metrics.Questions); n != before {
		t.Errorf("%d series, and %d at the start", n, before)
	}
	families, err := r.Gather()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range families {
		for _, m := range f.GetMetric() {
			if s := m.String(); strings.Contains(s, "canary") || strings.Contains(s, "氧化") {
				t.Errorf("%s shows what was asked: %s", f.GetName(), s)
			}
		}
	}
}
