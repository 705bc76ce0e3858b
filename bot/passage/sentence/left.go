package sentence

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
	"rebot/index/thesaurus"
)

// Soft reports whether a term carries little: how sure something is, that it begins, that somebody says it.
func (t *Term) Soft() bool {
	if t.aside() || t.auxiliary() || t.Bare() || t.Is("qual.contrast") || t.Is("do.complete") || t.Is("attr.cause") || t.Is("attr.name") || t.Is("attr.method") {
		return true
	}
	return t.Token != nil && (t.Token.Of("light") || slices.Contains(heeding, t.Text) || t.Token.Of("say") && !t.Token.Of("attr"))
}

// heeding are verbs behind which it is asked what somebody is told to do.
var heeding = lexicon.List("verb.heed")

// Done reports whether a term says what is done, and is no noun.
func (t *Term) Done() bool { return t.Token != nil && verbal(t.Token) }

// bare are verbs of one letter that say no more than that something is given, had, put or taken.
var bare = lexicon.List("verb.bare")

// Bare reports whether a term is such a verb, with what only says how far it is done: 进了, 收来.
func (t *Term) Bare() bool {
	r := []rune(strings.TrimRight(t.Text, "了过着的来去到进出"))
	if len(r) == 0 {
		r = []rune(t.Text)[:1]
	}
	return len(r) == 1 && slices.Contains(bare, string(r)) && (t.Token == nil || t.Token.Class == lexicon.Word ||
		t.Token.Class == lexicon.Unknown)
}

// AsksKind reports whether the word that asks has a noun behind it for the kind of thing that is asked for.
func (q *Question) AsksKind(w *Want) bool {
	if w.At < 0 {
		return false
	}
	t := &q.Tokens[w.At]
	return t.Is("ask.which") || t.Is("op.list") || slices.Contains(sorts, t.Text)
}

// Of gives the word for the role in which somebody is asked for, nil for none: 江阴加华的老板是谁.
func (q *Question) Of(w *Want) *Term {
	if w.Head != Who || w.At < 2 || w.Role != nil {
		return nil
	}
	i := w.At - 1
	for i > w.From && q.Tokens[i].Is("be") {
		i--
	}
	t, k := &q.Tokens[i], i
	for k > w.From && (q.Tokens[k-1].Fills() || q.Tokens[k-1].Of("adverb")) && !q.Tokens[k-1].Is("link.of") { // 总司令
		k--
	}
	if k == w.From || !q.Tokens[k-1].Is("link.of") || t.To-t.From < 2 || i == w.At-1 && t.Of("attr") {
		return nil
	}
	of := &Term{From: t.From, To: t.To, Text: string(q.Letters[t.From:t.To])}
	if t.Class != lexicon.Filler { // 老板 is how people are addressed too
		of.Token = t
	}
	return of
}

// Given lists the numbers that a question gives, as it prints them, which say which one it asks about: 6137.5.
func (q *Question) Given(w *Want) (out []string) {
	for i := range q.Tokens[:w.To] {
		t := &q.Tokens[i]
		if t.Class != lexicon.Quantity && t.Class != lexicon.Number {
			continue
		}
		digits := strings.TrimRightFunc(t.Text, func(r rune) bool { return r < '0' || r > '9' })
		if len(digits) > 3 && strings.Trim(digits, "0123456789.") == "" {
			out = append(out, digits)
		}
	}
	return out
}

// Alike is which part of the letters of a term that no trade word is stand near each other in a sentence: people say 塌山
// for 山体滑坡.
func (s *Sentence) Alike(t *Term) float64 {
	if t.To-t.From < 2 || !bulletin.HasHan(t.Text) || t.Token != nil && t.Token.Class != lexicon.Unknown && !t.Token.Everyday() {
		return 0
	}
	r, best := []rune(t.Text), 0
	for from := range s.letters {
		in, near := 0, s.letters[from:min(len(s.letters), from+len(r)+between)]
		for _, c := range r {
			if slices.Contains(near, c) {
				in++
			}
		}
		best = max(best, in)
	}
	return float64(best) / float64(len(r))
}

// between is how many other letters may stand between those of a word.
const between = 3

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

// Clauses lists where the clauses of a sentence stand.
func (s *Sentence) Clauses() (out []Span) {
	for at := 0; at < len(s.runes); {
		c := s.clause(at)
		if c.To > c.From {
			out = append(out, c)
		}
		at = c.To + 1
	}
	return out
}

// binding are letters that only bind words together, or say how something is done with what the verb before them says.
var binding = lexicon.List("letters.binding")

// Binds reports whether a term is nothing but such letters.
func (t *Term) Binds() bool {
	return !slices.ContainsFunc([]rune(t.Text), func(r rune) bool { return !slices.Contains(binding, string(r)) })
}

// Pieced reports whether letters which nothing knows as one word are made up of pieces that a text has, itself or in
// another word, and of letters that only bind them: 案中被挖走.
func (t *Term) Pieced(has func(piece string) bool) bool {
	if t.Token != nil && t.Token.Class != lexicon.Unknown && t.Token.Class != lexicon.Company || t.To-t.From < 2 || !bulletin.HasHan(t.Text) {
		return false
	}
	r := []rune(t.Text)
	made, whole := make([]bool, len(r)+1), make([]bool, len(r)+1) // whole: a piece of several letters is among them
	made[0] = true
	for i := range r {
		if !made[i] {
			continue
		}
		for j := i + 1; j <= len(r); j++ {
			piece := string(r[i:j])
			known := has(piece) || slices.ContainsFunc(thesaurus.Near(piece), has)
			if known || j == i+1 && slices.Contains(binding, piece) {
				made[j], whole[j] = true, whole[j] || whole[i] || known && j > i+1
			}
		}
	}
	return whole[len(r)]
}

// counts are the letters that count things.
var counts = lexicon.List("unit.classifiers")

// Uncounted is a noun of one letter without the letter that counts it, which nothing knows together: 雨 of 场雨.
func (t *Term) Uncounted() string {
	r := []rune(t.Text)
	if len(r) != 2 || t.Token != nil && t.Token.Class != lexicon.Unknown || !slices.Contains(counts, string(r[0])) {
		return ""
	}
	return string(r[1])
}

// Ends counts where a word may end in a letter: at the end of one that is known, or within what nothing knows, 硝化菌接力.
func (s *Sentence) Ends(letter string) (n int) {
	for at := 1; at < len(s.letters); at++ {
		if t := s.WordAt(at); string(s.letters[at]) == letter && (t.To == at+1 || t.Class == lexicon.Unknown) {
			n++
		}
	}
	return n
}
