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

// ErrNotMet means that an alert, met when it was planned, is not met any more: the issue was revised, or the alert
// changed.
var ErrNotMet = errors.New("the alert is not met any more")

// Meets reports whether an issue's own price meets an alert.
func (e *Engine) Meets(a intent.PriceAlert, m bulletin.Month) bool { return e.met(a, m) != nil }

// met gives the price of an issue that meets an alert, nil where it does not.
func (e *Engine) met(a intent.PriceAlert, m bulletin.Month) *index.Fact {
	f := e.monthMean(a.Product, m)
	limit, err := decimal.NewFromString(a.Value)
	if f == nil || err != nil || f.Issue.Month != m {
		return nil
	}
	meets := beyond(a, f)
	if a.OfChange() {
		meets = moved(a, f, limit)
	}
	if !meets {
		return nil
	}
	return f
}

// moved reports whether a price went as far as an alert says, and that way.
func moved(a intent.PriceAlert, f *index.Fact, limit decimal.Decimal) bool {
	c := monthMove(f)
	if c == nil || c.Percent.Text == "" {
		return false
	}
	v := c.Percent.Value
	switch a.How {
	case "fall":
		v = v.Neg()
	case "change":
		v = v.Abs()
	}
	return v.GreaterThanOrEqual(limit)
}

// beyond reports whether a price is below or above the limit of an alert.
func beyond(a intent.PriceAlert, f *index.Fact) bool {
	limit, err := decimal.NewFromString(a.Value)
	ok := err == nil
	if ok && a.Unit != f.Unit && a.Unit != "" {
		limit, ok = bulletin.ConvertPrice(limit, a.Unit, f.Unit)
	}
	return ok && (a.How == "below" && f.Value.Value.LessThan(limit) || a.How == "above" && f.Value.Value.GreaterThan(limit))
}

// Alert says the figure that met an alert, with its source. No number leaves in it that the gate does not know.
func (e *Engine) Alert(a intent.PriceAlert, m bulletin.Month, english bool) (*reply.Reply, error) {
	if e.lib.Issue(m) == nil {
		return nil, ErrNotLoaded
	}
	f := e.met(a, m)
	if f == nil {
		return nil, ErrNotMet
	}
	w := e.writes(&intent.Query{Source: intent.Facts, Kind: bulletin.PriceFact,
		Where: []intent.Cond{{Dim: intent.Subject, Values: []string{a.Product}}}}, english)
	x := w.figure(f)
	w.Title = w.Say("关注 · ", "Watch · ") + AlertText(w.Writer, a)
	value, was := x.Value, e.beforeThat(f)
	if was != nil {
		w.figure(was)
		value = was.Value.Text + " → " + value
	}
	w.Lead = w.ProductName(f.Subject, f.Printed) + " " + w.MonthName(m) + w.Say("：", ": ") + value + " " + w.Unit(x.Unit) +
		w.Say("，", ", ") + w.crossed(a, f, was)
	if x.Change != "" {
		w.Details = append(w.Details, w.Say("环比 ", "against the month before: ")+x.Change)
	}
	w.Offers = []string{a.Product + w.Say("走势", " trend")}
	w.Orders = AlertOrders(w.Writer, a)
	w.Orders[0].Label, w.Orders[1].Label = w.Say("修改提醒", "Change alert"), w.Say("取消提醒", "End alert")
	w.discrepancies()
	w.briefAlert(a, f, value+" "+w.Unit(x.Unit), w.crossed(a, f, was))
	return w.Reply, gated(w.Reply)
}

// briefAlert lays an alert out for chats: what crossed the limit large, below it which way it went and what that met.
func (w draft) briefAlert(a intent.PriceAlert, f *index.Fact, figure, met string) {
	m := f.Period.To.Month
	b := reply.Brief{Head: w.Title + " · " + w.MonthName(m), Figure: w.short(figure), Lead: w.short(met),
		Again: w.Say(m.Chinese()+a.Product+"多少钱", reply.EnglishName(a.Product)+" price "+m.String())}
	if move := monthMove(f); move != nil {
		b.Lead = w.arrow(move).String() + w.Say("，", ", ") + b.Lead
	}
	w.Brief(b, w.Details...)
}

