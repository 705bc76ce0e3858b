package slack

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	slackgo "github.com/slack-go/slack"

	"rebot/bot/bottest"
	"rebot/bot/deliver"
	"rebot/bot/queue"
	"rebot/bot/reply"
	"rebot/bot/store"
)

// copies counts the messages, and those of them that go where there is one already.
func (w *world) copies() (all, again int) {
	posts, _ := w.seen()
	got := map[string]bool{}
	for _, p := range posts {
		key := p.channel + " " + p.thread
		if got[key] {
			again++
		}
		got[key] = true
	}
	return len(posts), again
}

// TestAnAnswerThatArrivedIsFoundByItsMetadata lets Slack take every answer the first time and never say so.
func TestAnAnswerThatArrivedIsFoundByItsMetadata(t *testing.T) {
	const each = 8 // with as many in threads, all that are under way at once
	// copies: those in channels without the scope
	for scopes, want := range map[string]int{"im": each, "im channels groups": 0} {
		bubble(t, func(t *testing.T) {
			w := newWorld(t, httpOnly)
			w.scopes = scopes
			w.always = func(method string, n int) fakeReply {
				if method == postMessage && n <= 2*each {
					return fakeReply{kind: "hang"}
				}
				return fakeReply{}
			}
			w.run(t)
			for i := range each {
				w.deliver("/slack/events", mention(fmt.Sprint("E", i), fmt.Sprint("C", i), "1.1", "氧化镝"))
				w.deliver("/slack/events", direct(fmt.Sprint("D", i), fmt.Sprint("D", i), "1.1", "氧化镝"))
			}
			settle(4 * time.Minute)
			all, again := w.copies()
			if again != want || all != 2*each+want || w.in.Waiting() > 0 || len(w.in.DeadLetters()) > 0 {
				t.Errorf("scopes %s: %d messages, %d copies, want %d; dead letters %q", scopes, all, again, want,
					w.in.DeadLetters())
			}
			if _, bad := w.seen(); len(bad) > 0 {
				t.Errorf("refused: %q", bad)
			}
		})
	}
}

// TestADigestThatArrivedIsFoundByItsMetadata has a dispatcher deliver to channels that take each digest the first time and
// never say so, and to one whose digest was posted by a process that was killed then.
func TestADigestThatArrivedIsFoundByItsMetadata(t *testing.T) {
	const channels = 14 // all under way at once
	for scopes, want := range map[string]int{"im": channels + 1, "im channels": 0} {
		b := bottest.Engine(t)
		bubble(t, func(t *testing.T) {
			w := newWorld(t, httpOnly)
			w.scopes = scopes
			s := bottest.Store(t)
			c := deliver.NewDispatcher(s, bottest.Service(t), deliver.Options{Workers: 16, Log: w.log.logger()})
			c.Add(Source, w.Adapter)
			subscribe := func(channel string) {
				p := deliver.Place{Platform: Source, Team: "T1", Chat: channel}
				if err := s.Subscribe(t.Context(), store.Subscription{Kind: "digest", Place: p,
					Since: "2024-10"}); err != nil {
					t.Fatal(err)
				}
			}
			publish := func() {
				if err := c.Published(t.Context(), b); err != nil {
					t.Fatal(err)
				}
			}
			subscribe("C-killed")
			publish()
			d, ok, err := s.ClaimDelivery(t.Context(), Source, time.Second)
			if !ok || err != nil {
				t.Fatal(ok, err)
			}
			if _, err := w.SendPart(t.Context(), deliver.Place{Platform: Source, Team: "T1", Chat: "C-killed"},
				&reply.Reply{Lead: "x"}, deliver.Part{ID: d.ID()}); err != nil {
				t.Fatal(err)
			}
			w.always = func(method string, n int) fakeReply {
				if method == postMessage && n <= 1+channels {
					return fakeReply{kind: "hang"}
				}
				return fakeReply{}
			}
			for i := range channels {
				subscribe(fmt.Sprint("C", i))
			}
			publish()
			ctx, cancel := context.WithTimeout(t.Context(), 4*time.Minute)
			defer cancel()
			c.Run(ctx)
			all, again := w.copies()
			if again != want || all != channels+1+want {
				t.Errorf("scopes %s: %d messages, %d copies, want %d", scopes, all, again, want)
			}
		})
	}
}

func TestALookThatSlackPutsOffComesAgainAndOneThatItRefusesDoesNot(t *testing.T) {
	at := place{team: "T1", channel: "C1"}
	m := message{text: "x"}
	since := tag{"a", time.Now()}
	for kind, want := range map[string]struct {
		how   fakeReply
		waits bool
		posts int
	}{
		"limited":     {fakeReply{kind: "429", retry: "7"}, true, 1},
		"broken":      {fakeReply{kind: "503"}, true, 1},
		"not invited": {fakeReply{kind: "error", code: "not_in_channel"}, false, 2},
		"no scope":    {fakeReply{kind: "error", code: "missing_scope"}, false, 2},
	} {
		w := newWorld(t, httpOnly)
		w.scopes = "channels"
		if err := w.post(t.Context(), tag{id: "a"}, at, m); err != nil {
			t.Fatal(err)
		}
		w.order("conversations.history", want.how)
		err := w.post(t.Context(), since, at, m)
		var send *queue.SendError
		if waits := errors.As(err, &send) && send.Outcome == queue.NotSent &&
			send.RetryAfter >= time.Second; waits != want.waits {
			t.Errorf("%s: %v", kind, err)
		}
		if err := w.post(t.Context(), since, at, m); err != nil {
			t.Errorf("%s: then %v", kind, err)
		}
		if all, _ := w.copies(); all != want.posts {
			t.Errorf("%s: %d messages, want %d", kind, all, want.posts)
		}
	}
}

func TestAMessageIsFoundBehindManyOthersAndNotTakenForAnother(t *testing.T) {
	w := newWorld(t, httpOnly)
	w.scopes = "channels"
	at := place{team: "T1", channel: "C1"}
	if _, err := w.once(t.Context(), postMessage, at, message{text: "x"}, taggedWith("a")); err != nil {
		t.Fatal(err)
	}
	for i := range 250 {
		if _, err := w.once(t.Context(), postMessage, at, message{text: "y"},
			taggedWith(fmt.Sprint("other", i))); err != nil {
			t.Fatal(err)
		}
	}
	for id, want := range map[string]bool{"a": true, "b": false} {
		if found, err := w.reconcile(t.Context(), tag{id, time.Now()}, at); found != want || err != nil {
			t.Errorf("%s is found: %v, %v", id, found, err)
		}
	}
	posts, _ := w.seen()
	if m := string(posts[0].metadata); strings.Contains(m, `"a"`) || !strings.Contains(m, "rebot_message") {
		t.Errorf("its metadata is %s", m)
	}
}

func taggedWith(id string) slackgo.MsgOption {
	return slackgo.MsgOptionMetadata(tag{id: id}.metadata())
}
