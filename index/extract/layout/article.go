package layout

import (
	"strings"
	"unicode/utf8"

	"rebot/index/bulletin"
)

// articles cuts the lines into articles: each ends with its 来源, and what follows the last one without is one too.
func articles(lines []Line, how setting) []bulletin.Article {
	var out []bulletin.Article
	lines = closeSources(lines)
	start, unnamed := 0, markUnnamed(lines)
	if i := sourceAbove(lines); i >= 0 {
		return []bulletin.Article{articleOf(lines, i, how)}
	}
	if at := sourcesAbove(lines); at != nil {
		return articlesBelow(lines, at, how)
	}
	for i, l := range lines {
		if l.Source {
			out = addArticle(out, lines[start:i], sourceName(l.Text), l.N, how)
			start = i + 1
		} else if name, from := sourceBehind(l.Text, unnamed); from > 0 {
			lines[i].Text = strings.TrimSpace(l.Text[:from])
			out = addArticle(out, lines[start:i+1], name, l.N, how)
			start = i + 1
		}
	}
	if start < len(lines) {
		out = addArticle(out, lines[start:], "", lines[len(lines)-1].N, how)
	}
	return out
}

func addArticle(out []bulletin.Article, lines []Line, source string, last int, how setting) []bulletin.Article {
	if len(lines) == 0 {
		return out
	}
	a := bulletin.Article{Source: source, First: lines[0].N, Last: last}
	n := 0
	if a.Title = bulletin.Untitled; !startsBody(lines, how) {
		n = titleLines(lines, how)
		a.Title = title(lines[:n])
	}
	a.Paragraphs = bodyParagraphs(lines[n:], how)
	for _, l := range lines {
		if l.section != "" {
			a.Section = l.section
		}
	}
	return append(out, a)
}

// titleLines counts the lines that the title takes. A headline that is set over two lines ends in two blanks or
// more, or is as wide as headlines get and is followed by a shorter line that is neither a sentence nor numbered.
func titleLines(lines []Line, how setting) int {
	end := func(i int) int {
		j := i + 1
		for j < len(lines) && j < i+4 && joins(lines[i:j], lines[j], how) && !HasSentence(lines[j].Text) &&
			!how.mayBeBody(lines[i], lines[j]) {
			j++
		}
		return j
	}
	one := end(0)
	if how.layout == clean || how.layout == marked || one >= len(lines) || !anySentence(lines[one:]) {
		return one
	}
	two := end(one)
	head, rest := lines[0], join(lines[one:two]).Text
	if begins(opensParagraph, rest) || HasSentence(rest) || dayRow.MatchString(rest) ||
		two < len(lines) && !endsTitle(lines[two-1]) {
		return one
	}
	first, second := head.width, Columns(rest)
	if lines[one-1].trail > 1 && second < 50 || first >= 40 && second < first && !strings.Contains(rest, " ") {
		return two
	}
	return one
}

func endsTitle(l Line) bool { return l.trail > 0 || l.width < 50 }

func HasSentence(s string) bool {
	return bulletin.HasAny(s, "。", "；", "！", "？") || isEnglishSentence(s)
}

// isEnglishSentence reports whether a line ends as an English sentence does and has the words of one.
func isEnglishSentence(s string) bool {
	return len(s) > 60 && s[0] < utf8.RuneSelf && strings.HasSuffix(strings.TrimRight(s, "\"”"), ".") &&
		strings.Count(s, " ") > 7 && !bulletin.HasHan(s)
}

func anySentence(lines []Line) bool {
	for _, l := range lines {
		if HasSentence(l.Text) {
			return true
		}
	}
	return false
}

// title joins the lines of a title, its own blanks kept but for runs of them.
func title(lines []Line) string {
	t := ""
	for i, l := range lines {
		text := unmarked(strings.Join(strings.Fields(l.Text), " "))
		t += glue(t, text, i > 0 && lines[i-1].trail > 0, l.tight) + text
	}
	if rs := []rune(t); len(rs) > maxTitle {
		return string(rs[:maxTitle]) + "…" // it stands in every citation
	}
	return t
}

// unmarked takes from a headline the mark or the brackets that it is set off with: ● , ◆, 【】.
func unmarked(s string) string {
	s = strings.TrimLeft(s, "●■◆▪★☆◇□○▲△※• ")
	if inner, ok := strings.CutPrefix(s, "【"); ok && strings.HasSuffix(inner, "】") && strings.Count(inner, "【") == 0 {
		return strings.TrimSuffix(inner, "】")
	}
	return s
}

// maxTitle is how many characters of a headline are kept, six times the longest of a real issue.
const maxTitle = 200

// bodyParagraphs joins the body's lines and marks what is no sentence of it: headings, and what stands there twice.
func bodyParagraphs(lines []Line, how setting) []bulletin.Paragraph {
	ps := paragraphs(lines, how)
	seen := map[string]bool{}
	list := !anySentence(lines)
	for i := range ps {
		p := &ps[i]
		p.Repeat = seen[p.Text] && (len(p.Text) > 60 || strings.Contains(p.Text, "%"))
		seen[p.Text] = true
		p.Heading = !list && i+1 < len(ps) && !p.Caption && isHeading(p.Text)
	}
	return ps
}

// isHeading tells a short line over other paragraphs from a sentence and from a field such as 发明人.
func isHeading(s string) bool {
	if HasSentence(s) || strings.Contains(s, "，") {
		return (CountedInHan(s) || begins(numberedRow, s)) && !hasStop(s) && Columns(s) <= 90
	}
	w := Columns(s)
	return w <= 90 && (CountedInHan(s) || begins(numberedRow, s)) || w <= 40 && !begins(opensParagraph, s) && !strings.ContainsAny(s, "0123456789％%")
}
