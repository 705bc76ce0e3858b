package bot

import (
	"context"
	"errors"
	"time"

	"golang.org/x/sync/semaphore"
)

// How many questions are answered at once, how many may wait for that, and how long looking one up may take.
const (
	maxConcurrent = 8
	maxWaiting    = 1000
	timeLimit     = 5 * time.Second
)

// errBusy means that too many questions wait, errSlow that looking one up took too long.
var (
	errBusy = errors.New("too many questions wait")
	errSlow = errors.New("looking it up took too long")
)

// limits let maxConcurrent questions be answered at once while maxWaiting others wait.
type limits struct{ admitted, answering *semaphore.Weighted }

func newLimits() limits {
	return limits{semaphore.NewWeighted(maxConcurrent + maxWaiting), semaphore.NewWeighted(maxConcurrent)}
}

// acquire waits until a question may be answered or ctx ends. The caller releases what it acquired.
func (l limits) acquire(ctx context.Context) error {
	if !l.admitted.TryAcquire(1) {
		return errBusy
	}
	if l.answering.Acquire(ctx, 1) != nil {
		l.admitted.Release(1)
		return errBusy
	}
	return nil
}

func (l limits) release() {
	l.answering.Release(1)
	l.admitted.Release(1)
}
