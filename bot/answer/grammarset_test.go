package answer

import (
	"fmt"
	"slices"
	"strings"

	"rebot/index/bulletin"
)

// A set is some of the products, as a question names it: before and behind what is asked of it.
type set struct {
	before, behind string
	rows           []priced
}

// set chooses a group or all, and leaves some out.
func (g *grammar) set() set {
	groups := []struct {
		name string
		has  func(string) bool
	}{
		{"", func(string) bool { return true }}, {"", func(string) bool { return true }},
		{"轻稀土", bulletin.Light}, {"重稀土", bulletin.Heavy},
		{"氧化物", func(s string) bool { return strings.HasPrefix(s, "氧化") }},
		{"金属类", func(s string) bool { return strings.Contains(s, "金属") }},
	}
	group := groups[g.IntN(len(groups))]
	s := set{before: group.name}
	if group.name != "" {
		s.before += pick(g, "", "里", "里面", "当中")
	}
	out := ""
	keep := func(string) bool { return true }
	switch g.IntN(6) {
	case 0:
		p := g.one()
		out, keep = g.called(p), func(s string) bool { return s != p.name }
	case 1:
		two := g.several(2)
		out = two[0].name + pick(g, "和", "、", "跟") + two[1].name
		keep = func(s string) bool { return s != two[0].name && s != two[1].name }
	case 2:
		e := pick(g, "镝", "铽", "钬", "钆", "镥", "钇")
		out, keep = e, func(s string) bool { return !strings.Contains(s, e) || s == "中钇富铕矿" }
	case 3:
		if group.name == "" {
			out, keep = "氧化物", func(s string) bool { return !strings.HasPrefix(s, "氧化") }
		}
	}
	if out != "" {
		s.without(g, out)
	}
	for _, p := range g.rows {
		if group.has(p.name) && keep(p.name) {
			s.rows = append(s.rows, p)
		}
	}
	return s
}

// without says what is left out, before the group or behind the question.
func (s *set) without(g *grammar, out string) {
	switch g.IntN(4) {
	case 0:
		s.before = pick(g, "除了", "除去", "不算", "剔除", "去掉", "不含") + out + "，" + s.before
	case 1:
		s.before = out + pick(g, "以外，", "除外，", "之外，") + s.before
	case 2:
		s.before = s.before + pick(g, "除", "除开") + out + pick(g, "外", "以外")
	case 3:
		s.behind = "，" + out + pick(g, "不算", "除外", "不要", "别算")
	}
}

func (s set) names() (out []string) {
	for _, p := range s.rows {
		out = append(out, p.name)
	}
	return out
}

