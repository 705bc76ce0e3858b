package telegram

import (
	"errors"
	"sync"
	"time"
)

// A health is whether the bot hears Telegram.
type health struct {
	mu    sync.Mutex
	state error
	since time.Time
}

var errStarting = errors.New("starting")

func (h *health) set(err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if (err == nil) != (h.state == nil) || h.since.IsZero() {
		h.since = time.Now()
	}
	h.state = err
}

func (h *health) get() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.since.IsZero() {
		return errStarting
	}
	return h.state
}

// Health tells why the bot does not hear Telegram at the moment, nil if it does.
func (a *Adapter) Health() error {
	return a.health.get()
}
