package bot

import (
	"context"
	"fmt"
	"strings"

	"rebot/index"
)

// A Question is what somebody asked, before it is understood.
type Question struct {
	Text  string
	After Intent // what the conversation was about before, nil for nothing

	English bool // the conversation is in English
}

// A Bot answers questions out of a library. It never changes; a new library makes a new Bot.
type Bot struct {
	lib   *index.Library
	cover *Coverage
}

// New makes a bot of a library.
func New(lib *index.Library) *Bot { return &Bot{lib: lib, cover: CoverageOf(lib)} }

// Coverage is what the bot can be asked about.
func (b *Bot) Coverage() *Coverage { return b.cover }

// A draft is a reply while it is filled in.
type draft struct{ Writer }

func newDraft(intent fmt.Stringer, english bool) draft { return draft{NewWriter(intent, english)} }

// Answer answers a question. It always gives an answer, if only a refusal; an error means that the bot is broken, not
// that the bulletin says nothing.
func (b *Bot) Answer(ctx context.Context, q Question) (*Answer, error) {
	r := Read(q.Text, q.After, b.cover)
	a := newDraft(r.Intent, r.English || q.English && !strings.ContainsFunc(q.Text, isHan))
	if err := b.fill(ctx, a); err != nil {
		return nil, err
	}
	b.doubts(a)
	if bad := a.Check(Text(a.Answer)); len(bad) > 0 {
		b.refuse(a, Refuse{Reason: HeldBack, Name: strings.Join(bad, " ")})
	}
	return a.Answer, nil
}

// fill answers an intent. Each kind has one place where it is answered.
func (b *Bot) fill(ctx context.Context, a draft) error {
	switch i := a.Intent.(type) {
	case Price:
		b.price(a, i)
	case Choose:
		b.choose(a, i)
	case Compare:
		b.compare(a, i)
	case History:
		b.history(a, i)
	case Group:
		b.group(a, i)
	case Rank:
		b.rank(a, i)
	case Moved:
		b.moved(a, i)
	case Over:
		b.over(a, i)
	case Index:
		b.index(a, i)
	case TradeOf:
		b.trade(a, i)
	case QuotaOf:
		b.quota(a, i)
	case PatentsOf:
		b.patents(a, i)
	case News:
		return b.news(ctx, a, i)
	case Digest:
		b.digest(a, i)
	case Doubts:
		b.findings(a, i)
	case Refuse:
		b.refuse(a, i)
	default:
		b.help(a)
	}
	return nil
}
