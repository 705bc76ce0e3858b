package english

import (
	"slices"
	"strings"
)

// phrases takes times and what prepositions lead out of a clause.
func (c clause) phrases() (rest, times, beside clause) {
	for i := 0; i < len(c); {
		w := c[i]
		end := i + 1
		switch {
		case w.text == "if" && i > 0 && i+1 < len(c):
			end = len(c)
			times = append(times, c[i+1:end].told()...)
		case w.text == "for" && i+2 < len(c) && c[i+1].is(number): // for three months
		case w.ordering() != "" && i+1 < len(c) && !c[i+1].is(period) && (i > 0 || c.telling()):
			end = len(c)
			times = append(append(times, c[i+1:end].told().unstarted()...), chinese(w.ordering()))
		case w.is(prep) && i+1 < len(c):
			for end < len(c) && c.goesOn(end) {
				end++
			}
			if p := c[i+1 : end]; w.text == "under" && slices.ContainsFunc(p, func(w word) bool { return w.is(name | body) }) {
				beside = append(append(beside, p...), chinese("旗下"))
			} else if p.isTime() {
				times = append(times, w.behind(p)...)
			} else if end > i+1 {
				beside = append(append(beside, w), p...)
			}
		case w.is(period):
			times = append(times, w)
		case w.is(adv) && !w.is(adj|noun) && len([]rune(w.chinese)) > 1: // for the first time
			beside = append(beside, w)
		default:
			rest = append(rest, w)
		}
		i = end
	}
	return rest, times, beside
}

// telling reports whether a clause only tells when: after the right ends.
func (c clause) telling() bool {
	return len(c) > 2 && !slices.ContainsFunc(c, func(w word) bool { return w.is(wh | aux | modal) }) &&
		slices.ContainsFunc(c[2:], func(w word) bool { return w.is(verb) })
}

// goesOn reports whether a noun phrase goes on with a word.
func (c clause) goesOn(i int) bool {
	w := &c[i]
	if w.text == "的" || w.text == "'s" {
		return true
	}
	if w.is(adj) && !w.is(noun) && i+1 == len(c) && c[i-1].is(noun) &&
		slices.ContainsFunc(c, func(w word) bool { return w.is(be) }) {
		return false // why is the supply of it tight
	}
	if w.is(and) {
		return i+1 < len(c) && c[i+1].nominal()
	}
	return w.nominal() && !(w.is(verb) && !w.ing && c[i-1].is(noun|name) && w.past)
}

func (c clause) isTime() bool {
	some := false
	for i := range c {
		some = some || c[i].is(period)
		if !c[i].is(period | det | number | and) {
			return false
		}
	}
	return some
}

// unstarted drops that something begins, of what something else is before or after: before mining starts.
func (c clause) unstarted() clause {
	if k := len(c) - 1; k > 0 && c[k].chinese == "开始" {
		return c[:k]
	}
	return c
}

// ordering gives the Chinese word behind the thing that something comes before or after.
func (w *word) ordering() string {
	return map[string]string{"after": "以后", "before": "以前", "since": "以来", "until": "以前", "prior to": "以前", "ahead of": "以前"}[w.text]
}

// behind puts after, before, since and until behind their time, and drops the others.
func (w *word) behind(p clause) clause {
	if w.chinese == "超过" {
		return append(clause{*w}, p...)
	}
	if w.ordering() == "" {
		return p
	}
	return append(append(clause{}, p...), chinese(w.ordering()))
}

