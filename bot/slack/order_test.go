package slack

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"rebot/bot/bottest"
	"rebot/bot/deliver"
	"rebot/bot/queue"
	"rebot/bot/reply"
	"rebot/bot/store"
)

// newOffice is a world with a clerk that runs.
func newOffice(t *testing.T) (*world, *store.Store) {
	w := newWorld(t, httpOnly)
	var s *store.Store
	w.cfg.Commands, s = bottest.Handler(t)
	w.run(t)
	return w, s
}

// shows waits until a message holds all that is wanted, and gives it.
func (w *world) shows(t *testing.T, method string, want ...string) (got shown) {
	t.Helper()
	w.await(t, strings.Join(want, ", "), func() bool {
		i := slices.IndexFunc(w.posts, func(s shown) bool {
			seen := s.text + toJSON(s.blocks)
			return s.method == method && !slices.ContainsFunc(want,
				func(x string) bool { return !strings.Contains(seen, x) })
		})
		if i >= 0 {
			got = w.posts[i]
		}
		return i >= 0
	})
	return got
}

// ordered gives an order by /re, whose acknowledgement is empty: what became of it follows.
func (w *world) ordered(t *testing.T, channel, text string) {
	t.Helper()
	if rec := w.deliver("/slack/commands", slashForm(channel, text)); rec.Code != 200 || rec.Body.Len() > 0 {
		t.Errorf("/re %s is acknowledged with %d %s", text, rec.Code, rec.Body)
	}
}

func (w *world) subscriptions(t *testing.T, s *store.Store, channel, kind string) int {
	t.Helper()
	list, err := s.Subscriptions(t.Context(), store.Place{Platform: Source, Team: "T1", Chat: channel}, kind)
	if err != nil {
		t.Fatal(err)
	}
	return len(list)
}

func TestAnyoneSubscribesAndTheChannelIsToldWhoDid(t *testing.T) {
	w, s := newOffice(t)
	w.ordered(t, "C1", "subscribe price 09:00 Europe/London")
	if m := w.shows(t, postMessage, `"user_id":"U1"`, "09:00 (Europe/London)"); m.channel != "C1" || m.thread != "" {
		t.Errorf("told in %q, thread %q", m.channel, m.thread)
	}
	if n := w.subscriptions(t, s, "C1", "digest"); n != 1 {
		t.Errorf("%d subscriptions", n)
	}
	w.deliver("/slack/events", mention("E1", "C2", "1.1", "订阅"))
	if m := w.shows(t, postMessage, `"user_id":"U1"`, "已订阅"); m.channel != "C2" || m.thread != "1.1" {
		t.Errorf("told in %q, thread %q", m.channel, m.thread)
	}
	w.ordered(t, "C3", "watch 氧化镝 below 1600")
	w.shows(t, postMessage, `"user_id":"U1"`, "1711.90", "1600")
}

func TestWhatChangesNothingIsToldToTheAskerAlone(t *testing.T) {
	w, s := newOffice(t)
	w.ordered(t, "C1", "subscriptions")
	w.shows(t, "response_url", "There are none here")
	w.ordered(t, "C2", "subscribe 25:00")
	w.shows(t, "response_url", "25:00", "in 24 hours")
	if n := w.subscriptions(t, s, "C2", "digest"); n != 0 {
		t.Errorf("%d subscriptions of a wrong order", n)
	}
	if n := len(w.called(postMessage)); n != 0 {
		t.Errorf("%d posts for all", n)
	}
}

func TestOnlyWhatAChannelGetsNamesWhoOrderedIt(t *testing.T) {
	w, _ := newOffice(t)
	w.deliver("/slack/events", mention("E1", "C1", "1.1", "怎么订阅"))
	w.deliver("/slack/events", direct("E2", "D1", "1.2", "关注 氧化镝 低于 1600"))
	for _, want := range []string{"按一下就订阅", "已关注"} {
		if m := w.shows(t, postMessage, want); strings.Contains(toJSON(m.blocks), `"user_id"`) {
			t.Errorf("%s names who asked", want)
		}
	}
}

func TestWhereTheBotCantPostNothingIsSubscribed(t *testing.T) {
	w, s := newOffice(t)
	for channel, text := range map[string]string{"C1": "订阅", "C2": "关注 氧化镝 低于 1600"} {
		w.order(postMessage, fakeReply{kind: "error", code: "not_in_channel"})
		w.ordered(t, channel, text)
		w.shows(t, "response_url", "/invite", "没有订阅")
		if n := w.subscriptions(t, s, channel, "digest") + w.subscriptions(t, s, channel, "watch"); n != 0 {
			t.Errorf("%d subscriptions of %s", n, channel)
		}
		w.mu.Lock()
		w.posts = nil
		w.mu.Unlock()
	}
}

func TestAnOrderByMentionWhereTheBotCantPostIsTakenBackAndTold(t *testing.T) {
	w, s := newOffice(t)
	w.order(postMessage, fakeReply{kind: "error", code: "restricted_action"})
	w.deliver("/slack/events", mention("E1", "C1", "1.1", "订阅 价格"))
	w.shows(t, postEphemeral, "restricted_action", "没有订阅")
	if n := w.subscriptions(t, s, "C1", "digest"); n != 0 || len(w.in.DeadLetters()) > 0 {
		t.Errorf("%d subscriptions, dead letters %q", n, w.in.DeadLetters())
	}
}

func TestASendPartTellsAChannelThatIsGoneFromOtherFailures(t *testing.T) {
	w := newWorld(t, httpOnly)
	ans := &reply.Reply{Status: reply.NotFound, Lead: "x"}
	for code, want := range map[string]struct{ permanent, message bool }{
		"is_archived": {true, false}, "msg_too_long": {true, true}, "invalid_auth": {false, false},
		"missing_scope": {false, false},
	} {
		w.order(postMessage, fakeReply{kind: "error", code: code})
		_, err := w.SendPart(t.Context(), deliver.Place{Platform: Source, Team: "T1", Chat: code}, ans,
			deliver.Part{ID: "s/2024-11/0"})
		var send *queue.SendError
		if !errors.As(err, &send) || send.Permanent != want.permanent ||
			errors.Is(err, queue.ErrMessage) != want.message || !want.permanent && send.RetryAfter == 0 {
			t.Errorf("%s: %+v", code, send)
		}
	}
	if more, err := w.SendPart(t.Context(), deliver.Place{Platform: Source, Team: "T1", Chat: "C1"}, ans,
		deliver.Part{ID: "s/2024-11/0"}); more || err != nil {
		t.Errorf("more %v, %v", more, err)
	}
}
