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

// errStore is all that is told of an error of the database, which may name its address and its user. The log has the
// rest.
var errStore = errors.New("updates can't be stored")

func (h *health) set(err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if errors.Is(err, errStore) {
		err = errStore
	}
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

// Leads reports whether this process is the one of all replicas that polls.
func (a *Adapter) Leads() bool { return a.leads.Load() }

// Pending is how many updates waited at Telegram when it was asked last, which the poller, or the webhook's owner, does
// once a minute.
func (a *Adapter) Pending() int { return int(a.held.Load()) }

// WebhookError is when Telegram last had trouble with the webhook, in seconds since 1970, 0 if it never had.
func (a *Adapter) WebhookError() int { return int(a.erred.Load()) }

// Health reports why the bot does not hear Telegram at the moment, nil if it does.
func (a *Adapter) Health() error {
	return errors.Join(a.health.get(), a.breaker.Err())
}
