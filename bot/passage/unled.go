package passage

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/lexicon"
)

// unled takes back what was lifted for a follow-up out of a sentence that has none of its words, or tells nothing of
// each where one of many is asked about: another number of the same kind may as well be the one that is asked for.
func (q *question) unled(lex *lexicon.Lexicon, r Result) Result {
	if !q.single(&r) || !numeric(r.Parts[0].Value) || r.Parts[0].Verdict != "" {
		return r
	}
	a, p := read(lex, *r.In), r.Parts[0]
	w := q.wanted(0, q.termsIn(a))
	own := slices.DeleteFunc(slices.Clone(w.All), func(t sentence.Term) bool {
		return t.Topic || q.only(w, &t) || t.Token != nil && (t.Token.Class == lexicon.Quantity ||
			t.Token.Is("measure.share"))
	})
	from := a.quoting(p.Quotes[:1])
	says := func(s *sentence.Sentence) bool {
		return q.tellsOfOne(s) && (len(own) == 0 || slices.ContainsFunc(own, func(t sentence.Term) bool {
			return s.Says(&t) || s.Opens(t.Text)
		}))
	}
	has := func(s *sentence.Sentence) bool { return strings.Contains(s.Text, p.Value) }
	if slices.ContainsFunc(from, has) && !slices.ContainsFunc(from, says) {
		p.Taken, p.Value = p.Value, ""
		r.Parts = []Part{p}
	}
	return r
}

// nameless gives the likeliest sentences that say the names of a follow-up and have what is asked for, where the one
// that was found says none of them, though the title may: 钇能出来多少.
func (q *question) nameless(lex *lexicon.Lexicon, r Result) Result {
	if !q.single(&r) || !q.NamesAny() || r.Parts[0].Verdict != "" {
		return r
	}
	a, p := read(lex, *r.In), r.Parts[0]
	var names []string
	for i := range q.Tokens {
		if t := &q.Tokens[i]; slices.Contains(naming, t.Class) && strings.Contains(a.text, sentence.Fold(t.Text)) {
			names = append(names, sentence.Fold(t.Text))
		}
	}
	says := func(s *sentence.Sentence) bool {
		return !slices.ContainsFunc(names, func(n string) bool { return !strings.Contains(s.Folded, n) })
	}
	if len(names) == 0 || slices.ContainsFunc(a.quoting(p.Quotes), says) {
		return r
	}
	all := q.following(a, q.inFull(lex), 0)
	all = slices.DeleteFunc(all, func(c candidate) bool {
		s := &a.sentences[c.at].Sentence
		return !says(s) || c.want.Head.Counted() && !slices.ContainsFunc(s.Tokens, func(t lexicon.Token) bool {
			return t.Class == lexicon.Quantity || t.Class == lexicon.Change
		})
	})
	if len(all) == 0 {
		return r
	}
	p.Value, p.Quotes = "", nil
	for _, c := range all[:min(len(all), 2)] {
		p.Quotes = appendNew(p.Quotes, []Quote{a.quote(c.at, c.at)})
	}
	r.Parts = []Part{p}
	return r
}

// literally quotes first the one sentence of the article that has words of a follow-up as they stand side by side
// there, where the ones that were found have them not: 少产了多少.
func (q *question) literally(lex *lexicon.Lexicon, r Result) Result {
	if !q.single(&r) || r.Parts[0].Verdict != "" {
		return r
	}
	a, p := read(lex, *r.In), r.Parts[0]
	for i := 1; i < len(q.Tokens); i++ {
		x, y := &q.Tokens[i-1], &q.Tokens[i]
		says := func(t *lexicon.Token) bool {
			return t.Class == lexicon.Word && !t.Fills() && !t.Of("ask") && !t.Of("aspect") && !t.Of("link") &&
				!t.Of("be") && !t.Of("ref") || t.Class == lexicon.Unknown
		}
		if !says(x) || !says(y) || x.To != y.From {
			continue
		}
		run, at := string(q.Letters[x.From:y.To]), -1
		for k := range a.sentences {
			if s := &a.sentences[k]; !s.head && !s.asks && strings.Contains(s.Folded, run) {
				if at >= 0 || p.has(a, s) {
					at = -1
					break
				}
				at = k
			}
		}
		if at >= 0 {
			p.Value, p.Quotes = "", appendNew([]Quote{a.quote(at, at)}, p.Quotes)
			r.Parts = []Part{p}
			return r
		}
	}
	return r
}

// single reports whether a result answers one thing that a follow-up asks for, out of the article in focus, and may
// do so by another sentence.
func (q *question) single(r *Result) bool {
	return q.ask.Focus != nil && r.State == Direct && !r.ruled && r.In != nil && *r.In == *q.ask.Focus &&
		len(q.Wants) == 1 && len(r.Parts) == 1
}

// tellsOfOne reports whether a sentence tells of each where a question is of one: 一吨钢加多少.
func (q *question) tellsOfOne(s *sentence.Sentence) bool {
	return !slices.ContainsFunc(q.Tokens, func(t lexicon.Token) bool {
		one := t.Class == lexicon.Quantity && t.Value == "1" && strings.HasPrefix(t.Text, "一") && t.Unit != "年"
		return one && !strings.Contains(s.Folded, "每") && !strings.Contains(s.Folded, "/"+t.Unit) &&
			!strings.Contains(s.Folded, t.Text)
	})
}
