package answer

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/passage"
	"rebot/bot/reply"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// backTo gives what the article says that the conversation was on before figures were asked for, where a message names
// nothing and what was asked last has no answer to it: 第一作者呢, behind a price asked in between.
func (e *Engine) backTo(ctx context.Context, q Question, heard *intent.Heard, w draft) (draft, error) {
	if q.After == nil || q.After.Aside == nil || !heard.Nameless() || w.Status == reply.Answered && w.inFocus(q.After.Focus) {
		return w, nil
	}
	if w.q.Source == intent.Facts && len(w.q.Ignored)+len(w.q.Refused) == 0 {
		return w, nil // 同比呢, behind a price: that is understood
	}
	q.After = q.After.Aside
	r := heard.Route(q.After)
	if r.Query.Source != intent.Prose {
		return w, nil
	}
	p, err := e.either(ctx, q, &r)
	if err != nil || p.Status != reply.Answered || !p.inFocus(q.After.Focus) {
		return w, err
	}
	return p, nil
}

// recalled gives what an article says that was spoken of before, where a message points at something, 那个河山项目, of
// which that article has every word and the one in focus has not.
func (e *Engine) recalled(ctx context.Context, q Question, heard *intent.Heard, w draft) (draft, error) {
	if w.Status != reply.NotFound || w.q.Source != intent.Prose || q.After == nil || q.After.Focus == nil || !heard.PointsAt() {
		return w, nil
	}
	ask, now := e.asking(heard.Text, nil), e.placeOf(q.After.Focus)
	for _, past := range slices.Backward(q.past) {
		p := e.placeOf(cmp.Or(past.Focus, q.After.Focus))
		if p == nil || now == nil || *p == *now || !passage.On(e.cat.Lexicon, *p, ask) || passage.On(e.cat.Lexicon, *now, ask) {
			continue
		}
		back := *past
		q.After = &back
		r := heard.Route(&back)
		d, err := e.either(ctx, q, &r)
		if err != nil || d.Status == reply.Answered && d.q.Source == intent.Prose && d.inFocus(past.Focus) {
			return d, err
		}
	}
	return w, nil
}

// saidBy answers what somebody says who was just spoken of, 他说了什么, with who says the sentence that was quoted in the stead of
// the word for him.
func (e *Engine) saidBy(ctx context.Context, q Question, heard *intent.Heard, w draft) (draft, error) {
	if q.After == nil || q.After.Source != intent.Prose || q.After.Focus == nil {
		return w, nil
	}
	he, p := heard.Somebody(), e.placeOf(q.After.Focus)
	if he == "" || p == nil {
		return w, nil
	}
	who := cmp.Or(q.After.Person, passage.Speaker(e.cat.Lexicon, *p, [2]int{q.After.Focus.First, q.After.Focus.Last}))
	if who == "" {
		return w, nil
	}
	focus := q.After.Focus
	q.Text, q.After = strings.Replace(q.Text, he, who, 1), nil
	r := intent.Hear(q.Text, e.cat).Route(nil)
	d, err := e.either(ctx, q, &r)
	if err != nil || d.Status == reply.Answered && d.q.Source == intent.Prose && d.inFocus(focus) {
		return d, err
	}
	return w, nil
}

// elsewhere answers a message that names a body of which the article in focus has nothing, and another one tells, out of that:
// 东海大学的呢.
func (e *Engine) elsewhere(ctx context.Context, q Question, heard *intent.Heard, w draft) (draft, error) {
	if q.After == nil || q.After.Focus == nil || w.q.Source != intent.Prose {
		return w, nil
	}
	body, now := heard.Body(), e.placeOf(q.After.Focus)
	if body == "" || now == nil || strings.Contains(articleText(now), body) {
		return w, nil
	}
	q.After = nil
	r := heard.Route(nil)
	d, err := e.either(ctx, q, &r)
	if err != nil || d.Status != reply.Answered || d.q.Source != intent.Prose || d.q.Focus == nil && len(d.Citations) == 0 {
		return w, err
	}
	if p := e.cited(&d.Citations[0]); p == nil || !strings.Contains(articleText(p), body) {
		return w, nil
	}
	return d, nil
}

