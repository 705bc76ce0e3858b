package bot

import (
	"strings"
	"testing"

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
	got := Text(ask(t, New(lib), "本期摘要"))
	for _, want := range []string{"上期没有报价、本期有：氧化铒", "上期有报价、本期没有：氧化钬", "由跌转涨：氧化铽", "由涨转跌：氧化镝", "各月中的新高：氧化铽", "各月中的新低：氧化镝"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if one := Text(ask(t, shippedBot(t), "本期摘要")); strings.Contains(one, "由跌转涨") || strings.Contains(one, "新高") {
		t.Errorf("compared with nothing:\n%s", one)
	}
}
