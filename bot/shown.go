package bot

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// shown drops from a text what shows nothing and what commands a terminal: control characters, marks that turn the
// direction of writing, zero-width blanks, variation selectors. New lines and tabs stay.
func shown(s string) string {
	if utf8.ValidString(s) && !strings.ContainsFunc(s, unseen) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unseen(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

func unseen(r rune) bool {
	if r < 0x7f {
		return r < ' ' && r != '\n' && r != '\t'
	}
	return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' ||
		unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

// maxEcho is how many characters of a question come back in a reply that says that nothing was found.
const maxEcho = 60

// echo shortens what somebody asked to what a reply may repeat of it.
func echo(s string) string {
	if rs := []rune(s); len(rs) > maxEcho {
		return string(rs[:maxEcho]) + "…"
	}
	return s
}
