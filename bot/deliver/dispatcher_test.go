package deliver_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"

	"rebot/bot"
	"rebot/bot/answer"
	"rebot/bot/bottest"
	"rebot/bot/bottest/cases"
	"rebot/bot/deliver"
	"rebot/bot/queue"
	"rebot/bot/reply"
	"rebot/bot/store"
	"rebot/bot/telemetry"
	"rebot/index"
)

// A post is a message that the fake platform took.
type post struct {
	chat, text string
	part       int
	at         time.Time
}

// A fakeSender takes messages, or does with a chat what a test says.
type fakeSender struct {
	mu    sync.Mutex
	posts []post
	parts int
	fail  func(chat string, n int) error // n counts the calls of the chat from 1
	calls map[string]int
}

func (f *fakeSender) SendPart(ctx context.Context, to deliver.Place, a *reply.Reply, p deliver.Part) (bool, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.calls[to.Chat]++
	if f.fail != nil {
		if err := f.fail(to.Chat, f.calls[to.Chat]); err != nil {
			return false, err
		}
	}
	f.posts = append(f.posts, post{to.Chat, reply.Text(a), p.N, time.Now()})
	return p.N+1 < f.parts, nil
}

// to gives what a chat got.
func (f *fakeSender) to(chat string) (out []post) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, p := range f.posts {
		if p.chat == chat {
			out = append(out, p)
		}
	}
	return out
}

// A post office is a dispatcher with everything around it, in a bubble where time is made up.
type postOffice struct {
	*deliver.Dispatcher
	*fakeSender
	t       *testing.T
	store   *store.Store
	service *bot.Service
	bot     *answer.Engine
}

func inOffice(t *testing.T, f func(*postOffice)) {
	lib := cases.Library(t)
	b := answer.New(lib)
	synctest.Test(t, func(t *testing.T) {
		o := &postOffice{fakeSender: &fakeSender{calls: map[string]int{}, parts: 1}, t: t, bot: b}
		s := bottest.Store(t)
		o.store, o.service = s, bot.NewService(lib, bot.Ready, bot.Config{})
		o.start(deliver.Options{Poll: 5 * time.Second}) // each look costs real time
		f(o)
	})
}

// start begins anew with other options. Few workers do, since each looks for itself.
func (o *postOffice) start(opt deliver.Options) {
	opt.Workers = 4
	o.Dispatcher = deliver.NewDispatcher(o.store, o.service, opt)
	o.Add("slack", o.fakeSender)
}

// subscribed is a subscriber since the issue before the newest.
func (o *postOffice) subscribed(chat, kind, what, at string) {
	o.t.Helper()
	s := store.Subscription{Kind: kind, Place: deliver.Place{Platform: "slack", Team: "T1", Chat: chat}, Name: what,
		What: what, Owner: "U1", Since: "2024-10"}
	if s.At = at; at != "" {
		s.Zone = "Asia/Shanghai"
	}
	if err := o.store.Subscribe(o.t.Context(), s); err != nil {
		o.t.Fatal(err)
	}
}

// published tells the dispatcher of the issue.
func (o *postOffice) published() {
	o.t.Helper()
	if err := o.Published(o.t.Context(), o.bot); err != nil {
		o.t.Fatal(err)
	}
}

// runFor lets it work for a time.
func (o *postOffice) runFor(d time.Duration) {
	ctx, cancel := context.WithTimeout(o.t.Context(), d)
	defer cancel()
	o.Run(ctx)
}

func (o *postOffice) ledger() string {
	o.t.Helper()
	list, err := o.store.Deliveries(o.t.Context(), "2024-11")
	if err != nil {
		o.t.Fatal(err)
	}
	var out []string
	for _, d := range list {
		out = append(out, d.State)
	}
	return strings.Join(out, " ")
}

// got checks how many messages a chat got, and gives the last.
func (o *postOffice) got(chat string, want int) post {
	o.t.Helper()
	list := o.to(chat)
	if len(list) != want {
		o.t.Fatalf("%s got %d messages, want %d", chat, len(list), want)
	}
	if want == 0 {
		return post{}
	}
	return list[want-1]
}

