package sentence

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// respectively gives the value of what stands at a place in a list that 分别 shares values out to: A和B分别为1和2.
func (s *Sentence) respectively(at int) string {
	from, to := s.start(at, breaks), s.stop(at, breaks)
	names, values, ok := sharedOut(string(s.runes[from:to]))
	if !ok || len([]rune(names)) <= at-from {
		return ""
	}
	n := len(Pieces(string(s.runes[from:at])+"x")) - 1
	if n >= len(values) || len(Pieces(names)) != len(values) {
		return ""
	}
	return strings.TrimSpace(values[n])
}

// sharedOut cuts a clause at 分别 into the names before it and the values that are shared out to them.
func sharedOut(clause string) (names string, values []string, ok bool) {
	names, rest, ok := strings.Cut(clause, "分别")
	return names, Pieces(strings.TrimLeft(rest, "为是达")), ok
}

// Pieces cuts a list: A、B和C.
func Pieces(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune("和、与及", r) })
}

// FigureAt is the number that belongs to what stands at a place of a sentence, nil for none.
func (s *Sentence) FigureAt(m Span, w *Want) *lexicon.Token {
	if v := s.respectively(m.From); v != "" {
		for _, t := range s.Figures(w) {
			if strings.HasPrefix(v, string(s.runes[t.From:t.To])) {
				return t
			}
		}
		return nil
	}
	from, to := s.start(m.From, "、，；。和与"), s.stop(m.To, "、，；。和与")
	var best *lexicon.Token
	for _, t := range s.Figures(w) {
		if t.From < from || t.To > to {
			continue
		}
		if best == nil || best.From < m.From && t.From >= m.To {
			best = t
		}
	}
	return best
}

// amounts lists the tokens of a sentence; of those that were made of others, the amounts and times in them.
func (s *Sentence) amounts() (out []*lexicon.Token) {
	var add func(list []lexicon.Token)
	add = func(list []lexicon.Token) {
		for i := range list {
			t := &list[i]
			if t.Class == lexicon.Quantity || t.Class == lexicon.PeriodOf || len(t.Parts) == 0 {
				out = append(out, t)
				continue
			}
			add(t.Parts)
		}
	}
	add(s.Tokens)
	return out
}

// counted reports whether a token is a number of the kind asked for.
func (s *Sentence) counted(t *lexicon.Token, w *Want) bool {
	if t.Class != lexicon.Quantity && t.Class != lexicon.Change || t.Value == "" || t.Upper != "" || t.Unit == "" {
		return false
	}
	_, ok := s.counts(t, w)
	return ok
}

// Figures lists the numbers of the kind asked for.
func (s *Sentence) Figures(w *Want) []*lexicon.Token {
	return slices.DeleteFunc(s.amounts(), func(t *lexicon.Token) bool { return !s.counted(t, w) })
}

// FigureOn is the first number behind a time of a sentence, before any other time.
func (s *Sentence) FigureOn(asked *lexicon.Token, w *Want) *lexicon.Token {
	on := false
	for _, t := range s.amounts() {
		if t.Class == lexicon.PeriodOf && !t.Period.IsZero() {
			on = asked.Period.Contains(t.Period)
		}
		if on && s.counted(t, w) {
			return t
		}
	}
	return nil
}
