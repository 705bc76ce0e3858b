package answer

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
)

const (
	maxTrends = 3  // things that are compared in one chart
	maxPoints = 60 // months of a chart, the newest of them
)

// A course is the values of one thing over time, oldest first; nil where one is missing.
type course struct {
	newest *index.Fact
	facts  []*index.Fact // by period of the trend
}

// trend lays out how the rows moved over the months that are loaded, and reports whether that is asked for and two of these are
// printed.
func (w draft) trend(rows []row) bool {
	if w.q.Op(intent.Trend) == nil {
		return false
	}
	courses, periods := w.courses(w.byMean(rows))
	if len(courses) == 0 || len(courses) > maxTrends || len(periods) < 2 {
		return false
	}
	span := w.course(periods[0], periods[len(periods)-1])
	for _, c := range courses {
		w.figure(c.newest)
	}
	if len(courses) == 1 {
		w.one(courses[0], periods, span)
	} else {
		w.beside(courses, periods, span)
	}
	w.gaps(courses, periods)
	w.briefTable()
	return true
}

// course says from when to when: 2024年10月至11月, and over years 2023-12 至 2024-11, for which a phone has room.
func (w draft) course(first, last bulletin.Period) string {
	from, to := w.time(first), w.time(last)
	year, _, named := strings.Cut(from, "年")
	if rest, same := strings.CutPrefix(to, year+"年"); named && same {
		return from + "至" + rest
	}
	w.Permit(first.String(), last.String())
	return first.String() + w.Say(" 至 ", " to ") + last.String()
}

// byMean takes the mean of an index whose course is asked for without a measure: of that each month has one.
func (w draft) byMean(rows []row) []row {
	if len(rows) == 0 || rows[0].spec.kind != bulletin.IndexFact || len(w.q.Cond(intent.Measure)) > 0 {
		return rows
	}
	s := rows[0].spec
	s.measure, s.time, s.change, s.way = bulletin.IndexMean, nil, false, 0
	if f := w.e.pick(s); f != nil {
		return []row{{Fact: f, spec: s}}
	}
	return rows
}

// courses finds the values of each thing that the rows are of, at all the times that any has one, the gaps between included.
func (w draft) courses(rows []row) (out []course, periods []bulletin.Period) {
	var specs []spec
	var newest []*index.Fact
	for _, r := range rows {
		if r.made != "" || r.Fact == nil || r.To.Text != "" {
			return nil, nil
		}
		s := r.spec
		s.time, s.change, s.way = nil, false, 0
		if i := slices.Index(specs, s); i >= 0 {
			if r.Period.To.Month > newest[i].Period.To.Month {
				newest[i] = r.Fact
			}
			continue
		}
		specs, newest = append(specs, s), append(newest, r.Fact)
	}
	for i, s := range specs {
		periods = append(periods, w.printedTimes(s, newest[i])...)
	}
	periods = filled(periods)
	for i, s := range specs {
		c := course{newest: newest[i]}
		for _, p := range periods {
			f := w.at(s, newest[i], p)
			if c.facts = append(c.facts, f); f != nil {
				c.newest = f
			}
		}
		out = append(out, c)
	}
	return out, periods
}

// printedTimes lists the months that a figure like one is printed of, within the times that are asked for; where there are fewer
// than two, the days.
func (w draft) printedTimes(s spec, like *index.Fact) (out []bulletin.Period) {
	all := w.e.candidates(s)
	if s.mayBeOwn() {
		all = append(slices.Clone(all), w.e.own.of(s.subject)...)
	}
	for _, of := range []func(bulletin.Period) bool{bulletin.Period.IsMonth, bulletin.Period.IsDay} {
		out = nil
		for _, f := range all {
			if of(f.Period) && !slices.Contains(out, f.Period) && w.timely(f.Period) && w.at(s, like, f.Period) != nil {
				out = append(out, f.Period)
			}
		}
		if len(out) > 1 {
			break
		}
	}
	return out
}

