package sentence

import (
	"slices"
	"strings"
	"unicode"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// formerly are words that ask for what was before a change.
var formerly = lexicon.List("asked.before")

// A change is how a want asks for one of two numbers, or for several.
type change struct {
	wanted string   // the want's letters
	Before bool     // what was before is asked for
	both   bool     // from what and to what
	more   []string // further units that are asked for: 多少章多少条
	result bool     // money that somebody makes or loses is asked for, which no price is
	by     bool     // how far something moved is asked for: 少了多少天
	rest   bool     // what is left of a whole is asked for: 还剩多少
	done   string   // what is done to as many as are asked for, right before the word that asks: 核准了多少件
	// where a sentence has the noun whose number is asked for: 多少吨镨钕
	counting []Span
}

// Counting is a want whose noun stands at some places of a sentence.
func (w Want) Counting(of []Span) *Want {
	w.counting = of
	return &w
}

// readChange finds what a question says of a change.
func (q *Question) readChange(w *Want) {
	from, to := q.Tokens[w.From].From, q.Tokens[w.To-1].To
	w.wanted = string(q.Letters[from:to])
	w.done = q.doneBefore(w)
	w.by, w.rest = q.movedBefore(w), hasAny(w.wanted, restAsked)
	w.result = slices.ContainsFunc(q.Tokens, func(t lexicon.Token) bool { return lexicon.FactKinds[t.ID] == bulletin.CompanyFact })
	w.Before = slices.ContainsFunc(formerly, func(f string) bool { return strings.Contains(w.wanted, f) })
	asked, first := 0, ""
	for i := w.From; i < w.To; i++ {
		t := &q.Tokens[i]
		if r := []rune(t.Text); t.Of("attr") && r[0] == '几' && len(r) == 2 && w.Of != "" { // 几章几条
			w.more = append(w.more, string(r[1]))
		}
		if !t.Is("ask.what") && !t.Is("op.count") && !t.Is("ask.price") && !t.Is("ask.long") {
			continue
		}
		var next *lexicon.Token
		if k := q.after(i, w.To); k >= 0 {
			next = &q.Tokens[k]
		}
		if asked++; asked == 1 || w.Head != HowMany {
			if next != nil && next.To-next.From == 1 {
				first = next.Text
			}
			continue
		}
		if of := q.counted(t.Text, next); of != "" && of != w.Of {
			w.more = append(w.more, of)
		}
	}
	if len(w.more) > 0 && w.Of == "" {
		w.Of = first
	}
	w.both = asked == 2 && len(w.more) == 0 && strings.ContainsAny(w.wanted, "从由") &&
		strings.ContainsAny(w.wanted, "到至升降增减")
	if w.both && slices.ContainsFunc(q.Tokens[w.From:w.To],
		func(t lexicon.Token) bool { return t.Class == lexicon.Unknown && t.Text == w.Of }) {
		w.Of = "" // 从多少缩到多少
	}
}

// By reports whether it is asked how far something moved.
func (w *Want) By() bool { return w.by }

// Asked lists what stands behind the word that asks how many, as a unit may.
func (w *Want) Asked() []string { return w.asked }

// Units are those of what is measured, where a noun tells it.
func (w *Want) Units() []string { return w.units }

// doneBefore is the word right before the one that asks for a number, where it says what is done: 核准了多少件.
func (q *Question) doneBefore(w *Want) string {
	i := w.At - 1
	for i > w.From && q.Tokens[i].Of("aspect") {
		i--
	}
	if i < w.From || !w.Head.Counted() {
		return ""
	}
	t := &q.Tokens[i]
	if past := q.Tokens[i+1].Of("aspect"); !verbal(t) && !past && !t.Of("move") || t.Of("be") || t.Of("measure") {
		return ""
	}
	return strings.TrimRight(t.Text, "了过着")
}

// movedBefore reports whether the word right before the one that asks says that something became more or less.
func (q *Question) movedBefore(w *Want) bool {
	i := w.At - 1
	for i > w.From && q.Tokens[i].Of("aspect") {
		i--
	}
	if i < w.From || !w.Head.Counted() && w.Head != HowLong {
		return false
	}
	t := &q.Tokens[i]
	return t.Of("move") && !strings.ContainsAny(t.Text, "至到为") || q.Tokens[i+1].Of("aspect") && (t.Is("op.less") || t.Is("op.more"))
}

// Words that ask what is left of a whole, and that say what is done of it or left.
var restAsked, partTold, restTold = lexicon.List("asked.rest"), lexicon.List("told.part"), lexicon.List("told.rest")

// Between gives two numbers of a sentence whose difference is asked for: from which and to which something went, or a
// whole and what is done of it. It gives none where the sentence says the difference itself.
func (s *Sentence) Between(w *Want, spans []Span) (a, b *lexicon.Token) {
	all := s.Figures(w)
	var pieces []Piece
	for _, t := range all {
		pieces = append(pieces, s.piece(t.From, t.To))
	}
	at := func(f Piece) *lexicon.Token {
		return all[slices.IndexFunc(all, func(t *lexicon.Token) bool { return t.From == f.From })]
	}
	if w.by {
		if x, y, ok := s.changed(slices.Clone(pieces), spans); ok {
			return at(x), at(y)
		}
	}
	if !w.rest || len(all) != 2 || all[0].Unit != all[1].Unit {
		return nil, nil
	}
	told := func(f Piece, words []string) bool {
		c := s.clause(f.From)
		return hasAny(string(s.letters[c.From:f.From]), words)
	}
	if told(pieces[0], restTold) || told(pieces[1], restTold) || told(pieces[0], partTold) || !told(pieces[1], partTold) {
		return nil, nil
	}
	return all[0], all[1]
}

// tells reports whether the clause of a number says what is done; a single letter stands for a verb that begins with
// it.
func (s *Sentence) tells(f Piece, done string) bool {
	c := s.clause(f.From)
	if len([]rune(done)) > 1 {
		return strings.Contains(string(s.letters[c.From:c.To]), done)
	}
	return slices.ContainsFunc(s.Tokens, func(t lexicon.Token) bool {
		return t.From >= c.From && t.To <= c.To && t.Class == lexicon.Word && t.To-t.From == 2 && strings.HasPrefix(t.Text, done)
	})
}

// unsaid leaves the numbers out that the question says itself: 重复频率1kHz下.
func (s *Sentence) unsaid(w *Want, all []Piece) []Piece {
	if w.extreme { // 10%以上 is no most
		most := slices.DeleteFunc(slices.Clone(all), func(f Piece) bool {
			return strings.HasSuffix(f.Text, "以上")
		})
		if len(most) > 0 {
			all = most
		}
	}
	return slices.DeleteFunc(all, func(f Piece) bool {
		return len(f.Text) > 1 && strings.ContainsAny(f.Text, "0123456789") &&
			bulletin.HasNumber(w.wanted, Fold(f.Text))
	})
}

// alongside reports whether the clause of a number says anything of what is asked about, where the sentence does: else
// it may be the number of something else.
func (s *Sentence) alongside(f Piece, w *Want, terms []Term, spans []Span) bool {
	if !w.Head.Counted() || len(spans) == 0 || w.Of != "" || w.Unit != "" || len(w.units) > 0 {
		return true
	}
	c := s.clause(f.From)
	in := func(m Span) bool { return m.From >= c.From && m.To <= c.To }
	if slices.ContainsFunc(spans, in) || s.anyTerm(c.From, c.To, terms) {
		return true
	}
	return !slices.ContainsFunc(s.Tokens, func(t lexicon.Token) bool { // it has a subject of its own
		return t.From >= c.From && t.To <= f.From &&
			(t.Class == lexicon.Unknown || t.Class == lexicon.Goods || t.Of("attr") || t.Of("term"))
	})
}

// ofChange picks the number that is asked for where a sentence or a question tells of several; told reports whether it
// does.
func (s *Sentence) ofChange(w *Want, all []Piece, spans []Span) (text string, ok, told bool) {
	if len(w.more) > 0 {
		return s.eachCount(w, all, spans)
	}
	if text, told := s.shared(w, all, spans); told {
		return text, true, true
	}
	if w.Before && len(spans) == 0 { // 之前是多少, of the sentence that was quoted
		for _, f := range all {
			spans = append(spans, f.Span)
		}
	}
	a, b, changes := s.changed(all, spans)
	switch {
	case w.both && changes:
		return s.piece(a.From, b.To).Text, true, true
	case w.both:
		return "", false, true
	case w.Before && changes:
		return a.Text, true, true
	case w.Before:
		return "", true, true
	case s.undated(all, w):
		return "", false, true // 由上年同期的…跌至…, where a year is asked about
	case !changes || s.ofTime(a.From, w) != s.ofTime(b.From, w):
		return "", false, false
	}
	if f := s.nearest(all, spans, w); f == a || f == b {
		return b.Text, true, true
	}
	return "", false, false
}

// undated reports whether a time is asked about, and a sentence names only the one that something goes from:
// 由上年同期的…跌至….
func (s *Sentence) undated(all []Piece, w *Want) bool {
	if len(w.times) == 0 || len(all) == 0 {
		return false
	}
	from := false
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Class != lexicon.PeriodOf || t.Period.IsZero() {
			continue
		}
		if !s.fromThen(t, all[0].From) {
			return false
		}
		from = true
	}
	return from
}

