package slack

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// opened is how many sockets were opened so far.
func (w *world) opened() int {
	w.fakeSlack.mu.Lock()
	defer w.fakeSlack.mu.Unlock()
	return len(w.sockets)
}

func (w *world) acked() []ack {
	w.fakeSlack.mu.Lock()
	defer w.fakeSlack.mu.Unlock()
	return append([]ack(nil), w.acks...)
}

func command1(channel, text string) map[string]any {
	return map[string]any{"command": "/re", "text": text, "team_id": "T1", "channel_id": channel, "user_id": "U1",
		"response_url": "http://slack.test/hooks/" + channel}
}

func event1(id, channel, text string) (v map[string]any) {
	_ = jsonOf(mention(id, channel, "1.1", text), &v)
	return v
}

func TestTwoSocketsAreKeptAndACommandIsAnsweredInItsAcknowledgement(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t)
		stop := w.run(t)
		settle(time.Second)
		if n := w.opened(); n != 2 {
			t.Fatalf("%d sockets", n)
		}
		w.say(t, 1, envelopeOf("e1", "slash_commands", command1("C1", "price 氧化镝")))
		settle(time.Second)
		acks := w.acked()
		if len(acks) != 1 || acks[0].socket != 1 || acks[0].ID != "e1" ||
			!strings.Contains(string(acks[0].Payload), "1711.90") {
			t.Errorf("acknowledged %+v", acks)
		}
		stop()
		synctest.Wait()
		for _, s := range w.sockets {
			if !s.gone {
				t.Errorf("socket %d is still open", s.n)
			}
		}
	})
}

// TestNothingIsLostWhenASocketGoes is the script of check 19: more comes on the old socket after its warning.
func TestNothingIsLostWhenASocketGoes(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t)
		w.run(t)
		settle(time.Second)
		say := func(socket int, id string) {
			w.say(t, socket, envelopeOf("env"+id, "events_api", event1(id, "C"+id, "氧化镝")))
		}
		say(0, "1")
		w.say(t, 0, `{"type":"disconnect","reason":"warning"}`)
		settle(time.Second)
		if n := w.opened(); n != 3 {
			t.Fatalf("%d sockets: no successor", n)
		}
		say(0, "2")
		settle(8 * time.Second)
		say(0, "3")
		say(2, "4")
		settle(time.Second)
		w.hangUp(0)
		settle(10 * time.Second)
		acks := w.acked()
		on := map[string]int{}
		for _, a := range acks {
			on[a.ID] = a.socket
		}
		if len(acks) != 4 || on["env1"] != 0 || on["env2"] != 0 || on["env3"] != 0 || on["env4"] != 2 ||
			len(w.texts()) != 4 {
			t.Errorf("acknowledged %+v, %d answers", acks, len(w.texts()))
		}
		if n := w.opened(); n != 3 {
			t.Errorf("%d sockets were opened; the end of one that was told to go counts for nothing", n)
		}
	})
}

func TestEnvelopesAtRandomAndTwiceAreAnsweredOnceEach(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t)
		w.run(t)
		settle(time.Second)
		sent := 0
		for i := range 200 {
			for range 1 + rand.N(20)/19 {
				w.say(t, rand.N(2), envelopeOf(fmt.Sprint("env", sent), "events_api",
					event1(fmt.Sprint("E", i), fmt.Sprint("C", i), "氧化镝")))
				sent++
			}
		}
		settle(2 * time.Minute)
		for i := range 2 {
			w.ping(i)
		}
		if n, m := len(w.acked()), len(w.texts()); n != sent || m != 200 {
			t.Errorf("%d of %d acknowledged, %d answers", n, sent, m)
		}
	})
}

func TestAnEnvelopeThatIsNotKeptIsNotAcknowledged(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t)
		w.run(t)
		settle(time.Second)
		w.in.Fail(errors.New("the disk is full"))
		w.say(t, 0, envelopeOf("e1", "events_api", event1("E1", "C1", "氧化镝")))
		w.say(t, 0, envelopeOf("e2", "something_new", map[string]any{}))
		w.say(t, 0, "{")
		w.say(t, 0, envelopeOf("e3", "slash_commands", []int{1}))
		w.say(t, 0, envelopeOf("e4", "interactive", map[string]any{"type": "view_closed"}))
		settle(time.Second)
		ids := ""
		for _, a := range w.acked() {
			ids += a.ID + " "
		}
		if len(strings.Fields(ids)) != 3 || strings.Contains(ids, "e1") {
			t.Errorf("acknowledged %s", ids)
		}
	})
}

func TestALongReplyDoesNotGoIntoTheAcknowledgement(t *testing.T) {
	if ackReply(message{text: strings.Repeat("稀", 8000)}, maxAck) == nil {
		t.Error("the text is not shortened")
	}
	bubble(t, func(t *testing.T) {
		w := newWorld(t)
		w.run(t)
		settle(time.Second)
		c := envelopeOf("e1", "slash_commands", command1("C1", "氧化镝"))
		w.say(t, 0, strings.Replace(c, `"accepts_response_payload":true`, `"accepts_response_payload":false`, 1))
		settle(time.Second)
		posts, _ := w.seen()
		if acks := w.acked(); len(acks) != 1 || acks[0].Payload != nil || len(posts) != 1 ||
			posts[0].method != "response_url" {
			t.Errorf("acknowledged %+v, posted %+v", acks, posts)
		}
	})
}