// keptPast is how many answers a conversation goes back to.
const keptPast = 8

// keep remembers an answer, for messages that go back to its article, or to figures of its kind.
func (w draft) keep() {
	if w.Status != reply.Answered {
		return
	}
	one := *w.q
	one.Past, one.Aside, one.List, one.Ranked = nil, nil, nil, nil
	w.q.Past = append(slices.DeleteFunc(slices.Clone(w.q.Past), func(o *intent.Query) bool {
		if o.Source == intent.Facts || one.Source == intent.Facts {
			return o.Source == one.Source && o.Kind == one.Kind
		}
		return o.Focus.Same(one.Focus)
	}), &one)
	w.q.Past = w.q.Past[max(0, len(w.q.Past)-keptPast):]
}

// turnedTo is the answer that a message goes back to, and the message without the words that do so: the latest on an
// article that says all of the subject that it names, or of figures of the kind that its words are of. It is nil
// where that was not spoken of.
func (e *Engine) turnedTo(q Question, heard *intent.Heard) (*intent.Query, *intent.Heard) {
	if heard.Turn == nil {
		return nil, nil
	}
	kind, figures := intent.KindOf(heard.Turn.To, e.cat)
	ask := e.asking(heard.Turn.To, nil)
	for _, past := range slices.Backward(q.past) {
		back := *past
		back.Past = q.past
		switch p := e.placeOf(past.Focus); {
		case figures || past.Source == intent.Facts:
			if figures && past.Source == intent.Facts && past.Kind == kind && q.After.Kind != kind {
				return &back, heard
			}
		case p != nil && passage.On(e.cat.Lexicon, *p, ask):
			return &back, intent.Hear(heard.Turn.Rest, e.cat)
		}
	}
	return nil, nil
}

// inFull asks the articles for a figure that none is read of, where a message takes over what it is of, in full: 越南呢,
// behind the exports of magnets. Only what the article in focus says is taken.
func (w draft) inFull(ctx context.Context, q Question) (told bool, err error) {
	figure := *w.q
	if w.Status != reply.NotFound || q.After == nil || q.After.Focus == nil || len(figure.Carried) == 0 ||
		len(figure.Refused) > 0 || figure.Reason != "" || slices.ContainsFunc(figure.Then, func(o intent.Op) bool { return o.Name != intent.ShareOf }) {
		return false, nil
	}
	full, of, ok := w.full(q)
	if !ok {
		return false, nil
	}
	r := intent.Hear(full.Text, w.e.cat).Route(nil)
	p, err := w.e.either(ctx, full, &r)
	if err != nil || p.Status != reply.Answered || p.q.Source != intent.Prose || !p.inFocus(q.After.Focus) || !p.tells(&of) {
		return false, err
	}
	*w.Reply, *w.q = *p.Reply, *p.q
	w.Intent = w.q
	w.q.Recent, w.q.Run, w.q.English, w.q.Figures = figure.Recent, figure.Run, figure.English, &figure
	return true, nil
}

// full is the question that a message stands for which takes over what it is of, and that, where it is one thing.
func (w draft) full(q Question) (full Question, of spec, ok bool) {
	specs, chinese := w.specs(), draft{reply.NewWriter(w.q, false), w.q, w.e}
	if len(specs) != 1 || specs[0].partner == intent.Any || specs[0].subject == intent.Any {
		return q, of, false
	}
	if of = specs[0]; of.measure == bulletin.Quantity { // that it is how much the question says
		of.measure = ""
	}
	return Question{Text: chinese.specName(of) + "是多少", Chosen: w.Say("zh", "en"), Strict: q.Strict}, of, true
}

