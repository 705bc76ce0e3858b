package telegram

import (
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus/testutil"

	"rebot/bot/bottest"
	"rebot/bot/reply"
)

// shown renders the answer to a question.
func shown(t *testing.T, q string, page int) card {
	t.Helper()
	c := render(bottest.Service(t).Ask(t.Context(), "", q), page)
	for _, p := range c.parts {
		if text, err := bottest.ParseHTML(p.html); err != nil || text != p.text {
			t.Errorf("%s: telegram would refuse %q: %v", q, p.html, err)
		}
		for _, l := range preLines(p.html) {
			if wide.StringWidth(l) > columns {
				t.Errorf("%s: %q is wider than a phone", q, l)
			}
		}
	}
	return c
}

func TestTablesFitAPhone(t *testing.T) {
	for _, c := range []struct {
		q     string
		page  int
		lines []string // of the tables, without blanks at their ends
	}{
		{"全部产品价格", 0, []string{"名称     元/公斤     涨跌", "氧化镧      4.00    0.00%", "钆铁\u3000    165.19  ▼ 4.17%",
			"氧化镝  1,711.90  ▼ 3.50%"}},
		{"全部产品价格", 1, []string{"镨钕金属", "17.46 万元/吨   ▼ 2.9%"}},
		{"比较氧化镝和氧化铽", 0, []string{"氧化镝  1,711.90  ▼ 3.50%", "氧化铽  5,885.00  ▼ 0.72%"}},
		{"氧化镝各月价格", 0, []string{"2024年11月  1,711.90  ▼ 3.50%", "2024年10月  1,773.95"}},
	} {
		text := shown(t, c.q, c.page).text()
		for _, l := range c.lines {
			if !strings.Contains(text, l) {
				t.Errorf("%s, page %d lacks %q:\n%s", c.q, c.page, l, text)
			}
		}
	}
}

func TestRowsThatBelongTogetherAreOneTable(t *testing.T) {
	text := shown(t, "rare earth price index", 0).text()
	for _, l := range []string{"average        2024-11      172.4", "high           2024-11-04   175.2"} {
		if !strings.Contains(text, l) {
			t.Errorf("%q is lost:\n%s", l, text)
		}
	}
}

func TestWhatATableLosesStandsBesideIt(t *testing.T) {
	text := shown(t, "全部产品价格", all).text()
	for _, s := range []string{"2024年11月\n名称", "元/公斤", "17.46 万元/吨"} {
		if !strings.Contains(text, s) {
			t.Errorf("%q is lost:\n%s", s, text)
		}
	}
}

// A column that does not fit is told below the table.
func TestAColumnThatDoesNotFitStandsBelow(t *testing.T) {
	a := &reply.Reply{Table: &reply.Table{Head: []string{"名称", "数值", "涨跌", "纯度"},
		Right: []bool{false, true, true, false},
		Rows:  [][]string{{"氧化镨钕氧化镨钕", "418.71", "-1.83%", "≧99.9%"}, {"氧化钇", "42.00", "0.00%", "≧99.999%"}}}}
	reply.Writer{Reply: a}.Permit("418.71 1.83 99.9 42.00 0.00 99.999")
	text := render(a, all).text()
	for _, s := range []string{"氧化镨钕氧化镨钕 418.71 -1.83%", "纯度：", "氧化钇 ≧99.999%"} {
		if !strings.Contains(text, s) {
			t.Errorf("%q is lost:\n%s", s, text)
		}
	}
}

func TestATableThatIsTooWideIsAList(t *testing.T) {
	a := &reply.Reply{Table: &reply.Table{Head: []string{"Product", "Average", "Change"},
		Right: []bool{false, true, true},
		Rows: [][]string{{"Dysprosium-iron alloy (镝铁), of any purity", "1681.67", "-3.77%"},
			{"Terbium metal", "7359.76", ""}}}}
	reply.Writer{Reply: a}.Permit("1681.67 3.77 7,359.76")
	c := render(a, 0)
	want := "• Dysprosium-iron alloy (镝铁), of any purity  Average 1,681.67 · Change -3.77%\n• Terbium metal  Average 7,359.76"
	if len(c.parts) != 1 || c.parts[0].text != want {
		t.Errorf("it shows %+v", c.parts)
	}
}

