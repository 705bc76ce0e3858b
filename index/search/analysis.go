package search

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rebot/index/bulletin"
)

// A letter is one character of a text as the search compares it, and the bytes of the text that it came from.
type letter struct {
	r          rune
	start, end int
}

// fold makes texts comparable: full and half width, traditional and simplified, capital and small are alike, and marks
// over letters go. It works character by character, so that each letter knows its place in the text.
// The letters are appended to buf, which may be nil.
func fold(text string, buf []letter) []letter {
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case r == '^': // stands before a superscript: Nd^3+ is asked for as Nd3+
		case r < utf8.RuneSelf:
			buf = append(buf, letter{small(r), at, at + size})
		case isHan(r):
			buf = append(buf, letter{bulletin.Simple(r), at, at + size})
		default:
			buf = foldOdd(buf, text[at:at+size], at)
		}
		at += size
	}
	return buf
}

// folded is a text as it is compared.
func folded(text string) string {
	var b strings.Builder
	for _, l := range fold(text, nil) {
		b.WriteRune(l.r)
	}
	return b.String()
}

func small(r rune) rune {
	if 'A' <= r && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}

// foldOdd folds a character that is neither ASCII nor plain Han; it may become several letters, as ㎏ does, or none.
func foldOdd(buf []letter, text string, at int) []letter {
	for _, r := range norm.NFKD.String(text) {
		if !unicode.Is(unicode.Mn, r) {
			buf = append(buf, letter{bulletin.Simple(unicode.ToLower(r)), at, at + len(text)})
		}
	}
	return buf
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

// grams cuts folded letters and hands each gram to emit, in order of their first letters.
func grams(letters []letter, emit func(gram)) {
	c := cutter{letters: letters, emit: emit}
	c.join()
	for i := 0; i < len(letters); {
		switch r := letters[i].r; {
		case isHan(r):
			c.han(i)
			i++
		case isWord(r):
			i = c.word(i)
		default:
			i++
		}
	}
}

// Grams hands on the terms that a text is cut into, as questions are.
func Grams(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		more := true
		grams(fold(text, nil), func(g gram) { more = more && yield(g.term) })
	}
}

// A cutter cuts letters. The terms are parts of one string, since a text has thousands of them.
type cutter struct {
	letters []letter
	text    string
	at      []int // where each letter begins in text, and where the last one ends
	emit    func(gram)
}

func (c *cutter) join() {
	b := make([]byte, 0, 3*len(c.letters))
	c.at = make([]int, len(c.letters)+1)
	for i, l := range c.letters {
		b = utf8.AppendRune(b, l.r)
		c.at[i+1] = len(b)
	}
	c.text = string(b)
}

// part is the text of the letters first to last.
func (c *cutter) part(first, last int) string { return c.text[c.at[first]:c.at[last+1]] }

func (c *cutter) han(i int) {
	c.emit(gram{c.part(i, i), single, i, i})
	if i+1 < len(c.letters) && isHan(c.letters[i+1].r) {
		c.emit(gram{c.part(i, i+1), pair, i, i + 1})
	}
}

// word hands on the word that begins at letter i and tells where it ends.
func (c *cutter) word(i int) int {
	end, number := wordEnd(c.letters, i)
	term := c.part(i, end-1)
	if number {
		term = plainNumber(term)
	}
	c.emit(gram{term, word, i, end - 1})
	if number && end < len(c.letters) && (isHan(c.letters[end].r) || c.letters[end].r == '%') {
		c.emit(gram{term + c.part(end, end), figure, i, end})
	}
	return end
}

// wordEnd tells where a word ends, and whether it is a number: digits with a point, or commas between thousands.
func wordEnd(letters []letter, i int) (end int, number bool) {
	number = true
	for end = i; end < len(letters); end++ {
		r := letters[end].r
		switch {
		case isDigit(r):
		case isWord(r):
			number = false
		case number && r == '.' && isDigit(letterAt(letters, end+1)):
		case number && r == ',' && thousands(letters[end+1:]):
		default:
			return end, number
		}
	}
	return end, number
}

func letterAt(letters []letter, i int) rune {
	if i >= len(letters) {
		return 0
	}
	return letters[i].r
}

// thousands reports whether letters begin with three digits and no fourth.
func thousands(letters []letter) bool {
	for i := range 3 {
		if !isDigit(letterAt(letters, i)) {
			return false
		}
	}
	return !isDigit(letterAt(letters, 3))
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
	letters := fold(text, nil)
	var b strings.Builder
	b.Grow(2 * len(text))
	han := -2 // the last Han character that was written
	grams(letters, func(g gram) {
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
