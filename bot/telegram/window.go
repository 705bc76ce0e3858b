package telegram

import "time"

// A chatPace holds the times of the last messages to a chat, and the end of its pause.
type chatPace struct {
	second, minute window
	paused         time.Time
}

// A window holds the times of the last messages: the next may go when the oldest is long enough ago. A token bucket, as
// that of x/time/rate, would let a burst through on top of the rate, and Telegram counts within any minute.
type window struct {
	most int
	per  time.Duration
	at   []time.Time
}

func (w *window) free(now time.Time) time.Time {
	if len(w.at) < w.most {
		return now
	}
	return w.at[len(w.at)-w.most].Add(w.per)
}

func (w *window) take(now time.Time) {
	w.at = append(w.at, now)
	w.at = w.at[max(0, len(w.at)-w.most):]
}
