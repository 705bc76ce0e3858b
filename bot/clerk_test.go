package bot

import (
	"strings"
	"testing"

	"rebot/bot/bottest/cases"
	"rebot/bot/store"
)

var somewhere = Place{Platform: "slack", Team: "T1", Chat: "C1"}

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
	*Clerk
	t *testing.T
}

func (o orders) say(text string, want ...string) *Answer {
	o.t.Helper()
	order, ok := ReadOrder(text)
	if !ok {
		o.t.Fatalf("%s is no order", text)
	}
	a, err := o.Do(o.t.Context(), somewhere, By{User: "U1", May: true}, order)
	if err != nil {
		o.t.Fatal(err)
	}
	got := Text(a)
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
	o := orders{NewClerk(s, NewDesk(cases.Library(t), Ready)), t}
	o.say("我的订阅", "还没有", "写法")
	o.say("退订", "没有订阅")
	o.say("订阅", "已订阅", "立即", "整份摘要", "2024年11月")
	o.say("subscribe price Dy2O3 09:00 Europe/London", "Subscribed", "09:00 (Europe/London)", "price, 氧化镝", "2024-11")
	o.say("我的订阅", "价格、氧化镝，于 09:00（Europe/London）")
	o.say("订阅 资讯 8点", "08:00（Asia/Shanghai）", "资讯")
	if list, err := s.Subscriptions(t.Context(), somewhere, store.KindDigest); err != nil || len(list) != 1 || list[0].Owner != "U1" || list[0].Since != "2024-11" {
		t.Errorf("kept: %+v, %v", list, err)
	}
	o.say("订阅 镝", "写全名", "氧化镝")
	o.say("订阅 25:00", "没有 25:00", "09:00")
	o.say("subscriptions", "news, at 08:00 (Asia/Shanghai)") // a wrong order changed nothing
	o.say("退订", "已退订")
	o.say("subscriptions", "none")
}

func TestAWatchNamesTheFigureOfNow(t *testing.T) {
	o := orders{NewClerk(openStore(t), NewDesk(cases.Library(t), Ready)), t}
	o.say("我的关注", "还没有")
	o.say("关注 氧化镝 低于 1600", "氧化镝 低于 1600 元/公斤", "1711.90 元/公斤", "第 273 行")
	o.say("watch Dy2O3 above 150 万元/吨", "氧化镝 高于 150 万元/吨", "已符合条件")
	o.say("关注 氧化铽 变动 5%", "氧化铽 环比变动达 5%")
	o.say("watches", "氧化镝 below 1600 元/公斤", "氧化镝 above 150", "change of 5%")
	o.say("关注 氧化镝 低于 1500")
	if got := Text(o.say("我的关注", "低于 1500")); strings.Contains(got, "1600") {
		t.Errorf("the watch before it stays:\n%s", got)
	}
	o.say("取消关注 氧化镝 低于", "已取消关注", "1500")
	o.say("unwatch 氧化镝", "高于 150")
	o.say("unwatch", "氧化铽")
	o.say("unwatch", "No such")
	o.say("取消关注", "这里没有")
}

func TestTheDigestOfAWantHoldsOnlyThat(t *testing.T) {
	b := shippedBot(t)
	m := b.cover.Newest()
	for want, c := range map[string]struct{ has, not string }{
		"":            {"论文 ·", "没有这方面"},
		"price":       {"跌幅最大", "动态 ·"},
		"trade":       {"稀土出口：4415.5", "跌幅最大"},
		"news":        {"政策 ·", "跌幅最大"},
		"氧化镝 金属铽":     {"氧化镝 1711.90 元/公斤（-3.50%）", "氧化铽 "},
		"price 氧化镝":   {"172.4", "氧化铽 "},
		"news 氧化镝":    {"动态 ·", "172.4"},
		"trade price": {"疑点：标题称稀土出口", "政策 ·"},
	} {
		a, err := b.Digest(m, ParseFilter(want), false)
		if err != nil {
			t.Fatalf("%q: %v", want, err)
		}
		if got := Text(a); !strings.Contains(got, c.has) || strings.Contains(got, c.not) {
			t.Errorf("%q should hold %q and not %q:\n%s", want, c.has, c.not, got)
		}
	}
	if _, err := b.Digest(m+1, Want{}, false); err != ErrNotLoaded {
		t.Errorf("an issue that is not in: %v", err)
	}
}

func TestAWatchIsMetByThePriceOfTheIssueItself(t *testing.T) {
	b := shippedBot(t)
	m := b.cover.Newest()
	for text, want := range map[string]bool{
		"氧化镝 below 1711.91 元/公斤": true, "氧化镝 below 1711.90 元/公斤": false, "氧化镝 above 1711.89 元/公斤": true, "氧化镝 above 1711.9 元/公斤": false,
		"氧化镝 below 171.2 万元/吨": true, "氧化镝 above 171.2 万元/吨": false, "氧化镝 change 3.5": true, "氧化镝 change 3.51": false, "氧化镧 change 1": false,
		"氧化镝 below 2000 美元/磅": false,
	} {
		a, err := b.Alert(ParseAlert(text), m, false)
		ok := err == nil
		if ok != want {
			t.Errorf("%s is met: %v", text, ok)
		}
		if ok {
			if err := gated(a); err != nil || len(a.Citations) == 0 || !strings.Contains(Text(a), "1711.90 元/公斤") {
				t.Errorf("%s: %v\n%s", text, err, Text(a))
			}
		}
	}
	if b.Meets(ParseAlert("氧化镝 below 9999 元/公斤"), m-1) {
		t.Error("an older month's column of the issue met it")
	}
}

// TestAnOrderThatComesAgainIsAnsweredAsTheFirstTime has the audit log, and then the reply, fail after an order was carried out.
func TestAnOrderThatComesAgainIsAnsweredAsTheFirstTime(t *testing.T) {
	s := openStore(t)
	clerk := NewClerk(s, NewDesk(cases.Library(t), Ready))
	o := orders{clerk, t}
	o.say("订阅", "已订阅")
	o.say("关注 氧化镝 低于 1600", "已关注")
	told := func(by By, text string) string {
		order, _ := ReadOrder(text)
		a, err := clerk.Do(t.Context(), somewhere, by, order)
		if err != nil {
			t.Fatal(err)
		}
		return Text(a)
	}
	for _, c := range []struct{ event, text, want string }{{"e1", "退订", "已退订"}, {"e2", "取消关注 氧化镝", "已取消关注：氧化镝 低于 1600"}} {
		by := By{User: "U1", May: true, Event: c.event}
		order, _ := ReadOrder(c.text)
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
	list, err := o.store.Acts(t.Context(), 10)
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
