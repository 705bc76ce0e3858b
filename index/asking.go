package index

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed asking.txt
var askingText string

// An askingWord asks and tells nothing about what is asked.
type askingWord struct {
	runes []rune
	wants string // when, many, who, where, list, why, how, what; empty when it only asks politely
}

// askingWords lists the asking words by their first character, the longest first.
var askingWords = sync.OnceValue(func() map[rune][]askingWord {
	words := map[rune][]askingWord{}
	for line := range strings.Lines(askingText) {
		wants, text, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		w := askingWord{[]rune(text), strings.Trim(wants, "-")}
		words[w.runes[0]] = append(words[w.runes[0]], w)
	}
	for _, list := range words {
		slices.SortStableFunc(list, func(a, b askingWord) int { return len(b.runes) - len(a.runes) })
	}
	return words
})

// blankAsking puts blanks in place of the words that only ask, and tells what they want.
func blankAsking(letters []letter) (wants []string) {
	for i := 0; i < len(letters); {
		w, ok := askingAt(letters, i)
		if !ok {
			i++
			continue
		}
		for range w.runes {
			letters[i].r = ' '
			i++
		}
		if w.wants != "" {
			wants = append(wants, w.wants)
		}
	}
	return wants
}

func askingAt(letters []letter, i int) (askingWord, bool) {
	for _, w := range askingWords()[letters[i].r] {
		if startsWith(letters[i:], w.runes) && wholeWord(letters, i, len(w.runes)) {
			return w, true
		}
	}
	return askingWord{}, false
}

func startsWith(letters []letter, runes []rune) bool {
	return len(letters) >= len(runes) && slices.EqualFunc(letters[:len(runes)], runes, func(l letter, r rune) bool {
		return l.r == r
	})
}

// wholeWord keeps a Latin word from being found inside another one.
func wholeWord(letters []letter, i, n int) bool {
	if letters[i].r >= utf8.RuneSelf {
		return true
	}
	return (i == 0 || !isWord(letters[i-1].r)) && (i+n == len(letters) || !isWord(letters[i+n].r))
}
