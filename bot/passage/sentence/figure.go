package sentence

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// respectively gives the value of what stands at a place in a list that 分别 shares values out to: A和B分别为1和2.
func (s *Sentence) respectively(at int) string {
	from, to := s.start(at, breaks), s.stop(at, breaks)
	names, values, ok := sharedOut(string(s.runes[from:to]))
	if !ok || len([]rune(names)) <= at-from {
		return ""
	}
	n := len(Pieces(string(s.runes[from:at])+"x")) - 1
	if n >= len(values) || len(Pieces(names)) != len(values) {
		return ""
	}
	return strings.TrimSpace(values[n])
}

// sharedOut cuts a clause at 分别 into the names before it and the values that are shared out to them.
func sharedOut(clause string) (names string, values []string, ok bool) {
	names, rest, ok := strings.Cut(clause, "分别")
	return names, Pieces(strings.TrimLeft(rest, "为是达")), ok
}

// Pieces cuts a list: A、B和C.
func Pieces(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune("和、与及", r) })
}

// FigureAt is the number that belongs to what stands at a place of a sentence, nil for none.
func (s *Sentence) FigureAt(m Span, w *Want) *lexicon.Token {
	if v := s.respectively(m.From); v != "" {
		for _, t := range s.Figures(w) {
			if strings.HasPrefix(v, string(s.runes[t.From:t.To])) {
				return t
			}
		}
		return nil
	}
	from, to := s.start(m.From, "、，；。和与"), s.stop(m.To, "、，；。和与")
	var best *lexicon.Token
	for _, t := range s.Figures(w) {
		if t.From < from || t.To > to {
			continue
		}
		if best == nil || best.From < m.From && t.From >= m.To {
			best = t
		}
	}
	return best
}

// amounts lists the tokens of a sentence; of those that were made of others, the amounts and times in them.
func (s *Sentence) amounts() (out []*lexicon.Token) {
	var add func(list []lexicon.Token)
	add = func(list []lexicon.Token) {
		for i := range list {
			t := &list[i]
			if t.Class == lexicon.Quantity || t.Class == lexicon.PeriodOf || len(t.Parts) == 0 {
				out = append(out, t)
				continue
			}
			add(t.Parts)
		}
	}
	add(s.Tokens)
	return out
}

// counted reports whether a token is a number of the kind asked for.
func (s *Sentence) counted(t *lexicon.Token, w *Want) bool {
	if t.Class != lexicon.Quantity && t.Class != lexicon.Change || t.Value == "" || t.Upper != "" || t.Unit == "" {
		return false
	}
	_, ok := s.counts(t, w)
	return ok
}

// Figures lists the numbers of the kind asked for.
func (s *Sentence) Figures(w *Want) []*lexicon.Token {
	return slices.DeleteFunc(s.amounts(), func(t *lexicon.Token) bool { return !s.counted(t, w) })
}

// FigureOn is the first number behind a time of a sentence, before any other time.
func (s *Sentence) FigureOn(asked *lexicon.Token, w *Want) *lexicon.Token {
	on := false
	for _, t := range s.amounts() {
		if t.Class == lexicon.PeriodOf && !t.Period.IsZero() {
			on = asked.Period.Contains(t.Period)
		}
		if on && s.counted(t, w) {
			return t
		}
	}
	return nil
}

// Words that ask how it is now, that say how it was once, that tell each of several the same, and that ask about several.
var (
	nowAsked, onceTold = lexicon.List("asked.now"), lexicon.List("told.once")
	planTold, rateTold = lexicon.List("told.planned"), lexicon.List("told.rate")
	eachTold, jointly  = lexicon.List("told.each"), lexicon.List("asked.jointly")
)

