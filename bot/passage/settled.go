package passage

import (
	"slices"
	"strings"

	"rebot/bot/passage/owner"
	"rebot/bot/passage/sentence"
	"rebot/index/lexicon"
)

// settle holds what was lifted out of a sentence against all that the sentence tells: where it is not the one thing that
// is asked for, that stands in its place, and nothing where nothing tells which it is. The sentence itself is quoted anyway.
func (q *question) settle(lex *lexicon.Lexicon, r *Result) {
	if r.In == nil || r.State != Direct {
		return
	}
	a := read(lex, *r.In)
	terms := q.termsIn(a)
	q.kinds(terms)
	for i := range r.Parts {
		p := &r.Parts[i]
		if !p.Found || p.Verdict != "" || i >= len(q.Wants) {
			continue
		}
		w := q.wanted(i, terms)
		if q.decided(a, p, &w) {
			continue
		}
		if at := a.told(p); p.Value != "" && at >= 0 {
			p.Value = q.settled(a, at, &w, p.Value)
		}
		if sole := q.picked(a, p, &w); sole != "" && (p.Value == "" || p.Value == sole) {
			p.Value, p.sole = sole, true
		}
		q.agree(a, p, &w)
		if q.afloat(a, r, i, terms) {
			p.Value, p.sole = "", false
		}
	}
}

// afloat reports whether a part that says nothing of its own, 占多少, has an amount out of a sentence that does not answer
// the part before it, nor has a word of that.
func (q *question) afloat(a *article, r *Result, i int, terms []sentence.Term) bool {
	p, w := &r.Parts[i], q.wanted(i, terms)
	if i == 0 || !numeric(p.Value) && (p.Head != sentence.Where || w.At != w.From) || p.Verdict != "" {
		return false
	}
	from, to := q.Tokens[w.From].From, q.Tokens[w.To-1].To
	own := slices.ContainsFunc(w.All, func(t sentence.Term) bool {
		asks := w.At >= 0 && t.To > q.Tokens[w.At].From && t.From < q.Tokens[w.At].To
		return t.From >= from && t.To <= to && t.Weight >= 1 && !t.Done() && !asks && !q.only(w, &t)
	})
	at := a.quotedAt(p)
	if at < 0 {
		at = p.at
	}
	s := &a.sentences[at]
	answers := func(o Part) bool { return o.Found && (&Part{Quotes: o.Quotes[:1]}).has(a, s) }
	return !own && !slices.ContainsFunc(r.Parts[:i], answers) && !slices.ContainsFunc(terms, func(t sentence.Term) bool {
		return t.To <= from && t.Weight >= 1 && !t.Topic && strings.Contains(s.Folded, t.Text)
	})
}

// decided says yes or no where that is asked and the sentence that answers settles it, however it was found.
func (q *question) decided(a *article, p *Part, w *sentence.Want) bool {
	at := p.at
	if at >= len(a.sentences) || !p.has(a, &a.sentences[at]) {
		at = a.told(p)
	}
	if at < 0 || len(q.Wants) > 1 {
		return false
	}
	s := &a.sentences[at].Sentence
	all := !slices.ContainsFunc(w.All, func(t sentence.Term) bool { return t.Weight >= 1 && !s.Says(&t) })
	v, value := q.Verdict(s, w, w.All, all)
	if v != "" {
		p.Verdict, p.Value, p.Likely = v, value, true
	}
	return v != ""
}

// picked is the amount in the sentences that a part quotes which alone is what a want asks for: the one of which most of
// the question is told, in the sentence that answers best where two say as much; empty where nothing tells which is.
func (q *question) picked(a *article, p *Part, w *sentence.Want) (found string) {
	n, ok := q.amounting(w)
	if !ok && w.Head != sentence.Value || n.Several || len(n.Each) > 0 {
		return ""
	}
	most := 0
	for at := range a.sentences {
		if !p.has(a, &a.sentences[at]) {
			continue
		}
		value, sum := q.pickedAt(a, at, p, &n)
		if at == p.at {
			sum++
		}
		if value != "" && sum > most {
			found, most = value, sum
		} else if sum == most && value != found {
			found = ""
		}
	}
	return found
}

