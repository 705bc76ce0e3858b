package clause

import (
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// ofPlan reports whether the article has told of the nation's own quota.
func (c *clauseReader) ofPlan() bool {
	for i := len(c.Facts) - 1; i >= 0 && c.Facts[i].Cite.Article == c.article; i-- {
		if f := &c.Facts[i]; f.Kind == bulletin.QuotaFact && f.Company == "" && f.Region == "" && !f.Table {
			return c.firm.name == ""
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
		if x.Measure = bulletin.Export; !c.exportPlan() {
			return "nothing says whether to mine or to separate"
		}
	default:
		return "nothing says whether to mine or to separate"
	}
	x.Scope = ore(f)
	if x.Subject == "" || x.Subject == "稀土金属矿" || x.Subject == "稀土氧化物" {
		x.Subject, x.Printed = "稀土", ""
	}
	if x.Direction != "" || x.Partner != "" {
		return "words of trade stand beside those of a quota"
	}
	if p := x.Period; p.IsDay() && p.From.Month.Month() > 10 { // announced for the year behind
		return "the year that the plan is of is not plain"
	}
	if !x.Period.IsZero() {
		x.Period = bulletin.YearOf(x.Period.From.Month.Year())
	}
	if c.whose(k, x) {
		return "whose quota it is is not plain"
	}
	return needPeriod(x)
}

// ofOre are goods that beside words of a quota are a kind of ore.
var ofOre = map[string]string{"轻稀土": "轻稀土", "重稀土": "重稀土", "中重稀土": "中重稀土"}

var ores = map[string]string{"ore.rock": "岩矿型", "ore.ion": "离子型", "ore.light": "轻稀土", "ore.heavy": "中重稀土"}

// oreName is the name of a kind of ore, or of how ore is won: 主采, 综合利用.
func oreName(t *lexicon.Token) string {
	if ores[t.ID] != "" {
		return t.ID
	}
	return t.Text
}

// ore gives the kind of ore.
func ore(f *frame) string {
	name := f.one(slotScope)
	if o, ok := ores[name]; ok {
		return o
	}
	return name
}
