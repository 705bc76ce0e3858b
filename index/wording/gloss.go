package wording

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
	"rebot/index/transcription"
)

// glossed finds a name in Latin letters and the Chinese words that it stands behind in brackets: 奥坎达(Okanda).
var glossed = regexp.MustCompile(`([\p{Han}·]{2,20})\s*[(（](\p{Lu}[\p{Latin}.'&’ -]{2,60})[)）]`)

// A gloss is a name in Latin letters with the run of Han characters before its bracket.
type gloss struct{ latin, run string }

func glossesIn(issues []*bulletin.Issue) (all []gloss) {
	eachText(issues, func(text string) {
		for _, m := range glossed.FindAllStringSubmatch(text, -1) {
			all = append(all, gloss{latin: unaccented(m[2]), run: m[1]})
		}
	})
	return all
}

// unaccented is a name without the marks on its letters: Atlantica.
func unaccented(latin string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(latin))
}

// behind gives the Chinese name that Latin letters, without blanks, are a gloss of, or the first words of one.
func (t *texts) behind(latin string) string {
	if latin = unaccented(latin); len(latin) < shortest {
		return ""
	}
	name, part := "", ""
	words := lexicon.New()
	for _, g := range t.glosses() {
		n := begins(g.latin, latin)
		heard, rest := g.heard(g.latin[:n])
		switch {
		case n == len(g.latin) && name == "":
			name = cmp.Or(heard+rest, named(words, g.run))
		case n > 0 && part == "":
			part = cmp.Or(heard, called(words, named(words, g.run)))
		case n == 0 && part == "":
			part = g.family(latin, heard+rest)
		}
	}
	if name != "" {
		return name
	}
	return part
}

// heard finds where the sound of a gloss is in what stands before its bracket: 科文 in 生产商科文矿业(Corvane), with what
// follows; of a gloss of several words at least that of the first. asked is how much of it is meant, empty for all.
func (g *gloss) heard(asked string) (name, rest string) {
	first, _, _ := strings.Cut(g.latin, " ")
	for _, latin := range []string{cmp.Or(asked, g.latin), first} {
		best, sought := transcription.Loosest, transcription.NewName(latin)
		spelled := strings.ToLower(strings.NewReplacer(" ", "", "'", "").Replace(latin))
		for at := range g.run {
			if n := transcription.Pinyin(g.run[at:], spelled); n > 0 {
				return g.run[at : at+n], g.run[at+n:]
			}
			if n, cost := sought.Heard(g.run[at:]); n > 0 && cost < best {
				best, name, rest = cost, g.run[at:at+n], g.run[at+n:]
			}
		}
		if name != "" {
			break
		}
	}
	return name, rest
}

// family gives the part of a person's name that one of its words is: 沃斯 of 彼得·沃斯(Pieter Vos).
func (g *gloss) family(latin, name string) string {
	parts, words := strings.Split(name, "·"), strings.Fields(g.latin)
	if len(parts) < 2 || len(parts) != len(words) {
		return ""
	}
	if k := slices.IndexFunc(words, func(w string) bool { return strings.ToLower(w) == latin }); k >= 0 {
		return parts[k]
	}
	return ""
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
	tokens := words.Tokens(run, anyMonth)
	i := len(tokens) - 1
	for i > 0 && (ofName(&tokens[i-1]) || inside(tokens, i-1)) {
		i--
	}
	own := func(t lexicon.Token) bool { return !t.Is("firm.end") && !t.Is("body.end") }
	for i > 0 && !slices.ContainsFunc(tokens[i:], own) {
		if i--; i > 0 && tokens[i-1].Class == lexicon.Unknown {
			i-- // 环磁再生公司, and no 公司 alone
		}
	}
	from := tokens[i].From
	if p := tokens[i].Parts; len(p) > 1 && p[0].Class == lexicon.Place && p[1].Class == lexicon.Unknown {
		from = p[0].To // 澳大利亚塔文资源公司
	}
	name := bare(string([]rune(run)[from:]))
	if utf8.RuneCountInString(name) < 2 {
		return run
	}
	return name
}

// bare takes off a name what the firm does: 磁体制造商莱茵磁业.
func bare(name string) string {
	tokens := lexicon.NewEveryday().Tokens(name, anyMonth)
	k := slices.IndexFunc(tokens, func(t lexicon.Token) bool { return t.Is("mk.producer") || t.Is("attr.supplier") })
	if k < 0 || k+1 == len(tokens) {
		return name
	}
	return string([]rune(name)[tokens[k].To:])
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
	one := t.To-t.From == 1 && !t.Of("link") && !t.Of("say") && !t.Of("op")
	kinds := []lexicon.Class{lexicon.Goods, lexicon.Product, lexicon.Company}
	return t.Class == lexicon.Unknown && t.Text != "和" || slices.Contains(kinds, t.Class) ||
		t.Is("firm.end") || t.Is("body.end") || t.Text == "·" || t.Text == "里" ||
		one && t.Class != lexicon.Place && t.Class != lexicon.Filler
}

// called gives what a firm is called by without what firms of its kind are: 北岭 of 北岭稀土公司.
func called(words *lexicon.Lexicon, name string) string {
	tokens := words.Tokens(name, anyMonth)
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
