package answer

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/intent"
	"rebot/index"
	"rebot/index/bulletin"
)

// filter keeps the rows within the bounds that are asked for, in the order that is asked for.
func (w draft) filter(rows []row) []row {
	rows = slices.DeleteFunc(rows, func(r row) bool { return !w.graded(r.Fact) })
	for _, o := range w.q.Then {
		switch o.Name {
		case intent.Within:
			if v := w.q.Op(intent.Verdict); v != nil && v.By == "change" && o.By == "change" && o.Value+o.Upper == "" {
				continue // 谁增得快: one that fell is compared too
			}
			rows = slices.DeleteFunc(rows, func(r row) bool { return !w.within(r.Fact, o) })
		case intent.Top, intent.Bottom, intent.Nth, intent.Sort:
			if w.q.Weighs() {
				continue // by what their amounts cost
			}
			if c := w.q.Op(intent.CountOf); c != nil && o.N <= 1 { // 下跌的有几个，跌幅最大的是谁
				c.N = w.distinct(rows)
			}
			rows = w.ranked(rows, o)
		case intent.Ends:
			rows = w.ends(rows, o)
		}
	}
	return rows
}

// distinct is how many things rows are of.
func (w draft) distinct(rows []row) int {
	names := map[string]bool{}
	for _, r := range rows {
		names[w.name(r.Fact)] = true
	}
	return len(names)
}

// measured gives the number that a row is bounded or ranked by.
func (w draft) measured(f *index.Fact, by string) (decimal.Decimal, bool) {
	if by == "change" {
		m := w.move(f)
		switch {
		case m == nil || m.Percent.Text == "" && !m.Flat:
			return decimal.Zero, false
		case m.Flat:
			return decimal.Zero, true
		}
		return m.Percent.Value, true
	}
	return w.e.scaled(f)
}

// scaled is a fact's value in a unit that facts of one kind can be compared in: 元/公斤, yuan, tons.
func (e *Engine) scaled(f *index.Fact) (decimal.Decimal, bool) {
	if f.Kind == bulletin.PriceFact {
		return bulletin.ConvertPrice(f.Value.Value, f.Unit, "元/公斤")
	}
	exp, _ := bulletin.SplitUnit(f.Unit)
	return f.Value.Value.Shift(exp), true
}

// within reports whether a fact lies within a bound.
func (w draft) within(f *index.Fact, o intent.Op) bool {
	v, ok := w.measured(f, o.By)
	if !ok {
		return false
	}
	if o.By == "change" && o.Of != "" {
		return w.movedBeyond(f, v, o)
	}
	if o.By == "change" {
		return w.movedSo(v, o)
	}
	if _, unit := bulletin.SplitUnit(f.Unit); f.Kind == bulletin.TradeFact && o.Unit != "" && unit != o.Unit {
		return false // 5014.7亿个 is not over a million tons
	}
	lo, hi := w.bounds(f, o)
	if lo != nil && (v.LessThan(*lo) || v.Equal(*lo) && !o.Equal) {
		return false
	}
	return hi == nil || v.LessThan(*hi) || v.Equal(*hi) && o.Equal
}

// movedBeyond reports whether a change goes the same way as that of what is named, and further, or less far.
func (w draft) movedBeyond(f *index.Fact, v decimal.Decimal, o intent.Op) bool {
	b := w.e.pick(spec{kind: f.Kind, subject: o.Of})
	if b == nil || b.Subject == f.Subject {
		return false
	}
	of, ok := w.measured(b, "change")
	if !ok || v.Sign()*of.Sign() < 0 || v.IsZero() && o.Way == "dearer" {
		return false
	}
	if o.Way == "dearer" {
		return v.Abs().GreaterThan(of.Abs())
	}
	return v.Abs().LessThan(of.Abs())
}

// level reports whether a figure of an index is one of its points, and not how far these lie apart.
func level(f *index.Fact) bool {
	return slices.Contains([]string{bulletin.IndexMean, bulletin.IndexHigh, bulletin.IndexLow, bulletin.IndexValue},
		f.Measure)
}

func (w draft) movedSo(v decimal.Decimal, o intent.Op) bool {
	not := strings.HasPrefix(o.Way, "not ")
	switch way := strings.TrimPrefix(o.Way, "not "); {
	case way == "up" && v.IsPositive() == not, way == "down" && v.IsNegative() == not, way == "flat" &&
		v.IsZero() == not, way == "any" && v.IsZero() != not:
		return false
	}
	if strings.HasPrefix(o.Value, "-") || strings.HasPrefix(o.Upper, "-") { // -1%到-2%: of the change with its sign
		lo, hi := amount(o.Value), amount(o.Upper)
		return v.GreaterThanOrEqual(decimal.Min(lo, hi)) && v.LessThanOrEqual(decimal.Max(lo, hi))
	}
	return o.Holds(v.Abs())
}

