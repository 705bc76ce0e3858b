package answer

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index/bulletin"
)

// phrasings are ways to ask; %s takes a product, a month or both.
var (
	askedMonths = []string{"", "11月", "10月", "上月", "2024年11月", "2023年11月", "去年", "今年", "近三个月", "下个月", "2024-09", "十月"}
	askedHow    = []string{"多少钱", "价格", "", "环比", "涨了多少", "跌幅", "纯度", "走势", "挂牌价", "多少万元一吨", "500公斤多少钱", "price", "和氧化镝比较", "为什么跌", "出口多少", "的研究"}
	askedBefore = []string{"", "请问", "/re price ", "price ", "北方稀土", "trade ", "news ", "what is the price of "}
)

// Whatever is asked, no number leaves that stands in no cited line: Answer checks each reply, and holds back what fails.
// This test makes sure that nothing has to be held back.
func TestNoNumberLeavesWithoutItsLine(t *testing.T) {
	b := shippedBot(t)
	var products []string
	for _, e := range []string{"镧", "铈", "镨", "钕", "钷", "钐", "铕", "钆", "铽", "镝", "钬", "铒", "铥", "镱", "镥", "钇", "钪", "镨钕"} {
		products = append(products, "氧化"+e, "金属"+e, e+"铁", e)
	}
	products = append(products, "中钇富铕矿", "NdPr oxide", "Dy2O3", "yanghuayi", "稀土", "价格指数", "全部", "轻稀土")
	rapid.Check(t, func(t *rapid.T) {
		question := rapid.SampledFrom(askedBefore).Draw(t, "before") + rapid.SampledFrom(askedMonths).Draw(t, "month") +
			rapid.SampledFrom(products).Draw(t, "product") + rapid.SampledFrom(askedHow).Draw(t, "how")
		a, err := b.Answer(context.Background(), Question{Text: question})
		if err != nil {
			t.Fatal(err)
		}
		if intent.Of(a.Intent).Reason == intent.HeldBack {
			t.Fatalf("%s: held back: %s", question, reply.Text(a))
		}
		if bad := a.Check(reply.Text(a)); len(bad) > 0 {
			t.Fatalf("%s: %v stand nowhere in:\n%s", question, bad, reply.Text(a))
		}
		figuresStand(t, question, a)
	})
}

// figuresStand holds every figure's value against its own citation's lines.
func figuresStand(t rapid.TB, question string, a *reply.Reply) {
	if a.Status == reply.NotFound && len(a.Figures) > 0 {
		t.Fatalf("%s: a refusal has figures", question)
	}
	for _, f := range a.Figures {
		found := false
		for _, line := range a.Citations[f.Citation].Verbatim() {
			for _, n := range reply.NumbersIn(line) {
				found = found || n == reply.NumbersIn(f.Value)[0]
			}
		}
		if !found {
			t.Fatalf("%s: %s %s does not stand on its lines", question, f.Name, f.Value)
		}
	}
}

func TestTheGateStopsANumberThatStandsNowhere(t *testing.T) {
	b := shippedBot(t)
	a := ask(t, b, "氧化镝多少钱")
	if bad := a.Check(reply.Text(a)); len(bad) != 0 {
		t.Fatalf("a good reply fails: %v", bad)
	}
	a.Lead = "1712.90 元/公斤"
	if bad := a.Check(reply.Text(a)); len(bad) != 1 || bad[0] != "1712.9" {
		t.Errorf("the gate found %v, want 1712.9", bad)
	}
}

// FuzzRoute holds that any question has an answer whose numbers pass the gate and whose figures stand in their lines, that
// nothing in it commands a terminal, and that it repeats no long question.
func FuzzRoute(f *testing.F) {
	for _, q := range []string{"氧化镝多少钱", "/re price Dy2O3", "前11个月稀土出口", "去年12月", "近三个月氧化镨钕", "CN118655100B", "1-13月", "\x00\xff", "第九季度",
		"\x1b[31m氧化\u200b镝", "99999999999999公斤氧化镝", "1e999999999 氧化镝", "比较氧化镝和氧化铽", "超过1000元的", ".*.*.*", "*a*b*", "a OR b", "镝\u0301\u0301"} {
		f.Add(q)
	}
	b := shippedBot(f)
	f.Fuzz(func(t *testing.T, question string) {
		a, err := b.Answer(context.Background(), Question{Text: question})
		if err != nil {
			t.Fatalf("%q: %v", question, err)
		}
		text := reply.Text(a)
		if a.Intent == nil || text == "" || !utf8.ValidString(text) || strings.ContainsFunc(text, bulletin.IsControl) {
			t.Fatalf("%q is answered %q", question, text)
		}
		if bad := a.Check(text); len(bad) > 0 {
			t.Fatalf("%q: %v stand nowhere in:\n%s", question, bad, text)
		}
		if a.Status == reply.NotFound && len(text) > 4000 {
			t.Fatalf("%q: a refusal of %d bytes", question, len(text))
		}
		figuresStand(t, question, a)
	})
}
