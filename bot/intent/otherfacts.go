package intent

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// otherFrame reads a question for output, stocks, capacity … It stands only where the library has such a figure of what
// is named: what is printed otherwise is for the search to find.
func otherFrame(q *question, s *slots) *candidate {
	c := q.candidate(Facts)
	for _, k := range s.kinds {
		if n := lexicon.FactKinds[k.value]; n != "" && n != bulletin.QuotaFact {
			c.Kind = n
			c.claimed[k.at] = true
		}
	}
	if c.Kind == "" && !q.loose {
		return nil
	}
	products, _ := q.subjects(s, c)
	subjects := append(products, s.goods...)
	if c.Kind == bulletin.CompanyFact {
		if len(s.companies) == 0 && slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return t.Class == lexicon.Unknown }) {
			return nil // it may be a firm that nothing knows
		}
		if subjects = q.results(s); len(subjects) == 0 {
			return nil
		}
	}
	c.claim(s.goods, s.companies, s.regions, s.partners, s.stages)
	c.cond(Subject, subjects)
	c.cond(Company, s.companies)
	c.cond(Region, append(s.regions, s.partners...))
	if !q.loose && !q.printed(c) {
		return nil
	}
	c.explicit = true
	q.times(s, c)
	q.operators(s, c, subjects)
	c.claimWords(q, "measure.quantity", "scale")
	c.needs = 1 + len(subjects) + len(s.companies)
	if known, unknown := c.lost(q); (known+unknown > 1 || unknown > 0 && len(c.Where) == 0) && !q.loose {
		return nil // an article tells of it: 想把哪座工厂的产能恢复起来, 两家加华的能力
	}
	return c
}

// results lists which results of a firm are asked for, by the names that the library has them under: where it prints
// but one kind of profit, that is meant.
func (q *question) results(s *slots) (out []slot) {
	for _, k := range s.kinds {
		want := lexicon.Result(k.value, q.tokens[k.at].Text)
		if len(s.kinds) > 1 && want == "净利润" && k.value == "kind.profit" && q.finerProfit(s) {
			continue // 归母净利润赚了多少
		}
		for _, name := range slices.Concat([]string{want}, likeResults[want], likeResults[q.tokens[k.at].Text]) {
			if q.reported(s, name) {
				if !slices.ContainsFunc(out, func(o slot) bool { return o.value == name }) {
					out = append(out, slot{value: name, at: k.at})
				}
				break
			}
		}
	}
	return out
}

// likeResults are the names under which a result, or one asked for by a plain word, may be printed too.
var likeResults = map[string][]string{"净利润": {"归母净利润", "亏损"}, "归母净利润": {"净利润", "亏损"}, "亏损": {"净利润", "归母净利润"},
	"利润": {"利润总额"}, "profit": {"利润总额"}}

// finerProfit reports whether a question names a kind of profit besides the plain word.
func (q *question) finerProfit(s *slots) bool {
	return slices.ContainsFunc(s.kinds, func(k slot) bool {
		return k.value == "kind.profit" && lexicon.Result(k.value, q.tokens[k.at].Text) != "净利润"
	})
}

// reported reports whether the library has a result of the firms named.
func (q *question) reported(s *slots, name string) bool {
	c := &candidate{}
	c.cond(Company, s.companies)
	return slices.ContainsFunc(q.cat.Kinds, func(k Kind) bool {
		return k.Kind == bulletin.CompanyFact && k.Subject == name && fits(k.Company, c.Cond(Company))
	})
}

// printed reports whether the library has a figure of that kind for all that is named.
func (q *question) printed(c *candidate) bool {
	for _, k := range q.cat.Kinds {
		if k.Kind == c.Kind && fits(k.Subject, c.Cond(Subject)) && fits(k.Company, c.Cond(Company)) {
			return true
		}
	}
	return false
}

func fits(value string, want []string) bool { return len(want) == 0 || slices.Contains(want, value) }

