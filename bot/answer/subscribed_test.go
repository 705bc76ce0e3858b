package answer

import (
	"strings"
	"testing"

	"rebot/bot/intent"
	"rebot/bot/reply"
)

func TestTheDigestOfAWantHoldsOnlyThat(t *testing.T) {
	b := shippedBot(t)
	m := b.cat.Newest()
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
		a, err := b.Digest(m, intent.ParseFilter(want), false)
		if err != nil {
			t.Fatalf("%q: %v", want, err)
		}
		if got := reply.Text(a); !strings.Contains(got, c.has) || strings.Contains(got, c.not) {
			t.Errorf("%q should hold %q and not %q:\n%s", want, c.has, c.not, got)
		}
	}
	if _, err := b.Digest(m+1, intent.SectionFilter{}, false); err != ErrNotLoaded {
		t.Errorf("an issue that is not in: %v", err)
	}
}

func TestAWatchIsMetByThePriceOfTheIssueItself(t *testing.T) {
	b := shippedBot(t)
	m := b.cat.Newest()
	for text, want := range map[string]bool{
		"氧化镝 below 1711.91 元/公斤": true, "氧化镝 below 1711.90 元/公斤": false, "氧化镝 above 1711.89 元/公斤": true, "氧化镝 above 1711.9 元/公斤": false,
		"氧化镝 below 171.2 万元/吨": true, "氧化镝 above 171.2 万元/吨": false, "氧化镝 change 3.5": true, "氧化镝 change 3.51": false, "氧化镧 change 1": false,
		"氧化镝 below 2000 美元/磅": false,
	} {
		a, err := b.Alert(intent.ParseAlert(text), m, false)
		ok := err == nil
		if ok != want {
			t.Errorf("%s is met: %v", text, ok)
		}
		if ok {
			if err := gated(a); err != nil || len(a.Citations) == 0 || !strings.Contains(reply.Text(a), "1711.90 元/公斤") {
				t.Errorf("%s: %v\n%s", text, err, reply.Text(a))
			}
		}
	}
	if b.Meets(intent.ParseAlert("氧化镝 below 9999 元/公斤"), m-1) {
		t.Error("an older month's column of the issue met it")
	}
}
