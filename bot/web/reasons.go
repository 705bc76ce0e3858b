package web

import (
	_ "embed"
	"strings"
)

//go:embed reasons.txt
var reasonsText string

// reasons says in Chinese why a number is no fact. What ends in … is in opened, without it, and with its Chinese.
var reasons, opened = func() (whole map[string]string, begun [][2]string) {
	whole = map[string]string{}
	for line := range strings.Lines(reasonsText) {
		text, chinese, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		if start, more := strings.CutSuffix(text, "…"); more {
			begun = append(begun, [2]string{start, chinese})
			continue
		}
		whole[text] = chinese
	}
	return whole, begun
}()

// reason says why a number is no fact, in the page's language; in English where it is not known in Chinese.
func (p *page) reason(text string) string {
	if chinese, ok := reasons[text]; ok && !p.English {
		return chinese
	}
	for _, o := range opened {
		if rest, ok := strings.CutPrefix(text, o[0]); ok && !p.English {
			return o[1] + rest
		}
	}
	return text
}
