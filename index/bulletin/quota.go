package bulletin

import (
	"regexp"
	"strings"
)

var (
	quotaRE   = regexp.MustCompile(`(?:(\d{4})年)?(?:度)?(全年|第[一二三四]批|前[一二两三四]批|[一二三四]批)?(?:稀土|离子型|岩矿型|轻稀土|中重稀土|的)*(开采|冶炼分离|冶炼、分离)(?:(?:、|和|及)(冶炼分离|开采))?(?:总量控制|总量|控制|计划)*指标(?:总量)?(分别)?(?:为|是|达到|达|:|共|合计)*(` + number + `)(万吨|吨)(?:REO)?(?:(?:、|和|及|,)(` + number + `)(万吨|吨))?`)
	twoRises  = regexp.MustCompile(`^[,、]?(?:同比|较上年|比上年)(?:分别)?(?:(` + up + `)|(` + down + `))(?:了|约)?(` + number + `)%(?:(?:、|和|及)(` + number + `)%)?`)
	batchOnly = regexp.MustCompile(`(第[一二三四]批|前[一二两三四]批|全年)`)
)

// quotas reads the state's production plan: mining and separation, a batch or a year, often two values in turn.
func (r *reader) quotas(article int, p *Paragraph) {
	if !strings.Contains(p.Text, "指标") {
		return
	}
	text := narrow(p.Text)
	defer r.quotaLists(article, p, text)
	scope, ended := "", -9 // a group's quotas follow one another
	for _, m := range quotaRE.FindAllStringSubmatchIndex(text, -1) {
		g := func(i int) string { return group1(text, m, i) }
		year := atoi(g(1))
		if year == 0 {
			year = r.quotaYear(text[:m[0]])
		}
		batch := g(2)
		if batch == "" {
			batch = batchOnly.FindString(text[sentenceStart(text[:m[0]]):m[0]])
		}
		if s := quotaScope(text[:m[6]]); s != "" || ended != m[0]-len("、") && ended != m[0]-1 {
			scope = s
		}
		end := m[1]
		ended = end
		rises, more := risesAfter(text[end:])
		c := cite(article, p, m[0], end+more)
		r.Quotas = append(r.Quotas, Quota{Year: year, Batch: batch, Scope: scope, Stage: stage(g(3)), Amount: amountOf(g(6)), Unit: g(7), Change: rises[0], Cite: c})
		if g(4) != "" && g(8) != "" {
			r.Quotas = append(r.Quotas, Quota{Year: year, Batch: batch, Scope: scope, Stage: stage(g(4)), Amount: amountOf(g(8)), Unit: g(9), Change: rises[1], Cite: c})
		}
	}
}

var (
	quotaList  = regexp.MustCompile(`(?:(\d{4})年)?(?:度)?(第[一二三四]批|前[一二两三四]批|全年)?(?:稀土)?(?:总量控制|总量|控制)*指标[^:。;]{0,6}[:,](?:其中)?(?:稀土)?开采(?:指标)?(?:为)?(` + number + `)(万吨|吨)(?:、|,|和)冶炼分离(?:指标)?(?:为)?(` + number + `)(万吨|吨)`)
	quotaKinds = regexp.MustCompile(`(岩矿型|离子型|轻稀土|中重稀土)(?:稀土)?矿?(?:为)?(` + number + `)(万吨|吨)`)
	holderRE   = regexp.MustCompile(`([\p{Han}]{2,4}稀土集团|[\p{Han}]{2,6}集团|[\p{Han}]{2,4}稀土|[\p{Han}]{2,8}公司)(?:的)?$`)
)

// quotaScope tells whose a quota is where it is not the whole country's.
func quotaScope(before string) string {
	m := holderRE.FindStringSubmatch(before)
	if m == nil || strings.ContainsAny(m[1], "批年度型轻重、") {
		return ""
	}
	return m[1]
}

// quotaLists reads a list behind a colon (开采 x、冶炼分离 y), and the kinds of ore that a quota divides into.
func (r *reader) quotaLists(article int, p *Paragraph, text string) {
	for _, m := range quotaList.FindAllStringSubmatchIndex(text, -1) {
		g := func(i int) string { return group1(text, m, i) }
		q := Quota{Year: atoi(g(1)), Batch: g(2), Stage: "开采", Amount: amountOf(g(3)), Unit: g(4), Cite: cite(article, p, m[0], m[9])}
		if q.Year == 0 {
			q.Year = r.quotaYear(text[:m[0]])
		}
		r.Quotas = append(r.Quotas, q)
		q.Stage, q.Amount, q.Unit, q.Cite = "冶炼分离", amountOf(g(5)), g(6), cite(article, p, m[0], m[1])
		r.Quotas = append(r.Quotas, q)
	}
	for _, m := range quotaKinds.FindAllStringSubmatchIndex(text, -1) {
		if !strings.Contains(text[sentenceStart(text[:m[0]]):m[0]], "开采指标") {
			continue
		}
		r.Quotas = append(r.Quotas, Quota{Year: r.quotaYear(text[:m[0]]), Batch: "全年", Scope: group1(text, m, 1), Stage: "开采", Amount: amountOf(group1(text, m, 2)), Unit: group1(text, m, 3), Cite: cite(article, p, m[0], m[1])})
	}
}

func stage(s string) string { return strings.ReplaceAll(s, "、", "") }

// quotaYear is the last year named before a quota, else the issue's.
func (r *reader) quotaYear(before string) int {
	if all := yearRE.FindAllStringSubmatch(before, -1); len(all) > 0 {
		return r.year(all[len(all)-1][1])
	}
	return r.Month.Year()
}

// risesAfter reads the year-on-year changes of one or two quotas.
func risesAfter(rest string) (out [2]*Change, length int) {
	m := twoRises.FindStringSubmatch(rest)
	if m == nil {
		return out, 0
	}
	out[0] = signed(m[1], m[2], "", m[3])
	if m[4] != "" {
		out[1] = signed(m[1], m[2], "", m[4])
	}
	return out, len(m[0])
}
