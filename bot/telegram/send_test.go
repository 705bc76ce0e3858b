package telegram

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"rebot/bot/bottest"
	"rebot/bot/queue"
	"rebot/bot/reply"
)

// ask pushes a question and gives what its chat shows after a while.
func (w *world) askIn(chat int64, update map[string]any, wait time.Duration) []bottest.Message {
	w.fake.Push(update)
	time.Sleep(wait)
	return w.fake.In(chat)
}

func inTopic(chat int64, topic int, words string) map[string]any {
	u := text(chat, words)
	m := u["message"].(map[string]any)
	m["message_thread_id"], m["is_topic_message"] = topic, true
	return u
}

func TestRefusedMarkupGoesAgainAsText(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.running(t, func() {
			w.fake.Fault("sendMessage", bottest.Fault{Kind: bottest.FaultRefusal, Code: 400,
				Text: "Bad Request: can't parse entities: unsupported start tag"})
			m := w.askIn(7, text(7, "氧化镝多少钱"), 10*time.Second)
			if len(m) != 1 || m[0].HTML != "" || !strings.Contains(m[0].Text, "1,711.90 元/公斤") || len(m[0].Keys) == 0 {
				t.Errorf("it shows %+v", m)
			}
			w.fake.Fault("sendMessage", bottest.Fault{Kind: bottest.FaultRefusal, Code: 400,
				Text: "Bad Request: BUTTON_DATA_INVALID"})
			if m = w.askIn(7, text(7, "氧化铽多少钱"), 10*time.Second); len(m) != 2 || len(m[1].Keys) > 0 {
				t.Errorf("it shows %+v", m)
			}
		})
	})
}

func TestATopicIsAnsweredInAndItsLossIsNoLoss(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.running(t, func() {
			if m := w.askIn(-9, inTopic(-9, 77, "@rebot_bot 氧化镝多少钱"), 5*time.Second); len(m) != 1 || m[0].Topic != 77 ||
				m[0].Reply != 5 {
				t.Errorf("it shows %+v", m)
			}
			if m := w.askIn(-9, inTopic(-9, 1, "@rebot_bot 氧化镝多少钱"), 5*time.Second); len(m) != 2 || m[1].Topic != 0 {
				t.Errorf("in the general topic it shows %+v", m)
			}
			if n := len(w.fake.Calls("sendMessage")); n != 2 {
				t.Errorf("two answers took %d tries", n)
			}
			w.fake.DeleteTopic(-9, 78)
			if m := w.askIn(-9, inTopic(-9, 78, "@rebot_bot 氧化镝多少钱"), 20*time.Second); len(m) != 3 || m[2].Topic != 0 {
				t.Errorf("in a deleted topic it shows %+v", m)
			}
			thread := text(-9, "@rebot_bot 氧化镝多少钱")
			thread["message"].(map[string]any)["message_thread_id"] = 3
			if m := w.askIn(-9, thread, 20*time.Second); len(m) != 4 || m[3].Topic != 0 {
				t.Errorf("in a thread of replies it shows %+v", m)
			}
			for _, c := range w.fake.Calls("sendMessage") {
				if !strings.Contains(c.Params["link_preview_options"], `"is_disabled":true`) {
					t.Errorf("links are previewed: %v", c.Params)
				}
			}
		})
	})
}

func TestAGroupThatMovedIsFollowed(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		var mu sync.Mutex
		moves := map[int64]int64{}
		w.cfg.Moved = func(_ context.Context, from, to int64) error {
			mu.Lock()
			defer mu.Unlock()
			moves[from] = to
			return nil
		}
		const to = int64(-1001234567890123)
		w.fake.Migrate(-9, to)
		w.running(t, func() {
			w.askIn(-9, text(-9, "@rebot_bot 氧化镝多少钱"), 5*time.Second)
			service := text(-10, "")
			service["message"].(map[string]any)["migrate_to_chat_id"] = int64(to - 1)
			w.askIn(-10, service, 5*time.Second)
		})
		if m := w.fake.In(to); len(m) != 1 || moves[-9] != to || moves[-10] != to-1 {
			t.Errorf("it shows %v, moved %v", m, moves)
		}
	})
}

func TestAChatThatIsGoneIsToldAndNotWrittenToAgain(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		var mu sync.Mutex
		var gone []int64
		w.cfg.Gone = func(_ context.Context, chat int64, _ string) error {
			mu.Lock()
			defer mu.Unlock()
			gone = append(gone, chat)
			return nil
		}
		w.fake.Refuse(7, "Forbidden: bot was blocked by the user")
		w.fake.Refuse(8, "Bad Request: chat not found")
		member := func(chat int64, status string) map[string]any {
			user := map[string]any{"id": bottest.BotID, "is_bot": true}
			return map[string]any{"my_chat_member": map[string]any{"chat": map[string]any{"id": chat, "type": "group"},
				"from": map[string]any{"id": 7}, "date": 1,
				"old_chat_member": map[string]any{"status": "member", "user": user},
				"new_chat_member": map[string]any{"status": status, "user": user}}}
		}
		w.running(t, func() {
			w.fake.Push(text(7, "氧化镝多少钱"))
			w.fake.Push(text(8, "氧化镝多少钱"))
			for i, status := range []string{"kicked", "left", "restricted", "member", "administrator"} {
				w.fake.Push(member(-int64(i)-1, status))
			}
			time.Sleep(10 * time.Minute)
		})
		if len(gone) != 5 || len(w.fake.Calls("sendMessage")) != 2 || len(w.inbox.DeadLetters()) > 0 {
			t.Errorf("gone are %v; %d sends; dead %v", gone, len(w.fake.Calls("sendMessage")), w.inbox.DeadLetters())
		}
	})
}

