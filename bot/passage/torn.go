package passage

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// sound is a value as long as each piece of it is whole where its sentence has it; else it is left out, and the sentence is
// quoted alone.
func (a *article) sound(r *reading, value string) string {
	for _, piece := range pieces(value) {
		if !balanced(piece) || slices.ContainsFunc(a.sentences[r.from:r.at+1], func(s placed) bool { return s.tears(piece) }) {
			return ""
		}
	}
	return value
}

// balanced reports whether a text has as many brackets that open as such that close.
func balanced(s string) bool {
	return !slices.ContainsFunc([][2]string{{"(", ")"}, {"（", "）"}, {"《", "》"}, {"“", "”"}, {"[", "]"}}, func(pair [2]string) bool {
		return strings.Count(s, pair[0]) != strings.Count(s, pair[1])
	})
}

// tears reports whether a piece begins within a word that nothing knows, or with a preposition: 根碱式碳酸铕 of 低硫酸根碱式碳酸铕.
func (s *sentence) tears(piece string) bool {
	i := strings.Index(s.text, piece)
	if i < 0 || !bulletin.HasHan(piece) {
		return false
	}
	at := len([]rune(s.text[:i]))
	t := s.tokenAt(at)
	if t == nil {
		return false
	}
	return t.From < at && t.Class == lexicon.Unknown && bulletin.HasHan(t.Text) ||
		t.From == at && (t.Of("prep") || t.Of("link") && !t.Is("link.of"))
}
