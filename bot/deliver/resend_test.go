package deliver_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"rebot/bot/deliver"
	"rebot/bot/queue"
	"rebot/bot/reply"
	"rebot/bot/store"
	"rebot/bot/subscribe"
)

// told has the clerk of an office do what somebody orders.
func (o *postOffice) told(by subscribe.Actor, text string) string {
	o.t.Helper()
	order, ok := subscribe.ParseCommand(text)
	if !ok {
		o.t.Fatalf("%s is no order", text)
	}
	a, err := subscribe.NewHandler(o.store, o.service, subscribe.Config{}).Do(o.t.Context(),
		deliver.Place{Platform: "slack", Team: "T1", Chat: "C1"}, by, order)
	if err != nil {
		o.t.Fatal(err)
	}
	if bad := a.Check(reply.Text(a)); len(bad) > 0 {
		o.t.Errorf("%s: the number gate holds %v back", text, bad)
	}
	return reply.Text(a)
}

// acts prints what the audit log holds, the oldest first.
func (o *postOffice) acts() (out []string) {
	o.t.Helper()
	list, err := o.store.Acts(o.t.Context(), 100)
	if err != nil {
		o.t.Fatal(err)
	}
	for _, a := range list {
		out = append([]string{strings.Join([]string{a.Who, a.What, a.Outcome}, " · ")}, out...)
	}
	return out
}

func TestAnAdministratorsOrderSendsADigestAgainOnce(t *testing.T) {
	inOffice(t, func(o *postOffice) {
		o.subscribed("C1", store.KindDigest, "", "")
		o.subscribed("C2", store.KindDigest, "price", "")
		o.subscribed("C3", store.KindAlert, "氧化镝 below 2000 元/公斤", "")
		o.published()
		o.runFor(time.Minute)
		admin := func(event string) subscribe.Actor { return subscribe.Actor{User: "U9", Admin: true, Event: event} }
		for range 2 { // the order comes twice
			if got := o.told(admin("e1"), "重发 2024-11"); !strings.Contains(got, "2 个订阅") {
				t.Errorf("told %s", got)
			}
		}
		o.runFor(time.Minute)
		o.told(admin("e1"), "重发 2024-11")
		o.runFor(time.Minute)
		for chat, want := range map[string]int{"C1": 2, "C2": 2, "C3": 1} {
			got := o.to(chat)
			if len(got) != want {
				t.Fatalf("%s got %d messages, want %d", chat, len(got), want)
			}
			if strings.Contains(got[0].text, "修订版") || want == 2 && !strings.HasPrefix(got[1].text, "修订版") {
				t.Errorf("%s got first %s\nand then %s", chat, got[0].text, got[want-1].text)
			}
		}
		o.told(admin("e2"), "resend 2024-11")
		o.runFor(time.Minute)
		if n := len(o.to("C1")); n != 3 {
			t.Errorf("after a second order there are %d messages", n)
		}
		if got := o.told(admin("e3"), "resend 2023-01"); !strings.Contains(got, "No issue of 2023-01") {
			t.Errorf("told %s", got)
		}
	})
}

func TestTwoReplicasThatCarryOutTheSameOrderSendItOnce(t *testing.T) {
	inOffice(t, func(o *postOffice) {
		o.subscribed("C1", store.KindDigest, "", "")
		other := deliver.NewDispatcher(o.store, o.service, deliver.Options{})
		other.Add("slack", o.fakeSender)
		ctx, cancel := context.WithCancel(o.t.Context())
		var all sync.WaitGroup
		for range 2 {
			all.Go(func() { o.told(subscribe.Actor{Admin: true, Event: "e1"}, "重发 2024-11") })
		}
		all.Go(func() { other.Run(ctx) })
		o.runFor(time.Minute)
		cancel()
		all.Wait()
		if n := len(o.to("C1")); n != 1 {
			t.Errorf("%d messages", n)
		}
	})
}