func TestASocketOnWhichNothingComesIsReplaced(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t)
		w.run(t)
		for range 3 {
			settle(20 * time.Second)
			w.ping(0)
			w.ping(1)
		}
		synctest.Wait()
		if n := w.opened(); n != 2 {
			t.Errorf("%d sockets, though they are pinged", n)
		}
		for range 3 {
			settle(14 * time.Second)
			w.ping(1)
		}
		if n := w.opened(); n != 3 {
			t.Errorf("%d sockets", n)
		}
	})
}

func TestTheFirstSocketsDoNotEndTogether(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t)
		w.life = 40
		w.run(t)
		settle(21 * time.Second)
		if n := w.opened(); n != 3 {
			t.Errorf("%d sockets", n)
		}
	})
}

func TestFinalAnswersEndTheAttempts(t *testing.T) {
	for _, code := range []string{"invalid_auth", "account_inactive", "token_revoked", "missing_scope"} {
		bubble(t, func(t *testing.T) {
			w := newWorld(t)
			w.always = func(string, int) fakeReply { return fakeReply{kind: "error", code: code} }
			w.run(t)
			settle(time.Hour)
			if n, err := len(w.called("apps.connections.open")), w.Health(); n != 1 || err == nil ||
				!strings.Contains(err.Error(), code) {
				t.Errorf("%s: asked %d times, health %v", code, n, err)
			}
		})
	}
}

func TestADisabledSocketModeEndsTheAttempts(t *testing.T) {
	for _, greeting := range []bool{true, false} {
		bubble(t, func(t *testing.T) {
			w := newWorld(t)
			if greeting {
				w.greet = `{"type":"disconnect","reason":"link_disabled"}`
			}
			w.run(t)
			settle(time.Second)
			if !greeting {
				w.say(t, 0, `{"type":"disconnect","reason":"link_disabled"}`)
				w.say(t, 1, `{"type":"disconnect","reason":"link_disabled"}`)
			}
			settle(time.Hour)
			if n, err := len(w.called("apps.connections.open")), w.Health(); n > 2 || err == nil ||
				!strings.Contains(err.Error(), "link_disabled") {
				t.Errorf("asked %d times, health %v", n, err)
			}
		})
	}
}

func TestOneSocketOfTwoIsHealthEnough(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t)
		w.order("apps.connections.open", fakeReply{}, fakeReply{kind: "500"}, fakeReply{kind: "500"},
			fakeReply{kind: "500"})
		w.run(t)
		for calls := 2; calls <= 4; calls++ {
			until(t, "another try", func() bool { return len(w.called("apps.connections.open")) >= calls })
			if n := w.Sockets(); n != 1 || w.Health() != nil {
				t.Errorf("after %d tries there are %d sockets, health %v", calls, n, w.Health())
			}
		}
		until(t, "the second socket", func() bool { return w.Sockets() == 2 })
	})
}

// TestASocketCountsBeforeItIsRead has a second one fail while nobody reads from the first yet.
func TestASocketCountsBeforeItIsRead(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w, g := newWorld(t), newOpenLimit()
		w.order("apps.connections.open", fakeReply{}, fakeReply{kind: "500"})
		ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond) // which ends in the wait after the failure
		defer cancel()
		c, err := w.connect(ctx, g)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.connect(ctx, g); err == nil || w.Sockets() != 1 || w.Health() != nil {
			t.Errorf("%v; %d sockets, health %v", err, w.Sockets(), w.Health())
		}
		c.serve(ctx, g) // no longer than ctx, which has ended
	})
}

func TestFailingAttemptsBecomeRare(t *testing.T) {
	for name, set := range map[string]func(*world){
		"too many sockets": func(w *world) { w.greet = `{"type":"disconnect","reason":"too_many_websockets"}` },
		"no network": func(w *world) {
			w.always = func(string,
				int) fakeReply {
				return fakeReply{kind: "reset"}
			}
		},
		"500": func(w *world) { w.always = func(string, int) fakeReply { return fakeReply{kind: "500"} } },
		"429": func(w *world) {
			w.always = func(string,
				int) fakeReply {
				return fakeReply{kind: "429", retry: "5"}
			}
		},
	} {
		bubble(t, func(t *testing.T) {
			w := newWorld(t)
			set(w)
			w.run(t)
			settle(5 * time.Minute)
			before := len(w.called("apps.connections.open"))
			settle(10 * time.Minute)
			if n := len(w.called("apps.connections.open")) - before; n < 8 || n > 10 || before > 16 {
				t.Errorf("%s: asked %d times at first and %d in ten minutes", name, before, n)
			}
			if w.Health() == nil {
				t.Errorf("%s: it calls itself healthy", name)
			}
			w.fakeSlack.mu.Lock()
			w.greet, w.always = "", nil
			w.fakeSlack.mu.Unlock()
			settle(3 * time.Minute)
			if err := w.Health(); err != nil {
				t.Errorf("%s: it does not recover: %v", name, err)
			}
		})
	}
}

func TestSocketsThatBreakAtOnceAreNotOpenedInAHotLoop(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t)
		w.run(t)
		settle(time.Second)
		for i := 0; i < w.opened() && i < 100; i++ {
			w.say(t, i, `{"type":"disconnect","reason":"refresh_requested"}`)
			settle(time.Second)
		}
		if n := len(w.called("apps.connections.open")); n > 2*opensLimit {
			t.Errorf("%d sockets in a hundred seconds", n)
		}
	})
}
