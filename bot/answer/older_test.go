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

// What is printed of a part is not given for the whole: one batch of a quota for the year's, magnets for all rare
// earths where a sentence that was not read tells of those.
func TestAPartDoesNotStandForTheWhole(t *testing.T) {
	b := New(cases.LibraryOf(t, map[string]string{"2024-08.txt": "第二批指标下达\n\n8 月 20 日下达 2024 年第二批稀土开采、冶炼分离总量控制指标，" +
		"矿产品为 135000 吨，冶炼分离产品为 127000 吨。\n\n（来源：某网）\n\n海关数据\n\n8 月稀土永磁体出口 5386 吨。\n\n" +
		"8 月稀土这一头出口盘子合共 4218.7 吨光景。\n\n（来源：某网）\n"}))
	for text, want := range map[string]string{"2024年开采指标": "第二批", "8月稀土永磁体出口多少": "5386", "8月稀土出口多少吨": "4218.7 吨"} {
		if a := ask(t, b, text); a.Status != reply.Answered || !strings.Contains(reply.Text(a), want) {
			t.Errorf("%s: %s", text, reply.Text(a))
		}
	}
	for text, want := range map[string]string{"2024年全年稀土开采指标是多少": "没有印2024年全年",
		"What is the full-year 2024 rare earth mining quota?": "does not print"} {
		a := ask(t, b, text)
		if len(a.Figures) > 0 || !strings.Contains(reply.Text(a), want) || strings.Contains(reply.Text(a), "5386") {
			t.Errorf("%s: %s", text, reply.Text(a))
		}
	}
}

// What a question leaves unsaid is the quantity and the month of the issue. A sentence on these that was not read is before a
// fact of the sum, or of the month before.
func TestWhatIsMeantIsBeforeWhatIsAFact(t *testing.T) {
	b := New(cases.LibraryOf(t, map[string]string{"2024-08.txt": "8 月海关数据\n\n8 月稀土出口金额 4.31 亿元。\n\n" +
		"8 月稀土这一头出口盘子合共 4218.7 吨光景。\n\n（来源：某网）\n\n8 月稀土价格走势\n\n7 月稀土价格指数平均为 157.9 点。\n\n" +
		"8 月这边指数均值摸到 163.7 点光景。\n\n（来源：某网）\n"}))
	for text, want := range map[string]string{"8月稀土出口多少": "4218.7", "稀土出口金额": "4.31", "稀土价格指数平均多少": "163.7",
		"7月稀土价格指数平均多少": "157.9"} {
		if a := ask(t, b, text); a.Status != reply.Answered || len(a.Figures) == 0 || a.Figures[0].Value != want {
			t.Errorf("%s: %s", text, reply.Text(a))
		}
	}
}

// Titles side by side are a list, and reasons joined by 且 are two.
func TestWhatIsListedIsTold(t *testing.T) {
	b := New(cases.LibraryOf(t, map[string]string{"2024-08.txt": "江北稀土展览会闭幕\n\n组委会在会上发布了《甲类标准》《乙类标准》《丙类标准》三项团体标准。\n\n" +
		"河山公司称，这次调价依据是排产环比提高约一成，且库存已降至较低水平。\n\n（来源：某网）\n"}))
	for text, want := range map[string]string{"会上发布的三项团体标准分别叫什么": "丙类标准", "河山公司这次调价依据了哪两点": "库存"} {
		if a := ask(t, b, text); a.Status != reply.Answered || !strings.Contains(reply.Text(a), want) {
			t.Errorf("%s: %s", text, reply.Text(a))
		}
	}
}

// A batch's share of its year is reckoned without a change to what the library lists.
func TestAShareOfABatchLeavesTheLibraryAsItIs(t *testing.T) {
	lib := cases.LibraryOf(t, map[string]string{"2024-08.txt": "第二批指标下达\n\n8 月 20 日下达 2024 年第二批稀土开采指标 8.4 万吨，全年开采指标合计 16.8 万吨。" +
		"\n\n2024 年第一批开采指标 8.4 万吨。\n\n（来源：某网）\n"})
	defer stays(t, lib)()
	b := New(lib)
	for range 2 {
		if a := ask(t, b, "第二批开采指标占全年多少"); !strings.Contains(reply.Text(a), "50%") {
			t.Error(reply.Text(a))
		}
	}
}
