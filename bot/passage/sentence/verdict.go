package sentence

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/intent"
	"rebot/bot/passage/claim"
	"rebot/index/lexicon"
)

// A Verdict says whether a sentence bears out what its question takes for granted.
type Verdict string

// The verdicts; empty where the sentence does not settle it.
const (
	Yes Verdict = "yes"
	No  Verdict = "no"
)

// AsksWhether reports whether yes or no is asked: 是不是, 吗, or a statement that ends in 吧 or 没有.
func (q *Question) AsksWhether() bool {
	last := len(q.Tokens) - 1
	for last >= 0 && (q.Tokens[last].Class == lexicon.Mark || strings.Contains("?!。 ", q.Tokens[last].Text)) {
		last--
	}
	if last < 0 {
		return false
	}
	end := q.Tokens[last].Text
	return end == "吧" || end == "么" || end == "没有" || end == "没" || intent.OpensYesNo(q.Tokens) ||
		q.Any("ask.whether")
}

// whetherElsewhere reports whether another of the things asked for is asked with yes or no, and not this one:
// 还有优先地位吗，新法怎么说.
func (q *Question) whetherElsewhere(w *Want) bool {
	if len(q.Wants) < 2 || w.From >= w.To {
		return false
	}
	whether := func(t lexicon.Token) bool { return t.Is("ask.whether") }
	return w.At >= 0 && !q.Tokens[w.At].Is("ask.whether") && q.Tokens[w.At].Of("ask") &&
		!slices.ContainsFunc(q.Tokens[w.From:w.To], whether)
}

// Verdict holds what a question takes for granted against the sentence that is the nearest to it: its times, its
// places in an order, its negations. Only a sentence that has all of it, or goes on with what has, says yes; all
// reports whether it does.
func (q *Question) Verdict(s *Sentence, w *Want, own []Term, all bool) (Verdict, string) {
	if !q.AsksWhether() || q.whetherElsewhere(w) {
		return "", ""
	}
	c, at, ok := q.statement(s, own)
	if !ok {
		return "", ""
	}
	all = all || c.ofTopic()
	switch c.polarity() {
	case leavesOpen:
		return "", ""
	case opposes:
		if c.accounts(lexicon.List("claim.on")...) && c.ends() && !c.others(lexicon.Number, lexicon.Quantity, lexicon.Change, lexicon.Bound) {
			return No, ""
		}
		return "", ""
	}
	spans := s.spansOf(own)
	if v := q.otherTime(s, spans); v != "" {
		return No, v
	}
	if v, other := q.otherRank(s); other {
		return No, v
	}
	v, other := q.otherAmount(s, spans, at)
	switch {
	case other && v != "" && (all || c.accounts() && c.ends()):
		return No, v
	case other || !all || q.unsaidRank(s) || !c.accounts() || !c.ends() || c.comes() || !c.dealt() || c.others(lexicon.Number) || !q.amounts() && (!c.whole() || !q.tied(s, own) || !q.predicated(s, own)):
		return "", ""
	}
	switch now, base := q.believesBase(s, w); {
	case base && now != "":
		return No, now
	case base, !q.amounts() && q.saidOfBase(s, w, own):
		return "", ""
	}
	return Yes, ""
}

// spansOf is where most of each of some terms stands.
func (s *Sentence) spansOf(own []Term) (spans []Span) {
	for i := range own {
		if m, share := s.Meets(&own[i]); share >= 0.5 {
			spans = append(spans, m)
		}
	}
	return spans
}

// predicated reports whether a sentence itself has the last word that is asked about, which tells what is said to be so: the
// title of its article does not answer for it, nor does a name alone, but where it is asked whether something is that.
func (q *Question) predicated(s *Sentence, own []Term) bool {
	if len(own) == 0 {
		return true
	}
	t := own[len(own)-1]
	m, share := s.Meets(&t)
	if stem := strings.TrimRight(t.Text, "了过着"); len([]rune(stem)) == 1 && share >= 0.5 && !strings.Contains(string(s.letters[m.From:m.To]), stem) {
		return false // 批 is met by 核准, which may be of anything
	}
	names := !slices.ContainsFunc(own, func(t Term) bool { return !t.Name })
	return (share >= 0.5 || s.SaysLetter(&t)) && (!names || q.Any("be"))
}

