// Command ask answers a question out of the issue that ships. It is for a first look: without the chat platforms, the
// databases, Bleve and the reader of PDFs it compiles in a quarter of the time of rebot, of whose verb ask it is the least part.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"rebot/bot/answer"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/seeds"
)

func main() {
	if len(os.Args) < 2 || strings.HasPrefix(os.Args[1], "-") {
		fmt.Fprintln(os.Stderr, "usage: go run ./cmd/ask QUESTION…; rebot ask has flags, and bulletins of your own")
		os.Exit(2)
	}
	if err := ask(context.Background(), os.Stdout, strings.Join(os.Args[1:], " ")); err != nil {
		fmt.Fprintln(os.Stderr, "ask:", err)
		os.Exit(1)
	}
}

// ask writes the answer to a question.
func ask(ctx context.Context, out io.Writer, question string) error {
	lib, err := index.LoadEdition(seeds.Files)
	if err != nil {
		return fmt.Errorf("the issue that ships: %w", err)
	}
	defer lib.Close()
	a, err := answer.New(lib).Answer(ctx, answer.Question{Text: question})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(out, reply.Text(a))
	return err
}
