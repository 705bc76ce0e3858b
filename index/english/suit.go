package english

import (
	"slices"
	"strings"
)

// suit gives a word the sense that the words about it call for.
func (c clause) suit(i int) {
	w := &c[i]
	says := func(parts ...string) bool {
		return slices.ContainsFunc(c, func(o word) bool {
			return slices.ContainsFunc(parts, func(s string) bool { return strings.Contains(o.chinese, s) })
		})
	}
	switch {
	case w.chinese == "条" && w.is(noun) && !says("法", "条例", "章", "规定"): // what is not of a law is a text
		w.chinese = "文章"
		if strings.HasPrefix(w.text, "section") {
			w.chinese = "栏目"
		}
	case w.text == "state" && i+2 < len(c) && c[i+1].is(noun) && slices.ContainsFunc(c[i+1:min(i+4, len(c))],
		func(o word) bool { return o.is(body) }):
		w.chinese = "国有" // state exploration company
	case w.chinese == "用于" && strings.HasSuffix(w.text, " to") && i+1 < len(c) && c[i+1].is(place):
		w.chinese = "出口到" // went to Japan
	case (w.chinese == "影响" || w.chinese == "达到") && i+1 < len(c) && slices.ContainsFunc(c[i+1:min(i+3, len(c))],
		func(o word) bool { return o.chinese == "最高" || o.chinese == "最低" }):
		w.chinese = "" // hit its low
	case strings.HasSuffix(w.text, " times") && strings.HasSuffix(w.chinese, "倍") && (i+1 == len(c) || c[i+1].is(mark|prep|adv)) &&
		!says("涨", "增", "升"):
		w.chinese = strings.TrimSuffix(w.chinese, "倍") + "次" // late three times
	case w.text == "over" && i+1 < len(c) && c[i+1].is(number):
		w.chinese = "超过"
	case w.chinese == "标题" && w.text == "title" && i+1 < len(c) && !says("文", "专利", "新闻", "报告", "研究", "书"):
		w.chinese = "职务"
	case w.chinese == "收购" && w.text != "acquire" && w.text != "acquired" && !says("最多") && c[i:].fromPlace():
		w.chinese = "进口"
	}
}

// fromPlace reports whether something comes from a country: bought from Myanmar.
func (c clause) fromPlace() bool {
	for i := 0; i+1 < len(c); i++ {
		if c[i].text == "from" && c[i+1].is(place) {
			return true
		}
	}
	return false
}
