package sentence

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// bodyEnds are the endings of names of firms and bodies, the longest first.
var bodyEnds = sync.OnceValue(func() (out [][]rune) {
	for _, id := range []string{"firm.end", "body.end", "attr.team"} {
		for _, f := range lexicon.Forms(id) {
			if r := []rune(f); len(r) > 1 && bulletin.HasHan(f) && f != "科技" && f != "资源" && f != "有色" {
				out = append(out, r)
			}
		}
	}
	slices.SortFunc(out, func(a, b []rune) int { return len(b) - len(a) })
	return out
})

// bodies lists the firms and bodies that a sentence names.
func (s *Sentence) bodies() (out []Piece) {
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.Class == lexicon.Company && !t.Of("firm") {
			out = append(out, s.piece(s.widen(t.From), s.bracket(t.To)))
		}
	}
	for i := range s.runes {
		for _, r := range bodyEnds() {
			if i+len(r) > len(s.runes) || !slices.Equal(s.runes[i:i+len(r)], r) {
				continue
			}
			if from := s.widen(i); from < i {
				out = append(out, s.piece(from, s.bracket(i+len(r))))
			}
			break
		}
	}
	return out
}

// IsFirm reports whether a token names a firm: no agency, and not 公司 alone.
func IsFirm(t *lexicon.Token) bool {
	return t.Class == lexicon.Company && !t.Of("firm") && !t.Of("agency")
}

// Firms lists the firms that a sentence names which the lexicon knows.
func (s *Sentence) Firms() (out []Piece) {
	for i := range s.Tokens {
		if t := &s.Tokens[i]; IsFirm(t) {
			out = append(out, s.piece(t.From, t.To))
		}
	}
	return out
}

// widen goes back to where a name begins.
func (s *Sentence) widen(at int) int {
	from := at
	for from > 0 && at-from < 20 {
		r := s.runes[from-1]
		if strings.ContainsRune("，。；：、“”的了与由和及以对向将被同是为在从据该其即", r) && !(r == '以' && s.runes[from] == '上') { // 县级以上
			break
		}
		if t := s.tokenAt(from - 1); t != nil && t.Class == lexicon.Word &&
			(t.Of("attr") || t.Of("link") || t.Of("op")) && t.To-t.From > 1 {
			break
		}
		from--
	}
	return from
}

// tokenAt is the token that covers a letter.
func (s *Sentence) tokenAt(at int) *lexicon.Token {
	for i := range s.Tokens {
		if s.Tokens[i].From <= at && at < s.Tokens[i].To {
			return &s.Tokens[i]
		}
	}
	return nil
}

// bracket steps over a name in brackets that stands behind another.
func (s *Sentence) bracket(at int) int {
	if at >= len(s.runes) || !strings.ContainsRune("(（", s.runes[at]) {
		return at
	}
	for i := at; i < len(s.runes) && i-at < 40; i++ {
		if strings.ContainsRune(")）", s.runes[i]) {
			return i + 1
		}
	}
	return at
}

// SubjectFirm gives the firm that is the subject of a sentence's first clause, or 公司.
func (s *Sentence) SubjectFirm() string {
	for _, c := range []Span{s.clause(0), s.clause(min(s.clause(0).To+1, len(s.runes)-1))} {
		from := s.opens(c)
		to := s.phraseTo(from, c.To)
		if strings.TrimSpace(string(s.runes[from:to])) == "公司" {
			return "公司"
		}
		if t := s.WordAt(from); t.Class == lexicon.Company && t.From == from && t.To == to {
			return t.ID
		}
		if name := s.longName(from); name != "" {
			return name
		}
	}
	return ""
}

// longName gives the name of a firm that begins at a letter where the lexicon knows but the end of it, since a word of
// every day stands in it: 高 in 蒙北稀土高科股份有限公司. It is empty for none.
func (s *Sentence) longName(from int) string {
	for at := from; at < len(s.runes); {
		t := s.WordAt(at)
		switch {
		case t.From != at:
			return ""
		case IsFirm(t) && strings.HasSuffix(t.Text, "公司"):
			return string(s.runes[from:t.To])
		case t.Class == lexicon.Unknown, t.Class == lexicon.Goods, t.Class == lexicon.Element, t.Class == lexicon.Place,
			t.Class == lexicon.Word && t.To == t.From+1:
			at = t.To
		default:
			return ""
		}
	}
	return ""
}

// anaphors name somebody that another sentence names.
var anaphors = lexicon.List("anaphor")

// name gives a phrase as somebody's name, where it is one: no pronoun, and not what the question names itself.
func (s *Sentence) name(m Span, terms []Term) (string, bool) {
	f := s.piece(m.From, m.To)
	if f.Text == "公司" && s.Firm != "" {
		return s.Firm, true
	}
	n := len([]rune(f.Text))
	if n < 2 || n > 40 || slices.Contains(anaphors, f.Text) || begins(f.Text, "该 此 这 其 上述") || unpaired(f.Text) {
		return "", false
	}
	for i := range terms {
		if t := &terms[i]; t.Weight >= 1 {
			if k, share := s.Meets(t); share == 1 && k.From >= f.From && k.To == f.To && k.To-k.From > 1 {
				return "", false
			}
		}
	}
	return f.Text, true
}

// unpaired reports whether a text has a bracket without its other half.
func unpaired(text string) bool {
	return strings.Count(text, "(")+strings.Count(text, "（") != strings.Count(text, ")")+strings.Count(text, "）") ||
		strings.Count(text, "《") != strings.Count(text, "》")
}

// somebody reports whether a phrase can name a doer, as far as its last word tells.
func (s *Sentence) somebody(m Span) bool {
	if m.To <= m.From {
		return false
	}
	last := m.To - 1
	return s.classes(m) || s.WordAt(last).Class == lexicon.Place || s.runes[last] == '国' ||
		isLatin(s.letters[last]) && unicode.IsUpper(s.runes[m.From])
}

// speaker reports whether a phrase is a name that nobody knows, or one with what its bearer is, right before a verb of saying.
func (s *Sentence) speaker(m, v Span) bool {
	n := m.To - m.From
	verb := s.WordAt(v.From)
	if n < 2 || m.To != v.From || !verb.Of("say") && !verb.Is("attr.stance") && !verb.Is("attr.call") {
		return false
	}
	if s.hasRole(m) {
		return true
	}
	for i := m.From; i < m.To; i++ {
		if t := s.WordAt(i); t.Class != lexicon.Unknown {
			return false
		}
	}
	return n <= 4
}

// isGoods reports whether a phrase ends in a name of goods, so that it is cut off.
func (s *Sentence) isGoods(m Span) bool {
	return m.To > m.From && (s.WordAt(m.To-1).Class == lexicon.Goods || s.WordAt(m.To-1).Class == lexicon.Product)
}
