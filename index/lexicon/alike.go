package lexicon

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed sounds.txt
var sounds string

//go:embed looks.txt
var looks string

// groups lists, for each character, the characters that it is easily taken for.
var groups = sync.OnceValue(func() map[rune]string {
	out := map[rune]string{}
	for _, line := range strings.Split(sounds+looks, "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		all := strings.Join(strings.Fields(line), "")
		for _, r := range all {
			if r >= 0x2E80 {
				out[r] += all
			}
		}
	}
	return out
})

// Alike reports whether a character is easily written for another: both sound the same but for the tone, or look alike.
func Alike(a, b rune) bool { return a != b && strings.ContainsRune(groups()[a], b) }
