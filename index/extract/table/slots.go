package table

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// slots are the dimensions that a text names: the head of a column, the label of a row, a caption, a headline.
type slots struct {
	role      string // of a column's head: name, firm, partner, place, ore, date, purity, unit, number, note
	subject   string
	goods     bool
	measure   string // concept: measure.mean …
	extreme   string
	period    bulletin.Period
	wide      bulletin.Period // the month that holds the day
	timeKind  string          // month, day, ytd …
	year      bool            // the period names its year
	daily     bool            // of each day of the period
	whole     bool            // 全年, of a year that stands elsewhere
	rel       string          // the concept of a time that counts from another: 当月, 上月, 去年同期
	unit      string
	units     string // all that are named, where there are several: 吨 万美元
	percent   bool
	of        string // 环比, 同比, or 日 of what a change is against
	change    bool
	ranged    bool
	ytd       bool
	index     string // as it is called
	mean      bool   // the measure is a mean
	company   string
	partner   string
	region    string
	direction string
	batch     string
	stage     string
	ore       string
	kind      bulletin.FactKind
	terms     string
	blocked   string // a qualifier that no slot takes
	twice     string // a second value for a slot that has one
	total     bool
	also      string // a second name of goods
	manner    string // adverbs
	rest      bool   // 其他
	unknown   string // what nothing knows
}

// slotsOf reads the slots of a text. Two names of goods are more than it has a slot for.
func slotsOf(text string, base bulletin.Month) slots {
	s := slotsOfList(text, base)
	s.unknown, s.also, s.manner = s.unknown+s.also+s.manner, "", ""
	return s
}

// slotsOfList reads the slots of a text that may stand over a list of goods, and name several that the list is of.
func slotsOfList(text string, base bulletin.Month) slots {
	var s slots
	withTokens(text, base, func(tokens []lexicon.Token) {
		for i := range tokens {
			s.take(tokens, i)
		}
	})
	return s
}

func (s *slots) take(tokens []lexicon.Token, i int) {
	t := &tokens[i]
	switch t.Class {
	case lexicon.Mark, lexicon.Filler:
		if t.Text == "%" {
			s.percent = true
		}
	case lexicon.PeriodOf:
		if i > 0 && tokens[i-1].Is("cmp.than") && s.against(t) {
			break
		}
		s.takePeriod(t)
	case lexicon.Product:
		s.setSubject(t.ID)
	case lexicon.Goods:
		s.goods = true
		s.setSubject(t.ID)
	case lexicon.Group:
		s.setSubject(t.ID)
	case lexicon.Company:
		if t.Kind == "institution" || t.Kind == "agency" {
			break // who reports the figures, not whose they are
		}
		if place := placeBefore(tokens, i); place != "" {
			set(&s.region, place, &s.twice)
			break
		}
		if t.Text == "中国稀土" && i+1 < len(tokens) && tokens[i+1].Of("direction") { // the country's trade
			s.setSubject("稀土")
			break
		}
		set(&s.company, t.ID, &s.twice)
	case lexicon.Place:
		switch {
		case t.Of("nation"): // what is printed without a region is the country's
		case t.Of("country") || t.Of("bloc"):
			set(&s.partner, t.ID, &s.twice)
			if tradesItself(tokens, i) {
				s.partner = torn
			}
		case i > 0 && withinPlace(&tokens[i-1], t) && s.region == tokens[i-1].ID:
			s.region = t.ID // 江西赣州
		default:
			set(&s.region, t.ID, &s.twice)
		}
	case lexicon.Word:
		s.word(tokens, i)
	case lexicon.Purity:
	case lexicon.Change, lexicon.Quantity, lexicon.Number, lexicon.Bound:
		s.figure(tokens, i)
	default:
		if !glossesOre(tokens, i) {
			s.unknown += t.Text
		}
	}
}

// placeBefore is the place that a name stands for in a list of places, and no firm's: 赣州稀土 in 包头、赣州稀土价格.
func placeBefore(tokens []lexicon.Token, i int) (place string) {
	stem, ok := strings.CutSuffix(tokens[i].Text, "稀土")
	if !ok || i < 2 || tokens[i-1].Text != "、" && !tokens[i-1].Is("op.and") || tokens[i-2].Class != lexicon.Place {
		return ""
	}
	withTokens(stem, anyMonth, func(own []lexicon.Token) {
		if len(own) == 1 && own[0].Class == lexicon.Place {
			place = own[0].ID
		}
	})
	return place
}

// withinPlace reports whether a place stands right behind the province that it lies in.
func withinPlace(a, b *lexicon.Token) bool {
	return a.Class == lexicon.Place && a.Kind == "province" && b.Kind != "province" && a.To == b.From
}