// tells reports whether one of the sentences that a reply quotes names the partner that a spec is of, the way that its
// goods go, or without one what it is of and which way that goes.
func (w draft) tells(s *spec) bool {
	return slices.ContainsFunc(w.Passages, func(p reply.Passage) bool {
		if s.partner == "" {
			return saysAll(p.Text, []string{s.subject, s.direction})
		}
		return strings.Contains(p.Text, s.partner) && (s.direction == "" || w.wayOf(p.Text, s.partner) == s.direction)
	})
}

// wayOf is the way that goods go of which a text tells with a partner: the word for it behind his name in the clause,
// 自缅甸进口, or the last one before. It is empty for none.
func (w draft) wayOf(text, partner string) (way string) {
	met := false
	for _, t := range w.e.cat.Lexicon.Tokens(text, w.e.cat.Newest()) {
		switch {
		case t.Class == lexicon.Place && (t.ID == partner || t.Text == partner):
			met = true
		case met && t.Class == lexicon.Mark:
			return way
		case t.Of("direction"):
			if way = lexicon.Direction(t.ID); met {
				return way
			}
		}
	}
	return way
}

// onOther reports whether a question that is refused is of another article than the conversation was on, which it
// says the subject of, and not of this: what comes next is of that.
func (w draft) onOther(q Question, heard *intent.Heard) bool {
	if w.Status != reply.NotFound || w.q.Source != intent.Prose || w.q.Focus == nil || q.After == nil || q.After.Focus == nil ||
		q.After.Focus.Same(w.q.Focus) || heard.Points() {
		return false
	}
	on := func(f *intent.Place) bool {
		p := w.e.placeOf(f)
		return p != nil && passage.Subject(w.e.cat.Lexicon, *p, w.e.asking(intent.Said(q.Text), nil)) != ""
	}
	return on(w.q.Focus) && !on(q.After.Focus)
}

// thread remembers what is said while an article is in focus.
func (w draft) thread(q Question) {
	f := w.q.Focus
	if f == nil {
		return
	}
	t := &intent.Thread{Of: *f}
	if q.After != nil && q.After.Thread != nil && q.After.Focus != nil && q.After.Focus.Same(f) {
		t.Said = slices.Clip(q.After.Thread.Said)
	}
	t.Said = append(t.Said, intent.Said(q.Text))
	w.q.Thread = t
}

// subject says what the article that was in focus is on, in the words of the message that last said so.
func (e *Engine) subject(t *intent.Thread) string {
	if t == nil {
		return ""
	}
	p := e.placeOf(&t.Of)
	if p == nil {
		return ""
	}
	for _, said := range slices.Backward(t.Said) {
		if s := passage.Subject(e.cat.Lexicon, *p, e.asking(said, &t.Of)); s != "" {
			return s
		}
	}
	return ""
}

// asking makes a question of what somebody says, in the articles' language.
func (e *Engine) asking(text string, focus *intent.Place) passage.Ask {
	ask := passage.Ask{Text: text}
	if zh := e.cat.InChinese(text, focus); zh != nil {
		ask.Text = zh.Text
	}
	ask.Tokens = e.cat.Lexicon.Tokens(ask.Text, e.cat.Newest())
	return ask
}

// placeOf is an article of the library, nil where it has none there.
func (e *Engine) placeOf(f *intent.Place) *passage.Place {
	is := e.lib.Issue(f.Issue)
	if is == nil || f.Article >= len(is.Articles) {
		return nil
	}
	return &passage.Place{Issue: is, Article: f.Article}
}

// cited is the article that a citation is out of, nil where the library has none there.
func (e *Engine) cited(c *reply.Citation) *passage.Place {
	is := e.lib.Issue(c.Issue)
	if is == nil {
		return nil
	}
	for i := range is.Articles {
		if a := &is.Articles[i]; a.First <= c.Lines[0] && c.Lines[1] <= a.Last {
			return &passage.Place{Issue: is, Article: i}
		}
	}
	return nil
}

