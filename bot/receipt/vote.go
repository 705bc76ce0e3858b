package receipt

import (
	"context"
	"time"

	"rebot/bot"
	"rebot/bot/store"
)

// Vote keeps what somebody thinks of a reply, in the place of what they thought before. It reports whether there is such
// a receipt.
func (b *Book) Vote(ctx context.Context, v bot.Vote) (known bool, err error) {
	f := store.Feedback{Receipt: v.Receipt, Platform: v.Platform, Who: v.Who, Chat: v.Chat, Vote: store.VoteDown}
	if v.Up {
		f.Vote = store.VoteUp
	}
	return b.store.Vote(ctx, f)
}

// A Feedback is what somebody thought of a reply, as rebot feedback prints it.
type Feedback struct {
	At       time.Time `json:"at"`
	Vote     string    `json:"vote"` // up or down
	Receipt  string    `json:"receipt"`
	Question string    `json:"question"`
	Intent   string    `json:"intent"`
	Status   string    `json:"status"`
	Text     string    `json:"text"`
	Platform string    `json:"platform"`
	Chat     string    `json:"chat"`
	Who      string    `json:"who"`
}

// Feedback lists what people thought of replies, the newest first, no more than limit.
func (b *Book) Feedback(ctx context.Context, limit int) ([]Feedback, error) {
	kept, err := b.store.Feedback(ctx, limit)
	out := []Feedback{}
	for _, f := range kept {
		out = append(out, Feedback{f.At.UTC(), f.Vote, f.Receipt, questionOf(f.State), f.Query, f.Status, f.Text, f.Platform,
			f.Chat, f.Who})
	}
	return out, err
}
