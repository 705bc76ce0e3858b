package passage

import (
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
)

// A fit is how a sentence meets all that a want asks about, each piece by how rare it is.
type fit struct {
	reading
	got, all float64  // what is met, and all of it
	own      float64  // what the sentence itself says that is not all of the article's subject
	titled   float64  // what the article's title says and it does not: that tells no sentence from another
	names    float64  // the names of that subject which it says itself
	left     []string // pieces that stand nowhere near
	met      int      // how many pieces do
	said     bool     // it says what is done or told of a thing
	whole    bool     // it says every word itself, several at least
	short    bool     // any piece does not, a letter or more
	lacking  bool     // something that stands nowhere near says what is asked
	to       int      // the last of the sentences that go on with it and say what it has not
	nameless bool     // a name that is asked about stands nowhere near
	pointed  bool     // one piece of a sentence is asked for
	kind     bool     // a noun says what kind of thing is asked for
	untold   bool     // no word tells the kind of thing that is asked for
}

// What of a question a sentence must meet that answers it in other words.
const (
	enoughMet    = 0.55 // where what is asked for is lifted out of it
	mostMet      = 0.6  // where the sentence as a whole is the answer
	causeMet     = 0.5  // where it tells the reason that is asked for
	unitMet      = 0.45 // where the unit that is asked for tells what is measured
	metLeast     = 0.5  // what of one piece
	sameLetters  = 0.8  // what counts that a word has its letters in the sentence
	nearLetters  = 0.6  // what counts that it has half of them there, and stands elsewhere in the article
	rareLeast    = 0.25
	ownLeast     = 1
	strangeWorth = 0.3     // of letters of which no two stand together anywhere
	kindLeast    = 4       // where the sentence has no word for the kind of thing that is asked for
	trusted      = 0.95    // of what the sentence meets that meets most
	trustedSole  = 0.8     // the same, where no other sentence of the article has what is asked for
	many, long   = 6, 0.85 // how many pieces of a long question are met, and how much, where an ordinary word may be left out
	amount       = 2       // what an amount counts
	nameMet      = 3       // what of its own a sentence says of which a word may stand elsewhere in the article
)

// fitOf tells how a sentence meets what is asked about.
func (q *question) fitOf(a *article, at int, w *sentence.Want, rare *rarity) fit {
	f := fit{reading: q.weigh(a, at, w, w.All, nil), to: at, whole: true,
		pointed: sentence.Pointed(w.Head)}
	kind, noun := q.AskedKind(w)
	f.kind = kind != ""
	var left []*sentence.Term
	for i := range w.All {
		if t := &w.All[i]; q.leaves(a, &f, w, t, noun, rare) {
			left = append(left, t)
		}
	}
	f.whole = f.whole && f.met > 1
	for _, t := range left {
		f.short = f.short || t.Letter() || !rare.strange(t)
		if !t.Letter() {
			f.left = append(f.left, q.word(t))
		}
		f.lacking = f.lacking || q.lacking(a, &f, w, t) && (t.Name || f.met < many || f.got < long*f.all)
		f.nameless = f.nameless || t.Name && !t.Foreign
	}
	q.conditions(a, at, w, &f)
	f.sum += f.got
	if f.kind {
		told := a.tellsKind(&f, kind, string(q.Letters[noun.From:noun.To]))
		f.untold = f.untold || told == 0 && !(sentence.Plain(kind) && f.complete() && f.own >= nameMet)
		f.sum = f.got + f.titled + proven*told
	}
	return f
}

// leaves counts what a sentence says of a piece, and reports whether it leaves it out.
func (q *question) leaves(a *article, f *fit, w *sentence.Want, t *sentence.Term, noun sentence.Span, rare *rarity) bool {
	share, itself := a.said(&f.reading, t)
	if share < metLeast {
		share = q.otherwise(a, f, w, t, share)
	}
	if share < metLeast || f.kind && share < topical {
		share = a.around(f, t, share)
	}
	out := share < metLeast
	if f.kind && (t.From < noun.To && noun.From < t.To || q.Carries(w, t)) {
		return false
	}
	f.lacking = f.lacking || w.Head.Counted() && q.elsewhere(a, f, t)
	f.untold = f.untold || out && q.Modifies(w, t, noun)
	if q.only(*w, t) || q.says(w, t) || out && (t.Soft() || q.described(a, f, w, t) ||
		w.Head == sentence.Percent && t.Is("measure.share")) {
		return false
	}
	weight := t.Weight * (rareLeast + rare.weight(t))
	if out && rare.strange(t) {
		weight *= strangeWorth
	}
	f.count(t, share, weight, itself)
	return out
}

// says reports whether a term is a part of the verb that asks what somebody says.
func (q *question) says(w *sentence.Want, t *sentence.Term) bool {
	v := q.SayingVerb(w)
	return v != nil && t.From >= v.From && t.To <= v.To
}

