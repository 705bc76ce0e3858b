package bulletin

import (
	"strings"

	"github.com/agnivade/levenshtein"
)

type word struct {
	text     string
	from, to int
}

// latinWords cuts the Latin words out of a folded text; a formula such as dy2o3 is one.
func latinWords(s string) []word {
	var out []word
	start := -1
	for i, r := range s + " " {
		switch {
		case isWord(r) && start < 0:
			start = i
		case !isWord(r) && start >= 0:
			out = append(out, word{latinKey(s[start:i]), start, i})
			start = -1
		}
	}
	return out
}

// findLatin finds formulas, English names and pinyin: as many words as make a name, the longest first.
func (n *Names) findLatin(s string) []Mention {
	ws := latinWords(s)
	var out []Mention
	for i := 0; i < len(ws); {
		m, used := n.latinAt(s, ws[i:], len(ws) == 1 || onlyHints(ws, i))
		if used == 0 {
			i++
			continue
		}
		out = append(out, m)
		i += used
	}
	return out
}

// onlyHints reports whether every word but one is a word of asking for a price.
func onlyHints(ws []word, but int) bool {
	for i, w := range ws {
		if i != but && w.text != "price" && w.text != "re" && w.text != "p" && w.text != "of" {
			return false
		}
	}
	return true
}

func (n *Names) latinAt(s string, ws []word, alone bool) (Mention, int) {
	for k := min(n.words, len(ws)); k > 0; k-- {
		from, to := ws[0].from, ws[k-1].to
		if strings.ContainsFunc(s[from:to], func(r rune) bool { return r > 0x2fff }) {
			continue
		}
		if ps := n.latinName(ws[:k]); ps != nil {
			return Mention{Text: s[from:to], From: from, To: to, Products: ps}, k
		}
	}
	return n.latinElement(s, ws, alone)
}

// latinName looks words up as they are, and run together, as pinyin is often typed in syllables.
func (n *Names) latinName(ws []word) []string {
	texts := make([]string, len(ws))
	for i, w := range ws {
		texts[i] = w.text
	}
	if ps := n.latin[strings.Join(texts, " ")]; ps != nil {
		return ps
	}
	if len(ws) > 1 && len(ws) < 7 {
		joined := n.latin[strings.Join(texts, "")]
		if len(joined) > 0 && len(texts[0]) > 1 {
			return joined
		}
	}
	return nil
}

// symbolWords are symbols that are also words, which mean an element only when they stand alone.
var symbolWords = map[string]bool{"la": true, "er": true, "ho": true, "pr": true, "eu": true, "y": true, "pm": true,
	"tm": true, "sc": true, "lu": true, "ce": true}

func (n *Names) latinElement(s string, ws []word, alone bool) (Mention, int) {
	w := ws[0]
	m := Mention{Text: s[w.from:w.to], From: w.from, To: w.to, Bare: true}
	if w.text == "prnd" || w.text == "ndpr" || w.text == "didymium" || w.text == "punv" || w.text == "punu" {
		m.Products = []string{"氧化镨钕", "镨钕金属"}
		return m, 1
	}
	for _, e := range elements {
		symbol := strings.ToLower(e.Symbol)
		if w.text == e.English || w.text == symbol && (alone || !symbolWords[symbol]) || alone && w.text == e.Pinyin {
			m.Products = append(m.Products, n.forms(e.Han)...)
		}
	}
	if m.Products != nil {
		return m, 1
	}
	return n.misspelt(s, ws)
}

// misspelt reads an English name of an element with a slip in it, where no other element is nearly as close:
// terbium, erbium and ytterbium differ in one letter, and one is never taken for another.
func (n *Names) misspelt(s string, ws []word) (Mention, int) {
	best, second, name := 9, 9, ""
	for _, e := range elements {
		switch d := levenshtein.ComputeDistance(ws[0].text, e.English); {
		case d < best:
			best, second, name = d, best, e.English
		case d < second:
			second = d
		}
	}
	if len(ws[0].text) < 6 || best > 2 || second < best+2 {
		return Mention{}, 0
	}
	right := append([]word{{name, ws[0].from, ws[0].to}}, ws[1:]...)
	m, used := n.latinAt(s, right, false)
	m.Correction = name
	return m, used
}
