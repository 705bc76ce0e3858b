package table

import (
	"strconv"
	"strings"
	"time"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// relative is the concept of a time that counts from another: in a headline from the issue, in the head of a column from
// the time of the table. A day and a week have no calendar of their own.
func relative(t *lexicon.Token) string {
	switch {
	case t.ID == "time.sameperiod" || strings.HasPrefix(t.ID, "rel.month.") || t.ID == "col.ytd":
		return t.ID
	case t.Text == "今日" || t.Text == "今天" || t.Text == "当日":
		return thisDay
	case t.Text == "本周" || t.Text == "这周" || t.Text == "本周内":
		return thisWeek
	case t.Text == "上周":
		return lastWeek
	case t.ID == "time.week" && strings.HasPrefix(t.Text, "第"):
		return countedWeek
	case t.ID == "time.week" || t.ID == "time.today":
		return weekday(t.Text)
	}
	return ""
}

// weekday is the concept of a day of this week or the last: 周五, 上周五.
func weekday(text string) string {
	rest, last := strings.CutPrefix(text, "上")
	for i, name := range []string{"周日", "周一", "周二", "周三", "周四", "周五", "周六"} {
		if rest == name && last {
			return lastWeek + "." + strconv.Itoa(i)
		} else if rest == name {
			return thisWeek + "." + strconv.Itoa(i)
		}
	}
	return ""
}

// Times that count from a day or a week.
const (
	thisDay     = "rel.day.0"
	thisWeek    = "rel.week.0"
	lastWeek    = "rel.week.-1"
	countedWeek = "time.week" // 第32周
)

// takeRelative takes a time that counts from another. A counted week is another name of the days beside it.
func (s *slots) takeRelative(t *lexicon.Token, rel string) {
	if s.rel != "" || !s.period.IsZero() && !t.Period.IsZero() {
		s.twice += t.Text
		s.timeKind = torn
		return
	}
	s.rel = rel
	if s.period.IsZero() && !uncounted(rel) {
		s.period, s.timeKind, s.year = t.Period, t.Kind, t.Year
	}
}

// uncounted reports whether a time has no calendar of its own.
func uncounted(rel string) bool {
	return rel == thisDay || strings.HasPrefix(rel, "rel.week.") || rel == countedWeek
}

// against takes a time behind 较: what a change is against, and not of.
func (s *slots) against(t *lexicon.Token) bool {
	switch {
	case t.ID == "time.week" && strings.HasPrefix(t.Text, "上"):
		s.of = "cmp.week"
	case t.ID == "time.today" && (strings.HasPrefix(t.Text, "昨") || strings.HasPrefix(t.Text, "前")):
		s.of = "cmp.day"
	default:
		return false
	}
	s.change = true
	return true
}

// ofDaysOrWeeks settles a time that counts from a day or a week by that of the table.
func (p *plan) ofDaysOrWeeks(base bulletin.Period) string {
	switch {
	case p.s.rel == thisDay && base.IsDay(), (p.s.rel == thisWeek || p.s.rel == countedWeek) && weekLong(base):
		return ""
	case p.s.rel == lastWeek && weekLong(base):
		p.s.period = bulletin.Period{From: weekBefore(base.From), To: weekBefore(base.To)}
		return ""
	}
	if day, ok := weekdayOf(p.s.rel, base); ok {
		p.s.period = day
		return ""
	}
	return "it is not plain from when its time counts"
}

// weekdayOf is the day of the week that a table is of, or of the week before; the table's own day says which week that is.
func weekdayOf(rel string, base bulletin.Period) (bulletin.Period, bool) {
	last := strings.HasPrefix(rel, lastWeek)
	n := int(rel[len(rel)-1] - '0')
	if !strings.HasPrefix(rel, thisWeek+".") && !strings.HasPrefix(rel, lastWeek+".") || !weekLong(base) && !base.IsDay() {
		return bulletin.Period{}, false
	}
	for d := base.From; ; d = dayAfter(d) {
		if at := time.Date(d.Month.Year(), time.Month(d.Month.Month()), d.Day, 0, 0, 0, 0, time.UTC); int(at.Weekday()) == n {
			if last {
				d = weekBefore(d)
			}
			return bulletin.DayOf(d.Month, d.Day), true
		}
		if d == base.To {
			return bulletin.Period{}, false
		}
	}
}

func dayAfter(d bulletin.Date) bulletin.Date {
	if d.Day++; d.Day > d.Month.Days() {
		d.Month, d.Day = d.Month+1, 1
	}
	return d
}

// weekLong reports whether a period is of the days of a week.
func weekLong(p bulletin.Period) bool {
	days := p.To.Day - p.From.Day + 1
	if p.To.Month == p.From.Month+1 {
		days += p.From.Month.Days()
	}
	return p.From.Day > 0 && days >= 4 && days <= 7
}

// weekBefore is the day seven days before another.
func weekBefore(d bulletin.Date) bulletin.Date {
	if d.Day -= 7; d.Day < 1 {
		d.Month--
		d.Day += d.Month.Days()
	}
	return d
}
