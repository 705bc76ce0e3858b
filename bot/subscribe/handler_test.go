package subscribe

import (
	"strings"
	"testing"

	"rebot/bot"
	"rebot/bot/bottest/cases"
	"rebot/bot/deliver"
	"rebot/bot/reply"
	"rebot/bot/store"
)

var somewhere = deliver.Place{Platform: "slack", Team: "T1", Chat: "C1"}

func openStore(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// orders has a clerk do what somebody writes in a place, and checks what the reply says.
type orders struct {
	*Handler
	t *testing.T
}

func (o orders) say(text string, want ...string) *reply.Reply {
	o.t.Helper()
	order, ok := ParseCommand(text)
	if !ok {
		o.t.Fatalf("%s is no order", text)
	}
	a, err := o.Do(o.t.Context(), somewhere, Actor{User: "U1", MayChange: true}, order)
	if err != nil {
		o.t.Fatal(err)
	}
	got := reply.Text(a)
	for _, w := range want {
		if !strings.Contains(got, w) {
			o.t.Errorf("%s is answered without %q:\n%s", text, w, got)
		}
	}
	if bad := a.Check(got); len(bad) > 0 {
		o.t.Errorf("%s: the number gate holds %v back:\n%s", text, bad, got)
	}
	return a
}

func TestAConfirmationNamesWhatWhenAndSinceWhen(t *testing.T) {
	s := openStore(t)
	o := orders{NewHandler(s, bot.NewService(cases.Library(t), bot.Ready, bot.Config{}), Config{}), t}
	o.say("我的订阅", "还没有", "写法")
	o.say("退订", "没有订阅")
	o.say("订阅", "已订阅", "立即", "整份摘要", "2024年11月")
	o.say("subscribe price Dy2O3 09:00 Europe/London", "Subscribed", "09:00 (Europe/London)", "price, Dysprosium oxide (氧化镝)", "2024-11")
	o.say("我的订阅", "价格、氧化镝，于 09:00（Europe/London）")
	o.say("订阅 资讯 8点", "08:00（Asia/Shanghai）", "资讯")
	if list, err := s.Subscriptions(t.Context(), somewhere, store.KindDigest); err != nil || len(list) != 1 ||
		list[0].Owner != "U1" || list[0].Since != "2024-11" {
		t.Errorf("kept: %+v, %v", list, err)
	}
	o.say("订阅 镝", "写全名", "氧化镝")
	o.say("订阅 25:00", "没有 25:00", "09:00")
	o.say("subscriptions", "news, at 08:00 (Asia/Shanghai)") // a wrong order changed nothing
	o.say("退订", "已退订")
	o.say("subscriptions", "none")
}

func TestAWatchNamesTheFigureOfNow(t *testing.T) {
	o := orders{NewHandler(openStore(t), bot.NewService(cases.Library(t), bot.Ready, bot.Config{}), Config{}), t}
	o.say("我的关注", "还没有")
	o.say("关注 氧化镝 低于 1600", "氧化镝 低于 1600 元/公斤", "1711.90 元/公斤", "第 273 行")
	o.say("watch Dy2O3 above 150 万元/吨", "氧化镝 高于 150 万元/吨", "已符合条件")
	o.say("关注 氧化铽 变动 5%", "氧化铽 环比变动达 5%")
	o.say("watches", "Dysprosium oxide (氧化镝) below 1600 元/公斤 (yuan/kg)", "Dysprosium oxide (氧化镝) above 150", "moves by 5%")
	o.say("关注 氧化镝 低于 1500")
	if got := reply.Text(o.say("我的关注", "低于 1500")); strings.Contains(got, "1600") {
		t.Errorf("the watch before it stays:\n%s", got)
	}
	o.say("取消关注 氧化镝 低于", "已取消关注", "1500")
	o.say("unwatch 氧化镝", "高于 150")
	o.say("unwatch", "氧化铽")
	o.say("unwatch", "No such")
	o.say("取消关注", "这里没有")
}

// TestAnOrderThatComesAgainIsAnsweredAsTheFirstTime has the audit log, and then the reply, fail after an order was
// carried out.
func TestAnOrderThatComesAgainIsAnsweredAsTheFirstTime(t *testing.T) {
	s := openStore(t)
	clerk := NewHandler(s, bot.NewService(cases.Library(t), bot.Ready, bot.Config{}), Config{})
	for _, text := range []string{"订阅", "关注 氧化镝 低于 1600"} {
		command, _ := ParseCommand(text)
		if _, err := clerk.carryOut(t.Context(), somewhere, Actor{}, command); err != nil { // nor recorded
			t.Fatal(err)
		}
	}
	told := func(by Actor, text string) string {
		order, _ := ParseCommand(text)
		a, err := clerk.Do(t.Context(), somewhere, by, order)
		if err != nil {
			t.Fatal(err)
		}
		return reply.Text(a)
	}
	for _, c := range []struct{ event, text, want string }{{"e1", "退订", "已退订"},
		{"e2", "取消关注 氧化镝", "已取消关注：氧化镝 低于 1600"}} {
		by := Actor{User: "U1", MayChange: true, Event: c.event}
		order, _ := ParseCommand(c.text)
		if _, err := clerk.carryOut(t.Context(), somewhere, by, order); err != nil { // and its record fails
			t.Fatal(err)
		}
		for range 2 {
			if got := told(by, c.text); !strings.Contains(got, c.want) {
				t.Errorf("%s: %s", c.text, got)
			}
		}
		by.Event += "b"
		if got := told(by, c.text); !strings.Contains(got, "这里没有") {
			t.Errorf("another %s: %s", c.text, got)
		}
	}
	list, err := s.Acts(t.Context(), 10)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range list {
		if again := strings.Contains(a.ID, "b/"); again != (a.Outcome == "nothing done") {
			t.Errorf("it holds %+v", a)
		}
	}
	if len(list) != 4 {
		t.Errorf("it holds %d acts", len(list))
	}
}
