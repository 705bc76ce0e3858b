// Command ask answers a question out of the issue that ships. It is for a first look: without the chat platforms, the
// databases, Bleve and the reader of PDFs it compiles in a quarter of the time of rebot, of whose verb ask it is the
// least part.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"rebot/bot/answer"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/seeds"
)

func main() {
	question, ok := asked(os.Args[1:])
	if !ok {
		fmt.Fprintln(os.Stderr, "usage: go run ./cmd/ask QUESTION…; what follows -- is no flag. "+
			"go run ./cmd/rebot ask has flags, and bulletins of your own")
		os.Exit(2)
	}
	if err := ask(context.Background(), os.Stdout, question); err != nil {
		fmt.Fprintln(os.Stderr, "ask:", err)
		os.Exit(1)
	}
}

// asked is the question of a command line. A flag, which rebot ask may know, is none of its words unless it stands
// behind --.
func asked(args []string) (question string, ok bool) {
	words := args
	for i, a := range args {
		if a == "--" {
			words = slices.Concat(args[:i], args[i+1:])
			break
		}
		if strings.HasPrefix(a, "-") {
			return "", false
		}
	}
	question = strings.Join(words, " ")
	return question, strings.TrimSpace(question) != ""
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
