package telegram

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rebot/bot/bottest"
	"rebot/bot/bottest/golden"
	"rebot/index/synth"
)

// testdata/hostile.txt is the HTML that Telegram is sent of a poisoned issue.
func TestAHostileIssueIsSentAsWritten(t *testing.T) {
	d := bottest.HostileService(t)
	var out strings.Builder
	for _, q := range synth.HostileQuestions {
		fmt.Fprintf(&out, "> %q\n", q)
		for _, p := range render(d.Ask(t.Context(), "", q), 0).parts {
			if bad := takesEffect(p); len(bad) > 0 {
				t.Errorf("%q: %q in %q", q, bad, p.html)
			}
			fmt.Fprintf(&out, "%s\n\n", p.html)
		}
	}
	golden.Check(t, "testdata/hostile.txt", out.String())
}

// ownTag matches the tags that the renderer makes; anything else that begins with < is not its own.
var ownTag = regexp.MustCompile(`^(?:/?(?:b|i|code|pre|blockquote)|blockquote expandable)>`)

// takesEffect lists what of a message is no text: tags that are not the renderer's, links, mentions, commands.
func takesEffect(p part) (bad []string) {
	for i, c := range p.html {
		if c == '<' && !ownTag.MatchString(p.html[i+1:]) {
			bad = append(bad, cutBytes(p.html[i:], 30))
		}
	}
	if text, err := bottest.ParseHTML(p.html); err != nil || text != p.text {
		bad = append(bad, fmt.Sprintf("shown as %q: %v", text, err))
	}
	return append(bad, (bottest.Message{Text: p.text, HTML: p.html}).Live()...)
}

func TestNothingOfAPoisonedIssueTakesEffectInTelegram(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, q := range bottest.Poison(t) {
			for _, page := range []int{0, 1, all} {
				c := render(q.Answer, page)
				for _, p := range c.parts {
					if bad := takesEffect(p); len(bad) > 0 {
						t.Fatalf("%q: %q in %q", q.Question, bad, p.html)
					}
				}
				keysAreSound(t, newSigner("1:x").keys(7, c, []string{q.Question}))
			}
			cardOf(render(q.Answer, all))
		}
	})
}

// keysAreSound holds what Telegram asks of buttons.
func keysAreSound(t *rapid.T, k *keyboard) {
	if k == nil {
		return
	}
	for _, r := range k.Rows {
		for _, b := range r {
			if len(b.Data) > maxData || strings.TrimSpace(b.Text) == "" ||
				strings.ContainsAny(b.Text, "\u202e\x1b\u200b") {
				t.Fatalf("a button %q with %q", b.Text, b.Data)
			}
		}
	}
}
