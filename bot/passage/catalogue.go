package passage

import (
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// Catalogue carries out a query for articles, patents or papers. Of several issues the newest is meant where no time
// is asked.
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
			if len(c.q.Cond(intent.OfKind)) > 0 { // 论文和专利各几个
				listed := papers(is)
				out = append(append(out, listed...), patents(is)...)
				if len(c.q.Cond(intent.About)) > 0 {
					out = append(out, c.abstracts(is, listed)...)
				}
				continue
			}
			out = append(out, articles(is)...)
			about := len(c.q.Cond(intent.About))+len(c.q.Cond(intent.Titled)) > 0
			switch section := c.q.Cond(intent.Section); {
			case about && len(section) == 0:
				out = append(append(out, papers(is)...), patents(is)...)
			case about && slices.Contains(section, "research"):
				out = append(out, papers(is)...)
			}
		}
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
	if named := c.byTitle(out); len(named) > 0 {
		return named
	}
	if !slices.ContainsFunc(c.q.Where, func(w intent.Cond) bool { return w.Dim == intent.About && w.Or }) {
		return c.on(out, on)
	}
	var either []Row
	for _, v := range on {
		either = append(either, c.on(out, []string{v})...)
	}
	return slices.DeleteFunc(out, func(r Row) bool {
		return !slices.ContainsFunc(either, func(o Row) bool { return o.First == r.First && o.Place == r.Place })
	})
}

// on keeps the rows that are on every value: those that say any in their title, else all.
func (c *catalogue) on(rows []Row, values []string) []Row {
	var first, all []Row
	for _, r := range rows {
		title, text := c.share(&r, values)
		if text < len(values) {
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

// byTitle keeps the rows that a question points at by the words of their title, as they stand there: 稀土价格走势那篇的来源.
func (c *catalogue) byTitle(rows []Row) (out []Row) {
	if !c.q.Has(intent.SourceWant) && !(c.q.Has(intent.Title) && c.q.Source == intent.Articles) {
		return nil
	}
	for _, r := range rows {
		if c.inTitle(&r) {
			out = append(out, r)
		}
	}
	return out
}

// inTitle reports whether all that a row is asked to be on stands in its title in so many words.
func (c *catalogue) inTitle(r *Row) bool {
	return !slices.ContainsFunc(c.q.Where, func(w intent.Cond) bool {
		return w.Dim == intent.About && !w.Not && slices.ContainsFunc(w.Asked, func(s string) bool {
			return !strings.Contains(Squeezed(r.Title), Squeezed(s))
		})
	})
}

// meets reports whether a row meets every condition but what it is on.
func (c *catalogue) meets(r *Row) bool {
	for _, w := range c.q.Where {
		ok := true
		switch w.Dim {
		case intent.From:
			ok = slices.Contains(w.Values, r.From())
		case intent.Section:
			ok = slices.ContainsFunc(w.Values, func(s string) bool { return r.inSection(s) || c.names(r, s) })
		case intent.Number:
			ok = r.Number != "" && (w.Values[0] == intent.Present || slices.Contains(w.Values, r.Number))
		case intent.Person:
			ok = slices.ContainsFunc(w.Values, func(s string) bool { return strings.Contains(r.Inventors, s) })
		case intent.InFocus:
			ok = c.q.Focus != nil && r.Issue.Month == c.q.Focus.Issue && r.Place.Article == c.q.Focus.Article
		case intent.Titled:
			ok = c.titled(r, w)
		case intent.About:
			if !w.Not {
				continue
			}
			ok = c.titled(r, w)
		}
		if ok == w.Not {
			return false
		}
	}
	return c.dated(r)
}

// names reports whether a value that is no section, but named beside one, is what a row's title is on: 政策法规、标准.
func (c *catalogue) names(r *Row, value string) bool {
	return strings.Contains(value, ".") && r.Kind == intent.Articles &&
		has(r.Title, c.lex.Tokens(r.Title, r.Issue.Month), value)
}

// then applies the operators, in their order; how many there are is the caller's to count.
func (c *catalogue) then(rows []Row) []Row {
	for _, o := range c.q.Then {
		switch {
		case o.By == intent.ByPeople: // of one row
		case o.Name == intent.Nth:
			n := o.N
			if n < 0 { // from the end
				n += len(rows) + 1
			}
			if n < 1 || n > len(rows) {
				return nil
			}
			rows = rows[n-1 : n]
		case o.Name == intent.Top, o.Name == intent.Bottom:
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