func TestANewIssueReachesEverySubscriberOnce(t *testing.T) {
	inOffice(t, func(o *postOffice) {
		for i := range 40 {
			o.subscribed(fmt.Sprint("C", i), store.KindDigest, "", "")
		}
		o.subscribed("C-price", store.KindDigest, "price 氧化镝", "")
		if err := o.store.Subscribe(o.t.Context(), store.Subscription{Kind: store.KindDigest,
			Place: deliver.Place{Platform: "slack", Chat: "C-new"}, Since: "2024-11"}); err != nil {
			t.Fatal(err)
		}
		o.published()
		o.runFor(10 * time.Second)
		for range 3 { // the same issue again, a revision, a restart
			o.published()
			o.runFor(2 * time.Minute)
		}
		for i := range 40 {
			if p := o.got(fmt.Sprint("C", i), 1); !strings.Contains(p.text, "摘要 · 2024年11月") ||
				strings.Contains(p.text, "迟到") {
				t.Errorf("it got %s", p.text)
			}
		}
		if p := o.got("C-price", 1); strings.Contains(p.text, "动态 ·") || !strings.Contains(p.text, "1711.90") {
			t.Errorf("of the price it got %s", p.text)
		}
		o.got("C-new", 0) // the issue was in before it subscribed
	})
}

func TestATimeOfDayIsKept(t *testing.T) {
	inOffice(t, func(o *postOffice) { // a bubble begins at midnight of UTC, 08:00 in Shanghai
		o.start(deliver.Options{Poll: 30 * time.Second, Plan: time.Hour})
		o.subscribed("C1", store.KindDigest, "", "09:30")
		o.published()
		o.runFor(89 * time.Minute)
		o.got("C1", 0)
		o.runFor(2 * time.Minute)
		if p := o.got("C1", 1); p.at.UTC().Format("15:04") != "01:30" {
			t.Errorf("it came at %v", p.at)
		}
	})
}

func TestAfterADowntimeItIsLateOrOver(t *testing.T) {
	inOffice(t, func(o *postOffice) {
		o.start(deliver.Options{Poll: 30 * time.Second, Plan: time.Hour})
		o.subscribed("C1", store.KindDigest, "", "09:30")
		o.published()
		time.Sleep(20 * time.Hour)
		o.runFor(time.Minute)
		if p := o.got("C1", 1); !strings.Contains(p.text, "迟到：原定 2000-01-01 09:30 Asia/Shanghai") {
			t.Errorf("it got %s", p.text)
		}
	})
	inOffice(t, func(o *postOffice) {
		o.subscribed("C1", store.KindDigest, "", "")
		o.published()
		time.Sleep(25 * time.Hour)
		o.runFor(time.Minute)
		o.got("C1", 0)
		o.got("U1", 1) // is told
		if o.ledger() != "sent failed" {
			t.Errorf("the ledger says %s", o.ledger())
		}
	})
}

func TestOneBadChannelHoldsUpNoOtherAndEndsAfterADay(t *testing.T) {
	inOffice(t, func(o *postOffice) {
		o.fail = func(chat string, _ int) error {
			if chat == "C0" {
				return &queue.SendError{Outcome: queue.NotSent, Code: "http_503"}
			}
			return nil
		}
		for i := range 60 {
			o.subscribed(fmt.Sprint("C", i), store.KindDigest, "", "")
		}
		metrics := telemetry.NewMetrics(nil, telemetry.Labels{})
		o.published()
		start := time.Now()
		o.runFor(10 * time.Second)
		for i := range 60 {
			if i > 0 && o.got(fmt.Sprint("C", i), 1).at.Sub(start) > 5*time.Second {
				t.Errorf("C%d was held up", i)
			}
		}
		o.start(deliver.Options{Poll: 4 * time.Minute, Plan: time.Hour, Metrics: metrics})
		o.runFor(25 * time.Hour)
		o.got("C0", 0)
		if n := o.calls["C0"]; n < 100 || n > 400 { // growing waits up to 5 min, for a day
			t.Errorf("it was tried %d times", n)
		}
		if n := testutil.ToFloat64(metrics.DeliveriesFailed.WithLabelValues("slack")); n != 1 ||
			strings.Count(o.ledger(), "failed") != 1 {
			t.Errorf("%v failed, and the ledger says %s", n, o.ledger())
		}
		if p := o.got("U1", 1); !strings.Contains(p.text, "没有送到") || !strings.Contains(p.text, "C0") ||
			!strings.Contains(p.text, "2024年11月") {
			t.Errorf("the owner got %s", p.text)
		}
		if list, err := o.store.Subscriptions(o.t.Context(), deliver.Place{Platform: "slack", Team: "T1", Chat: "C0"},
			store.KindDigest); err != nil || len(list) != 1 {
			t.Errorf("the next issue would not be tried: %v (%v)", list, err)
		}
	})
}

