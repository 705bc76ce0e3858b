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
	case strings.HasSuffix(offer, "走势"):
		return "走势"
	case strings.HasSuffix(offer, " trend"):
		return "Trend"
	}
	return cutUnits(clean(reply.InEnglish(offer)), 30)
}

// offers lists the questions to ask next, each once: those that become buttons, and those that only the text can hold.
// A price always offers its trend.
func offers(a *reply.Reply) (keys, rest []string) {
	all := a.Offers
	if p := intent.Of(a.Intent).Product(); p != "" && a.Status == reply.Answered && a.Chart == nil &&
		!slices.ContainsFunc(all, asksTrend) {
		all = append(slices.Clip(all), p+say(a, "走势", " trend"))
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

func asksTrend(o string) bool {
	return strings.HasSuffix(o, "走势") || strings.HasSuffix(o, " trend")
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
