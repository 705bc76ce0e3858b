package answer

import (
	"strconv"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index/bulletin"
)

// refuse says what the bulletin does not, by type, and offers the next best thing. A refusal has no figures.
func (b *Engine) refuse(a draft, r intent.Refuse) {
	a.Restart(reply.NotFound)
	name := echo(r.Name)
	a.Permit(name)
	switch r.Reason {
	case intent.Forecast:
		a.Lead = a.Say("简报只记录已经发生的事，我不预测价格，也不给买卖建议。", "The bulletin records what has happened; I forecast no prices and give no advice.")
		a.offer(b, name)
	case intent.UnknownProduct:
		a.Lead = a.Say("简报中没有“"+name+"”这种产品的价格。", "The bulletin prices no product called “"+name+"”.")
		a.near(b, r.Near)
	case intent.NotQuoted:
		a.Lead = a.MonthName(r.Month) + a.Say("的简报没有"+name+"的报价。", ": the bulletin does not price "+name+".")
		a.lastQuoted(b, name)
		a.near(b, r.Near)
	case intent.NotLoaded:
		a.Lead = a.Say("没有载入"+r.Month.Chinese()+"的简报，无法回答。", "No issue of "+r.Month.String()+" is loaded, so I can't answer.")
		a.Permit(r.Month.String())
		a.loaded(b)
	case intent.NoListPrice:
		a.Lead = a.MonthName(r.Month) + a.Say("的简报没有"+name+"的挂牌价；行业协会的月均价不能代替它。", ": the bulletin has no list price for "+name+"; the association's average does not stand in for it.")
		a.Offers = r.Near
		a.Permit(r.Near...)
	case intent.NoTrade:
		a.Lead = a.Say("简报没有“"+name+"”的进出口数字。", "The bulletin has no trade figure for “"+name+"”.")
		a.Offers = []string{a.Say("稀土出口", "rare earth exports"), a.Say("稀土进口", "rare earth imports")}
	case intent.DailyPrice:
		a.Lead = a.Say("简报只有"+name+"的月均价，没有某一天的价格。", "The bulletin has monthly averages of "+name+", no price of a single day.")
		a.Offers = []string{name + a.Say("多少钱", " price")}
	case intent.OffTopic:
		a.Lead = a.Say("这不是简报的内容：它讲稀土的价格、进出口、政策、行业、科研和专利。", "That is not what the bulletin is about: rare-earth prices, trade, policy, industry, research and patents.")
		a.offer(b, "")
	case intent.NoSuchMonth:
		a.Lead = a.Say("没有这样的月份。", "There is no such month.")
		a.loaded(b)
	case intent.NoIndex:
		a.Lead = a.Say("简报没有"+name+"的价格指数。", "The bulletin has no price index for "+name+".")
		if len(r.Near) > 0 {
			a.near(b, r.Near)
		}
		a.Offers = append(a.Offers, a.Say("稀土价格指数", "price index"))
	case intent.NotPrinted:
		a.Lead = a.Say("简报没有印"+name+"。", "The bulletin does not print "+name+".")
		a.Offers = r.Near
	case intent.HeldBack:
		a.Lead = a.Say("这个回答里有数字（"+name+"）没有通过与原文的核对，已扣下；请换一种问法。", "A number of this answer ("+name+") failed the check against the source, so it is held back; please ask another way.")
	case intent.Unclear:
		a.Lead = a.Say("没看懂问的是什么。", "I did not understand what is asked.")
		a.offer(b, "")
	default:
		a.Lead = a.Say("简报中没有找到与“"+name+"”有关的内容。", "The bulletin has nothing on “"+name+"”.")
		a.offer(b, "")
	}
}

// near names products that come close, those with a price in the newest issue only.
func (a draft) near(b *Engine, near []string) {
	var priced []string
	for _, p := range near {
		if q, ok := b.pick(p, b.catalog.Newest(), "", ""); ok {
			priced = appendOnce(priced, q.Printed)
		}
	}
	if len(priced) > 0 {
		a.Details = append(a.Details, a.Say("同一元素有报价的：", "Priced, of the same element: ")+strings.Join(priced, a.Say("、", ", ")))
		a.Offers = priced
		return
	}
	var all []string
	for _, q := range b.monthQuotes(b.catalog.Newest(), "") {
		all = append(all, q.Printed)
	}
	a.Details = append(a.Details, a.Say("有报价的产品：", "Products with a price: ")+strings.Join(all, a.Say("、", ", ")))
}

// lastQuoted names the last month that a product was priced in.
func (a draft) lastQuoted(b *Engine, product string) {
	last := bulletin.Month(0)
	for _, q := range b.lib.Quotes(product) {
		if _, ok := b.pick(product, q.Month, "", ""); ok {
			last = max(last, q.Month)
		}
	}
	if last != 0 {
		a.Details = append(a.Details, a.Say("最近一次有报价的月份：", "Last priced in: ")+last.String())
		a.Permit(last.String())
		a.Offers = append(a.Offers, product+last.String())
	}
}

