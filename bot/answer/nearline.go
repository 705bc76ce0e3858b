package answer

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"rebot/bot/answer/unread"
	"rebot/bot/intent"
	"rebot/bot/passage"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// unreadLines finds the sentences and rows that speak of what a spec looks for with a number, and that no fact of it
// stands in: what the readers could not make a figure of is shown, and never denied. At most two are given.
func (e *Engine) unreadLines(s spec) (out []passage.Quote) {
	words := s.words()
	if len(words) == 0 {
		return nil
	}
	if out = e.unreadOf(s, words); len(out) > 0 {
		return out
	}
	if s.measure == bulletin.ListPrice && s.company != "" {
		return e.listedNear(s)
	}
	if s.kind != bulletin.PriceFact || !s.ofDay() {
		return nil
	}
	for _, f := range e.candidates(s) { // 金属镨钕 is 镨钕金属
		if words[0] != f.Printed && f.Printed != s.subject {
			words[0] = f.Printed
			if out = e.unreadOf(s, words); len(out) > 0 {
				return out
			}
		}
	}
	if short := strings.Join(bulletin.Elements(s.subject), ""); short != "" {
		s.subject, words[0] = short, short // prose calls 氧化镨钕 镨钕
		return e.unreadOf(s, words)
	}
	return nil
}

// listedNear finds the sentences with the price of a product in a paragraph that tells of what a firm lists.
func (e *Engine) listedNear(s spec) (out []passage.Quote) {
	firm := strings.TrimSuffix(s.company, "集团")
	for at, p := range e.paragraphs() {
		text := passage.Plain(at.In().Title + at.In().Paragraphs[p].Text)
		if !saysAll(text, []string{firm, "挂牌"}) || at.In().Paragraphs[p].Heading {
			continue
		}
		for _, q := range unread.Sentences(at, p) {
			tokens := e.cat.Lexicon.Tokens(q.Text, at.Issue.Month)
			if s.namedBy(tokens) && len(out) < 2 {
				out = append(out, q)
			}
		}
	}
	return out
}

// listedTold answers with the one sentence on what a firm lists a product at, where the month is that of its paragraph: with the price,
// where it has one alone.
func (w draft) listedTold(s spec) bool {
	if s.measure != bulletin.ListPrice || s.company == "" {
		return false
	}
	quotes := w.e.listedNear(s)
	if len(quotes) != 1 {
		return false
	}
	q := quotes[0]
	around := w.e.cat.Lexicon.Tokens(q.In().Title+q.In().Paragraphs[q.Paragraph].Text, q.Issue.Month)
	tokens := w.e.cat.Lexicon.Tokens(q.Text, q.Issue.Month)
	if s.time != nil && !(&spec{time: s.time, named: true}).timedBy(around) || w.ofOtherProduct(tokens) {
		return false
	}
	var money []string
	for i := range tokens {
		if tokens[i].IsMoney() {
			money = append(money, tokens[i].Text)
		}
	}
	if s.time != nil && s.time.Period != bulletin.MonthOf(q.Issue.Month) || len(money) > 2 {
		return false // of the month before another price
	}
	w.Restart(reply.Answered)
	if w.quote(quotes); len(money) > 0 && !w.q.Has(intent.ChangeWant) {
		w.Lead = money[0]
		w.Permit(w.Lead)
	}
	return true
}

// ofDay reports whether a day is asked about.
func (s *spec) ofDay() bool { return s.time != nil && s.time.Period.IsDay() }

