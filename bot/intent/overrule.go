package intent

import (
	"strings"
)

// overText is a threshold: 跌幅超过3%, 价格低于100元.
var overText = compile(`((?:不|没有?|未|no |not )?\s*(?:超过|超|大于|高于|多于|不低于|至少|over|above|more than|at least|低于|小于|少于|不到|不足|below|under|less than|最多|至多|at most))\s*(?:百分之)?\s*(\d+(?:\.\d+)?)\s*(%|个百分点|个点|percent|万元|元|块|yuan)?`)

// overRule takes questions for the products over or below a threshold.
func overRule(q *query) Intent {
	if len(q.names) > 0 && !q.has(thanProduct) || q.has(tradeWords) || q.has(indexWords) || q.has(otherWords) {
		return nil
	}
	if o := q.overProduct(); o != nil {
		return o
	}
	if len(q.names) > 0 {
		return nil
	}
	if m := q.submatch(betweenText); m != nil {
		o := q.over([]string{"", "", m[1], m[4]})
		o.UpTo = m[3]
		return o
	}
	all := q.thresholds()
	switch {
	case len(all) > 1:
		return q.both(all)
	case len(all) == 0 || all[0][3] == "" && !q.has(priceWords) && !q.has(changeWords):
		return nil
	}
	return q.over(all[0])
}

// thresholds lists the thresholds of a question as overText finds them, those said behind their number too.
func (q *query) thresholds() (all [][]string) {
	for _, m := range q.submatches(withinText) {
		words := "不超过"
		if m[3] == "以上" {
			words = "不低于"
		}
		all = append(all, []string{m[0], words, m[1], m[2]})
	}
	if len(all) == 0 {
		all = q.submatches(overText)
	}
	return all
}

// withinText is a threshold said behind its number: 1%以内, 500元以上.
var withinText = compile(`(\d+(?:\.\d+)?)\s*(%|个点|万元|元|块)(以内|以下|以上)`)

// both makes a range of two thresholds, where one is above the other.
func (q *query) both(all [][]string) Intent {
	x, y := q.over(all[0]), q.over(all[1])
	if x.Below {
		x, y = y, x
	}
	if len(all) > 2 || x.Below || !y.Below {
		return Refuse{Reason: Unclear}
	}
	x.UpTo = y.Value
	if y.Way != "" {
		x.Way = y.Way
	}
	return x
}

// betweenText is a range: 跌幅在2%到4%之间, 100元到500元.
var betweenText = compile(`(\d+(?:\.\d+)?)\s*(%|万元|元|块)?\s*(?:到|至|-|~|—|–|and|to)\s*(\d+(?:\.\d+)?)\s*(%|percent|万元|元|块|yuan)(?:.{0,6}(?:之间|以内|的))?`)

// thanText compares with a product's own price: 比氧化镝便宜的, 价格高于氧化镝的产品.
var (
	thanText    = compile(`(?:比|高于|低于|超过|than|above|below)\s*$`)
	noWay       = compile(`(不|没有?)(高|低|超过|贵|便宜)`)
	thanBelow   = compile(`便宜|低|below|cheaper|less`)
	thanAbove   = compile(`贵|高|超过|above|dearer|more expensive`)
	thanProduct = compile(`哪|产品|品种|的(?:重稀土|轻稀土|氧化物|金属|合金|稀土|有)|的$|which|what|products`)
)

// overProduct takes questions for the products dearer or cheaper than one product.
func (q *query) overProduct() Intent {
	sure, unsure := q.products()
	if len(sure) > 1 && (strings.Contains(q.folded, "介于") || q.has(thanBelow) && q.has(thanAbove) && strings.Contains(q.folded, "比")) {
		return Refuse{Reason: Unclear} // between two prices
	}
	if len(sure) == 1 && len(unsure) == 0 && len(q.names) == 1 && q.partHas(thanText, q.folded[:q.names[0].From]) && q.has(thanProduct) && (q.has(changeWords) || q.has(noWay)) {
		return Refuse{Reason: Unclear} // by its change, or turned round
	}
	if len(sure) != 1 || len(unsure) > 0 || len(q.names) != 1 || !q.partHas(thanText, q.folded[:q.names[0].From]) || !q.has(thanProduct) || q.has(changeWords) {
		return nil
	}
	rest := scan(q.folded[:q.names[0].From] + q.folded[q.names[0].To:])
	below, above := rest.has(thanBelow), rest.has(thanAbove)
	if below == above {
		return nil
	}
	return Threshold{Than: sure[0], Below: below, Unit: "元/公斤", Group: groupOf(&query{scanned: rest}), Month: q.month()}
}

// way reads a threshold's words: whether what lies below it is asked for, and whether the threshold itself is in.
func way(words string) (below, equal bool) {
	rest := noThreshold.ReplaceAllString(words, "")
	not := rest != words
	switch strings.TrimSpace(rest) {
	case "低于", "小于", "少于", "below", "under", "less than":
		return !not, not
	case "不到", "不足", "到", "足":
		return true, false
	case "最多", "至多", "at most":
		return true, true
	case "至少", "at least":
		return false, true
	}
	return not, not
}

var noThreshold = compile(`^(不|没有?|未|no |not )\s*`)

// over makes an intent of a threshold: of the change where it is in per cent, of the price else.
func (q *query) over(m []string) Threshold {
	t := Threshold{Value: m[2], Group: groupOf(q), Month: q.month()}
	t.Below, t.Equal = way(m[1])
	switch m[3] {
	case "%", "个百分点", "个点", "percent":
		t.Way = "下跌"
		if q.has(roseWords) && !q.has(fellWords) {
			t.Way = "上涨"
		}
	case "万元":
		t.Unit = "万元/吨"
	default:
		t.Unit = "元/公斤"
		if strings.Contains(q.folded, "吨") {
			t.Unit = "元/吨"
		}
	}
	return t
}
