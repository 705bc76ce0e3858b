package slack

import (
	"errors"
	"maps"
	"slices"
	"sync"
)

// A health holds what is wrong at the moment, by part.
type health struct {
	mu    sync.Mutex
	wrong map[string]error
}

func newHealth() *health { return &health{wrong: map[string]error{}} }

// set says what is wrong with a part; nil says that it works again.
func (h *health) set(part string, err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if err == nil {
		delete(h.wrong, part)
		return
	}
	h.wrong[part] = err
}

func (h *health) get(part string) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.wrong[part]
}

func (h *health) err() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	var all []error
	for _, part := range slices.Sorted(maps.Keys(h.wrong)) {
		all = append(all, h.wrong[part])
	}
	return errors.Join(all...)
}
