package slack

import (
	"math/rand/v2"
	"sync"
	"time"
)

// Slack takes one message a second a channel, with short bursts, and some hundreds a minute a workspace.
// https://docs.slack.dev/apis/web-api/rate-limits
const (
	channelGap   = time.Second
	channelBurst = 3
	teamGap      = time.Minute / 290 // with the burst, 300 in any minute
	teamBurst    = 10
)

// A pacer says when a message may leave. What waits keeps its turn by its key, so that nobody has to stand in the way of
// the messages to other channels meanwhile.
type pacer struct {
	mu     sync.Mutex
	next   map[string]time.Time // of each bucket, the time at which it would be empty
	turns  map[string]time.Time // by key
	paused map[string]time.Time // by method and workspace
}

func newPacer() *pacer {
	return &pacer{next: map[string]time.Time{}, turns: map[string]time.Time{}, paused: map[string]time.Time{}}
}

// wait tells how long the message of a key has still to wait; 0 means that it goes now, and its turns are used up. The
// workspace's turn is taken only when the channel's has come, so that a busy channel uses up nothing of the others'.
func (p *pacer) wait(key, method, team, channel string) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	turn := p.turn(now, key+" channel", team+"/"+channel, channelGap, channelBurst)
	if !turn.After(now) {
		turn = p.turn(now, key+" team", team, teamGap, teamBurst)
	}
	if until := later2(turn, p.paused[method+" "+team]); until.After(now) {
		return until.Sub(now)
	}
	delete(p.turns, key+" channel")
	delete(p.turns, key+" team")
	p.forget(now)
	return 0
}

// turn is when the turn of a key comes, which is taken if it has none.
func (p *pacer) turn(now time.Time, key, bucket string, gap time.Duration, burst int) time.Time {
	t, ok := p.turns[key]
	if !ok {
		t = p.take(now, bucket, gap, burst)
		p.turns[key] = t
	}
	return t
}

// take takes the next place of a bucket that lets burst through at once and then one every gap.
func (p *pacer) take(now time.Time, bucket string, gap time.Duration, burst int) time.Time {
	next := later2(p.next[bucket], now)
	p.next[bucket] = next.Add(gap)
	return next.Add(-gap * time.Duration(burst-1))
}

// pause holds a method of a workspace back after a 429, with some jitter so that replicas don't return as one.
func (p *pacer) pause(method, team string, d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	until := time.Now().Add(d + rand.N(d/10+1))
	p.paused[method+" "+team] = later2(until, p.paused[method+" "+team])
}

// forget drops what is past once the maps have grown, so that channels come and go without a trace.
func (p *pacer) forget(now time.Time) {
	for _, m := range []map[string]time.Time{p.next, p.turns, p.paused} {
		if len(m) < 1000 {
			continue
		}
		for k, t := range m {
			if now.Sub(t) > 10*time.Minute {
				delete(m, k)
			}
		}
	}
}

func later2(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
