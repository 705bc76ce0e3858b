package bulletin

import "regexp"

var (
	between  = regexp.MustCompile(`^(?:、|和|与|及|以及|,)$`)
	inTurn   = regexp.MustCompile(`^(?:的|(?:\d{4}年)?\d{1,2}月份?)*(` + measureWords + `)?(分别|均|都)(?:为|是|达到|达|报|在|至|于|:|约)*(` + number + `)(` + proseUnit + `)?`)
	nextTurn = regexp.MustCompile(`^(?:、|和|与|及|,)(` + number + `)(` + proseUnit + `)?`)
)

// pricesInTurn reads 甲、乙均价分别为 x、y, where values stand in the order of the names, and 均为 x, where one value
// holds for all. Fewer values than names give nothing.
func (r *reader) pricesInTurn(article int, p *Paragraph, text string, mentions []Mention, i int) {
	if i > 0 && between.MatchString(text[mentions[i-1].To:mentions[i].From]) {
		return // read with the first of them
	}
	last := i
	for last+1 < len(mentions) && between.MatchString(text[mentions[last].To:mentions[last+1].From]) {
		last++
	}
	names := mentions[i : last+1]
	values, from, end := r.turnValues(text, names[len(names)-1].To, len(names))
	if len(values) != len(names) {
		return
	}
	head := inTurn.FindStringSubmatch(text[from:])
	measure, company := r.measureOf(article, p, text[:names[0].From], head[1])
	measure = proseMeasure(Quote{Measure: measure, Unit: values[0].unit}, text[:names[0].From])
	when := r.timeBefore(text[:from])
	if !r.settled(&Quote{Measure: measure, Month: when.month}, when, text, names[0].From, end) {
		return
	}
	for k, m := range names {
		if len(m.Products) != 1 || m.Bare {
			continue
		}
		r.Quotes = append(r.Quotes, Quote{Product: m.Products[0], Printed: m.Text, Measure: measure, Company: company,
			Month: when.month, Price: values[k].amount, Unit: values[k].unit, Cite: cite(article, p, names[0].From, end)})
	}
}

type value struct {
	amount Amount
	unit   string
}

// turnValues reads the values behind the last name: one for each name, the unit at least behind the last of them.
func (r *reader) turnValues(text string, from, n int) (out []value, at, end int) {
	m := inTurn.FindStringSubmatch(text[from:])
	if m == nil || m[2] == "分别" && n == 1 {
		return nil, from, from // of what the values of one name are in turn, is not said
	}
	a, _ := ParseAmount(m[3])
	out = append(out, value{a, plainUnit(m[4])})
	end = from + len(m[0])
	for m[2] == "分别" && len(out) < n {
		next := nextTurn.FindStringSubmatch(text[end:])
		if next == nil {
			break
		}
		a, _ := ParseAmount(next[1])
		out = append(out, value{a, plainUnit(next[2])})
		end += len(next[0])
	}
	if m[2] == "分别" && nextTurn.MatchString(text[end:]) {
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
