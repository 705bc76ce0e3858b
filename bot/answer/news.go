package answer

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
)

// news answers out of prose: the sentences that answer, then up to three other articles on the same.
func (b *Engine) news(ctx context.Context, a draft, i intent.News) error {
	if i.Product != "" {
		month := i.Month
		if month == 0 {
			month = b.catalog.Newest()
		}
		q, ok := b.pick(i.Product, month, "", "")
		if !ok && i.Month != 0 {
			b.noPrice(a, intent.Price{Products: []string{i.Product}, Month: month})
			return nil
		}
		if ok {
			b.onePrice(a, q, 0)
			a.premises(q, i.Asks)
			a.Offers = nil
		}
	}
	hits, err := b.lib.Search(ctx, index.Query{Text: i.Topic, From: i.From, To: i.To, Kinds: i.Kinds, N: 12})
	if err != nil {
		return fmt.Errorf("searching: %w", err) // not for what: that is what somebody asked, and this is logged
	}
	quotes := slices.DeleteFunc(index.Sentences(i.Topic, hits), func(q index.Quoted) bool { return !speaksOf(q, i.Beside) })
	if len(quotes) == 0 || !quotes[0].Sure {
		if a.Lead == "" {
			b.refuse(a, intent.Refuse{Reason: intent.NothingFound, Name: i.Topic})
		} else {
			a.Notes = append(a.Notes, a.Say("简报没有写明原因。", "The bulletin does not say why."))
		}
		return nil
	}
	a.passages(quotes, hits)
	if i.Product != "" {
		a.Notes = append(a.Notes, a.Say("以上为简报中与所问最接近的原文；简报未必写明涨跌的原因。", "These are the bulletin's sentences closest to the question; it may not give the reason."))
	}
	return nil
}

// speaksOf tells whether the passage of a sentence, or its article's title, holds two neighbouring characters of some
// words in Chinese. A sentence that only has the product in common with a question does not answer it.
func speaksOf(q index.Quoted, words string) bool {
	if words == "" {
		return true
	}
	text := bulletin.Fold(q.In().Title + " " + q.Passage().Text)
	return slices.ContainsFunc(strings.Fields(words), func(w string) bool { return sharesPair(text, w) })
}

// sharesPair tells whether a text holds two neighbouring characters of a word, or all of it where it is in Latin. A word
// of both is taken to be there: names are spelled in more than one way.
func sharesPair(text, word string) bool {
	rs := []rune(word)
	latin := len(word) == len(rs)
	for k := 0; k+1 < len(rs) && !latin; k++ {
		if rs[k] < utf8.RuneSelf || strings.Contains(text, string(rs[k:k+2])) {
			return true
		}
	}
	return latin && strings.Contains(text, word)
}

// passages shows the sentences that answer, and names the other articles on the same.
func (a draft) passages(quotes []index.Quoted, hits []index.Hit) {
	best := quotes[0]
	if a.Title == "" {
		a.Title = best.In().Title
	}
	for _, q := range quotes {
		first, last := q.Passage().Lines(q.From, q.To)
		c := a.Cite(q.Issue, bulletin.Cite{Article: q.Article, First: first, Last: last})
		a.Passages = append(a.Passages, reply.Passage{Text: q.Text, Citation: c})
	}
	seen := map[string]bool{best.In().Title: true}
	for _, h := range hits {
		if t := h.In().Title; !seen[t] && len(seen) < 4 && h.Share > index.Sure {
			seen[t] = true
			p := h.Passage()
			c := a.Cite(h.Issue, bulletin.Cite{Article: h.Article, First: p.First, Last: p.Last})
			a.Passages = append(a.Passages, reply.Passage{Text: t, Citation: c, More: true})
		}
	}
}
