package layout

import (
	"strings"
	"unicode/utf8"

	"rebot/index/bulletin"
)

// closeUp takes out the blanks of a line that has one between all its characters, as letter-spaced headings of a PDF do. Two
// blanks or more stand for one.
func closeUp(l string) string {
	if !letterSpaced(l) {
		return l
	}
	var b strings.Builder
	for i, part := range strings.Split(strings.TrimSpace(l), "  ") {
		if i > 0 && strings.TrimSpace(part) != "" {
			b.WriteByte(' ')
		}
		b.WriteString(strings.ReplaceAll(part, " ", ""))
	}
	return b.String()
}

// letterSpaced reports whether every character of a line stands alone and most are Han.
func letterSpaced(l string) bool {
	first := strings.TrimLeft(l, " \t")
	if _, n := utf8.DecodeRuneInString(first); n < len(first) && first[n] != ' ' && first[n] != '\t' {
		return false // as nearly all are
	}
	han, all, alone := 0, 0, true
	for f := range strings.FieldsSeq(l) {
		r, n := utf8.DecodeRuneInString(f)
		alone = alone && n == len(f)
		if !alone {
			return false
		}
		all++
		if bulletin.IsHan(r) {
			han++
		}
	}
	return han >= 2 && all >= 4 && !strings.ContainsRune(l, '\t')
}
