package bulletin

import (
	"regexp"
	"strings"
)

// A column is what one column of a price table holds.
type column struct {
	kind    string // name, purity, price, change, other
	month   Month
	measure string
	unit    string
}

// A table is a price table that the reader is in the middle of.
type table struct {
	columns []column
	unit    string
}

var (
	spacedMonth = regexp.MustCompile(`(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(份)?\s*(的)?\s*`)
	unitPattern = `(?:万元|元|美元|万美元|人民币元|RMB|CNY|USD)/(?:公斤|千克|吨度|吨|kg|KG|t|磅|克)`
	unitInText  = regexp.MustCompile(unitPattern)
	monthInCell = regexp.MustCompile(`(?:(\d{4})年)?(\d{1,2})月|(本月|上月|上年同月)`)
	priceInCell = regexp.MustCompile(`(月?平均价格?|月?均价|最高价|最低价|挂牌价|收盘价|价格|报价)`)
)

// tables reads the price tables of an article: a header row tells what the columns hold, in whatever order.
func (r *reader) tables(article int) {
	var t *table
	unit := ""
	for i := range r.Articles[article].Paragraphs {
		p := &r.Articles[article].Paragraphs[i]
		if !hasSentence(p.Text) && strings.ContainsAny(p.Text, "/／") {
			if u := unitInText.FindString(narrow(p.Text)); u != "" {
				unit = plainUnit(u)
			}
		}
		raw := r.Lines[p.First-1]
		switch header := r.headerRow(raw); {
		case p.First != p.Last && t == nil && !header:
		case header:
			t, p.Row, p.Heading = r.newTable(raw, unit), true, false
		case t != nil && r.row(article, p, t):
			p.Row, p.Heading = true, false
		case t != nil && !p.Caption && p.Text != "" && !isNote(p.Text):
			t = nil
		}
	}
}

func isNote(s string) bool {
	return strings.HasPrefix(s, "单位") || strings.HasPrefix(s, "注") || strings.HasPrefix(s, "表")
}

// plainUnit spells a unit the bulletin's way.
func plainUnit(u string) string {
	return strings.NewReplacer("千克", "公斤", "KG", "公斤", "kg", "公斤", "/t", "/吨", "人民币元", "元", "RMB", "元", "CNY", "元", "USD", "美元").Replace(u)
}

// cells cuts a row: at bars or tabs where it has them, else at blanks, which also stand inside dates.
func cells(raw string) []string {
	s := narrow(strings.TrimSpace(raw))
	if strings.Contains(s, "|") {
		return trimAll(strings.Split(strings.Trim(s, "|"), "|"))
	}
	if strings.Contains(s, "\t") {
		return trimAll(strings.Split(s, "\t"))
	}
	s = spacedMonth.ReplaceAllStringFunc(s, func(m string) string { return strings.Join(strings.Fields(m), "") })
	return strings.Fields(s)
}

func trimAll(list []string) []string {
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	return list
}

var nameHead = regexp.MustCompile(`^(序号|产品|品名|品种|名称|产品名称?|产品品种|商品名称?|稀土产品)$`)

// headerRow tells whether a line names the columns of a price table: one for the product, one or more for prices.
func (r *reader) headerRow(raw string) bool {
	if hasSentence(raw) || !strings.Contains(raw, "品") && !strings.Contains(raw, "名") {
		return false // a cheap look first: few lines are headers
	}
	names, prices := 0, 0
	for _, c := range cells(raw) {
		switch {
		case nameHead.MatchString(c):
			names++
		case priceInCell.MatchString(c) || monthInCell.MatchString(c) && !strings.ContainsAny(c, "，。"):
			prices++
		}
	}
	return names > 0 && prices > 0
}

func (r *reader) newTable(raw, unit string) *table {
	t := &table{unit: unit}
	for _, c := range cells(raw) {
		t.columns = append(t.columns, r.column(c))
	}
	return t
}

// column reads one heading. A month without a year is of the year that brings it closest before the issue.
func (r *reader) column(c string) column {
	unit := plainUnit(unitInText.FindString(c))
	switch {
	case nameHead.MatchString(c) && c != "序号":
		return column{kind: "name"}
	case strings.Contains(c, "纯度") || strings.Contains(c, "规格") || strings.Contains(c, "品位"):
		return column{kind: "purity"}
	case strings.Contains(c, "同比"):
		return column{kind: "other"}
	case strings.Contains(c, "环比") || strings.Contains(c, "幅") || strings.Contains(c, "变化") && strings.Contains(c, "%"):
		return column{kind: "change"}
	case strings.Contains(c, "涨跌") || strings.Contains(c, "变化") || strings.Contains(c, "差") || c == "单位" || c == "序号":
		return column{kind: "other"}
	case priceInCell.MatchString(c) || monthInCell.MatchString(c):
		return column{kind: "price", month: r.columnMonth(c), measure: columnMeasure(c), unit: unit}
	}
	return column{kind: "other"}
}

func (r *reader) columnMonth(c string) Month {
	m := monthInCell.FindStringSubmatch(c)
	switch {
	case m == nil || m[3] == "本月":
		return r.Month
	case m[3] == "上月":
		return r.Month - 1
	case m[3] != "":
		return r.Month - 12
	}
	return r.nearMonth(m[1], m[2])
}

// nearMonth resolves a month as the bulletin writes it: without a year it is the last such month up to the issue's.
func (r *reader) nearMonth(year, month string) Month {
	if n := atoi(month); n < 1 || n > 12 {
		return r.Month
	}
	if year != "" {
		return NewMonth(atoi(year), atoi(month))
	}
	m := NewMonth(r.Month.Year(), atoi(month))
	if m > r.Month {
		m -= 12
	}
	return m
}

// columnMeasure names what a price column holds, in the one word used for it everywhere.
func columnMeasure(c string) string {
	switch m := priceInCell.FindString(c); m {
	case "最高价", "最低价", "挂牌价", "收盘价":
		return m
	}
	return Average
}

// Average is the measure of a month's mean price, the bulletin's 平均价 or 均价.
const Average = "月均价"
