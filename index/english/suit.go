package english

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rebot/index/bulletin"
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
	case w.text == "first" && i > 1 && (i+1 == len(c) || c[i+1].is(mark)) && !c[i-1].is(det|be|and):
		w.sense = sense{"优先", adv} // who will be paid first
	case strings.HasSuffix(w.chinese, "价") && !strings.Contains(w.text, "price"):
		c.priced(i)
	case (w.chinese == "下跌" || w.chinese == "下降") && strings.HasPrefix(w.text, "f") && says("雨", "雪"):
		w.chinese = "" // how much rain fell
	case w.text == "over" && i+1 < len(c) && c[i+1].is(number):
		w.chinese = "超过"
	case w.chinese == "标题" && w.text == "title" && i+1 < len(c) && !says("文", "专利", "新闻", "报告", "研究", "书"):
		w.chinese = "职务"
	case w.chinese == "收购" && w.text != "acquire" && w.text != "acquired" && !says("最多") && c[i:].fromPlace():
		w.chinese = "进口"
	}
}

// priced says which price it is where that is said before what it is of: the guaranteed minimum NdPr price.
func (c clause) priced(i int) {
	for k := i + 1; k < len(c) && c[k].nominal(); k++ {
		if c[k].chinese == "价格" {
			c[k].chinese, c[i].chinese = c[i].chinese, ""
			return
		}
	}
}

// plants calls a plant 厂 where texts do not write 工厂 behind what it makes: the recycling plant.
func plants(ws []word, texts Texts) {
	for i := 1; i < len(ws); i++ {
		w, of := &ws[i], &ws[i-1]
		if w.chinese == "工厂" && of.is(noun|verb|adj) && !of.is(det|number|period) && han(of.chinese) > 1 &&
			texts.Printed([][]string{{of.chinese + w.chinese}})[0] == "" {
			w.chinese = "厂"
		}
	}
}

// han is how many characters a word has in Chinese, none where it has letters of another script.
func han(s string) int {
	if !bulletin.HasHan(s) {
		return 0
	}
	return utf8.RuneCountInString(s)
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
