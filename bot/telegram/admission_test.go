package telegram

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"rebot/bot"
	"rebot/bot/bottest"
	"rebot/bot/deliver"
	"rebot/bot/queue"
	"rebot/bot/reply"
)

func nobodyWaits(context.Context) (int, error) { return 0, nil }

func TestAFloodIsToldOnceAndFillsNoInbox(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.cfg.Admission = bot.NewAdmission(nobodyWaits, nil)
		for range 1000 {
			w.fake.Push(text(7, "氧化镝"))
		}
		w.fake.Push(text(8, "氧化镝"))
		w.running(t, func() {
			time.Sleep(20 * time.Second)
			seven := w.fake.In(7)
			if len(seven) != 6 || !strings.Contains(last(seven).Text, "请过一会儿再问") || len(w.fake.In(8)) != 1 {
				t.Errorf("the flooder got %d messages, the other %d", len(seven), len(w.fake.In(8)))
			}
			if n := w.inbox.Waiting() + len(w.inbox.DeadLetters()); n != 0 || w.fake.Pending() != 0 {
				t.Errorf("%d events wait, %d updates", n, w.fake.Pending())
			}
			if m := last(w.askIn(7, text(7, "氧化镝"), time.Minute)); !strings.Contains(m.Text, "1,711.90") {
				t.Errorf("a while later: %q", m.Text)
			}
		})
	})
}

// Who asks more in a group than Telegram lets the bot answer in a minute is told so within it.
func TestACrowdedGroupIsToldAtOnce(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.cfg.Admission = bot.NewAdmission(nobodyWaits, nil)
		for n := range 30 {
			u := text(-9, "@rebot_bot 氧化镝")
			u["message"].(map[string]any)["from"] = map[string]any{"id": 500 + n}
			w.fake.Push(u)
		}
		w.running(t, func() {
			time.Sleep(25 * time.Second)
			got := w.fake.In(-9)
			if len(got) != perGroupMinute || !strings.Contains(last(got).Text, "请过一会儿再问") {
				t.Errorf("%d messages, the last %q", len(got), last(got).Text)
			}
		})
	})
}

// TestUsersWithinTheirLimitsShutTelegramForNobody has 20 people ask in 20 groups as fast as they may, for ten minutes,
// while another asks in private.
func TestUsersWithinTheirLimitsShutTelegramForNobody(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		waiting := func(context.Context) (int, error) { return w.inbox.Waiting(), nil }
		w.cfg.Admission = bot.NewAdmission(waiting, nil)
		w.cfg.Admission.Held = w.inbox.Held
		w.running(t, func() {
			most, asked, rounds := 0, 0, 300
			if testing.Short() {
				rounds = 100
			}
			for range rounds {
				for g := range int64(20) {
					u := text(-100-g, "@rebot_bot 氧化镝")
					u["message"].(map[string]any)["from"] = map[string]any{"id": 500 + g}
					w.fake.Push(u)
				}
				if asked%10 == 0 {
					w.fake.Push(text(7, "氧化铽"))
				}
				asked++
				time.Sleep(2 * time.Second)
				most = max(most, w.inbox.Waiting())
			}
			time.Sleep(time.Minute)
			if n := len(w.fake.In(7)); n != rounds/10 || most > 20*maxByPersonHere {
				t.Errorf("the other got %d of %d answers; %d questions waited at most", n, rounds/10, most)
			}
			t.Logf("20 people asked %d questions in 20 groups; %d waited at most; the other got %d of %d answers", 20*rounds,
				most, len(w.fake.In(7)), rounds/10)
			for _, m := range w.fake.In(7) {
				if !strings.Contains(m.Text, "5,885") {
					t.Fatalf("the other was told %q", m.Text)
				}
			}
		})
	})
}

// maxByPersonHere is how many questions of one person may wait, with one that is being answered.
const maxByPersonHere = 11

func TestWhatIsSaidAmongOthersCountsForNobody(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.cfg.Admission = bot.NewAdmission(nobodyWaits, nil)
		for range 100 {
			w.fake.Push(text(-9, "今天吃什么"))
		}
		w.running(t, func() {
			if m := w.askIn(-9, text(-9, "@rebot_bot 氧化镝"), 10*time.Second); len(m) != 1 ||
				!strings.Contains(m[0].Text, "1,711.90") {
				t.Errorf("got %+v", m)
			}
		})
	})
}

func TestAFloodOfPressesAndQueriesIsNotAnswered(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.cfg.Admission = bot.NewAdmission(nobodyWaits, nil)
		w.running(t, func() {
			m := last(w.askIn(7, text(7, "氧化镝多少钱"), 5*time.Second))
			for range 100 {
				w.fake.Push(pressOf(m, key(t, m, "原文")))
				w.fake.Push(map[string]any{"inline_query": map[string]any{"id": "1", "query": "氧化镝", "offset": "",
					"from": map[string]any{"id": 7}}})
			}
			time.Sleep(time.Minute)
			presses, told := w.fake.Calls("answerCallbackQuery"), 0
			for _, c := range presses {
				if strings.Contains(c.Params["text"], "请过一会儿") && strings.Contains(c.Params["text"], "wait a moment") {
					told++
				}
			}
			if n := len(w.fake.Calls("answerInlineQuery")); len(presses) != 6 || told != 1 || n != 20 {
				t.Errorf("%d presses are answered, %d of them with a refusal; %d queries", len(presses), told, n)
			}
		})
	})
}

