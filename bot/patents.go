package bot

import (
	"fmt"
	"strconv"
	"strings"

	"rebot/index"
	"rebot/index/bulletin"
)

// patents answers for one patent by its number, or lists those of an issue; likewise the papers.
func (b *Bot) patents(a draft, i PatentsOf) {
	if i.Papers {
		b.papers(a, i)
		return
	}
	if i.Topic != "" {
		if p, ok := b.patentAbout(i.Topic); ok {
			a.patent(p)
			return
		}
		b.refuse(a, Refuse{Reason: NothingFound, Name: i.Topic})
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
		b.refuse(a, Refuse{Reason: NothingFound, Name: i.Number + i.About + a.say("专利", " patents")})
	case i.Number != "":
		a.patent(found[0])
	case i.Any && i.About != "":
		a.patentList(found, 0)
	default:
		a.patentList(found, i.Month)
	}
}

// newestPatents is the newest month whose issue has patents.
func (b *Bot) newestPatents(newest bulletin.Month) (m bulletin.Month) {
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
func (b *Bot) patentAbout(topic string) (best index.Patent, ok bool) {
	want := TopicPairs(topic)
	top := 2
	for _, p := range b.lib.Patents() {
		if p.Number == "" {
			continue
		}
		shared := 0
		for pair := range Pairs(bulletin.Fold(p.Title)) {
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
	a.cite(p.Issue, p.Cite)
	a.Title = p.Number
	a.Lead = p.Title
	a.Details = append(a.Details, a.say("公开（公告）日期：", "Published: ")+p.Date, a.say("公开（公告）号：", "Number: ")+p.Number, a.say("发明人：", "Inventors: ")+p.Inventors)
}

func (a draft) patentList(ps []index.Patent, m bulletin.Month) {
	a.Title = a.say("专利", "Patents")
	if m != 0 {
		a.Title += " · " + a.monthName(m)
	}
	a.Lead = strconv.Itoa(len(ps)) + a.say(" 件：", " patents:")
	a.Permit(strconv.Itoa(len(ps)))
	for _, p := range ps {
		line := p.Title
		if p.Number != "" {
			line += a.say("（", " (") + p.Number + a.say("，", ", ") + p.Date + a.say("）", ")")
		}
		a.Details = append(a.Details, line)
		a.cite(p.Issue, p.Cite)
	}
}

// papers lists the titles in the articles that list papers.
func (b *Bot) papers(a draft, i PatentsOf) {
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
		a.cite(is, p.Cite)
	}
	if len(a.Details) == 0 {
		b.refuse(a, Refuse{Reason: NothingFound, Name: a.say("论文目录", "a list of papers")})
		return
	}
	a.Lead = strconv.Itoa(len(a.Details)) + a.say(" 篇：", " papers:")
	a.Permit(strconv.Itoa(len(a.Details)))
}
