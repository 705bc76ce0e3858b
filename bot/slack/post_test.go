package slack

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"

	"rebot/bot/queue"
	"rebot/bot/reply"
)

func TestEveryCodeHasItsClass(t *testing.T) {
	a, seen := &Adapter{metrics: NewMetrics(nil, nil)}, map[string]bool{}
	for c, names := range codes {
		for _, n := range names {
			if seen[n] {
				t.Errorf("%s is listed twice", n)
			}
			seen[n] = true
			e := a.fromCode(n)
			if perm := c == permanent || c == ours; e.Permanent != perm ||
				(e.Outcome == queue.Unknown) != (c == hidden) || (e.RetryAfter > 0) != (c == later) {
				t.Errorf("%s is %+v", n, e)
			}
		}
	}
}

// TestTheCodesOfCheck30 holds the classes that were agreed, by name.
func TestTheAgreedCodesAreClassedExactly(t *testing.T) {
	want := map[class]string{
		permanent: "channel_not_found is_archived not_in_channel restricted_action restricted_action_read_only_channel " +
			"restricted_action_thread_only_channel restricted_action_non_threadable_channel " +
			"restricted_action_thread_locked account_inactive token_revoked invalid_auth missing_scope",
		later:    "ratelimited rate_limited message_limit_exceeded service_unavailable team_added_to_org org_login_required",
		hidden:   "fatal_error internal_error",
		refused:  "invalid_blocks msg_blocks_too_long invalid_attachments",
		unlisted: "a_code_that_is_new",
	}
	for c, names := range want {
		for n := range strings.FieldsSeq(names) {
			if classOf(n) != c {
				t.Errorf("%s is of class %v, should be %v", n, classOf(n), c)
			}
		}
	}
	for status, want := range map[int]queue.Outcome{500: queue.Unknown, 502: queue.Unknown, 503: queue.Unknown,
		400: queue.NotSent, 403: queue.NotSent, 404: queue.NotSent, 429: queue.NotSent} {
		if got := fromStatus(status).Outcome; got != want {
			t.Errorf("%d is %v", status, got)
		}
	}
}

func TestANewCodeIsCountedAndGivenUpAfterThreeTries(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly)
		before := testutil.ToFloat64(w.metrics.CodesUnrecognized)
		w.always = func(method string, _ int) fakeReply {
			if method != postMessage { // it is looked for
				return fakeReply{}
			}
			return fakeReply{kind: "error", code: "a_code_that_is_new"}
		}
		w.run(t)
		w.deliver("/slack/events", mention("E1", "C1", "1.1", "氧化镝"))
		settle(time.Minute)
		if n, dead := len(w.called(postMessage)), w.in.DeadLetters(); n != 3 || len(dead) != 1 ||
			testutil.ToFloat64(w.metrics.CodesUnrecognized) != before+3 {
			t.Errorf("%d tries, dead letters %q", n, dead)
		}
	})
}

func TestRefusedBlocksGoAgainAsPlainText(t *testing.T) {
	for _, code := range []string{"invalid_blocks", "msg_blocks_too_long", "invalid_attachments",
		"only_one_table_allowed"} {
		bubble(t, func(t *testing.T) {
			w := newWorld(t, httpOnly)
			w.order(postMessage, fakeReply{kind: "error", code: code})
			w.run(t)
			w.deliver("/slack/events", mention("E1", "C1", "1.1", "比较氧化镝和氧化铽"))
			settle(time.Second)
			posts, bad := w.seen()
			if len(posts) != 1 || posts[0].blocks != nil || !strings.Contains(posts[0].text,
				"氧化铽 · 5885.00") || len(bad) > 0 {
				t.Errorf("%s: %+v %q", code, posts, bad)
			}
			if r := toJSON(w.slash(t, "C2", "比较氧化镝和氧化铽").Blocks); strings.Contains(r, `"table"`) ||
				!strings.Contains(r, "rich_text_preformatted") {
				t.Errorf("%s: an acknowledgement has a table, which can't be sent again: %s", code, r)
			}
		})
	}
}