func TestWhatIsChangedAndWhatIsRefusedStandsInTheAuditLog(t *testing.T) {
	inOffice(t, func(o *postOffice) {
		anyone, member, admin := subscribe.Actor{User: "U1", MayChange: true}, subscribe.Actor{User: "U2"},
			subscribe.Actor{User: "U9", Admin: true}
		for _, c := range []struct {
			by         subscribe.Actor
			text, want string
		}{
			{anyone, "订阅 价格", "已订阅"}, {anyone, "我的订阅", "价格"}, {anyone, "订阅 25:00", "25:00"},
			{anyone, "重发 2024-11", "只有管理员"},
			{anyone, "audit", "Only administrators"}, {member, "退订", "只有管理员"}, {member, "subscriptions", "price"},
			{admin, "关注 氧化镝 低于 1600", "已关注"}, {admin, "resend 2024-11", "Sending again"}, {admin, "取消关注", "已取消"},
			{admin, "退订", "已退订"},
			{anyone, "退订", "没有订阅"}, {anyone, "取消关注 氧化镝", "没有这样的关注"},
		} {
			if got := o.told(c.by, c.text); !strings.Contains(got, c.want) {
				t.Errorf("%s %s: %s", c.by.User, c.text, got)
			}
			time.Sleep(time.Second)
		}
		want := []string{"U1 · subscribe price · done", "U1 · subscribe 25:00 Asia/Shanghai · nothing done",
			"U1 · resend 2024-11 · refused", "U1 · audit · refused",
			"U2 · unsubscribe · refused", "U9 · watch 氧化镝 below 1600 · done", "U9 · resend 2024-11 · done",
			"U9 · unwatch · done", "U9 · unsubscribe · done",
			"U1 · unsubscribe · nothing done", "U1 · unwatch 氧化镝 · nothing done"}
		if got := o.acts(); strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("it holds\n%s", strings.Join(got, "\n"))
		}
		if got := o.told(admin, "操作记录"); !strings.Contains(got, "slack/T1/C1 · U2 · unsubscribe · refused") ||
			!strings.Contains(got, "2000-01-01 00:00 UTC") {
			t.Errorf("it is shown as %s", got)
		}
	})
}

func TestASubscriptionThatIsSwitchedOffStandsInTheAuditLog(t *testing.T) {
	inOffice(t, func(o *postOffice) {
		o.subscribed("C1", store.KindDigest, "price", "")
		o.fail = func(string, int) error {
			return &queue.SendError{Outcome: queue.NotSent, Code: "is_archived", Permanent: true}
		}
		o.published()
		o.runFor(time.Minute)
		if got := o.acts(); len(got) != 1 || got[0] != " · switch off digest price · is_archived" {
			t.Errorf("it holds %q", got)
		}
	})
}

func TestAPlaceThatIsNotAllowedIsSkippedAndKeepsItsSubscription(t *testing.T) {
	inOffice(t, func(o *postOffice) {
		o.subscribed("C1", store.KindDigest, "", "")
		o.fail = func(string, int) error {
			return &queue.SendError{Outcome: queue.NotSent, Permanent: true, Err: queue.ErrNotAllowed}
		}
		o.published()
		o.runFor(time.Minute)
		if got := o.ledger(); got != store.Failed {
			t.Errorf("the ledger holds %s", got)
		}
		o.fail = nil
		o.told(subscribe.Actor{Admin: true}, "重发 2024-11")
		o.runFor(time.Minute)
		if n := len(o.to("C1")); n != 1 {
			t.Errorf("%d messages after it is allowed again", n)
		}
	})
}

func TestWhoUnsubscribedIsNotToldThatAMessageWasGivenUp(t *testing.T) {
	inOffice(t, func(o *postOffice) {
		o.fail = func(chat string, _ int) error {
			if chat == "C1" {
				o.told(subscribe.Actor{User: "U1", MayChange: true, Event: "e1"}, "退订")
			}
			return &queue.SendError{Outcome: queue.NotSent, Permanent: true, Err: queue.ErrMessage}
		}
		o.subscribed("C1", store.KindDigest, "", "")
		o.published()
		o.runFor(time.Minute)
		if o.calls["C1"] != 1 || o.calls["U1"] != 0 || o.ledger() != "failed failed" {
			t.Errorf("tried %v, the ledger says %s", o.calls, o.ledger())
		}
	})
}
