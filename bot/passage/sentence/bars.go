package sentence

import (
	"cmp"
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// Words for a time before the one that is told of, and for what is only to come; words by which a text says that an
// amount is of each, what is left, how far two are apart.
var (
	baseTold, toCome    = lexicon.List("told.base"), lexicon.List("told.tocome")
	eachSaid, leftSaid  = lexicon.List("said.each"), lexicon.List("said.left")
	apartSaid, leftWant = lexicon.List("said.apart"), lexicon.List("asked.left")
	rateSaid            = lexicon.List("said.rate")
)

// Unworked reports whether a question asks for what must be worked out, and an amount is only told of what it would be
// worked out of.
func (q *Question) Unworked(s *Sentence, w *Want, value string) bool {
	return s.everyPlace(value, func(f Piece) bool {
		said := string(s.letters[s.labelled(f):f.To])
		behind := string(s.letters[f.To:s.stop(f.To, breaks+"、")])
		switch {
		case q.asksEach(w) && !hasAny(said+behind, eachSaid) && !strings.Contains(string(s.letters[s.clause(f.From).From:f.From]), "每"):
			return true
		case hasAny(w.words(), leftWant) && !hasAny(said, leftSaid):
			return true
		case (q.Any("op.diff") || endsAny(q.askedOf(w), "asked.apart")) && !hasAny(said, apartSaid):
			return true
		}
		return q.byAsked(w) && !q.movesTo(w) && (s.levelled(f) || !s.byHow(f) && !hasAny(said, apartSaid))
	})
}

// Unfit reports whether an amount is told of something else than a want asks for: in another unit, the other way, of
// another measure, another time or another firm.
func (q *Question) Unfit(s *Sentence, w *Want, value string) bool {
	return s.everyPlace(value, func(f Piece) bool {
		return s.cutShort(f) || q.otherUnit(s, w, f) || q.otherWay(s, w, f) || q.otherResult(s, w, f) || s.OfBase(w, f) ||
			s.untimely(f.From, w) || q.ofOtherFirm(s, w, f) || s.without(w, f) || s.doneLater(w, f) || s.ofSeveral(w, f)
	})
}

// everyPlace reports whether a text with a number stands in a sentence, and something is so wherever it does.
func (s *Sentence) everyPlace(text string, so func(Piece) bool) bool {
	if !strings.ContainsAny(text, "0123456789") && !s.numeral(text) {
		return false
	}
	all := s.occurrences(Fold(text))
	return len(all) > 0 && !slices.ContainsFunc(all, func(at Span) bool { return !so(s.piece(at.From, at.To)) })
}

// numeral reports whether a text is an amount in Chinese numerals.
func (s *Sentence) numeral(text string) bool {
	return slices.ContainsFunc(s.Tokens, func(t lexicon.Token) bool {
		return t.Class == lexicon.Quantity && t.Text == Fold(text)
	})
}

// labelled is where the stretch before an amount begins: behind the mark or the amount before it.
func (s *Sentence) labelled(f Piece) int {
	from := s.start(f.From, breaks)
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.To <= f.From && t.To > from && (t.Class == lexicon.Quantity || t.Class == lexicon.Change) {
			from = t.To
		}
	}
	return from
}

// asksEach reports whether what each has is asked for, of many that are counted: 平均每份多少, 日均多少.
func (q *Question) asksEach(w *Want) bool {
	_, each, ok := strings.Cut(w.words(), "每")
	return q.Any("op.mean") || strings.Contains(w.words(), "日均") || ok && !hasAny(string(firstOf(each, 1)), lexicon.List("each.time"))
}

// firstOf is the first letters of a text.
func firstOf(text string, n int) []rune { return []rune(text)[:min(n, len([]rune(text)))] }

