// Package bottest holds what tests of the platforms share: a service that answers from the issue that ships, an inbox
// in memory that can be made to fail, and the suite that every adapter passes.
package bottest

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"rebot/bot"
	"rebot/bot/answer"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/seeds"
)

// Service gives a service of its own that answers from the issues that ship. The library behind it is made once.
func Service(t testing.TB) *bot.Service {
	t.Helper()
	return bot.NewService(Library(t), bot.Ready, bot.Config{TimeLimit: time.Hour})
}

// Receipt is the receipt of each reply of a Receipted service.
const Receipt = "k3f9a7q2mwxyz"

// Receipted is a Service whose replies all have the same receipt.
func Receipted(t testing.TB) *bot.Service {
	t.Helper()
	return bot.NewService(Library(t), bot.Ready, bot.Config{TimeLimit: time.Hour,
		Receipts: func(context.Context, bot.Answered) string { return Receipt }})
}

// Engine gives a bot of that library.
func Engine(t testing.TB) *answer.Engine {
	t.Helper()
	return answer.New(Library(t))
}

// Library gives that library, which stays open.
func Library(t testing.TB) *index.Library {
	t.Helper()
	lib, err := library()
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

var library = sync.OnceValues(func() (*index.Library, error) {
	lib, err := index.LoadFS(seeds.Files)
	if err != nil {
		return nil, err
	}
	_, err = lib.Search(context.Background(), index.Query{}) // builds the search
	return lib, err
})

// Paged gives a service that answers as if the issue that ships had been read from a PDF with as many lines on each page as
// pageLines, and draws its pages: a PNG is the word PNG, the page and what is marked.
func Paged(t testing.TB) *bot.Service {
	t.Helper()
	lib, err := index.LoadFS(seeds.Files)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { lib.Close() })
	for _, is := range lib.Issues() {
		for i := range is.Lines {
			is.Spots = append(is.Spots, bulletin.Spot{Page: 1 + i/pageLines, Left: 50, Right: 550,
				Top: float32(i % pageLines * 15), Bottom: float32(i%pageLines*15 + 14)})
		}
	}
	draw := func(_ context.Context, _ *bulletin.Issue, v bulletin.View) ([]byte, error) {
		marked := fmt.Sprintf("PNG of page %d:", v.Box.Page)
		for _, m := range v.Marks {
			marked += " " + m.Text
		}
		return []byte(marked), nil
	}
	return bot.NewService(lib, bot.Ready, bot.Config{TimeLimit: time.Hour, Draw: draw})
}

const pageLines = 40

// LinkRoot begins the addresses of a Linked service.
const LinkRoot = "https://rebot.example/issue/"

// Linked is a Service whose replies know addresses of what they cite, such as https://rebot.example/issue/2024-11?at=273&sig=x#L273.
func Linked(t testing.TB) *bot.Service {
	t.Helper()
	link := func(issue bulletin.Month, _ int, lines [][2]int) string {
		return fmt.Sprintf("%s%s?at=%d&sig=x9f_7#L%[3]d", LinkRoot, issue, lines[0][0])
	}
	return bot.NewService(Library(t), bot.Ready, bot.Config{TimeLimit: time.Hour, Link: link})
}
