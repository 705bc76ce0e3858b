// Package table reads the tables of an issue: where one begins (find.go), what its columns say (grid.go, slots.go,
// plan.go), how cells stand under them (fit.go), what a row is of (rowlabel.go), and the facts of its rows (facts.go,
// factkinds.go).
package table

import (
	"regexp"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/extract/layout"
	"rebot/index/lexicon"
)

// Read reads the tables of an article into the facts of its issue, and marks their rows in its paragraphs.
func Read(text *layout.Text, article int) {
	r := &reader{Issue: text.Issue, article: article, lines: text.TextLines, cut: map[int]cutLine{},
		heads: map[string]slots{}}
	r.grids(article)
}

// A reader reads the tables of an article.
type reader struct {
	*bulletin.Issue
	article   int
	lines     []layout.Line // those that carry text
	tried     int           // up to this line no table of single cells begins
	cut       map[int]cutLine
	heads     map[string]slots // of the heads that were read, each of which is asked about more than once
	list      listBefore
	years     []gridColumn // of the table of years at hand
	yearsTold int          // the line of its head, where the account has it
	row       cutLine      // the line that was cut last as the row of a list
	rowAt     int
}

var (
	words = lexicon.New()       // the language that tables are read with
	names = bulletin.NewNames() // what products are called
)

// withTokens calls f with the tokens of a text, which hold no longer.
func withTokens(text string, base bulletin.Month, f func(tokens []lexicon.Token)) {
	room := lexicon.NewRoom()
	defer room.Free()
	f(words.TokensIn(room, text, base))
}

var (
	numeric       = regexp.MustCompile(`^[+\-−–↑↓▲▼]?\d[\d.,。．·，]*%?$`)
	damagedNumber = regexp.MustCompile(`\d[。．·,，]\d|\d\.\.|\d\.\d+\.\d`)
	spacedMonth   = regexp.MustCompile(`(?:\d{4} *年 *)?\d{1,2} *月(?: *份)?(?: *的)?(?: *(?:月?平均|月?均价|最高价|最低价|挂牌价|收盘价|价格|报价))?`)
	unitPattern   = `(?:万元|元|美元|万美元|人民币元|RMB|CNY|USD)/(?:公斤|千克|吨度|吨|kg|KG|t|磅|克)`
	unitInText    = regexp.MustCompile(unitPattern)
)

func isNote(s string) bool {
	return strings.HasPrefix(s, "单位") || strings.HasPrefix(s, "注") || strings.HasPrefix(s, "表") || strings.HasPrefix(s, "数据来源")
}

// plainUnit spells a unit the bulletin's way.
func plainUnit(u string) string {
	return strings.NewReplacer("千克", "公斤", "KG", "公斤", "kg", "公斤", "/t", "/吨", "人民币元", "元", "RMB", "元", "CNY", "元", "USD", "美元", "每", "/").Replace(u)
}

// cells cuts a row: at bars or tabs where it has them, else at blanks, which also stand inside dates.
func cells(raw string) []string {
	s := bulletin.Narrow(strings.TrimSpace(raw))
	if strings.Contains(s, "月") {
		s = spacedMonth.ReplaceAllStringFunc(s, func(m string) string { return strings.ReplaceAll(m, " ", "") })
	}
	if strings.Contains(s, "|") {
		return trimAll(strings.Split(strings.Trim(s, "|"), "|"))
	}
	if strings.Contains(s, "\t") {
		return trimAll(strings.Split(s, "\t"))
	}
	return strings.Fields(s)
}

func trimAll(list []string) []string {
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	return list
}

// alignTabs makes one tab of several where they only align columns: lines side by side have the same number of filled
// cells, and not of tabs.
func alignTabs(lines []gridLine) {
	for from := 0; from < len(lines); {
		to := from
		for to < len(lines) && strings.Contains(strings.TrimSpace(lines[to].raw), "\t") {
			to++
		}
		if to-from > 2 && aligned(lines[from:to]) {
			for i := from; i < to; i++ {
				lines[i].raw = strings.Join(tabbed(lines[i].raw), "\t")
			}
		}
		from = to + 1
	}
}

// aligned reports whether lines differ in their tabs, and none in how many cells are filled.
func aligned(lines []gridLine) bool {
	cells, tabs, ragged := len(tabbed(lines[0].raw)), strings.Count(lines[0].raw, "\t"), false
	for _, l := range lines {
		if len(tabbed(l.raw)) != cells {
			return false
		}
		ragged = ragged || strings.Count(l.raw, "\t") != tabs
	}
	return ragged && cells > 1
}

// tabbed are the cells of a line between tabs that are not empty.
func tabbed(raw string) (out []string) {
	for _, c := range strings.Split(raw, "\t") {
		if strings.TrimSpace(c) != "" {
			out = append(out, c)
		}
	}
	return out
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func plainTexts(cells []cell) (out []string) {
	for _, c := range cells {
		out = append(out, c.text)
	}
	return out
}
