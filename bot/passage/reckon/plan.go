package reckon

import (
	"slices"
	"strconv"
	"strings"

	"rebot/index/lexicon"
)

// An Op is what is worked out of operands.
type Op string

// The operators.
const (
	Diff   Op = "diff"   // the first less the second
	Over   Op = "over"   // by how many per cent the first is more than the second
	Ratio  Op = "ratio"  // how many times the second the first is
	Share  Op = "share"  // how many per cent of the second the first is
	Sum    Op = "sum"    // all together
	Rest   Op = "rest"   // the first less all others
	Moved  Op = "moved"  // by how much the second is more or less than the first, the same at another time
	Change Op = "change" // the same in per cent
	Back   Op = "back"   // the first without the movement that led to it
	Rated  Op = "rated"  // an amount of each month times months
	Times  Op = "times"  // a price times an amount that the question gives
)

// An asking is a question with what it says of the amounts that it asks for.
type asking struct {
	text    string
	letters []rune
	tokens  []lexicon.Token
	percent bool
	english bool     // it was asked in English, for a percentage
	goods   bool     // goods are named
	scale   string   // that the result is asked for in: 亿; empty for that of the amounts
	any     bool     // whatever goods the text says, where it names none
	tied    bool     // an article has several amounts that it may ask for
	units   []string // that it asks for, of those that the article has; nil for any
}

// A plan is a way to read a question: an operator and the labels of its operands.
type plan struct {
	op    Op
	of    [][]word
	count int  // how many amounts a list has that is summed up
	down  bool // of a movement: it is asked how far down
	up    bool
	then  []word         // times that what was before is of
	yoy   bool           // against the year before
	mom   bool           // against a shorter time before
	named []word         // names that the article must have
	given *lexicon.Token // the amount that a price is asked for
}

// plans lists the ways to read a question.
func (q *asking) plans() (out []plan) {
	for _, read := range []func() (plan, bool){
		q.moved, q.priced, q.rated, q.sum, q.ratio, q.share, q.rate, q.margin, q.apart, q.since, q.between, q.minus,
	} {
		if p, ok := read(); ok {
			out = append(out, p)
		}
	}
	return out
}

func (q *asking) words(from, to int) []word {
	if from >= to {
		return nil
	}
	return wordsIn(q.letters, q.tokens[from:to])
}

// index finds the first token from one on that is of a kind, -1 for none.
func (q *asking) index(from int, is func(*lexicon.Token) bool) int {
	for i := max(from, 0); i < len(q.tokens); i++ {
		if is(&q.tokens[i]) {
			return i
		}
	}
	return -1
}

func (q *asking) ask() int { return q.index(0, asks) }

// asks reports whether a token asks for a number.
func asks(k *lexicon.Token) bool {
	return k.Is("ask.price") || (k.Of("ask") || k.Of("op")) && strings.ContainsAny(k.Text, "几多")
}

// ratio reads 成交价是起始价的几倍.
func (q *asking) ratio() (p plan, ok bool) {
	r := q.index(0, func(k *lexicon.Token) bool { return k.Is("op.ratio") && strings.ContainsAny(k.Text, "倍") })
	v := q.index(0, func(k *lexicon.Token) bool {
		return k.Is("op.equals") || k.Of("be") && k.Text != "有" || strings.HasSuffix(k.Text, "是") // 起拍价是
	})
	if r < 0 || v < 0 || v > r {
		return p, false
	}
	x := q.words(0, v)
	p = plan{op: Ratio, of: [][]word{x, beside(q.words(v+1, r), x)}}
	return p, p.whole()
}

// beside gives an operand that only names something what the other one is of: 甲的净利润比乙.
func beside(words, other []word) []word {
	if len(words) == 0 || slices.ContainsFunc(words, func(w word) bool { return !w.named() || w.timed() }) {
		return words
	}
	if i := headOf(other); i >= 0 {
		words = append(words, other[i])
	}
	return words
}

// whole reports whether every operand has a label.
func (p *plan) whole() bool {
	return !slices.ContainsFunc(p.of, func(w []word) bool { return len(w) == 0 })
}

// together reports whether what several come to is asked about, of which two amounts tell no share: 三国合计占比.
func (q *asking) together() bool {
	return q.index(0, func(k *lexicon.Token) bool { return k.Is("op.sum") }) >= 0
}

// inside says that what stands before it is a whole.
var inside = lexicon.List("amount.inside")

