package telemetry

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"time"
)

// Database is the cause of all lines about a database that is away.
const Database = "database"

// Seldom is given with a line about a state that many notice again and again, such as a database that is away. Of all
// lines with the same cause one is written a minute: the first, and at the minute's end the last, with how many were left
// out. Without a cause those with the same text belong together.
func Seldom(cause string) slog.Attr { return slog.String(seldomKey, cause) }

const (
	seldomKey   = "seldom"
	seldomEvery = time.Minute
)

// seldom are the lines that were written, by their cause.
type seldom struct {
	mu    sync.Mutex
	lines map[string]*seldomLine
}

// A seldomLine counts the lines of a cause, those written and those held back.
type seldomLine struct {
	last time.Time
	held *heldLine // the last that was left out, nil for none
}

type heldLine struct {
	to    slog.Handler
	ctx   context.Context
	r     slog.Record
	n     int
	texts []string
}

// A seldomHandler leaves out what was said less than a minute ago. All handlers made of one share what was said.
type seldomHandler struct {
	slog.Handler
	said *seldom
}

// Handle writes the line, unless it is to be seldom and was written a short while ago.
func (h seldomHandler) Handle(ctx context.Context, r slog.Record) error {
	cause, marked := "", false
	out := slog.NewRecord(r.Time, r.Level, r.Message, r.PC)
	r.Attrs(func(a slog.Attr) bool {
		if a.Key == seldomKey {
			cause, marked = a.Value.String(), true
		} else {
			out.AddAttrs(a)
		}
		return true
	})
	if !marked {
		return h.Handler.Handle(ctx, r)
	}
	if cause == "" {
		cause = "text: " + r.Message
	}
	if !h.said.may(cause, h.Handler, ctx, out) {
		return nil
	}
	return h.Handler.Handle(ctx, out)
}

// may reports whether a line may be written. One that may not is held, and written when the minute is over.
func (s *seldom) may(cause string, to slog.Handler, ctx context.Context, r slog.Record) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	l := s.lines[cause]
	if l == nil {
		l = &seldomLine{}
		s.lines[cause] = l
	}
	wait := seldomEvery - r.Time.Sub(l.last)
	if wait <= 0 && l.held == nil {
		l.last = r.Time
		return true
	}
	if l.held == nil {
		l.held = &heldLine{}
		time.AfterFunc(wait, func() { s.tell(l) })
	}
	l.held.add(to, context.WithoutCancel(ctx), r)
	return false
}

func (h *heldLine) add(to slog.Handler, ctx context.Context, r slog.Record) {
	h.to, h.ctx, h.r = to, ctx, r
	h.n++
	if !slices.Contains(h.texts, r.Message) {
		h.texts = append(h.texts, r.Message)
	}
}

// tell writes the last line that was held back, and how many others were.
func (s *seldom) tell(l *seldomLine) {
	s.mu.Lock()
	held := l.held
	l.last, l.held = time.Now(), nil
	s.mu.Unlock()
	if held == nil {
		return
	}
	r := held.r.Clone()
	r.AddAttrs(slog.Int("left_out", held.n-1))
	if len(held.texts) > 1 {
		r.AddAttrs(slog.Any("lines", held.texts))
	}
	_ = held.to.Handle(held.ctx, r) // as slog itself does
}

// flush writes all that is held back.
func (s *seldom) flush() {
	s.mu.Lock()
	lines := make([]*seldomLine, 0, len(s.lines))
	for _, l := range s.lines {
		lines = append(lines, l)
	}
	s.mu.Unlock()
	for _, l := range lines {
		s.tell(l)
	}
}

// Flush writes what a logger of NewLogger holds back. Call it when nothing more is logged.
func Flush(lg *slog.Logger) {
	if h, ok := lg.Handler().(seldomHandler); ok {
		h.said.flush()
	}
}

// WithAttrs keeps what was said.
func (h seldomHandler) WithAttrs(as []slog.Attr) slog.Handler {
	return seldomHandler{h.Handler.WithAttrs(as), h.said}
}

// WithGroup keeps what was said.
func (h seldomHandler) WithGroup(name string) slog.Handler {
	return seldomHandler{h.Handler.WithGroup(name), h.said}
}
