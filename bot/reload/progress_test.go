package reload

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"

	"rebot/bot/telemetry"
)

func TestALongBuildIsLoggedEveryFewSeconds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		m := telemetry.NewMetrics(nil, telemetry.Labels{})
		p := &progress{lg: slog.New(slog.NewTextHandler(&out, nil)), share: m.IndexBuilt, told: time.Now()}
		for done := 1; done <= 120; done++ {
			time.Sleep(100 * time.Millisecond) // of the bubble
			p.step(done, 480)
		}
		if n := strings.Count(out.String(), "being built"); n != 2 ||
			!strings.Contains(out.String(), "done=100 of=480") {
			t.Errorf("12 seconds of building are told %d times:\n%s", n, out.String())
		}
		if share := testutil.ToFloat64(m.IndexBuilt); share != 0.25 {
			t.Errorf("the metric says %v", share)
		}
	})
}

func TestABuildEndsWithAllOfItDone(t *testing.T) {
	w := watchNovember(t)
	w.write("2024-12.txt", shortIssue(november+1, 100))
	w.settle()
	if share := testutil.ToFloat64(w.cfg.Metrics.IndexBuilt); share != 1 {
		t.Errorf("the metric says %v", share)
	}
}