// bounds are a bound's ends in the unit that facts are compared in. A bare number is in the unit of the fact.
func (w draft) bounds(f *index.Fact, o intent.Op) (lo, hi *decimal.Decimal) {
	if o.Of != "" {
		b := w.e.pick(spec{kind: f.Kind, subject: o.Of})
		if b == nil {
			return nil, nil
		}
		v, _ := w.e.scaled(b)
		if o.Way == "cheaper" {
			return nil, &v
		}
		return &v, nil
	}
	end := func(s string) *decimal.Decimal {
		if s == "" {
			return nil
		}
		v := amount(s)
		switch {
		case f.Kind != bulletin.PriceFact:
		case strings.Contains(o.Unit, "/"):
			v, _ = bulletin.ConvertPrice(v, o.Unit, "元/公斤")
		case w.perUnit() != "": // 1.7 million yuan a tonne
			v, _ = bulletin.ConvertPrice(v, w.perUnit(), "元/公斤")
		case inWan(o.Asked): // 170万 is by the ton, as the trade says it
			v, _ = bulletin.ConvertPrice(v, "元/吨", "元/公斤")
		}
		return &v
	}
	return end(o.Value), end(o.Upper)
}

// perUnit is the unit that a question says prices by, empty for none: 每吨, a tonne.
func (w draft) perUnit() string {
	if c := w.q.Op(intent.Convert); c != nil && strings.Contains(c.Unit, "/") && !strings.HasPrefix(c.Unit, "万") {
		return c.Unit
	}
	return ""
}

// inWan reports whether an amount is said in ten thousands.
func inWan(asked string) bool { return strings.ContainsAny(asked, "万萬") }

func amount(s string) decimal.Decimal {
	d, _ := decimal.NewFromString(s)
	return d
}

// ranked sorts rows, and keeps the first, the last, or the one place that is asked for. Rows that tie with the last one
// kept stay too.
func (w draft) ranked(rows []row, o intent.Op) []row {
	rows = slices.DeleteFunc(rows, func(r row) bool {
		v, ok := w.measured(r.Fact, o.By)
		return !ok || o.By == "change" && (o.Way == "down" && !v.IsNegative() || o.Way == "up" && !v.IsPositive())
	})
	least := o.Name == intent.Bottom || o.Asked == "asc" || o.Asked == string(intent.Bottom)
	key := func(r row) decimal.Decimal {
		v, _ := w.measured(r.Fact, o.By)
		if o.By == "change" {
			v = v.Abs()
		}
		return v
	}
	slices.SortStableFunc(rows, func(a, b row) int {
		if least {
			return key(a).Cmp(key(b))
		}
		return key(b).Cmp(key(a))
	})
	w.Permit(strconv.Itoa(o.N))
	switch {
	case o.Name == intent.Nth:
		if o.N > len(rows) {
			return nil
		}
		return tied(rows, o.N-1, o.N, key)
	case o.N > len(rows) && len(rows) > 1 && !w.unreadRows(rows):
		n := strconv.Itoa(len(rows))
		w.Permit(n)
		w.Notes = append(w.Notes, w.Say("简报只印了 "+n+" 个。", "The bulletin prints only "+n+"."))
	case o.N > 0 && o.N < len(rows):
		return tied(rows, 0, o.N, key)
	}
	return rows
}

// ends keeps the first and the last row.
func (w draft) ends(rows []row, o intent.Op) []row {
	o.Name, o.N = intent.Sort, 0
	rows = w.ranked(rows, o)
	if len(rows) < 3 {
		return rows
	}
	return []row{rows[0], rows[len(rows)-1]}
}

func tied(rows []row, from, to int, key func(row) decimal.Decimal) []row {
	for to < len(rows) && key(rows[to]).Equal(key(rows[to-1])) {
		to++
	}
	return rows[from:to]
}

// byGroup counts rows by the groups of products that are asked about, and names them.
func (w draft) byGroup(rows []row, groups []string) string {
	parts := make([]string, len(groups))
	for i, g := range groups {
		var names []string
		for _, r := range rows {
			if inGroup(r.Subject, g) {
				names = append(names, w.name(r.Fact))
			}
		}
		n := strconv.Itoa(len(names))
		w.Permit(n)
		parts[i] = g + w.Say(" "+n+" 种：", ": "+n+": ") + strings.Join(names, w.Say("、", ", "))
	}
	return strings.Join(parts, w.Say("；", "; "))
}

// lists says how many rows there are where that is asked, and which they are.
func (w draft) lists(rows []row) {
	var names []string
	for _, r := range rows {
		if n := w.name(r.Fact); !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	n := strconv.Itoa(len(names))
	w.Permit(n)
	groups := w.q.Cond(intent.Group)
	defer w.countHeld(len(names))
	switch {
	case w.q.Op(intent.CountOf) != nil && len(groups) > 1: // 轻稀土和重稀土各有几个
		w.Lead = w.byGroup(rows, groups)
	case w.q.Op(intent.CountOf) != nil:
		w.Lead = w.Say("共"+n+"种：", n+": ") + strings.Join(names, w.Say("、", ", "))
	case w.ranking() && w.Lead == "":
		w.Lead = strings.Join(names, w.Say("、", ", "))
	}
}

// countHeld says whether as many rows were found as the question says.
func (w draft) countHeld(n int) {
	if o := w.q.Op(intent.CountOf); o != nil && o.Value != "" {
		w.Lead = w.yes(amount(o.Value).Equal(decimal.NewFromInt(int64(n)))) + w.Lead
		w.Permit(o.Value, o.Asked)
	}
}
