package reload

import (
	"log/slog"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"rebot/index"
)

// progressEvery is how often a build that takes long is logged.
const progressEvery = 5 * time.Second

// A progress shows how much of a build is done.
type progress struct {
	lg    *slog.Logger
	share prometheus.Gauge

	mu   sync.Mutex
	told time.Time // when it was logged last, or began
}

// progress makes the option of a build that shows what it has done. What ends it is called after the build.
func (w *Reloader) progress() (show index.Option, end func()) {
	p := &progress{lg: w.cfg.Log, share: w.cfg.Metrics.IndexBuilt, told: time.Now()}
	return index.WithProgress(p.step), func() { p.share.Set(1) }
}

func (p *progress) step(done, total int) {
	p.share.Set(float64(done) / float64(total))
	p.mu.Lock()
	defer p.mu.Unlock()
	if time.Since(p.told) >= progressEvery {
		p.told = time.Now()
		p.lg.Info("the index is being built", "done", done, "of", total)
	}
}