// shared gives the number of what is asked for where 分别 shares several out: of the names in the list, the one that has
// most of the question's letters.
func (s *Sentence) shared(w *Want, all []Piece, spans []Span) (text string, told bool) {
	for _, m := range spans {
		c := s.clause(m.From)
		names, v, ok := sharedOut(string(s.letters[c.From:c.To]))
		n := Pieces(names)
		if !ok || len(v) < 2 || len(n) < len(v) {
			continue
		}
		if strings.Contains(w.wanted, "分别") || strings.Contains(w.wanted, "各") {
			if texts := printed(v, all); len(texts) == len(v) {
				return strings.Join(texts, "、"), true
			}
		}
		at, alike := likest(w.wanted, n[len(n)-len(v):])
		if !alike {
			continue
		}
		if k := slices.IndexFunc(all, func(f Piece) bool { return strings.HasPrefix(v[at], Fold(f.Text)) }); k >= 0 {
			return all[k].Text, true
		}
	}
	return "", false
}

// printed lists the numbers that some values begin with.
func printed(values []string, all []Piece) (texts []string) {
	for _, v := range values {
		if k := slices.IndexFunc(all, func(f Piece) bool { return strings.HasPrefix(v, Fold(f.Text)) }); k >= 0 {
			texts = append(texts, all[k].Text)
		}
	}
	return texts
}

