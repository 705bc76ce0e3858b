package telegram

import (
	"strings"
	"unicode"
	"unicode/utf16"
)

// limit is how many UTF-16 units of text a message may hold here. Telegram takes 4,096; the rest is reserve.
const limit = 4000

// clean drops what has no place on a screen: control characters, and the invisible ones that turn the direction of
// writing or hide in a word. The bulletin is data, so it must not be able to reorder a reply.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.In(r, unicode.Cc, unicode.Cf):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// units counts a text as Telegram does, in UTF-16 units.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// cutAt gives the byte at which a text must be cut to have at most n units: after a mark or a blank if one stands near
// the end, and never within a character.
func cutAt(s string, n int) int {
	end, mark, used := 0, 0, 0
	for i, r := range s {
		used += utf16.RuneLen(r)
		if used > n {
			break
		}
		end = i + len(string(r))
		if strings.ContainsRune("。；，、;, \n", r) {
			mark = end
		}
	}
	if mark > end*3/4 {
		return mark
	}
	return end
}

// cutUnits shortens a text to n units, with an ellipsis if it was longer.
func cutUnits(s string, n int) string {
	if units(s) <= n {
		return s
	}
	return s[:cutAt(s, n-1)] + "…"
}

// cutBytes shortens a text to n bytes without cutting a character.
func cutBytes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n]
}
