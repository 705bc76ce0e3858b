package slack

import (
	"crypto/sha256"
	"encoding/hex"
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"

	"rebot/bot"
)

// A response URL may be used five times within thirty minutes.
const (
	urlTimes = 5
	urlAge   = 29 * time.Minute
	urlsKept = 10000
)

// responseURLs counts how often response URLs were used. It keeps digests, as the URLs are secrets.
type responseURLs struct {
	mu   sync.Mutex
	uses *lru.Cache[string, urlUse]
}

type urlUse struct {
	n     int
	first time.Time
}

func newResponseURLs() *responseURLs {
	return &responseURLs{uses: bot.NewLRU[string, urlUse](urlsKept)}
}

// take reports whether a URL that came at a time may be used once more, and counts that.
func (u *responseURLs) take(address string, came time.Time) bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	use, ok := u.uses.Get(digest(address))
	if !ok {
		use.first = came
	}
	use.n++
	u.uses.Add(digest(address), use)
	return use.n <= urlTimes && time.Since(use.first) < urlAge
}

// digest stands for a secret where only sameness matters.
func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:12])
}
