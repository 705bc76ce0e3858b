package card

import (
	"fmt"
	"strings"
	"testing"

	"rebot/bot/reply"
	"rebot/index/bulletin"
)

// shown writes a brief out, a part a line.
func shown(b reply.Brief) string {
	out := []string{b.Head, b.Figure, b.Lead}
	for _, f := range b.Fields {
		out = append(out, f.Name+": "+f.Value)
	}
	if b.Table != nil {
		for _, r := range append([][]string{b.Table.Head}, b.Table.Rows...) {
			out = append(out, strings.Join(r, " | "))
		}
	}
	out = append(out, b.Lines...)
	return strings.Join(nonEmpty(out...), "\n")
}

var dysprosium = Figure{Head: "氧化镝 ≧99% · 月均价 · 2024年11月", Time: "2024年11月", Value: "1711.90 元/公斤",
	Change: Of("down", "-3.50%"), Other: "171.19 万元/吨", Then: "2024年10月", Before: "1773.95", Gap: "62.05", GapWay: "down",
	Unit: " 元/公斤"}

// What was asked for is the large figure of a card.
func TestACardHasWhatWasAskedForLarge(t *testing.T) {
	verdict, purity, flat, alone, other := dysprosium, dysprosium, dysprosium, dysprosium, dysprosium
	verdict.Verdict, purity.Asked = "没有上涨，下跌", "≧99%"
	flat.Change, flat.Gap, flat.GapWay = Of("flat", "0.00%"), "0", "flat"
	other.Before, other.Gap, other.GapWay = "1699.10", "12.8", "up" // as another issue prints it
	alone.Then, alone.Of, alone.Value = "", "同比", "1234567.89 万美元每公斤左右"
	for _, c := range []struct {
		f    Figure
		want string
	}{
		{dysprosium, "1711.90 元/公斤  ▼ 3.50%\n折合: 171.19 万元/吨\n2024年10月: 1773.95（−62.05）"},
		{dysprosium.OfChange(), "▼ 62.05 元/公斤（3.50%）\n2024年11月: 1711.90 元/公斤\n2024年10月: 1773.95"},
		{verdict, "没有上涨，下跌  ▼ 3.50%\n2024年11月: 1711.90 元/公斤\n2024年10月: 1773.95（−62.05）"},
		{purity, "≧99%\n价格: 1711.90 元/公斤\n涨跌: ▼ 3.50%"},
		{flat.OfChange(), "0.00%\n2024年11月: 1711.90 元/公斤\n2024年10月: 1773.95"},
		{flat, "1711.90 元/公斤  0.00%\n折合: 171.19 万元/吨\n2024年10月: 1773.95"},
		{other, "1711.90 元/公斤  ▼ 3.50%\n折合: 171.19 万元/吨\n2024年10月: 1699.10（+12.8）"},
		{other.OfChange(), "▼ 3.50%\n2024年11月: 1711.90 元/公斤\n2024年10月: 1699.10"},
		{alone, "1234567.89 万美元每公斤左右\n涨跌: 同比 ▼ 3.50%\n折合: 171.19 万元/吨"},
	} {
		if got := shown(c.f.Brief()); got != dysprosium.Head+"\n"+c.want {
			t.Errorf("it shows\n%s\nwant\n%s", got, c.want)
		}
	}
}

func TestAResultIsLargeAndASentenceIsNot(t *testing.T) {
	for _, c := range []struct{ lead, want string }{
		{"855950 元（85.595 万元）", "T\n855950 元\n折合: 85.595 万元"},
		{"氧化铽比氧化镝高 4173.1 元/公斤", "T · 氧化铽比氧化镝高\n4173.1 元/公斤"},
		{"约 58.41 公斤", "T\n约 58.41 公斤"},
		{"够，还剩 100 元", "T\n够，还剩 100 元"},
		{"是的", ""}, {"差 2086550 元（208.655 万元）；氧化铽比氧化镝高 4173.1 元/公斤，这里说得很长", ""},
	} {
		b, ok := Reckoned(false, "T", c.lead)
		if got := shown(b); ok != (c.want != "") || ok && got != c.want {
			t.Errorf("%q shows %v\n%s\nwant\n%s", c.lead, ok, got, c.want)
		}
	}
}

func TestATableSaysNothingTwice(t *testing.T) {
	table := &reply.Table{Head: []string{"名称", "时间", "数值", "单位", "涨跌"}, Right: []bool{false, false, true, false, true},
		Rows: [][]string{{"氧化镝", "2024年10月", "1773.95", "元/公斤", "–"}, {"氧化镝", "2024年11月", "1711.90", "元/公斤", "-3.50%"},
			{"氧化镝", "2024年12月", "170.00", "万元/吨", "约+1.2%"}}}
	before := fmt.Sprint(table)
	got, head := Table(table, "稀土产品价格")
	want := "氧化镝 · 稀土产品价格\n时间 | 元/公斤 | 涨跌\n2024年10月 | 1773.95 | –\n2024年11月 | 1711.90 | ▼ 3.50%\n2024年12月 | 170.00 万元/吨 | ▲ 约1.2%"
	if s := shown(reply.Brief{Head: head, Table: got}); s != want {
		t.Errorf("it shows\n%s\nwant\n%s", s, want)
	}
	if fmt.Sprint(table) != before {
		t.Error("the reply's own table is changed")
	}
}

// An issue without prices says so, and has no button for them.
func TestADigestSaysWhatTheIssueHas(t *testing.T) {
	m := bulletin.NewMonth(2024, 11)
	none := Digest(Issue{Month: m, Prices: true, Articles: map[bulletin.Kind]int{bulletin.News: 2}})
	if got := shown(none); got != "稀土简报 2024年11月\n这一期没有价格" || len(none.Asks) > 0 || len(none.More) != 1 {
		t.Errorf("without prices it shows %q %v", got, none.More)
	}
	all := Issue{Month: m, Prices: true, Ways: map[string]int{"down": 16, "flat": 6}, Mean: "172.4", High: "175.2", Low: "168.9",
		Compared: []string{"由涨转跌：氧化镝"}, Rows: []Row{{"氧化镝", "1711.90", "元/公斤", Of("down", "-3.50%")}},
		Trade: []string{"出口 4415.5 吨（同比 +5%）", "进口 11327.3 吨（同比 -20.9%）"}, Ordered: true}
	want := "稀土简报 2024年11月\n由涨转跌：氧化镝\n16 跌 · 6 平 · 0 涨；指数均值 172.4（高 175.2，低 168.9）\n" +
		"月均价 | 元/公斤 | 环比\n氧化镝 | 1711.90 | ▼ 3.50%\n出口 4415.5 吨（同比 +5%） · 进口 11327.3 吨（同比 -20.9%）"
	if got := Digest(all); shown(got) != want || len(got.Orders) != 2 {
		t.Errorf("it shows\n%s\nwant\n%s", shown(got), want)
	}
}
