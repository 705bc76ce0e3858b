package clause

import (
	"strings"

	"rebot/index/lexicon"
)

// word reads a word of the lexicon by the first of its kinds that a clause takes.
func (p *parser) word(t *lexicon.Token) {
	and := false
	kind := p.kindOf(t)
	if vagueWords[t.Text] {
		p.bad("the word ", t.Text)
		return
	}
	switch kind {
	case "measure":
		p.measure(t)
	case "extreme":
		p.extreme(t)
	case "direction":
		p.direction(t)
	case "kind":
		p.kind(t)
	case "stage":
		if p.share == nil {
			p.put(slotStage, filling{name: t.ID, printed: t.Text, token: t})
		}
	case "ore":
		p.put(slotScope, filling{name: t.ID, printed: t.Text, token: t})
	case "batch", "front", "ord":
		p.batch(t)
	case "op":
		and = p.op(t)
	case "move":
		p.moves(t)
	case "compare", "than":
		p.compare(t)
	case "link":
		p.link(t)
	case "to":
		p.to(t)
	case "filler":
		p.filler(t)
		return
	default:
		p.plain(t, kind)
	}
	p.and = and
}

// taken are the kinds of words that clauses take.
var taken = map[string]bool{"measure": true, "extreme": true, "direction": true, "kind": true, "stage": true, "ore": true, "batch": true,
	"front": true, "ord": true, "op": true, "move": true, "compare": true, "than": true, "link": true, "to": true, "be": true, "about": true,
	"size": true, "aspect": true, "give": true, "adverb": true, "prep": true, "partner": true, "counted": true, "part": true, "run": true,
	"say": true, "cause": true, "streak": true, "below": true, "basis": true, "sendto": true, "ref": true, "firm": true, "formbehind": true,
	"time": true, "coin": true, "qualifier": true, "sumref": true, "via": true, "regionref": true, "record": true, "firmsize": true, "industry": true, "filler": true}

// kindOf gives the first kind of a word that clauses take. An operator of questions gives way to another sense.
func (p *parser) kindOf(t *lexicon.Token) string {
	if taken[t.Kind] && (t.Kind != "op" || p.takesOp(t)) {
		return t.Kind
	}
	for _, s := range t.Also {
		if taken[s.Kind] && s.Class != lexicon.Unknown {
			return s.Kind
		}
	}
	return t.Kind
}

// takesOp reports whether a word of operation has a use in a report.
func (p *parser) takesOp(t *lexicon.Token) bool {
	return t.Is("op.and") || t.Is("op.second") || t.Is("op.respect") || t.Is("op.each") || t.Is("op.sum") || t.Is("op.per") || t.Text == "分别" || t.Is("op.mean") && strings.HasSuffix(t.Text, "均值") || p.higher(t)
}

// plain reads words that only carry a figure, and those that say how the clause stands to others.
func (p *parser) plain(t *lexicon.Token, kind string) {
	if p.notes(t, kind) {
		return
	}
	switch kind {
	case "be":
		p.be(t)
	case "about", "size", "aspect", "give", "adverb", "prep", "partner", "counted":
	case "coin":
		if t.Text != "分" || p.tok(1).Class != lexicon.Number || !p.tok(2).Is("batch.word") { // 分三批下达
			p.bad("the word " + t.Text)
			return
		}
		p.c.whole, p.c.batches = true, true
		p.at += 2
	case "streak":
		p.streak()
	case "firm":
		p.c.firm = p.c.firm || t.Text == "公司"
		if t.Text != "公司" && t.Text != "集团" {
			p.bad("the word ", t.Text)
		}
	case "formbehind":
		p.form(t)
	case "time":
		p.time(t)
	case "qualifier":
		p.qualifier(t)
	case "via":
		if p.tok(1).Class == lexicon.Place {
			p.bad("the word " + t.Text)
		}
	case "record":
		p.record(t)
	case "firmsize", "industry":
		p.scope(t)
	case "sumref":
		p.bad("a sum of what stands before")
	default:
		switch {
		case p.ofIndex(t):
		case t.Text == "国家" && p.tok(1).Of("give"): // 国家下达: the country's
			p.c.nation = true
		default:
			p.bad("the word ", t.Text)
		}
	}
}

