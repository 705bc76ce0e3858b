package extract

import (
	"regexp"

	"rebot/index/bulletin"
)

var (
	policyTitle   = regexp.MustCompile(`[法例法]$|(法|条例|办法|通知|意见|规定|公告|目录|规划|标准|细则|决定|指标)(》|$|.*(施行|实施|发布|印发|出台|下达|公布|征求))`)
	policySource  = regexp.MustCompile(`部$|委$|自然资源报|国务院|人大|政府|办公厅`)
	researchWords = regexp.MustCompile(`研究|制备|合成|性能|机理|团队|课题组|晶体|催化|萃取|浸出|激光|超导|材料`)
	researchFrom  = regexp.MustCompile(`大学|学院|研究院|研究所|[理化构机]所|学报|中科院|科学院|化工$|^稀土$|实验室|期刊|杂志`)
	papersTitle   = regexp.MustCompile(`学报|网络首发|论文|期刊|目录`)
	customsWords  = regexp.MustCompile(`海关|进出口|外贸|贸易`)
	priceWords    = regexp.MustCompile(`价格(走势|行情|指数|周评|月评|分析)|行情`)
)

// kindOf infers what an article is about, from its facts first, then from its title and source.
func (r *reader) kindOf(i int) bulletin.Kind {
	a := &r.Articles[i]
	list := true
	for _, p := range a.Paragraphs {
		list = list && !hasSentence(p.Text)
	}
	switch n := r.countFacts(i); {
	case n.patents > 0:
		return bulletin.Patents
	case list && papersTitle.MatchString(a.Title):
		return bulletin.Papers
	case n.averages > 2 || priceWords.MatchString(a.Title):
		return bulletin.Prices
	case n.trades > 2 || n.trades > 0 && customsWords.MatchString(a.Title):
		return bulletin.Customs
	case researchFrom.MatchString(a.Source) && (researchWords.MatchString(a.Title+firstText(a)) || researchFrom.MatchString(a.Title)):
		return bulletin.Research
	case policyTitle.MatchString(a.Title) || policySource.MatchString(a.Source) && policyTitle.MatchString(firstText(a)):
		return bulletin.Policy
	}
	return bulletin.News
}

func firstText(a *bulletin.Article) string {
	if len(a.Paragraphs) == 0 {
		return ""
	}
	return a.Paragraphs[0].Text
}

type factCount struct{ averages, trades, patents int }

func (r *reader) countFacts(article int) (n factCount) {
	for i := range r.Facts {
		switch f := &r.Facts[i]; {
		case f.Cite.Article != article:
		case f.Kind == bulletin.PriceFact && f.Measure == bulletin.MonthMean:
			n.averages++
		case f.Kind == bulletin.TradeFact:
			n.trades++
		}
	}
	for _, p := range r.Patents {
		if p.Cite.Article == article {
			n.patents++
		}
	}
	return n
}

// sections lets articles stand under the section printed last. Where few sections are printed the heads of most pages
// are lost, and only articles of the same kind that follow stand under one.
func (r *reader) sections() {
	printed := 0
	for _, a := range r.Articles {
		if a.Section != "" {
			printed++
		}
	}
	for i := 1; i < len(r.Articles); i++ {
		before, a := &r.Articles[i-1], &r.Articles[i]
		if a.Section == "" && (printed*3 >= len(r.Articles) || a.Kind == before.Kind) {
			a.Section = before.Section
		}
	}
}
