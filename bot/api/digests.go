package api

import (
	"slices"

	"rebot/bot/answer"
	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index/bulletin"
)

// A Digest is what an issue says in short.
type Digest struct {
	Issue bulletin.Month
	Title string
	Text  string // as a terminal shows it
}

// Digests gives the digests of the newest issues, the newest first, as a subscriber with the filter gets them.
func (r Reader) Digests(n int, f intent.SectionFilter, english bool) (out []Digest, err error) {
	if r.service.Rebuilding() {
		return nil, ErrRebuilding
	}
	r.service.With(func(e *answer.Engine) { out, err = digests(e, n, f, english) })
	return out, err
}

func digests(e *answer.Engine, n int, f intent.SectionFilter, english bool) (out []Digest, err error) {
	months := e.Catalog().Months
	for _, m := range slices.Backward(months[max(0, len(months)-n):]) {
		a, err := e.Digest(m, f, english)
		if err != nil {
			return nil, err
		}
		out = append(out, Digest{m, a.Title, reply.Text(a)})
	}
	return out, nil
}
