package layout

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rebot/index/bulletin"
)

var (
	// A line that begins so is never the rest of the paragraph before it.
	opensParagraph = opening("第一二三四五六七八九十（(0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳-–—•·●■◆▪图表发公申摘专h",
		`^(第?[一二三四五六七八九十]+[、章]|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.、．]\D|[①-⑳]|[-–—•·●■◆▪]\s+(\D|\d+[年月日HQ])|(图|表)\s*\d+\s*\D|发明名称|公开|申请|发明人|摘要|专利权人|https?://)`)
	listRow     = opening("-–•●■◆▪", `^[-–•●■◆▪]\s+(\D|\d+[年月日HQ])`)
	noteEnd     = regexp.MustCompile(`\[\d[\d, 、-]*\]$`)
	captionRow  = opening("图", `^图\s*\d+\s*\D`)
	numberedRow = opening("（(0123456789", `^([（(][一二三四五六七八九十]+[）)]|\d{1,2}[.、．]\D)`)
)

// An opener is what a text may begin with. Its first characters say of most texts that they do not.
type opener struct {
	first string
	whole *regexp.Regexp
}

func opening(first, whole string) opener { return opener{first, regexp.MustCompile(whole)} }

// CountedInHan reports whether a line begins with a number in Han, as the heading of a section does: 二、价格.
func CountedInHan(s string) bool {
	number, _, ok := strings.Cut(s, "、")
	return ok && number != "" && strings.Trim(number, "一二三四五六七八九十") == ""
}

// begins reports whether a text begins so.
func begins(o opener, s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune(o.first, first) && o.whole.MatchString(s[:min(len(s), 60)])
}

// paragraphs joins the lines of an article's body.
func paragraphs(lines []Line, how setting) []bulletin.Paragraph {
	var out []bulletin.Paragraph
	for i := 0; i < len(lines); {
		j := i + 1
		for j < len(lines) && joins(lines[i:j], lines[j], how) {
			j++
		}
		out = append(out, join(lines[i:j]))
		i = j
	}
	return out
}

// joins reports whether next goes on with the paragraph of the lines so far.
func joins(sofar []Line, next Line, how setting) bool {
	last := sofar[len(sofar)-1]
	if how.layout == marked {
		return !last.ends && !last.row && !next.row && next.section == ""
	}
	if torn(last.Text, next.Text) {
		return true
	}
	if begins(listRow, next.Text) || begins(listRow, sofar[0].Text) && noteEnd.MatchString(last.Text) {
		return false
	}
	ended := last.trail > 0 || endsSentence(last.Text)
	if how.layout == clean || next.row || last.row || ended && (begins(opensParagraph, next.Text) || next.section != "") {
		return false
	}
	switch how.layout {
	case spaced:
		return last.trail == 0 || openBracket(sofar)
	case stripped:
		return !(ended && next.indent && !next.tight) && (next.tight && !how.heads(sofar) || how.goesOn(last, next))
	}
	return next.section == "" && !next.Source && how.joins(sofar, next)
}

// isTableLine tells a row of figures, or the head over such rows: a paragraph of its own. A row has a name of one word or
// two and figures alone behind it.
func isTableLine(s string) bool {
	if inColumns(s) {
		return true
	}
	head := opensWithAny(s, "产品", "品名", "品种", "名称") && !hasMark(s)
	if last := len(s) - 1; last < 0 || !head && !bulletin.IsDigit(s[last]) && s[last] != '%' {
		return false
	}
	fields := strings.Fields(s)
	if len(fields) < 3 {
		return false
	}
	if head && bulletin.HasAny(s[len(fields[0]):], "价", "环比") {
		return true
	}
	figures := fields[min(2, len(fields)-2):]
	return !slices.ContainsFunc(figures, func(f string) bool { return !plainFigure(f) })
}

// inColumns reports whether a line has three fields or more that stand far apart, and no mark that only sentences have.
func inColumns(s string) bool {
	if !strings.Contains(s, "   ") {
		return false
	}
	n := 0
	for _, f := range strings.Split(strings.TrimSpace(s), "   ") {
		n += min(len(f), 1)
	}
	return n > 2 && !hasMark(s)
}

// plainFigure reports whether a word is a number as tables print it: -3.5%, 1,711.90.
func plainFigure(s string) bool {
	if s[0] == '-' || s[0] == '+' {
		s = s[1:]
	}
	whole, fraction, point := strings.Cut(strings.TrimSuffix(s, "%"), ".")
	return whole != "" && strings.Trim(whole, "0123456789,") == "" &&
		(!point || fraction != "" && strings.Trim(fraction, "0123456789") == "")
}

// openBracket reports whether a bracket or quotation that the lines open is not closed yet: the PDF keeps the blank
// after an English word there, which ends no paragraph. Three lines are as far as one may reach.
func openBracket(lines []Line) bool {
	depth := 0
	for _, l := range lines[max(0, len(lines)-3):] {
		for _, r := range l.Text {
			switch r {
			case '(', '（', '“', '《':
				depth++
			case ')', '）', '”', '》':
				depth = max(0, depth-1)
			}
		}
	}
	last, _ := utf8.DecodeLastRuneInString(lines[len(lines)-1].Text)
	return depth > 0 && !isWide(last)
}

// join makes one paragraph of lines, and keeps where each of them begins in it.
func join(lines []Line) bulletin.Paragraph {
	p := bulletin.Paragraph{First: lines[0].N, Last: lines[len(lines)-1].N}
	var b strings.Builder
	size := 0
	for _, l := range lines {
		size += len(l.Text) + 1
	}
	b.Grow(size)
	for i, l := range lines {
		text := Tidy(l.Text)
		b.WriteString(glue(b.String(), text, i > 0 && lines[i-1].trail > 0, l.tight))
		p.AddLine(l.N, b.Len())
		b.WriteString(text)
	}
	p.Text = b.String()
	p.Caption = begins(captionRow, p.Text)
	return p
}

// glue gives the text between two lines once they are joined: a blank between Latin words that had one, and ^ before
// an exponent that stood above the line, so that ten to the minus five does not become a range.
func glue(before, after string, spaced, tight bool) string {
	if before == "" {
		return ""
	}
	a, _ := utf8.DecodeLastRuneInString(before)
	b, _ := utf8.DecodeRuneInString(after)
	switch {
	case tight && a >= '0' && a <= '9' && len(after) > 1 && after[0] == '-' && bulletin.IsDigit(after[1]):
		return "^"
	case spaced && keepsBlank(a, b) && !isWide(a):
		return " "
	}
	return ""
}

// expects reports whether a line of a sentence ends in a word that a figure or a movement has to follow: …均价为, …，环比.
func expects(s string) bool {
	if !strings.Contains(s, "，") {
		return false
	}
	for _, end := range [...]string{"为", "达", "至", "环比", "同比", "，", "、", "较", "约", "自", "从"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}
