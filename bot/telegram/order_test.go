package telegram

import (
	"strings"
	"testing"
	"time"

	"rebot/bot/bottest"
	"rebot/bot/deliver"
	"rebot/bot/reply"
	"rebot/bot/store"
	"rebot/bot/subscribe"
)

// inOffice is a bubble whose adapter has a clerk and runs.
func inOffice(t *testing.T, f func(t *testing.T, w *world, s *store.Store), before ...func(*world)) {
	bubble(t, func(t *testing.T, w *world) {
		s := bottest.Store(t)
		w.cfg.Commands = subscribe.NewHandler(s, w.service, subscribe.Config{})
		for _, b := range before {
			b(w)
		}
		w.running(t, func() { f(t, w, s) })
	})
}

func subscriptions(t *testing.T, s *store.Store, p store.Place) []store.Subscription {
	t.Helper()
	p.Platform = Platform
	list, err := s.Subscriptions(t.Context(), p, "digest")
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestAPersonSubscribesInAPrivateChat(t *testing.T) {
	inOffice(t, func(t *testing.T, w *world, s *store.Store) {
		for _, c := range []struct{ text, want string }{
			{"/subscribe price 09:00 Europe/London", "09:00 (Europe/London)"}, {"我的订阅", "价格"},
			{"/subscriptions", "price"},
			{"/subscribe 25:00", "25:00"}, {"/watch 氧化镝 低于 1600", "1,711.90"}, {"/watches", "1,600"},
			{"/unwatch", "1,600"},
		} {
			if m := last(w.askIn(7, from("en", text(7, c.text)), 5*time.Second)); !strings.Contains(m.Text, c.want) {
				t.Errorf("%s shows %q", c.text, m.Text)
			}
		}
		if list := subscriptions(t, s, store.Place{Chat: "7"}); len(list) != 1 || list[0].Owner != "7" ||
			list[0].What != "price" {
			t.Errorf("kept %+v", list)
		}
		w.askIn(7, text(7, "退订"), 5*time.Second)
		if n := len(subscriptions(t, s, store.Place{Chat: "7"})); n != 0 {
			t.Errorf("%d subscriptions", n)
		}
	})
}

func TestInAGroupOnlyAdministratorsSubscribe(t *testing.T) {
	inOffice(t, func(t *testing.T, w *world, s *store.Store) {
		if m := last(w.askIn(-9, from("en", inTopic(-9, 3, "/subscribe@rebot_bot")), 5*time.Second)); !strings.Contains(m.Text,
			"Only administrators") {
			t.Errorf("a member is told %q", m.Text)
		}
		if m := last(w.askIn(-9, from("en", inTopic(-9, 3, "/subscriptions@rebot_bot")), 5*time.Second)); !strings.Contains(m.Text,
			"none here") {
			t.Errorf("a member who looks is told %q", m.Text)
		}
		in := store.Place{Chat: "-9", Topic: "3"}
		if n := len(subscriptions(t, s, in)); n != 0 {
			t.Errorf("%d subscriptions by a member", n)
		}
		w.fake.Fault("getChatMember", bottest.Fault{Kind: bottest.FaultStatus, Status: 500})
		w.fake.Admins = map[int64]bool{7: true}
		if m := last(w.askIn(-9, from("en", inTopic(-9, 3, "/subscribe@rebot_bot")), 20*time.Second)); !strings.Contains(m.Text,
			"Subscribed") {
			t.Errorf("an administrator is told %q", m.Text)
		}
		if n := len(subscriptions(t, s, in)); n != 1 {
			t.Errorf("%d subscriptions by an administrator", n)
		}
		w.fake.Admins = nil
		hidden := text(-8, "/subscribe@rebot_bot")
		hidden["message"].(map[string]any)["sender_chat"] = map[string]any{"id": -8, "type": "supergroup"}
		w.askIn(-8, hidden, 5*time.Second)
		linked := text(-6, "/subscribe@rebot_bot")
		linked["message"].(map[string]any)["sender_chat"] = map[string]any{"id": -5, "type": "channel"}
		w.askIn(-6, linked, 5*time.Second)
		if a, b := len(subscriptions(t, s, store.Place{Chat: "-8"})),
			len(subscriptions(t, s, store.Place{Chat: "-6"})); a != 1 || b != 0 {
			t.Errorf("an administrator who hides: %d; a channel that speaks in a group: %d", a, b)
		}
	})
}

func TestAnOrderWhoseGiverTelegramDoesNotTellSaysWhatRightIsMissing(t *testing.T) {
	for code, why := range map[int]string{400: "Bad Request: CHAT_ADMIN_REQUIRED", 403: "Forbidden: not for bots"} {
		inOffice(t, func(t *testing.T, w *world, s *store.Store) {
			for _, words := range []string{"/subscribe@rebot_bot", "@rebot_bot 订阅 价格", "/watch@rebot_bot 氧化镝 低于 1600"} {
				w.fake.Fault("getChatMember", bottest.Fault{Kind: bottest.FaultRefusal, Code: code, Text: why})
				m := last(w.askIn(-9, text(-9, words), 10*time.Second))
				if !strings.Contains(m.Text, "administrator") && !strings.Contains(m.Text, "管理员") ||
					len(w.inbox.DeadLetters()) > 0 {
					t.Errorf("%s: told %q, dead letters %q", words, m.Text, w.inbox.DeadLetters())
				}
			}
			if n := len(subscriptions(t, s, store.Place{Chat: "-9"})); n != 0 {
				t.Errorf("%d subscriptions", n)
			}
		})
	}
}

func TestAPartIsSentAtATime(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		ans := &reply.Reply{Status: reply.NotFound, Title: "题"}
		for range 60 {
			ans.Details = append(ans.Details, strings.Repeat("细", 200))
		}
		n, more := 0, true
		for more {
			var err error
			if more, err = w.SendPart(t.Context(), deliver.Place{Platform: Platform, Chat: "-100", Topic: "3"}, ans,
				deliver.Part{N: n}); err != nil {
				t.Fatal(err)
			}
			n++
			if got := w.fake.In(-100); len(got) != n || got[n-1].Topic != 3 {
				t.Fatalf("after part %d there are %d messages", n, len(got))
			}
		}
		if n < 2 {
			t.Errorf("%d parts", n)
		}
		if more, err := w.SendPart(t.Context(), deliver.Place{Platform: Platform, Chat: "-100"}, ans,
			deliver.Part{N: n}); more || err != nil || len(w.fake.In(-100)) != n {
			t.Errorf("a part that there is not: %v, %v", more, err)
		}
	})
}
