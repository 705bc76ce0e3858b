package answer

import (
	"slices"
	"strings"

	"rebot/bot/passage"
	"rebot/bot/reply"
	"rebot/index/lexicon"
)

// misnames reports whether the price of something is asked for whose name has an unknown word, and the sentences don't
// have that name: a price of 中钇富铕矿 is none of 中钇富镝矿.
func misnames(tokens []lexicon.Token, r passage.Result) bool {
	at := slices.IndexFunc(tokens, func(t lexicon.Token) bool {
		return t.Is("ask.price") || t.Is("measure.price") || t.Is("measure.mean")
	})
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
	return unknown && len([]rune(name)) == 1 || unknown && !slices.ContainsFunc(r.Parts, func(p passage.Part) bool {
		return slices.ContainsFunc(p.Quotes, func(q passage.Quote) bool {
			has := func(s string) bool { return strings.Contains(plainText(q.Text), strings.ToLower(s)) }
			return has(name) || slices.ContainsFunc(forms, has)
		})
	})
}

// pricesNothing gives the word that nothing knows where the price of it is asked for and of nothing else, and the nearest
// sentence does not have it: a sentence on other prices is not near.
func pricesNothing(text string, tokens []lexicon.Token, r passage.Result) string {
	if !holds(tokens, "measure.price", "ask.price", "measure.mean") && !strings.HasPrefix(strings.ToLower(text), "price") {
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
	if word == "" || len([]rune(word)) > 1 && strings.Contains(plainText(quotedText(r)), plainText(word)) {
		return ""
	}
	return word
}

// leavesOut reports whether a number is asked for without something: a sentence may give that of what is left out.
func leavesOut(tokens []lexicon.Token) bool {
	return holds(tokens, "op.other", "op.otherbehind") && holds(tokens, "ask.what")
}

// names reports whether a word can be a part of a name.
func names(t *lexicon.Token) bool {
	return t.Class == lexicon.Unknown || t.Class == lexicon.Element || t.Class == lexicon.Product || t.Is("form") ||
		t.Class == lexicon.Goods || otherMetal(t)
}

// otherGood reports whether a word names a good that is not of the rare earths.
func otherGood(t *lexicon.Token) bool {
	return t.Class == lexicon.Goods && !strings.HasPrefix(t.ID, "稀土")
}

// otherMetal reports whether a word is an element that is no rare earth.
func otherMetal(t *lexicon.Token) bool { return strings.HasPrefix(t.ID, "el.") }

// unpriced says that the bulletin prints no price of a name.
func (w draft) unpriced(name string) {
	w.Restart(reply.NotFound)
	name = w.quoted(w.q.Asked(name))
	w.Lead = w.Say("简报没有印"+name+"的价格。", "The bulletin does not print a price of "+name+".")
}
