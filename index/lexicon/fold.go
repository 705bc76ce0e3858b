package lexicon

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rebot/index/bulletin"
)

// A folded text is what two ways of writing the same have in common: full and half width, traditional and simplified,
// capital and small are alike, and blanks are gone. Each letter keeps its place in the text as given.
type folded struct {
	r    []rune
	from []int32 // the character of the text as given that the letter begins at
	to   []int32 // and the one behind it
	gap  []bool  // a blank stood before the letter
}

// fold folds a text. A hyphen between two Latin letters is a gap: rare-earth is rare earth.
func (f *folded) fold(text string) {
	f.r, f.from, f.to, f.gap = f.r[:0], f.from[:0], f.to[:0], f.gap[:0]
	gap, at := false, int32(0)
	for i := 0; i < len(text); at++ {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch {
		case r == ' ' || r == '\n' || r == '\t' || r == 0x3000 || unicode.IsSpace(r):
			gap = true
			continue
		case r < utf8.RuneSelf:
			f.add(small(r), at, gap)
		case isHan(r):
			f.add(simple(r), at, gap)
		default:
			f.odd(r, at, gap)
		}
		gap = false
	}
	f.spaced()
	f.hyphens()
}

func (f *folded) add(r rune, at int32, gap bool) {
	f.r, f.from, f.to, f.gap = append(f.r, r), append(f.from, at), append(f.to, at+1), append(f.gap, gap)
}

// odd folds a character that is neither ASCII nor plain Han: it may become several letters, as ㎏ does, or none.
func (f *folded) odd(r rune, at int32, gap bool) {
	if p, ok := plainMarks[r]; ok {
		f.add(p, at, gap)
		return
	}
	for _, d := range norm.NFKD.String(string(r)) {
		if !unicode.Is(unicode.Mn, d) && !unicode.Is(unicode.Cf, d) {
			f.add(simple(unicode.ToLower(d)), at, gap)
			gap = false
		}
	}
}

// plainMarks are marks that are written in more than one way and mean the same.
var plainMarks = map[rune]rune{
	'，': ',', '；': ';', '：': ':', '（': '(', '）': ')', '？': '?', '！': '!', '％': '%', '．': '.', '～': '~', '〜': '~', '﹣': '-',
	'－': '-', '−': '-', '–': '-', '—': '-', '―': '-', '‐': '-', '‑': '-', '≧': '≥', '⩾': '≥', '≦': '≤', '⩽': '≤', '／': '/', '＋': '+',
	'“': '"', '”': '"', '「': '"', '」': '"', '『': '"', '』': '"', '｢': '"', '｣': '"', '’': '\'', '‘': '\'', '｡': '。', '､': '、', '＝': '=', '·': '·', '・': '·',
}

// spaced forgets the gaps of a text in which nearly every letter stands apart, as text recognition leaves it.
func (f *folded) spaced() {
	gaps := 0
	for _, g := range f.gap {
		if g {
			gaps++
		}
	}
	if len(f.r) > 3 && gaps*3 > len(f.r)*2 {
		clear(f.gap)
	}
}

// hyphens drops the hyphen between two Latin letters and leaves a gap.
func (f *folded) hyphens() {
	n := 0
	for i, r := range f.r {
		if r == '-' && i > 0 && i+1 < len(f.r) && isLatin(f.r[i-1]) && isLatin(f.r[i+1]) {
			f.gap[i+1] = true
			continue
		}
		f.r[n], f.from[n], f.to[n], f.gap[n] = r, f.from[i], f.to[i], f.gap[i]
		n++
	}
	f.r, f.from, f.to, f.gap = f.r[:n], f.from[:n], f.to[:n], f.gap[:n]
}

func small(r rune) rune {
	if 'A' <= r && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}

func isHan(r rune) bool {
	return 0x3400 <= r && r <= 0x9FFF || 0x20000 <= r && r <= 0x3FFFF || r == '〇'
}
func isDigit(r rune) bool { return '0' <= r && r <= '9' }
func isLatin(r rune) bool {
	return 'a' <= r && r <= 'z' || 0xDF <= r && r < 0x250 && unicode.IsLetter(r)
}

// simples holds the simplified form of each common Han character.
var simples = func() []rune {
	var all [0x9FFF - 0x3400 + 1]rune
	for i := range all {
		all[i] = 0x3400 + rune(i)
	}
	return []rune(bulletin.Simplify(string(all[:])))
}()

// simple turns a traditional character into the simplified one.
func simple(r rune) rune {
	if 0x3400 <= r && r <= 0x9FFF {
		return simples[r-0x3400]
	}
	return r
}
