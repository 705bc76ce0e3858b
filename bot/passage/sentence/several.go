package sentence

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// numerals are the numbers that a question asks for by name: 哪两家.
var numerals = map[rune]int{'两': 2, '二': 2, '俩': 2, '三': 3, '四': 4, '五': 5, '六': 6, '2': 2, '3': 3, '4': 4, '5': 5}

// number is how many a want asks for, zero where it does not say.
func (q *Question) number(w *Want) int {
	if w.At < 0 {
		return 0
	}
	text := q.Tokens[w.At].Text
	if w.At+1 < w.To && q.Tokens[w.At+1].From == q.Tokens[w.At].To && text == "哪" {
		text += q.Tokens[w.At+1].Text
	}
	if !strings.Contains(text, "哪") {
		return q.numberBefore(w)
	}
	for _, r := range text {
		if n := numerals[r]; n > 0 {
			return n
		}
	}
	return 0
}

// numberBefore is how many a want asks for by a number before the word that asks: 两家科技企业是谁.
func (q *Question) numberBefore(w *Want) int {
	if w.Head != Who && w.Head != Open && w.Head != Name || q.after(w.At, w.To) >= 0 {
		return 0
	}
	for i := w.At - 1; i >= w.From && !q.Tokens[i].Is("link.of"); i-- {
		t := &q.Tokens[i]
		if n := q.counts(i); n > 1 {
			w.askText = string(q.Letters[t.From:t.To])
			return n
		}
		if !t.Of("be") && !t.Fills() && t.Class != lexicon.Unknown && !t.Of("firm") && !t.Of("column") && !t.Of("asked") {
			return 0
		}
	}
	return 0
}

// counts is the small number that a token says of things, zero for none.
func (q *Question) counts(i int) int {
	t := &q.Tokens[i]
	if t.Class != lexicon.Quantity || len(t.Value) != 1 || !counter(t.Unit) {
		return 0
	}
	return int(t.Value[0] - '0')
}

// enough reports whether a lifted text names as many as are asked for.
func enough(text string, n int) bool {
	if quoted := strings.Count(text, "“") + strings.Count(text, "《"); quoted > 0 {
		return n == 0 || quoted == n
	}
	text = strings.ReplaceAll(text, "以及", "、")
	joints := strings.Count(text, "、")
	return n == 0 || joints == n-1 || joints+strings.Count(text, "和") == n-1 // 和 may stand in a name
}

// Enough reports whether a lifted text names as many as a want asks for.
func (w *Want) Enough(text string) bool {
	return w.number == 0 || text != "" && enough(text, w.number)
}

// countedList lifts a list whose number the sentence says too, before it or behind it: A、B两家企业, 两家，即A和B.
func (s *Sentence) countedList(w *Want) string {
	if w.number == 0 {
		return ""
	}
	for i := 0; i+1 < len(s.letters); i++ {
		if numerals[s.letters[i]] != w.number || !strings.ContainsRune("家个位种类大项所名", s.letters[i+1]) {
			continue
		}
		c := Span{s.start(i, breaks), s.stop(i, breaks)} // a quotation ends no list
		noun, asked := string(s.letters[i+2:min(i+4, c.To)]), w.behindAsk()
		if len([]rune(noun)) > 1 && !strings.Contains(asked, noun) && (asked == "" || !strings.HasSuffix(noun, asked)) ||
			len([]rune(noun)) < 2 && (asked == "" || !strings.Contains(string(s.letters[c.From:c.To]), asked)) {
			continue
		}
		if text := s.trimmed(s.phraseStart(c.From, i), i); enough(text, w.number) {
			return text
		}
		if at, ok := s.lastOf(i, s.stop(i, "。；"), "即 包括 分别是 分别为"); ok {
			k := s.trim(at, s.stop(at, "。；，"))
			if text := string(s.runes[k.From:k.To]); enough(text, w.number) {
				return text
			}
		}
	}
	return ""
}

// behindAsk returns the words behind those that ask: 上市公司 in 哪两家是上市公司.
func (w *Want) behindAsk() string {
	_, text, _ := strings.Cut(w.wanted, w.askText)
	return strings.Trim(text, "是谁的被?？。 ")
}

// phraseStart gives where a list that ends before a letter begins: behind the last verb or preposition.
func (s *Sentence) phraseStart(start, end int) int {
	for i := end - 1; i >= start; i-- {
		t := s.WordAt(i)
		if s.stops(i) && !strings.ContainsRune("、“”《》", s.runes[i]) && !t.Is("op.and") {
			return max(i+1, t.To)
		}
	}
	return start
}

