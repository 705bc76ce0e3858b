package sentence

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

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

// Words that ask how it is now, that say how it was once, that tell each of several the same, and that ask about
// several.
var (
	nowAsked, onceTold = lexicon.List("asked.now"), lexicon.List("told.once")
	planTold, rateTold = lexicon.List("told.planned"), lexicon.List("told.rate")
	eachTold, jointly  = lexicon.List("told.each"), lexicon.List("asked.jointly")
)

// governed reports whether a number of a sentence is told of what is asked about: not of several things together
// where one of them is asked about, not of a time that is over where it is asked how it is now, not of another batch.
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
	return !now && !rate && !s.ofAll(w, terms, c) && !s.ofOtherBatch(w, all[0].From) && s.undergone(w, terms)
}

// undergone reports whether a sentence says what is done to those that are asked about, if it is asked so: 被驳回的申请.
func (s *Sentence) undergone(w *Want, terms []Term) bool {
	return !slices.ContainsFunc(terms, func(t Term) bool { return strings.Contains(w.text, "被"+t.Text) && !s.Says(&t) })
}

// endsAny reports whether a text ends in a word of a list.
func endsAny(text, list string) bool {
	return slices.ContainsFunc(lexicon.List(list), func(w string) bool { return strings.HasSuffix(text, w) })
}

func hasAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
}

// ofAll reports whether a clause tells of several things together, 这两个矿, that it does not name, and one of them is
// asked about.
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

// ofOtherBatch reports whether the last batch that a sentence names before a number is another than the one asked
// about: 前两批, not 第二批.
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

// moving keeps of some amounts those that say how far something moved, where that is asked and a clause says it;
// where no movement is asked, those that do not, of the same unit.
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

// byHow reports whether an amount, or the first of a list that it is in, stands behind a word of movement:
// 分别增加120吨和500吨.
func (s *Sentence) byHow(f Piece) bool {
	if t := s.WordAt(f.From); t.From == f.From && t.Of("move") { // 上调4.6%
		return !strings.ContainsAny(t.Text, "至到为")
	}
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

// OtherKind reports whether a sentence has of what a number is asked of only another kind: 峰值功率, where 输出功率 is asked
// for.
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

// grown reports whether a clause says before a number in per cent that it is how fast something grows, or which part
// it is.
func (s *Sentence) grown(at int) bool {
	return hasAny(string(s.letters[s.clause(at).From:at]), rateTold)
}

// An Amount is a number of a sentence with the stretch that says of what it is: from the mark or the other amount
// before it to the mark or the amount behind it. Of what goes from one number to another it is the second. What 分别
// shares out is of the member of a list that stands at the same place.
type Amount struct {
	Piece
	Label Span
	list  []string
	nth   int
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
		from, to := s.labelStart(f.From), s.stop(f.To, labelEnds)
		if from > 1 && s.runes[from-1] == '，' && !s.tellsWhat(from, f.From) { // 首次单列，为1130吨
			from = s.labelStart(from - 1)
		}
		if k := s.labelStart(max(from-1, 0)); from > 1 && s.runes[from-1] == '，' && s.casts(k) && (i == 0 || all[i-1].To <= k) {
			from = k
		}
		if i > 0 && all[i-1].To > from && !s.goesTo(all[i-1], f) {
			from = all[i-1].To
		}
		if i+1 < len(all) {
			to = min(to, all[i+1].From)
		}
		one := Amount{Piece: f, Label: Span{min(from, f.From), max(to, f.To)}}
		one.list, one.nth = s.sharedBy(f)
		out = append(out, one)
	}
	return out
}

// casts reports whether a clause that begins at a place says for whom what the next one tells is: 对首次上榜的企业，奖励….
func (s *Sentence) casts(at int) bool {
	return slices.Contains(lexicon.List("casts"), s.WordAt(at).Text)
}

// labelStart is where the stretch before an amount begins; what stands there in brackets is passed over.
func (s *Sentence) labelStart(at int) int {
	from := s.start(at, labelEnds)
	if from < 2 || !strings.ContainsRune(")）", s.runes[from-1]) {
		return from
	}
	if open := s.start(from-1, "(（"); open > 0 {
		return s.labelStart(open - 1)
	}
	return from
}

// sharedBy gives the members of the list to which 分别 shares out an amount and those beside it, and the place of the
// amount among these; nil where it shares none. The list may stand in a clause before: A、B和C胜出，所得分别为…; or be a run of
// years.
func (s *Sentence) sharedBy(f Piece) (list []string, nth int) {
	c := s.clause(f.From)
	at := s.sharesAt(c.From, f.From)
	if at < 0 {
		return nil, 0
	}
	values := Pieces(string(s.letters[at:c.To]))
	nth = len(Pieces(string(s.letters[at:f.From])+"x")) - 1
	for from, to, n := c.From, at, 0; len(values) > 1 && n < clausesBack; n++ {
		list = Pieces(plain(string(s.letters[from:to])))
		if more := len(list) - len(values); more >= 0 {
			return list[more:], nth
		}
		if years := s.years(Span{from, to}); len(years) == len(values) {
			return years, nth
		}
		if from < 2 || s.runes[from-1] != '，' {
			break
		}
		to = from
		from = s.clause(from - 2).From
		if k := s.sharesAt(from, to); k >= 0 {
			to = k
		}
	}
	return nil, 0
}

