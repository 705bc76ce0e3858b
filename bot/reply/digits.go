package reply

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"rebot/index/bulletin"
)

var plainNumber = regexp.MustCompile(`\d+(?:\.\d+)?`)

// Grouped sets the digits of figures in groups of three: 1,711.90 元/公斤. Years, lines, pages and codes stay as they are.
func Grouped(s string) string {
	var b strings.Builder
	from := 0
	for _, m := range plainNumber.FindAllStringIndex(s, -1) {
		if isFigure(s[:m[0]], s[m[0]:m[1]], s[m[1]:]) {
			b.WriteString(s[from:m[0]] + inThrees(s[m[0]:m[1]]))
			from = m[1]
		}
	}
	return b.String() + s[from:]
}

// isFigure reports whether a number is a figure, by what stands around it: it has a fraction, or a unit or an operation behind it,
// and is no part of a date, a range or a name.
func isFigure(before, number, after string) bool {
	prior, size := utf8.DecodeLastRuneInString(before)
	beforeThat, _ := utf8.DecodeLastRuneInString(before[:len(before)-size])
	next, _ := utf8.DecodeRuneInString(after)
	switch {
	case strings.ContainsRune(".,/_", prior), prior < utf8.RuneSelf && unicode.IsLetter(prior):
		return false
	case strings.ContainsRune("-–—", prior) && (unicode.IsDigit(beforeThat) || unicode.IsLetter(beforeThat)):
		return false
	case strings.ContainsRune("-–—/.,_:年", next):
		return false
	}
	after = strings.TrimPrefix(after, " ")
	return strings.Contains(number, ".") && !yearMonth.MatchString(number) || behindFigure.MatchString(after) || operated(before) && len(number) > 3
}

// yearMonth is a month as a number is written: 2024.11.
var yearMonth = regexp.MustCompile(`^(?:19|20)\d\d\.(?:0[1-9]|1[0-2])$`)

// behindFigure is what may stand behind a figure.
var behindFigure = regexp.MustCompile(`^(?:[元万亿吨点台辆个只倍]|公斤|千克|yuan|kg|t\b|[−×÷+=])`)

// operated reports whether an operation stands before a number.
func operated(before string) bool {
	before = strings.TrimSuffix(before, " ")
	r, _ := utf8.DecodeLastRuneInString(before)
	return before != "" && strings.ContainsRune("−×÷+=", r)
}

// inThrees sets the digits before the point in groups of three, from the right.
func inThrees(number string) string {
	whole, fraction, has := strings.Cut(number, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if has {
		whole += "." + fraction
	}
	return whole
}

// GroupedCell is a cell of figures with its digits in groups.
func GroupedCell(cell string) string {
	number := strings.TrimLeft(cell, "+-−")
	if number == "" || !bulletin.IsDigit(number[0]) || plainNumber.FindString(number) != number {
		return Grouped(cell)
	}
	return cell[:len(cell)-len(number)] + inThrees(number)
}
