package search

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rebot/index/bulletin"
)

// A folding is a text as the search compares it.
type folding struct {
	text    string
	letters []letter
}

// A letter is one character of a folded text.
type letter struct {
	r          rune
	at         int // where it begins in the folded text
	start, end int // the bytes of the text that it came from
}

// fold makes texts comparable: full and half width, traditional and simplified, capital and small are alike, and marks
// over letters go. It works character by character, so that each letter knows its place in the text.
func fold(text string) folding {
	letters := make([]letter, 0, len(text)/3+1)
	var folded strings.Builder
	folded.Grow(len(text))
	for start := 0; start < len(text); {
		r, size := utf8.DecodeRuneInString(text[start:])
		end := start + size
		add := func(r rune) {
			letters = append(letters, letter{r, folded.Len(), start, end})
			folded.WriteRune(r)
		}
		switch {
		case r == '^': // stands before a superscript: Nd^3+ is asked for as Nd3+
		case r < utf8.RuneSelf:
			add(small(r))
		case isHan(r):
			add(bulletin.Simple(r))
		default:
			foldOdd(text[start:end], add)
		}
		start = end
	}
	return folding{folded.String(), letters}
}

func small(r rune) rune {
	if 'A' <= r && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}

// foldOdd folds a character that is neither ASCII nor plain Han; it may become several letters, as ㎏ does, or none.
func foldOdd(text string, add func(rune)) {
	for _, r := range norm.NFKD.String(text) {
		if !unicode.Is(unicode.Mn, r) {
			add(bulletin.Simple(unicode.ToLower(r)))
		}
	}
}

const firstHan, lastHan = 0x3400, 0x9FFF

// isHan tells the characters that are cut into grams; the compatibility forms of Han are folded before.
func isHan(r rune) bool {
	return firstHan <= r && r <= lastHan || 0x20000 <= r && r <= 0x3FFFF || r == '〇'
}

// isWord tells what Latin words, figures and formulas are made of.
func isWord(r rune) bool {
	return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r > 0x7F && !isHan(r) && (unicode.IsLetter(r) ||
		unicode.IsDigit(r))
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// A gramKind says how a gram was cut.
type gramKind uint8

const (
	pair   gramKind = iota // two neighbouring Han characters
	single                 // one Han character
	word                   // a Latin word, a formula or a number
	figure                 // a number joined to what follows it: 5月, 41.87万, 6.8%
)

// A gram is one thing that the search looks up, with its place among the letters.
type gram struct {
	term  string
	kind  gramKind
	first int // first letter
	last  int // last letter
}

// grams cuts the text and hands each gram to emit, in order of their first letters.
func (f folding) grams(emit func(gram)) {
	for i := 0; i < len(f.letters); {
		switch r := f.letters[i].r; {
		case isHan(r):
			emit(gram{f.part(i, i), single, i, i})
			if isHan(f.letter(i + 1)) {
				emit(gram{f.part(i, i+1), pair, i, i + 1})
			}
			i++
		case isWord(r):
			i = f.word(i, emit)
		default:
			i++
		}
	}
}

// Grams hands on the terms that a text is cut into, as questions are.
func Grams(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		more := true
		fold(text).grams(func(g gram) { more = more && yield(g.term) })
	}
}

// part is the text of the letters first to last.
func (f folding) part(first, last int) string {
	end := f.letters[last]
	return f.text[f.letters[first].at : end.at+utf8.RuneLen(end.r)]
}

// word hands on the word that begins at letter i and tells where it ends.
func (f folding) word(i int, emit func(gram)) int {
	end, number := f.wordEnd(i)
	term := f.part(i, end-1)
	if number {
		term = plainNumber(term)
	}
	emit(gram{term, word, i, end - 1})
	if after := f.letter(end); number && (isHan(after) || after == '%') {
		emit(gram{term + string(after), figure, i, end})
	}
	return end
}

// wordEnd tells where a word ends, and whether it is a number: digits with a point, or commas between thousands.
func (f folding) wordEnd(i int) (end int, number bool) {
	number = true
	for end = i; ; end++ {
		r := f.letter(end)
		switch {
		case isDigit(r):
		case isWord(r):
			number = false
		case number && r == '.' && isDigit(f.letter(end+1)):
		case number && r == ',' && f.thousands(end+1):
		default:
			return end, number
		}
	}
}

// letter is the letter at a place, 0 behind the last.
func (f folding) letter(i int) rune {
	if i >= len(f.letters) {
		return 0
	}
	return f.letters[i].r
}

// thousands reports whether three digits and no fourth stand at a place.
func (f folding) thousands(i int) bool {
	return isDigit(f.letter(i)) && isDigit(f.letter(i+1)) && isDigit(f.letter(i+2)) && !isDigit(f.letter(i+3))
}

// plainNumber writes a number as all its ways of writing are looked up: no commas, no zeros that add nothing.
func plainNumber(s string) string {
	s = strings.TrimLeft(strings.ReplaceAll(s, ",", ""), "0")
	if strings.Count(s, ".") == 1 {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "" || s[0] == '.' {
		return "0" + s
	}
	return s
}

// Comparable writes a text so that blanks alone tell where the grams are that questions are cut into, but for pairs:
// characters folded, numbers in their plain form, words apart, and a number also joined to what follows it.
func Comparable(text string) string {
	var b strings.Builder
	b.Grow(2 * len(text))
	han := -2 // the last Han character that was written
	fold(text).grams(func(g gram) {
		switch {
		case g.kind == pair:
		case g.kind == single && g.first == han+1:
			b.WriteString(g.term)
			han++
		case g.kind == single:
			b.WriteString(" " + g.term)
			han = g.first
		default:
			b.WriteString(" " + g.term + " ")
			han = -2
		}
	})
	return b.String()
}
