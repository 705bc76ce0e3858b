package english

import (
	"slices"
	"strings"
)

// An ask is the words that ask.
type ask struct {
	head   word   // when, which, how many …
	things clause // what stands behind it: two companies
	by     word   // the preposition before it
	unit   word   // that a number is asked for in
	money  bool   // it is asked how much somebody pays
}

// asking parts the words that ask from the rest of a clause.
func (c clause) asking() (a ask, rest clause) {
	a.head = c[0]
	i := 1
	switch a.head.text {
	case "which", "what", "whose", "how many", "how much":
		for i < len(c) && c.thing(i) {
			i++
		}
	case "how":
		for i < len(c) && (c[i].is(adj) || c[i].is(adv)) {
			i++
		}
	}
	a.things = c[1:i]
	return a, c[i:]
}

// thing reports whether what is asked for goes on with a word.
func (c clause) thing(i int) bool {
	w := &c[i]
	switch {
	case w.is(and):
		return i+1 < len(c) && c[i+1].is(noun) && !c[i+1].is(det) && i > 1
	case w.is(aux | be | have | modal | prep | wh | period | mark):
		return false
	case w.is(of):
		return i > 1
	case w.is(verb) && !w.is(noun):
		return w.past && i+1 < len(c) && c[i+1].is(noun) && !c[i+1].is(det|name) && i == 1 // which listed firms
	case w.is(verb) && i+1 < len(c) && c[i+1].is(det):
		return false
	case w.is(verb) && w.past && (i+1 == len(c) || !c[i+1].is(noun|adj) || c[i+1].is(name)): // what happened after it
		return false
	case w.is(verb) && i > 1 && c[i-1].is(noun):
		return slices.ContainsFunc(c[i+1:], func(w word) bool { return w.is(aux|be|have|modal) || w.is(verb) && !w.is(noun) })
	}
	return w.nominal()
}

// place gives a clause with the words that ask in their place.
func (a *ask) place(rest clause) clause {
	if a.by.text == "by" && a.head.text == "how much" {
		a.by = word{}
	}
	for _, form := range []func(clause) clause{a.part, a.above} {
		if out := form(rest); out != nil {
			return out.plainly()
		}
	}
	v, rest, subject := a.opening(rest)
	if k := len(rest) - 1; k > 0 && a.by.text == "" && rest[k].is(prep) && !rest[k].is(adv) { // whom does it sign with
		a.by, rest = rest[k], rest[:k]
	}
	if a.tool(v, rest) {
		return slices.Concat(rest[1:].told(), clause{chinese("用")}, a.phrase()).plainly()
	}
	s := rest.divide(v, subject)
	if v.foretells() && (s.subject.worth() || s.deed.worth()) {
		s.deed = append(clause{v.will()}, s.deed...)
	}
	for _, form := range []func(division) clause{a.agent, a.planned, a.origin, a.change, a.used} {
		if out := form(s); out != nil {
			return out.plainly()
		}
	}
	a.money = slices.ContainsFunc(s.deed, func(w word) bool { return w.is(pay) }) && a.unit.chinese == ""
	if subject {
		return a.ofSubject(s, v, len(rest) > 0 && rest[0].past).plainly()
	}
	return a.ofRest(s, v).plainly()
}

// opening takes the verb that opens a question off it, and reports whether the subject is asked for.
func (a *ask) opening(rest clause) (v word, behind clause, subject bool) {
	if len(rest) > 1 && rest[0].is(adv) && rest[1].is(aux|be|have|modal) { // how many a year can it make
		rest = slices.Concat(rest[1:2], rest[2:], rest[:1])
	}
	k := rest.behindPhrases()
	if k > 0 { // which towns besides these are
		rest = slices.Concat(rest[k:], rest[:k])
	}
	if len(rest) == 0 || !rest[0].is(aux|be|have|modal) {
		return v, rest, true
	}
	v, rest = rest[0], rest[1:]
	subject = k > 0 && v.is(be) || len(rest) > 0 && rest[0].is(verb|adv|not) && (!rest[0].is(noun|det) || a.acts(v, rest))
	return v, rest, subject
}

// settled gives the forms that do not depend on whether the subject is asked for, nil where none fits.
func (a *ask) settled(s division, v word) clause {
	switch {
	case a.by.chinese == "根据":
		return slices.Concat(s.times, s.subject, s.beside, s.deed, clause{a.by}, a.phrase())
	case a.measured():
		return slices.Concat(s.times, s.beside, s.subject, s.deed.without(have), of_(s), a.things, clause{chinese("是多少"), a.unit})
	case a.adverbial() && v.chinese == "必须":
		return slices.Concat(s.times, s.subject, s.beside, a.can(v), a.phrase(), s.deed)
	case a.adverbial():
		return slices.Concat(s.times, s.subject, s.beside, a.phrase(), a.can(v), s.deed)
	}
	return nil
}

