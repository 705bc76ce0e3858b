package answer

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/intent"
	"rebot/bot/passage"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
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
		w.permitTenths(f, m)
		size = w.about(m) + percent(m.Percent) + w.Say("（"+w.wayWord(way(m), f.Kind)+"）", " ("+w.wayWord(way(m), f.Kind)+
			")")
	case m.Amount.Text != "":
		size = w.wayWord(way(m), f.Kind) + " " + strings.TrimPrefix(m.Amount.Text, "-") + " " + w.Unit(m.Unit)
	}
	return strings.TrimSpace(of + " " + size)
}

// permitTenths permits a change in per cent that the line prints in tenths: 约四成.
func (w draft) permitTenths(f *index.Fact, m *bulletin.Move) {
	tenths := m.Percent.Value.Abs().Shift(-1)
	if !tenths.IsInteger() || tenths.IntPart() > 9 || f.Cite.Article >= len(f.Issue.Articles) {
		return
	}
	han := string([]rune("零一二三四五六七八九")[tenths.IntPart()]) + "成"
	p := f.Issue.Articles[f.Cite.Article].ParagraphAt(f.Cite.First)
	if p != nil && (strings.Contains(p.Text, han) || han == "二成" && strings.Contains(p.Text, "两成")) {
		w.Permit(m.Percent.Value.Abs().String())
	}
}

// about is the word before a change that is printed as a rough one.
func (w draft) about(m *bulletin.Move) string {
	switch {
	case m.About == workedOut:
		return w.Say("推算 ", "estimated ")
	case m.About == "" || !w.English:
		return m.About
	case strings.ContainsAny(m.About, "超逾多"):
		return "more than "
	case strings.ContainsAny(m.About, "近不"):
		return "nearly "
	}
	return "about "
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
	s := round(d, w.fine(4)) + w.Say(" 元", " yuan")
	w.Derive(s)
	if d.Abs().GreaterThanOrEqual(decimal.New(1, 4)) {
		wan := round(d.Shift(-4), w.fine(4))
		w.Derive(wan, round(d, w.fine(4)))
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
		w.Permit(f.Subject) // a name may have numbers, and a refusal cites nothing
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
		if w.English {
			return w.quotaInEnglish(f.Company, f.Scope, f.Batch, f.Measure)
		}
		name := f.Region + f.Company + f.Scope + f.Batch + f.Measure + "指标"
		if f.Worked != "" {
			name += "（推算）"
		}
		return name
	}
	if w.English {
		return strings.Join(w.inEnglish(f.Company, f.Region, f.Subject), " ")
	}
	return f.Company + f.Region + f.Subject
}

// inEnglish gives names in English, each with the bulletin's own behind it; what has none stays as it is.
func (w draft) inEnglish(names ...string) (out []string) {
	for _, s := range names {
		switch en := lexicon.English(s); {
		case s == "":
		case s == bulletin.PriceIndex:
			out = append(out, "rare-earth price index ("+s+")")
		case w.MeasureWord(s) != s: // 净利润, which is one of several results that share a concept
			out = append(out, w.MeasureWord(s))
		case bulletin.English(s) != "":
			out = append(out, w.ProductName(s, s))
		case w.English && bulletin.HasHan(s) && en != "":
			out = append(out, en+" ("+s+")")
		default:
			out = append(out, s)
		}
	}
	return out
}

// nameOf is one name in the language of the reply.
func (w draft) nameOf(name string) string {
	if !w.English || name == "" {
		return name
	}
	return w.inEnglish(name)[0]
}

// batches are those of a quota in English.
var batches = map[string]string{"第一批": "first batch", "第二批": "second batch", "第三批": "third batch", "前两批": "first two batches"}

// quotaInEnglish names a quota: whose, of what ore, which batch of which kind.
func (w draft) quotaInEnglish(company, scope, batch, measure string) string {
	s := w.MeasureWord(measure) + " quota"
	if measure == "" {
		s = "quota"
	}
	if en := batches[batch]; en != "" {
		s = en + " of the " + s
	} else if batch != "" {
		s = batch + " " + s
	}
	return strings.Join(append(w.inEnglish(company, scope), s), " ")
}

