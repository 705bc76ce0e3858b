package telegram

import (
	"sync"
	"time"

	"rebot/bot/queue"
)

// turns keeps a chat that asks faster than it may be answered out of the way of the others: its events wait in the
// inbox, each for the time when its answer may go, in the order in which they came.
type turns struct {
	mu    sync.Mutex
	next  map[int64]time.Time  // when a chat's next answer may go
	given map[string]time.Time // events that wait, by id
}

// nearby is how long an event's turn may be away for the worker to wait for it.
const nearby = 1500 * time.Millisecond

func newTurns() *turns { return &turns{next: map[int64]time.Time{}, given: map[string]time.Time{}} }

// take gives an event its turn. An error says to come again when it is.
func (t *turns) take(chat int64, id string) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := time.Now()
	at, waited := t.given[id]
	if !waited {
		at = latest(now, t.next[chat])
		t.next[chat] = at.Add(gapOf(chat))
	}
	if d := at.Sub(now); d > nearby {
		t.given[id] = at
		return &queue.SendError{Outcome: queue.NotSent, Code: "paced", RetryAfter: d}
	}
	delete(t.given, id)
	t.forget(now)
	return nil
}

func gapOf(chat int64) time.Duration {
	if chat < 0 {
		return time.Minute / perGroupMinute
	}
	return chatGap
}

// forget drops what is past, once there is much of it.
func (t *turns) forget(now time.Time) {
	if len(t.next) < 10000 {
		return
	}
	for c, at := range t.next {
		if now.After(at) {
			delete(t.next, c)
		}
	}
	for id, at := range t.given {
		if now.Sub(at) > time.Hour {
			delete(t.given, id)
		}
	}
}
