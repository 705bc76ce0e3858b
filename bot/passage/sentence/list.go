package sentence

import (
	"slices"
	"strings"
	"unicode"

	"rebot/index/lexicon"
)

// longList is the most letters of a list that is lifted whole.
const longList = 48

// listed gives an amount, or where it is a member of a list of amounts all of them with what they are of: 3300吨镨钕金属、
// 3700吨镧铈金属. A name of the question that stands in only some members picks these.
func (s *Sentence) listed(f Piece, all []Piece, terms []Term) string {
	unit := s.unitIn(f)
	all = slices.DeleteFunc(slices.Clone(all), func(o Piece) bool {
		return s.unitIn(o) != unit || s.timeBefore(o.From) != s.timeBefore(f.From)
	})
	in := s.members(f, all)
	if len(in) < 2 || s.enclosed(f.From, nil) {
		return f.Text
	}
	if m := s.measuredMember(in, terms); m != nil {
		return inside(all, m.Span)[0].Text
	}
	var picked []Piece
	for _, m := range in {
		if s.pickedBy(m.Span, in, terms) {
			picked = append(picked, m)
		}
	}
	if len(picked) == 1 {
		return inside(all, picked[0].Span)[0].Text
	}
	if len(picked) == 0 {
		picked = in
	}
	var texts []string
	for _, m := range picked {
		texts = append(texts, m.Text)
	}
	if text := strings.Join(texts, "、"); len([]rune(text)) <= longList {
		return text
	}
	return ""
}

// measuredMember is the member of a list that says more of what is asked than any other, where all say themselves
// what they measure, nil for none: 营业收入21亿元，净利润3亿元 are two things of one.
func (s *Sentence) measuredMember(in []Piece, terms []Term) (best *Piece) {
	most, from := 0, s.clause(in[0].From).From
	for i := range in {
		m, said := Span{from, in[i].To}, 0
		from = m.To
		if !slices.ContainsFunc(s.Tokens, func(t lexicon.Token) bool {
			return t.From >= m.From && t.To <= m.To && t.Class == lexicon.Word && (t.Of("kind") || t.Of("measure"))
		}) {
			return nil
		}
		for k := range terms {
			if t := terms[k].Token; (t == nil || t.Class == lexicon.Word) && s.has(m, &terms[k]) > 0 {
				said++
			}
		}
		switch {
		case said > most:
			best, most = &in[i], said
		case said == most:
			best = nil
		}
	}
	return best
}

// unitIn is the unit of an amount.
func (s *Sentence) unitIn(f Piece) string {
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.From < f.To && t.To > f.From && t.Unit != "" {
			return t.Unit
		}
	}
	return strings.TrimFunc(f.Text, func(r rune) bool { return unicode.IsDigit(r) || strings.ContainsRune(" .,", r) })
}

// members gives the members of the list that an amount stands in, each with its amount, of which every one has one.
func (s *Sentence) members(f Piece, all []Piece) (out []Piece) {
	c := s.clause(f.From)
	at := -1
	for c.From > 1 && s.runes[c.From-1] == '，' && !s.acts(c.From, c.To) {
		c = s.clause(c.From - 2)
	}
	for from := c.From; from < len(s.runes); {
		to := s.memberEnd(from)
		in := inside(all, Span{from, to})
		if from > c.To && (len(in) != 1 || s.runes[from-1] != '，' || s.acts(from, to)) {
			break
		}
		switch {
		case len(in) == 1:
			if in[0] == f {
				at = len(out)
			}
			out = append(out, s.member(Span{from, to}, in[0]))
		case at < 0:
			out = nil
		default:
			return out
		}
		from = to + 1
	}
	if at < 0 {
		return nil
	}
	return out
}

// inside lists the pieces that stand in a stretch.
func inside(all []Piece, m Span) []Piece {
	return slices.DeleteFunc(slices.Clone(all), func(f Piece) bool { return f.From < m.From || f.To > m.To })
}

