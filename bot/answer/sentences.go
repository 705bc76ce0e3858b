package answer

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/intent"
	"rebot/bot/passage"
	"rebot/bot/passage/reckon"
	"rebot/bot/reply"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// sentences answers out of prose. A sentence that is of another name, of another time or of more than what is asked is
// only the nearest.
func (w draft) sentences(ctx context.Context, a passage.Ask) (passage.Result, error) {
	r, err := passage.Prose(ctx, w.e.lib, w.e.cat.Lexicon, a)
	direct := r.State == passage.Direct
	if err != nil || r.State == passage.Nothing || !direct && r.Reckoned != nil || direct && w.fits(&r, a.Tokens) && !r.Untold(w.e.cat.Lexicon, a) {
		return r, err
	}
	c, err := passage.Chosen(ctx, w.e.lib, w.e.cat.Lexicon, a)
	if err != nil || c.State == passage.Direct && !w.misnamed(&c, a.Tokens) && !w.ofGoodsElse(&c, a.Tokens) && !c.Untold(w.e.cat.Lexicon, a) &&
		(a.Focus == nil || *c.In == *a.Focus || !intent.SaysHe(a.Tokens)) {
		return c, err
	}
	if c.Maybe && c.State == passage.Nearest && len(r.Nowhere) == 0 {
		return c, nil
	}
	r.State, r.Reckoned = passage.Nearest, nil
	return r, nil
}

// fits takes back what is of another name, of another time or of more than what is asked, and reports whether
// anything is left.
func (w draft) fits(r *passage.Result, tokens []lexicon.Token) (found bool) {
	r.Parts = slices.Clone(r.Parts)
	for i := range r.Parts {
		p := &r.Parts[i]
		if p.Found && (untimely(p, tokens) || w.foretold(p, tokens) || w.ofOtherGoods(p, tokens)) {
			p.Found, p.Value, p.Verdict = false, "", ""
		}
		found = found || p.Found
	}
	return found && !w.misnamed(r, tokens) && (!leavesOut(tokens) || leftOut(r))
}

// misnamed reports whether sentences are of another name than is asked about; those that say it in other words may
// lack a name, but not that of what is priced.
func (w draft) misnamed(r *passage.Result, tokens []lexicon.Token) bool {
	if r.Loose {
		return r.PricesNothing(w.q.Text, tokens) != ""
	}
	return r.Misnames(tokens)
}

// untimely reports whether the figure that was lifted out of a sentence, or that a question takes for granted and the
// sentence has, is one that was read, and is of another time than is asked about: a month's is not a year's, and what
// it is measured against is another figure.
func untimely(p *passage.Part, tokens []lexicon.Token) bool {
	var asked []bulletin.Period
	figures := cmp.Or(p.Value, p.Taken)
	for i := range tokens {
		switch t := &tokens[i]; {
		case t.Class == lexicon.PeriodOf && !t.Period.IsZero():
			asked = append(asked, t.Period)
		case t.Value != "" && p.Verdict == passage.Yes:
			figures += " " + t.Value
		}
	}
	if len(asked) == 0 || len(p.Quotes) == 0 {
		return false
	}
	all := factsIn(&p.Quotes[0], figures)
	return len(all) > 0 && !slices.ContainsFunc(all, func(f *bulletin.Fact) bool {
		return f.Period.IsZero() || slices.ContainsFunc(asked,
			func(t bulletin.Period) bool { return ofTime(f.Period, t) })
	})
}

// foretold reports whether it is asked how a price will move, and a sentence with a number says nothing of what will
// be.
func (w draft) foretold(p *passage.Part, tokens []lexicon.Token) bool {
	return p.Head.Counted() && holds(tokens, "qual.forecast") &&
		holds(tokens, "measure.price", "measure.index", "ask.price", "move.up", "move.down") &&
		!slices.ContainsFunc(p.Quotes, func(q passage.Quote) bool {
			return holds(w.e.cat.Lexicon.Tokens(q.Text, q.Issue.Month), "qual.forecast")
		})
}

// ofTime reports whether a figure of a period answers for the period asked: of the same, of a day within it, or of as
// much of it as was over.
func ofTime(p, asked bulletin.Period) bool {
	return p == asked || asked.Contains(p) && (p.IsDay() || p.Months() > 1 && p.From == asked.From)
}

