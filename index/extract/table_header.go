package extract

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"rebot/index/bulletin"
)

// A column is what one column of a price table holds.
type column struct {
	kind    string // name, purity, price, change, other
	month   bulletin.Month
	measure string
	unit    string
	percent bool // of a change: a number without a sign is per cent
}

// A table is a price table that the reader is in the middle of.
type table struct {
	columns []column
	units   tableUnits
	market  string // see marketOf, empty for the association's averages
}

var (
	spacedMonth = regexp.MustCompile(`(?:\d{4} *年 *)?\d{1,2} *月(?: *份)?(?: *的)?(?: *(?:月?平均|月?均价|最高价|最低价|挂牌价|收盘价|价格|报价))?`)
	unitPattern = `(?:万元|元|美元|万美元|人民币元|RMB|CNY|USD)/(?:公斤|千克|吨度|吨|kg|KG|t|磅|克)`
	unitInText  = regexp.MustCompile(unitPattern)
	monthInCell = regexp.MustCompile(`(?:(\d{4})年)?(\d{1,2})月|(本月|上月|(?:上年|去年)同[月期])`)
	priceInCell = regexp.MustCompile(`(月?平均价格?|月?均价|最高价|最低价|挂牌价|收盘价|价格|报价)`)
)

// tables reads the price tables of an article: a header row tells what the columns hold, in whatever order.
func (r *reader) tables(article int) {
	var t *table
	u, market := r.notedUnits(article), marketOf(bulletin.Narrow(r.Articles[article].Title))
	for i := range r.Articles[article].Paragraphs {
		p := &r.Articles[article].Paragraphs[i]
		raw, text := r.Lines[p.First-1], bulletin.Narrow(p.Text)
		switch header := r.headerRow(raw); {
		case header:
			t, p.Row, p.Heading = r.newTable(raw, u, market), true, false
		case r.isCaption(text):
			u, market = r.caption(text, u), marketOf(text)
			if t != nil {
				t.units, t.market = u, market
			}
		case t == nil:
			r.strayRow(p, raw)
			if !hasSentence(p.Text) && marketOf(text) != "" {
				market = marketOf(text)
			}
		case r.row(article, p, t):
			p.Row, p.Heading = true, false
		case !p.Caption && p.Text != "" && !isNote(p.Text):
			t = nil
		}
	}
}

func isNote(s string) bool {
	return strings.HasPrefix(s, "单位") || strings.HasPrefix(s, "注") || strings.HasPrefix(s, "表")
}

// plainUnit spells a unit the bulletin's way.
func plainUnit(u string) string {
	return strings.NewReplacer("千克", "公斤", "KG", "公斤", "kg", "公斤", "/t", "/吨", "人民币元", "元", "RMB", "元", "CNY", "元", "USD", "美元", "每", "/").Replace(u)
}

// cells cuts a row: at bars or tabs where it has them, else at blanks, which also stand inside dates.
func cells(raw string) []string {
	s := spacedMonth.ReplaceAllStringFunc(bulletin.Narrow(strings.TrimSpace(raw)), func(m string) string { return strings.ReplaceAll(m, " ", "") })
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

var nameHead = regexp.MustCompile(`^(序号|产品|品名|品种|名称|产品名称?|产品品种|商品名称?|稀土产品)$`)

// headerRow tells whether a line names the columns of a price table: one for the product, one or more for prices.
func (r *reader) headerRow(raw string) bool {
	if hasSentence(raw) || !strings.Contains(raw, "品") && !strings.Contains(raw, "名") || strings.ContainsRune(raw, utf8.RuneError) {
		return false // a cheap look first: few lines are headers, and one that can't be read could name any month
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

func (r *reader) newTable(raw string, u tableUnits, market string) *table {
	t := &table{units: u, market: market}
	for _, c := range cells(raw) {
		t.columns = append(t.columns, r.column(c))
	}
	if all := unitInText.FindAllString(bulletin.Narrow(raw), -1); all != nil && sameStrings(all) {
		t.units.unit = plainUnit(all[0]) // of the columns that name none
	}
	return t
}

func sameStrings(list []string) bool {
	for _, s := range list {
		if s != list[0] {
			return false
		}
	}
	return true
}
