package intent

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// spoken takes the words of everyday speech that say nothing more of a figure: 要是 before what is bought, a year said
// twice.
func (q *question) spoken() {
	for i := range q.tokens {
		switch {
		case q.tokens[i].Is("qual.contrast") && q.supposesNothing(i):
			q.fills(i, i+1)
		case q.english && (q.hint == "index" || q.has("measure.index")) && !strings.Contains(q.text, "of the year") && (q.tokens[i].Text == "low" || q.tokens[i].Text == "high"):
			q.becomes(i, "measure."+q.tokens[i].Text, "extreme") // the index low
		case q.tokens[i].Is("dir.vague") && q.bought(i):
			q.becomes(i, "op.buy", "op")
		case q.tokens[i].Is("op.buy") && q.at(i-1).ID == "中国" && q.at(i-2).Is("link.from"):
			q.becomes(i, "dir.import", "direction") // 谁从中国买的稀土多
		case q.tokens[i].Class == lexicon.PeriodOf:
			q.saidTwiceOver(i)
			q.sameMonth(i)
			q.monthOfLastYear(i)
		case q.tokens[i].Of("say"), q.tokens[i].Is("give"):
			q.reports(i)
		case q.addsNothing(i):
			q.fills(i, i+1)
		case q.tokens[i].Text == "(" || q.tokens[i].Text == "（":
			q.aside(i)
		case q.tokens[i].Text == "含":
			q.grade(i)
		case q.tokens[i].Is("measure.share") && q.at(i-1).Class == lexicon.Element && q.at(i+1).Of("ask"):
			q.grade(i) // 镨钕金属里钕占多少
		case q.tokens[i].Is("measure.share") && q.at(i+1).Of("ask") && strings.ContainsAny(q.at(i+1).Text, "吨斤"):
			q.fills(i, i+1) // 缅甸占多少吨 is no share
		}
	}
	q.findGiven()
}

// monthOfLastYear reads the month at i behind 比去年 as that of the year before, and not as one that is held against its
// own: 比去年11月.
func (q *question) monthOfLastYear(i int) {
	b, t := q.at(i-1), q.at(i)
	if i == 0 || !b.Is("cmp.yoy") || !strings.HasSuffix(b.Text, "年") || t.Year || !t.Period.IsMonth() {
		return
	}
	year := q.cat.base().Year()
	for k := range q.tokens[:i] {
		if of := &q.tokens[k]; of.Class == lexicon.PeriodOf && yearNamed.MatchString(of.Text) {
			year = of.Period.To.Month.Year()
		}
	}
	q.becomes(i-1, "cmp.than", "compare")
	q.tokens[i].Period, q.tokens[i].Year = bulletin.MonthOf(bulletin.NewMonth(year-1, t.Period.To.Month.Month())), true
}

// becomes gives the word at i another sense.
func (q *question) becomes(i int, id, kind string) {
	q.tokens = slices.Clone(q.tokens)
	t := &q.tokens[i]
	t.Class, t.ID, t.Kind, t.Also = lexicon.Word, id, kind, nil
}

func ofWeight(t *lexicon.Token) bool { return t.Class == lexicon.Quantity && weight(t.Unit) }

// fills makes fillers of some tokens.
func (q *question) fills(from, to int) {
	q.tokens = slices.Clone(q.tokens)
	for i := from; i < to; i++ {
		t := &q.tokens[i]
		*t = lexicon.Token{Class: lexicon.Filler, From: t.From, To: t.To, Text: t.Text}
	}
}

// supposesNothing reports whether the clause of the 如果 at i only says what is bought, when and at which printed
// price, so that the figure is the same without it. A supposed movement or price changes the figure; of an event there
// is none.
func (q *question) supposesNothing(i int) bool {
	some := false
	for i++; i < len(q.tokens) && !isComma(&q.tokens[i]); i++ {
		t := &q.tokens[i]
		switch {
		case silent(t), t.Of("ask"):
		case isName(t), t.Class == lexicon.PeriodOf, t.Class == lexicon.Purity:
			some = true
		case t.Class == lexicon.Quantity && (weight(t.Unit) || q.has("op.budget", "op.buy")):
			some = true
		case t.Class == lexicon.Number && len(t.Value) > 1 && q.has("op.budget"):
			some = true
		case t.Class == lexicon.Number && len(t.Value) < 2, t.Is("dir.vague"):
		case t.Class == lexicon.Word && slices.ContainsFunc(plainKinds, t.Of):
		default:
			return false
		}
	}
	return some
}

