package intent

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// colloquial gives words of everyday speech the sense that the words around them leave: 那天 behind a day that is named,
// 大盘指数, 逆着涨, 跟老美的买卖, 是赚是亏, 11月挂的.
func (q *question) colloquial() {
	q.countries()
	q.tradeWords()
	for i := range q.tokens {
		switch t := &q.tokens[i]; {
		case slices.Contains(lexicon.List("then.day"), t.Text) && q.namesTime(bulletin.Period.IsDay),
			slices.Contains(lexicon.List("then.time"), t.Text) && q.namesTime(func(bulletin.Period) bool { return true }):
			q.fills(i, i+1) // 7月26日那天, 二月的当时
		case t.Is("qual.stock") && q.at(i+1).Is("measure.index") && strings.HasPrefix(t.Text, "大盘") && !strings.ContainsAny(q.text, "股沪深"):
			q.fills(i, i+1)
		case t.Is("cmp.mom") && slices.Contains(lexicon.List("month.itself"), t.Text) && !q.hasKind("move") && !q.has("th.change"):
			q.fills(i, i+1) // average index for the month
		case q.english && q.has("op.or") && slices.Contains(lexicon.List("level.higher"), t.Text):
			q.levels(i, "op.dearer")
		case q.english && q.has("op.or") && slices.Contains(lexicon.List("level.lower"), t.Text):
			q.levels(i, "op.cheaper")
		case slices.Contains(lexicon.List("tide.against"), t.Text):
			q.againstTide(i)
		case t.Is("op.most") && q.at(i+1).Class == lexicon.Unknown && q.at(i-1).Text == "得" && q.at(i-2).Of("move"):
			q.mostMoved(i)
		case t.Is("measure.price") && t.Text == "报" && q.has("obj.title"): // 题目报来
			q.fills(i, i+1)
			if n := q.at(i + 1); n.Is("op.buy") || n.Class == lexicon.Unknown {
				q.fills(i+1, i+2)
			}
		case t.Class == lexicon.Quantity && strings.HasPrefix(t.Text, "一") && q.at(i+1).Is("move.flat"): // 一点没涨没跌
			q.fills(i, i+1)
		case t.Is("op.more") && q.hasKind("direction") && q.orLess(i):
			q.becomes(i, "move.any", "move")
		case t.Class == lexicon.Unknown && t.Text == "料":
			q.stuff(i)
		case t.Is("measure.point"):
			q.points(i)
		case t.Text == "些" && q.at(i+1).Is("ask.which"):
			q.fills(i, i+1) // 讲了些啥
		case t.Class == lexicon.Unknown && t.Text == "缩" && (q.at(i-1).Is("be") || q.at(i-1).Is("op.or")):
			q.becomes(i, "move.down", "move") // 是涨是缩
		case t.Is("mk.trade") && strings.HasSuffix(t.Text, "买卖"):
			q.dealings(i)
		case (t.Class == lexicon.Quantity && t.Unit == "个" || t.Text == "两个") &&
			q.has("op.budget", "op.buy", "op.money"):
			q.scaledMoney(i) // 一个亿能买多少吨
		case q.fellBy(i):
			q.becomes(i, map[bool]string{true: "move.up", false: "move.down"}[t.Is("op.dearer")], "move")
		case strings.HasPrefix(t.Text, "赚"):
			q.gainOrLoss(i)
		case t.Class == lexicon.Unknown && slices.Contains(lexicon.List("trade.net"), t.Text) && q.hasKind("direction"):
			q.becomes(i, "dir.net", "direction") // net rare earth imports, 净买进来
		case t.Text == "去年" && slices.Contains(lexicon.List("then.now"), q.at(i+1).Text):
			q.fills(i+1, i+2) // 去年这时候
			q.isTime(i, "time.sameperiod", "month", bulletin.MonthOf(q.cat.base()-12))
		case t.Class == lexicon.Number && q.at(i+1).Of("batch") && q.at(i+1).From == t.To:
			q.yearOf(i) // 2024第二批
		case t.Is("move.down") && t.Text == "减" && q.at(i-1).Kind == q.at(i+1).Kind && q.at(i-1).Of("stage"):
			q.becomes(i, "op.minus", "op") // 开采减分离
		case t.Is("per.month") && q.at(i+1).Text == "均" && q.has("cmp.than") && !q.hasKind("direction"):
			q.becomes(i, "measure.mean", "measure") // 比协会的月均低多少
			q.fills(i+1, i+2)
		case t.Class == lexicon.Unknown && q.has("measure.list") && q.at(i+1).Class != lexicon.Unknown:
			q.firmListing(i + 1) // 蒙源8月挂牌价
		case t.Text == "挂" && (q.at(i+1).Is("link.of") || q.at(i+1).Of("aspect") || q.at(i+1).Of("ask") || q.at(i+1).Text == "出"):
			q.posted(i)
		case (t.Class == lexicon.Unknown || t.Is("th.ore")) && strings.HasSuffix(t.Text, "矿") && q.oreBefore(i):
			q.fills(i, i+1)
		}
	}
}

