package answer

import (
	"strings"
	"testing"

	"rebot/bot/bottest/cases"
	"rebot/bot/reply"
	"rebot/index/bulletin"
	"rebot/index/synth"
)

// An issue without a table of prices is answered for by the last that has one, and the answer says so.
func TestAnIssueWithoutPricesIsAnsweredForByTheLastThatHasSome(t *testing.T) {
	november := bulletin.NewMonth(2024, 11)
	b := New(cases.LibraryOf(t, map[string]string{"2024-11.txt": synth.Issue(november),
		"2024-12.txt": "某地新闻\n\n某公司开工建设稀土项目，计划明年投产。\n\n（来源：某网）\n"}))
	for text, want := range map[string]string{
		"氧化镝多少钱": "最新一期（2024年12月）没有印价格，以上出自2024年11月那一期", "跌幅前三": "没有印价格", "全部产品价格": "没有印价格",
		"dysprosium oxide price": "The newest issue (2024-12) prints no price; this is from the issue of 2024-11",
	} {
		if a := ask(t, b, text); a.Status != reply.Answered || !strings.Contains(reply.Text(a), want) {
			t.Errorf("%s: %s", text, reply.Text(a))
		}
	}
	for text, not := range map[string]string{"2024年11月氧化镝多少钱": "没有印价格", "12月氧化镝多少钱": "那一期"} {
		if a := ask(t, b, text); strings.Contains(reply.Text(a), not) {
			t.Errorf("%s: %s", text, reply.Text(a))
		}
	}
}
