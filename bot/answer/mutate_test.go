package answer

import (
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"rebot/bot/bottest/cases"
	"rebot/bot/reply"
	"rebot/index/bulletin"
)

// TestEveryWordOfAQuestionCounts puts a word that nothing knows, and one that changes what is asked, into the questions of
// the cases, at every border between their words. The reply must become another or name the word: one that stays as it
// was has not looked at the word.
func TestEveryWordOfAQuestionCounts(t *testing.T) {
	t.Parallel()
	b := shippedBot(t)
	all := mutations(t, b)
	r := rand.New(rand.NewPCG(*seed, 2))
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	if testing.Short() {
		all = all[:100]
	}
	deaf := 0
	for _, m := range all {
		before, after := reply.Text(ask(t, b, m.question)), reply.Text(ask(t, b, m.text))
		if before == after && !strings.Contains(after, m.word) {
			if deaf++; deaf <= 60 {
				query := b.Route(Question{Text: m.text}).Query
				t.Logf("%s\n%s", m.text, query.String())
			}
		}
	}
	t.Logf("seed %d: %d of %d words put in change nothing and are not named: %.2f %%", *seed, deaf, len(all), float64(deaf)*100/float64(len(all)))
	if deaf > 1+len(all)/500 {
		t.Errorf("%d of %d words put in are not heard; want two in a thousand at most", deaf, len(all))
	}
}

type mutation struct{ question, text, word string }

// mutations puts words into every question at every border of its tokens.
func mutations(t *testing.T, b *Engine) (out []mutation) {
	for _, c := range cases.Questions(t, filepath.Join("..", "testdata", "questions.jsonl")) {
		r := []rune(c.Q)
		at := []int{0}
		for _, k := range b.cat.Lexicon.Tokens(c.Q, b.cat.Newest()) {
			at = append(at, k.To)
		}
		for _, i := range at {
			for _, word := range []string{"乒乓", "批发"} {
				if !bulletin.HasHan(c.Q) {
					word = map[string]string{"乒乓": "blorp", "批发": "wholesale"}[word]
				}
				put := word
				if !bulletin.HasHan(word) {
					put = " " + word + " "
				}
				out = append(out, mutation{c.Q, strings.TrimSpace(string(r[:i]) + put + string(r[i:])), word})
			}
		}
	}
	return out
}
