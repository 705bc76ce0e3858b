// Package synth makes bulletins for benchmarks and tests: as many as are wanted, of the shape and size of real ones, saying
// nothing true.
package synth

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rebot/index/bulletin"
)

// A writer writes issues that look like the bulletin's and say nothing true: names, months and figures vary, and
// sentences are composed, so that grams are as common or as rare as in real issues. The same seed writes the same text.
type writer struct {
	*rand.Rand
	month bulletin.Month
	out   strings.Builder
}

// first is the month of the first synthetic issue; 2,400 of them reach two centuries further.
var first = bulletin.NewMonth(1905, 1)

// Issue is the text of one issue, of some 62 KB.
func Issue(month bulletin.Month) string { return issue(month, 8, 6, 4) }

// Brief is the text of a short issue, of some 8 KB, for tests that do not depend on its length: with prices and trade as
// in a real one, and an article of each other kind.
func Brief(month bulletin.Month) string { return issue(month, 1, 1, 1) }

func issue(month bulletin.Month, news, papers, patents int) string {
	s := &writer{Rand: rand.New(rand.NewPCG(uint64(month), 7)), month: month}
	s.line("离子型稀土信息简报 %d年 第%d期", month.Year(), month.Month())
	s.line("行业动态")
	for range news {
		s.news()
	}
	s.trade()
	s.line("科研进展")
	for range papers {
		s.research()
	}
	s.line("价格走势")
	s.prices()
	s.line("专利简介")
	for range patents {
		s.patent()
	}
	return s.out.String()
}

// Folder writes the newest n issues before 2105 to a folder, and tells how many bytes they are.
func Folder(t testing.TB, n int) (folder string, size int) { return folderOf(t, n, Issue) }

// BriefFolder is Folder of short issues.
func BriefFolder(t testing.TB, n int) string {
	folder, _ := folderOf(t, n, Brief)
	return folder
}

func folderOf(t testing.TB, n int, text func(bulletin.Month) string) (folder string, size int) {
	folder = t.TempDir()
	for i := range n {
		m := first + bulletin.Month(2400-n+i)
		text := text(m)
		size += len(text)
		if err := os.WriteFile(filepath.Join(folder, m.String()+".txt"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder, size
}

func (s *writer) line(format string, args ...any) { fmt.Fprintf(&s.out, format+"\n\n", args...) }

func pick[T any](s *writer, of []T) T { return of[s.IntN(len(of))] }

func (s *writer) news() {
	place, company := pick(s, places), s.company()
	s.line("%s%s%s的%s", company, pick(s, verbs), place, pick(s, things))
	for range 12 {
		var p strings.Builder
		for range 2 + s.IntN(4) {
			p.WriteString(s.sentence(place, company))
		}
		s.line("%s", p.String())
	}
	s.line("（来源：%s）", pick(s, bodies))
}

func (s *writer) research() {
	use, element, method := pick(s, uses), pick(s, elements), pick(s, methods)
	s.line("%s大学在%s掺杂%s研究方面取得进展", s.name(2), element, use)
	for range 5 {
		s.line("%s教授团队采用%s制备了%s%d样品，%s。结果表明，温度为%s℃时性能最佳，%s提高了%.1f%%。该成果发表在《%s》上，%s为第一作者。",
			s.name(3), method, s.latin(), s.IntN(99), s.sentence(pick(s, places), s.company()), s.figure(), use,
			s.Float64()*90, s.latin(), s.name(3))
	}
	s.line("（来源：%s大学）", s.name(2))
}

func (s *writer) trade() {
	s.line("海关总署：%d年%d月稀土进出口情况", s.month.Year(), s.month.Month())
	for _, what := range strings.Fields("稀土 钢材 铜材 铝材 煤炭 铁矿砂 大豆 原油") {
		amount := float64(1000 + s.IntN(90000))
		s.line("%d年%d月%s出口%.1f吨，同比%d年%d月增加%.1f%%。%d年1-%d月累计出口%.1f吨，同比增加%.1f%%。", s.month.Year(), s.month.Month(), what,
			amount, s.month.Year()-1, s.month.Month(), s.Float64()*30, s.month.Year(), s.month.Month(),
			amount*float64(s.month.Month()), s.Float64()*30)
	}
	s.line("（来源：海关总署）")
}

func (s *writer) prices() {
	s.line("%d年%d月稀土价格走势", s.month.Year(), s.month.Month())
	s.line("%d月份，稀土价格指数基本保持平稳。本月平均价格指数为%s点。", s.month.Month(), s.figure())
	s.line("表1 %d年%d月我国主要稀土氧化物平均价格对比（单位：元/公斤）", s.month.Year(), s.month.Month())
	before := s.month - 1
	s.line("产品名 纯度 %d年%d月平均价 %d年%d月平均价 环比", before.Year(), before.Month(), s.month.Year(), s.month.Month())
	for i, p := range Products {
		old, now := price(before, i), price(s.month, i)
		s.line("%s ≧99%% %.2f %.2f %.2f%%", p, old, now, (now-old)/old*100)
	}
	s.line("（来源：中国稀土行业协会）")
}

// price is the price of a product in a month, so that each issue's column of the month before agrees. It moves within
// half to one and a half of what the product costs, and so stays of one order.
func price(m bulletin.Month, product int) float64 {
	usual := 20 + rand.New(rand.NewPCG(0, uint64(product))).Float64()*980
	moved := 0.5 + rand.New(rand.NewPCG(uint64(m), uint64(product))).Float64()
	return float64(int(usual*moved*100)) / 100
}

func (s *writer) patent() {
	s.line("一种%s的%s制备方法及装置", pick(s, uses), pick(s, elements))
	s.line("公开（公告）日期：%d-%02d-%02d", s.month.Year(), s.month.Month(), 1+s.IntN(28))
	s.line("公开（公告）号：CN%d%dB", 100000+s.IntN(900000), 100+s.IntN(900))
	s.line("发明人：%s，%s，%s", s.name(3), s.name(2), s.name(3))
	s.line("摘要：本发明公开了一种%s的%s制备方法，采用%s。%s%s", pick(s, uses), pick(s, elements), pick(s, methods),
		s.sentence(pick(s, places), s.company()), s.sentence(pick(s, places), s.company()))
	s.line("（来源：专利公布公告）")
}

// Questions asks what the synthetic issues can answer, by name, by topic, and by words that stand everywhere.
func Questions(n int) []string {
	s := &writer{Rand: rand.New(rand.NewPCG(1, 2))}
	qs := make([]string, n)
	for i := range qs {
		s.month = first + bulletin.Month(s.IntN(2400))
		switch i % 6 {
		case 0:
			qs[i] = s.company() + "在" + pick(s, places) + "的" + pick(s, things)
		case 1:
			qs[i] = pick(s, methods) + "制备" + pick(s, elements) + pick(s, uses) + "的结果怎么样？"
		case 2:
			qs[i] = fmt.Sprintf("%d年%d月%s产量是多少", s.month.Year(), s.month.Month(), pick(s, places))
		case 3:
			qs[i] = pick(s, Products) + "价格为什么上涨"
		case 4:
			qs[i] = "哪些公司" + pick(s, verbs) + "了" + pick(s, things)
		case 5:
			qs[i] = "稀土" + pick(s, uses) + "的需求"
		}
	}
	return qs
}