// inFocus reports whether a reply is out of the article in focus, or of figures and rows, which no article tells.
func (w draft) inFocus(f *intent.Place) bool {
	if w.q.Source != intent.Prose {
		return true
	}
	if f == nil {
		return false
	}
	p := w.e.placeOf(f)
	return p != nil && slices.ContainsFunc(w.Citations, func(c reply.Citation) bool {
		return c.Issue == f.Issue && p.In().First <= c.Lines[0] && c.Lines[1] <= p.In().Last
	})
}

// figures lets what is asked next go on with the figures of a sentence that was quoted: the first of them, and what it
// is of.
func (w draft) figures(is *bulletin.Issue, article int) {
	if w.q.Source != intent.Prose || w.q.Figures != nil {
		return
	}
	for _, kind := range []bulletin.FactKind{bulletin.QuotaFact, bulletin.TradeFact, bulletin.PriceFact,
		bulletin.IndexFact} {
		for i := range is.Facts {
			f := &is.Facts[i]
			if f.Kind == kind && f.Cite.Article == article && w.q.Focus.First <= f.Cite.First &&
				f.Cite.Last <= w.q.Focus.Last {
				w.q.Figures = goOnWith(f)
				w.q.Figures.Focus = w.q.Focus
				return
			}
		}
	}
}

// record lets what is asked next be of the patent whose notice was quoted.
func (w draft) record(is *bulletin.Issue, article int) {
	if w.q.Source != intent.Prose {
		return
	}
	for _, p := range is.Patents {
		if p.Cite.Article == article && p.Number != "" {
			w.q.Record = &intent.Query{Source: intent.Patents, Shown: []string{p.Number},
				Where: []intent.Cond{{Dim: intent.Number, Values: []string{p.Number}}}}
		}
	}
}

// besideFirm remembers the two firms of which a paragraph, or the table, prints the same figure, where one of them
// was asked for: 另一家呢.
func (w draft) besideFirm(is *bulletin.Issue, article int) {
	of := w.q.Cond(intent.Company)
	figures := slices.DeleteFunc(slices.Clone(w.Figures), func(f reply.Figure) bool { return f.IsChange })
	if w.q.Source != intent.Facts || len(of) != 1 || len(figures) != 1 {
		return
	}
	in := slices.IndexFunc(is.Articles[article].Paragraphs, func(p bulletin.Paragraph) bool {
		return p.First <= w.q.Focus.First && w.q.Focus.First <= p.Last
	})
	tabled := slices.ContainsFunc(is.Facts, func(f bulletin.Fact) bool {
		return f.Table && f.Cite.Article == article && f.Cite.First == w.q.Focus.First
	})
	beside := func(f *bulletin.Fact) bool {
		if tabled || in < 0 {
			return tabled && f.Table
		}
		p := &is.Articles[article].Paragraphs[in]
		return p.First <= f.Cite.First && f.Cite.Last <= p.Last
	}
	var names []string
	for i := range is.Facts {
		f := &is.Facts[i]
		if f.Kind == w.q.Kind && f.Measure == figures[0].Measure && f.Cite.Article == article && f.Company != "" && beside(f) &&
			!slices.Contains(names, f.Company) {
			names = append(names, f.Company)
		}
	}
	if len(names) == 2 && slices.Contains(names, of[0]) {
		w.q.Named = names
	}
}

