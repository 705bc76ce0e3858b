package answer

import (
	"regexp"
	"slices"
	"strings"

	"rebot/bot/card"
	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
)

// purityAlone parts a purity from what the product is made of, printed behind it: ≧99%Nd75%.
var purityAlone = regexp.MustCompile(`^([^A-Za-z]+%)[A-Za-z].*$`)

// briefFigure lays out one figure for chats. Of the details it covers those given, and what the text of the issue says again of a
// price without saying more.
func (w draft) briefFigure(f *index.Fact, m *bulletin.Move, covers []string) {
	c := card.Figure{English: w.English, Head: w.Title, Time: w.time(f.Period), Value: w.short(w.value(f)), Change: w.arrow(m)}
	if f.Kind == bulletin.PriceFact && f.Purity != "" {
		c.Head = strings.Replace(c.Head, w.name(f), w.name(f)+" "+purityAlone.ReplaceAllString(f.Purity, "$1"), 1)
	}
	b, _, asked := w.earlier(f)
	if b != nil && b.Unit == f.Unit && b.Period != f.Period {
		d := f.Value.Value.Sub(b.Value.Value)
		c.Then, c.Before, c.Gap, c.Unit = w.time(b.Period), b.Value.Text, d.Abs().String(), w.short(w.suffix(f.Unit))
		c.GapWay = wentTo(d)
	}
	if m != nil && (m.Of != bulletin.OnPrevious || b == nil) {
		c.Of = w.basis(m)
	}
	if v, ok := pricePer(f, other(f.Unit)); ok && f.Kind == bulletin.PriceFact && f.To.Text == "" && !w.English {
		c.Other = round(v, 6) + " " + w.Unit(other(f.Unit))
	}
	plain := w.lead(f, m)
	converted, _, isConverted := strings.Cut(w.Lead, w.Say("（换算自 ", " (converted from "))
	verdict, isPlain := strings.CutSuffix(w.Lead, plain)
	switch {
	case w.q.Has(intent.PurityWant) && f.Purity != "" && isPlain && verdict == "":
		c.Asked, c.Head = f.Purity, w.Title
	case isConverted:
		c.Asked = w.short(converted)
	case isPlain && verdict != "":
		c.Verdict = strings.TrimRight(verdict, "：:，, ")
	case w.q.Has(intent.ChangeWant) && m != nil && !asked && m.Amount.Text == "":
		c = c.OfChange()
	case !isPlain || w.q.Has(intent.ChangeWant) || w.q.Has(intent.PurityWant):
		return
	}
	shown, again := c.Brief(), w.saidAgain(f, m)
	if len(again) > 0 {
		shown.Aside = w.citedAlone(w.e.again(f))
	}
	w.Brief(shown, append(covers, again...)...)
}

// short is a text as a card has it: in English without the bulletin's own words.
func (w draft) short(s string) string {
	if w.English {
		return reply.InEnglish(s)
	}
	return s
}

// arrow is a move as a card shows it.
func (w draft) arrow(m *bulletin.Move) card.Change {
	switch {
	case m == nil:
		return card.Change{}
	case m.Percent.Text != "":
		c := card.Of(way(m), percent(m.Percent))
		c.Size = w.about(m) + c.Size
		return c
	case m.Amount.Text != "":
		return card.Change{Way: way(m), Size: strings.TrimLeft(m.Amount.Text, "+-") + " " + w.Unit(m.Unit)}
	}
	return card.Change{Way: way(m), Size: w.Say("持平", "unchanged")}
}

// basis says what a move is held against.
func (w draft) basis(m *bulletin.Move) string {
	switch {
	case m.Of != "" && w.English:
		return strings.TrimSpace(onWhat[m.Of])
	case m.Of == "" && !m.Base.IsZero():
		return w.Say("较", "against ") + w.time(m.Base)
	}
	return m.Of
}

