package clause

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// thisWeek reports whether the clause's time is the week that the text is of.
func (c *clause) thisWeek() bool {
	return c.vague == "本周" || c.vague == "这周" || c.vague == "本周内" || c.vague == "thisweek"
}

// thisIssue reports whether the clause's time is the days that the text is of, a week or two.
func (c *clause) thisIssue() bool {
	return c.vague == "本期" || c.vague == "近两周" || c.vague == "近2周" || c.vague == "过去两周" || c.vague == "两周来"
}

// weekday reports whether the clause's time is a day of the week.
func (c *clause) weekday() bool { return dayOfWeek(c.vague) > 0 }

// dayOfWeek gives 1 for 周一 up to 7 for 周日, and 0 for what is none.
func dayOfWeek(s string) int {
	if s == "" {
		return 0
	}
	if day, ok := englishDays[strings.TrimPrefix(s, "last")]; ok {
		return day
	}
	for _, week := range []string{"周", "星期", "礼拜", "上周", "上星期"} {
		if day, ok := strings.CutPrefix(s, week); ok {
			switch day {
			case "日", "天":
				return 7
			case "一", "二", "三", "四", "五", "六":
				return strings.Index("一二三四五六", day)/len("一") + 1
			}
		}
	}
	return 0
}

var englishDays = map[string]int{
	"monday":    1,
	"tuesday":   2,
	"wednesday": 3,
	"thursday":  4,
	"friday":    5,
	"saturday":  6,
	"sunday":    7,
}

// inIssue reports whether the clause's time can be plain from the time that the text is of.
func (c *clause) inIssue() bool {
	return c.thisWeek() || c.lastWeek() || c.today() || c.yesterday() || c.thisIssue() || c.weekday()
}

// lastWeek reports whether the clause's time is the week before, which a text may say the days of once.
func (c *clause) lastWeek() bool { return c.vague == "上周" || c.vague == "lastweek" }

// yesterday reports whether the clause's time is the day before the one that the text is of.
func (c *clause) yesterday() bool {
	return c.vague == "昨日" || c.vague == "昨天" || c.vague == "yesterday"
}

// today reports whether the clause's time is the day that the text is of.
func (c *clause) today() bool {
	return timeOfDay(c.vague)
}

