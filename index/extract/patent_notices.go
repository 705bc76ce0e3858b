package extract

import (
	"regexp"
	"strings"

	"rebot/index/bulletin"
)

var (
	patentField  = regexp.MustCompile(`^(?:\[|【)?(发明名称|专利名称|名称|公开(?:\(公告\)|/公告)?日期?|公告日期?|申请日期?|公开(?:\(公告\)|/公告)?号|公告号|专利号|发明人|申请人|专利权人|申请\(专利权\)人)(?:\]|】)?\s*:\s*(.+)$`)
	listedPatent = regexp.MustCompile(`^(?:\d{1,2}[.、]\s*)?(?:一种|基于|用于|含|高|低|一类|[\p{Han}A-Za-z0-9]).{3,}$`)
)

// patents reads the notices of patents (fields one a line) and lists of titles.
func (r *reader) patents(article int) {
	a := &r.Articles[article]
	var now *bulletin.Patent
	for i := range a.Paragraphs {
		p := &a.Paragraphs[i]
		m := patentField.FindStringSubmatch(bulletin.Narrow(p.Text))
		if m == nil {
			continue
		}
		p.Heading = false
		if now == nil || strings.Contains(m[1], "名称") {
			r.Patents = append(r.Patents, bulletin.Patent{Title: a.Title, Cite: bulletin.Cite{Article: article, First: p.First, Last: p.Last}})
			now = &r.Patents[len(r.Patents)-1]
		}
		setPatentField(now, m[1], strings.TrimSpace(m[2]))
		now.Cite.Last = p.Last
	}
	if now == nil && isPatentList(a) {
		r.listedPatents(article)
	}
}

func setPatentField(p *bulletin.Patent, field, value string) {
	switch {
	case strings.Contains(field, "名称"):
		p.Title = value
	case strings.HasSuffix(field, "号"):
		p.Number = value
	case strings.HasSuffix(field, "日期"), strings.HasSuffix(field, "日"):
		if p.Date == "" || !strings.HasPrefix(field, "申请") {
			p.Date = value
		}
	case field == "发明人":
		p.Inventors = strings.ReplaceAll(value, ",", "，")
	}
}

// isPatentList tells a list of patents' titles: headed so, and without a sentence in it.
func isPatentList(a *bulletin.Article) bool {
	if !strings.Contains(a.Title, "专利") {
		return false
	}
	for _, p := range a.Paragraphs {
		if strings.Contains(p.Text, "。") {
			return false
		}
	}
	return len(a.Paragraphs) > 0
}

func (r *reader) listedPatents(article int) {
	for _, p := range r.Articles[article].Paragraphs {
		if listedPatent.MatchString(p.Text) && !p.Caption {
			r.Patents = append(r.Patents, bulletin.Patent{Title: p.Text, Cite: bulletin.Cite{Article: article, First: p.First, Last: p.Last}})
		}
	}
}

// papers reads the titles of an article that lists papers.
func (r *reader) papers(article int) {
	a := &r.Articles[article]
	if a.Kind != bulletin.Papers {
		return
	}
	for _, p := range a.Paragraphs {
		if !p.Caption {
			r.Papers = append(r.Papers, bulletin.Paper{Title: p.Text, Cite: bulletin.Cite{Article: article, First: p.First, Last: p.Last}})
		}
	}
}