// plainKinds are the kinds of word that say which printed figure is meant, or what is done with it.
var plainKinds = []string{"measure", "op", "unit", "unitlink", "scale", "object", "form", "formbehind", "time"}

func isComma(t *lexicon.Token) bool {
	return t.Class == lexicon.Mark && (t.Text == "," || t.Text == ";" || t.Text == "。" || t.Text == "?")
}

// bought reports whether the everyday verb at i says that an amount of a priced product is bought or sold at a price,
// and not what a country trades: 10月买了2吨镨钕金属.
func (q *question) bought(i int) bool {
	amount := func(t lexicon.Token) bool { return t.Class == lexicon.Quantity && weight(t.Unit) }
	priced := func(t lexicon.Token) bool {
		return t.Class == lexicon.Product && slices.Contains(q.cat.Products, t.ID) || t.Class == lexicon.Element
	}
	other := func(t lexicon.Token) bool {
		return t.Is("dir") && !t.Is("dir.vague") || t.Class == lexicon.Place || t.Is("ask.whether")
	}
	each := slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return t.Is("unit.per") }) && q.has("ask.price") &&
		q.has("op.less", "op.more", "move") // 每公斤少卖了几块
	from := i
	if slices.ContainsFunc(q.tokens[:i], func(t lexicon.Token) bool { return t.Text == "把" }) { // 把1吨金属铽买了
		from = 0
	}
	return (each || slices.ContainsFunc(q.tokens[from:], amount)) && slices.ContainsFunc(q.tokens, priced) &&
		!slices.ContainsFunc(q.tokens, other)
}

// vaguely reports whether every word of direction is an everyday verb, which means trade only where something traded
// is named: 出了多少钱整合, 进了几项.
func (q *question) vaguely(s *slots) bool {
	return len(s.directions) > 0 && !slices.ContainsFunc(s.directions, func(d slot) bool {
		return !q.tokens[d.at].Is("dir.vague")
	})
}

// tradesRather reports whether a word of direction is no everyday verb.
func (q *question) tradesRather() bool {
	return slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return t.Is("dir") && !t.Is("dir.vague") })
}

// saidTwiceOver takes the time behind the one at i that says the same in brackets: 去年11月(2023).
func (q *question) saidTwiceOver(i int) {
	open, t := q.at(i+1), q.at(i+2)
	if open.Text != "(" && open.Text != "（" || q.at(i+3).Text != ")" && q.at(i+3).Text != "）" {
		return
	}
	p := q.tokens[i].Period
	year := t.Class == lexicon.Number && t.Value == strconv.Itoa(p.From.Month.Year())
	if year || t.Class == lexicon.PeriodOf && (t.Period == p || t.Period.Contains(p)) {
		q.fills(i+1, i+4)
	}
}

// sameMonth reads 同月 behind the year at i as the time of that year that the question is about, 较2023年同月; and by itself
// as no more than that time: 同月氧化镝的均价.
func (q *question) sameMonth(i int) {
	same := i
	if q.tokens[i].Period.From.Month != 0 {
		same = i + 1
	}
	if t := q.at(same); t.Class != lexicon.PeriodOf || t.ID != "time.sameperiod" ||
		q.at(i-1).Is("cmp.than") && same == i {
		return
	}
	other := slices.IndexFunc(q.tokens, func(t lexicon.Token) bool {
		named := t.Class == lexicon.PeriodOf && t.Period.From.Month != 0
		return named && t.From != q.tokens[i].From && t.Period.Months() < 12
	})
	if other < 0 {
		return
	}
	q.fills(same, same+1)
	if of := q.tokens[other].Period; same > i {
		years := bulletin.Month(12 * (q.tokens[i].Period.From.Month.Year() - of.To.Month.Year()))
		of.From.Month, of.To.Month = of.From.Month+years, of.To.Month+years
		q.tokens[i].Period = of
	}
}

