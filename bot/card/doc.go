// Package card lays out what a chat shows at a glance: one figure, or what an issue says in short. It gets figures as text, and
// finds none itself.
package card

import "strings"

// A Change is how a figure moved: its way is up, down or flat, and empty where none is printed.
type Change struct {
	Way  string
	Size string // without a sign: 3.50%
}

// String is a change with an arrow: ▼ 3.50%.
func (c Change) String() string {
	if c.Way == "" {
		return "–"
	}
	return c.arrow() + c.Size
}

func (c Change) arrow() string { return map[string]string{"up": "▲ ", "down": "▼ "}[c.Way] }

// Of makes a change of one that is printed with its sign: -3.50%.
func Of(way, printed string) Change { return Change{way, strings.TrimLeft(printed, "+-")} }

// say picks the language.
func say(english bool, chinese, inEnglish string) string {
	if english {
		return inEnglish
	}
	return chinese
}