// governed reports whether a number of a sentence is told of what is asked about: not of several things together where one of
// them is asked about, not of a time that is over where it is asked how it is now, not of another batch.
func (s *Sentence) governed(w *Want, terms []Term, value string) bool {
	all := s.occurrences(Fold(value))
	if !w.Head.Counted() || len(all) == 0 {
		return true
	}
	c := s.clause(all[0].From)
	text := string(s.letters[c.From:c.To])
	now := hasAny(w.text, nowAsked) && (hasAny(text, onceTold) || hasAny(s.Folded, planTold))
	rate := w.Head == HowMany && len(w.units) == 0 && strings.HasSuffix(value, "%") && s.grown(all[0].From) && !w.moved &&
		!hasAny(w.text, rateTold)
	return !now && !rate && !s.ofAll(w, terms, c) && !s.ofOtherBatch(w, all[0].From)
}

func hasAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
}

// ofAll reports whether a clause tells of several things together, 这两个矿, that it does not name, and one of them is asked
// about.
func (s *Sentence) ofAll(w *Want, terms []Term, c Span) bool {
	named := 0
	for i := range terms {
		t := &terms[i]
		if !t.Name || t.Token != nil && t.Token.Class == lexicon.Place {
			continue
		}
		if named++; s.Says(t) {
			return false
		}
	}
	return named == 1 && s.both(c) && !hasAny(w.text, jointly) &&
		!hasAny(string(s.letters[c.From:c.To]), eachTold)
}

// both reports whether a stretch points at several things that were named before.
func (s *Sentence) both(c Span) bool {
	return slices.ContainsFunc(s.Tokens, func(t lexicon.Token) bool {
		return t.From >= c.From && t.To <= c.To && (t.Is("ref.both") || t.Is("sum.ref"))
	})
}

// ofOtherBatch reports whether the last batch that a sentence names before a number is another than the one asked about: 前两批,
// not 第二批.
func (s *Sentence) ofOtherBatch(w *Want, at int) bool {
	asked := batchIn(w.text)
	told := batchIn(string(s.letters[:at]))
	return asked != "" && told != "" && asked != told
}

// batchIn is the last batch that a text names, in two letters and 批.
func batchIn(text string) string {
	r := []rune(text)
	for i := len(r) - 1; i > 1; i-- {
		if r[i] == '批' && strings.ContainsRune("第前首", r[i-2]) {
			return string(r[i-2 : i+1])
		}
	}
	return ""
}

// moving keeps of some amounts those that say how far something moved, where that is asked and a clause says it; where no
// movement is asked, those that do not, of the same unit.
func (s *Sentence) moving(w *Want, all []Piece) []Piece {
	if !w.moves && !w.moved && w.done == "" && w.Head != Percent {
		still := slices.DeleteFunc(slices.Clone(all), s.byHow)
		return slices.DeleteFunc(slices.Clone(all), func(f Piece) bool {
			return s.byHow(f) && slices.ContainsFunc(still, func(o Piece) bool { return s.unitIn(o) == s.unitIn(f) })
		})
	}
	if !w.moves {
		return all
	}
	kept := slices.DeleteFunc(slices.Clone(all), func(f Piece) bool {
		c := s.clause(f.From)
		return !slices.ContainsFunc(s.Tokens, func(t lexicon.Token) bool {
			return t.Class == lexicon.Change && t.From >= c.From && t.To <= c.To && strings.HasSuffix(f.Text, t.Unit)
		})
	})
	if len(kept) == 0 {
		return all
	}
	return kept
}

// byHow reports whether an amount, or the first of a list that it is in, stands behind a word of movement: 分别增加120吨和500吨.
func (s *Sentence) byHow(f Piece) bool {
	for at := f.From - 1; at >= 0; {
		t := s.WordAt(at)
		switch {
		case t.Of("move"):
			return !strings.ContainsAny(t.Text, "至到为")
		case t.Class != lexicon.Quantity && !t.Is("op.and") && t.Text != "、" && !t.Of("aspect"):
			return false
		}
		at = t.From - 1
	}
	return false
}

