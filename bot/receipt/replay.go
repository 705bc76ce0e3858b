package receipt

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"rebot/bot"
	"rebot/bot/answer"
	"rebot/bot/reply"
	"rebot/bot/store"
)

// ErrUnknown says that there is no such receipt.
var ErrUnknown = errors.New("there is no such receipt: they are kept for 90 days, where the reply was given")

// A Replay is a reply that was made again.
type Replay struct {
	Receipt  store.Receipt
	Question string
	Now      *reply.Reply // as it is now
	Same     bool         // byte for byte as it was
	Changed  []Change     // since then
}

// A Change is a part that a reply rests on, and is another now.
type Change struct {
	Part string `json:"part"` // library, lexicon or program
	Was  string `json:"was"`
	Is   string `json:"is"`
}

// Replay makes the reply again whose receipt begins so.
func (b *Book) Replay(ctx context.Context, e *answer.Engine, id string) (*Replay, error) {
	r, err := b.find(ctx, id)
	if err != nil {
		return nil, err
	}
	question, now, err := b.again(ctx, e, r)
	if err != nil {
		return nil, err
	}
	now.Receipt = r.ID
	return &Replay{r, question, now, total(question, now) == r.Total, b.changes(e, r)}, nil
}

// find finds the one receipt that begins so.
func (b *Book) find(ctx context.Context, id string) (store.Receipt, error) {
	list, err := b.store.Receipts(ctx, id, several+1)
	switch {
	case err != nil:
		return store.Receipt{}, err
	case len(list) == 0:
		return store.Receipt{}, fmt.Errorf("%s: %w", id, ErrUnknown)
	case len(list) > 1:
		return store.Receipt{}, ambiguous(id, list)
	}
	return list[0], nil
}

// several is how many receipts are listed that begin alike.
const several = 5

// ambiguous is the error of a beginning that several receipts have.
func ambiguous(id string, list []store.Receipt) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%d receipts begin with %s; give more of the one that is meant:", len(list), id)
	if len(list) > several {
		list = list[:several]
		b.Reset()
		fmt.Fprintf(&b, "many receipts begin with %s; give more of the one that is meant:", id)
	}
	for _, r := range list {
		fmt.Fprintf(&b, "\n  %s  %s  %s", r.ID, r.At.UTC().Format(time.RFC3339), questionOf(r.State))
	}
	return errors.New(b.String())
}

// questionOf is the question of a kept state.
func questionOf(kept string) string {
	var s state
	_ = json.Unmarshal([]byte(kept), &s) // which this package wrote
	return s.Question
}

// again answers the question of a receipt as the conversation was then.
func (b *Book) again(ctx context.Context, e *answer.Engine, r store.Receipt) (string, *reply.Reply, error) {
	var s state
	if err := json.Unmarshal([]byte(r.State), &s); err != nil {
		return "", nil, fmt.Errorf("reading receipt %s: %w", r.ID, err)
	}
	if s.Quotes != "" {
		before, err := b.find(ctx, s.Quotes)
		if err != nil {
			return "", nil, err
		}
		_, quoted, err := b.again(ctx, e, before)
		if err != nil {
			return "", nil, err
		}
		return s.Question, bot.Quoted(quoted), nil
	}
	now, err := e.Answer(ctx, answer.Question{Text: s.Question, After: s.After, English: s.English, Chosen: s.Chosen})
	return s.Question, now, err
}

// changes lists what a reply rests on that is another now.
func (b *Book) changes(e *answer.Engine, r store.Receipt) (out []Change) {
	for _, c := range []Change{{"library", r.Library, e.Identity()}, {"lexicon", r.Lexicon, words()},
		{"program", r.Program, b.program}} {
		if c.Was != c.Is {
			out = append(out, c)
		}
	}
	return out
}

// Why says in a sentence why a reply is another now.
func (r *Replay) Why() string {
	if len(r.Changed) == 0 {
		return "the reply is another now, although nothing changed that it rests on: please report it"
	}
	var parts []string
	for _, c := range r.Changed {
		parts = append(parts, fmt.Sprintf("the %s (was %s; is %s)", c.Part, c.Was, c.Is))
	}
	return "the reply is another now, since this changed: " + strings.Join(parts, ", ")
}
