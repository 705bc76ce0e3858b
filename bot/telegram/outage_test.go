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
		var got []bottest.Told
		for _, m := range w.fake.Messages() {
			got = append(got, bottest.Told{Chat: strconv.FormatInt(m.Chat, 10), Text: m.Text})
		}
		digests, answers, again := bottest.Tally(t, got, "1", "2")
		if dead := w.inbox.DeadLetters(); digests+answers < 2*each || again > o.Hidden() || len(dead) > 0 {
			t.Errorf("%d digests, %d answers of %d, %d again though %d were under way, dead %q", digests, answers, each,
				again, o.Hidden(), dead)
		}
		t.Logf("%d of %d digests, %d answers, %d again of %d under way", digests, each, answers, again, o.Hidden())
		if err := w.Health(); err != nil {
			t.Error(err)
		}
	})
}

// TestALoneChatOutlivesAnOutageOfSending has Telegram take no message for 100 s and be well otherwise, with one chat that
// waits for a digest and one that asks. Both get their message, though Telegram says nothing of it or posts nothing.
func TestALoneChatOutlivesAnOutageOfSending(t *testing.T) {
	bottest.Engine(t)
	for _, only := range []string{"/sendMessage/", "/sendMessage/sendChatAction/"} {
		for _, kind := range bottest.OutageKinds {
			for _, asks := range []bool{false, true} {
				t.Run(fmt.Sprint(kind, only, asks), func(t *testing.T) {
					synctest.Test(t, func(t *testing.T) { loneOutage(t, kind, only, asks) })
				})
			}
		}
	}
}

func loneOutage(t *testing.T, kind, only string, asks bool) {
	t.Helper()
	w := newWorld(t)
	o := &bottest.Outage{Next: w.hc.Transport, Kind: kind, For: 100 * time.Second, Only: only}
	w.hc.Transport = o
	c := bottest.Digests(t, w.lg, Platform, w.Adapter, deliver.Place{Platform: Platform, Chat: "100"})
	ctx, cancel := context.WithCancel(t.Context())
	var all sync.WaitGroup
	defer all.Wait()
	defer cancel()
	w.running(t, func() {
		o.Begin()
		time.Sleep(2 * time.Second) // what is done in the first second is hidden, and so would be there twice
		if asks {
			u := []byte(`{"update_id":5000,"message":{"message_id":1,"date":1,"text":"氧化镝",
				"chat":{"id":200,"type":"private"},"from":{"id":200}}}`)
			if err := w.keepUpdate(ctx, u); err != nil {
				t.Fatal(err)
			}
		} else if err := c.Published(ctx, bottest.Engine(t)); err != nil {
			t.Fatal(err)
		}
		if !asks {
			all.Go(func() { c.Run(ctx) })
		}
		time.Sleep(15 * time.Minute) // beyond what would be the fourth try
	})
	got := w.fake.Messages()
	if len(got) != 1 {
		t.Errorf("%d messages, want 1; dead %q", len(got), w.inbox.DeadLetters())
	}
	for _, m := range got {
		if strconv.FormatInt(m.Chat, 10) == bottest.Owner {
			t.Errorf("told %.60q", m.Text)
		}
	}
}
