package main

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"strings"
	"testing"

	"rebot/bot"
	"rebot/bot/receipt"
	"rebot/bot/store"
)

func TestFeedbackIsListedWithTheQuestionAndTheReceipt(t *testing.T) {
	state := t.TempDir()
	verb := func(args ...string) string {
		t.Helper()
		var out bytes.Buffer
		if err := run(t.Context(), args, func(name string) string { return map[string]string{"REBOT_STATE": state}[name] },
			strings.NewReader(""), &out, io.Discard); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	serving, err := store.Open(t.Context(), state, "") // asking goes on beside it
	if err != nil {
		t.Fatal(err)
	}
	defer serving.Close()
	var asked struct{ Receipt, Intent, Text string }
	if err := json.Unmarshal([]byte(verb("ask", "--json", "氧化镝多少钱")), &asked); err != nil || asked.Receipt == "" {
		t.Fatalf("%+v, %v", asked, err)
	}
	book := receipt.New(serving, "serving", slog.New(slog.DiscardHandler))
	if known, err := book.Vote(t.Context(), bot.Vote{Receipt: asked.Receipt, Platform: "slack", Chat: "T1/C1",
		Who: "T1/U1"}); !known || err != nil {
		t.Fatal(known, err)
	}
	var list struct{ Feedback []receipt.Feedback }
	if err := json.Unmarshal([]byte(verb("feedback", "--json")), &list); err != nil || len(list.Feedback) != 1 {
		t.Fatalf("%+v, %v", list, err)
	}
	f := list.Feedback[0]
	if f.At.IsZero() || f.Vote != "down" || f.Question != "氧化镝多少钱" || f.Intent != asked.Intent || f.Text != asked.Text ||
		f.Receipt != asked.Receipt || f.Status != "answered" || f.Platform != "slack" || f.Who != "T1/U1" {
		t.Errorf("%+v", f)
	}
	if text := verb("feedback"); !strings.Contains(text, "👎 #"+asked.Receipt) || !strings.Contains(text, "氧化镝多少钱") {
		t.Error(text)
	}
}
