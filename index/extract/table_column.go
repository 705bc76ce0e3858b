package extract

import (
	"regexp"
	"strings"

	"rebot/index/bulletin"
)

var (
	runInCell   = regexp.MustCompile(`累计|年均|全年|年度|以来|季度|半年|前\d|\d月?(?:-|—|–|至|~)\d{1,2}月`)
	unitHead    = regexp.MustCompile(`^(?:计量|计价|价格)?单位$`)
	purityHead  = regexp.MustCompile(`纯度|规格|品位`)
	changeHead  = regexp.MustCompile(`环比|幅|变化.*%|^[较比](?:上月|上个月)(?:增减|涨跌|变化)*\(?%?\)?$`)
	percentHead = regexp.MustCompile(`环比|幅|%`) // else its cells say whether they are per cent or yuan
	otherHead   = regexp.MustCompile(`同比|环比|涨跌|变化|差|增减|[较比](?:上|去|同)`)
)

// column reads one heading. The mean of a run of months, and a month to come, are no month's price.
func (r *reader) column(c string) column {
	c = strings.ReplaceAll(c, " ", "")
	switch {
	case nameHead.MatchString(c) && c != "序号":
		return column{kind: "name"}
	case unitHead.MatchString(c):
		return column{kind: "unit"}
	case purityHead.MatchString(c):
		return column{kind: "purity"}
	case strings.Contains(c, "同比"):
		return column{kind: "other"}
	case changeHead.MatchString(c) && !strings.Contains(c, "元"):
		return column{kind: "change", percent: percentHead.MatchString(c)}
	case otherHead.MatchString(c) || runInCell.MatchString(c) || c == "序号":
		return column{kind: "other"}
	case priceInCell.MatchString(c) || monthInCell.MatchString(c):
		return r.priceColumn(c)
	}
	return column{kind: "other"}
}

func (r *reader) priceColumn(c string) column {
	out := column{kind: "price", month: r.columnMonth(c), measure: columnMeasure(c), unit: plainUnit(unitInText.FindString(c))}
	if out.month > r.Month && out.measure != "挂牌价" {
		return column{kind: "other"}
	}
	out.measure = ofMarket(marketOf(c), out.measure)
	return out
}

func (r *reader) columnMonth(c string) bulletin.Month {
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

// nearMonth resolves a month as the bulletin writes it: without a year it is the last such month up to the issue's, or
// the next one.
func (r *reader) nearMonth(year, month string) bulletin.Month {
	if n := atoi(month); n < 1 || n > 12 {
		return r.Month + 2 // there is no such month: as good as one to come
	}
	if year != "" {
		return bulletin.NewMonth(atoi(year), atoi(month))
	}
	m := bulletin.NewMonth(r.Month.Year(), atoi(month))
	switch next := r.Month + 1; {
	case next.Month() == m.Month():
		return next // 12月 in the issue of November is the one to come
	case m > r.Month:
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
	return bulletin.Average
}
