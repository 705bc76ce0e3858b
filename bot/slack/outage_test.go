package slack

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"rebot/bot/bottest"
	"rebot/bot/deliver"
)

// TestNoOutageLosesAnything has Slack fail as a whole when an issue comes in, for 20 channels that wait for its digest
// and 20 people who ask. Each gets a message: once where the bot may look up what was under way, and elsewhere no more
// than that come twice. Only those who asked longer ago than a question waits get none, and nobody is told of a failure.
func TestNoOutageLosesAnything(t *testing.T) {
	for _, scopes := range []string{"im channels groups", "im"} {
		t.Run(scopes, func(t *testing.T) {
			bottest.EachOutage(t, func(t *testing.T, o *bottest.Outage) { throughOutage(t, o, scopes) })
		})
	}
}

func throughOutage(t *testing.T, o *bottest.Outage, scopes string) {
	t.Helper()
	const each = 20
	var places []deliver.Place
	for i := range each {
		places = append(places, deliver.Place{Platform: Source, Team: "T1", Chat: fmt.Sprint("CD", i)})
	}
	w := newWorld(t, httpOnly)
	w.scopes = scopes
	o.Next, w.hc.Transport = w.hc.Transport, o
	c := bottest.Digests(t, w.log.logger(), Source, w.Adapter, places...)
	stop := w.run(t)
	settle(5 * time.Second)
	o.Begin()
	if err := c.Published(t.Context(), bottest.Engine(t)); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	var all sync.WaitGroup
	all.Go(func() { c.Run(ctx) })
	for i := range each {
		w.deliver("/slack/events", mention(fmt.Sprint("E", i), fmt.Sprint("CQ", i), "1.1", "氧化镝"))
	}
	settle(o.For + 10*time.Minute)
	stop()
	cancel()
	all.Wait()
	var got []bottest.Told
	posts, _ := w.seen()
	for _, p := range posts {
		got = append(got, bottest.Told{Chat: p.channel, Text: p.text})
	}
	digests, answers, again := bottest.Tally(t, got, "CD", "CQ")
	late := len(w.in.DeadLetters()) // after the 5 minutes that a question waits
	most := 0
	if scopes == "im" {
		most = o.Hidden()
	}
	if digests != each || answers+late < each || again > most || late > 0 && o.For < freshness {
		t.Errorf("%d digests, %d answers, %d too late, %d again of %d that were under way", digests, answers, late, again,
			o.Hidden())
	}
	t.Logf("%d of %d digests, %d answers and %d too late, %d again of %d under way", digests, each, answers, late, again,
		o.Hidden())
	if err := w.Health(); err != nil {
		t.Error(err)
	}
}

// TestALoneChatOutlivesAnOutageOfSendingAlone has Slack take no message for 100 s, while all else of it is well. It goes on
// trying, where the bot may look for what it posted and where not.
func TestALoneChatOutlivesAnOutageOfSendingAlone(t *testing.T) {
	bottest.Engine(t)
	for _, scopes := range []string{"im channels", "im"} {
		bubble(t, func(t *testing.T) {
			w := newWorld(t, httpOnly)
			w.scopes = scopes
			c := bottest.Digests(t, w.log.logger(), Source, w.Adapter, deliver.Place{Platform: Source, Chat: "CD"})
			end := time.Now().Add(100 * time.Second)
			w.always = func(method string, _ int) fakeReply {
				if method == postMessage && time.Now().Before(end) {
					return fakeReply{kind: "error", code: "internal_error"}
				}
				return fakeReply{}
			}
			if err := c.Published(t.Context(), bottest.Engine(t)); err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
			defer cancel()
			c.Run(ctx)
			if posts, _ := w.seen(); len(posts) != 1 || posts[0].channel != "CD" {
				t.Errorf("scopes %s: %d messages: %+v", scopes, len(posts), posts)
			}
		})
	}
}

// TestALoneQuestionOutlivesAnOutageOfSendingAlone is the same for somebody who asks, in each way that sending may fail:
// where Slack says nothing too.
func TestALoneQuestionOutlivesAnOutageOfSendingAlone(t *testing.T) {
	bottest.Engine(t)
	for _, scopes := range []string{"im channels", "im"} {
		for _, kind := range bottest.OutageKinds {
			t.Run(fmt.Sprint(kind, " ", scopes), func(t *testing.T) {
				bubble(t, func(t *testing.T) { loneQuestion(t, kind, scopes) })
			})
		}
	}
}

func loneQuestion(t *testing.T, kind, scopes string) {
	t.Helper()
	w := newWorld(t, httpOnly)
	w.scopes = scopes
	o := &bottest.Outage{Next: w.hc.Transport, Kind: kind, For: 100 * time.Second, Only: "/" + postMessage + "/"}
	w.hc.Transport = o
	stop := w.run(t)
	o.Begin()
	settle(2 * time.Second) // what is done in the first second is hidden, and so would be there twice
	w.deliver("/slack/events", mention("E1", "C1", "1.1", "氧化镝"))
	settle(6 * time.Minute)
	stop()
	if all, again := w.copies(); all != 1 || again > 0 || len(w.in.DeadLetters()) > 0 {
		t.Errorf("%d messages, %d copies, dead %q", all, again, w.in.DeadLetters())
	}
}
