package extract

import "rebot/index/bulletin"

// nearMonth resolves a month as the bulletin writes it: without a year it is the last such month up to the issue's, or
// the next one.
func (r *reader) nearMonth(year, month string) bulletin.Month {
	if n := atoi(month); n < 1 || n > 12 {
		return r.Month + 2 // there is no such month: as good as one to come
	}
	if year != "" {
		return bulletin.NewMonth(atoi(year), atoi(month))
	}
	m := bulletin.NewMonth(r.Month.Year(), atoi(month))
	switch next := r.Month + 1; {
	case next.Month() == m.Month():
		return next // 12月 in the issue of November is the one to come
	case m > r.Month:
		m -= 12
	}
	return m
}
