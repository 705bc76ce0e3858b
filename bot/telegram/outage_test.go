package telegram

import (
	"context"
	"fmt"
	"strconv"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"rebot/bot/bottest"
	"rebot/bot/deliver"
	"rebot/bot/store"
)

// TestNoOutageLosesAnything has Telegram fail as a whole when an issue comes in, for 20 chats that wait for its digest
// and 20 people who ask. Each gets a message; no more than were under way come twice, and nobody is told of a failure.
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
				synctest.Test(t, func(t *testing.T) {
					w := newWorld(t)
					o := &bottest.Outage{Next: w.hc.Transport, Kind: kind}
					w.hc.Transport = o
					s, err := store.Open(t.Context(), t.TempDir(), "")
					if err != nil {
						t.Fatal(err)
					}
					defer s.Close()
					c := deliver.NewDispatcher(s, w.service, deliver.Options{Workers: 8,
						Poll: 10 * time.Second, Log: w.lg})
					c.Add(Platform, w.Adapter)
					for i := range each {
						p := deliver.Place{Platform: Platform, Chat: strconv.Itoa(100 + i)}
						if err := s.Subscribe(t.Context(), store.Subscription{Kind: "digest", Place: p, Owner: p.Chat,
							Since: "2024-10"}); err != nil {
							t.Fatal(err)
						}
					}
					ctx, cancel := context.WithCancel(t.Context())
					var all sync.WaitGroup
					defer all.Wait()
					defer cancel()
					w.running(t, func() {
						time.Sleep(5 * time.Second)
						o.Begin(d)
						if err := c.Published(ctx, b); err != nil {
							t.Fatal(err)
						}
						all.Go(func() { c.Run(ctx) })
						for i := range each {
							u := fmt.Appendf(nil, `{"update_id":%d,"message":{"message_id":1,"date":1,"text":"氧化镝",
								"chat":{"id":%d,"type":"private"},"from":{"id":%[2]d}}}`, 5000+i, 200+i)
							if err := w.keepUpdate(ctx, u); err != nil {
								t.Fatal(err)
							}
						}
						time.Sleep(d + 10*time.Minute)
					})
					got := map[string]int{}
					for _, m := range w.fake.Messages() {
						got[strconv.FormatInt(m.Chat, 10)]++
					}
					missing, again := 0, 0
					for i := range 2 * each {
						n := got[strconv.Itoa(100+i%each+i/each*100)]
						missing += max(1-n, 0)
						again += max(n-1, 0)
					}
					if dead := w.inbox.Buried(); missing > 0 || again > o.Hidden() || len(dead) > 0 {
						t.Errorf("%d of %d got nothing, %d came again though %d were under way, dead %q", missing, 2*each,
							again, o.Hidden(), dead)
					}
					t.Logf("0 of %d lost, %d again of %d that were under way", 2*each, again, o.Hidden())
					if err := w.Health(); err != nil {
						t.Error(err)
					}
				})
			})
		}
	}
}
