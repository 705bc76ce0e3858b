package intent

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

var stageNames = map[string]string{"stage.mining": bulletin.Mining, "stage.separation": bulletin.Separation}

var oreNames = map[string]string{"ore.rock": "岩矿型", "ore.ion": "离子型", "ore.light": "轻稀土", "ore.heavy": "中重稀土"}

// quotaFrame reads a question for figures of the state's production plan.
func quotaFrame(q *question, s *slots) *candidate {
	c := q.candidate(Facts)
	c.Kind = bulletin.QuotaFact
	batches := q.batches(c)
	if !q.loose && !q.has("kind.quota") && q.hint != "quota" && (len(batches) == 0 || len(s.stages) == 0) {
		return nil
	}
	c.explicit = true
	c.claimWords(q, "kind.quota")
	c.claim(s.stages, s.ores, s.companies, s.regions, s.groups)
	c.cond(Stage, named(s.stages, stageNames))
	c.cond(Batch, batches)
	c.cond(Scope, named(s.ores, oreNames))
	c.cond(Scope, s.groups)
	c.cond(Company, s.companies)
	c.cond(Region, s.regions)
	for _, g := range s.goods {
		c.claimed[g.at] = true
		if g.value != "稀土" && g.value != "稀土金属矿" {
			c.Where = append(c.Where, Cond{Dim: Subject, Values: []string{g.value}})
		}
	}
	q.times(s, c)
	q.issued(c)
	q.operators(s, c, append(append([]slot(nil), s.stages...), s.companies...))
	if c.Has(ChangeWant) && len(batches) < 2 && len(s.stages) < 2 { // 比去年多多少: of each by itself
		c.Then = slices.DeleteFunc(c.Then, func(o Op) bool { return o.Name == Diff })
	}
	if q.has("measure.share") {
		c.claimWords(q, "measure.share")
		c.then(Op{Name: ShareOf})
	}
	c.claimWords(q, "measure.quantity", "scale")
	c.needs = 1 + len(batches) + len(s.stages) + len(s.times)
	return c
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
