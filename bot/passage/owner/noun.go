package owner

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// apart cuts the terms that the article made of several words and the sentence does not have into these.
func apart(q *sentence.Question, terms []sentence.Term, x *Text) (out []sentence.Term) {
	for _, t := range terms {
		if t.Token != nil || strings.Contains(x.Folded, t.Text) {
			out = append(out, t)
			continue
		}
		n := len(out)
		for i := range q.Tokens {
			if k := &q.Tokens[i]; k.From >= t.From && k.To <= t.To && k.To-k.From > 1 &&
				k.Class != lexicon.Mark && k.Class != lexicon.Filler {
				out = append(out, sentence.Term{From: k.From, To: k.To, Text: string(q.Letters[k.From:k.To]),
					Token: k, Weight: 2, Name: k.Class != lexicon.Word})
			}
		}
		if len(out) == n {
			out = append(out, t)
		}
	}
	return out
}

// readNoun takes the letters right before the word that asks as the noun, where no term of the article is: 储备预算多少; and
// of 座矿山 the noun alone.
func (a *Asked) readNoun() {
	w := a.w
	if a.noun != nil && (w.At < 0 || a.noun.From >= a.q.Tokens[w.At].To) {
		for _, u := range a.units {
			if rest, ok := strings.CutPrefix(a.noun.Text, u); ok && len([]rune(rest)) > 1 {
				one := *a.noun
				one.Text, one.From, one.Token = rest, one.To-len([]rune(rest)), nil
				a.noun = &one
			}
		}
		return
	}
	if w.At < 0 || w.Head == sentence.When {
		return
	}
	a.paid = a.pays()
	from := a.q.Tokens[w.From].From
	for i := range w.All {
		if to := w.All[i].To; to <= a.q.Tokens[w.At].From {
			from = max(from, to)
		}
	}
	for i := w.From; i < w.At; i++ {
		if t := &a.q.Tokens[i]; t.From >= from && nounLike(t) {
			if a.noun != nil {
				a.others = append(a.others, *a.noun)
			}
			a.noun = &sentence.Term{From: t.From, To: t.To, Text: string(a.q.Letters[t.From:t.To]), Token: t,
				Weight: 1}
		}
	}
}

// nounLike reports whether a token may be what a number is asked of.
func nounLike(t *lexicon.Token) bool {
	if t.To-t.From < 2 || !bulletin.HasHan(t.Text) || t.Class == lexicon.PeriodOf ||
		t.Class == lexicon.Filler || t.Class == lexicon.Mark {
		return false
	}
	return !slices.ContainsFunc([]string{"move", "be", "ask", "op", "adverb", "prep", "aspect", "about",
		"bound", "modal", "light", "time", "qual", "compare", "link"}, t.Of) &&
		!t.Is("attr.shorten") && !strings.HasSuffix(t.Text, "到")
}

// gap reports whether letters of the question that say something stand between the noun and the word that asks.
func (a *Asked) gap() bool {
	if a.noun == nil || a.w.At < 0 || a.noun.To >= a.q.Tokens[a.w.At].From {
		return false
	}
	return slices.ContainsFunc(a.q.Tokens[a.w.From:a.w.At], func(t lexicon.Token) bool {
		return t.From >= a.noun.To && bulletin.HasHan(t.Text) && (t.Class == lexicon.Unknown ||
			t.To-t.From > 1 && t.Class == lexicon.Word && !t.Of("be") && !t.Of("about") && !t.Of("time"))
	})
}

// trimNoun takes words off the noun that only ask, and joins one letter to the term before it: 评估, 价是.
func (a *Asked) trimNoun() {
	if a.noun == nil {
		return
	}
	one := *a.noun
	if one.Text = strings.TrimRight(one.Text, "是为有"); one.Text == a.noun.Text {
		return
	}
	one.Token = nil
	one.To = one.From + len([]rune(one.Text))
	if k := len(a.others) - 1; one.To-one.From == 1 && k >= 0 && a.others[k].To == one.From {
		one.From, one.Text = a.others[k].From, a.others[k].Text+one.Text
		a.others = a.others[:k]
	}
	if a.noun = &one; one.Text == "" {
		a.noun = nil
	}
}

// nounAt is the term that a number is asked of: the noun right behind the word that asks, or the last one before it;
// -1 for none. A name is who has it, and not what it is.
func (a *Asked) nounAt() int {
	w, last := a.w, -1
	for i := range w.All {
		t := &w.All[i]
		if t.Letter() || t.Weight < 1 && !t.Topic || a.saidOnly(t) || t.Token != nil &&
			t.Token.Class == lexicon.PeriodOf {
			continue
		}
		if w.At >= 0 && t.From >= a.q.Tokens[w.At].To {
			if strings.ContainsAny(string([]rune(t.Text)[:1]), "不没才就") {
				continue
			}
			gap := strings.TrimSpace(string(a.q.Letters[a.q.Tokens[w.At].To:t.From]))
			if gap == "" && w.Head != sentence.When || len([]rune(gap)) == 1 && w.Head != sentence.When && !t.Done() {
				return i
			}
			continue
		}
		if t.Is("to.value") || t.Is("link.to") || strings.HasPrefix(t.Text, "到") || t.Text == "稀土" {
			continue
		}
		if t.Token == nil || !t.Token.Of("move") && !t.Is("attr.shorten") && !strings.HasSuffix(t.Text, "到") {
			last = i
		}
	}
	if last >= 0 && w.All[last].Name && !amountNoun(w.All[last].Text) {
		return -1
	}
	return last
}

// amountNoun reports whether a word ends as those do whose answer is a number.
func amountNoun(text string) bool {
	return slices.ContainsFunc(lexicon.List("amount.ends"), func(e string) bool { return strings.HasSuffix(text, e) })
}
