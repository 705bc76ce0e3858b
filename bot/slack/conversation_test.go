package slack

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"rebot/bot/reply"
)

// settle lets a bubble's time go on until everything is done.
func settle(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

// until lets a bubble's time go on until something is so.
func until(t *testing.T, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(time.Hour); !is(); settle(time.Second) {
		if time.Now().After(end) {
			t.Fatalf("waited an hour in vain for %s", what)
		}
	}
}

func TestAMentionIsAnsweredInItsThread(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly)
		w.run(t)
		if rec := w.deliver("/slack/events", mention("E1", "C1", "7.7", "氧化镝多少钱")); rec.Code != 200 ||
			rec.Body.Len() != 0 {
			t.Errorf("acknowledged with %d %s", rec.Code, rec.Body)
		}
		settle(time.Second)
		posts, bad := w.seen()
		if len(posts) != 1 || len(bad) > 0 || posts[0].thread != "7.7" || posts[0].channel != "C1" ||
			!strings.Contains(posts[0].readable(), "1711.90") {
			t.Errorf("posted %+v, refused %q", posts, bad)
		}
	})
}

// TestFollowUps asks one after the other in a thread. Only the first names the bot.
func TestFollowUpsKeepTheirContextInTheThread(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly)
		w.run(t)
		for i, c := range []struct{ text, want string }{{"<@UBOT> 氧化镝多少钱", "1711.90"}, {"那氧化铽呢", "5885.00"},
			{"上个月呢", "5927.63"},
			{"来源", "氧化铽"}, {"大家中午吃什么", ""}, {"news 缅甸 的事我觉得不错", ""}} {
			m := map[string]any{"type": "message", "channel_type": "channel", "user": "U1", "text": c.text,
				"channel": "C1", "ts": fmt.Sprintf("9.%d", i)}
			if i == 0 {
				m["type"] = "app_mention"
			} else {
				m["thread_ts"] = "9.0"
			}
			before := len(w.texts())
			w.deliver("/slack/events", eventOf(fmt.Sprintf("E%d", i), m))
			settle(2 * time.Second)
			after := w.texts()[before:]
			switch {
			case c.want == "" && len(after) != 0:
				t.Errorf("%s is answered: %q", c.text, after)
			case c.want != "" && (len(after) != 1 || !strings.Contains(after[0], c.want)):
				t.Errorf("%s: no %s in %q", c.text, c.want, after)
			}
		}
	})
}

// TestAMentionInAThreadIsOneWhicheverEventComesFirst has news asked for in a thread that the bot is in: only who names
// the bot means it.
func TestAMentionInAThreadIsOneWhicheverEventComesFirst(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly)
		w.run(t)
		w.deliver("/slack/events", mention("E1", "C1", "1.1", "氧化镝多少钱"))
		settle(2 * time.Second)
		for i, c := range []struct {
			first, second, text string
			answers             int
		}{
			{"message", "app_mention", "<@UBOT> 缅甸新闻", 1}, {"app_mention", "message", "<@UBOT> 缅甸新闻", 1},
			{"message", "app_mention", "<@UBOT|rebot> 缅甸新闻", 1},
			{"message", "", "<@U9> 缅甸新闻", 0}, {"message", "", "<@UBOTS> 缅甸新闻", 0}, {"message", "", "UBOT 缅甸新闻", 0},
		} {
			before, ts := len(w.texts()), fmt.Sprint("2.", i)
			w.deliver("/slack/events", said(c.first, ts, "U1", c.text))
			if c.second != "" {
				w.deliver("/slack/events", said(c.second, ts, "U1", c.text))
			}
			settle(2 * time.Second)
			if got := w.texts()[before:]; len(got) != c.answers || c.answers > 0 && !strings.Contains(got[0], "缅甸") {
				t.Errorf("%s first, %s: %q", c.first, c.text, got)
			}
		}
	})
}

func TestADirectMessageAndItsThreadAreOneTalk(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly)
		w.run(t)
		ask := func(ts, thread, text, want string) {
			m := map[string]any{"type": "message", "channel_type": "im", "user": "U1", "text": text, "channel": "D1",
				"ts": ts}
			if thread != "" {
				m["thread_ts"] = thread
			}
			w.deliver("/slack/events", eventOf("E"+ts, m))
			settle(2 * time.Second)
			if all := w.texts(); !strings.Contains(all[len(all)-1], want) {
				t.Errorf("%s: no %s in %s", text, want, all[len(all)-1])
			}
		}
		ask("1.1", "", "氧化镝多少钱", "1711.90")
		ask("1.2", "", "那氧化铽呢", "5885.00")
		ask("1.3", "1.1", "上个月呢", "1773.95")
	})
}

func TestAMessageThatComesAsTwoEventsIsAnsweredOnce(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly)
		w.run(t)
		w.deliver("/slack/events", mention("E1", "D1", "3.3", "氧化镝"))
		w.deliver("/slack/events", direct("E2", "D1", "3.3", "<@UBOT> 氧化镝"))
		settle(time.Second)
		if n := len(w.texts()); n != 1 {
			t.Errorf("%d answers", n)
		}
	})
}