func (p *parser) period(t *lexicon.Token) {
	f := filling{name: t.Value, printed: t.Text, token: t, period: t.Period}
	compared := p.open || p.compared()
	switch {
	case t.Text == "一周" && (p.tok(1).Class == lexicon.Change || p.tok(1).Of("move")): // 一周涨 23%
		p.cmp = comparison{id: "cmp.week"}
	case p.grades(t):
		p.put(slotPurity, filling{name: t.Text, token: t})
	case p.earlier(t), f.period.IsZero() && isASCII(t.Text) && p.fromThen(f):
	case f.period.IsZero() && isASCII(t.Text) && p.prep == 'f':
		p.fromDay(&f)
	case p.share != nil:
		if !f.period.IsZero() {
			p.share.period = &f
		}
	case t.ID == "time.sameperiod" && !t.Period.IsZero() && p.prep == 'f' && p.ofAmount(): // 由上年同期的 19.8% 降至
		p.ofNext(f)
	case t.ID == "time.sameperiod" && !t.Period.IsZero() && !compared:
		p.c.year = t
	case t.ID == "time.sameperiod" && !compared, sameDay(t):
		if p.open && sameDay(t) { // 比当日市场价高
			p.cmp.base, p.open = &f, false
			return
		}
		if p.c.same = p.c.same || p.cmp.id == ""; t.Text == "同月" || sameDay(t) && p.cmp.id == "" {
			p.c.thatTime = t
		}
	case t.Kind == "year" && (p.tok(1).ID == "time.sameperiod" || sameDay(p.tok(1))) && !compared:
		p.c.year = t
		p.at++
	case !compared && p.samePeriodBefore() && !t.Period.IsZero(): // in the same period of last year
		if f.same = true; !p.fromThen(f) {
			p.c.year = t
		}
	case t.ID == "rel.month.0" && p.toldOn():
		p.c.said[slotPeriod][0].period = bulletin.MonthOf(p.c.said[slotPeriod][0].period.From.Month)
	case wholeYear(t) && p.c.said.has(slotPeriod),
		t.ID == "rel.month.0" && p.c.said.has(slotPeriod) && p.last == slotPeriod:
		p.c.whole = p.c.whole || wholeYear(t)
	case p.cmp.base != nil && t.ID == "time.ytd" && !p.settled(): // 7月26日的今年以来最低点
	case compared:
		if t.Kind == "year" && p.tok(1).ID == "time.sameperiod" { // 较 2024 年同期的 4725 吨
			f.same = true
			p.at++
		}
		f.same = f.same || t.ID == "time.sameperiod" && !t.Period.IsZero() // 与上年同期持平
		p.cmp.base, p.open = &f, false
		p.compares(&f)
	case t.ID == "since": // 自2016年1月起: until when is not said
		p.c.vague, p.c.since = t.Text, t
	case t.Period.IsZero() && p.prep == 'f' && p.ofAmount(): // 由上周的 412 万元/吨调整为
		p.ofNext(f)
	case (&clause{marks: marks{vague: t.Text}}).thisWeek() && p.toldOn(): // 3 月 10 日公布的本周挂牌价
		day := &p.c.said[slotPeriod][0]
		day.period = bulletin.Period{From: lastDay(day.period, 1).From, To: daysBefore(lastDay(day.period, 1), -4).From}
	case t.Period.IsZero():
		if p.c.vague = t.Text; t.ID == "time.week" && p.c.said.has(slotPeriod) { // 11 月第三周
			p.c.guess = true
			p.bad("the time " + t.Text)
		}
	case p.fromThen(f): // up 12.2% from 4,290 tons in October
	case (p.prep == 'f' || p.tok(-1).Text == "on" && !t.Period.IsDay()) && isASCII(t.Text) && p.changeBefore(2) != nil: // up 22.6% from April, on 2011
		p.changeBefore(2).cmp, p.prep = comparison{id: "cmp.than", base: &f}, 0
		p.at += p.thanThose(1, p.c.changes[len(p.c.changes)-1].cmp) - 1
	case p.prep == 'f' && isASCII(t.Text) && p.settled() &&
		p.c.changes[len(p.c.changes)-1].token == p.tok(-2): // 46.2% month on month from November's 2,949 tonnes
		p.prep = 0
		p.at += p.thanThose(1, comparison{id: "cmp.than", base: &f}) - 1
	case p.prep == 'f' || p.ofAmount():
		p.ofNext(f)
	default:
		p.putPeriod(t, f)
	}
}

// sameDay reports whether a time is the day told of before.
func sameDay(t *lexicon.Token) bool {
	return t.Text == "当日" || t.Text == "当天" || t.Text == "同日"
}

// grades reports whether what could be a day is a grade: 1号锑锭.
func (p *parser) grades(t *lexicon.Token) bool {
	return t.ID == "day.alone" && len(t.Text) == len("1号") && strings.HasSuffix(t.Text, "号") && t.Text < "4" &&
		p.tok(1).Class == lexicon.Goods
}

// putPeriod takes a time as the one that is told of.
func (p *parser) putPeriod(t *lexicon.Token, f filling) {
	have := p.c.said[slotPeriod]
	p.c.whole = p.c.whole || wholeYear(t)
	p.told = p.been && len(have) == 0
	if len(have) == 1 && t.Period.IsYear() && p.handedOut(have[0].token) { // 去年12月下达的2013年第一批
		p.c.said[slotPeriod] = nil
	}
	if len(have) == 1 && have[0].token != nil && strings.HasSuffix(have[0].token.Text, "期") &&
		t.Period.IsDay() { // 前一期为 5 月 9 日
		p.c.said[slotPeriod] = nil
	}
	if p.toldOn() && t.Period.From.Day == 0 && slices.ContainsFunc(p.c.tokens[:p.at], func(o *lexicon.Token) bool { return o.Of("say") }) {
		p.c.said[slotPeriod] = nil // 10 月 10 日发布 10 月挂牌价
	}
	p.put(slotPeriod, f)
}

// handedOut reports whether a time before is only when something was handed out that the clause tells of.
func (p *parser) handedOut(when *lexicon.Token) bool {
	i := slices.Index(p.c.tokens, when)
	for i++; i > 0 && i < p.at; i++ {
		if t := p.c.tokens[i]; t.Of("give") && (strings.HasSuffix(t.Text, "的") || p.c.tokens[i+1].Is("link.of")) {
			return true
		}
	}
	return false
}

