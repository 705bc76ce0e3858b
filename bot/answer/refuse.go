package answer

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
	"rebot/index/spelling"
)

// shown is how many characters of what was asked a reply repeats.
const shown = 60

// quoted gives asked words in quotation marks, cleaned for showing.
func (w draft) quoted(words ...string) string {
	var in []string
	for _, s := range words {
		if r := []rune(s); len(r) > shown {
			s = string(r[:shown]) + "…"
		}
		in = append(in, "“"+bulletin.StripControl(s)+"”")
	}
	s := strings.Join(in, w.Say("、", ", "))
	w.Permit(s)
	return s
}

// leftOut names the words that nothing took.
func (w draft) leftOut() {
	if w.q.Source != intent.Facts {
		w.q.Ignored = append(w.q.Ignored, w.q.Refused...)
	}
	w.q.Ignored = slices.DeleteFunc(slices.Clone(w.q.Ignored),
		func(s string) bool { return strings.Contains(w.Lead, s) })
	if len(w.q.Ignored) > 0 {
		w.Notes = append(w.Notes, w.Say("没有考虑：", "Not taken into account: ")+w.quoted(w.q.Ignored...))
	}
}

// spelt says as what a name was understood that the question misspells.
func (w draft) spelt(all []spelling.Misspelling) {
	for _, m := range all {
		as := w.quoted(m.Names...)
		note := w.Say("按"+as+"理解（问的是"+w.quoted(m.Asked)+"）", "Read as "+as+" (asked: "+w.quoted(m.Asked)+")")
		w.Notes = append([]string{note}, w.Notes...)
	}
}

// qualified refuses by the name of a word that changes what is asked, and offers what the bulletin has.
func (w draft) qualified() {
	w.Restart(reply.NotFound)
	switch w.q.Reason {
	case intent.Forecast:
		w.Lead = w.Say("简报只记录已经发生的事，我不预测价格，也不给买卖建议（"+w.quoted(w.q.Refused...)+"）。",
			"The bulletin records what has happened; I forecast no prices and give no advice ("+
				w.quoted(w.q.Refused...)+").")
		return
	case intent.Supposed:
		w.Lead = w.Say("这是假设的情形（"+w.quoted(w.q.Refused...)+"），简报只有印出的数字，我不按假设推算。",
			"That is supposed ("+w.quoted(w.q.Refused...)+"); I give what is printed and work out no suppositions.")
		return
	case intent.OffTopic:
		w.Lead = w.Say("我只答稀土简报里有的内容，答不了"+w.quoted(w.q.Refused...)+"。",
			"I answer only from the rare-earth bulletin, which has nothing on "+w.quoted(w.q.Refused...)+".")
		w.Offers = []string{w.Say("氧化镨钕多少钱", "PrNd oxide price"), w.Say("本期摘要", "digest")}
		return
	}
	if w.labelled() {
		return
	}
	subject := strings.Join(w.q.Cond(intent.Subject), "、")
	what := w.Say("这种口径的数字", "figure of that kind")
	priced := subject == "" || !slices.ContainsFunc(w.q.Cond(intent.Subject),
		func(s string) bool { return !slices.Contains(w.e.cat.Products, s) })
	switch {
	case w.q.Kind == bulletin.PriceFact && priced:
		what = w.Say("这种价格；"+subject+"只有行业协会的月均价，不能代替它",
			"price; it only has monthly averages of "+strings.Join(w.inEnglish(w.q.Cond(intent.Subject)...), ", "))
	case w.q.Kind == bulletin.PriceFact:
		what, subject = w.Say("这种价格，也没有印"+subject+"的价格", "price, nor any of "+strings.Join(w.inEnglish(w.q.Cond(intent.Subject)...), ", ")), ""
	}
	w.Lead = w.Say("简报没有"+w.quoted(w.q.Refused...)+what+"。", "The bulletin has no "+w.quoted(w.q.Refused...)+" "+what+
		".")
	if subject != "" && w.q.Kind == bulletin.PriceFact {
		w.Offers = []string{strings.Join(w.inEnglish(w.q.Cond(intent.Subject)...), w.Say("、", ", ")) + w.Say("月均价", " average price")}
	}
}

