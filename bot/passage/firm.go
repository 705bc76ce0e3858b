package passage

import (
	"strings"

	"rebot/index/lexicon"
)

// firms finds which firm 公司 means: the one that is the subject of a sentence before it in the paragraph.
func (a *article) firms() {
	firm, at := "", -1
	for i := range a.sentences {
		s := &a.sentences[i]
		if s.head {
			continue
		}
		if at >= 0 && a.sentences[at].paragraph != s.paragraph {
			firm = ""
		}
		subject := s.subjectFirm()
		if subject == "公司" {
			s.firm, s.firmAt = firm, at
			continue
		}
		if subject != "" {
			firm, at = subject, i
		}
	}
}

// subjectFirm gives the firm that is the subject of a sentence's first clause, or 公司.
func (s *sentence) subjectFirm() string {
	for _, c := range []met{s.clause(0), s.clause(min(s.clause(0).to+1, len(s.runes)-1))} {
		from := s.opens(c)
		to := s.phraseTo(from, c.to)
		if strings.TrimSpace(string(s.runes[from:to])) == "公司" {
			return "公司"
		}
		if t := s.wordAt(from); t.Class == lexicon.Company && t.From == from && t.To == to {
			return t.ID
		}
	}
	return ""
}