func (s *Sentence) trimmed(from, to int) string {
	k := s.trim(from, to)
	for k.From > 0 && k.From < k.To && slices.Contains([]rune("“《"), s.runes[k.From-1]) {
		k.From--
	}
	for k.To < to && slices.Contains([]rune("”》"), s.runes[k.To]) {
		k.To++
	}
	return string(s.runes[k.From:k.To])
}

// A conjunct is one of several things that a number each is asked of.
type conjunct struct {
	Span           // letters of the question
	Name  string   // as it was asked
	units []string // that it is measured in
}

// conjoin finds the several things that a number each is asked of: 双折射率和相位匹配波长是多少.
func (q *Question) conjoin(w *Want) {
	if w.At < 0 || !bulletin.HasHan(q.Tokens[w.At].Text) || !w.Head.Counted() || w.Head == Name ||
		!slices.ContainsFunc(q.Tokens[w.From:w.To], func(t lexicon.Token) bool { return t.Is("op.and") }) {
		return
	}
	from, to := q.conjuncts(w)
	for start, i := from, from; i <= to; i++ {
		if i < to && !q.joins(i) {
			continue
		}
		if i > start {
			w.Each = append(w.Each, q.conjunct(start, i))
		}
		start = i + 1
	}
	if len(w.Each) < 2 {
		w.Each = nil
	}
}

// conjunct gives the things that some tokens name.
func (q *Question) conjunct(from, to int) conjunct {
	c := conjunct{Span: Span{q.Tokens[from].From, q.Tokens[to-1].To}}
	c.Name = strings.TrimSpace(string([]rune(q.text)[c.From:c.To]))
	for i := from; i < to; i++ {
		if u := measured[q.Tokens[i].ID]; u != nil && q.Tokens[i].Class == lexicon.Word {
			c.units = u
		}
	}
	return c
}

// joins reports whether a token stands between two things that are asked of.
func (q *Question) joins(i int) bool { return q.Tokens[i].Is("op.and") || q.Tokens[i].Text == "、" }

// conjuncts gives the tokens around the joints of a want: from the last 的 or word that asks before them to the next
// behind them.
func (q *Question) conjuncts(w *Want) (from, to int) {
	from, joined := w.From, false
	for i := w.From; i < w.To; i++ {
		t := &q.Tokens[i]
		joined = joined || q.joins(i)
		edge := t.Is("link.of") || t.Of("ask") || t.Of("be") || t.Is("op.list") || t.Is("op.sum") || t.Is("measure.share") ||
			!q.joins(i) && q.divides(i)
		switch {
		case edge && !joined:
			from = i + 1
		case edge:
			return from, i
		}
	}
	return from, w.To
}

// in lists the terms, or the pieces of them, that stand in a conjunct.
func (c *conjunct) in(terms []Term) (out []Term) {
	for i := range terms {
		t := terms[i]
		a, b := max(t.From, c.From), min(t.To, c.To)
		if a >= b || t.Weight < 1 {
			continue
		}
		if a > t.From || b < t.To {
			t = *t.piece(a, b)
		}
		out = append(out, t)
	}
	return out
}

// Alone gives the question about one of several things, with its terms and those of all, and whether it has any of its
// own.
func (w *Want) Alone(i int, own []Term) (one Want, terms []Term, said bool) {
	c := &w.Each[i]
	one = *w
	one.Each, one.units, one.wanted, one.extreme = nil, c.units, Fold(c.Name), superlative(c.Name)
	in := c.in(own)
	return one, append(w.apart(own), in...), len(in) > 0
}

// apart lists the terms that stand in none of the things that a number each is asked of.
func (w *Want) apart(terms []Term) []Term {
	return slices.DeleteFunc(slices.Clone(terms), func(t Term) bool {
		return slices.ContainsFunc(w.Each, func(c conjunct) bool { return t.From < c.To && c.From < t.To })
	})
}

// AsOne reports whether a sentence says the things that a number each is asked of as one: RE和Ni含量比, or names none of
// them: 两个项目.
func (w *Want) AsOne(s *Sentence, terms []Term) bool {
	var at []Span
	for i := range w.Each {
		own := w.Each[i].in(terms)
		if len(own) == 0 {
			continue
		}
		m, share := s.Meets(&own[0])
		for k := 1; k < len(own); k++ { // 混合碳酸稀土 may be two words
			if n, _ := s.Meets(&own[k]); n.From == m.To {
				m.To = n.To
			}
		}
		if share >= 0.5 {
			at = append(at, m)
		}
	}
	if len(at) < len(w.Each) || strings.Contains(s.Folded, "分别") {
		return len(at) == 0
	}
	for i := 1; i < len(at); i++ {
		if at[i].From < at[i-1].To || at[i].From-at[i-1].To > 2 {
			return false
		}
	}
	return true
}