// toldTimes gives the sentence that says how many times as much something is as at another time, which is not printed:
// 为去年同月的 2.26 倍.
func (w draft) toldTimes(s spec) bool {
	words := s.words()
	if w.q.Op(intent.Ratio) == nil || len(words) == 0 || s.time == nil || len(w.q.Times) != 1 {
		return false
	}
	for at, p := range w.e.paragraphs() {
		for _, q := range unread.Sentences(at, p) {
			tokens := w.e.cat.Lexicon.Tokens(q.Text, q.Issue.Month)
			n, times := 0, lexicon.Token{}
			for i := 1; i < len(tokens); i++ {
				if b := tokens[i-1]; tokens[i].Is("op.ratio") && b.Class == lexicon.Number {
					n, times = n+1, b
				}
			}
			named := spec{time: s.time, named: true}
			if n == 1 && saysAll(q.Text, words) && w.e.namesGoods(at, q.Text, s) && named.timedBy(tokens) {
				w.Restart(reply.Answered)
				w.quote([]passage.Quote{q})
				w.Permit(times.Text)
				w.Lead = times.Text + w.Say(" 倍", " times")
				return true
			}
		}
	}
	return false
}

// unreadOf finds them by the words that they must say.
func (e *Engine) unreadOf(s spec, words []string) (out []passage.Quote) {
	issues := e.lib.Issues()
	for i := len(issues) - 1; i >= 0; i-- {
		is := issues[i]
		s.named = s.time != nil && !s.time.Period.IsZero() && !tellsOf(is.Month, s.time.Period)
		for a := range is.Articles {
			for p := range is.Articles[a].Paragraphs {
				out = append(out, e.unreadIn(passage.Place{Issue: is, Article: a}, p, words, s)...)
				if len(out) >= 2 {
					return out[:2]
				}
			}
		}
	}
	return out
}

// tellsOf reports whether an issue may cover a time: it is of its last month, or of the one after.
func tellsOf(m bulletin.Month, p bulletin.Period) bool { return m == p.To.Month || m == p.To.Month+1 }

