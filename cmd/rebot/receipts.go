package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"sync"

	"rebot/bot"
	"rebot/bot/receipt"
	"rebot/bot/store"
)

// receipts keep what the replies of a verb rest on, in the database of the state folder, beside a rebot that may be
// serving from it. The database is opened with the first reply.
type receipts struct {
	*app
	mu     sync.Mutex
	opened bool
	store  *store.Store
	book   *receipt.Book
}

// keep gives a reply its receipt, none where none can be kept: that is said once, and the reply goes on. Nil receipts
// keep nothing.
func (r *receipts) keep(ctx context.Context, a bot.Answered) string {
	if r == nil {
		return ""
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.opened {
		r.opened = true
		if err := r.open(ctx); err != nil {
			r.complain("replies have no receipt: %v", err)
		}
	}
	if r.book == nil {
		return ""
	}
	return r.book.Keep(ctx, a)
}

func (r *receipts) open(ctx context.Context) error {
	state := r.stateFolder()
	if state == "" {
		return fmt.Errorf("there is no folder to keep them in: set REBOT_STATE")
	}
	if err := os.MkdirAll(state, 0o700); err != nil {
		return err
	}
	st, err := store.Beside(ctx, state)
	if err != nil {
		return err
	}
	r.store, r.book = st, r.bookOf(st)
	return st.Sweep(ctx) // who serves nothing has nobody else to do so
}

// bookOf is the book of receipts in a store.
func (a *app) bookOf(st *store.Store) *receipt.Book {
	return receipt.New(st, program(), slog.New(slog.DiscardHandler))
}

func (r *receipts) close() {
	if r.store != nil {
		_ = r.store.Close() // all is kept by then
	}
}

// eachBook calls f with the books of receipts that there are, that of DATABASE_URL first, until f is done.
func (a *app) eachBook(f func(*receipt.Book) (done bool, err error)) error {
	var opens []func() (*store.Store, error)
	if url := strings.TrimSpace(a.getenv("DATABASE_URL")); url != "" {
		opens = append(opens, func() (*store.Store, error) { return store.Open(a.ctx, "", url) })
	}
	if state := a.stateFolder(); store.Made(state) {
		opens = append(opens, func() (*store.Store, error) { return store.Beside(a.ctx, state) })
	}
	for _, open := range opens {
		st, err := open()
		if err != nil {
			return err
		}
		done, err := f(a.bookOf(st))
		_ = st.Close()
		if done || err != nil {
			return err
		}
	}
	return nil
}