func sorted(rows []priced, by func(p priced) float64) []priced {
	out := slices.Clone(rows)
	slices.SortStableFunc(out, func(a, b priced) int {
		switch x, y := by(a), by(b); {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	return out
}

// firstOf gives the first n of rows with those that tie with the last of them.
func firstOf(rows []priced, n int, by func(p priced) float64) []priced {
	n = min(n, len(rows))
	for n > 0 && n < len(rows) && by(rows[n]) == by(rows[n-1]) {
		n++
	}
	return rows[:n]
}

func now(p priced) float64  { return p.now }
func fall(p priced) float64 { return -p.change }
func low(p priced) float64  { return -p.now }

func namesOf(rows []priced) (out []string) {
	for _, p := range rows {
		out = append(out, p.name)
	}
	return out
}

var han = []string{"", "一", "两", "三", "四", "五"}

func (g *grammar) listed() made {
	s := g.set()
	if len(s.rows) < 2 {
		return g.listed()
	}
	ask := pick(g, "全部价格", "所有产品的价格", "价格都列出来", "产品价格各是多少")
	return made{"list", g.say(s.before, ask, s.behind), want{names: s.names()}}
}

func (g *grammar) ranked() made {
	s := g.set()
	n := 1 + g.IntN(4)
	by, ask := now, ""
	switch g.IntN(3) {
	case 0:
		ask = pick(g, "最贵的"+han[n]+"种", "价格最高的"+han[n]+"个产品", "最贵的前"+strings.Replace(han[n], "两", "二", 1)+"名")
	case 1:
		by, ask = low, pick(g, "最便宜的"+han[n]+"种", "价格最低的"+han[n]+"个产品")
	case 2:
		by, ask = fall, pick(g, "跌得最多的"+han[n]+"种", "跌幅最大的"+han[n]+"个产品", "跌幅前"+strings.Replace(han[n], "两", "二", 1))
	}
	rows := s.rows
	if by(priced{change: -1}) == 1 {
		rows = slices.DeleteFunc(slices.Clone(rows), func(p priced) bool { return p.change >= 0 })
	}
	rows = firstOf(sorted(rows, by), n, by)
	if len(rows) == 0 {
		return g.ranked()
	}
	return made{"ranked", g.say(s.before, ask, pick(g, "是哪些", "有哪些", "是什么", ""), s.behind), want{names: namesOf(rows)}}
}

func within(rows []priced, ok func(p priced) bool) (out []priced) {
	for _, p := range rows {
		if ok(p) {
			out = append(out, p)
		}
	}
	return out
}

func (g *grammar) bounded() made {
	s := g.set()
	b := float64(pick(g, 10, 50, 100, 200, 400, 500, 1000, 1500, 3000, 5500))
	var ask string
	var ok func(p priced) bool
	switch g.IntN(7) {
	case 4: // bounds in words
		power := pick(g, "百", "千")
		b = map[string]float64{"百": 100, "千": 1000}[power]
		ask, ok = pick(g, "均价过", "价格上", "价格破了", "均价超")+power+pick(g, "的", "元的"), func(p priced) bool { return p.now > b }
	case 5:
		power := pick(g, "百", "千")
		b = map[string]float64{"百": 100, "千": 1000}[power]
		ask, ok = pick(g, "不到", "不足", "低于")+power+"元的", func(p priced) bool { return p.now < b }
	case 6:
		upper := b * float64(pick(g, 2, 3, 5))
		ask, ok = fmt.Sprintf(pick(g, "价格%g到%g的", "均价在%g至%g元之间的", "%g到%g元的"), b, upper), func(p priced) bool { return p.now >= b && p.now <= upper }
	case 0:
		ask, ok = pick(g, "价格超过%g的", "高于%g元的", "均价在%g以上的", "%g块以上的"), func(p priced) bool { return p.now > b }
	case 1:
		ask, ok = pick(g, "价格低于%g的", "不到%g元的", "均价在%g以下的", "没到%g块的"), func(p priced) bool { return p.now < b }
	case 2:
		ask, ok = pick(g, "不超过%g元的", "没超过%g的"), func(p priced) bool { return p.now <= b }
	case 3:
		ask, ok = pick(g, "不低于%g元的", "不少于%g的"), func(p priced) bool { return p.now >= b }
	}
	if s.rows = within(s.rows, ok); len(s.rows) == 0 {
		return g.bounded()
	}
	if strings.Contains(ask, "%g") {
		ask = fmt.Sprintf(ask, b)
	}
	return g.those("bounded", s, ask, pick(g, "产品有哪些", "品种", "都是什么产品"), pick(g, "产品有几种", "品种有多少个"))
}

// those asks which the rows of a set are, or how many.
func (g *grammar) those(kind string, s set, ask, which, many string) made {
	w := want{names: namesOf(s.rows)}
	if g.IntN(3) == 0 {
		which, w.leads = many, []string{fmt.Sprint(len(s.rows))}
	}
	return made{kind, g.say(s.before, ask, which, s.behind), w}
}

func mean(rows []priced, by func(p priced) float64) float64 {
	return total(rows, by) / float64(len(rows))
}

func total(rows []priced, by func(p priced) float64) (sum float64) {
	for _, p := range rows {
		sum += by(p)
	}
	return sum
}

// chosen reckons with what a ranking or a set gives.
func (g *grammar) chosen() made {
	s := g.set()
	n := 2 + g.IntN(3)
	by, ask, fell := now, "最贵的", false
	switch g.IntN(3) {
	case 0:
		by, ask = low, "最便宜的"
	case 1:
		by, ask, fell = fall, "跌得最多的", true
		s.rows = within(s.rows, func(p priced) bool { return p.change < 0 })
	}
	rows := firstOf(sorted(s.rows, by), n, by)
	if len(rows) < 2 {
		return g.chosen()
	}
	ask += han[n] + pick(g, "种", "个产品", "个品种")
	switch g.IntN(3) {
	case 0:
		return made{"chosen sum", g.say(s.before, ask, pick(g, "一共多少钱", "价格加起来多少", "价格合计"), s.behind), want{numbers: []float64{total(rows, now)}, names: namesOf(rows)}}
	case 1:
		return made{"chosen mean", g.say(s.before, ask, pick(g, "平均多少钱", "平均价格是多少", "价格的平均值"), s.behind), want{numbers: []float64{mean(rows, now)}, names: namesOf(rows)}}
	}
	all := sorted(s.rows, now)
	if fell || len(all) < 2 {
		return g.chosen()
	}
	return made{"spread", g.say(s.before, pick(g, "最贵的和最便宜的差多少", "最高价和最低价差多少", "价格极差"), s.behind), want{numbers: []float64{all[0].now - all[len(all)-1].now}}}
}

func (g *grammar) moved() made {
	s := g.set()
	ask, ok := "", func(priced) bool { return true }
	switch g.IntN(4) {
	case 0:
		ask, ok = pick(g, "跌了的", "下跌的", "环比下降的"), func(p priced) bool { return p.change < 0 }
	case 1:
		ask, ok = pick(g, "没跌的", "没有下跌的"), func(p priced) bool { return p.change >= 0 }
	case 2:
		ask, ok = pick(g, "持平的", "价格没变的"), func(p priced) bool { return p.change == 0 }
	case 3:
		b := float64(1 + g.IntN(4))
		ask, ok = fmt.Sprintf(pick(g, "跌幅超过%g%%的", "跌了%g%%以上的", "跌超%g%%的"), b), func(p priced) bool { return p.change < -b }
	}
	if s.rows = within(s.rows, ok); len(s.rows) == 0 {
		return g.moved()
	}
	return g.those("moved", s, ask, pick(g, "产品有哪些", "品种有哪些", "都有哪些"), "产品有几个")
}

// over asks whether a price lies within a bound.
func (g *grammar) over() made {
	p := g.one()
	b := float64(pick(g, 10, 50, 100, 200, 400, 500, 1000, 1500, 3000, 5500))
	ask, holds := fmt.Sprintf(pick(g, "超过%g了吗", "有没有超过%g", "过%g了吗", "是不是超过%g元了"), b), p.now > b
	if g.IntN(2) == 0 {
		ask, holds = fmt.Sprintf(pick(g, "跌破%g了吗", "低于%g了吗", "是不是低于%g"), b), p.now < b
	}
	lead := "没有"
	if holds {
		lead = "是的"
	}
	return made{"over", g.say(g.called(p), pick(g, "", "的价格", "均价"), ask), want{leads: []string{lead}, numbers: []float64{p.now}}}
}
