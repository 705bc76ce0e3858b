package english

import (
	"slices"
	"strings"
)

// recast asks by the words that Chinese asks by, where English has others: what made them leave is why they left.
func (c clause) recast() clause {
	return c.rated().caused().barred().deemed().taken().deeds().costs().called().meant()
}

// meant asks for the meaning of a word: what does REO mean.
func (c clause) meant() clause {
	n := len(c) - 1
	if n < 3 || c[0].text != "what" || !c[1].is(aux) || c[n].text != "mean" {
		return c
	}
	c[n].sense, c[1].text = sense{"意思", noun}, "is"
	c[1].sense = sense{"", be}
	return slices.Concat(c[:2], c[n:], clause{{sense: sense{"的", of}, text: "of"}}, c[2:n])
}

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
	return slices.Contains(verbs, w) || slices.ContainsFunc(forms(w), func(f string) bool { return slices.Contains(verbs, f) })
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
			return slices.Concat(clause{c[0], is}, c[thing:], clause{{sense: sense{"根据", prep}, text: "according to"}}, c[2:k])
		}
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

// costs asks what the cost of a thing is, where one asks what it costs: how much will the plant cost to build.
func (c clause) costs() clause {
	asks := slices.IndexFunc(c, func(w word) bool { return w.text == "what" || w.text == "how much" })
	at := slices.IndexFunc(c, func(w word) bool { return w.text == "cost" })
	if asks < 0 || at < asks+3 || !c[asks+1].is(aux|modal) ||
		slices.ContainsFunc(c[asks+2:at], func(w word) bool { return w.is(verb) && !w.is(noun|adj) }) {
		return c
	}
	thing, behind, cost := c[asks+2:at], c[at+1:], c[at]
	cost.sense = sense{"成本", noun | measure}
	if len(behind) > 1 && behind[0].text == "to" && behind[1].is(verb) {
		cost.chinese = "投资"
		if behind = behind[2:]; thing[0].text == "it" && len(thing) == 1 { // what does it cost to build it
			thing, behind = behind, nil
		}
	}
	what := c[asks]
	what.text, what.chinese = "what", "什么"
	out := append(slices.Clone(c[:asks]), what, word{sense: sense{"", be}, text: "is"}, cost)
	return slices.Concat(out, clause{{sense: sense{"的", of}, text: "of"}}, thing, behind)
}

// called asks for the name of a thing, or who somebody is whose name is asked for.
func (c clause) called() clause {
	at := slices.IndexFunc(c, func(w word) bool { return w.is(det) && (w.text == "name of" || w.text == "names of") })
	if at < 2 || !c[:at].asks() || !c[at-2].is(be) && !c[at-1].is(be) {
		return c
	}
	head := at + 1
	for head+1 < len(c) && c[head+1].nominal() && !c[head+1].is(name) {
		head++
	}
	out := slices.Clone(c)
	if k := slices.IndexFunc(c, func(w word) bool { return w.text == "what" }); k >= 0 && c[min(head, len(c)-1)].is(person) {
		out[k].text, out[k].chinese = "who", "谁"
		return out
	}
	out[at].sense = sense{"名称", noun}
	return slices.Insert(out, at+1, word{sense: sense{"的", of}, text: "of"})
}
