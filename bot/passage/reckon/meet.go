package reckon

import (
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
	"rebot/index/thesaurus"
)

// A word is a piece of a question that an operand's label or what stands before it must say.
type word struct {
	Span
	text  string
	token *lexicon.Token // nil for letters that nothing knows
}

// named reports whether a word is a name, which may be said once for all that stands behind it.
func (w *word) named() bool {
	return w.token == nil && !grouped(w.text) || w.token != nil && slices.Contains(naming, w.token.Class)
}

// naming are the classes of names and times.
var naming = []lexicon.Class{lexicon.Company, lexicon.Place, lexicon.Product, lexicon.Element, lexicon.Group,
	lexicon.Unknown, lexicon.PeriodOf}

// timed reports whether a word is a time.
func (w *word) timed() bool { return w.token != nil && w.token.Class == lexicon.PeriodOf }

// wordsIn lists the words of some tokens of a question. Letters side by side that nothing knows are one word, with
// single ones between them.
func wordsIn(letters []rune, tokens []lexicon.Token) (out []word) {
	for i := 0; i < len(tokens); i++ {
		k, j, unknown := &tokens[i], i, false
		if n := joined(letters, tokens[i:]); n > 1 {
			s := Span{k.From, tokens[i+n-1].To}
			out = append(out, word{s, string(letters[s.From:s.To]), nil})
			i += n - 1
			continue
		}
		for j < len(tokens) && loose(&tokens[j]) {
			unknown = unknown || tokens[j].Class == lexicon.Unknown
			j++
		}
		switch {
		case unknown:
			s := Span{k.From, tokens[j-1].To}
			if text := string(letters[s.From:s.To]); len([]rune(text)) > 1 && !slices.Contains(light, text) {
				out = append(out, word{s, text, nil})
			}
			i = j - 1
		case k.Of("ord") && i+1 < len(tokens): // 第三
			s := Span{k.From, tokens[i+1].To}
			out = append(out, word{s, string(letters[s.From:s.To]), nil})
			i++
		case k.Class == lexicon.Number && len(k.Value) > 1:
			out = append(out, word{Span{k.From, k.To}, k.Value, nil})
		case says(k):
			s := Span{k.From, k.To}
			if s.To-s.From > 1 && letters[s.To-1] == '是' { // 价是
				s.To--
			}
			out = append(out, word{s, string(letters[s.From:s.To]), k})
		}
	}
	return out
}

// joined counts the tokens from the first on that are one word for an amount, cut apart: 摘牌价.
func joined(letters []rune, tokens []lexicon.Token) int {
	for n := min(3, len(tokens)); n > 1; n-- {
		if grouped(string(letters[tokens[0].From:tokens[n-1].To])) {
			return n
		}
	}
	return 0
}

// light are words that say nothing of what an amount is of.
var light = lexicon.List("amount.light")

// loose reports whether a token is letters that nothing knows, or one letter that may be a part of such.
func loose(k *lexicon.Token) bool {
	single := k.To-k.From == 1 && k.Class != lexicon.Mark && k.Class != lexicon.Filler
	return bulletin.HasHan(k.Text) && (k.Class == lexicon.Unknown || single && !strings.Contains("的了和与及跟占比较里中是为按在有从到由第每", k.Text))
}

// says reports whether a token says what is asked about.
func says(k *lexicon.Token) bool {
	switch k.Class {
	case lexicon.PeriodOf, lexicon.Quantity:
		return k.Value != "1" || k.Class == lexicon.PeriodOf
	case lexicon.Unknown:
		return k.To-k.From > 1
	case lexicon.Element, lexicon.Product:
		return true
	}
	return k.To-k.From > 1 && !k.Of("op") && (intent.Content(k) || grouped(k.Text)) && !k.Is("obj.product")
}

// in reports whether a text has the very word, or one that tells of the same amount.
func (w *word) in(text string) bool { return strings.Contains(text, w.text) || alike(text, w.text) }

