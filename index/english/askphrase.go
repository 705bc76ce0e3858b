package english

import (
	"slices"
	"strings"
)

// amount is the word for how much is asked.
func (a *ask) amount() word {
	w := a.head
	w.chinese = "多少"
	return w
}

// owner asks whose something is: of a firm, who its parent is.
func (a *ask) owner(deed clause) word {
	w := a.head
	w.chinese = "归谁所有"
	if last := deed[len(deed)-1]; last.is(name) || last.is(body) {
		w.chinese = "的母公司是谁"
	}
	return w
}

// measured reports whether a thing is asked for that has an amount.
func (a *ask) measured() bool {
	things := a.things.plainly()
	return (a.head.text == "what" || a.head.text == "which") && len(things) > 0 && things[len(things)-1].is(measure) &&
		!things[len(things)-1].plural
}

// adverbial reports whether it is asked when, where, why or how.
func (a *ask) adverbial() bool {
	switch a.head.text {
	case "which", "what", "whose", "who", "whom", "how many", "how much", "how low", "how far":
		return a.when() != ""
	}
	if strings.HasPrefix(a.head.chinese, "多少") {
		return false
	}
	return !(a.head.text == "how" && len(a.things) > 0)
}

// when is how a day, a month or a year is asked for.
func (a *ask) when() string {
	if len(a.things) == 0 || a.head.text == "how many" || a.head.text == "how much" {
		return ""
	}
	if last := a.things[len(a.things)-1]; last.plural && (last.chinese == "年" || last.chinese == "月") {
		return "哪几" + last.chinese
	}
	return map[string]string{"日期": "哪一天", "天": "哪一天", "日": "哪一天", "年": "哪一年", "年份": "哪一年", "月": "哪个月", "月份": "哪个月",
		"季度": "哪个季度"}[a.things[len(a.things)-1].chinese]
}

func (a *ask) personal() bool { return a.head.text == "who" || a.head.text == "whom" }

// can is the verb that opens a question, where it says what may or must be.
func (a *ask) can(v word) clause {
	if v.is(modal) && !(a.personal() && v.chinese == "必须") {
		return clause{v}
	}
	return nil
}

// be asks who or what something is.
func (a *ask) be(s division) clause {
	of := slices.Concat(s.subject, s.deed)
	last := word{}
	if len(of) > 0 {
		last = of[len(of)-1]
	}
	switch {
	case a.head.text == "what" && len(a.things) == 0 && last.is(measure) && !last.plural:
		return clause{chinese("是多少"), a.unit}
	case a.head.text == "what" && len(a.things) == 0 && last.is(noun) && !last.is(name|det):
		w := chinese("是什么")
		if last.plural {
			w = chinese("有哪些")
		}
		w.sought = last.chinese
		return clause{w}
	case a.head.text == "what" && len(a.things) == 0 && last.plural:
		return clause{chinese("有哪些")}
	case a.head.chinese == "多大":
		return clause{chinese("是多少"), a.unit}
	case a.head.text == "how many" || a.head.text == "how much" && len(a.things) > 0:
		return append(clause{chinese("有")}, a.phrase()...)
	case a.head.text == "how" || a.head.text == "how much" || a.head.text == "how low":
		return a.phrase()
	}
	return append(clause{chinese("是")}, a.phrase()...)
}

// phrase says in Chinese what is asked for.
func (a *ask) phrase() clause {
	things := a.things.plainly()
	if w := a.when(); w != "" {
		if a.by.text == "from" && a.head.text != "when" { // from which day on
			w = "从" + w + "开始"
		}
		return clause{{sense: sense{chinese: w}, from: a.head.from, to: a.things[len(a.things)-1].to}}
	}
	head := a.head
	if n := len(things); n > 0 && head.text == "what" &&
		things[n-1].class&^measure&(noun|body|person|name|period) == noun {
		head.sought = things[n-1].chinese // what salary does he get
	}
	switch head.text {
	case "which", "what":
		if len(things) > 0 {
			head.chinese, things = a.which(things)
		}
	case "how many":
		head.chinese = "多少"
		if n := len(things); n > 0 && things[n-1].is(body) {
			head.chinese = "多少家"
		} else if n > 0 {
			head.chinese += counter(things[n-1].chinese)
		}
	case "how much":
		head.chinese = "多少"
		if len(things) == 0 && a.money {
			head.chinese = "多少钱"
		}
	case "how":
		if len(things) > 0 {
			head.chinese = "多"
		}
	}
	return append(append(clause{head}, things...), a.unit)
}

// which says which of what kind: 哪家公司, 哪两个矿, 哪些国家, 什么方法.
func (a *ask) which(things clause) (string, clause) {
	last := things[len(things)-1]
	counter := "个"
	if last.is(body) {
		counter = "家"
	}
	if strings.HasSuffix(last.chinese, "大学") || strings.HasSuffix(last.chinese, "学院") {
		counter = "所"
	}
	switch {
	case last.is(person) && len(things) == 1 && last.chinese == "人":
		return "谁", nil
	case things[0].is(number):
		n := things[0].chinese
		return "哪" + n + counter, things[1:]
	case last.plural:
		return "哪些", things
	case a.head.text == "what" && !last.is(body):
		return "什么", things
	}
	return "哪" + counter, things
}
