package passage

import (
	"slices"
	"strings"
	"unicode"

	"rebot/index/lexicon"
)

// wholes widens amounts to all that stands with them, and leaves out those that only say under what the others hold.
func (s *sentence) wholes(all []found) []found {
	out := make([]found, 0, len(all))
	for _, f := range all {
		out = append(out, s.bounded(f))
	}
	held := slices.DeleteFunc(slices.Clone(out), s.conditional)
	if len(held) > 0 {
		return held
	}
	return out
}

// bounded widens an amount to the words that say how exact it is: 约2400万辆以上.
func (s *sentence) bounded(f found) found {
	from, to := f.from, f.to
	if k := s.wordAt(from); k.Class == lexicon.Bound {
		from, to = k.From, max(k.To, to)
	}
	for at := s.skipBlank(from, -1); at > 0 && leads(s.wordAt(at-1), at); at = s.skipBlank(from, -1) {
		from = s.wordAt(at - 1).From
	}
	for at := s.skipBlank(to, 1); at < len(s.runes) && hedges(s.wordAt(at), at); at = s.skipBlank(to, 1) {
		to = s.wordAt(at).To
	}
	return s.piece(from, to)
}

// leads reports whether a word that ends at a place says how exact the amount behind it is, or turns such a word round:
// 不得超过八年.
func leads(t *lexicon.Token, at int) bool {
	return t.To == at && (t.Of("bound") || t.Of("about") || t.Text == "近" || t.Is("attr.ban"))
}

// hedges reports whether a word that begins at a place says how exact the amount before it is.
func hedges(t *lexicon.Token, at int) bool {
	return t.From == at && (t.Of("boundbehind") || t.Is("about.behind") || t.Text == "左右" || t.Text == "多" || t.Text == "余")
}

// skipBlank steps over blanks.
func (s *sentence) skipBlank(at, step int) int {
	for step < 0 && at > 0 && unicode.IsSpace(s.runes[at-1]) || step > 0 && at < len(s.runes) && unicode.IsSpace(s.runes[at]) {
		at += step
	}
	return at
}

// conditional reports whether an amount says only under what the others of its sentence hold: 0.088@1064 nm, 在20kHz下.
func (s *sentence) conditional(f found) bool {
	if at := s.skipBlank(f.from, -1); at > 0 && s.runes[at-1] == '@' {
		return true
	}
	from := f.from
	for from > 0 && !strings.ContainsRune("。；：", s.runes[from-1]) {
		from--
	}
	at, ok := s.lastOf(from, f.from, "在 当")
	if !ok {
		return false
	}
	for i := at; i < len(s.runes) && !strings.ContainsRune("。；：", s.runes[i]); i++ {
		if k := s.wordAt(i); k.From == i && slices.Contains([]string{"下", "时", "后", "的条件下", "条件下"}, k.Text) {
			return i >= f.to
		}
		if i >= f.to && verbal(s.wordAt(i)) {
			return false
		}
	}
	return false
}