// countries parts letters that stand for countries one behind the other, where trade is asked about: 卖给德韩越.
func (q *question) countries() {
	if q.english || !q.hasKind("direction") {
		return
	}
	of := func(t *lexicon.Token) (out []lexicon.Token) {
		for k, r := range []rune(t.Text) {
			id := lexicon.CountryOf(string(r))
			if id == "" {
				return nil
			}
			out = append(out, lexicon.Token{Class: lexicon.Place, ID: id, Kind: "country", Text: string(r),
				From: t.From + k, To: t.From + k + 1})
		}
		return out
	}
	for i := 0; i < len(q.tokens); i++ {
		run, end := []lexicon.Token(nil), i
		for ; end < len(q.tokens) && (end == i || q.at(end).From == q.at(end-1).To); end++ {
			each := of(&q.tokens[end])
			if each == nil || q.tokens[end].Class == lexicon.Place && len(each) > 1 { // 老美
				break
			}
			run = append(run, each...)
		}
		if len(run) > 1 {
			q.tokens = slices.Replace(slices.Clone(q.tokens), i, end, run...)
			i += len(run) - 1
		}
	}
}

// namesTime reports whether a question names a time of a kind by itself.
func (q *question) namesTime(of func(bulletin.Period) bool) bool {
	return slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
		return t.Class == lexicon.PeriodOf && !t.Period.IsZero() && of(t.Period)
	})
}

// levels reads a word that compares what two things cost: which average is higher, Ho or Er oxide. It asks for no mean of
// both.
func (q *question) levels(i int, id string) {
	q.becomes(i, id, "op")
	for k := range q.tokens {
		if t := &q.tokens[k]; t.Is("measure.mean") || t.Is("op.mean") {
			q.fills(k, k+1)
		}
	}
}

// mostMoved reads a movement with 得最 and any word for how as the largest one: 涨得最疯.
func (q *question) mostMoved(i int) {
	id := map[string]string{"move.up": "op.maxup", "move.down": "op.maxdown"}[q.at(i-2).ID]
	if id == "" {
		return
	}
	q.becomes(i-2, id, "op")
	q.fills(i-1, i+2)
}

// againstTide takes 逆着 and 逆势 before a movement, with the clause before that says which way all others went: 满表都在跌，
// 有没有逆着涨的 asks which rose.
func (q *question) againstTide(i int) {
	k := i + 1
	for q.at(k).Of("aspect") || q.at(k).Class == lexicon.Filler || slices.Contains(lexicon.List("tide.with"), q.at(k).Text) {
		k++
	}
	if !q.at(k).Of("move") {
		return
	}
	q.fills(i, k)
	for b := range q.tokens[:i] {
		if t := &q.tokens[b]; t.Of("move") && t.ID != q.at(k).ID {
			q.fills(b, b+1)
		}
	}
	if w := q.at(i - 1); w.Is("ask.whether") && q.at(k+1).Is("link.of") {
		q.becomes(i-1, "op.list", "op") // 有没有逆着涨的
	}
}

// dealings reads the 买卖 at i as trade where it is said with whom: 跟老美的买卖.
func (q *question) dealings(i int) {
	with := false
	for k := range q.tokens {
		b := q.at(k - 1)
		with = with || foreign(q.at(k)) && (k == 0 || b.Is("op.and") || b.Of("link") || b.Text == "对") ||
			b.Is("op.and") && q.at(k).Is("ask.who")
	}
	if !with || q.at(i+1).Class == lexicon.Goods {
		return
	}
	q.becomes(i, "dir.both", "direction")
	for k := range q.tokens {
		if q.tokens[k].Is("attr.create") { // 做买卖, 做了多少买卖
			q.fills(k, k+1)
			if q.at(k + 1).Of("aspect") {
				q.fills(k+1, k+2)
			}
		}
	}
}