// saidAgain is the detail that repeats a price in the words of the text, where it says nothing else than the table does.
func (w draft) saidAgain(f *index.Fact, m *bulletin.Move) []string {
	o := w.e.again(f)
	if o == nil || o.Purity != "" && o.Purity != f.Purity || o.To.Text != "" || f.To.Text != "" {
		return nil
	}
	v, ok := bulletin.ConvertPrice(f.Value.Value, f.Unit, o.Unit)
	if !ok || !v.Round(-o.Value.Value.Exponent()).Equal(o.Value.Value) {
		return nil
	}
	if n := w.move(o); n != nil && n.Percent.Text != "" &&
		(m == nil || !m.Percent.Value.Round(-n.Percent.Value.Exponent()).Equal(n.Percent.Value)) {
		return nil
	}
	i := slices.IndexFunc(w.Details, func(s string) bool { return strings.HasPrefix(s, w.Say("正文另记：", "The text says: ")) })
	if i < 0 {
		return nil
	}
	return w.Details[i : i+1]
}

// citedAlone is the citation of a fact that no figure of the reply stands in.
func (w draft) citedAlone(f *index.Fact) []int {
	c := w.Cite(f.Issue, f.Cite)
	if slices.ContainsFunc(w.Figures, func(x reply.Figure) bool { return x.Citation == c }) {
		return nil
	}
	return []int{c}
}

// fewRows is how many values a card shows beside a result.
const fewRows = 4

// briefReckoned lays out what was worked out of some rows, with their values beside it, which cover what supports it; a result
// that is a sentence stays one.
func (w draft) briefReckoned(rows []row, support []string) {
	b, ok := card.Reckoned(w.English, w.short(w.Title), w.short(w.Lead))
	if !ok || w.Table != nil {
		return
	}
	ofChange := slices.ContainsFunc(w.q.Then, func(o intent.Op) bool { return o.By == "change" })
	if len(rows) == 0 || len(rows) > fewRows || ofChange || slices.ContainsFunc(rows, func(r row) bool { return r.made != "" }) {
		w.Brief(b)
		return
	}
	if formula, said := w.formulaOf(rows, b.Figure); said != "" {
		b.Lines = []string{formula}
		w.Brief(dated(b, w.time(rows[0].Period)), append(slices.Clone(support), said)...)
		return
	}
	times, measures := differ(rows, func(r row) string { return r.Period.String() }), differ(rows, func(r row) string {
		return r.Measure + r.Company
	})
	for _, r := range rows {
		parts := []string{w.name(r.Fact)}
		if measures {
			parts = append(parts, w.MeasureWord(r.Measure))
		}
		if times {
			parts = append(parts, w.time(r.Period))
		}
		b.Fields = append(b.Fields, reply.Field{Name: strings.Join(parts, " "), Value: w.value(r.Fact)})
	}
	if !times {
		b = dated(b, w.time(rows[0].Period))
	}
	w.Brief(b, support...)
}

// dated is a card whose heading says the time of its figures.
func dated(b reply.Brief, time string) reply.Brief {
	if !strings.Contains(b.Head, time) {
		b.Head += " · " + time
	}
	return b
}

// formulaOf is the formula that makes the large figure of the one value there is, without that figure, and the detail that says it:
// beside it neither need be said again. It is empty where there is none.
func (w draft) formulaOf(rows []row, figure string) (formula, said string) {
	if len(rows) != 1 {
		return "", ""
	}
	for _, d := range w.Details {
		if f, isResult := strings.CutSuffix(d, " = "+figure); isResult && strings.Contains(f, w.value(rows[0].Fact)) {
			return f, d
		}
	}
	return "", ""
}

// briefTable lays out a table without what it says twice.
func (w draft) briefTable() {
	if w.Table == nil {
		return
	}
	b := card.Heading(w.Title, w.Lead)
	if card.Listed(w.Table, w.Lead) {
		b.Lead = ""
	}
	b.Table, b.Head = card.Table(w.Table, w.Title)
	w.Brief(b)
}
