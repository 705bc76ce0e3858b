package intent

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// An exclusion is a word that keeps something out, and the tokens that it keeps out: 除了镝和铽, 铽以外, 不含铽, not oxides.
type exclusion struct {
	at   int
	what []int
}

// exclude finds what the question keeps out. A word such as 除了 keeps out what stands behind it; where nothing does, and
// always of a word such as 以外, it is what stands before.
func (q *question) exclude() {
	for i := range q.tokens {
		var what []int
		if rest := q.at(i + 1); rest.Is("op.rest") && q.tokens[i].Is("op.other") && q.ends(i+3) {
			q.fills(i, min(i+3, len(q.tokens))) // 不含其他国家
			continue
		}
		switch {
		case q.negates(i), q.takesOff(i):
			what = q.scope(i, 1)
			if len(what) == 0 && (q.ends(i+1) || q.taken(i)) {
				what = q.scope(i, -1)
			}
		case q.tokens[i].Is("op.otherbehind"):
			what = q.scope(i, -1)
		default:
			continue
		}
		if q.needless(what) || q.setRight(i, what) {
			q.fills(min(i, slices.Min(what)), max(i, slices.Max(what))+1)
			continue
		}
		q.closed(what)
		q.andSoOn(what)
		what = q.bracketed(what)
		if n := len(q.exclusions); len(what) == 0 && n > 0 && q.ends(i+1) { // 抛开镝不看
			what = q.exclusions[n-1].what
		}
		if len(what) > 0 {
			q.exclusions = append(q.exclusions, exclusion{i, what})
		}
	}
}

// needless reports whether what is kept out is another sort of figure than the one that the question names: 金额，不是吨数;
// 11月当月，别报累计; 第二批，不含第一批; 均价，不要北方稀土的挂牌价. It holds to that one anyhow.
func (q *question) needless(what []int) bool {
	if len(what) == 0 {
		return false
	}
	head := q.at(slices.Max(what))
	if b := q.at(slices.Max(what) - 1); head.Is("measure.price") && b.Of("qualifier") {
		head = b
	}
	for i := range q.tokens {
		t := &q.tokens[i]
		switch {
		case slices.Contains(what, i):
		case cumulative(head) && t.Class == lexicon.PeriodOf,
			isForm(head) && t.Class == lexicon.Product && !q.chooses() && !q.has("cmp.than", "bound"),
			head.Of("direction") && t.Of("direction") && t.ID != head.ID,
			q.otherwise(head) && t.Of("measure") && !q.has("obj") && q.ends(slices.Max(what)+1),
			head.Of("measure") && t.Of("measure") && !t.Is("measure.price") && t.Text != head.Text,
			head.Of("batch") && t.Of("batch"):
			return true
		}
	}
	return false
}

// setRight reports whether 不是 at i only says what was not meant by the name right before it: 我要的是大豆不是煤. Nothing of that
// is asked for, or kept out.
func (q *question) setRight(i int, what []int) bool {
	k := i - 1
	for k >= 0 && (q.tokens[k].Class == lexicon.Mark || q.tokens[k].Fills()) {
		k--
	}
	if t := &q.tokens[i]; k < 0 || len(what) == 0 || t.Text != "不是" && t.Text != "not" || !isName(&q.tokens[k]) ||
		!q.ends(slices.Max(what)+1) {
		return false
	}
	return !slices.ContainsFunc(what, func(w int) bool { return q.tokens[w].Class != q.tokens[k].Class }) &&
		q.tokens[k].Class != lexicon.Word
}

// otherwise reports whether a word names another sort of price, and no cost that a price may hold: 竞价, 期货, but not 税.
func (q *question) otherwise(t *lexicon.Token) bool {
	return t.Of("qualifier") && !t.Is("qual.tax") && !t.Is("qual.fob") && !t.Is("qual.cost")
}

// cumulative reports whether a word says that a figure is of all months up to one.
func cumulative(t *lexicon.Token) bool { return t.Is("time.cumulative") }

// closed takes the words that end an exclusion and say nothing more: 撇开铽不谈, 先不说镝的话.
func (q *question) closed(what []int) {
	if len(what) == 0 {
		return
	}
	end := slices.Max(what) + 1
	for q.at(end).Is("link.of") || q.at(end).Text == "系" || q.at(end).Text == "类" {
		end++
	}
	if q.at(end).Is("ask.not") && (q.at(end+1).Is("attr.on") || q.at(end+1).Is("attr.mention")) && q.ends(end+2) {
		q.fills(end, end+2)
	}
}

