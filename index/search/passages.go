package search

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"rebot/index/bulletin"
)

// Passages are the paragraphs that can be found. They are numbered from the newest issue to the oldest, and within an
// issue in the order of the text, so that a smaller number is the better one among equals.
type Passages struct {
	places     []place
	issues     []*bulletin.Issue // the newest first
	firsts     []int             // the first passage of each issue, and the end of the last
	mean       float64           // bytes of a passage: the geometric mean, which a few long tables hardly move
	lengthNorm []float32         // what a passage's length makes of a gram that stands in it once
}

// A place is where a passage stands.
type place struct {
	issue     int32  // of Passages.issues
	article   uint16 // of the issue
	paragraph uint16 // of the article
	heading   int16  // the paragraph that is its heading, or -1
	caption   bool   // the words under a figure, which tell less than a sentence that says the same
}

// A passageText holds the searchable texts of a passage.
type passageText struct {
	title, heading, section, source, body string
}

// List numbers the passages of issues that are in memory.
func List(issues []*bulletin.Issue) *Passages {
	sorted := slices.Clone(issues)
	slices.SortStableFunc(sorted, func(a, b *bulletin.Issue) int { return cmp.Compare(b.Month, a.Month) })
	p := &Passages{issues: sorted, firsts: []int{0}}
	for n, is := range sorted {
		for i := range is.Articles {
			p.addArticle(n, i, &is.Articles[i])
		}
		p.firsts = append(p.firsts, len(p.places))
	}
	p.measure()
	return p
}

// measure takes the lengths of the passages.
func (p *Passages) measure() {
	p.lengthNorm = make([]float32, len(p.places))
	logs := 0.0
	for i := range p.places {
		n := p.text(i).length()
		p.lengthNorm[i] = float32(n)
		logs += math.Log(float64(1 + n))
	}
	p.mean = math.Exp(logs / float64(max(1, len(p.places))))
	for i, n := range p.lengthNorm {
		p.lengthNorm[i] = float32(1 / (1 + p.long(int(n))))
	}
}

// long is how much the passage's length weighs against what stands in it, as BM25 has it, but for what is longest: a table
// of a hundred rows is asked for one of them.
func (p *Passages) long(bytes int) float64 {
	return saturation * (1 - lengthwise + lengthwise*min(longest, float64(bytes)/p.mean))
}

// addArticle numbers the paragraphs of an article. A heading is not found by itself, but with what stands under it;
// what stands twice is found once.
func (p *Passages) addArticle(issue, n int, a *bulletin.Article) {
	heading := -1
	for i := range a.Paragraphs {
		par := &a.Paragraphs[i]
		if par.Heading && i+1 < len(a.Paragraphs) {
			heading = i
			continue
		}
		if !par.Repeat {
			p.places = append(p.places, place{int32(issue), uint16(n), uint16(i), int16(heading), par.Caption})
		}
	}
}

// article is the one that a passage stands in.
func (p *Passages) article(n int) *bulletin.Article {
	return &p.issues[p.places[n].issue].Articles[p.places[n].article]
}

// ID names a passage by its place: issue, article and paragraph.
func (p *Passages) ID(n int) string {
	at := p.places[n]
	return p.issues[at.issue].Month.String() + "/" + strconv.Itoa(int(at.article)) + "/" + strconv.Itoa(int(at.paragraph))
}

// Len is how many there are.
func (p *Passages) Len() int { return len(p.places) }

// Text is all of a passage that can be searched, a part a line.
func (p *Passages) Text(n int) string {
	t := p.text(n)
	return t.title + "\n" + t.heading + "\n" + t.section + "\n" + t.source + "\n" + t.body
}

// Length is how much of a passage there is to read.
func (p *Passages) Length(n int) int { return p.text(n).length() }

// In is the issue and the article that a passage stands in.
func (p *Passages) In(n int) (*bulletin.Issue, *bulletin.Article) {
	return p.issues[p.places[n].issue], p.article(n)
}

// text returns the searchable texts of a passage.
func (p *Passages) text(n int) passageText {
	at, a := p.places[n], p.article(n)
	t := passageText{title: a.Title, section: a.Section, source: a.Source, body: a.Paragraphs[at.paragraph].Text}
	if at.heading >= 0 {
		t.heading = a.Paragraphs[at.heading].Text
	}
	return t
}

// spread is how many passages a gram counts to stand in. A word of a title stands in each paragraph of its article, and
// what an article is about in most of them; it is rare all the same when no other article has it.
func (p *Passages) spread(in Postings) int {
	few, ok := in.(Listed)
	if !ok || len(few) < 2 || len(few) > FewPassages {
		return in.Count()
	}
	articles, last := 0, place{issue: -1}
	for _, n := range few {
		at := p.places[n]
		if at.issue != last.issue || at.article != last.article {
			articles++
		}
		last = at
	}
	return int(math.Round(math.Sqrt(float64(len(few) * articles))))
}

// length is how much there is to read; section and source, which many passages share, are left out.
func (t passageText) length() int { return len(t.title) + len(t.heading) + len(t.body) }

// hit is the passage as the caller sees it, without score and marks.
func (p *Passages) hit(n int) Hit {
	at := p.places[n]
	return Hit{Issue: p.issues[at.issue], Article: int(at.article), Paragraph: int(at.paragraph)}
}

// A scope is where a question may look: passages first to last-1, of the kinds and the section that it names.
type scope struct {
	first, last int
	Query
}

// within is the scope of a query. Issues stand newest first, so months are a run of passages.
func (p *Passages) within(q Query) scope {
	s := scope{first: len(p.places), Query: q}
	for i, is := range p.issues {
		if (q.From == 0 || is.Month >= q.From) && (q.To == 0 || is.Month <= q.To) {
			s.first, s.last = min(s.first, p.firsts[i]), max(s.last, p.firsts[i+1])
		}
	}
	return s
}

func (p *Passages) admits(s scope, n int) bool {
	return n >= s.first && n < s.last && (len(s.Kinds) == 0 || slices.Contains(s.Kinds, p.article(n).Kind)) &&
		(s.Section == "" || s.Section == p.article(n).Section)
}
