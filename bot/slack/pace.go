package slack

import (
	"math/rand/v2"
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/time/rate"

	"rebot/bot"
)

// Slack takes one message a second a channel, with short bursts, and some hundreds a minute a workspace.
// https://docs.slack.dev/apis/web-api/rate-limits
const (
	channelGap   = time.Second
	channelBurst = 3
	teamGap      = time.Minute / 290 // with the burst, 300 in any minute
	teamBurst    = 10
	pacesKept    = 10000 // channels and workspaces, and messages that wait
)

// A pacer says when a message may leave. A message that waits keeps its time by its key, so that no worker has to stand
// in the way of the messages to other channels meanwhile.
type pacer struct {
	mu     sync.Mutex
	limits *lru.Cache[string, *rate.Limiter] // by channel, and by workspace
	times  *lru.Cache[string, time.Time]     // when a message may leave, by its key
	paused *lru.Cache[string, time.Time]     // until when, by method and workspace
}

func newPacer() *pacer {
	return &pacer{limits: bot.NewLRU[string, *rate.Limiter](pacesKept),
		times: bot.NewLRU[string, time.Time](2 * pacesKept), paused: bot.NewLRU[string, time.Time](pacesKept)}
}

// wait reports how long the message of a key has still to wait; 0 means that it goes now, and its times are used up.
// The workspace is asked only when the channel's time has come, so that a busy channel uses up nothing of the others'.
func (p *pacer) wait(key, method, team, channel string) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	at := p.time(now, key+" channel", team+"/"+channel, channelGap, channelBurst)
	if !at.After(now) {
		at = p.time(now, key+" team", team, teamGap, teamBurst)
	}
	paused, _ := p.paused.Get(method + " " + team)
	if until := latest(at, paused); until.After(now) {
		return until.Sub(now)
	}
	p.times.Remove(key + " channel")
	p.times.Remove(key + " team")
	return 0
}

// time is when the message of a key may leave, which it reserves if it has not yet.
func (p *pacer) time(now time.Time, key, limit string, gap time.Duration, burst int) time.Time {
	at, ok := p.times.Get(key)
	if !ok {
		at = now.Add(p.limit(limit, gap, burst).ReserveN(now, 1).DelayFrom(now))
		p.times.Add(key, at)
	}
	return at
}

func (p *pacer) limit(name string, gap time.Duration, burst int) *rate.Limiter {
	l, ok := p.limits.Get(name)
	if !ok {
		l = rate.NewLimiter(rate.Every(gap), burst)
		p.limits.Add(name, l)
	}
	return l
}

// pause holds a method of a workspace back after a 429, with some jitter so that replicas don't return as one.
func (p *pacer) pause(method, team string, d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	paused, _ := p.paused.Get(method + " " + team)
	p.paused.Add(method+" "+team, latest(paused, time.Now().Add(d+rand.N(d/10+1))))
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
