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

// askingWords lists the words that ask, and tell nothing about what is asked, by their first character, the longest first.
var askingWords = sync.OnceValue(func() map[rune][][]rune {
	words := map[rune][][]rune{}
	for line := range strings.Lines(askingText) {
		if text := strings.TrimSpace(line); text != "" && !strings.HasPrefix(line, "#") {
			w := []rune(text)
			words[w[0]] = append(words[w[0]], w)
		}
	}
	for _, list := range words {
		slices.SortStableFunc(list, func(a, b []rune) int { return len(b) - len(a) })
	}
	return words
})

// blankAsking puts blanks in place of the words that only ask.
func blankAsking(letters []letter) {
	for i := 0; i < len(letters); {
		n := askingAt(letters, i)
		for range n {
			letters[i].r = ' '
			i++
		}
		if n == 0 {
			i++
		}
	}
}

// askingAt counts the letters of the asking word that begins at i.
func askingAt(letters []letter, i int) int {
	for _, w := range askingWords()[letters[i].r] {
		if startsWith(letters[i:], w) && wholeWord(letters, i, len(w)) {
			return len(w)
		}
	}
	return 0
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
