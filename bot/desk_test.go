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

	"rebot/index"
)

func TestADeskFollowsUpInEachConversation(t *testing.T) {
	d := NewDesk(shippedBot(t))
	for _, c := range [][3]string{
		{"a", "氧化镝多少钱", "price{氧化镝 2024-11}"},
		{"b", "稀土出口", "trade{稀土 出口}"},
		{"a", "那氧化铽呢", "price{氧化铽 2024-11}"},
		{"a", "今天天气怎么样", "refuse{"},
		{"a", "那氧化钬呢", "price{氧化钬 2024-11}"}, // a refusal is not what the conversation is about
		{"", "那氧化铽呢", "price{氧化铽 2024-11}"},
	} {
		if got := d.Ask(t.Context(), c[0], c[1]).Intent.String(); !strings.HasPrefix(got, c[2]) {
			t.Errorf("%s: %s means %s, want %s", c[0], c[1], got, c[2])
		}
	}
	if a, ok := d.Last("a"); !ok || a.Intent.String() != "price{氧化钬 2024-11}" {
		t.Errorf("the last answer of a: %v %v", a, ok)
	}
	if _, ok := d.Last(""); ok {
		t.Error("no conversation is remembered as one")
	}
}

func TestAskingForTheSourceRepeatsTheCitedLines(t *testing.T) {
	d := NewDesk(shippedBot(t))
	first := d.Ask(t.Context(), "a", "氧化镝多少钱")
	for range 2 { // again and again
		a := d.Ask(t.Context(), "a", "来源")
		if len(a.Passages) != len(first.Citations) || len(a.Passages) == 0 {
			t.Fatalf("%d passages of %d citations", len(a.Passages), len(first.Citations))
		}
		for i, p := range a.Passages {
			if p.Text != strings.Join(first.Citations[i].Verbatim(), "\n") || p.Citation != i {
				t.Errorf("passage %d: %+v", i, p)
			}
		}
		if bad := a.Check(Text(a)); len(bad) > 0 {
			t.Errorf("the number gate holds back %v of\n%s", bad, Text(a))
		}
	}
	if a := d.Ask(t.Context(), "b", "来源"); len(a.Passages) > 0 {
		t.Error("another conversation's source was shown")
	}
}

func TestABrokenSearchIsNotAnEmptyBulletin(t *testing.T) {
	d := NewDesk(&Bot{cover: &Coverage{}}) // no library: answering panics
	before := Counted("answers_broken")
	for text, want := range map[string]string{"缅甸有什么消息": "出了故障", "any news of Myanmar": "broken"} {
		a := d.Ask(t.Context(), "a", text)
		if a.Status != NotFound || a.Intent.String() != "refuse{broken}" || !strings.Contains(Text(a), want) {
			t.Errorf("%s: %s", text, Text(a))
		}
	}
	if Counted("answers_broken") == before {
		t.Error("it was not counted")
	}
}

func TestAPanicIsLoggedWithItsStackAndCounted(t *testing.T) {
	var out strings.Builder
	d := NewDesk(&Bot{cover: &Coverage{}}) // no library: answering panics
	d.Log = NewLogger(&out, false, slog.LevelInfo)
	panics := Counted("panics", "p")
	d.Reply(WithID(t.Context(), "E1"), "p", "", "缅甸有什么消息")
	s := out.String()
	if Counted("panics", "p") != panics+1 || !strings.Contains(s, "nil pointer") || !strings.Contains(s, "bot.go") || !strings.Contains(s, `"level":"ERROR"`) || strings.Contains(s, "缅甸") {
		t.Errorf("%d panics more, logged %s", Counted("panics", "p")-panics, s)
	}
}

func TestASearchThatFailsIsLoggedWithoutTheQuestion(t *testing.T) {
	var out strings.Builder
	b := shippedBot(t)
	d := NewDesk(b)
	d.Log = NewLogger(&out, false, slog.LevelInfo)
	if err := errors.Join(d.Well(t.Context()), b.lib.Close()); err != nil { // to search once builds what Close breaks
		t.Fatal(err)
	}
	panics, broken := Counted("panics", "p"), Counted("answers_broken")
	if a := d.Reply(t.Context(), "p", "", "缅甸封关"); a.Intent.String() != "refuse{broken}" {
		t.Fatalf("answered %s", Text(a))
	}
	if s := out.String(); Counted("panics", "p") != panics || Counted("answers_broken") != broken+1 || !strings.Contains(s, "searching") || strings.Contains(s, "缅甸") {
		t.Errorf("logged %s", s)
	}
}

