package bulletin

import (
	"regexp"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A Mention is a product's name found in a text. More than one Product means that the name is ambiguous;
// none that it looks like a product's and no list has it.
type Mention struct {
	Text       string
	From, To   int // byte range in the folded text
	Products   []string
	Bare       bool // an element alone, such as 镝 or Dy
	Near       []string
	Correction string // the word that a misspelt English name was read as
}

// Names resolves products' names. It knows the closed list, and any name that the loaded issues price.
type Names struct {
	han   map[string][]string
	latin map[string][]string // words joined by one blank
	words int                 // the most words of a Latin name
}

// NewNames makes a resolver of the closed list and of more names, as issues print them.
func NewNames(more ...string) *Names {
	n := &Names{han: map[string][]string{}, latin: map[string][]string{}}
	for _, p := range products {
		n.add(p.Name, p.Name)
		for _, a := range p.Aliases {
			n.add(a, p.Name)
		}
	}
	for _, name := range more {
		if len(n.han[Fold(name)])+len(n.latin[latinKey(name)]) == 0 {
			n.add(Fold(name), name)
		}
	}
	return n
}

func (n *Names) add(alias, product string) {
	m, key := n.han, alias
	if !HasHan(alias) {
		m, key = n.latin, latinKey(alias)
		n.words = max(n.words, strings.Count(key, " ")+1)
	}
	for _, p := range m[key] {
		if p == product {
			return
		}
	}
	m[key] = append(m[key], product)
}

// latinKey writes a Latin name as its words: small letters, no accents or tone marks, one blank between.
func latinKey(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(Fold(s)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case isWord(r):
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func isWord(r rune) bool { return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// Canonical gives the canonical name of a product that is named exactly, as in a cell of a table.
func (n *Names) Canonical(name string) (string, bool) {
	f := Fold(strings.ReplaceAll(name, " ", ""))
	ps := n.han[f]
	if !HasHan(f) {
		ps = n.latin[latinKey(name)]
	}
	if len(ps) != 1 {
		return name, false
	}
	return ps[0], true
}

// Find lists the products named in a folded text (see Fold), in order. The longest name wins where names overlap.
func (n *Names) Find(folded string) []Mention {
	out := append(n.FindHan(folded), n.findLatin(folded)...)
	sort.SliceStable(out, func(i, j int) bool { return out[i].From < out[j].From })
	return out
}

const longestHan = 12

// FindHan lists the products named in Chinese.
func (n *Names) FindHan(s string) []Mention {
	var out []Mention
	for i := 0; i < len(s); {
		m := n.hanAt(s, i)
		if m.To == 0 {
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
			continue
		}
		out = append(out, m)
		i = m.To
	}
	return out
}

// likeProduct matches what looks like the name of a compound, metal or alloy of one or more elements.
var likeProduct = func() *regexp.Regexp {
	all := ""
	for _, e := range elements {
		all += e.Han
	}
	re := "[" + all + "]"
	return regexp.MustCompile(`^(?:(?:[中高低]` + re + `)?富` + re + `+(?:离子|稀土)?矿|(?:氧化|碳酸|氯化|氟化|硝酸|草酸|醋酸|氢氧化|硫酸|磷酸|溴化|氢化|金属|高纯)` + re + `+(?:铝|镁|钴|铁)?|` + re + `+(?:铁硼|铁氮|铁|钴|铝|镁|铜|镍|金属|合金))(?:合金)?`)
}()

// LikeProduct returns what looks like a product's name at the beginning of s, of the list or not.
func LikeProduct(s string) string { return likeProduct.FindString(s) }

// hanAt finds the longest name that begins at s[i:]: of the list, then of the shape of one, then a lone element.
func (n *Names) hanAt(s string, i int) Mention {
	end, count := i, 0
	best := 0
	for j, r := range s[i:] {
		if count++; count > longestHan || !unicode.Is(unicode.Han, r) {
			break
		}
		end = i + j + utf8.RuneLen(r)
		if n.han[s[i:end]] != nil {
			best = end
		}
	}
	if m := likeProduct.FindString(s[i:]); i+len(m) > max(best, i) && !strings.HasSuffix(s[i:max(best, i)], "矿") {
		return Mention{Text: m, From: i, To: i + len(m), Near: n.near(m)}
	}
	if best > 0 {
		return Mention{Text: s[i:best], From: i, To: best, Products: n.han[s[i:best]]}
	}
	return n.elementAt(s, i)
}

// elementAt takes a run of elements without a form: 镝, or 镨钕.
func (n *Names) elementAt(s string, i int) Mention {
	end := i
	for _, r := range s[i:] {
		if _, ok := elementOf(string(r)); !ok {
			break
		}
		end += utf8.RuneLen(r)
	}
	if end == i {
		return Mention{}
	}
	run := s[i:end]
	if ps := n.forms(run); len(ps) > 0 {
		return Mention{Text: run, From: i, To: end, Products: ps, Bare: true}
	}
	_, size := utf8.DecodeRuneInString(run)
	return Mention{Text: run[:size], From: i, To: i + size, Products: n.forms(run[:size]), Bare: true}
}

// forms lists what an element, or a pair of them, can mean: oxide, metal, alloy.
func (n *Names) forms(run string) []string {
	var out []string
	for _, name := range []string{"氧化" + run, "金属" + run, run + "铁"} {
		if ps := n.han[name]; len(ps) == 1 {
			out = append(out, ps[0])
		}
	}
	return out
}

// near offers products of the same elements as a name that no list has.
func (n *Names) near(name string) []string {
	var out []string
	for _, e := range Elements(name) {
		out = append(out, n.forms(e)...)
	}
	return out
}
