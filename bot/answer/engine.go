package answer

import (
	"context"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
)

// A Question is what somebody asked, before it is understood.
type Question struct {
	Text  string
	After intent.Intent // what the conversation was about before, nil for nothing

	English bool // the conversation is in English
}

// An Engine answers questions out of a library. It never changes; a new library makes a new Engine.
type Engine struct {
	lib     *index.Library
	catalog *intent.Catalog
}

// New makes a bot of a library.
func New(lib *index.Library) *Engine { return &Engine{lib: lib, catalog: intent.CatalogOf(lib)} }

// Catalog is what the bot can be asked about.
func (b *Engine) Catalog() *intent.Catalog { return b.catalog }

// Answer answers a question. It always gives an answer, if only a refusal; an error means that the bot is broken, not
// that the bulletin says nothing.
func (b *Engine) Answer(ctx context.Context, q Question) (*reply.Reply, error) {
	r := intent.Read(q.Text, q.After, b.catalog)
	a := newDraft(r.Intent, r.English || q.English && !strings.ContainsFunc(q.Text, intent.IsHan))
	if err := b.fill(ctx, a); err != nil {
		return nil, err
	}
	b.discrepancies(a)
	if bad := a.Check(reply.Text(a.Reply)); len(bad) > 0 {
		b.refuse(a, intent.Refuse{Reason: intent.HeldBack, Name: strings.Join(bad, " ")})
	}
	return a.Reply, nil
}

// fill answers an intent. Each kind has one place where it is answered.
func (b *Engine) fill(ctx context.Context, a draft) error {
	switch i := a.Intent.(type) {
	case intent.Price:
		b.price(a, i)
	case intent.Ambiguous:
		b.choose(a, i)
	case intent.Compare:
		b.compare(a, i)
	case intent.History:
		b.history(a, i)
	case intent.Group:
		b.group(a, i)
	case intent.Rank:
		b.rank(a, i)
	case intent.Movers:
		b.moved(a, i)
	case intent.Threshold:
		b.over(a, i)
	case intent.Index:
		b.index(a, i)
	case intent.TradeOf:
		b.trade(a, i)
	case intent.QuotaOf:
		b.quota(a, i)
	case intent.PatentsOf:
		b.patents(a, i)
	case intent.News:
		return b.news(ctx, a, i)
	case intent.Digest:
		b.digest(a, i)
	case intent.Discrepancies:
		b.findings(a, i)
	case intent.Refuse:
		b.refuse(a, i)
	default:
		b.help(a)
	}
	return nil
}
