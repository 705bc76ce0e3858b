package store_test

import (
	"testing"
	"time"

	"rebot/bot/store"
)

func TestAnActStandsInTheAuditLogOnceAndForFourHundredDays(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		c := newClock(s)
		check(t, s.Record(t.Context(), store.Act{ID: "e1", Place: channel, Who: "U1", What: "subscribe \x00\xff",
			Outcome: "done"}))
		check(t, s.Record(t.Context(), store.Act{ID: "e1", Place: channel, Who: "U2", What: "again", Outcome: "done"}))
		c.move(time.Hour)
		for range 2 {
			check(t, s.Record(t.Context(), store.Act{Place: channel, What: "switch off", Outcome: "is_archived"}))
		}
		list, err := s.Acts(t.Context(), 2)
		check(t, err)
		if len(list) != 2 || list[0].What != "switch off" || list[0].ID == list[1].ID || !list[0].At.Equal(c.Time) {
			t.Errorf("the last two: %+v", list)
		}
		list, err = s.Acts(t.Context(), 10)
		check(t, err)
		if want := (store.Act{ID: "e1", At: c.Add(-time.Hour), Place: channel, Who: "U1",
			What: "subscribe \uFFFD\uFFFD", Outcome: "done"}); len(list) != 3 || !list[2].At.Equal(want.At) {
			t.Errorf("all: %+v", list)
		} else if list[2].At = want.At; list[2] != want {
			t.Errorf("the first: %+v", list[2])
		}
		c.move(400*24*time.Hour - time.Hour)
		check(t, s.Sweep(t.Context()))
		if list, err = s.Acts(t.Context(), 10); err != nil || len(list) != 2 {
			t.Errorf("after 400 days %d are left, %v", len(list), err)
		}
	})
}