// movesAsked reports whether a want asks how far something moved against another time: 同比增长多少.
func (q *Question) movesAsked(w *Want) bool {
	return w.At > w.From && q.Tokens[w.At-1].Of("move") && slices.ContainsFunc(q.Tokens[w.From:w.At],
		func(t lexicon.Token) bool { return t.Of("compare") })
}

// unshared reports whether a number is one of several that 分别 shares out to things which its clause does not name.
func (s *Sentence) unshared(w *Want, f Piece, all []Piece) bool {
	c := s.clause(f.From)
	return w.moves && strings.Contains(string(s.letters[c.From:c.To]), "分别") && len(inside(all, c)) > 1
}

// OtherKind reports whether a sentence has of what a number is asked of only another kind: 峰值功率, where 输出功率 is asked for.
func (s *Sentence) OtherKind(w *Want, terms []Term) bool {
	for i := 1; i < len(terms); i++ {
		t, kind := &terms[i], &terms[i-1]
		if !w.Head.Counted() || w.Head == Name || !t.Attribute() || kind.To != t.From || kind.Name {
			continue
		}
		of, other := false, false
		for k := range s.Tokens {
			o := &s.Tokens[k]
			if !strings.HasSuffix(o.Text, t.Text) || o.Class != lexicon.Word {
				continue
			}
			longer := o.Text != t.Text && !strings.Contains(w.text, o.Text)
			of, other = of || !longer, other || longer
		}
		if other && !of {
			return true
		}
	}
	return false
}

// Naming reports whether a term is the noun whose name is asked for, the last before the word for a name: 晶体叫什么.
func (q *Question) Naming(w *Want, own []Term, i int) bool {
	t := &own[i]
	if t.Is("attr.name") || w.At < 0 || t.To > q.Tokens[w.At].From {
		return false
	}
	return i+1 == len(own) || own[i+1].Is("attr.name") || own[i+1].From > q.Tokens[w.At].From
}

// Object reports whether a term is what it is asked to be done with, behind 对 and before 怎么: 对罚款怎么规定.
func (q *Question) Object(w *Want, t *Term) bool {
	if w.Head != How || w.At < 1 || t.To != q.Tokens[w.At].From || t.Weight < 2 {
		return false
	}
	return slices.ContainsFunc(q.Tokens[w.From:w.At], func(k lexicon.Token) bool {
		return k.To == t.From && (k.Text == "对" || k.Text == "关于" || k.Text == "把")
	})
}

// grown reports whether a clause says before a number in per cent that it is how fast something grows, or which part it is.
func (s *Sentence) grown(at int) bool {
	return hasAny(string(s.letters[s.clause(at).From:at]), rateTold)
}

// An Amount is a number of a sentence with the stretch that says of what it is: from the mark or the other amount before it to
// the mark or the amount behind it. Of what goes from one number to another it is the second.
type Amount struct {
	Piece
	Label Span
}

// labelEnds are the marks between the amounts of a list.
const labelEnds = breaks + "、（）()—"

// Told lists the amounts of a sentence that are of the kind which a want asks for.
func (s *Sentence) Told(w *Want) (out []Amount) {
	all := s.unsaid(w, s.wholes(s.timely(w, s.numbers(w))))
	bare := w.Head == HowMany && w.Of == "" && w.Unit == "" && len(w.units) == 0
	all = slices.DeleteFunc(all, func(f Piece) bool {
		return !w.moves && !w.moved && s.byHow(f) || bare && !s.hasUnit(f) // a code
	})
	slices.SortStableFunc(all, func(a, b Piece) int { return a.From - b.From })
	for i, f := range all {
		if i+1 < len(all) && s.goesTo(f, all[i+1]) {
			continue
		}
		from, to := s.start(f.From, labelEnds), s.stop(f.To, labelEnds)
		if i > 0 && all[i-1].To > from && !s.goesTo(all[i-1], f) {
			from = all[i-1].To
		}
		if i+1 < len(all) {
			to = min(to, all[i+1].From)
		}
		out = append(out, Amount{f, Span{min(from, f.From), max(to, f.To)}})
	}
	return out
}

