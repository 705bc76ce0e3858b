package telegram

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rebot/bot/bottest"
	"rebot/bot/bottest/golden"
	"rebot/bot/telegram/card"
	"rebot/index/synth"
)

// testdata/hostile.txt is the HTML that Telegram is sent of a poisoned issue.
func TestAHostileIssueIsSentAsWritten(t *testing.T) {
	d := bottest.HostileService(t)
	var out strings.Builder
	for _, q := range synth.HostileQuestions {
		fmt.Fprintf(&out, "> %q\n", q)
		for _, p := range card.Render(d.Ask(t.Context(), "", q), 0).Parts {
			if bad := takesEffect(p); len(bad) > 0 {
				t.Errorf("%q: %q in %q", q, bad, p.HTML)
			}
			fmt.Fprintf(&out, "%s\n\n", p.HTML)
		}
	}
	golden.Check(t, "testdata/hostile.txt", out.String())
}

// ownTag matches the tags that the renderer makes; anything else that begins with < is not its own.
var ownTag = regexp.MustCompile(`^(?:/?(?:b|i|code|pre|blockquote)|blockquote expandable)>`)

// takesEffect lists what of a message is no text: tags that are not the renderer's, links, mentions, commands.
func takesEffect(p card.Part) (bad []string) {
	for i, c := range p.HTML {
		if c == '<' && !ownTag.MatchString(p.HTML[i+1:]) {
			bad = append(bad, card.CutBytes(p.HTML[i:], 30))
		}
	}
	if text, err := bottest.ParseHTML(p.HTML); err != nil || text != p.Text {
		bad = append(bad, fmt.Sprintf("shown as %q: %v", text, err))
	}
	return append(bad, (bottest.Message{Text: p.Text, HTML: p.HTML}).Live()...)
}

func TestNothingOfAPoisonedIssueTakesEffectInTelegram(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, q := range bottest.Poison(t) {
			for _, page := range []int{0, 1, card.All} {
				c := card.Render(q.Answer, page)
				for _, p := range c.Parts {
					if bad := takesEffect(p); len(bad) > 0 {
						t.Fatalf("%q: %q in %q", q.Question, bad, p.HTML)
					}
				}
				keysAreSound(t, newSigner("1:x").keys(7, c, []string{q.Question}))
			}
			cardOf(card.Render(q.Answer, card.All))
		}
	})
}

// keysAreSound holds what Telegram asks of buttons.
func keysAreSound(t *rapid.T, k *card.Keyboard) {
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
