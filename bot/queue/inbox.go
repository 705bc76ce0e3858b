package queue

import (
	"context"
	"time"

	"rebot/bot/store"
)

// An Event is something that a platform delivered, kept until it is handled.
type Event = store.Event

// An Inbox keeps events until they are handled. store.Store implements it.
type Inbox interface {
	// Put keeps an event, and reports whether it is fresh: not one that came before within 25 hours. When Put has
	// returned without an error the event survives a kill; with one it may not, and the platform should send it again.
	Put(ctx context.Context, e Event) (fresh bool, err error)
	// NoteParts keeps how many messages of an event's answer were sent. Claim gives it as Parts.
	NoteParts(ctx context.Context, e Event, n int) error
	Queue
}

// A Queue gives out what is to be handled, once at a time. Work empties it.
type Queue interface {
	// Claim takes the oldest event of a source that nobody holds, for the length of the lease. Attempts counts it.
	Claim(ctx context.Context, source string, lease time.Duration) (e Event, ok bool, err error)
	// Ack forgets an event that was handled.
	Ack(ctx context.Context, e Event) error
	// DeadLetter puts a claimed event among the dead letters, with the reason.
	DeadLetter(ctx context.Context, e Event, why string) error
	// Retry gives a claimed event back, to be claimed when the wait is over. It keeps e.Attempts: a caller that
	// lowers it by one beforehand makes the attempt not count.
	Retry(ctx context.Context, e Event, wait time.Duration) error
}

var _ Inbox = (*store.Store)(nil)
