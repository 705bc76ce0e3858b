package owner

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
)

// staged are what stands in an order, one letter each: 二期, 第三标段, 首批.
const staged = "期段批轮场届"

// numbered are what does so behind 第 and 首 alone, and are of one order where they are times: 第四年, 首日.
const numbered, times = "名日周月季年", "日周月季年"

// An ordinal is a place in an order.
type ordinal struct {
	of rune
	n  string
}

// ordinals lists the places in orders that a text names. 分两期 and 三批 name none.
func ordinals(text []rune) (out []ordinal) {
	at := func(i int) rune {
		if i < 0 || i >= len(text) {
			return ' '
		}
		return text[i]
	}
	digit := func(r rune) bool { return strings.ContainsRune("一二三四五六七八九", r) }
	for i, r := range text {
		k := i - 1
		if at(k) == '标' {
			k--
		}
		n, nth := at(k), at(k-1) == '第' || at(k) == '首'
		if n == '首' {
			n = '一'
		}
		switch {
		case r == '段' && at(i-1) == '标' && !digit(n) && digit(at(i+1)):
			out = append(out, ordinal{r, string(at(i + 1))})
		case !digit(n) || !nth && r != '期' && at(i-1) != '标' || strings.ContainsRune("分共", at(k-1)):
		case strings.ContainsRune(staged, r):
			out = append(out, ordinal{r, string(n)})
		case nth && strings.ContainsRune(times, r):
			out = append(out, ordinal{'时', string([]rune{n, r})})
		case nth && strings.ContainsRune(numbered, r):
			out = append(out, ordinal{r, string(n)})
		}
	}
	return out
}

// otherOrdinal reports whether the last place in an order that a text names is of such as a question asks about, and another.
func (a *Asked) otherOrdinal(told []rune) bool {
	asked := ordinals(a.q.Letters)
	last := map[rune]string{}
	for _, o := range ordinals(told) {
		last[o.of] = o.n
	}
	return slices.ContainsFunc(asked, func(o ordinal) bool {
		return last[o.of] != "" && !slices.Contains(asked, ordinal{o.of, last[o.of]})
	})
}

// otherTurn reports whether the last of such is asked about and a figure is of the next, or the other way round: 上一届.
func (a *Asked) otherTurn(x *Text, i int) bool {
	asked, told := string(a.q.Letters), string(x.letters[x.clauseFrom(x.figures[i].From):x.clauseOf(i).To])
	for _, of := range strings.Split("届次轮期批场", "") {
		turn := func(text, way string) bool { return bulletin.HasAny(text, way+of, way+"一"+of) }
		if turn(asked, "上") && turn(told, "下") || turn(asked, "下") && turn(told, "上") {
			return true
		}
	}
	return false
}
