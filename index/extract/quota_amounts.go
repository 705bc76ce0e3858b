package extract

import (
	"regexp"
	"strings"

	"rebot/index/bulletin"
)

var (
	quotaRE   = regexp.MustCompile(`(?:(\d{4}|今|去)年)?(?:度)?(全年|第[一二三四]批|前[一二两三四]批|[一二三四]批)?((?:稀土|离子型|岩矿型|轻稀土|中重稀土|矿产品|矿|的)*)(开采|冶炼分离|冶炼、分离)(?:(?:、|和|及)(冶炼分离|开采))?(?:总量控制|总量|控制|计划)*指标(?:总量)?,?(分别)?(?:为|是|达到|达|:|共|合计)*(` + number + `)(万吨|吨)?(?:REO)?(?:(?:、|和|及|,)(` + number + `)(万吨|吨))?`)
	twoRises  = regexp.MustCompile(`^[,、]?(?:同比|较上年|比上年)(?:分别)?(?:(` + up + `)|(` + down + `))(?:了|约)?(` + number + `)%(?:(?:、|和|及)(` + number + `)%)?`)
	batchOnly = regexp.MustCompile(`(第[一二三四]批|前[一二两三四]批|全年)`)
)

// quotas reads the state's production plan: mining and separation, a batch or a year, often two values in turn.
func (r *reader) quotas(article int, p *bulletin.Paragraph) {
	if !strings.Contains(p.Text, "指标") {
		return
	}
	text, from := prose(p), len(r.Quotas)
	scope, ended := "", -9 // a group's quotas follow one another
	for _, m := range quotaRE.FindAllStringSubmatchIndex(text, -1) {
		s, ok := quotaScope(text[:m[0]], text[m[6]:m[7]])
		if s == "" && ended == len(strings.TrimRight(text[:m[0]], "、,;")) {
			s = scope
		}
		ended = m[1]
		if ok && r.ofRareEarth(article, text, m) && !forecast(text, m[0], m[1]) {
			r.quota(article, p, text, m, s)
		}
		if scope = s; oreKind.MatchString(s) {
			scope = "" // 离子型…开采指标 x，冶炼分离指标 y: the second is of all ore
		}
	}
	r.quotaLists(article, p, text)
	r.quotaAgain(article, p, text, r.Quotas[from:])
}

// batchBefore is the batch named last in the sentence.
func batchBefore(before string) string {
	all := batchOnly.FindAllString(before[fullStop(before):], -1)
	if all == nil {
		return ""
	}
	return all[len(all)-1]
}

// quota takes the one or two values of a match of quotaRE.
func (r *reader) quota(article int, p *bulletin.Paragraph, text string, m []int, scope string) {
	g := func(i int) string { return group1(text, m, i) }
	q := bulletin.Quota{Year: r.year(g(1)), Batch: g(2), Scope: scope, Stage: stage(g(4)), Amount: amountOf(g(7)), Unit: g(8)}
	if g(1) == "" {
		q.Year = r.quotaYear(text[:m[0]])
	}
	if q.Batch == "" {
		q.Batch = batchBefore(text[:m[0]])
	}
	if q.Unit == "" {
		q.Unit = g(10)
	}
	two := g(5) != "" && g(9) != ""
	if q.Unit == "" || g(9) != "" && !two || g(5) != "" && !two {
		return // of which stage the one value is, is not said
	}
	rises, more := risesAfter(text[m[1]:])
	q.Change, q.Cite = rises[0], cite(article, p, m[0], m[1]+more)
	r.Quotas = append(r.Quotas, q)
	if two {
		q.Stage, q.Amount, q.Unit, q.Change = stage(g(5)), amountOf(g(9)), g(10), rises[1]
		r.Quotas = append(r.Quotas, q)
	}
}

var (
	quotaList  = regexp.MustCompile(`(?:(\d{4})年)?(?:度)?(第[一二三四]批|前[一二两三四]批|全年)?(?:稀土)?(?:总量控制|总量|控制)*指标[^:。;]{0,6}[:,](?:其中)?(?:稀土)?开采(?:指标)?(?:为)?(` + number + `)(万吨|吨)(?:、|,|和)冶炼分离(?:指标)?(?:为)?(` + number + `)(万吨|吨)`)
	quotaKinds = regexp.MustCompile(`(岩矿型|离子型|轻稀土|中重稀土)(?:稀土)?矿?(?:为)?(` + number + `)(万吨|吨)`)
)

// quotaLists reads a list behind a colon (开采 x、冶炼分离 y), and the kinds of ore that a quota divides into.
func (r *reader) quotaLists(article int, p *bulletin.Paragraph, text string) {
	for _, m := range quotaList.FindAllStringSubmatchIndex(text, -1) {
		g := func(i int) string { return group1(text, m, i) }
		q := bulletin.Quota{Year: atoi(g(1)), Batch: g(2), Stage: "开采", Amount: amountOf(g(3)), Unit: g(4), Cite: cite(article, p, m[0], m[9])}
		if q.Year == 0 {
			q.Year = r.quotaYear(text[:m[0]])
		}
		if forecast(text, m[0], m[1]) || !r.ofRareEarth(article, text, m) {
			continue
		}
		r.Quotas = append(r.Quotas, q)
		q.Stage, q.Amount, q.Unit, q.Cite = "冶炼分离", amountOf(g(5)), g(6), cite(article, p, m[0], m[1])
		r.Quotas = append(r.Quotas, q)
	}
	for _, m := range quotaKinds.FindAllStringSubmatchIndex(text, -1) {
		before := text[sentenceStart(text[:m[0]]):m[0]]
		if !miningQuota.MatchString(before) || separation.MatchString(before) || forecast(text, m[0], m[1]) {
			continue
		}
		batch := batchBefore(text[:m[0]])
		if batch == "" {
			batch = "全年"
		}
		r.Quotas = append(r.Quotas, bulletin.Quota{Year: r.quotaYear(text[:m[0]]), Batch: batch, Scope: group1(text, m, 1), Stage: "开采", Amount: amountOf(group1(text, m, 2)), Unit: group1(text, m, 3), Cite: cite(article, p, m[0], m[1])})
	}
}

var (
	miningQuota = regexp.MustCompile(`开采[^,。;\d]*指标`)
	separation  = regexp.MustCompile(`冶炼[^,。;\d]*指标`)
)

func stage(s string) string { return strings.ReplaceAll(s, "、", "") }

// quotaYear is the last year named before a quota, else the issue's.
func (r *reader) quotaYear(before string) int {
	if all := yearRE.FindAllStringSubmatch(before, -1); len(all) > 0 {
		return r.year(all[len(all)-1][1])
	}
	return r.Month.Year()
}

// risesAfter reads the year-on-year changes of one or two quotas.
func risesAfter(rest string) (out [2]*bulletin.Change, length int) {
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