// words lists what a sentence on a spec's subject must say; nil where the spec has no single subject.
func (s *spec) words() (out []string) {
	figure := monthlyKind(s.kind) || s.kind == bulletin.QuotaFact
	if s.partner == intent.Any || s.subject == intent.Any || !figure {
		return nil
	}
	name := s.subject
	switch {
	case s.kind == bulletin.IndexFact && name == "":
		name = "指数"
	case s.kind == bulletin.IndexFact:
		out = append(out, "指数")
	case s.kind == bulletin.QuotaFact:
		name = "指标"
	case s.kind == bulletin.TradeFact && name == "货物贸易":
		name = s.partner
	}
	if name == "" {
		return nil
	}
	for _, w := range []string{name, s.partner, s.company, s.region, s.batch, s.direction} {
		if w != "" && w != bulletin.BothWays && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	if s.kind == bulletin.QuotaFact {
		out = append(out, s.measure)
	}
	if s.measure == bulletin.ListPrice {
		out = append(out, "挂牌")
	}
	return out
}

// unreadIn gives the sentences of a paragraph that say some words and have a number, where none of its facts is of the
// spec.
func (e *Engine) unreadIn(at passage.Place, paragraph int, words []string, s spec) (out []passage.Quote) {
	p := &at.In().Paragraphs[paragraph]
	if p.Heading || p.Caption || !saysAll(p.Text, words) {
		return nil
	}
	for _, q := range unread.Sentences(at, paragraph) {
		if saysAll(q.Text, words) && e.namesGoods(at, q.Text, s) && s.ofKind(kindText(s, p, q.Text), p.Row) && e.countsIn(at, p, q.Text, s) && !e.readIn(at, p, q.Text, s) {
			out = append(out, q)
		}
	}
	return out
}

// kindText is the text that says whether it is trade: of a country's trade that of the paragraph, which need not say it again.
func kindText(s spec, p *bulletin.Paragraph, sentence string) string {
	if s.kind == bulletin.TradeFact && s.subject == "货物贸易" && s.partner != "" {
		return p.Text
	}
	return sentence
}

// namesGoods reports whether a text names the goods of a spec of trade, and not only others that are called after
// them: 稀土 is not named by 稀土永磁体.
func (e *Engine) namesGoods(at passage.Place, text string, s spec) bool {
	if s.kind != bulletin.TradeFact || s.subject == "货物贸易" {
		return true
	}
	return slices.ContainsFunc(e.cat.Lexicon.Tokens(text, at.Issue.Month), func(t lexicon.Token) bool { return t.ID == s.subject })
}

// labelled answers with the price that the bulletin prints under words that no slot takes, 氧化铽起拍价每吨 672 万元: the
// value, where one sentence has it, else the sentences. What is printed is never denied.
func (w draft) labelled() bool {
	var labels []lexicon.Token
	for _, s := range w.q.Refused {
		if w.q.In != nil {
			s = cmp.Or(w.q.In.Chinese(s), s)
		}
		labels = append(labels, w.e.cat.Lexicon.Tokens(s, w.e.cat.Newest())...)
	}
	if len(w.q.Cond(intent.Subject)) > 1 {
		return false
	}
	var parts []passage.Part
	for at, p := range w.e.paragraphs() {
		parts = append(parts, w.labelledIn(at, p, labels)...)
	}
	near := len(parts) == 0
	if near {
		if parts = w.labelledNear(labels); len(parts) > 0 && len(w.q.Carried) > 0 {
			return w.nearLabels(parts)
		}
	}
	if len(parts) == 0 {
		return false
	}
	parts = w.withoutOthers(parts, labels)
	w.q.Labels, w.q.Refused = w.q.Refused, nil                         // they are in what is quoted
	if w.q.Relabelled && (w.q.Has(intent.ChangeWant) || w.reckons()) { // 是国内的几倍: the sentence may say so
		w.Restart(reply.Answered)
		for _, p := range parts[:min(len(parts), 3)] {
			w.quote(p.Quotes)
		}
		return true
	}
	if len(parts) == 1 && (near || parts[0].Value != "" && !w.reckons()) {
		w.Restart(reply.Answered)
		r := passage.Result{State: passage.Direct, In: &parts[0].Quotes[0].Place, Parts: parts}
		if !w.English {
			passage.Agree(w.e.cat.Lexicon, passage.Ask{Text: w.q.Text, Tokens: w.e.cat.Lexicon.Tokens(w.q.Text, w.e.cat.Newest())}, &r)
		}
		w.direct(r)
		return true
	}
	w.Restart(reply.NotFound)
	w.Lead = w.Say("没有读成数据；最接近的原文：", "Not read as a figure; the closest lines:")
	for _, p := range parts[:min(len(parts), 3)] {
		w.quote(p.Quotes)
	}
	return true
}

// withoutOthers leaves the one sentence that has the price, where the others price the lot under another word than is asked for: of what
// a lot fetched the price that it started at is none.
func (w draft) withoutOthers(parts []passage.Part, labels []lexicon.Token) []passage.Part {
	other := func(p passage.Part) bool {
		return slices.ContainsFunc(w.e.cat.Lexicon.Tokens(p.Quotes[0].Text, p.Quotes[0].Issue.Month), func(t lexicon.Token) bool {
			return otherBid(&t, labels)
		})
	}
	valued := slices.DeleteFunc(slices.Clone(parts), func(p passage.Part) bool { return p.Value == "" && other(p) })
	if len(valued) == 1 && valued[0].Value != "" {
		return valued
	}
	return parts
}

// otherBid reports whether a word is for another price of a lot than some labels are.
func otherBid(t *lexicon.Token, labels []lexicon.Token) bool {
	return strings.HasPrefix(t.ID, "qual.bid.") && !slices.ContainsFunc(labels, func(l lexicon.Token) bool { return t.ID == l.ID })
}

// unlabelled says that another price is given than the kind that was spoken of, which is not printed of this.
func (w draft) unlabelled(labels []string) {
	if w.Status != reply.Answered {
		return
	}
	w.Notes = append(w.Notes, w.Say("没有找到它的"+w.quoted(labels...)+"价，这是行业协会的月均价。",
		"No "+w.quoted(labels...)+" price of it was found; this is the association's monthly average."))
}

// labelledNear finds the sentences that have the labels with an amount of money, where the paragraph names the subject or its
// element elsewhere.
func (w draft) labelledNear(labels []lexicon.Token) (out []passage.Part) {
	short := strings.Join(bulletin.Elements(first(w.q.Cond(intent.Subject))), "")
	if w.q.Kind != bulletin.PriceFact || short == "" || len(labels) == 0 {
		return nil
	}
	for at, p := range w.e.paragraphs() {
		if strings.Contains(passage.Plain(at.In().Paragraphs[p].Text), short) {
			out = append(out, w.pricedUnder(at, p, labels)...)
		}
	}
	return out
}

// paragraphs goes through those of all articles, oldest issue first.
func (e *Engine) paragraphs() iter.Seq2[passage.Place, int] {
	return func(yield func(passage.Place, int) bool) {
		for _, is := range e.lib.Issues() {
			for a := range is.Articles {
				for p := range is.Articles[a].Paragraphs {
					if !yield(passage.Place{Issue: is, Article: a}, p) {
						return
					}
				}
			}
		}
	}
}

// pricedUnder gives the sentences of a paragraph that have the labels and an amount of money.
func (w draft) pricedUnder(at passage.Place, paragraph int, labels []lexicon.Token) (out []passage.Part) {
	for _, q := range unread.Sentences(at, paragraph) {
		tokens := w.e.cat.Lexicon.Tokens(q.Text, q.Issue.Month)
		pays := slices.ContainsFunc(tokens, func(t lexicon.Token) bool { return t.IsMoney() })
		if mean := slices.Contains(w.q.Cond(intent.Measure), bulletin.SpanMean); mean && !holds(tokens, "measure.mean") {
			continue // the first price of a sale is not its mean
		}
		if pays && allLabels(labels, tokens) && !w.ofOtherProduct(tokens) {
			out = append(out, passage.Part{Found: true, Quotes: []passage.Quote{q}})
		}
	}
	return out
}

// nearLabels shows the sentences that have all words for the price which a follow-up asks for: they may be of it, and what is
// printed is not denied.
func (w draft) nearLabels(parts []passage.Part) bool {
	w.Restart(reply.NotFound)
	w.Lead = w.Say("没有读成数据；最接近的原文：", "Not read as a figure; the closest lines:")
	for _, p := range parts[:min(len(parts), 2)] {
		w.quote(p.Quotes)
	}
	w.q.Labels, w.q.Refused = w.q.Refused, nil
	return true
}

// ofOtherProduct reports whether words name products, and none that is asked about.
func (w draft) ofOtherProduct(tokens []lexicon.Token) bool {
	some := false
	for i := range tokens {
		if tokens[i].Class != lexicon.Product {
			continue
		}
		if slices.Contains(w.q.Cond(intent.Subject), tokens[i].ID) {
			return false
		}
		some = true
	}
	return some
}

// labelledIn finds the sentences of a paragraph that have the subject and the labels. A word for how or what was
// sold, such as 竞价, may stand elsewhere in the paragraph or in the headline.
func (w draft) labelledIn(at passage.Place, paragraph int, labels []lexicon.Token) (out []passage.Part) {
	p := &at.In().Paragraphs[paragraph]
	if p.Heading || p.Caption || p.Row {
		return nil
	}
	around := w.e.cat.Lexicon.Tokens(at.In().Title+"。"+p.Text, at.Issue.Month)
	if !allLabels(labels, around) {
		return nil
	}
	inside := slices.DeleteFunc(slices.Clone(labels), func(l lexicon.Token) bool { return l.ID == "qual.bid" || l.Is("qual.scrap") })
	for _, q := range unread.Sentences(at, paragraph) {
		tokens := w.e.cat.Lexicon.Tokens(q.Text, q.Issue.Month)
		if !allLabels(inside, tokens) || len(w.q.Times) > 0 && !(&spec{time: &w.q.Times[0]}).timedBy(tokens) || w.ofOtherDay(at, paragraph, tokens) {
			continue
		}
		if value, ok := w.behindLabels(tokens, inside); ok {
			if value.To > 0 {
				value.Text = string([]rune(q.Text)[value.From:value.To])
			}
			out = append(out, passage.Part{Found: true, Value: value.Text, Quotes: []passage.Quote{q}})
		}
	}
	return out
}

// ofOtherDay reports whether words name no day, and another sentence of their paragraph prices something on the day that is asked about.
func (w draft) ofOtherDay(at passage.Place, paragraph int, words []lexicon.Token) bool {
	if len(w.q.Times) != 1 || !w.q.Times[0].Period.IsDay() {
		return false
	}
	day := w.q.Times[0].Period.From
	that := func(t lexicon.Token) bool { // of whatever year: of what is to come the text says none
		d := t.Period.From
		return t.Class == lexicon.PeriodOf && t.Period.IsDay() && d.Day == day.Day && d.Month.Month() == day.Month.Month()
	}
	price := func(t lexicon.Token) bool { return isPrice(&t) }
	return !slices.ContainsFunc(words, that) && slices.ContainsFunc(unread.Sentences(at, paragraph), func(q passage.Quote) bool {
		tokens := w.e.cat.Lexicon.Tokens(q.Text, q.Issue.Month)
		return slices.ContainsFunc(tokens, that) && slices.ContainsFunc(tokens, price)
	})
}

// allLabels reports whether words hold all of some labels.
func allLabels(labels, words []lexicon.Token) bool {
	return !slices.ContainsFunc(labels, func(l lexicon.Token) bool {
		return !slices.ContainsFunc(words, func(t lexicon.Token) bool { return sameLabel(&t, &l) })
	})
}

// sameLabel reports whether two words are for the same kind of price.
func sameLabel(t, label *lexicon.Token) bool {
	return t.Text == label.Text || t.ID == label.ID && strings.HasPrefix(t.ID, "qual.bid.") ||
		label.ID == "qual.bid" && t.Is("qual.bid") // 拍卖 and 竞价
}

// behindLabels gives the price that stands behind the subject and all words for its price, before any other product;
// none where it stands elsewhere. It reports false where the subject is not named, or no price.
func (w draft) behindLabels(tokens, labels []lexicon.Token) (value lexicon.Token, ok bool) {
	subject, money := first(w.q.Cond(intent.Subject)), false
	mean := slices.Contains(w.q.Cond(intent.Measure), bulletin.SpanMean)
	if means := func(t lexicon.Token) bool { return t.Is("measure.mean") }; mean && !slices.ContainsFunc(tokens, means) ||
		!mean && subject == "" && len(labels) == 0 {
		return value, false
	}
	named, behind, other := subject == "", false, false
	for i := range tokens {
		t := &tokens[i]
		label := slices.ContainsFunc(labels, func(l lexicon.Token) bool { return sameLabel(t, &l) })
		switch {
		case t.Class == lexicon.Product && subject == "":
			return value, false // of another thing than the one that the labels name
		case t.Class == lexicon.Product:
			if named && behind && value.To > 0 {
				return value, true
			}
			behind, named, other = t.ID == subject, named || t.ID == subject, false
		case label && i > 0 && named && isPrice(&tokens[i-1]): // 以每吨 238 万元起拍
			return tokens[i-1], true
		case label, mean && t.Is("measure.mean"):
			behind, other, value = named, false, lexicon.Token{}
		case t.Of("qualifier"):
			if other = true; i > 0 && otherBid(t, labels) && isPrice(&tokens[i-1]) { // 以每吨238万元起拍
				value = lexicon.Token{}
			}
		case t.Of("measure"):
			other = false
		case t.Is("op.list") || t.Is("op.respect") || strings.HasPrefix(t.Text, "分别"):
			return inTurn(tokens, i, subject), named
		case isPrice(t):
			if money = true; behind && !other && value.To == 0 {
				value = *t
			}
		}
	}
	return value, named && money
}

// inTurn gives the price of a product out of those that are told in turn behind the word at i, where there are as many as products
// before it; none where there are not.
func inTurn(tokens []lexicon.Token, i int, subject string) (value lexicon.Token) {
	var products []string
	for _, t := range tokens[:i] {
		if t.Class == lexicon.Product && !slices.Contains(products, t.ID) {
			products = append(products, t.ID)
		}
	}
	var prices []lexicon.Token
	for _, t := range tokens[i:] {
		if t.IsMoney() {
			prices = append(prices, t)
		}
	}
	if at := slices.Index(products, subject); at >= 0 && len(prices) == len(products) {
		return prices[at]
	}
	return value
}

// isPrice reports whether a token is money by weight.
func isPrice(t *lexicon.Token) bool {
	return t.Class == lexicon.Quantity && strings.Contains(t.Unit, "元/")
}

func saysAll(text string, words []string) bool {
	text = passage.Plain(text)
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, passage.Plain(w)) })
}

