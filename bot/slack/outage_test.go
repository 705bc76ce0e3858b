package slack

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"rebot/bot/bottest"
	"rebot/bot/deliver"
	"rebot/bot/store"
)

// TestNoOutageLosesAnything has Slack fail as a whole when an issue comes in, for 20 channels that wait for its digest
// and 20 people who ask. Each gets a message once, since the bot may look up what was under way; only who asked longer
// ago than a question waits gets none, and nobody is told of a failure.
func TestNoOutageLosesAnything(t *testing.T) {
	const each = 20
	times := bottest.OutageTimes
	if testing.Short() {
		times = times[1:2]
	}
	for _, kind := range bottest.OutageKinds {
		for _, d := range times {
			t.Run(fmt.Sprint(kind, " for ", d), func(t *testing.T) {
				b := bottest.Engine(t)
				bubble(t, func(t *testing.T) {
					w := newWorld(t, httpOnly)
					w.scopes = "im channels groups"
					o := &bottest.Outage{Next: w.hc.Transport, Kind: kind}
					w.hc.Transport = o
					s, err := store.Open(t.Context(), t.TempDir(), "")
					if err != nil {
						t.Fatal(err)
					}
					defer s.Close()
					c := deliver.NewDispatcher(s, bottest.Service(t), deliver.Options{Workers: 8,
						Poll: 10 * time.Second, Log: w.log.logger()})
					c.Add(Source, w.Adapter)
					for i := range each {
						p := deliver.Place{Platform: Source, Team: "T1", Chat: fmt.Sprint("CD", i)}
						if err := s.Subscribe(t.Context(), store.Subscription{Kind: "digest", Place: p, Owner: "U1",
							Since: "2024-10"}); err != nil {
							t.Fatal(err)
						}
					}
					stop := w.run(t)
					settle(5 * time.Second)
					o.Begin(d)
					if err := c.Published(t.Context(), b); err != nil {
						t.Fatal(err)
					}
					ctx, cancel := context.WithCancel(t.Context())
					var all sync.WaitGroup
					all.Go(func() { c.Run(ctx) })
					for i := range each {
						w.deliver("/slack/events", mention(fmt.Sprint("E", i), fmt.Sprint("CQ", i), "1.1", "氧化镝"))
					}
					settle(d + 10*time.Minute)
					stop()
					cancel()
					all.Wait()
					digests, answers, others := 0, 0, 0
					posts, _ := w.seen()
					for _, p := range posts {
						switch {
						case strings.HasPrefix(p.channel, "CD"):
							digests++
						case strings.HasPrefix(p.channel, "CQ"):
							answers++
						default:
							others++
						}
					}
					late := len(w.in.Buried()) // after the 5 minutes that a question waits
					_, again := w.copies()
					if digests != each || answers+late < each || answers > each || others+again > 0 || late > 0 && d < freshness {
						t.Errorf("%d digests, %d answers, %d too late, %d again, %d others", digests, answers, late, again,
							others)
					}
					if err := w.Health(); err != nil {
						t.Error(err)
					}
				})
			})
		}
	}
}
