package extract

import (
	"maps"
	"regexp"
	"strings"

	"rebot/index/bulletin"
)

var (
	again      = regexp.MustCompile(`(` + number + `)(` + scale + goods + `)\((?:约合|约|合|即|折合)?(` + number + `)(` + scale + goods + `)\)`)
	statedRise = regexp.MustCompile(`(?:至|到|为|达到?)(` + number + `)(点|` + unitPattern + `|` + scale + goods + `)?,?(?:较|比)[^,。;%\d]*(?:\d{1,4}[年月日][^,。;%\d]*)*?(` + number + `)(点|` + unitPattern + `|` + scale + goods + `)?(?:(` + up + `)|(` + down + `))(` + near + `)(` + number + `)%`)
)

// each calls f with every paragraph of prose that holds a sign.
func (a *auditor) each(sign string, f func(article int, p *bulletin.Paragraph, text string)) {
	for i := range a.Articles {
		for j := range a.Articles[i].Paragraphs {
			p := &a.Articles[i].Paragraphs[j]
			if text := prose(p); !p.Row && !p.Caption && !p.Repeat && strings.Contains(text, sign) {
				f(i, p, text)
			}
		}
	}
}

// brackets holds a number against its restatement in brackets, such as 1.95 万吨（17699 吨）.
func (a *auditor) brackets() {
	a.each("(", func(article int, p *bulletin.Paragraph, text string) {
		for _, m := range again.FindAllStringSubmatchIndex(text, -1) {
			e, g := bulletin.SplitUnit(group1(text, m, 2))
			f, g2 := bulletin.SplitUnit(group1(text, m, 4))
			if g != g2 || bulletin.IntervalOf(amountOf(group1(text, m, 1)), e).Meets(bulletin.IntervalOf(amountOf(group1(text, m, 3)), f)) {
				continue
			}
			x := bulletin.Place{Says: group1(text, m, 1) + group1(text, m, 2), Month: 0, Cite: cite(article, p, m[2], m[5])}
			y := bulletin.Place{Says: group1(text, m, 3) + group1(text, m, 4), Month: 0, Cite: cite(article, p, m[6], m[9])}
			a.Findings = append(a.Findings, bulletin.Finding{Rule: "bracket", Text: x.Says + " 与其后括号内的 " + y.Says + " 不等", A: x, B: y})
		}
	})
}

// statedChanges holds 回升至 y，较 … x 上涨 n% against what x and y give.
func (a *auditor) statedChanges() {
	a.each("%", func(article int, p *bulletin.Paragraph, text string) {
		for _, m := range statedRise.FindAllStringSubmatchIndex(text, -1) {
			g := func(i int) string { return group1(text, m, i) }
			now, old, c := amountOf(g(1)), amountOf(g(3)), signed(g(5), g(6), "", g(8))
			if c == nil || about(g(7)) != "" || !old.Value.IsPositive() || g(2) != "" && g(4) != "" && g(2) != g(4) {
				continue
			}
			if bulletin.PercentChange(bulletin.IntervalOf(old, 0), bulletin.IntervalOf(now, 0)).Meets(changeInterval(c)) || a.told(cite(article, p, m[0], m[1])) {
				continue
			}
			at := cite(article, p, m[0], m[1])
			exact := now.Value.Sub(old.Value).Shift(2).DivRound(old.Value, 8)
			a.find("change", bulletin.Place{Says: c.String(), Month: 0, Cite: at}, bulletin.Place{Says: old.Text + " → " + now.Text, Month: 0, Cite: at}, "印的变动是 %s，由 %s 与 %s 算得 %s%%", c, old.Text, now.Text, exact.StringFixed(2))
		}
	})
}

// symbolsOf are elements that texts about rare earths name beside the rare earths themselves.
var symbolsOf = func() map[string]string {
	m := map[string]string{"镁": "Mg", "钙": "Ca", "铝": "Al", "铁": "Fe", "钴": "Co", "镍": "Ni", "铜": "Cu", "锌": "Zn", "钠": "Na", "钾": "K", "氟": "F", "氯": "Cl", "硫": "S", "磷": "P", "锰": "Mn", "钡": "Ba", "锶": "Sr"}
	maps.Copy(m, bulletin.Symbols())
	return m
}()

var symbolRE = regexp.MustCompile(`(\p{Han})(?:元素|离子|浓度|含量)*\s*(?:c\s*)?\(\s*([A-Z][a-z]?)\s*(?:总)?\s*\)`)

// symbols holds an element's name against the symbol in brackets behind it, such as 镧（La）.
func (a *auditor) symbols() {
	known := map[string]bool{}
	for _, s := range symbolsOf {
		known[s] = true
	}
	a.each("(", func(article int, p *bulletin.Paragraph, text string) {
		for _, m := range symbolRE.FindAllStringSubmatchIndex(text, -1) {
			name, symbol := group1(text, m, 1), group1(text, m, 2)
			if want := symbolsOf[name]; want != "" && known[symbol] && want != symbol {
				c := cite(article, p, m[0], m[1])
				a.Findings = append(a.Findings, bulletin.Finding{Rule: "symbol", Text: name + "的符号印作 " + symbol + "，应为 " + want, A: bulletin.Place{Says: name, Month: 0, Cite: c}, B: bulletin.Place{Says: symbol, Month: 0, Cite: c}})
			}
		}
	})
}