// reports takes the verb at i that says only that somebody told the figure: 协会统计的均价, 统计值, 核定为.
func (q *question) reports(i int) {
	b, n := q.at(i-1), q.at(i+1)
	if b.Is("link.of") && q.tokens[i].Is("say") && bulletin.HasAny(q.tokens[i].Text, "报告") { // 全球见证的报告称
		b, n = q.at(i-2), &lexicon.Token{Class: lexicon.Word, ID: "link.of", Kind: "link"}
	}
	teller := b.Class == lexicon.Company || b.Of("agency") || b.Kind == "institution"
	if teller && (n.Is("link.of") || isName(n)) || n.Is("measure.value") && n.To-n.From == 1 ||
		q.tokens[i].Is("give") && n.Of("be") {
		q.fills(i, i+1)
		if n.Is("measure.value") {
			q.fills(i+1, i+2)
		}
	}
}

// addsNothing reports whether the word at i adds nothing: it is part of a name that is said again, 中钇富铕矿（是矿）; tells to
// heed what follows, 注意是出口; stands behind money, 一百万元整; says where something is looked up, 照11月均价; or says of a list
// that it has what is counted, 清单收了几件.
func (q *question) addsNothing(i int) bool {
	t, b, n := &q.tokens[i], q.at(i-1), q.at(i+1)
	switch {
	case slices.Contains(lexicon.List("heed"), t.Text):
		return i == 0 || b.Class == lexicon.Mark
	case t.Is("col.unit"), b.Is("col.unit") && (t.Class == lexicon.Unknown || t.Of("other")):
		// 单位：元/公斤, 单位统一用万元, 以万元/吨为单位
		return n.Of("unit") || q.at(i+2).Of("unit") || q.at(i+3).Of("unit") || b.Is("be") && q.at(i-2).Of("unit")
	case slices.Contains(lexicon.List("holds"), t.Text):
		return n.Is("op.count") && q.has("op.list", "obj.price")
	case t.Class != lexicon.Unknown:
		return false
	case t.Text == "整":
		return b.IsMoney()
	case t.Text == "照":
		return n.Class == lexicon.PeriodOf || n.Of("measure") || isName(n)
	}
	return b.Of("be") && slices.ContainsFunc(q.tokens, func(o lexicon.Token) bool {
		return isName(&o) && o.Text != t.Text && strings.HasSuffix(o.Text, t.Text)
	})
}

// aside takes the bracket at i where it only describes what is named, in words that no figure is held to: 氧化铒（做光纤放大器
// 掺杂的那个）. They are named as left out.
func (q *question) aside(i int) {
	end := i + 1
	for ; end < len(q.tokens) && q.at(end).Text != ")" && q.at(end).Text != "）"; end++ {
		if t := q.at(end); !silent(t) && t.Class != lexicon.Unknown && !(prosaic(t) && !isName(t) && !t.Of("ask")) {
			return
		}
	}
	says := func(t lexicon.Token) bool { return !silent(&t) }
	if end == len(q.tokens) || !slices.ContainsFunc(q.tokens[i+1:end], says) {
		return
	}
	runes := []rune(q.text)
	q.asides = append(q.asides, string(runes[q.tokens[i+1].From:q.tokens[end-1].To]))
	q.fills(i, end+1)
}

// upTo reads a month that the year is told up to as the months of the year until then: 到10月底为止今年累计, 截至10月今年.
func (q *question) upTo(s *slots, c *candidate) {
	for k, t := range s.times {
		p, at := t.Period, s.timesAt[k]
		january := bulletin.NewMonth(p.To.Month.Year(), 1)
		sinceJanuary := p.Months() > 1 && p.From == bulletin.Date{Month: january}
		b := q.at(q.beside(at, -1))
		until := p.Months() == 1 && (p.From.Day == 0 || p.To.Day == p.To.Month.Days()) && at < 3 &&
			(b.Is("link.to") || b.Is("time.until"))
		year := slices.ContainsFunc(c.Times, func(o Time) bool {
			return o.Period != p && o.Period.Months() > 1 && o.Period.From == bulletin.Date{Month: january} &&
				o.Period.Contains(p)
		})
		total := q.has("time.cumulative", "run", "op.sum") || slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
			return t.Text == "为止" || t.Is("measure.quantity") && t.Text == "总量"
		})
		if sinceJanuary && year || until && (year || total) {
			c.Times = []Time{{Period: bulletin.MonthsFrom(january, p.To.Month), Kind: "ytd", Asked: t.Asked}}
			q.claimKind(c, "run")
			return
		}
	}
}

