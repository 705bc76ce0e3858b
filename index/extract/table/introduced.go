package table

import (
	"rebot/index/extract/layout"
	"strings"
)

// A listBefore is the list that was read last: another may follow for another firm, place or kind of goods.
type listBefore struct {
	intro slots
	next  int // the line behind it
}

// maxIntro is how many lines are read for what they say of a list below.
const maxIntro = 4

// introduced gathers what the lines right above a list say of it, the nearest first, until they say what its figures are.
// It reports false where the line right above may say more of them than is understood.
func (r *reader) introduced(lines []gridLine, i int) (intro slots, ok bool) {
	for k := i - 1; k >= 0 && k >= i-maxIntro; k-- {
		if k < r.list.next {
			if k < i-1 && !intro.saysKind() { // only what is said anew differs from the list before
				intro = intro.over(&r.list.intro)
			}
			return intro, true
		}
		s, ok := r.announces(lines[k])
		if !ok {
			return intro, k < i-1 || layout.HasSentence(lines[k].text) && !s.saysKind() && s.company+s.region == ""
		}
		intro = intro.over(&s)
		if intro.measure != "" || intro.kind != "" || intro.direction != "" || intro.stage != "" {
			break
		}
	}
	return intro, true
}

// below adds what the line below a list says of the figures above: 以上为6月13日出厂价, (单位:元/公斤). It reports false where
// that is against what stands above the list, or more than is understood: 以上为预测价.
func (r *reader) below(intro *slots, l gridLine) bool {
	text := strings.TrimLeft(strings.TrimPrefix(outOfBrackets(unlisted(l.text)), "注"), ": ")
	rest, ok := strings.CutPrefix(text, "以上")
	if !ok {
		rest, ok = strings.CutPrefix(text, "上述")
	}
	if !ok && !strings.HasPrefix(text, "单位") || len(rest) > maxListRow {
		return true
	}
	s := slotsOfList(strings.TrimRight(rest, "。"), r.Month)
	if s.blocked != "" || s.timeKind == torn || differ(s.company, intro.company) || differ(s.region, intro.region) || differ(s.unit, intro.unit) ||
		!s.period.IsZero() && !intro.period.IsZero() && s.period != intro.period {
		return false
	}
	if s.announced() {
		*intro = intro.over(&s)
	}
	return true
}

// differ reports whether two values of a slot are against each other.
func differ(a, b string) bool { return a != "" && b != "" && a != b }
