// Package answer carries a Query out over a Library: operators over facts, passages for prose, into a Reply.
package answer

import (
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/passage"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A Question holds a message as it was asked, before it is understood.
type Question struct {
	Text    string
	After   *intent.Query // what the conversation was about, nil for nothing
	English bool          // the conversation is in English
	Chosen  string        // the language that is answered in, whatever is written: zh, en, or empty
	Strict  bool          // the bulletin's sentences answer only where they say it in the words of the question
	Places  *int          // how many decimals the answer is wanted with; nil for as they come, or as the text says

	past []*intent.Query // what the conversation was answered on in words before
}

// An Engine answers questions out of a library. It never changes; a new library makes a new Engine.
type Engine struct {
	lib *index.Library
	own *ownPrices
	cat *intent.Catalog
}

// New makes an engine of a library.
func New(lib *index.Library) *Engine { return NewWith(lib, nil) }

// NewWith makes an engine of a library, and of prices of the user's own beside it: as package prices reads them.
func NewWith(lib *index.Library, own []*bulletin.Issue) *Engine {
	o := newOwnPrices(own)
	return &Engine{lib, o, catalogOf(lib, o)}
}

// Identity says in a line what the engine answers out of: the library, and the user's own prices. Two that say the same
// answer the same.
func (e *Engine) Identity() string { return e.lib.Identity() + e.own.identity() }

// Library returns the library that the engine answers from.
func (e *Engine) Library() *index.Library { return e.lib }

// Catalog gives the names and months that the engine can be asked about.
func (e *Engine) Catalog() *intent.Catalog { return e.cat }

// catalogued are the kinds of fact whose subjects decide how a question is understood.
var catalogued = []bulletin.FactKind{bulletin.PriceFact, bulletin.TradeFact, bulletin.OutputFact, bulletin.StockFact,
	bulletin.CapacityFact, bulletin.DemandFact, bulletin.ReserveFact, bulletin.SalesFact, bulletin.CompanyFact, bulletin.QuotaFact}

func catalogOf(lib *index.Library, own *ownPrices) *intent.Catalog {
	c, seen := &intent.Catalog{Texts: lib}, map[intent.Kind]bool{}
	c.Going = func(p intent.Place) intent.Texts { return lib.Of(p.Issue, p.Article) }
	for _, is := range lib.Issues() {
		c.Months = append(c.Months, is.Month)
	}
	for _, kind := range catalogued {
		for _, f := range lib.Facts(kind) {
			if f.Measure == bulletin.ListPrice && f.Period.IsMonth() && !slices.Contains(c.Listed, f.Period.To.Month) {
				c.Listed = append(c.Listed, f.Period.To.Month)
			}
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
	own.addTo(c)
	c.Lexicon = lexicon.NewNaming(c.Products, firmsOf(c.Kinds))
	for _, is := range lib.Issues() {
		c.People = append(c.People, peopleIn(is)...)
		for _, a := range is.Articles {
			if a.Section != "" && !slices.Contains(c.Sections, a.Section) {
				c.Sections = append(c.Sections, a.Section)
			}
			if a.Source != "" && !slices.Contains(c.Sources, a.Source) {
				c.Sources = append(c.Sources, a.Source)
			}
		}
	}
	return c
}

// firmsOf lists whose figures there are, each once.
func firmsOf(kinds []intent.Kind) (out []string) {
	for _, k := range kinds {
		if k.Company != "" && k.Company != bulletin.OwnPrices && !slices.Contains(out, k.Company) {
			out = append(out, k.Company)
		}
	}
	return out
}

// peopleIn lists who invented the patents of an issue.
func peopleIn(is *bulletin.Issue) (out []string) {
	for _, p := range is.Patents {
		out = append(out, namesIn(p.Inventors)...)
	}
	return out
}

// namesIn cuts a list of names.
func namesIn(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune("，,、；;", r) })
}

// Route tells what a question means, with the conversation before it.
func (e *Engine) Route(q Question) intent.Reading {
	return intent.Hear(q.Text, e.cat).Route(q.After)
}

// one answers a message as one question.
func (e *Engine) one(ctx context.Context, q Question, heard *intent.Heard) (*reply.Reply, error) {
	q.Text, q.Places = heard.Text, cmp.Or(heard.Places, q.Places)
	r := heard.Route(q.After)
	w, err := e.either(ctx, q, &r)
	if err == nil {
		w, err = e.saidBy(ctx, q, heard, w)
	}
	if err == nil {
		w, err = e.elsewhere(ctx, q, heard, w)
	}
	if err == nil {
		w, err = e.backTo(ctx, q, heard, w)
	}
	if err == nil {
		w, err = e.recalled(ctx, q, heard, w)
	}
	if err != nil {
		return nil, err
	}
	w = e.following(q, e.toldIn(q, w))
	if w.q.Source != intent.Facts {
		w.leftOut()
	}
	w.spelt(heard.Spelt)
	w.discrepancies()
	w.sourced()
	w.q.Past, w.q.Anew = q.past, heard.Anew || heard.Turn != nil
	w.focus()
	w.q.Anew = w.q.Anew || w.onOther(q, heard)
	w.thread(q)
	if bad := w.Check(reply.Text(w.Reply)); len(bad) > 0 {
		w.held(bad)
	}
	return w.Reply, nil
}

// either writes the reply to what a question means; where it can't be answered, to what else it may mean, or to the
// part of it that can. A sentence that says it in other words comes last.
func (e *Engine) either(ctx context.Context, q Question, r *intent.Reading) (draft, error) {
	exact := q
	exact.Strict = q.Strict || r.Otherwise != nil || r.Partial != nil
	w, err := e.draft(ctx, exact, r.Query, r.Tokens)
	if err == nil && r.Otherwise != nil && w.Status != reply.Answered {
		p, failed := e.draft(ctx, exact, r.Otherwise.Query, r.Otherwise.Tokens)
		if err = failed; p.Status == reply.Answered && len(p.q.Ignored) == 0 &&
			(p.Lead != "" || p.q.Source != intent.Prose) {
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
		query.Recent, query.Named, query.Firm = q.After.Recent, q.After.Named, q.After.Firm
		query.Thread, query.Run = q.After.Thread, q.After.Run
		if query.List == nil && query.Lists(q.After.List) {
			query.List = q.After.List
		}
	}
	query.English = q.Chosen == "en" || q.Chosen == "" && (query.English || q.English && !bulletin.HasHan(q.Text))
	query.Places = q.Places
	if query.English && query.In == nil && len(query.Refused) > 0 {
		query.In = e.cat.InChinese(intent.Spoken(q.Text), query.Focus) // what the bulletin calls the words that no slot takes
	}
	w := draft{reply.NewWriter(&query, query.English), &query, e}
	err := w.answer(ctx, q, tokens)
	if q.After != nil && w.q.Source != intent.Prose {
		w.q.Aside = q.After.InWords()
	}
	return w, err
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
		if w.Status == reply.NotFound && w.stillAhead() && w.foreseen(tokens) {
			return nil
		}
		if told, err := w.inFull(ctx, q); told || err != nil {
			return err
		}
		if w.q.Has(intent.Why) {
			if told, err := w.why(ctx, q, tokens); told || err != nil {
				return err
			}
		}
		if w.Status == reply.NotFound && w.q.Else != nil && len(w.q.Refused) == 0 {
			if err := w.orProse(ctx, q, tokens); err != nil || w.Status != reply.NotFound {
				return err
			}
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
		if len(w.Details) == 0 && !(w.q.Whether && w.q.Source != intent.Articles) { // 有没有…的论文: no sentence tells it
			err := w.again(ctx, q, tokens)
			w.nearlyListed()
			return err
		}
		return w.ofRow(ctx, q, tokens)
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
	if w.Status == reply.NotFound && w.q.Source != intent.Prose && len(w.Passages) == 0 || len(w.Citations) == 0 {
		return
	}
	c := &w.Citations[0]
	if p := w.e.cited(c); p != nil {
		w.q.Focus = &intent.Place{Issue: c.Issue, Article: p.Article, First: c.Lines[0], Last: c.Lines[1],
			Lines: w.linesIn(p.In())}
		w.figures(p.Issue, p.Article)
		w.record(p.Issue, p.Article)
		w.besideFirm(p.Issue, p.Article)
		w.tell()
		w.keep()
	}
}

// anew answers a message by what it asks. Where it asks several things and their answers, one behind the other, say
// more than the one answer to all of it, they are given as one.
func (e *Engine) anew(ctx context.Context, q Question) (*reply.Reply, error) {
	heard := intent.Hear(q.Text, e.cat)
	if q.After != nil {
		q.past = q.After.Past
	}
	if past, rest := e.turnedTo(q, heard); past != nil {
		q.After, heard = past, rest
	}
	if heard.Anew {
		q.After = nil
	}
	q.Places = heard.Places
	whole, err := e.one(ctx, q, heard)
	apart := heard.ChoosesApart()
	if err != nil || chosen(whole) && !apart {
		return whole, err
	}
	parts := heard.Parts()
	if len(parts) < 2 {
		return whole, nil
	}
	all, err := e.each(ctx, q, parts, whole, apart)
	if err != nil {
		return nil, err
	}
	if several := joined(whole, all); several != nil {
		return several, nil
	}
	return whole, nil
}

// chosen reports whether rows were chosen by what they say, which a part of the message could not tell of the others.
func chosen(whole *reply.Reply) bool {
	q, ok := whole.Intent.(*intent.Query)
	if ok && (q.Source == intent.Patents || q.Source == intent.Papers) && q.Op(intent.CountOf) != nil {
		return false // 新增专利几个，回收类的几个: two counts
	}
	return ok && whole.Status == reply.Answered && (q.Weighs() || slices.ContainsFunc(q.Then, func(o intent.Op) bool {
		return slices.Contains([]intent.OpName{intent.Within, intent.Top, intent.Bottom, intent.Nth, intent.Ends,
			intent.Tally, intent.CountOf}, o.Name)
	}))
}

// each answers the parts of a message as turns of a conversation, or apart where none goes on with the one before;
// nil where one of them has no answer beside the whole.
func (e *Engine) each(ctx context.Context, q Question, parts []string, whole *reply.Reply, apart bool) (
	out []*reply.Reply, err error) {
	after := q.After
	for _, text := range e.timed(parts) {
		part := Question{Text: text, After: after, English: q.English, Chosen: q.Chosen, Strict: true,
			Places: q.Places, past: q.past}
		r, err := e.one(ctx, part, intent.Hear(text, e.cat))
		if err != nil || r.Status != reply.Answered || len(r.Citations) == 0 ||
			whole.Status != reply.Answered && strays(r, whole) {
			return nil, err
		}
		if meant, ok := r.Intent.(*intent.Query); ok {
			if after != nil && after.Source == intent.Prose && meant.Source == intent.Facts && meant.Open() && len(out) > 0 {
				return nil, nil // 精矿价多少，涨了几成: not all products that rose
			}
			if !apart {
				after = meant
			}
		}
		out = append(out, r)
	}
	return out, nil
}

// timed gives the time that the first part of a message names to the parts behind, where none of them names any.
func (e *Engine) timed(parts []string) (out []string) {
	named := func(text string) string {
		for _, t := range e.cat.Lexicon.Tokens(text, e.cat.Newest()) {
			if t.Class == lexicon.PeriodOf && !t.Period.IsZero() || slices.Contains(lexicon.List("now.word"), t.Text) {
				return t.Text
			}
		}
		return ""
	}
	first := named(parts[0])
	if first == "" || slices.ContainsFunc(parts[1:], func(p string) bool { return named(p) != "" || !bulletin.HasHan(p) }) {
		return parts
	}
	for _, text := range parts[1:] {
		out = append(out, first+text)
	}
	return append(parts[:1:1], out...)
}

// joined is one reply of several, nil where there are none, or where the whole says as much.
func joined(whole *reply.Reply, all []*reply.Reply) *reply.Reply {
	text := passage.Plain(reply.Text(whole))
	more := func(r *reply.Reply) bool { return whole.Status != reply.Answered || saysMore(r, text) }
	if !slices.ContainsFunc(all, more) {
		return nil
	}
	for _, r := range all[1:] {
		if !all[0].Join(r) {
			return nil
		}
	}
	all[0].Intent = all[len(all)-1].Intent
	return all[0]
}

// strays reports whether a sentence answers a part of a message out of another article than the one that is on all of
// it.
func strays(r, whole *reply.Reply) bool {
	return len(r.Figures) == 0 && len(whole.Citations) > 0 &&
		!slices.ContainsFunc(r.Citations, func(c reply.Citation) bool {
			return c.Issue == whole.Citations[0].Issue && c.Article == whole.Citations[0].Article
		})
}

// saysMore reports whether a reply has a figure, or leads with a number or a name, that a text does not have.
func saysMore(r *reply.Reply, text string) bool {
	missing := func(s string) bool { return !strings.Contains(text, passage.Plain(s)) }
	for _, f := range r.Figures {
		if missing(f.Value) {
			return true
		}
	}
	numbers := reply.NumbersIn(r.Lead)
	return slices.ContainsFunc(numbers, missing) || len(numbers) == 0 && r.Lead != "" && missing(r.Lead)
}

// Content is a checksum of what an issue says: of its text, without blanks, and of its digest. A revision that its
// digest does not show has the same second half, and the same text read by another version of rebot the same first.
func (e *Engine) Content(m bulletin.Month) (text, digest string) {
	is := e.lib.Issue(m)
	if is == nil {
		return "", ""
	}
	a, err := e.Digest(m, intent.SectionFilter{}, false)
	if err != nil {
		return "", ""
	}
	said := *a
	said.Citations = nil // a line more above moves the lines of all
	return sum(strings.Join(strings.Fields(strings.Join(is.Lines, " ")), "")), sum(reply.Text(&said))
}

func sum(s string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(s)))[:16] }