// issueFrame reads a question for the digest of an issue or for its discrepancies.
func issueFrame(q *question, s *slots) *candidate {
	c := q.candidate(Issue)
	switch {
	case q.has("obj.doubt"):
		c.want("discrepancies")
		for i := range q.tokens { // 标题的数和正文的数
			t := &q.tokens[i]
			c.claimed[i] = c.claimed[i] || t.Is("obj.title") || t.Is("op.and") || t.Is("op.list") ||
				slices.Contains(lexicon.List("text.body"), t.Text)
		}
	case q.asksIssue():
		c.want(NumberWant)
		for i := range q.tokens {
			c.claimed[i] = true
		}
	case q.has("obj.digest") && !q.reviewed(), q.hint == "digest" || q.hint == "report",
		q.has("obj.issue") && q.onlyIssue(),
		q.has("obj.issue") && q.has("attr.abstract") && !q.has("counter.篇", "obj.article"):
		c.want(Gist)
	case len(s.times) > 0 && q.onlyTimes() && commanded[q.hint] == "":
		c.want(Gist)
	default:
		return nil
	}
	c.claimWords(q, "attr.abstract", "obj.digest", "obj.doubt", "obj.issue", "obj.section")
	c.claim(s.asks)
	q.times(s, c)
	q.operators(s, c, nil)
	c.needs, c.explicit = 1, true
	return c
}

// reviewed reports whether the 综述 of a question is one article, and no digest of the issue: 综述那篇讲的是什么.
func (q *question) reviewed() bool {
	i := q.find("obj.digest")
	return strings.HasSuffix(q.tokens[i].Text, "综述") && q.has("counter.篇", "obj.paper", "obj.article")
}

// asksIssue reports whether a question asks which issue this is, or of which months there are some, and names nothing
// else: 第几期, 哪一期, 能查哪几个月的.
func (q *question) asksIssue() bool {
	which := false
	for i := range q.tokens {
		t := &q.tokens[i]
		n := q.at(i + 1)
		months := q.last == nil && !q.loose && (t.Is("ask.when") && strings.Contains(t.Text, "月") ||
			n.Is("time.months") || n.Is("time.month"))
		if (t.Of("ask") || t.Is("op.list")) && (strings.HasSuffix(t.Text, "期") || strings.HasPrefix(n.Text, "期") ||
			n.Is("obj.issue") || months) {
			which = true
			continue
		}
		if which && (t.Is("time.months") || t.Is("time.month")) {
			continue
		}
		if !silent(t) && !t.Is("obj.issue") && !t.Of("ord") && t.Class != lexicon.PeriodOf &&
			!(t.Class == lexicon.Unknown && t.To == t.From+1) {
			return false
		}
	}
	return which
}

// onlyIssue reports whether a question names the issue and nothing else that says what is wanted.
func (q *question) onlyIssue() bool {
	for i := range q.tokens {
		if t := &q.tokens[i]; !silent(t) && !t.Is("obj.issue") && !t.Of("ask") && t.Class.String() != "period" {
			return false
		}
	}
	return true
}

func (q *question) onlyTimes() bool {
	for i := range q.tokens {
		if t := &q.tokens[i]; !silent(t) && t.Class.String() != "period" {
			return false
		}
	}
	return true
}

// talkFrame takes thanks, greetings and calls for help.
func talkFrame(q *question, s *slots) *candidate {
	c := q.candidate(Help)
	if q.has("obj.help") || q.hint == "help" || q.hint == "start" {
		c.claimWords(q, "obj.help")
		c.claim(s.asks)
		c.explicit = true
		c.needs = 1
		return c
	}
	talks := slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return t.Of("talk") })
	if q.last != nil && !talks && q.hasKind("adverb") { // 最后呢
		return nil
	}
	for i := range q.tokens {
		t := &q.tokens[i]
		if !silent(t) && !t.Of("talk") && !(talks && t.Class == lexicon.Unknown) { // 谢谢，帮大忙了
			return nil
		}
		c.claimed[i] = true
	}
	if len(q.tokens) > 0 {
		c.Source = Talk
	}
	return c
}

// prose makes the query where no frame stands: the search looks for the question's own words.
func (q *question) prose(s *slots) *candidate {
	c := q.candidate(Prose)
	c.Text, c.English = q.text, q.english
	q.times(s, c)
	for _, a := range s.asks {
		switch a.value {
		case "ask.why":
			c.want(Why)
		case "ask.when":
			c.want(When)
		case "ask.who":
			c.want(Who)
		case "ask.where":
			c.want(Where)
		case "ask.what", "ask.price", "ask.long":
			c.want(HowMany)
		case "ask.how":
			c.want(How)
		case "ask.which":
			c.want(Which)
		}
	}
	return c
}

