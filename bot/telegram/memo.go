package telegram

import "sync"

// A memo remembers the last so many values by key. It may forget at any time, as a restart does.
type memo[V any] struct {
	mu    sync.Mutex
	most  int
	byKey map[string]V
	order []string // keys, the oldest first
}

func newMemo[V any](most int) *memo[V] { return &memo[V]{most: most, byKey: map[string]V{}} }

func (m *memo[V]) get(key string) (V, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	v, ok := m.byKey[key]
	return v, ok
}

func (m *memo[V]) set(key string, v V) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, ok := m.byKey[key]; !ok {
		m.order = append(m.order, key)
	}
	m.byKey[key] = v
	for len(m.order) > m.most {
		delete(m.byKey, m.order[0])
		m.order = m.order[1:]
	}
}
