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
)

// TestNoOutageLosesAnything has Slack fail as a whole when an issue comes in, for 20 channels that wait for its digest
// and 20 people who ask. Each gets a message once, since the bot may look up what was under way; only who asked longer
// ago than a question waits gets none, and nobody is told of a failure.
func TestNoOutageLosesAnything(t *testing.T) {
	const each = 20
	var places []deliver.Place
	for i := range each {
		places = append(places, deliver.Place{Platform: Source, Team: "T1", Chat: fmt.Sprint("CD", i)})
	}
	bottest.EachOutage(t, func(t *testing.T, o *bottest.Outage) {
		w := newWorld(t, httpOnly)
		w.scopes = "im channels groups"
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
		digests, answers, others := postsTo(w, "CD", "CQ")
		late := len(w.in.Buried()) // after the 5 minutes that a question waits
		_, again := w.copies()
		if digests != each || answers+late < each || answers > each || others+again > 0 ||
			late > 0 && o.For < freshness {
			t.Errorf("%d digests, %d answers, %d too late, %d again, %d others", digests, answers, late, again, others)
		}
		if err := w.Health(); err != nil {
			t.Error(err)
		}
	})
}

// postsTo counts the posts to channels whose ids begin in one of two ways, and the others.
func postsTo(w *world, one, two string) (ones, twos, others int) {
	posts, _ := w.seen()
	for _, p := range posts {
		switch {
		case strings.HasPrefix(p.channel, one):
			ones++
		case strings.HasPrefix(p.channel, two):
			twos++
		default:
			others++
		}
	}
	return ones, twos, others
}
