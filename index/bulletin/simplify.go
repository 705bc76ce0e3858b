package bulletin

import (
	_ "embed"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// simplify.txt holds pairs of a traditional character and its simplified form, the single-character mappings of
// the OpenCC project (Apache-2.0).
//
//go:embed simplify.txt
var simplifyPairs string

const firstHan, lastHan = 0x3400, 0x9FFF

// simplified holds the simplified form of each common Han character.
var simplified = func() (all [lastHan - firstHan + 1]rune) {
	for i := range all {
		all[i] = firstHan + rune(i)
	}
	pairs := []rune(strings.ReplaceAll(simplifyPairs, "\n", ""))
	for i := 0; i+1 < len(pairs); i += 2 {
		all[pairs[i]-firstHan] = pairs[i+1]
	}
	for i, r := range all {
		if firstHan <= r && r <= lastHan {
			all[i] = all[r-firstHan] // 薴 is 苧, which is 苎
		}
	}
	return all
}()

// Simple turns a traditional character into the simplified one.
func Simple(r rune) rune {
	if firstHan <= r && r <= lastHan {
		return simplified[r-firstHan]
	}
	return r
}

// Simplify turns traditional characters into simplified ones, one for one.
func Simplify(s string) string { return strings.Map(Simple, s) }

// Fold makes texts comparable: compatibility forms (full width, subscripts, ㎏) become plain ones, traditional
// characters simplified, letters small.
func Fold(s string) string { return strings.ToLower(Simplify(norm.NFKC.String(s))) }

// Narrow makes full-width letters, digits and signs plain, rune for rune.
func Narrow(s string) string {
	var b strings.Builder
	done := 0
	for i := 0; i < len(s); {
		if s[i] != 0xef && s[i] != 0xe3 { // only characters from U+3000 and U+F000 on have another width
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if n := narrow(r); n != r {
			b.Grow(len(s) - done) // no more than this is to come
			b.WriteString(s[done:i])
			b.WriteRune(n)
			done = i + size
		}
		i += size
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

func narrow(r rune) rune {
	switch {
	case 0xFF01 <= r && r <= 0xFF5E:
		return r - 0xFF01 + '!'
	case r == 0x3000:
		return ' '
	case r < 0xFF00:
		return r
	}
	if n := width.LookupRune(r).Folded(); n != 0 {
		return n
	}
	return r
}
