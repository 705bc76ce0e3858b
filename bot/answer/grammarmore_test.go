package answer

import (
	"fmt"
	"slices"
	"strings"
)

// composed ranks what meets a condition: 跌了的里面最贵的三个, 持平的不算，最便宜的两种.
func (g *grammar) composed() made {
	s := g.set()
	cond, ok := "", func(priced) bool { return true }
	switch g.IntN(4) {
	case 0:
		cond, ok = pick(g, "跌了的产品里", "下跌的品种中，", "降价的里面"), func(p priced) bool { return p.change < 0 }
	case 1:
		cond, ok = pick(g, "持平的不算，", "除了持平的，", "去掉没变的，"), func(p priced) bool { return p.change != 0 }
	case 2:
		b := float64(pick(g, 100, 400, 1000))
		cond, ok = fmt.Sprintf(pick(g, "价格低于%g的产品里", "%g元以下的产品中，", "不到%g的里面"), b), func(p priced) bool { return p.now < b }
	case 3:
		b := float64(pick(g, 100, 400, 1000))
		cond, ok = fmt.Sprintf(pick(g, "价格高于%g的产品里", "%g元以上的产品中，"), b), func(p priced) bool {
			return p.now > b &&
				(p.now != b)
		}
	}
	n := 1 + g.IntN(3)
	by, ask := now, "最贵的"
	if g.IntN(2) == 0 {
		by, ask = low, "最便宜的"
	}
	rows := firstOf(sorted(within(s.rows, ok), by), n, by)
	if len(rows) < n || len(rows) == 0 {
		return g.composed()
	}
	if n > 1 && g.IntN(3) == 0 {
		return made{"composed mean", g.say(s.before, cond, ask+han[n]+"种", pick(g, "平均多少钱", "价格的平均值"), s.behind), want{numbers: []float64{mean(rows, now)}, names: namesOf(rows)}}
	}
	return made{"composed", g.say(s.before, cond, ask+han[n]+pick(g, "种", "个"), pick(g, "是什么", "有哪些", "是谁"), s.behind), want{names: namesOf(rows)}}
}

// nth asks for one place of a ranking.
func (g *grammar) nth() made {
	s := g.set()
	n := 2 + g.IntN(3)
	place := strings.Replace(han[n], "两", "二", 1)
	by, ask := now, pick(g, "第"+place+"贵的", "价格排第"+place+"的", "价格第"+place+"高的")
	switch g.IntN(3) {
	case 0:
		by, ask = low, pick(g, "第"+place+"便宜的", "价格倒数第"+place+"的", "第"+place+"低的")
	case 1:
		by, ask = fall, pick(g, "跌幅排第"+place+"的", "跌幅第"+place+"大的")
		s.rows = within(s.rows, func(p priced) bool { return p.change < 0 })
	}
	all := sorted(s.rows, by)
	if len(all) < n+1 || by(all[n-1]) == by(all[n]) || by(all[n-1]) == by(all[n-2]) {
		return g.nth()
	}
	return made{"nth", g.say(s.before, ask, pick(g, "产品", "", "品种"), pick(g, "是什么", "是哪个", "是谁"), s.behind), want{names: []string{all[n-1].name}}}
}

// october asks the same of the month before.
func (g *grammar) october() made {
	s := g.set()
	var rows []priced
	for _, p := range s.rows {
		if p.before > 0 {
			rows = append(rows, priced{name: p.name, now: p.before})
		}
	}
	when := pick(g, "10月", "上个月", "2024年10月")
	n := 2 + g.IntN(3)
	if len(rows) <= n {
		return g.october()
	}
	switch g.IntN(3) {
	case 0:
		rows = firstOf(sorted(rows, now), n, now)
		return made{"october", g.say(when, s.before, "最贵的"+han[n]+"种", pick(g, "是哪些", "有哪些"), s.behind), want{names: namesOf(rows)}}
	case 1:
		return made{"october", g.say(s.before, when, "价格的平均值", s.behind), want{numbers: []float64{mean(rows, now)}, names: namesOf(rows)}}
	}
	return made{"october", g.say(when, s.before, "产品价格各是多少", s.behind), want{names: namesOf(rows)}}
}

// counted asks for a median, or how many moved which way.
func (g *grammar) counted() made {
	s := g.set()
	if len(s.rows) < 3 {
		return g.counted()
	}
	if g.IntN(2) == 0 {
		var down, flat int
		for _, p := range s.rows {
			if p.change < 0 {
				down++
			} else if p.change == 0 {
				flat++
			}
		}
		return made{"tally", g.say(s.before, pick(g, "几个涨几个跌几个持平", "上涨、下跌、持平的各有几种", "多少个跌了，多少个没动"), s.behind), want{leads: []string{fmt.Sprintf("下跌 %d ", down), fmt.Sprintf("持平 %d ", flat)}}}
	}
	all := sorted(s.rows, now)
	m := all[len(all)/2].now
	if len(all)%2 == 0 {
		m = (m + all[len(all)/2-1].now) / 2
	}
	return made{"median", g.say(s.before, "价格的中位数", s.behind), want{numbers: []float64{m}, names: slices.Sorted(slices.Values(namesOf(all)))}}
}
