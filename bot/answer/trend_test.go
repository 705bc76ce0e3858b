package answer

import (
	"fmt"
	"strings"
	"testing"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/extract"
)

// history is an engine with prices of the user's own, for months before the issue's, with gaps.
func history(t *testing.T) *Engine {
	t.Helper()
	is := &bulletin.Issue{File: "mine.csv", Articles: []bulletin.Article{{Title: "mine.csv", First: 1, Last: 9}}}
	for i, row := range []string{"氧化镝 2024-06 1900", "氧化镝 2024-07 1850.5", "氧化铽 2024-07 6100", "氧化镝 2024-09 1800", "氧化铽 2024-09 6000"} {
		var name, month, value string
		if _, err := fmt.Sscan(row, &name, &month, &value); err != nil {
			t.Fatal(err)
		}
		m, err := bulletin.ParseMonth(month)
		if err != nil {
			t.Fatal(err)
		}
		amount, ok := bulletin.ParseAmount(value)
		if !ok {
			t.Fatal(value)
		}
		is.Lines = append(is.Lines, strings.ReplaceAll(row, " ", ","))
		is.Facts = append(is.Facts, bulletin.Fact{Kind: bulletin.PriceFact, Subject: name, Printed: name, Measure: bulletin.MonthMean,
			Company: bulletin.OwnPrices, Period: bulletin.MonthOf(m), Value: amount, Unit: "元/公斤", Cite: bulletin.Cite{First: i + 1, Last: i + 1}})
	}
	return NewWith(shippedBot(t).Library(), []*bulletin.Issue{is})
}

