package answer

import (
	"errors"
	"fmt"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index/bulletin"
)

// ErrNotLoaded means that an issue is not loaded here; on another replica, or later, it may be.
var ErrNotLoaded = errors.New("the issue is not loaded")

// Digest is the digest of an issue as a subscriber wants it. No number leaves in it that the gate does not know.
func (b *Engine) Digest(m bulletin.Month, w intent.SectionFilter, english bool) (*reply.Reply, error) {
	is := b.lib.Issue(m)
	if is == nil {
		return nil, ErrNotLoaded
	}
	a := newDraft(intent.Digest{Month: m}, english)
	if w.All() {
		b.digest(a, intent.Digest{Month: m})
	} else {
		a.Title = a.Say("《离子型稀土信息简报》摘要 · ", "Digest of the rare-earth bulletin · ") + a.MonthName(m) + " · " + FilterText(a.Writer, w)
		b.digestParts(a, is, w)
		b.digestOwnDoubts(a)
	}
	return a.Reply, gated(a.Reply)
}

// gated is an error if an answer holds a number from nowhere.
func gated(a *reply.Reply) error {
	if bad := a.Check(reply.Text(a)); len(bad) > 0 {
		return fmt.Errorf("the number gate holds %v back", bad)
	}
	return nil
}

func (b *Engine) digestParts(a draft, is *bulletin.Issue, w intent.SectionFilter) {
	if w.Has("price") {
		b.digestIndex(a, is.Month)
		if len(w.Products) == 0 {
			b.digestPrices(a, is.Month)
		}
	}
	b.digestProducts(a, is.Month, w.Products)
	if w.Has("trade") {
		b.digestTrade(a, is)
		b.digestHeadlines(a, is, bulletin.Customs)
	}
	if w.Has("news") {
		b.digestHeadlines(a, is, bulletin.News, bulletin.Policy, bulletin.Research)
	}
	if a.Lead == "" && len(a.Details) == 0 {
		a.Lead = a.Say("这一期没有这方面的内容。", "This issue has nothing of the kind.")
	}
}

// digestProducts gives the price of each product, and says which have none.
func (b *Engine) digestProducts(a draft, m bulletin.Month, products []string) {
	var none []string
	for _, p := range products {
		if q, ok := b.pick(p, m, "", ""); ok {
			a.Details = append(a.Details, a.moveText(q))
		} else {
			none = append(none, p)
		}
	}
	if len(none) > 0 {
		a.Notes = append(a.Notes, a.Say("这一期没有报价：", "Not priced in this issue: ")+strings.Join(none, a.Say("、", ", ")))
	}
}

// digestOwnDoubts adds what the source contradicts in the lines that a digest cites.
func (b *Engine) digestOwnDoubts(a draft) {
	cited := a.Citations[:len(a.Citations):len(a.Citations)]
	var months []bulletin.Month
	for _, c := range cited {
		months = append(months, c.Issue)
	}
	for _, f := range b.lib.FindingsIn(months...) {
		for _, c := range cited {
			if within(f.A.Cite, f.Issue, c) || within(f.B.Cite, f.Other, c) {
				a.discrepancy(f)
				break
			}
		}
	}
}
