package bot

import (
	"maps"
	"strings"
	"sync"
	"sync/atomic"
)

// counters hold what Count counted, by name and labels.
var counters sync.Map // string to *atomic.Int64

// Count adds one to the counter of the name with the labels: values such as a platform or a code, always in the same
// order, of which there are few. No label may hold a secret or what a user wrote.
func Count(name string, labels ...string) {
	key := countKey(name, labels)
	c, ok := counters.Load(key)
	if !ok {
		c, _ = counters.LoadOrStore(key, new(atomic.Int64))
	}
	c.(*atomic.Int64).Add(1)
}

// Counted tells how often Count was called with the name and labels.
func Counted(name string, labels ...string) int64 {
	if c, ok := counters.Load(countKey(name, labels)); ok {
		return c.(*atomic.Int64).Load()
	}
	return 0
}

// Counts gives all counters, as name or name{label,label}.
func Counts() map[string]int64 {
	return maps.Collect(func(yield func(string, int64) bool) {
		counters.Range(func(k, v any) bool { return yield(k.(string), v.(*atomic.Int64).Load()) })
	})
}

func countKey(name string, labels []string) string {
	if len(labels) == 0 {
		return name
	}
	return name + "{" + strings.Join(labels, ",") + "}"
}