// AsksFilled reports whether words ask how much of a quota is filled: 完成了百分之几.
func AsksFilled(tokens []lexicon.Token) bool {
	quota, filled := false, false
	for i := range tokens {
		quota = quota || tokens[i].Is("kind.quota")
		filled = filled || slices.Contains(lexicon.List("quota.filled"), tokens[i].Text)
	}
	return quota && filled
}

// quotaFrame reads a question for figures of the state's production plan.
func quotaFrame(q *question, s *slots) *candidate {
	c := q.candidate(Facts)
	c.Kind = bulletin.QuotaFact
	batches := q.restOfYear(s, q.batches(c))
	if !q.loose && !q.has("kind.quota") && q.hint != "quota" && (len(batches) == 0 || len(s.stages)+len(s.ores) == 0) &&
		!q.ofQuotaHolder(s) && !q.ofEachOre(s) || AsksFilled(q.tokens) {
		return nil
	}
	c.explicit = true
	c.claimWords(q, "kind.quota")
	for _, p := range s.products { // the ion-adsorption ore that prices know is the kind of ore here
		if p.value == "中钇富铕矿" {
			s.ores = append(s.ores, slot{p.at, "ore.ion", p.not})
		}
	}
	if len(s.ores) > 0 && len(batches) > 0 {
		q.mayMine(c, s)
	}
	companies, regions := q.holders(c, s)
	whole := slices.ContainsFunc(regions, func(r slot) bool { return r.value == "中国" }) // 全国
	regions = slices.DeleteFunc(slices.Clone(regions), func(r slot) bool { return r.value == "中国" })
	c.claim(s.stages, s.ores, s.companies, s.regions, s.groups)
	stages := named(s.stages, lexicon.Stages)
	if len(stages) == 0 && len(batches) == 1 && !strings.HasPrefix(batches[0].value, "前") &&
		q.has("op.sum", "op.plus") {
		at := batches[0].at // 第二批两项指标合计
		stages = []slot{{at, bulletin.Mining, false}, {at, bulletin.Separation, false}}
	}
	c.cond(Stage, stages)
	c.cond(Batch, batches)
	q.pairBatches(s, c, batches)
	c.cond(Scope, named(s.ores, lexicon.Ores))
	c.cond(Scope, s.groups)
	c.cond(Company, companies)
	c.cond(Region, regions)
	holders := slices.Concat(stages, companies, named(s.ores, lexicon.Ores))
	if len(companies)+len(regions) == 0 && q.has("firm.end", "col.firm") { // 各集团, 哪家企业
		c.Where = append(c.Where, Cond{Dim: Company, Values: []string{Any}})
		c.claimWords(q, "firm.end", "col.firm")
		holders = nil
	}
	for _, g := range s.goods {
		c.claimed[g.at] = true
		if g.value != "稀土" && g.value != "稀土矿" && g.value != "稀土金属矿" {
			c.Where = append(c.Where, Cond{Dim: Subject, Values: []string{g.value}})
		}
	}
	q.times(s, c)
	q.issued(c)
	q.operators(s, c, holders)
	q.takesPart(s, c)
	if c.Has(ChangeWant) && len(batches) < 2 && len(s.stages) < 2 { // 比去年多多少: of each by itself
		c.Then = slices.DeleteFunc(c.Then, func(o Op) bool { return o.Name == Diff })
	}
	part := (whole && q.has("ask.what") || q.asksPercent() || q.has("unit.%")) && len(c.Then) == 0 && !c.Has(ChangeWant) && len(companies)+len(regions)+len(s.ores) > 0
	if part || q.has("measure.share") { // how much of the quota is ion ore, in percent
		c.claimWords(q, "measure.share")
		c.then(Op{Name: ShareOf, Of: q.oreBehindShare(s)})
	}
	c.claimWords(q, "measure.quantity", "scale")
	c.needs = 1 + len(batches) + len(s.stages) + len(s.times)
	return c
}

