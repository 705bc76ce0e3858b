package card

import (
	"strconv"
	"strings"

	"rebot/bot/reply"
	"rebot/index/bulletin"
)

// A Row is a product in a digest's table.
type Row struct {
	Name, Value, Unit string
	Change            Change
}

// An Issue is what a digest says of an issue.
type Issue struct {
	English  bool
	Month    bulletin.Month
	Selected string // the parts that are wanted, empty for all

	Ways            map[string]int // how many prices went up, down, stayed flat; empty for an issue without prices
	Mean, High, Low string         // of the index
	Compared        []string       // with the issue before
	Rows            []Row          // the products to show
	Trade           []string
	Articles        map[bulletin.Kind]int
	Doubts, Own     int  // the source's contradictions, and those of them that touch rare earths
	Prices          bool // its prices are wanted
	Ordered         bool // somebody subscribed to it
}

func (is Issue) say(chinese, english string) string { return say(is.English, chinese, english) }

func (is Issue) ask(chinese, english, question string) reply.Ask {
	return reply.Ask{Label: is.say(chinese, english), Question: question}
}

// Counts are the numbers of the digest that count facts.
func (is Issue) Counts() (out []string) {
	for _, n := range []int{is.Ways["up"], is.Ways["down"], is.Ways["flat"], is.Doubts, is.Own} {
		out = append(out, strconv.Itoa(n))
	}
	return out
}

// Digest lays out the digest of an issue: what changed since the one before first, a sentence, a small table, a line of trade;
// the rest is behind buttons. It stands for all that the reply says, its notes too.
func Digest(is Issue) reply.Brief {
	b := reply.Brief{Head: is.say("稀土简报 ", "Rare-earth bulletin ") + is.say(is.Month.Chinese(), is.Month.String()),
		Again: is.say(is.Month.Chinese()+"摘要", "digest "+is.Month.String())}
	if is.Ordered {
		b.Orders = []reply.Ask{is.ask("订阅设置", "Settings", is.say("我的订阅", "subscriptions")),
			is.ask("退订", "Unsubscribe", is.say("退订", "unsubscribe"))}
	}
	if is.Selected != "" {
		b.Head += " · " + is.Selected
	}
	b.Lead = strings.Join(nonEmpty(strings.Join(is.Compared, "\n"), sentence(is)), "\n")
	if len(is.Rows) > 0 {
		b.Table = table(is)
	}
	if len(is.Trade) > 0 {
		b.Lines = []string{strings.Join(is.Trade, " · ")}
	}
	if is.Own > 0 {
		n, all := strconv.Itoa(is.Own), strconv.Itoa(is.Doubts)
		b.Lines = append(b.Lines, is.say("⚠ 原文存疑 "+all+" 处，其中稀土 "+n+" 处", "⚠ "+all+" doubts about the source, "+n+
			" of them on rare earths"))
	}
	b.Asks, b.More = asks(is), more(is)
	return b
}

// sentence tells how prices went, and the index: 16 跌 · 6 平 · 0 涨；指数均值 172.4（高 175.2，低 168.9）。
func sentence(is Issue) string {
	var parts []string
	if n := is.Ways["up"] + is.Ways["down"] + is.Ways["flat"]; n > 0 {
		count := func(way, chinese, english string) string {
			n := strconv.Itoa(is.Ways[way])
			return n + " " + is.say(chinese, english)
		}
		parts = append(parts, count("down", "跌", "down")+" · "+count("flat", "平", "unchanged")+" · "+count("up", "涨", "up"))
	}
	if is.Prices && len(is.Ways) == 0 {
		parts = append(parts, is.say("这一期没有价格", "This issue has no prices"))
	}
	if is.Mean != "" {
		text := is.say("指数均值 ", "price index ") + is.Mean
		if is.High != "" && is.Low != "" {
			text += is.say("（高 "+is.High+"，低 "+is.Low+"）", " (high "+is.High+", low "+is.Low+")")
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, is.say("；", "; "))
}

// table sets the products with their price and how it moved. The unit stands in the head where all have the same.
func table(is Issue) *reply.Table {
	rows := is.Rows
	unit := rows[0].Unit
	for _, r := range rows {
		if r.Unit != unit && r.Unit != "" {
			unit = ""
		}
	}
	t := &reply.Table{Head: []string{is.say("月均价", "average"), unit, is.say("环比", "m/m")},
		Right: []bool{false, true, true}}
	if unit == "" {
		t.Head[1] = is.say("价格", "price")
	}
	for _, r := range rows {
		value := r.Value
		if unit == "" && r.Unit != "" {
			value += " " + r.Unit
		}
		t.Rows = append(t.Rows, []string{r.Name, value, narrow(r.Change.String(), is.English)})
	}
	return t
}

// asks are the buttons of a digest, each a question that names the month, so that it means the same later.
func asks(is Issue) (out []reply.Ask) {
	m := is.Month
	if len(is.Ways) > 0 {
		out = append(out, is.ask("全部价格", "All prices", is.say(m.Chinese()+"全部价格", "all prices of "+m.String())))
	}
	return out
}

// more is what else there is in the issue, to choose from.
func more(is Issue) (out []reply.Ask) {
	m := is.Month.Chinese()
	for _, k := range []struct {
		kind             bulletin.Kind
		chinese, english string
		asks             [2]string
	}{
		{bulletin.News, "动态", "News", [2]string{"行业动态有哪些", "list the articles of 行业动态 of "}},
		{bulletin.Policy, "政策", "Policy", [2]string{"政策有哪些", "list the policy articles of "}},
		{bulletin.Research, "科研", "Research", [2]string{"科研有哪些", "list the research articles of "}},
		{bulletin.Patents, "专利", "Patents", [2]string{"专利有哪些", "list patents "}},
		{bulletin.Papers, "论文", "Papers", [2]string{"论文有哪些", "list papers "}},
	} {
		if is.Articles[k.kind] > 0 {
			out = append(out, is.ask(k.chinese, k.english, is.say(m+k.asks[0], k.asks[1]+is.Month.String())))
		}
	}
	if is.Doubts > 0 {
		out = append(out, is.ask("疑点", "Doubts", is.say(m+"疑点", "discrepancies of "+is.Month.String())))
	}
	return out
}

func nonEmpty(list ...string) (out []string) {
	for _, s := range list {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