// clausesBack is in how many clauses, from the one of 分别 back, its list is looked for.
const clausesBack = 3

// sharesAt is where the last word that shares out stands in a stretch, -1 for none.
func (s *Sentence) sharesAt(from, to int) int {
	text := string(s.letters[from:to])
	if i := max(strings.LastIndex(text, "分别"), strings.LastIndex(text, "依次")); i >= 0 {
		return from + len([]rune(text[:i]))
	}
	return -1
}

// plain takes what stands in brackets out of a text.
func plain(text string) string {
	depth := 0
	return strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune("(（", r):
			depth++
		case strings.ContainsRune(")）", r):
			depth--
			return -1
		}
		if depth > 0 {
			return -1
		}
		return r
	}, text)
}

// years lists the years of a run of them that stands in a stretch: 2024年至2026年.
func (s *Sentence) years(in Span) (out []string) {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Class != lexicon.PeriodOf || t.From < in.From || t.To > in.To || t.Period.Months() < 24 || t.Period.Months()%12 > 0 {
			continue
		}
		for m := t.Period.From.Month; m <= t.Period.To.Month; m += 12 {
			out = append(out, fmt.Sprintf("%d年", m.Year()))
		}
	}
	return out
}

// shares tells whether a list names a term: 1 for the member of this amount, -1 for another one, 0 where it says the
// same of all.
func (f *Amount) shares(text string) (told int) {
	all := len(f.list) > 0
	for i, m := range f.list {
		m = strings.Trim(m, ",， ")
		all = all && strings.Contains(m, text)
		says := strings.Contains(m, text)
		switch last := len(f.list) - 1; {
		case i == 0: // what stands before the first is of all
			says = strings.HasSuffix(m, text)
		case i == last: // and what stands behind the last
			says = strings.HasPrefix(m, text)
		}
		if says && i == f.nth {
			told = 1
		} else if says && told == 0 {
			told = -1
		}
	}
	if all {
		return 0
	}
	return told
}

// Shared reports whether a list tells a term of some of its members alone.
func (f *Amount) Shared(t *Term) bool { return f.shares(t.Text) != 0 }

// MemberIn reports whether a text names the member of a list that an amount is of, if in other words around it.
func (f *Amount) MemberIn(text string) bool {
	if f.nth >= len(f.list) {
		return false
	}
	r := []rune(strings.Trim(f.list[f.nth], ",， "))
	if len(r) < 2 {
		return false
	}
	if f.nth == 0 {
		return strings.Contains(text, string(r[len(r)-2:]))
	}
	return strings.Contains(text, string(r[:2]))
}

// hasUnit reports whether an amount has a unit, if one that only its letters tell: 24.6 kOe.
func (s *Sentence) hasUnit(f Piece) bool {
	unit := strings.TrimLeft(f.Text, "0123456789.,~约 ")
	return len(unit) > 1 && strings.IndexFunc(unit, func(r rune) bool { return !isLatin(r) || unicode.IsDigit(r) }) < 0 ||
		slices.ContainsFunc(s.Tokens, func(t lexicon.Token) bool { return t.From < f.To && t.To > f.From && t.Unit != "" })
}

// Moves reports whether an amount says by how much something moved.
func (s *Sentence) Moves(f *Amount) bool {
	t := s.WordAt(f.To - 1)
	return s.byHow(f.Piece) || t.Class == lexicon.Change && t.From < f.To && !strings.ContainsAny(t.Text, "至到为")
}

// Share reports whether an amount is in per cent.
func (s *Sentence) Share(f *Amount) bool { return s.unitIn(f.Piece) == "%" }

// tellsWhat reports whether a stretch has more than a word for is, and words that say how exact an amount is.
func (s *Sentence) tellsWhat(from, to int) bool {
	return slices.ContainsFunc(s.Tokens, func(t lexicon.Token) bool {
		return t.From >= from && t.To <= to && !t.Of("be") && !t.Of("about") && !t.Of("bound") && !t.Of("op") && !t.Fills() && !t.Of("prep")
	})
}

// goesTo reports whether something goes from one number to the next: 由15.6kOe升至26.3kOe.
func (s *Sentence) goesTo(a, b Piece) bool {
	between, before := string(s.runes[a.To:max(a.To, b.From)]), string(s.runes[s.start(a.From, labelEnds):a.From])
	return !strings.ContainsAny(between, labelEnds) && strings.ContainsAny(between, "至到为") && strings.ContainsAny(before, "由从自")
}