// notes takes a word that says one thing of its clause and nothing more, and reports whether it is one.
func (p *parser) notes(t *lexicon.Token, kind string) bool {
	switch kind {
	case "part":
		p.c.part = true
	case "run":
		p.c.run = true
	case "say":
		p.c.says = true
	case "cause":
		p.c.cause = true
	case "below":
		p.c.below = true
	case "basis":
		p.c.terms += t.Text
	case "sendto":
		p.prep = 't'
	case "ref":
		p.c.ref = true
	case "regionref":
		p.c.there = true
	default:
		return false
	}
	return true
}

// be takes a word that says what something is: 为, 分别为, 报.
func (p *parser) be(t *lexicon.Token) {
	p.c.respective = p.c.respective || t.Text == "分别为"
	p.c.each = p.c.each || t.Text == "均为"
	if strings.HasPrefix(t.Text, "报") {
		p.measured(filling{name: "measure.price", printed: t.Text, token: t})
	}
	p.been = true
}

// ofIndex takes 产品 and 单品 between what an index is of and the word for it as a part of its name: 镧铈产品价格指数.
func (p *parser) ofIndex(t *lexicon.Token) bool {
	have := p.c.said[slotSubject]
	if !(t.Is("obj.product") || t.Text == "单品") || !p.tok(1).Is("measure.index") || len(have) == 0 || have[len(have)-1].token != p.tok(-1) {
		return false
	}
	have[len(have)-1].printed += t.Text
	return true
}

// scope takes of whom the figures of an industry are: 稀土行业规模以上企业.
func (p *parser) scope(t *lexicon.Token) {
	if have := p.c.said[slotScope]; len(have) == 1 && have[0].token == p.tok(-1) {
		have[0].name, have[0].token = have[0].name+t.Text, t
		return
	}
	p.put(slotScope, filling{name: t.Text, printed: t.Text, token: t})
}

func (p *parser) qualifier(t *lexicon.Token) {
	if t.Text == "上下" && isFigure(p.tok(-1)) { // 640 万元/吨上下
		return
	}
	switch t.ID {
	case "qual.part":
		p.c.part = true
	case "qual.tax":
		p.c.terms += t.Text
	case "qual.forecast", "qual.contrast", "qual.estimate":
		p.c.guess = true
		p.bad("not what was but what may be: " + t.Text)
	default:
		p.bad("the qualifier " + t.Text)
	}
}

// form takes 氧化物 behind what it is the oxide of.
func (p *parser) form(t *lexicon.Token) {
	have := p.c.said[slotSubject]
	switch {
	case p.share != nil:
		p.share.of += t.Text
	case p.last == slotSubject && len(have) > 0 && p.tok(-1) == have[len(have)-1].token:
		have[len(have)-1].name += t.Text
		have[len(have)-1].printed += t.Text
	default:
		p.bad("the word ", t.Text)
	}
}

// time reads 月增, 年增: against the month or the year before.
func (p *parser) time(t *lexicon.Token) {
	next := p.tok(1)
	isMove := next.Class == lexicon.Change || next.Of("move")
	switch {
	case isMove && t.Is("time.month"):
		p.cmp = comparison{id: "cmp.mom"}
	case isMove && t.Is("time.year"):
		p.cmp = comparison{id: "cmp.yoy"}
	case isMove && t.Is("time.weeks") && t.Text == "周": // 周涨幅 1.2%
		p.cmp = comparison{id: "cmp.week"}
	case isMove && t.Is("time.day") && t.Text == "日":
		p.cmp = comparison{id: "cmp.day"}
	case isMove && t.Is("time.every") && againstEvery[t.Text] != "":
		p.cmp = comparison{id: againstEvery[t.Text]}
	case t.Is("time.month") && next.Is("op.mean"): // 月均值
	case t.Is("time.last") && t.Text == "近" && (isFigure(next) || next.Class == lexicon.Bound): // 大增近 75%
	case (t.Is("time.yearbegin") || t.Is("time.part")) && p.open: // 较年初, 比中旬
		p.cmp.base, p.open = &filling{name: t.Text, printed: t.Text, token: t}, false
	case (t.Is("time.yearbegin") || t.Is("time.part")) && p.prep == 'f' && p.ofAmount(): // 由年初的 163.9 点升至
		p.ofNext(filling{name: t.Text, printed: t.Text, token: t})
	case t.Is("time.hour"):
		p.c.hour = t.Text
	case p.tok(-1).Class == lexicon.Number: // 13 月份
		p.c.guess = true
		p.bad("a time that there is not, " + p.tok(-1).Text + t.Text)
	default:
		p.bad("the word ", t.Text)
	}
}