// yearOf reads the number at i as a year, where it is one of this century.
func (q *question) yearOf(i int) {
	if n, err := strconv.Atoi(q.tokens[i].Text); err == nil && n >= 2000 && n < 2100 {
		q.isTime(i, "", "year", bulletin.YearOf(n))
	}
}

// isTime makes the token at i one of a time.
func (q *question) isTime(i int, id, kind string, p bulletin.Period) {
	q.tokens = slices.Clone(q.tokens)
	t := &q.tokens[i]
	*t = lexicon.Token{Class: lexicon.PeriodOf, ID: id, Kind: kind, Period: p, Year: kind == "year", From: t.From,
		To: t.To, Text: t.Text}
}

// scaledMoney reads the amount at i of a power of ten as money: 一个亿, 两个亿.
func (q *question) scaledMoney(i int) {
	exp, ok := map[string]int32{"scale.万": 4, "scale.千万": 7, "scale.亿": 8}[q.at(i+1).ID]
	v, err := decimal.NewFromString(q.tokens[i].Value)
	if q.tokens[i].Is("ref.both") {
		v, err = decimal.NewFromInt(2), nil
	}
	if !ok || err != nil {
		return
	}
	q.fills(i+1, i+2)
	t := &q.tokens[i]
	t.Class, t.ID, t.Kind, t.Also = lexicon.Quantity, "", "", nil
	t.Value, t.Unit, t.To, t.Text = v.Shift(exp).String(), "元", q.at(i+1).To, t.Text+q.at(i+1).Text
}

// fellBy reports whether the word at i for less, cheaper or dearer says that the price of one product moved, and
// compares it with no other: 每公斤少了几块, 便宜了几千.
func (q *question) fellBy(i int) bool {
	t, n := q.at(i), q.at(i+1)
	less := t.Is("op.less") && strings.HasPrefix(t.Text, "少") && n.Of("aspect")
	cheaper := (t.Is("op.cheaper") || t.Is("op.dearer")) && (strings.HasSuffix(t.Text, "了") || n.Of("aspect"))
	if !less && !cheaper || q.english ||
		q.has("cmp.than", "op.or", "ask.which", "ask.who", "op.buy", "dir", "op.most", "op.budget", "kind") {
		return false
	}
	names := 0
	for k := range q.tokens {
		switch t := &q.tokens[k]; t.Class {
		case lexicon.Product, lexicon.Element:
			names++
		case lexicon.Goods, lexicon.Company, lexicon.Group:
			return false
		}
	}
	return names == 1
}

// gainOrLoss reads 是赚是亏 of trade as asking for its balance.
func (q *question) gainOrLoss(i int) {
	end := i + 1
	for end < len(q.tokens) && (q.at(end).Is("link.of") || q.at(end).Is("op.or") || q.at(end).Is("be") || q.at(end).Class == lexicon.Filler &&
		!isComma(q.at(end))) {
		end++
	}
	traded := q.has("dir") || slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
		return t.Class == lexicon.Goods && t.ID == "货物贸易"
	})
	if !strings.HasPrefix(q.at(end).Text, "亏") || !traded {
		return
	}
	q.becomes(i, "dir.net", "direction")
	if end++; q.at(end).Is("link.of") {
		end++
	}
	q.fills(i+1, end)
}

// orLess takes 还是少了 behind the 多了 at i, which ask together how something moved.
func (q *question) orLess(i int) bool {
	k := i + 1
	for q.at(k).Of("aspect") || q.at(k).Is("op.or") {
		k++
	}
	if !q.at(k).Is("op.less") || k < i+2 {
		return false
	}
	if q.fills(i+1, k+1); q.at(k + 1).Of("aspect") {
		q.fills(k+1, k+2)
	}
	if q.at(i - 1).Is("be") {
		q.fills(i-1, i)
	}
	return true
}

// oreBefore reports whether the word at i only says that what is named before it is an ore: 富铕那种原矿.
func (q *question) oreBefore(i int) bool {
	for i--; q.at(i).Class == lexicon.Filler || q.at(i).Is("link.of"); i-- {
	}
	return q.at(i).Class == lexicon.Product && strings.HasSuffix(q.at(i).ID, "矿")
}

// here reports whether the word at i stands for this country in what somebody takes from it: 从我们这拿了.
func (q *question) here(i int) bool {
	return q.at(i).Of("nation") || slices.Contains(lexicon.List("nation.here"), q.at(i).Text)
}