// timely reports whether a time is among those that are asked for.
func (w draft) timely(p bulletin.Period) bool {
	return len(w.q.Times) == 0 || slices.ContainsFunc(w.q.Times, func(t intent.Time) bool { return t.Period.Contains(p) })
}

// at finds the figure of a time that is of the same measure and unit as another.
func (w draft) at(s spec, like *index.Fact, p bulletin.Period) *index.Fact {
	s.measure, s.time = like.Measure, &intent.Time{Period: p, Kind: "month"}
	f := w.e.pick(s)
	if f == nil || f.Period != p || f.Unit != like.Unit || f.To.Text != "" || f.Measure != like.Measure {
		return nil
	}
	return f
}

// filled sorts times, and puts the months between them in where they are months: a gap is shown as one.
func filled(periods []bulletin.Period) (out []bulletin.Period) {
	slices.SortFunc(periods, func(a, b bulletin.Period) int { return strings.Compare(a.String(), b.String()) })
	periods = slices.Compact(periods)
	if len(periods) == 0 || !periods[0].IsMonth() {
		return periods[max(0, len(periods)-maxPoints):]
	}
	last := periods[len(periods)-1].To.Month
	for m := max(periods[0].From.Month, last-maxPoints+1); m <= last; m++ {
		out = append(out, bulletin.MonthOf(m))
	}
	return out
}

// one lays out the course of one thing: its newest value first, then what it was at each time.
func (w draft) one(c course, periods []bulletin.Period, span string) {
	f := c.newest
	w.Title = strings.TrimSuffix(w.title(f), w.time(f.Period)) + span
	w.Lead = w.time(f.Period) + w.Say(" ", ": ") + w.lead(f, w.move(f))
	_, unit := w.cellValue(f)
	t := &reply.Table{Head: []string{w.Say("时间", "period"), w.Unit(unit), w.Say("涨跌", "change")},
		Right: []bool{false, true, true}}
	chart := &reply.Chart{Title: w.short(w.name(f) + " · " + w.MeasureWord(f.Measure)), Unit: w.short(w.Unit(unit))}
	series := reply.Series{Name: w.short(w.name(f))}
	for i, f := range c.facts {
		if chart.Labels = append(chart.Labels, periods[i].String()); f == nil {
			series.Points = append(series.Points, reply.Point{Gap: true})
			continue
		}
		if f != c.newest {
			w.figure(f)
		}
		value, _ := w.cellValue(f)
		change := "–"
		if m := w.move(f); m != nil {
			change = w.cell(m)
		}
		t.Rows = append(t.Rows, []string{w.time(f.Period), value, change})
		series.Points = append(series.Points, pointOf(value))
	}
	chart.Series, chart.Note = []reply.Series{series}, w.extremes(chart.Labels, series)
	w.Table, w.Chart = t, chart
	w.Lead = strings.TrimSpace(w.Lead)
	if first := earliest(c.facts); first.Unit == f.Unit && first != f {
		w.compared(f, first)
	}
}

// extremes says when a series was highest and when it was lowest.
func (w draft) extremes(labels []string, s reply.Series) string {
	said := func(name string, v float64) string {
		i := slices.IndexFunc(s.Points, func(p reply.Point) bool { return !p.Gap && p.Value == v })
		return name + " " + reply.GroupedCell(s.Points[i].Text) + " (" + labels[i] + ")"
	}
	low, high := reply.Range(s)
	if low == high {
		return w.Say("没有变化", "unchanged")
	}
	return said(w.Say("最高", "high"), high) + " · " + said(w.Say("最低", "low"), low)
}

func earliest(facts []*index.Fact) *index.Fact {
	return facts[slices.IndexFunc(facts, func(f *index.Fact) bool { return f != nil })]
}

func pointOf(text string) reply.Point {
	d, err := decimal.NewFromString(text)
	return reply.Point{Value: d.InexactFloat64(), Text: text, Gap: err != nil}
}

