package bot

import lru "github.com/hashicorp/golang-lru/v2"

// NewLRU makes a cache of the size, which is above 0. It forgets what was used longest ago, so that ever new keys never
// make it grow.
func NewLRU[K comparable, V any](size int) *lru.Cache[K, V] {
	c, err := lru.New[K, V](size)
	if err != nil {
		panic(err) // of a size that is not above 0
	}
	return c
}
