package telemetry

import (
	"encoding/json"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// A heard text is written and read by several goroutines.
type heard struct {
	mu   sync.Mutex
	text strings.Builder
}

func (h *heard) Write(p []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.text.Write(p)
}

func (h *heard) String() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.text.String()
}

func TestWhatManyNoticeIsSaidOnceAMinute(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out heard
		lg := NewLogger(&out, true, slog.LevelInfo)
		for i := range 63 * 90 { // 63 a second, none of them as the minute ends
			lg.With("part", i).Error("claiming failed", "err", errors.New("no route"), Seldom(""))
			if i%1000 == 0 {
				lg.Error("another", "n", i)
			}
			time.Sleep(time.Second / 63)
		}
		synctest.Wait()
		if text := out.String(); strings.Count(text, "claiming failed") != 2 || strings.Count(text, "another") != 6 ||
			!strings.Contains(text, "left_out=3779") || strings.Contains(text, "seldom") {
			t.Error(text)
		}
	})
}

func TestLinesOfOneCauseAreOneLineAMinute(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out heard
		lg := NewLogger(&out, false, slog.LevelInfo)
		say := func(text string) { lg.With("part", "dispatcher").Error(text, "id", text, Seldom(Database)) }
		say("a")
		say("b")
		say("c")
		if text := out.String(); strings.Count(text, "\n") != 1 || !strings.Contains(text, `"msg":"a"`) {
			t.Error(text)
		}
		time.Sleep(2 * time.Minute)
		synctest.Wait()
		if text := out.String(); strings.Count(text, "\n") != 2 ||
			!strings.Contains(text, `"msg":"c","part":"dispatcher","id":"c","left_out":1,"lines":["b","c"]`) {
			t.Error(text)
		}
		say("d")
		say("e")
		Flush(lg)
		if text := out.String(); strings.Count(text, "\n") != 4 || !strings.Contains(text, `"msg":"e"`) {
			t.Error(text)
		}
	})
}

func TestADurationIsInSecondsAndItsNameSaysSo(t *testing.T) {
	var out strings.Builder
	NewLogger(&out, false, slog.LevelInfo).Info("x", "wait", 1500*time.Millisecond)
	if !strings.Contains(out.String(), `"wait_seconds":1.5}`) {
		t.Error(out.String())
	}
}

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