// likest gives the name that has the most pairs of letters of a text, where one has more than all others.
func likest(text string, names []string) (at int, ok bool) {
	most := 0
	for i, name := range names {
		r, n := []rune(name), 0
		for k := 0; k+1 < len(r); k++ {
			if strings.Contains(text, string(r[k:k+2])) {
				n++
			}
		}
		switch {
		case n > most:
			at, most, ok = i, n, true
		case n == most:
			ok = false
		}
	}
	return at, ok
}

// changed finds the numbers from which and to which something goes: 由1家增至2家.
func (s *Sentence) changed(all []Piece, spans []Span) (a, b Piece, ok bool) {
	slices.SortFunc(all, func(a, b Piece) int { return a.From - b.From })
	for i := 0; i+1 < len(all); i++ {
		a, b = all[i], all[i+1]
		c := s.clause(a.From)
		if b.From < a.To || b.To > c.To || !s.holds(c, spans) {
			continue
		}
		start := c.From
		if i > 0 {
			start = max(start, all[i-1].To)
		}
		_, from := s.lastOf(start, a.From, "从 由 自")
		if from && s.leadsTo(a.To, b) {
			return a, b, true
		}
	}
	return Piece{}, Piece{}, false
}

// Becomes reports whether something goes from the number at one place to the one at another.
func (s *Sentence) Becomes(from, to int) bool {
	x, y := s.WordAt(from), s.WordAt(to)
	a, b := s.piece(x.From, x.To), s.piece(y.From, y.To)
	_, _, ok := s.changed([]Piece{a, b}, []Span{{a.From, a.To}})
	return ok
}

// holds reports whether a clause has the words that stand at any of some places, be it in another place.
func (s *Sentence) holds(c Span, spans []Span) bool {
	in := string(s.letters[c.From:c.To])
	return slices.ContainsFunc(spans, func(m Span) bool { return m.To > m.From && strings.Contains(in, string(s.letters[m.From:m.To])) })
}

// leadsTo reports whether a number is the one that something goes to, from one that ends at a place: 升至93.8%, 压缩为5个.
func (s *Sentence) leadsTo(from int, f Piece) bool {
	at := f.From
	for at < f.To && !unicode.IsDigit(s.runes[at]) {
		at++
	}
	return strings.ContainsAny(string(s.runes[from:at]), "至到") || at > from && s.runes[at-1] == '为'
}

// eachCount gives the numbers of every unit that is asked for, in their order: 八章八十条.
func (s *Sentence) eachCount(w *Want, all []Piece, spans []Span) (string, bool, bool) {
	got := []Piece{s.nearest(all, spans, w)}
	for _, of := range w.more {
		one := *w
		one.Of, one.Unit = of, ""
		more := s.numbers(&one)
		if len(more) == 0 {
			return "", false, true
		}
		got = append(got, s.nearest(more, spans, &one))
	}
	var texts []string
	for _, f := range apart(got) {
		texts = append(texts, f.Text)
	}
	return strings.Join(texts, "、"), true, true
}