// byAsked reports whether it is asked how much more or less something is, in a word right before the one that asks: 减产多少吨,
// 少产多少吨.
func (q *Question) byAsked(w *Want) bool {
	if w.by || w.At <= w.From || !w.Head.Counted() {
		return w.by
	}
	r := []rune(q.askedOf(w))
	return len(r) > 2 && slices.Contains(lexicon.List("asked.by"), string(r[len(r)-2]))
}

// movesTo reports whether it is asked what something moved to: 涨到多少.
func (q *Question) movesTo(w *Want) bool {
	return w.At > 0 && strings.ContainsAny(q.Tokens[w.At-1].Text, "至到为") || w.both || w.Before
}

// levelled reports whether an amount is what something moved from or to, and not by how much.
func (s *Sentence) levelled(f Piece) bool {
	return f.From > 0 && strings.ContainsRune("至到为由从自", s.runes[f.From-1])
}

// otherUnit reports whether an amount is in a unit which what is asked for does not have: a share is no money, a
// price no weight, and 天数 is in 天.
func (q *Question) otherUnit(s *Sentence, w *Want, f Piece) bool {
	rate, money := s.unitIn(f) == "%" || hasAny(f.Text, rateSaid), lexicon.Money(s.unitIn(f))
	asked := q.askedOf(w)
	r := []rune(asked)
	switch {
	case len(r) < 2 || w.moved && rate:
		return false
	case r[len(r)-1] == '数' && strings.ContainsRune("天家台户吨份", r[len(r)-2]):
		return !strings.ContainsRune(f.Text, r[len(r)-2])
	case endsAny(asked, "asked.tonnage"):
		return s.unitIn(f) == "%"
	case r[len(r)-1] == '率':
		return money || strings.HasSuffix(f.Text, "吨") || strings.HasSuffix(f.Text, "家")
	case strings.HasSuffix(w.words(), "几成") || strings.Contains(w.words(), "几分之"):
		return !rate
	case q.Any("measure.share") && w.Of == "" && w.Unit == "":
		return money || strings.HasSuffix(f.Text, "吨")
	}
	return endsAny(asked, "asked.worth") && !money && w.Of == "" && w.Unit == ""
}

// askedOf is what a number is asked of: the letters before the word that asks, but for those that say nothing.
func (q *Question) askedOf(w *Want) string {
	asked := w.words()
	if w.At > w.From {
		asked = string(q.Letters[q.Tokens[w.From].From:q.Tokens[w.At].From])
	}
	asked = strings.TrimRight(asked, "?是为有约了 ")
	for _, now := range nowAsked {
		asked = strings.TrimSuffix(asked, now)
	}
	return asked
}

// cutShort reports whether an amount goes on in another right behind it: 五年 of 五年八个月.
func (s *Sentence) cutShort(f Piece) bool {
	t := s.WordAt(f.To)
	return t.From == f.To && (t.Class == lexicon.Quantity || t.Class == lexicon.Number)
}

// without reports whether an amount is told without what is asked of, or with what it is asked without: 扣除非经常性损益后为….
func (s *Sentence) without(w *Want, f Piece) bool {
	words := lexicon.List("said.without")
	asked, said := hasAny(w.words(), words), string(s.letters[s.labelled(f):f.From])
	if asked {
		return !hasAny(string(s.letters[s.start(f.From, "；。"):f.From]), words)
	}
	return slices.ContainsFunc(w.All, func(t Term) bool {
		return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(said, word+t.Text) })
	})
}

// doneLater reports whether a sentence says what is done to as many as are asked for only behind an amount, in another
// clause: 5家递交申请，一个获得批准.
func (s *Sentence) doneLater(w *Want, f Piece) bool {
	all := s.occurrences(w.done)
	return len([]rune(w.done)) > 1 && len(all) > 0 && !slices.ContainsFunc(all, func(m Span) bool { return m.From < s.clause(f.From).To })
}

