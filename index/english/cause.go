package english

import (
	"slices"
	"strings"
)

// rated puts what an amount is counted for before it: the subsidy per mu is 每亩补助.
func (c clause) rated() clause {
	for i := 1; i+1 < len(c); i++ {
		if c[i].text != "per" || !c[i-1].is(measure) || !unit(c[i+1].chinese) || i+2 < len(c) && c[i+2].is(of) {
			continue
		}
		from := i - 1
		for from > 0 && c[from-1].is(noun|adj|name) && !c[from-1].is(det|wh|verb|of) {
			from--
		}
		each := c[i+1]
		each.sense, each.from = sense{"每" + each.chinese, adj}, c[i].from
		return slices.Concat(c[:from], clause{each}, c[from:i], c[i+2:])
	}
	return c
}

// causing are verbs that say what makes somebody do something, and preventing those that say what keeps them from it.
var (
	causing    = strings.Fields("make lead cause prompt force drive push persuade compel")
	preventing = strings.Fields("prevent keep stop hinder discourage deter bar")
)

// caused asks why somebody does what something makes them do: what led the firm to drop it.
func (c clause) caused() clause {
	if len(c) < 4 || c[0].text != "what" || c[1].is(aux|be|have|modal) {
		return c
	}
	first, _, _ := strings.Cut(c[1].text, " ")
	plain := oneOf(causing[:1], first)
	var to string
	switch {
	case oneOf(causing, first):
		to = "to"
	case oneOf(preventing, first):
		to = "from"
	default:
		return c
	}
	for k := 3; k < len(c); k++ {
		at := k + 1
		if plain && c[k].is(verb) && !strings.HasSuffix(c[k].text, "ed") && !c[k].ing && c[k-1].is(noun|name) {
			at = k
		} else if c[k].text != to || at == len(c) || !c[at].is(verb|be) {
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

// oneOf reports whether a word is one of some verbs, in any form.
func oneOf(verbs []string, w string) bool {
	one := func(f string) bool { return slices.Contains(verbs, f) }
	return one(w) || slices.ContainsFunc(forms(w), one)
}

// barred says in one verb what keeps something from being done: which group keeps the melt from crystallising.
func (c clause) barred() clause {
	for i := 1; i+3 < len(c); i++ {
		if !c[i].is(verb) || !oneOf(preventing, c[i].text) {
			continue
		}
		k := slices.IndexFunc(c[i+2:], func(w word) bool { return w.text == "from" }) + i + 2
		if k < i+2 || k+1 == len(c) || !c[k+1].is(verb) || !c[k+1].ing {
			continue
		}
		out := slices.Concat(c[:k], c[k+1:])
		out[i].sense, out[k].class = sense{"阻止", verb}, verb
		return out
	}
	return c
}

// deeming are verbs that say what somebody takes a thing for.
var deeming = strings.Fields("call consider regard see view describe name deem label")

// deemed asks what a thing is according to somebody, where one asks what somebody calls it: what do they see as the biggest
// risk.
func (c clause) deemed() clause {
	if len(c) < 5 || c[0].text != "what" || !c[1].is(aux) {
		return c
	}
	for k := 3; k+1 < len(c); k++ {
		first, as, _ := strings.Cut(c[k].text, " ")
		if !c[k].is(verb) || !oneOf(deeming, first) {
			continue
		}
		if thing := k + 1; as == "as" || c[thing].text == "as" || c[thing].is(det) && first != "see" && first != "view" {
			if c[thing].text == "as" {
				thing++
			}
			is := word{sense: sense{"", be}, text: "is"}
			by := word{sense: sense{"根据", prep}, text: "according to"}
			return slices.Concat(clause{c[0], is}, c[thing:], clause{by}, c[2:k])
		}
	}
	return c
}
