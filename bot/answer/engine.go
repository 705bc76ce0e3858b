// Package answer carries a Query out over a Library: operators over facts, passages for prose, into a Reply.
package answer

import (
	"context"
	"slices"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A Question is what somebody asked, before it is understood.
type Question struct {
	Text    string
	After   *intent.Query // what the conversation was about, nil for nothing
	English bool          // the conversation is in English
	Strict  bool          // the bulletin's sentences answer only where they say it in the words of the question
}

// An Engine answers questions out of a library. It never changes; a new library makes a new Engine.
type Engine struct {
	lib *index.Library
	cat *intent.Catalog
}

// New makes an engine of a library.
func New(lib *index.Library) *Engine { return &Engine{lib, CatalogOf(lib)} }

// Library is what the engine answers out of.
func (e *Engine) Library() *index.Library { return e.lib }

// Catalog is what the engine can be asked about.
func (e *Engine) Catalog() *intent.Catalog { return e.cat }

// catalogued are the kinds of fact whose subjects decide how a question is understood.
var catalogued = []bulletin.FactKind{bulletin.PriceFact, bulletin.TradeFact, bulletin.OutputFact, bulletin.StockFact,
	bulletin.CapacityFact, bulletin.DemandFact, bulletin.ReserveFact, bulletin.SalesFact, bulletin.CompanyFact}

// CatalogOf lists what a library has, as far as understanding a question needs it.
func CatalogOf(lib *index.Library) *intent.Catalog {
	c, seen := &intent.Catalog{Sounding: lib.Sounding}, map[intent.Kind]bool{}
	for _, is := range lib.Issues() {
		c.Months = append(c.Months, is.Month)
	}
	for _, kind := range catalogued {
		for _, f := range lib.Facts(kind) {
			k := intent.Kind{Kind: kind, Subject: f.Subject, Company: f.Company}
			if seen[k] {
				continue
			}
			seen[k] = true
			c.Kinds = append(c.Kinds, k)
			if kind == bulletin.PriceFact && !slices.Contains(c.Products, f.Subject) {
				c.Products = append(c.Products, f.Subject)
			}
		}
	}
	c.Lexicon = lexicon.NewEveryday(c.Products...)
	for _, is := range lib.Issues() {
		for _, a := range is.Articles {
			if a.Source != "" && !slices.Contains(c.Sources, a.Source) {
				c.Sources = append(c.Sources, a.Source)
			}
		}
	}
	return c
}

// Route tells what a question means, with the conversation before it.
func (e *Engine) Route(q Question) intent.Reading {
	return intent.Hear(q.Text, e.cat).Route(q.After)
}

// one answers a message as one question.
func (e *Engine) one(ctx context.Context, q Question, heard *intent.Heard) (*reply.Reply, error) {
	q.Text = heard.Text
	r := heard.Route(q.After)
	w, err := e.either(ctx, q, &r)
	if err != nil {
		return nil, err
	}
	if w.q.Source != intent.Facts {
		w.leftOut()
	}
	w.spelt(heard.Spelt)
	w.discrepancies()
	w.focus()
	if bad := w.Check(reply.Text(w.Reply)); len(bad) > 0 {
		w.held(bad)
	}
	return w.Reply, nil
}

// either writes the reply to what a question means; where it can't be answered, to what else it may mean, or to the part of
// it that can. A sentence that says it in other words comes last.
func (e *Engine) either(ctx context.Context, q Question, r *intent.Reading) (draft, error) {
	exact := q
	exact.Strict = q.Strict || r.Otherwise != nil || r.Partial != nil
	w, err := e.draft(ctx, exact, r.Query, r.Tokens)
	if err == nil && r.Otherwise != nil && w.Status != reply.Answered {
		p, failed := e.draft(ctx, exact, r.Otherwise.Query, r.Otherwise.Tokens)
		if err = failed; p.Status == reply.Answered && len(p.q.Ignored) == 0 && (p.Lead != "" || p.q.Source != intent.Prose) {
			w = p
		}
	}
	if err == nil && r.Partial != nil && w.Status != reply.Answered {
		if some := r.Partial(); some != nil {
			p, failed := e.draft(ctx, exact, *some, r.Tokens)
			if err = failed; p.Status != reply.NotFound {
				w = p
			}
		}
	}
	if err != nil || w.Status != reply.NotFound || exact.Strict == q.Strict {
		return w, err
	}
	return e.draft(ctx, q, r.Query, r.Tokens)
}

// draft writes the reply to a query.
func (e *Engine) draft(ctx context.Context, q Question, query intent.Query, tokens []lexicon.Token) (draft, error) {
	if q.After != nil {
		query.Recent, query.Named = q.After.Recent, q.After.Named
	}
	query.English = query.English || q.English && !bulletin.HasHan(q.Text)
	w := draft{reply.NewWriter(&query, query.English), &query, e}
	return w, w.answer(ctx, q, tokens)
}

// A draft is a reply that is being written.
type draft struct {
	reply.Writer
	q *intent.Query
	e *Engine
}

func (w draft) answer(ctx context.Context, q Question, tokens []lexicon.Token) error {
	switch w.q.Source {
	case intent.Facts:
		if w.q.Reason == intent.Forecast && w.foreseen(tokens) {
			return nil
		}
		w.facts()
		if w.Status == reply.NotFound && w.q.Else != nil && len(w.q.Refused) == 0 {
			return w.orProse(ctx, q, tokens)
		}
		if w.q.Has(intent.Why) && len(w.Figures) > 0 {
			w.why()
		}
		return w.again(ctx, q, tokens)
	case intent.Cite:
	case intent.None:
		w.notUnderstood(q.Text)
	case intent.Help:
		w.help()
	case intent.Talk:
		w.talk(tokens)
	case intent.Issue:
		w.issue()
	case intent.Articles, intent.Patents, intent.Papers:
		w.catalogue()
		if len(w.Details) == 0 {
			return w.again(ctx, q, tokens)
		}
	default:
		return w.prose(ctx, q, tokens)
	}
	return nil
}

// linesIn are the lines of an article that the answer cites.
func (w draft) linesIn(a *bulletin.Article) (out [][2]int) {
	for _, c := range w.Citations {
		if a.First <= c.Lines[0] && c.Lines[1] <= a.Last && c.Lines[0] > a.First {
			out = append(out, c.Lines)
		}
	}
	return out
}

// focus remembers the article that an answer came from, for what is asked next.
func (w draft) focus() {
	if w.Status == reply.NotFound && w.q.Source != intent.Prose || len(w.Citations) == 0 {
		return
	}
	c := w.Citations[0]
	is := w.e.lib.Issue(c.Issue)
	if is == nil {
		return
	}
	for i := range is.Articles {
		if a := &is.Articles[i]; a.First <= c.Lines[0] && c.Lines[1] <= a.Last {
			w.q.Focus = &intent.Place{Issue: c.Issue, Article: i, First: c.Lines[0], Last: c.Lines[1], Lines: w.linesIn(a)}
			w.figures(is, i)
		}
	}
}
