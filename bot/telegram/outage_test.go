package telegram

import (
	"context"
	"fmt"
	"strconv"
	"sync"
	"testing"
	"time"

	"rebot/bot/bottest"
	"rebot/bot/deliver"
)

// TestNoOutageLosesAnything has Telegram fail as a whole when an issue comes in, for 20 chats that wait for its digest
// and 20 people who ask. Each gets a message; no more than were under way come twice, and nobody is told of a failure.
func TestNoOutageLosesAnything(t *testing.T) {
	const each = 20
	var places []deliver.Place
	for i := range each {
		places = append(places, deliver.Place{Platform: Platform, Chat: strconv.Itoa(100 + i)})
	}
	bottest.EachOutage(t, func(t *testing.T, o *bottest.Outage) {
		w := newWorld(t)
		o.Next, w.hc.Transport = w.hc.Transport, o
		c := bottest.Digests(t, w.lg, Platform, w.Adapter, places...)
		ctx, cancel := context.WithCancel(t.Context())
		var all sync.WaitGroup
		defer all.Wait()
		defer cancel()
		w.running(t, func() {
			time.Sleep(5 * time.Second)
			o.Begin()
			if err := c.Published(ctx, bottest.Engine(t)); err != nil {
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
			time.Sleep(o.For + 10*time.Minute)
		})
		missing, again := messagesTo(w, each, 100, 200)
		if dead := w.inbox.Buried(); missing > 0 || again > o.Hidden() || len(dead) > 0 {
			t.Errorf("%d of %d got nothing, %d came again though %d were under way, dead %q", missing, 2*each, again,
				o.Hidden(), dead)
		}
		t.Logf("0 of %d lost, %d again of %d that were under way", 2*each, again, o.Hidden())
		if err := w.Health(); err != nil {
			t.Error(err)
		}
	})
}

// messagesTo counts the chats that got no message and the messages too many, of so many chats each from some ids on.
func messagesTo(w *world, each int, from ...int) (missing, again int) {
	got := map[int64]int{}
	for _, m := range w.fake.Messages() {
		got[m.Chat]++
	}
	for _, first := range from {
		for i := range each {
			n := got[int64(first+i)]
			missing += max(1-n, 0)
			again += max(n-1, 0)
		}
	}
	return missing, again
}
