package passage

import (
	"slices"
	"strings"
	"unicode"

	"rebot/index/lexicon"
)

// A found piece of a sentence is of the kind that is asked for.
type found struct {
	met
	text string
}

// proves reports whether a sentence holds a word of the kind that a want asks for, and lifts it out: of several the one
// that stands nearest to what is asked about.
func (s *sentence) proves(w *want, terms []term, spans []met) (string, bool) {
	var all []found
	switch w.head {
	case When:
		all = s.periods()
	case Where:
		all = s.places(w, terms, spans)
	case Who:
		all = s.whos(terms, spans)
	case Journal:
		all = s.journals()
	case Name:
		if all = s.named(spans); len(all) == 0 {
			return "", len(spans) > 0
		}
	case HowMany, HowLong, Money, Percent, Size:
		all = s.numbers(w)
	case Thing:
		all = s.things(w)
	case Why:
		return "", s.anyOf("attr.cause", "attr.impact") || strings.ContainsAny(s.folded, "因受")
	case Value:
		return s.behind(spans), true
	default:
		return "", true
	}
	if len(all) == 0 {
		return "", false
	}
	f := nearest(all, spans)
	for _, m := range spans {
		if strings.HasSuffix(f.text, "个") && m.from >= f.to && m.from-f.to < 3 { // 两个数量级
			f = s.piece(f.from, m.to)
		}
	}
	return f.text, true
}

// nearest picks the piece that stands nearest to any of some spans, the first where there are none.
func nearest(all []found, spans []met) found {
	best, least := all[0], 1<<30
	for _, f := range all {
		for _, m := range spans {
			d := m.from - f.to
			if f.from >= m.to {
				d = f.from - m.to
			} else if f.to > m.from {
				d = 0
			}
			if d < least {
				best, least = f, d
			}
		}
	}
	return best
}

func (s *sentence) piece(from, to int) found {
	for from < to && unicode.IsSpace(s.runes[from]) {
		from++
	}
	for to > from && unicode.IsSpace(s.runes[to-1]) {
		to--
	}
	return found{met{from, to}, string(s.runes[from:to])}
}

// periods lists the times that a sentence names.
func (s *sentence) periods() (out []found) {
	for i := 0; i < len(s.tokens); i++ {
		t := &s.tokens[i]
		if t.Class != lexicon.PeriodOf {
			continue
		}
		to := t.To
		for i+1 < len(s.tokens) && s.tokens[i+1].From == to && (s.tokens[i+1].Class == lexicon.PeriodOf || s.tokens[i+1].Of("time")) {
			i++
			to = s.tokens[i].To
		}
		for to < len(s.runes) && strings.ContainsRune("末底初旬春夏秋冬季", s.runes[to]) {
			to++
		}
		from := t.From
		if strings.ContainsRune("自从于至到", s.runes[from]) {
			from++
		}
		out = append(out, s.piece(from, to))
	}
	return out
}

// numbers lists the amounts of a unit or counter that is asked for.
func (s *sentence) numbers(w *want) (out []found) {
	for i := range s.tokens {
		t := &s.tokens[i]
		switch t.Class {
		case lexicon.Number, lexicon.Quantity, lexicon.Purity, lexicon.Change, lexicon.Bound:
		case lexicon.Word:
			if !t.Is("ref.both") || !strings.HasPrefix(t.Text, "两") { // 两个
				continue
			}
		default:
			continue
		}
		if t.Class == lexicon.Bound {
			t = &t.Parts[0]
			if p := s.tokens[i].Parts; t.Class == lexicon.Word {
				t = &p[1]
			}
		}
		if to, ok := s.counts(t, w); ok {
			out = append(out, s.whole(t.From, to))
		}
	}
	return out
}

// counts reports whether a number is of what is asked for, and where its unit ends.
func (s *sentence) counts(t *lexicon.Token, w *want) (int, bool) {
	tail := string(s.letters[t.From:min(len(s.letters), t.To+4)])
	switch w.head {
	case Money:
		money := strings.HasSuffix(t.Unit, "元") || strings.HasSuffix(t.Unit, "镑")
		return t.To, money && (w.unit == "" || w.unit == "元" || w.unit == t.Unit)
	case Size:
		return t.To, sizes[t.Unit]
	case Percent:
		return t.To, t.Unit == "%" || t.Unit == "个百分点"
	case HowLong:
		for _, u := range []string{"年", "个月", "天", "小时", "分钟", "周"} {
			if i := strings.Index(tail, u); i >= 0 && !strings.HasPrefix(t.Value, "20") {
				return t.From + len([]rune(tail[:i+len(u)])), true
			}
		}
		return 0, false
	}
	if w.of == "" || w.of == "个" {
		return t.To, t.Class != lexicon.Number || t.Kind != "han"
	}
	if w.unit != "" && w.unit == t.Unit {
		return t.To, true
	}
	if i := strings.Index(tail, w.of); i >= 0 {
		return t.From + len([]rune(tail[:i+len(w.of)])), true
	}
	return t.To, t.Unit != "" && (t.Unit == w.of || strings.HasSuffix(w.of, t.Unit))
}