// joinOf puts what stands behind of before what stands ahead of it: the size of the deal is 协议的金额.
func joinOf(c clause) clause {
	for i := len(c) - 1; i > 0; i-- {
		if !c[i].joins() && !c.inPlace(i) && !c.tells(i) || c.doing(i-1) || c[i].text == "with" && c.acted(i) ||
			!c[i-1].is(noun|adj|name) ||
			c[i-1].is(verb) && (!c[i-1].is(noun) || c[i-1].past) ||
			i+1 == len(c) ||
			!c[i+1].nominal() {
			continue
		}
		from := i
		for from > 0 && !c[from].is(det) && c[from-1].nominal() && !c[from-1].is(period) && !c.finitely(from-1) {
			from--
		}
		if k := from - 2; k >= 0 && c[i-1].is(measure) && c[from-1].is(and) &&
			c[k].is(measure) { // the power and the width of it
			for from = k; from > 0 && !c[from].is(det) && c[from-1].nominal(); from-- {
			}
		}
		if from > 0 && c[from-1].text == "'s" {
			from = owner(c, from)
		}
		if from > 0 && (c[from-1].is(wh) || c[from-1].chinese == "每") && unit(c[i-1].chinese) {
			// how many tons of it, per kg of it
			c[i].sense = sense{"", det}
			continue
		}
		to := i + 1
		for to < len(c) && c.goesOn(to) && !c.doing(to) {
			to++
		}
		left, right := append(clause{}, c[from:i]...), append(clause{}, c[i+1:to]...)
		o := c[i]
		if w := left[len(left)-1]; len(right) > 0 && right[len(right)-1].is(name) && o.text == "of" && w.settled() {
			left = left[len(left)-1:] // the town of Pangwa
			left[0].named(&right[len(right)-1])
			c = slices.Concat(c[:from], right, left, c[to:])
			continue
		}
		if o.text == "with" {
			by := o
			by.class, by.text = noun, "的" // it is part of the name now
			right = append(clause{by}, right...)
		}
		o.sense, o.text = sense{"的", of}, "的"
		out := append(append(clause{}, c[:from]...), right...)
		out = append(append(out, o), left...)
		c = append(out, c[to:]...)
	}
	return c
}

// finitely reports whether a word that may stand in a noun phrase is a verb at its place: one of the past, or behind will or
// did.
func (c clause) finitely(i int) bool {
	return c[i].is(verb) && i > 0 && (c[i].past && !c[i-1].is(det) || c[i-1].is(modal|aux))
}

// inPlace reports whether a word says where what is done something to is: publish a report on mining in Myanmar.
func (c clause) inPlace(i int) bool {
	return (c[i].text == "in" || c[i].text == "near") && i+1 < len(c) && c[i+1].is(name) && c[i-1].is(noun) &&
		!c[i-1].past &&
		c.acted(i-1)
}

// acted reports whether something is done before a word, so that with says with whom.
func (c clause) acted(i int) bool {
	return slices.ContainsFunc(c[:i], func(w word) bool { return w.is(verb) && (!w.is(noun) || w.past) })
}

// joins reports whether a word joins two nouns as of does.
func (w *word) joins() bool {
	return slices.Contains(strings.Fields("of for on about with between"), w.text)
}

// tells reports whether from or to behind a noun says what it is of: the damage from mining, damage to the soil.
func (c clause) tells(i int) bool {
	return c[i].text == "from" && (c[i-1].suffered() || c.spokenOf(i-1)) || c[i].text == "to" && c[i-1].harms()
}

// harms reports whether a noun names what is done to what stands behind to: damage to the environment.
func (w *word) harms() bool {
	return !w.is(measure) && slices.Contains([]string{"危害", "污染", "影响", "威胁", "修改", "支持", "变化"}, w.chinese)
}

// suffered reports whether from names the source of a noun: the damage from mining, the output from both mines.
func (w *word) suffered() bool {
	return w.is(measure) || slices.Contains([]string{"危害", "污染", "影响", "收入", "税收"}, w.chinese)
}

// spokenOf reports whether a noun is what something is said about: say about demand from robots.
func (c clause) spokenOf(at int) bool {
	for at > 0 && c[at].nominal() {
		at--
	}
	return c[at].chinese == "关于"
}

// doing reports whether a word is the verb that do or must leads up to: what does it plan for it.
func (c clause) doing(i int) bool {
	k := slices.IndexFunc(c, func(w word) bool { return w.is(aux | modal) })
	verbs := func(c clause) bool {
		return slices.ContainsFunc(c, func(w word) bool { return w.is(verb) && !w.is(noun) })
	}
	return k >= 0 && i > k+1 && c[i].is(verb) && c[i-1].is(noun|name) && !verbs(c[k+1:i]) && !verbs(c[i+1:])
}

// owner gives where the name before 's begins.
func owner(c clause, at int) int {
	for at--; at > 0 && c[at-1].nominal() && !c[at].is(det); at-- {
	}
	return at
}

// settled reports whether a word is a kind of place that stands before a name with of: the city of Ganzhou.
func (w *word) settled() bool {
	return !w.plural && slices.Contains(strings.Fields("城镇 城市 镇 市 省 县 县级 州 邦 村 岛 区"), w.chinese)
}

// units are counted in without a word between.
func unit(s string) bool {
	switch s {
	case "吨", "公斤", "克", "千克", "辆", "股", "元", "美元", "澳元", "欧元", "亩", "公里", "年", "个月", "天", "升", "立方米", "公顷", "平方公里", "瓦", "千瓦", "兆瓦", "分贝", "小时", "工作日":
		return true
	}
	return false
}
