package slack

import (
	"encoding/json"
	"strings"
	"testing"

	"rebot/bot/bottest"
	"rebot/bot/bottest/golden"
	"rebot/bot/reply"
	"rebot/index/bulletin"
)

// samples are questions whose replies are of every kind.
var samples = []string{"氧化镝多少钱", "比较氧化镝和氧化铽", "重稀土价格", "轻稀土价格", "全部产品价格", "跌幅前三", "氧化镨钕各月价格", "稀土价格指数",
	"trade 稀土出口", "news 缅甸", "新矿产资源法什么时候施行", "专利", "digest", "疑点", "help", "镝多少钱", "明天氧化镝会涨吗", "氧化钷多少钱",
	"2023年5月氧化镝", "今天天气", "dysprosium oxide price", "compare Dy2O3 and Tb4O7", "biggest falls", "digest of the issue"}

func TestEveryKindOfReplyIsTakenBySlack(t *testing.T) {
	d := bottest.Service(t)
	for _, q := range samples {
		a := d.Ask(t.Context(), "", q)
		for _, l := range []look{{}, {ask: q}, {ask: q, private: true}} {
			m := render(a, l)
			if m.blocks == nil {
				t.Errorf("%s: the number gate holds it back", q)
			}
			refusedBy(t, q, m)
		}
		if a.Citations != nil {
			refusedBy(t, q+" 来源", render(verbatim(a), look{}))
		}
	}
}

// refusedBy fails a test whose message Slack would not take.
func refusedBy(t *testing.T, what string, m message) {
	t.Helper()
	bad := checkText(m.text)
	if m.blocks != nil {
		b, err := json.Marshal(m.blocks)
		if err != nil {
			t.Fatal(err)
		}
		bad = append(bad, checkBlocks(b)...)
	}
	if len(bad) > 0 {
		t.Errorf("%s: %q", what, bad)
	}
}

func TestAPriceShowsFigureChangeAndSource(t *testing.T) {
	a := bottest.Service(t).Ask(t.Context(), "", "氧化镝多少钱")
	got, _ := json.Marshal(render(a, look{ask: "氧化镝多少钱", private: true}).blocks)
	goldenJSON(t, "testdata/price.json", got)
}

func TestAComparisonIsATable(t *testing.T) {
	a := bottest.Service(t).Ask(t.Context(), "", "比较氧化镝和氧化铽")
	got, _ := json.Marshal(render(a, look{ask: "比较氧化镝和氧化铽"}).blocks)
	goldenJSON(t, "testdata/compare.json", got)
}

// goldenJSON holds JSON against a file.
func goldenJSON(t *testing.T, name string, got []byte) {
	t.Helper()
	var v any
	_ = json.Unmarshal(got, &v)
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	_ = e.Encode(v)
	golden.Check(t, name, b.String())
}

func TestANumberFromNowhereSendsThePlainText(t *testing.T) {
	d := bottest.Service(t)
	a := *d.Ask(t.Context(), "", "氧化镝多少钱")
	a.Notes = append(a.Notes, "31415 元")
	if m := render(&a, look{}); m.blocks != nil {
		t.Error("it left in blocks")
	}
}

// The marks of sources lead to what a card shows; of what it leaves out they would lead nowhere.
func TestSourcesHaveMarksWhereTheCardRefersToThem(t *testing.T) {
	w := reply.NewWriter(nil, false)
	w.Title, w.Details = "摘要", []string{"动态 · 甲 [1]", "动态 · 乙 [2]"}
	w.Citations = []reply.Citation{{Issue: bulletin.NewMonth(2024, 12), Source: "某校", Lines: [2]int{4, 4}},
		{Issue: bulletin.NewMonth(2024, 12), Source: "某网", Lines: [2]int{9, 9}, Article: "乙"}}
	if got := strings.Join(visibleText(render(w.Reply, look{}).blocks), "\n"); !strings.Contains(got, "[1] 某校") {
		t.Errorf("with the details it shows\n%s", got)
	}
	w.Brief(reply.Brief{Head: "摘要"}, w.Details...)
	if got := strings.Join(visibleText(render(w.Reply, look{}).blocks), "\n"); strings.Contains(got, "[1]") {
		t.Errorf("without them it shows\n%s", got)
	}
}

func TestCellsThatArePagedAreSortedByTheirValues(t *testing.T) {
	for text, want := range map[string]float64{"1,711.90": 1711.9, "▼ 3.50%": -3.5, "▲5%": 5, "-0.72%": -0.72, "0.00%": 0} {
		if got, ok := valueOf(text); !ok || got != want {
			t.Errorf("%q is sorted by %v, %v", text, got, ok)
		}
	}
	for _, text := range []string{"–", "17.46 万元/吨", "4–5", "2024-11"} {
		if got, ok := valueOf(text); ok {
			t.Errorf("%q is sorted by %v", text, got)
		}
	}
}