func TestAChatThatIsNotAllowedIsToldOnceADayAndNothingElse(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.cfg.Chats, w.cfg.Admins = []int64{-100}, []int64{5}
		w.running(t, func() {
			for range 3 {
				w.fake.Push(text(-9, "price of Dy2O3"))
				w.fake.Push(text(-9, "/price@rebot_bot Dy2O3 now please"))
				w.fake.Push(text(7, "氧化镝多少钱"))
				w.fake.Push(pressOf(bottest.Message{ID: 1, Chat: -8}, "whatever data"))
				w.fake.Push(map[string]any{"inline_query": map[string]any{"id": "1", "query": "氧化镝", "offset": "",
					"from": map[string]any{"id": 7}}})
			}
			time.Sleep(time.Minute)
			group, private := w.fake.In(-9), w.fake.In(7)
			if len(group) != 1 || !strings.Contains(group[0].Text, "don't answer here") || len(private) != 1 ||
				!strings.Contains(private[0].Text, "我不在这里") {
				t.Errorf("the group saw %+v, the user %+v", group, private)
			}
			if n, p := len(w.fake.Calls("answerInlineQuery")), len(w.fake.Calls("answerCallbackQuery")); n != 0 ||
				p != 1 {
				t.Errorf("%d queries and %d presses are answered", n, p)
			}
			if m := last(w.askIn(-100, text(-100, "/price@rebot_bot Dy2O3"), 5*time.Second)); !strings.Contains(m.Text,
				"1,711.90") {
				t.Errorf("a chat that is allowed saw %q", m.Text)
			}
			admin := text(5, "氧化镝")
			admin["message"].(map[string]any)["from"] = map[string]any{"id": 5}
			if m := last(w.askIn(5, admin, 5*time.Second)); !strings.Contains(m.Text, "1,711.90") {
				t.Errorf("an administrator saw %q", m.Text)
			}
		})
		time.Sleep(24 * time.Hour)
		w.running(t, func() {
			if m := w.askIn(7, text(7, "氧化镝多少钱"), 5*time.Second); len(m) != 2 {
				t.Errorf("a day later there are %d messages", len(m))
			}
		})
	})
}

func TestNothingIsDeliveredToAChatThatIsNotAllowedAnyMore(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.cfg.Chats = []int64{-100}
		ans := &reply.Reply{Status: reply.NotFound, Lead: "x"}
		for chat, may := range map[string]bool{"-100": true, "-101": false, "100": false} {
			_, err := w.SendPart(t.Context(), deliver.Place{Platform: Platform, Chat: chat}, ans, deliver.Part{})
			if (err == nil) != may || !may && !errors.Is(err, queue.ErrNotAllowed) {
				t.Errorf("%s: %v", chat, err)
			}
		}
		if n := len(w.fake.Calls("sendMessage")); n != 1 {
			t.Errorf("%d messages were sent", n)
		}
	})
}

func TestAnUpdateThatComesAgainCountsOnce(t *testing.T) {
	w := newWorld(t)
	w.cfg.Admission = bot.NewAdmission(nobodyWaits, nil)
	update := func(id int) []byte {
		return fmt.Appendf(nil,
			`{"update_id":%d,"message":{"message_id":1,"text":"氧化镝","chat":{"id":7,"type":"private"},"from":{"id":7}}}`,
			id)
	}
	w.inbox.Fail(errors.New("the disk is full"))
	for range 20 {
		if w.keepUpdate(t.Context(), update(1)) == nil {
			t.Fatal("it is kept")
		}
	}
	w.inbox.Fail(nil)
	for id := range 5 {
		if err := w.keepUpdate(t.Context(), update(id+1)); err != nil {
			t.Fatal(err)
		}
	}
	for range 5 {
		e, ok, err := w.inbox.Claim(t.Context(), shard(7), time.Hour)
		if !ok || err != nil || e.Kind != "message" {
			t.Errorf("%+v %v %v is kept", e, ok, err)
		}
	}
}

func TestATypedQueryDoesNotMuteThatTheChatIsNotAnswered(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.cfg.Chats = []int64{-100}
		w.running(t, func() {
			w.fake.Push(map[string]any{"inline_query": map[string]any{"id": "1", "query": "氧化镝", "offset": "",
				"from": map[string]any{"id": 7}}})
			if m := w.askIn(7, text(7, "氧化镝多少钱"), 5*time.Second); len(m) != 1 || !strings.Contains(m[0].Text, "我不在这里") {
				t.Errorf("the user saw %+v", m)
			}
		})
	})
}

func TestWhatWasKeptBeforeASettingChangedIsNotAnswered(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		if err := w.keepUpdate(t.Context(), []byte(`{"update_id":1,"message":{"message_id":1,"text":"氧化镝",
			"chat":{"id":7,"type":"private"},"from":{"id":7}}}`)); err != nil {
			t.Fatal(err)
		}
		w.cfg.Chats = []int64{-100}
		w.running(t, func() {
			time.Sleep(10 * time.Second)
			if n := len(w.fake.Messages()); n != 0 || w.inbox.Waiting() != 0 {
				t.Errorf("%d messages, %d events wait", n, w.inbox.Waiting())
			}
		})
	})
}
