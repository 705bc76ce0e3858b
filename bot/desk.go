package bot

import (
	"container/list"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/text/unicode/norm"

	"rebot/index/bulletin"
)

// A Desk answers questions for the platforms: by the current Bot, which Swap replaces whole, and with what each
// conversation was about.
type Desk struct {
	mu     sync.Mutex
	shift  *shift
	shifts int                      // how many there were
	talks  map[string]*list.Element // of *talk
	left   atomic.Int32             // bulletin files that a Watcher leaves alone
	since  time.Time
	times  times // that answers took

	// Version is what status says was built; nothing if it is empty. It is set before anybody asks.
	Version string
	// Log is told of each answer, and at the level of debugging of the question; nobody is if it is nil. It is set before
	// anybody asks.
	Log *slog.Logger

	used     list.List // talks, the one used last in front
	seats    *seats
	patience time.Duration // how long looking up may take
}

// A shift is the time that one Bot answers.
type shift struct {
	bot  *Bot
	busy sync.WaitGroup // questions that it still answers
}

// A talk is what is remembered of a conversation.
type talk struct {
	key  string
	last *Answer
	used time.Time
}

// A desk remembers this many conversations, each for this long since it was used last.
const (
	maxTalks = 4096
	talkAge  = 24 * time.Hour
)

// NewDesk makes a desk at which b answers.
func NewDesk(b *Bot) *Desk {
	return &Desk{shift: &shift{bot: b}, shifts: 1, since: time.Now(), talks: map[string]*list.Element{},
		seats: newSeats(), patience: askTime}
}

// Swap lets b answer from now on, and returns when the Bot before it has answered its last question, so that its library
// may be closed. Conversations go on.
func (d *Desk) Swap(b *Bot) {
	d.mu.Lock()
	before := d.shift
	d.shift = &shift{bot: b}
	d.shifts++
	d.mu.Unlock()
	before.busy.Wait()
}

// Coverage is what can be asked about now.
func (d *Desk) Coverage() *Coverage {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.shift.bot.Coverage()
}

// Reply answers what somebody asked on a platform: it is Ask, counted and timed. What an adapter asks for its own ends
// goes to Ask.
func (d *Desk) Reply(ctx context.Context, platform, key, text string) *Answer {
	began := time.Now()
	a := d.ask(ctx, platform, key, text)
	took := time.Since(began)
	Time("answer", took, platform)
	Count("questions", platform, kindOf(a.Intent), string(a.Status))
	if a.Status != Helped {
		d.times.add(took)
	}
	if r, ok := a.Intent.(Refuse); ok && (r.Reason == Busy || r.Reason == Slow) && !gone(ctx) {
		Count("questions_refused", platform, string(r.Reason))
	}
	if d.Log != nil {
		d.Log.DebugContext(ctx, "asked", "platform", platform, "text", text)
		d.Log.InfoContext(ctx, "answered", "platform", platform, "intent", kindOf(a.Intent), "status", string(a.Status), "seconds", took.Seconds())
	}
	return a
}

// Ask answers a question in a conversation, "" for none. It follows up on what was answered there before, and 来源
// repeats the lines that the last answer cites; 状态 and status are answered of rebot itself. It never gives nil: a search
// that is broken gives a reply that says so.
func (d *Desk) Ask(ctx context.Context, key, text string) *Answer {
	return d.ask(ctx, "none", key, text)
}

func (d *Desk) ask(ctx context.Context, platform, key, text string) *Answer {
	if statusWord.MatchString(bulletin.Simplify(norm.NFKC.String(text))) {
		return d.status(text)
	}
	last, has := d.Last(key)
	if has && AsksSource(text) {
		return last.sourceLines()
	}
	q := Question{Text: text, Asked: time.Now()}
	if has {
		q.After, q.English = last.Intent, last.English
	}
	a, err := d.answer(ctx, q)
	if err != nil {
		return d.unanswered(ctx, platform, text, err)
	}
	if key != "" && a.opensTalk() {
		d.remember(key, a)
	}
	return a
}

