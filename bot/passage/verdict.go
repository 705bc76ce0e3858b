package passage

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/intent"
	"rebot/index/lexicon"
)

// A Verdict says whether what a question takes for granted is what its sentence says.
type Verdict string

// The verdicts; empty where the sentence does not settle it.
const (
	Yes Verdict = "yes"
	No  Verdict = "no"
)

// asksWhether reports whether yes or no is asked: 是不是, 吗, or a statement that ends in 吧 or 没有.
func (q *asking) asksWhether() bool {
	last := len(q.tokens) - 1
	for last >= 0 && (q.tokens[last].Class == lexicon.Mark || strings.Contains("?!。 ", q.tokens[last].Text)) {
		last--
	}
	if last < 0 {
		return false
	}
	end := q.tokens[last].Text
	return end == "吧" || end == "么" || end == "没有" || end == "没" || intent.OpensYesNo(q.tokens) ||
		q.any("ask.whether")
}

// whetherElsewhere reports whether another of the things asked for is asked with yes or no, and not this one: 还有优先地位吗，新法怎么说.
func (q *asking) whetherElsewhere(w *want) bool {
	if len(q.wants) < 2 || w.from >= w.to {
		return false
	}
	whether := func(t lexicon.Token) bool { return t.Is("ask.whether") }
	return w.at >= 0 && !q.tokens[w.at].Is("ask.whether") && q.tokens[w.at].Of("ask") && !slices.ContainsFunc(q.tokens[w.from:w.to], whether)
}

// verdict holds what a question takes for granted against the sentence that is the nearest to it: its times, its places in
// an order, its negations. Only a sentence that has all of it, or goes on with what has, says yes; all reports whether it does.
func (q *asking) verdict(s *sentence, w *want, own []term, all bool) (Verdict, string) {
	if !q.asksWhether() || q.whetherElsewhere(w) {
		return "", ""
	}
	var spans []met
	for i := range own {
		if m, share := s.meets(&own[i]); share >= 0.5 {
			spans = append(spans, m)
		}
	}
	if v := q.otherTime(s, spans); v != "" {
		return No, v
	}
	if v, other := q.otherRank(s); other {
		return No, v
	}
	switch q.polarity(s, spans) {
	case opposes:
		return No, ""
	case leavesOpen:
		return "", ""
	}
	v, other := q.otherAmount(s, spans)
	switch {
	case other && v != "" && all:
		return No, v
	case other || !all || q.unsaidRank(s) || !q.amounts() && !q.tied(s, own):
		return "", ""
	}
	return Yes, ""
}

// tied reports whether a sentence says of one thing what is asked of it: all that is asked about stands in one clause, in the
// order of the question, and no other name stands between. In 智利的彭科和巴西的卡里纳 both words of 卡里纳在智利 stand, and it is false.
func (q *asking) tied(s *sentence, own []term) bool {
	last := met{-1, -1}
	for i := range own {
		t := &own[i]
		m, share := s.meets(t)
		if share < 0.5 || t.topic && !t.name || t.weight < 1 {
			continue
		}
		if s.turned(t) || last.from >= 0 && (s.clauseOf(m.from) != s.clauseOf(last.from) ||
			!q.english && m.from < last.to || s.namesBetween(last.to, m.from)) {
			return false
		}
		last = m
	}
	return true
}

// turned reports whether a sentence has the opposite of a term rather than the term: whose subsidiary something is, for its
// parent.
func (s *sentence) turned(t *term) bool {
	return t.token != nil && opposed(t.token.ID) != "" && !s.anyOf(t.token.ID)
}

// amounts reports whether a question takes an amount for granted, which the sentence was held against.
func (q *asking) amounts() bool {
	return slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
		return t.Class == lexicon.Quantity || t.Class == lexicon.Change || t.Class == lexicon.Bound
	})
}

// namesBetween reports whether a name stands between two places of a sentence.
func (s *sentence) namesBetween(from, to int) bool {
	return slices.ContainsFunc(s.tokens, func(t lexicon.Token) bool {
		name := t.Class == lexicon.Company || t.Class == lexicon.Place || t.Class == lexicon.Product || t.Kind == "institution"
		return name && t.From >= from && t.To <= to
	})
}