// Labels tells how much of a term stands beside an amount: all of it, in other words too, and which part of its
// letters.
func (s *Sentence) Labels(t *Term, f *Amount) (share float64) {
	switch f.shares(t.Text) {
	case 1:
		return 1.5
	case -1:
		return 0
	}
	in := f.Label
	if m, met := s.Meets(t); s.LabelsAs(t, in) || met >= 0.5 && m.From >= in.From && m.To <= in.To {
		share = 1
	}
	text, n, of := string(s.letters[in.From:in.To]), 0, 0
	for _, r := range t.Text {
		if of++; strings.ContainsRune(text, r) {
			n++
		}
	}
	if !bulletin.HasHan(t.Text) || of < 2 || t.Name {
		return share
	}
	return share + float64(n)/float64(of)/2
}

// Says reports whether a term stands beside an amount, and not beside another that it is shared out with.
func (f *Amount) Says(s *Sentence, t *Term) bool {
	told := f.shares(t.Text)
	return told > 0 || told == 0 && s.LabelsAs(t, f.Label)
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

// Amounting gives a want that a noun asks for, of what is told in a number, as one for that number: 净利润, 平均浓度. It
// reports whether a number is asked for at all.
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

// sameUnit reports whether two amounts are of the same unit, or of such as differ by a power of ten: 吨, 万吨.
func (s *Sentence) sameUnit(a, b *Amount) bool {
	_, x := bulletin.SplitUnit(s.unitIn(a.Piece))
	_, y := bulletin.SplitUnit(s.unitIn(b.Piece))
	return x == y
}

// What a word counts for an amount that stands beside one of the same unit before: nearly all of it for a part of that,
// 共17座，其中…9座; less for what only stands behind it, 申请1286件，已批准517件.
const ofWhole, ofBefore = 0.9, 0.8

// HandsOn is what the words beside one of some amounts count for another of the same unit; zero where they are not of
// both. Those behind the last member of a list are of all: 3300吨镨钕金属、3700吨镧铈金属产能.
func (s *Sentence) HandsOn(all []Amount, from, to int) float64 {
	if from == to || !s.sameUnit(&all[from], &all[to]) {
		return 0
	}
	if from > to {
		a, b := all[to].To, all[from].From
		if a < b && !strings.ContainsAny(string(s.runes[a:b]), breaks) && strings.ContainsAny(string(s.runes[a:b]), "、和") {
			return ofBefore
		}
		return 0
	}
	next := from + 1
	for next < to && !s.sameUnit(&all[next], &all[from]) {
		next++
	}
	if a, b := all[from].To, all[next].From; a < b && strings.Contains(string(s.letters[a:b]), "其中") {
		return ofWhole
	}
	return ofBefore
}

// PartOf reports whether one of some amounts is a part of an earlier one: 共17座，其中…9座.
func (s *Sentence) PartOf(all []Amount, from, to int) bool {
	return s.HandsOn(all, from, to) == ofWhole
}

// HandsName reports whether a name that stands beside one of some amounts is also of a later one: that is a part of
// what it counts, or nothing else is named between them in the same part of the sentence.
func (s *Sentence) HandsName(all []Amount, from, to int) bool {
	if from >= to {
		return false
	}
	a, b := all[from].To, all[to].From
	part := s.Part(all[to].Piece)
	goesOn := b < s.Part(all[from].Piece).To || s.WordAt(part.From).Text == "其" // ；其吨料电耗
	return s.PartOf(all, from, to) || goesOn && !slices.ContainsFunc(s.Tokens, func(k lexicon.Token) bool {
		return k.From >= a && k.To <= b && (k.Class == lexicon.Product || k.Class == lexicon.Company || k.Class == lexicon.Element ||
			k.Class == lexicon.Place && k.ID != "中国")
	})
}

// Done reports whether what is done to as many as are asked for stands before an amount: 已批准517件.
func (s *Sentence) Done(w *Want, f *Amount) bool {
	return w.done != "" && strings.Contains(string(s.letters[f.Label.From:f.From]), w.done)
}

// LedTo is the amount that something goes to from another, where no word of the question asks for what was before;
// empty for none.
func (s *Sentence) LedTo(w *Want, from string) string {
	if w.Before || w.both || w.by || len(w.times) > 0 {
		return ""
	}
	all := s.wholes(s.numbers(w))
	slices.SortStableFunc(all, func(a, b Piece) int { return a.From - b.From })
	for i := 0; i+1 < len(all); i++ {
		if all[i].Text == from && s.goesTo(all[i], all[i+1]) {
			return all[i+1].Text
		}
	}
	return ""
}

// Single reports whether a want asks for one number alone.
func (w *Want) Single() bool { return len(w.more) == 0 && !w.both }

// FirmBeside reports whether 公司 or the like stands before an amount, in its own clause.
func (s *Sentence) FirmBeside(f *Amount) bool {
	text := string(s.runes[s.start(f.From, breaks):f.From])
	return slices.ContainsFunc(firmAnaphors, func(w string) bool { return strings.HasPrefix(text, w) })
}
