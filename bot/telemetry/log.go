package telemetry

import (
	"context"
	"io"
	"log/slog"
)

// NewLogger makes a logger that writes JSON, or text for people to read. A line about a context that WithID made has
// its id. Durations are seconds, and their names say so.
func NewLogger(w io.Writer, people bool, level slog.Leveler) *slog.Logger {
	opt := &slog.HandlerOptions{Level: level, ReplaceAttr: inSeconds}
	var h slog.Handler = slog.NewJSONHandler(w, opt)
	if people {
		h = slog.NewTextHandler(w, opt)
	}
	return slog.New(seldomHandler{idHandler{h}, &seldom{lines: map[string]*seldomLine{}}})
}

func inSeconds(_ []string, a slog.Attr) slog.Attr {
	if a.Value.Kind() == slog.KindDuration {
		return slog.Float64(a.Key+"_seconds", a.Value.Duration().Seconds())
	}
	return a
}

type idKey struct{}

// WithID makes a context whose lines in the log have an id: one for all that is about a question, from when it was
// taken to when its reply was sent, over retries and restarts and whichever replica does it.
func WithID(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, idKey{}, id)
}

// An idHandler adds the id of the context to each line.
type idHandler struct{ slog.Handler }

// Handle adds the id.
func (h idHandler) Handle(ctx context.Context, r slog.Record) error {
	if id, ok := ctx.Value(idKey{}).(string); ok {
		r.AddAttrs(slog.String("id", id))
	}
	return h.Handler.Handle(ctx, r)
}

// WithAttrs keeps the id.
func (h idHandler) WithAttrs(as []slog.Attr) slog.Handler { return idHandler{h.Handler.WithAttrs(as)} }

// WithGroup keeps the id.
func (h idHandler) WithGroup(name string) slog.Handler { return idHandler{h.Handler.WithGroup(name)} }
