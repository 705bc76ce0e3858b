package deliver

import (
	"testing"
	"time"
)

func TestAScheduleIsDSTSafe(t *testing.T) {
	for _, c := range []struct{ at, zone, now, want string }{
		{"", "", "2024-12-20T09:00:00Z", "2024-12-20T09:00:00Z"},
		{"09:00", "Asia/Shanghai", "2024-12-20T00:59:00Z", "2024-12-20T01:00:00Z"},
		{"09:00", "Asia/Shanghai", "2024-12-20T01:00:00Z", "2024-12-20T01:00:00Z"},
		{"09:00", "Asia/Shanghai", "2024-12-20T01:00:01Z", "2024-12-21T01:00:00Z"},
		{"09:00", "UTC+05:30", "2024-12-31T20:00:00Z", "2025-01-01T03:30:00Z"},
		{"09:00", "UTC-03:00", "2024-12-31T20:00:00Z", "2025-01-01T12:00:00Z"},
		// the day the clocks go forward
		{"09:00", "Europe/London", "2024-03-30T12:00:00Z", "2024-03-31T08:00:00Z"},
		{"01:30", "Europe/London", "2024-03-31T00:00:00Z", "2024-03-31T01:00:00Z"},       // there is no 01:30: the jump
		{"01:30", "Europe/London", "2024-03-31T01:00:01Z", "2024-04-01T00:30:00Z"},       // and it was
		{"01:30", "Europe/London", "2024-10-27T00:00:00Z", "2024-10-27T00:30:00Z"},       // there are two: the first
		{"01:30", "Europe/London", "2024-10-27T00:45:00Z", "2024-10-28T01:30:00Z"},       // not the second too
		{"02:30", "America/New_York", "2024-03-10T05:30:00Z", "2024-03-10T07:00:00Z"},    // none
		{"01:30", "America/New_York", "2024-11-03T04:30:00Z", "2024-11-03T05:30:00Z"},    // two
		{"00:30", "America/Havana", "2024-03-10T04:00:00Z", "2024-03-10T05:00:00Z"},      // midnight jumps
		{"02:15", "Australia/Lord_Howe", "2024-10-05T15:00:00Z", "2024-10-05T15:30:00Z"}, // by half an hour
		{"12:00", "Pacific/Apia", "2011-12-30T00:00:00Z", "2011-12-30T10:00:00Z"},        // a day that was left out
	} {
		now, err := time.Parse(time.RFC3339, c.now)
		if err != nil {
			t.Fatal(err)
		}
		if got := (Schedule{c.at, c.zone}).Next(now).UTC().Format(time.RFC3339); got != c.want {
			t.Errorf("%s %s after %s is %s, want %s", c.at, c.zone, c.now, got, c.want)
		}
	}
}

func TestAScheduleComesOnceADayInEveryZoneAndYear(t *testing.T) {
	for _, zone := range []string{"Europe/London", "America/New_York", "America/Havana", "Australia/Lord_Howe",
		"Asia/Shanghai", "UTC+08:00"} {
		loc, err := location(zone)
		if err != nil {
			t.Fatal(err)
		}
		for _, at := range []string{"00:00", "00:30", "01:30", "02:00", "02:30", "09:00"} {
			now := time.Date(2024, 1, 1, 0, 0, 0, 0, loc)
			for day := range 366 {
				now = Schedule{at, zone}.Next(now)
				y, m, d := now.In(loc).Date()
				if want := time.Date(2024, 1, 1+day, 12, 0, 0, 0, loc); want.Year() != y || want.Month() != m ||
					want.Day() != d {
					t.Fatalf("%s %s: day %d is %v", zone, at, day, now)
				}
				now = now.Add(time.Nanosecond)
			}
		}
	}
}
