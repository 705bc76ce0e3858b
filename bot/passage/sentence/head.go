package sentence

import (
	"slices"
	"strings"
	"unicode"

	"rebot/index/lexicon"
)

// A Piece piece of a sentence is of the kind that is asked for.
type Piece struct {
	Span
	Text string
}

// Proves reports whether a sentence holds a word of the kind that a want asks for, and lifts it out: of several the
// one that stands nearest to what is asked about.
func (s *Sentence) Proves(w *Want, terms []Term, spans []Span) (string, bool) {
	var all, every []Piece
	switch w.Head {
	case When:
		if all = s.dates(w); len(all) == 0 {
			return "", len(s.periods()) > 0 && s.Tells(w.Deed) && len(w.held) == 0 && !w.until
		}
	case Where:
		if f, ok := s.ofLevel(w.Of); ok {
			return f.Text, true
		}
		if w.rel == lying {
			f, ok := s.located(w)
			return f, ok || s.mayLie(w, terms, spans)
		}
		all = s.places(w, terms, spans)
	case Who:
		if w.rel != anywhere {
			return s.whoRelates(w, terms, spans)
		}
		all = s.whos(w, terms, spans)
	case Journal:
		all = s.journals()
	case Name:
		if all = s.named(spans); len(all) == 0 {
			return "", len(spans) > 0
		}
	case HowMany, HowLong, Money, Percent, Size:
		if all = s.moving(w, s.unsaid(w, s.wholes(s.timely(w, s.numbers(w))))); len(all) > 0 {
			if text, ok, told := s.ofChange(w, all, spans); told {
				return text, ok
			}
			// the only amount of a unit that is asked for need not be said to be the most
			if w.extreme && !slices.ContainsFunc(all, s.peak) && (len(all) > 1 || w.Unit == "" && len(w.units) == 0 && !w.asAsked(all[0].Text)) {
				return "", true
			}
			if every, all = all, s.answering(w, all, terms, spans); len(all) == 0 {
				return "", true
			}
		}
	case Formula:
		all = s.formulas()
	case Ratio:
		all = s.ratios()
	case Code:
		all = s.codes()
	case Thing:
		all = s.things(w)
	case Why:
		return "", s.givesReason()
	case Origin:
		return s.origin()
	case Value:
		return s.behind(spans), true
	default:
		return "", true
	}
	if len(all) == 0 {
		return "", false
	}
	return s.picks(w, all, every, terms, spans)
}

// whoRelates gives who stands in a relation to what is asked about; where a firm is asked for it is one.
func (s *Sentence) whoRelates(w *Want, terms []Term, spans []Span) (string, bool) {
	name, ok := s.inRelation(w, terms, spans)
	if w.ofFirm && noFirm(name) {
		name = ""
	}
	return name, ok
}

// picks gives the piece that answers of those that are of the kind asked for, with what belongs to it; every are the
// amounts of the sentence.
func (s *Sentence) picks(w *Want, all, every []Piece, terms []Term, spans []Span) (string, bool) {
	f := s.nearest(all, spans, w)
	if !s.alongside(f, w, terms, spans) || s.unshared(w, f, all) {
		return "", true
	}
	if end := s.phraseTo(f.To, s.stop(f.To, breaks+"、（(")); strings.HasSuffix(f.Text, "个") && end-f.To <= 6 { // 两个数量级
		f = s.piece(f.From, end)
	}
	if w.Head == When && !w.asExact(f.Text) {
		return "", true
	}
	if w.Several {
		return s.together(all, spans, f), true
	}
	if w.Head == When {
		return s.joinedTimes(s.movedTo(f, all, w), all).Text, true
	}
	if w.Head.Counted() && w.Head != Name {
		return s.listed(f, every, terms), true
	}
	return f.Text, true
}

// givesReason reports whether a sentence says why something is so.
func (s *Sentence) givesReason() bool {
	return s.AnyOf("attr.cause", "attr.impact", "mk.cause", "mk.benefit") || s.givesCause() ||
		slices.ContainsFunc(reasons, func(w string) bool { return s.says(w, false) })
}

// Explains reports whether a sentence says why in so many words, and not only what led to what.
func (s *Sentence) Explains() bool {
	return s.givesCause() && strings.Contains(s.Folded, "因") || slices.ContainsFunc(lexicon.List("explains"), func(w string) bool { return s.says(w, false) })
}

// reasons are words that say what made something so, besides those for because.
var reasons = lexicon.List("shows.why")

// givesCause reports whether a sentence has a word for because. One before a letter that nothing knows is only a part
// of another word: 受理, 因子.
func (s *Sentence) givesCause() bool {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if strings.HasSuffix(t.Text, "原因") {
			return true
		}
		if !t.Is("cause") || !strings.ContainsAny(t.Text, "因受由得") {
			continue
		}
		n := s.WordAt(t.To)
		if t.To-t.From > 1 || n.From != t.To || n.Class != lexicon.Unknown || n.To-n.From > 1 {
			return true
		}
	}
	return false
}