func TestATableStepsDownWhereItDoesNotFit(t *testing.T) {
	table := func(rows, width int) *reply.Table {
		tb := &reply.Table{Head: []string{"产品", "价"}, Right: []bool{false, true}}
		for i := range rows {
			tb.Rows = append(tb.Rows, []string{strings.Repeat("镝", width), strings.Repeat("一", i%3+1)})
		}
		return tb
	}
	for _, c := range []struct {
		t    *reply.Table
		want string
	}{{table(16, 3), `"table"`}, {table(99, 3), `"data_table"`}, {table(100, 3), "rich_text_preformatted"}, {table(100, 40), "rich_text_list"},
		{table(90, 120), "rich_text_list"}} {
		m := render(&reply.Reply{Title: "表", Table: c.t}, look{})
		b, _ := json.Marshal(m.blocks)
		if !strings.Contains(string(b), c.want) {
			t.Errorf("%d rows: no %s", len(c.t.Rows), c.want)
		}
		refusedBy(t, c.want, m)
	}
}

func TestWhatDoesNotFitIsCountedAndNothingIsCutInTheMiddle(t *testing.T) {
	a := &reply.Reply{Title: "长"}
	for range 200 {
		a.Passages = append(a.Passages, reply.Passage{Text: strings.Repeat("稀土", 1000)})
	}
	m := render(a, look{})
	refusedBy(t, "200 passages", m)
	if all := strings.Join(visibleText(m.blocks), "\n"); !strings.Contains(all, "还有 155 段放不下") &&
		!strings.Contains(all, "段放不下") {
		t.Error("nothing says that there is more")
	}
}

func FuzzRender(f *testing.F) {
	f.Add("氧化镝", "1711.90 元/公斤", "<!channel> & *x*", "a\nb", 3, true)
	f.Add("", "", "", "", 0, false)
	f.Add("", "0", "\x1a", "", 78, true)
	f.Add(strings.Repeat("&", 5000), "\xff\u202e", "𠮷", "|", 120, true)
	f.Fuzz(func(t *testing.T, title, lead, detail, cell string, n int, english bool) {
		n = max(0, min(n, 250))
		title, lead, detail, cell = title[:min(len(title), 6000)], lead[:min(len(lead), 6000)],
			detail[:min(len(detail), 600)], cell[:min(len(cell), 600)]
		a := &reply.Reply{Title: title, Lead: lead, English: english,
			Table: &reply.Table{Head: []string{cell, "b", detail}, Right: []bool{false, true, false}}}
		for i := range n {
			a.Details, a.Notes, a.Offers = append(a.Details, detail), append(a.Notes, cell),
				append(a.Offers, detail+strings.Repeat("x", i%40))
			a.Passages = append(a.Passages, reply.Passage{Text: detail, More: i%2 == 1})
			a.Table.Rows = append(a.Table.Rows, []string{cell, lead, strings.Repeat(detail, i%5)})
		}
		m := render(a, look{ask: question(title), private: true})
		refusedBy(t, "the fuzzer's", m)
		if b := ackReply(m, maxAck); b != nil && len(checkResponse(b)) > 0 {
			t.Errorf("the acknowledgement: %q", checkResponse(b))
		}
	})
}

func TestSourcesLeadToTheLinesWhereThereIsAPage(t *testing.T) {
	plainly, d := bottest.Service(t), bottest.Linked(t)
	for _, q := range samples {
		a := d.Ask(t.Context(), "", q)
		m := render(a, look{ask: q})
		if m.blocks == nil {
			t.Errorf("%s: the number gate holds it back", q)
		}
		refusedBy(t, q, m)
		b, err := json.Marshal(m.blocks)
		if err != nil {
			t.Fatal(err)
		}
		if leads := strings.Contains(string(b), bottest.LinkRoot); leads != (len(a.Citations) > 0 && a.Excerpts == nil) {
			t.Errorf("%s: it has links: %v\n%s", q, leads, b)
		}
		without := render(plainly.Ask(t.Context(), "", q), look{ask: q})
		if got, want := strings.Join(visibleText(m.blocks), "\n"), strings.Join(visibleText(without.blocks), "\n"); got != want {
			t.Errorf("%s: with links it reads\n%s\nand without\n%s", q, got, want)
		}
	}
}

func TestALinkIsNoText(t *testing.T) {
	if got, want := link("《A|B <!here> & C》", "https://rebot.example/issue/2024-11?at=1&sig=2"),
		"<https://rebot.example/issue/2024-11?at=1&amp;sig=2|《A|B &lt;!here&gt; &amp; C》>"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := link(" ", "https://rebot.example/"); strings.Contains(got, "|") {
		t.Errorf("a link without a text: %s", got)
	}
}
