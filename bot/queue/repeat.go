package queue

import (
	"context"
	"errors"
	"sync"
	"time"
)

// A repeater keeps that a message begins to be sent once more. Other queues may repeat it with every kill.
type repeater interface {
	NoteRepeat(ctx context.Context, e Event) error
}

// sends hold that kills make two copies of an event's message at most, however many there are. The first claim needs no
// note: that it may have sent something is known by its having ended without a word. The second writes one before it
// sends, and where a kill leaves one nothing is sent any more. Silence of the platform, which a process lived to see,
// takes the note back: it has growing waits instead.
type sends struct {
	in     repeater  // nil where the queue keeps no notes
	holder holder    // nil where it knows nothing of claims
	end    time.Time // of the work with the event, on the wall
	least  time.Duration
	e      Event

	mu     sync.Mutex
	absent bool // it was looked up, and does not stand there
	noted  bool
}

type sendsKey struct{}

func (w *worker) sendsOf(e Event, from time.Time) *sends {
	in, _ := w.in.(repeater)
	h, _ := w.in.(holder)
	return &sends{in: in, holder: h, end: w.end(from), least: w.Lease / 8, e: e}
}

// sendsIn gives those of the event that ctx handles, nil if it handles none.
func sendsIn(ctx context.Context) *sends {
	s, _ := ctx.Value(sendsKey{}).(*sends)
	return s
}

// Absent notes that what a claim before may have sent was looked up and does not stand there: it may be sent.
func Absent(ctx context.Context) {
	if s := sendsIn(ctx); s != nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.absent = true
	}
}

// IsAbsent reports whether Absent was called.
func IsAbsent(ctx context.Context) bool {
	s := sendsIn(ctx)
	if s == nil {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.absent
}

// errTwice is behind the failure of what may stand there twice.
var errTwice = errors.New("two sends ended without a word")

// mayRepeat is called right before a message goes out.
func mayRepeat(ctx context.Context) error {
	s := sendsIn(ctx)
	if s == nil || s.in == nil || s.e.Unsure == 0 {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.absent || s.noted:
		return nil
	case s.e.Repeated:
		return &SendError{Outcome: NotSent, Code: "it may stand there twice", Permanent: true, Err: errTwice}
	}
	if err := s.in.NoteRepeat(ctx, s.e); err != nil {
		return &SendError{Outcome: NotSent, RetryAfter: time.Second, Err: err, ofStore: true}
	}
	s.noted = true
	return nil
}

// after is the event as it is given back when its claim has ended with a word.
func (s *sends) after(failed error) Event {
	s.mu.Lock()
	defer s.mu.Unlock()
	var send *SendError
	if errors.As(failed, &send) && send.Outcome == Unknown && !send.Answered {
		s.e.Unsure++
		s.e.Repeated = (s.e.Repeated || s.noted) && !send.silent()
		if s.absent || send.silent() { // absent: so the try before sent nothing after all
			s.e.Attempts = max(s.e.Attempts-1, 1)
		}
	}
	return s.e
}
