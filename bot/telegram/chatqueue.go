package telegram

import (
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"

	"rebot/bot"
	"rebot/bot/queue"
)

// A chatQueue keeps a chat that asks faster than it may be answered out of the way of the others: its events wait in
// the inbox, each for the time when its answer may go, in the order in which they came.
type chatQueue struct {
	mu      sync.Mutex
	chats   *lru.Cache[int64, *window]
	waiting *lru.Cache[string, time.Time] // when the answer to an event may go, by the event's id
}

const (
	// nearby is the longest time until an event's answer may go that a worker waits for.
	nearby = 1500 * time.Millisecond
	// queueSize is how many chats and how many waiting events are remembered.
	queueSize = 10000
)

func newChatQueue() *chatQueue {
	return &chatQueue{chats: bot.NewLRU[int64, *window](queueSize),
		waiting: bot.NewLRU[string, time.Time](queueSize)}
}

// take gives an event its time. An error says to come again then.
func (q *chatQueue) take(chat int64, id string) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	now := time.Now()
	at, waited := q.waiting.Get(id)
	if !waited {
		w := q.window(chat)
		at = latest(now, w.free(now))
		w.take(at)
	}
	if d := at.Sub(now); d > nearby {
		q.waiting.Add(id, at)
		return &queue.SendError{Outcome: queue.NotSent, Code: "paced", RetryAfter: d}
	}
	q.waiting.Remove(id)
	return nil
}

// window holds the times that answers to a chat were given. A group may take all of a minute's at once: only the pacer's second
// lies between two of them.
func (q *chatQueue) window(chat int64) *window {
	w, ok := q.chats.Get(chat)
	if !ok {
		w = &window{most: 1, per: chatGap}
		if chat < 0 {
			w = &window{most: perGroupMinute, per: time.Minute}
		}
		q.chats.Add(chat, w)
	}
	return w
}

// gapOf is the time between two answers to a chat that asks without a pause. In each minute a group has room left for the message
// that says so.

func gapOf(chat int64) time.Duration {
	if chat < 0 {
		return time.Minute / (perGroupMinute - 1)
	}
	return chatGap
}