func TestASendThatIsLimitedIsDoneOnceWhenTelegramSays(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.running(t, func() {
			w.fake.Fault("sendMessage", bottest.Fault{Kind: bottest.FaultLimit, Seconds: 20})
			w.fake.Push(text(7, "氧化镝多少钱"))
			time.Sleep(19 * time.Second)
			if n := len(w.fake.Calls("sendMessage")); n != 1 {
				t.Errorf("%d sends within the pause", n)
			}
			if m := w.askIn(8, text(8, "氧化镝多少钱"), time.Second); len(m) != 1 {
				t.Error("another chat waited too")
			}
			time.Sleep(10 * time.Second)
			if m := w.fake.In(7); len(m) != 1 {
				t.Errorf("it shows %d answers", len(m))
			}
		})
	})
}

func TestASendWhoseAnswerIsHiddenIsDoneOnceMore(t *testing.T) {
	for name, f := range map[string]bottest.Fault{"hang": {Kind: bottest.FaultThenHang},
		"reset": {Kind: bottest.FaultThenReset}, "502": {Kind: bottest.FaultStatus, Status: 502}} {
		t.Run(name, func(t *testing.T) {
			bubble(t, func(t *testing.T, w *world) {
				w.running(t, func() {
					w.fake.Fault("sendMessage", f)
					w.askIn(7, text(7, "氧化镝多少钱"), 10*time.Minute)
					if n := len(w.fake.Calls("sendMessage")); n != 2 {
						t.Errorf("it was sent %d times", n)
					}
				})
			})
		})
	}
}

func TestALongAnswerGoesOnWhereItStopped(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		parts := []part{{"一", "一"}, {"二", "二"}, {"三", "三"}}
		put := queue.Event{Source: "telegram-7", ID: "77", Received: time.Now()}
		claim := func() queue.Event {
			e, ok, err := w.inbox.Claim(t.Context(), put.Source, 0)
			if !ok || err != nil {
				t.Fatal(ok, err)
			}
			return e
		}
		if _, err := w.inbox.Put(t.Context(), put); err != nil {
			t.Fatal(err)
		}
		w.fake.Fault("sendMessage", bottest.Fault{}, bottest.Fault{Kind: bottest.FaultLimit, Seconds: 1})
		if err := w.deliver(t.Context(), claim(), &target{chat: 7}, parts, nil, answering); err == nil {
			t.Fatal("a limit is no error")
		}
		time.Sleep(5 * time.Second)
		if err := w.deliver(t.Context(), claim(), &target{chat: 7}, parts, nil, answering); err != nil {
			t.Fatal(err)
		}
		var seen string
		for _, m := range w.fake.In(7) {
			seen += m.Text
		}
		if seen != "一二三" {
			t.Errorf("it shows %s", seen)
		}
	})
}

// TestEightLongAnswersInAGroupRepeatNothing has eight workers answer in one group, each in two messages, where Telegram
// takes 18 a minute: they wait for each other in their midst.
func TestEightLongAnswersInAGroupRepeatNothing(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		for i := range 8 {
			if _, err := w.inbox.Put(t.Context(), queue.Event{Source: quick, ID: fmt.Sprint(i)}); err != nil {
				t.Fatal(err)
			}
		}
		for range 12 { // which leaves six in this minute
			if err := w.send(t.Context(), &target{chat: -100}, part{"x", "x"}, nil, answering,
				time.Minute); err != nil {
				t.Fatal(err)
			}
		}
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
		defer cancel()
		queue.Work(ctx, w.inbox, quick, queue.Options{Workers: 8, Log: w.lg},
			func(ctx context.Context, e queue.Event) error {
				return w.deliver(ctx, e, &target{chat: -100}, []part{{"一", "一"}, {"二", "二"}}, nil, answering)
			})
		if n := len(w.fake.In(-100)); n != 12+16 {
			t.Errorf("16 messages were to be sent, and %d were", n-12)
		}
	})
}

func TestADigestGoesToAChatOrATopic(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		ans := w.service.Ask(t.Context(), "", "本期摘要")
		if err := w.Send(t.Context(), "-100123/7", ans); err != nil {
			t.Fatal(err)
		}
		if m := w.fake.In(-100123); len(m) == 0 || m[0].Topic != 7 || !strings.Contains(m[0].Text, "稀土简报") {
			t.Errorf("it shows %+v", m)
		}
		for _, to := range []string{"", "x", "7/y", "0"} {
			if err := w.Send(t.Context(), to, ans); err == nil {
				t.Errorf("it went to %q", to)
			}
		}
	})
}

func TestABurstOfTwoHundredMessagesKeepsToTheRates(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		var all sync.WaitGroup
		ans := &reply.Reply{Lead: "氧化镝"}
		for i := range 200 {
			all.Go(func() {
				chat := int64(i%40) - 20 // half of them groups; there is no chat 0
				if chat == 0 {
					chat = 99
				}
				if err := w.Send(t.Context(), strconv.FormatInt(chat, 10), ans); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		seen := w.fake.Messages()
		var log []sent
		for _, m := range seen {
			log = append(log, sent{chat: m.Chat, at: m.At})
		}
		if n := most(log, time.Second, func(sent) bool { return true }); len(seen) != 200 || n > perSecond {
			t.Errorf("%d arrived, %d within a second", len(seen), n)
		}
		for chat := int64(-20); chat < 20; chat++ {
			here := func(s sent) bool { return s.chat == chat }
			if n, m := most(log, time.Second, here), most(log, time.Minute, here); n > 1 || chat < 0 &&
				m > perGroupMinute {
				t.Errorf("chat %d got %d in a second, %d in a minute", chat, n, m)
			}
		}
		t.Logf("200 messages to 40 chats in %v", seen[199].At.Sub(seen[0].At))
	})
}
