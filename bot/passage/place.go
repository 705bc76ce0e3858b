package passage

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// places lists the places that a sentence names, of the kind asked for.
func (s *sentence) places(w *want, terms []term, spans []met) (out []found) {
	kind := placeKind(w.of)
	for i := 0; i < len(s.tokens); i++ {
		t := &s.tokens[i]
		if t.Class != lexicon.Place || kind != "" && t.Kind != kind || askedFor(t, terms) {
			continue
		}
		to := t.To
		for i+1 < len(s.tokens) && s.tokens[i+1].Class == lexicon.Place && s.tokens[i+1].From == to && kind == "" {
			i++
			to = s.tokens[i].To
		}
		out = append(out, s.piece(t.From, to))
	}
	if kind == "" {
		out = append(s.lying(spans), out...)
	}
	if r := []rune(w.of); len(r) > 0 && strings.ContainsRune("州县镇乡村", r[len(r)-1]) {
		return slices.DeleteFunc(out, func(f found) bool { return !strings.ContainsRune(f.text, r[len(r)-1]) })
	}
	return out
}

// placeKind is the kind of place that a word asks for.
func placeKind(of string) string {
	switch {
	case strings.Contains(of, "省"):
		return "province"
	case strings.Contains(of, "国"):
		return "country"
	case strings.Contains(of, "城市") || of == "市":
		return "city"
	}
	return ""
}

// levelled reports whether a place of one level is asked for, so that the name of any other does not answer: 哪个州.
func levelled(of string) bool {
	r := []rune(of)
	return len(r) > 0 && strings.ContainsRune("国省市州县镇乡村", r[len(r)-1]) || of == "国家" || of == "城市"
}

// lying lists what stands between 在 or 于 and what is asked about: 在京举行.
func (s *sentence) lying(spans []met) (out []found) {
	for _, m := range spans {
		for i := m.from - 1; i > 0 && m.from-i < 16 && !strings.ContainsRune("，。；、", s.runes[i]); i-- {
			if strings.ContainsRune("在于", s.runes[i-1]) && m.from-i > 1 {
				out = append(out, s.piece(i, m.from))
				break
			}
		}
		if at := m.to; at < len(s.runes) && strings.ContainsRune("在于", s.runes[at-1]) ||
			at < len(s.runes) && strings.ContainsRune("在于", s.runes[at]) {
			if strings.ContainsRune("在于", s.runes[at]) {
				at++
			}
			end := at
			for end < len(s.runes) && !strings.ContainsRune("，。；的", s.runes[end]) {
				end++
			}
			if end > at {
				out = append(out, s.piece(at, end))
			}
		}
	}
	return out
}

func askedFor(t *lexicon.Token, terms []term) bool {
	for i := range terms {
		if k := terms[i].token; k != nil && k.ID != "" && k.ID == t.ID {
			return true
		}
	}
	return false
}