// ofKind reports whether a sentence is on prices or on trade, where one of these is looked for; a row of prices begins
// with the name of the product.
func (s *spec) ofKind(text string, row bool) bool {
	switch s.kind {
	case bulletin.PriceFact:
		return row && strings.HasPrefix(passage.Plain(text), passage.Plain(s.subject)) || strings.Contains(text, "价") || strings.Contains(text, "元/")
	case bulletin.TradeFact:
		return bulletin.HasAny(text, "出口", "进口", "贸易", "外贸")
	}
	return true
}

// countsIn reports whether a sentence has a number of the kind that is looked for which is no fact: its unit fits, or
// it is damaged.
func (e *Engine) countsIn(at passage.Place, p *bulletin.Paragraph, text string, s spec) bool {
	tokens := e.cat.Lexicon.Tokens(text, at.Issue.Month)
	if !s.namedBy(tokens) || !s.timedBy(tokens) {
		return false
	}
	if damaged(text) {
		return true
	}
	return slices.ContainsFunc(tokens, func(t lexicon.Token) bool {
		if t.Class != lexicon.Number && t.Class != lexicon.Quantity && t.Class != lexicon.Bound ||
			t.Unit == "" && !p.Row || !s.countedIn(t.Unit) {
			return false
		}
		return !slices.ContainsFunc(at.Issue.Facts, func(f bulletin.Fact) bool {
			return f.Cite.Article == at.Article && p.First <= f.Cite.First && f.Cite.Last <= p.Last &&
				(f.Value.Text == t.Digits || f.To.Text == t.Digits ||
					slices.ContainsFunc(f.Changes, func(m bulletin.Move) bool { return m.Percent.Text == t.Digits }))
		})
	})
}