// glossesOre reports whether a word in brackets only says what kind of earths an ore gives: 岩矿型(轻), 离子型(以中重为主).
func glossesOre(tokens []lexicon.Token, i int) bool {
	return strings.Trim(tokens[i].Text, "轻中重主") == "" &&
		slices.ContainsFunc(tokens, func(t lexicon.Token) bool { return t.Of("ore") })
}

// tradesItself reports whether a country may be the one that exports or imports, and no partner: 美国稀土进口, not 自美国进口,
// 我国对美国出口.
func tradesItself(tokens []lexicon.Token, i int) bool {
	directed := func(t lexicon.Token) bool { return t.Of("direction") }
	if i > 0 && (tokens[i-1].Of("link") || tokens[i-1].Of("op") || tokens[i-1].Of("sendto")) ||
		strings.HasPrefix(tokens[i].Text, "中") {
		return false
	}
	return slices.ContainsFunc(tokens[i+1:], directed) && !slices.ContainsFunc(tokens[:i], directed) &&
		!slices.ContainsFunc(tokens, func(t lexicon.Token) bool { return t.Of("nation") })
}

// untilMonth is the kind of a time that counts to the end of a month: 截至 2024 年 6 月.
const untilMonth = "until"

// torn is the value of a slot that a text gives two values: which of them a figure is of is not plain.
const torn = "?"

// set gives a slot its value; a second one that differs tears it.
func set(slot *string, v string, twice *string) {
	if *slot != "" && *slot != v {
		*twice += v
		v = torn
	}
	*slot = v
}

func (s *slots) setSubject(name string) {
	if s.subject == "" || s.subject == "稀土" {
		s.subject = name
	} else if s.subject != name && name != "稀土" && !(name == "稀土氧化物" && kindOfOre(s.subject)) { // 轻稀土(REO)
		s.also += name
	}
}

func (s *slots) takePeriod(t *lexicon.Token) {
	if rel := relative(t); rel != "" {
		s.takeRelative(t, rel)
		return
	}
	own := t.Period
	if s.year && s.period.IsYear() && !t.Year { // 2024年第32周（8月5日—8月9日）
		own = own.Shift(12 * (s.period.From.Month.Year() - own.From.Month.Year()))
	}
	switch {
	case t.ID == "time.whole":
		s.whole = true
	case t.Text == "每日" || t.Text == "每天":
		s.daily = true
	case t.Period.IsZero():
		s.timeKind = torn
	case s.period.IsZero() || s.period.Contains(own):
		s.period, s.timeKind, s.year = own, t.Kind, t.Year || s.year
		if t.ID == "until" && own.From.Day == 0 {
			s.timeKind = untilMonth
		}
	case own.IsMonth() && s.period.IsDay() && own.Contains(s.period): // 5 月 10 日公布 5 月挂牌价
		s.wide = own
	case s.period != own && !own.Contains(s.period):
		s.twice += t.Text
		s.timeKind = torn
	}
}

// takeUnit takes a unit; of several, each is of the figures that can have it.
func (s *slots) takeUnit(unit string) {
	if s.units == "" {
		s.units = s.unit
	}
	if s.units != "" && !slices.Contains(strings.Fields(s.units), unit) {
		s.units += " " + unit
	}
	set(&s.unit, unit, &s.twice)
}

// unitText is the unit that a text names, or all of several.
func (s *slots) unitText() string {
	if s.unit == torn {
		return s.units
	}
	return s.unit
}

// figure takes a number in a head or a caption: of a list, a table, a batch. Any other is not understood.
func (s *slots) figure(tokens []lexicon.Token, i int) {
	t := &tokens[i]
	if t.Class == lexicon.Quantity && moneyUnit(t.Unit) && t.Value == "1000000" &&
		!strings.ContainsAny(t.Text, "0123456789") {
		s.takeUnit("百万" + t.Unit) // US$ million
		return
	}
	if i+1 < len(tokens) && tokens[i+1].Is("unit.count") {
		return // 两家企业
	}
	if i > 0 &&
		(tokens[i-1].Is("ord") || tokens[i-1].Is("qual.hs") || tokens[i-1].Text == "表" || tokens[i-1].Text == "附表" || tokens[i-1].Text == "附件") {
		return
	}
	if i > 0 && !amounts(t) && (tokens[i-1].Is("front") || tokens[i-1].Is("rank.word")) {
		return // how many a list has: 前五, 居前五位
	}
	s.unknown += t.Text
}

// anyMonth is the month to count from where times are only told from other words.
var anyMonth = bulletin.NewMonth(2024, 1)