// ofSubject asks for the subject: who does it, which firms are listed. Past says that a participle opens what is left.
func (a *ask) ofSubject(s division, v word, past bool) clause {
	if out := a.settled(s, v); out != nil {
		return out
	}
	switch {
	case v.is(be) && (s.passive || past && !a.personal()):
		return slices.Concat(s.times, s.subject, s.beside, s.deed, a.phrase())
	case a.personal() && len(s.deed) > 0 && s.deed[0].chinese == "拥有":
		return slices.Concat(s.times, s.deed[1:], s.beside, clause{a.owner(s.deed)})
	case v.is(be) && len(s.deed) > 0 && !slices.ContainsFunc(s.deed, func(w word) bool { return w.is(verb | adj) }):
		return slices.Concat(s.times, s.apart(), a.phrase(), s.beside, clause{chinese("是")}, s.deed)
	}
	return slices.Concat(s.times, s.apart(), a.phrase(), s.beside, a.can(v), s.deed.orSubject(s.subject))
}

// ofRest asks for something else than the subject.
func (a *ask) ofRest(s division, v word) clause {
	if out := a.settled(s, v); out != nil {
		return out
	}
	switch {
	case v.is(be) && !slices.ContainsFunc(s.deed, func(w word) bool { return w.is(verb) }):
		s.subject.apart()
		return slices.Concat(s.times, s.beside, s.subject, s.deed, a.be(s))
	case a.head.is(wh) && len(s.deed) > 0 && s.deed[len(s.deed)-1].is(joint) && a.by.text == "":
		a.by = chinese("与")
		return a.beside(s)
	case a.by.text != "" && a.by.is(prep):
		return a.beside(s)
	}
	return slices.Concat(s.times, s.subject, s.beside, a.can(v), s.deed, a.phrase())
}

// tool reports whether it is asked what something is done with: what method was used to make it.
func (a *ask) tool(v word, rest clause) bool {
	return v.is(be) && len(rest) > 1 && rest[0].text == "used to"
}

// agent asks for a person by what somebody is who does it: who speaks for them, who heads the team.
func (a *ask) agent(s division) clause {
	if !a.personal() || len(s.deed) < 2 {
		return nil
	}
	w, what := a.head, s.deed[1:]
	last := what[len(what)-1].chinese
	team := strings.HasSuffix(last, "团队") || strings.HasSuffix(last, "课题组")
	switch s.deed[0].chinese {
	case "发言":
		w.chinese = "的发言人是谁"
	case "控制":
		if !strings.HasSuffix(last, "集团") && !strings.HasSuffix(last, "公司") {
			return nil
		}
		w.chinese = "隶属于谁"
	case "领导", "牵头", "负责":
		if !team {
			return nil
		}
		w.chinese = "是谁的"
	default:
		return nil
	}
	return slices.Concat(s.times, s.beside, what, clause{w})
}

// part asks how much of something is of a kind: how much of it comes from there.
func (a *ask) part(rest clause) clause {
	whole := a.things
	if a.head.text == "how much" || a.head.text == "how many" {
		if len(rest) == 0 || !rest[0].is(of) {
			return nil
		}
		k := 1
		for k < len(rest) && !rest[k].is(be|aux|have|modal) && !(rest[k].is(verb) && !rest[k].is(noun)) {
			k++
		}
		whole, rest = rest[1:k], rest[k:]
	} else if n := len(whole) - 2; n > 0 && whole[n].is(of) && strings.HasPrefix(whole[n+1].chinese, "占比") {
		whole = whole[:n]
	} else {
		return nil
	}
	rest, times, beside := rest.without(be | aux | have).phrases()
	if len(whole) == 0 || len(rest)+len(beside) == 0 || len(rest) > 0 && !rest[0].is(verb) {
		return nil
	}
	from := rest
	if len(rest) == 0 {
		from = beside
	}
	if w := &from[0]; len(from) > 1 && (w.chinese == "来自" || w.chinese == "用于" || w.text == "from") {
		return slices.Concat(times, from[1:], clause{chinese("占")}, whole, clause{chinese("的"), a.amount()})
	}
	return slices.Concat(times, whole, clause{chinese("有"), a.amount()}, rest, beside)
}

// above asks how far one thing is above or below another.
func (a *ask) above(rest clause) clause {
	k := slices.IndexFunc(rest, func(w word) bool { return slices.Contains(strings.Fields("above below over under"), w.text) })
	if !strings.HasPrefix(a.head.chinese, "多") || k < 2 || !rest[0].is(be) || k+1 == len(rest) {
		return nil
	}
	w := chinese("高")
	if rest[k].text == "below" || rest[k].text == "under" {
		w = chinese("低")
	}
	return slices.Concat(rest[1:k], clause{chinese("比")}, rest[k+1:], clause{w, a.amount()})
}

