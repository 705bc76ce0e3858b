package index

import (
	"strings"
	"sync"
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
			buf = append(buf, letter{simple(r), at, at + size})
		default:
			buf = foldOdd(buf, text[at:at+size], at)
		}
		at += size
	}
	return buf
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
			buf = append(buf, letter{simple(unicode.ToLower(r)), at, at + len(text)})
		}
	}
	return buf
}

const firstHan, lastHan = 0x3400, 0x9FFF

// simples holds the simplified form of each common Han character.
var simples = sync.OnceValue(func() []rune {
	var all [lastHan - firstHan + 1]rune
	for i := range all {
		all[i] = firstHan + rune(i)
	}
	return []rune(bulletin.Simplify(string(all[:])))
})

// simple turns a traditional character into the simplified one.
func simple(r rune) rune {
	if firstHan <= r && r <= lastHan {
		return simples()[r-firstHan]
	}
	return r
}

// isHan tells the characters that are cut into grams; the compatibility forms of Han are folded before.
func isHan(r rune) bool {
	return firstHan <= r && r <= lastHan || 0x20000 <= r && r <= 0x3FFFF || r == '〇'
}

// isWord tells what Latin words, figures and formulas are made of.
func isWord(r rune) bool {
	return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r > 0x7F && !isHan(r) && (unicode.IsLetter(r) || unicode.IsDigit(r))
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
	for i := 0; i < len(letters); {
		switch r := letters[i].r; {
		case isHan(r):
			emitHan(letters, i, emit)
			i++
		case isWord(r):
			i = emitWord(letters, i, emit)
		default:
			i++
		}
	}
}

func emitHan(letters []letter, i int, emit func(gram)) {
	r := letters[i].r
	emit(gram{string(r), single, i, i})
	if i+1 < len(letters) && isHan(letters[i+1].r) {
		emit(gram{string([]rune{r, letters[i+1].r}), pair, i, i + 1})
	}
}

// emitWord hands on the word that begins at letter i and tells where it ends.
func emitWord(letters []letter, i int, emit func(gram)) int {
	end, number := wordEnd(letters, i)
	text := wordText(letters[i:end], number)
	emit(gram{text, word, i, end - 1})
	if number && end < len(letters) && (isHan(letters[end].r) || letters[end].r == '%') {
		emit(gram{text + string(letters[end].r), figure, i, end})
	}
	return end
}

// wordEnd tells where a word ends, and whether it is a number: digits with points and commas between digits.
func wordEnd(letters []letter, i int) (end int, number bool) {
	number = true
	for end = i; end < len(letters); end++ {
		r := letters[end].r
		switch {
		case isDigit(r):
		case isWord(r):
			number = false
		case number && (r == '.' || r == ',') && end+1 < len(letters) && isDigit(letters[end+1].r):
		default:
			return end, number
		}
	}
	return end, number
}

// wordText joins a word; of a number it drops leading zeros, and the commas between thousands.
func wordText(letters []letter, number bool) string {
	var b strings.Builder
	for i, l := range letters {
		if number && l.r == ',' || number && l.r == '0' && b.Len() == 0 && i+1 < len(letters) && isDigit(letters[i+1].r) {
			continue
		}
		b.WriteRune(l.r)
	}
	return b.String()
}
