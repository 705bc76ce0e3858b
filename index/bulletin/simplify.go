package bulletin

import (
	_ "embed"
	"strings"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// simplify.txt holds pairs of a traditional character and its simplified form, the single-character mappings of
// the OpenCC project (Apache-2.0).
//
//go:embed simplify.txt
var simplifyPairs string

var simplified = func() map[rune]rune {
	pairs := []rune(strings.ReplaceAll(simplifyPairs, "\n", ""))
	m := make(map[rune]rune, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		m[pairs[i]] = pairs[i+1]
	}
	return m
}()

// Simplify turns traditional characters into simplified ones, one for one.
func Simplify(s string) string {
	return strings.Map(func(r rune) rune {
		if t, ok := simplified[r]; ok && r >= 0x3400 {
			return t
		}
		return r
	}, s)
}

// Fold makes texts comparable: compatibility forms (full width, subscripts, ㎏) become plain ones, traditional
// characters simplified, letters small.
func Fold(s string) string { return strings.ToLower(Simplify(norm.NFKC.String(s))) }

// Narrow makes full-width letters, digits and signs plain, rune for rune.
func Narrow(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] == 0xef || s[i] == 0xe3 { // only characters from U+3000 and U+F000 on have another width
			return width.Fold.String(s)
		}
	}
	return s
}
