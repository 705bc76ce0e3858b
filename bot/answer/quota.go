package answer

import (
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
)

// quota answers for the state's production plan.
func (b *Engine) quota(a draft, i intent.QuotaOf) {
	var found []index.Quota
	for _, q := range b.lib.Quotas() {
		if (i.Year == 0 || q.Year == i.Year) && (i.Batch == "" || q.Batch == i.Batch) && (i.Stage == "" || q.Stage == i.Stage) && q.Scope == i.Scope {
			found = append(found, q)
		}
	}
	if len(found) == 0 {
		name := i.Batch + i.Scope + i.Stage + "指标"
		if i.Year != 0 {
			name = yearText(i.Year) + "年" + name
		}
		b.refuse(a, intent.Refuse{Reason: intent.NotPrinted, Name: name})
		return
	}
	if i.Batch == "" { // the most that the year has so far, before its batches
		slices.SortStableFunc(found, func(x, y index.Quota) int { return wholeness(y) - wholeness(x) })
	}
	a.Title = a.Say("稀土总量控制指标", "Rare-earth production quotas")
	for k, q := range found {
		period := yearText(q.Year)
		a.Permit(period)
		f := reply.Figure{Name: q.Scope + q.Batch + q.Stage + "指标", Measure: "总量控制指标", Period: period, Value: q.Amount.Text, Unit: q.Unit, Change: changeText(q.Change, 0), Citation: a.Cite(q.Issue, q.Cite)}
		a.Figures = append(a.Figures, f)
		line := period + a.Say(" 年", " ") + f.Name + a.Say("：", ": ") + f.Value + " " + a.Unit(f.Unit)
		if q.Change != nil {
			line += a.Say("，同比 ", ", year-on-year ") + f.Change + a.Direction(q.Change)
		}
		if k == 0 {
			a.Lead = line
		} else {
			a.Details = append(a.Details, line)
		}
	}
	if text, at := sentenceAt(found[0].Issue, found[0].Cite, found[0].Amount.Text); text != "" {
		a.Passages = append(a.Passages, reply.Passage{Text: text, Citation: a.Cite(found[0].Issue, at)})
	}
}

// wholeness puts a newer year first, and in it what is of the year before what is of one batch.
func wholeness(q index.Quota) int {
	n := q.Year * 10
	switch {
	case q.Batch == "" || q.Batch == "全年":
		n += 3
	case strings.HasPrefix(q.Batch, "前"):
		n += 2
	}
	return n
}

// sentenceAt is the sentence that a fact stands in, so that a reader sees who said it and when.
func sentenceAt(is *bulletin.Issue, c bulletin.Cite, value string) (string, bulletin.Cite) {
	for _, p := range is.Articles[c.Article].Paragraphs {
		if p.First > c.First || p.Last < c.Last {
			continue
		}
		from := 0
		for _, s := range strings.SplitAfter(p.Text, "。") {
			if strings.Contains(s, value) {
				c.First, c.Last = p.Lines(from, from+len(s))
				return s, c
			}
			from += len(s)
		}
	}
	return "", c
}
