package bulletin

import (
	"strings"
	"unicode"
)

// HasAny reports whether a text holds one of some words.
func HasAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// HasHan reports whether a text has a Han character.
func HasHan(s string) bool {
	for _, r := range s {
		if IsHan(r) {
			return true
		}
	}
	return false
}

// IsHan reports whether a character is a Han character, as most are.
func IsHan(r rune) bool {
	return 0x4E00 <= r && r <= 0x9FFF || r >= 0x2E80 && unicode.Is(unicode.Han, r)
}

// HasNumber reports whether a text has a number, where it stands first not as a part of a longer one.
func HasNumber(text, number string) bool {
	at := strings.Index(text, number)
	if number == "" || at < 0 {
		return false
	}
	part := func(i int) bool { return i >= 0 && i < len(text) && (IsDigit(text[i]) || text[i] == '.') }
	return !part(at-1) && !part(at+len(number))
}

// IsDigit reports whether a byte is a digit of ASCII.
func IsDigit(b byte) bool { return '0' <= b && b <= '9' }

// IsNumeral reports whether a character is a digit, narrow or wide.
func IsNumeral(r rune) bool { return '0' <= r && r <= '9' || '０' <= r && r <= '９' }

// DigitsAt counts the characters of the number that begins a text: its digits, and the points and commas between them.
func DigitsAt(s []rune) int {
	n := 0
	for n < len(s) && (IsNumeral(s[n]) || n > 0 && n+1 < len(s) && (s[n] == '.' || s[n] == ',') && IsNumeral(s[n+1])) {
		n++
	}
	return n
}
