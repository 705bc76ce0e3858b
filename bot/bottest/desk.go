// Package bottest holds what tests of the platforms share: a desk that answers from the issue that ships, an inbox in
// memory that can be made to fail, and the suite that every adapter passes.
package bottest

import (
	"fmt"
	"io/fs"
	"sync"
	"testing"

	"rebot/bot"
	"rebot/index"
	"rebot/index/bulletin"
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
	names, err := fs.Glob(seeds.Files, "*.txt")
	if err != nil {
		return nil, err
	}
	var issues []*bulletin.Issue
	for _, name := range names {
		data, err := seeds.Files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		is, err := bulletin.Read(name, data)
		if err != nil {
			return nil, fmt.Errorf("the issue that ships: %w", err)
		}
		issues = append(issues, is)
	}
	return index.NewLibrary(issues)
})
