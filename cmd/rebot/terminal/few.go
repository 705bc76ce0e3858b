package terminal

import (
	"fmt"
	"strings"
)

const fewListed = 12

// Few lists things, the first and last of many.
func Few[T any](all []T) string {
	var out []string
	for i, x := range all {
		if i == fewListed-2 && len(all) > fewListed {
			out = append(out, "…")
		}
		if i < fewListed-2 || i >= len(all)-2 || len(all) <= fewListed {
			out = append(out, fmt.Sprint(x))
		}
	}
	return strings.Join(out, ", ")
}
