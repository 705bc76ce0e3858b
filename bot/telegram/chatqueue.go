package telegram

import (
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/time/rate"

	"rebot/bot"
	"rebot/bot/queue"
)

// A chatQueue keeps a chat that asks faster than it may be answered out of the way of the others: its events wait in
// the inbox, each for the time when its answer may go, in the order in which they came.
type chatQueue struct {
	mu      sync.Mutex
	chats   *lru.Cache[int64, *rate.Limiter]
	waiting *lru.Cache[string, time.Time] // when the answer to an event may go, by the event's id
}

const (
	// nearby is the longest time until an event's answer may go that a worker waits for.
	nearby = 1500 * time.Millisecond
	// queueSize is how many chats and how many waiting events are remembered.
	queueSize = 10000
)

func newChatQueue() *chatQueue {
	return &chatQueue{chats: bot.NewLRU[int64, *rate.Limiter](queueSize),
		waiting: bot.NewLRU[string, time.Time](queueSize)}
}

// take gives an event its time. An error says to come again then.
func (q *chatQueue) take(chat int64, id string) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	now := time.Now()
	at, waited := q.waiting.Get(id)
	if !waited {
		at = now.Add(q.limiter(chat).ReserveN(now, 1).DelayFrom(now))
	}
	if d := at.Sub(now); d > nearby {
		q.waiting.Add(id, at)
		return &queue.SendError{Outcome: queue.NotSent, Code: "paced", RetryAfter: d}
	}
	q.waiting.Remove(id)
	return nil
}

func (q *chatQueue) limiter(chat int64) *rate.Limiter {
	l, ok := q.chats.Get(chat)
	if !ok {
		l = rate.NewLimiter(rate.Every(gapOf(chat)), 1)
		q.chats.Add(chat, l)
	}
	return l
}

func gapOf(chat int64) time.Duration {
	if chat < 0 {
		return time.Minute / perGroupMinute
	}
	return chatGap
}