// Lifts proves a want, and takes a list whose number the sentence says before anything else; where a number is asked
// for, what names another number is not lifted. listed reports whether it is such a list.
func (s *Sentence) Lifts(w *Want, terms []Term, spans []Span) (value string, proof, listed bool) {
	if v := s.spentOn(w, terms); v != "" {
		return v, true, false
	}
	value, proof = s.Proves(w, terms, spans)
	if list := s.countedList(w); list != "" {
		return list, true, true
	}
	if w.Head == Thing || w.Head == Open || w.Head == Value {
		if text, ok := s.ranked(w); ok {
			return text, true, true
		}
	}
	unsaid := w.number > 0 && len(w.behindAsk()) >= len("上市公司") && !strings.Contains(s.Folded, w.behindAsk()) &&
		!w.Related()
	if unsaid || !enough(value, w.number) || !s.governed(w, terms, value) {
		value = ""
	}
	return value, proof, false
}

// timely leaves out the numbers of another time than is asked about, and prices where what somebody makes is asked for.
func (s *Sentence) timely(w *Want, all []Piece) []Piece {
	return slices.DeleteFunc(all, func(f Piece) bool {
		c := s.clause(f.From)
		return s.untimely(f.From, w) || w.result && slices.ContainsFunc(s.Tokens, func(t lexicon.Token) bool {
			return t.From >= c.From && t.To <= c.To && strings.Contains(t.Unit, "/")
		})
	})
}

func (s *Sentence) piece(from, to int) Piece {
	for from < to && unicode.IsSpace(s.runes[from]) {
		from++
	}
	for to > from && unicode.IsSpace(s.runes[to-1]) {
		to--
	}
	return Piece{Span{from, to}, string(s.runes[from:to])}
}

// wholes widens amounts to all that stands with them, and leaves out those that only say under what the others hold.
func (s *Sentence) wholes(all []Piece) []Piece {
	out := make([]Piece, 0, len(all))
	for _, f := range all {
		out = append(out, s.bounded(f))
	}
	held := slices.DeleteFunc(slices.Clone(out), s.conditional)
	if len(held) > 0 {
		return held
	}
	return out
}

// bounded widens an amount to the words that say how exact it is: 约2400万辆以上.
func (s *Sentence) bounded(f Piece) Piece {
	from, to := f.From, f.To
	if k := s.WordAt(from); k.Class == lexicon.Bound {
		from, to = k.From, max(k.To, to)
	}
	for at := s.skipBlank(from, -1); at > 0 && leads(s.WordAt(at-1), at); at = s.skipBlank(from, -1) {
		from = s.WordAt(at - 1).From
	}
	for at := s.skipBlank(to, 1); at < len(s.runes) && hedges(s.WordAt(at), at); at = s.skipBlank(to, 1) {
		to = s.WordAt(at).To
	}
	return s.piece(from, to)
}

// leads reports whether a word that ends at a place says how exact the amount behind it is, or turns such a word
// round: 不得超过八年.
func leads(t *lexicon.Token, at int) bool {
	return t.To == at && (t.Of("bound") || t.Of("about") || t.Text == "近" || t.Is("attr.ban"))
}

// hedges reports whether a word that begins at a place says how exact the amount before it is.
func hedges(t *lexicon.Token, at int) bool {
	return t.From == at && (t.Of("boundbehind") || t.Is("about.behind") || t.Text == "左右" || t.Text == "多" ||
		t.Text == "余")
}

// skipBlank steps over blanks.
func (s *Sentence) skipBlank(at, step int) int {
	for step < 0 && at > 0 && unicode.IsSpace(s.runes[at-1]) ||
		step > 0 && at < len(s.runes) && unicode.IsSpace(s.runes[at]) {
		at += step
	}
	return at
}

// conditional reports whether an amount says only under what the others of its sentence hold: 0.088@1064 nm, 在20kHz下.
func (s *Sentence) conditional(f Piece) bool {
	if at := s.skipBlank(f.From, -1); at > 0 && s.runes[at-1] == '@' {
		return true
	}
	from := s.start(f.From, "。；：")
	at, ok := s.lastOf(from, f.From, "在 当")
	if !ok {
		return false
	}
	for i := at; i < len(s.runes) && !strings.ContainsRune("。；：", s.runes[i]); i++ {
		if k := s.WordAt(i); k.From == i && slices.Contains([]string{"下", "时", "后", "的条件下", "条件下"}, k.Text) {
			return i >= f.To
		}
		if i >= f.To && verbal(s.WordAt(i)) {
			return false
		}
	}
	return false
}