// factsIn lists the facts of a quotation whose value, or the change printed with it, is among some figures.
func factsIn(q *passage.Quote, figures string) (out []*bulletin.Fact) {
	figures = strings.ReplaceAll(bulletin.Fold(figures), ",", "")
	for i := range q.Issue.Facts {
		f := &q.Issue.Facts[i]
		if f.Cite.Article == q.Article && f.Cite.First <= q.Last && f.Cite.Last >= q.First && !f.Table &&
			prints(f, figures) {
			out = append(out, f)
		}
	}
	return out
}

// prints reports whether a fact's value, or a change printed with it, is among some figures.
func prints(f *bulletin.Fact, figures string) bool {
	if bulletin.HasNumber(figures, f.Value.Text) {
		return true
	}
	return slices.ContainsFunc(f.Changes, func(m bulletin.Move) bool {
		return bulletin.HasNumber(figures, strings.TrimLeft(m.Percent.Text, "+-"))
	})
}

// worked gives what was worked out of figures that sentences print one by one, with its formula.
func (w draft) worked(r *passage.Reckoning) {
	values, unit := scaledAlike(r.Of)
	a, b := values[0], values[1]
	if b.IsZero() {
		return
	}
	for _, v := range values {
		w.Derive(v.String())
	}
	name := func(i int) string { return r.Of[i].Name }
	switch r.Op {
	case intent.Verdict:
		i := map[bool]int{true: 0, false: 1}[a.GreaterThan(b) != r.Less]
		w.Permit(name(0), name(1))
		w.Title = w.Say("比较", "Comparison")
		w.Lead = name(i) + map[bool]string{true: w.Say("更小：", " is less: "),
			false: w.Say("更大：", " is more: ")}[r.Less] + values[i].String() + w.suffix(unit)
	case intent.Sum:
		if holds(w.e.cat.Lexicon.Tokens(w.q.Text, w.e.cat.Newest()), "measure.share") { // 三国合计占多少 asks for no sum
			w.quoteOperands(r)
			return
		}
		sum, terms := added(values)
		w.result(w.Say("合计（推算）", "Sum (estimated)"), sum.String()+w.suffix(unit), terms+" = "+sum.String(), unit)
	case intent.Ratio:
		q := a.DivRound(b, 4)
		w.result(w.Say("倍数（推算）", "Ratio (estimated)"), q.String()+w.Say(" 倍", " times"), a.String()+" ÷ "+b.String()+
			" = "+q.String(), "倍")
	case intent.ShareOf:
		p := a.Shift(2).DivRound(b, 2)
		if p.GreaterThan(decimal.New(100, 0)) { // a part is never more than the whole
			w.Lead = w.Say("没有算：前一个数大于后一个，不会是它的一部分。",
				"Not worked out: the first is more than the second, and no part of it.")
			break
		}
		w.result(w.Say("占比（推算）", "Share (estimated)"), p.String()+"%", a.String()+" ÷ "+b.String()+" = "+p.String(),
			"%")
	default:
		w.apart(r, a, b, unit)
	}
	for i, o := range r.Of {
		if o.Quote == nil {
			w.Permit(o.Value)
			continue
		}
		if o.Name != "" {
			w.Permit(o.Name)
			w.Details = append(w.Details, name(i)+w.Say("：", ": ")+values[i].String()+w.suffix(unit))
		}
		w.quote([]passage.Quote{*o.Quote})
	}
	w.Notes = append(w.Notes, w.Say("由原文的数字算出，原文没有直接写。",
		"Worked out of the printed figures; the text does not say it."))
}

// quoteOperands quotes the sentences that figures stand in, where what is asked is not worked out of them.
func (w draft) quoteOperands(r *passage.Reckoning) {
	for _, o := range r.Of {
		if o.Quote != nil {
			w.Title = o.Quote.In().Title
			w.quote([]passage.Quote{*o.Quote})
		}
	}
}

