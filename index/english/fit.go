package english

import (
	"slices"
	"strings"
)

// fit gives each verb the word that goes with what is done: one publishes a paper in another word than a report.
func (c clause) fit() clause {
	for i := range c {
		if c[i].text == "group" && i > 0 && c[i-1].researches() {
			c[i].chinese = "团队"
		}
		if i > 0 && c[i-1].is(name) && !c[i-1].is(period) {
			c[i].named(&c[i-1])
		} else if i > 0 && c[i].is(noun) && c[i-1].is(noun) && len(c[i].chinese) > 6 &&
			strings.HasSuffix(c[i-1].chinese, c[i].chinese) {
			c[i].chinese = "" // its name has it
		}
		if i+1 < len(c) && c[i+1].is(name) && slices.Contains([]string{"东部", "西部", "南部", "北部", "中部"}, c[i].chinese) {
			c[i], c[i+1] = c[i+1], c[i] // east Kazakhstan
		}
		c.suit(i)
		c[i].chinese = c.fitted(i)
		c.counted(i)
		if r := []rune(c[i].chinese); len(r) == 2 && r[0] == '第' && i+1 < len(c) {
			c[i].chinese += counter(c[i+1].chinese) // 第二场竞价
		}
	}
	return c
}

// counted puts the word behind a number that the things are counted with: 14家上市公司.
func (c clause) counted(i int) {
	if c[i].class != number || strings.HasSuffix(c[i].text, "%") || i > 0 && c[i-1].is(wh) {
		return
	}
	last := i
	for last+1 < len(c) && c[last+1].nominal() && !c[last+1].is(det|period|number) && (last == i || !c[last].plural) {
		last++
	}
	if w := &c[last]; last > i && w.plural && !w.is(measure) && !unit(w.chinese) && !strings.HasSuffix(c[i].chinese, "年") {
		if w.is(body) {
			c[i].chinese += "家"
			return
		}
		c[i].chinese += counter(w.chinese)
	}
}

// fitted gives the word that goes with what is done.
func (c clause) fitted(i int) string {
	for _, f := range fitting() {
		if c[i].chinese == f[0] && slices.ContainsFunc(c, func(w word) bool { return strings.HasSuffix(w.chinese, f[1]) }) {
			return f[2]
		}
	}
	return c[i].chinese
}

// named gives a word the form that it has behind a name: Pangwa town, Fujian province.
func (w *word) named(before *word) {
	if w.chinese != "" && strings.HasSuffix(before.chinese, w.chinese) {
		w.chinese = ""
		return
	}
	if short := map[string]string{"城镇": "镇", "城市": "市", "县级": "县", "地区": "地区", "河流": "河"}[w.chinese]; short != "" && !w.plural {
		if w.chinese = short; strings.HasSuffix(before.chinese, short) {
			w.chinese = ""
		}
	}
}

// researches reports whether a group of somebody is a team: of a province or a university, or whose it is.
func (w *word) researches() bool {
	return w.text == "whose" || slices.ContainsFunc([]string{"省", "市", "大学", "所", "学院", "室"}, func(end string) bool {
		return strings.HasSuffix(w.chinese, end)
	})
}

// months counts months by their word for that: 三个月.
func (c clause) months() clause {
	for i := 1; i < len(c); i++ {
		if c[i].chinese == "月" && c[i-1].is(number) {
			c[i].chinese = "个月"
		}
	}
	return c
}

// intensive reports whether a word only says how much something is so: so low.
func intensive(w string) bool { return slices.Contains(strings.Fields("so too very as quite"), w) }

// ends reads high and low as the points that something reached, where they are no adjectives: its November high.
func (c clause) ends() clause {
	for i := 1; i < len(c); i++ {
		point := map[string]string{"high": "最高", "peak": "最高", "low": "最低", "highest": "最高", "lowest": "最低"}[c[i].text]
		if point != "" && (i+1 == len(c) || !c[i+1].is(noun|adj)) && c[i-1].is(det|period|of) && !intensive(c[i-1].text) {
			c[i].sense = sense{point, noun | measure}
		}
		if c[i-1].is(measure) &&
			slices.Contains([]string{"value", "values", "level", "levels", "figure", "figures", "number", "range"}, c[i].text) {
			c[i].sense = sense{"", det} // the birefringence value
		}
		if c[i].text == "most" && c[i-1].is(verb) && (i+1 == len(c) || !c[i+1].is(adj|noun)) { // lacks most
			c[i-1].chinese, c[i].sense = "最"+c[i-1].chinese, sense{"", det}
		}
		if c[i].text == "most" && i+1 < len(c) && c[i+1].is(noun) && !c[i+1].is(adj) { // who buys the most ore
			c[i].sense = sense{"最多", adj}
		}
	}
	return c
}
