package terminal

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
)

// A Bar shows on a terminal how much of a build is done, once it has taken a second.
type Bar struct {
	out io.Writer // nil where nobody looks

	mu    sync.Mutex
	next  time.Time // when it is drawn next
	drawn bool
}

// NewBar makes a bar that is drawn only where people read what is written.
func NewBar(out io.Writer) *Bar {
	if !IsTerminal(out) {
		out = nil
	}
	return &Bar{out: out, next: time.Now().Add(time.Second)}
}

// barWidth is how many columns a full bar has.
const barWidth = 30

// Step draws how much is done, if it is time to.
func (b *Bar) Step(done, total int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	now := time.Now()
	if b.out == nil || now.Before(b.next) {
		return
	}
	b.next, b.drawn = now.Add(100*time.Millisecond), true
	full := barWidth * done / total
	fmt.Fprintf(b.out, "\rreading the bulletins [%s%s] %d%%", strings.Repeat("#", full),
		strings.Repeat(".", barWidth-full), 100*done/total)
}

// End takes the bar away.
func (b *Bar) End() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.drawn {
		fmt.Fprint(b.out, "\r\x1b[K")
	}
}
