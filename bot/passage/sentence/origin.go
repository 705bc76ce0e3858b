package sentence

import (
	"strings"

	"rebot/index/lexicon"
)

// origins begin what something comes from, behind a word such as 来源 in the same clause or the next.
var origins = lexicon.List("origin")

// origin gives what a sentence says something comes from: 其来源广泛，包括…, 来源主要有…. A sentence that only speaks of sources is
// proof of nothing.
func (s *Sentence) origin() (string, bool) {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if !t.Is("obj.source") {
			continue
		}
		end := s.stop(s.stop(t.To, "，。；")+1, "，。；")
		for _, w := range origins {
			if at := strings.Index(string(s.runes[t.To:end]), w); at >= 0 {
				from := t.To + len([]rune(string(s.runes[t.To:end])[:at])) + len([]rune(w))
				m := s.trim(from, s.stop(from, "，。；｡"))
				return string(s.runes[m.From:m.To]), m.To > m.From
			}
		}
	}
	return "", strings.Contains(s.Folded, "来自") || strings.Contains(s.Folded, "源于")
}