// opensTalk tells whether what comes next may lean on an answer: on one that was found, or on one of a known kind that
// was not, since else a follow-up would go back to what was spoken of before it.
func (a *Answer) opensTalk() bool {
	switch a.Intent.(type) {
	case Price, History, Compare, Index, TradeOf, QuotaOf:
		return true
	}
	return a.Status == Answered || a.Status == Ambiguous
}

// answer asks the Bot of the shift when a seat is free. A panic is an error like a broken search, and the others go on
// being answered.
func (d *Desk) answer(ctx context.Context, q Question) (a *Answer, err error) {
	if err := d.seats.take(ctx); err != nil {
		return nil, err
	}
	defer d.seats.leave()
	limited, cancel := context.WithTimeoutCause(ctx, d.patience, errSlow)
	defer cancel()
	defer func() {
		if err != nil && errors.Is(context.Cause(limited), errSlow) {
			err = errors.Join(errSlow, err)
		}
	}()
	d.mu.Lock()
	s := d.shift
	s.busy.Add(1)
	d.mu.Unlock()
	defer s.busy.Done()
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v\n%s", errPanicked, r, debug.Stack())
		}
	}()
	return s.bot.Answer(limited, q)
}

var errPanicked = errors.New("answering panicked")

// unanswered is what is said to a question that could not be looked up. A defect is counted and logged; that who asked has
// gone away is none.
func (d *Desk) unanswered(ctx context.Context, platform, text string, err error) *Answer {
	switch {
	case errors.Is(err, errPanicked):
		Count("panics", platform)
	case errors.Is(err, errBusy):
		return Notice(Busy, text)
	case errors.Is(err, errSlow) || ctx.Err() != nil:
		return Notice(Slow, text)
	}
	Count("answers_broken")
	if d.Log != nil {
		d.Log.ErrorContext(ctx, "a question could not be looked up", "platform", platform, "err", err)
	}
	return broken(text)
}

// gone tells whether who asked has gone away. One whose time is over still waits for a reply.
func gone(ctx context.Context) bool { return errors.Is(ctx.Err(), context.Canceled) }

// Broken is the reason of a refusal when the search failed: it is not that the bulletin says nothing.
const Broken Reason = "broken"

// broken says that the question could not be looked up.
func broken(text string) *Answer {
	a := &Answer{Intent: Refuse{Reason: Broken}, Status: NotFound, English: isEnglish(bulletin.Fold(text))}
	a.Lead = a.say("检索出了故障，现在答不了；这不表示简报里没有。请稍后再问。",
		"The search is broken, so I can't answer now; that does not mean that the bulletin says nothing. Please ask again later.")
	return a
}

// sourceLines repeats the lines that an answer cites, as the file has them.
func (a *Answer) sourceLines() *Answer {
	s := &Answer{Intent: a.Intent, Status: a.Status, English: a.English, Citations: a.Citations, Computed: a.Computed, Allowed: a.Allowed}
	s.Title = a.say("原文 · ", "Source · ") + a.Title
	for i, c := range a.Citations {
		s.Passages = append(s.Passages, Passage{Text: strings.Join(c.text, "\n"), Citation: i})
	}
	if len(s.Passages) == 0 {
		s.Lead = a.say("上一个回答没有引用原文。", "The last answer cites no line.")
	}
	return s
}

// Last is the last answer of a conversation that was one: refusals and help are not remembered.
func (d *Desk) Last(key string) (*Answer, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	e, ok := d.talks[key]
	if !ok {
		return nil, false
	}
	t := e.Value.(*talk)
	if time.Since(t.used) > talkAge {
		d.forget(e)
		return nil, false
	}
	t.used = time.Now()
	d.used.MoveToFront(e)
	return t.last, true
}

func (d *Desk) remember(key string, a *Answer) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if e, ok := d.talks[key]; ok {
		d.forget(e)
	}
	d.talks[key] = d.used.PushFront(&talk{key, a, time.Now()})
	for len(d.talks) > maxTalks || time.Since(d.used.Back().Value.(*talk).used) > talkAge {
		d.forget(d.used.Back())
	}
}

func (d *Desk) forget(e *list.Element) {
	delete(d.talks, e.Value.(*talk).key)
	d.used.Remove(e)
}
