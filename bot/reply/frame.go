package reply

import (
	"fmt"
	"strings"

	"rebot/index/bulletin"
)

// MonthName prints a month in the reply's language. The numbers of a month are no figures.
func (w Writer) MonthName(m bulletin.Month) string {
	w.Permit(m.String())
	return w.Say(m.Chinese(), m.String())
}

// Unit prints a unit; English readers get its meaning beside it.
func (w Writer) Unit(u string) string {
	if !w.English {
		return u
	}
	en := map[string]string{"元/公斤": "yuan/kg", "万元/吨": "×10,000 yuan/t", "元/吨": "yuan/t", "点": "points", "吨": "t",
		"万吨": "×10,000 t", "亿吨": "×100 million t",
		"亿元": "×100 million yuan", "万亿元": "trillion yuan", "万亿元人民币": "trillion yuan", "万亿美元": "trillion US dollars",
		"千吨": "thousand t", "百万吨": "million t", "百万元": "million yuan", "十亿元": "billion yuan", "百万美元": "million US dollars", "十亿美元": "billion US dollars",
		"美元/公斤": "US$/kg", "美元/吨": "US$/t", "万美元/吨": "×10,000 US$/t", "美元": "US dollars", "万美元": "×10,000 US dollars",
		"亿美元": "×100 million US dollars", "澳元/公斤": "A$/kg", "欧元/公斤": "€/kg", "元/克": "yuan/g", "吨/年": "t/year",
		"万吨/年": "×10,000 t/year", "亿辆": "×100 million vehicles", "辆": "vehicles", "个": "pieces", "个百分点": "percentage points",
		"万辆": "×10,000 vehicles", "亿个": "×100 million pieces", "%": "%", "万元": "×10,000 yuan", "元": "yuan", "欧元": "euros", "澳元": "Australian dollars", "公斤": "kg", "克": "g"}[u]
	if en == "" || en == u {
		return u
	}
	w.Permit("10000", "100")
	return u + " (" + en + ")"
}

// measures are those that have a name in English.
var measures = map[string]string{bulletin.IndexMean: "average", bulletin.IndexHigh: "high", bulletin.IndexLow: "low",
	bulletin.Quantity: "quantity", bulletin.Money: "value", bulletin.UnitPrice: "unit price", bulletin.ShareOf: "share",
	bulletin.DayMean: "daily average", bulletin.WeekMean: "weekly average", bulletin.QuarterMean: "quarterly average",
	bulletin.HalfMean: "half-year average", bulletin.YearMean: "yearly average", bulletin.RelatedDeal: "related-party price",
	bulletin.HighPrice: "highest price", bulletin.LowPrice: "lowest price",
	bulletin.PlainPrice: "price", "交易价": "deal price", "长单价": "term price",
	"指导价": "guide price", "现货价": "spot price", "数值": "reading", "产量": "output", "销量": "sales volume", "储量": "reserves",
	"库存": "stock", "产能": "capacity", "分离能力": "separation capacity", "加工能力": "processing capacity",
	"冶炼分离能力": "smelting and separation capacity", "营业收入": "revenue", "营收": "revenue", "主营业务收入": "main revenue",
	"净利润": "net profit", "利润": "profit", "利润总额": "total profit", "归母净利润": "net profit to owners", "扣非净利润": "net profit before one-offs",
	"归属于上市公司股东的净利润": "net profit to shareholders",
	"高低差": "high less low", "波动幅度": "range", "开采": "mining", "冶炼分离": "smelting and separation"}

// MeasureWord prints what kind of price it is.
func (w Writer) MeasureWord(m string) string {
	if !w.English {
		return m
	}
	switch {
	case m == bulletin.MonthMean:
		return "monthly average (月均价)"
	case measures[m] != "":
		return measures[m] + " (" + m + ")"
	case strings.HasSuffix(m, "挂牌价"):
		return strings.TrimSpace("list price "+strings.TrimSuffix(m, "挂牌价")) + " (挂牌价)"
	}
	return m
}

// ProductName prints a product's name; English readers get the English one and the bulletin's own beside it.
func (w Writer) ProductName(canonical, printed string) string {
	if !w.English {
		return printed
	}
	if en := bulletin.English(canonical); en != "" {
		return fmt.Sprintf("%s (%s)", en, printed)
	}
	return printed
}