// computed gives what is worked out of amounts that an article prints, each proven by its label, and reports whether
// it is. A result that the article prints itself is quoted.
func (w draft) computed(ctx context.Context, a passage.Ask, tokens []lexicon.Token) (bool, error) {
	r, err := passage.Work(ctx, w.e.lib, w.e.cat.Lexicon, a)
	if r == nil || err != nil || r.Op == reckon.Sum && holds(tokens, "measure.share") || // 三国合计占多少 asks for no sum
		intent.AsksFilled(tokens) { // of a quota: its parts say nothing of that
		return false, err
	}
	w.Restart(reply.Answered)
	if r.Printed != "" {
		w.Title, w.Lead = r.In.In().Title, r.Printed
		w.quote(r.Quotes)
		return true, nil
	}
	d := r.Value.Abs().String()
	w.Derive(d, r.Given.String())
	for _, v := range r.Values {
		w.Derive(v.String())
	}
	lead := d + w.suffix(r.Unit)
	if r.Op == reckon.Ratio {
		lead = d + w.Say(" 倍", " times")
	}
	title, more, less := w.operation(r.Op)
	if way := map[bool]string{true: less, false: more}[r.Value.IsNegative()]; way != "" {
		lead = way + " " + lead
	}
	w.result(title, lead, r.Formula, r.Unit)
	for i, name := range r.Names {
		if !w.English {
			w.Permit(name)
			w.Details = append(w.Details, name+"："+r.Values[i].String()+w.suffix(r.Scaled))
		}
	}
	w.quote(r.Quotes)
	w.Notes = append(w.Notes, w.Say("由原文的数字算出，原文没有直接写。",
		"Worked out of the printed figures; the text does not say it."))
	return true, nil
}

// operation names what was worked out, and says which way it goes where that is asked.
func (w draft) operation(op reckon.Op) (title, more, less string) {
	switch op {
	case reckon.Diff:
		return w.Say("差额（推算）", "Difference (estimated)"), w.Say("前者多", "The first is more by"),
			w.Say("前者少", "The first is less by")
	case reckon.Over:
		return w.Say("差幅（推算）", "Difference (estimated)"), w.Say("前者高", "The first is higher by"),
			w.Say("前者低", "The first is lower by")
	case reckon.Moved, reckon.Change:
		return w.Say("变化（推算）", "Change (estimated)"), w.Say("增加", "Up by"), w.Say("减少", "Down by")
	case reckon.Ratio:
		return w.Say("倍数（推算）", "Ratio (estimated)"), "", ""
	case reckon.Share:
		return w.Say("占比（推算）", "Share (estimated)"), "", ""
	case reckon.Rest:
		return w.Say("其余（推算）", "The rest (estimated)"), "", ""
	case reckon.Back:
		return w.Say("变动前（推算）", "Before the change (estimated)"), "", ""
	case reckon.Rated:
		return w.Say("全部（推算）", "In all (estimated)"), "", ""
	case reckon.Times:
		return w.Say("总价（推算）", "Cost (estimated)"), "", ""
	}
	return w.Say("合计（推算）", "Sum (estimated)"), "", ""
}

// apart writes a difference: of several times what it changed by, else which of two is more.
func (w draft) apart(r *passage.Reckoning, a, b decimal.Decimal, unit string) {
	i, j := 0, 1
	if !r.Time && a.LessThan(b) || r.Time && r.Of[0].Name < r.Of[1].Name {
		a, b, i, j = b, a, 1, 0
	}
	d := a.Sub(b)
	shown := unit
	if unit == "%" {
		shown = "个百分点"
	}
	lead := d.String() + w.suffix(shown)
	if r.Of[i].Name != "" && !r.Time {
		lead = r.Of[i].Name + w.Say("比", " over ") + r.Of[j].Name + w.Say("高 ", " by ") + lead
	}
	w.result(w.Say("差额（推算）", "Difference (estimated)"), lead, a.String()+" − "+b.String()+" = "+d.String(), shown)
}

// scaledAlike gives figures in the scale in which the first is printed.
func scaledAlike(of []passage.Operand) (values []decimal.Decimal, unit string) {
	shift := map[string]int32{"万": -4, "亿": -8, "万亿": -12, "百万": -6, "千": -3}[of[0].Scale]
	for _, o := range of {
		v := amount(o.Value)
		if o.Unit == of[0].Unit {
			v = v.Shift(shift)
		}
		values = append(values, v)
	}
	unit = of[0].Unit
	if shift != 0 {
		unit = of[0].Scale + unit
	}
	return values, unit
}