// grade reads 含镝量 and 钕含量 of an alloy that is named as its grade: how much of the element is in it.
func (q *question) grade(i int) {
	from, to := i, i+2
	e := q.at(i + 1)
	named := func(t *lexicon.Token) bool { return t.Class == lexicon.Element || t.Class == lexicon.Product }
	if (!named(e) || q.tokens[i].Is("measure.share")) && named(q.at(i-1)) {
		from, to, e = i-1, i+1, q.at(i-1)
	}
	if q.at(to).Is("measure.quantity") {
		to++
	}
	of := bulletin.Elements(e.ID)
	alloy := func(t lexicon.Token) bool {
		return t.Class == lexicon.Product && t.ID != e.ID && len(of) == 1 &&
			slices.Contains(bulletin.Elements(t.ID), of[0])
	}
	if !named(e) || !slices.ContainsFunc(q.tokens, alloy) || !q.has("ask.what", "ask.whether") {
		return
	}
	q.fills(from, to)
	t := &q.tokens[from]
	t.Class, t.ID, t.Kind = lexicon.Word, "measure.purity", "measure"
}

// findGiven takes a number of the question's own that a figure is set against, with the words that say what it is:
// 跟10月的180.4比低了几个点, 离低点155.12高出多少, 比1700贵多少.
func (q *question) findGiven() {
	traded := q.has("dir", "kind.quota")
	figure := traded || q.has("measure.index") || slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
		return t.Class == lexicon.Product || t.Class == lexicon.Element
	})
	more := q.has("op.more", "op.less", "op.dearer", "op.cheaper")
	if !figure || !q.asksMuch() && !q.asksPercent() && !(more && q.has("ask.whether", "op.or")) || q.english {
		return
	}
	for n := range q.tokens {
		t := &q.tokens[n]
		plain := t.Class == lexicon.Number || t.Class == lexicon.Quantity && (!weight(t.Unit) || traded) &&
			t.Unit != "%" && t.Value != "1"
		if from := q.setAgainst(n); plain && t.Upper == "" && from > 0 {
			q.given = &Op{Name: Diff, Value: t.Value, Unit: t.Unit, Asked: q.asked(n), Way: q.givenWay()}
			end := n + 1
			if per := q.at(n + 1); perOne(per) && (t.Unit == "元" || t.Unit == "") { // 五百块一公斤, 18万一吨
				q.given.Unit, end = "元/"+per.Unit, n+2
			}
			q.fills(from, end)
			return
		}
	}
}

// givenWay is the side of the number on which a question for yes or no holds the figure to be: 比1700贵吗.
func (q *question) givenWay() string {
	switch {
	case !q.has("ask.whether") || q.has("op.or"):
		return ""
	case q.has("op.more", "op.dearer"):
		return "up"
	}
	return "down"
}

// setAgainst is where the words begin that set a figure against the number at n, 0 for none.
func (q *question) setAgainst(n int) int {
	i := n - 1
	for ; i > 0; i-- {
		b := q.at(i)
		if !b.Fills() && !b.Is("link.of") && b.Class != lexicon.PeriodOf && !b.Of("extreme") &&
			!b.Is("measure.price") && !b.Is("measure.mean") {
			break
		}
	}
	t, next := q.at(i), q.next(n)
	if next.Class == lexicon.Unknown || next.Of("counter") ||
		next.Of("unit") && next.ID != "unit.点" && next.ID != "unit.元" {
		return 0
	}
	apart := slices.Contains([]string{"离", "距", "距离"}, t.Text)
	if t.Is("cmp.than") || apart || t.Of("compare") && i < n-1 || t.Is("op.and") && next.Is("cmp.than") {
		return max(i, 0)
	}
	return 0
}

