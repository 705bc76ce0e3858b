package answer

import (
	"errors"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
)

// ErrNotMet means that an alert, met when it was planned, is not met any more: the issue was revised, or the alert changed.
var ErrNotMet = errors.New("the watch is not met any more")

// Meets reports whether an issue's own price meets an alert.
func (b *Engine) Meets(w intent.PriceAlert, m bulletin.Month) bool {
	_, met := b.met(w, m)
	return met
}

// met is the price of an issue, and reports whether it meets an alert.
func (b *Engine) met(w intent.PriceAlert, m bulletin.Month) (index.Quote, bool) {
	q, ok := b.pick(w.Product, m, "", "")
	limit, err := decimal.NewFromString(w.Value)
	if !ok || err != nil || q.Issue.Month != m {
		return q, false
	}
	if w.How == "change" {
		return q, q.Change != nil && q.Change.Base == m-1 && q.Change.Percent.Value.Abs().GreaterThanOrEqual(limit)
	}
	if w.Unit != q.Unit && w.Unit != "" {
		if limit, ok = bulletin.ConvertPrice(limit, w.Unit, q.Unit); !ok {
			return q, false
		}
	}
	if w.How == "below" {
		return q, q.Price.Value.LessThan(limit)
	}
	return q, q.Price.Value.GreaterThan(limit)
}

// Alert says the figure that met an alert, with its source. No number leaves in it that the gate does not know.
func (b *Engine) Alert(w intent.PriceAlert, m bulletin.Month, english bool) (*reply.Reply, error) {
	if b.lib.Issue(m) == nil {
		return nil, ErrNotLoaded
	}
	q, ok := b.met(w, m)
	if !ok {
		return nil, ErrNotMet
	}
	a := newDraft(w, english)
	f := a.figure(q)
	a.Title = a.Say("关注 · ", "Watch · ") + AlertText(a.Writer, w)
	a.Lead = f.Name + " " + a.MonthName(m) + " " + f.Value + " " + f.Unit
	if f.Change != "" {
		a.Details = append(a.Details, a.Say("环比 ", "against the month before: ")+f.Change)
	}
	b.discrepancies(a)
	return a.Reply, gated(a.Reply)
}

// PriceNow adds the average price of a product in a month to the figures of a reply, and gives it as text, with its unit.
func (b *Engine) PriceNow(w reply.Writer, product string, m bulletin.Month) (text, unit string, ok bool) {
	q, ok := b.pick(product, m, "", "")
	if !ok {
		return "", "", false
	}
	f := draft{w}.figure(q)
	return f.Name + " " + f.Value + " " + f.Unit, q.Unit, true
}

// FilterText says what a filter selects.
func FilterText(a reply.Writer, w intent.SectionFilter) string {
	if w.All() {
		return a.Say("整份摘要", "the whole digest")
	}
	var parts []string
	for _, s := range w.Sections {
		parts = append(parts, a.Say(intent.SectionNames[s], s))
	}
	return strings.Join(append(parts, w.Products...), a.Say("、", ", "))
}

// AlertText says what an alert waits for.
func AlertText(a reply.Writer, w intent.PriceAlert) string {
	a.Permit(w.Value)
	switch w.How {
	case "below":
		return w.Product + a.Say(" 低于 ", " below ") + w.Value + " " + w.Unit
	case "above":
		return w.Product + a.Say(" 高于 ", " above ") + w.Value + " " + w.Unit
	}
	return w.Product + a.Say(" 环比变动达 ", " change of ") + w.Value + "%" + a.Say("", " or more")
}
