package extract

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/extract/layout"
)

// endsInAny reports whether a text ends in one of some words.
func endsInAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

var laws = []string{"法", "条例", "办法", "通知", "意见", "规定", "目录", "规划", "标准", "细则", "决定", "指标"}

// tellsOfPolicy reports whether a headline names a law or the like: at its end, in a title's marks, or as what is put in force.
func tellsOfPolicy(title string) bool {
	if endsInAny(title, laws...) || endsInAny(title, "例") {
		return true
	}
	for _, law := range laws {
		_, behind, ok := strings.Cut(title, law)
		if ok && (strings.Contains(title, law+"》") ||
			bulletin.HasAny(behind, "施行", "实施", "发布", "印发", "出台", "下达", "公布", "征求")) {
			return true
		}
	}
	return false
}

// tellsOfMethod reports whether the 法 that a headline ends in is one of a laboratory: 草酸-超声法.
func tellsOfMethod(a *bulletin.Article) bool {
	return strings.HasSuffix(a.Title, "法") && tellsOfScience(a.Title) && !fromOffice(a.Source)
}

func fromOffice(source string) bool {
	return endsInAny(source, "部", "委") || bulletin.HasAny(source, "自然资源报", "国务院", "人大", "政府", "办公厅")
}

func fromScience(source string) bool {
	return source == "稀土" || endsInAny(source, "化工") || bulletin.HasAny(source, "大学", "学院", "研究院", "研究所", "理所", "化所",
		"构所", "机所", "学报", "中科院", "科学院", "实验室", "期刊", "杂志")
}

func tellsOfScience(text string) bool {
	return bulletin.HasAny(text, "研究", "制备", "合成", "性能", "机理", "团队", "课题组", "晶体", "催化", "萃取", "浸出", "激光", "超导", "材料")
}

func tellsOfPrices(title string) bool {
	return bulletin.HasAny(strings.ReplaceAll(title, "执行情况", ""), "行情", "价格走势", "价格指数", "价格周评", "价格月评", "价格分析")
}

// kindOf infers what an article is about, from its facts first, then from its title and source.
func (r *reader) kindOf(i int) bulletin.Kind {
	a := &r.Articles[i]
	list := true
	for _, p := range a.Paragraphs {
		list = list && !layout.HasSentence(p.Text)
	}
	switch n := r.countFacts(i); {
	case n.patents > 0:
		return bulletin.Patents
	case list && bulletin.HasAny(a.Title, "学报", "网络首发", "论文", "期刊", "目录"):
		return bulletin.Papers
	case n.averages > 2 || tellsOfPrices(a.Title):
		return bulletin.Prices
	case n.trades > 2 || n.trades > 0 && bulletin.HasAny(a.Title, "海关", "进出口", "外贸", "贸易"):
		return bulletin.Customs
	case fromScience(a.Source) && (tellsOfScience(a.Title+firstText(a)) || fromScience(a.Title)):
		return bulletin.Research
	case tellsOfPolicy(a.Title) && !tellsOfMethod(a),
		fromOffice(a.Source) && (tellsOfPolicy(firstText(a)) || strings.Contains(a.Title, "公告")):
		return bulletin.Policy
	}
	return bulletin.News
}

// placed gives what looks like news behind the news the kind of the section that it stands in: the bulletin prints news,
// research, policy, prices, abstracts of papers and their list, in this order.
func (r *reader) placed() {
	kinds := func(k bulletin.Kind) int {
		return slices.IndexFunc(r.Articles, func(a bulletin.Article) bool { return a.Kind == k })
	}
	research, prices, list := kinds(bulletin.Research), kinds(bulletin.Prices), kinds(bulletin.Papers)
	for i := max(research, 0); research >= 0 && i < prices; i++ {
		a := &r.Articles[i]
		if a.Kind != bulletin.News {
			continue
		}
		a.Kind = bulletin.Policy
		if fromScience(a.Title) || r.nextKind(i) == bulletin.Research {
			a.Kind = bulletin.Research
		}
	}
	for i := 1; i+1 < len(r.Articles); i++ { // what an office says between two texts of policy
		a := &r.Articles[i]
		if a.Kind == bulletin.News && fromOffice(a.Source) && r.Articles[i-1].Kind == bulletin.Policy &&
			r.Articles[i+1].Kind == bulletin.Policy {
			a.Kind = bulletin.Policy
		}
	}
	for i := prices + 1; prices >= 0 && i < list; i++ {
		if a := &r.Articles[i]; a.Kind == bulletin.News {
			a.Kind = bulletin.Research
		}
	}
}

// nextKind is the kind of the next article that is no news.
func (r *reader) nextKind(i int) bulletin.Kind {
	for _, a := range r.Articles[i+1:] {
		if a.Kind != bulletin.News {
			return a.Kind
		}
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