// againstEvery holds the comparison of a move told by the month or by the year: 按月升.
var againstEvery = map[string]string{"按月": "cmp.mom", "按年": "cmp.yoy", "按周": "cmp.week", "按日": "cmp.day"}

// record passes over what a figure is the highest of: 创下 16 年来单月新高.
func (p *parser) record(t *lexicon.Token) {
	for k := 1; k < 12 && p.tok(k) != &noToken; k++ {
		n := p.tok(k)
		if n.Class == lexicon.Quantity && !lasts(n) && n.Unit != "年" {
			break
		}
		for _, word := range []string{"新高", "新低", "纪录", "记录", "最高", "最低", "高位", "低位"} {
			if strings.Contains(n.Text, word) {
				p.at += k
				return
			}
		}
	}
	p.bad("the word " + t.Text)
}

// streak passes over how long a move has gone on: 连三月上升, 连续 3 个月上调.
func (p *parser) streak() {
	for n := p.tok(1); n.Class == lexicon.Number || n.Class == lexicon.PeriodOf || n.Of("time") || n.Of("ord") || lasts(n); n = p.tok(1) {
		p.at++
	}
}

// lasts reports whether a quantity is a length of time.
func lasts(t *lexicon.Token) bool {
	return t.Class == lexicon.Quantity && (t.Of("duration") || t.Unit == "天" || t.Unit == "个交易日")
}

func (p *parser) measure(t *lexicon.Token) {
	switch {
	case t.Is("measure.share"):
		p.c.share = true
		if p.share == nil {
			p.share = &share{}
		}
		return
	case p.share != nil:
		p.share.of += t.Text
		return
	case t.Is("measure.purity"):
		return
	case strings.HasPrefix(t.Text, "贸易"):
		p.put(slotDirection, filling{name: "进出口", printed: t.Text, token: t})
	}
	f := filling{name: t.ID, printed: t.Text, token: t}
	if b := p.tok(-1); t.Is("measure.index") && b.To == t.From && (b.Of("nation") || b.Text == "中国稀土") {
		f.printed = b.Text + f.printed
	}
	p.measured(f)
}

// measured fills the measure. 平均 beside an index is how it was made; 价格 and 报 give way to any finer word.
func (p *parser) measured(f filling) {
	have := p.c.said.one(slotMeasure)
	switch {
	case f.name == "measure.mean" && have == "measure.index":
		p.c.mean = true
	case f.name == "measure.index" && (have == "measure.mean" || have == "measure.price"):
		p.c.mean = have == "measure.mean"
		p.c.said[slotMeasure][0] = f
	case f.name == "measure.price" && (priceWord(have) || have == "measure.index"):
	case have == "measure.price" && priceWord(f.name):
		p.c.said[slotMeasure][0] = f
	default:
		p.put(slotMeasure, f)
	}
}

// extreme takes 最高 and 最低.
func (p *parser) extreme(t *lexicon.Token) {
	if p.cmp.id == "cmp.than" {
		p.pending().extreme = t.ID
		p.pending().role = roleBase
		return
	}
	p.put(slotExtreme, filling{name: t.ID, printed: t.Text, token: t})
}

// pending gives the amount that is being told of but not printed yet.
func (p *parser) pending() *amount {
	if n := len(p.c.amounts); n > 0 && p.c.amounts[n-1].token == nil {
		return &p.c.amounts[n-1]
	}
	p.c.amounts = append(p.c.amounts, amount{role: p.role()})
	return &p.c.amounts[len(p.c.amounts)-1]
}

// direction takes 出口, and with it what 出口量 and 出口额 say is measured.
func (p *parser) direction(t *lexicon.Token) {
	d := lexicon.Direction(t.ID)
	switch {
	case d == "净出口":
		p.bad("the word ", t.Text)
		return
	case p.share != nil:
		p.share.of, p.share.dir = p.share.of+t.Text, d
		return
	}
	p.put(slotDirection, filling{name: d, printed: t.Text, token: t})
	switch {
	case strings.HasSuffix(t.Text, "量"):
		p.put(slotMeasure, filling{name: "measure.quantity", printed: t.Text, token: t})
	case strings.HasSuffix(t.Text, "额"), strings.HasSuffix(t.Text, "值"):
		p.put(slotMeasure, filling{name: "measure.value", printed: t.Text, token: t})
	}
	p.last = slotDirection
}