// goOnWith is the query whose slots what is asked next replaces, behind a fact that was quoted.
func goOnWith(f *bulletin.Fact) *intent.Query {
	q := &intent.Query{Source: intent.Facts, Kind: f.Kind, Times: []intent.Time{{Period: f.Period, Kind: "span"}}}
	where := func(d intent.Dim, value string) {
		if value != "" {
			q.Where = append(q.Where, intent.Cond{Dim: d, Values: []string{value}})
		}
	}
	if f.Kind != bulletin.QuotaFact && f.Kind != bulletin.IndexFact {
		where(intent.Subject, f.Subject)
	}
	if f.Kind == bulletin.PriceFact {
		where(intent.Measure, f.Measure)
	}
	where(intent.Company, f.Company)
	where(intent.Partner, f.Partner)
	where(intent.Direction, f.Direction)
	where(intent.Batch, f.Batch)
	where(intent.Scope, f.Scope)
	return q
}

// why gives the sentence that says why a figure moved, or says that there is none; told reports that another sentence
// gives the reason for what the question tells, so that nothing else is to be said.
func (w draft) why(ctx context.Context, q Question, tokens []lexicon.Token) (told bool, err error) {
	ofFirm := w.q.Kind == bulletin.CompanyFact
	if len(w.Figures) > 0 && !ofFirm && w.caused() {
		return false, nil
	}
	if len(w.Figures) == 0 && w.ofPartner() && q.After != nil && q.After.Focus != nil { // 越南为什么增加了, of which no change is printed
		if p := w.e.placeOf(q.After.Focus); w.partnerCaused(p) {
			w.Status, w.Lead, w.Offers = reply.Answered, "", nil
			return true, nil
		}
	}
	if q.After == nil {
		a := w.ask(q, tokens)
		a.Strict = false
		r, err := w.sentences(ctx, a)
		if told = err == nil && w.reasons(r); told {
			w.inProse(q, tokens, r)
		}
		if told || err != nil {
			return told, err
		}
	}
	if len(w.Figures) > 0 && !(ofFirm && w.caused()) {
		w.uncaused()
	}
	return false, nil
}

// reasons reports whether sentences give the reason of what the question tells: they are of what it names, or of what
// no figure takes.
func (w draft) reasons(r passage.Result) bool {
	if r.State != passage.Direct || !r.Reasoned() && !(r.Loose && r.Trust() >= likelyLeast) || !sameWay(r, w.q) {
		return false
	}
	in := articleText(r.In)
	return w.namesSubject(r) || slices.ContainsFunc(append(slices.Clone(w.q.Ignored), w.q.Refused...), func(s string) bool {
		return strings.Contains(in, passage.Plain(s))
	})
}

// caused gives the sentence that says why a figure moved, where one does: of the trade with one partner the one on
// the same trade, of a firm's result what its report says.
func (w draft) caused() bool {
	f := w.Figures[0]
	p, err := bulletin.ParsePeriod(f.Period)
	switch {
	case w.q.Kind == bulletin.CompanyFact:
		return w.resultCaused(f)
	case w.ofPartner():
		return w.partnerCaused(w.e.cited(&w.Citations[f.Citation]))
	case f.Change == "" || strings.Trim(f.Change, "+-0.%") == "" || err != nil:
		return false
	}
	way := "up"
	if strings.HasPrefix(f.Change, "-") {
		way = "down"
	}
	return w.because(passage.Cause(w.e.lib, w.e.cat.Lexicon, w.e.issueOf(p), w.called(f), way))
}

// ofPartner reports whether the trade with one partner is asked about.
func (w draft) ofPartner() bool {
	p := w.q.Cond(intent.Partner)
	return w.q.Kind == bulletin.TradeFact && len(p) == 1 && p[0] != intent.Any
}

// partnerCaused gives the sentence of an article on trade that gives a reason and names the partner that is asked
// about.
func (w draft) partnerCaused(in *passage.Place) bool {
	return in != nil && w.because(passage.CauseIn(w.e.cat.Lexicon, *in, w.q.Cond(intent.Partner), ""))
}

