package clause

import (
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

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
	case t.Text == "年度" && next.Of("measure") && next.Is("measure.day") && p.c.said.period().IsYear(): // 2024 年的年度日均价
		p.measured(filling{name: "measure.year", printed: t.Text + next.Text, token: next})
		p.at++
	case t.Is("time.month") && next.Is("op.mean"): // 月均值
	case t.Is("time.last") && t.Text == "近" && (isFigure(next) || next.Class == lexicon.Bound): // 大增近 75%
	case (t.Is("time.yearbegin") || t.Is("time.part")) && p.open: // 较年初, 比中旬
		p.cmp.base, p.open = &filling{name: t.Text, printed: t.Text, token: t}, false
	case (t.Is("time.yearbegin") || t.Is("time.part")) && p.prep == 'f' && p.ofAmount(): // 由年初的 163.9 点升至
		p.ofNext(filling{name: t.Text, printed: t.Text, token: t})
	case t.Is("time.until") && p.tok(1).Class == lexicon.PeriodOf: // as of Friday
	case t.Is("time.now") && next.Is("measure.list"): // is now listed at
	case t.Is("time.hour"):
		p.c.hour = t.Text
	case p.tok(-1).Class == lexicon.Number: // 13 月份
		p.c.guess = true
		p.bad("a time that there is not, " + p.tok(-1).Text + t.Text)
	case t.Is("ord") && p.ranks(1) > 0: // 第三、四位分别是
		p.at += p.ranks(1)
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
	case t.Is("measure.share") && p.share == nil && p.tok(1).Class == lexicon.Quantity && unitKind(p.tok(1).Unit) != '%':
		p.been = true // 出口占 22 万亿元
		return
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
		p.put(slotDirection, filling{name: bulletin.BothWays, printed: t.Text, token: t})
	}
	f := filling{name: t.ID, printed: t.Text, token: t}
	if t.Is("measure.dealt") {
		f.name = "measure.price"
	}
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
		p.c.quotes = p.c.quotes || anyPrice(f.printed)
	case have == "measure.price" && priceWord(f.name):
		p.c.said[slotMeasure][0] = f
	default:
		p.put(slotMeasure, f)
	}
}

// extreme takes 最高 and 最低.
func (p *parser) extreme(t *lexicon.Token) {
	bare := !isFigure(p.tok(1)) && !p.tok(1).Is("link.of")
	// 为 3.1 万元/吨的高位
	if p.tok(-1).Is("link.of") && isFigure(p.tok(-2)) && strings.HasSuffix(t.Text, "位") && p.at+1 == len(p.c.tokens) {
		return
	}
	if b := p.cmp.base; p.cmp.id == "cmp.than" && b != nil && bare { // 较 9 月高点下跌 3%
		p.cmp.base = &filling{name: b.name, printed: b.printed + t.Text, token: t}
		return
	}
	if b := p.tok(-1); b.Of("compare") && bare && bulletin.HasAny(b.Text[:len("较")], "较", "比", "与") { // 较去年高点
		p.cmp = comparison{id: "cmp.than", base: &filling{printed: b.Text[len("较"):] + t.Text, token: t}}
		return
	}
	if b := p.tok(-1); b.Is("link.from") && !isASCII(b.Text) && p.tok(1).Class == lexicon.Change { // 自高位回落 59%
		p.cmp, p.prep = comparison{id: "cmp.than", base: &filling{printed: t.Text, token: t}}, 0
		return
	}
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
	if r := p.tok(0); p.prep == 'f' && r.Upper != "" && p.tok(-2).Of("measure") { // priced from 48,000 to 49,000
		p.prep = 0
	}
	p.c.amounts = append(p.c.amounts, amount{role: p.role()})
	return &p.c.amounts[len(p.c.amounts)-1]
}

// direction takes 出口, and with it what 出口量 and 出口额 say is measured.
func (p *parser) direction(t *lexicon.Token) {
	d := lexicon.Direction(t.ID)
	if t.Text == "shippedin" && p.tok(1).Class == lexicon.PeriodOf { // shipped in April, and not brought in
		d = bulletin.Export
	}
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
	case t.Is("kind.exportquota"), t.Is("kind.quota") && p.tok(-1).Is("dir.export") && isASCII(t.Text):
		p.c.said[slotDirection] = nil
		p.put(slotKind, filling{name: "kind.quota", printed: t.Text, token: t})
		p.put(slotStage, filling{name: "stage.export", printed: t.Text, token: t})
	case t.Is("kind.sales") && priceWord(p.tok(1).ID) && !isASCII(t.Text): // 销售指导价
	// output quota, quota for output
	case t.Is("kind.output") && (p.tok(1).Is("kind.quota") || p.prep == 't' && isASCII(t.Text) &&
		p.c.said.one(slotKind) == "kind.quota"):
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
	case t.Is("ord") && p.batchesInTurn() > 0:
		p.at += p.batchesInTurn()
	case t.Is("batch.word") && (p.tok(-1).Text == "本" || p.tok(-1).Text == "该"): // 本批: the one of the headline
		p.c.thisBatch = true
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
