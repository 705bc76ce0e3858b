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
	"rebot/index/thesaurus"
)

// ask makes the question that a query asks of prose.
func (w draft) ask(q Question, tokens []lexicon.Token) passage.Ask {
	a := passage.Ask{Text: intent.Said(q.Text), Tokens: tokens, English: w.English, Here: w.q.Else != nil,
		Strict: q.Strict}
	if t := w.q.Text; t != "" && t != a.Text { // a follow-up that was filled up
		a.Text, a.Tokens = t, w.e.cat.Lexicon.Tokens(t, w.e.cat.Newest())
	} else if q.After != nil {
		a.Before = cmp.Or(q.After.About, q.After.Text)
	}
	if w.English && a.Text == intent.Said(q.Text) {
		a.Text = intent.Spoken(q.Text)
	}
	a.Percent = w.English && slices.ContainsFunc(lexicon.List("amount.percent"), func(s string) bool {
		return strings.Contains(strings.ToLower(q.Text), s)
	})
	w.inChinese(&a)
	if f := w.q.Focus; f != nil {
		if a.Focus = w.e.placeOf(f); a.Focus != nil {
			a.Lines, a.Subject = f.Lines, w.e.subject(w.q.Thread)
		}
	}
	return a
}

// inChinese asks the articles in their own language.
func (w draft) inChinese(a *passage.Ask) {
	if !w.English {
		return
	}
	if zh := w.e.cat.InChinese(a.Text, w.q.Focus); zh != nil {
		a.Text, a.Tokens, w.q.In = zh.Text, w.e.cat.Lexicon.Tokens(zh.Text, w.e.cat.Newest()), zh
	}
	if zh := w.e.cat.InChinese(a.Before, w.q.Focus); zh != nil {
		a.Before = zh.Text
	}
}

