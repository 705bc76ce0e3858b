package bot

import (
	"context"
	"strings"
	"time"
	"unicode"

	"rebot/index"
)

// A Question is what somebody asked, before it is understood.
type Question struct {
	Text  string
	Asked time.Time
	After Intent // what the conversation was about before, nil for nothing

	English bool // the conversation is in English
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// A Bot answers questions out of a library. It never changes; a new library makes a new Bot.
type Bot struct {
	lib        *index.Library
	cover      *Coverage
	rebuilding bool
	unproven   bool // its library failed the proof, and there is none to answer instead
}

// New makes a bot of a library.
func New(lib *index.Library) *Bot { return &Bot{lib: lib, cover: CoverageOf(lib)} }

// Coverage is what the bot can be asked about.
func (b *Bot) Coverage() *Coverage { return b.cover }

// Answer answers a question. It always gives an answer, if only a refusal; an error means that the bot is broken, not
// that the bulletin says nothing.
func (b *Bot) Answer(ctx context.Context, q Question) (*Answer, error) {
	if b.rebuilding {
		return rebuilding(q.Text), nil
	}
	asked := newQuery(q.Text, b.cover)
	intent, _ := route(asked, q.After)
	a := &Answer{Intent: intent, Status: Answered, English: asked.english || q.English && !strings.ContainsFunc(q.Text, isHan)}
	if err := b.fill(ctx, a); err != nil {
		return nil, err
	}
	b.doubts(a)
	if bad := a.Check(Text(a)); len(bad) > 0 {
		b.refuse(a, Refuse{Reason: HeldBack, Name: strings.Join(bad, " ")})
	}
	return a, nil
}

// Route tells what a question means, with the conversation before it, and the rule that took it.
func (b *Bot) Route(q Question) (Intent, string) {
	return route(newQuery(q.Text, b.cover), q.After)
}

// fill answers an intent. Each kind has one place where it is answered.
func (b *Bot) fill(ctx context.Context, a *Answer) error {
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

// say picks the language of the frame.
func (a *Answer) say(chinese, english string) string {
	if a.English {
		return english
	}
	return chinese
}
