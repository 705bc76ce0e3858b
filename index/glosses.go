package index

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A gloss is a name in Latin letters and the Chinese words that it stands behind in brackets: 奥坎达(Okanda).
var gloss = regexp.MustCompile(`([\p{Han}·]{2,20})[(（]([A-Z][A-Za-z.'&’ -]{2,60})[)）]`)

// glosses has the glosses of all articles in turn, found once: each English name of a question asks for them.
type glosses struct {
	once sync.Once
	all  []glossary
}

// A glossary is a name in Latin letters with the run of Han characters before its bracket.
type glossary struct{ latin, run string }

func (g *glosses) read(issues []*bulletin.Issue) {
	for _, is := range issues {
		eachText(is, func(text string) {
			for _, m := range gloss.FindAllStringSubmatch(text, -1) {
				g.all = append(g.all, glossary{latin: m[2], run: m[1]})
			}
		})
	}
}

// glossed gives the Chinese name that Latin letters, without blanks, are a gloss of, or the first words of one.
func (l *Library) glossed(latin string) string {
	if len(latin) < shortest {
		return ""
	}
	l.glosses.once.Do(func() { l.glosses.read(l.issues) })
	name, part := "", ""
	words := lexicon.New()
	for _, g := range l.glosses.all {
		switch n := begins(g.latin, latin); {
		case n == len(g.latin) && name == "":
			name = named(words, g.run)
		case n > 0 && part == "":
			part = called(words, named(words, g.run))
		}
	}
	if name != "" {
		return name
	}
	return part
}

// begins gives how many bytes of a gloss some letters are, none where it does not begin with them or they end inside a
// word.
func begins(gloss, latin string) int {
	at := 0
	for i, r := range gloss {
		if at == len(latin) {
			if unicode.IsLower(r) {
				return 0
			}
			return i
		}
		if strings.ContainsRune(" '’-.", r) {
			continue
		}
		if unicode.ToLower(r) != rune(latin[at]) {
			return 0
		}
		at++
	}
	if at < len(latin) {
		return 0
	}
	return len(gloss)
}

// named cuts off a run of Han characters what stands before the name that it ends with: countries, verbs and what links.
func named(words *lexicon.Lexicon, run string) string {
	tokens := words.Tokens(run, 0)
	i := len(tokens)
	for i > 0 && (ofName(&tokens[i-1]) || inside(tokens, i-1)) {
		i--
	}
	name := string([]rune(run)[tokens[min(i, len(tokens)-1)].From:])
	if utf8.RuneCountInString(name) < 2 {
		return run
	}
	return name
}

// inside reports whether a 的 is a part of the name that begins before it, with a word that nothing knows: 由波罗的磁材公司.
func inside(tokens []lexicon.Token, i int) bool {
	if i < 1 || !tokens[i].Is("link.of") || tokens[i-1].Class != lexicon.Unknown || tokens[i-1].To-tokens[i-1].From < 2 {
		return false
	}
	return i == 1 || tokens[i-2].Of("link")
}

// ofName reports whether a word may be a part of a name.
func ofName(t *lexicon.Token) bool {
	one := t.To-t.From == 1 && !t.Of("link") && !t.Of("say")
	kinds := []lexicon.Class{lexicon.Goods, lexicon.Product, lexicon.Company}
	return t.Class == lexicon.Unknown && t.Text != "和" || slices.Contains(kinds, t.Class) ||
		t.Is("firm.end") || t.Is("body.end") || t.Text == "·" || t.Text == "里" ||
		one && t.Class != lexicon.Place && t.Class != lexicon.Filler
}

// called gives what a firm is called by without what firms of its kind are: 北岭 of 北岭稀土公司.
func called(words *lexicon.Lexicon, name string) string {
	tokens := words.Tokens(name, 0)
	if len(tokens) == 1 && len(tokens[0].Parts) > 0 {
		tokens = tokens[0].Parts
	}
	k := slices.IndexFunc(tokens, func(t lexicon.Token) bool {
		return t.To-t.From > 1 && (t.Class == lexicon.Goods || t.Is("firm.end") || t.Is("body.end"))
	})
	if k < 1 || tokens[k].From < 2 {
		return name
	}
	return string([]rune(name)[:tokens[k].From])
}