func TestAPlaceThatIsGoneIsSwitchedOffAndItsOwnerTold(t *testing.T) {
	inOffice(t, func(o *postOffice) {
		o.fail = func(chat string, _ int) error {
			switch chat {
			case "C1":
				return &queue.SendError{Outcome: queue.NotSent, Code: "is_archived", Permanent: true}
			case "C2":
				return &queue.SendError{Outcome: queue.NotSent, Code: "msg_too_long", Permanent: true,
					Err: queue.ErrMessage}
			}
			return nil
		}
		o.subscribed("C1", store.KindDigest, "", "")
		o.subscribed("C2", store.KindDigest, "", "")
		o.published()
		o.runFor(5 * time.Minute)
		o.runFor(5 * time.Minute) // after a restart nobody is told again
		o.got("U1", 2)
		for chat, want := range map[string]string{"C1": "订阅已停", "C2": "没有送到"} {
			if !slices.ContainsFunc(o.to("U1"), func(p post) bool {
				return strings.Contains(p.text, want) &&
					strings.Contains(p.text, chat)
			}) {
				t.Errorf("of %s the owner got %+v", chat, o.to("U1"))
			}
		}
		if o.calls["C1"] != 1 || o.calls["C2"] != 1 || o.ledger() != "sent failed sent failed" {
			t.Errorf("tried %v, the ledger says %s", o.calls, o.ledger())
		}
		for chat, want := range map[string]int{"C1": 0, "C2": 1} { // the message's fault is not the place's
			if list, err := o.store.Subscriptions(o.t.Context(),
				deliver.Place{Platform: "slack", Team: "T1", Chat: chat}, store.KindDigest); err != nil ||
				len(list) != want {
				t.Errorf("%s has %d subscriptions, want %d (%v)", chat, len(list), want, err)
			}
		}
	})
}

func TestWhatIsUnknownIsSentOnceMore(t *testing.T) {
	unknown := &queue.SendError{Outcome: queue.Unknown, Code: "no_answer", Err: errors.New("reset")}
	for name, c := range map[string]struct {
		fails, calls int
		ledger       string
		after        time.Duration
	}{"once": {1, 2, "sent", 0}, "twice": {2, 2, "unknown", 0}, "twice, and then": {2, 3, "sent", 15 * time.Minute},
		"for a day": {99, 7, "unknown failed", 25 * time.Hour}} {
		t.Run(name, func(t *testing.T) {
			if c.after > time.Hour && testing.Short() {
				t.Skip("a day of looking each second takes long")
			}
			inOffice(t, func(o *postOffice) {
				o.fail = func(chat string, n int) error {
					if n <= c.fails {
						return unknown
					}
					return nil
				}
				o.subscribed("C1", store.KindDigest, "", "")
				o.published()
				for range 4 {
					o.runFor(40 * time.Second) // a restart keeps count
				}
				o.runFor(c.after)
				if o.calls["C1"] != c.calls || o.ledger() != c.ledger {
					t.Errorf("sent %d times, the ledger says %s", o.calls["C1"], o.ledger())
				}
				if list, err := o.store.Subscriptions(o.t.Context(),
					deliver.Place{Platform: "slack", Team: "T1", Chat: "C1"}, store.KindDigest); err != nil ||
					len(list) != 1 {
					t.Errorf("it is switched off (%v)", err)
				}
			})
		})
	}
}