// loaded names the months that can be asked for.
func (a draft) loaded(b *Engine) {
	ms := b.catalog.Months
	if len(ms) == 0 {
		return
	}
	a.Permit(ms[0].String(), ms[len(ms)-1].String(), strconv.Itoa(len(ms)))
	text := ms[0].String()
	if len(ms) > 1 {
		text += " … " + ms[len(ms)-1].String()
	}
	a.Details = append(a.Details, a.Say("已载入：", "Loaded: ")+text+a.Say("（"+strconv.Itoa(len(ms))+" 期）", " ("+strconv.Itoa(len(ms))+" issues)"))
}

func (a draft) offer(b *Engine, name string) {
	if name != "" {
		a.Offers = append(a.Offers, name+a.Say("多少钱", " price"))
		return
	}
	a.Offers = append(a.Offers, a.Say("氧化镨钕多少钱", "PrNd oxide price"), a.Say("稀土价格指数", "price index"), a.Say("本期摘要", "digest"))
}

// whyNone tells why there is no price: the month is not loaded, or it is and does not have the product.
func (b *Engine) whyNone(name string, products []string, m bulletin.Month) intent.Refuse {
	if !b.hasMonth(m) {
		return intent.Refuse{Reason: intent.NotLoaded, Name: name, Month: m}
	}
	var near []string
	for _, p := range products {
		for _, e := range bulletin.Elements(p) {
			for _, q := range b.catalog.Products {
				if strings.Contains(q, e) {
					near = appendOnce(near, q)
				}
			}
		}
	}
	return intent.Refuse{Reason: intent.NotQuoted, Name: name, Month: m, Near: near}
}

func (b *Engine) noPrice(a draft, i intent.Price) {
	r := b.whyNone(strings.Join(i.Products, "、"), i.Products, i.Month)
	if i.Measure != "" {
		r.Name += "的" + i.Measure
	}
	b.refuse(a, r)
}

// noTrade tells why there is no figure of trade: the time is not covered, or the subject never is.
func (b *Engine) noTrade(a draft, i intent.TradeOf) {
	any := i
	any.From, any.To, any.Measure, any.Currency = 0, 0, "", ""
	found := len(b.trades(any)) > 0
	if found && i.Currency != "" {
		b.refuse(a, intent.Refuse{Reason: intent.NotPrinted, Name: i.Partner + i.Subject + i.Direction + a.Say("的美元金额", " in dollars")})
		return
	}
	switch known := i.To != 0 && found; {
	case known && b.catalog.Has(i.To):
		b.refuse(a, intent.Refuse{Reason: intent.NotPrinted, Name: bulletin.PeriodText(i.From, i.To) + i.Partner + i.Subject + i.Direction + i.Measure, Near: []string{i.Partner + i.Subject + i.Direction}})
		return
	case known:
		b.refuse(a, intent.Refuse{Reason: intent.NotLoaded, Name: i.Partner + i.Subject, Month: i.To})
		return
	}
	b.refuse(a, intent.Refuse{Reason: intent.NoTrade, Name: i.Partner + i.Subject + i.Direction})
}

func yearText(y int) string { return strconv.Itoa(y) }

// help says what can be asked, with examples that work.
func (b *Engine) help(a draft) {
	a.Status = reply.Helped
	a.Title = a.Say("rebot：稀土简报问答", "rebot: answers from the rare-earth bulletin")
	a.Lead = a.Say("每个数字都注明简报的出处；简报没有写的，我会直说没有。", "Every figure comes with its place in the bulletin; what the bulletin does not say, I say so.")
	lines := [][2]string{
		{"价格 price：氧化镝多少钱 · 轻稀土价格 · 跌幅前三 · 比较氧化镝和氧化铽 · 氧化镨钕近月价格", "price: dysprosium oxide price · light rare earths · biggest falls · compare Dy2O3 and Tb4O7"},
		{"挂牌价 list price：北方稀土氧化镨钕挂牌价", "list price: Northern Rare Earth PrNd oxide list price"},
		{"指数 index：稀土价格指数 · 指数最低是哪一天", "index: price index · lowest day of the index"},
		{"进出口 trade：稀土出口 · 累计进口 · 对东盟贸易总值", "trade: rare earth exports · year-to-date imports · trade with ASEAN"},
		{"资讯 news：缅甸封关 · 新矿产资源法什么时候施行 · 专利 · 论文", "news: Myanmar · mineral resources law · patents · papers"},
		{"摘要 digest：本期摘要 · 疑点", "digest: digest of the issue · doubts about the source"},
		{"状态 status：版本、收录的期数、答复用时", "status: version, issues loaded, answer time"},
	}
	for _, l := range lines {
		a.Details = append(a.Details, a.Say(l[0], l[1]))
	}
	a.Permit("2", "3", "4", "7")
	a.loaded(b)
}

// maxEcho is how many characters of a question come back in a reply that says that nothing was found.
const maxEcho = 60

// echo shortens what somebody asked to what a reply may repeat of it.
func echo(s string) string {
	if rs := []rune(s); len(rs) > maxEcho {
		return string(rs[:maxEcho]) + "…"
	}
	return s
}
