package english

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// compounds gives, for words of a kind that only stand behind others, the Chinese of both: ~ is the other one.
var compounds = sync.OnceValue(func() map[string]map[string]string {
	out := map[string]map[string]string{"salt": {}, "bound": {}}
	for _, w := range rows("compounds") {
		for _, form := range w[2:] {
			out[w[0]][form] = w[1]
		}
	}
	return out
})

// salts joins a metal with the word for what it is a compound of: cerium sulfide.
func salts(ws []word) (out []word) {
	for i := range ws {
		n := len(out) - 1
		pattern := compounds()["salt"][ws[i].text]
		if pattern == "" || n < 0 || !out[n].metal() || n > 0 && out[n-1].metal() {
			out = append(out, ws[i])
			continue
		}
		out[n].sense = sense{strings.Replace(pattern, "~", out[n].chinese, 1), name | noun}
		out[n].to, out[n].text, out[n].strange = ws[i].to, out[n].text+" "+ws[i].text, false
	}
	return out
}

// metal reports whether a word names one, which the radical of its character shows, or rare earths as such.
func (w *word) metal() bool {
	r, n := utf8.DecodeRuneInString(w.chinese)
	return w.is(noun) && (n == len(w.chinese) && r >= '钅' && r <= '镶' ||
		slices.Contains([]string{"稀土", "混合稀土"}, w.chinese))
}

// rates joins what is done with the rate at which it is: decomposition rate.
func rates(ws []word) (out []word) {
	for i := range ws {
		n := len(out) - 1
		if ws[i].text != "rate" || n < 0 || !out[n].is(verb) || out[n].is(name|number|period) || utf8.RuneCountInString(out[n].chinese) != 2 {
			out = append(out, ws[i])
			continue
		}
		w := &out[n]
		w.phrase = cmp.Or(w.phrase, w.text)
		w.sense = sense{strings.TrimSuffix(w.chinese, "率") + "率", noun | measure}
		w.to, w.text, w.tail, w.past, w.ing = ws[i].to, w.text+" rate", "率", false, false
	}
	return out
}

// joined puts what a hyphen joins to a word into it: erbium-doped, ionic-type.
func joined(ws []word) (out []word) {
	for i := range ws {
		n := len(out) - 1
		pattern := compounds()["bound"][ws[i].text]
		if pattern == "" || n < 0 || !ws[i].bound || !out[n].is(noun|adj) || out[n].chinese == "" {
			out = append(out, ws[i])
			continue
		}
		if end := strings.TrimPrefix(pattern, "~"); end == pattern || !strings.HasSuffix(out[n].chinese, end) {
			out[n].chinese = strings.Replace(pattern, "~", out[n].chinese, 1)
		}
		out[n].class, out[n].to, out[n].plural = out[n].class&^(verb|place|period)|adj, ws[i].to, false
		out[n].text += "-" + ws[i].text
	}
	return out
}
