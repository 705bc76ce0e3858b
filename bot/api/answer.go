package api

import (
	"rebot/bot/intent"
	"rebot/bot/reply"
)

// An Answer is a reply as programs get it; see the contract of the command line. Its lists are never null.
type Answer struct {
	Question  string           `json:"question"`
	Intent    string           `json:"intent"`
	Status    reply.Status     `json:"status"`
	Ignored   []string         `json:"ignored"`
	Text      string           `json:"text"` // as a terminal shows it
	Figures   []reply.Figure   `json:"figures"`
	Citations []reply.Citation `json:"citations"`
	Receipt   string           `json:"receipt,omitempty"` // by which rebot replay gives the answer again
}

// AnswerOf is the reply to a question.
func AnswerOf(question string, r *reply.Reply) Answer {
	a := Answer{Question: question, Status: r.Status, Ignored: []string{}, Text: reply.Text(r),
		Figures: list(r.Figures), Citations: list(r.Linked()), Receipt: r.Receipt}
	if r.Intent != nil {
		a.Intent = r.Intent.String()
	}
	if q := intent.Of(r.Intent); q != nil {
		a.Ignored = append(append(a.Ignored, q.Ignored...), q.Refused...)
	}
	return a
}

// list is never null in JSON.
func list[T any](l []T) []T { return append([]T{}, l...) }
