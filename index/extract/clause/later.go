package clause

import (
	"strconv"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// cutIn cuts a text of the article into tokens, with the times in it that count from now as of when it was written.
func (c *clauseReader) cutIn(text string) []lexicon.Token {
	tokens := words.TokensIn(c.room, text, c.Month)
	if c.later = c.later || toldOver(tokens, c.Month); !c.later && !c.behind() {
		return tokens
	}
	var moved []lexicon.Token
	for i := range tokens {
		if t := &tokens[i]; t.Class == lexicon.PeriodOf && c.fromNow(t) {
			if moved == nil {
				moved = words.Tokens(text, c.Month+1)
			}
			countAnew(t, moved)
		}
	}
	return tokens
}

// toldOver reports whether an English clause tells how much was traded up to the end of the month: that is
// known in the month behind, from which last month counts then.
func toldOver(tokens []lexicon.Token, month bulletin.Month) bool {
	way, moved, over := false, false, false
	if len(tokens) == 0 || !isASCII(tokens[0].Text) {
		return false
	}
	for i := range tokens {
		switch t := &tokens[i]; {
		case t.Class == lexicon.Mark && strings.Contains(",.;:。", t.Text):
			way, moved, over = false, false, false
		case t.Of("kind"), t.Is("qual.forecast"), t.Is("qual.estimate"):
			return false
		case t.Of("direction"):
			way = isASCII(t.Text)
		case t.Of("move"), t.Class == lexicon.Change, t.Class == lexicon.Quantity && unitKind(t.Unit) == 't':
			moved = true
		case t.Class == lexicon.PeriodOf:
			over = over || endsWith(t, month)
		}
		if way && moved && over {
			return true
		}
	}
	return false
}

// endsWith reports whether a time is named without counting from now, and ends with a month.
func endsWith(t *lexicon.Token, month bulletin.Month) bool {
	return t.Period.To.Month == month && t.Period.From.Day == 0 && !strings.HasPrefix(t.ID, "rel.") &&
		!bulletin.HasAny(t.Text, "last", "this", "previous", "prior", "ago", "earlier")
}

// fromNow reports whether a time counts from when the text was written: last month, and 去年 where that is the first time
// that a text of the month behind names.
func (c *clauseReader) fromNow(t *lexicon.Token) bool {
	if t.Period.IsZero() || t.Period.IsDay() {
		return false
	}
	if isASCII(t.Text) {
		return c.later && (strings.Contains(t.Text, "last") || strings.HasPrefix(t.Text, "this"))
	}
	if !c.behind() {
		return false
	}
	now := bulletin.HasAny(t.Text, "去年", "上年", "上月", "上个月") && t.ID != "time.sameperiod"
	if c.counts == 0 && (now || !strings.HasPrefix(t.ID, "rel.")) {
		c.counts = map[bool]int{true: 1, false: -1}[now]
	}
	return now && c.counts > 0
}

// tellsOfYearOver reports whether a text was written when the issue's own year was over: a sentence names a month of
// last year beside the year before the issue's, and nobody calls one year by two names in one sentence: 去年 12 月出口
// 4392 吨，比 2024 年同期多 32%.
func tellsOfYearOver(a *bulletin.Article, month bulletin.Month) bool {
	if month.Month() != 12 {
		return false
	}
	year := strconv.Itoa(month.Year()-1) + "年"
	for i := range a.Paragraphs {
		for sentence := range strings.SplitSeq(a.Paragraphs[i].Text, "。") {
			_, behind, last := strings.Cut(sentence, "去年")
			if last && isDigit(strings.TrimLeft(behind, " ")) &&
				strings.Contains(strings.ReplaceAll(sentence, " ", ""), year) {
				return true
			}
		}
	}
	return false
}

// behind reports whether the day of the text lies in the month behind the issue's.
func (c *clauseReader) behind() bool {
	return c.yearOver || c.day.IsDay() && c.day.From.Month == c.Month+1
}

// countAnew gives a time what the same word stands for a month later.
func countAnew(t *lexicon.Token, later []lexicon.Token) {
	for i := range later {
		if l := &later[i]; l.From == t.From && l.Text == t.Text && l.Class == t.Class {
			t.Period, t.Value = l.Period, l.Value
		}
	}
}

// dayAhead settles a day without a year in the month behind the issue's, which is no day of the year before where the
// text tells of the month: 11 月均价 55 万元/吨。12 月 1 日报 57 万元/吨. Else it may be of either year.
func (c *clauseReader) dayAhead(k *clause, f *filling) {
	if f.token == nil || f.token.Year || !f.period.IsDay() || f.period.From.Month != c.Month-11 {
		return
	}
	if !c.toldNow() && !(k.says && len(k.amounts) == 0) {
		k.noTime("which year " + f.printed + " is in, is not plain")
		return
	}
	f.period = f.period.Shift(12)
	f.name = f.period.String()
}

// toldNow reports whether the article has told of the month, or its headline names it, or its day lies behind
// that.
func (c *clauseReader) toldNow() bool {
	now := bulletin.MonthOf(c.Month)
	if c.month.period == now || c.day.IsDay() && c.day.From.Month >= c.Month {
		return true
	}
	for f := range c.articleFacts() {
		if now.Contains(f.Period) {
			return true
		}
	}
	return false
}