// ofSeveral reports whether a clause tells an amount of several things together, 这两个矿, and one is asked about.
func (s *Sentence) ofSeveral(w *Want, f Piece) bool {
	c := s.Part(f)
	text := string(s.letters[c.From:c.To])
	return s.both(Span{c.From, f.From}) && !hasAny(w.text, jointly) && !hasAny(text, eachTold) &&
		slices.ContainsFunc(w.All, func(t Term) bool {
			return t.mayName() && !strings.Contains(text, t.Text)
		})
}

// mayName reports whether a term names something, or may.
func (t *Term) mayName() bool { return t.Name || t.Token == nil || t.Token.Class == lexicon.Unknown }

// otherWay reports whether an amount is of a move the other way than is asked about, or a gain where a loss is: 连跌几个月 of
// 连续3个月上调, 亏了多少 of a profit.
func (q *Question) otherWay(s *Sentence, w *Want, f Piece) bool {
	up, down := q.Any("move.up"), q.Any("move.down")
	c := s.clause(f.From)
	in := func(id string) bool {
		return slices.ContainsFunc(s.Tokens, func(t lexicon.Token) bool { return t.From >= c.From && t.To <= c.To && t.Is(id) })
	}
	if up != down && (down && in("move.up") && !in("move.down") || up && in("move.down") && !in("move.up")) {
		return w.by || w.Head == HowLong || hasAny(w.words(), lexicon.List("asked.streak"))
	}
	if out, in := q.Any("dir.export"), q.Any("dir.import"); out != in && s.AnyOf("dir.export", "dir.import") {
		return out && !s.AnyOf("dir.export") || in && !s.AnyOf("dir.import")
	}
	t := s.resultBefore(f)
	result := q.Any("kind.profit") || strings.Contains(w.words(), "亏")
	return result && t != nil && t.Is("kind.profit") && strings.Contains(w.words(), "亏") != strings.Contains(t.Text, "亏")
}

// resultBefore is the last word for what a firm earned that a sentence has before an amount, nil for none.
func (s *Sentence) resultBefore(f Piece) (last *lexicon.Token) {
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.To <= f.From && (t.Is("kind.profit") || t.Is("kind.revenue")) {
			last = t
		}
	}
	return last
}

// OtherResult reports whether profit is asked for and the amount at a place is revenue, or the other way round.
func (q *Question) OtherResult(s *Sentence, w *Want, at int) bool {
	return q.otherResult(s, w, s.piece(at, at+1))
}

// otherResult reports whether profit is asked for and an amount is revenue, or the other way round.
func (q *Question) otherResult(s *Sentence, w *Want, f Piece) bool {
	t := s.resultBefore(f)
	profit, revenue := q.Any("kind.profit"), q.Any("kind.revenue")
	if t == nil || profit == revenue {
		return false
	}
	gross := strings.Contains(w.words(), "毛利")
	return profit != t.Is("kind.profit") || profit && gross != strings.Contains(t.Text, "毛利")
}

// OfBase reports whether an amount is of a time before the one that is told of, where no such time is asked about, or is
// not where one is: 上年同期为5.8亿元, 由142天压降到110天.
func (s *Sentence) OfBase(w *Want, f Piece) bool {
	asked := hasAny(w.text, baseTold)
	if hasAny(w.words(), nowAsked) && (hasAny(string(s.letters[s.start(f.From, breaks):f.From]), toCome) || hasAny(s.Folded, planTold)) {
		return true
	}
	if w.Before || w.both || w.by || !asked && (len(w.times) > 0 || w.extreme) {
		return asked && s.untimely(f.From, w)
	}
	told := s.baseBefore(s.labelled(f), f.From) || s.leavesFrom(f)
	return told != asked
}

// baseBefore reports whether a stretch names a time before the one that is told of, and not only to compare with it.
func (s *Sentence) baseBefore(from, to int) bool {
	text := string(s.letters[from:to])
	return slices.ContainsFunc(baseTold, func(base string) bool {
		before, _, ok := strings.Cut(text, base)
		return ok && !slices.ContainsFunc(compared, func(c string) bool { return strings.HasSuffix(before, c) })
	})
}

