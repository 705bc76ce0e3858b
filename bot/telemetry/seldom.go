package telemetry

import (
	"context"
	"log/slog"
	"sync"
	"time"
)

// Seldom is given with a line about a state that many notice again and again, such as a database that is away: the line
// is written once a minute, with how many were left out since the one before.
var Seldom = slog.Bool("seldom", true)

const seldomEvery = time.Minute

// seldom are the lines that were written, by their text.
type seldom struct {
	mu    sync.Mutex
	lines map[string]*seldomLine
}

type seldomLine struct {
	last time.Time
	left int
}

// A seldomHandler leaves out what was said less than a minute ago. All handlers made of one share what was said.
type seldomHandler struct {
	slog.Handler
	said *seldom
}

// Handle writes the line, unless it is to be seldom and was written a short while ago.
func (h seldomHandler) Handle(ctx context.Context, r slog.Record) error {
	marked := false
	out := slog.NewRecord(r.Time, r.Level, r.Message, r.PC)
	r.Attrs(func(a slog.Attr) bool {
		if a.Equal(Seldom) {
			marked = true
		} else {
			out.AddAttrs(a)
		}
		return true
	})
	if !marked {
		return h.Handler.Handle(ctx, r)
	}
	left, ok := h.said.may(r.Message, r.Time)
	if !ok {
		return nil
	}
	if left > 0 {
		out.AddAttrs(slog.Int("left_out", left))
	}
	return h.Handler.Handle(ctx, out)
}

// may reports whether a line may be written, and how many like it were left out.
func (s *seldom) may(text string, now time.Time) (left int, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	l := s.lines[text]
	if l == nil {
		l = &seldomLine{}
		s.lines[text] = l
	}
	if now.Sub(l.last) < seldomEvery {
		l.left++
		return 0, false
	}
	left, l.left, l.last = l.left, 0, now
	return left, true
}

// WithAttrs keeps what was said.
func (h seldomHandler) WithAttrs(as []slog.Attr) slog.Handler {
	return seldomHandler{h.Handler.WithAttrs(as), h.said}
}

// WithGroup keeps what was said.
func (h seldomHandler) WithGroup(name string) slog.Handler {
	return seldomHandler{h.Handler.WithGroup(name), h.said}
}
