package english

import (
	"slices"
	"strings"
)

// recast asks by the words that Chinese asks by, where English has others: what made them leave is why they left.
func (c clause) recast() clause { return c.caused().taken().deeds() }

// causing are verbs that say what makes somebody do something, and preventing those that say what keeps them from it.
var (
	causing    = strings.Fields("make made lead led cause caused prompt prompted force forced drive drove push pushed persuade persuaded compel compelled")
	preventing = strings.Fields("prevent prevents prevented keep keeps kept stop stops stopped hinder hinders hindered")
)

// caused asks why somebody does what something makes them do: what led the firm to drop it.
func (c clause) caused() clause {
	if len(c) < 5 || c[0].text != "what" || c[1].is(aux|be|have|modal) {
		return c
	}
	first, _, _ := strings.Cut(c[1].text, " ")
	plain := slices.Contains([]string{"make", "made"}, first)
	var to string
	switch {
	case slices.Contains(causing, first):
		to = "to"
	case slices.Contains(preventing, first):
		to = "from"
	default:
		return c
	}
	for k := 3; k+1 < len(c); k++ {
		at := k + 1
		if plain && c[k].is(verb) && !c[k].past && !c[k].ing && c[k-1].is(noun|name) {
			at = k
		} else if c[k].text != to || !c[k+1].is(verb|be) {
			continue
		}
		if c[at].is(be) && at+1 < len(c) {
			at++
		}
		why := c[0]
		why.text, why.chinese = "why", "为什么"
		out := slices.Concat(clause{why, {sense: sense{"", aux}, text: "did"}}, c[2:k])
		if to == "from" {
			out = append(out, word{sense: sense{"不能", not}, text: "not"})
		}
		does := c[at]
		does.class = verb
		return append(append(out, does), c[at+1:]...)
	}
	return c
}

// taken asks how long something lasts, where one asks how long it takes: how long did it take the court to decide.
func (c clause) taken() clause {
	for i := 1; i+4 < len(c); i++ {
		if !c[i].is(aux|modal) || c[i+1].text != "it" || c[i+2].text != "take" && c[i+2].text != "take to" {
			continue
		}
		k := slices.IndexFunc(c[i+3:], func(w word) bool { return w.text == "to" })
		if c[i+2].text == "take to" {
			return slices.Concat(c[:i+1], c[i+3:])
		}
		if k >= 0 {
			return slices.Concat(c[:i+1], c[i+3:i+3+k], c[i+4+k:])
		}
	}
	return c
}

// deeds gives do its meaning where no other verb has one: what must a firm do.
func (c clause) deeds() clause {
	if len(c) < 4 || c[0].text != "what" || !c[1].is(aux|modal) {
		return c
	}
	for i := 3; i < len(c); i++ {
		if c[i].text == "do" && c[i-1].is(noun|name) {
			out := slices.Clone(c)
			out[i].sense = sense{"做", verb}
			return out
		}
	}
	return c
}
