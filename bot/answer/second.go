package answer

import (
	"context"
	"slices"
	"strings"

	"rebot/bot/answer/unread"
	"rebot/bot/intent"
	"rebot/bot/passage"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// again reads a question as one for prose, where facts or the catalogue have nothing, or leave out words that their
// lines don't have. A sentence that says all of it, or what was left out, is the better answer.
func (w draft) again(ctx context.Context, q Question, tokens []lexicon.Token) error {
	if len(w.q.Picked) == 0 && (w.Status == reply.NotFound || len(w.unsaid()) > 0) {
		if done, err := w.computed(ctx, w.ask(q, tokens), tokens); done || err != nil {
			return err
		}
	}
	reckons := w.q.Op(intent.Diff) != nil && w.q.Kind == bulletin.TradeFact
	if err := w.inOneSentence(ctx, q, tokens); err != nil || w.q.Source == intent.Prose {
		if lead := passage.Plain(w.Lead); reckons && lead != "" && strings.Contains(passage.Plain(strings.Join(w.Details, "")), lead) {
			w.Lead, w.Figures = "", nil // an amount of the sentence is not the difference of two
		}
		return err
	}
	if w.ofNamed(q, tokens) {
		return nil
	}
	return w.likely(ctx, q, tokens)
}

// ofNamed quotes what an article says of the product whose price is asked, where the question names somebody that no price is of
// and the article does: 岭北稀土氧化镧报价, of which the mean of all is no answer.
func (w draft) ofNamed(q Question, tokens []lexicon.Token) bool {
	subjects := w.q.Cond(intent.Subject)
	if q.After != nil || w.q.Kind != bulletin.PriceFact || len(subjects) != 1 {
		return false
	}
	names := slices.DeleteFunc(w.unsaid(), func(s string) bool {
		return !slices.ContainsFunc(tokens, func(t lexicon.Token) bool {
			return t.Class == lexicon.Unknown && t.Text == s && bulletin.HasHan(s)
		})
	})
	if len(names) == 0 {
		return false
	}
	var quotes []passage.Quote
	for _, is := range w.e.lib.Issues() {
		for a := range is.Articles {
			if at := (passage.Place{Issue: is, Article: a}); saysAll(articleText(&at), names) {
				quotes = append(quotes, w.namingIn(at, subjects[0])...)
			}
		}
	}
	if len(quotes) == 0 {
		return false
	}
	w.turnToProse(q)
	w.Title = quotes[0].In().Title
	w.quote(quotes[:min(len(quotes), 2)])
	return true
}

// namingIn gives the sentences of an article that name a product.
func (w draft) namingIn(at passage.Place, product string) []passage.Quote {
	return w.sentencesIn(at, func(t lexicon.Token) bool { return t.ID == product })
}

// sentencesIn gives the sentences of an article that have some word.
func (w draft) sentencesIn(at passage.Place, is func(t lexicon.Token) bool) (out []passage.Quote) {
	for p := range at.In().Paragraphs {
		for _, q := range unread.Sentences(at, p) {
			if slices.ContainsFunc(w.e.cat.Lexicon.Tokens(q.Text, at.Issue.Month), is) {
				out = append(out, q)
			}
		}
	}
	return out
}

// likely gives the sentence that most likely answers, where nothing else does: it names what is asked about, and the
// way that goods go, and every word that no figure takes.
func (w draft) likely(ctx context.Context, q Question, tokens []lexicon.Token) error {
	figure := monthlyKind(w.q.Kind)
	if len(w.Citations) > 0 || w.Status != reply.NotFound || figure && holds(tokens, "ask.whether") || w.q.Reason != "" && w.q.Reason != intent.Qualified {
		return nil
	}
	if q.After != nil && len(w.q.Carried) > 0 { // 那缅甸呢: no sentence has the rest of it
		return nil
	}
	r, err := passage.Chosen(ctx, w.e.lib, w.e.cat.Lexicon, w.ask(q, tokens))
	if err != nil || r.State != passage.Direct || r.Trust() < likelyLeast || len(r.Left) > 0 || !sameWay(r, w.q) ||
		w.onlyTabled() || w.q.Kind == bulletin.PriceFact && !w.namesSubject(r) ||
		q.After != nil && !speaksOf(r, w.q, tokens) ||
		slices.ContainsFunc(w.q.Refused, func(s string) bool { return !w.says(r, s) }) || w.tradesElse(r) ||
		w.ofGoodsElse(&r, tokens) {
		return err
	}
	w.inProse(q, tokens, r)
	return nil
}

// tradesElse reports whether sentences tell of another trade than an English question asks for: none of them names the
// goods with the partner, or the figure that they print was read, and is of other goods or of another time.
func (w draft) tradesElse(r passage.Result) bool {
	if !w.English || w.q.Kind != bulletin.TradeFact {
		return false
	}
	subjects, partners := w.q.Cond(intent.Subject), w.q.Cond(intent.Partner)
	whole := slices.Contains(subjects, "货物贸易")
	return !slices.ContainsFunc(r.Parts, func(p passage.Part) bool {
		return slices.ContainsFunc(p.Quotes, func(q passage.Quote) bool {
			read := w.readIn(q, bulletin.TradeFact)
			if len(partners) == 0 || partners[0] == intent.Any {
				return !whole || len(read) == 0 || slices.ContainsFunc(read, func(f *index.Fact) bool {
					return f.Subject == "货物贸易" || strings.HasPrefix(f.Subject, "稀土")
				})
			}
			named := whole || !slices.ContainsFunc(subjects, func(s string) bool { return !strings.Contains(q.Text, s) })
			return named && strings.Contains(q.Text, partners[0]) &&
				!slices.ContainsFunc(read, func(f *index.Fact) bool { return f.Partner == partners[0] })
		})
	})
}

// readIn lists the figures of a kind that were read out of the lines of a quotation.
func (w draft) readIn(q passage.Quote, kind bulletin.FactKind) (out []*index.Fact) {
	for _, f := range w.e.lib.Facts(kind) {
		if f.Issue == q.Issue && q.Rests([][2]int{{f.Cite.First, f.Cite.Last}}) {
			out = append(out, f)
		}
	}
	return out
}

// ofOtherBatch reports whether quotas were read out of quotations, and all of them are of other batches than is asked
// for.
func (w draft) ofOtherBatch(r passage.Result) bool {
	batches := w.q.Cond(intent.Batch)
	if w.q.Kind != bulletin.QuotaFact || len(batches) == 0 {
		return false
	}
	var read []*index.Fact
	for _, p := range r.Parts {
		for _, q := range p.Quotes {
			read = append(read, w.readIn(q, bulletin.QuotaFact)...)
		}
	}
	asked := func(f *index.Fact) bool { return slices.Contains(batches, f.Batch) }
	return len(read) > 0 && !slices.ContainsFunc(read, asked)
}

// monthlyKind reports whether figures of a kind are prices, trade or an index, which stand in each issue.
func monthlyKind(kind bulletin.FactKind) bool {
	return kind == bulletin.PriceFact || kind == bulletin.TradeFact || kind == bulletin.IndexFact
}

// onlyTabled reports whether a price is asked for that would stand in the table if it were printed: of no firm, and
// with no word that only prose has.
func (w draft) onlyTabled() bool {
	return w.q.Kind == bulletin.PriceFact && len(w.q.Refused)+len(w.q.Cond(intent.Company)) == 0
}

// likelyLeast is how likely a sentence answers at least that is given where figures are asked for and none is.
const likelyLeast = 0.34

// inOneSentence gives the sentence that says all of a question, or what was left out of it.
func (w draft) inOneSentence(ctx context.Context, q Question, tokens []lexicon.Token) error {
	if q.After != nil {
		if alone := w.e.Route(Question{Text: q.Text}); alone.Query.String() != w.q.String() {
			return nil // it goes on with the question before, which no sentence has
		}
	}
	left := slices.DeleteFunc(w.unsaid(), func(s string) bool { return saysOnly(tokens, s) })
	nothing := len(w.Citations) == 0
	figure := monthlyKind(w.q.Kind)
	if w.q.Kind == bulletin.PriceFact && len(w.q.Cond(intent.Currency)) > 0 {
		return nil // no sentence prices it in another currency
	}
	open := w.unsettled() || !figure && passage.AsksBody(w.ask(q, tokens))
	if w.q.Reason != "" || !nothing && len(left) == 0 && !open ||
		nothing && w.Status == reply.Answered && len(w.q.Where) == 0 {
		return nil
	}
	r, err := w.sentences(ctx, w.ask(q, tokens))
	if err == nil && r.Reckoned != nil && nothing {
		w.inProse(q, tokens, r)
		return nil
	}
	if err != nil || r.State != passage.Direct || r.Loose && (len(r.Left) > 0 || !nothing || w.onlyTabled() || figure && holds(tokens, "ask.whether")) || !w.priced(r, tokens) ||
		!sameWay(r, w.q) || q.After != nil && !speaksOf(r, w.q, tokens) {
		return err
	}
	if r.Loose || w.ofOtherBatch(r) {
		r.Quote()
	}
	if open && settles(r) {
		left = nil
	} else if !nothing && len(left) == 0 {
		return nil
	}
	if nothing && len(left) == 0 && w.tradesElse(r) {
		return nil
	}
	if figure && nothing && (!w.namesSubject(r) || w.q.Whether && corrects(r)) {
		return nil
	}
	if nothing && !r.Complete() && !settles(r) ||
		slices.ContainsFunc(left, func(s string) bool { return !w.says(r, s) }) {
		return nil
	}
	w.inProse(q, tokens, r)
	return nil
}

// ofRow gives what the text of a patent or an article says, where it is listed and words of the question are left out
// that only its text has: 测萃取组分含量的专利用的什么算法.
func (w draft) ofRow(ctx context.Context, q Question, tokens []lexicon.Token) error {
	left := w.unsaid()
	if q.After != nil || len(left) == 0 || len(w.Citations) != 1 || !holds(tokens, "ask.which", "ask.what", "ask.who", "ask.how") {
		return nil
	}
	r, err := w.sentences(ctx, w.ask(q, tokens))
	if err != nil || r.State != passage.Direct || !w.cites(r) ||
		!slices.ContainsFunc(left, func(s string) bool { return w.says(r, s) }) {
		return err
	}
	w.inProse(q, tokens, r)
	return nil
}

// cites reports whether the reply cites the article that some sentences stand in.
func (w draft) cites(r passage.Result) bool {
	q, c := r.Parts[0].Quotes, w.Citations[0]
	if len(q) == 0 || r.In.Issue.Month != c.Issue {
		return false
	}
	in := r.In.In()
	for i := range r.In.Issue.Patents {
		if p := &r.In.Issue.Patents[i].Cite; p.First <= c.Lines[1] && c.Lines[0] <= p.Last {
			return q[0].Rests([][2]int{{p.First, patentEnds(r.In.Issue, p)}})
		}
	}
	return in.First <= c.Lines[0] && c.Lines[1] <= in.Last
}

// patentEnds is the last line of a patent: what is told of it goes on to the next one of its article, or to the end.
func patentEnds(is *bulletin.Issue, p *bulletin.Cite) int {
	end := max(p.Last, is.Articles[p.Article].Last)
	for i := range is.Patents {
		if o := &is.Patents[i].Cite; o.Article == p.Article && o.First > p.First {
			end = min(end, o.First-1)
		}
	}
	return end
}

// inProse begins the reply anew with what the sentences say, as one to a question for prose.
func (w draft) inProse(q Question, tokens []lexicon.Token, r passage.Result) {
	w.turnToProse(q)
	w.told(r)
	w.unheard(tokens, r)
	w.unsure(r)
}

// turnToProse begins anew with a question as one of articles.
func (w draft) turnToProse(q Question) {
	w.Restart(reply.Answered)
	*w.q = intent.Query{Source: intent.Prose, Text: intent.Said(q.Text), Times: w.q.Times, English: w.q.English,
		In: w.q.In, Recent: w.q.Recent, Run: w.q.Run}
}

// saysOnly reports whether a word of a question only says that somebody says something: 报告里.
func saysOnly(tokens []lexicon.Token, word string) bool {
	return slices.ContainsFunc(tokens, func(t lexicon.Token) bool {
		return t.Text == word && (t.Of("say") || t.Is("attr.call"))
	})
}

// namesSubject reports whether the sentences name what a figure is asked of, and none of them does so at another
// time: a sum of all goods is not one of 稀土, and November's price is not October's.
func (w draft) namesSubject(r passage.Result) bool {
	var timely strings.Builder
	for _, p := range r.Parts {
		for _, q := range p.Quotes {
			if w.ofAskedTime(q) {
				timely.WriteString(q.Text)
			}
		}
	}
	text := passage.Plain(timely.String())
	if len(w.q.Refused) > 0 { // 废料竞价: the title says of what all of the article is
		text += passage.Plain(r.In.In().Title)
	}
	return !slices.ContainsFunc(w.q.Cond(intent.Subject), func(s string) bool {
		return s != "货物贸易" && s != intent.Any && !strings.Contains(text, passage.Plain(s))
	})
}

// ofAskedTime reports whether a sentence tells of a time that is asked about, or of none.
func (w draft) ofAskedTime(q passage.Quote) bool {
	others := false
	for _, t := range w.e.cat.Lexicon.Tokens(q.Text, q.Issue.Month) {
		if t.Class != lexicon.PeriodOf || t.Period.IsZero() {
			continue
		}
		if slices.ContainsFunc(w.q.Times, func(o intent.Time) bool {
			return o.Period.Contains(t.Period) || t.Period.Contains(o.Period)
		}) {
			return true
		}
		others = true
	}
	return !others || len(w.q.Times) == 0
}

// unsettled reports whether yes or no is asked and the answer says neither.
func (w draft) unsettled() bool {
	bound := w.q.Op(intent.Within)
	unlike := bound != nil && bound.By == "change" && w.q.Kind == bulletin.IndexFact
	if !w.q.Whether || len(w.q.Then) > 0 && w.q.Op(intent.Nth) == nil && !unlike {
		return false
	}
	for _, s := range []string{"是", "不", "没有", "有变动", "一样", "Yes", "No,"} {
		if strings.HasPrefix(w.Lead, s) {
			return false
		}
	}
	return true
}

// settles reports whether a sentence says yes or no, or names the body that is asked for.
func settles(r passage.Result) bool {
	return slices.ContainsFunc(r.Parts, func(p passage.Part) bool {
		return p.Verdict != "" || p.Head == passage.Who && p.Found && p.Value != "" && r.Complete()
	})
}

// unsaid lists the words that no slot took and that none of the cited lines has. A single letter says too little.
func (w draft) unsaid() (out []string) {
	words := append(slices.Clone(w.q.Ignored), w.q.Refused...)
	if len(words) == 0 {
		return nil
	}
	var b strings.Builder
	for _, c := range w.Citations {
		if is := w.e.lib.Issue(c.Issue); is != nil {
			b.WriteString(strings.Join(is.Lines[c.Lines[0]-1:c.Lines[1]], ""))
		}
	}
	cited := passage.Plain(b.String())
	for _, s := range words {
		if len([]rune(s)) > 1 && !strings.Contains(cited, passage.Plain(s)) {
			out = append(out, s)
		}
	}
	return out
}

// priced reports whether quotations speak of a price, where one is asked for: how much of something with words that no
// price takes may ask for another number.
func (w draft) priced(r passage.Result, tokens []lexicon.Token) bool {
	if len(w.q.Ignored) > 0 && r.Complete() && !holds(tokens, "ask.price", "measure.price", "measure.mean", "move") {
		return true
	}
	return w.q.Kind != bulletin.PriceFact || len(w.q.Cond(intent.Subject)) == 0 || len(w.Citations) > 0 ||
		strings.Contains(r.Quoted(), "价")
}

// says reports whether the quotations, or the title of their article, have a word, or what it is in Chinese.
func (w draft) says(r passage.Result, word string) bool {
	text := passage.Plain(r.In.In().Title + r.Quoted())
	if w.q.In != nil {
		if zh := passage.Plain(w.q.In.Chinese(word)); zh != "" && strings.Contains(text, zh) {
			return true
		}
	}
	return strings.Contains(text, passage.Plain(word))
}

// otherwise shows what is printed of the same thing in another measure or of another time, where what is asked for is
// not: the year's quota where a month's is asked for, the tons where the sum is.
func (w draft) otherwise(s spec) {
	f := w.e.nearFact(s)
	if f == nil {
		return
	}
	text := w.title(f) + w.Say("：", ": ") + w.cited(f)
	if line := w.Say("印的是：", "Printed: ") + text; !slices.Contains(w.Details, line) {
		w.Details = append(w.Details, line)
	}
}

// nearFact finds the fact that comes nearest to what a spec looks for, nil for none.
func (e *Engine) nearFact(s spec) *index.Fact {
	var tries []spec
	plain := s
	plain.measure, plain.currency = "", ""
	switch s.kind {
	case bulletin.IndexFact:
		tries = []spec{plain}
	case bulletin.QuotaFact:
		plain.measure, plain.time = s.measure, nil
		tries = []spec{plain}
	case bulletin.TradeFact:
		untimed := s
		untimed.time = nil
		tries = []spec{plain, untimed}
		if s.subject == "货物贸易" && s.partner == "" {
			earths := plain
			earths.subject = "稀土"
			tries = []spec{plain, earths, untimed}
		}
	case bulletin.PriceFact:
		if s.time == nil || !s.time.Period.IsDay() { // a day's price is not its month's, which is printed
			return nil
		}
		plain.measure, plain.time = bulletin.MonthMean, monthsTime(bulletin.MonthOf(s.time.Period.To.Month))
		tries = []spec{plain}
	}
	for _, t := range tries {
		if t.subject == intent.Any || t.partner == intent.Any || t == s {
			continue
		}
		if f := e.pick(t); f != nil {
			return f
		}
	}
	return nil
}

// older says that the newest issue prints no price, or no index, where the question names no month and what is answered
// comes from the last issue that prints some.
func (w draft) older(rows []row) {
	newest := w.e.lib.Issue(w.e.cat.Newest())
	if newest == nil || isOwn(rows[0].Fact) || len(w.q.Times) > 0 || w.q.Kind != bulletin.PriceFact && w.q.Kind != bulletin.IndexFact ||
		slices.ContainsFunc(newest.Facts, func(f bulletin.Fact) bool { return f.Kind == w.q.Kind }) {
		return
	}
	what, whatEnglish := "价格", "price"
	if w.q.Kind == bulletin.IndexFact {
		what, whatEnglish = "指数", "index"
	}
	name, from := w.MonthName(newest.Month), w.MonthName(rows[0].Issue.Month)
	w.Notes = append(w.Notes, w.Say("最新一期（"+name+"）没有印"+what+"，以上出自"+from+"那一期。",
		"The newest issue ("+name+") prints no "+whatEnglish+"; this is from the issue of "+from+"."))
}

// nearest offers what the bulletin has of the same subject.
func (w draft) nearest(s spec) {
	near := spec{kind: s.kind, subject: s.subject, direction: s.direction}
	if s.subject == "" {
		return
	}
	if f := w.e.pick(near); f != nil {
		w.Permit(f.Period.Chinese())
		w.Offers = append(w.Offers, w.name(f)+w.Say("多少", ""))
		return
	}
	if s.kind != bulletin.PriceFact {
		return
	}
	var same []string
	for _, p := range w.e.cat.Products {
		if slices.ContainsFunc(bulletin.Elements(s.subject), func(el string) bool { return strings.Contains(p, el) }) {
			same = append(same, p)
		}
	}
	if len(same) > 0 {
		w.Permit(same...)
		same = w.inEnglish(same...)
		w.Details = append(w.Details, w.Say("同一元素有报价的：", "Priced, of the same element: ")+
			strings.Join(same, w.Say("、", ", ")))
		w.Offers = same
	}
}

// nothingWithin says that no row lies within the bounds, and which of those that were compared comes nearest.
func (w draft) nothingWithin(compared []row) {
	w.Lead = w.Say("没有符合条件的。", "None meets that.")
	if w.q.Op(intent.CountOf) != nil {
		w.Permit("0")
		w.Lead = w.Say("0 种：没有符合条件的。", "0: none meets that.")
	}
	o := w.q.Op(intent.Within)
	if o == nil || len(compared) == 0 {
		return
	}
	if o.Value+o.Upper == "" {
		w.noneMoved(compared, o)
		return
	}
	way := strings.TrimPrefix(o.Way, "not ")
	end, word := intent.Top, w.Say("最大的：", "the largest: ")
	if o.Value == "" {
		end, word = intent.Bottom, w.Say("最小的：", "the smallest: ")
	}
	if near := w.ranked(slices.Clone(compared), intent.Op{Name: end, N: 1, By: o.By, Way: way}); len(near) > 0 {
		n := len(w.Details)
		w.support(near[:1])
		w.Details[n] = word + w.Details[n]
	} else if o.By == "change" && way != "" {
		w.Lead += w.Say("一种都没有"+w.wayWord(way, w.q.Kind)+"。", " Nothing went "+w.wayWord(way, w.q.Kind)+".")
	}
}

// noneMoved says how all that were compared moved, where none did so as is asked.
func (w draft) noneMoved(compared []row, o *intent.Op) {
	if o.By != "change" || len(compared) < 2 || strings.HasPrefix(o.Way, "not ") || o.Way == "" {
		return
	}
	lead := w.Lead
	w.tally(compared)
	w.Status = reply.Answered
	w.Lead = strings.TrimSuffix(lead, w.Say("。", ".")) + w.Say("：", ": ") + w.Lead
	for _, r := range compared {
		w.figure(r.Fact)
	}
}

// corrects reports whether some sentences say no only because they tell another time or value than the question does:
// of that one they say nothing.
func corrects(r passage.Result) bool {
	return slices.ContainsFunc(r.Parts, func(p passage.Part) bool { return p.Verdict == passage.No && p.Value != "" })
}
