package sentence

import (
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// reports are the words behind the name of a source from which something is asked.
var reports = []string{"th.reportdoc", "attr.call", "qual.forecast", "do.forecast"}

// Cites reports whether a question names a term only as the source of what it asks: 全球见证的报告里, 天风说.
func (q *Question) Cites(t *Term) bool {
	if t.Token != nil && t.Token.Class == lexicon.Word {
		return false
	}
	for i := range q.Tokens {
		k := &q.Tokens[i]
		if k.From < t.To {
			continue
		}
		if k.Is("link.of") || k.Is("ref.that") || k.Kind == "counter" || k.Fills() && !slices.Contains(opinions, k.Text) {
			continue
		}
		return k.Of("say") || slices.ContainsFunc(reports, k.Is) || slices.Contains(opinions, k.Text)
	}
	return false
}

// opinions are verbs of what somebody thinks that say nothing else.
var opinions = lexicon.List("verb.opinion")

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

// Places reports whether a term is a place that only says which of a class is meant: 冕宁那个矿.
func (q *Question) Places(w *Want, t *Term) bool {
	if t.Token == nil || t.Token.Class != lexicon.Place {
		return false
	}
	i := slices.IndexFunc(q.Tokens, func(k lexicon.Token) bool { return k.From >= t.To })
	if i < 0 || i+1 >= w.To || !q.Tokens[i].Is("ref.that") && !strings.Contains("那这", q.Tokens[i].Text) {
		return false
	}
	for ; i < w.To; i++ {
		if k := &q.Tokens[i]; kindWord(k) || strings.Contains("矿厂", k.Text) || k.ID == "稀土金属矿" {
			return true
		}
		if verbal(&q.Tokens[i]) {
			return false
		}
	}
	return false
}

// Pieces are the words of which an article, or the thesaurus, made a term, where each is known.
func (q *Question) Pieces(t *Term) (out []Term) {
	if t.Token != nil {
		return nil
	}
	for i := range q.Tokens {
		k := &q.Tokens[i]
		if k.To <= t.From || k.From >= t.To || k.Fills() || !intent.Content(k) && k.Class == lexicon.Word {
			continue
		}
		if k.From < t.From || k.To > t.To || k.Class == lexicon.Unknown {
			return nil
		}
		one := Term{From: k.From, To: k.To, Text: string(q.Letters[k.From:k.To]), Token: k}
		one.weigh()
		one.nears()
		out = append(out, one)
	}
	if len(out) < 2 {
		return nil
	}
	return out
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
