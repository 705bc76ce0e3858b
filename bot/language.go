package bot

import (
	"context"

	"rebot/bot/intent"
	"rebot/index/bulletin"
)

// A Language says in which language somebody is answered: the one that their chat has chosen, else the one that they
// write, else, where what they write has none (Dy2O3, /digest), that of their client.
type Language struct {
	Chosen  string // Chinese or English, or empty
	English bool   // the client's is not Chinese
}

// The languages that can be chosen.
const (
	Chinese = "zh"
	English = "en"
)

type languageKey struct{}

// In lets what is asked with a context be answered in a language.
func In(ctx context.Context, l Language) context.Context {
	return context.WithValue(ctx, languageKey{}, l)
}

// languageOf is the language of a context; the zero value where it has none.
func languageOf(ctx context.Context) Language {
	l, _ := ctx.Value(languageKey{}).(Language)
	return l
}

// InNoLanguage reports whether nothing in a text is of a language: a formula, or the word of a command.
func InNoLanguage(text string) bool { return !bulletin.HasHan(text) && !intent.IsEnglish(text) }

// IsEnglish reports whether a text that is asked with a context is answered in English.
func IsEnglish(ctx context.Context, text string) bool {
	l := languageOf(ctx)
	if l.Chosen != "" {
		return l.Chosen == English
	}
	return intent.IsEnglish(text) || l.English && !bulletin.HasHan(text)
}
