package index

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rebot/index/bulletin"
)

// A synth writes issues that look like the bulletin's and say nothing true: names, months and figures vary, and
// sentences are composed, so that grams are as common or as rare as in real issues. The same seed writes the same text.
type synth struct {
	*rand.Rand
	month bulletin.Month
	out   strings.Builder
}

// synthFirst is the month of the first synthetic issue; 2,400 of them reach two centuries further.
var synthFirst = bulletin.NewMonth(1905, 1)

// synthIssue is the text of one issue, of some 62 KB.
func synthIssue(month bulletin.Month) string {
	s := &synth{Rand: rand.New(rand.NewPCG(uint64(month), 7)), month: month}
	s.line("离子型稀土信息简报 %d年 第%d期", month.Year(), month.Month())
	s.line("行业动态")
	for range 8 {
		s.news()
	}
	s.trade()
	s.line("科研进展")
	for range 6 {
		s.research()
	}
	s.line("价格走势")
	s.prices()
	s.line("专利简介")
	for range 4 {
		s.patent()
	}
	return s.out.String()
}

// synthFolder writes the newest n issues before 2105 to a folder, and tells how many bytes they are.
func synthFolder(t testing.TB, n int) (folder string, size int) {
	folder = t.TempDir()
	for i := range n {
		m := synthFirst + bulletin.Month(2400-n+i)
		text := synthIssue(m)
		size += len(text)
		if err := os.WriteFile(filepath.Join(folder, m.String()+".txt"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder, size
}

func (s *synth) line(format string, args ...any) { fmt.Fprintf(&s.out, format+"\n\n", args...) }

func pick[T any](s *synth, of []T) T { return of[s.IntN(len(of))] }

var (
	synthPlaces = strings.Fields(`缅甸 越南 哈萨克斯坦 智利 巴西 澳大利亚 加拿大 印度 马来西亚 美国 日本 韩国 德国 法国 挪威 瑞典 格陵兰 南非 坦桑尼亚 安哥拉
		江西赣州 四川凉山 内蒙古包头 广东平远 福建龙岩 广西崇左 湖南永州 山东微山 云南陇川 贵州织金`)
	synthElements = strings.Fields("镧 铈 镨 钕 钐 铕 钆 铽 镝 钬 铒 铥 镱 镥 钇 钪")
	synthProducts = strings.Fields("氧化镧 氧化铈 氧化镨 氧化钕 金属钕 氧化钐 氧化铕 氧化钆 钆铁 氧化铽 金属铽 氧化镝 镝铁 氧化钬 钬铁 氧化铒 氧化镱 氧化镥 氧化钇 氧化镨钕 镨钕金属")
	synthUses     = strings.Fields("永磁电机 荧光粉 储氢合金 抛光粉 催化剂 激光晶体 磁制冷 超导薄膜 陶瓷电容 光纤放大器 玻璃着色 医用造影剂 靶材 钢铁添加剂 镁合金 高温涂层")
	synthMethods  = strings.Fields("溶剂萃取法 感应熔炼法 水热法 溶胶凝胶法 共沉淀法 脉冲激光沉积 离子交换 熔盐电解 机械合金化 静电纺丝 微波烧结 第一性原理计算")
	synthBodies   = strings.Fields("中国有色金属报 产业前沿 国土资源部 海关总署 中国稀土行业协会 上海有色金属网 工业和信息化部 自然资源部 国家统计局 证券时报")
	synthVerbs    = strings.Fields("宣布 启动 完成 推迟 批准 收购 扩建 暂停 恢复 调整 公布 否认")
	synthThings   = strings.Fields("稀土矿开采项目 冶炼分离生产线 资源整合方案 出口许可制度 环境影响评价 地质勘探计划 永磁材料工厂 回收示范工程 长期供应协议 总量控制指标 矿区生态修复 价格指数")
	// Names are made of these, which gives each issue grams of its own.
	synthChars = []rune(`安邦宝北斌博才昌成承川春达德东栋恩方飞峰福刚高光贵国海浩恒洪华辉惠吉佳建江杰金锦景俊凯康克坤兰乐立利良林灵龙隆绿梅美明铭南宁鹏平奇强青清庆秋泉仁荣瑞润森山胜盛石世舒顺思松泰涛天廷伟文武希贤祥新兴雄旭轩雪亚阳耀业宜义益英永勇友宇玉元远岳云泽展正志智中忠州卓子`)
)

func (s *synth) name(n int) string {
	r := make([]rune, n)
	for i := range r {
		r[i] = pick(s, synthChars)
	}
	return string(r)
}

func (s *synth) latin() string {
	b := []byte{byte('A' + s.IntN(26))}
	for range 4 + s.IntN(5) {
		b = append(b, byte('a'+s.IntN(26)))
	}
	return string(b)
}

func (s *synth) figure() string { return fmt.Sprintf("%.2f", 1+s.Float64()*900) }

func (s *synth) date() string { return fmt.Sprintf("%d月%d日", s.month.Month(), 1+s.IntN(28)) }

func (s *synth) company() string {
	return s.name(2) + pick(s, strings.Fields("稀土 磁业 资源 新材 矿业")) + "公司"
}

// sentence composes one of the sentences that news are made of.
func (s *synth) sentence(place, company string) string {
	switch s.IntN(8) {
	case 0:
		return fmt.Sprintf("%s，%s%s%s的%s。", s.date(), company, pick(s, synthVerbs), place, pick(s, synthThings))
	case 1:
		return fmt.Sprintf("%s%s矿区的%s含量较高，预计年产%s吨%s。", place, s.name(2), pick(s, synthElements), s.figure(), pick(s, synthProducts))
	case 2:
		return fmt.Sprintf("公司总经理%s表示，%s的需求来自%s，增速有望达到%.1f%%。", s.name(3), pick(s, synthProducts), pick(s, synthUses), s.Float64()*40)
	case 3:
		return fmt.Sprintf("该项目总投资%s亿元，由%s与%s公司共同出资，%d年建成。", s.figure(), company, s.latin(), s.month.Year()+1+s.IntN(6))
	case 4:
		return fmt.Sprintf("业内人士%s认为，受%s影响，%s价格将%s。", s.name(2), pick(s, synthThings), pick(s, synthProducts), pick(s, []string{"上涨", "回落", "平稳", "震荡"}))
	case 5:
		return fmt.Sprintf("%s与%s签署了为期%d年的%s，涉及%s和%s。", company, s.company(), 2+s.IntN(9), pick(s, synthThings), pick(s, synthUses), pick(s, synthUses))
	case 6:
		return fmt.Sprintf("据%s数据，%d年%s%s矿产量为%s万吨，同比增长%.1f%%。", pick(s, synthBodies), s.month.Year()-1, place, s.name(2), s.figure(), s.Float64()*30)
	}
	return fmt.Sprintf("由于%s，%s的%s%s，当地%s镇受到影响。", pick(s, synthThings), place, s.name(2)+"矿", pick(s, synthVerbs), s.name(2))
}

func (s *synth) news() {
	place, company := pick(s, synthPlaces), s.company()
	s.line("%s%s%s的%s", company, pick(s, synthVerbs), place, pick(s, synthThings))
	for range 12 {
		var p strings.Builder
		for range 2 + s.IntN(4) {
			p.WriteString(s.sentence(place, company))
		}
		s.line("%s", p.String())
	}
	s.line("（来源：%s）", pick(s, synthBodies))
}

func (s *synth) research() {
	use, element, method := pick(s, synthUses), pick(s, synthElements), pick(s, synthMethods)
	s.line("%s大学在%s掺杂%s研究方面取得进展", s.name(2), element, use)
	for range 5 {
		s.line("%s教授团队采用%s制备了%s%d样品，%s。结果表明，温度为%s℃时性能最佳，%s提高了%.1f%%。该成果发表在《%s》上，%s为第一作者。",
			s.name(3), method, s.latin(), s.IntN(99), s.sentence(pick(s, synthPlaces), s.company()), s.figure(), use, s.Float64()*90, s.latin(), s.name(3))
	}
	s.line("（来源：%s大学）", s.name(2))
}

func (s *synth) trade() {
	s.line("海关总署：%d年%d月稀土进出口情况", s.month.Year(), s.month.Month())
	for _, what := range strings.Fields("稀土 钢材 铜材 铝材 煤炭 铁矿砂 大豆 原油") {
		amount := float64(1000 + s.IntN(90000))
		s.line("%d年%d月%s出口%.1f吨，同比%d年%d月增加%.1f%%。%d年1-%d月累计出口%.1f吨，同比增加%.1f%%。", s.month.Year(), s.month.Month(), what, amount,
			s.month.Year()-1, s.month.Month(), s.Float64()*30, s.month.Year(), s.month.Month(), amount*float64(s.month.Month()), s.Float64()*30)
	}
	s.line("（来源：海关总署）")
}

func (s *synth) prices() {
	s.line("%d年%d月稀土价格走势", s.month.Year(), s.month.Month())
	s.line("%d月份，稀土价格指数基本保持平稳。本月平均价格指数为%s点。", s.month.Month(), s.figure())
	s.line("表1 %d年%d月我国主要稀土氧化物平均价格对比（单位：元/公斤）", s.month.Year(), s.month.Month())
	before := s.month - 1
	s.line("产品名 纯度 %d年%d月平均价 %d年%d月平均价 环比", before.Year(), before.Month(), s.month.Year(), s.month.Month())
	for i, p := range synthProducts {
		old, now := synthPrice(before, i), synthPrice(s.month, i)
		s.line("%s ≧99%% %.2f %.2f %.2f%%", p, old, now, (now-old)/old*100)
	}
	s.line("（来源：中国稀土行业协会）")
}

// synthPrice is the price of a product in a month, so that each issue's column of the month before agrees.
func synthPrice(m bulletin.Month, product int) float64 {
	r := rand.New(rand.NewPCG(uint64(m), uint64(product)))
	return float64(int(1000+r.Float64()*99000)) / 100
}

func (s *synth) patent() {
	s.line("一种%s的%s制备方法及装置", pick(s, synthUses), pick(s, synthElements))
	s.line("公开（公告）日期：%d-%02d-%02d", s.month.Year(), s.month.Month(), 1+s.IntN(28))
	s.line("公开（公告）号：CN%d%dB", 100000+s.IntN(900000), 100+s.IntN(900))
	s.line("发明人：%s，%s，%s", s.name(3), s.name(2), s.name(3))
	s.line("摘要：本发明公开了一种%s的%s制备方法，采用%s。%s%s", pick(s, synthUses), pick(s, synthElements), pick(s, synthMethods),
		s.sentence(pick(s, synthPlaces), s.company()), s.sentence(pick(s, synthPlaces), s.company()))
	s.line("（来源：专利公布公告）")
}

// synthQuestions asks what the synthetic issues can answer, by name, by topic, and by words that stand everywhere.
func synthQuestions(n int) []string {
	s := &synth{Rand: rand.New(rand.NewPCG(1, 2))}
	qs := make([]string, n)
	for i := range qs {
		s.month = synthFirst + bulletin.Month(s.IntN(2400))
		switch i % 6 {
		case 0:
			qs[i] = s.company() + "在" + pick(s, synthPlaces) + "的" + pick(s, synthThings)
		case 1:
			qs[i] = pick(s, synthMethods) + "制备" + pick(s, synthElements) + pick(s, synthUses) + "的结果怎么样？"
		case 2:
			qs[i] = fmt.Sprintf("%d年%d月%s产量是多少", s.month.Year(), s.month.Month(), pick(s, synthPlaces))
		case 3:
			qs[i] = pick(s, synthProducts) + "价格为什么上涨"
		case 4:
			qs[i] = "哪些公司" + pick(s, synthVerbs) + "了" + pick(s, synthThings)
		case 5:
			qs[i] = "稀土" + pick(s, synthUses) + "的需求"
		}
	}
	return qs
}

func TestSyntheticIssuesReadAsIssues(t *testing.T) {
	month := bulletin.NewMonth(2024, 11)
	text := synthIssue(month)
	is, err := bulletin.Read(month.String()+".txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if is.Month != month || len(is.Articles) != 20 || len(is.Quotes) < 2*len(synthProducts) {
		t.Errorf("%d bytes read as %s, %d articles, %d quotes; want %s, 20, and %d or more", len(text), is.Month, len(is.Articles), len(is.Quotes), month, 2*len(synthProducts))
	}
	if n := len(listPassages([]*bulletin.Issue{is}).places); n < 150 {
		t.Errorf("%d passages, want 150 or more", n)
	}
	if len(is.Problems)+len(is.Findings) > 0 {
		t.Errorf("problems %v, findings %v; want none", is.Problems, is.Findings)
	}
}
