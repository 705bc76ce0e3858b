package reload

import (
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus/testutil"

	"rebot/bot"
	"rebot/bot/bottest"
	"rebot/bot/deliver"
	"rebot/bot/reply"
	"rebot/bot/store"
	"rebot/bot/subscribe"
	"rebot/bot/telemetry"
)

func TestWhileTheIndexIsRebuiltNothingElseIsSaid(t *testing.T) {
	folder, state, log := t.TempDir(), t.TempDir(), new(strings.Builder)
	metrics := telemetry.NewMetrics(nil, telemetry.Labels{})
	if err := os.WriteFile(filepath.Join(folder, "2024-11.txt"), []byte(issueOf(november)), 0o600); err != nil {
		t.Fatal(err)
	}
	watch := func() *Reloader {
		t.Helper()
		w, err := Open(t.Context(), Config{State: state, Path: folder, Metrics: metrics,
			Log: slog.New(slog.NewTextHandler(log, nil))})
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
	w := watch()
	wantRebuilding(t, w.service)
	w.wantAnswers(t)
	wholeAgain := watch()
	wantAnswer(t, wholeAgain.service) // from the index that was kept
	if err := wholeAgain.Close(); err != nil {
		t.Fatal(err)
	}
	damage(t, state)
	before := testutil.ToFloat64(metrics.IndexRebuilds.WithLabelValues("damage"))
	w = watch()
	if testutil.ToFloat64(metrics.IndexRebuilds.WithLabelValues("damage")) != before+1 ||
		strings.Count(log.String(), "level=ERROR") != 1 {
		t.Errorf("the damage was not reported once:\n%s", log)
	}
	wantRebuilding(t, w.service)
	w.wantAnswers(t)
}

// wantAnswers rebuilds the index, asks, and closes it.
func (w *Reloader) wantAnswers(t *testing.T) {
	t.Helper()
	if err := w.rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	wantAnswer(t, w.service)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

func wantAnswer(t *testing.T, d *bot.Service) {
	t.Helper()
	if a := d.Ask(t.Context(), "", "氧化镝多少钱"); d.Rebuilding() || a.Status != reply.Answered {
		t.Errorf("answered %s", reply.Text(a))
	}
}

func wantRebuilding(t *testing.T, d *bot.Service) {
	t.Helper()
	for q, want := range map[string]string{"氧化镝多少钱": "索引正在重建", "缅甸封关": "索引正在重建",
		"dysprosium oxide price": "is being rebuilt", "帮助": "索引正在重建"} {
		if got := reply.Text(d.Ask(t.Context(), "talk", q)); !d.Rebuilding() || !strings.Contains(got, want) {
			t.Errorf("%s is answered %s", q, got)
		}
	}
	if err := d.Health(t.Context()); err == nil || !strings.Contains(err.Error(), "rebuilt") {
		t.Errorf("it calls itself well: %v", err)
	}
	st := bottest.Store(t)
	p := deliver.Place{Platform: "slack", Chat: "C1"}
	for _, text := range []string{"订阅", "关注 氧化镝 低于 1600", "重发 2024-11"} {
		o, _ := subscribe.ParseCommand(text)
		a, err := subscribe.NewHandler(st, d, subscribe.Config{}).Do(t.Context(), p,
			subscribe.Actor{User: "U1", Admin: true}, o)
		if err != nil || a.Status != reply.NotFound || !strings.Contains(a.Lead, "索引正在重建") {
			t.Errorf("%s: %v, %v", text, a, err)
		}
	}
	if subs, err := st.Subscriptions(t.Context(), p, store.KindDigest); err != nil || len(subs) > 0 {
		t.Errorf("subscribed %v, %v", subs, err)
	}
}

// damage cuts every file of the index in half.
func damage(t *testing.T, state string) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join(state, "index"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == "CURRENT" {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		return os.Truncate(path, info.Size()/2)
	})
	if err != nil {
		t.Fatal(err)
	}
}
