package answer

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/intent"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// shareDifference sets the shares of two beside each other: those that are printed, and those that their figures make
// of the whole.
func (w draft) shareDifference(rows []row) bool {
	o := w.q.Op(intent.Diff)
	if o == nil || len(rows) != 2 {
		return false
	}
	var values [2]decimal.Decimal
	var lines []string
	for i, r := range rows {
		v, formula, ok := w.shareOf(r)
		if !ok {
			return false
		}
		values[i] = v
		if formula != "" {
			w.Derive(formula)
			lines = append(lines, w.name(r.Fact)+w.Say("占比（推算）：", ", share (estimated): ")+formula)
		}
	}
	a, b := 0, 1
	if values[0].LessThan(values[1]) {
		a, b = 1, 0
	}
	d := values[a].Sub(values[b])
	w.result(w.Say("占比之差（推算）", "Difference of shares (estimated)"), w.name(rows[a].Fact)+w.Say("的占比比",
		", share above ")+w.name(rows[b].Fact)+w.Say("高 ", " by ")+d.String()+w.Say(" 个百分点", " percentage points"),
		values[a].String()+"% − "+values[b].String()+"% = "+d.String(), "个百分点")
	w.Details = append(w.Details, lines...)
	w.support(rows)
	return true
}

// restOfShares works out what part of a whole is left beside the parts whose shares were told.
func (w draft) restOfShares(rows []row) bool {
	rest, terms := decimal.NewFromInt(100), "100"
	for i, r := range rows {
		o := rows[0]
		if r.Measure != bulletin.ShareOf || r.Direction != o.Direction || r.Period != o.Period ||
			kindOf(r.Subject) != kindOf(o.Subject) ||
			(r.Partner == "") != (o.Partner == "") ||
			slices.ContainsFunc(rows[:i], func(b row) bool { return w.holds(b, r) || w.holds(r, b) }) {
			return w.incomparable()
		}
		rest = rest.Sub(r.Value.Value)
		terms += " − " + r.Value.Value.String()
	}
	if rest.IsNegative() {
		return w.incomparable()
	}
	w.Permit("100")
	w.result(w.Say("其余的占比（推算）", "Share of the rest (estimated)"), rest.String()+"%", terms+" = "+rest.String(), "%")
	return true
}

// holds reports whether one of two goods is a part of the other, as the text lists it.
func (w draft) holds(whole, part row) bool {
	return slices.Contains(w.e.partsOf(whole.Fact), part.Subject) || whole.Subject == part.Subject &&
		whole.Partner == part.Partner
}

// shareOf is the share of a row: as printed, else worked out of the whole, with its formula.
func (w draft) shareOf(r row) (v decimal.Decimal, formula string, ok bool) {
	if r.Measure == bulletin.ShareOf {
		return r.Value.Value, "", true
	}
	whole := r.spec
	whole.subject, whole.partner, whole.measure = "货物贸易", "", r.Measure
	whole.time = &intent.Time{Period: r.Period, Kind: "span"}
	f := w.e.pick(whole)
	if f == nil {
		return v, "", false
	}
	values, _, ok := w.alike([]row{r, {Fact: f}})
	if !ok || values[1].IsZero() || values[0].GreaterThan(values[1]) {
		return v, "", false
	}
	v, formula = portion(values[0], values[1])
	w.figure(f)
	return v, formula, true
}

// portion works out what part of a whole a figure makes up, in per cent, with the formula.
func portion(part, whole decimal.Decimal) (p decimal.Decimal, formula string) {
	p = part.Shift(2).DivRound(whole, 2)
	return p, part.String() + " ÷ " + whole.String() + " = " + p.String() + "%"
}

