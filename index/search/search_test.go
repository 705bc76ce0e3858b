package search

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"rebot/index/bulletin"
)

// issueOf makes an issue of articles given as title, kind and paragraphs.
func testIssue(month string, articles ...[]string) *bulletin.Issue {
	m, err := bulletin.ParseMonth(month)
	if err != nil {
		panic(err)
	}
	is := &bulletin.Issue{Month: m, File: month + ".txt"}
	for _, a := range articles {
		art := bulletin.Article{Title: a[0], Kind: bulletin.Kind(a[1]), Section: a[1] + " 栏", Source: "测试报"}
		for _, p := range a[2:] {
			art.Paragraphs = append(art.Paragraphs, bulletin.Paragraph{Text: p})
		}
		is.Articles = append(is.Articles, art)
	}
	return is
}

func testSearcher(t testing.TB, issues ...*bulletin.Issue) *Finder {
	t.Helper()
	s := New(issues)
	t.Cleanup(func() { s.Close() })
	return s
}

// found lists the hits of a query as month, title and paragraph.
func found(t testing.TB, s *Finder, q Query) string {
	t.Helper()
	hits, err := s.Search(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, h := range hits {
		out = append(out, fmt.Sprintf("%s %s %d", h.Issue.Month, h.In().Title, h.Paragraph))
	}
	return strings.Join(out, ", ")
}

// threeMonths holds the same news three times, and a law in one of them.
func threeMonths(t testing.TB) *Finder {
	news := []string{"缅甸封关", "news", "缅甸封关影响供应。", "价格上涨。"}
	return testSearcher(t,
		testIssue("2024-09", news),
		testIssue("2024-11", news, []string{"缅甸封关之法", "policy", "封关依法进行。"}),
		testIssue("2024-10", news),
	)
}

func TestTheNewestComesFirstAmongEquals(t *testing.T) {
	got := found(t, threeMonths(t), Query{Text: "缅甸封关影响供应", N: 3})
	if want := "2024-11 缅甸封关 0, 2024-10 缅甸封关 0, 2024-09 缅甸封关 0"; got != want {
		t.Errorf("found %s, want %s", got, want)
	}
}

func TestMonthsKindsAndSectionsNarrowTheSearch(t *testing.T) {
	s := threeMonths(t)
	month := func(m int) bulletin.Month { return bulletin.NewMonth(2024, m) }
	for _, c := range []struct {
		q    Query
		want string
	}{
		{Query{From: month(10), To: month(10), N: 1}, "2024-10 缅甸封关 0"},
		{Query{To: month(9), N: 1}, "2024-09 缅甸封关 0"},
		{Query{From: month(12)}, ""},
		{Query{From: month(11), To: month(9)}, ""},
		{Query{Kinds: []bulletin.Kind{bulletin.Policy}}, "2024-11 缅甸封关之法 0"},
		{Query{Kinds: []bulletin.Kind{bulletin.Patents}}, ""},
		{Query{To: month(10), Kinds: []bulletin.Kind{bulletin.Policy}}, ""},
		{Query{Section: "policy 栏"}, "2024-11 缅甸封关之法 0"},
		{Query{Section: "policy"}, ""},
	} {
		c.q.Text = "缅甸封关"
		if got := found(t, s, c.q); got != c.want {
			t.Errorf("%+v found %q, want %q", c.q, got, c.want)
		}
	}
}

func TestAHeadingIsFoundWithWhatStandsUnderIt(t *testing.T) {
	is := testIssue("2024-11", []string{"智利稀土", "news", "欧洲", "公司举行了几次会议。", "美国", "公司正在选址。"})
	is.Articles[0].Paragraphs[0].Heading = true
	is.Articles[0].Paragraphs[2].Heading = true
	if got := found(t, testSearcher(t, is), Query{Text: "欧洲会议", N: 1}); got != "2024-11 智利稀土 1" {
		t.Errorf("found %s", got)
	}
}

func TestWhatStandsTwiceIsFoundOnce(t *testing.T) {
	is := testIssue("2024-11", []string{"外贸", "trade", "进出口总值增长。", "进出口总值增长。"})
	is.Articles[0].Paragraphs[1].Repeat = true
	if got := found(t, testSearcher(t, is), Query{Text: "进出口总值"}); got != "2024-11 外贸 0" {
		t.Errorf("found %s", got)
	}
}

func TestMarksAreWholeAndMerged(t *testing.T) {
	s := testSearcher(t, testIssue("2024-11", []string{"题", "news", "氧化镨钕价格５月上涨，Nd3+与镝。氧化镨钕出口。"}))
	hits, err := s.Search(context.Background(), Query{Text: "氧化镨钕价格 5月 nd3+ 镝"})
	if err != nil || len(hits) != 1 {
		t.Fatal(hits, err)
	}
	var got []string
	for _, m := range hits[0].Marks {
		got = append(got, hits[0].Passage().Text[m.From:m.To])
	}
	if want := "氧化镨钕价格５月|Nd3|镝|氧化镨钕"; strings.Join(got, "|") != want {
		t.Errorf("marked %s, want %s", strings.Join(got, "|"), want)
	}
}

// These were written before the search was; the longer list is in search.tsv.
func TestWhatTheBulletinDoesNotTellIsNotFound(t *testing.T) {
	s := testSearcher(t, realIssue(t))
	for _, q := range []string{"今天天气怎么样", "怎么做红烧肉", "比特币价格", "越南咖啡出口", "weather today", "特朗普关税", "", "？", "的", "什么"} {
		if got := found(t, s, Query{Text: q}); got != "" {
			t.Errorf("%q found %s", q, got)
		}
	}
	for _, q := range []string{"缅甸封关的影响", "緬甸封關的影響", "哈萨克斯坦稀土计划", "镧污染怎么治理", "Kazatomprom", "JOGMEC",
		"CN118655100B", "RSBF", "镝", "what did Kazatomprom sign with BRGM"} {
		if found(t, s, Query{Text: q}) == "" {
			t.Errorf("%q found nothing", q)
		}
	}
}

func TestAnyTextCanBeAsked(t *testing.T) {
	s := threeMonths(t)
	for _, q := range []string{
		strings.Repeat("缅甸封关", 10000), ".*.*.*", "/[/", "*缅*",
		"缅甸~9^99", `"缅甸`, "\x00", "\xff\xfe缅", strings.Repeat("a ", 10000), "𠮷𠮷", "〇", "缅甸\n封关",
	} {
		if hits, err := s.Search(context.Background(), Query{Text: q, N: 1 << 30}); err != nil || len(hits) > maxHits {
			t.Errorf("%.20q: %d hits, error %v", q, len(hits), err)
		}
	}
}

func TestNoIssuesHoldNothing(t *testing.T) {
	for _, issues := range [][]*bulletin.Issue{nil, {testIssue("2024-11")}} {
		if got := found(t, testSearcher(t, issues...), Query{Text: "缅甸"}); got != "" {
			t.Errorf("found %s", got)
		}
	}
}

func TestManyAskAtOnce(t *testing.T) {
	s := threeMonths(t)
	want := found(t, s, Query{Text: "缅甸封关"})
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 50 {
				if got := found(t, s, Query{Text: "缅甸封关"}); got != want {
					t.Errorf("found %s, want %s", got, want)
				}
				found(t, s, Query{Text: "封关依法进行", N: 1})
			}
		})
	}
	all.Wait()
}