// says reports whether a stretch of a line says a word: in its letters, in another form of the same word, or in one
// that tells of the same amount.
func (l *Line) says(s Span, w *word) bool {
	text := l.text(s)
	if w.token == nil {
		return contains(text, w.text) || alike(text, w.text)
	}
	same := func(k *lexicon.Token) bool { return k.Class == w.token.Class && k.ID == w.token.ID && k.ID != "" }
	switch w.token.Class {
	case lexicon.Quantity:
		return l.holds(s, func(k *lexicon.Token) bool { return k.Value == w.token.Value && k.Unit == w.token.Unit })
	case lexicon.PeriodOf:
		return l.holds(s, func(k *lexicon.Token) bool {
			return k.Class == lexicon.PeriodOf && k.Period == w.token.Period && !k.Period.IsZero()
		})
	case lexicon.Element, lexicon.Group:
		return l.holds(s, same) || w.To-w.From > 1 && strings.Contains(text, w.text)
	case lexicon.Goods: // 磁体 of 永磁体, but not 稀土 of 稀土永磁
		return l.holds(s, func(k *lexicon.Token) bool {
			return same(k) || k.Class == lexicon.Goods && strings.HasSuffix(k.Text, w.text)
		})
	case lexicon.Product:
		return l.holds(s, same)
	}
	if w.token.Class == lexicon.Company && contains(text, w.text) {
		return true
	}
	ends := w.token.Is("body.end") // 政府 is no 银行
	return w.in(text) || !w.token.Is("measure.price") && !ends &&
		(w.token.Class == lexicon.Word || w.token.Class == lexicon.Place) && l.holds(s, same)
}

// hints reports whether a stretch says a word, or one that says nearly the same.
func (l *Line) hints(s Span, w *word) bool {
	return l.says(s, w) || w.token != nil && w.token.Class == lexicon.Word &&
		slices.ContainsFunc(thesaurus.Near(w.text), func(o string) bool { return strings.Contains(l.text(s), o) })
}

// holds reports whether a stretch has a token of a kind, or one that a token in it was made of.
func (l *Line) holds(s Span, is func(*lexicon.Token) bool) bool { return holds(l.Tokens, s, is) }

func holds(tokens []lexicon.Token, s Span, is func(*lexicon.Token) bool) bool {
	return slices.ContainsFunc(tokens, func(k lexicon.Token) bool {
		in := k.From >= s.From && k.To <= s.To
		return k.From < s.To && k.To > s.From && (in && is(&k) || holds(k.Parts, s, is))
	})
}

// contains reports whether a text has a name that nothing knows, or its letters in their order near each other, the
// first two side by side: people say 岭下矿 for 岭下离子型稀土矿.
func contains(text, name string) bool {
	if strings.Contains(text, name) {
		return true
	}
	r := []rune(name)
	if len(r) < 3 {
		return len(r) == 2 && shortened(text, r)
	}
	_, rest, ok := strings.Cut(text, string(r[:2]))
	near := []rune(rest)
	near = near[:min(len(near), 3*len(r))]
	for _, c := range r[2:] {
		i := slices.Index(near, c)
		if i < 0 {
			return false
		}
		near = near[i+1:]
	}
	return ok
}

// shortened reports whether a text has two letters, as they shorten a word of three or four: 新单 for 新签订单.
func shortened(text string, r []rune) bool {
	for {
		_, rest, ok := strings.Cut(text, string(r[:1]))
		if !ok {
			return false
		}
		next := []rune(rest)
		if i := slices.Index(next[:min(len(next), 3)], r[1]); i > 0 {
			return !strings.ContainsAny(string(next[:i]), ends)
		}
		text = rest
	}
}

// groups are the words that tell of the same amount.
var groups = func() (out [][]string) {
	for _, name := range strings.Fields("dealt start list appraised approved received done deal whole cost capex profit revenue loan aid " +
		"fund fine ability made deals time") {
		out = append(out, lexicon.List("amount.alike."+name))
	}
	return out
}()

// alike reports whether a text has a word that tells of the same amount as another.
func alike(text, w string) bool {
	return slices.ContainsFunc(groups, func(g []string) bool {
		return slices.Contains(g, w) && hasAny(text, g)
	})
}

func hasAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}
