package passage

import (
	"slices"
	"strings"
	"sync"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// bodyEnds are what the names of firms and bodies end in, the longest first.
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
func (s *sentence) bodies() (out []found) {
	for i := range s.tokens {
		if t := &s.tokens[i]; t.Class == lexicon.Company && !t.Of("firm") {
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

// isFirm reports whether a token names a firm: no agency, and not 公司 alone.
func isFirm(t *lexicon.Token) bool {
	return t.Class == lexicon.Company && !t.Of("firm") && !t.Of("agency")
}

// firms lists the firms that a sentence names which the lexicon knows.
func (s *sentence) firms() (out []found) {
	for i := range s.tokens {
		if t := &s.tokens[i]; isFirm(t) {
			out = append(out, s.piece(t.From, t.To))
		}
	}
	return out
}

// widen goes back to where a name begins.
func (s *sentence) widen(at int) int {
	from := at
	for from > 0 && at-from < 20 {
		r := s.runes[from-1]
		if strings.ContainsRune("，。；：、“”的与由和及以对向将被同是为在从据该其即", r) && !(r == '以' && s.runes[from] == '上') { // 县级以上
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
func (s *sentence) tokenAt(at int) *lexicon.Token {
	for i := range s.tokens {
		if s.tokens[i].From <= at && at < s.tokens[i].To {
			return &s.tokens[i]
		}
	}
	return nil
}

// bracket steps over a name in brackets that stands behind another.
func (s *sentence) bracket(at int) int {
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
