package bottest

import (
	"context"
	"sync"
	"time"

	"rebot/bot/queue"
)

// An Inbox keeps events in memory. Unlike the store it needs no files, so it works where time is simulated.
type Inbox struct {
	mu     sync.Mutex
	events []*held
	seen   map[string]bool
	fail   error

	Dead []string // the reasons of the dead letters
}

type held struct {
	queue.Event
	until time.Time // claimed or put off until then
}

var _ queue.Inbox = (*Inbox)(nil)

// Fail makes every Put fail with err, nil none.
func (in *Inbox) Fail(err error) {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.fail = err
}

// Waiting reports how many events are not done.
func (in *Inbox) Waiting() int {
	in.mu.Lock()
	defer in.mu.Unlock()
	return len(in.events)
}

// DeadLetters gives the reasons of the dead letters.
func (in *Inbox) DeadLetters() []string {
	in.mu.Lock()
	defer in.mu.Unlock()
	return append([]string(nil), in.Dead...)
}

// Put keeps an event that was not seen before.
func (in *Inbox) Put(_ context.Context, e queue.Event) (bool, error) {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.fail != nil {
		return false, in.fail
	}
	if in.seen == nil {
		in.seen = map[string]bool{}
	}
	if key := e.Source + " " + e.ID; in.seen[key] {
		return false, nil
	} else {
		in.seen[key] = true
	}
	if e.Received.IsZero() {
		e.Received = time.Now()
	}
	in.events = append(in.events, &held{Event: e})
	return true, nil
}

// Claim takes the oldest event that nobody holds.
func (in *Inbox) Claim(_ context.Context, source string, lease time.Duration) (queue.Event, bool, error) {
	in.mu.Lock()
	defer in.mu.Unlock()
	for _, h := range in.events {
		if h.Source == source && !h.until.After(time.Now()) {
			h.until = time.Now().Add(lease)
			h.Attempts++
			e := h.Event
			h.Unsure++
			return e, true, nil
		}
	}
	return queue.Event{}, false, nil
}

// Ack forgets an event.
func (in *Inbox) Ack(_ context.Context, e queue.Event) error {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.drop(e)
	return nil
}

// DeadLetter forgets an event and keeps the reason.
func (in *Inbox) DeadLetter(_ context.Context, e queue.Event, why string) error {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.drop(e)
	in.Dead = append(in.Dead, why)
	return nil
}

// Retry puts an event off.
func (in *Inbox) Retry(_ context.Context, e queue.Event, wait time.Duration) error {
	in.mu.Lock()
	defer in.mu.Unlock()
	for _, h := range in.events {
		if h.Source == e.Source && h.ID == e.ID {
			h.Attempts, h.Unsure, h.Repeated, h.until = e.Attempts, e.Unsure, e.Repeated, time.Now().Add(wait)
		}
	}
	return nil
}

// NoteParts keeps how many messages of an event's answer were sent.
func (in *Inbox) NoteParts(_ context.Context, e queue.Event, n int) error {
	in.mu.Lock()
	defer in.mu.Unlock()
	for _, h := range in.events {
		if h.Source == e.Source && h.ID == e.ID {
			h.Parts, h.Unsure, h.Repeated = n, 1, false
		}
	}
	return nil
}

// NoteRepeat keeps that an answer begins to be sent once more.
func (in *Inbox) NoteRepeat(_ context.Context, e queue.Event) error {
	in.mu.Lock()
	defer in.mu.Unlock()
	for _, h := range in.events {
		if h.Source == e.Source && h.ID == e.ID {
			h.Repeated = true
		}
	}
	return nil
}

func (in *Inbox) drop(e queue.Event) {
	for i, h := range in.events {
		if h.Source == e.Source && h.ID == e.ID {
			in.events = append(in.events[:i], in.events[i+1:]...)
			return
		}
	}
}

// Held counts the events of a place and of a person.
func (in *Inbox) Held(_ context.Context, place, person string) (inPlace, byPerson int, err error) {
	in.mu.Lock()
	defer in.mu.Unlock()
	for _, h := range in.events {
		if h.Place == place {
			inPlace++
		}
		if h.Person == person {
			byPerson++
		}
	}
	return inPlace, byPerson, nil
}
