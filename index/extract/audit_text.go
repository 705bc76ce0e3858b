package extract

import (
	"maps"
	"regexp"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
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
	a.each("(", func(article int, p *bulletin.Paragraph, _ string) {
		tokens := words.Tokens(p.Text, a.Month)
		for i := range tokens {
			if k := restated(tokens, i); k > 0 {
				a.bracket(article, p, &tokens[i], &tokens[k])
			}
		}
	})
}

// restated is where the quantity stands that another is put as again in the brackets behind it, 0 for none.
func restated(tokens []lexicon.Token, i int) int {
	k := i + 2
	if tokens[i].Class != lexicon.Quantity || tokens[i].Upper != "" || k >= len(tokens) || tokens[i+1].Text != "(" {
		return 0
	}
	for k+1 < len(tokens) && tokens[k].Class == lexicon.Word && tokens[k].Class != lexicon.Quantity && (tokens[k].Of("about") || tokens[k].Is("be") || tokens[k].Is("op.sum") || tokens[k].Is("op.per") || tokens[k].Fills()) {
		k++
	}
	if k+1 >= len(tokens) || tokens[k].Class != lexicon.Quantity || tokens[k].Upper != "" || tokens[k+1].Text != ")" {
		return 0
	}
	return k
}

func (a *auditor) bracket(article int, p *bulletin.Paragraph, t, u *lexicon.Token) {
	f := bulletin.Fact{Value: amountOf(t.Digits), Unit: t.Scale + t.Unit}
	g := bulletin.Fact{Value: amountOf(u.Digits), Unit: u.Scale + u.Unit}
	v, w, ok := onOneScale(&f, &g)
	if !ok || v.Meets(w) {
		return
	}
	x := bulletin.Place{Says: f.Value.Text + f.Unit, Cite: a.lines(article, p, t.From, t.To)}
	y := bulletin.Place{Says: g.Value.Text + g.Unit, Cite: a.lines(article, p, u.From, u.To)}
	a.Findings = append(a.Findings, bulletin.Finding{Rule: "bracket", Text: x.Says + " 与其后括号内的 " + y.Says + " 不等", A: x, B: y})
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
