package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"rebot/index/bulletin"
)

// hidden stands for each digit of a broken number in prose. No file has it in its text, and no pattern takes it for a
// digit, so that a number is read whole or not at all: 4 415.5 is not 415.5, and what was 1711.90 before a byte was
// damaged is not 171190.
const hidden = '\x00'

// hideDamaged hides the digits of numbers with something in them that belongs into none (a blank, a mark above or through a
// digit, a digit of another script, a character that can't be read), and of those that are too long. The length stays.
func hideDamaged(s string) string {
	var out []byte
	for i := 0; i < len(s); {
		n, digits, broken := numberRun(s[i:])
		if digits && (broken || n > bulletin.MaxDigits) {
			if out == nil {
				out = []byte(s)
			}
			for j := i; j < i+n; j++ {
				if isDigit(s[j]) {
					out[j] = hidden
				}
			}
		}
		if n == 0 {
			_, n = utf8.DecodeRuneInString(s[i:])
		}
		i += n
	}
	if out == nil {
		return s
	}
	return string(out)
}

// numberRun measures what s begins with that is a number, or was one before it was broken.
func numberRun(s string) (n int, digits, broken bool) {
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		switch {
		case isDigit(s[n]):
			digits = true
		case r >= utf8.RuneSelf && damages(r):
			broken = true
		case digits && (r == '.' || r == ',') && n+1 < len(s) && isDigit(s[n+1]):
		case digits && isDigit(s[n-1]) && strings.ContainsRune(" '’_*`:!\"", r) && n+size < len(s):
			rest := strings.TrimLeft(s[n+size:], " ")
			if point := strings.TrimPrefix(rest, "."); point == "" || !isDigit(point[0]) {
				return n, digits, broken
			}
			broken, size = true, len(s)-n-len(rest)
		default:
			return n, digits, broken
		}
		n += size
	}
	return n, digits, broken
}

// whole tells whether the number at text[from:to] is all that is printed there, rather than what is left of one: 415.5 in
// 4$415.5 is not.
func whole(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	return (from == 0 || parts(before, " ,;:(")) && (to == len(text) || parts(after, " ,;)(-~"))
}

// parts tells characters that end one word and begin another: what is not ASCII, and those of ASCII that are given.
func parts(r rune, ascii string) bool {
	return r >= utf8.RuneSelf && !damages(r) || strings.ContainsRune(ascii, r)
}

// damages tells characters that make a number of the digits beside them that nobody can be sure of.
func damages(r rune) bool {
	return r == utf8.RuneError || unicode.In(r, unicode.M, unicode.Nd, unicode.Co)
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

var damagedAmount = regexp.MustCompile(`\x00[^\d,。;]{0,3}(?:` + scale + goods + `|点)`)

// reportDamaged notes what was not read in a paragraph: a number of something, or all of it.
func (r *reader) reportDamaged(p *bulletin.Paragraph) {
	if len(p.Text) > maxProse {
		r.problem(p.First, "a paragraph of %d bytes is not read for figures; break it into paragraphs as they are printed", len(p.Text))
	}
	text := prose(p)
	if at := damagedAmount.FindStringIndex(text); at != nil {
		first, _ := p.FoldedLines(at[0], at[1])
		r.problem(first, "a number has a blank or a character in it that belongs into none, or is too long; correct it, it is left out")
	}
}