// share says what part one figure is of another: as printed, else worked out.
func (w draft) share(rows []row) {
	o := w.q.Op(intent.ShareOf)
	s := rows[0].spec
	if s.kind == bulletin.QuotaFact {
		if w.oresTogether(rows) || w.eachOfWhole(rows) {
			return
		}
		if rows = w.withWhole(rows); len(rows) != 2 || !w.percentOf(rows) {
			w.lay(rows)
		}
		return
	}
	if w.shareDifference(rows) {
		return
	}
	if slices.ContainsFunc(rows, func(r row) bool { return r.Measure == bulletin.ShareOf }) {
		w.lay(rows)
		return
	}
	whole := s
	whole.subject, whole.partner, whole.measure, whole.direction = o.Of, "", rows[0].Measure, rows[0].Direction
	if rows[0].Partner != "" && o.Of == "货物贸易" { // a partner's share of the trade in some goods
		whole.subject = rows[0].Subject
	}
	whole.time = &intent.Time{Period: rows[0].Period, Kind: "span"}
	f := w.e.pick(whole)
	if f != nil && f == rows[0].Fact && len(rows) == 1 {
		w.Notes = append(w.Notes, w.Say("没看出是哪一部分的占比，没有算。", "It is not clear whose share is asked, so none was worked out."))
		f = nil
	}
	if f == nil {
		w.lay(rows)
		return
	}
	if len(rows) > 1 && w.partsOf(rows, row{Fact: f, spec: whole}) {
		return
	}
	part := row{Fact: rows[0].Fact, spec: s}
	pair := []row{part, {Fact: f, spec: whole}}
	if !w.percentOf(pair) {
		w.table(pair)
	}
}

// withWhole gives the quota of a group, a region or a kind of ore with that of all beside it, which it is a share of:
// of the same year, stage and batch. One batch is a share of all batches.
func (w draft) withWhole(rows []row) []row {
	if len(rows) != 1 {
		return rows
	}
	r, whole := rows[0], rows[0].spec
	whole.time, whole.measure, whole.batch = &intent.Time{Period: r.Period, Kind: "span"}, r.Measure, ""
	whole.company, whole.region, whole.scope = "", "", ""
	if o := w.q.Op(intent.ShareOf); o != nil && lexicon.KindOf(o.Of) != "" {
		whole.region = o.Of // a firm's share of what its province has got
	} else if o != nil && o.Of != "" {
		if whole.scope = o.Of; o.Of != r.Scope { // 离子型占岩矿型的几成: of the same holder
			whole.company, whole.region = r.Company, r.Region
		}
	}
	among := slices.Clone(w.e.candidates(whole)) // the library's own list
	if r.Company+r.Region+r.Scope == "" {
		among = slices.DeleteFunc(among, func(f *index.Fact) bool { return f == r.Fact || !ofAllBatches(row{Fact: f}) })
	} else {
		among = ofBatch(among, r.Batch)
	}
	f := whole.best(among)
	if f == nil {
		return rows
	}
	if r.spec.scope != "" && whole.scope == "" {
		w.ofHolder(r, whole)
	}
	return append(rows, row{Fact: f, spec: whole})
}

// oresTogether works out what part of all the quotas of one holder are, which are printed by kind of ore.
func (w draft) oresTogether(rows []row) bool {
	apart := func(r row) bool {
		f := rows[0]
		return r.Scope == "" || r.Company+r.Region != f.Company+f.Region || r.Batch != f.Batch || r.Measure != f.Measure
	}
	if len(rows) < 2 || rows[0].Company+rows[0].Region == "" || slices.ContainsFunc(rows, apart) {
		return false
	}
	pair := w.withWhole([]row{{Fact: rows[0].Fact, spec: withoutOre(rows[0].spec)}})
	if len(pair) != 2 {
		return false
	}
	w.q.Then = append(w.q.Then, intent.Op{Name: intent.Sum})
	return w.partsOf(rows, pair[1])
}

// eachOfWhole works out what part of the whole plan each of several is: 岩矿型和离子型各占几成, 两家集团各占多少.
func (w draft) eachOfWhole(rows []row) bool {
	other := func(r row) bool {
		return r.Measure != rows[0].Measure || r.Batch != rows[0].Batch || r.Company+r.Region+r.Scope == ""
	}
	if len(rows) < 2 || slices.ContainsFunc(rows, other) {
		return false
	}
	pair := w.withWhole(rows[:1:1])
	return len(pair) == 2 && w.partsOf(rows, pair[1])
}

