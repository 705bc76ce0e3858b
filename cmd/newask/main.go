// Command newask answers by the new router, for comparing.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"rebot/bot/answer"
	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
)

func main() {
	lib, _, err := index.Load(os.Args[1])
	if err != nil {
		panic(err)
	}
	e := answer.New(lib)
	conv := len(os.Args) > 2 && (os.Args[2] == "conv" || os.Args[2] == "tconv")
	trace := len(os.Args) > 2 && (os.Args[2] == "trace" || os.Args[2] == "tconv")
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<20)
	var after *intent.Query
	var last *reply.Reply
	for in.Scan() {
		text := in.Text()
		if conv && strings.HasPrefix(text, "###") {
			after, last = nil, nil
			continue
		}
		q := answer.Question{Text: text}
		if conv {
			q.After = after
		}
		if trace {
			r := e.Route(q)
			for _, t := range r.Tokens {
				fmt.Printf("[%s %s %s]", t.Text, t.Class, t.ID)
			}
			fmt.Println()
		}
		a, err := e.Answer(context.Background(), q)
		if err != nil {
			panic(err)
		}
		if q, ok := a.Intent.(*intent.Query); ok && q.Source == intent.Cite && last != nil {
			a = last.SourceLines("原文 · ", "没有原文")
			a.Status = reply.Answered
		}
		if conv && (a.Status == reply.Answered || a.Status == reply.Ambiguous) {
			after = a.Intent.(*intent.Query)
			last = a
		}
		if trace {
			fmt.Println(a.Status, a.Intent.String())
			fmt.Println(reply.Text(a))
			fmt.Println()
			continue
		}
		figs, cites := a.Figures, a.Citations
		if figs == nil {
			figs = []reply.Figure{}
		}
		if cites == nil {
			cites = []reply.Citation{}
		}
		b, _ := json.Marshal(map[string]any{"question": text, "intent": a.Intent.String(), "status": a.Status, "text": reply.Text(a), "figures": figs, "citations": cites})
		fmt.Println(string(b))
	}
}