func trendOf(t *testing.T, e *Engine, text string) *reply.Reply {
	t.Helper()
	a, err := e.Answer(t.Context(), Question{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	if bad := a.Check(reply.Text(a)); len(bad) > 0 {
		t.Errorf("%s: %q are of no source", text, bad)
	}
	return a
}

func TestATrendHasEachMonthAndLeavesGaps(t *testing.T) {
	a := trendOf(t, history(t), "氧化镝走势")
	if a.Chart == nil || strings.Join(a.Chart.Labels, " ") != "2024-06 2024-07 2024-08 2024-09 2024-10 2024-11" {
		t.Fatalf("%+v", a.Chart)
	}
	if p := a.Chart.Series[0].Points; !p[2].Gap || p[1].Text != "1850.5" || p[5].Text != "1711.90" || !a.Draws() {
		t.Errorf("points %+v", p)
	}
	if text := reply.Text(a); !strings.Contains(text, "·") || !strings.Contains(text, "2024年8月") || len(a.Table.Rows) != 5 {
		t.Errorf("it says %s", text)
	}
	if got := a.Figures[0]; got.Value != "1711.90" {
		t.Errorf("first is %+v", got)
	}
}

func TestSeveralTrendsBeginAtAHundredWhereAllHaveAValue(t *testing.T) {
	a := trendOf(t, history(t), "比较氧化镝和氧化铽走势")
	c := a.Chart
	if c == nil || len(c.Series) != 2 || c.Labels[0] != "2024-07" || c.Series[0].Points[0].Text != "100.0" || c.Series[1].Points[0].Text != "100.0" {
		t.Fatalf("%+v", c)
	}
	// 1711.90 ÷ 1850.5 and 5885.00 ÷ 6100
	if last := len(c.Labels) - 1; c.Series[0].Points[last].Text != "92.5" || c.Series[1].Points[last].Text != "96.5" || !c.Series[0].Points[1].Gap {
		t.Errorf("%+v", c.Series)
	}
	if !strings.Contains(reply.Text(a), "1711.90 ÷ 1850.5 × 100 = 92.5") {
		t.Errorf("it says %s", reply.Text(a))
	}
}

func TestATrendKeepsToTheMonthsThatAreAsked(t *testing.T) {
	a := trendOf(t, history(t), "氧化镝9月以来走势")
	if a.Chart == nil || a.Chart.Labels[0] != "2024-09" {
		t.Errorf("%+v", a.Chart)
	}
	if a := trendOf(t, history(t), "氧化镝走势上涨了吗"); a.Chart != nil {
		t.Error("yes or no is answered with a chart")
	}
}

func TestAnAlertSaysWhatWasCrossed(t *testing.T) {
	for text, want := range map[string]string{"氧化镝 below 1750 元/公斤": "1773.95 → 1711.90 元/公斤，跌破 1750 元/公斤",
		"氧化镝 below 1800 元/公斤": "仍低于 1800", "氧化镝 above 170 万元/吨": "仍高于 170 万元/吨", "氧化镝 change 3": "变动达到 3%",
		"氧化镝 fall 3.5": "跌幅达到 3.5%"} {
		a, err := shippedBot(t).Alert(intent.ParseAlert(text), shippedBot(t).Catalog().Newest(), false)
		if err != nil || !strings.Contains(a.Lead, want) || len(a.Orders) != 2 {
			t.Errorf("%s: %+v, %v", text, a, err)
		}
	}
}

// The course of an index is that of its means, whatever else is printed of it with a change.
func TestTheTrendOfTheIndexIsOfItsMeans(t *testing.T) {
	var issues []*bulletin.Issue
	for _, s := range []string{"9 169.2 175.9", "10 174.4 186.0", "11 172.4 175.2"} {
		var month, mean, high string
		if _, err := fmt.Sscan(s, &month, &mean, &high); err != nil {
			t.Fatal(err)
		}
		is, err := extract.Read("2024-"+("0" + month)[len(month)-1:]+".txt", []byte("离子型稀土信息简报 2024年 第"+month+"期\n\n2024 年 "+month+
			" 月稀土价格走势\n\n"+month+" 月份，本月平均价格指数为 "+mean+" 点。\n\n价格指数最高为 "+month+" 月 4 日的 "+high+" 点。\n\n（来源：测试）\n"))
		if err != nil {
			t.Fatal(err)
		}
		issues = append(issues, is)
	}
	lib, err := index.NewLibrary(issues)
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	a := trendOf(t, New(lib), "稀土价格指数走势")
	if a.Chart == nil || a.Chart.Note != "最高 174.4 (2024-10) · 最低 169.2 (2024-09)" || len(a.Chart.Series[0].Points) != 3 {
		t.Errorf("%+v of %s", a.Chart, reply.Text(a))
	}
}

func TestAFallIsNoRise(t *testing.T) {
	e := shippedBot(t)
	for text, want := range map[string]bool{"氧化镝 fall 3": true, "氧化镝 fall 4": false, "氧化镝 rise 3": false, "氧化镝 change 3": true} {
		if got := e.Meets(intent.ParseAlert(text), e.Catalog().Newest()); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// In a chat what crossed stands large, with a way to see where it stands and how it went.
func TestAChatShowsWhatCrossedLarge(t *testing.T) {
	for _, c := range []struct {
		text         string
		english      bool
		figure, lead string
	}{
		{"氧化镝 below 1750 元/公斤", false, "1,773.95 → 1,711.90 元/公斤", "▼ 3.50%，跌破 1,750 元/公斤"},
		{"氧化镝 change 3", true, "1,773.95 → 1,711.90 yuan/kg", "▼ 3.50%, a change of 3% or more"},
	} {
		e := shippedBot(t)
		a, err := e.Alert(intent.ParseAlert(c.text), e.Catalog().Newest(), c.english)
		if err != nil {
			t.Fatal(err)
		}
		shown, b := a.InChat()
		if b.Figure != c.figure || shown.Lead != c.lead || len(shown.Details) > 0 || len(a.Offers) != 1 {
			t.Errorf("%s shows %q, %q, %q, %q", c.text, b.Head, b.Figure, shown.Lead, shown.Details)
		}
		if again, err := e.Answer(t.Context(), Question{Text: b.Again}); err != nil || again.Figures[0].Value != "1711.90" {
			t.Errorf("%s: %v, %v", b.Again, again, err)
		}
	}
}