func TestA429HoldsBackThatMethodAndWorkspaceOnly(t *testing.T) {
	for header, want := range map[string]time.Duration{"30": 30 * time.Second, "0": time.Second, "": time.Second,
		"soon": time.Second} {
		bubble(t, func(t *testing.T) {
			w := newWorld(t, httpOnly)
			w.order(postMessage, fakeReply{kind: "429", retry: header})
			w.run(t)
			start := time.Now()
			w.deliver("/slack/events", mention("E1", "C1", "1.1", "氧化镝"))
			settle(500 * time.Millisecond)
			if wait := w.pace.wait("other team", postMessage, "T2", "C9"); wait != 0 {
				t.Errorf("%q: another workspace waits %v", header, wait)
			}
			if wait := w.pace.wait("other method", postEphemeral, "T1", "C9"); wait != 0 {
				t.Errorf("%q: another method waits %v", header, wait)
			}
			w.deliver("/slack/events", mention("E2", "C2", "1.2", "氧化镝"))
			settle(time.Minute)
			posts, _ := w.seen()
			if len(posts) != 2 {
				t.Fatalf("%q: %d answers", header, len(posts))
			}
			for _, p := range posts {
				if d := p.at.Sub(start); d < want || d > want+want/5+time.Second {
					t.Errorf("%q: sent after %v", header, d)
				}
			}
		})
	}
}

func TestAChannelGetsOneMessageASecond(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly)
		w.run(t)
		for i := range 200 {
			w.deliver("/slack/events", mention(fmt.Sprintf("E%d", i), "C1", fmt.Sprintf("1.%d", i), "氧化镝"))
		}
		w.deliver("/slack/events", mention("other", "C2", "2.1", "氧化镝"))
		settle(4 * time.Second)
		if posts, _ := w.seen(); !slices.ContainsFunc(posts, func(s shown) bool { return s.channel == "C2" }) {
			t.Error("another channel waits for this one")
		}
		settle(4 * time.Minute)
		posts, _ := w.seen()
		if len(posts) != 201 {
			t.Fatalf("%d answers, dead letters %q", len(posts), w.in.DeadLetters())
		}
		atMost(t, posts, "C1", 3, time.Second-time.Millisecond)
	})
}

// atMost checks that no more than n messages to a channel ("" for all) left within any window.
func atMost(t *testing.T, posts []shown, channel string, n int, window time.Duration) {
	t.Helper()
	var times []time.Time
	for _, p := range posts {
		if channel == "" || p.channel == channel {
			times = append(times, p.at)
		}
	}
	for i := n; i < len(times); i++ {
		if d := times[i].Sub(times[i-n]); d < window {
			t.Fatalf("%d messages within %v", n+1, d)
		}
	}
}

func TestAWorkspaceGetsThreeHundredAMinute(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly)
		w.run(t)
		for i := range 500 {
			w.deliver("/slack/events", mention(fmt.Sprintf("E%d", i), fmt.Sprintf("C%d", i), "1.1", "氧化镝"))
		}
		settle(4 * time.Minute)
		posts, _ := w.seen()
		if len(posts) != 500 {
			t.Errorf("%d answers", len(posts))
		}
		atMost(t, posts, "", 300, time.Minute-time.Second)
	})
}

func TestNoConnectionIsNotSent(t *testing.T) {
	w := newWorld(t)
	w.hc.CloseIdleConnections()
	a, err := New(Config{BotToken: testToken, AppToken: testAppToken, APIURL: "http://127.0.0.1:1/api/"}, nil, w.in,
		w.log.logger(), w.hc)
	if err != nil {
		t.Fatal(err)
	}
	w.hc.Transport = nil
	var send *queue.SendError
	err = a.Send(t.Context(), "C1", &reply.Reply{Lead: "x"})
	if !errors.As(err, &send) || send.Outcome != queue.NotSent || send.Permanent ||
		strings.Contains(err.Error(), "127.0.0.1:1/api") {
		t.Errorf("it is %v", err)
	}
}

func TestASlowAnswerOfSlacksIsWaitedFor(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly)
		w.order(postMessage, fakeReply{kind: "slow", wait: 7 * time.Second})
		w.run(t)
		w.deliver("/slack/events", mention("E1", "C1", "1.1", "氧化镝"))
		settle(2 * time.Minute)
		if posts, dead := w.texts(), w.in.DeadLetters(); len(posts) != 1 || len(dead) != 0 {
			t.Errorf("%d answers, dead letters %q", len(posts), dead)
		}
	})
}

func TestABadTokenIsUnhealthy(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly, func(c *Config) { c.BotToken = "xoxb-other" })
		w.run(t)
		settle(time.Second)
		if w.Health() == nil {
			t.Error("it does not show at the start")
		}
		w.health.set("token", nil)
		w.deliver("/slack/events", mention("E1", "C1", "1.1", "氧化镝"))
		settle(time.Second)
		if err := w.Health(); err == nil || !strings.Contains(err.Error(), "invalid_auth") ||
			len(w.called(postMessage)) != 1 {
			t.Errorf("health is %v", err)
		}
	})
}
