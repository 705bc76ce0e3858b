package passage

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// labels are the amounts of a sentence that are of the kind which a want asks for, and what the words beside each
// have of what is asked about.
type labels struct {
	q    *question
	a    *article
	at   int
	s    *sentence.Sentence
	w    sentence.Want
	all  []sentence.Amount
	sums []float64
	key  *sentence.Term // the word for what is measured
}

// labels weighs the amounts of a sentence. It reports whether one number alone is asked for.
func (q *question) labels(a *article, at int, w *sentence.Want) (*labels, bool) {
	n, ok := q.amounting(w)
	if !ok || n.Several || len(n.Each) > 0 {
		return nil, false
	}
	s := &a.sentences[at].Sentence
	l := &labels{q: q, a: a, at: at, s: s, w: n, all: s.Told(&n)}
	noun := q.nounAsked(&n)
	l.all = slices.DeleteFunc(l.all, func(f sentence.Amount) bool {
		other := n.Head == sentence.HowMany && noun != nil && s.Share(&f) && // 多少磁体 is no 偏差控制在1.5%以内
			!f.Says(s, &sentence.Term{Text: string(q.Letters[noun.From:noun.To]), Token: noun})
		return other || q.givesNumber(f.Text) || s.OfBase(&n, f.Piece)
	})
	l.key = l.keyOf()
	for i := range l.all {
		l.sums = append(l.sums, l.sum(i))
	}
	return l, true
}

// givesNumber reports whether a question says a number itself.
func (q *question) givesNumber(text string) bool {
	digits := strings.TrimFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	return len(digits) > 1 && bulletin.HasNumber(string(q.Letters), digits)
}

// handedName is what a name counts that stands beside another amount and is of this one too.
const handedName = 0.95

// sum weighs what the words beside an amount have of what is asked about: words beside an amount before count less,
// and names may stand in the same part of the sentence.
func (l *labels) sum(at int) (sum float64) {
	for i := range l.w.All {
		t := &l.w.All[i]
		if l.q.only(l.w, t) {
			continue
		}
		share := l.s.Labels(t, &l.all[at])
		if share < 1 && nameLike(t) && (l.s.LabelsAs(t, l.s.Part(l.all[at].Piece)) && !l.saidAnywhere(t) || l.handed(t, at)) {
			share = handedName
		}
		if share < 1 && l.firm(t, at) {
			share = 1
		}
		for k := 0; k < len(l.all) && share < 1; k++ {
			if l.traded(t) && !l.s.PartOf(l.all, k, at) || k > at && nameLike(t) {
				continue
			}
			share = max(share, l.s.HandsOn(l.all, k, at)*l.s.Labels(t, &l.all[k]))
		}
		sum += t.Weight * share
	}
	if l.s.Done(&l.w, &l.all[at]) {
		sum++
	}
	return sum
}

// firm reports whether 公司 beside an amount stands for a firm that is asked about: the one of the title.
func (l *labels) firm(t *sentence.Term, at int) bool {
	return nameLike(t) && l.s.OfFirm && l.s.FirmBeside(&l.all[at]) && (t.Topic || l.a.titleMeets(t) >= most)
}

// handed reports whether a name stands beside an earlier amount that hands it on.
func (l *labels) handed(t *sentence.Term, at int) bool {
	for k := range l.all[:at] {
		if l.all[k].Says(l.s, t) && l.hands(t, k, at) {
			return true
		}
	}
	return false
}

// hands reports whether a name that stands beside one amount is also of a later one. Another amount of the same unit
// is of other goods, or it is a part.
func (l *labels) hands(t *sentence.Term, from, to int) bool {
	return l.s.HandsName(l.all, from, to) && !l.all[from].Shared(t) && !(l.traded(t) && l.alike(from, to) && !l.s.PartOf(l.all, from, to))
}

// saidAnywhere reports whether a term stands beside any amount.
func (l *labels) saidAnywhere(t *sentence.Term) bool {
	return slices.ContainsFunc(l.all, func(f sentence.Amount) bool { return f.Says(l.s, t) })
}

// said reports whether a term stands beside an amount or beside one of the same unit before.
func (l *labels) said(t *sentence.Term, at int) bool {
	for k := range l.all {
		if (k == at || l.s.HandsOn(l.all, k, at) > 0 && !(k > at && nameLike(t))) && l.all[k].Says(l.s, t) {
			return true
		}
	}
	return false
}

// ofOther reports whether a name stands beside another amount that does not hand it on to this one.
func (l *labels) ofOther(t *sentence.Term, at int) bool {
	for k := range l.all {
		if k != at && l.all[k].Says(l.s, t) && !l.hands(t, k, at) {
			return true
		}
	}
	return false
}

// in lists which amounts stand in what was lifted out of the sentence.
func (l *labels) in(value string) (out []int) {
	for i := range l.all {
		if strings.Contains(value, l.all[i].Text) {
			out = append(out, i)
		}
	}
	return out
}

// keyed reports whether the word for what is measured stands beside an amount, or there is none.
func (l *labels) keyed(at int) bool { return l.key == nil || l.said(l.key, at) }

// alike reports whether two amounts are of the same unit, so that either may be what is asked for.
func (l *labels) alike(i, k int) bool { return l.s.HandsOn(l.all, min(i, k), max(i, k)) > 0 }