// tied reports whether a sentence says of one thing what is asked of it: all that is asked about stands in one
// clause, in the order of the question, and no other name stands between. In 智利的彭科和巴西的卡里纳 both words of 卡里纳在智利 stand,
// and it is false.
func (q *Question) tied(s *Sentence, own []Term) bool {
	last := Span{-1, -1}
	for i := range own {
		t := &own[i]
		m, share := s.Meets(t)
		if share < 0.5 || t.Topic && !t.Name || t.Weight < 1 {
			continue
		}
		if s.turned(t) || last.From >= 0 && (s.ClauseOf(m.From) != s.ClauseOf(last.From) ||
			!q.english && m.From < last.To || s.namesBetween(last.To, m.From)) {
			return false
		}
		last = m
	}
	return true
}

// turned reports whether a sentence has the opposite of a term rather than the term: whose subsidiary something is,
// for its parent.
func (s *Sentence) turned(t *Term) bool {
	return t.Token != nil && opposed(t.Token.ID) != "" && !s.AnyOf(t.Token.ID)
}

// amounts reports whether a question takes an amount for granted, which the sentence was held against.
func (q *Question) amounts() bool {
	return slices.ContainsFunc(q.Tokens, func(t lexicon.Token) bool {
		return t.Class == lexicon.Quantity || t.Class == lexicon.Change || t.Class == lexicon.Bound
	})
}

// namesBetween reports whether a name stands between two places of a sentence.
func (s *Sentence) namesBetween(from, to int) bool {
	return slices.ContainsFunc(s.Tokens, func(t lexicon.Token) bool {
		name := t.Class == lexicon.Company || t.Class == lexicon.Place || t.Class == lexicon.Product ||
			t.Kind == "institution"
		return name && t.From >= from && t.To <= to
	})
}

// otherAmount reports whether the stretch of a sentence with the clause that says most of what is asked about does not
// have an amount that the question takes for granted, or none within its bound, and gives the one of the same unit that
// the clause has.
func (q *Question) otherAmount(s *Sentence, spans []Span, at Span) (string, bool) {
	part := s.Part(Piece{Span: at})
	for i := range q.Tokens {
		t := &q.Tokens[i]
		switch {
		case t.Class == lexicon.Number && !s.hasValue(t.Value):
			return "", true
		case t.Class != lexicon.Quantity && t.Class != lexicon.Change && t.Class != lexicon.Bound:
			continue
		}
		var all, held, unlike []Piece
		inside, bound := false, false // the clause itself has such an amount, or the bound asked about
		for k := range s.Tokens {
			o := &s.Tokens[k]
			if o.Value == "" || o.Unit != t.Unit || o.Class == lexicon.PeriodOf || o.From < part.From || o.To > part.To {
				continue
			}
			f, answer := q.compares(s, i, k)
			all = append(all, f)
			inside = inside || f.From >= at.From && f.To <= at.To
			switch answer {
			case claim.Yes:
				held = append(held, f)
				bound = bound || t.Class == lexicon.Bound && o.Class == lexicon.Bound && f.From >= at.From && f.To <= at.To
			case claim.No:
				unlike = append(unlike, f)
			}
		}
		if len(all) == 0 || len(spans) == 0 {
			return "", true
		}
		if inside {
			all = slices.DeleteFunc(all, func(f Piece) bool { return f.From < at.From || f.To > at.To })
		}
		if f := s.nearest(all, spans, &Want{Head: HowMany}); !bound && !slices.Contains(held, f) {
			if len(held) > 0 || !slices.Contains(unlike, f) || f.From < at.From || f.To > at.To || s.cutShort(f) {
				return "", true
			}
			return f.Text, true
		}
	}
	return "", false
}

// compares holds a printed amount, with what bounds it, against the one that a question takes for granted.
func (q *Question) compares(s *Sentence, asked, printed int) (Piece, claim.Answer) {
	t, o := &q.Tokens[asked], &s.Tokens[printed]
	plain := s.piece(o.From, o.To)
	a, ok := claim.RangeAt(q.Letters, q.Tokens, asked)
	b, is := claim.RangeAt(s.letters, s.Tokens, printed)
	switch {
	case !ok || !is || !a.Bound && (!b.Bound || o.Value == t.Value):
		if q.holds(asked, o) {
			return plain, claim.Yes
		}
		return plain, claim.No
	}
	return s.piece(b.From, o.To), b.Within(a)
}

