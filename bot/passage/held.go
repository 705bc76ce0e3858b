package passage

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A hold is how a sentence of the article in focus meets a follow-up.
type hold struct {
	at, from int     // the sentence, and the first of those that it goes on with
	sum      float64 // ranks sentences
	timed    int     // how many times of the follow-up it says itself
	met      int     // how many words of the follow-up stand in it, or in what it goes on with
	letters  int     // how many letters do
	strict   bool    // all of them in the sentence itself
	near     float64 // how near it stands to those that the answer before rests on
	proof    bool    // a word of the kind asked for does
	value    string
}

// How near a sentence stands to those that the answer before rests on: they themselves, those behind and those before.
const (
	again        = 1.0
	behind       = 0.8
	ahead        = 0.4
	nearby       = behind / 3 // not further behind than three sentences
	sharesLetter = 0.3        // what a letter counts that a word of the follow-up has in common with the sentence
)

// held answers a follow-up out of the article in focus: since the focus says what it is about, only what the
// follow-up says itself has to be met. A sentence that has a word of the kind asked for, and all the words, is
// quoted; what is lifted out of it stands first only where it has all of them itself. What the article has nowhere is
// named.
func (q *question) held(a *article) Result {
	r := Result{State: Nothing}
	terms := q.termsIn(a)
	q.kinds(terms)
	for i := range q.Wants {
		p, state, missing := q.hold(a, i, terms)
		if state == Nothing {
			r.Parts = append(r.Parts, p)
			continue
		}
		if r.State != Direct {
			r.State = state
		}
		r.In, r.Parts, r.sum = &a.Place, append(r.Parts, p), r.sum+p.sum
		if state == Direct {
			r.Left = append(r.Left, missing...)
			continue
		}
		r.Nowhere = append(r.Nowhere, missing...)
	}
	if r.State == Direct {
		r.Nowhere = nil
	}
	r.again = r.In != nil && !slices.ContainsFunc(r.Parts,
		func(p Part) bool { return len(p.Quotes) == 0 || !q.quoted(p.Quotes[0]) })
	return r
}

// quoted reports whether a quotation stands on the lines that the answer before rests on.
func (q *question) quoted(one Quote) bool {
	return one.Rests(q.ask.Lines)
}

// namesIn reports whether every name that the question says stands in an article.
func (q *question) namesIn(a *article) bool {
	for i := range q.Tokens {
		t := &q.Tokens[i]
		if !sentence.Named(t) {
			continue
		}
		one := sentence.Term{From: t.From, To: t.To, Text: string(q.Letters[t.From:t.To]), Token: t}
		if !slices.ContainsFunc(a.sentences, func(s placed) bool { _, in := s.Meets(&one); return in == 1 }) {
			return false
		}
	}
	return true
}

// hold answers one thing that a follow-up asks for.
func (q *question) hold(a *article, i int, terms []sentence.Term) (p Part, state State, missing []string) {
	w := q.wanted(i, terms)
	p = Part{Asked: q.Asked(w), Head: w.Head, several: w.Several}
	takesPlace(&w)
	needed, letters := q.needed(&w)
	times := q.timesOf(&w)
	best, found := hold{}, false
	var only, sole []hold
	for at := range a.sentences {
		if r := (reading{at: at, from: at}); a.sentences[at].head || a.sentences[at].asks || q.untimed(a, &r, &w) || q.missesPlace(a, &r, &w) || q.lacksOrdinal(a, &r, &w) ||
			q.lacksExtreme(a, &r, true) {
			continue
		}
		h := q.holdOf(a, at, &w, needed, letters)
		if !found || h.proof && !best.proof || h.proof == best.proof && h.sum > best.sum {
			best, found = h, true
		}
		if h.proof && h.value != "" {
			sole = append(sole, h)
		}
		if h.strict && h.met == len(needed)+len(times) && len(needed) > 0 {
			only = append(only, h)
		}
	}
	// the one sentence that has the noun says which, though it is not lifted
	if !best.proof && len(only) == 1 && (w.Head == sentence.Thing || w.Head == sentence.Who && a.maySaySomebody(only[0].at)) {
		best = only[0]
		best.proof, best.value = true, ""
	}
	if q.MeasuredNoun(&w, needed) { // 什么电位: its unit says it
		needed = nil
	}
	if w.Head == sentence.HowMany && (w.Of != "" || w.Measured()) && len(needed)+len(letters)+len(times) == 0 && len(sole) == 1 {
		return a.lone(p, &sole[0]), Direct, nil // 多少条: no other sentence counts any
	}
	if h := nameAlone(sole, needed); h != nil && (w.Head == sentence.When || w.Head == sentence.Where) {
		return a.lone(p, h), Direct, nil // 全球见证什么时候出的报告
	}
	for k := range needed {
		if t := &needed[k]; !t.Here {
			missing = append(missing, q.word(t))
		}
	}
	state = best.state(&w, len(needed)+len(times), len(letters))
	if h, left := q.soleOf(a, &w, needed, sole); h != nil && state != Direct { // 撤了多少人: no other sentence counts any
		return a.soleSays(p, h, &w, left), Direct, left
	}
	if !found || state == Nothing {
		return p, Nothing, nil
	}
	p.Found, p.sum = state == Direct, best.sum
	p.Quotes = a.quotes(reading{at: best.at, from: best.from})
	said := len(needed)+best.timed > 0 || best.near == again
	if p.Found && best.strict && said && sentence.Pointed(w.Head) && !q.ask.Here {
		p.Value = a.sound(&reading{at: best.at, from: best.from}, best.value)
	}
	return p, state, missing
}

