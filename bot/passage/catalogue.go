package passage

import (
	"slices"
	"strings"

	intent "rebot/bot/newintent"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
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

// Catalogue carries out a query for articles, patents or papers. Of several issues the newest is meant where no time is asked.
func Catalogue(lib *index.Library, lex *lexicon.Lexicon, q intent.Query) Result {
	c := catalogue{lib: lib, lex: lex, q: &q}
	rows := c.kept(c.rows(c.issues()))
	rows = c.then(rows)
	r := Result{State: Nothing, Rows: rows, Count: len(rows)}
	if len(rows) > 0 {
		r.State, r.In = Direct, &rows[0].Place
	}
	return r
}

type catalogue struct {
	lib *index.Library
	lex *lexicon.Lexicon
	q   *intent.Query
}

// issues lists those that are asked about.
func (c *catalogue) issues() (out []*bulletin.Issue) {
	all := c.lib.Issues()
	if n := c.q.Cond(intent.Number); len(n) > 0 && n[0] != intent.Present {
		return all
	}
	for _, is := range all {
		for _, t := range c.q.Times {
			if !t.Period.IsZero() && t.Period.From.Month <= is.Month && is.Month <= t.Period.To.Month {
				out = append(out, is)
				break
			}
		}
	}
	if len(c.q.Times) > 0 || len(all) == 0 {
		return out
	}
	return all[len(all)-1:]
}

// rows lists what the issues hold of the kind asked for.
func (c *catalogue) rows(issues []*bulletin.Issue) (out []Row) {
	for _, is := range issues {
		switch c.q.Source {
		case intent.Patents:
			out = append(out, patents(is)...)
		case intent.Papers:
			if slices.Contains(c.q.Cond(intent.Section), "research") {
				out = append(out, articles(is)...)
				continue
			}
			out = append(out, papers(is)...)
			if len(c.q.Where) > 0 && !slices.Contains(c.q.Cond(intent.Section), "list") {
				out = append(out, c.abstracts(is, out)...)
			}
		default:
			out = append(out, articles(is)...)
			if len(c.q.Cond(intent.Section)) == 0 && len(c.q.Cond(intent.About)) > 0 {
				out = append(append(out, papers(is)...), patents(is)...)
			}
		}
	}
	return out
}

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

// kept keeps the rows that meet every condition. What a title says counts before what only a text mentions.
func (c *catalogue) kept(rows []Row) []Row {
	var out []Row
	for _, r := range rows {
		if c.meets(&r) {
			out = append(out, r)
		}
	}
	on := c.q.Cond(intent.About)
	if len(on) == 0 {
		return out
	}
	var first, all []Row
	for _, r := range out {
		title, text := c.share(&r, on)
		if text < len(on) {
			continue
		}
		all = append(all, r)
		if title > 0 {
			first = append(first, r)
		}
	}
	if len(first) > 0 && !c.q.Has(intent.Mentioned) {
		return first
	}
	return all
}

// meets reports whether a row meets every condition but what it is on.
func (c *catalogue) meets(r *Row) bool {
	for _, w := range c.q.Where {
		ok := true
		switch w.Dim {
		case intent.From:
			ok = slices.Contains(w.Values, r.From())
		case intent.Section:
			ok = slices.ContainsFunc(w.Values, func(s string) bool { return r.inSection(s) })
		case intent.Number:
			ok = r.Number != "" && (w.Values[0] == intent.Present || slices.Contains(w.Values, r.Number))
		case intent.Person:
			ok = slices.ContainsFunc(w.Values, func(s string) bool { return strings.Contains(r.Inventors, s) })
		case intent.Titled:
			ok = c.on(r, w.Values)
		case intent.About:
			if !w.Not {
				continue
			}
			ok = c.on(r, w.Values)
		}
		if ok == w.Not {
			return false
		}
	}
	return c.dated(r)
}

// inSection reports whether a row stands in a section, by its printed name or its kind; list is a list of papers.
func (r *Row) inSection(s string) bool {
	return r.In().Section == s || string(r.In().Kind) == s || s == "list" && r.Kind == intent.Papers
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

// then applies the operators, in their order; how many there are is the caller's to count.
func (c *catalogue) then(rows []Row) []Row {
	for _, o := range c.q.Then {
		switch o.Name {
		case intent.Nth:
			n := o.N
			if n < 0 {
				n = len(rows)
			}
			if n < 1 || n > len(rows) {
				return nil
			}
			rows = rows[n-1 : n]
		case intent.Top, intent.Bottom:
			rows = slices.DeleteFunc(slices.Clone(rows), func(r Row) bool { return r.Date == "" })
			slices.SortStableFunc(rows, func(a, b Row) int {
				if o.Name == intent.Top {
					a, b = b, a
				}
				return strings.Compare(a.Date, b.Date)
			})
			rows = rows[:min(max(o.N, 1), len(rows))]
		}
	}
	return rows
}
