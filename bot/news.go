package bot

import (
	"context"
	"fmt"

	"rebot/index"
	"rebot/index/bulletin"
)

// news answers out of prose: the sentences that answer, then up to three other articles on the same.
func (b *Bot) news(ctx context.Context, a *Answer, i News) error {
	if i.Product != "" {
		if q, ok := b.pick(i.Product, b.cover.Newest(), "", ""); ok {
			b.onePrice(a, q)
			a.Offers = nil
		}
	}
	hits, err := b.lib.Search(ctx, index.Query{Text: i.Topic, From: i.From, To: i.To, Kinds: i.Kinds, N: 12})
	if err != nil {
		return fmt.Errorf("searching for %q: %w", i.Topic, err)
	}
	if len(hits) == 0 {
		if a.Lead == "" {
			b.refuse(a, Refuse{Reason: NothingFound, Name: i.Topic})
		} else {
			a.Notes = append(a.Notes, a.say("简报没有写明原因。", "The bulletin does not say why."))
		}
		return nil
	}
	a.passages(i, hits)
	if i.Product != "" {
		a.Notes = append(a.Notes, a.say("以上为简报中与所问最接近的原文；简报未必写明涨跌的原因。", "These are the bulletin's sentences closest to the question; it may not give the reason."))
	}
	return nil
}

// passages shows the best hit's sentences, and names the other articles.
func (a *Answer) passages(i News, hits []index.Hit) {
	best := hits[0]
	text, from, to := index.Extract(i.Topic, best)
	first, last := best.Passage().Lines(from, to)
	c := a.cite(best.Issue, bulletin.Cite{Article: best.Article, First: first, Last: last})
	if a.Title == "" {
		a.Title = best.In().Title
	}
	a.Passages = append(a.Passages, Passage{Text: text, Citation: c})
	seen := map[string]bool{best.In().Title: true}
	for _, h := range hits[1:] {
		if t := h.In().Title; !seen[t] && len(seen) < 4 && h.Score > best.Score*0.4 {
			seen[t] = true
			p := h.Passage()
			c := a.cite(h.Issue, bulletin.Cite{Article: h.Article, First: p.First, Last: p.Last})
			a.Passages = append(a.Passages, Passage{Text: t, Citation: c, More: true})
		}
	}
}
