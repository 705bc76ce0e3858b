package bot

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"log/slog"
)

func TestALineHasTheIDOfItsQuestion(t *testing.T) {
	var out strings.Builder
	ctx := WithID(t.Context(), "E1")
	for _, people := range []bool{true, false} {
		lg := NewLogger(&out, people, slog.LevelInfo).With("platform", "slack")
		lg.InfoContext(ctx, "sent", "err", errors.New("x"))
		lg.Info("not about a question")
		lg.DebugContext(ctx, "asked", "text", "canary")
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 4 || !strings.Contains(lines[0], "platform=slack err=x id=E1") || strings.Contains(lines[1], "id=") {
		t.Fatal(out.String())
	}
	var line map[string]any
	if err := json.Unmarshal([]byte(lines[2]), &line); err != nil || line["id"] != "E1" || line["err"] != "x" || line["platform"] != "slack" {
		t.Error(err, lines[2])
	}
}

func TestWorkGivesTheIDToWhoHandlesAndTheDeskSaysIt(t *testing.T) {
	var out strings.Builder
	d := NewDesk(shippedLib(t), Ready)
	d.Log = NewLogger(&out, false, slog.LevelInfo)
	w := &worker{source: "slack", handle: func(ctx context.Context, _ Event) error {
		d.Reply(ctx, "slack", "", "氧化镝多少钱")
		return nil
	}}
	w.Lease = 1 << 40
	if err := w.try(t.Context(), Event{ID: "E7"}, time.Now()); err != nil {
		t.Fatal(err)
	}
	if s := out.String(); !strings.Contains(s, `"id":"E7"`) || !strings.Contains(s, `"intent":"price"`) || strings.Contains(s, "氧化镝") {
		t.Error(s)
	}
}