func (p *parser) kind(t *lexicon.Token) {
	switch {
	case p.share != nil:
		p.share.of += t.Text
	case t.Is("kind.exportquota"):
		p.bad("an export quota")
	case t.Is("kind.madesold"): // 产销分别完成 177 万辆和 171 万辆
		p.c.said[slotKind] = []filling{{name: "kind.output", printed: "产量", token: t}, {name: "kind.sales", printed: "销量", token: t}}
	default:
		p.put(slotKind, filling{name: t.ID, printed: t.Text, token: t})
	}
}

// batch reads 第二批, 首批, 前两批; and 第一 before a partner.
func (p *parser) batch(t *lexicon.Token) {
	switch {
	case t.Is("batch.first"):
		p.put(slotBatch, filling{name: "第一批", printed: t.Text, token: t})
	case t.Is("batch.second"):
		p.put(slotBatch, filling{name: "第二批", printed: t.Text, token: t})
	case (t.Is("ord") || t.Is("front")) && p.tok(1).Class == lexicon.Number && p.tok(2).Is("batch.word"):
		name := t.Text + p.tok(1).Text + "批"
		p.put(slotBatch, filling{name: name, printed: name, token: t})
		p.at += 2
	case (t.Is("ord") || t.Is("front")) && p.tok(1).Class == lexicon.Number && p.tok(2).Kind == "partner":
		p.at += 2
	case t.Is("front") && p.tok(1).Class == lexicon.Quantity && (p.tok(1).Unit == "位" || p.tok(1).Unit == "名"): // 前三位依次为
		p.c.ranked = true
		p.at++
	default:
		p.bad("the word ", t.Text)
	}
}

// op reads words that hang figures together. It reports whether the word is 和.
func (p *parser) op(t *lexicon.Token) bool {
	switch {
	case t.Is("op.and"):
		if t.Text != "、" && p.comparesBehind() {
			p.cmp, p.open = comparison{id: "cmp.than"}, true
			return false
		}
		return true
	case t.Is("op.mean") && strings.HasSuffix(t.Text, "均值"):
		p.measured(filling{name: "measure.mean", printed: t.Text, token: t})
	case p.higher(t):
		up := t.Is("op.dearer") || t.Text == "高出" || t.Text == "多出"
		p.moved(&lexicon.Token{Class: lexicon.Word, Kind: "move", Text: t.Text, ID: map[bool]string{true: "move.up", false: "move.down"}[up]})
	case t.Is("op.second") && p.tok(1).Is("batch.word"):
		p.put(slotBatch, filling{name: "第二批", printed: "第二批", token: t})
		p.at++
	case t.Is("op.second") && p.tok(1).Of("partner"):
	case t.Is("op.respect"), t.Text == "分别":
		p.c.respective = true
	case t.Is("op.each"):
		p.c.each = true
	case t.Is("op.sum"):
		p.c.sum = true
	case t.Is("op.per") && p.tok(1).Of("measure"): // 折合均价
	case t.Is("op.per") && p.tok(1).Class == lexicon.Group: // 折稀土氧化物
		p.c.terms += t.Text + p.tok(1).Text
		p.at++
	default:
		p.bad("the word ", t.Text)
	}
	return false
}

// higher reports whether 高 or 低 is a move: 比去年 1 月低 3.6%, 比同期的 3326 吨高出 32%.
func (p *parser) higher(t *lexicon.Token) bool {
	word := t.Is("op.dearer") || t.Is("op.cheaper") || t.Text == "高出" || t.Text == "多出" || t.Text == "低出"
	return word && p.cmp.id != "" && isFigure(p.tok(1))
}

// comparesBehind reports whether 和 opens a comparison: 与 2022 年 3 季度相比, 与 9 月一致.
func (p *parser) comparesBehind() bool {
	if p.tok(1).Class != lexicon.PeriodOf {
		return false
	}
	if p.tok(2).Is("link.of") && isFigure(p.tok(3)) && p.tok(4).Is("move.flat") { // 与 1 月的 47.80 万元/吨持平
		return true
	}
	return p.tok(2).Is("cmp.than") || p.tok(2).Is("move.flat") || p.tok(2).Of("adverb") && p.tok(3).Is("move.flat")
}

func (p *parser) link(t *lexicon.Token) {
	switch {
	case t.Is("link.from"):
		p.prep = 'f'
	case t.Is("link.for"):
		p.prep = 't'
	case t.Is("link.to"):
		p.to(t)
	}
}

// to reads 至: with what a move comes to behind it, or where goods go.
func (p *parser) to(t *lexicon.Token) {
	p.prep = 0
	if p.tok(1).Class == lexicon.Place {
		p.prep = 'o'
	}
}