// TestWhoGoesAwayIsNoDefect asks with a context that has ended, once with a seat free and once without.
func TestWhoGoesAwayIsNoDefect(t *testing.T) {
	var out strings.Builder
	d := NewDesk(shippedBot(t))
	d.Log = NewLogger(&out, false, slog.LevelError)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	counts := func() string {
		return fmt.Sprint(Counted("answers_broken"), Counted("panics", "p"), Counted("questions_refused", "p", string(Busy)), Counted("questions_refused", "p", string(Slow)))
	}
	before := counts()
	for range 20 { // a seat may be had or not where the context has ended too
		d.Reply(ctx, "p", "", "缅甸封关")
	}
	for range maxSeats {
		if err := d.seats.take(t.Context()); err != nil {
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
	closed := shippedBot(t).lib
	if err := NewDesk(New(closed)).Well(t.Context()); err != nil {
		t.Errorf("the issue that ships: %v", err)
	}
	if err := closed.Close(); err != nil {
		t.Fatal(err)
	}
	for want, lib := range map[string]*index.Library{"no issue is loaded": empty, "the search is broken": closed} {
		if err := NewDesk(New(lib)).Well(t.Context()); err == nil || err.Error() != want {
			t.Errorf("%v, not %s", err, want)
		}
	}
}

func TestADeskForgetsOldAndOverflowingConversations(t *testing.T) {
	b := shippedBot(t)
	synctest.Test(t, func(t *testing.T) {
		d := NewDesk(b)
		a := &Answer{Intent: Help{}}
		for i := range maxTalks {
			d.remember(fmt.Sprint(i), a)
		}
		d.Last("0") // used, so 1 is the oldest now
		d.remember("one more", a)
		_, kept := d.Last("0")
		_, gone := d.Last("1")
		if !kept || gone || len(d.talks) != maxTalks || d.used.Len() != maxTalks {
			t.Errorf("0 kept: %v, 1 kept: %v, %d talks", kept, gone, len(d.talks))
		}
		time.Sleep(talkAge + time.Second) // of the bubble
		if _, ok := d.Last("0"); ok {
			t.Error("a conversation was remembered for more than a day")
		}
		d.remember("new", a)
		if len(d.talks) != 1 || d.used.Len() != 1 {
			t.Errorf("%d old conversations were kept", len(d.talks)-1)
		}
	})
}

func TestASwapFailsNoQuestionAndEndsTheBotBefore(t *testing.T) {
	d := NewDesk(shippedBot(t))
	d.patience = time.Hour // how long an answer takes on a busy machine is not what is tested
	ctx, cancel := context.WithCancel(t.Context())
	var all sync.WaitGroup
	for i := range 4 {
		all.Go(func() {
			for ctx.Err() == nil {
				if a := d.Ask(context.Background(), fmt.Sprint(i), "缅甸封关"); a.Status != Answered {
					t.Errorf("answered %s", Text(a))
					return
				}
			}
		})
	}
	issues := shippedBot(t).lib.Issues()
	for range 3 {
		lib, err := index.NewLibrary(issues)
		if err != nil {
			t.Fatal(err)
		}
		old := d.shift.bot.lib
		d.Swap(New(lib))
		if err := old.Close(); err != nil { // a question that is still at it would fail
			t.Fatal(err)
		}
	}
	cancel()
	all.Wait()
}

func TestASecretShowsItselfNowhere(t *testing.T) {
	const canary = "xoxb-canary"
	s := Secret(canary)
	out := new(strings.Builder)
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d"} {
		fmt.Fprintf(out, verb+"\n", s)
		fmt.Fprintf(out, verb+"\n", struct{ Token Secret }{s})
		fmt.Fprintf(out, verb+"\n", &struct{ Token Secret }{s})
	}
	logged(out, s)
	for _, bad := range []string{canary, fmt.Sprintf("%x", canary), fmt.Sprintf("%X", canary)} {
		if strings.Contains(out.String(), bad) {
			t.Errorf("%q is in\n%s", bad, out)
		}
	}
	if s.Reveal() != canary || fmt.Sprint(Secret("")) != "" {
		t.Error("a secret reveals itself, and an empty one is shown as empty")
	}
}

func TestASendErrorUnwraps(t *testing.T) {
	cause := errors.New("connection reset")
	err := error(&SendError{Outcome: Unknown, Err: cause})
	if !errors.Is(err, cause) || err.Error() != "unknown whether sent: connection reset" {
		t.Errorf("%v", err)
	}
}

func TestCountsAreKeptByNameAndLabels(t *testing.T) {
	var all sync.WaitGroup
	for range 10 {
		all.Go(func() { Count("libraries_refused", "test") })
	}
	all.Wait()
	if n := Counted("libraries_refused", "test"); n != 10 || Counted("libraries_refused", "other") != 0 {
		t.Errorf("counted %d", n)
	}
}

// logged writes a secret as logs and JSON do.
func logged(out *strings.Builder, s Secret) {
	for _, h := range []slog.Handler{slog.NewTextHandler(out, nil), slog.NewJSONHandler(out, nil)} {
		slog.New(h).Info("x", "token", s, "config", struct{ Token Secret }{s}, "err", fmt.Errorf("with %v", s))
	}
	_ = json.NewEncoder(out).Encode(map[string]any{"token": s, "config": struct{ Token Secret }{s}})
}