func TestANumberThatTheGateDoesNotKnowIsNotShownInMarkup(t *testing.T) {
	a := &reply.Reply{Title: "氧化镝 1711.90"}
	w := &Adapter{metrics: NewMetrics(nil, nil)}
	c := w.render(a, 0)
	if testutil.ToFloat64(w.metrics.HeldBack.WithLabelValues(Platform)) != 1 ||
		strings.Contains(c.parts[0].html, "<b>") {
		t.Errorf("it shows %+v", c.parts)
	}
}

func TestALongAnswerIsCutBetweenRows(t *testing.T) {
	a := &reply.Reply{Title: "题", Table: &reply.Table{Head: []string{"产品", "名称"}, Right: []bool{false, false}}}
	for range 400 {
		a.Table.Rows = append(a.Table.Rows, []string{"𠮷𠮷𠮷", "氧化镝氧化镝"}, []string{"镝", "a & b < c"})
	}
	c := render(a, all)
	if len(c.parts) < 4 {
		t.Fatalf("%d parts", len(c.parts))
	}
	rows := 0
	for _, p := range c.parts {
		checkPart(t, p)
		lines := preLines(p.html)
		if !strings.HasPrefix(lines[0], "产品") {
			t.Errorf("a part begins without the head: %q", lines[0])
		}
		for _, l := range lines[1:] {
			if rows++; !strings.HasSuffix(l, "氧化镝氧化镝") && !strings.HasSuffix(l, "a & b < c") {
				t.Errorf("a row was cut: %q", l)
			}
		}
	}
	if rows != 800 {
		t.Errorf("%d rows of 800", rows)
	}
}

func TestSourcesLeadToTheLinesWhereThereIsAPage(t *testing.T) {
	plainly, d := bottest.Service(t), bottest.Linked(t)
	for _, q := range []string{"氧化镝多少钱", "全部产品价格", "news 缅甸", "digest", "疑点", "dysprosium oxide price", "2023年5月氧化镝", "help"} {
		a := d.Ask(t.Context(), "", q)
		c, without := render(a, 0), render(plainly.Ask(t.Context(), "", q), 0)
		var all string
		for _, p := range c.parts {
			all += p.html
			if text, err := bottest.ParseHTML(p.html); err != nil || text != p.text {
				t.Errorf("%s: telegram would refuse %q: %v", q, p.html, err)
			}
		}
		if leads := strings.Contains(all, `<a href="`+bottest.LinkRoot); c.heldBack || leads != (len(a.Citations) > 0) {
			t.Errorf("%s: held back %v, links %v", q, c.heldBack, leads)
		}
		if c.text() != without.text() {
			t.Errorf("%s: with links it reads\n%s\nand without\n%s", q, c.text(), without.text())
		}
	}
}

func TestALongTitleThatIsCutStaysALink(t *testing.T) {
	var html string
	for _, l := range append(line{{text: "来源："}}, linked(strings.Repeat("字", 50), "https://rebot.example/?a=1&b=2")...).short(20) {
		html += l.html(false) + "\n"
	}
	if n := strings.Count(html, `<a href="https://rebot.example/?a=1&amp;b=2">字`); n != 3 {
		t.Errorf("%d pieces lead there:\n%s", n, html)
	}
	if l := linked("see evil.example", "https://rebot.example/"); strings.Contains(l.html(false), "<a ") {
		t.Errorf("a name of another server is the text of a link: %s", l.html(false))
	}
}

// A card of a figure is six lines of a phone, its source and receipt among them.
func TestACardIsSixLinesOfAPhone(t *testing.T) {
	for _, q := range []string{"氧化镝多少钱", "氧化镨钕价格", "氧化镝跌了多少", "氧化镝多少钱一吨", "500公斤氧化镝要多少钱", "稀土出口",
		"氧化镥纯度", "dysprosium oxide price", "PrNd oxide price"} {
		lines := 0
		text := render(bottest.Receipted(t).Reply(t.Context(), Platform, "", q), 0).text()
		for l := range strings.Lines(text) {
			lines += (wide.StringWidth(strings.TrimSpace(l)) + phone - 1) / phone
		}
		if lines > 6 || !strings.Contains(text, "#"+bottest.Receipt[:5]) {
			t.Errorf("%s: %d lines:\n%s", q, lines, text)
		}
	}
}

// phone is how many columns of proportional letters a line of a phone has.
const phone = 40