// planned asks how much of something is planned: what does it plan for capacity.
func (a *ask) planned(s division) clause {
	n := len(s.beside)
	if a.head.text != "what" || len(a.things) > 0 || n < 2 || s.beside[0].text != "for" || !s.beside[n-1].is(measure) || len(s.deed) != 1 {
		return nil
	}
	return slices.Concat(s.times, s.subject, s.deed, clause{chinese("的")}, s.beside[1:], clause{chinese("是多少"), a.unit})
}

// origin asks where something comes from, or where somebody has its seat.
func (a *ask) origin(s division) clause {
	if a.head.chinese != "在哪里" || len(s.deed) == 0 {
		return nil
	}
	w := a.head
	switch last := &s.deed[len(s.deed)-1]; {
	case last.chinese == "来自":
		w.chinese = "的来源有哪些"
		return slices.Concat(s.times, s.beside.without(prep), s.subject, s.deed[:len(s.deed)-1], clause{w})
	case strings.HasSuffix(last.chinese, "在"):
		w.chinese = "哪里"
		return slices.Concat(s.times, s.subject, s.beside, s.deed, clause{w})
	}
	return nil
}

// change asks from what to what something went.
func (a *ask) change(s division) clause {
	if a.head.chinese != "从多少到多少" {
		return nil
	}
	from, to := a.head, a.head
	from.chinese, to.chinese = "从多少", "到多少"
	return slices.Concat(s.times, s.beside, s.subject, clause{from}, s.deed, clause{to})
}

// used asks for each of several things that are used for something.
func (a *ask) used(s division) clause {
	k := slices.IndexFunc(a.things, func(w word) bool { return w.is(and) })
	done := slices.Concat(s.subject, s.deed)
	if k < 1 || len(done) < 2 || done[0].chinese != "用于" {
		return nil
	}
	what := chinese("是什么")
	out := slices.Concat(s.times, s.beside, done, clause{chinese("的")}, a.things[:k], clause{what, chinese("，")})
	return slices.Concat(out, a.things[k+1:], clause{what})
}

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

// acts reports whether a word that is a noun too is the verb of the doer asked for: who must approve the plan.
func (a *ask) acts(v word, rest clause) bool {
	return v.is(modal|aux) && len(rest) > 1 && (rest[1].is(det) || a.personal() && rest[1].is(noun|name|adj|prep))
}

func of_(s division) clause {
	if len(slices.Concat(s.times, s.subject, s.deed, s.beside).plainly()) == 0 {
		return nil
	}
	return clause{chinese("的")}
}

func (c clause) orSubject(s clause) clause {
	if len(c) == 0 {
		return s
	}
	return append(append(clause{}, s...), c...)
}

func (c clause) without(k class) (out clause) {
	for _, w := range c {
		if !w.is(k) {
			out = append(out, w)
		}
	}
	return out
}

// measured reports whether a thing is asked for that has an amount.
func (a *ask) measured() bool {
	return (a.head.text == "what" || a.head.text == "which") && len(a.things) > 0 && a.things[len(a.things)-1].is(measure) &&
		!a.things[len(a.things)-1].plural
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
	if len(a.things) == 0 {
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

// beside puts what a preposition asks with before the verb; where something stands, behind it.
func (a *ask) beside(s division) clause {
	if p := a.by.chinese; p == "在" || p == "" {
		return slices.Concat(s.times, s.subject, s.beside, s.deed, clause{chinese("在")}, a.phrase())
	}
	return slices.Concat(s.times, s.subject, clause{a.by}, a.phrase(), s.beside, s.deed)
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

// behindPhrases gives where the verb that opens a question stands behind phrases with a preposition, 0 for nowhere.
func (c clause) behindPhrases() int {
	if len(c) < 3 || !c[0].is(prep) {
		return 0
	}
	for k := 1; k < len(c); k++ {
		switch {
		case c[k].is(aux | be | have | modal):
			return k
		case !c[k].nominal() && !c[k].is(prep|and|of) || c[k].is(verb):
			return 0
		}
	}
	return 0
}

// apart takes what is left out of what is asked for, and puts it first: which others, besides it.
func (s *division) apart() clause {
	k := slices.IndexFunc(s.beside, func(w word) bool { return w.chinese == "除了" })
	if k < 0 {
		return nil
	}
	end := k + 1
	for end < len(s.beside) && !s.beside[end].is(prep) {
		end++
	}
	out := slices.Concat(s.beside[k:end], clause{chinese("，还有")})
	s.beside = slices.Concat(s.beside[:k], s.beside[end:])
	return out
}

// apart asks for each of several measures by itself: the power and the width of it.
func (c clause) apart() {
	for i := 1; i+1 < len(c); i++ {
		if c[i].is(and) && c[i-1].is(measure) && slices.ContainsFunc(c[i+1:], func(w word) bool { return w.is(measure) }) {
			c[i] = chinese("是多少，")
		}
	}
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
	switch head.text {
	case "which", "what":
		if len(things) > 0 {
			head.chinese, things = a.which(things)
		}
	case "how many":
		head.chinese = "多少"
		if n := len(things); n > 0 && things[n-1].is(body) {
			head.chinese = "多少家"
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