// directions are those of a trade in English, and the word before the partner.
var directions = map[string][2]string{bulletin.Export: {"exports", "to"}, bulletin.Import: {"imports", "from"},
	bulletin.BothWays: {"trade", "with"}, "": {"trade", "with"}}

// tradeInEnglish names who trades what which way, with the bulletin's own words behind: rare earth exports (稀土出口).
func (w draft) tradeInEnglish(f *index.Fact) string {
	chinese := draft{reply.Writer{Reply: &reply.Reply{}}, w.q, w.e}.name(f)
	way, ok := directions[f.Direction]
	goods := lexicon.English(f.Subject)
	if f.Subject == "货物贸易" {
		goods = "goods"
	}
	if en := bulletin.English(f.Subject); en != "" {
		goods = strings.ToLower(en)
	}
	if !ok || goods == "" {
		return chinese
	}
	if f.Subject == "货物贸易" && (f.Partner != "" || f.Region != "" || f.Direction == bulletin.BothWays) {
		goods = ""
	}
	s := strings.TrimSpace(goods + " " + way[0])
	for _, x := range [][2]string{{way[1], f.Partner}, {"of", f.Region}} {
		if x[1] == "" {
			continue
		}
		name := lexicon.English(x[1])
		if name == "" {
			name = x[1]
		}
		s += " " + x[0] + " " + name
	}
	return s + " (" + chinese + ")"
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
			parts = append(parts, w.nameOf(whose))
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
	if f.Worked != "" {
		w.Derive(f.Worked, f.Value.Text)
		return reply.Figure{Citation: c}
	}
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

// changeFirst sets the change before the figure that moved, which is the last one, where the change is what is asked
// for. By how much money it moved is worked out, and no figure of the issue.
func (w draft) changeFirst(x reply.Figure, m *bulletin.Move) {
	if m == nil || !w.q.Has(intent.ChangeWant) || w.q.Has(intent.Value) || w.q.Has(intent.HowMany) {
		return
	}
	x.Measure = m.Of
	if m.Of == "" && !m.Base.IsZero() {
		x.Measure = "较" + m.Base.Chinese()
	}
	switch {
	case m.Percent.Text != "":
		x.Value, x.Unit = strings.TrimSuffix(x.Change, "%"), "%"
	case m.Amount.Text != "":
		x.Value, x.Unit = m.Amount.Text, m.Unit
	default:
		return
	}
	x.IsChange = true
	w.Figures = slices.Insert(w.Figures, len(w.Figures)-1, x)
}

// move is the change of a fact that is asked for, else the first one printed.
func (w draft) move(f *index.Fact) *bulletin.Move {
	want := map[string]string{"mom": bulletin.OnPrevious, "yoy": bulletin.OnYear}[w.q.Of]
	if a := w.q.Against; want == "" && len(a) == 1 && !a[0].Period.IsZero() {
		for i := range f.Changes { // 比7月
			if f.Changes[i].Base == a[0].Period {
				return &f.Changes[i]
			}
		}
		if a[0].Period.Months() == f.Period.Months() && !isBasis(f, a[0].Period) {
			return w.since(f)
		}
	}
	for i := range f.Changes {
		if want == "" || f.Changes[i].Of == want {
			return &f.Changes[i]
		}
	}
	if want == bulletin.OnYear && w.yearBeforeIn(f) != nil || want != bulletin.OnYear && f.Kind == bulletin.TradeFact &&
		w.q.Has(intent.ChangeWant) && len(f.Changes) == 0 {
		return w.since(f)
	}
	return nil
}

// unheard notes the words of a question that nothing knows, and those that change what is asked, where the article that
// answers has none of them: the reply names them.
func (w draft) unheard(tokens []lexicon.Token, r passage.Result) {
	text := ""
	if r.In != nil {
		text = articleText(r.In)
	}
	known := func(s string) bool {
		return slices.ContainsFunc(w.q.Ignored, func(o string) bool { return passage.Squeezed(o) == passage.Squeezed(s) })
	}
	may := func(s string) bool { return slices.Contains(lexicon.List("claim.may"), s) } // which is answered by what may not be
	for _, s := range r.Left {
		if s = w.q.Asked(s); !known(s) && !may(s) {
			w.q.Ignored = append(w.q.Ignored, s)
		}
	}
	for i := range tokens {
		t := &tokens[i]
		if t.Everyday() && intent.Content(t) && !may(t.Text) && !saysToo(text, t) && !known(t.Text) {
			w.q.Ignored = append(w.q.Ignored, w.q.Asked(t.Text))
		}
		if t.Class != lexicon.Unknown && !t.Of("qualifier") || t.Fills() ||
			t.Text == "纳米" && i > 0 && tokens[i-1].Is("ask.what") { // a unit there, and else how fine a product is
			continue
		}
		named := func(s string) bool { return r.State == passage.Nearest && passage.Plain(s) == passage.Plain(t.Text) }
		if rest := w.q.Asked(passage.Strange(t.Text, text)); rest != "" && !known(rest) &&
			!slices.ContainsFunc(r.Nowhere, named) {
			w.q.Ignored = append(w.q.Ignored, rest)
		}
	}
}

// unvalued reports whether a number is asked for and not found, with a word that changes what is asked and that the
// sentences do not have: 起拍价定了没有，是多少.
func (w draft) unvalued(r passage.Result, tokens []lexicon.Token) bool {
	return slices.ContainsFunc(r.Parts, func(p passage.Part) bool { return !p.Found && p.Head.Counted() }) &&
		!slices.ContainsFunc(r.Parts, func(p passage.Part) bool { return p.Found && p.Value != "" }) &&
		slices.ContainsFunc(tokens, func(t lexicon.Token) bool {
			return t.Of("qualifier") && !strings.Contains(passage.Plain(r.Quoted()), passage.Plain(t.Text))
		})
}

// ofAnother reports whether sentences are of another one than the question names: the name stands in an article, but
// not in this one, or this one tells of another batch.
func (w draft) ofAnother(r passage.Result, tokens []lexicon.Token) bool {
	if r.In == nil || w.q.Focus != nil {
		return false
	}
	text, quoted := articleText(r.In), w.e.cat.Lexicon.Tokens(r.Quoted(), r.In.Issue.Month)
	batches := func(id string, same bool) bool {
		return slices.ContainsFunc(quoted, func(t lexicon.Token) bool { return t.Of("batch") && (t.ID == id) == same })
	}
	missed := false
	for i := range tokens {
		t, name := &tokens[i], passage.Squeezed(tokens[i].Text)
		switch {
		case t.Of("batch") && !t.Is("batch.word") && batches(t.ID, false) && !batches(t.ID, true):
			return true
		case t.Class == lexicon.Company || t.Class == lexicon.Place || t.Class == lexicon.Unknown && t.To-t.From > 1:
			if strings.Contains(text, name) && (t.Class == lexicon.Company || w.e.names(name)) {
				return w.tornElse(text, tokens)
			}
			missed = missed || t.Class == lexicon.Unknown && bulletin.HasHan(name) && w.e.names(name)
		}
	}
	return missed || w.tornElse(text, tokens)
}

// tornElse reports whether a name of a place or of somebody that the words of the language tear, 衢州 or 孔某, stands in
// another article and not in this one.
func (w draft) tornElse(article string, tokens []lexicon.Token) bool {
	for i := 1; i < len(tokens); i++ {
		before := []rune(tokens[i-1].Text)
		if t := &tokens[i]; !t.Is("asked.where") && t.Text != "某" || t.To-t.From > 1 || len(before) == 0 ||
			t.From != tokens[i-1].To {
			continue
		}
		name := string(before[len(before)-1:]) + tokens[i].Text
		if bulletin.HasHan(name[:1+len(name)/2]) && !strings.Contains(article, name) && w.e.names(name) {
			return true
		}
	}
	return false
}

// toldElse reports whether sentences tell of something else than is asked: of no such body, where words are left out
// besides, or of what will be, where it is asked what came of it in the end.
func (w draft) toldElse(r passage.Result, tokens []lexicon.Token) bool {
	if r.In == nil {
		return false
	}
	text, article := passage.Plain(r.Quoted()), articleText(r.In)
	lacks := func(t lexicon.Token) bool { return t.Everyday() && intent.Content(&t) && !saysToo(article, &t) }
	for i := range tokens {
		if t := &tokens[i]; i > 0 && tokens[i-1].Is("ask.which") && t.Of("bodyend") && !strings.Contains(text, t.Text) &&
			slices.ContainsFunc(tokens[i+1:], lacks) {
			return true
		}
		if t := tokens[i].Text; (t == "最后" || t == "最终") && slices.ContainsFunc(r.Parts, w.willBe) {
			return true
		}
	}
	return false
}

// willBe reports whether a number that was lifted out of a sentence is of what will be.
func (w draft) willBe(p passage.Part) bool {
	return p.Head.Counted() && p.Value != "" && slices.ContainsFunc(p.Quotes, func(q passage.Quote) bool {
		return slices.ContainsFunc(strings.FieldsFunc(q.Text, func(r rune) bool { return strings.ContainsRune("，；。", r) }),
			func(clause string) bool { return strings.Contains(clause, p.Value) && strings.Contains(clause, "将") })
	})
}

// names reports whether a word that nothing knows is of few articles, as names are, and not of many as other words are.
func (e *Engine) names(word string) bool {
	in, all := e.lib.Printing(word)
	return in > 0 && (in <= 1 || in*fewOf <= all)
}

// fewOf is of how many articles a name stands in one at most.
const fewOf = 12

// undecided takes back a yes or a no where a word of the question is left out that the article does not have: what it says
// may be of something else, and what it denies above all. Of an English question, whose words are said in Chinese first, it
// takes back an amount too.
func (w draft) undecided(r passage.Result) {
	if w.English && len(w.q.Ignored) > 0 && len(w.Figures) > 0 && len(r.Parts) == 1 && r.Parts[0].Verdict == "" &&
		r.Parts[0].Head.Counted() { // how much interest, of a loan: the sentence stands, and no amount of it is called the one
		w.Lead, w.Figures = "", nil
		return
	}
	if !w.unsure(r) || r.Parts[0].Verdict != passage.No || r.Parts[0].Value != "" || r.Parts[0].Likely {
		return
	}
	w.Status = reply.NotFound
	w.Lead = w.Say("简报没有直接写；最接近的原文：", "The bulletin does not say it; the closest sentence:")
}

// unsure leaves a yes or a no out where a word of the question is left out, and reports whether it did.
func (w draft) unsure(r passage.Result) bool {
	if len(r.Parts) != 1 || r.Parts[0].Verdict == "" || len(w.q.Ignored) == 0 {
		return false
	}
	w.Lead = ""
	return true
}

// saysToo reports whether a text has a word of the same meaning as an everyday word.
func saysToo(text string, t *lexicon.Token) bool {
	in := func(id string) bool {
		return slices.ContainsFunc(lexicon.Forms(id),
			func(f string) bool { return strings.Contains(text, passage.Squeezed(f)) })
	}
	return in(t.ID) || slices.ContainsFunc(t.Also, func(s lexicon.Sense) bool { return in(s.ID) })
}

// seeks reports whether something is asked for that the article does not speak of, and nothing was lifted out of it.
func (w draft) seeks(text string, r passage.Result) bool {
	noun := w.q.In.Sought
	if noun == "" || strings.Contains(text, noun) ||
		slices.ContainsFunc(r.Parts, func(p passage.Part) bool { return p.Value != "" }) {
		return false
	}
	return !w.saysSo(text, noun)
}

// saysSo reports whether a text has a word in another that means the same.
func (w draft) saysSo(text, word string) bool {
	tokens := w.e.cat.Lexicon.Tokens(word, w.e.cat.Newest())
	return slices.ContainsFunc(tokens, func(t lexicon.Token) bool {
		return t.ID != "" && !t.Fills() && (len(tokens) == 1 || t.To-t.From > 1) && saysToo(text, &t) // 股 in 股息 is another word
	})
}

// strange reports whether an English question has a word that nobody could put in Chinese and that the article does not
// have as it is: what it asks is not known.
func (w draft) strange(r passage.Result) bool {
	if w.q.In == nil || r.In == nil {
		return false
	}
	text := articleText(r.In)
	quoted := passage.Squeezed(r.Quoted())
	said := func(han string) bool { return w.saysSo(quoted, han) }
	return w.q.In.Missing(text, said) || w.seeks(text, r)
}

// articleText is an article as it is searched for words: folded and without blanks.
func articleText(p *passage.Place) string {
	a := p.In()
	var b strings.Builder
	b.WriteString(a.Title + a.Source)
	for i := range a.Paragraphs {
		b.WriteString(a.Paragraphs[i].Text)
	}
	return passage.Squeezed(b.String())
}

// outside refuses what no bulletin can answer, by its kind: what is to come, advice, and what is no matter of it. What
// the sentences say of it in so many words is answered all the same.
func (w draft) outside(tokens []lexicon.Token, r passage.Result) bool {
	if r.State == passage.Direct && r.Complete() && !holds(tokens, "qual.offtopic") {
		return false
	}
	why := intent.Reason("")
	for i := range tokens {
		t := &tokens[i]
		switch {
		case t.Is("qual.offtopic"):
			why = intent.OffTopic
		case t.Is("qual.advice") && (r.State != passage.Direct || holds(tokens, "op.buy")), t.Is("qual.forecast") &&
			r.State != passage.Direct && !w.theirs(tokens, i), w.toCome(tokens, t) && r.State != passage.Direct:
			why = intent.Forecast
		default:
			continue
		}
		w.q.Refused = append(w.q.Refused, w.q.Asked(t.Text))
	}
	if why == "" {
		return false
	}
	w.q.Reason = why
	if why != intent.Forecast || !w.foreseen(tokens) {
		w.qualified()
	}
	return true
}

// theirs reports whether the word at i is for what somebody expects whom the bulletin names: 柳青岩估计 asks for no forecast of ours.
func (w draft) theirs(tokens []lexicon.Token, i int) bool {
	for i--; i >= 0 && tokens[i].Fills(); i-- {
	}
	if i < 0 {
		return false
	}
	t := &tokens[i]
	return t.Class == lexicon.Company || t.Kind == "institution" || t.Class == lexicon.Unknown && t.To-t.From > 1 && bulletin.HasHan(t.Text) &&
		w.e.names(t.Text)
}

// foreseen gives what the newest issue prints of what others expect, where that is asked for and no advice: it is said
// to be theirs.
func (w draft) foreseen(tokens []lexicon.Token) bool {
	if holds(tokens, "qual.advice", "qual.offtopic") {
		return false
	}
	quotes := passage.Outlook(w.e.lib, w.e.cat.Lexicon, w.e.cat.Newest(), tokens)
	if len(quotes) == 0 {
		return false
	}
	w.Restart(reply.Answered)
	w.Lead = w.Say("我不预测；文中的预期：", "I make no forecast; what the bulletin quotes others as expecting:")
	w.quote(quotes)
	w.q.Refused = nil
	w.unheard(tokens, passage.Result{In: &quotes[0].Place, State: passage.Direct})
	return true
}

// stillAhead reports whether figures of a time after the newest issue are asked for.
func (w draft) stillAhead() bool {
	return slices.ContainsFunc(w.q.Times, func(t intent.Time) bool {
		return !t.Period.IsZero() && t.Period.From.Month > w.e.cat.Newest()
	})
}

// toCome reports whether a time is after the newest issue, where it is asked what a price or an index will be.
func (w draft) toCome(tokens []lexicon.Token, t *lexicon.Token) bool {
	return t.Class == lexicon.PeriodOf && bulletin.MonthOf(w.e.cat.Newest()).To.Month < t.Period.From.Month &&
		holds(tokens, "measure.price", "measure.index", "ask.price", "move.up", "move.down")
}
