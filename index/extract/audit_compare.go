package extract

import "rebot/index/bulletin"

// Compare holds the earlier prices that an issue prints against those of the issues before it.
func Compare(older, newer *bulletin.Issue) []bulletin.Finding {
	var out []bulletin.Finding
	for i := range newer.Quotes {
		q := &newer.Quotes[i]
		if q.Month != older.Month || q.Measure == "价格" || q.Measure == "现货价" {
			continue
		}
		for j := range older.Quotes {
			o := &older.Quotes[j]
			if o.Month != q.Month || !samePrice(q, o) {
				continue
			}
			if x, y, ok := bulletin.SameScale(q, o); ok && !x.Meets(y) {
				out = append(out, bulletin.Finding{Rule: "month", Text: q.Month.Chinese() + " " + q.Printed + "的" + q.Measure + "：" + newer.Month.String() + " 期印 " + q.Price.Text + " " + q.Unit + "，" + older.Month.String() + " 期印 " + o.Price.Text + " " + o.Unit,
					A: quotePlace(q), B: bulletin.Place{Says: quoteSays(o), Month: older.Month, Cite: o.Cite}})
				break
			}
		}
	}
	return out
}