// otherAmount reports whether the clause that says most of what is asked about does not have an amount that the question
// takes for granted, or none within its bound, and gives the one of the same unit that it has.
func (q *asking) otherAmount(s *sentence, spans []met) (string, bool) {
	for i := range q.tokens {
		t := &q.tokens[i]
		switch {
		case t.Class == lexicon.Number && !s.hasValue(t.Value):
			return "", true
		case t.Class != lexicon.Quantity && t.Class != lexicon.Change && t.Class != lexicon.Bound:
			continue
		}
		var all, held []found
		for k := range s.tokens {
			if o := &s.tokens[k]; o.Value != "" && o.Unit == t.Unit && o.Class != lexicon.PeriodOf {
				f := s.piece(o.From, o.To)
				all = append(all, f)
				if q.holds(i, o) {
					held = append(held, f)
				}
			}
		}
		if len(all) == 0 || len(spans) == 0 {
			return "", true
		}
		if f := s.nearest(all, spans, &want{head: HowMany}); !slices.Contains(held, f) {
			if len(held) > 0 {
				return "", true
			}
			return f.text, true
		}
	}
	return "", false
}

// hasValue reports whether a number stands in a sentence.
func (s *sentence) hasValue(value string) bool {
	return slices.ContainsFunc(s.tokens, func(t lexicon.Token) bool { return t.Value == value })
}

// holds reports whether a printed amount is the one that a token of the question takes for granted, or within its bound.
func (q *asking) holds(at int, printed *lexicon.Token) bool {
	t := &q.tokens[at]
	v, err := decimal.NewFromString(strings.TrimPrefix(printed.Value, "-"))
	if err != nil || printed.Upper != "" && printed.Upper != t.Upper {
		return false
	}
	return intent.Believed(q.tokens, at).Holds(v)
}

// otherTime gives the time that a sentence names in place of the one that is asked about.
func (q *asking) otherTime(s *sentence, spans []met) string {
	for i := range q.tokens {
		t := &q.tokens[i]
		if t.Class != lexicon.PeriodOf || t.Period.IsZero() {
			continue
		}
		is, other := s.timed(t)
		if all := s.periods(); other && !is && len(all) > 0 && len(spans) > 0 {
			return s.nearest(all, spans, &want{head: When}).text
		}
	}
	return ""
}

// otherRank gives the place in an order that a sentence names in place of the first: 最大 is not 第二大.
func (q *asking) otherRank(s *sentence) (string, bool) {
	if !q.first() {
		return "", false
	}
	all := s.standings()
	if len(all) == 0 || s.superlative() || strings.Contains(all[0].text, "第一") || strings.Contains(all[0].text, "第1") {
		return "", false
	}
	return all[0].text, true
}

// standings lists the places in an order that say how something stands among others: 第二大, 第一位, not 第二次.
func (s *sentence) standings() []found {
	return slices.DeleteFunc(s.ranks(), func(f found) bool {
		return !strings.HasSuffix(f.text, "大") && (f.to == len(s.runes) || !strings.ContainsRune("位名", s.runes[f.to]))
	})
}

// first reports whether a question says that something is the first or the most of all.
func (q *asking) first() bool {
	return strings.Contains(string(q.letters), "第一") || superlative(string(q.letters))
}

// unsaidRank reports whether a question says that something is the most of all, or the only one, and the sentence does not,
// or the sentence gives it a place that the question does not.
func (q *asking) unsaidRank(s *sentence) bool {
	ranks := s.standings()
	if len(ranks) > 0 && !strings.Contains(string(q.letters), "第") {
		return true
	}
	return q.first() && !s.superlative() && len(ranks) == 0 && !strings.Contains(s.folded, "第一") ||
		strings.Contains(string(q.letters), "唯一") && !strings.Contains(s.folded, "唯一")
}

func (q *asking) superlative() bool { return superlative(string(q.letters)) }

func (s *sentence) superlative() bool { return superlative(s.folded) }

// late takes the words off that begin with 最 and are of time.
var late = strings.NewReplacer("最近", "", "最后", "", "最终", "", "最新", "")

func superlative(text string) bool {
	for _, w := range []string{"largest", "biggest", "most ", "highest", "peak", "maximum"} {
		if strings.Contains(text, w) {
			return true
		}
	}
	return strings.Contains(late.Replace(text), "最") ||
		strings.Contains(text, "首个") || strings.Contains(text, "高达")
}