// memberEnd gives where the member of a list ends that begins at a letter.
func (s *Sentence) memberEnd(from int) int {
	end := s.stop(from, breaks)
	for i := from; i < end; i++ {
		if t := s.WordAt(i); s.runes[i] == '、' || t.From == i && t.Is("op.and") && t.To == i+1 {
			return i
		}
	}
	return end
}

// likewise begin what says an amount again in another measure, or of a part.
var likewise = lexicon.List("again")

// acts reports whether a stretch says of something what it does: it is no member of a list that its verb began.
func (s *Sentence) acts(from, to int) bool {
	return slices.ContainsFunc(s.Tokens, func(t lexicon.Token) bool {
		return t.From >= from && t.To <= to &&
			(verbal(&t) || t.Of("adverb") || t.Of("be") || t.Of("measure") || slices.Contains(likewise, t.Text))
	})
}

// member gives the amount in a stretch with what it is of, which stands before it or behind it.
func (s *Sentence) member(m Span, f Piece) Piece {
	if m.To > f.To {
		return s.piece(f.From, m.To)
	}
	return s.piece(max(m.From, s.phraseFrom(m.From, f.From)), f.To)
}

// pickedBy reports whether a name of the question stands in one member of a list and not in all.
func (s *Sentence) pickedBy(m Span, in []Piece, terms []Term) bool {
	return slices.ContainsFunc(terms, func(t Term) bool {
		if t.Attribute() || t.Weight < 1 {
			return false
		}
		k, share := s.Meets(&t)
		return share >= 0.5 && k.From >= m.From && k.To <= m.To && s.naming(k) &&
			!slices.ContainsFunc(in, func(o Piece) bool { return o.Span != m && strings.Contains(Fold(o.Text), t.Text) })
	})
}

// answering keeps the amounts that answer of several: those of the time asked about, in the clause that says what is
// done or that has most of the attributes asked about, and of these the ones that stand in no brackets, where what is
// asked about does not either.
func (s *Sentence) answering(w *Want, all []Piece, terms []Term, spans []Span) []Piece {
	if timely := slices.DeleteFunc(slices.Clone(all),
		func(f Piece) bool { return s.ofTime(f.From, w) < 1 }); len(timely) > 0 {
		all = timely
	}
	done := slices.DeleteFunc(slices.Clone(all), func(f Piece) bool { return w.done == "" || !s.tells(f, w.done) })
	if len(done) > 0 {
		all = done
	} else if of := slices.DeleteFunc(slices.Clone(all), func(f Piece) bool {
		return !slices.ContainsFunc(w.counting, func(m Span) bool { return s.clause(m.From) == s.clause(f.From) })
	}); len(of) > 0 {
		all = of
	}
	if w.extreme {
		if peaks := slices.DeleteFunc(slices.Clone(all), func(f Piece) bool { return !s.peak(f) }); len(peaks) > 0 {
			all = peaks
		}
	}
	most := 0
	told := func(f Piece) (n int) {
		c := s.clause(f.From)
		for i := range terms {
			if terms[i].Attribute() && !terms[i].aside() {
				n += s.has(c, &terms[i])
			}
		}
		return n
	}
	for _, f := range all {
		most = max(most, told(f))
	}
	all = slices.DeleteFunc(slices.Clone(all), func(f Piece) bool { return told(f) < most })
	if open := slices.DeleteFunc(slices.Clone(all),
		func(f Piece) bool { return s.enclosed(f.From, spans) }); len(open) > 0 {
		return open
	}
	return slices.DeleteFunc(all, func(f Piece) bool {
		return !slices.ContainsFunc(spans,
			func(m Span) bool { return m.To <= f.From && !s.openBetween(m.To+4, f.From) })
	})
}

// peak reports whether an amount is said to be the most, or what is reached, or a bound: 不超过30车.
func (s *Sentence) peak(f Piece) bool {
	c := s.clause(f.From)
	return superlative(string(s.letters[c.From:c.To])) || s.reached(f, c.From) || s.WordAt(f.From).Class == lexicon.Bound
}

