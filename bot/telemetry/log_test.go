package telemetry

import (
	"encoding/json"
	"errors"
	"log/slog"
	"strings"
	"testing"
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
	if len(lines) != 4 || !strings.Contains(lines[0], "platform=slack err=x id=E1") ||
		strings.Contains(lines[1], "id=") {
		t.Fatal(out.String())
	}
	var line map[string]any
	if err := json.Unmarshal([]byte(lines[2]), &line); err != nil || line["id"] != "E1" || line["err"] != "x" ||
		line["platform"] != "slack" {
		t.Error(err, lines[2])
	}
}