var howWords = map[string][2]string{"below": {"低于", "below"}, "above": {"高于", "above"}, "change": {"变动", "change"},
	"fall": {"跌幅", "falls"}, "rise": {"涨幅", "rises"}}

// AlertOrders are the buttons that change an alert and that end it.
func AlertOrders(w reply.Writer, a intent.PriceAlert) []reply.Ask {
	how, name := howWords[a.How], w.ProductName(a.Product, a.Product)
	return []reply.Ask{
		{Label: w.Say("修改 ", "Change ") + name, Question: w.Say("怎么关注 "+a.Product, "how to watch "+a.Product)},
		{Label: w.Say("取消 "+name+how[0], "End "+name+" "+how[1]),
			Question: w.Say("取消关注 "+a.Product+" "+how[0], "unwatch "+a.Product+" "+how[1])},
	}
}

// beforeThat is the price of the month before, in the same unit.
func (e *Engine) beforeThat(f *index.Fact) *index.Fact {
	was := e.monthMean(f.Subject, f.Period.Before().To.Month)
	if was == nil || was.Unit != f.Unit {
		return nil
	}
	return was
}

// crossed says what met an alert: a limit that the price fell below, or is still below, or the size of its change.
func (w draft) crossed(a intent.PriceAlert, f, was *index.Fact) string {
	if a.OfChange() {
		what := map[string]string{"change": w.Say("变动", "a change"), "fall": w.Say("跌幅", "a fall"), "rise": w.Say("涨幅", "a rise")}
		return what[a.How] + w.Say("达到 ", " of ") + a.Value + "%" + w.Say("", " or more")
	}
	limit := a.Value + " " + w.Unit(a.Unit)
	below, still := a.How == "below", was != nil && beyond(a, was)
	switch {
	case was == nil && below: // it is not known where it came from
		return w.Say("低于 ", "below ") + limit
	case was == nil:
		return w.Say("高于 ", "above ") + limit
	case still && below:
		return w.Say("仍低于 ", "still below ") + limit
	case still:
		return w.Say("仍高于 ", "still above ") + limit
	case below:
		return w.Say("跌破 ", "now below ") + limit
	}
	return w.Say("涨破 ", "now above ") + limit
}

// PriceNow adds the average price of a product in a month to the figures of a reply, and gives it as text, with its
// unit.
func (e *Engine) PriceNow(to reply.Writer, product string, m bulletin.Month) (text, unit string, ok bool) {
	f := e.monthMean(product, m)
	if f == nil {
		return "", "", false
	}
	x := draft{to, &intent.Query{}, e}.figure(f)
	return to.ProductName(f.Subject, f.Printed) + " " + x.Value + " " + to.Unit(x.Unit), f.Unit, true
}

// FilterText says what a filter selects.
func FilterText(w reply.Writer, f intent.SectionFilter) string {
	if f.All() {
		return w.Say("整份摘要", "the whole digest")
	}
	var parts []string
	for _, s := range f.Sections {
		parts = append(parts, w.Say(intent.SectionNames[s], s))
	}
	for _, p := range f.Products {
		parts = append(parts, w.ProductName(p, p))
	}
	return strings.Join(parts, w.Say("、", ", "))
}

// AlertText says what an alert waits for.
func AlertText(w reply.Writer, a intent.PriceAlert) string {
	w.Permit(a.Value)
	name := w.ProductName(a.Product, a.Product)
	switch a.How {
	case "below":
		return name + w.Say(" 低于 ", " below ") + a.Value + " " + w.Unit(a.Unit)
	case "above":
		return name + w.Say(" 高于 ", " above ") + a.Value + " " + w.Unit(a.Unit)
	}
	moves := map[string]string{"change": w.Say("变动", "moves"), "fall": w.Say("跌幅", "falls"), "rise": w.Say("涨幅", "rises")}
	return name + w.Say(" 环比", " ") + moves[a.How] + w.Say("达 ", " by ") + a.Value + "%" + w.Say("", " or more")
}
