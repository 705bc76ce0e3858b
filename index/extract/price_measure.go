package extract

import (
	"regexp"
	"strings"

	"rebot/index/bulletin"
)

// measureOf names the measure and, for a list price, whose it is. A price without a word of its own takes the last
// one of the sentence.
func (r *reader) measureOf(article int, p *bulletin.Paragraph, before, word string) (measure, company string) {
	if word == "" || word == "价格" || word == "报价" {
		all := lastWord.FindAllString(before[sentenceStart(before):], -1)
		if all == nil && word == "" {
			all = lastWord.FindAllString(before[fullStop(before):], -1) // 11月挂牌价：甲 x；乙 y
		}
		if all != nil {
			word = all[len(all)-1]
		}
	}
	switch {
	case strings.HasPrefix(word, "挂牌价"):
		return "挂牌价", r.companyBefore(article, p, before)
	case strings.Contains(word, "均价"):
		return bulletin.Average, ""
	case strings.HasPrefix(word, "现货"):
		return "现货价", ""
	case strings.HasPrefix(word, "关联交易"):
		return "关联交易价", r.companyBefore(article, p, before)
	case word == "":
		return "价格", ""
	}
	return word, ""
}

// settled tells whether a price is a fact of its month: not one to come, but for a list price that is announced, and
// not the mean of a run of months. Where a day is named it keeps it.
func (r *reader) settled(q *bulletin.Quote, when pricePeriod, text string, from, end int) bool {
	listed := q.Measure == "挂牌价" || q.Measure == "关联交易价" // which hold for a month or a quarter to come
	if forecast(text, from, end) || !listed && (when.run || q.Month > r.Month && q.Day == 0) {
		return false
	}
	return q.Measure != bulletin.Average || !partOfMonth(text[:from])
}

var (
	monthly  = regexp.MustCompile(`环比|[较比]上个?月`)
	averages = regexp.MustCompile(`均价|平均价|价格走势`)
)

// asAverage takes a plain 价格 for the month's average where the sentence compares it with the month before and the
// article speaks of averages: the bulletin changes the word for variety.
func (r *reader) asAverage(article int, q *bulletin.Quote, text string, from, end int) {
	if q.Measure != "价格" || q.Day != 0 || !monthly.MatchString(text[from:end]) {
		return
	}
	a := &r.Articles[article]
	found := averages.MatchString(a.Title)
	for i := range a.Paragraphs {
		found = found || averages.MatchString(a.Paragraphs[i].Text)
	}
	if found {
		q.Measure = bulletin.Average
	}
}

var (
	published = regexp.MustCompile(`发布|公布|公告|显示|数据|消息|报道|通知|起`)
	dayRange  = regexp.MustCompile(`(?:至|到|-|—|–)$`)
)

// ofDay gives a price the day that is named right before it. What is a day's is not the month's average.
func (r *reader) ofDay(q *bulletin.Quote, lead string) {
	month, day := r.dayBefore(lead)
	if day == 0 || q.Measure == "挂牌价" || q.Measure == "关联交易价" {
		return
	}
	at := dayRE.FindAllStringIndex(lead, -1)
	last := at[len(at)-1]
	switch {
	case q.Measure == bulletin.Average && published.MatchString(lead[last[0]:]):
		return
	case q.Measure == bulletin.Average && dayRange.MatchString(lead[:last[0]]):
		q.Measure = "期间均价"
	case q.Measure == bulletin.Average:
		q.Measure = "日均价"
	}
	q.Month, q.Day = month, day
}

var monthParts = regexp.MustCompile(`[上中下]旬|第[一二三四五]周|[本上当]周|月初|月末|月底`)

// partOfMonth tells whether a sentence has come to speak of a part of the month, and of no other time since.
func partOfMonth(before string) bool {
	sentence := before[sentenceStart(before):]
	all := monthParts.FindAllStringIndex(sentence, -1)
	return all != nil && !timeText.MatchString(sentence[all[len(all)-1][1]:])
}
