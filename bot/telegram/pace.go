package telegram

import (
	"context"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"

	"rebot/bot"
	"rebot/bot/queue"
)

// Telegram takes about 30 messages a second from a bot, one a second for a chat and 20 a minute for a group. What is
// sent stays a little below. https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
const (
	perSecond      = 25
	perGroupMinute = 18
	chatGap        = time.Second
	chatsKept      = 20000
)

// Urgency orders messages that wait: answers go before digests.
type urgency int

const (
	answering urgency = iota
	digesting
	urgencies
)

// A pacer lets messages go no faster than Telegram takes them, the urgent first.
type pacer struct {
	mu      sync.Mutex
	waiting [urgencies][]*waiter
	all     window
	chats   *lru.Cache[int64, *chatPace]
	gap     time.Duration // between two messages to a chat
	minute  int           // messages to a group
	paused  time.Time     // nobody sends before
	timer   *time.Timer
}

type waiter struct {
	chat int64
	goes chan struct{}
}

func newPacer() *pacer {
	return &pacer{all: window{most: perSecond, per: time.Second}, chats: bot.NewLRU[int64, *chatPace](chatsKept),
		gap: chatGap, minute: perGroupMinute}
}

func (p *pacer) chat(id int64) *chatPace {
	c, ok := p.chats.Get(id)
	if !ok {
		c = &chatPace{second: window{most: 1, per: p.gap}, minute: window{most: p.minute, per: time.Minute}}
		p.chats.Add(id, c)
	}
	return c
}

// free is when a message may go to a chat. A group's and a channel's id is below zero.
func (p *pacer) free(id int64, now time.Time) time.Time {
	c := p.chat(id)
	t := latest(p.all.free(now), p.paused, c.paused, c.second.free(now))
	if id < 0 {
		t = latest(t, c.minute.free(now))
	}
	return t
}

func latest(ts ...time.Time) time.Time { return slices.MaxFunc(ts, time.Time.Compare) }

// wait returns when a message to a chat may go. If the chat alone keeps it longer than patience, it says at once how
// long, as an error that brings the event back then, so that nobody stands in the way of other chats.
func (p *pacer) wait(ctx context.Context, chat int64, u urgency, patience time.Duration) error {
	p.mu.Lock()
	now := time.Now()
	if err := ctx.Err(); err != nil {
		p.mu.Unlock()
		return &queue.SendError{Outcome: queue.NotSent, Code: "given up", RetryAfter: time.Second, Err: err}
	}
	if d := p.free(chat, now).Sub(now); d > patience {
		p.mu.Unlock()
		return &queue.SendError{Outcome: queue.NotSent, Code: "paced", RetryAfter: d}
	}
	w := &waiter{chat, make(chan struct{})}
	p.waiting[u] = append(p.waiting[u], w)
	p.grant()
	p.mu.Unlock()
	select {
	case <-w.goes:
		return nil
	case <-ctx.Done():
		p.leave(w, u)
		return &queue.SendError{Outcome: queue.NotSent, Code: "paced", RetryAfter: time.Second, Err: ctx.Err()}
	}
}

func (p *pacer) leave(w *waiter, u urgency) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.waiting[u] = slices.DeleteFunc(p.waiting[u], func(o *waiter) bool { return o == w })
}

// grant lets all messages go that may, and comes back when the next may.
func (p *pacer) grant() {
	now := time.Now()
	var next time.Time
	for u := range p.waiting {
		p.waiting[u] = slices.DeleteFunc(p.waiting[u], func(w *waiter) bool {
			if t := p.free(w.chat, now); t.After(now) {
				if next.IsZero() || t.Before(next) {
					next = t
				}
				return false
			}
			p.take(w.chat, now)
			close(w.goes)
			return true
		})
	}
	if !next.IsZero() {
		p.after(next.Sub(now))
	}
}

func (p *pacer) after(d time.Duration) {
	if p.timer != nil {
		p.timer.Stop()
	}
	p.timer = time.AfterFunc(d, func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.grant()
	})
}

func (p *pacer) take(chat int64, now time.Time) {
	p.all.take(now)
	c := p.chat(chat)
	c.second.take(now)
	c.minute.take(now)
}

// pause holds a chat back after Telegram asked for it, a little longer so that not all come back at once. When three
// chats are held back the limit is not theirs, and all wait. It returns the pause.
func (p *pacer) pause(chat int64, d time.Duration) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	d += rand.N(d/10 + 100*time.Millisecond)
	p.chat(chat).paused = now.Add(d)
	held := 0
	for _, c := range p.chats.Values() {
		if c.paused.After(now) {
			held++
		}
	}
	if held >= 3 {
		p.paused = latest(p.paused, now.Add(d))
	}
	return d
}

// A chatPace holds the times of the last messages to a chat, and the end of its pause.
type chatPace struct {
	second, minute window
	paused         time.Time
}

// A window holds the times of the last messages: the next may go when the oldest is long enough ago. A token bucket, as
// that of x/time/rate, would let a burst through on top of the rate, and Telegram counts within any minute.
type window struct {
	most int
	per  time.Duration
	at   []time.Time
}

func (w *window) free(now time.Time) time.Time {
	if len(w.at) < w.most {
		return now
	}
	return w.at[len(w.at)-w.most].Add(w.per)
}

func (w *window) take(now time.Time) {
	w.at = append(w.at, now)
	w.at = w.at[max(0, len(w.at)-w.most):]
}
