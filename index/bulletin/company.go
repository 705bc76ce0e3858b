package bulletin

import (
	"regexp"
	"strings"
)

// companyBefore finds whose list price it is: the company named last before it, in the paragraph or the article.
func (r *reader) companyBefore(article int, p *Paragraph, before string) string {
	if c := lastCompany(before); c != "" {
		return c
	}
	found := lastCompany(r.Articles[article].Title)
	for i := range r.Articles[article].Paragraphs {
		if q := &r.Articles[article].Paragraphs[i]; q.First < p.First {
			if c := lastCompany(narrow(q.Text)); c != "" {
				found = c
			}
		}
	}
	return found
}

func lastCompany(s string) string {
	for {
		all := companyRE.FindAllStringSubmatchIndex(s, -1)
		if all == nil {
			return ""
		}
		last := all[len(all)-1]
		if c := trimCompany(s[last[2]:last[3]]); c != "" {
			return c
		}
		s = s[:last[0]]
	}
}

var companyLead = regexp.MustCompile(`^(?:据|由|受|从|向|与|对|在|按|而|称)`)

// trimCompany takes words off the front that are no part of a name, and refuses what names no one company.
func trimCompany(c string) string {
	for _, w := range []string{"其中", "其稀土", "近期", "受", "的", "和", "与", "对", "以及", "主要", "显示", "方面", "月份", "月", "年", "日"} {
		if i := strings.LastIndex(c, w); i >= 0 && (len(w) > 3 || len([]rune(c[i+len(w):])) > 3) {
			c = c[i+len(w):] // 盛和资源 keeps its 和
		}
	}
	c = companyLead.ReplaceAllString(c, "")
	switch c {
	case "", "稀土", "公司", "集团", "资源", "科技", "股份", "中国稀土", "全球稀土", "国内稀土":
		return ""
	}
	if strings.HasPrefix(c, "稀土") || strings.HasSuffix(c, "轻稀土") || strings.HasSuffix(c, "重稀土") || strings.HasSuffix(c, "要稀土") {
		return ""
	}
	return c
}
