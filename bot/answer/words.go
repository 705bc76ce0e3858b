package answer

import (
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
)

// percent prints a change with its sign.
func percent(a bulletin.Amount) string {
	s := a.Text
	if !strings.HasPrefix(s, "-") && !a.Value.IsZero() {
		s = "+" + s
	}
	return s + "%"
}

// way names the direction of a change: up, down or flat.
func way(m *bulletin.Move) string {
	switch {
	case m == nil:
		return ""
	case m.Flat || m.Percent.Text != "" && m.Percent.Value.IsZero():
		return "flat"
	case m.Percent.Value.IsNegative() || m.Amount.Value.IsNegative():
		return "down"
	}
	return "up"
}

// wayWord says a direction: of a price it rises and falls, of a trade it grows and shrinks.
func (w draft) wayWord(way string, kind bulletin.FactKind) string {
	price := kind == bulletin.PriceFact || kind == bulletin.IndexFact
	switch {
	case way == "flat":
		return w.Say("持平", "unchanged")
	case way == "up" && price:
		return w.Say("上涨", "up")
	case way == "up":
		return w.Say("增长", "up")
	case way == "down" && price:
		return w.Say("下跌", "down")
	}
	return w.Say("下降", "down")
}

// changed says a fact's change: 环比 -3.50%（下跌）.
func (w draft) changed(f *index.Fact, m *bulletin.Move) string {
	if m == nil {
		return ""
	}
	of := m.Of
	switch {
	case w.English && of == bulletin.OnPrevious:
		of = "month on month"
	case w.English && of == bulletin.OnYear:
		of = "year on year"
	case of == "" && !m.Base.IsZero():
		of = w.Say("较"+w.time(m.Base), "against "+w.time(m.Base))
	}
	size := w.Say("持平", "unchanged")
	switch {
	case m.Percent.Text != "":
		size = m.About + percent(m.Percent) + w.Say("（"+w.wayWord(way(m), f.Kind)+"）", " ("+w.wayWord(way(m), f.Kind)+
			")")
	case m.Amount.Text != "":
		size = w.wayWord(way(m), f.Kind) + " " + strings.TrimPrefix(m.Amount.Text, "-") + " " + w.Unit(m.Unit)
	}
	return strings.TrimSpace(of + " " + size)
}

// value says a fact's value with its unit.
func (w draft) value(f *index.Fact) string {
	s := f.Value.Text
	if f.To.Text != "" {
		s += "–" + f.To.Text
	}
	if f.Unit == "%" {
		return s + "%"
	}
	return s + " " + w.Unit(f.Unit)
}

// round writes a number that was worked out: at most so many decimals, no zeros at the end.
func round(d decimal.Decimal, places int32) string { return d.Round(places).String() }

// money writes yuan as people say large sums.
func (w draft) money(d decimal.Decimal) string {
	s := round(d, 4) + w.Say(" 元", " yuan")
	w.Derive(s)
	if d.Abs().GreaterThanOrEqual(decimal.New(1, 4)) {
		wan := round(d.Shift(-4), 4)
		w.Derive(wan, round(d, 4))
		s += w.Say("（"+wan+" 万元）", "")
	}
	return s
}

// gapUnit is the unit of the difference of two values, behind it: two shares are so many points apart.
func (w draft) gapUnit(f *index.Fact, unit string) string {
	if unit == "%" && f.Measure == bulletin.ShareOf {
		return w.Say(" 个百分点", " percentage points")
	}
	return w.suffix(unit)
}

// toPartner is the word before the partner of a direction: 对美国出口.
var toPartner = map[string]string{bulletin.Export: "对", bulletin.Import: "自", bulletin.BothWays: "对"}

// name says what a row is of: the product, or who trades what which way.
func (w draft) name(f *index.Fact) string {
	switch f.Kind {
	case bulletin.PriceFact:
		return w.ProductName(f.Subject, f.Printed)
	case bulletin.TradeFact:
		if w.English {
			return w.tradeInEnglish(f)
		}
		subject := f.Subject
		if subject == "货物贸易" && f.Partner != "" {
			subject = ""
		}
		by := ""
		if f.Partner != "" {
			by = toPartner[f.Direction] + f.Partner
		}
		return f.Region + by + subject + f.Direction
	case bulletin.QuotaFact:
		if w.English && batches[f.Batch] != "" {
			return strings.TrimSpace(f.Company+f.Scope) + batches[f.Batch] + " of the " + w.MeasureWord(f.Measure) + " quota"
		}
		return f.Company + f.Scope + f.Batch + f.Measure + "指标"
	}
	return f.Company + f.Region + f.Subject
}

// batches are those of a quota in English.
var batches = map[string]string{"第一批": "first batch", "第二批": "second batch", "第三批": "third batch", "前两批": "first two batches"}

// tradeInEnglish names who trades what which way, with the bulletin's own words behind: rare earth exports (稀土出口).
func (w draft) tradeInEnglish(f *index.Fact) string {
	chinese := draft{reply.Writer{Reply: &reply.Reply{}}, w.q, w.e}.name(f)
	way := map[string]string{bulletin.Export: "exports", bulletin.Import: "imports", bulletin.BothWays: "trade"}[f.Direction]
	goods := map[string]string{"稀土": "rare earth", "货物贸易": "goods"}[f.Subject]
	if way == "" || goods == "" || f.Partner != "" || f.Region != "" {
		return chinese
	}
	return goods + " " + way + " (" + chinese + ")"
}

// title is a row's name, measure and time.
func (w draft) title(f *index.Fact) string {
	parts := []string{w.name(f)}
	company := f.Company
	if isOwn(f) {
		company = w.Say(company, "imported price")
	}
	for _, whose := range []string{company, f.Region} {
		if whose != "" && f.Kind == bulletin.PriceFact {
			parts = append(parts, whose)
		}
	}
	if f.Kind != bulletin.QuotaFact {
		parts = append(parts, w.MeasureWord(f.Measure))
	}
	if !f.Period.IsZero() {
		parts = append(parts, w.time(f.Period))
	}
	return strings.Join(parts, " · ")
}

func (w draft) time(p bulletin.Period) string {
	w.Permit(p.String(), p.Chinese())
	if w.English {
		return p.String()
	}
	return p.Chinese()
}

// figure cites a fact and adds it to the figures.
func (w draft) figure(f *index.Fact) reply.Figure {
	c := w.Cite(f.Issue, f.Cite)
	x := reply.Figure{Name: f.Subject, Measure: f.Measure, Period: f.Period.String(), Value: f.Value.Text, Unit: f.Unit,
		Citation: c}
	if f.Partner != "" {
		x.Name = f.Partner
	}
	if m := w.move(f); m != nil && m.Percent.Text != "" {
		x.Change = percent(m.Percent)
	}
	w.Figures = append(w.Figures, x)
	return x
}

// move is the change of a fact that is asked for, else the first one printed.
func (w draft) move(f *index.Fact) *bulletin.Move {
	want := map[string]string{"mom": bulletin.OnPrevious, "yoy": bulletin.OnYear}[w.q.Of]
	for i := range f.Changes {
		if want == "" || f.Changes[i].Of == want {
			return &f.Changes[i]
		}
	}
	return nil
}