// better is the amount that the words beside it say is asked for rather than one that was found, or that one; -1
// where they say that it is none of them, or as much of another, so that nothing tells which it is.
func (l *labels) better(own int) int {
	if len(l.members()) > 1 {
		return own
	}
	if !l.fits(own) {
		best := l.most(func(i int) bool { return l.fits(i) && (l.alike(i, own) || l.keyed(i) && !l.keyed(own)) }, own)
		if best >= 0 && (l.keyed(best) || !l.keyed(own)) && !l.namedBeside(own, best) {
			return best
		}
		return own
	}
	best := l.most(func(i int) bool { return i == own || l.alike(i, own) || l.keyed(i) && !l.keyed(own) }, own)
	if best != own && l.of(best, own) >= l.sums[own]+apartBy && (l.keyed(best) || !l.keyed(own)) && !l.namedBeside(own, best) {
		return best
	}
	if l.tied(own) {
		return -1
	}
	return own
}

// of is what the words beside an amount have, held against those beside one that was found: more where what is
// measured stands beside it alone.
func (l *labels) of(i, own int) float64 {
	if l.key != nil && !l.keyed(own) && l.keyed(i) {
		return l.sums[i] + l.key.Weight
	}
	return l.sums[i]
}

// most is the amount of some that has most, -1 for none.
func (l *labels) most(some func(int) bool, own int) int {
	best := -1
	for i := range l.all {
		if some(i) && (best < 0 || l.of(i, own) > l.of(best, own)) {
			best = i
		}
	}
	return best
}

// tied reports whether the words beside another amount have as much as those beside the one that was found.
func (l *labels) tied(own int) bool {
	for i := range l.all {
		d := l.of(i, own) - l.sums[own]
		if l.all[i].Text != l.all[own].Text && l.alike(i, own) && d > -apartBy && d < apartBy && l.fits(i) &&
			l.s.Moves(&l.all[i]) == l.s.Moves(&l.all[own]) {
			return true
		}
	}
	return false
}

// fits reports whether no name that is asked about stands beside another amount and not beside this one.
func (l *labels) fits(at int) bool {
	return !slices.ContainsFunc(l.w.All, func(t sentence.Term) bool {
		return nameLike(&t) && !l.q.only(l.w, &t) && l.s.Labels(&t, &l.all[at]) < 1 && !l.firm(&t, at) && l.ofOther(&t, at)
	})
}

// members lists the amounts that 分别 shares out to what the question names.
func (l *labels) members() (texts []string) {
	for i := range l.all {
		if l.all[i].MemberIn(string(l.q.Letters)) {
			texts = append(texts, l.all[i].Text)
		}
	}
	return texts
}

// namedBeside reports whether goods that are asked about stand beside an amount, and not beside another or what that
// is a part of.
func (l *labels) namedBeside(own, other int) bool {
	return slices.ContainsFunc(l.w.All, func(t sentence.Term) bool {
		return l.traded(&t) && l.all[own].Says(l.s, &t) && !l.all[other].Says(l.s, &t) && !(own < other && l.s.PartOf(l.all, own, other))
	})
}

// traded reports whether a term is for what amounts are of.
func (l *labels) traded(t *sentence.Term) bool {
	return slices.ContainsFunc(l.q.Tokens, func(k lexicon.Token) bool {
		return k.From == t.From && k.To == t.To && slices.Contains([]lexicon.Class{lexicon.Product, lexicon.Element, lexicon.Goods}, k.Class)
	})
}

// take gives an amount where no name that is asked about stands beside another or nowhere near, and where it is told
// of the time that is asked about and not only supposed.
func (l *labels) take(best int) string {
	r := reading{at: l.at, from: l.at, value: l.all[best].Text}
	if !l.confirms(best) || l.q.untold(l.a, &r, &l.w) || l.a.supposes(l.q, &r, &l.w) {
		return ""
	}
	return l.a.sound(&r, r.value)
}

// confirms reports whether no name that is asked about stands beside another amount of a sentence, or nowhere near,
// and whether what is measured stands beside this one.
func (l *labels) confirms(best int) bool {
	s := &l.a.sentences[l.at]
	firm := s.OfFirm && s.Firm == "" // which one the title says
	for i := range l.w.All {
		t := &l.w.All[i]
		if l.q.only(l.w, t) {
			continue
		}
		_, in := s.Meets(t)
		switch {
		case t == l.key && !l.said(t, best) && !(len(l.all) == 1 && strings.Contains(s.Folded, t.Text)):
			return false
		case l.s.Labels(t, &l.all[best]) >= 1, !nameLike(t), l.firm(t, best):
		case l.ofOther(t, best):
			return false
		case in < most && !t.Topic && (firm || l.a.meetsBeside(l.at, t) < most) && l.a.titleMeets(t) < most:
			return false
		}
	}
	return true
}

// keyOf is the word for what is measured: the one behind a word that asks how many, else the last before it; nil for
// none. What the article is about tells no amount from another, unless it stands beside some and not beside all.
func (l *labels) keyOf() (key *sentence.Term) {
	for i := range l.w.All {
		t := &l.w.All[i]
		switch {
		case l.q.only(l.w, t), t.Letter(), t.Name, t.Topic && !l.parts(t), t.Token != nil && (t.Token.Class == lexicon.PeriodOf || t.Token.Of("light")):
		case l.w.At >= 0 && t.From >= l.q.Tokens[l.w.At].To:
			if strings.TrimSpace(string(l.q.Letters[l.q.Tokens[l.w.At].To:t.From])) == "" {
				return t
			}
		default:
			key = t
		}
	}
	return key
}

// parts reports whether a term stands beside some amounts and not beside others.
func (l *labels) parts(t *sentence.Term) bool {
	n := 0
	for i := range l.all {
		n += int(boolTo(l.all[i].Says(l.s, t)))
	}
	return n > 0 && n < len(l.all)
}