// TestFourTimesOnThreeReplicas delivers each of 100 events four times, at once, to three adapters with one inbox.
func TestAnEventThatComesFourTimesToThreeReplicasIsAnsweredOnce(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly)
		reps := []*world{w}
		for range 2 {
			a, err := New(w.cfg, nil, w.in, w.log.logger(), w.hc)
			if err != nil {
				t.Fatal(err)
			}
			a.service = w.service
			reps = append(reps, &world{fakeSlack: w.fakeSlack, Adapter: a, in: w.in, log: w.log})
		}
		for _, r := range reps {
			r.run(t)
		}
		var all sync.WaitGroup
		for i := range 400 {
			all.Go(func() {
				_ = reps[i%3].onEvent(context.Background(), []byte(mention(fmt.Sprintf("E%d", i/4),
					fmt.Sprintf("C%d", i/4), "1.1", "氧化镝")))
			})
		}
		all.Wait()
		settle(2 * time.Minute)
		if n := len(w.texts()); n != 100 {
			t.Errorf("%d answers to 100 questions", n)
		}
	})
}

// A slowService takes long for every answer.
type slowService struct {
	service
	wait time.Duration
}

func (s slowService) Reply(ctx context.Context, platform, conversation, text string) *reply.Reply {
	time.Sleep(s.wait)
	return s.service.Reply(ctx, platform, conversation, text)
}

func TestASlowAnswerFollowsTheAcknowledgement(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly)
		w.Adapter.service = slowService{w.Adapter.service, 10 * time.Second}
		w.run(t)
		start := time.Now()
		var all sync.WaitGroup
		for i := range 20 {
			all.Go(func() {
				if rec := w.deliver("/slack/commands", slashForm(fmt.Sprintf("C%d", i), "氧化镝")); rec.Code != 200 ||
					rec.Body.Len() != 0 {
					t.Errorf("%d %s", rec.Code, rec.Body)
				}
			})
		}
		all.Wait()
		if d := time.Since(start); d > 2*time.Second {
			t.Errorf("acknowledged after %v", d)
		}
		settle(2 * time.Minute)
		if posts, _ := w.seen(); len(posts) != 20 || posts[0].method != "response_url" {
			t.Errorf("%d answers", len(posts))
		}
	})
}

func TestButtons(t *testing.T) {
	click := func(value, action string, private bool) func(w *world) {
		return func(w *world) {
			w.deliver("/slack/interactions", "payload="+url.QueryEscape(clickOf(value, action, "1234567890.1",
				private)))
			w.deliver("/slack/interactions", "payload="+url.QueryEscape(clickOf(value, action, "1234567890.1",
				private)))
		}
	}
	for _, c := range []struct {
		name         string
		do           func(*world)
		method, want string
	}{
		{"来源 shows the lines to who asks", click("氧化镝", actSource, true), "response_url", "氧化镝"},
		{"走势 is answered where it was asked", click("氧化镝走势", actAsk+"0", true), "response_url", "1773.95"},
		{"a product picked in a thread is answered for all", click("镝铁", actPick, false), postMessage, "1681.67"},
		{"发到频道 posts for all", click("氧化镝", actPost, true), postMessage, "1711.90"},
	} {
		t.Run(c.name, func(t *testing.T) {
			bubble(t, func(t *testing.T) {
				w := newWorld(t, httpOnly)
				w.run(t)
				c.do(w)
				settle(time.Second)
				posts, bad := w.seen()
				if len(posts) != 1 || len(bad) > 0 || posts[0].method != c.method ||
					!strings.Contains(posts[0].readable(), c.want) {
					t.Errorf("posted %+v, refused %q", posts, bad)
				}
			})
		})
	}
}

func TestAChannelWithoutTheBotIsSaid(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly)
		w.run(t)
		w.order(postMessage, fakeReply{kind: "error", code: "not_in_channel"})
		w.deliver("/slack/interactions", "payload="+url.QueryEscape(clickOf("氧化镝", actPost, "1", true)))
		settle(time.Second)
		if all := w.texts(); len(all) != 1 || !strings.Contains(all[0], "/invite") {
			t.Errorf("shown: %q", all)
		}
	})
}

func TestTheBotDoesNotAnswerItself(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly)
		w.run(t)
		for i := range 100 {
			w.deliver("/slack/events", eventOf(fmt.Sprintf("E%d", i),
				map[string]any{"type": "message", "channel_type": "im", "user": "UBOT", "bot_id": "B1",
					"text": "氧化镝", "channel": "D1", "ts": fmt.Sprintf("1.%d", i)}))
		}
		settle(time.Minute)
		if n := len(w.texts()); n != 0 {
			t.Errorf("%d answers", n)
		}
	})
}

func TestAQuestionOlderThanFiveMinutesIsDropped(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly)
		w.deliver("/slack/events", mention("E1", "C1", "1.1", "氧化镝"))
		time.Sleep(2 * time.Minute)
		w.deliver("/slack/events", mention("E2", "C2", "1.2", "氧化镝"))
		time.Sleep(4 * time.Minute)
		w.run(t)
		settle(time.Second)
		if n, dead := len(w.texts()), w.in.DeadLetters(); n != 1 || len(dead) != 1 {
			t.Errorf("%d answers, dead letters %q", n, dead)
		}
	})
}