// withoutOre is a spec of a quota of all ore.
func withoutOre(s spec) spec {
	s.scope = ""
	return s
}

// ofHolder says beside what part the quota of a kind of ore is of all what part it is of its holder's own.
func (w draft) ofHolder(r row, whole spec) {
	if r.Scope == "" || r.Company+r.Region == "" {
		return
	}
	whole.company, whole.region = r.Company, r.Region
	f := whole.best(ofBatch(w.e.candidates(whole), r.Batch))
	if f == nil {
		return
	}
	if values, _, ok := w.alike([]row{r, {Fact: f}}); ok && values[1].GreaterThanOrEqual(values[0]) && values[1].IsPositive() {
		_, formula := portion(values[0], values[1])
		w.Derive(formula)
		w.Details = append(w.Details, w.Say("占", "of ")+w.name(f)+w.Say("：", ": ")+formula+mark(w.Cite(f.Issue, f.Cite)))
	}
}

// reckonedShare works out a share that is not printed from the two figures, where they are.
func (w draft) reckonedShare() bool {
	w.q.Where = slices.DeleteFunc(slices.Clone(w.q.Where), func(c intent.Cond) bool { return c.Dim == intent.Measure })
	rows, _ := w.rows()
	if rows = w.filter(rows); len(rows) == 0 {
		return false
	}
	w.share(rows)
	w.remember(rows)
	return true
}

// percentOf works out the first row in per cent of the second.
func (w draft) percentOf(pair []row) bool {
	if p := pair[0].Period; p != pair[1].Period && p.Contains(pair[1].Period) { // a month is part of the year so far
		pair = []row{pair[1], pair[0]}
	}
	values, _, ok := w.alike(pair)
	a, b := pair[0].Subject, pair[1].Subject
	over := (strings.HasPrefix(a, b) || strings.HasPrefix(b, a)) && pair[0].Measure == pair[1].Measure // 11月占累计
	if !ok || values[1].IsZero() || pair[0].Period != pair[1].Period && !over {
		return w.incomparable()
	}
	p, formula := portion(values[0], values[1])
	if part := over || w.q.Op(intent.ShareOf) != nil; part && p.GreaterThan(decimal.New(100, 0)) {
		w.Notes = append(w.Notes, w.Say("部分大于整体，占比不可能，没有算。",
			"A part can't be more than the whole, so no share is worked out."))
		return false
	}
	w.Derive(formula)
	w.Title = w.label(pair, 0) + w.Say(" 占 ", " of ") + w.label(pair, 1) + w.Say("（推算）", " (estimated)")
	w.Lead = p.String() + "%"
	if w.q.Op(intent.ShareOf) != nil {
		f := reckonedOf(pair[0].Fact, p, "%")
		f.Measure = bulletin.ShareOf
		w.holdsShare(f)
	}
	w.Details = append(w.Details, formula)
	if w.q.Op(intent.Ratio) == nil { // its rows are shown anyway
		w.support(pair)
	}
	return true
}

// partsOf works out what part each of several figures is of a whole, and all together where their sum is asked for.
func (w draft) partsOf(rows []row, whole row) bool {
	values, _, ok := w.alike(append(slices.Clone(rows), whole))
	if !ok || whole.Value.Value.IsZero() ||
		slices.ContainsFunc(rows, func(r row) bool { return r.Period != whole.Period }) {
		return false
	}
	all := values[len(rows)]
	w.Title = w.Say("占", "Share of ") + w.name(whole.Fact) + w.Say("的比重（推算）", " (estimated)")
	var leads []string
	percent := func(name string, part decimal.Decimal, terms string) {
		p := part.Shift(2).DivRound(all, 2)
		formula := terms + " ÷ " + all.String() + " = " + p.String() + "%"
		w.Derive(formula)
		leads = append(leads, strings.TrimSpace(name+" "+p.String()+"%"))
		w.Details = append(w.Details, formula)
	}
	if w.q.Op(intent.Sum) != nil {
		sum, terms := added(values[:len(rows)])
		if sum.GreaterThan(all) || mixed(rows) {
			return w.incomparable()
		}
		percent("", sum, "("+terms+")")
		w.Derive(sum.String())
		w.Details = append(w.Details, terms+" = "+sum.String()+w.suffix(rows[0].Unit))
	} else {
		for i, r := range rows {
			if values[i].GreaterThan(all) {
				return w.incomparable()
			}
			percent(w.name(r.Fact), values[i], values[i].String())
		}
	}
	w.Lead = strings.Join(leads, w.Say("，", ", "))
	w.support(append(slices.Clone(rows), whole))
	return true
}