// toldOn reports whether the clause has named a day, and then what was done on it: 5 月 8 日公布当月挂牌价.
func (p *parser) toldOn() bool {
	have := p.c.said[slotPeriod]
	return len(have) == 1 && have[0].period.IsDay() && have[0].token != nil && have[0].token != p.tok(-1)
}

// fromDay takes a day of the week that a change or a price is told against: flat from Thursday.
func (p *parser) fromDay(f *filling) {
	base := comparison{id: "cmp.than", base: f}
	if x := p.changeBefore(2); x != nil {
		x.cmp = base
	}
	if p.prep = 0; p.pricesBehind() { // from Wednesday's prices of $8,150
		p.c.amounts = append(p.c.amounts, amount{role: roleBase, cmp: base, period: f})
	}
}

// samePeriodBefore reports whether English words for the same time stand before a year.
func (p *parser) samePeriodBefore() bool {
	back := 1
	if p.tok(-1).Is("link.of") {
		back = 2
	}
	t := p.tok(-back).Text
	return strings.HasSuffix(t, "sameperiod") || strings.HasSuffix(t, "samemonth")
}

// fromThen gives an English time to the figure right before it that something went from, and to the change before that.
func (p *parser) fromThen(f filling) bool {
	n := len(p.c.amounts)
	if n == 0 || !isASCII(f.printed) {
		return false
	}
	a := &p.c.amounts[n-1]
	if a.role != roleFrom && (a.role != roleBase || a.cmp.base != nil) || a.period != nil || a.token == nil {
		return false
	}
	back := 1
	for p.tok(-back).Is("prep.in") || p.tok(-back).Of("direction") || p.tok(-back).Is("measure.dealt") || f.same && p.tok(-back).Is("link.of") ||
		p.tok(-back).Fills() && p.tok(-back).Class != lexicon.Quantity {
		back++
	}
	if p.tok(-back) != p.c.amounts[n-1].token {
		return false
	}
	p.c.amounts[n-1].period = &f
	if n == 1 { // no value that it went to stands here: the figure before is compared with it
		p.c.amounts[0].role, p.c.amounts[0].cmp = roleBase, comparison{id: "cmp.than", base: &f}
	}
	if x := p.changeBefore(back + 2); x != nil {
		x.cmp = comparison{id: "cmp.than", base: &f}
	}
	return true
}

// wholeYear reports whether a period is 全年, which names no year.
func wholeYear(t *lexicon.Token) bool {
	return t.ID == "time.whole" || t.Text == "全年" || t.Text == "整年"
}

// compared reports whether the period stands right behind 同比 or 环比, and so is the base.
func (p *parser) compared() bool { return p.cmp.id != "" && p.tok(-1).Of("compare") }

// ofAmount reports whether 的 and an amount stand behind the period, which then is of that amount alone.
func (p *parser) ofAmount() bool {
	if !p.tok(1).Is("link.of") {
		return p.c.said.has(slotExtreme) && isFigure(p.tok(1))
	}
	return isFigure(p.tok(2)) || p.tok(2).Of("extreme")
}

// partOfMonth reports whether a period is a part of a month that it does not name: 月初, 中旬.
func partOfMonth(t *lexicon.Token) bool {
	switch t.Text {
	case "月初", "月中", "月末", "月底", "上旬", "中旬", "下旬":
		return true
	}
	return false
}

func isFigure(t *lexicon.Token) bool { return t.Class == lexicon.Quantity || t.Class == lexicon.Number }

// ofNext keeps the period for the next amount. A part of a month that is not named is no plain time: 月初的 191.2 点.
func (p *parser) ofNext(f filling) {
	if partOfMonth(f.token) {
		if p.c.said.has(slotExtreme) && p.role() == roleValue { // 最高是月末的 217 点: of the month
			return
		}
		f.period = bulletin.Period{}
	}
	p.c.amounts = append(p.c.amounts, amount{period: &f, role: p.role()})
}

func (p *parser) role() role {
	switch {
	case p.prep == 'f':
		return roleFrom
	case p.cmp.base != nil && p.cmp.id == "cmp.than":
		return roleBase
	}
	return roleValue
}