// leavesFrom reports whether something goes from an amount to another: 由15.6kOe升至26.3kOe.
func (s *Sentence) leavesFrom(f Piece) bool { return s.ledFrom(f) != "" }

// ledFrom is the amount to which something goes from another one, empty for none.
func (s *Sentence) ledFrom(f Piece) string {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		amount := t.Class == lexicon.Quantity || t.Class == lexicon.Number || t.Class == lexicon.Purity
		if amount && t.From >= f.To && s.goesTo(f, s.piece(t.From, t.To)) {
			return s.piece(t.From, t.To).Text
		}
	}
	return ""
}

// ofOtherFirm reports whether the last firm that begins a clause before an amount is not the one that is asked about,
// and a name of the question stands elsewhere in the sentence.
func (q *Question) ofOtherFirm(s *Sentence, w *Want, f Piece) bool {
	asked := func(b Piece) bool {
		r := []rune(Fold(b.Text))
		return strings.Contains(string(q.Letters), string(r[:min(2, len(r))]))
	}
	var last Piece
	var named []Span
	for _, b := range s.bodies() {
		if asked(b) {
			named = append(named, b.Span)
		}
		owned := strings.HasPrefix(string(s.letters[b.To:]), "股东") // 归属于上市公司股东的净利润
		if b.To <= f.From && b.From == s.start(b.From, breaks) && b.To > last.To && !owned && !hasAny(string(firstOf(b.Text, 2)), firmAnaphors) {
			last = b
		}
	}
	for i := range w.All {
		if t := &w.All[i]; t.Name || i == 0 && t.mayName() { // the name stands first
			named = append(named, s.occurrences(t.Text)...)
		}
	}
	return last.To > 0 && !asked(last) && len(named) > 0 &&
		!slices.ContainsFunc(named, func(m Span) bool { return m.From >= last.From && m.From < f.From })
}

// believesBase reports whether an amount that a question takes for granted stands in a sentence only as one of a time
// before, and gives what it became.
func (q *Question) believesBase(s *Sentence, w *Want) (now string, base bool) {
	for i := range q.Tokens {
		t := &q.Tokens[i]
		if t.Class != lexicon.Quantity && t.Class != lexicon.Number {
			continue
		}
		all := slices.DeleteFunc(s.amounts(), func(o *lexicon.Token) bool {
			return o.Value == "" || o.Unit != t.Unit && t.Unit != "" || !q.holds(i, o)
		})
		if len(all) == 0 || slices.ContainsFunc(all, func(o *lexicon.Token) bool { return !s.OfBase(w, s.piece(o.From, o.To)) }) {
			continue
		}
		f := s.piece(all[0].From, all[0].To)
		if !hasAny(string(s.letters[s.start(f.From, breaks):f.From]), toCome) {
			now = s.ledFrom(f)
		}
		return now, true
	}
	return "", false
}

// saidOfBase reports whether a sentence says what is asked about last only of a time before.
func (q *Question) saidOfBase(s *Sentence, w *Want, own []Term) bool {
	if len(own) == 0 || hasAny(w.text, baseTold) || len(w.times) > 0 {
		return false
	}
	t := &own[len(own)-1]
	ofBase := func(m Span) bool { return s.baseBefore(s.start(m.From, breaks), m.From) }
	if all := s.occurrences(t.Text); len(all) > 0 {
		return !slices.ContainsFunc(all, func(m Span) bool { return !ofBase(m) })
	}
	m, share := s.Meets(t)
	turned := t.Is("kind.profit") && strings.Contains(t.Text, "亏") != strings.Contains(string(s.letters[m.From:m.To]), "亏")
	return share >= 0.5 && (ofBase(m) || turned)
}

// words are the letters that a want is asked in.
func (w *Want) words() string { return cmp.Or(w.wanted, w.text) }
