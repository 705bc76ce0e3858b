package passage

import (
	"slices"
	"strings"
	"sync"

	lru "github.com/hashicorp/golang-lru/v2"

	"rebot/bot/passage/reckon"
	"rebot/bot/passage/sentence"
	"rebot/index/lexicon"
)

// An article is one whose sentences are read with the lexicon.
type article struct {
	Place
	title     sentence.Sentence
	text      string // folded: the title and every sentence
	sentences []placed

	once    sync.Once
	printed *reckon.Text // its amounts
}

// A placed sentence is one that stands in a paragraph of an article.
type placed struct {
	sentence.Sentence
	paragraph int
	from, to  int  // bytes of the paragraph's text
	head      bool // a heading, a caption or a title: it says what stands below, and answers nothing by itself
	title     bool // of a paper that is only listed
	asks      bool // a question of whoever reports, to which what stands behind is the answer
	firmAt    int  // the sentence that names the firm that 公司 means
}

// answerable reports whether a sentence may answer a want by itself. The title of a paper says only what it is on.
func (q *question) answerable(s *placed, w *sentence.Want) bool {
	if s.head || s.asks || !s.title {
		return !s.head && !s.asks
	}
	switch w.Head {
	case sentence.Whether, sentence.Name, sentence.Journal:
		return true
	case sentence.Open:
		return w.At < 0 || !q.Tokens[w.At].Is("ask.which")
	}
	return false
}

// An articleKey is an article as a lexicon cuts it.
type articleKey struct {
	lex *lexicon.Lexicon
	Place
}

// kept are the articles that were read last: nothing writes into one that is read, and each costs up to half a
// megabyte.
var kept, _ = lru.New[articleKey, *article](48)

// read cuts an article into sentences and these into tokens.
func read(lex *lexicon.Lexicon, p Place) *article {
	key := articleKey{lex, p}
	if a, ok := kept.Get(key); ok {
		return a
	}
	a := readAnew(lex, p)
	kept.Add(key, a)
	return a
}

// readAll reads articles, in their order, and the names in the question that any of them has.
func (q *question) readAll(lex *lexicon.Lexicon, places []Place) (out []*article) {
	for _, p := range places {
		out = append(out, read(lex, p))
	}
	texts := make([]string, len(out))
	for i, a := range out {
		texts[i] = a.text
	}
	q.Learn(texts)
	clear(q.cuts)
	return out
}

func readAnew(lex *lexicon.Lexicon, p Place) *article {
	in := p.In()
	a := &article{Place: p, title: sentence.New(in.Title, lex.Tokens(in.Title, p.Issue.Month))}
	titles := map[string]bool{} // of papers that are only listed
	for i := range p.Issue.Papers {
		titles[p.Issue.Papers[i].Title] = true
	}
	var b strings.Builder
	b.WriteString(a.title.Folded + "\n")
	for i := range in.Paragraphs {
		par := &in.Paragraphs[i]
		if par.Repeat {
			continue
		}
		for _, s := range sentence.Split(par.Text) {
			t := par.Text[s[0]:s[1]]
			one := placed{Sentence: sentence.New(t, lex.Tokens(t, p.Issue.Month)), paragraph: i, from: s[0], to: s[1],
				head: par.Heading || par.Caption, title: titles[strings.TrimSpace(t)]}
			one.Issued, one.asks = p.Issue.Month, strings.HasSuffix(strings.TrimSpace(one.Folded), "?")
			a.sentences = append(a.sentences, one)
			b.WriteString(one.Folded + "\n")
		}
	}
	a.text = b.String()
	a.firms()
	return a
}

// finds marks the terms that the article has anywhere.
func (a *article) finds(terms []sentence.Term) {
	for i := range terms {
		t := &terms[i]
		t.Here = strings.Contains(a.text, t.Text)
		for k := range a.sentences {
			if t.Here {
				break
			}
			_, share := a.sentences[k].Meets(t)
			t.Here = share > 0
		}
		if t.Foreign && !t.Here {
			t.Weight = 0.5
		}
		t.Here = t.Here || t.Does(a.text)
	}
}

// before is the sentence that a sentence goes on with, or itself.
func (a *article) before(i int) int {
	if k := a.antecedent(i); k >= 0 {
		return k
	}
	if !a.sentences[i].Leans {
		return i
	}
	for k := i - 1; k >= 0; k-- {
		if !a.sentences[k].head {
			return k
		}
	}
	return i
}

// antecedent is the sentence of the same paragraph that last named the firm that a sentence calls 公司, -1 for none.
func (a *article) antecedent(i int) int {
	if !a.sentences[i].OfFirm {
		return -1
	}
	for k := i - 1; k >= 0 && a.sentences[k].paragraph == a.sentences[i].paragraph; k-- {
		if len(a.sentences[k].Firms()) > 0 {
			return k
		}
	}
	return -1
}

// firms finds which firm 公司 means: the one that is the subject of a sentence before it in the paragraph.
func (a *article) firms() {
	firm, at := "", -1
	for i := range a.sentences {
		s := &a.sentences[i]
		if s.head {
			continue
		}
		if at >= 0 && a.sentences[at].paragraph != s.paragraph {
			firm = ""
		}
		subject := s.SubjectFirm()
		if subject == "公司" {
			s.Firm, s.firmAt = firm, at
			continue
		}
		if subject != "" {
			firm, at = subject, i
		}
	}
}

// titles marks the terms that the article's title says, and those that most of the article is about.
func (a *article) titles(terms []sentence.Term) {
	for i := range terms {
		t := &terms[i]
		if t.Attribute() || t.Letter() {
			continue
		}
		_, in := a.title.Meets(t)
		ok := in > 0
		if !ok {
			ok = sentence.Abbreviates(t.Text, a.title.Folded) || t.Does(a.title.Folded)
		}
		if !ok {
			met := 0
			for k := range a.sentences {
				if _, in := a.sentences[k].Meets(t); in > 0 {
					met++
				}
			}
			ok = met >= 4 && met*4 >= len(a.sentences)
			t.Often = ok
		}
		t.Topic = ok
	}
}

// only reports whether terms are all topics or letters, so that no sentence can say more of them than another.
func (a *article) only(terms []sentence.Term) bool {
	return !slices.ContainsFunc(terms, func(t sentence.Term) bool { return (!t.Topic || t.Often) && t.Weight >= 1 })
}

// doer is the firm that a sentence calls 公司, of whom it tells what he does, and the sentence that names it.
func (a *article) doer(at int, w *sentence.Want) (string, int) {
	k := a.antecedent(at)
	if k < 0 || w.Head != sentence.Who || w.Patient || w.Role != nil {
		return "", at
	}
	return a.sentences[k].Firms()[0].Text, k
}