// yearEnds takes apart a word that holds a change against last year, where the end or the beginning of that year is meant:
// 较去年底, 比上年末.
func (c *clauseReader) yearEnds(tokens []lexicon.Token) []lexicon.Token {
	for i := 0; i+1 < len(tokens); i++ {
		a, b := &tokens[i], &tokens[i+1]
		if !a.Is("cmp.yoy") || a.To != b.From || !strings.HasSuffix(a.Text, "年") || isASCII(a.Text) ||
			!b.Of("time.part") && !strings.HasPrefix(b.ID, "time.part.") && !strings.HasPrefix(b.Text, "年") {
			continue
		}
		_, size := utf8.DecodeRuneInString(a.Text)
		known := words.Tokens(a.Text[size:]+b.Text, c.Month)
		if len(known) != 1 || known[0].Class != lexicon.PeriodOf {
			continue
		}
		from, to := a.From, b.To
		*b = known[0]
		b.From, b.To = from+1, to
		*a = lexicon.Token{From: from, To: from + 1, Class: lexicon.Word, Kind: "than", Text: a.Text[:size], ID: "cmp.than"}
	}
	return tokens
}

// fiscal makes one time of the words for a fiscal year or a quarter of it, where the text says whose it is and that
// is known to begin at another month: FY20, fiscal 2023, FY 2023-24, 2023 财年第三季度.
func (c *clauseReader) fiscal(tokens []lexicon.Token) []lexicon.Token {
	begins := 0
	for i := 0; i < len(tokens); i++ {
		if i+1 < len(tokens) && ofYear(&tokens[i]) && tokens[i+1].Class == lexicon.PeriodOf && strings.HasPrefix(tokens[i+1].Text, "year") {
			tokens = slices.Delete(tokens, i, i+1) // fiscal year ended March 31, 2024
			continue
		}
		n, year, last := fiscalYear(tokens, i)
		if n == 0 {
			continue
		}
		if begins == 0 {
			begins = c.fiscalBegin(tokens)
		}
		if begins == 0 {
			return tokens
		}
		from, month := i, begins
		if begins < 0 { // named by the year that it begins in
			month = -begins
		} else if year == last {
			year--
		}
		p := bulletin.MonthsFrom(bulletin.NewMonth(year, month), bulletin.NewMonth(year, month)+11)
		back, ahead, part, ok := besideYear(tokens, i, n)
		if !ok {
			return tokens
		}
		if from, n = from-back, n+back+ahead; !part.IsZero() {
			first := p.From.Month + bulletin.Month(part.From.Month.Month()-1)
			p = bulletin.MonthsFrom(first, first+bulletin.Month(part.Months()-1))
		}
		text := ""
		for k := range n {
			text += tokens[from+k].Text
		}
		tokens[from] = lexicon.Token{From: tokens[from].From, To: tokens[from+n-1].To, Class: lexicon.PeriodOf, Kind: "span", Text: text,
			Year: true, Period: p, Value: p.String()}
		tokens, i = slices.Delete(tokens, from+1, from+n), from
	}
	return tokens
}

// ofYear reports whether an English word says that a year is one of accounts.
func ofYear(t *lexicon.Token) bool { return t.Text == "fiscal" || t.Text == "financial" }

// fiscalYear counts the tokens from some place on that name a fiscal year, and gives the years that it is named by:
// one, or the two that it lies in.
func fiscalYear(tokens []lexicon.Token, i int) (n, year, last int) {
	text := func(k int) string {
		if i+k < len(tokens) {
			return tokens[i+k].Text
		}
		return ""
	}
	number := ""
	switch t := &tokens[i]; {
	case strings.HasPrefix(t.Text, "fy") && len(t.Text) > 3:
		n, number = 1, t.Text[2:]
	case t.Text == "fy":
		n, number = 2, text(1)
	case ofYear(t) && text(1) == "year":
		n, number = 3, text(2)
	case ofYear(t):
		n, number = 2, text(1)
	case t.Class == lexicon.Number && text(1) == "财" && text(2) == "年":
		n, number = 3, t.Text
	default:
		return 0, 0, 0
	}
	first, second, two := strings.Cut(number, "-")
	if !two && n < 3 && (text(n) == "-" || text(n) == "/") && len(text(n+1)) == 2 {
		second, two, n = text(n+1), true, n+2
	}
	if len(first) == 2 {
		first = "20" + first
	}
	year, err := strconv.Atoi(first)
	if err != nil || len(first) != 4 || year < 1990 || year > 2100 {
		return 0, 0, 0
	}
	if last = year; two {
		if last = year + 1; second != strconv.Itoa(last)[2:] && second != strconv.Itoa(last) {
			return 0, 0, 0
		}
	}
	return n, year, last
}

