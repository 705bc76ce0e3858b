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
	en := map[string]string{"元/公斤": "yuan/kg", "万元/吨": "10,000 yuan/t", "元/吨": "yuan/t", "点": "points", "吨": "t",
		"万吨": "10,000 t", "亿吨": "100 million t",
		"亿元": "100 million yuan", "万亿元": "trillion yuan", "万亿元人民币": "trillion yuan", "万亿美元": "trillion US dollars",
		"万辆": "10,000 vehicles", "亿个": "100 million pieces", "%": "%", "万元": "10,000 yuan", "元": "yuan"}[u]
	if en == "" || en == u {
		return u
	}
	w.Permit("10000", "100")
	return u + " (" + en + ")"
}

// MeasureWord prints what kind of price it is.
func (w Writer) MeasureWord(m string) string {
	if !w.English {
		return m
	}
	switch {
	case m == bulletin.Average:
		return "monthly average (月均价)"
	case strings.HasSuffix(m, "挂牌价"):
		return "list price of " + strings.TrimSuffix(m, "挂牌价") + " (挂牌价)"
	}
	return m
}

// ChangePhrase prints a change behind a value: against the month before, or against the month it names.
func (w Writer) ChangePhrase(c *bulletin.Change, m bulletin.Month) string {
	if c == nil {
		return ""
	}
	against := w.Say("环比", "month-on-month")
	switch {
	case c.Base == m-12:
		against = w.Say("同比", "year-on-year")
	case c.Base != m-1 && c.Base != 0:
		against = w.Say("较"+c.Base.Chinese(), "against "+c.Base.String())
		w.Permit(c.Base.String())
	}
	return w.Say("，", ", ") + against + " " + c.About + c.String() + w.Direction(c)
}

// Direction says in a word which way a change goes, for readers who miss a sign.
func (w Writer) Direction(c *bulletin.Change) string {
	switch {
	case c.Flat && strings.HasSuffix(c.String(), "持平"):
		return w.Say("", " (unchanged)")
	case c.Flat:
		return w.Say("（持平）", " (unchanged)")
	case c.Percent.Value.IsNegative():
		return w.Say("（下跌）", " (down)")
	}
	return w.Say("（上涨）", " (up)")
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
