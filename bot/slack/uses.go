package slack

import (
	"crypto/sha256"
	"encoding/hex"
	"sync"
	"time"
)

// A response URL may be used five times within thirty minutes.
const (
	urlTimes = 5
	urlAge   = 29 * time.Minute
)

// urlUses counts how often response URLs were used. It keeps digests, as the URLs are secrets.
type urlUses struct {
	mu   sync.Mutex
	uses map[string]*urlUse
}

type urlUse struct {
	n     int
	first time.Time
}

func newURLUses() *urlUses { return &urlUses{uses: map[string]*urlUse{}} }

// take tells whether a URL that came at a time may be used once more, and counts that.
func (u *urlUses) take(address string, came time.Time) bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	for k, v := range u.uses {
		if time.Since(v.first) > urlAge {
			delete(u.uses, k)
		}
	}
	use := u.uses[digest(address)]
	if use == nil {
		use = &urlUse{first: came}
		u.uses[digest(address)] = use
	}
	use.n++
	return use.n <= urlTimes && time.Since(use.first) < urlAge
}

// digest stands for a secret where only sameness matters.
func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:12])
}
