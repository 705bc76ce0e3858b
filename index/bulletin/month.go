package bulletin

import (
	"fmt"
	"strconv"
	"strings"
)

// A Month is a calendar month, counted from January of year 0 so that months compare and subtract as numbers.
// The zero Month means that no month is known.
type Month int

// NewMonth makes a Month of a year and a month from 1 to 12.
func NewMonth(year, month int) Month { return Month(year*12 + month - 1) }

// ParseMonth reads a month as it prints itself, such as 2024-11.
func ParseMonth(s string) (Month, error) {
	y, m, _ := strings.Cut(s, "-")
	if len(y) != 4 || len(m) > 2 || !AllDigits(y) || !AllDigits(m) {
		return 0, fmt.Errorf("month %q: want YYYY-MM, such as 2024-11", s)
	}
	year, _ := strconv.Atoi(y)
	month, _ := strconv.Atoi(m)
	if year < 1900 || month < 1 || month > 12 {
		return 0, fmt.Errorf("month %q: there is no such month", s)
	}
	return NewMonth(year, month), nil
}

// Year is the calendar year.
func (m Month) Year() int { return int(m) / 12 }

// Month is the month of the year, from 1 to 12.
func (m Month) Month() int { return int(m)%12 + 1 }

// String prints the month as 2024-11, or nothing for the zero Month.
func (m Month) String() string {
	if m == 0 {
		return ""
	}
	y, n := m.Year(), m.Month()
	if y < 0 || y > 9999 {
		return fmt.Sprintf("%04d-%02d", y, n)
	}
	digit := func(n int) byte { return byte('0' + n%10) }
	return string([]byte{digit(y / 1000), digit(y / 100), digit(y / 10), digit(y), '-', digit(n / 10), digit(n)})
}

// Chinese prints the month as a reader of the bulletin writes it, 2024年11月.
func (m Month) Chinese() string { return fmt.Sprintf("%d年%d月", m.Year(), m.Month()) }

// MarshalText makes a Month stand in JSON as it prints.
func (m Month) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (m *Month) UnmarshalText(b []byte) (err error) {
	if len(b) == 0 {
		*m = 0
		return nil
	}
	*m, err = ParseMonth(string(b))
	return err
}