// reached reports whether 达 stands right before an amount, behind a place: 可以达到17.8%.
func (s *Sentence) reached(f Piece, from int) bool { return strings.Contains(s.lead(f, from), "达") }

// lead gives the letters right before an amount, behind a place.
func (s *Sentence) lead(f Piece, from int) string { return string(s.runes[max(f.From-3, from):f.From]) }

// has tells how well a stretch says a term: in the same word, or in another of the same meaning.
func (s *Sentence) has(c Span, t *Term) int {
	switch {
	case strings.Contains(string(s.letters[c.From:c.To]), t.Text):
		return 2
	case slices.ContainsFunc(s.Tokens, func(k lexicon.Token) bool {
		return t.Token != nil && k.From >= c.From && k.To <= c.To && same(&k, t.Token)
	}):
		return 1
	}
	return 0
}

// openBetween reports whether a bracket opens in a stretch.
func (s *Sentence) openBetween(from, to int) bool {
	return from < to && strings.ContainsAny(string(s.runes[from:to]), "(（")
}

// enclosed reports whether a letter stands in brackets in which nothing stands that is asked about.
func (s *Sentence) enclosed(at int, spans []Span) bool {
	from := s.start(at, "(（)）")
	to := at
	for to < len(s.runes) && !strings.ContainsRune(")）", s.runes[to]) {
		to++
	}
	return from > 0 && to < len(s.runes) && strings.ContainsRune("(（", s.runes[from-1]) &&
		!slices.ContainsFunc(spans, func(m Span) bool { return m.From >= from && m.To <= to })
}

// naming reports whether a stretch has a word that is no attribute.
func (s *Sentence) naming(m Span) bool {
	return slices.ContainsFunc(s.Tokens, func(t lexicon.Token) bool {
		return t.From < m.To && m.From < t.To && t.Class != lexicon.Word
	})
}

// Joined lists the firms, the places or the Latin names that stand side by side first in a text: A、B, A(甲)和B(乙); else
// what brackets give such names for that stand one behind the other: …研究局(BRGM)以及…公司(CEIS).
func Joined(tokens []lexicon.Token) (out []string) {
	kind, joined := lexicon.Mark, false // nothing but an and stands between the name before and the next one
	var inBrackets []string
	for i := 0; i < len(tokens); i++ {
		t := &tokens[i]
		latin := latinName(t)
		switch {
		case IsFirm(t) || t.Class == lexicon.Place || latin:
			if joined && t.Class == kind {
				out = append(out, t.Text)
			} else if len(out) > 1 {
				return out
			} else {
				out, kind = []string{t.Text}, t.Class
			}
			joined = false
		case t.Text == "(" || t.Text == "（":
			if i+2 < len(tokens) && latinName(&tokens[i+1]) && closes(&tokens[i+2]) {
				inBrackets = append(inBrackets, tokens[i+1].Text)
			}
			for i < len(tokens)-1 && !closes(&tokens[i]) {
				i++
			}
		case t.Is("op.and") || t.Text == "、" || kind == lexicon.Unknown && (t.Text == "," || t.Text == "，"):
			joined = len(out) > 0
		case t.Fills() && strings.TrimSpace(t.Text) == "":
		default:
			if joined = false; len(out) == 1 {
				out = nil
			}
		}
	}
	switch {
	case len(out) > 1:
		return out
	case len(inBrackets) > 1:
		return inBrackets
	}
	return nil
}

// latinName reports whether a token is a name in Latin letters that the lexicon does not know.
func latinName(t *lexicon.Token) bool {
	r := []rune(t.Text)
	return t.Class == lexicon.Unknown && len(r) > 2 && unicode.IsUpper(r[0]) && r[0] < 0x250 && !strings.ContainsAny(t.Text, "0123456789")
}

func closes(t *lexicon.Token) bool { return t.Text == ")" || t.Text == "）" }
