package bottest

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"rebot/bot"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/extract"
	"rebot/index/synth"
)

// HostileService gives a service that answers from the issue that somebody poisoned.
func HostileService(t testing.TB) *bot.Service {
	t.Helper()
	lib, err := libraryOf(synth.Hostile())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { lib.Close() })
	return bot.NewService(lib, bot.Ready, bot.Config{TimeLimit: time.Hour})
}

func libraryOf(text string) (*index.Library, error) {
	is, err := extract.Read("2024-11.txt", []byte(text))
	if err != nil {
		return nil, err
	}
	return index.NewLibrary([]*bulletin.Issue{is})
}

// A Poisoned is a question to an issue that something was drawn into, and its answer.
type Poisoned struct {
	Question string
	Answer   *reply.Reply
}

// Poison draws an issue with mentions, markup, commands and hidden characters in its middle, and what it answers. It is
// nothing where the issue can't be read, which is told elsewhere.
func Poison(t *rapid.T) []Poisoned {
	lib, err := libraryOf(synth.Poisoned(t))
	if err != nil {
		return nil
	}
	defer lib.Close()
	service := bot.NewService(lib, bot.Ready, bot.Config{TimeLimit: time.Hour})
	var out []Poisoned
	for range 5 {
		q := rapid.SampledFrom(synth.HostileQuestions).Draw(t, "question")
		out = append(out, Poisoned{q, service.Ask(t.Context(), "talk", q)},
			Poisoned{q + " 来源", service.Ask(t.Context(), "talk", "来源")})
	}
	return out
}
