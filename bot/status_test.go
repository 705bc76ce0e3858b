package bot

import (
	"strings"
	"testing"
	"time"

	"rebot/bot/bottest/cases"
	"rebot/bot/reply"
)

func TestTheBareWordAsksHowRebotIs(t *testing.T) {
	d := NewService(cases.Library(t), Ready, Config{Version: "v1.2.3", Shipped: true})
	for text, want := range map[string]string{"status": "Nobody has asked", "/status": "还没有人提问", "状态": "还没有人提问",
		"狀態？": "还没有人", " Status! ": "Nobody"} {
		if a := d.Reply(t.Context(), "slack", "a", text); !strings.Contains(reply.Text(a), want) ||
			a.Status != reply.Helped || a.Intent.String() != "status{}" {
			t.Errorf("%s: %s", text, reply.Text(a))
		}
	}
	for _, text := range []string{"缅甸局势 status", "status 氧化镝", "/status 缅甸", "状态方程", "ion status report", "停产状态"} {
		if a := d.Reply(t.Context(), "slack", "", text); a.Intent.String() == "status{}" {
			t.Errorf("%s is taken for the word", text)
		}
	}
	d.SetLeftAlone([]LeftAlone{{"a\x1b.txt", "a: no"}, {"b\xff.txt", "b: no"}})
	d.since = d.since.Add(-26*time.Hour - 5*time.Minute)
	for text, wants := range map[string][]string{
		"status": {"v1.2.3", "Issues loaded: 1, 2024-11", "can't be used: 2 (a\ufffd.txt, b\ufffd.txt)",
			"the edition that ships", "last 6 questions", "Up 1d 2h 5m"},
		"状态": {"v1.2.3", "已载入 1 期", "2024年11月", "2 个文件", "示例版", "最近 6 问", "已运行 1 天 2 小时 5 分"},
	} {
		a := d.Ask(t.Context(), "", text)
		for _, w := range wants {
			if !strings.Contains(reply.Text(a), w) {
				t.Errorf("%s: there is no %q in\n%s", text, w, reply.Text(a))
			}
		}
		if bad := a.Check(reply.Text(a)); len(bad) > 0 {
			t.Errorf("the number gate holds back %v", bad)
		}
	}
}

func TestTheTimesOfTheLastThousandAnswersAreKept(t *testing.T) {
	var ts times
	if n, _, _ := ts.quantiles(); n != 0 {
		t.Errorf("%d times of nothing", n)
	}
	for i := range 3000 { // the last thousand are 1 to 1,000 ms, the longest first
		ts.add(time.Duration(3000-i) * time.Millisecond)
	}
	if n, half, most := ts.quantiles(); n != 1000 || half != 500*time.Millisecond || most != 990*time.Millisecond {
		t.Errorf("%d: %v, %v", n, half, most)
	}
}