// count adds a piece of some weight of which a share is said, by the sentence itself or not.
func (f *fit) count(t *sentence.Term, share, weight float64, itself bool) {
	switch {
	case share < metLeast:
	case itself && (!t.Topic || t.Often):
		f.own += weight
		f.said = f.said || t.Attribute() || t.Token == nil && !t.Name && !t.Letter()
	case itself && (t.Name || t.Token == nil):
		f.names += weight
	}
	if share >= metLeast {
		f.met++
	}
	if t.Topic && share >= topical {
		f.titled += (1 - share) * weight
	}
	f.whole = f.whole && (itself || t.Weight < 1)
	f.got, f.all = f.got+share*weight, f.all+weight
}

// conditions counts what the question says that all is under, and the numbers that it gives.
func (q *question) conditions(a *article, at int, w *sentence.Want, f *fit) {
	for _, t := range q.Under(w) {
		if f.all += amount; a.sentences[at].Has(t) {
			f.got, f.own = f.got+amount, f.own+amount
		} else {
			f.lacking = true
		}
	}
	for _, t := range q.timesOf(w) {
		if f.all += timed; a.saysTime(&f.reading, t) {
			f.got += timed
		}
		if is, _ := a.sentences[at].Timed(t); is && !sentence.Pointed(w.Head) {
			f.own += timed
		}
	}
	for _, n := range w.Given {
		if f.all += amount; bulletin.HasNumber(a.sentences[at].Folded, n) {
			f.got, f.own = f.got+amount, f.own+amount
		}
	}
}

// lacking reports whether a sentence does not answer without a piece that stands nowhere near it. The noun for the kind of
// thing that is asked for need not be said where much else is and what is done, and the word for what is measured where
// its unit is.
func (q *question) lacking(a *article, f *fit, w *sentence.Want, t *sentence.Term) bool {
	switch {
	case t.Letter():
		return q.Decides(w, t, f.said)
	case !sentence.Pointed(w.Head) && t.Here && !t.Name && !t.Measures() && f.names+f.own >= nameMet &&
		q.SayingVerb(w) == nil:
		return false
	case q.Kind(w, t):
		return f.own < kindLeast || !f.said
	case w.Physical() && f.value != "" && !t.Name:
		return false
	case w.Head == sentence.Why && !t.Letter() && a.sentences[f.at].Alike(t) == 0:
		return true
	}
	return q.Decides(w, t, f.said)
}

// said tells how far a term is said by a sentence, by what it goes on with or by the title, and whether by itself.
func (a *article) said(r *reading, t *sentence.Term) (share float64, itself bool) {
	s := &a.sentences[r.at]
	_, share, _ = a.credit(r, r.at, t)
	if a.shortened(t, r.at) {
		share = max(share, topical)
	}
	like := s.Alike(t)
	if like >= 0.5 && t.Here {
		share = max(share, nearLetters)
	}
	if symbol := elements[t.Text]; symbol != "" && inFormula(s.Text, symbol) {
		return 1, true
	}
	_, in := s.Meets(t)
	if t.Name && strings.Contains(strings.ReplaceAll(s.Folded, "、", ""), t.Text) { // 镝、铽 for 镝铽
		return 1, true
	}
	return max(share, sameLetters*like), in >= most || like >= most
}

// elements are the symbols that formulas write for elements that are no rare earths.
var elements = map[string]string{"镁": "Mg", "镍": "Ni", "铜": "Cu", "铁": "Fe", "铝": "Al", "钙": "Ca", "锰": "Mn",
	"钴": "Co", "钛": "Ti", "锆": "Zr", "锌": "Zn", "钒": "V"}

// answers decides whether a sentence answers.
func (q *question) answers(a *article, f *fit, w *sentence.Want) bool {
	if f.lacking || f.untold || f.all == 0 || len(f.left) > f.met || q.missesTime(a, &f.reading, w) ||
		q.lacksOrdinal(a, &f.reading, w) ||
		q.lacksOf(a, &f.reading, w) || q.lacksDeed(a, &f.reading, w) || q.saidByOthers(a, f.at, w) || a.supposes(q, &f.reading, w) ||
		q.tellsOther(a, &f.reading, w) {
		return false
	}
	share := f.got / f.all
	switch w.Head {
	case sentence.Open, sentence.Whether, sentence.How, sentence.Thing, sentence.Value:
		return share >= mostMet && (f.own >= ownLeast || f.whole || f.kind && f.names >= ownLeast)
	case sentence.Why:
		return f.proof && share >= causeMet && f.own+f.names >= ownLeast ||
			share >= mostMet && f.own >= ownLeast && len(f.left) == 0
	}
	if f.value == "" || !f.proof {
		return false
	}
	return share >= enoughMet && (f.own >= ownLeast || !f.short && q.sole(a, f.at, w, f.value)) || w.Physical() && share >= unitMet
}
