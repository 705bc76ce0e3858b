package passage

import (
	"slices"
	"strings"

	"rebot/bot/passage/owner"
	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// Agree drops the values of parts, found in sentences by whatever means, against which a word of the question or of the
// sentence speaks: the sentence is quoted anyway.
func Agree(lex *lexicon.Lexicon, ask Ask, r *Result) {
	q := newQuestion(ask)
	if r.In == nil || len(q.Wants) != 1 {
		return
	}
	a := read(lex, *r.In)
	w := q.wanted(0, q.termsIn(a))
	for i := range r.Parts {
		q.agree(a, &r.Parts[i], &w)
	}
}

// agree drops the value of a part where something speaks against it.
func (q *question) agree(a *article, p *Part, w *sentence.Want) {
	at := a.quotedAt(p)
	if len(q.Wants) == 1 && p.Verdict == "" && !w.Several && len(w.Each) == 0 && !q.jointly() && severalAmounts(p.Value) && !sharedOut(p) && !saysWord(p.Value, w) {
		p.Value, p.sole = "", false
	}
	if len(w.Each) > 0 && severalAmounts(p.Value) && a.scattered(p) {
		p.Value, p.sole = "", false
	}
	if p.Value == "" || p.Verdict != "" || at < 0 {
		return
	}
	n, ok := q.amounting(w)
	if !ok {
		n = *w
	}
	asked, x := q.asking(a, at, &n)
	if why := asked.Against(x, p.Value, a.besides(at)); why != "" {
		p.Value, p.Taken, p.sole = "", p.Value, false
	}
}

// scattered reports whether no sentence that a part quotes has all amounts of its value.
func (a *article) scattered(p *Part) bool {
	amounts := amountsIn(p.Value)
	return !slices.ContainsFunc(a.sentences, func(s placed) bool {
		return p.has(a, &s) &&
			!slices.ContainsFunc(amounts, func(n string) bool { return !strings.Contains(s.Text, n) })
	})
}

// amountsIn lists the runs of digits of a text with the letters behind them.
func amountsIn(text string) (out []string) {
	for _, s := range strings.Split(text, "、") {
		if i := strings.IndexAny(s, "0123456789"); i >= 0 {
			out = append(out, s[i:])
		}
	}
	return out
}

// jointly reports whether a question asks of several things.
func (q *question) jointly() bool {
	return bulletin.HasAny(string(q.Letters), lexicon.List("asked.jointly")...)
}

// severalAmounts reports whether a value lists several amounts.
func severalAmounts(value string) bool {
	pieces := strings.Split(value, "、")
	return len(pieces) > 1 && !slices.ContainsFunc(pieces, func(s string) bool { return !numeric(s) })
}

// sharedOut reports whether the sentence of a part says of each of several what it is: 分别.
func sharedOut(p *Part) bool {
	return len(p.Quotes) > 0 && bulletin.HasAny(p.Quotes[0].Text, lexicon.List("shared.out")...)
}

// saysWord reports whether a value says a word of what is asked for.
func saysWord(value string, w *sentence.Want) bool {
	return slices.ContainsFunc(w.All, func(t sentence.Term) bool { return t.Weight >= 1 && strings.Contains(value, t.Text) })
}

// quotedAt is the sentence that a part quotes which has its value, or of which it quotes a piece; -1 for none.
func (a *article) quotedAt(p *Part) int {
	if at := a.told(p); at >= 0 || p.Value == "" || len(p.Quotes) == 0 {
		return at
	}
	for at := range a.sentences {
		s, o := &a.sentences[at], &p.Quotes[0]
		if o.Paragraph == s.paragraph && s.from <= o.From && o.From < s.to && strings.Contains(s.Text, p.Value) {
			return at
		}
	}
	return -1
}

// besides is what an article says beside a sentence.
func (a *article) besides(at int) *owner.Around {
	in := &owner.Around{Article: a.text, Title: a.title.Folded}
	add := func(tokens []lexicon.Token) {
		for i := range tokens {
			if p := tokens[i].Period; !p.IsZero() {
				in.Before = append(in.Before, p)
			}
		}
	}
	add(a.title.Tokens)
	for k := range a.sentences {
		s := &a.sentences[k]
		if k < at {
			add(s.Tokens)
		}
		if k == at || s.paragraph != a.sentences[at].paragraph {
			continue
		}
		x := owner.Read(&s.Sentence, false)
		if in.Beside = append(in.Beside, x); k > at {
			in.Next = append(in.Next, x)
		}
	}
	return in
}

// Numeral reports whether a text has a number in it, in digits or in words.
func Numeral(text string) bool { return owner.Numeral(text) }
