package bulletin

import (
	"fmt"
	"strconv"
	"strings"
)

// A Date is a day, or with Day 0 a whole month.
type Date struct {
	Month Month
	Day   int
}

// String prints 2024-11-04, or 2024-11 for a whole month, and nothing for the zero Date.
func (d Date) String() string {
	if d.Month == 0 || d.Day == 0 {
		return d.Month.String()
	}
	day := strconv.Itoa(d.Day)
	if len(day) < 2 {
		day = "0" + day
	}
	return d.Month.String() + "-" + day
}

// valid reports whether there is such a day.
func (d Date) valid() bool { return d.Day >= 0 && d.Day <= d.Month.Days() }

// Days counts the days of the month.
func (m Month) Days() int {
	if y := m.Year(); m.Month() == 2 && y%4 == 0 && (y%100 != 0 || y%400 == 0) {
		return 29
	}
	return [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[m.Month()-1]
}

// A Period is a day, a month, or a run of them from the first to the last, both included. Both ends are days, or both are
// whole months. The zero Period means no time.
type Period struct{ From, To Date }

// MonthOf is the period of one month.
func MonthOf(m Month) Period { return Period{Date{m, 0}, Date{m, 0}} }

// DayOf is the period of one day.
func DayOf(m Month, day int) Period { return Period{Date{m, day}, Date{m, day}} }

// MonthsFrom is the period from one month to another.
func MonthsFrom(from, to Month) Period { return Period{Date{from, 0}, Date{to, 0}} }

// YearOf is the period of a calendar year.
func YearOf(year int) Period { return MonthsFrom(NewMonth(year, 1), NewMonth(year, 12)) }

// YearTo is the period from January to a month of the same year.
func YearTo(m Month) Period { return MonthsFrom(NewMonth(m.Year(), 1), m) }

// QuarterOf is the period of a quarter from 1 to 4.
func QuarterOf(year, quarter int) Period {
	return MonthsFrom(NewMonth(year, quarter*3-2), NewMonth(year, quarter*3))
}

// IsZero reports whether there is no period.
func (p Period) IsZero() bool { return p == Period{} }

// IsDay reports whether the period is a single day.
func (p Period) IsDay() bool { return p.From == p.To && p.From.Day > 0 }

// IsMonth reports whether the period is a single whole month.
func (p Period) IsMonth() bool { return p.From == p.To && p.From.Day == 0 && p.From.Month != 0 }

// IsQuarter reports whether the period is a calendar quarter.
func (p Period) IsQuarter() bool {
	return p.From.Day == 0 && p.To.Day == 0 && p.Months() == 3 && p.From.Month.Month()%3 == 1
}

// IsYear reports whether the period is a calendar year.
func (p Period) IsYear() bool {
	return p.From.Day == 0 && p.To.Day == 0 && p.Months() == 12 && p.From.Month.Month() == 1
}

// Months counts the months that the period touches.
func (p Period) Months() int {
	if p.IsZero() {
		return 0
	}
	return int(p.To.Month-p.From.Month) + 1
}

// Contains reports whether the other period lies within this one.
func (p Period) Contains(o Period) bool {
	from := p.From.Month < o.From.Month || p.From.Month == o.From.Month && p.From.Day <= o.From.Day
	to := p.To.Month > o.To.Month || p.To.Month == o.To.Month && (p.To.Day == 0 || o.To.Day > 0 && p.To.Day >= o.To.Day)
	return !p.IsZero() && !o.IsZero() && from && to
}

// Shift moves the period by some months: -1 for 环比 of a month, -12 for 同比.
func (p Period) Shift(months int) Period {
	if p.IsZero() {
		return p
	}
	return Period{Date{p.From.Month + Month(months), p.From.Day}, Date{p.To.Month + Month(months), p.To.Day}}
}

// Before is the period of the same length just before: the month, the quarter or the year before it.
func (p Period) Before() Period {
	if p.From.Day > 0 {
		return Period{}
	}
	return p.Shift(-p.Months())
}

// String prints 2024-11, 2025-10-20 or 2025-01..2025-02, and nothing for the zero Period.
func (p Period) String() string {
	if p.From == p.To {
		return p.From.String()
	}
	return p.From.String() + ".." + p.To.String()
}

// Chinese prints the period as a reader of the bulletin writes it: 2024年11月, 2024年第三季度, 2024年1—11月, 2024年11月4日.
func (p Period) Chinese() string {
	f, t := p.From, p.To
	switch {
	case p.IsZero():
		return ""
	case p.IsDay():
		return fmt.Sprintf("%s%d日", f.Month.Chinese(), f.Day)
	case p.IsMonth():
		return f.Month.Chinese()
	case p.IsYear():
		return fmt.Sprintf("%d年", f.Month.Year())
	case p.IsQuarter():
		return fmt.Sprintf("%d年第%s季度", f.Month.Year(), []string{"一", "二", "三", "四"}[f.Month.Month()/3])
	case f.Day > 0 && f.Month == t.Month:
		return fmt.Sprintf("%s%d—%d日", f.Month.Chinese(), f.Day, t.Day)
	case f.Day > 0:
		return DayOf(f.Month, f.Day).Chinese() + "至" + DayOf(t.Month, t.Day).Chinese()
	case f.Month.Year() == t.Month.Year():
		return fmt.Sprintf("%d年%d—%d月", f.Month.Year(), f.Month.Month(), t.Month.Month())
	}
	return f.Month.Chinese() + "至" + t.Month.Chinese()
}

// ParsePeriod reads what String prints.
func ParsePeriod(s string) (Period, error) {
	from, to, two := strings.Cut(s, "..")
	a, err := parseDate(from)
	if err != nil || !two {
		return Period{a, a}, err
	}
	b, err := parseDate(to)
	if err == nil && (b.Month < a.Month || (a.Day == 0) != (b.Day == 0)) {
		err = fmt.Errorf("period %q: want FROM..TO, both days or both months, the earlier first", s)
	}
	return Period{a, b}, err
}

func parseDate(s string) (Date, error) {
	month, day := s, ""
	if len(s) > 8 && s[7] == '-' {
		month, day = s[:7], s[8:]
	}
	m, err := ParseMonth(month)
	if err != nil || day == "" {
		return Date{m, 0}, err
	}
	d := Date{m, 0}
	if d.Day, err = strconv.Atoi(day); err == nil && (d.Day == 0 || !d.valid()) {
		err = fmt.Errorf("date %q: there is no such day", s)
	}
	return d, err
}

// MarshalText makes a Period stand in JSON as it prints.
func (p Period) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (p *Period) UnmarshalText(b []byte) (err error) {
	if len(b) == 0 {
		*p = Period{}
		return nil
	}
	*p, err = ParsePeriod(string(b))
	return err
}