func TestASearchThatIsGivenUpSaysSo(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := threeMonths(t).Search(ctx, Query{Text: "缅甸封关"}); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
}

// A brokenEngine panics, as one over a file that was cut short does.
type brokenEngine struct{ Engine }

func (brokenEngine) Retrieve(context.Context, func(Terms) ([]Found, error)) ([]uint32, error) {
	panic("slice bounds")
}

func TestADamagedIndexIsNotAnEmptyOne(t *testing.T) {
	s := threeMonths(t)
	broken := &Finder{engine: brokenEngine{s.engine}, passages: s.passages}
	if hits, err := broken.Search(context.Background(), Query{Text: "缅甸"}); !errors.Is(err, ErrDamaged) {
		t.Errorf("found %d, error %v", len(hits), err)
	}
}

func TestAClosedSearchSaysSoAndItsHitsStayGood(t *testing.T) {
	s := threeMonths(t)
	hits, err := s.Search(context.Background(), Query{Text: "缅甸封关"})
	if err != nil || len(hits) == 0 {
		t.Fatal(hits, err)
	}
	if err := errors.Join(s.Close(), s.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Search(context.Background(), Query{Text: "缅甸封关"}); !errors.Is(err, ErrClosed) {
		t.Errorf("error is %v", err)
	}
	if hits[0].Passage().Text == "" || len(hits[0].Marks) == 0 {
		t.Error("a hit lost its text")
	}
}

// manyTables are tables of firms, one a month and long, beside as much prose.
func manyTables(t testing.TB) *Finder {
	var issues []*bulletin.Issue
	for m := range 12 {
		month := fmt.Sprintf("2024-%02d", m+1)
		var rows strings.Builder
		for i := range 60 {
			fmt.Fprintf(&rows, "第%d厂 | %d.%02d | %d | ", i, 100+i, m, i*m)
		}
		prose := []string{"矿山消息", "news"}
		for i := range 20 {
			prose = append(prose, fmt.Sprintf("矿山的产量在增加，企业的工人也多了，这是第%d条。", i))
		}
		title := fmt.Sprintf("2024年%d月企业表", m+1)
		issues = append(issues, testIssue(month, prose, []string{title, "news", "云岭钨锡厂 | 88.10 | 7 | " + rows.String()},
			[]string{title + "之二", "news", "东湾冶炼厂 | 88.10 | 7 | " + rows.String()}))
	}
	return testSearcher(t, issues...)
}

func TestALongTableIsFoundByANameAndAPeriod(t *testing.T) {
	s := manyTables(t)
	for ask, want := range map[string]string{
		"麻烦帮忙核对云岭钨锡厂当时报送上来的那几项经营指标，2024年5月到底各自对应什么水平？": "2024-05 2024年5月企业表 0",
		"东湾冶炼厂2024年08月毛利、负债以及现金流等财务状况究竟怎样":             "2024-08 2024年8月企业表之二 0",
		"云岭钨锡厂毛利、负债以及现金流等财务状况究竟怎样":                     "", // no period
		"西海稀贵厂2024年8月毛利、负债以及现金流等财务状况究竟怎样":              "", // no such name
	} {
		if got := found(t, s, Query{Text: ask, N: 1}); got != want {
			t.Errorf("%s: found %q, want %q", ask, got, want)
		}
	}
}
