package layout

import "strings"

// opensWithAny reports whether a text begins with one of some words.
func opensWithAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}