// beside lays out the courses of several things: their values beside each other, and a chart of what became of a hundred.
func (w draft) beside(courses []course, periods []bulletin.Period, span string) {
	t := &reply.Table{Head: []string{w.Say("时间", "period")}, Right: []bool{false}}
	units := map[string]bool{}
	for _, c := range courses {
		units[c.newest.Unit] = true
	}
	f := courses[0].newest
	for _, c := range courses {
		name := w.name(c.newest)
		if len(units) > 1 {
			name += " " + w.Unit(c.newest.Unit)
		}
		t.Head, t.Right = append(t.Head, name), append(t.Right, true)
	}
	for i, p := range periods {
		w.Permit(p.String())
		row := []string{p.String()} // as the chart has it: beside three values a phone has no room for more
		for _, c := range courses {
			if c.facts[i] == nil {
				row = append(row, "–")
				continue
			}
			if c.facts[i] != c.newest {
				w.figure(c.facts[i])
			}
			row = append(row, c.facts[i].Value.Text)
		}
		if slices.ContainsFunc(row[1:], func(s string) bool { return s != "–" }) {
			t.Rows = append(t.Rows, row)
		}
	}
	w.Table = t
	w.Title = w.Say("走势对比 · ", "Trend · ") + w.MeasureWord(f.Measure) + " · " + span
	if len(units) == 1 {
		w.Title += w.Say("（", " (") + w.Unit(f.Unit) + w.Say("）", ")")
	}
	w.indexed(courses, periods)
}

// indexed makes each course begin at 100, in the first month that all have, so that they can be drawn together.
func (w draft) indexed(courses []course, periods []bulletin.Period) {
	base := 0
	missing := func(c course) bool { return c.facts[base] == nil || c.facts[base].Value.Value.IsZero() }
	for base < len(periods) && slices.ContainsFunc(courses, missing) {
		base++
	}
	if base == len(periods) {
		return
	}
	chart := &reply.Chart{Title: w.Say("走势对比", "Trend"), Unit: w.time(periods[base]) + " = 100"}
	w.Permit("100")
	var leads []string
	for _, p := range periods[base:] {
		chart.Labels = append(chart.Labels, p.String())
	}
	for _, c := range courses {
		b, s := c.facts[base], reply.Series{Name: w.short(w.name(c.newest))}
		for _, f := range c.facts[base:] {
			if f == nil {
				s.Points = append(s.Points, reply.Point{Gap: true})
				continue
			}
			n := f.Value.Value.Mul(decimal.NewFromInt(100)).DivRound(b.Value.Value, 1)
			text := n.StringFixed(1)
			w.Derive(text)
			s.Points = append(s.Points, reply.Point{Value: n.InexactFloat64(), Text: text})
			if f == c.newest && f != b {
				leads = append(leads, w.name(f)+" "+text)
				w.Details = append(w.Details, w.name(f)+w.Say("（", " (")+w.time(f.Period)+w.Say("，推算）：", ", estimated): ")+
					f.Value.Text+" ÷ "+b.Value.Text+" × 100 = "+text)
			}
		}
		chart.Series = append(chart.Series, s)
	}
	w.Chart = chart
	w.Lead = w.Say("以"+w.time(periods[base])+"为 100：", w.time(periods[base])+" = 100: ") + strings.Join(leads, w.Say("，", ", "))
}

// gaps names the months within a trend of which nothing is printed.
func (w draft) gaps(courses []course, periods []bulletin.Period) {
	var missing []string
	for i, p := range periods {
		if !slices.ContainsFunc(courses, func(c course) bool { return c.facts[i] != nil }) {
			missing = append(missing, w.time(p))
		}
	}
	if n := len(missing); n > 4 {
		missing = []string{missing[0], "…", missing[n-1]}
	}
	if len(missing) > 0 {
		list := strings.Join(missing, w.Say("、", ", "))
		w.Notes = append(w.Notes, w.Say("没有这些月份的数字，图上留空："+list+"。", "Of these months nothing is printed, and the chart has gaps: "+
			list+"."))
	}
}