// namedBy reports whether words name what is looked for, and not only something that its name is a part of.
func (s *spec) namedBy(tokens []lexicon.Token) bool {
	return s.kind != bulletin.PriceFact && s.kind != bulletin.TradeFact || s.subject == "货物贸易" ||
		slices.ContainsFunc(tokens, func(t lexicon.Token) bool { return t.ID == s.subject || t.Text == s.subject })
}

// timedBy reports whether words name the time that is looked for, or none.
func (s *spec) timedBy(tokens []lexicon.Token) bool {
	some := false
	for i := range tokens {
		t := &tokens[i]
		if t.Class != lexicon.PeriodOf || t.Period.IsZero() {
			continue
		}
		if some = true; s.time == nil || t.Period == s.time.Period || s.time.Period.Contains(t.Period) {
			return true
		}
	}
	return !some && !s.named
}

// countedIn reports whether a figure that is looked for may have a unit.
func (s *spec) countedIn(unit string) bool {
	money := lexicon.Money(unit)
	switch {
	case s.currency != "":
		return strings.Contains(unit, s.currency)
	case s.kind == bulletin.PriceFact:
		return money || unit == ""
	case s.kind == bulletin.IndexFact:
		return unit == "点"
	case s.measure == bulletin.Money:
		return money && !strings.Contains(unit, "/")
	case s.measure == bulletin.UnitPrice || s.measure == intent.Cost:
		return money
	case s.measure == bulletin.ShareOf:
		return unit == "%"
	case unit == "%":
		return false
	case s.kind == bulletin.TradeFact && s.subject == "货物贸易" && s.measure == "" && money:
		return true // the trade with a country is told in money
	}
	_, goods := bulletin.SplitUnit(unit)
	return !kilograms[goods].IsZero()
}

