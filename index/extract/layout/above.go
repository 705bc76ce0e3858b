package layout

import (
	"regexp"
	"slices"
	"strings"

	"rebot/index/bulletin"
)

var (
	yearSaid = regexp.MustCompile(`(?:^|\D)20\d\d(?:\D|$)`)
	// The day of an article alone in a line, or before its source.
	dayRow = regexp.MustCompile(`^(?:(?:发布|发表)?(?:时间|日期)\s*[：:]\s*)?20\d\d\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}\s*日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$`)
)

// maxHead is how many lines may stand above the source of a web page: its headline, its day, who wrote it.
const maxHead = 4

// sourceAndDay parts the source that a line names from the day beside it: 来源：某网 2024-03-12 17:10.
func sourceAndDay(s string) (source, day string) {
	if at := strings.Index(s, "来源"); at > 0 && dayRow.MatchString(strings.TrimSpace(s[:at])) {
		return sourceName(s[at:]), strings.TrimSpace(s[:at])
	}
	name := fullSource(s)
	if at := yearSaid.FindStringIndex(name); at != nil && at[0] > 0 {
		return creditless(name[:at[0]] + " "), strings.Trim(name[at[0]:], " :：（(")
	}
	return creditless(name), ""
}

// sourceAbove gives the place of the only source of a text, where it stands below the headline and above all that is told, as on a
// web page; -1 where it ends an article.
func sourceAbove(lines []Line) int {
	at := slices.IndexFunc(lines, func(l Line) bool { return l.Source })
	if at < 0 || at > maxHead || at+1 >= len(lines) || opensWithAny(lines[at].Text, "(", "[", "（", "【") ||
		slices.ContainsFunc(lines[at+1:], namesSource) {
		return -1
	}
	for i, l := range lines[:at] {
		if HasSentence(l.Text) || l.row || l.section != "" || i > 0 && !yearSaid.MatchString(l.Text) {
			return -1 // of two headlines the upper one is of something else
		}
	}
	return at
}

// namesSource reports whether a line is or ends with the source of an article.
func namesSource(l Line) bool {
	_, from := sourceBehind(l.Text, false)
	return l.Source || from > 0
}

// sourcesAbove lists the sources of a text where each stands below the headline of its article: nothing is told above the
// first, and the last has its article below it. It lists none where they end the articles.
func sourcesAbove(lines []Line) (at []int) {
	below := 0
	for i, l := range lines {
		if l.Source {
			at = append(at, i)
			below += btoi(i > 0 && (endsSentence(lines[i-1].Text) || lines[i-1].row))
		}
	}
	if len(at) < 2 || below*5 > len(at) || anySentence(lines[:at[0]]) || at[len(at)-1]+1 == len(lines) {
		return nil
	}
	return at
}

// articlesBelow cuts a text into the articles that begin above their sources.
func articlesBelow(lines []Line, at []int, how setting) (out []bulletin.Article) {
	from := headline(lines, 0, at[0])
	out = addArticle(out, lines[:from], "", lines[max(from-1, 0)].N, how)
	for k, s := range at {
		to := len(lines)
		if k+1 < len(at) {
			to = headline(lines, s+1, at[k+1])
		}
		out = append(out, articleOf(lines[from:to], s-from, how))
		from = to
	}
	return out
}

// articleOf makes an article of lines, one of which is its source.
func articleOf(lines []Line, at int, how setting) bulletin.Article {
	source, day := sourceAndDay(lines[at].Text)
	body := slices.Clone(lines[:at])
	if day != "" {
		l := lines[at]
		l.Text, l.Source = day, false
		body = append(body, l)
	}
	return addArticle(nil, append(body, lines[at+1:]...), source, lines[len(lines)-1].N, how)[0]
}

// headline finds where the headline over a source begins: the line above it and its day, or two where the upper one is wide.
func headline(lines []Line, from, source int) int {
	i := source - 1
	for i > from && dayRow.MatchString(lines[i].Text) {
		i--
	}
	if i > from && lines[i].section == "" {
		above := lines[i-1]
		if above.width >= 40 && lines[i].width < above.width && !above.row &&
			!hasMark(above.Text) && !endsSentence(above.Text) && !begins(opensParagraph, above.Text) &&
			(i-1 == from || endsSentence(lines[i-2].Text) || lines[i-2].row) {
			i--
		}
	}
	return max(i, from)
}