// placed says which place each that is named has among all, and what its neighbours are.
func (w draft) placed(compared []row) bool {
	var leads []string
	for i := range w.q.Then {
		if o := &w.q.Then[i]; o.Name == intent.PlaceOf && w.placeOne(compared, o) {
			leads = append(leads, w.Title+" "+w.Lead)
		}
	}
	if len(leads) > 1 {
		w.Title, w.Lead = w.Say("排名", "Places"), strings.Join(leads, w.Say("；", "; "))
	}
	return len(leads) > 0
}

// placeOne says which place one of them has.
func (w draft) placeOne(compared []row, o *intent.Op) bool {
	sorted := w.ranked(slices.Clone(compared), intent.Op{Name: intent.Sort, By: o.By, Way: o.Way, Asked: o.Asked})
	at := slices.IndexFunc(sorted, func(r row) bool { return r.Subject == o.Of || r.Partner == o.Of })
	if at < 0 {
		return w.unplaced(rowsOf(compared, o.Of))
	}
	key := func(i int) string { v, _ := w.measured(sorted[i].Fact, o.By); return v.Abs().String() }
	first, last := at, at
	for first > 0 && key(first-1) == key(at) {
		first--
	}
	for last+1 < len(sorted) && key(last+1) == key(at) {
		last++
	}
	n, all := strconv.Itoa(first+1), strconv.Itoa(len(sorted))
	w.Permit(n, all)
	w.Title = w.name(sorted[at].Fact)
	tie := map[bool]string{true: w.Say("并列", "joint ")}[first < last]
	text := w.value(sorted[at].Fact)
	if o.By == "change" {
		text = w.changed(sorted[at].Fact, w.move(sorted[at].Fact))
	}
	w.Lead = w.Say(tie+"第"+n+"（"+all+"个里"+w.orderWord(o, sorted[at])+"）：", tie+"number "+n+" of "+all+" ("+
		w.orderWord(o, sorted[at])+"): ") + text
	w.support(sorted[max(first-1, 0):min(last+2, len(sorted))])
	return true
}

// unplaced says that the one that is named is not in the ranking: it did not move that way.
func (w draft) unplaced(rows []row) bool {
	if len(rows) == 0 {
		return false
	}
	w.card(rows[0])
	w.Notes = append(w.Notes, w.Say("它不在这个排名里。", "It is not in that ranking."))
	return true
}

// orderWord says what a ranking goes by, and from which end.
func (w draft) orderWord(o *intent.Op, r row) string {
	least := o.Asked == "asc"
	switch {
	case o.By == "change" && o.Way == "down":
		return w.Say("按跌幅从大到小", "by fall, largest first")
	case o.By == "change" && o.Way == "up":
		return w.Say("按涨幅从大到小", "by rise, largest first")
	case o.By == "change":
		return w.Say("按涨跌幅从大到小", "by change, largest first")
	case least && r.Kind == bulletin.PriceFact:
		return w.Say("按价格从低到高", "by price, lowest first")
	case least:
		return w.Say("从小到大", "smallest first")
	case r.Kind == bulletin.PriceFact:
		return w.Say("按价格从高到低", "by price, highest first")
	}
	return w.Say("从大到小", "largest first")
}