// sizes are the units of how large something is.
var sizes = map[string]bool{"mm": true, "cm": true, "nm": true, "μm": true, "公里": true, "平方公里": true, "公顷": true, "亩": true, "米": true, "吨": true, "%": true}

// named lists what stands behind what is asked about, as its name: 合资企业稀土合金(REE Alloys)公司, 被称为….
func (s *sentence) named(spans []met) (out []found) {
	for i := range s.tokens {
		if s.tokens[i].Is("attr.name") {
			out = append(out, s.piece(s.tokens[i].To, s.stop(s.tokens[i].To, "，。；、")))
		}
	}
	for _, m := range spans {
		if to := s.stop(m.to, "，。；、：的由与和将在为是"); to > m.to+1 {
			out = append(out, s.piece(m.to, to))
		}
	}
	return out
}

// whole widens a number to what stands with it without a blank: 2mm×4mm×20mm.
func (s *sentence) whole(from, to int) found {
	tight := func(r rune) bool {
		return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r)) || strings.ContainsRune("×%.-~μ±", r)
	}
	for from > 0 && tight(s.runes[from-1]) {
		from--
	}
	for to < len(s.runes) && tight(s.runes[to]) {
		to++
	}
	return s.piece(from, to)
}

// places lists the places that a sentence names, of the kind asked for.
func (s *sentence) places(w *want, terms []term, spans []met) (out []found) {
	kind := ""
	switch {
	case strings.Contains(w.of, "省"):
		kind = "province"
	case strings.Contains(w.of, "国"):
		kind = "country"
	}
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
	if r := []rune(w.of); len(r) > 0 && strings.ContainsRune("县镇乡村", r[len(r)-1]) {
		return slices.DeleteFunc(out, func(f found) bool { return !strings.ContainsRune(f.text, r[len(r)-1]) })
	}
	return out
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
		if at := m.to; at < len(s.runes) && strings.ContainsRune("在于", s.runes[at-1]) || at < len(s.runes) && strings.ContainsRune("在于", s.runes[at]) {
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

// journals lists the names of journals: 《…》, or what stands behind 发表于.
func (s *sentence) journals() (out []found) {
	for i, r := range s.runes {
		if r != '《' {
			continue
		}
		for j := i + 1; j < len(s.runes); j++ {
			if s.runes[j] == '》' {
				if s.publishes() {
					out = append(out, s.piece(i, j+1))
				}
				break
			}
		}
	}
	if len(out) > 0 {
		return out
	}
	for i := range s.tokens {
		if !s.tokens[i].Is("attr.publish") {
			continue
		}
		from := s.tokens[i].To
		for from < len(s.runes) && (strings.ContainsRune("于在", s.runes[from]) || unicode.IsSpace(s.runes[from])) {
			from++
		}
		to := from
		for to < len(s.runes) && !strings.ContainsRune("，。；上期杂（(", s.runes[to]) {
			to++
		}
		if to-from > 2 {
			out = append(out, found{met{from, to}, strings.TrimRight(s.piece(from, to).text, ". ")})
		}
	}
	return out
}

func (s *sentence) publishes() bool { return s.anyOf("attr.publish", "obj.journal") }

// things lists the phrases that end in the noun asked for.
func (s *sentence) things(w *want) (out []found) {
	for i := range s.tokens {
		t := &s.tokens[i]
		if !(w.ofID != "" && t.ID == w.ofID || w.ofID == "" && strings.HasSuffix(t.Text, w.of)) {
			continue
		}
		k := i
		for k > 0 && phrase(&s.tokens[k-1]) {
			k--
		}
		out = append(out, s.piece(s.tokens[k].From, t.To))
	}
	return out
}

// phrase reports whether a token may stand inside a noun phrase.
func phrase(t *lexicon.Token) bool {
	switch t.Class {
	case lexicon.Mark, lexicon.Quantity, lexicon.Number, lexicon.Filler:
		return false
	case lexicon.Word:
		return t.Of("unit") || t.Of("term") || t.Of("formbehind") || t.Of("form") || t.Of("qualifier") || t.Of("stage") || t.Of("kind")
	}
	return true
}

// behind is what stands behind the last noun asked about, up to the next mark: 掺杂浓度 2at.%.
func (s *sentence) behind(spans []met) string {
	if len(spans) == 0 {
		return ""
	}
	at := spans[len(spans)-1].to
	for at < len(s.runes) && (unicode.IsSpace(s.runes[at]) || strings.ContainsRune("为是：:达", s.runes[at])) {
		at++
	}
	to := at
	for to < len(s.runes) && !strings.ContainsRune("，。；、）", s.runes[to]) {
		to++
	}
	return strings.TrimSpace(string(s.runes[at:to]))
}