// asked quotes words of a question as they were asked.
func (w draft) asked(words []string) string {
	var out []string
	for _, s := range words {
		if s = w.q.Asked(s); !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return w.quoted(out...)
}

// prose answers out of the bulletin's sentences. What no sentence says is refused; the nearest one is shown and claims
// nothing.
func (w draft) prose(ctx context.Context, q Question, tokens []lexicon.Token) error {
	if holds(tokens, "qual.forecast") && holds(tokens, "measure.price", "measure.index", "ask.price") && w.foreseen(tokens) {
		return nil
	}
	if q.After == nil && bare(tokens) {
		w.unclear(q.Text)
		return nil
	}
	if w.q.About = w.q.Text; q.After != nil && bare(tokens) {
		w.q.About = cmp.Or(q.After.About, q.After.Text)
	}
	a := w.ask(q, tokens)
	if done, err := w.computed(ctx, a, tokens); done || err != nil {
		return err
	}
	r, err := w.sentences(ctx, a)
	if err != nil {
		return err
	}
	if w.goesOn(r, tokens) {
		r.State, r.Loose, r.Parts[0].Found = passage.Direct, false, true
	}
	if (r.State != passage.Direct || r.Loose && !w.fitsBetter(r, tokens)) && r.Reckoned == nil && w.q.Else != nil {
		return w.instead(ctx, q, tokens)
	}
	if country := w.unheardOf(r, tokens); country != "" {
		r = passage.Result{State: passage.Nothing, Nowhere: []string{country}}
	}
	if intent.AsksFilled(tokens) && unfilled(r) {
		r.State, r.Reckoned = passage.Nearest, nil
	}
	if r.State == passage.Direct && (!r.Loose && (w.strange(r) || w.unvalued(r, tokens)) || w.ofAnother(r, tokens) || w.toldElse(r, tokens)) {
		r.State, r.Reckoned = passage.Nearest, nil
	}
	if r.State == passage.Direct && r.Reckoned == nil && (w.headless(r) || w.English && holds(tokens, "qual.stock") && !strings.Contains(r.Quoted(), "股价")) {
		r.State = passage.Nearest
	}
	if r.Loose && r.State == passage.Direct && q.After != nil && q.After.Source == intent.Facts && namesNothing(tokens) &&
		!speaksOf(r, q.After, tokens) {
		r.State = passage.Nearest // 咋跌成这样, of another product than the one before
	}
	if r, err = w.judge(ctx, a, r); err != nil {
		return err
	}
	switch {
	case w.outside(tokens, r):
		r.In, r.Nowhere = nil, nil
		w.unheard(tokens, r)
	case r.Perhaps:
		w.perhaps(r)
		w.unheard(tokens, r)
	case r.Reckoned != nil, r.State == passage.Direct:
		w.told(r)
		w.unheard(tokens, r)
		w.undecided(r)
	case r.State == passage.Nearest:
		if name := r.PricesNothing(q.Text, tokens); name != "" {
			w.unpriced(name)
			break
		}
		w.near(r)
		w.unheard(tokens, r)
	default:
		w.unknown(intent.Said(q.Text), tokens, r.Nowhere)
		if len(r.Nowhere) > 0 {
			w.unheard(tokens, r)
		}
	}
	return nil
}

// unheardOf gives the country that a question names and no article does, so that none can answer: 格陵兰的项目进展如何.
func (w draft) unheardOf(r passage.Result, tokens []lexicon.Token) string {
	if r.State != passage.Direct || w.q.Focus != nil || r.In == nil {
		return ""
	}
	article := articleText(r.In)
	for i := range tokens {
		t := &tokens[i]
		if t.Class != lexicon.Place || lexicon.KindOf(t.ID) != "country" || saysToo(article, t) {
			continue
		}
		printed := func(form string) bool { n, _ := w.e.lib.Printing(form); return n > 0 }
		if !slices.ContainsFunc(lexicon.Forms(t.ID), printed) {
			return t.Text
		}
	}
	return ""
}

// unfilled reports whether sentences on a quota only say how large it is, and not how much of it is filled.
func unfilled(r passage.Result) bool {
	return !bulletin.HasAny(r.Quoted(), lexicon.List("quota.filled")...)
}

// headless reports whether English words that only name what they ask for get sentences that don't speak of it, in no
// other word either: mine workers, the sentences on the mine.
func (w draft) headless(r passage.Result) bool {
	zh := w.q.In
	valued := func(p passage.Part) bool { return p.Found && p.Value != "" }
	if !w.English || zh == nil || zh.Head == "" || r.In == nil || slices.ContainsFunc(r.Parts, valued) {
		return false
	}
	text := passage.Plain(r.In.In().Title + r.Quoted())
	in := func(s string) bool { return strings.Contains(text, passage.Plain(s)) }
	return !in(zh.Head) && !slices.ContainsFunc(thesaurus.Near(zh.Head), in) && !slices.ContainsFunc(thesaurus.Near(strings.ToLower(zh.English(zh.Head))), in)
}

// goesOn reports whether a message is another name for what was asked before, and the sentence that answered then has
// it too: 镝铽呢, behind an output of 镨钕.
func (w draft) goesOn(r passage.Result, tokens []lexicon.Token) bool {
	f := w.q.Focus
	if w.q.Else == nil || w.q.Text == "" || f == nil || len(r.Parts) != 1 || len(r.Parts[0].Quotes) == 0 {
		return false
	}
	q := r.Parts[0].Quotes[0]
	return q.Rests(f.Lines) && q.Issue.Month == f.Issue && q.Article == f.Article &&
		!slices.ContainsFunc(tokens, func(t lexicon.Token) bool {
			return !t.Fills() && t.Class != lexicon.Mark && !t.Is("op.per") && !strings.Contains(q.Text, t.Text)
		})
}

// instead carries out what else a question may mean, where the article in focus does not say it.
func (w draft) instead(ctx context.Context, q Question, tokens []lexicon.Token) error {
	e := *w.q.Else
	e.Recent, e.Run, e.English = w.q.Recent, w.q.Run, w.q.English
	*w.q = e
	return w.answer(ctx, q, tokens)
}

// fitsBetter reports whether sentences of the article in focus that may answer name what a figure is asked of, while the
// reading for figures leaves a word of the question out.
func (w draft) fitsBetter(r passage.Result, tokens []lexicon.Token) bool {
	e := w.q.Else
	return e != nil && e.Source == intent.Facts && len(e.Ignored) > 0 && len(e.Where) > 0 && speaksOf(r, e, tokens)
}

// orProse gives what the article in focus says, where there is no such figure.
func (w draft) orProse(ctx context.Context, q Question, tokens []lexicon.Token) error {
	figure := *w.q
	*w.q = *w.q.Else
	a := w.ask(q, tokens)
	a.Here = true
	r, err := w.sentences(ctx, a)
	if err != nil || r.State != passage.Direct || r.Loose || !speaksOf(r, &figure, tokens) {
		*w.q = figure
		return err
	}
	w.q.Recent, w.q.Run, w.q.English = figure.Recent, figure.Run, figure.English
	w.Restart(reply.Answered)
	w.told(r)
	return nil
}

// namesNothing reports whether a message has only words of the language in it, and no name of anything.
func namesNothing(tokens []lexicon.Token) bool {
	return !slices.ContainsFunc(tokens, func(t lexicon.Token) bool {
		return t.Class != lexicon.Word && t.Class != lexicon.Mark && !t.Fills()
	})
}

// kindWords holds the word that a sentence on a kind of figure has, for follow-ups that take the kind over.
var kindWords = map[bulletin.FactKind]string{bulletin.IndexFact: "指数", bulletin.QuotaFact: "指标"}

// speaksOf reports whether the sentences name all that a query for a figure took over from the conversation: what and
// with whom; and which way goods go, whoever said it.
func speaksOf(r passage.Result, figure *intent.Query, tokens []lexicon.Token) bool {
	text := r.Quoted()
	if k := kindWords[figure.Kind]; k != "" && !holds(tokens, "measure.index", "kind.quota") &&
		!strings.Contains(text, k) {
		return false
	}
	said := func(v string) bool {
		return v == intent.Any || strings.Contains(text, v) ||
			slices.ContainsFunc(tokens, func(t lexicon.Token) bool {
				return t.ID == v || strings.Contains(v, t.Text) && t.Class != lexicon.Filler
			})
	}
	return !slices.ContainsFunc(figure.Where, func(c intent.Cond) bool {
		switch c.Dim {
		case intent.Subject, intent.Partner, intent.Company, intent.Region:
			return !c.Not && !slices.ContainsFunc(c.Values, said)
		}
		return false
	}) && sameWay(r, figure)
}

// sameWay reports whether the sentences speak of the way that goods go as it is asked: one on exports says nothing of
// imports, though the title of its article names both.
func sameWay(r passage.Result, figure *intent.Query) bool {
	text := r.Quoted()
	return !slices.ContainsFunc(figure.Where, func(c intent.Cond) bool {
		named := func(v string) bool { return strings.Contains(text, v) }
		return c.Dim == intent.Direction && !c.Not && !slices.ContainsFunc(c.Values, named)
	})
}

// told gives what the sentences say, or what is worked out of them.
func (w draft) told(r passage.Result) {
	if r.Reckoned != nil {
		w.worked(r.Reckoned)
		return
	}
	w.direct(r)
}

// direct gives what was asked for, lifted out of its sentence, and the sentences.
func (w draft) direct(r passage.Result) {
	w.Title = r.In.In().Title
	var leads []string
	asked := w.e.cat.Lexicon.Tokens(w.q.Text, w.e.cat.Newest())
	for _, p := range r.Parts {
		p = w.meant(w.asShare(ofTheRest(p, asked), asked), asked)
		if !p.Found {
			w.Notes = append(w.Notes, w.Say("没有单独找到：", "Not found by itself: ")+w.quoted(w.q.Asked(p.Asked)))
			continue
		}
		if lead := w.verdictOf(p); lead != "" {
			leads = append(leads, lead)
		}
		w.quote(p.Quotes)
		w.lifted(p)
		if p.Unworked && p.Value == "" {
			w.Notes = append(w.Notes, w.Say("没有算：原文没有直接写所问的数。", "Not worked out: the text does not say the number asked for."))
		}
	}
	w.Lead = strings.Join(slices.Compact(leads), w.Say("；", "; "))
	w.firm(r)
	for _, p := range r.Parts {
		if p.Found && p.Head == passage.Who {
			w.q.Person = p.Value
		}
	}
	if names := passage.Named(w.e.cat.Lexicon, r, w.q.Text); len(names) > 1 {
		w.q.Named, w.q.Rows = names, nil
	}
	w.others(r.Others)
}

// firm remembers the firm that was spoken of: the one that answers, else the one that is asked about.
func (w draft) firm(r passage.Result) {
	of := func(text string) (firm string) {
		tokens := w.e.cat.Lexicon.Tokens(text, w.e.cat.Newest())
		for i := range tokens {
			if t := &tokens[i]; t.Class == lexicon.Company && t.To-t.From > 2 && !t.Of("agency") {
				firm = t.ID
			}
		}
		return firm
	}
	for _, p := range r.Parts {
		if f := of(p.Value); p.Found && f != "" {
			w.q.Firm = f
			return
		}
	}
	w.q.Firm = cmp.Or(of(w.q.Text), w.q.Firm)
}

// verdictOf says yes or no where that is asked, with what is true instead; else the value.
func (w draft) verdictOf(p passage.Part) string {
	switch {
	case p.Verdict == passage.Yes:
		return w.Say("是的。", "Yes.")
	case p.Verdict == passage.No && p.Value != "":
		return w.Say("不是，原文写的是", "No, the text says ") + p.Value + w.Say("。", ".")
	case p.Verdict == passage.No:
		return w.Say("不，见原文。", "No, see the text.")
	}
	return p.Value
}

// near shows the sentence that comes closest, where none says what was asked.
func (w draft) near(r passage.Result) {
	w.Status = reply.NotFound
	w.Lead = w.Say("简报没有直接写；最接近的原文：", "The bulletin does not say it; the closest sentence:")
	if r.Perhaps { // nobody knows that it does not
		w.Lead = w.Say("不能确定原文是否回答了所问；最接近的：", "I can't tell whether the text answers this; the closest sentence:")
	}
	if len(r.Nowhere) > 0 {
		what := w.asked(r.Nowhere)
		w.Lead = w.Say("简报没有写到"+what+"；最接近的原文：", "The bulletin does not mention "+what+"; the closest sentence:")
	}
	for _, p := range r.Parts {
		w.quote(p.Quotes)
	}
	if len(w.Passages) == 0 && len(r.Nowhere) == 0 {
		w.Lead = w.Say("简报没有直接写。", "The bulletin does not say it.")
	}
}

func (w draft) quote(quotes []passage.Quote) {
	for _, q := range quotes {
		c := w.Cite(q.Issue, bulletin.Cite{Article: q.Article, First: q.First, Last: q.Last})
		p := reply.Passage{Text: q.Text, Citation: c}
		if !slices.Contains(w.Passages, p) {
			w.Passages = append(w.Passages, p)
		}
	}
}

// others names other articles on the same.
func (w draft) others(places []passage.Place) {
	for _, p := range places[:min(len(places), 2)] {
		a := p.In()
		c := w.Cite(p.Issue, bulletin.Cite{Article: p.Article, First: a.First, Last: a.First})
		w.Passages = append(w.Passages, reply.Passage{Text: a.Title, Citation: c, More: true})
	}
}

// unclear says that a message is not understood, and what can be asked.
func (w draft) unclear(text string) {
	w.Restart(reply.Unclear)
	w.Lead = w.Say("没看懂"+w.quoted(text)+"。", "I did not understand "+w.quoted(text)+".")
	w.Offers = []string{w.Say("氧化镨钕多少钱", "PrNd oxide price"), w.Say("本期摘要", "digest")}
}

// bare reports whether a message asks and says of nothing what: 那个多少钱, 价格, 涨了没, 那篇论文一作是谁.
func bare(tokens []lexicon.Token) bool {
	n, says := 0, false
	for i := range tokens {
		t := &tokens[i]
		switch {
		case t.Fills(), t.Class == lexicon.Mark, t.Of("be"), t.Of("aspect"), t.Of("link"), t.Of("ref"):
		case t.Of("ask"), t.Of("object") && !t.Is("obj.issue") && !t.Is("obj.research"), t.Kind == "counter":
			says = true
		case t.Is("measure.share"):
			says = true
		case t.Is("measure.price"), t.Of("move"):
			if says, n = true, n+1; n > 1 {
				return false
			}
		default:
			return false
		}
	}
	return says
}

// unknown says that the bulletin has nothing on a question, or that it was not understood, where it names nothing that
// the lexicon knows. What stands nowhere is named.
func (w draft) unknown(text string, tokens []lexicon.Token, nowhere []string) {
	w.Restart(reply.NotFound)
	known := slices.ContainsFunc(tokens, func(t lexicon.Token) bool {
		return !t.Everyday() && t.Class != lexicon.Unknown && t.Class != lexicon.Filler && t.Class != lexicon.Mark &&
			t.Kind != "ask" && t.Kind != "be" && t.Kind != "link" && t.Kind != "op" && t.Kind != "counter"
	})
	asks := w.q.Focus != nil && slices.ContainsFunc(tokens, func(t lexicon.Token) bool { return t.Of("ask") }) &&
		slices.ContainsFunc(tokens, func(t lexicon.Token) bool {
			return t.Everyday() || t.Class == lexicon.Unknown && (bulletin.HasHan(t.Text) || w.q.In != nil)
		})
	if !known && !asks { // 利率多少, of what is spoken of, asks for something, though nothing knows the word
		w.unclear(text)
		return
	}
	if len(nowhere) > 0 {
		w.Lead = w.Say("简报没有写到"+w.asked(nowhere)+"。", "The bulletin does not mention "+w.asked(nowhere)+".")
		return
	}
	w.Lead = w.Say("简报中没有找到与"+w.quoted(text)+"有关的内容。", "The bulletin has nothing on "+w.quoted(text)+".")
}

// unpriced says that the bulletin prints no price of a name.
func (w draft) unpriced(name string) {
	w.Restart(reply.NotFound)
	name = w.quoted(w.q.Asked(name))
	w.Lead = w.Say("简报没有印"+name+"的价格。", "The bulletin does not print a price of "+name+".")
}
