package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// fullStops makes a point that ends a Chinese sentence (…,环比下跌 3.5%.11 月) a full stop: one behind Han, a per cent sign or
// a bracket, and before Han, a digit or nothing. Points inside numbers and Latin words stay.
func fullStops(s string) string {
	at := strings.IndexByte(s, '.')
	if at < 0 {
		return s
	}
	var b strings.Builder
	done := 0
	for ; at >= 0; at = nextPoint(s, at+1) {
		before, _ := utf8.DecodeLastRuneInString(s[:at])
		after, size := utf8.DecodeRuneInString(s[at+1:])
		if endsHan(before) && (size == 0 || unicode.Is(unicode.Han, after) || after >= '0' && after <= '9') {
			b.WriteString(s[done:at])
			b.WriteString("。")
			done = at + 1
		}
	}
	if done == 0 {
		return s
	}
	return b.String() + s[done:]
}

func nextPoint(s string, from int) int {
	if i := strings.IndexByte(s[from:], '.'); i >= 0 {
		return from + i
	}
	return -1
}

func endsHan(r rune) bool { return unicode.Is(unicode.Han, r) || r == '%' || r == ')' }

// sentenceStart is where the sentence that s ends in begins.
func sentenceStart(s string) int {
	at := 0
	for _, mark := range []string{"。", ";", "!", "?"} {
		if i := strings.LastIndex(s, mark); i >= 0 {
			at = max(at, i+len(mark))
		}
	}
	return at
}

// fullStop is where the sentence that s ends in begins, halves between semicolons taken together.
func fullStop(s string) int {
	at := 0
	for _, mark := range []string{"。", "!", "?"} {
		if i := strings.LastIndex(s, mark); i >= 0 {
			at = max(at, i+len(mark))
		}
	}
	return at
}
