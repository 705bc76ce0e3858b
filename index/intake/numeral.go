package intake

import (
	"strconv"
	"strings"
)

// mostNumeral is the largest number that is written otherwise than in Arabic digits.
const mostNumeral = 9999

// numeral writes a number as a format of Word's has it. See ST_NumberFormat of ECMA-376, 17.18.59.
func numeral(format string, n int) string {
	if n < 1 || n > mostNumeral {
		return strconv.Itoa(n)
	}
	switch format {
	case "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand", "japaneseCounting",
		"koreanCounting", "ideographTraditional":
		return hanNumber(n)
	case "ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand":
		return hanDigits(n)
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		if n <= 20 {
			return string(rune('①' + n - 1))
		}
	case "lowerLetter":
		return letters(n, 'a')
	case "upperLetter":
		return letters(n, 'A')
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "decimalFullWidth":
		return strings.Map(func(r rune) rune { return r - '0' + '０' }, strconv.Itoa(n))
	}
	return strconv.Itoa(n)
}

var han = []rune("〇一二三四五六七八九")

func hanDigits(n int) string {
	return strings.Map(func(r rune) rune { return han[r-'0'] }, strconv.Itoa(n))
}

// hanNumber writes a number below ten thousand: 十一, 二十, 一百零五.
func hanNumber(n int) string {
	var b strings.Builder
	zero := false
	for _, u := range []struct {
		of   int
		name string
	}{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}} {
		d := n / u.of % 10
		switch {
		case d == 0:
			zero = b.Len() > 0
			continue
		case zero:
			b.WriteString("零")
		}
		zero = false
		if d != 1 || u.of != 10 || b.Len() > 0 {
			b.WriteRune(han[d])
		}
		b.WriteString(u.name)
	}
	return b.String()
}

// letters counts a … z, aa, bb … as Word does.
func letters(n int, first rune) string {
	return strings.Repeat(string(first+rune((n-1)%26)), min((n-1)/26+1, 8))
}

func roman(n int) string {
	var b strings.Builder
	for _, d := range []struct {
		is   int
		text string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"},
		{4, "IV"}, {1, "I"}} {
		for ; n >= d.is; n -= d.is {
			b.WriteString(d.text)
		}
	}
	return b.String()
}