// missing says what is not there: which figure, of what, of when; or that the time is not loaded.
func (w draft) missing(specs []spec) {
	w.Restart(reply.NotFound)
	if len(specs) == 0 {
		specs = []spec{w.general()}
	}
	var names []string
	for _, s := range specs {
		if n := w.specName(s); !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	s := specs[0]
	defer func() {
		for _, s := range specs {
			w.reckonable(s)
		}
	}()
	text := strings.Join(names, w.Say("、", ", "))
	w.Permit(text)
	if w.toldTimes(s) || w.listedTold(s) {
		return
	}
	if quotes := w.e.unreadLines(s); len(quotes) > 0 {
		w.Lead = w.Say("没有读成数据："+text+"。最接近的原文：", "Not read as a figure: "+text+". The closest lines:")
		w.quote(quotes)
		return
	}
	w.Lead = w.Say("简报没有印"+text+"。", "The bulletin does not print "+text+".")
	if s.company == bulletin.OwnPrices {
		w.Lead = w.Say("导入的价格里没有"+text+"。", "The imported prices have no "+text+".")
	}
	for _, s := range specs[:min(len(specs), 4)] {
		w.otherwise(s)
	}
	if t := s.time; t != nil && !t.Period.IsZero() && w.e.lib.Issue(t.Period.To.Month) == nil {
		w.Details = append(w.Details, w.loaded())
		if own := w.ownLoaded(s.subject); own != "" {
			w.Details = append(w.Details, own)
		}
	}
	w.nearest(s)
}

// general makes the spec of a query of all subjects, as far as it says.
func (w draft) general() spec {
	q := w.q
	s := spec{kind: q.Kind, measure: first(q.Cond(intent.Measure)), direction: first(q.Cond(intent.Direction)),
		company: first(q.Cond(intent.Company))}
	if len(q.Times) > 0 {
		s.time = &q.Times[0]
	}
	return s
}

// specName says in words what a spec looks for.
func (w draft) specName(s spec) string {
	if w.English {
		return w.specInEnglish(s)
	}
	var b strings.Builder
	if s.time != nil {
		if p := s.time.Period; !p.IsZero() {
			b.WriteString(w.time(p) + w.Say("", " "))
			if s.time.Whole() {
				b.WriteString("全年")
			}
		} else {
			b.WriteString(w.quoted(s.time.Asked))
		}
	}
	if s.company != bulletin.OwnPrices {
		b.WriteString(s.company)
	}
	b.WriteString(s.region + s.maker)
	if s.kind == bulletin.TradeFact && s.partner != "" && s.partner != intent.Any {
		b.WriteString(cmp.Or(toPartner[s.direction], "对") + s.partner)
	}
	if s.partner == intent.Any {
		b.WriteString(w.Say("分国别的", "by country: "))
	}
	if s.scope != "" {
		b.WriteString(s.scope + "的")
	}
	if s.subject == "" {
		b.WriteString(strings.Join(w.q.Cond(intent.Group), "、"))
	}
	if s.subject != "货物贸易" {
		b.WriteString(w.ProductName(s.subject, s.subject))
	}
	if s.kind == bulletin.TradeFact && s.direction == "" {
		s.direction = w.Say("进出口", " trade")
	}
	b.WriteString(s.purity + s.direction + s.batch)
	switch {
	case s.kind == bulletin.IndexFact && s.subject == "":
		b.WriteString(w.Say("稀土价格指数", "price index"))
		b.WriteString(s.measure)
	case s.kind == bulletin.IndexFact:
		b.WriteString(w.Say("价格指数", " price index"))
	case s.measure != "" && (s.measure != bulletin.SpanMean || s.kind == bulletin.TradeFact):
		b.WriteString(s.measure)
	case s.kind == bulletin.PriceFact:
		b.WriteString(w.Say("价格", " price"))
	}
	if s.kind == bulletin.QuotaFact {
		b.WriteString("指标")
	}
	if s.currency != "" {
		b.WriteString("（" + s.currency + "）")
	}
	return b.String()
}

// specInEnglish says so in English: what, whose, and of when.
func (w draft) specInEnglish(s spec) string {
	var parts []string
	f := index.Fact{}
	f.Kind, f.Subject, f.Direction, f.Region = s.kind, s.subject, s.direction, s.region
	if s.partner != intent.Any {
		f.Partner = s.partner
	}
	group := strings.Join(w.inEnglish(w.q.Cond(intent.Group)...), ", ")
	company := s.company
	if company == bulletin.OwnPrices {
		company = ""
	}
	switch s.kind {
	case bulletin.TradeFact:
		if parts = w.inEnglish(company); s.partner == intent.Any {
			parts = append(parts, "by country:")
		}
		parts = append(parts, w.tradeInEnglish(&f))
		if s.measure == bulletin.Money || s.measure == bulletin.UnitPrice || s.measure == bulletin.ShareOf {
			parts = append(parts, "by "+w.MeasureWord(s.measure))
		}
	case bulletin.QuotaFact:
		parts = append(parts, w.quotaInEnglish(company, s.scope, s.batch, s.measure))
	case bulletin.IndexFact:
		parts = append(w.inEnglish(company, s.maker), cmp.Or(w.nameOf(s.subject), "rare-earth")+" price index")
		if s.subject == bulletin.PriceIndex {
			parts[len(parts)-1] = w.nameOf(s.subject)
		}
		if s.measure != "" {
			parts = append(parts, w.MeasureWord(s.measure))
		}
	default:
		parts = append(w.inEnglish(company, s.region, s.maker, s.scope), cmp.Or(w.nameOf(s.subject), group))
		parts = append(parts, w.inEnglish(s.purity)...)
		switch {
		case s.measure != "" && s.measure != bulletin.SpanMean:
			parts = append(parts, w.MeasureWord(s.measure))
		case s.kind == bulletin.PriceFact:
			parts = append(parts, "price")
		}
	}
	if s.currency != "" {
		parts = append(parts, "in "+w.Unit(s.currency))
	}
	if t := s.time; t != nil && !t.Period.IsZero() {
		parts = append(parts, "for "+w.time(t.Period))
	} else if t != nil {
		parts = append(parts, "for "+w.quoted(t.Asked))
	}
	parts = slices.DeleteFunc(parts, func(p string) bool { return p == "" })
	return strings.Join(parts, " ")
}

// loaded says which months can be asked for.
func (w draft) loaded() string {
	issues := w.e.lib.Issues()
	if len(issues) == 0 {
		return ""
	}
	text := issues[0].Month.String()
	if len(issues) > 1 {
		text += " … " + issues[len(issues)-1].Month.String()
	}
	n, word := strconv.Itoa(len(issues)), " issues"
	if len(issues) == 1 {
		word = " issue"
	}
	text = w.Say("已载入：", "Loaded: ") + text + w.Say("（"+n+" 期）", " ("+n+word+")")
	w.Permit(text)
	return text
}

// named says which of several things asked for are not there.
func (w draft) named(missing []spec) {
	if len(missing) == 0 {
		return
	}
	var names, unread []string
	for _, s := range missing {
		n, quotes := w.specName(s), w.e.unreadLines(s)
		switch {
		case slices.Contains(names, n) || slices.Contains(unread, n):
		case len(quotes) > 0:
			unread = append(unread, n)
			w.quote(quotes)
		default:
			names = append(names, n)
		}
	}
	if len(unread) > 0 {
		text := strings.Join(unread, w.Say("、", ", "))
		w.Permit(text)
		w.Notes = append(w.Notes, w.Say("没有读成数据："+text+"；最接近的原文见引文。", "Not read as a figure: "+text+
			"; the closest lines are quoted."))
	}
	if len(names) == 0 {
		return
	}
	text := strings.Join(names, w.Say("、", ", "))
	w.Permit(text)
	w.Notes = append(w.Notes, w.Say("简报没有印："+text+"。", "Not printed: "+text+"."))
}

// held says that the number gate stopped a reply.
func (w draft) held(bad []string) {
	w.Restart(reply.NotFound)
	w.q.Reason = intent.HeldBack
	w.Permit(bad...)
	w.Lead = w.Say("这个回答里有数字（"+strings.Join(bad, " ")+"）没有通过与原文的核对，已扣下；请换一种问法。", "A number of this answer ("+
		strings.Join(bad, " ")+") failed the check against the source, so it is held back; please ask another way.")
}

// examples are questions of each kind that work.
var examples = [][2]string{
	{"价格 price：氧化镝多少钱 · 轻稀土价格 · 跌幅前三 · 2吨镝铁多少钱 · 氧化镝和氧化铽哪个贵",
		"price: dysprosium oxide price · light rare earths · biggest falls · cost of 2 t DyFe"},
	{"挂牌价 list price：北方稀土氧化镨钕挂牌价", "list price: Northern Rare Earth PrNd oxide list price"},
	{"指数 index：稀土价格指数 · 指数最低是哪一天", "index: price index · lowest day of the index"},
	{"进出口 trade：稀土出口 · 累计进口 · 对东盟贸易总值 · 对韩国是顺差吗",
		"trade: rare earth exports · year-to-date imports · trade with ASEAN"},
	{"资讯 news：缅甸封关 · 新矿产资源法什么时候施行 · 专利有几件 · 论文有哪些", "news: Myanmar · mineral resources law · patents · papers"},
	{"摘要 digest：本期摘要 · 疑点", "digest: digest of the issue · doubts about the source"},
	{"状态 status：版本、收录的期数、答复用时", "status: version, issues loaded, answer time"},
}

// help says what can be asked, with examples that work.
func (w draft) help() {
	w.Status = reply.Helped
	w.Title = w.Say("rebot：稀土简报问答", "rebot: answers from the rare-earth bulletin")
	w.Lead = w.Say("每个数字都注明简报的出处；简报没有写的，我会直说没有。",
		"Every figure comes with its place in the bulletin; what the bulletin does not say, I say so.")
	for _, l := range examples {
		w.Details = append(w.Details, w.Say(l[0], l[1]))
		w.Permit(l[0], l[1])
	}
	w.Details = append(w.Details, w.loaded())
	button := func(zh, en, ask, inEnglish string) reply.Ask {
		return reply.Ask{Label: w.Say(zh, en), Question: w.Say(ask, inEnglish)}
	}
	w.Asks = []reply.Ask{button("查价格", "A price", "氧化镨钕多少钱", "PrNd oxide price"),
		button("涨跌排行", "Biggest falls", "跌幅前三的产品", "biggest falls"), button("看走势", "A trend", "氧化镝走势", "dysprosium oxide trend"),
		button("本期摘要", "Digest", "本期摘要", "digest of the issue")}
	w.Orders = []reply.Ask{button("订阅简报", "Subscribe", "怎么订阅", "how to subscribe"),
		button("价格提醒", "Price alert", "怎么设置价格提醒", "how to set a price alert")}
}

// small answers what is said to a person rather than asked, by its concept.
var small = []struct{ id, zh, en string }{
	{"talk.insult", "抱歉没帮上忙。", "Sorry that I could not help."},
	{"talk.thanks", "不客气。", "You're welcome."},
	{"talk.bye", "再见。", "Goodbye."},
	{"talk.wrong", "请把要问的再说一遍。", "Please say again what you meant."},
	{"talk.hello", "你好。", "Hello."},
}

// talk answers thanks and greetings in one line.
func (w draft) talk(tokens []lexicon.Token) {
	w.Status = reply.Helped
	for _, s := range small {
		if holds(tokens, s.id) {
			w.Lead = w.Say(s.zh, s.en+" ")
			break
		}
	}
	w.Lead += w.Say("随时可以问，直接写：氧化镝多少钱、稀土出口、本期摘要。", "Just ask: dysprosium oxide price, rare earth exports, digest.")
}

// holds reports whether any token is of a concept.
func holds(tokens []lexicon.Token, ids ...string) bool {
	return slices.ContainsFunc(tokens, func(t lexicon.Token) bool {
		return slices.ContainsFunc(ids, func(id string) bool { return t.Is(id) })
	})
}

// wrongGrade refuses a grade that the bulletin does not price: it says which ones it does.
func (w draft) wrongGrade(rows []row) bool {
	asked := w.q.Cond(intent.Purity)
	if len(asked) == 0 || len(rows) == 0 || len(w.q.Cond(intent.Subject)) == 0 || w.q.Kind != bulletin.PriceFact {
		return false
	}
	for i, r := range rows {
		if ofGrade(r.Fact, asked[0]) {
			return false
		}
		for _, f := range w.e.candidates(r.spec) { // a sentence may print another grade than the table
			if r.spec.matches(f) && f.Period == r.Period && ofGrade(f, asked[0]) {
				rows[i].Fact = f
				return false
			}
		}
	}
	w.Restart(reply.NotFound)
	printed := rows[0].Purity
	w.Cite(rows[0].Issue, rows[0].Cite)
	w.Permit(asked...)
	var said []string
	for _, c := range w.q.Where {
		if c.Dim == intent.Purity {
			said = c.Asked
		}
	}
	w.Permit(said...)
	name := strings.Join(slices.Compact(append(said, asked...)), " = ")
	w.Lead = w.Say("简报没有 "+name+" 的"+rows[0].Subject+"价格，只有 "+printed+" 的。", "The bulletin has no price of "+
		w.nameOf(rows[0].Subject)+" at "+name+", only at "+printed+".")
	w.Offers = []string{w.nameOf(rows[0].Subject) + w.Say("月均价", " average price")}
	return true
}

// ofGrade reports whether a fact is of a purity.
func ofGrade(f *index.Fact, purity string) bool {
	return strings.Contains(f.Purity, strings.TrimLeft(purity, "≥"))
}
