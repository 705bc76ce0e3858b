package sentence

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// compounds finds what a question asks of a verb of one letter with the noun behind 多少, where a text has both together:
// 吸多少氢 of 吸氢.
func (q *Question) compounds(text string) (out []Term) {
	for i := range q.Wants {
		w := &q.Wants[i]
		if w.Head != HowMany || w.At <= w.From || w.At+1 >= len(q.Tokens) {
			continue
		}
		v, n := &q.Tokens[w.At-1], &q.Tokens[w.At+1]
		if v.To-v.From != 1 || n.To-n.From > 2 || v.To != q.Tokens[w.At].From || !bulletin.HasHan(v.Text+n.Text) ||
			v.Fills() || n.Of("unit") || n.Class == lexicon.Mark {
			continue
		}
		if both := v.Text + n.Text; strings.Contains(text, both) {
			out = append(out, Term{From: v.From, To: n.To, Text: both, Weight: 2})
		}
	}
	return out
}

// ifs are the words of a clause that only supposes something.
var ifs = lexicon.List("under.what")

// Supposes gives the clause that a piece of a sentence stands in, where it only supposes something.
func (s *Sentence) Supposes(piece string) (Span, bool) {
	i := strings.Index(s.Text, piece)
	if i < 0 || piece == "" {
		return Span{}, false
	}
	c := s.clause(len([]rune(s.Text[:i])))
	text := string(s.runes[c.From:c.To])
	return c, slices.ContainsFunc(ifs, func(w string) bool { return strings.Contains(text, w) })
}

// Reaches reports whether it is asked how far a number got: 做到多少.
func (q *Question) Reaches(w *Want) bool {
	if !w.Head.Counted() || w.At <= w.From {
		return false
	}
	t := &q.Tokens[w.At-1]
	return t.Is("link.to") || t.Is("sc.achieve") || strings.ContainsAny(t.Text, "到达")
}

// Reaches reports whether a sentence says that a number is reached: 高达912.
func (s *Sentence) Reaches() bool {
	for i := 1; i < len(s.Tokens); i++ {
		if t := &s.Tokens[i]; (t.Class == lexicon.Number || t.Class == lexicon.Quantity || t.Class == lexicon.Bound) &&
			strings.Contains(string(s.runes[max(t.From-3, 0):t.From]), "达") {
			return true
		}
	}
	return false
}

// Ranks reports whether a sentence puts things in an order, and a place in it is asked for.
func (s *Sentence) Ranks(w *Want) bool {
	_, ok := s.ranked(w)
	return ok
}

// ObjectOf reports whether a term is the verb of which the object is asked for, at the end of the question: 带来了什么.
func (q *Question) ObjectOf(w *Want, t *Term) bool {
	if w.At < 0 || !q.Tokens[w.At].Is("ask.which") || q.after(w.At, w.To) >= 0 || t.Weight < 2 || t.Soft() || t.Name {
		return false
	}
	i := w.At - 1
	for i > w.From && (q.Tokens[i].Fills() || q.Tokens[i].Is("aspect")) {
		i--
	}
	return t.To == q.Tokens[i].To && t.To-t.From > 1
}