// hasValue reports whether a number stands in a sentence.
func (s *Sentence) hasValue(value string) bool {
	return slices.ContainsFunc(s.Tokens, func(t lexicon.Token) bool { return t.Value == value })
}

// holds reports whether a printed amount is the one that a token of the question takes for granted, or within its
// bound.
func (q *Question) holds(at int, printed *lexicon.Token) bool {
	t := &q.Tokens[at]
	v, err := decimal.NewFromString(strings.TrimPrefix(printed.Value, "-"))
	if err != nil || printed.Upper != "" && printed.Upper != t.Upper {
		return false
	}
	return intent.Believed(q.Tokens, at).Holds(v)
}

// otherTime gives the time that a sentence names in place of the one that is asked about.
func (q *Question) otherTime(s *Sentence, spans []Span) string {
	for i := range q.Tokens {
		t := &q.Tokens[i]
		if t.Class != lexicon.PeriodOf || t.Period.IsZero() || i > 0 && slices.Contains(compared, q.Tokens[i-1].Text) {
			continue
		}
		is, other := s.Timed(t)
		if all := s.periods(); other && !is && len(all) > 0 && len(spans) > 0 {
			return s.nearest(all, spans, &Want{Head: When}).Text
		}
	}
	return ""
}

// otherRank gives the place in an order that a sentence names in place of the first: 最大 is not 第二大.
func (q *Question) otherRank(s *Sentence) (string, bool) {
	if !q.first() {
		return "", false
	}
	all := s.standings()
	if len(all) == 0 || s.Superlative() || strings.Contains(all[0].Text, "第一") || strings.Contains(all[0].Text, "第1") {
		return "", false
	}
	return all[0].Text, true
}

// standings lists the places in an order that say how something stands among others: 第二大, 第一位, not 第二次.
func (s *Sentence) standings() []Piece {
	return slices.DeleteFunc(s.ranks(), func(f Piece) bool {
		return !strings.HasSuffix(f.Text, "大") && (f.To == len(s.runes) || !strings.ContainsRune("位名", s.runes[f.To]))
	})
}

// first reports whether a question says that something is the first or the most of all.
func (q *Question) first() bool {
	return strings.Contains(string(q.Letters), "第一") || superlative(string(q.Letters))
}

// unsaidRank reports whether a question says that something is the most of all, or the only one, and the sentence
// does not, or the sentence gives it a place that the question does not.
func (q *Question) unsaidRank(s *Sentence) bool {
	ranks := s.standings()
	if len(ranks) > 0 && !strings.Contains(string(q.Letters), "第") {
		return true
	}
	return q.first() && !s.Superlative() && len(ranks) == 0 && !strings.Contains(s.Folded, "第一") ||
		strings.Contains(string(q.Letters), "唯一") && !strings.Contains(s.Folded, "唯一")
}

// Superlative reports whether a question asks for the most of all.
func (q *Question) Superlative() bool { return superlative(string(q.Letters)) }

// Superlative reports whether a sentence says that something is the most of all.
func (s *Sentence) Superlative() bool { return superlative(s.Folded) || len(s.order()) > 0 }

// more begin what a sentence says besides what was said.
var more = lexicon.List("besides")

// AsksMore reports whether a question asks for another than it names: 除了…还…, 别的.
func (q *Question) AsksMore() bool {
	return q.Any("op.rest") || q.Any("op.other") && strings.ContainsRune(string(q.Letters), '还')
}

// SaysMore reports whether a sentence goes on to what else there is.
func (s *Sentence) SaysMore() bool {
	return slices.ContainsFunc(more, func(m string) bool { return strings.Contains(s.Folded, m) })
}

// late takes the words off that begin with 最 and are of time.
var late = strings.NewReplacer("最近", "", "最后", "", "最终", "", "最新", "")

// mostOfAll says that something is the most of all, besides 最.
var mostOfAll = lexicon.List("most")

// superlative reports whether a text says that something is the most of all.
func superlative(text string) bool {
	for _, w := range mostOfAll {
		if strings.Contains(text, w) {
			return true
		}
	}
	return strings.Contains(late.Replace(text), "最")
}
