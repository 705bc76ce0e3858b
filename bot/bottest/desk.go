// Package bottest holds what tests of the platforms share: a desk that answers from the issue that ships, an inbox in
// memory that can be made to fail, and the suite that every adapter passes.
package bottest

import (
	"context"
	"sync"
	"testing"

	"rebot/bot"
	"rebot/index"
	"rebot/seeds"
)

// Desk gives a desk of its own that answers from the issues that ship. The library behind it is made once.
func Desk(t testing.TB) *bot.Desk {
	t.Helper()
	return bot.NewDesk(Bot(t))
}

// Bot gives a bot of that library.
func Bot(t testing.TB) *bot.Bot {
	t.Helper()
	lib, err := library()
	if err != nil {
		t.Fatal(err)
	}
	return bot.New(lib)
}

var library = sync.OnceValues(func() (*index.Library, error) {
	lib, err := index.LoadFS(seeds.Files)
	if err != nil {
		return nil, err
	}
	_, err = lib.Search(context.Background(), index.Query{}) // builds the search
	return lib, err
})