// maySaySomebody reports whether a sentence has a body, a place or letters that nothing knows, as people's names are.
func (a *article) maySaySomebody(at int) bool {
	return slices.ContainsFunc(a.sentences[at].Tokens, func(t lexicon.Token) bool {
		name := t.Class == lexicon.Unknown && bulletin.HasHan(t.Text) && t.To-t.From > 1
		return name || t.Class == lexicon.Company || t.Class == lexicon.Place
	})
}

// takesPlace leaves out of a want that something is held, where the article has no word for that: 拍卖什么时候举行 asks when
// the auction is.
func takesPlace(w *sentence.Want) {
	held := func(t sentence.Term) bool { return t.Is("attr.hold") && !t.Here }
	rest := slices.DeleteFunc(slices.Clone(w.All), held)
	if len(rest) == 0 || len(rest) == len(w.All) {
		return
	}
	if w.All = rest; w.Deed != nil && w.Deed.Is("attr.hold") {
		w.Deed = nil
	}
}

// soleOf is the only sentence that has what is asked for and all that a follow-up says, if in other words; of several
// the one that was quoted last. It is nil for none. A number without its unit may be one of anything; how long
// something takes need not be said in the verb that is asked, which left tells.
func (q *question) soleOf(a *article, w *sentence.Want, needed []sentence.Term, all []hold) (sole *hold, left []string) {
	if w.Of == "" && !w.Measured() && w.Head != sentence.HowLong {
		return nil, nil
	}
	var fit, near []*hold
	for i := range all {
		h := &all[i]
		if !q.otherwiseMet(a, h, w, needed) {
			continue
		}
		if fit = append(fit, h); h.near == again {
			near = append(near, h)
		}
	}
	if len(fit) != 1 {
		fit = near
	}
	if len(fit) != 1 {
		return nil, nil
	}
	for i := range w.All {
		if t := &w.All[i]; !t.Topic && !q.only(*w, t) && !a.sentences[fit[0].at].Says(t) && !a.sentences[fit[0].at].SaysLetter(t) {
			left = append(left, q.word(t))
		}
	}
	return fit[0], left
}

// soleSays is the part that such a sentence answers: what it has is lifted out where it says all, and has but one.
func (a *article) soleSays(p Part, h *hold, w *sentence.Want, left []string) Part {
	if p.Found, p.sum = true, h.sum; len(left) == 0 && !a.sentences[h.at].Several(w) {
		p.Value = h.value
	}
	p.Quotes = a.quotes(reading{at: h.at, from: h.from})
	return p
}

// otherwiseMet reports whether a sentence has every word of a follow-up, a verb of one letter in another word; how long
// something takes need not have a verb that stands nowhere in the article.
func (q *question) otherwiseMet(a *article, h *hold, w *sentence.Want, needed []sentence.Term) bool {
	return !slices.ContainsFunc(needed, func(t sentence.Term) bool {
		rank, share, _ := a.credit(&reading{at: h.at, from: h.at}, h.at, &t)
		said := rank >= carried || share >= most || t.Letter() && a.sentences[h.at].SaysLetter(&t)
		return !said && (t.Here || w.Head != sentence.HowLong || !t.Letter() && !t.Done())
	})
}

// lone answers by the only sentence that has what is asked for.
func (a *article) lone(p Part, h *hold) Part {
	p.Found, p.sum, p.Value = true, h.sum, h.value
	p.Quotes = a.quotes(reading{at: h.at, from: h.from})
	return p
}

// nameAlone is the only sentence with what is asked for that has the name of a follow-up, where all else that the
// follow-up says is one verb that stands nowhere; nil for none.
func nameAlone(sole []hold, needed []sentence.Term) *hold {
	names := 0
	for i := range needed {
		switch t := &needed[i]; {
		case t.Name:
			names++
		case t.Here || t.To-t.From > 2:
			return nil
		}
	}
	if names != 1 || len(needed) != 2 {
		return nil
	}
	var found *hold
	for i := range sole {
		if sole[i].met == 1 {
			if found != nil {
				return nil
			}
			found = &sole[i]
		}
	}
	return found
}

// state tells how far a sentence answers, of which some words have to be met, and some letters help.
func (h *hold) state(w *sentence.Want, needed, letters int) State {
	all := h.met == needed
	switch {
	case !h.proof, needed-h.timed+letters == 0 && (w.Head == sentence.Open || w.Head == sentence.HowMany):
		return Nothing // it asks nothing by itself
	case w.Head.Counted() && needed > 0:
		if all && h.strict {
			return Direct
		}
	case all && needed > 0 && needed == h.timed && letters == 0: // 8月又…哪两家: only the time says which
		if h.near >= nearby {
			return Direct
		}
	case all && needed > 0, all && h.letters == letters && letters > 0:
		return Direct
	case all && sentence.Pointed(w.Head) && h.near >= behind:
		return Direct
	}
	if h.met+h.letters > 0 {
		return Nearest
	}
	return Nothing
}

