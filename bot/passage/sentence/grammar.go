package sentence

import (
	"slices"
	"strings"
	"unicode"

	"rebot/index/lexicon"
)

// alone are the prepositions, auxiliaries and adverbs of one letter that end a noun phrase where they stand by
// themselves.
const alone = "是有归交在将把被由与同跟对向从于以按为已拟正应可能会须仍也均并还曾就不未没是给让令使经受至到"

// within are those of them that do so inside letters that the lexicon does not know; the others are parts of words
// too.
const within = "在将把被由与跟已拟均曾"

// functionWords are those of more letters.
var functionWords = lexicon.List("function")

// nominal are the concepts of what is told of a thing that are nouns, so that they may stand in its name.
var nominal = strings.Fields(`attr.method attr.temperature attr.efficiency attr.yield attr.concentration attr.dimension
	attr.venture attr.intensity attr.lifetime attr.halflife attr.power attr.advantage attr.drawback attr.land attr.reservearea attr.stockpile 
	attr.project attr.plant attr.unit attr.team attr.spokesman attr.president attr.vicepresident attr.supplier attr.applicant 
	attr.claims attr.abstract attr.article attr.chapter attr.term attr.troops attr.employees attr.head attr.partner attr.leader
	attr.belong.parent attr.belong.child attr.explore attr.mine attr.institutes attr.recycle attr.effect attr.impact`)

// verbal reports whether a word says what is done.
func verbal(t *lexicon.Token) bool {
	if t.Class != lexicon.Word || t.To-t.From < 2 || slices.ContainsFunc(nominal, t.Is) {
		return false
	}
	return slices.ContainsFunc([]string{"attr", "give", "light", "sendto", "cause", "move", "be"}, t.Of) ||
		t.Of("say") && strings.ContainsAny(t.Text, "称示布露指悉")
}

// WordAt is the token that covers a letter, or a mark where none does.
func (s *Sentence) WordAt(at int) *lexicon.Token {
	if t := s.tokenAt(at); t != nil {
		return t
	}
	return &lexicon.Token{Class: lexicon.Mark, From: at, To: at + 1}
}

// stops reports whether a word that is no part of a noun phrase begins at a letter.
func (s *Sentence) stops(at int) bool {
	t := s.WordAt(at)
	one := t.To-t.From == 1
	switch {
	case t.Class == lexicon.Unknown:
		return strings.ContainsRune(within, s.letters[at]) || one && strings.ContainsRune(alone, s.letters[at])
	case at != t.From:
		return false
	case t.Class == lexicon.PeriodOf, slices.Contains(functionWords, t.Text), verbal(t):
		return true
	case t.Class == lexicon.Word && t.Of("adverb") && !one:
		return true
	case one && t.Text == "自": // 自 begins words that nobody knows: 自然
		return at+1 < len(s.runes) && s.WordAt(at+1).Class == lexicon.Place
	}
	return one && (t.Class == lexicon.Word || t.Class == lexicon.Filler) && strings.ContainsRune(alone, s.letters[at])
}

// clause gives the clause that a letter stands in. What stands in brackets breaks none.
func (s *Sentence) clause(at int) Span {
	from := 0
	for {
		to := s.stop(from, breaks+"“”")
		if at <= to || to >= len(s.runes) {
			return Span{from, to}
		}
		from = to + 1
	}
}

// InClause reports whether a piece of a sentence, or the first of several, stands in the clause that has a term.
func (s *Sentence) InClause(t *Term, piece string) bool {
	piece, _, _ = strings.Cut(piece, "、")
	before, _, ok := strings.Cut(string(s.runes), piece)
	m, share := s.Meets(t)
	if !ok || share < 0.5 {
		return false
	}
	c := s.clause(len([]rune(before)))
	return c.From <= m.From && m.From < c.To
}

// trim takes blanks, marks and words that say nothing off both ends of a phrase.
func (s *Sentence) trim(from, to int) Span {
	skip := func(i int) bool {
		t := s.WordAt(i)
		return unicode.IsSpace(s.runes[i]) || (t.Is("aspect") || t.Is("link.of")) ||
			strings.ContainsRune("、,“”:", s.letters[i])
	}
	to = max(from, to)
	for from < to && skip(from) {
		from++
	}
	for to > from && (skip(to-1) || strings.ContainsRune("等都", s.letters[to-1])) {
		to--
	}
	return Span{from, to}
}

// opens gives where a clause begins without the times and the words that lead over to it.
func (s *Sentence) opens(c Span) int {
	at := c.From
	for at < c.To {
		t := s.WordAt(at)
		lead := t.Class == lexicon.PeriodOf || t.Of("time") || t.Class == lexicon.Word && t.Of("adverb") ||
			t.Class == lexicon.Filler && !strings.ContainsAny(t.Text, "国某")
		if !lead && !unicode.IsSpace(s.runes[at]) {
			return at
		}
		at++
		at = max(at, t.To)
	}
	return at
}

// phraseTo gives where a noun phrase that begins at a letter ends.
func (s *Sentence) phraseTo(from, end int) int {
	for i := from; i < end; i++ {
		if s.runes[i] == '与' && s.stops(i) && i > from && !s.somebody(Span{from, i}) && s.joined(i+1, end) {
			continue
		}
		if s.stops(i) {
			return i
		}
	}
	return end
}

// joined reports whether what stands behind 与 ends a name that what stands before it begins: 技术与系统部研究团队.
func (s *Sentence) joined(from, end int) bool {
	for i := from; i < end; i++ {
		if s.stops(i) {
			return s.classes(Span{from, i})
		}
	}
	return false
}

// phraseFrom gives where a noun phrase that ends before a letter begins: behind the last word that is no part of it.
func (s *Sentence) phraseFrom(start, end int) int {
	for i := end - 1; i >= start; i-- {
		if t := s.WordAt(i); t.Class == lexicon.Company && t.From < i && t.From >= start {
			i = t.From
			continue
		}
		if strings.ContainsRune("、/", s.runes[i]) {
			return i + 1
		}
		if t := s.WordAt(i); t.From == i && t.Is("op.and") {
			if s.unfinished(start, i) {
				continue
			}
			return t.To
		}
		if s.stops(i) {
			return max(i+1, min(s.tokenEnd(i), end))
		}
	}
	return start
}

func (s *Sentence) tokenEnd(at int) int {
	if t := s.WordAt(at); t.Class != lexicon.Unknown {
		return t.To
	}
	return at + 1
}

// unfinished reports whether what stands before 与 or 和 begins a name and does not end it: 欧洲监测与战略咨询公司.
func (s *Sentence) unfinished(start, at int) bool {
	from := at
	for from > start && !s.stops(from-1) && !s.WordAt(from-1).Is("op.and") && !strings.ContainsRune("、的)）", s.runes[from-1]) {
		from--
	}
	first, last := s.WordAt(from), s.WordAt(at-1)
	return from < at && first.Class == lexicon.Place && last.Class != lexicon.Place && last.Class != lexicon.Company &&
		!last.Of("firm") && !last.Of("bodyend") && !isLatin(s.letters[at-1])
}