func TestAWaitThatThePlatformAsksForIsKept(t *testing.T) {
	inOffice(t, func(o *postOffice) {
		o.fail = func(_ string, n int) error {
			if n == 1 {
				return &queue.SendError{Outcome: queue.NotSent, Code: "ratelimited", RetryAfter: 40 * time.Second}
			}
			return nil
		}
		o.subscribed("C1", store.KindDigest, "", "")
		o.published()
		start := time.Now()
		o.runFor(time.Minute)
		if after := o.got("C1", 1).at.Sub(start); after < 40*time.Second || after > 46*time.Second {
			t.Errorf("it came after %v", after)
		}
	})
}

func TestADigestOfSeveralMessagesGoesOnWhereItStopped(t *testing.T) {
	inOffice(t, func(o *postOffice) {
		o.parts = 3
		o.fail = func(_ string, n int) error {
			if n == 2 || n == 3 {
				return &queue.SendError{Outcome: queue.NotSent, Code: "http_503"}
			}
			return nil
		}
		o.subscribed("C1", store.KindDigest, "", "")
		o.published()
		o.runFor(time.Minute)
		o.got("C1", 3)
		for i, p := range o.to("C1") {
			if p.part != i {
				t.Errorf("message %d is part %d", i, p.part)
			}
		}
	})
}

func TestAWatchFiresOnceAnIssueWithTheFigureAndItsSource(t *testing.T) {
	inOffice(t, func(o *postOffice) {
		o.subscribed("C1", store.KindAlert, "氧化镝 below 1800 元/公斤", "")
		o.subscribed("C1", store.KindAlert, "氧化镝 above 1800 元/公斤", "")
		o.subscribed("C1", store.KindAlert, "氧化镝 change 3", "")
		for range 2 {
			o.published()
			o.runFor(2 * time.Minute)
		}
		o.got("C1", 2)
		for _, p := range o.to("C1") {
			if !strings.Contains(p.text, "1711.90 元/公斤") || !strings.Contains(p.text, "第 273 行") {
				t.Errorf("it got %s", p.text)
			}
		}
	})
}

func TestWhoLeavesBeforeTheTimeGetsNothing(t *testing.T) {
	inOffice(t, func(o *postOffice) {
		o.start(deliver.Options{Poll: 30 * time.Second, Plan: time.Hour})
		o.subscribed("C1", store.KindDigest, "", "09:30")
		o.published()
		if _, err := o.store.Unsubscribe(o.t.Context(), deliver.Place{Platform: "slack", Team: "T1", Chat: "C1"},
			store.KindDigest, "", "asked"); err != nil {
			t.Fatal(err)
		}
		o.runFor(2 * time.Hour)
		o.got("C1", 0)
	})
}

func TestAReplicaWithoutTheIssueLeavesItToOthers(t *testing.T) {
	inOffice(t, func(o *postOffice) {
		o.subscribed("C1", store.KindDigest, "", "")
		o.published()
		empty, err := index.NewLibrary(nil)
		if err != nil {
			t.Fatal(err)
		}
		behind := deliver.NewDispatcher(o.store, bot.NewService(empty, bot.Ready, bot.Config{}), deliver.Options{})
		behind.Add("slack", o.fakeSender)
		ctx, cancel := context.WithTimeout(o.t.Context(), time.Minute)
		defer cancel()
		behind.Run(ctx)
		o.got("C1", 0)
		o.runFor(time.Minute)
		o.got("C1", 1)
	})
}

func TestAnIssueThatComesWithASubscriberIsNotMissed(t *testing.T) {
	inOffice(t, func(o *postOffice) {
		o.published()
		o.subscribed("C1", store.KindDigest, "", "") // read the service just before the swap
		o.runFor(2 * time.Minute)
		o.got("C1", 1)
	})
}