// timesOf are the times that a want asks about; what happened when is asked of none, and where yes or no is asked the
// sentence may say another.
func (q *question) timesOf(w *sentence.Want) (out []*lexicon.Token) {
	for i := w.From; i < w.To && w.Head != sentence.When && !q.AsksWhether(); i++ {
		if t := &q.Tokens[i]; t.Class == lexicon.PeriodOf && !t.Period.IsZero() {
			out = append(out, t)
		}
	}
	return out
}

// untimed reports whether a reading does not say the time that a want asks about.
func (q *question) untimed(a *article, r *reading, w *sentence.Want) bool {
	return len(q.timesOf(w)) > 0 && q.missesTime(a, r, w)
}

// word is a term as it was asked.
func (q *question) word(t *sentence.Term) string { return string([]rune(q.ask.Text)[t.From:t.To]) }

// needed are the words of a want that a sentence has to meet, and the letters that only help to choose one: verbs of
// everyday speech that nothing knows.
func (q *question) needed(w *sentence.Want) (needed, letters []sentence.Term) {
	for _, t := range w.All {
		switch {
		case strings.Contains("下时中里", t.Text) && t.To == w.EndsAt(q.Tokens): // 在什么电位下
		case q.only(*w, &t), t.Token != nil && t.Token.Of("light"), t.Is("attr.method"), // 用什么方法熔的
			t.Is("qual.contrast"): // 要是有一方反悔呢
		case t.Letter(), t.Weight < 1 && !t.Topic:
			letters = append(letters, t)
		case !t.Topic:
			needed = append(needed, t)
		}
	}
	if d := q.Deed(w); d != nil && w.Head == sentence.Who && !slices.ContainsFunc(w.All,
		func(t sentence.Term) bool { return t.From < d.To && t.To > d.From }) { // 由谁组织出让
		needed = append(needed, sentence.Term{From: d.From, To: d.To, Text: string(q.Letters[d.From:d.To]), Token: d,
			Weight: 1, Here: true})
	}
	if w.Head.Counted() { // 票价: each letter counts, but of 每年拿多少
		for _, t := range letters {
			if (t.Token == nil || t.Token.Class == lexicon.Unknown) && !t.Bare() {
				needed = append(needed, t)
			}
		}
	}
	return needed, letters
}

// holdOf tells how a sentence meets a follow-up.
func (q *question) holdOf(a *article, at int, w *sentence.Want, needed, letters []sentence.Term) hold {
	s := &a.sentences[at]
	h := hold{at: at, from: at, strict: true}
	r := reading{at: at, from: at}
	var spans []sentence.Span
	for i := range needed {
		t := &needed[i]
		rank, share, m := a.credit(&r, at, t)
		if _, in := s.Meets(t); in >= most {
			spans = append(spans, m)
		} else {
			h.strict = false
		}
		if rank >= carried || share >= most {
			h.met++
			h.sum += rank * t.Weight
			continue
		}
		part := s.Common(t)
		h.sum += sharesLetter * part
		if part == 1 && !w.Head.Counted() && t.To-t.From == 2 && (t.Token == nil || t.Token.Class == lexicon.Unknown) {
			h.met++ // 矿区: 采矿中心, 地区
		}
	}
	for _, t := range q.timesOf(w) {
		if _, same := s.Names(t); !same {
			h.strict = false
			continue
		}
		h.met, h.timed, h.sum = h.met+1, h.timed+1, h.sum+timed
	}
	for i := range letters {
		if s.Opens(letters[i].Text) {
			h.sum += sharesLetter * 2
			h.letters++
		}
	}
	h.from = r.from
	h.value, h.proof = s.Proves(w, needed, spans)
	if w.Head == sentence.Open || w.Head == sentence.Value || w.Head == sentence.How {
		h.proof, h.value = h.sum > 0, ""
	} else if !w.Enough(h.value) || w.Head == sentence.Where && h.value != "" && a.repeats(h.value) {
		h.proof = false
	}
	if w.Head == sentence.Where && w.Several && !strings.ContainsAny(h.value, "、和") {
		names := sentence.Joined(s.Tokens)
		h.value, h.proof = strings.Join(names, "、"), len(names) > 1
	}
	if w.TellsOf(&s.Sentence, w.All) {
		h.sum += proven
	}
	h.near = a.nearness(at, q.ask.Lines)
	h.sum += h.near
	return h
}

// nearness tells how near a sentence stands to some lines.
func (a *article) nearness(at int, lines [][2]int) (best float64) {
	for k := range a.sentences {
		if !a.rests(k, lines) {
			continue
		}
		switch d := at - k; {
		case d == 0:
			return again
		case d > 0:
			best = max(best, behind/float64(d))
		default:
			best = max(best, ahead/float64(-d))
		}
	}
	return best
}
