package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rebot/index/bulletin"
)

// patentFields are the fields of a notice, without 期 behind a day.
var patentFields = map[string]bool{"发明名称": true, "专利名称": true, "名称": true, "公开日": true, "公开(公告)日": true, "公开/公告日": true,
	"公告日": true, "申请日": true, "公开号": true, "公开(公告)号": true, "公开/公告号": true, "公告号": true, "专利号": true,
	"发明人": true, "申请人": true, "专利权人": true, "申请(专利权)人": true}

// patentField reads a field of a notice: 【公开（公告）日期】：2024-11-12.
func patentField(text string) (field, value string, ok bool) {
	if !bulletin.HasAny(text[:min(len(text), 60)], ":", "：") {
		return "", "", false
	}
	field, value, ok = strings.Cut(bulletin.Narrow(text), ":")
	field, value = strings.TrimSuffix(strings.Trim(field, "[]【】 "), "期"), strings.TrimSpace(value)
	return field, value, ok && value != "" && patentFields[field]
}

// patents reads the notices of patents (fields one a line) and lists of titles.
func (r *reader) patents(article int) {
	a := &r.Articles[article]
	var now *bulletin.Patent
	for i := range a.Paragraphs {
		p := &a.Paragraphs[i]
		field, value, ok := patentField(p.Text)
		if !ok {
			continue
		}
		p.Heading = false
		if now == nil || strings.Contains(field, "名称") {
			r.Patents = append(r.Patents, bulletin.Patent{Title: a.Title,
				Cite: bulletin.Cite{Article: article, First: p.First, Last: p.Last}})
			now = &r.Patents[len(r.Patents)-1]
		}
		setPatentField(now, field, value)
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
	case strings.HasSuffix(field, "日"):
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

// opensTitle reports whether a line may be a title: it begins with Han, a Latin letter or a digit, and goes on.
func opensTitle(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return (unicode.Is(unicode.Han, r) || r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r))) &&
		utf8.RuneCountInString(s[size:]) >= 3
}

func (r *reader) listedPatents(article int) {
	for _, p := range r.Articles[article].Paragraphs {
		if opensTitle(p.Text) && !p.Caption {
			r.Patents = append(r.Patents, bulletin.Patent{Title: p.Text,
				Cite: bulletin.Cite{Article: article, First: p.First, Last: p.Last}})
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
			r.Papers = append(r.Papers, bulletin.Paper{Title: p.Text,
				Cite: bulletin.Cite{Article: article, First: p.First, Last: p.Last}})
		}
	}
}
