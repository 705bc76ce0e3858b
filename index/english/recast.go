package english

import (
	"slices"
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