// andSoOn takes the word for all that an exclusion names, behind 等: 不含税费、运费等其他因素.
func (q *question) andSoOn(what []int) {
	if len(what) == 0 || !strings.HasPrefix(q.at(slices.Max(what)+1).Text, "等") {
		return
	}
	from := slices.Max(what) + 1
	to := from
	for to < len(q.tokens) && q.tokens[to].Class != lexicon.Mark {
		if t := &q.tokens[to]; isName(t) || t.Of("ask") || t.Class == lexicon.PeriodOf || t.Class == lexicon.Quantity {
			return
		}
		to++
	}
	q.fills(from, to)
}

// bracketed adds what a bracket behind an exclusion names one by one: 除掉钆系的（氧化钆、钆铁）.
func (q *question) bracketed(what []int) []int {
	if len(what) == 0 {
		return what
	}
	at := slices.Max(what) + 1
	for q.at(at).Is("link.of") || q.at(at).Text == "系" || q.at(at).Text == "类" {
		at++
	}
	if q.at(at).Text != "(" && q.at(at).Text != "（" {
		return what
	}
	for at++; at < len(q.tokens) && q.at(at).Text != ")" && q.at(at).Text != "）"; at++ {
		if isName(q.at(at)) {
			what = append(what, at)
		}
	}
	return what
}

// between reports whether the word at i stands between two things to reckon with: imports minus exports.
func (q *question) between(i int) bool {
	k := i - 1
	for k >= 0 && q.tokens[k].Fills() {
		k--
	}
	return k >= 0 && named1(q.tokens[k]) && named1(*q.next(i))
}

// taken reports whether 把 stands before what the word at i keeps out: 把铽去掉还剩谁.
func (q *question) taken(i int) bool {
	what := q.scope(i, -1)
	if len(what) == 0 {
		return false
	}
	b := q.at(slices.Min(what) - 1)
	return b.Text == "把" || b.Text == "将"
}

// negates reports whether the token at i keeps out what stands beside it: 除了, 不要, 非; 不 before 含, 讲 or 属于; and 不是
// before a name that goes on with 的: 不是中科院做的.
func (q *question) negates(i int) bool {
	t := &q.tokens[i]
	if t.Is("op.other") {
		return !t.Is("op.minus") || !q.between(i)
	}
	if !t.Is("ask.not") || t.Is("ask.whether") || q.has("ask.whether") {
		return false
	}
	next := q.at(i + 1)
	if next.Is("attr.mention") || next.Is("attr.contain") || next.Is("attr.belong") || next.Is("attr.on") {
		return true
	}
	if b := q.at(i - 1); t.Text == "no" && (i == 0 || b.Class == lexicon.Mark) {
		return isName(q.next(i)) // (no oxides)
	}
	if t.Text != "不是" && t.Text != "非" && t.Text != "not" {
		return false
	}
	what := q.scope(i, 1)
	if q.setRight(i, what) {
		return true
	}
	if len(what) == 0 || isName(q.at(i-1)) {
		return false
	}
	end := q.at(what[len(what)-1] + 1)
	return end.Is("link.of") || end.Of("light") || end.Is("obj") || q.ends(what[len(what)-1]+1)
}

// takesOff reports whether the token at i is 扣掉 or 减去 before what is kept out, and not between two things to reckon
// with.
func (q *question) takesOff(i int) bool {
	return q.tokens[i].Is("op.minus") && (i == 0 || q.at(i-1).Class == lexicon.Mark || q.at(i-1).Text == "里" ||
		q.at(i-1).Is("part")) &&
		q.has("op.top", "op.list", "op.count", "op.most", "front", "op.dearest", "op.cheapest", "op.maxdown",
			"op.mindown", "op.rest", "op.each", "op.rank")
}

// ends reports whether a clause ends at i: 钢材不要，…; 铽的就不用了.
func (q *question) ends(i int) bool {
	for ; i < len(q.tokens); i++ {
		switch t := &q.tokens[i]; {
		case t.Class == lexicon.Mark && t.Text != "、":
			return true
		case t.Fills(), t.Of("aspect"), t.Is("link.of"):
		default:
			return false
		}
	}
	return true
}

// scope lists the tokens that a word of exclusion takes on one side: a name or a condition, and what is joined to it.
func (q *question) scope(at, step int) (what []int) {
	quoted, joined := false, true
	for j := at + step; j >= 0 && j < len(q.tokens); j += step {
		t := &q.tokens[j]
		switch {
		case t.Class == lexicon.Mark && t.Text == "\"":
			quoted = !quoted
		case quoted || (q.kept(t) || len(what) == 0 && catalogued(t)) && (joined || q.compound(j, j-step)),
			len(what) > 0 && Content(t) && q.at(j-1).Text == "、":
			what, joined = append(what, j), false
		case t.Text == "系" || t.Text == "类" || t.Text == "系列":
		case t.Is("op.and"), t.Is("op.or"), t.Class == lexicon.Mark && (t.Text == "、" || t.Text == "/" ||
			t.Text == "-"):
			joined = true
		case step > 0 && q.inBatch(j, len(what) == 0):
			what, joined = append(what, j), false
		case step > 0 && len(what) > 0 && t.Of("measure") && besideMeasure(q.at(j-1)): // 竞价成交价, 进口量
			what = append(what, j)
		case step > 0 && len(what) > 0 && t.Is("link.of") && q.at(j+1).Of("measure"): // 北方稀土的挂牌价
			joined = true
		case step < 0 && (t.Is("link.of") || t.Is("obj.product") || t.Is("measure.price") || t.Of("counter") ||
			counts(t) || t.Class == lexicon.Filler):
		case step > 0 && len(what) == 0 && (t.Is("link.of") || t.Of("attr") || t.Class == lexicon.Filler):
		default:
			return what
		}
	}
	return what
}

