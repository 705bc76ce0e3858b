package answer

import (
	"strings"
	"testing"

	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/extract"
)

// priceIssue writes an issue whose table has these rows.
func priceIssue(t *testing.T, month string, rows ...string) *bulletin.Issue {
	t.Helper()
	m, err := bulletin.ParseMonth(month)
	if err != nil {
		t.Fatal(err)
	}
	before := m - 1
	text := m.Chinese() + "稀土价格走势\n单位：元/公斤\n产品名 纯度 " + before.Chinese() + "平均价 " + m.Chinese() + "平均价 环比\n" + strings.Join(rows, "\n") + "\n（来源：测试）\n"
	is, err := extract.Read(month+".txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return is
}

func TestADigestComparesWithTheIssueBefore(t *testing.T) {
	lib, err := index.NewLibrary([]*bulletin.Issue{
		priceIssue(t, "2024-09", "氧化镝 ≧99% 1790.00 1800.00 0.56%", "氧化铽 ≧99.9% 6100.00 6000.00 -1.64%", "氧化钬 ≧99% 500.00 500.00 0.00%"),
		priceIssue(t, "2024-10", "氧化镝 ≧99% 1800.00 1810.00 0.56%", "氧化铽 ≧99.9% 6000.00 5900.00 -1.67%", "氧化钬 ≧99% 500.00 510.00 2.00%"),
		priceIssue(t, "2024-11", "氧化镝 ≧99% 1810.00 1700.00 -6.08%", "氧化铽 ≧99.9% 5900.00 6200.00 5.08%", "氧化铒 ≧99% 300.00 301.00 0.33%"),
	})
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	got := reply.Text(ask(t, New(lib), "本期摘要"))
	for _, want := range []string{"上期没有报价、本期有：氧化铒", "上期有报价、本期没有：氧化钬", "由跌转涨：氧化铽", "由涨转跌：氧化镝", "各月中的新高：氧化铽", "各月中的新低：氧化镝"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if one := reply.Text(ask(t, shippedBot(t), "本期摘要")); strings.Contains(one, "由跌转涨") || strings.Contains(one, "新高") {
		t.Errorf("compared with nothing:\n%s", one)
	}
}

// A price and the one before it are shown at one place, where one issue prints both.
func TestWhatOneIssuePrintsIsCitedOfOne(t *testing.T) {
	var names []string
	for _, n := range []string{"镧", "铈", "镨", "钕", "镝", "铽"} {
		names = append(names, "氧化"+n+" ≧99%")
	}
	rows := func(values string) (out []string) {
		for _, n := range names {
			out = append(out, n+values)
		}
		return out
	}
	lib, err := index.NewLibrary([]*bulletin.Issue{priceIssue(t, "2024-10", rows(" 1800.00 1810.00 0.56%")...),
		priceIssue(t, "2024-11", rows(" 1810.00 1700.00 -6.08%")...)})
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	if a := ask(t, New(lib), "氧化镝多少钱"); len(a.Citations) != 1 || a.Citations[0].Issue.String() != "2024-11" {
		t.Errorf("it cites %+v", a.Citations)
	}
	inChat, _ := ask(t, New(lib), "本期摘要").InChat()
	if !strings.HasPrefix(inChat.Lead, "由涨转跌：氧化镧、氧化铈、氧化镨、氧化钕等 6 种\n") {
		t.Errorf("the digest says\n%s", inChat.Lead)
	}
}

// A button of a digest lists the articles of its kind, in either language.
func TestTheButtonsOfADigestListTheirKind(t *testing.T) {
	b := shippedBot(t)
	is := b.lib.Issues()[0]
	want := map[string]int{}
	for i := range is.Articles {
		want[string(is.Articles[i].Kind)]++
	}
	for _, ask1 := range []string{"本期摘要", "digest"} {
		_, brief := ask(t, b, ask1).InChat()
		for i, kind := range []string{"news", "policy", "research"} {
			a := ask(t, b, brief.More[i].Question)
			if len(a.Details) != want[kind] {
				t.Errorf("%s lists %d of %d: %s", brief.More[i].Question, len(a.Details), want[kind], a.Title)
			}
		}
	}
}
