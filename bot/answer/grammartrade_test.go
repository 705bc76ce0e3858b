package answer

import (
	"slices"
	"strings"

	"rebot/index"
	"rebot/index/bulletin"
)

// A trader is a partner or a kind of firm, with what it exports and imports in 万亿元.
type trader struct {
	name        string
	sells, buys float64
}

// tradersOf lists those of a dimension whose exports and imports are both printed.
func tradersOf(b *Engine, of func(f *index.Fact) string) (out []trader) {
	by := map[string]*trader{}
	var order []string
	for _, f := range b.lib.Facts(bulletin.TradeFact) {
		name := of(f)
		if name == "" || f.Measure != bulletin.Money || f.Period.Months() < 2 {
			continue
		}
		if by[name] == nil {
			by[name] = &trader{name: name}
			order = append(order, name)
		}
		v := f.Value.Value.InexactFloat64()
		if strings.HasPrefix(f.Unit, "亿") {
			v /= 10000
		}
		switch f.Direction {
		case "出口":
			by[name].sells = v
		case "进口":
			by[name].buys = v
		}
	}
	for _, n := range order {
		if by[n].sells > 0 && by[n].buys > 0 {
			out = append(out, *by[n])
		}
	}
	return out
}

func countries(f *index.Fact) string {
	if f.Subject != "货物贸易" || f.Partner == "" || strings.Contains(f.Partner, "一带一路") {
		return ""
	}
	return f.Partner
}

func firms(f *index.Fact) string {
	if f.Partner == "" && strings.HasSuffix(f.Subject, "企业") {
		return f.Subject
	}
	return ""
}

// direction is which way goods go, with the word before a partner's name.
func (g *grammar) direction() (word, to string, of func(t trader) float64) {
	if g.IntN(2) == 0 {
		return "出口", "对", func(t trader) float64 { return t.sells }
	}
	return "进口", "自", func(t trader) float64 { return t.buys }
}

// trade asks about partners: one, several together, all but one, the balance.
func (g *grammar) trade() made {
	word, to, of := g.direction()
	when := pick(g, "", "前11个月", "1-11月")
	some := slices.Clone(g.partners)
	g.Shuffle(len(some), func(i, j int) { some[i], some[j] = some[j], some[i] })
	a, b := some[0], some[1]
	switch g.IntN(5) {
	case 0:
		return made{"partner", g.say(when, to+a.name, word, pick(g, "多少", "额是多少", "了多少钱")), want{numbers: []float64{of(a)}}}
	case 1:
		return made{"balance", g.say(when, "对"+a.name, "的", pick(g, "贸易顺差", "顺差")), want{numbers: []float64{a.sells - a.buys}}}
	case 2:
		w := want{}
		for _, p := range some[1:] {
			w.names = append(w.names, p.name)
		}
		return made{"all but a partner", g.say(when, pick(g, "除了"+a.name+"，", "不算"+a.name+"，", a.name+"以外，"), pick(g, "其他伙伴", "别的贸易伙伴", "其余贸易伙伴"), word, pick(g, "各多少", "分别是多少")), w}
	case 3:
		return made{"partners' sum", g.say(when, to+a.name+"和"+b.name, word, pick(g, "加起来多少", "一共多少", "合计")), want{numbers: []float64{of(a) + of(b)}}}
	}
	largest := some[1]
	for _, p := range some[1:] {
		if of(p) > of(largest) {
			largest = p
		}
	}
	return made{"largest but one", g.say(when, pick(g, "除了"+a.name+"，", a.name+"不算，", a.name+"除外，"), pick(g, word+"最多的贸易伙伴是谁", word+"额最大的贸易伙伴是哪个")), want{names: []string{largest.name}}}
}

// firm asks about kinds of firms.
func (g *grammar) firm() made {
	word, _, of := g.direction()
	when := pick(g, "", "前11个月", "1-11月")
	some := slices.Clone(g.firms)
	g.Shuffle(len(some), func(i, j int) { some[i], some[j] = some[j], some[i] })
	a := some[0]
	switch g.IntN(3) {
	case 0:
		return made{"firm", g.say(when, a.name, word, pick(g, "多少", "了多少钱", "额多少")), want{numbers: []float64{of(a)}}}
	case 1:
		return made{"firms' difference", g.say(when, a.name, "和", some[1].name, word, pick(g, "差多少", "相差多少")), want{numbers: []float64{max(of(a), of(some[1])) - min(of(a), of(some[1]))}}}
	}
	w := want{}
	for _, p := range some[1:] {
		w.names = append(w.names, p.name)
	}
	return made{"all but a kind of firm", g.say(when, pick(g, "除了"+a.name+"，", a.name+"以外，", "不含"+a.name+"，"), pick(g, "其余企业", "其他企业", "另外两类企业"), word, pick(g, "各多少", "分别多少")), w}
}

// english asks for prices in English.
func (g *grammar) english() made {
	name := map[string]string{"氧化镝": "dysprosium oxide", "氧化铽": "terbium oxide", "镝铁": "ferro dysprosium", "氧化钆": "gadolinium oxide",
		"金属钕": "neodymium metal", "氧化镥": "lutetium oxide", "氧化钇": "yttrium oxide", "镨钕金属": "PrNd metal"}
	var known []priced
	for _, p := range g.rows {
		if name[p.name] != "" {
			known = append(known, p)
		}
	}
	g.Shuffle(len(known), func(i, j int) { known[i], known[j] = known[j], known[i] })
	a, b := known[0], known[1]
	switch g.IntN(4) {
	case 0:
		return made{"english", pick(g, "price of ", "how much is ", "what does ") + name[a.name] + pick(g, "", " in November", " please"), want{numbers: []float64{a.now}}}
	case 1:
		return made{"english", "difference between " + name[a.name] + " and " + name[b.name], want{numbers: []float64{max(a.now, b.now) - min(a.now, b.now)}}}
	case 2:
		rows := within(g.rows, func(p priced) bool { return p.name != a.name })
		rows = firstOf(sorted(rows, now), 3, now)
		return made{"english", pick(g, "top 3 most expensive products", "the three dearest products") + pick(g, " except ", " excluding ", " without ", " other than ") + name[a.name], want{names: namesOf(rows)}}
	}
	rows := within(g.rows, func(p priced) bool { return p.now > 1000 && p.name != a.name })
	return made{"english", pick(g, "products above 1000 yuan per kg", "list all products over 1000 yuan/kg") + pick(g, " except ", ", not counting ", " but not ") + name[a.name], want{names: namesOf(rows)}}
}
