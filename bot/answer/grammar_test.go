package answer

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"rebot/index/bulletin"
)

func parsed(s string) float64 {
	v, _ := strconv.ParseFloat(s, 64)
	return v
}

func formatted(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// A grammar makes questions with what a right answer says.
type grammar struct {
	*rand.Rand
	rows            []priced
	partners, firms []trader
}

type made struct {
	shape, text string
	want        want
}

func pick[T any](g *grammar, of ...T) T { return of[g.IntN(len(of))] }

// question makes one question of any shape.
func (g *grammar) question() made {
	shapes := []func() made{g.value, g.change, g.pair, g.reckon, g.basket, g.budget, g.unit, g.listed, g.ranked, g.bounded, g.chosen, g.moved, g.over, g.trade, g.firm, g.english, g.composed, g.nth, g.october, g.counted}
	m := shapes[g.IntN(len(shapes))]()
	return m
}

// say joins parts of a question in their order, with fillers between.
func (g *grammar) say(parts ...string) string {
	var b strings.Builder
	b.WriteString(pick(g, "", "", "", "请问", "麻烦问一下，", "老板，", "帮我看看", "你好，想问下"))
	for _, p := range parts {
		b.WriteString(p)
		b.WriteString(pick(g, "", "", "", "", " "))
	}
	b.WriteString(pick(g, "", "", "", "？", "?", "呢", "啊"))
	return b.String()
}

// when is a month as people say it, and whether it is the one before the newest.
func (g *grammar) when() (text string, before bool) {
	if g.IntN(4) == 0 {
		return pick(g, "10月", "上个月", "2024年10月", "十月份"), true
	}
	return pick(g, "", "11月", "本月", "2024年11月", "这个月"), false
}

func (g *grammar) one() priced { return g.rows[g.IntN(len(g.rows))] }

// several gives n different products.
func (g *grammar) several(n int) []priced {
	out := slices.Clone(g.rows)
	g.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out[:n]
}

// called is a product as people call it.
func (g *grammar) called(p priced) string {
	for _, known := range bulletin.Products() {
		if known.Name == p.name && g.IntN(4) == 0 {
			for range 8 {
				if a := known.Aliases[g.IntN(len(known.Aliases))]; strings.ContainsFunc(a, func(r rune) bool { return r >= 0x3400 }) {
					return a
				}
			}
		}
	}
	return p.name
}

func (g *grammar) value() made {
	p := g.one()
	when, before := g.when()
	v := p.now
	if before {
		if p.before == 0 {
			return g.value()
		}
		v = p.before
	}
	ask := pick(g, "多少钱", "什么价", "的价格", "价格是多少", "均价", "卖多少钱一公斤", "报价多少")
	return made{"value", g.say(pick(g, []string{when, g.called(p), ask}, []string{g.called(p), when, ask})...), want{numbers: []float64{v}, names: nil}}
}

func (g *grammar) change() made {
	p := g.one()
	ask := pick(g, "环比", "环比跌了多少", "涨跌幅", "跌幅多少", "环比变化多少", "涨了还是跌了")
	return made{"change", g.say(pick(g, "", "11月", "本月"), g.called(p), ask), want{numbers: []float64{p.change}}}
}

// pair asks which of two costs more, and by how much or how many times.
func (g *grammar) pair() made {
	two := g.several(2)
	a, b := two[0], two[1]
	x, y := g.called(a), g.called(b)
	if a.now == b.now {
		return g.pair()
	}
	dearer := a
	if b.now > a.now {
		dearer = b
	}
	diff := dearer.now - min(a.now, b.now)
	switch g.IntN(4) {
	case 0:
		return made{"which", g.say(x, pick(g, "和", "跟", "与"), y, pick(g, "哪个贵", "哪个更贵", "谁更贵", "哪种贵")), want{leads: []string{dearer.name}, names: []string{a.name, b.name}}}
	case 1:
		return made{"ratio", g.say(x, pick(g, "是", "的价格是"), y, pick(g, "的几倍", "的多少倍")), want{numbers: []float64{a.now / b.now}}}
	case 2:
		word := "贵多少"
		if a.now < b.now {
			word = "便宜多少"
		}
		return made{"difference", g.say(x, "比", y, word), want{numbers: []float64{diff}}}
	}
	return made{"difference", g.say(x, pick(g, "和", "跟", "与"), y, pick(g, "差多少", "差价多少", "的价差", "相差几块钱")), want{numbers: []float64{diff}}}
}

// reckon asks for a sum or a mean of some that are named.
func (g *grammar) reckon() made {
	some := g.several(2 + g.IntN(3))
	sum := 0.0
	var names []string
	for _, p := range some {
		sum += p.now
		names = append(names, g.called(p))
	}
	list := strings.Join(names, pick(g, "、", "和", "，"))
	if g.IntN(2) == 0 {
		return made{"sum", g.say(list, pick(g, "加起来多少", "一共多少钱", "价格之和", "的价格合计")), want{numbers: []float64{sum}}}
	}
	return made{"mean", g.say(list, pick(g, "平均多少钱", "平均下来多少", "的平均值", "均摊多少")), want{numbers: []float64{sum / float64(len(some))}}}
}

func (g *grammar) amount() (text string, kg float64) {
	n := 1 + g.IntN(40)
	switch g.IntN(4) {
	case 0:
		return fmt.Sprintf("%d吨", n), float64(n) * 1000
	case 1:
		return pick(g, "半吨", "500公斤", "500kg"), 500
	case 2:
		return fmt.Sprintf("%d斤", n*2), float64(n)
	}
	return fmt.Sprintf("%d公斤", n+1), float64(n + 1)
}

func (g *grammar) basket() made {
	some := g.several(1 + g.IntN(3))
	total := 0.0
	var parts []string
	for _, p := range some {
		text, kg := g.amount()
		total += kg * p.now
		parts = append(parts, text+g.called(p))
	}
	return made{"basket", g.say(pick(g, "", "买", "要买"), strings.Join(parts, pick(g, "、", "和", "加")), pick(g, "要多少钱", "一共多少钱", "总价多少", "得花多少钱")), want{numbers: []float64{total}}}
}

func (g *grammar) budget() made {
	p := g.one()
	wan := 1 + g.IntN(90)
	return made{"budget", g.say(fmt.Sprintf("%d万", wan), pick(g, "能买多少", "可以买多少", "够买几公斤", "够买多少"), g.called(p)), want{numbers: []float64{float64(wan) * 10000 / p.now}}}
}

func (g *grammar) unit() made {
	p := g.one()
	units := map[string]float64{"一克": 0.001, "每克": 0.001, "一吨": 1000, "每吨": 1000, "一斤": 0.5, "一磅": 0.45359237, "每公斤": 1}
	var all []string
	for u := range units {
		all = append(all, u)
	}
	slices.Sort(all)
	u := all[g.IntN(len(all))]
	v := p.now * units[u]
	w := want{numbers: []float64{v}}
	if u == "一吨" || u == "每吨" {
		w.numbers = []float64{v / 10000}
		return made{"unit", g.say(g.called(p), "多少万元"+u), w}
	}
	return made{"unit", g.say(pick(g, []string{g.called(p), u, "多少钱"}, []string{u, g.called(p), "多少钱"})...), w}
}