// pickedAt is the amount of a sentence that alone is what a want asks for, and how much of the question is told of it.
func (q *question) pickedAt(a *article, at int, p *Part, w *sentence.Want) (value string, sum int) {
	asked, x := q.asking(a, at, w)
	value, sum = asked.Pick(x)
	r := reading{at: at, from: at, value: value}
	if value = q.fitting(a, at, w, p, a.sound(&r, value)); value == "" || q.untold(a, &r, w) || a.supposes(q, &r, w) ||
		q.missesTime(a, &r, w) {
		return "", 0
	}
	return value, 2 * sum
}

// asking is what a want asks of a sentence of an article, and the figures of that.
func (q *question) asking(a *article, at int, w *sentence.Want) (*owner.Asked, *owner.Text) {
	x := owner.Read(&a.sentences[at].Sentence, w.Head == sentence.When)
	asked := owner.Ask(q.Question, w, x)
	asked.Around = func(t *sentence.Term) bool { return a.around(at, t) }
	return asked, x
}

// has reports whether a part quotes a sentence of an article.
func (p *Part) has(a *article, s *placed) bool {
	return slices.ContainsFunc(p.Quotes, func(o Quote) bool {
		return o.Place == a.Place && o.Paragraph == s.paragraph && s.from >= o.From && s.to <= o.To
	})
}

// around reports whether a term stands in what a sentence goes on with: the title, the sentence before or, if it names
// nobody, the paragraph.
func (a *article) around(at int, t *sentence.Term) bool {
	if t.Topic || a.titleMeets(t) >= most {
		return true
	}
	one := a.before(at)
	for k := range a.sentences {
		goesOn := k == one || k == a.before(one) || k+1 == at || !nameLike(t)
		if _, in := a.sentences[k].Meets(t); in == 1 && k != at && goesOn && a.sentences[k].paragraph == a.sentences[at].paragraph {
			return true
		}
	}
	return a.sentences[at].Firm != "" && t.Token != nil && t.Token.ID == a.sentences[at].Firm
}

// unsettled are the heads of what is no amount and no time.
var unsettled = []sentence.Head{sentence.Whether, sentence.Where, sentence.Who, sentence.Journal, sentence.Why,
	sentence.How, sentence.Formula, sentence.Ratio, sentence.Origin, sentence.Code}

// settled is the value that a sentence tells of what is asked for, given one that was found in it.
func (q *question) settled(a *article, at int, w *sentence.Want, value string) string {
	if w.Head == sentence.Who && !q.nameOf(w, value) {
		return ""
	}
	if slices.Contains(unsettled, w.Head) {
		return value
	}
	asked, x := q.asking(a, at, w)
	judge := asked.Judge
	if w.Head == sentence.When {
		judge = asked.JudgeTime
	}
	switch o, other := judge(x, value); o {
	case owner.Another:
		return other
	case owner.Unsettled:
		return ""
	}
	return value
}

// nameOf reports whether a value may be the name of a body of the kind that is asked for: no bare end of a name or
// part that somebody plays, no 物理学院 where a university is asked for, and no role or government where a firm is.
func (q *question) nameOf(w *sentence.Want, value string) bool {
	if slices.Contains(lexicon.Forms("firm.end"), value) || slices.Contains(lexicon.List("who.role"), value) {
		return false
	}
	if w.At < 0 || !strings.Contains(q.Tokens[w.At].Text, "哪") {
		return true
	}
	behind := string(q.Letters[q.Tokens[w.At].From:w.EndsAt(q.Tokens)])
	for _, pair := range lexicon.List("who.kinds") {
		noun, ends, _ := strings.Cut(pair, "=")
		if !strings.Contains(behind, noun) {
			continue
		}
		if ends == "!" {
			return !slices.ContainsFunc(lexicon.List("who.none"),
				func(e string) bool { return strings.HasSuffix(value, e) })
		}
		return slices.ContainsFunc(strings.Split(ends, "/"),
			func(e string) bool { return strings.Contains(value, e) })
	}
	return true
}

// told is which sentence of an article a part quotes first that has its value, -1 for none.
func (a *article) told(p *Part) int {
	return slices.IndexFunc(a.sentences, func(s placed) bool { return strings.Contains(s.Text, p.Value) && p.has(a, &s) })
}

// binds reports whether the amount at a place of a sentence is of what is asked about.
func (q *question) binds(a *article, sentence, at int) bool {
	w := q.wanted(0, q.termsIn(a))
	x := owner.Read(&a.sentences[sentence].Sentence, false)
	return owner.Ask(q.Question, &w, x).Binds(x, at)
}
