package table

import (
	"regexp"
	"strings"

	"rebot/index/bulletin"
)

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