// fromGiven asks how far a figure is from the number that the question gives.
func (q *question) fromGiven(s *slots, c *candidate) {
	q.convert(s, c)
	c.then(*q.given)
	c.explicit = true
	c.claim(s.moves)
	c.claimWords(q, "op.diff", "op.more", "op.less", "op.dearer", "op.cheaper", "op.minus", "cmp.than", "unit.点",
		"op.mean", "measure.mean", "op.or")
	q.heads(s, c)
}

// whither reads 哪 with no thing behind it as asking where: 文章发在哪, 发哪了.
func (q *question) whither() {
	for i := range q.tokens {
		if t := &q.tokens[i]; !t.Is("ask.which") || t.Text != "哪" || i == 0 || q.at(i-1).Of("be") {
			continue
		}
		k := i + 1
		for k < len(q.tokens) && (q.at(k).Of("aspect") || q.at(k).Text == "去了" || q.at(k).Class == lexicon.Filler) {
			k++
		}
		if k == len(q.tokens) || q.at(k).Class == lexicon.Mark {
			q.tokens = slices.Clone(q.tokens)
			t := &q.tokens[i]
			t.ID, t.Also = "ask.where", nil
		}
	}
}

// pointing gives words their sense from what they point at: whence something was taken, where it is to be looked up,
// and whom 那边 only follows.
func (q *question) pointing() {
	for i := range q.tokens {
		switch t := &q.tokens[i]; {
		case t.Unit == "瓦" && strings.HasSuffix(strings.ToLower(t.Text), "w") && q.has("op.budget", "op.buy"):
			q.inWan(i) // 100w能拿几公斤
		case t.Text == "ship" && t.Class == lexicon.Goods && !q.tradesRather() && q.countsOther(i):
			q.becomes(i, "dir.export", "direction") // how many tonnes of magnets did China ship
		case t.Text == "来" && foreign(q.at(i-1)) && q.at(i+1).Is("link.of") && q.namesGoods():
			q.becomes(i, "dir.import", "direction") // 老挝来的稀土
		case t.Is("op.buy") || t.Is("dir.import") && bulletin.HasAny(t.Text, "买", "购"),
			t.Is("link.from") && q.here(i+1) && q.find("dir") < 0:
			q.boughtAbroad(i)
		case t.Is("link.to"), t.Text == "去":
			q.goesTo(i)
		case t.Is("obj.source") && strings.HasSuffix(t.Text, "from") && q.countsGoods() && foreign(q.at(i+1)):
			q.becomes(i, "dir.import", "direction") // how many tonnes came from Japan
		case t.Is("link.from") && t.Text != "由": // who does it
			q.whence(i)
		case slices.Contains(lexicon.List("take.amount"), t.Text) && ofWeight(q.at(q.beside(i, 1))):
			q.becomes(i, "op.buy", "op") // if I take 250 kg
		case slices.Contains(lookingUp, t.Text) && t.Class != lexicon.Mark:
			q.lookedUp(i)
		case t.Is("sc.contain") && strings.HasPrefix(t.Text, "里") && (q.at(i+1).Of("ask") || q.at(i+1).Is("op.count")):
			q.fills(i, i+1) // 跌的里面有几个
		case t.Is("ref.there") && i > 0 && (q.at(i-1).Class == lexicon.Company || q.at(i-1).Kind == "institution"):
			q.fills(i, i+1) // 海关那边
		}
	}
}

// goesTo reads what goods do before 到 and a country as their export, where it is asked how much: 卖到德国, 运到日本, went to
// Japan.
func (q *question) goesTo(i int) {
	b := q.at(i - 1)
	verb := b.Is("light") || b.Class == lexicon.Unknown && aVerb(b.Text) || b.Is("measure.price") && b.Text == "卖"
	if !foreign(q.at(i+1)) || !q.countsGoods() || !verb && q.tokens[i].Text != "去" {
		return
	}
	q.becomes(i, "dir.export", "direction")
	if verb {
		q.fills(i-1, i)
	}
}