// share reads 净利润占营收的百分之几 and 受理的申请里获批的占几成.
func (q *asking) share() (p plan, ok bool) {
	s := q.index(0, func(k *lexicon.Token) bool { return k.Is("measure.share") && strings.HasPrefix(k.Text, "占") })
	a := q.index(s+1, func(k *lexicon.Token) bool {
		return asks(k) || k.Is("measure.share") || q.english && k.Is("attr.stakeheld") // share, which is a stake too
	})
	if a < 0 {
		a = len(q.tokens)
	}
	if s < 0 || q.together() {
		return p, false
	}
	part, whole := q.words(0, s), q.words(s+1, a)
	if len(whole) == 0 {
		part, whole = q.within(s)
	}
	p = plan{op: Share, of: [][]word{beside(part, whole), whole}}
	return p, p.whole()
}

// within reads what stands before 占 as a whole and a part of it: 办结的申请里，获批的.
func (q *asking) within(s int) (part, whole []word) {
	at := -1
	for i := 0; i < s; i++ {
		k := &q.tokens[i]
		if slices.Contains(inside, k.Text) || at < 0 && (k.Class == lexicon.Mark && k.Text != "、" || k.Text == ",") {
			at = i
		}
	}
	if at < 0 {
		return nil, nil
	}
	from := q.index(0, func(k *lexicon.Token) bool { return k.Text == "在" })
	if from > 0 && from < at && len(q.words(at+1, s)) == 0 { // 缅甸在进口总量里占几成
		return q.words(0, from), q.words(from+1, at)
	}
	return q.words(at+1, s), q.words(0, at)
}

// rate reads 出口许可申请的批准比例: which part of the applications was approved.
func (q *asking) rate() (p plan, ok bool) {
	r := q.index(1, func(k *lexicon.Token) bool {
		return k.Is("measure.share") && !strings.HasPrefix(k.Text, "占") || k.Text == "率" ||
			strings.HasSuffix(k.Text, "率") && grouped(k.Text)
	})
	if r < 0 || q.index(0, func(k *lexicon.Token) bool { return strings.HasPrefix(k.Text, "占") }) >= 0 {
		return p, false
	}
	v := r - 1
	if strings.HasSuffix(q.tokens[r].Text, "率") && len([]rune(q.tokens[r].Text)) > 1 {
		v = r
	}
	if v < 1 || !grouped(q.tokens[v].Text) {
		return p, false
	}
	p = plan{op: Share, of: [][]word{{wordOf(&q.tokens[v])}, q.words(0, v)}}
	return p, p.whole()
}

func wordOf(k *lexicon.Token) word { return word{Span{k.From, k.To}, k.Text, k} }

// grouped reports whether a word tells of an amount in some way that articles put in others.
func grouped(w string) bool {
	return slices.ContainsFunc(groups, func(g []string) bool { return slices.Contains(g, w) })
}

// apart reads 成交价比起始价高出多少.
func (q *asking) apart() (p plan, ok bool) {
	c := q.index(0, func(k *lexicon.Token) bool { return k.Is("cmp.than") })
	if c < 1 {
		return p, false
	}
	e := q.index(c+1, func(k *lexicon.Token) bool {
		return asks(k) || k.Is("op.diff") || k.Is("op.more") || k.Is("op.less") || k.Is("op.dearer") || k.Is("op.cheaper") ||
			k.Of("move") || k.Is("qual.cost") || slices.Contains(moved, k.Text)
	})
	if e < 0 || q.ask() < 0 {
		return p, false
	}
	x := q.words(0, c)
	p = plan{op: Diff, of: [][]word{x, beside(q.words(c+1, e), x)}}
	if q.percent {
		p.op = Over
	}
	if told := priorIn(string(q.letters[q.tokens[c].To:q.tokens[e].From])); told != "" {
		p.op, p.of = Moved, p.of[:1]
		if q.percent {
			p.op = Change
		}
	}
	return p, p.whole()
}

// minus reads 受理的申请扣掉已批准的和退回的.
func (q *asking) minus() (p plan, ok bool) {
	m := q.index(1, func(k *lexicon.Token) bool { return k.Is("op.minus") })
	if m < 0 || q.ask() < m {
		return p, false
	}
	to := q.index(m+1, func(k *lexicon.Token) bool {
		return k.Text == "," || asks(k) || k.Is("op.rest") || strings.HasPrefix(k.Text, "还") || k.Of("be")
	})
	p = plan{op: Rest, of: append([][]word{q.words(0, m)}, q.chain(m+1, to, false)...)}
	for _, w := range q.words(to, len(q.tokens)) { // the goods that the result is of are those of all
		if w.token != nil && goods(w.token) {
			for i := range p.of {
				p.of[i] = append([]word{w}, p.of[i]...)
			}
		}
	}
	return p, p.whole()
}

