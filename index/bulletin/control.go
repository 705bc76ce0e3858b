package bulletin

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// StripControl drops from a text what shows nothing and what commands a terminal: control characters, marks that turn the
// direction of writing, zero-width blanks, variation selectors. New lines and tabs stay.
func StripControl(s string) string {
	if utf8.ValidString(s) && !strings.ContainsFunc(s, IsControl) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if IsControl(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// IsControl reports whether StripControl drops a character.
func IsControl(r rune) bool {
	if r < 0x7f {
		return r < ' ' && r != '\n' && r != '\t'
	}
	return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' ||
		unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}
