package deliver

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // zones are known on machines that have no list of them
)

// A Schedule is a time of day in a zone. The zero value is at once.
type Schedule struct {
	At   string // as 09:00
	Zone string // as Asia/Shanghai or UTC+08:00
}

// Next is the first time of the schedule that is not before now. On a day that jumps over the time it is the moment of
// the jump, and on one that has it twice the first of both, so that each day has it once.
func (s Schedule) Next(now time.Time) time.Time {
	hour, minute, ok := ClockOf(s.At)
	loc, err := location(s.Zone)
	if !ok || err != nil {
		return now
	}
	y, m, d := now.In(loc).Date()
	for {
		if t := firstOf(y, m, d, hour, minute, loc); !t.Before(now) {
			return t
		}
		d++ // time.Date knows what a 32nd is
	}
}

// firstOf is the first moment of a day at which a clock shows the time or has gone past it.
func firstOf(y int, m time.Month, d, hour, minute int, loc *time.Location) time.Time {
	t := time.Date(y, m, d, hour, minute, 0, 0, loc)
	start, end := t.ZoneBounds()
	_, after := t.Zone()
	shown, wanted := t.Unix()+int64(after), time.Date(y, m, d, hour, minute, 0, 0, time.UTC).Unix()
	switch {
	case shown < wanted: // the jump is still ahead
		return end
	case shown > wanted:
		return start
	}
	if start.IsZero() {
		return t
	}
	_, before := start.Add(-time.Second).Zone()
	if first := t.Add(time.Duration(after-before) * time.Second); first.Before(start) {
		return first // before the clock was set back
	}
	return t
}

func ClockOf(at string) (hour, minute int, ok bool) {
	h, m, _ := strings.Cut(at, ":")
	hour, err := strconv.Atoi(h)
	minute, err2 := strconv.Atoi(m)
	return hour, minute, err == nil && err2 == nil && hour >= 0 && hour < 24 && minute >= 0 && minute < 60
}

// DefaultZone is where the bulletin is made.
const DefaultZone = "Asia/Shanghai"

// zoneWords are the names that people give to zones.
var zoneWords = map[string]string{
	"北京时间": DefaultZone, "北京": DefaultZone, "中国时间": DefaultZone, "beijing": DefaultZone, "china": DefaultZone,
	"shanghai": DefaultZone,
	"香港时间":     "Asia/Hong_Kong", "台北时间": "Asia/Taipei", "东京时间": "Asia/Tokyo", "日本时间": "Asia/Tokyo",
	"tokyo": "Asia/Tokyo", "jst": "Asia/Tokyo",
	"伦敦时间": "Europe/London", "london": "Europe/London", "纽约时间": "America/New_York", "new york": "America/New_York",
	"berlin":    "Europe/Berlin",
	"hong kong": "Asia/Hong_Kong",
	"utc":       "UTC", "gmt": "UTC", "z": "UTC",
}

var zoneOffset = regexp.MustCompile(`^(?i:utc|gmt)?([+-])(\d{1,2})(?::?(\d{2}))?$`)

// ZoneOf gives the name of the zone that somebody means.
func ZoneOf(word string) (string, bool) {
	if z := zoneWords[strings.ToLower(word)]; z != "" {
		return z, true
	}
	if m := zoneOffset.FindStringSubmatch(word); m != nil {
		h, _ := strconv.Atoi(m[2])
		minute, _ := strconv.Atoi(m[3])
		return fmt.Sprintf("UTC%s%02d:%02d", m[1], h, minute), h <= 14 && minute < 60
	}
	for _, name := range []string{word, capitals(word)} {
		if !strings.Contains(name, "/") { // one such as CST is the name of several
			continue
		}
		if _, err := time.LoadLocation(name); err == nil {
			return name, true
		}
	}
	return "", false
}

// capitals writes america/new_york as America/New_York.
func capitals(s string) string {
	b := []byte(strings.ToLower(s))
	for i := range b {
		if begins := i == 0 || strings.IndexByte("/_-", b[i-1]) >= 0; begins && 'a' <= b[i] && b[i] <= 'z' {
			b[i] -= 'a' - 'A'
		}
	}
	return string(b)
}

// location is the zone of a name that zoneOf gave.
func location(zone string) (*time.Location, error) {
	m := zoneOffset.FindStringSubmatch(zone)
	if m == nil {
		return time.LoadLocation(zone)
	}
	h, _ := strconv.Atoi(m[2])
	minute, _ := strconv.Atoi(m[3])
	seconds := h*3600 + minute*60
	if m[1] == "-" {
		seconds = -seconds
	}
	return time.FixedZone(zone, seconds), nil
}
