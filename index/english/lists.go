package english

import (
	"io/fs"
	"slices"
	"strings"
	"sync"
)

// irregular gives the plain form of a verb's other forms.
var irregular = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, words := range rows("irregular") {
		for _, w := range words[1:] {
			out[w] = words[0]
		}
	}
	return out
})

// fitting has verbs that are another word with some nouns.
var fitting = sync.OnceValue(func() (out [][3]string) {
	for _, w := range rows("fitting") {
		if len(w) == 3 {
			out = append(out, [3]string{w[0], w[1], w[2]})
		}
	}
	return out
})

var counters = sync.OnceValue(func() [][]string { return rows("counters") })

// prefixes gives the Chinese of what stands before a hyphen and is no word by itself: re-sintering.
var prefixes = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, w := range rows("prefixes") {
		for _, p := range w[1:] {
			out[p] = w[0]
		}
	}
	return out
})

var amounts = sync.OnceValue(func() []string { return endings("amount") })

var notAmounts = sync.OnceValue(func() []string { return endings("none") })

// endings lists what the words of a kind end in.
func endings(kind string) (out []string) {
	for _, w := range rows("endings") {
		if w[0] == kind {
			out = append(out, w[1:]...)
		}
	}
	return out
}

// counter is the word that a noun is counted with, empty where it needs none: 多少种金属.
func counter(noun string) string {
	for _, w := range counters() {
		if slices.ContainsFunc(w[1:], func(end string) bool { return strings.HasSuffix(noun, end) }) {
			return w[0]
		}
	}
	return ""
}

// rows gives the lines of a file, cut into words.
func rows(name string) (out [][]string) {
	text, err := fs.ReadFile(data(), name+".txt")
	if err != nil {
		panic("english: " + err.Error())
	}
	for line := range strings.Lines(string(text)) {
		if w := strings.Fields(line); len(w) > 1 && line[0] != '#' {
			out = append(out, w)
		}
	}
	return out
}
