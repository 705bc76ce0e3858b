package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rebot/index/bulletin"
)

// How a file breaks its lines decides where its paragraphs end.
type layout int

const (
	clean    layout = iota // one paragraph a line
	spaced                 // PDF text: a blank after the line that ends a paragraph
	stripped               // PDF text whose trailing blanks are gone: the line that ends a paragraph is shorter
	column                 // lines of one width, as a newspaper's columns are set: the one that ends a paragraph is shorter
	blocks                 // an empty line between paragraphs, and none in them
	indented               // blanks before the line that begins a paragraph
	marked                 // a document's lines, which say themselves where a paragraph ends
)

// A setting is how a text is set.
type setting struct {
	layout
	full   int // display columns in a line that is full
	margin int // blanks before the lines that go on with a paragraph
}

// pageWidth is how many display columns a line of a page has at most.
const pageWidth = 110

// layoutOf reads the layout off the lines, since nothing names it, and tells how wide a full line is.
func layoutOf(lines []Line) setting {
	c := countLines(lines)
	if c.cutTrail > c.open { // a blank behind every line says nothing
		for i := range lines {
			lines[i].trail = 0
		}
		c = countLines(lines)
	}
	switch {
	case c.long*4 > c.total:
		return setting{layout: clean, full: c.full()}
	case c.trail*10 > len(lines) && c.openNarrow*3 <= c.open*2:
		return setting{layout: spaced, full: c.full()}
	case c.cut > 4 && c.cut*10 > len(lines):
		keepWordsApart(lines)
		return wrapped(lines, c.full())
	}
	if w := columnWidth(lines); w > 0 {
		keepWordsApart(lines)
		return setting{layout: column, full: w}
	}
	return setting{layout: clean, full: c.full()}
}

// keepWordsApart gives the lines that break between two Latin words the blank that their text has lost.
func keepWordsApart(lines []Line) {
	latin := func(r rune) bool { return r < utf8.RuneSelf && unicode.IsLetter(r) }
	for i := 1; i < len(lines); i++ {
		last, _ := utf8.DecodeLastRuneInString(lines[i-1].Text)
		first, _ := utf8.DecodeRuneInString(lines[i].Text)
		if latin(first) && (latin(last) || last == ',' || last == ';') {
			lines[i-1].trail = max(lines[i-1].trail, 1)
		}
	}
}

func countLines(lines []Line) (c lineCount) {
	for _, l := range lines {
		c.add(l)
	}
	return c
}

// A lineCount counts the kinds of lines in a file.
type lineCount struct {
	total, long      int // display columns in all lines, and in lines too long for a page that end with a sentence
	trail            int // lines with a blank behind them
	open, openNarrow int // lines without one that go on in the next, and those of them too short for a page's line
	cut              int // lines as wide as a page that end in the middle of a sentence
	cutWidth         int // the columns in those lines
	cutTrail         int // such lines with a blank behind them
}

func (c *lineCount) add(l Line) {
	w := l.width
	c.total += w
	ends := endsSentence(l.Text) || endsEnglish(l.Text) || l.Source || strings.ContainsAny(l.Text, "|\t")
	switch {
	case w > pageWidth && ends:
		c.long += w
		return
	case l.trail > 0:
		if c.trail++; w >= 60 && !ends {
			c.cutTrail++
		}
	case !ends && !l.tight:
		c.open++
		if w < 50 {
			c.openNarrow++
		}
	}
	if w >= 60 && !ends && l.trail == 0 {
		c.cut++
		c.cutWidth += w
	}
}

// full is how wide a line of running text is.
func (c *lineCount) full() int { return c.cutWidth / max(c.cut, 1) }

// columnSlack is by how much lines of one column differ: a character in Han, and a mark that hangs out or is kept from
// the beginning of the next line.
const columnSlack = 4

// columnWidth is the width of the column that prose is set in, 0 where there is none: lines right under each other,
// two or more of one width that end in the middle of a clause, and under them a line no wider that ends a sentence.
func columnWidth(lines []Line) int {
	goesOn := make([]bool, len(lines)) // each line is part of many runs
	for i, l := range lines {
		goesOn[i] = i+1 < len(lines) && lines[i+1].tight && breaks(l.Text)
	}
	for i := range lines {
		widest, n := 0, i
		for ; n-i < columnLines && goesOn[n]; n++ {
			if w := lines[n].width; widest > 0 && (w > widest+columnSlack || w < widest-columnSlack) {
				break
			}
			widest = max(widest, lines[n].width)
		}
		if n-i >= 2 && lines[n].width <= widest+columnSlack && hasStop(lines[n].Text) && hasComma(lines[i:n]) {
			return widest
		}
	}
	return 0
}

// columnLines is how many lines a paragraph in a column has at most.
const columnLines = 200

// breaks reports whether a line may go on in the middle of a sentence: it is prose and no row of a table.
func breaks(s string) bool {
	return !endsSentence(s) && !isTableLine(s) && !strings.ContainsAny(s, "|\t") && !strings.Contains(s, "   ") &&
		!IsSource(s) && !strings.Contains(s, "：http")
}

// hasStop reports whether a line holds the end of a sentence.
func hasStop(s string) bool { return bulletin.HasAny(s, "。", "；") }

// hasMark reports whether a line has a mark that only sentences have.
func hasMark(s string) bool { return bulletin.HasAny(s, "，", "。", "；") }

// hasComma reports whether lines hold a mark that only sentences have.
func hasComma(lines []Line) bool {
	for _, l := range lines {
		if hasMark(l.Text) {
			return true
		}
	}
	return false
}

// fills reports whether a line is as wide as its column, so that the paragraph may go on below.
func fills(s string, full int) bool { return Columns(s) >= full-columnSlack }

// opensFigures reports whether a line is the begin of a sentence of figures, which goes on below: 3月18日稀土指数为574点，.
func opensFigures(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("，,；;", last) && strings.ContainsAny(s, "0123456789")
}

// startsBody reports whether an article begins with a sentence instead of a title: one that ends on the line, or one
// that fills the line and goes on.
func startsBody(lines []Line, how setting) bool {
	first := lines[0].Text
	if last, _ := utf8.DecodeLastRuneInString(first); last == '。' || last == '；' || strings.Contains(first, "。") {
		return true
	}
	if opensFigures(first) || isEnglishSentence(first) && strings.ContainsAny(first, "0123456789") {
		return true
	}
	if begins(listRow, first) && (len(lines) == 1 || begins(listRow, lines[1].Text)) {
		return true // of a list; one alone is the mark of a headline
	}
	return how.layout >= column && how.layout < marked && len(lines) > 1 && strings.Contains(first, "，") && breaks(first) &&
		joins(lines[:1], lines[1], how)
}