// inBatch reports whether the token at i is a part of 第一批, which the words of numbers are cut from.
func (q *question) inBatch(i int, first bool) bool {
	return q.at(i).Is("ord") && first || q.at(i-1).Is("ord") || q.at(i-2).Is("ord") && q.at(i).Is("batch.word")
}

// besideMeasure reports whether a measure right behind a word is of it: whose price, which price, which way goods go.
func besideMeasure(t *lexicon.Token) bool {
	return t.Of("qualifier") || t.Of("direction") || t.Class == lexicon.Company
}

// compound reports whether two tokens side by side are one name: 中重稀土氧化物.
func (q *question) compound(i, j int) bool {
	one := func(t *lexicon.Token) bool { return isName(t) || t.Class == lexicon.Unknown }
	return one(q.at(i)) && one(q.at(j)) || q.at(i).Of("qualifier") && q.at(j).Of("qualifier") ||
		cumulative(q.at(max(i, j))) && q.at(min(i, j)).Class == lexicon.PeriodOf
}

// counts reports whether a token only says how many: 两种.
func counts(t *lexicon.Token) bool { return t.Class == lexicon.Quantity && len(t.Value) == 1 }

// kept reports whether a token can be kept out: a name, a condition, a word that articles are on.
func (q *question) kept(t *lexicon.Token) bool {
	switch t.Class {
	case lexicon.Change, lexicon.Bound, lexicon.Purity, lexicon.Unknown, lexicon.PeriodOf:
		return true
	case lexicon.Word:
		held := t.Of("extreme") || t.Is("op.mean") || t.Is("measure.mean") || t.Of("move") || t.Of("direction") ||
			t.Of("stage") || t.Of("ore") || t.Of("batch") || t.Of("form") || t.Of("formbehind") || t.Of("term") ||
			t.Of("qualifier") || t.Of("measure") && !t.Is("measure.price") || cumulative(t)
		return held || prosaic(t) && Content(t) && !t.Of("attr") && !t.Of("column") && !silent(t)
	}
	return isName(t)
}

// excluded reports whether the question keeps out what the token at i names.
func (q *question) excluded(i int) bool {
	return slices.ContainsFunc(q.exclusions, func(e exclusion) bool { return slices.Contains(e.what, i) })
}

// honours reports whether the exclusion of the token at i is one that a candidate keeps. A word of exclusion that keeps
// nothing out that the question names is kept by leaving it.
func (c *candidate) honours(q *question, i int) bool {
	for _, e := range q.exclusions {
		if e.at == i {
			return !slices.ContainsFunc(e.what, func(k int) bool { return c.claimed[k] && !c.without[k] })
		}
	}
	return true
}

// keepsOut reports whether a candidate keeps out anything of an exclusion.
func (c *candidate) keepsOut(e exclusion) bool {
	return slices.ContainsFunc(e.what, func(k int) bool { return c.without[k] })
}

// excludes reports whether the token at i is a word of exclusion.
func (q *question) excludes(i int) bool {
	return slices.ContainsFunc(q.exclusions, func(e exclusion) bool { return e.at == i })
}

// catalogued reports whether a token names a kind of article.
func catalogued(t *lexicon.Token) bool {
	return t.Is("obj.research") || t.Is("obj.policy") || t.Is("obj.patent") || t.Is("obj.paper")
}

func isName(t *lexicon.Token) bool {
	switch t.Class {
	case lexicon.Product, lexicon.Element, lexicon.Group, lexicon.Goods, lexicon.Place, lexicon.Company:
		return true
	}
	return t.Of("form") || t.Of("formbehind")
}

// cond makes a condition of slots, and adds it to a query where there is anything to hold.
func (c *candidate) cond(d Dim, list []slot) {
	for _, s := range list {
		if s.not {
			c.without[s.at] = true
		}
	}
	if v := in(list); len(v) > 0 {
		c.Where = append(c.Where, Cond{Dim: d, Values: v})
	}
	if v := out(list); len(v) > 0 {
		c.Where = append(c.Where, Cond{Dim: d, Values: v, Not: true})
	}
}
