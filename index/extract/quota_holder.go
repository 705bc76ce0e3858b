package extract

import (
	"regexp"
	"strings"

	"rebot/index/bulletin"
)

var (
	oreKind   = regexp.MustCompile(`离子型|岩矿型|中重稀土|轻稀土`)
	holderRE  = regexp.MustCompile(`((?:北方|南方|广东|四川|江西|福建|湖南|广西|内蒙古|赣州|厦门|五矿|包钢|盛和|龙南|虔东)稀土(?:集团)?|[\p{Han}]{2,6}?(?:稀土集团|集团|公司|股份|有色|钨业))(?:所|分别|共|新)?(?:获得|获|分得|分到|取得|拥有|持有|得到|承担|下达)?(?:的|了)?(?:稀土)?$`)
	holders   = regexp.MustCompile(`(?:省|自治区|市|县|集团|公司|企业|矿山|获得|获|分得|分到|地区)[^,。;\d]{0,8}$`)
	mineral   = regexp.MustCompile(`稀土|离子型|岩矿型|钨|锑|钼|锡|萤石|石墨|煤|铁矿|铜|锂|磷矿|黄金|金矿|铝土|镍|钴|铀|锰|铬`)
	elsewhere = regexp.MustCompile(`(?:` + countries + `)[^,。;\d]{0,8}$`)
	leadHan   = regexp.MustCompile(`^(?:其中|分集团看|同时|而|据|由|向|对|给|为|与|和|及)+`)
)

// quotaScope tells what part of the country's quota one is: a kind of ore, or the holder's. It is not ok where the
// words before it name a holder that can't be told.
func quotaScope(before, words string) (scope string, ok bool) {
	if kind := oreKind.FindString(words); kind != "" {
		return kind, true
	}
	if m := holderRE.FindStringSubmatch(before + words); m != nil && !strings.ContainsAny(m[1], "批年度型轻重、") {
		return leadHan.ReplaceAllString(m[1], ""), true
	}
	return "", !elsewhere.MatchString(before) && !holders.MatchString(strings.TrimSuffix(before[sentenceStart(before):], "的"))
}

// ofRareEarth tells whether a quota is of rare earths: that is the ore named last before it in the paragraph, else in the
// headline. The ministry sets quotas of tungsten in the same words.
func (r *reader) ofRareEarth(article int, text string, m []int) bool {
	for _, s := range []string{text[:m[7]], r.Articles[article].Title} {
		if all := mineral.FindAllString(s, -1); all != nil {
			last := all[len(all)-1]
			return last == "稀土" || oreKind.MatchString(last)
		}
	}
	return true
}

var againRE = regexp.MustCompile(`(\d{4}|今|去)年(?:度)?(全年|第[一二三四]批|前[一二两三四]批)?(?:指标)?分别(?:为|是)(` + number + `)(万吨|吨)?(?:、|和|及|,)(` + number + `)(万吨|吨)`)

// quotaAgain reads the same quotas of another year, given in the order of the two just named: 2024年第一批分别是 x 和 y.
func (r *reader) quotaAgain(article int, p *bulletin.Paragraph, text string, named []bulletin.Quota) {
	if len(named) < 2 {
		return
	}
	a, b := named[0], named[1]
	for _, m := range againRE.FindAllStringSubmatchIndex(text, -1) {
		g := func(i int) string { return group1(text, m, i) }
		if a.Scope != b.Scope || a.Stage == b.Stage || len(named) > 2 && named[2].Scope == a.Scope || forecast(text, m[0], m[1]) {
			continue
		}
		q := bulletin.Quota{Year: r.year(g(1)), Batch: g(2), Scope: a.Scope, Stage: a.Stage, Amount: amountOf(g(3)), Unit: g(4), Cite: cite(article, p, m[0], m[1])}
		if q.Unit == "" {
			q.Unit = g(6)
		}
		r.Quotas = append(r.Quotas, q)
		q.Stage, q.Amount, q.Unit = b.Stage, amountOf(g(5)), g(6)
		r.Quotas = append(r.Quotas, q)
	}
}