// pairBatches takes each of two stages with the batch before it: 第一批开采和第二批冶炼分离加起来.
func (q *question) pairBatches(s *slots, c *candidate, batches []slot) {
	stages := named(s.stages, lexicon.Stages)
	if len(batches) != 2 || len(stages) != 2 || stages[0].at < batches[0].at || stages[0].at > batches[1].at ||
		stages[1].at < batches[1].at {
		return
	}
	for i, b := range batches {
		c.Picked = append(c.Picked, Ref{Kind: bulletin.QuotaFact, Dim: Batch, Value: b.value, Batch: b.value,
			Measure: stages[i].value})
	}
}

// restOfYear adds the whole year to the one batch that is taken from it: 全年开采额度减掉第二批.
func (q *question) restOfYear(s *slots, batches []slot) []slot {
	minus := q.find("op.minus")
	if len(batches) != 1 || minus < 0 || batches[0].at < minus || len(s.times) != 1 || s.timesAt[0] > minus ||
		!s.times[0].Period.IsYear() {
		return batches
	}
	return append([]slot{{s.timesAt[0], "", false}}, batches...)
}

// takesPart takes how much of the plan somebody has got, in per cent, as asking for a share, and the verb of it, which of goods
// means that they leave: 拿走了全国指标的几成. Of a region that is named beside a firm it is a share.
func (q *question) takesPart(s *slots, c *candidate) {
	for _, o := range s.ores { // 南方离子型: where all of it is
		if o.at > 1 && q.at(o.at-2).Text+q.at(o.at-1).Text == "南方" {
			c.claimed[o.at-1], c.claimed[o.at-2] = true, true
		}
	}
	for _, d := range s.directions {
		c.claimed[d.at] = c.claimed[d.at] || q.tokens[d.at].Is("dir.vague")
	}
	if i := q.find("op.plus"); i >= 0 && (q.at(i+1).Is("ask.whether") || q.at(i+1).Of("aspect") && q.at(i+2).Is("ask.whether")) { // 加了没有
		c.want(ChangeWant)
		c.Way, c.Whether = "up", true
		c.Then = slices.DeleteFunc(c.Then, func(o Op) bool { return o.Name == List || o.Name == Sum })
	}
	o := c.Op(Ratio)
	if o == nil || o.Unit != "%" || len(c.Cond(Company)) != 1 || len(c.Cond(Region)) > 1 {
		return
	}
	o.Name, o.Unit, o.Of = ShareOf, "", strings.Join(c.Cond(Region), "")
	c.Where = slices.DeleteFunc(c.Where, func(w Cond) bool { return w.Dim == Region })
}

// ofEachOre reports whether several kinds of ore are asked about, of which only the plan tells: 岩矿型和离子型各多少.
func (q *question) ofEachOre(s *slots) bool {
	return len(in(named(s.ores, lexicon.Ores))) > 1 && len(s.products)+len(s.directions) == 0 && !q.has("ask.price", "measure.price", "measure.mean")
}

// mayMine takes the words for mining a kind of ore as asking for the quota of it: 离子型矿首批允许采多少吨.
func (q *question) mayMine(c *candidate, s *slots) {
	c.claimWords(q, "do.approve")
	for i := range q.tokens {
		if t := &q.tokens[i]; t.Text == "采" && len(s.stages) == 0 {
			c.claimed[i] = true
			c.cond(Stage, []slot{{at: i, value: lexicon.Stages["stage.mining"]}})
		}
	}
}

// oreBehindShare is the kind of ore whose whole quota a share is asked of: 占岩矿型指标的几成; empty for that of all ore.
func (q *question) oreBehindShare(s *slots) string {
	for _, o := range named(s.ores, lexicon.Ores) {
		if b := q.at(o.at - 1); b.Text == "占" || (b.Is("attr.every") || b.Fills()) && q.at(o.at-2).Text == "占" {
			return o.value
		}
	}
	return ""
}

// holders are the groups and regions whose quota is asked for. A group may be called by what its name begins with, though
// that is a place, or no word: 华北 of 华北轻稀土集团.
func (q *question) holders(c *candidate, s *slots) (companies, regions []slot) {
	companies, regions = s.companies, s.regions
	for i := range q.tokens {
		beside := q.at(i-1).Is("op.and") && names(regions, i) // 厦钨跟广东那两家
		if len(s.companies) > 0 && !beside {
			continue
		}
		name, to := q.cat.holderAt(q.text, q.tokens, i)
		if name == "" || q.tokens[i].Of("country") {
			continue
		}
		for k := i; k < len(q.tokens) && q.tokens[k].From < to; k++ {
			c.claimed[k] = true
			regions = slices.DeleteFunc(slices.Clone(regions), func(r slot) bool { return r.at == k })
		}
		companies = append(slices.Clone(companies), slot{i, name, q.excluded(i)})
	}
	return companies, regions
}