// because quotes the sentence that gives a reason, where there is one.
func (w draft) because(q passage.Quote, ok bool) bool {
	if ok {
		w.quote([]passage.Quote{q})
		w.Notes = append(w.Notes, w.Say("引文是简报给出的原因。", "The sentence quoted is the reason that the bulletin gives."))
	}
	return ok
}

// resultCaused gives the reason that the article on a firm's result gives for it.
func (w draft) resultCaused(f reply.Figure) bool {
	p := w.e.cited(&w.Citations[f.Citation])
	if p == nil {
		return false
	}
	names := lexicon.Forms("kind.profit")
	if slices.Contains(w.q.Cond(intent.Subject), "营业收入") {
		names = lexicon.Forms("kind.revenue")
	}
	return w.because(passage.ResultCause(w.e.cat.Lexicon, *p, strings.Join(w.q.Cond(intent.Company), ""),
		append(slices.Clone(names), lexicon.List("result.all")...)))
}

// uncaused says that no sentence says why a figure moved.
func (w draft) uncaused() {
	f := w.Figures[0]
	word := w.Say("上涨", "rose")
	if strings.HasPrefix(f.Change, "-") {
		word = w.Say("下跌", "fell")
	}
	p, err := bulletin.ParsePeriod(f.Period)
	if f.Change == "" || strings.Trim(f.Change, "+-0.%") == "" || err != nil {
		word = w.Say("变动", "moved")
	}
	var names []string
	for _, f := range w.Figures {
		if n := w.ProductName(f.Name, f.Name); !slices.Contains(names, n) && len(names) < 4 {
			names = append(names, n)
		}
	}
	if name := strings.Join(names, w.Say("、", ", ")); len(names) > 1 {
		word = w.Say("涨跌", "moved")
		names[0] = name
	}
	no := w.Say("简报没有写"+names[0]+w.time(p)+word+"的原因", "The bulletin does not say why "+names[0]+" "+word+" in "+
		w.time(p))
	if w.Lead == "" {
		w.Lead = no + w.Say("。", ".")
		return
	}
	w.Lead = no + w.Say("；", "; ") + w.Lead
}

// called lists the names that a sentence may give to what a figure is of: a product by its element, and all prices
// together.
func (w draft) called(f reply.Figure) []string {
	names := []string{f.Name}
	if w.q.Kind == bulletin.TradeFact {
		for _, d := range w.q.Cond(intent.Direction) {
			names[0] += d
		}
	}
	if w.q.Kind == bulletin.PriceFact || w.q.Kind == bulletin.IndexFact {
		names = append(names, "稀土价格", "稀土产品价格")
	}
	return names
}

// issueOf is the month of the issue that covers a time: its own, else the newest.
func (e *Engine) issueOf(p bulletin.Period) bulletin.Month {
	if m := p.To.Month; e.lib.Issue(m) != nil {
		return m
	}
	return e.lib.Newest()
}

// notUnderstood says that a follow-up fits nothing: it points at one of several where there are none, or names what
// has no place in what was spoken of.
func (w draft) notUnderstood(text string) {
	w.Restart(reply.Unclear)
	if w.q.Op(intent.Sum) != nil {
		w.Lead = w.Say("没看懂"+w.quoted(intent.Said(text))+"：前面没有这么多同一种、同一期的数，请写出要合计哪几个。",
			"I did not understand "+w.quoted(intent.Said(text))+
				": not so many figures of one kind and time were asked for; please name those that are meant.")
		return
	}
	if w.q.Op(intent.Nth) == nil {
		w.Lead = w.Say("没看懂"+w.quoted(intent.Said(text))+"：接不上前面问的，请说完整些。",
			"I did not understand "+w.quoted(intent.Said(text))+
				": it does not go on with what was asked before; please ask in full.")
		return
	}
	w.Lead = w.Say("没看懂"+w.quoted(intent.Said(text))+"：前面没有列出几个，不知道指哪一个。",
		"I did not understand "+w.quoted(intent.Said(text))+": nothing was listed that it could point at.")
}
