package slack

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rebot/bot/bottest"
	"rebot/bot/bottest/golden"
	"rebot/bot/reply"
	"rebot/index/synth"
)

// testdata/hostile.txt has what Slack is sent of a poisoned issue: the text, escaped, then all the texts of the blocks.
func TestAHostileIssueIsSentAsWritten(t *testing.T) {
	d := bottest.HostileService(t)
	var out strings.Builder
	for _, q := range synth.HostileQuestions {
		m := render(d.Ask(t.Context(), "", q), look{ask: question(q), private: true})
		refusedBy(t, q, m)
		fmt.Fprintf(&out, "> %q\n%s\n-- blocks\n%s\n\n", q, m.text, strings.Join(rawTexts(t, m), "\n"))
	}
	golden.Check(t, "testdata/hostile.txt", out.String())
}

// rawTexts are the texts of the blocks, as they are sent: escaped, where Slack reads them so.
func rawTexts(t *testing.T, m message) (out []string) {
	t.Helper()
	data, err := json.Marshal(m.blocks)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	mustJSON(t, string(data), &v)
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, e := range v {
				walk(e)
			}
		case map[string]any:
			if s, ok := v["text"].(string); ok {
				out = append(out, fmt.Sprintf("%s: %s", v["type"], s))
			}
			for _, k := range []string{"text", "elements", "rows", "options", "placeholder"} {
				walk(v[k])
			}
		}
	}
	walk(v)
	return out
}

// Whatever an issue is poisoned with, nothing that is sent notifies, links or is refused. What Slack makes something of
// is found as its documentation says, and blocks that could hold a mention or a link are none of those that are
// allowed.
func TestNothingOfAPoisonedIssueTakesEffectInSlack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, p := range bottest.Poison(t) {
			for _, a := range []*reply.Reply{p.Answer, verbatim(p.Answer)} {
				m := render(a, look{ask: question(p.Question), private: true})
				data, err := json.Marshal(m.blocks)
				if err != nil {
					t.Fatal(err)
				}
				bad := checkText(m.text)
				if m.blocks != nil {
					bad = append(bad, checkBlocks(data)...)
				}
				if b := ackReply(m, maxAck); b != nil {
					bad = append(bad, checkResponse(b)...)
				}
				if len(bad) > 0 {
					t.Fatalf("%q: %q in %s", p.Question, bad, data)
				}
			}
		}
	})
}