// boughtAbroad reads what another country buys, or takes from here, as what is exported to it: 泰国买了多少永磁体, 哪个国家买我们的
// 永磁体最多, 荷兰从中国拿了多少吨稀土.
func (q *question) boughtAbroad(i int) {
	country := slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
		return t.Is("ask.where") && bulletin.HasAny(t.Text, "国", "countr")
	})
	if !q.namesGoods() && !(q.asksWeight() && q.tokens[i].Is("dir.import")) ||
		!country && !q.countsGoods() && !q.has("ask.what", "op.count") {
		return
	}
	buyer := country
	for k := range i {
		b := q.at(k - 1)
		buyer = buyer || foreign(q.at(k)) && !b.Of("link") && !b.Of("direction")
	}
	if buyer {
		q.becomes(i, "dir.export", "direction")
	}
}

// countsOther reports whether a question asks how much there is of other goods than the word at i.
func (q *question) countsOther(i int) bool {
	return q.countsGoods() && slices.IndexFunc(q.tokens, func(t lexicon.Token) bool {
		return t.Class == lexicon.Goods || t.Class == lexicon.Group
	}) < i
}

// foreign reports whether a word is a country or several.
func foreign(t *lexicon.Token) bool {
	return t.Class == lexicon.Place && (t.Of("country") || t.Of("bloc"))
}

func (q *question) namesGoods() bool {
	return slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
		return t.Class == lexicon.Goods || t.Class == lexicon.Group || t.Text == "中国稀土"
	})
}

// countsGoods reports whether a question asks how much there is of some goods.
func (q *question) countsGoods() bool {
	return q.namesGoods() && (q.asksWeight() || q.has("op.count") && q.has("unit") || q.has("measure.quantity", "measure.value"))
}

// inWan reads the w of the quantity at i as ten thousand yuan.
func (q *question) inWan(i int) {
	v, err := decimal.NewFromString(q.tokens[i].Value)
	if err != nil {
		return
	}
	q.tokens = slices.Clone(q.tokens)
	q.tokens[i].Value, q.tokens[i].Unit = v.Shift(4).String(), "元"
}

// lookingUp has the words for where something is looked up.
var lookingUp = lexicon.List("looked.up")

// lookedUp takes the word at i that says where to look: 看11月价格表.
func (q *question) lookedUp(i int) {
	k := i + 1
	for q.at(k).Class == lexicon.PeriodOf || q.at(k).Is("link.of") || q.at(k).Is("obj.issue") {
		k++
	}
	if !q.at(k).Is("obj.price") {
		return
	}
	if k++; slices.Contains([]string{"看", "来看", "讲", "说", "算"}, q.at(k).Text) { // 照价格表看
		q.fills(k, k+1)
	}
	if k == len(q.tokens) || q.at(k).Class == lexicon.Mark || q.at(k).Fills() {
		q.fills(i, i+1)
	}
}

// taken are what is done with an article of somebody else's.
var taken = []string{"转", "转载", "摘", "摘录", "摘编", "抄", "引", "选", "选登", "搬", "载", "采", "采编"}

// whence reads the words from i on as asking for the source where they ask from whom something was taken:
// 从哪儿转来的, 从哪个刊来的, 是从哪家媒体摘的.
func (q *question) whence(i int) {
	k := i + 1
	if a := q.at(k); !a.Is("ask.where") && !a.Is("ask.which") && !a.Is("ask.who") {
		return
	}
	for k++; q.at(k).Is("obj.journal") || q.at(k).Text == "刊" || q.at(k).Text == "报" || q.at(k).Is("counter.家") ||
		q.at(k).Text == "媒体" || q.at(k).Text == "网站"; k++ {
	}
	end := k
	for end < len(q.tokens) && (slices.Contains(taken, q.at(end).Text) || strings.HasPrefix(q.at(end).Text, "来") ||
		q.at(end).Text == "过来") {
		end++
	}
	if end == k {
		return
	}
	q.fills(i, end)
	t := &q.tokens[i]
	t.Class, t.ID, t.Kind = lexicon.Word, "obj.source", "object"
	t.Text = "哪来"
}
