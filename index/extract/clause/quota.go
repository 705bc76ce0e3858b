package clause

import (
	"slices"
	"strconv"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// ofPlan reports whether the article has told of the nation's own quota.
func (c *clauseReader) ofPlan() bool {
	for f := range c.articleFacts() {
		if f.Kind == bulletin.QuotaFact && f.Company == "" && f.Region == "" && !f.Table {
			return c.firm.name == ""
		}
	}
	return false
}

// A headPlan is the plan of quotas that a headline names: its year and its batch, as far as it says.
type headPlan struct {
	year  int
	batch string
	stage string // the only one that it names
}

// planOf gives the plan that a headline on quotas is of: 2025 年第一批稀土总量控制指标下达.
func planOf(title []lexicon.Token) (plan headPlan) {
	var stages []string
	for i := range title {
		t, year, batch := &title[i], plan.year, plan.batch
		switch {
		case t.Of("stage") && !slices.Contains(stages, t.ID):
			stages = append(stages, t.ID)
		case t.Class == lexicon.PeriodOf && t.Period.IsYear():
			year = t.Period.From.Month.Year()
		case t.Is("batch.first"):
			batch = "第一批"
		case t.Is("batch.second"):
			batch = "第二批"
		case t.Is("ord") && i+2 < len(title) && title[i+2].Is("batch.word"):
			batch = "第" + title[i+1].Text + "批"
		}
		if plan.year != 0 && year != plan.year || plan.batch != "" && batch != plan.batch {
			return headPlan{}
		}
		plan = headPlan{year: year, batch: batch}
	}
	if len(stages) == 1 {
		plan.stage = stages[0]
	}
	return plan
}

// planned gives a quota whose sentence names no time the year and the batch of the headline.
func (c *clauseReader) planned(k *clause, x *bulletin.Fact) {
	if c.timed || c.goesBack && !x.Period.IsZero() { // 2017 年为 10.5 万吨。其中离子型 17900 吨
		return
	}
	if c.plan.year != 0 {
		x.Period = bulletin.YearOf(c.plan.year)
	}
	if x.Batch == "" && !k.whole && !c.batches && !k.sum {
		x.Batch = c.plan.batch
	}
}

// planAgain turns to the quota of all that the headline's plan has, where a clause names it once more and only says
// how it has changed against another batch: 与 2023 年第一批相比，开采指标增长 12.5%.
func (c *clauseReader) planAgain(k *clause) bool {
	if c.versus.base == nil || len(k.changes) != 1 || k.said.one(slotKind) != "kind.quota" ||
		!k.said.only(slotKind, slotStage, slotScope) || c.broken {
		return false
	}
	want, found := lexicon.Stages[k.said.one(slotStage)], -1
	for i := range c.Facts {
		f := &c.Facts[i]
		if f.Cite.Article != c.article || f.Kind != bulletin.QuotaFact || f.Table || f.Company+f.Region != "" ||
			f.Scope != ore(&k.said) || want != "" && f.Measure != want {
			continue
		}
		if found >= 0 || f.Batch != c.plan.batch || len(f.Changes) > 0 {
			return false
		}
		found = i
	}
	if found < 0 {
		return false
	}
	if k.changes[0].cmp.id == "" {
		k.changes[0].cmp = c.versus
	}
	c.group = []int{found}
	return true
}

// ofBatch takes a weight that a sentence tells of a batch of a year and of nothing else as one of the plan that the
// article has told of so far, where all of that is of one stage: The first batch of 2019 was 60,000 tonnes. Light
// rare earths get 56,425 tonnes of the 2020 batch.
func (c *clauseReader) ofBatch(k *clause) {
	ofOres := len(k.said[slotSubject]) == 1 && ofOre[k.said.one(slotSubject)] != ""
	if !k.first || len(k.amounts) != 1 || !k.said.has(slotPeriod) || !k.said.only(slotPeriod, slotBatch, slotSubject) ||
		k.said.has(slotSubject) && !ofOres || !k.said.has(slotBatch) && !k.mentions("batch") {
		return
	}
	var last *bulletin.Fact
	batch := map[string]bool{} // of that year
	for i := range c.Facts {
		f := &c.Facts[i]
		if f.Cite.Article != c.article || f.Kind != bulletin.QuotaFact {
			continue
		}
		if f.Company+f.Region != "" || f.Table || last != nil && (f.Measure != last.Measure || f.Subject != last.Subject) {
			return
		}
		if last = f; f.Period.Contains(k.said.period()) && f.Batch != "" {
			batch[f.Batch] = true
		}
	}
	stage := ""
	for id, measure := range lexicon.Stages {
		if last != nil && last.Measure == measure {
			stage = id
		}
	}
	if last != nil && last.Measure == bulletin.Export {
		stage = "stage.export"
	}
	if stage == "" {
		return
	}
	for name := range batch {
		if !k.said.has(slotBatch) && len(batch) == 1 {
			k.said[slotBatch] = []filling{{name: name, printed: name}}
		}
	}
	if !k.said.has(slotBatch) {
		return
	}
	if ofOres {
		k.said[slotScope] = k.said[slotSubject]
	}
	k.said[slotSubject] = []filling{{name: last.Subject, printed: last.Printed}}
	k.said[slotKind] = []filling{{name: "kind.quota", printed: "quota"}}
	k.said[slotStage] = []filling{{name: stage, printed: last.Measure}}
}

// batchesInTurn takes several batches of a year, and counts the tokens behind the first: 第一、二批.
func (p *parser) batchesInTurn() int {
	n := 1
	var out []filling
	for ; p.tok(n).Class == lexicon.Number && p.tok(n+1).Text == "、"; n += 2 {
		out = append(out, filling{name: "第" + p.tok(n).Text + "批", token: p.tok(n)})
	}
	last := p.tok(n)
	switch {
	case len(out) == 0:
		return 0
	case last.Is("batch.second"): // 二批 is one word
		last = &lexicon.Token{Text: "二"}
	case last.Class == lexicon.Number && p.tok(n+1).Is("batch.word"):
		n++
	default:
		return 0
	}
	p.c.said[slotBatch] = append(out, filling{name: "第" + last.Text + "批", token: last})
	return n
}

// nthBatch takes an English batch by its number: the third batch.
func (p *parser) nthBatch(t *lexicon.Token) {
	n, err := strconv.Atoi(strings.TrimPrefix(t.ID, "nth."))
	if err != nil || n < 1 || n > len(batchCounts) || !p.tok(1).Is("batch.word") {
		p.bad("the word ", t.Text)
		return
	}
	name := "第" + batchCounts[n-1] + "批"
	p.put(slotBatch, filling{name: name, printed: name, token: t})
	p.at++
}

// batchesApart takes the batches of a year apart where there are as many figures in turn: 两批指标分别为, 前三批分别为.
func (k *clause) batchesApart(f *frame, n int) bool {
	name, all := f.one(slotBatch), ""
	if k.batches && !f.has(slotBatch) {
		name = "前" + k.batchCount + "批"
	}
	for _, count := range batchCounts[:min(n, len(batchCounts))] {
		all = count
	}
	if f.lists() || n < 2 || n > len(batchCounts) || name != "前"+all+"批" && !(n == 2 && name == "前两批") {
		return false
	}
	f[slotBatch] = nil
	for _, count := range batchCounts[:n] {
		f[slotBatch] = append(f[slotBatch], filling{name: "第" + count + "批", printed: name})
	}
	return true
}

// batchCounts are the numbers of the batches of a year.
var batchCounts = []string{"一", "二", "三", "四"}

// sumOfBatches gives a sum behind the batches of a year, told in turn, to all of them: 分别为 11.8、11.9、1.4 万吨，合计 25.1
// 万吨.
func (c *clauseReader) sumOfBatches(k *clause, f *frame) {
	b := f[slotBatch]
	if k.batches && len(b) == 0 && k.moreBatches() { // 至此两批合计 24 万吨，第三批 1.5 万吨
		f[slotBatch] = []filling{{name: "前" + k.batchCount + "批", printed: k.batchCount}}
		return
	}
	if !k.sum || k.said.has(slotBatch) || len(b) < 2 || len(b) > len(batchCounts) {
		return
	}
	for i, one := range b {
		if one.name != "第"+batchCounts[i]+"批" {
			return
		}
	}
	name := "前" + batchCounts[len(b)-1] + "批"
	if len(b) == 2 {
		name = "前两批"
	}
	f[slotBatch] = []filling{{name: name, printed: name}}
}

// moreBatches reports whether the sentence goes on with a batch behind those that a clause is of all of.
func (k *clause) moreBatches() bool {
	count := slices.Index(batchCounts, strings.Replace(k.batchCount, "两", "二", 1))
	for n := k.next; n != nil && count >= 0; n = n.next {
		for _, b := range n.said[slotBatch] {
			if slices.Index(batchCounts, strings.Trim(b.name, "第批")) > count {
				return true
			}
		}
	}
	return false
}

// exportPlan reports whether the article has told of what may be exported, and of no other plan.
func (c *clauseReader) exportPlan() bool {
	found := false
	for i := range c.Facts {
		if f := &c.Facts[i]; f.Cite.Article == c.article && f.Kind == bulletin.QuotaFact {
			if found = true; f.Measure != bulletin.Export {
				return false
			}
		}
	}
	return found
}

// quotaFact reads a figure of the plan.
func (c *clauseReader) quotaFact(k *clause, f *frame, a *amount, x *bulletin.Fact) string {
	c.begin(k, a, x, bulletin.QuotaFact)
	x.Batch = f.one(slotBatch)
	if unitKind(a.token.Unit) != 't' {
		return "a quota that is not by weight"
	}
	switch f.one(slotStage) {
	case "stage.mining":
		x.Measure = bulletin.Mining
	case "stage.separation":
		x.Measure = bulletin.Separation
	case "stage.export":
		x.Measure = bulletin.Export
	case "":
		one := c.planOfYear(x)
		switch {
		case c.exportPlan():
			x.Measure = bulletin.Export
		case k.said.has(slotKind) && k.said.has(slotScope) && bulletin.HasAny(k.said[slotScope][0].printed, "岩矿",
			"离子", "巖礦", "離子"):
			x.Measure = bulletin.Mining // only ore lies so
		case x.Batch != "" && k.said.has(slotKind) && one != nil: // 全年开采配额 21 万吨。第一批配额 10 万吨
			x.Measure = one.Measure
		case lexicon.Stages[c.plan.stage] != "" && (k.said.has(slotSubject) || !c.stranger && !c.broken):
			x.Measure = lexicon.Stages[c.plan.stage]
		default:
			return "nothing says whether to mine or to separate"
		}
	default:
		return "nothing says whether to mine or to separate"
	}
	x.Scope = ore(f)
	if x.Scope == "" && c.onlyOfOre(k) {
		return "whether it is of the kind of ore before or of all is not plain"
	}
	switch {
	case k.said.has(slotStage) || !c.ofBothStages():
	case k.said.has(slotScope) && strings.HasSuffix(k.said[slotScope][0].printed, "矿"):
		x.Measure = bulletin.Mining
	default:
		return "whether it is of what is mined or of what is separated is not plain"
	}
	if h := c.headline.name; x.Subject == "" && h != "" && !strings.Contains(h, "稀土") && ofOre[h] == "" {
		return "no goods are named"
	}
	if x.Subject == "" || x.Subject == "稀土矿" || x.Subject == "稀土金属矿" || x.Subject == "稀土氧化物" {
		x.Subject, x.Printed = "稀土", ""
	}
	if x.Direction != "" || x.Partner != "" {
		return "words of trade stand beside those of a quota"
	}
	if p := x.Period; p.IsDay() && p.From.Month.Month() > 10 { // announced for the year behind
		return "the year that the plan is of is not plain"
	}
	if half := k.said.has(slotPeriod) && x.Batch+c.plan.batch == "" && x.Period.From.Day == 0 &&
		x.Period.Months() == 6; !x.Period.IsZero() && !half {
		x.Period = bulletin.YearOf(x.Period.From.Month.Year())
	}
	if x.Company == "" && c.itemFirm != "" && c.itemFirm == c.firmHere && !c.stranger && !k.nation && !k.ofAll() &&
		!k.said.has(slotRegion) {
		x.Company = c.itemFirm
	}
	c.planned(k, x)
	if c.partOfUnread && x.Batch == "" {
		return "whether it is of a batch or of the year is not plain"
	}
	if c.whose(k, x) {
		return "whose quota it is is not plain"
	}
	return needPeriod(x)
}

// givenToo takes what is handed out to somebody for a quota where the article has told of quotas of one stage and time alone: the mining
// quota is 66,000 tonnes. Medium and heavy rare earths get 9,575.
func (c *clauseReader) givenToo(k *clause) {
	s := &k.said
	named := s.has(slotCompany) || s.has(slotRegion) || s.has(slotSubject) || s.has(slotScope)
	own := s.has(slotKind) || s.has(slotStage) || s.has(slotDirection) || s.has(slotMeasure) || k.mentions("batch")
	if !k.given || own || !named || c.broken && !k.first || len(k.amounts) != 1 || !k.weighs() {
		return
	}
	one := c.onlyPlan()
	if one == nil || one.Measure != bulletin.Mining && one.Measure != bulletin.Separation {
		return
	}
	stage := map[string]string{bulletin.Mining: "stage.mining", bulletin.Separation: "stage.separation"}[one.Measure]
	s[slotKind], s[slotStage] = []filling{{name: "kind.quota", printed: "quota"}}, []filling{{name: stage, printed: one.Measure}}
	if !s.has(slotPeriod) && k.year == nil {
		s[slotPeriod] = []filling{{name: one.Period.String(), period: one.Period}}
		if s[slotBatch] == nil && one.Batch != "" {
			s[slotBatch] = []filling{{name: one.Batch, printed: one.Batch}}
		}
	}
	if g := s[slotSubject]; len(g) == 1 && ofOre[g[0].name] != "" && !s.has(slotScope) {
		s[slotScope], s[slotSubject] = g, nil
	}
}

// planAhead reports whether the headline is on a plan of one stage and its year, and no figure has been told yet.
func (c *clauseReader) planAhead() bool {
	for range c.articleFacts() {
		return false
	}
	return c.ofQuota && lexicon.Stages[c.plan.stage] != "" && c.plan.year != 0 && c.firm.name == "" && !c.home
}

// oresAhead gives a kind of ore before a colon to the places with a weight behind it: 离子型：江西 8500 吨（减 500 吨）、湖南 1800 吨.
func oresAhead(clauses []*clause) {
	for _, k := range clauses {
		o := k.oreAlone()
		if o == nil || k.next == nil {
			continue
		}
		if k.next.begins != ':' {
			k.oreInTurn(clauses, o)
			continue
		}
		for n := k.next; n != nil && len(n.said[slotRegion]) == 1 && inside(n.said[slotRegion]) &&
			n.said.only(slotRegion) &&
			len(n.amounts) == 1 && n.weighs(); n = n.next {
			n.said[slotScope], n.ofOre = o, true
		}
	}
}

// oreInTurn gives a kind of ore that a sentence turns to to the places with weights in turn behind it: 离子型稀土矿方面，2018
// 年江西、湖南分别为 8500 吨、1800 吨.
func (k *clause) oreInTurn(clauses []*clause, ore []filling) {
	at := slices.Index(clauses, k)
	if n := k.next; !k.toward() || len(n.said[slotRegion]) < 2 || !n.respective {
		return
	}
	for _, n := range clauses[at+1:] {
		if n.first || n.said.has(slotScope) || n.said.has(slotSubject) {
			return
		}
		if len(n.said[slotRegion]) > 1 && inside(n.said[slotRegion][:1]) && n.said.only(slotRegion, slotPeriod) &&
			n.weighs() && n.respective {
			n.said[slotScope], n.ofOre = ore, true
		}
	}
}

// oresBehind takes a weight of tungsten ore that the sentence splits up by how it is won for one of the mining quotas
// that the article tells of: 全国钨精矿 105000 吨，其中主采 78150 吨、综合利用 26850 吨.
func (c *clauseReader) oresBehind(k *clause) {
	n, s := k.next, &k.said
	if !k.first || len(k.amounts) != 1 || !k.weighs() || !k.said.only(slotSubject, slotPurity, slotPeriod, slotBatch) ||
		!strings.Contains(s.one(slotSubject), "钨") || n == nil || !n.part || len(n.said[slotScope]) != 1 {
		return
	}
	if way := n.said[slotScope][0].printed; way != "主采" && way != "综合利用" {
		return
	}
	one := c.onlyPlan()
	if one == nil || one.Measure != bulletin.Mining || one.Company != "" {
		return
	}
	s[slotKind], s[slotStage] = []filling{{name: "kind.quota", printed: "指标"}}, []filling{{name: "stage.mining",
		printed: one.Measure}}
	if !s.has(slotPeriod) {
		s[slotPeriod] = []filling{{name: one.Period.String(), period: one.Period}}
		if one.Batch != "" && !s.has(slotBatch) {
			s[slotBatch] = []filling{{name: one.Batch, printed: one.Batch}}
		}
	}
}

// oreAlone gives the kind of ore that is all that a clause says, nil for another clause.
func (k *clause) oreAlone() []filling {
	s := k.said[slotSubject]
	switch {
	case !k.first && k.begins != ';' || k.bad != "" || len(k.amounts)+len(k.changes) > 0:
		return nil
	case len(s) == 1 && k.said.only(slotSubject) && ofOre[s[0].name] != "" && k.next != nil && k.next.begins == ':' &&
		len(k.next.said[slotRegion]) == 1:
		k.said[slotScope], k.said[slotSubject] = s, nil
	}
	if len(k.said[slotScope]) == 1 && k.said.only(slotScope) {
		return k.said[slotScope]
	}
	return nil
}

// onlyPlan gives the last quota that the article has told of, nil where it has told of other figures or of several stages.
func (c *clauseReader) onlyPlan() (last *bulletin.Fact) {
	for f := range c.articleFacts() {
		if f.Kind != bulletin.QuotaFact || last != nil && f.Measure != last.Measure {
			return nil
		}
		if last == nil {
			last = f
		}
	}
	return last
}

// ofBothStages reports whether a clause splits up, behind a full stop or a semicolon, what was given both to mine and
// to separate: 矿产品为 13.5 万吨，冶炼分离产品为 12.7 万吨；其中离子型 1.1 万吨、岩矿型 12.4 万吨.
func (c *clauseReader) ofBothStages() bool {
	stages := map[string]bool{}
	for _, n := range c.recent {
		if f := &c.Facts[n]; f.Kind == bulletin.QuotaFact && f.Scope == "" && f.Company == "" {
			stages[f.Measure] = true
		}
	}
	return c.ofParts && len(stages) > 1
}

// onlyOfOre reports whether the sentence has told of quotas of kinds of ore alone, and a clause does not say of which
// its own is: 离子型开采指标 4500 吨，全国 19150 吨.
func (c *clauseReader) onlyOfOre(k *clause) bool {
	return len(c.recent) > 0 && !k.sum && !k.said.has(slotStage) && !k.said.has(slotKind) &&
		!slices.ContainsFunc(c.recent, func(n int) bool { return c.Facts[n].Scope == "" })
}

// ofOre are goods that beside words of a quota are a kind of ore.
var ofOre = map[string]string{"轻稀土": "轻稀土", "重稀土": "重稀土", "中重稀土": "中重稀土"}

// oreName is the name of a kind of ore, or of how ore is won: 主采, 综合利用.
func oreName(t *lexicon.Token) string {
	if lexicon.Ores[t.ID] != "" {
		return t.ID
	}
	return t.Text
}

// ore gives the kind of ore.
func ore(f *frame) string {
	name := f.one(slotScope)
	if o, ok := lexicon.Ores[name]; ok {
		return o
	}
	return name
}

// planOfYear gives the quota of all of a year that a batch of it belongs to, where the article has told of quotas of
// one stage alone, nil else.
func (c *clauseReader) planOfYear(x *bulletin.Fact) (one *bulletin.Fact) {
	if c.onlyPlan() == nil {
		return nil
	}
	for f := range c.articleFacts() {
		if f.Batch+f.Company+f.Region+f.Scope == "" && f.Period.Contains(x.Period) && f.Measure != bulletin.Export {
			one = f
		}
	}
	return one
}

// planGoesOn reports whether a clause names but the other stage of the plan that its sentence has told of: 首批矿产品 52500
// 吨，冶炼分离产品 50050 吨.
func (c *clauseReader) planGoesOn(k *clause) bool {
	n := len(c.recent)
	return !k.first && n > 0 && c.inside && !c.broken && c.Facts[c.recent[n-1]].Kind == bulletin.QuotaFact &&
		k.said.only(slotStage)
}

// planHeads reports whether a clause tells of a batch of a stage, below a headline on quotas: For mining the second
// batch is 135,000 tons.
func (c *clauseReader) planHeads(k *clause) bool {
	return c.ofQuota && k.said.has(slotStage) && (k.said.has(slotBatch) || c.planGoesOn(k)) && len(k.tokens) > 0 &&
		k.said.only(slotStage, slotBatch, slotPeriod, slotSubject, slotScope) && c.firm.name == ""
}