// holderAt is the one group with a quota whose name begins as the text from a token on does, and where that ends.
func (c *Catalog) holderAt(text string, tokens []lexicon.Token, i int) (name string, to int) {
	rest := []rune(text)[tokens[i].From:]
	for _, k := range c.Kinds {
		if k.Kind != bulletin.QuotaFact || k.Company == "" || k.Company == name {
			continue
		}
		n, of := 0, []rune(k.Company)
		for n < len(rest) && n < len(of) && rest[n] == of[n] {
			n++
		}
		if n < 2 || !slices.ContainsFunc(tokens[i:], func(t lexicon.Token) bool { return t.To == tokens[i].From+n }) {
			continue
		}
		if name != "" {
			return "", 0
		}
		name, to = k.Company, tokens[i].From+n
	}
	return name, to
}

// ofQuotaHolder reports whether a question says a stage or a kind of ore, and a group that has a share in the plan:
// 中国稀土集团拿到多少冶炼分离.
func (q *question) ofQuotaHolder(s *slots) bool {
	c := q.candidate(Facts)
	c.Kind = bulletin.QuotaFact
	companies, _ := q.holders(c, s)
	c.cond(Company, companies)
	return len(s.stages)+len(s.ores) > 0 && len(in(companies)) > 0 && q.has("ask.what", "measure.share") && q.printed(c)
}

// Issued is the kind of a time at which a quota was handed out, and not that it is for: 8月下达的指标.
const Issued = "issued"

// issued marks times shorter than a year as those of the issue, where a word says so.
func (q *question) issued(c *candidate) {
	if len(c.Times) == 0 || !q.has("attr.issue") && !slices.ContainsFunc(q.tokens,
		func(t lexicon.Token) bool { return strings.HasPrefix(t.Text, "下达") }) {
		return
	}
	c.claimWords(q, "attr.issue", "give")
	if len(c.Cond(Batch)) == 0 { // 8月下达的那批
		c.claimWords(q, "batch.word")
	}
	for i := range c.Times {
		if c.Times[i].Period.Months() < 2 {
			c.Times[i].Kind = Issued
		}
	}
}

func named(list []slot, names map[string]string) (out []slot) {
	for _, s := range list {
		if n := names[s.value]; n != "" {
			out = append(out, slot{s.at, n, s.not})
		}
	}
	return out
}

var hanCount = []string{"", "一", "二", "三", "四", "五"}

// batches takes 第二批, 二批, 前两批, 首批, 两批合计.
func (q *question) batches(c *candidate) (out []slot) {
	for i := range q.tokens {
		t := &q.tokens[i]
		switch {
		case t.Is("batch.first"):
			c.claimed[i] = true
			out = append(out, slot{i, "第一批", false})
		case t.Is("batch.second"):
			c.claimed[i] = true
			out = append(out, slot{i, "第二批", false})
		case t.Is("batch.word") && q.at(i-1).Class == lexicon.Number:
			if b := q.batch(c, i); b != "" {
				out = append(out, slot{i, b, false})
			}
		}
	}
	if len(out) == 2 && out[0].value+out[1].value == "第一批第二批" && q.has("op.sum", "op.plus") &&
		!q.at(out[0].at+1).Of("stage") { // 第一批和第二批合计
		return []slot{{out[0].at, "前两批", false}}
	}
	return out
}

func (q *question) batch(c *candidate, i int) string {
	n := q.at(i - 1).Value
	if len(n) != 1 || n[0] < '1' || n[0] > '5' {
		return ""
	}
	c.claimed[i], c.claimed[i-1] = true, true
	before := q.at(i - 2)
	if before.Is("front") || before.Is("ord") {
		c.claimed[i-2] = true
	}
	if before.Is("front") || !before.Is("ord") && (q.at(i-1).Text == "两" || q.has("op.sum")) {
		if n == "2" {
			return "前两批"
		}
		return "前" + hanCount[n[0]-'0'] + "批"
	}
	return "第" + hanCount[n[0]-'0'] + "批"
}
