package answer

import (
	"slices"
	"strconv"
	"strings"

	"rebot/bot/intent"
	"rebot/index"
	"rebot/index/bulletin"
)

// digest says what an issue says, by rules from its facts: index, prices that moved, trade, headlines, doubts.
func (b *Engine) digest(a draft, i intent.Digest) {
	is := b.lib.Issue(i.Month)
	if is == nil {
		b.refuse(a, intent.Refuse{Reason: intent.NotLoaded, Month: i.Month})
		return
	}
	a.Title = a.Say("《离子型稀土信息简报》摘要 · ", "Digest of the rare-earth bulletin · ") + a.MonthName(i.Month)
	b.digestIndex(a, i.Month)
	b.digestPrices(a, i.Month)
	b.digestTrade(a, is)
	b.digestHeadlines(a, is)
	b.digestDoubts(a, is)
}

func (b *Engine) digestIndex(a draft, m bulletin.Month) {
	var parts []string
	for _, r := range b.readings(bulletin.PriceIndex, m) {
		if r.Measure == bulletin.Mean || r.Measure == bulletin.High || r.Measure == bulletin.Low {
			parts = append(parts, a.reading(r))
		}
	}
	if len(parts) > 0 {
		a.Lead = a.Say("稀土价格指数：", "Price index: ") + strings.Join(parts, a.Say("，", ", "))
	}
}

// digestPrices names the biggest falls and rises, and what held.
func (b *Engine) digestPrices(a draft, m bulletin.Month) {
	qs := b.monthQuotes(m, "")
	var moved, held []index.Quote
	for _, q := range qs {
		switch {
		case q.Change == nil || q.Change.Base != q.Month-1:
		case q.Change.Flat:
			held = append(held, q)
		default:
			moved = append(moved, q)
		}
	}
	slices.SortStableFunc(moved, func(x, y index.Quote) int { return x.Change.Percent.Value.Cmp(y.Change.Percent.Value) })
	var falls, rises []string
	for k := range min(3, len(moved)) {
		if q := moved[k]; q.Change.Percent.Value.IsNegative() {
			falls = append(falls, a.moveText(q))
		}
		if q := moved[len(moved)-1-k]; q.Change.Percent.Value.IsPositive() {
			rises = append(rises, a.moveText(q))
		}
	}
	a.list(a.Say("价格跌幅最大：", "Prices that fell most: "), falls)
	a.list(a.Say("价格涨幅最大：", "Prices that rose most: "), rises)
	a.list(a.Say("价格持平：", "Unchanged: "), names(held))
	if len(rises) == 0 && len(moved) > 0 {
		a.Details = append(a.Details, a.Say("没有上涨的产品。", "No product rose."))
	}
	b.digestMain(a, m)
	b.digestCompared(a, m)
}

// digestMain gives the products that most readers ask for.
func (b *Engine) digestMain(a draft, m bulletin.Month) {
	var parts []string
	for _, p := range []string{"氧化镨钕", "氧化镝", "氧化铽"} {
		if q, ok := b.pick(p, m, "", ""); ok {
			parts = append(parts, a.moveText(q))
		}
	}
	a.list(a.Say("主要产品价格：", "Main prices: "), parts)
}

func (a draft) moveText(q index.Quote) string {
	f := a.figure(q)
	text := f.Name + " " + f.Value + " " + f.Unit
	if f.Change == "" {
		return text
	}
	return text + a.Say("（", " (") + f.Change + a.Say("）", ")")
}

func (a draft) list(head string, items []string) {
	if len(items) > 0 {
		a.Details = append(a.Details, head+strings.Join(items, a.Say("、", ", ")))
	}
}

// digestTrade gives the rare-earth trade of the issue.
func (b *Engine) digestTrade(a draft, is *bulletin.Issue) {
	var lines []string
	for _, t := range is.Trades {
		if t.Subject == "稀土" && t.Partner == "" && t.Measure == "数量" && len(lines) < 4 {
			lines = append(lines, a.tradeLine(index.Trade{Trade: t, Issue: is}))
		}
	}
	a.list(a.Say("进出口：", "Trade: "), lines)
}

// digestHeadlines lists the articles by kind, each with its source: of the kinds named, or of all.
func (b *Engine) digestHeadlines(a draft, is *bulletin.Issue, only ...bulletin.Kind) {
	for _, k := range []struct {
		kind   bulletin.Kind
		zh, en string
	}{{bulletin.News, "动态", "News"}, {bulletin.Customs, "贸易", "Trade"}, {bulletin.Policy, "政策", "Policy"}, {bulletin.Research, "科研", "Research"}, {bulletin.Patents, "专利", "Patents"}, {bulletin.Papers, "论文", "Papers"}} {
		if len(only) > 0 && !slices.Contains(only, k.kind) {
			continue
		}
		for n, art := range is.Articles {
			if art.Kind == k.kind {
				c := a.Cite(is, bulletin.Cite{Article: n, First: art.First, Last: art.First})
				a.Details = append(a.Details, a.Say(k.zh, k.en)+" · "+art.Title+a.Say("（", " (")+art.Source+a.Say("）", ")")+" ["+strconv.Itoa(c+1)+"]")
			}
		}
	}
}

func (b *Engine) digestDoubts(a draft, is *bulletin.Issue) {
	for _, f := range b.lib.FindingsIn(is.Month) {
		if f.Issue == is {
			a.discrepancy(f)
		}
	}
}
