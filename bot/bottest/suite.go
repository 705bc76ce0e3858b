package bottest

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"rebot/bot/queue"
	"rebot/bot/reply"
)

// A Reply is a fake platform's treatment of the next send.
type Reply int

// The replies that every platform knows. Those that name no status are faults of the line.
const (
	ReplyOK        Reply = iota
	ReplyHang            // the message is taken, and no answer comes
	ReplyReset           // the message is taken, and the connection breaks
	ReplyLimited         // 429, again after RetryAfter
	ReplyBroken          // 500
	ReplyForbidden       // the target will never take it
	ReplyGarbage         // 200 with a body that is no answer
)

// RetryAfter is how long a fake asks to wait when it replies ReplyLimited.
const RetryAfter = 7 * time.Second

// A Rig is an adapter, set up against a fake of its platform.
type Rig struct {
	Send func(ctx context.Context, a *reply.Reply) error // posts an answer as the adapter does
	Next func(Reply)                                     // what the fake does with the next send
	// what a reader saw of each message that was taken, markup resolved
	Texts func() []string
	Live  func() []string // mentions, links and commands that took effect in them
	// what the platform would have refused: too long, bad markup
	Refused func() []string
	Secrets []string      // what must show nowhere
	Log     func() string // what was logged, at debug level
}

// Conform runs the suite. Each test opens a rig of its own.
func Conform(t *testing.T, open func(t *testing.T) *Rig) {
	for _, c := range outcomes {
		t.Run("a send answered by "+c.name+" is "+c.want.String(), func(t *testing.T) { testOutcome(t, open(t), c) })
	}
	t.Run("a context that ended sends nothing", func(t *testing.T) { testCancelled(t, open(t)) })
	t.Run("hostile words are shown and do nothing", func(t *testing.T) { testHostile(t, open(t)) })
	t.Run("an answer of any length arrives", func(t *testing.T) { testLengths(t, open(t)) })
	t.Run("broken UTF-8 arrives as valid text", func(t *testing.T) { testUTF8(t, open(t)) })
}

type outcome struct {
	name      string
	reply     Reply
	want      queue.Outcome
	permanent bool
	wait      time.Duration
}

var outcomes = []outcome{
	{"ok", ReplyOK, queue.Sent, false, 0},
	{"nothing", ReplyHang, queue.Unknown, false, 0},
	{"a reset", ReplyReset, queue.Unknown, false, 0},
	{"429", ReplyLimited, queue.NotSent, false, RetryAfter},
	{"500", ReplyBroken, queue.Unknown, false, 0},
	{"a refusal", ReplyForbidden, queue.NotSent, true, 0},
	{"garbage", ReplyGarbage, queue.Unknown, false, 0},
}

// patience is how long a send may take that the fake answers. One that it never answers is given up when it was taken.
const patience = 30 * time.Second

func testOutcome(t *testing.T, r *Rig, c outcome) {
	r.Next(c.reply)
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if c.reply == ReplyHang {
		go func() {
			for ctx.Err() == nil && len(r.Texts()) == 0 {
				time.Sleep(time.Millisecond)
			}
			cancel()
		}()
	}
	err := r.Send(ctx, &reply.Reply{Lead: "氧化镝"})
	noSecrets(t, r, err)
	if c.want == queue.Sent {
		if err != nil {
			t.Fatalf("it failed: %v", err)
		}
		return
	}
	var send *queue.SendError
	if !errors.As(err, &send) {
		t.Fatalf("the error is no SendError: %v", err)
	}
	if send.Outcome != c.want || send.Permanent != c.permanent {
		t.Errorf("it is %v, permanent %v; should be %v, %v", send.Outcome, send.Permanent, c.want, c.permanent)
	}
	if send.RetryAfter < c.wait || c.wait == 0 && c.reply != ReplyLimited && send.RetryAfter > time.Minute {
		t.Errorf("it is to be sent again after %v, should be %v", send.RetryAfter, c.wait)
	}
}

