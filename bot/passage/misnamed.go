package passage

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// Misnames reports whether the price of something is asked for whose name has an unknown word, and the sentences don't
// have that name: a price of 中钇富铕矿 is none of 中钇富镝矿.
func (r *Result) Misnames(tokens []lexicon.Token) bool {
	at := slices.IndexFunc(tokens, isPrice)
	name, unknown := "", false
	var forms []string
	for at > 0 && (tokens[at-1].Fills() || tokens[at-1].Class == lexicon.PeriodOf ||
		tokens[at-1].Class == lexicon.Quantity ||
		tokens[at-1].Is("link.of")) {
		at--
	}
	for i := at - 1; i >= 0 && names(&tokens[i]); i-- {
		name, unknown = tokens[i].Text+name, unknown || tokens[i].Class == lexicon.Unknown || otherMetal(&tokens[i]) ||
			otherGood(&tokens[i])
		if otherGood(&tokens[i]) {
			forms = append(lexicon.Forms(tokens[i].ID), tokens[i].ID)
		}
	}
	if k := slices.IndexFunc(tokens, isPrice); k > 0 && tokens[k].Text == "价" && tokens[k-1].Text == name &&
		tokens[k-1].Class == lexicon.Unknown && len([]rune(name)) == 1 { // 运价 is no price of 运
		name += tokens[k].Text
	}
	if slices.Contains(pays, name) || slices.Contains(asksSpent, name) {
		return false
	}
	return unknown && len([]rune(name)) == 1 || unknown && !slices.ContainsFunc(r.Parts, func(p Part) bool {
		return slices.ContainsFunc(p.Quotes, func(q Quote) bool {
			has := func(s string) bool { return strings.Contains(Plain(q.Text), strings.ToLower(s)) }
			return has(name) || slices.ContainsFunc(forms, has)
		})
	})
}

// PricesNothing gives the word that nothing knows where the price of it is asked for and of nothing else, and the
// article does not have it: a sentence on other prices is not near.
func (r *Result) PricesNothing(text string, tokens []lexicon.Token) string {
	if !slices.ContainsFunc(tokens, isPrice) && !strings.HasPrefix(strings.ToLower(text), "price") ||
		slices.ContainsFunc(tokens, tells) {
		return ""
	}
	word := ""
	for i := range tokens {
		switch t := &tokens[i]; {
		case t.Class == lexicon.Unknown && i > 0 && tokens[i-1].Is("form") && tokens[i-1].To == t.From: // 氧化铑
			word = tokens[i-1].Text + t.Text
		case t.Class == lexicon.Unknown && len([]rune(t.Text)) > 1, otherMetal(t), otherGood(t):
			word = t.Text
		case slices.Contains([]lexicon.Class{lexicon.Product, lexicon.Element, lexicon.Group, lexicon.Goods, lexicon.Company,
			lexicon.Place}, t.Class):
			return ""
		}
	}
	if word == "" || len([]rune(word)) > 1 && r.In != nil && r.In.saysMost(word) {
		return ""
	}
	return word
}

// tells reports whether a word says what is done or what else is told of a thing, so that more than its price is asked.
func tells(t lexicon.Token) bool {
	return t.Class == lexicon.Word && (t.Of("attr") || t.Of("term") || t.Of("op")) && !t.Fills() && !t.Is("attr.name")
}

// saysMost reports whether an article has most pairs of the letters of a word: 崇左北矿 of 崇左北稀土矿.
func (p *Place) saysMost(word string) bool {
	letters, n := []rune(word), 0
	if !bulletin.HasHan(word) {
		return p.says(word)
	}
	for i := 1; i < len(letters); i++ {
		if p.says(string(letters[i-1 : i+1])) {
			n++
		}
	}
	return 2*n >= len(letters)-1
}

// says reports whether an article has a word, in its title or its text.
func (p *Place) says(word string) bool {
	a := p.In()
	return strings.Contains(Plain(a.Title), Plain(word)) || slices.ContainsFunc(a.Paragraphs, func(p bulletin.Paragraph) bool {
		return strings.Contains(Plain(p.Text), Plain(word))
	})
}

// names reports whether a word can be a part of a name.
func names(t *lexicon.Token) bool {
	return t.Class == lexicon.Unknown || t.Class == lexicon.Element || t.Class == lexicon.Product || t.Is("form") ||
		t.Class == lexicon.Goods || otherMetal(t)
}

// otherGood reports whether a word names a good that is more than 稀土.
func otherGood(t *lexicon.Token) bool { return t.Class == lexicon.Goods && t.ID != "稀土" }

// otherMetal reports whether a word is an element that is no rare earth.
func otherMetal(t *lexicon.Token) bool { return strings.HasPrefix(t.ID, "el.") }

// isPrice reports whether a word asks for a price: a mean may be one of a yield.
func isPrice(t lexicon.Token) bool {
	return t.Is("ask.price") || t.Is("measure.price") ||
		t.Is("measure.mean") && (strings.Contains(t.Text, "价") || strings.Contains(t.Text, "price"))
}

// Quoted is the text of all quotes, one after the other.
func (r *Result) Quoted() string {
	var b strings.Builder
	for _, p := range r.Parts {
		for _, q := range p.Quotes {
			b.WriteString(q.Text)
		}
	}
	return b.String()
}

// Plain is a text without blanks, in small letters.
func Plain(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), "")) }