// chain cuts tokens at what joins them, where split is set also within what may be one name: 孟坑加南池.
func (q *asking) chain(from, to int, split bool) (out [][]word) {
	for i := from; i <= to; i++ {
		if i == to || q.tokens[i].Is("op.and") || q.tokens[i].Is("op.plus") && (split || !q.inName(i)) || q.tokens[i].Text == "、" {
			out = append(out, q.words(from, i))
			from = i + 1
		}
	}
	return out
}

// inName reports whether one letter stands beside letters that nothing knows, without a blank: 卡尔加林.
func (q *asking) inName(i int) bool {
	k := &q.tokens[i]
	return k.To-k.From == 1 && i > 0 && q.tokens[i-1].Class == lexicon.Unknown && q.tokens[i-1].To == k.From
}

// sum reads 甲、乙和丙三家的订单加起来, and 三年的承诺合计.
func (q *asking) sum() (p plan, ok bool) {
	s := q.index(1, func(k *lexicon.Token) bool { return k.Is("op.sum") })
	other := q.index(0, func(k *lexicon.Token) bool { return k.Is("measure.share") || k.Is("op.ratio") })
	if s < 0 || q.ask() < 0 || other >= 0 {
		return p, false
	}
	tail := s
	for i := 0; i < s; i++ {
		if k := &q.tokens[i]; k.Class == lexicon.Quantity && len(k.Value) == 1 {
			tail = i
			break
		} else if k.Is("link.of") {
			tail = i
		}
	}
	p = plan{op: Sum, of: q.chain(0, tail, false)}
	if len(p.of) == 1 {
		p.of = q.chain(0, tail, true)
	}
	if k := &q.tokens[tail]; k.Class == lexicon.Quantity {
		p.count = int(k.Value[0] - '0')
	}
	shared := q.words(min(tail+1, s), s)
	if len(p.of) == 1 {
		p.of[0] = append(p.of[0], shared...)
		return p, p.count > 1 && p.whole()
	}
	for i := range p.of { // 补贴 has its own noun, 德国 of 德国和美国的出口量 has not
		if i+1 == len(p.of) || !slices.ContainsFunc(p.of[i], func(w word) bool { return !w.named() }) {
			p.of[i] = append(slices.Clone(p.of[i]), shared...)
		}
	}
	return p, (p.count == 0 || p.count == len(p.of)) && p.whole()
}

// priced reads 480吨按成交均价值多少钱.
func (q *asking) priced() (p plan, ok bool) {
	g := q.index(0, func(k *lexicon.Token) bool { return k.Class == lexicon.Quantity && mass(k.Unit) > 0 })
	by := q.index(g+1, func(k *lexicon.Token) bool { return k.Text == "按" || k.Text == "以" || k.Text == "按照" })
	a := q.ask()
	if g < 0 || by < 0 || a < by {
		return p, false
	}
	p = plan{op: Times, given: &q.tokens[g], of: [][]word{append(q.words(g+1, by), q.words(by+1, a)...)}}
	return p, p.whole()
}

// Asks reports whether a question may ask for something to be worked out.
func Asks(tokens []lexicon.Token) bool {
	return slices.ContainsFunc(tokens, func(k lexicon.Token) bool { return asks(&k) || k.Is("measure.share") })
}

// rated reads 按每月410吨，全年多少吨: an amount that the question gives for a month, times the months that it asks about.
func (q *asking) rated() (p plan, ok bool) {
	g := q.index(0, func(k *lexicon.Token) bool { return k.Class == lexicon.Quantity && mass(k.Unit) > 0 })
	m := q.index(0, func(k *lexicon.Token) bool { return k.Is("time.month") || k.Is("per.month") })
	if g < 0 || m < 0 || m > g+2 || m < g-2 || q.ask() < 0 {
		return p, false
	}
	months := 0
	for i := range q.tokens {
		switch k := &q.tokens[i]; {
		case k.Class == lexicon.PeriodOf && k.Period.Months() == 12, slices.Contains(fullYear, k.Text),
			k.Is("time.year") && i > 0 && q.tokens[i-1].Is("unit.per"): // 每年
			months = 12
		case k.Class == lexicon.Quantity && k.Unit == "个月":
			months, _ = strconv.Atoi(k.Value)
		}
	}
	p = plan{op: Rated, given: &q.tokens[g], count: months}
	for _, w := range q.words(0, len(q.tokens)) {
		if w.named() && !w.timed() {
			p.named = append(p.named, w)
		}
	}
	return p, months > 1
}

// fullYear are words for a whole year.
var fullYear = lexicon.List("amount.year")

// goods reports whether a token names what is traded.
func goods(k *lexicon.Token) bool {
	return k.Class == lexicon.Goods || k.Class == lexicon.Product || k.Class == lexicon.Element
}
