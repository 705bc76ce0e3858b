package answer

import (
	"fmt"
	"strconv"
	"strings"

	"rebot/bot/intent"
	"rebot/index"
	"rebot/index/bulletin"
)

// patents answers for one patent by its number, or lists those of an issue; likewise the papers.
func (b *Engine) patents(a draft, i intent.PatentsOf) {
	if i.Papers {
		b.papers(a, i)
		return
	}
	if i.Topic != "" {
		if p, ok := b.patentAbout(i.Topic); ok {
			a.patent(p)
			return
		}
		b.refuse(a, intent.Refuse{Reason: intent.NothingFound, Name: i.Topic})
		return
	}
	if i.Any && i.About == "" {
		i.Month = b.newestPatents(i.Month)
	}
	var found []index.Patent
	for _, p := range b.lib.Patents() {
		if i.Number != "" && p.Number == i.Number || i.Number == "" && (p.Issue.Month == i.Month || i.Any && i.About != "") && isOn(p, i.About) && (i.Day == 0 || strings.HasSuffix(p.Date, "-"+fmt.Sprintf("%02d", i.Day))) {
			found = append(found, p)
		}
	}
	switch {
	case len(found) == 0:
		b.refuse(a, intent.Refuse{Reason: intent.NothingFound, Name: i.Number + i.About + a.Say("专利", " patents")})
	case i.Number != "":
		a.patent(found[0])
	case i.Any && i.About != "":
		a.patentList(found, 0)
	default:
		a.patentList(found, i.Month)
	}
}

// newestPatents is the newest month whose issue has patents.
func (b *Engine) newestPatents(newest bulletin.Month) (m bulletin.Month) {
	for _, p := range b.lib.Patents() {
		m = max(m, p.Issue.Month)
	}
	if m == 0 {
		return newest
	}
	return m
}

// isOn tells whether every word asked for stands in a patent's title or among its inventors.
func isOn(p index.Patent, about string) bool {
	text := bulletin.Fold(p.Title + " " + p.Inventors)
	for _, word := range strings.Fields(about) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// patentAbout finds the patent whose title shares most with a question: half of the title's or of the question's
// pairs of characters at least, so that a patent on something else is not taken for it.
func (b *Engine) patentAbout(topic string) (best index.Patent, ok bool) {
	want := intent.TopicPairs(topic)
	top := 2
	for _, p := range b.lib.Patents() {
		if p.Number == "" {
			continue
		}
		shared := 0
		for pair := range intent.Pairs(bulletin.Fold(p.Title)) {
			if want[pair] {
				shared++
			}
		}
		if shared > top && shared*5 >= len(want)*2 {
			best, ok, top = p, true, shared
		}
	}
	return best, ok
}

// patent shows one notice. Its own text is the title, so it stands as a passage.
func (a draft) patent(p index.Patent) {
	a.Cite(p.Issue, p.Cite)
	a.Title = p.Number
	a.Lead = p.Title
	a.Details = append(a.Details, a.Say("公开（公告）日期：", "Published: ")+p.Date, a.Say("公开（公告）号：", "Number: ")+p.Number, a.Say("发明人：", "Inventors: ")+p.Inventors)
}

func (a draft) patentList(ps []index.Patent, m bulletin.Month) {
	a.Title = a.Say("专利", "Patents")
	if m != 0 {
		a.Title += " · " + a.MonthName(m)
	}
	a.Lead = strconv.Itoa(len(ps)) + a.Say(" 件：", " patents:")
	a.Permit(strconv.Itoa(len(ps)))
	for _, p := range ps {
		line := p.Title
		if p.Number != "" {
			line += a.Say("（", " (") + p.Number + a.Say("，", ", ") + p.Date + a.Say("）", ")")
		}
		a.Details = append(a.Details, line)
		a.Cite(p.Issue, p.Cite)
	}
}

// papers lists the titles in the articles that list papers.
func (b *Engine) papers(a draft, i intent.PatentsOf) {
	if i.Any {
		for _, is := range b.lib.Issues() {
			if len(is.Papers) > 0 {
				i.Month = is.Month // the issues are in order
			}
		}
	}
	is := b.lib.Issue(i.Month)
	if is == nil {
		b.refuse(a, b.whyNone("", nil, i.Month))
		return
	}
	for _, p := range is.Papers {
		a.Title = is.Articles[p.Cite.Article].Title
		a.Details = append(a.Details, p.Title)
		a.Cite(is, p.Cite)
	}
	if len(a.Details) == 0 {
		b.refuse(a, intent.Refuse{Reason: intent.NothingFound, Name: a.Say("论文目录", "a list of papers")})
		return
	}
	a.Lead = strconv.Itoa(len(a.Details)) + a.Say(" 篇：", " papers:")
	a.Permit(strconv.Itoa(len(a.Details)))
}
