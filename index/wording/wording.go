// Package wording knows what issues call things: in which articles a Chinese word is printed (printed.go), and which name
// in Chinese characters Latin letters stand for, behind it in brackets (gloss.go) or by their sound (sound.go). Questions in
// other words than those of the bulletin, such as English ones, are understood by it.
package wording

import (
	"sync"

	"rebot/index/bulletin"
)

// Texts are what some issues say, to a question that goes on with one of their articles or with none. What is read out of
// the issues is read when it is first asked for.
type Texts struct {
	*texts
	article int32 // in the order of all, -1 for none
}

type texts struct {
	issues  []*bulletin.Issue
	printed func() *printed
	glosses func() []gloss
	foreign func() []string
}

// New gives what issues say to a question that goes on with no article.
func New(issues []*bulletin.Issue) *Texts {
	return &Texts{&texts{issues,
		sync.OnceValue(func() *printed { return printedIn(issues) }),
		sync.OnceValue(func() []gloss { return glossesIn(issues) }),
		sync.OnceValue(func() []string { return foreignIn(issues) }),
	}, -1}
}

// Of gives what the issues say to a question that goes on with an article.
func (t *Texts) Of(m bulletin.Month, article int) *Texts {
	before := 0
	for _, is := range t.issues {
		if is.Month == m {
			return &Texts{t.texts, int32(before + article)}
		}
		before += len(is.Articles)
	}
	return &Texts{t.texts, -1}
}

// eachText hands on the titles and the paragraphs of issues.
func eachText(issues []*bulletin.Issue, f func(text string)) {
	for _, is := range issues {
		for i := range is.Articles {
			f(is.Articles[i].Title)
			for k := range is.Articles[i].Paragraphs {
				f(is.Articles[i].Paragraphs[k].Text)
			}
		}
	}
}
