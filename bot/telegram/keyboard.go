package telegram

import (
	"slices"
	"strings"

	"rebot/bot"
	"rebot/bot/intent"
	"rebot/bot/reply"
)

// label is the text of a button that asks a question.
func label(offer string) string {
	switch {
	case strings.HasSuffix(offer, "各月价格"):
		return "各月"
	case strings.HasSuffix(offer, " price by month"):
		return "By month"
	}
	return cutUnits(clean(offer), 30)
}

// offers lists the questions to ask next, each once: those that become buttons, and those that only the text can hold.
// A price always offers its months.
func offers(a *reply.Reply) (keys, rest []string) {
	all := a.Offers
	if p := intent.Of(a.Intent).Product(); p != "" && a.Status == reply.Answered &&
		!slices.ContainsFunc(all, asksMonths) {
		all = append(slices.Clip(all), p+say(a, "各月价格", " price by month"))
	}
	for _, o := range all {
		switch o = strings.TrimSpace(clean(o)); {
		case o == "" || slices.Contains(keys, o) || slices.Contains(rest, o):
		case len(keys) < maxButtons && !bot.IsTooLong(o):
			keys = append(keys, o)
		default:
			rest = append(rest, o)
		}
	}
	return keys, rest
}

// maxButtons is how many offers become buttons. Telegram takes 100 buttons, and a phone shows fewer.
const maxButtons = 40

func asksMonths(o string) bool {
	return strings.HasSuffix(o, "各月价格") || strings.HasSuffix(o, " price by month")
}

// A keyboard is buttons under a message, in rows that a phone shows whole. The library's own type gives every button an
// empty text to copy, which Telegram may refuse.
// https://core.telegram.org/bots/api#inlinekeyboardmarkup
type keyboard struct {
	Rows [][]button `json:"inline_keyboard"`

	used int // columns of the last row
	open bool
}

type button struct {
	Text string `json:"text"`
	Data string `json:"callback_data"`
}

const rowWidth = 28

func (k *keyboard) add(label, data string) {
	w := wide.StringWidth(label) + 4
	if !k.open || k.used+w > rowWidth {
		k.Rows = append(k.Rows, nil)
		k.used, k.open = 0, true
	}
	last := len(k.Rows) - 1
	k.Rows[last] = append(k.Rows[last], button{label, data})
	k.used += w
}

func (k *keyboard) row() { k.open = false }

func (k *keyboard) orNone() *keyboard {
	if len(k.Rows) == 0 {
		return nil
	}
	return k
}
