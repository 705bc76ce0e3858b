package answer

import (
	"slices"
	"strconv"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/passage"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// lay lays out the rows with what the operators make of them.
func (w draft) lay(rows []row) {
	if len(w.q.Unsure) > 0 && len(rows) > 1 && !w.ranking() {
		w.Status = reply.Ambiguous
		w.Notes = append(w.Notes, w.Say("“"+strings.Join(w.q.Unsure, "、")+"”可以指几种产品，全部列出。", "“"+
			strings.Join(w.inEnglish(w.q.Unsure...), ", ")+"” can mean several products; all are listed."))
	}
	if o := w.q.Op(intent.Scaled); o != nil {
		w.supposed(rows, o)
		return
	}
	if o := w.q.Op(intent.Reach); o != nil && len(rows) > 0 {
		w.reached(rows[0], o)
		return
	}
	if w.trend(rows) {
		return
	}
	if w.compute(rows) {
		w.roundLead()
		said := len(w.Details)
		w.support(w.onlyJudged(rows))
		w.briefReckoned(rows, w.Details[said:])
		return
	}
	if w.noUnitPrice(rows) {
		return
	}
	if len(rows) == 1 {
		w.card(rows[0])
		w.namedTwice()
		return
	}
	w.table(rows)
	w.briefTable()
	w.allWent(rows)
	if w.q.Has(intent.ChangeWant) && len(rows) <= 4 {
		for _, r := range rows {
			n := len(w.Details)
			w.before(r.Fact)
			for i := n; i < len(w.Details); i++ {
				w.Details[i] = w.name(r.Fact) + w.Say("，", ", ") + w.Details[i]
			}
		}
	}
}

// namedTwice says that what is set against each other is one thing under two names.
func (w draft) namedTwice() {
	if o := w.q.Op(intent.Same); o != nil {
		w.Permit(o.Asked, o.Of)
		w.Lead = w.Say(o.Asked+"和"+o.Of+"是同一种产品，价格相同：",
			o.Asked+" and "+o.Of+" are the same product, at one price: ") + w.Lead
	}
}

// card lays out one fact: value and change first, then what it rests on.
func (w draft) card(r row) {
	f := r.Fact
	m := w.move(f)
	if w.q.Has(intent.ChangeWant) && !w.levelAlone(f, m) && w.lacksChange(f, m) {
		return
	}
	w.Title = w.title(f)
	if r.head != "" {
		w.Title = r.head
	}
	if r.made != "" {
		w.Lead = r.made
		w.Details = append(w.Details, r.note)
		w.briefReckoned(nil, nil)
		return
	}
	w.changeFirst(w.figure(f), m)
	w.Lead = w.lead(f, m)
	said := len(w.Details)
	w.roundPrinted()
	w.converted(f)
	w.before(f)
	if f.Purity != "" && f.Kind == bulletin.PriceFact {
		w.Details = append(w.Details, w.Say("纯度：", "Purity: ")+f.Purity)
	}
	covers := slices.Clone(w.Details[said:])
	if f.Terms != "" {
		w.Details = append(w.Details, f.Terms)
	}
	w.premise(f, m)
	w.byWeight(r)
	w.byLevel(f)
	if c := w.q.Op(intent.CountOf); c != nil && w.chooses() {
		n, of := strconv.Itoa(max(c.N, 1)), w.Say("，其中", ", among them ")
		if c.N <= 1 {
			of = w.Say("：", ": ")
		}
		w.Permit(n)
		w.Lead = w.Say("共"+n+"种", n) + of + w.name(f) + w.Say("，", ", ") + w.Lead
	}
	w.alsoPrinted(f)
	w.briefFigure(f, m, covers)
	if f.Kind == bulletin.PriceFact && f.Measure == bulletin.MonthMean && !isOwn(f) {
		w.Orders = []reply.Ask{{Label: w.Say("提醒我", "Alert me"), Question: w.Say("怎么关注 "+f.Subject, "how to watch "+f.Subject)}}
	}
	w.alsoOwn(f)
}

// byLevel says that the day on which an index moved the most is taken to be that of its high or low, where one is asked for.
func (w draft) byLevel(f *index.Fact) {
	if f.Kind == bulletin.IndexFact && w.q.Has(intent.When) && w.q.Way == intent.ByLevel {
		w.Notes = append(w.Notes, w.Say("简报没有印逐日的涨跌，这是印出的最高或最低点。",
			"Changes by the day are not printed; this is the high or the low."))
	}
}

// levelAlone reports whether the value itself is asked for of an index, of which no change is printed, and says so: 27日跌到多少.
func (w draft) levelAlone(f *index.Fact, m *bulletin.Move) bool {
	if b, _, asked := w.earlier(f); m != nil || b != nil || asked || f.Kind != bulletin.IndexFact || !w.q.Has(intent.Value) {
		return false
	}
	w.Notes = append(w.Notes, w.Say("简报没有印它的涨跌。", "The bulletin prints no change of it."))
	return true
}

// lead says the value and its change, what was asked for first.
func (w draft) lead(f *index.Fact, m *bulletin.Move) string {
	value, change := w.value(f), w.changed(f, m)
	switch {
	case w.q.Has(intent.PurityWant) && f.Purity != "":
		return w.Say("纯度 ", "purity ") + f.Purity + w.Say("；", "; ") + w.join(value, change)
	case w.q.Has(intent.PurityWant):
		return w.Say("简报没有印出它的纯度；", "the bulletin prints no purity for it; ") + w.join(value, change)
	case w.q.Has(intent.When) && f.Period.IsDay() && !w.q.Has(intent.ChangeWant):
		return w.time(f.Period) + w.Say("，", ", ") + value
	}
	return w.order(value, change)
}

// order says a value and its change, what was asked for first.
func (w draft) order(value, change string) string {
	if w.q.Has(intent.ChangeWant) && change != "" && !w.q.Has(intent.Value) {
		return change + w.Say("，至 ", ", at ") + value
	}
	return w.join(value, change)
}

func (w draft) join(value, change string) string {
	if change == "" {
		return value
	}
	return value + w.Say("，", ", ") + change
}

// cited is the value of a fact and its change, with the number of its source.
func (w draft) cited(f *index.Fact) string {
	return w.join(w.value(f), w.changed(f, w.move(f))) + mark(w.Cite(f.Issue, f.Cite))
}

// premise says so where a question takes for granted what the bulletin does not say.
func (w draft) premise(f *index.Fact, m *bulletin.Move) {
	want, got := w.q.Way, way(m)
	not := strings.HasPrefix(want, "not ")
	want = strings.TrimPrefix(want, "not ")
	switch {
	case w.q.Of != "" && m == nil:
		w.Notes = append(w.Notes, w.Say("简报没有印它的"+map[string]string{"mom": "环比", "yoy": "同比"}[w.q.Of]+"。",
			"The bulletin does not print that change."))
		return
	case want == "any" && w.q.Whether && got == "flat":
		w.Lead = w.Say("没有变动：", "No change: ") + w.Lead
		return
	case want == "any" && w.q.Whether && got != "":
		w.Lead = w.Say("有变动，"+w.wayWord(got, f.Kind)+"：", "Yes, "+w.wayWord(got, f.Kind)+": ") + w.Lead
		return
	case want == "" || want == "any" || want == intent.ByLevel || got == "":
		return
	}
	right := (want == got) != not
	said := w.wayWord(want, f.Kind)
	if not {
		said = w.Say("没有", "not ") + said
	}
	switch {
	case right && w.q.Whether:
		w.Lead = w.Say("是的，"+said+"：", "Yes, "+said+": ") + w.Lead
	case !right:
		no := w.Say("没有"+said+"，", "No, ")
		if not {
			no = w.Say("不是，", "No, ")
		}
		w.Lead = no + w.wayWord(got, f.Kind) + w.Say("：", ": ") + w.Lead
		shows, en := "，简报印的是", "; the bulletin prints "
		if m.About == workedOut {
			shows, en = "，从两个数算出的是", "; the two figures give "
		}
		w.Notes = append(w.Notes, w.Say("问的是"+said+shows+w.wayWord(got, f.Kind)+"。", "The question says "+said+
			en+w.wayWord(got, f.Kind)+"."))
	}
}

// before says the value of the time that is compared with, of a price the month before where none is named, and the
// difference.
func (w draft) before(f *index.Fact) {
	b, s, asked := w.earlier(f)
	switch {
	case b != nil && b.Period == f.Period:
	case b != nil:
		if scaled := w.compared(f, b); scaled != nil {
			w.wentSo(f, scaled)
		}
	case asked && (w.move(f) == nil || w.move(f).Base != s.time.Period):
		w.named([]spec{s})
	}
}

// scaledTo is a fact in the scale of another, 吨 for 万吨; nil where they can't be reckoned with.
func (w draft) scaledTo(f, b *index.Fact) *index.Fact {
	values, unit, ok := w.alike([]row{{Fact: f}, {Fact: b}})
	switch {
	case !ok, f.Kind == bulletin.PriceFact && b.Unit != unit: // a table's price beside one of prose
		return nil
	case b.Unit == unit:
		return b
	}
	o := *b
	o.Value, o.Unit = bulletin.Amount{Text: values[1].String(), Value: values[1]}, unit
	w.Derive(o.Value.Text)
	return &o
}

// earlier finds the value that another is compared with, and what was looked for: of the time that is asked for, else of a price
// the month before.
func (w draft) earlier(f *index.Fact) (b *index.Fact, s spec, asked bool) {
	t := intent.Time{Period: f.Period.Before(), Kind: "month"}
	asked = len(w.q.Against) == 1 && !w.q.Against[0].Period.IsZero()
	switch {
	case asked:
		t = w.q.Against[0]
	case w.q.Of == "yoy" && w.yearBeforeIn(f) != nil:
		t = intent.Time{Period: f.Period.Shift(-12), Kind: "month"}
	case f.Kind == bulletin.IndexFact && f.Measure == bulletin.IndexMean && f.Period.IsMonth() && w.q.Has(intent.ChangeWant):
	case f.Kind == bulletin.TradeFact && len(f.Changes) == 0 && f.Period.IsMonth() && w.q.Has(intent.ChangeWant) && w.q.Of != "yoy":
	case f.Kind != bulletin.PriceFact || f.Measure != bulletin.MonthMean || !f.Period.IsMonth():
		return nil, s, false
	}
	s = spec{kind: f.Kind, subject: f.Subject, measure: f.Measure, partner: f.Partner, region: f.Region,
		company: f.Company, direction: f.Direction, batch: f.Batch, scope: f.Scope, maker: f.Maker, time: &t}
	b = w.e.pick(s)
	if b == nil && f.Kind == bulletin.IndexFact { // of some months a single point is printed, and no mean
		s.measure = ""
		b = w.e.pick(s)
	}
	return w.e.alsoIn(f.Issue, b), s, asked
}

// alsoIn is the same figure where an issue prints it too, so that one place shows both of two that are held together.
func (e *Engine) alsoIn(is *bulletin.Issue, f *index.Fact) *index.Fact {
	if f == nil || f.Issue == is {
		return f
	}
	for _, o := range e.lib.FactsOf(f.Kind, f.Subject) {
		if o.Issue == is && o.Table && o.Period == f.Period && o.Measure == f.Measure && o.Company == f.Company &&
			o.Unit == f.Unit && o.Purity == f.Purity && o.Value.Text == f.Value.Text && o.To == f.To {
			return o
		}
	}
	return f
}

// compared says an earlier value, and the difference of the later one from it. It gives the earlier one in the scale of the
// later, nil where they can't be reckoned with.
func (w draft) compared(f, printed *index.Fact) *index.Fact {
	b := w.scaledTo(f, printed)
	if b == nil {
		return nil
	}
	c := w.Cite(b.Issue, b.Cite)
	d := f.Value.Value.Sub(b.Value.Value)
	formula := f.Value.Text + " − " + b.Value.Text + " = " + strings.ReplaceAll(d.String(), "-", "−")
	w.Derive(d.String(), d.Abs().String())
	w.movedBy(f, d)
	name := w.time(b.Period)
	if b.Measure != f.Measure {
		name += " " + w.MeasureWord(b.Measure)
	}
	text := name + w.Say("：", ": ") + w.value(b) + w.Say("；差额（推算）：", "; difference (estimated): ") +
		formula + " " + w.Unit(f.Unit)
	m := w.move(f)
	reckoned := m != nil && m.About == workedOut && !m.Flat
	switch ofIndex := f.Kind == bulletin.IndexFact && b.Value.Value.IsPositive(); {
	case ofIndex && (level(f) || !reckoned && w.q.Has(intent.ChangeWant)):
		_, share := portion(d, b.Value.Value)
		w.Derive(share)
		text += w.Say("，", ", ") + strings.ReplaceAll(share, "-", "−")
	case reckoned:
		text += w.Say("，", ", ") + strings.ReplaceAll(d.String(), "-", "−") + " ÷ " + b.Value.Text + " = " +
			percent(m.Percent)
	}
	w.Details = append(w.Details, text)
	w.Figures = append(w.Figures, reply.Figure{Name: b.Subject, Measure: b.Measure, Period: b.Period.String(),
		Value: printed.Value.Text, Unit: printed.Unit, Citation: c})
	return b
}

// alsoPrinted gives what the issue prints a second time of the same in other words, such as the text beside its table.
func (w draft) alsoPrinted(f *index.Fact) {
	o := w.e.again(f)
	if o == nil {
		return
	}
	w.Cite(o.Issue, o.Cite)
	text := w.join(w.value(o), w.changed(o, w.move(o)))
	if o.Purity != "" && o.Purity != f.Purity {
		text += w.Say("（纯度 ", " (purity ") + o.Purity + w.Say("）", ")")
	}
	w.Details = append(w.Details, w.Say("正文另记：", "The text says: ")+text)
}

// again finds the same price in other words of the same issue, nil for none.
func (e *Engine) again(f *index.Fact) *index.Fact {
	if f.Kind != bulletin.PriceFact {
		return nil
	}
	for _, o := range e.lib.FactsOf(f.Kind, f.Subject) {
		if o != f && o.Issue == f.Issue && o.Measure == f.Measure && o.Period == f.Period && o.Company == f.Company &&
			o.Table != f.Table {
			return o
		}
	}
	return nil
}

// table lays out several rows, with only the columns in which they differ or that are asked for.
func (w draft) table(rows []row) {
	t := &reply.Table{}
	times, measures, firms := differ(rows, func(r row) string { return r.Period.String() }),
		differ(rows, func(r row) string { return r.Measure }), differ(rows, func(r row) string { return r.Company })
	column := func(head string, right bool) { t.Head, t.Right = append(t.Head, head), append(t.Right, right) }
	column(w.Say("名称", "name"), false)
	for _, c := range []struct {
		on   bool
		head string
	}{{measures, w.Say("口径", "measure")}, {firms, w.whoseHead(rows)}, {times, w.Say("时间", "period")}} {
		if c.on {
			column(c.head, false)
		}
	}
	column(w.Say("数值", "value"), true)
	column(w.Say("单位", "unit"), false)
	column(w.Say("涨跌", "change"), true)
	purity := w.q.Has(intent.PurityWant)
	if purity {
		column(w.Say("纯度", "purity"), false)
	}
	for _, r := range rows {
		if r.made != "" {
			t.Rows = append(t.Rows, w.madeCells(rows, r, measures, firms, times, purity))
			continue
		}
		w.changeFirst(w.figure(r.Fact), w.move(r.Fact))
		cells := []string{w.name(r.Fact)}
		if measures {
			cells = append(cells, w.MeasureWord(r.Measure))
		}
		if firms {
			cells = append(cells, w.whose(r.Fact, rows))
		}
		if times {
			cells = append(cells, w.time(r.Period))
		}
		value, unit := w.cellValue(r.Fact)
		change := "–"
		if m := w.move(r.Fact); m != nil {
			change = w.cell(m)
		}
		cells = append(cells, value, w.Unit(unit), change)
		if purity {
			cells = append(cells, r.Purity)
		}
		t.Rows = append(t.Rows, cells)
	}
	w.Table = t
	if w.q.Has(intent.ChangeWant) && !slices.ContainsFunc(rows, func(r row) bool { return w.move(r.Fact) != nil }) {
		w.Notes = append(w.Notes, w.Say("简报没有印这些的涨跌。", "The bulletin prints no change of these."))
	}
	if w.Title == "" {
		w.Title = w.heading(rows, times, measures)
	}
	w.lists(rows)
}

// madeCells are the cells of a value that was worked out.
func (w draft) madeCells(rows []row, r row, measures, firms, times, purity bool) []string {
	cells, made := []string{w.name(r.Fact)}, r.made
	if r.head != "" {
		cells[0] = w.specName(r.spec)
	} else if name, value, ok := strings.Cut(r.made, w.Say("：", ": ")); ok { // 第一批开采指标（推算）：13.5 万吨
		cells[0], made = name, value
	}
	for _, c := range []struct {
		on   bool
		text string
	}{{measures, w.MeasureWord(r.Measure)}, {firms, w.whose(r.Fact, rows)}, {times, w.Say("见下", "below")}, {true, made},
		{true, ""}, {true, "–"}, {purity, ""}} {
		if c.on {
			cells = append(cells, c.text)
		}
	}
	w.Details = append(w.Details, r.note)
	return cells
}

// cellValue is a value and its unit, in the unit that is asked for.
func (w draft) cellValue(f *index.Fact) (value, unit string) {
	value = f.Value.Text
	if f.To.Text != "" {
		return value + "–" + f.To.Text, f.Unit
	}
	o := w.q.Op(intent.Convert)
	if o == nil || o.Unit == f.Unit || o.By == "asked" { // 多少吨, of several
		return value, f.Unit
	}
	v, ok := inUnit(f, o.Unit)
	if !ok {
		return value, f.Unit
	}
	value = round(v, 9)
	w.Derive(value)
	return value, o.Unit
}

func (w draft) cell(m *bulletin.Move) string {
	switch {
	case m.Percent.Text != "":
		return w.about(m) + percent(m.Percent)
	case m.Flat:
		return w.Say("持平", "unchanged")
	case m.Amount.Text != "":
		sign := map[string]string{"up": "+", "down": "-"}[way(m)]
		return sign + strings.TrimLeft(m.Amount.Text, "+-") + " " + w.Unit(m.Unit)
	}
	return "–"
}

func differ(rows []row, of func(row) string) bool {
	for _, r := range rows[1:] {
		if of(r) != of(rows[0]) {
			return true
		}
	}
	return false
}

// heading is the title of a table: what all its rows have in common.
func (w draft) heading(rows []row, times, measures bool) string {
	f := rows[0].Fact
	parts := []string{map[bulletin.FactKind]string{bulletin.PriceFact: w.Say("稀土产品价格", "Prices"),
		bulletin.TradeFact: w.Say("进出口", "Trade"), bulletin.QuotaFact: w.Say("总量控制指标", "Quotas"),
		bulletin.IndexFact: w.Say(f.Subject, "Rare-earth price index ("+f.Subject+")")}[f.Kind]}
	if f.Kind == bulletin.PriceFact && f.Company != "" && f.Company != bulletin.OwnPrices &&
		!differ(rows, func(r row) string { return r.Company }) {
		parts[0] = w.nameOf(f.Company)
	}
	if !measures && f.Kind != bulletin.QuotaFact {
		parts = append(parts, w.MeasureWord(f.Measure))
	}
	if !times {
		parts = append(parts, w.time(f.Period))
	}
	return strings.Join(parts, " · ")
}

// lacksChange refuses a change that is not printed, where the figure that it would be worked out from is not either, and
// reports whether it did.
func (w draft) lacksChange(f *index.Fact, m *bulletin.Move) bool {
	switch b, s, asked := w.earlier(f); {
	case asked && b == nil && (m == nil || m.Base != s.time.Period):
		w.missing([]spec{s})
		w.Offers = append(w.Offers, w.name(f))
	case m == nil && (w.q.Of != "" || b == nil):
		w.noChange(f)
	default:
		return false
	}
	return true
}

// movedInWords quotes the sentence of a quota that says in words how it moved: 后者已连续三年没有增加.
func (w draft) movedInWords(f *index.Fact) bool {
	if f.Kind != bulletin.QuotaFact || f.Cite.Article >= len(f.Issue.Articles) {
		return false
	}
	at := passage.Place{Issue: f.Issue, Article: f.Cite.Article}
	moving := w.sentencesIn(at, func(t lexicon.Token) bool { return t.Of("move") })
	i := slices.IndexFunc(moving, func(q passage.Quote) bool {
		return strings.Contains(passage.Plain(q.Text), passage.Plain(f.Value.Text+f.Unit))
	})
	if i < 0 {
		return false
	}
	w.Restart(reply.Answered)
	w.Title = w.title(f)
	w.quote(moving[i : i+1])
	return true
}

// noChange refuses a comparison that is not printed.
func (w draft) noChange(f *index.Fact) {
	if w.movedInWords(f) {
		return
	}
	of := map[string]string{"mom": w.Say("环比", "month-on-month change"),
		"yoy": w.Say("同比", "year-on-year change")}[w.q.Of]
	if of == "" {
		of = w.Say("涨跌", "change")
	}
	w.Restart(reply.NotFound)
	when := w.time(f.Period)
	w.Permit(when)
	w.Lead = w.Say("简报没有印"+when+w.name(f)+"的"+of+"。", "The bulletin prints no "+of+" of "+w.name(f)+" for "+when+".")
	w.Offers = []string{w.name(f)}
}