// lifted adds the amount that was lifted out of a sentence to the figures of the reply, as it is printed there. A value
// that is no single amount, or is one in words, adds nothing.
func (w draft) lifted(p passage.Part) {
	amount := amountIn(w.e.cat.Lexicon.Tokens(p.Value, w.e.cat.Newest()))
	if p.Verdict != "" || amount == nil || len(p.Quotes) == 0 {
		return
	}
	q := p.Quotes[0]
	printed := reply.NumbersIn(q.Text)
	if !slices.Contains(printed, amount.Value) && !slices.Contains(printed, amount.Digits) {
		return // it is in words
	}
	w.Figures = append(w.Figures, reply.Figure{Name: w.Title, Measure: amount.About, Value: amount.Digits,
		Unit:     amount.Scale + amount.Unit,
		Citation: w.Cite(q.Issue, bulletin.Cite{Article: q.Article, First: q.First, Last: q.Last})})
}

// amountIn is the only amount of a text that has no time, nil where it has several or none.
func amountIn(tokens []lexicon.Token) *lexicon.Token {
	var found *lexicon.Token
	for i := range tokens {
		switch t := &tokens[i]; t.Class {
		case lexicon.Quantity, lexicon.Number, lexicon.Change:
			if found != nil || t.Upper != "" {
				return nil
			}
			found = t
		case lexicon.Bound: // 2400万辆以上
			of := amountIn(t.Parts)
			if of == nil || found != nil {
				return nil
			}
			found = of
		case lexicon.PeriodOf:
			return nil
		}
	}
	return found
}

// leavesOut reports whether a number is asked for without something: a sentence may give that of what is left out.
func leavesOut(tokens []lexicon.Token) bool {
	counted := slices.ContainsFunc(tokens, func(t lexicon.Token) bool {
		return t.Class == lexicon.Quantity || t.Class == lexicon.Number
	})
	return holds(tokens, "op.other", "op.otherbehind") && (holds(tokens, "ask.what") || counted && holds(tokens, "op.list"))
}

// ofTheRest takes back an amount that is of those that did what a question asks who did not: 没复产的有几座. That of the
// rest is given where the sentence says it of them.
func ofTheRest(p passage.Part, asked []lexicon.Token) passage.Part {
	if p.Value == "" || p.Verdict != "" || len(p.Quotes) == 0 || !passage.Numeral(p.Value) || !asksRest(asked) {
		return p
	}
	rest := ""
	for _, c := range clausesOf(p.Quotes[0].Text) {
		left := bulletin.HasAny(c, theRest...)
		if strings.Contains(c, p.Value) && (left || bulletin.HasAny(c, lexicon.List("not")...)) {
			return p
		}
		if left {
			rest = c
		}
	}
	number, unit := reply.NumbersIn(rest), strings.TrimLeft(p.Value, "约近超0123456789.,")
	if p.Value = ""; len(number) == 1 && unit != "" && strings.Contains(rest, number[0]+unit) {
		p.Value = number[0] + unit
	}
	return p
}

// asShare takes back how much something moved where it is asked what part it makes up.
func (w draft) asShare(p passage.Part, asked []lexicon.Token) passage.Part {
	if p.Value == "" || p.Verdict != "" || len(p.Quotes) == 0 || !holds(asked, "measure.share") || holds(asked, "move") {
		return p
	}
	for _, c := range clausesOf(p.Quotes[0].Text) {
		tokens := w.e.cat.Lexicon.Tokens(c, w.e.cat.Newest())
		moves := slices.ContainsFunc(tokens, func(t lexicon.Token) bool { return t.Of("move") || t.Class == lexicon.Change })
		if strings.Contains(c, p.Value) && moves && !holds(tokens, "measure.share") {
			p.Value = ""
			break
		}
	}
	return p
}

// clausesOf cuts a text at its commas, semicolons and full stops.
func clausesOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("，；。,;", r) })
}

// theRest are words for those that are left.
var theRest = lexicon.List("the.rest")

// asksRest reports whether a number is asked for of those that did not do something, or that are left.
func asksRest(tokens []lexicon.Token) bool {
	for i := range tokens {
		t := &tokens[i]
		behind := i+1 < len(tokens) && tokens[i+1].Class != lexicon.Mark && !tokens[i+1].Of("ask") && !tokens[i+1].Fills()
		if behind && t.Is("ask.not") && (t.Text != "不" || tokens[i+1].Text == "予") || slices.Contains(theRest, t.Text) {
			return true
		}
	}
	return false
}

// leaving are words with which a sentence says that its figure leaves something out.
var leaving = lexicon.List("left.out")

// leftOut reports whether the sentences leave something out too: 在不考虑…的情况下.
func leftOut(r *passage.Result) bool {
	return slices.ContainsFunc(leaving, func(s string) bool { return strings.Contains(r.Quoted(), s) })
}
