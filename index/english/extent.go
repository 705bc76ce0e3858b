package english

import (
	"slices"
	"sync"
)

// degrees gives the measure of what one asks with how and a quality: noisy.
var degrees = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, w := range rows("degrees") {
		for _, quality := range w[1:] {
			out[quality] = w[0]
		}
	}
	return out
})

// extent asks what the measure of a thing is, where one asks how much of a quality it has: how noisy is it.
func (c clause) extent() clause {
	for i := 0; i+3 < len(c); i++ {
		measured := degrees()[c[i+1].text]
		if c[i].text != "how" || measured == "" || !c[i+2].is(be) {
			continue
		}
		out := slices.Clone(c[:i+3])
		out[i].text, out[i].chinese = "what", "什么"
		out[i+1] = c[i+2]
		out[i+2] = c[i+1]
		out[i+2].sense = sense{measured, noun | measure}
		return slices.Concat(out, clause{{sense: sense{"的", of}, text: "of"}}, c[i+3:])
	}
	return c
}