func testCancelled(t *testing.T, r *Rig) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := r.Send(ctx, &reply.Reply{Lead: "氧化镝"})
	noSecrets(t, r, err)
	var send *queue.SendError
	if !errors.As(err, &send) || send.Outcome != queue.NotSent || send.Permanent {
		t.Errorf("it is %v, should be not sent", err)
	}
	if n := len(r.Texts()); n != 0 {
		t.Errorf("%d messages were sent", n)
	}
}

// hostile are words that mean something to one platform or another.
var hostile = []string{
	"<!channel> <!here> <@U1> <#C1> <http://x.example|y> @everyone @here", "&lt;!channel&gt; & &amp;",
	"</b><a href=\"tg://user?id=1\">x</a>",
	"*bold* _it_ ~no~ `code` ```pre``` [a](http://b.example)", "{{.Secret}} ${HOME} %s %d", "javascript:alert()",
	"/price@other_bot",
}

func testHostile(t *testing.T, r *Rig) {
	for _, h := range hostile {
		a := &reply.Reply{Status: reply.NotFound, Title: h, Lead: h, Details: []string{h}, Notes: []string{h},
			Offers: []string{h},
			Table: &reply.Table{Head: []string{h, "b"}, Rows: [][]string{{h, h}, {h, "c"}},
				Right: []bool{false, true}}}
		if err := r.Send(t.Context(), a); err != nil {
			t.Fatalf("%q was not sent: %v", h, err)
		}
		seen := r.Texts()
		if last := seen[len(seen)-1]; !strings.Contains(squeeze(last), squeeze(h)) {
			t.Errorf("%q is shown as %q", h, last)
		}
	}
	fine(t, r)
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

func testLengths(t *testing.T, r *Rig) {
	for _, n := range []int{1, 40, 99, 100, 400, 3000} {
		a := &reply.Reply{Status: reply.NotFound, Title: strings.Repeat("题", n), Lead: strings.Repeat("稀土 & 𠮷", n)}
		a.Table = &reply.Table{Head: []string{"产品", "价格"}, Right: []bool{false, true}}
		for range n {
			a.Details, a.Notes = append(a.Details, strings.Repeat("细", n%700)), append(a.Notes, "注 <")
			a.Passages = append(a.Passages, reply.Passage{Text: strings.Repeat("简报说", n%500+1)})
			a.Offers = append(a.Offers, "氧化镝")
			a.Table.Rows = append(a.Table.Rows, []string{strings.Repeat("镝", n%30+1), "价"})
		}
		if err := r.Send(t.Context(), a); err != nil {
			t.Fatalf("with %d of each: %v", n, err)
		}
		if n == 100 && testing.Short() { // longer ones take seconds
			break
		}
	}
	fine(t, r)
}

func testUTF8(t *testing.T, r *Rig) {
	bad := "氧化\xff镝\x00\u202e\u200b"
	a := &reply.Reply{Status: reply.NotFound, Title: bad, Lead: bad, Details: []string{bad}, Offers: []string{bad},
		Passages: []reply.Passage{{Text: bad}}, Table: &reply.Table{Head: []string{bad}, Rows: [][]string{{bad}},
			Right: []bool{false}}}
	if err := r.Send(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	fine(t, r)
	for _, text := range r.Texts() {
		if !utf8.ValidString(text) || strings.ContainsAny(text, "\x00\u202e\u200b") {
			t.Errorf("it arrives as %q", text)
		}
	}
}

// fine checks that nothing posted took effect, was refused or showed a secret.
func fine(t *testing.T, r *Rig) {
	t.Helper()
	if live := r.Live(); len(live) > 0 {
		t.Errorf("these took effect: %q", live)
	}
	if bad := r.Refused(); len(bad) > 0 {
		t.Errorf("the platform refuses: %q", bad)
	}
	noSecrets(t, r, nil)
}

func noSecrets(t *testing.T, r *Rig, err error) {
	t.Helper()
	texts := []string{r.Log()}
	if err != nil {
		texts = append(texts, err.Error())
	}
	for _, s := range r.Secrets {
		if strings.Contains(strings.Join(texts, "\n"), s) {
			t.Errorf("a secret shows in the error or the log: %v", err)
		}
	}
}