// damaged reports whether a sentence has a character that could not be read, or a letter among digits.
func damaged(text string) bool {
	r := []rune(text)
	for i := 1; i+1 < len(r); i++ {
		digits := isDigit(r[i-1]) && (isDigit(r[i+1]) || r[i+1] == '.') || r[i-1] == '.' && isDigit(r[i+1])
		if r[i] == utf8.RuneError || digits && strings.ContainsRune("lIOo$", r[i]) {
			return true
		}
	}
	return false
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// readIn reports whether a sentence's number is a fact of the same subject.
func (e *Engine) readIn(at passage.Place, p *bulletin.Paragraph, text string, s spec) bool {
	named := s.named || s.ofDay() && (&spec{time: s.time, named: true}).timedBy(e.cat.Lexicon.Tokens(text, at.Issue.Month))
	text = passage.Plain(text)
	return slices.ContainsFunc(e.lib.Facts(s.kind), func(f *index.Fact) bool {
		return f.Issue == at.Issue && f.Cite.Article == at.Article && p.First <= f.Cite.First &&
			f.Cite.Last <= p.Last &&
			(s.subject == "" || f.Subject == s.subject || strings.HasPrefix(f.Subject, s.subject)) &&
			(s.partner == "" || f.Partner == s.partner) &&
			(s.direction == "" || f.Direction == s.direction) && (!named || s.time.Period.Contains(f.Period)) && strings.Contains(text, passage.Plain(f.Value.Text))
	})
}

// uncompared names the products whose rows could not be read, where all products are compared: they may be the dearest.
func (w draft) uncompared(rows []row) {
	if w.q.Kind != bulletin.PriceFact || len(w.q.Cond(intent.Subject)) > 0 || len(rows) < 2 ||
		!w.ranking() && w.q.Op(intent.CountOf) == nil {
		return
	}
	if names := w.unreadProducts(rows); len(names) > 0 {
		text := strings.Join(names, w.Say("、", ", "))
		w.Notes = append(w.Notes, w.Say("没有参加比较："+text+"，其价格没有读成数据。", "Not compared: "+text+
			", whose price could not be read."))
	}
}

// unreadRows reports whether there is more to compare than could be read.
func (w draft) unreadRows(rows []row) bool {
	return w.q.Kind == bulletin.PriceFact && len(w.unreadProducts(rows)) > 0
}

// unreadProducts lists the products of rows that stand in the article of others and could not be read.
func (w draft) unreadProducts(rows []row) (names []string) {
	is, article := rows[0].Issue, rows[0].Cite.Article
	if article >= len(is.Articles) {
		return nil
	}
	for _, p := range is.Articles[article].Paragraphs {
		if !p.Row || slices.ContainsFunc(is.Facts,
			func(f bulletin.Fact) bool { return p.First <= f.Cite.First && f.Cite.Last <= p.Last }) {
			continue
		}
		if t := w.e.cat.Lexicon.Tokens(p.Text, is.Month); len(t) > 1 && t[0].Class == lexicon.Product &&
			!slices.Contains(names, t[0].ID) {
			names = append(names, t[0].ID)
		}
	}
	return names
}
