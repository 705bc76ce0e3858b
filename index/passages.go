package index

import (
	"cmp"
	"fmt"
	"slices"

	"rebot/index/bulletin"
)

// Passages are the paragraphs that can be found. They are numbered from the newest issue to the oldest, and within an
// issue in the order of the text, so that a smaller number is the better one among equals.
type passages struct {
	places []place
	issues []issueOf
	store  store
}

// A place is where a passage stands.
type place struct {
	issue     int32  // of passages.issues
	article   uint16 // of the issue
	paragraph uint16 // of the article
	heading   int16  // the paragraph that is its heading, or -1
	kind      uint16 // the bit of its article's kind
}

// An issueOf is an issue as the search sees it: a month and a run of passages.
type issueOf struct {
	month       bulletin.Month
	first, last int // passages first to last-1
}

// A store holds what stands at a place.
type store interface {
	issue(n int) (*bulletin.Issue, error) // of passages.issues
	text(at place) (passageText, error)
}

// A passageText is what can be found of a passage.
type passageText struct {
	title, heading, section, source, body string
}

// kinds gives each kind of article its bit; one that is not among them has the last.
var kinds = []bulletin.Kind{bulletin.News, bulletin.Policy, bulletin.Prices, bulletin.Customs, bulletin.Research,
	bulletin.Patents, bulletin.Papers}

func kindBit(k bulletin.Kind) uint16 {
	if i := slices.Index(kinds, k); i >= 0 {
		return 1 << i
	}
	return 1 << len(kinds)
}

// listPassages numbers the passages of issues that are in memory.
func listPassages(issues []*bulletin.Issue) *passages {
	sorted := slices.Clone(issues)
	slices.SortStableFunc(sorted, func(a, b *bulletin.Issue) int { return cmp.Compare(b.Month, a.Month) })
	p := &passages{store: memory(sorted)}
	for _, is := range sorted {
		p.addIssue(is)
	}
	return p
}

func (p *passages) addIssue(is *bulletin.Issue) {
	n, first := len(p.issues), len(p.places)
	for i := range is.Articles {
		p.addArticle(n, i, &is.Articles[i])
	}
	p.issues = append(p.issues, issueOf{is.Month, first, len(p.places)})
}

// addArticle numbers the paragraphs of an article. A heading is not found by itself, but with what stands under it;
// what stands twice is found once.
func (p *passages) addArticle(issue, n int, a *bulletin.Article) {
	heading := -1
	for i := range a.Paragraphs {
		par := &a.Paragraphs[i]
		if par.Heading && i+1 < len(a.Paragraphs) {
			heading = i
			continue
		}
		if !par.Repeat {
			p.places = append(p.places, place{int32(issue), uint16(n), uint16(i), int16(heading), kindBit(a.Kind)})
		}
	}
}

// memory is a store of issues that are in memory.
type memory []*bulletin.Issue

func (m memory) issue(n int) (*bulletin.Issue, error) { return m[n], nil }

func (m memory) text(at place) (passageText, error) { return textAt(m[at.issue], at), nil }

func textAt(is *bulletin.Issue, at place) passageText {
	a := &is.Articles[at.article]
	t := passageText{title: a.Title, section: a.Section, source: a.Source, body: a.Paragraphs[at.paragraph].Text}
	if at.heading >= 0 {
		t.heading = a.Paragraphs[at.heading].Text
	}
	return t
}

// hit is the passage as the caller sees it, without score and marks.
func (p *passages) hit(n int) (Hit, error) {
	at := p.places[n]
	is, err := p.store.issue(int(at.issue))
	if err != nil {
		return Hit{}, fmt.Errorf("passage %d: %w", n, err)
	}
	return Hit{Issue: is, Article: int(at.article), Paragraph: int(at.paragraph)}, nil
}

// A scope is where a question may look: passages first to last-1, of these kinds.
type scope struct {
	first, last int
	kinds       uint16
}

// within is the scope of a query. Issues stand newest first, so months are a run of passages.
func (p *passages) within(q Query) scope {
	s := scope{len(p.places), 0, 0}
	for _, is := range p.issues {
		if (q.From == 0 || is.month >= q.From) && (q.To == 0 || is.month <= q.To) {
			s.first, s.last = min(s.first, is.first), max(s.last, is.last)
		}
	}
	for _, k := range q.Kinds {
		s.kinds |= kindBit(k)
	}
	return s
}

func (p *passages) admits(s scope, n int) bool {
	return n >= s.first && n < s.last && (s.kinds == 0 || s.kinds&p.places[n].kind != 0)
}
