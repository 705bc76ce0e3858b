package index

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"rebot/index/lexicon"
)

// countries are the places that a question can be about. What the bulletin says of one answers nothing about another, so
// a passage must name the place that is asked about, itself or in its headline. China and its parts are left out: most
// passages are about them without saying so.
var countries = sync.OnceValue(func() (out []string) {
	for _, f := range lexicon.Names("country", "bloc") {
		if r := []rune(f.Text); len(r) > 1 && r[0] > unicode.MaxLatin1 && f.ID != "中国" {
			out = append(out, f.Text)
		}
	}
	return out
})

// Places lists the countries and blocs that a question names. The longer of two names that overlap counts.
func Places(question string) (out []string) {
	for _, c := range countries() {
		if strings.Contains(question, c) && !slices.ContainsFunc(countries(), func(o string) bool { return len(o) > len(c) && strings.Contains(o, c) && strings.Contains(question, o) }) {
			out = append(out, c)
		}
	}
	return out
}

// isAbout tells whether a paragraph or its headline names every place of a list.
func isAbout(places []string, texts ...string) bool {
	return !slices.ContainsFunc(places, func(p string) bool {
		return !slices.ContainsFunc(texts, func(t string) bool { return strings.Contains(t, p) })
	})
}
