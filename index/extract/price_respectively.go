package extract

import (
	"regexp"

	"rebot/index/bulletin"
)

var (
	between      = regexp.MustCompile(`^(?:、|和|与|及|以及|,)$`)
	respectively = regexp.MustCompile(`^(?:的|(?:\d{4}年)?\d{1,2}月份?)*(` + measureWords + `)?(分别|均|都)(?:为|是|达到|达|报|在|至|于|:|约)*(` + number + `)(` + proseUnit + `)?`)
	nextValue    = regexp.MustCompile(`^(?:、|和|与|及|,)(` + number + `)(` + proseUnit + `)?`)
)

// pricesRespectively reads 甲、乙均价分别为 x、y, where values stand in the order of the names, and 均为 x, where one value
// holds for all. Fewer values than names give nothing.
func (r *reader) pricesRespectively(article int, p *bulletin.Paragraph, text string, mentions []bulletin.Mention, i int) {
	if i > 0 && between.MatchString(text[mentions[i-1].To:mentions[i].From]) {
		return // read with the first of them
	}
	last := i
	for last+1 < len(mentions) && between.MatchString(text[mentions[last].To:mentions[last+1].From]) {
		last++
	}
	names := mentions[i : last+1]
	values, from, end := r.respectiveValues(text, names[len(names)-1].To, len(names))
	if len(values) != len(names) {
		return
	}
	head := respectively.FindStringSubmatch(text[from:])
	measure, company := r.measureOf(article, p, text[:names[0].From], head[1])
	measure = proseMeasure(bulletin.Quote{Measure: measure, Unit: values[0].unit}, text[:names[0].From])
	when := r.timeBefore(text[:from])
	if !r.settled(&bulletin.Quote{Measure: measure, Month: when.month}, when, text, names[0].From, end) {
		return
	}
	for k, m := range names {
		if len(m.Products) != 1 || m.Bare {
			continue
		}
		r.Quotes = append(r.Quotes, bulletin.Quote{Product: m.Products[0], Printed: m.Text, Measure: measure, Company: company,
			Month: when.month, Price: values[k].amount, Unit: values[k].unit, Cite: cite(article, p, names[0].From, end)})
	}
}

type value struct {
	amount bulletin.Amount
	unit   string
}

// respectiveValues reads the values behind the last name: one for each name, the unit at least behind the last of them.
func (r *reader) respectiveValues(text string, from, n int) (out []value, at, end int) {
	m := respectively.FindStringSubmatch(text[from:])
	if m == nil || m[2] == "分别" && n == 1 {
		return nil, from, from // of what the values of one name are in turn, is not said
	}
	a, _ := bulletin.ParseAmount(m[3])
	out = append(out, value{a, plainUnit(m[4])})
	end = from + len(m[0])
	for m[2] == "分别" && len(out) < n {
		next := nextValue.FindStringSubmatch(text[end:])
		if next == nil {
			break
		}
		a, _ := bulletin.ParseAmount(next[1])
		out = append(out, value{a, plainUnit(next[2])})
		end += len(next[0])
	}
	if m[2] == "分别" && nextValue.MatchString(text[end:]) {
		return nil, from, from // more values than names
	}
	for m[2] != "分别" && len(out) < n {
		out = append(out, out[0])
	}
	for k := range out {
		if out[k].unit == "" {
			out[k].unit = out[len(out)-1].unit
		}
	}
	if out[0].unit == "" {
		return nil, from, from
	}
	return out, from, end
}
