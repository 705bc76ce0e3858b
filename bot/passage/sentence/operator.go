package sentence

import (
	"slices"
	"strconv"
	"strings"

	"rebot/bot/intent"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// operators are the words that ask for something to be worked out of several figures.
var operators = []struct {
	id string
	op intent.OpName
}{{"op.ratio", intent.Ratio}, {"op.diff", intent.Diff}, {"op.sum", intent.Sum}}

// Operator returns the operation on figures that a question asks for, empty for none.
func (q *Question) Operator() intent.OpName {
	for _, o := range operators {
		if q.Any(o.id) {
			return o.op
		}
	}
	for _, w := range q.Wants {
		switch {
		case w.Head.Counted() && w.At >= 0 && q.Any("move") && len(q.Spanned(&w)) > 1 && !q.asksGrowth(),
			w.Head.Counted() && w.At >= 0 && q.Any("cmp.than") && (q.Any("op.more") || q.Any("op.less")):
			return intent.Diff
		case w.Head == Percent && q.Any("measure.share"):
			return intent.ShareOf
		}
	}
	if q.asksLarger() {
		return intent.Verdict
	}
	return ""
}

// asksLarger reports whether the larger or the smaller of two is asked for: 哪个大, 谁更多.
func (q *Question) asksLarger() bool {
	if !q.Any("ask.which") && !q.Any("ask.who") {
		return false
	}
	return slices.ContainsFunc(q.Tokens, func(t lexicon.Token) bool {
		return t.Is("op.more") || t.Is("op.less") || slices.Contains(lexicon.List("compare.either"), t.Text)
	})
}

// asksGrowth reports whether growth in per cent is asked for, which is no difference of two figures.
func (q *Question) asksGrowth() bool {
	return strings.Contains(q.text, "百分之") || strings.Contains(q.text, "增长率") || strings.Contains(q.text, "per cent")
}

// Any reports whether a word of a concept stands in the question.
func (q *Question) Any(id string) bool {
	return slices.ContainsFunc(q.Tokens, func(t lexicon.Token) bool { return t.Is(id) })
}

// Measure is the want that says what kind of number is asked for: of a ratio or a share it is of any.
func (q *Question) Measure() *Want {
	for i := len(q.Wants) - 1; i >= 0; i-- {
		if w := q.Wants[i]; w.Head.Counted() && w.Head != Name {
			if w.Head == Percent && !q.Any("move") && !q.Any("op.diff") {
				w.Head, w.Of, w.Unit = HowMany, "", ""
			}
			return &w
		}
	}
	return &Want{Head: HowMany, At: -1}
}

// joints stand between two things that are reckoned with.
var joints = []string{"op.and", "op.or", "op.plus", "op.minus", "cmp.than", "measure.share"}

// Chains lists the runs of terms that joints hold together.
func (q *Question) Chains(terms []Term) (out [][]*Term) {
	for i := range q.Tokens {
		t := &q.Tokens[i]
		if !slices.ContainsFunc(joints, t.Is) && t.Text != "、" {
			continue
		}
		left, right := around(terms, t)
		if left == nil || right == nil {
			continue
		}
		if n := len(out) - 1; n >= 0 && out[n][len(out[n])-1] == left {
			out[n] = append(out[n], right)
			continue
		}
		out = append(out, []*Term{left, right})
	}
	return out
}

// around finds the terms on both sides of a token.
func around(terms []Term, t *lexicon.Token) (left, right *Term) {
	for i := range terms {
		switch k := &terms[i]; {
		case k.From < t.From && t.To < k.To: // a run of letters that the article has too
			return k.piece(k.From, t.From), k.piece(t.To, k.To)
		case k.Weight < 1:
		case k.To <= t.From && t.From-k.To < 3:
			left = k
		case k.From >= t.To && right == nil && k.From-t.To < 3:
			right = k
		}
	}
	return left, right
}

// Spanned lists the times that a want is about, of a span its two ends.
func (q *Question) Spanned(w *Want) (out []*lexicon.Token) {
	for i := range q.Tokens {
		t := &q.Tokens[i]
		if a, b := years(t); a > 0 { // 2018到2023
			out = append(out, yearToken(a), yearToken(b))
			continue
		}
		if t.Class != lexicon.PeriodOf || t.Period.IsZero() {
			continue
		}
		if p := t.Period; p.From.Month.Year() != p.To.Month.Year() {
			from, to := *t, *t
			from.Period.To.Month = p.From.Month + 11
			to.Period.From.Month = p.To.Month - 11
			out = append(out, &from, &to)
			continue
		}
		out = append(out, t)
	}
	return out
}

// years are the two ends of a bare range of numbers that can only be years, zero for none.
func years(t *lexicon.Token) (from, to int) {
	if t.Class != lexicon.Number || len(t.Value) != 4 || len(t.Upper) != 4 || t.Value[:2] != "20" ||
		t.Upper[:2] != "20" {
		return 0, 0
	}
	from, _ = strconv.Atoi(t.Value)
	to, _ = strconv.Atoi(t.Upper)
	return from, to
}

func yearToken(y int) *lexicon.Token {
	p := bulletin.Period{}
	p.From.Month, p.To.Month = bulletin.NewMonth(y, 1), bulletin.NewMonth(y, 12)
	return &lexicon.Token{Class: lexicon.PeriodOf, Period: p}
}
