package extract

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"rebot/index/bulletin"
)

var (
	sourceRow = regexp.MustCompile(`^[（(\[【]\s*(?:文章|资料|信息|数据|新闻)?(?:[来來]源|[Ss]ource)\s*[：:]\s*(.+?)\s*[）)\]】]$|^(?:文章|资料|信息|新闻)?(?:[来來]源|[Ss]ource)\s*[：:]\s*(.+)$`)
	// A line that begins so is never the rest of the paragraph before it.
	opensParagraph = regexp.MustCompile(`^(第?[一二三四五六七八九十]+[、章]|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.、．]\D|[①-⑳]|(图|表)\s*\d+\s*\D|发明名称|公开|申请|发明人|摘要|专利权人|https?://)`)
	captionRow     = regexp.MustCompile(`^图\s*\d+\s*\D`)
	numberedRow    = regexp.MustCompile(`^([一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.、．]\D)`)
	tableLine      = regexp.MustCompile(`^\S+(\s+\S+)?(\s+[-+]?[\d,]+(\.\d+)?%?){2,}$|^(产品名?|品名|品种|名称)\S*\s.*(价|环比)`)
)

// isSource reports whether a line names the source of an article.
func isSource(s string) bool {
	return (strings.Contains(s, "源") || strings.Contains(s, "ource")) && sourceRow.MatchString(s)
}

// begins reports whether a text begins as a pattern that looks at its first characters alone.
func begins(re *regexp.Regexp, s string) bool { return re.MatchString(s[:min(len(s), 60)]) }

// paragraphs joins the lines of an article's body.
func paragraphs(lines []line, how layout, full int) []bulletin.Paragraph {
	var out []bulletin.Paragraph
	for i := 0; i < len(lines); {
		j := i + 1
		for j < len(lines) && joins(lines[i:j], lines[j], how, full) {
			j++
		}
		out = append(out, join(lines[i:j]))
		i = j
	}
	return out
}

// joins tells whether next goes on with the paragraph that the lines so far make.
func joins(sofar []line, next line, how layout, full int) bool {
	last := sofar[len(sofar)-1]
	ended := last.trail > 0 || endsSentence(last.text)
	if how == clean || isTableLine(next.text) || isTableLine(last.text) || ended && (begins(opensParagraph, next.text) || next.section != "") {
		return false
	}
	if how == column {
		return next.tight && next.section == "" && fills(last.text, full) && !isSource(next.text)
	}
	if how == stripped {
		w := columnsOf(last.text)
		return next.tight || w > full*85/100 && !(endsSentence(last.text) && w < full-3)
	}
	return last.trail == 0 || openBracket(sofar)
}

// isTableLine tells a row of figures, or the head over such rows: a paragraph of its own.
func isTableLine(s string) bool {
	return strings.Count(s, " ") > 1 && (strings.ContainsAny(s, "0123456789") || strings.Contains(s, "价") || strings.Contains(s, "环比")) && tableLine.MatchString(s)
}

// openBracket tells whether a bracket or quotation that the lines open is not closed yet: the PDF keeps the blank
// after an English word there, which ends no paragraph. Three lines are as far as one may reach.
func openBracket(lines []line) bool {
	depth := 0
	for _, l := range lines[max(0, len(lines)-3):] {
		for _, r := range l.text {
			switch r {
			case '(', '（', '“', '《':
				depth++
			case ')', '）', '”', '》':
				depth = max(0, depth-1)
			}
		}
	}
	last, _ := utf8.DecodeLastRuneInString(lines[len(lines)-1].text)
	return depth > 0 && !isWide(last)
}

// join makes one paragraph of lines, and keeps where each of them begins in it.
func join(lines []line) bulletin.Paragraph {
	p := bulletin.Paragraph{First: lines[0].n, Last: lines[len(lines)-1].n}
	var b strings.Builder
	for i, l := range lines {
		text := tidy(l.text)
		b.WriteString(glue(b.String(), text, i > 0 && lines[i-1].trail > 0, l.tight))
		p.AddLine(l.n, b.Len())
		b.WriteString(text)
	}
	p.Text = b.String()
	p.Caption = begins(captionRow, p.Text)
	return p
}

// glue is what stands between two lines once they are joined: a blank between Latin words that had one, and ^ before
// an exponent that stood above the line, so that ten to the minus five does not become a range.
func glue(before, after string, spaced, tight bool) string {
	if before == "" {
		return ""
	}
	a, _ := utf8.DecodeLastRuneInString(before)
	b, _ := utf8.DecodeRuneInString(after)
	switch {
	case tight && a >= '0' && a <= '9' && len(after) > 1 && after[0] == '-' && isDigit(after[1]):
		return "^"
	case spaced && keepsBlank(a, b) && !isWide(a):
		return " "
	}
	return ""
}
