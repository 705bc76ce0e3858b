// Package thesaurus knows which words say nearly the same: how people ask, and how reports, laws and papers write it.
// The lexicon's concepts mean exactly one thing and make facts; these words only help to find the sentence that
// answers.
package thesaurus

import (
	_ "embed"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"rebot/index/packed"
)

// A line of a file is a group of words. Those left of > only ask, and those right of it only are in texts; without >
// each word may do both. Words of several English ones stand in quotes.
//
// A word may stand in several groups, one for each of its senses, and groups are never chained.
//
//go:embed data.gz
var archive []byte

// data has the files of the folder data, packed (index/packed).
var data = sync.OnceValue(func() fs.FS { return packed.Open(archive) })

// Data is all that the thesaurus knows.
func Data() fs.FS { return data() }

// longestWord is how many letters the longest entry has.
const longestWord = 24

var entries = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	files, err := fs.ReadDir(data(), ".")
	if err != nil {
		panic(err) // embedded
	}
	for _, f := range files {
		text, err := fs.ReadFile(data(), f.Name())
		if err != nil {
			panic(err)
		}
		for _, line := range strings.Split(string(text), "\n") {
			add(out, line)
		}
	}
	for _, words := range out {
		slices.SortStableFunc(words, func(a, b string) int { return len(b) - len(a) })
	}
	return out
})

// add enters a line's words.
func add(out map[string][]string, line string) {
	if strings.HasPrefix(line, "#") {
		return
	}
	asked, said, directed := strings.Cut(line, " > ")
	ask := words(asked)
	say := words(said)
	if !directed {
		say = ask
	}
	for _, a := range ask {
		for _, s := range say {
			if s != a && sayable(s) && !slices.Contains(out[a], s) {
				out[a] = append(out[a], s)
			}
		}
	}
}

// sayable reports whether a word is looked for in texts: a single Han letter is a part of too many others.
func sayable(word string) bool { return utf8.RuneCountInString(word) > 1 }

// words splits a line at blanks that stand outside quotes.
func words(line string) (out []string) {
	quoted := false
	for _, w := range strings.FieldsFunc(line, func(r rune) bool {
		if r == '"' {
			quoted = !quoted
		}
		return r == '"' || unicode.IsSpace(r) && !quoted
	}) {
		if w = strings.TrimSpace(strings.ToLower(w)); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// Near lists what texts may say for a word, the longest first; none for a word that is not known. English words may
// stand in any common form.
func Near(word string) []string {
	all := entries()
	for _, w := range Forms(word) {
		if near := all[w]; near != nil {
			return near
		}
	}
	return nil
}

// Forms lists a word and the basic forms that it may be of.
func Forms(word string) []string {
	out := []string{word}
	if word == "" || word[0] >= utf8.RuneSelf {
		return out
	}
	for _, e := range [][2]string{{"ies", "y"}, {"es", ""}, {"s", ""}, {"ied", "y"}, {"ed", ""}, {"d", ""}, {"ing", ""}, {"ing", "e"}} {
		if stem, ok := strings.CutSuffix(word, e[0]); ok && len(stem) > 2 {
			out = append(out, stem+e[1])
			if n := len(stem); e[1] == "" && stem[n-1] == stem[n-2] {
				out = append(out, stem[:n-1]) // stopped
			}
		}
	}
	return out
}

// A Word is a word of a question that is known.
type Word struct {
	Len  int      // in letters, two at least
	near []string // what texts may say for it
}

// Said reports whether a text says a word in another one.
func (w *Word) Said(text string) bool {
	return slices.ContainsFunc(w.near, func(s string) bool { return strings.Contains(text, s) })
}

// At lists the known words of two letters or more that begin at a letter, the longest first. Latin words count whole.
func At(letters []rune, from int) (out []Word) {
	latin := letters[from] < utf8.RuneSelf
	if latin && from > 0 && isWord(letters[from-1]) {
		return nil
	}
	for n := min(longestWord, len(letters)-from); n > 1; n-- {
		if latin && from+n < len(letters) && isWord(letters[from+n]) && isWord(letters[from+n-1]) {
			continue
		}
		if near := Near(string(letters[from : from+n])); near != nil {
			out = append(out, Word{n, near})
		}
	}
	return out
}

func isWord(r rune) bool { return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
