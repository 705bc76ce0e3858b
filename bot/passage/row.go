package passage

import (
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/index/bulletin"
)

// A Row is an article, a patent or a paper of an issue.
type Row struct {
	Kind        intent.Source
	Place           // the article, or the one that lists it
	First, Last int // lines of the issue's file
	Title       string
	Number      string // of a patent; empty where it is only listed
	Date        string
	Inventors   string
	Gist        *Quote // what a patent's notice or an article says of it in short
}

// From is whose it is: the source of its article.
func (r *Row) From() string { return r.In().Source }

func patents(is *bulletin.Issue) (out []Row) {
	for _, p := range is.Patents {
		r := Row{Kind: intent.Patents, Place: Place{is, p.Cite.Article}, First: p.Cite.First, Last: p.Cite.Last, Title: p.Title, Number: p.Number, Date: p.Date, Inventors: p.Inventors}
		if p.Number != "" {
			r.Gist = gist(r.Place)
		}
		out = append(out, r)
	}
	return out
}

// gist finds what a notice says in short, without the word that announces it.
func gist(p Place) *Quote {
	for i := range p.In().Paragraphs {
		par := &p.In().Paragraphs[i]
		rest, ok := strings.CutPrefix(par.Text, "摘要")
		if !ok {
			continue
		}
		from := len(par.Text) - len(strings.TrimLeft(rest, "：: "))
		return &Quote{Place: p, Paragraph: i, From: from, To: len(par.Text), First: par.First, Last: par.Last, Text: par.Text[from:]}
	}
	return nil
}

func papers(is *bulletin.Issue) (out []Row) {
	for _, p := range is.Papers {
		out = append(out, Row{Kind: intent.Papers, Place: Place{is, p.Cite.Article}, First: p.Cite.First, Last: p.Cite.Last, Title: p.Title})
	}
	return out
}

// abstracts lists the articles that tell of a paper, but for those that a list has already.
func (c *catalogue) abstracts(is *bulletin.Issue, listed []Row) (out []Row) {
	for _, r := range articles(is) {
		if r.In().Kind == bulletin.Research && !slices.ContainsFunc(listed, func(o Row) bool { return plain(o.Title) == plain(r.Title) }) {
			out = append(out, r)
		}
	}
	return out
}

// plain is a title without blanks.
func plain(s string) string { return strings.Join(strings.Fields(fold(s)), "") }

func articles(is *bulletin.Issue) (out []Row) {
	for i := range is.Articles {
		a := &is.Articles[i]
		out = append(out, Row{Kind: intent.Articles, Place: Place{is, i}, First: a.First, Last: a.First, Title: a.Title})
	}
	return out
}

// inSection reports whether a row stands in a section, by its printed name or its kind; list is a list of papers.
func (r *Row) inSection(s string) bool {
	return r.In().Section == s || string(r.In().Kind) == s || (s == "list" || s == "research") && r.Kind == intent.Papers
}

// dated reports whether a patent's day is the one asked for.
func (c *catalogue) dated(r *Row) bool {
	for _, t := range c.q.Times {
		if t.Period.IsDay() && r.Kind == intent.Patents && r.Date != t.Period.String() {
			return false
		}
	}
	return true
}
