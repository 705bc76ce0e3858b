package layout

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rebot/index/bulletin"
)

// joints counts places between two lines of a text by what is seen there.
type joints struct {
	all, tight, indent int
}

func (j *joints) add(l Line, margin int) {
	j.all++
	if l.tight {
		j.tight++
	}
	if l.lead > margin+1 {
		j.indent++
	}
}

// wrapped tells by what the paragraphs end in a text whose lines break in sentences: what stands between the lines of a
// sentence does not end one, and what stands behind a short line with the end of a sentence may.
func wrapped(lines []Line, full int) setting {
	how := setting{layout: stripped, full: full, margin: marginOf(lines, full)}
	var inside, between joints
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		switch ends, wide := endsSentence(a.Text), a.width > full*85/100; {
		case a.row || b.row || a.Source || b.Source || b.paged:
		case wide && !ends:
			inside.add(b, how.margin)
		case !wide && ends:
			between.add(b, how.margin)
		}
	}
	switch {
	case between.indent*10 > between.all*7 && inside.indent*10 < inside.all:
		how.layout = indented
	case inside.tight*10 < inside.all*7: // an empty line behind every line says nothing
	case between.tight*10 < between.all*3:
		how.layout = blocks
	default:
		how.layout = column
	}
	return how
}

// marginOf counts the blanks that most full lines have before them, since a page may have a margin.
func marginOf(lines []Line, full int) int {
	var leads []int
	for _, l := range lines {
		if l.width > full*85/100 {
			leads = append(leads, l.lead)
		}
	}
	if len(leads) == 0 {
		return 0
	}
	slices.Sort(leads)
	return leads[len(leads)/4]
}

// joins reports whether next goes on with the paragraph of the lines so far, in a text of columns, blocks or indents.
func (how setting) joins(sofar []Line, next Line) bool {
	last := sofar[len(sofar)-1]
	switch how.layout {
	case indented:
		return next.lead <= how.margin+1 && how.goesOn(last, next)
	case blocks:
		if next.paged && !next.tight {
			return !endsSentence(last.Text) && how.goesOn(last, next)
		}
		return next.tight && (last.width > how.full*60/100 || len(sofar) > 1 && !endsSentence(last.Text))
	}
	return next.tight && (how.goesOn(last, next) || expects(last.Text))
}

// torn reports whether a sentence breaks off behind a number and goes on with its unit, whatever blank lines stand
// between: 我国出口稀土 5666.3 / 吨，同比….
func torn(last, next string) bool {
	if last == "" || !bulletin.IsDigit(last[len(last)-1]) || !strings.ContainsFunc(last, bulletin.IsHan) {
		return false
	}
	for _, unit := range []string{"吨", "噸", "公吨", "公噸", "万", "萬", "亿", "億", "元/", "美元", "公斤", "点", "點", "%", "个百分点"} {
		if strings.HasPrefix(next, unit) && hasMark(next) {
			return true
		}
	}
	return false
}

// mayBeBody reports whether a line below a headline is rather the beginning of what it is about, where nothing but their
// widths shows whether one goes on in the other: it has a comma, and the headline none.
func (how setting) mayBeBody(title, next Line) bool {
	return how.layout != spaced && strings.Contains(next.Text, "，") && !hasMark(title.Text)
}

// heads reports whether lines are a numbered heading alone, such as stands on the last line of a page.
func (how setting) heads(lines []Line) bool {
	s := lines[0].Text
	return len(lines) == 1 && lines[0].width < how.full*60/100 && (CountedInHan(s) || begins(numberedRow, s)) && !hasMark(s)
}

// goesOn reports whether a paragraph may go on behind a line: it is full, since the first word of the next one would not
// have fitted in. A line that a sentence ends with has to be so to the last column.
func (how setting) goesOn(last, next Line) bool {
	if endsSentence(last.Text) {
		return last.width >= how.full-3 || last.width+firstWord(next.Text) > how.full+3
	}
	return last.width > how.full*85/100 || last.width+firstWord(next.Text) >= how.full
}

// firstWord counts the display columns that a line's first word takes, which no line ends in the middle of: a character in
// Han, or Latin letters and digits up to the next one.
func firstWord(s string) int {
	for i, r := range s {
		if bulletin.IsHan(r) || unicode.IsSpace(r) {
			if i == 0 {
				_, i = utf8.DecodeRuneInString(s)
			}
			return Columns(s[:i])
		}
	}
	return Columns(s)
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
