package sentence

import (
	"strings"

	"rebot/index/lexicon"
)

// Announces reports whether a sentence says that several things follow, and how many where it says so: 计划开展4个方面的业务.
func (s *Sentence) Announces() (n int, ok bool) {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Class != lexicon.Quantity && t.Class != lexicon.Number || len(t.Value) != 1 || t.Value < "2" ||
			t.To == len(s.letters) || t.Unit == "" && !strings.ContainsRune("个大项类种方步点", s.letters[t.To]) ||
			t.Unit != "" && !counter(t.Unit) {
			continue
		}
		n, ok = int(t.Value[0]-'0'), true
	}
	if !ok {
		return 0, strings.Contains(s.Folded, "以下") || strings.Contains(s.Folded, "如下")
	}
	return n, true
}

// longLabel is the most letters of a label.
const longLabel = 12

// Label is what stands before the colon that a paragraph begins with, empty for none: 采矿：….
func (s *Sentence) Label() string {
	text := strings.TrimLeft(s.Text, "①②③④⑤⑥⑦⑧⑨0123456789.、（）() ")
	label, _, ok := strings.Cut(strings.ReplaceAll(text, ":", "："), "：")
	if !ok || len([]rune(label)) > longLabel || strings.ContainsAny(label, "，。；“”") {
		return ""
	}
	return strings.TrimSpace(label)
}
