package audit

import (
	"iter"
	"maps"
	"strings"
	"unicode/utf8"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// inBrackets calls f with every paragraph of prose that holds brackets.
func (a *auditor) inBrackets(f func(article int, p *bulletin.Paragraph)) {
	for i := range a.Articles {
		for j := range a.Articles[i].Paragraphs {
			p := &a.Articles[i].Paragraphs[j]
			if _, read := a.tellings.of[p]; read && bulletin.HasAny(p.Text, "(", "（") {
				f(i, p)
			}
		}
	}
}

// brackets holds a number against its restatement in brackets, such as 1.95 万吨（17699 吨）.
func (a *auditor) brackets() {
	a.inBrackets(func(article int, p *bulletin.Paragraph) {
		for _, pair := range a.tellings.of[p].restated {
			a.bracket(article, p, &pair[0], &pair[1])
		}
	})
}

// restated is where the quantity stands that another is put as again in the brackets behind it, 0 for none.
func restated(tokens []lexicon.Token, i int) int {
	k := i + 2
	if tokens[i].Class != lexicon.Quantity || tokens[i].Upper != "" || k >= len(tokens) || tokens[i+1].Text != "(" {
		return 0
	}
	for k+1 < len(tokens) && tokens[k].Class == lexicon.Word &&
		(tokens[k].Of("about") || tokens[k].Is("be") || tokens[k].Is("op.sum") || tokens[k].Is("op.per") ||
			tokens[k].Fills()) {
		k++
	}
	if k+1 >= len(tokens) || tokens[k].Class != lexicon.Quantity || tokens[k].Upper != "" || tokens[k+1].Text != ")" {
		return 0
	}
	return k
}

func (a *auditor) bracket(article int, p *bulletin.Paragraph, f, g *figureAt) {
	first, again := bulletin.Fact{Value: amountOf(f.digits), Unit: f.unit}, bulletin.Fact{Value: amountOf(g.digits), Unit: g.unit}
	v, w, ok := onOneScale(&first, &again)
	if !ok || v.Meets(w) {
		return
	}
	x := bulletin.Place{Says: first.Value.Text + f.unit, Cite: a.lines(article, p, f.from, f.to)}
	y := bulletin.Place{Says: again.Value.Text + g.unit, Cite: a.lines(article, p, g.from, g.to)}
	a.Findings = append(a.Findings, bulletin.Finding{Rule: "bracket", A: x, B: y,
		Text: x.Says + " 与其后括号内的 " + y.Says + " 不等"})
}

// symbolsOf are elements that texts about rare earths name beside the rare earths themselves.
var symbolsOf = func() map[string]string {
	m := map[string]string{"镁": "Mg", "钙": "Ca", "铝": "Al", "铁": "Fe", "钴": "Co", "镍": "Ni", "铜": "Cu", "锌": "Zn",
		"钠": "Na", "钾": "K", "氟": "F", "氯": "Cl", "硫": "S", "磷": "P", "锰": "Mn", "钡": "Ba", "锶": "Sr"}
	maps.Copy(m, bulletin.Symbols())
	return m
}()

var knownSymbols = func() map[string]bool {
	m := map[string]bool{}
	for _, s := range symbolsOf {
		m[s] = true
	}
	return m
}()

// symbols holds an element's name against the symbol in brackets behind it, such as 镧（La）.
func (a *auditor) symbols() {
	a.inBrackets(func(article int, p *bulletin.Paragraph) {
		for at, opened := range brackets(p.Text) {
			name, from := elementBefore(p.Text[:at])
			symbol := inBrackets(p.Text[at+opened:])
			if want := symbolsOf[name]; want != "" && knownSymbols[symbol] && want != symbol {
				first, last := p.Lines(from, at+len(symbol))
				c := bulletin.Cite{Article: article, First: first, Last: last}
				a.Findings = append(a.Findings, bulletin.Finding{Rule: "symbol",
					Text: name + "的符号印作 " + symbol + "，应为 " + want,
					A:    bulletin.Place{Says: name, Cite: c}, B: bulletin.Place{Says: symbol, Cite: c}})
			}
		}
	})
}

// brackets gives where each bracket opens in a text, and its length in bytes.
func brackets(s string) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for i := 0; i < len(s); i++ {
			size := 1
			if strings.HasPrefix(s[i:], "（") {
				size = len("（")
			} else if s[i] != '(' {
				continue
			}
			if !yield(i, size) {
				return
			}
		}
	}
}

// elementBefore is the character that a text ends in and where it stands, words such as 浓度 behind it left out: 镧 of
// 镧元素浓度 c.
func elementBefore(s string) (name string, from int) {
	s = strings.TrimRight(strings.TrimSuffix(strings.TrimRight(s, " "), "c"), " ")
	for was := ""; was != s; {
		was = s
		for _, word := range []string{"元素", "离子", "浓度", "含量"} {
			s = strings.TrimSuffix(s, word)
		}
	}
	_, size := utf8.DecodeLastRuneInString(s)
	return s[len(s)-size:], len(s) - size
}

// inBrackets returns the text before the closing bracket, without blanks and 总.
func inBrackets(s string) string {
	end := strings.IndexAny(s, ")）")
	return strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s[:max(end, 0)]), "总"))
}
