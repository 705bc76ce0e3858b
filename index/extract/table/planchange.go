package table

import "slices"

// changeOfColumn finds the column that a column of changes is of.
func changeOfColumn(g *grid, plans []plan, i int) (int, string) {
	col := &g.columns[i]
	if k := leftFigures(plans, i); k >= 0 && g.columns[k].role == "" && plans[k].reason != "" &&
		g.columns[k].period.IsZero() &&
		col.measure == "" {
		return -1, "the column that it may be a change of is not read"
	}
	var of []int
	for k := range plans {
		if !plans[k].value || plans[k].reason != "" {
			continue
		}
		if col.kind != "" && g.columns[k].kind != "" && col.kind != g.columns[k].kind {
			continue
		}
		if col.measure == "" && g.columns[k].measure == "measure.share" || g.columns[k].rel == "time.sameperiod" {
			continue // a change says so where it is one of a share, and what it is against does not change
		}
		if col.measure != "" && measured(col.measure) != measured(g.columns[k].measure) ||
			col.rel == "" && !col.period.IsZero() && col.period != g.columns[k].period ||
			col.direction != "" && col.direction != g.columns[k].direction && g.columns[k].direction != "" {
			continue
		}
		of = append(of, k)
	}
	of = ofSpan(col, plans, of)
	if k := besideOnly(g, plans, i); k >= 0 && slices.Contains(of, k) {
		return k, ""
	}
	of = means(g, of)
	if k := leftFigures(plans, i); k > 0 && col.of != "cmp.mom" && !col.ytd && col.rel == "" && col.period.IsZero() &&
		plans[k].value &&
		runs(&g.columns[k]) &&
		!slices.Contains(of, k) {
		return -1, "it is not plain which column it is a change of"
	}
	switch {
	case len(of) == 0:
		return -1, "no column stands in the table that it can be a change of"
	case len(of) == 1:
		return of[0], ""
	case countChanges(plans) > 1 || i+1 < len(plans) && plans[i+1].value && i > 0 && plans[i-1].value:
		return leftOf(of, plans, i)
	}
	return oneRun(of, plans)
}

// leftFigures is the column right before a change and the changes beside it, -1 for none.
func leftFigures(plans []plan, i int) int {
	for i--; i >= 0 && plans[i].change; i-- {
	}
	return i
}

// besideOnly is the one column of figures that stands between a change and the change before it, or the names: 1-4月产量, 同比,
// 4月产量, 环比. It is -1 where there are several, or where changes stand together.
func besideOnly(g *grid, plans []plan, i int) int {
	k := i - 1
	if k < 0 || !plans[k].value || g.columns[k].ranged || g.columns[k].extreme != "" || k > 0 && plans[k-1].value ||
		countValues(plans) < 2 ||
		i+1 < len(plans) && plans[i+1].change {
		return -1
	}
	return k
}

// runs reports whether a column is of a run of months.
func runs(c *gridColumn) bool {
	return c.ytd || c.timeKind == "ytd" || c.timeKind == "span" || c.timeKind == untilMonth
}

// ofSpan keeps the columns of the span that a change says it is of: 累计同比, 当月同比.
func ofSpan(col *gridColumn, plans []plan, of []int) []int {
	if !col.ytd && col.rel != "rel.month.0" {
		return of
	}
	return slices.DeleteFunc(of, func(k int) bool { return plans[k].s.period.IsMonth() == col.ytd })
}

// means drops the highest and lowest prices, the ranges and the runs of months, which changes are not of where a mean of a
// month stands beside them.
func means(g *grid, of []int) (out []int) {
	for _, k := range of {
		if c := &g.columns[k]; c.extreme == "" && !c.ranged && !runs(c) {
			out = append(out, k)
		}
	}
	if out == nil {
		return of
	}
	return out
}

// measured gives the group of a measure in a table of several: price, quantity or value.
func measured(id string) string {
	switch id {
	case "measure.quantity", "measure.value", "measure.share":
		return id
	}
	return "price"
}

func countChanges(plans []plan) (n int) {
	for i := range plans {
		n += btoi(plans[i].change)
	}
	return n
}

// leftOf is the column of figures left of a column of changes, with nothing but changes between them. Two changes behind
// two columns of figures would be of neither for certain.
func leftOf(of []int, plans []plan, i int) (int, string) {
	k := i - 1
	for k >= 0 && plans[k].change {
		k--
	}
	if k < 0 || !plans[k].value {
		return -1, "it is not plain which column it is a change of"
	}
	for _, v := range of {
		if v == k && (k == 0 || !plans[k-1].value || countValues(plans) == 1) {
			return k, ""
		}
	}
	return oneRun(of, plans)
}

func countValues(plans []plan) (n int) {
	for i := range plans {
		n += btoi(plans[i].value)
	}
	return n
}

// oneRun is the newest of several columns that differ in time alone, where all changes are of it: 环比 and 同比. Of batches
// and their whole it is the whole.
func oneRun(of []int, plans []plan) (int, string) {
	best, same := of[0], false
	for _, k := range of[1:] {
		a, b := &plans[k], &plans[best]
		switch {
		case a.measure != b.measure || a.kind != b.kind || a.s.period.IsQuarter() != b.s.period.IsQuarter():
			return -1, "it is not plain which column it is a change of"
		case before(b.s.period, a.s.period), a.s.period == b.s.period && a.s.batch == "" && b.s.batch != "":
			best, same = k, false
		case a.s.period == b.s.period && (a.s.batch == "") == (b.s.batch == ""):
			same = true
		}
	}
	if same {
		return -1, "it is not plain which column it is a change of"
	}
	return best, ""
}