// besideYear counts the tokens before and behind a fiscal year that name a quarter or a half of it, and gives which, as
// that of a year of the calendar: Q3 FY22, fourth quarter of fiscal 2023, 2023 财年上半年. It is false where another time
// stands there.
func besideYear(tokens []lexicon.Token, i, n int) (back, ahead int, part bulletin.Period, ok bool) {
	if back = 1; i > 1 && (tokens[i-1].Is("link.of") || tokens[i-1].Text == "of") {
		back = 2
	}
	for _, at := range []int{i - back, i + n} {
		if at < 0 || at >= len(tokens) || tokens[at].Class != lexicon.PeriodOf {
			continue
		}
		p := tokens[at].Period
		half := p.From.Day == 0 && p.Months() == 6 && p.From.Month.Month()%6 == 1
		if !part.IsZero() || tokens[at].Year || !p.IsQuarter() && !half {
			return 0, 0, part, false
		}
		if part = p; at > i {
			return 0, 1, part, true
		}
	}
	if part.IsZero() {
		back = 0
	}
	return back, 0, part, true
}

// fiscalBegin gives the month that fiscal years of the one firm or country that the paragraph or the headline names
// begin with, below 0 where they are named by the year that they begin in, and 0 where that is not plain.
func (c *clauseReader) fiscalBegin(tokens []lexicon.Token) int {
	for _, list := range [][]lexicon.Token{tokens, words.Tokens(c.Articles[c.article].Title, c.Month)} {
		firms, countries, other := map[int]bool{}, map[int]bool{}, false
		for i := range list {
			switch t := &list[i]; {
			case t.Class == lexicon.Company && !t.Of("agency") && !t.Of("institution") && !t.Of("say"):
				firms[fiscalMonth(t.ID)] = true
			case t.Class == lexicon.Place && fiscalMonth(t.ID) != 0:
				countries[fiscalMonth(t.ID)] = true
			default:
				other = other || t.Class == lexicon.Place || isChina(t) || strings.HasPrefix(t.Text, "中国") || t.Text == "我国"
			}
		}
		for _, found := range []map[int]bool{firms, countries} {
			for month := range found {
				if len(found) == 1 {
					return month
				}
				return 0
			}
		}
		if other { // whose the headline names is not whose the sentence tells of
			return 0
		}
	}
	return 0
}

// fiscalMonth gives the month that the fiscal years of a firm or a country begin with, as fiscalBegin does.
func fiscalMonth(name string) int {
	for _, pair := range lexicon.List("fiscal.years") {
		if of, month, _ := strings.Cut(pair, "="); of == name {
			n, _ := strconv.Atoi(month)
			return n
		}
	}
	return 0
}

// ownQuarters takes the time from an English quarter by number in a text of a firm whose years begin at another month: it may be
// one of that year or of the calendar. The June quarter is plain.
func (c *clauseReader) ownQuarters(tokens []lexicon.Token) []lexicon.Token {
	for i := range tokens {
		t := &tokens[i]
		if t.Class != lexicon.PeriodOf || !t.Period.IsQuarter() || !isASCII(t.Text) || !numbered(t.Text) || c.firmsYear(tokens) {
			continue
		}
		t.Period, t.Value = bulletin.Period{}, ""
	}
	return tokens
}

// numbered reports whether an English word for a quarter calls it by its number: q3 2024, third quarter.
func numbered(text string) bool {
	return strings.HasPrefix(text, "q") || bulletin.HasAny(text, "firstq", "secondq", "thirdq", "fourthq")
}

// firmsYear reports whether the years of the firm that a text names, or its headline, begin in January, or it names none.
func (c *clauseReader) firmsYear(tokens []lexicon.Token) bool {
	for _, list := range [][]lexicon.Token{tokens, words.Tokens(c.Articles[c.article].Title, c.Month)} {
		for i := range list {
			if list[i].Class == lexicon.Company && fiscalMonth(list[i].ID) != 0 {
				return false
			}
		}
	}
	return true
}
