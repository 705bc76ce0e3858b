// Package spelling finds the names that a text misspells: by a character that sounds or looks like the right one, by a
// letter or two of an English name. It knows no question: only the names of the lexicon and the characters in *.txt.
package spelling

import (
	_ "embed"
	"io"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A Misspelling is a name that was understood over a wrong character of it, or over wrong letters.
type Misspelling struct {
	Asked string
	Names []string // what it may be, where several names are as near
}

// chemical are the other elements: one of them in a name makes another name, and no misspelt one.
const chemical = "氢氦锂铍硼碳氮氟氖钠镁铝硅磷硫氯氩钾钙钛钒铬锰钴镍铜锌镓锗砷硒溴氪铷锶锆铌钼锝钌铑钯银镉铟锡锑碲碘氙铯钡" +
	"铪钽钨铼锇铱铂汞铊铅铋钋砹氡钫镭锕钍镤铀镎钚镅锔锫锎锿镄钔锘铹"

// Correct gives a text with the names that it misspells as they are written, and which they are.
func Correct(text string, tokens []lexicon.Token) (string, []Misspelling) {
	suspects := suspectsOf(tokens)
	if len(suspects) == 0 {
		return text, nil
	}
	said := []rune(bulletin.Simplify(text))
	if len(said) != utf8.RuneCountInString(text) {
		return text, nil
	}
	var all []Misspelling
	for _, i := range suspects {
		t := &tokens[i]
		if t.To > len(said) {
			continue
		}
		from, to, names := misspelt(said, tokens, i)
		if names == nil || t.Class == lexicon.Word && !t.Of("scale") && (to-from < 4 && !unread(tokens, from, to) || whole(tokens, from, to)) {
			continue
		}
		asked := string([]rune(text)[from:to])
		if slices.ContainsFunc(all, func(m Misspelling) bool { return m.Asked == asked }) {
			continue
		}
		all = append(all, Misspelling{asked, names})
	}
	for _, m := range all {
		text = strings.ReplaceAll(text, m.Asked, strings.Join(m.Names, "和"))
	}
	return text, all
}

// suspectsOf lists the tokens that may be what is wrong in a name.
func suspectsOf(tokens []lexicon.Token) (all []int) {
	for i := range tokens {
		if mayMisspell(tokens[i]) || i > 0 && cutsForm(tokens[i-1], tokens[i]) {
			all = append(all, i)
		}
	}
	return all
}

// cutsForm reports whether a filler or a number of one character stands right behind a form that a name opens with, where the name
// of an element is awaited: 氧化忒, 氧化亿.
func cutsForm(form, t lexicon.Token) bool {
	mute := t.Class == lexicon.Filler || t.Class == lexicon.Number || t.Of("scale")
	return form.Is("form.oxide") && t.From == form.To && mute && t.To == t.From+1 && bulletin.HasHan(t.Text)
}

// mayMisspell reports whether a token may be what is wrong in a name: nothing knows it, or it is a word of one
// character.
func mayMisspell(t lexicon.Token) bool {
	return t.Class == lexicon.Unknown || t.Class == lexicon.Word && t.To == t.From+1
}

// misspelt finds the longest names that one character of an unknown token keeps from standing in a text.
func misspelt(said []rune, tokens []lexicon.Token, i int) (from, to int, found []string) {
	t := &tokens[i]
	if !bulletin.HasHan(t.Text) {
		return t.From, t.To, misspeltLatin(t)
	}
	for at := t.From; at < t.To; at++ {
		other := strings.ContainsRune(chemical, said[at])
		for _, n := range spellings() {
			if len(n.letters) < to-from {
				break // they are sorted: none as long comes any more
			}
			for k, r := range n.letters {
				start, end := at-k, at-k+len(n.letters)
				if !alike(said[at], r) || other && !besideEarth(n.letters, k) || start < 0 || end > len(said) || start > t.From || end < t.To ||
					len(n.letters) == 2 && t.To-t.From > 1 || !differs(said[start:end], n.letters, k) ||
					cuts(tokens, start, end) {
					continue
				}
				if end-start > to-from {
					found = nil
				}
				from, to = start, end
				if !slices.Contains(found, n.name) {
					found = append(found, n.name)
				}
			}
		}
	}
	return from, to, found
}

// besideEarth reports whether a rare earth stands right before a letter of a name: an element that is none is misspelt
// there, 镨铷.
func besideEarth(letters []rune, k int) bool {
	return k > 0 && len(bulletin.Elements(string(letters[k-1]))) > 0
}

// whole reports whether a product stands in a piece of a text as it is written: 氧化镧是 is no 氧化镧铈.
func whole(tokens []lexicon.Token, from, to int) bool {
	return slices.ContainsFunc(tokens, func(t lexicon.Token) bool {
		return t.Class == lexicon.Product && from <= t.From && t.To <= to
	})
}

// unread reports whether a piece of a text has letters that nothing knows: 样化镥.
func unread(tokens []lexicon.Token, from, to int) bool {
	return slices.ContainsFunc(tokens, func(t lexicon.Token) bool {
		return t.Class == lexicon.Unknown && from <= t.From && t.To <= to
	})
}

// differs reports whether two names differ in one letter only.
func differs(a, b []rune, but int) bool {
	return slices.Equal(a[:but], b[:but]) && slices.Equal(a[but+1:], b[but+1:])
}

// cuts reports whether a piece of a text begins or ends inside of a word.
func cuts(tokens []lexicon.Token, from, to int) bool {
	return slices.ContainsFunc(tokens, func(t lexicon.Token) bool {
		return t.From < from && from < t.To || t.From < to && to < t.To
	})
}

// A spelling is one way to write a name, in Han.
type spelling struct {
	letters []rune
	name    string
}

// spellings are the names that may be misspelt, the longest first: products, firms of four letters and more, and pairs
// of elements.
var spellings = sync.OnceValue(func() (out []spelling) {
	add := func(form, name string, least int) {
		if r := []rune(form); len(r) >= least && !strings.ContainsFunc(form, func(r rune) bool { return r < 0x2E80 }) {
			out = append(out, spelling{r, name})
		}
	}
	for _, p := range bulletin.Products() {
		add(p.Name, p.Name, 2)
		for _, a := range p.Aliases {
			add(a, p.Name, 3)
		}
	}
	for _, f := range lexicon.Names("company") {
		add(f.Text, f.ID, 4)
		add(f.ID, f.ID, 4)
	}
	for _, f := range lexicon.Names("element") {
		add(f.ID, f.ID, 2)
	}
	slices.SortStableFunc(out, func(a, b spelling) int { return len(b.letters) - len(a.letters) })
	return out
})

// misspeltLatin finds the element whose English name an unknown word is one letter off, or two where it is long.
func misspeltLatin(t *lexicon.Token) []string {
	word := strings.ToLower(t.Text)
	if len([]rune(word)) < 6 {
		return nil
	}
	best, found := 1+len([]rune(word))/9, []string(nil)
	for _, f := range lexicon.Names("element") {
		if bulletin.HasHan(f.Text) {
			continue
		}
		d := levenshtein.ComputeDistance(word, f.Text)
		if d > best {
			continue
		}
		if d < best {
			best, found = d, nil
		}
		if !slices.Contains(found, f.Text) {
			found = append(found, f.Text)
		}
	}
	if len(found) > 1 {
		return nil
	}
	return found
}

//go:embed sounds.txt
var sounds string

//go:embed looks.txt
var looks string

// Words writes all that is known of what is taken for what, so that one state of it can be told from another.
func Words(w io.Writer) error {
	_, err := io.WriteString(w, sounds+looks)
	return err
}

// groups lists, for each character, the characters that it is easily taken for.
var groups = sync.OnceValue(func() map[rune]string {
	out := map[rune]string{}
	for _, line := range strings.Split(sounds+looks, "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		all := strings.Join(strings.Fields(line), "")
		for _, r := range all {
			if r >= 0x2E80 {
				out[r] += all
			}
		}
	}
	return out
})

// alike reports whether a character is easily written for another: both sound the same but for the tone, or look alike.
func alike(a, b rune) bool { return a != b && strings.ContainsRune(groups()[a], b) }
