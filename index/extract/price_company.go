package extract

import (
	"regexp"
	"strings"

	"rebot/index/bulletin"
)

var (
	companyRE = regexp.MustCompile(`([\p{Han}]{2,6}` + companySuffix + `)(?:称|表示|宣布|公布|发布|公告|给出|方面|的|将|上调|下调|\d|对|本|，|,|:)`)
	// A company right before a product: of those that are called …稀土 only the well known, for 调整稀土氧化物 looks alike.
	companyName  = `((?:北方|南方|广东|四川|江西|福建|广西|湖南|内蒙古|赣州|龙南|五矿|包钢|虔东)稀土(?:集团)?|[\p{Han}]{2,6}(?:稀土集团|集团|股份|资源|有色|钨业|公司|磁材|三环|永磁|科技))`
	companyEnd   = regexp.MustCompile(companyName + `(?:的|将|(?:(?:\d{4}|今|去)年)?\d{1,2}月份?|` + grade + `)*$`)
	companyGoods = regexp.MustCompile(companyName + `(?:的|(?:(?:\d{4}|今|去)年)?\d{1,2}月份?)*(?:氧化|金属|碳酸|镨钕|镧铈|钕铁硼)`)
	noCompany    = regexp.MustCompile(`^(?:部分|多数|各|各类|常见|主流|其他|我国|国产|进口|出口|海外|国外|上述|该)稀土$`)
)

// companyBefore finds whose list price it is: the company named last before it, in the paragraph or the article.
func (r *reader) companyBefore(article int, p *bulletin.Paragraph, before string) string {
	if m := companyEnd.FindStringSubmatch(before); m != nil {
		if c := trimCompany(m[1]); c != "" {
			return c // 北方稀土氧化镨钕挂牌价
		}
	}
	if c := lastCompany(before); c != "" {
		return c
	}
	found := lastCompany(r.Articles[article].Title)
	for i := range r.Articles[article].Paragraphs {
		if q := &r.Articles[article].Paragraphs[i]; q.First < p.First {
			if c := lastCompany(bulletin.Narrow(q.Text)); c != "" {
				found = c
			}
		}
	}
	return found
}

func lastCompany(s string) string {
	for {
		last := lastMatch(companyRE, s)
		if m := lastMatch(companyGoods, s); m != nil && (last == nil || m[2] > last[2]) {
			last = m
		}
		if last == nil {
			return ""
		}
		if c := trimCompany(s[last[2]:last[3]]); c != "" {
			return c
		}
		s = s[:last[0]]
	}
}

var companyLead = regexp.MustCompile(`^(?:据|由|受|从|向|与|对|在|按|而|称)`)

// trimCompany takes words off the front that are no part of a name, and refuses what names no one company.
func trimCompany(c string) string {
	for _, w := range []string{"其中", "旗下", "所属", "其稀土", "近期", "受", "的", "和", "与", "对", "以及", "主要", "显示", "方面", "月份", "月", "年", "日"} {
		if i := strings.LastIndex(c, w); i >= 0 && (len(w) > 3 || len([]rune(c[i+len(w):])) > 3) {
			c = c[i+len(w):] // 盛和资源 keeps its 和
		}
	}
	c = companyLead.ReplaceAllString(c, "")
	switch c {
	case "", "稀土", "公司", "集团", "资源", "科技", "股份", "中国稀土", "全球稀土", "国内稀土":
		return ""
	}
	if noCompany.MatchString(c) || strings.HasPrefix(c, "稀土") || strings.HasSuffix(c, "轻稀土") || strings.HasSuffix(c, "重稀土") || strings.HasSuffix(c, "要稀土") {
		return ""
	}
	return c
}