// hasUnit reports whether an amount has a unit.
func (s *Sentence) hasUnit(f Piece) bool {
	return slices.ContainsFunc(s.Tokens, func(t lexicon.Token) bool { return t.From < f.To && t.To > f.From && t.Unit != "" })
}

// goesTo reports whether something goes from one number to the next: 由15.6kOe升至26.3kOe.
func (s *Sentence) goesTo(a, b Piece) bool {
	between, before := string(s.letters[a.To:max(a.To, b.From)]), string(s.letters[s.start(a.From, labelEnds):a.From])
	return !strings.ContainsAny(between, labelEnds) && strings.ContainsAny(between, "至到") && strings.ContainsAny(before, "由从自")
}

// Labels tells how much of a term stands in a stretch of a sentence: all of it, in other words too, and which part of its letters.
func (s *Sentence) Labels(t *Term, in Span) (share float64) {
	if m, met := s.Meets(t); s.LabelsAs(t, in) || met >= 0.5 && m.From >= in.From && m.To <= in.To {
		share = 1
	}
	text, n, of := string(s.letters[in.From:in.To]), 0, 0
	for _, r := range t.Text {
		if of++; strings.ContainsRune(text, r) {
			n++
		}
	}
	if !bulletin.HasHan(t.Text) || of < 2 {
		return share
	}
	return share + float64(n)/float64(of)/2
}

// Part is the stretch between two semicolons that an amount of a sentence stands in.
func (s *Sentence) Part(f Piece) Span {
	return Span{s.start(f.From, "；;。"), s.stop(f.To, "；;。")}
}

// LabelsAs reports whether a term stands in a stretch of a sentence as it is, or in another form of the same word.
func (s *Sentence) LabelsAs(t *Term, in Span) bool {
	return strings.Contains(string(s.letters[in.From:in.To]), t.Text) || slices.ContainsFunc(s.Tokens, func(k lexicon.Token) bool {
		return k.From >= in.From && k.To <= in.To && t.Token != nil && t.Token.ID != "" && same(&k, t.Token)
	})
}

// Amounting gives a want that a noun asks for, of what is told in a number, as one for that number: 净利润, 平均浓度. It reports
// whether a number is asked for at all.
func (q *Question) Amounting(w Want) (Want, bool) {
	if w.Head.Counted() && w.Head != Name {
		return w, true
	}
	i := q.before(w.To, w.From)
	if w.At > w.From && w.At == i && q.Tokens[i].Is("ask.which") && q.Tokens[i-1].Is("be") { // 建设投资是什么
		i = q.before(i-1, w.From)
	} else if w.At >= 0 {
		return w, false
	}
	if i < 0 || w.Gist || !slices.Contains([]Head{Open, Origin, Value}, w.Head) {
		return w, false
	}
	t := &q.Tokens[i]
	w.Head = HowMany
	switch {
	case t.Is("measure.value"), t.Is("kind.profit"), t.Is("kind.revenue"), slices.ContainsFunc(money, t.Is), t.Of("measure") && strings.HasSuffix(t.Text, "价"):
		w.Head = Money
	case t.Is("measure.share"):
		w.Head = Percent
	case measured[t.ID] != nil:
		w.units = measured[t.ID]
	case !t.Of("measure") && !slices.ContainsFunc(shares, t.Is) && !slices.Contains(lexicon.List("amount.ends"), lastLetter(t.Text)):
		return w, false
	}
	return w, true
}

// before is the last token before one that is no mark, -1 for none.
func (q *Question) before(to, from int) int {
	for i := to - 1; i >= from; i-- {
		if t := &q.Tokens[i]; t.Class != lexicon.Mark && !t.Fills() {
			return i
		}
	}
	return -1
}

func lastLetter(text string) string {
	r := []rune(text)
	if len(r) == 0 {
		return ""
	}
	return string(r[len(r)-1])
}
