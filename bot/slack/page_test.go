package slack

import (
	"encoding/json"
	"os"
	"testing"

	"rebot/bot/bottest"
)

// TestPage writes the blocks of the samples where SLACK_PAGE says, for a page on which a human looks at them.
func TestPage(t *testing.T) {
	name := os.Getenv("SLACK_PAGE")
	if name == "" {
		t.Skip("SLACK_PAGE names no file")
	}
	type item struct {
		Ask    string `json:"ask"`
		Text   string `json:"text"`
		Blocks any    `json:"blocks"`
	}
	var all []item
	d := bottest.Service(t)
	for _, q := range samples {
		a := d.Ask(t.Context(), "", q)
		m := render(a, look{ask: q, private: true})
		all = append(all, item{q, m.text, m.blocks})
	}
	a := d.Ask(t.Context(), "", "氧化镝多少钱")
	m := render(verbatim(a), look{})
	all = append(all, item{"来源", m.text, m.blocks})
	b, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, b, 0o644); err != nil {
		t.Fatal(err)
	}
}
