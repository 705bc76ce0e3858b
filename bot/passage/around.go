package passage

import "rebot/bot/passage/sentence"

// How far what stands around a sentence is read with it.
const (
	goesOn = 2  // how many sentences that go on with it
	label  = 12 // how many letters that one has which only says what its paragraph is about: 2.湿法冶金。
)

// around tells how far a term is said by what stands around a sentence that does not have it: by those that go on with
// it, by the label of its paragraph, or by the first sentence of the article, which says what all of it is about, though
// not whose each name and number is; where a kind of thing is asked for, by the title too.
func (a *article) around(f *fit, t *sentence.Term, share float64) float64 {
	has := func(s *sentence.Sentence) bool {
		_, in := s.Meets(t)
		return in >= most
	}
	if f.kind && has(&a.title) {
		return topical
	}
	for k := f.at + 1; k < len(a.sentences) && k <= f.at+goesOn && a.goesBack(k); k++ {
		if has(&a.sentences[k].Sentence) {
			f.to = max(f.to, k)
			return topical
		}
	}
	if s := a.label(f.at); s != nil && has(s) {
		return topical
	}
	if s := a.lead(); s != nil && !f.pointed && !t.Attribute() && !t.Letter() && has(s) {
		return topical
	}
	return share
}

// goesBack reports whether a sentence goes on with the one before it, in the same paragraph.
func (a *article) goesBack(k int) bool {
	return a.sentences[k].Leans && a.sentences[k].paragraph == a.sentences[k-1].paragraph
}

// label is the sentence before one that only says what their paragraph is about, nil for none.
func (a *article) label(at int) *sentence.Sentence {
	for at--; at >= 0 && a.sentences[at].paragraph == a.sentences[at+1].paragraph; at-- {
		if s := &a.sentences[at]; s.from == 0 && len([]rune(s.Text)) <= label {
			return &s.Sentence
		}
	}
	return nil
}

// lead is the first sentence of an article, nil for none.
func (a *article) lead() *sentence.Sentence {
	for k := range a.sentences {
		if !a.sentences[k].head {
			return &a.sentences[k].Sentence
		}
	}
	return nil
}

// tellsKind tells how surely a sentence, or one that goes on with it, tells a kind of thing.
func (a *article) tellsKind(f *fit, kind, noun string) (told float64) {
	for k := f.at; k <= f.to; k++ {
		told = max(told, a.sentences[k].Shows(kind, noun))
	}
	return told
}
