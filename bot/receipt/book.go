// Package receipt gives each reply a receipt, such as #k3f9a: the question, what the conversation was about, and which
// library, lexicon and program answered are kept in the store (book.go), so that the reply can be made again, byte for
// byte, or that it can be said what has changed (replay.go). What people thought of a reply is kept beside it (vote.go).
package receipt

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"
	"unicode/utf8"

	"rebot/bot"
	"rebot/bot/api"
	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/bot/store"
	"rebot/bot/telemetry"
	"rebot/index/english"
	"rebot/index/lexicon"
	"rebot/index/spelling"
	"rebot/index/thesaurus"
)

// A Book keeps receipts in a store.
type Book struct {
	store   *store.Store
	program string
	lg      *slog.Logger
}

// New makes a book of a store. The program is named so that one build can be told from another.
func New(s *store.Store, program string, lg *slog.Logger) *Book { return &Book{s, program, lg} }

// A state is what must be known to answer a question again.
type state struct {
	Question string        `json:"question"`
	After    *intent.Query `json:"after,omitempty"`
	English  bool          `json:"english,omitempty"`
	Chosen   string        `json:"chosen,omitempty"` // the language
	Quotes   string        `json:"quotes,omitempty"` // the receipt of the reply whose lines are repeated
}

// keepTime is how long keeping a receipt may hold a reply up.
const keepTime = time.Second

// Keep keeps what a reply rests on and gives its receipt. What can't be kept is logged, and the reply goes without.
func (b *Book) Keep(ctx context.Context, a bot.Answered) string {
	if !utf8.ValidString(a.Question) { // it could not be asked again as it was
		return ""
	}
	ctx, cancel := context.WithTimeout(ctx, keepTime)
	defer cancel()
	r, err := b.receipt(ctx, a)
	if err == nil {
		err = b.store.KeepReceipt(ctx, r)
	}
	if err != nil {
		b.lg.WarnContext(ctx, "a reply goes without its receipt", "err", err, telemetry.Seldom(telemetry.Database))
		return ""
	}
	return r.ID
}

func (b *Book) receipt(ctx context.Context, a bot.Answered) (store.Receipt, error) {
	kept, err := json.Marshal(state{a.Question, a.After, a.English, a.Chosen, a.Quotes})
	if err != nil {
		return store.Receipt{}, err
	}
	r := store.Receipt{State: string(kept), Status: string(a.Reply.Status), Text: reply.Text(a.Reply),
		Total: total(a.Question, a.Reply), Lexicon: words(), Program: b.program}
	if a.Reply.Intent != nil {
		r.Query = a.Reply.Intent.String()
	}
	if a.Quotes == "" {
		r.Library = a.Engine.Identity()
	} else if err = b.likeQuoted(ctx, &r, a.Quotes); err != nil {
		return r, err
	}
	r.ID = idOf(r)
	return r, nil
}

// likeQuoted lets a reply that repeats the lines of another rest on what that rests on.
func (b *Book) likeQuoted(ctx context.Context, r *store.Receipt, id string) error {
	quoted, err := b.find(ctx, id)
	if err == nil {
		r.Library, r.Lexicon, r.Program = quoted.Library, quoted.Lexicon, quoted.Program
	}
	return err
}

// total is a checksum of all that programs get of a reply but its receipt.
func total(question string, a *reply.Reply) string {
	ans := api.AnswerOf(question, a)
	ans.Receipt = ""
	text, err := json.Marshal(ans)
	if err != nil {
		return ""
	}
	return checksum(text)
}

func checksum(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:8])
}

// words is a checksum of the words by which questions are read.
var words = sync.OnceValue(func() string {
	h := sha256.New()
	err := errors.Join(lexicon.AllWords(h), lexicon.WriteFiles(h, english.Data(), thesaurus.Data()), spelling.Words(h))
	if err != nil {
		panic(fmt.Sprintf("receipt: the words in the program: %v", err)) // met by the first test that runs
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
})
