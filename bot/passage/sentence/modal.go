package sentence

import (
	"slices"
	"strings"

	"rebot/bot/passage/claim"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// negations turn what a clause says into its opposite.
var negations = lexicon.List("not")

// contraries are the concepts that do so too: who bans, ends or strikes out something says that it is not.
var contraries = strings.Fields("ask.not attr.stance.deny attr.ban attr.delete attr.stop")

// contrary reports whether a word turns what its clause says into its opposite, or denies in itself that anything
// moved: 没有变化.
func contrary(t *lexicon.Token) bool {
	return slices.Contains(negations, t.Text) || slices.ContainsFunc(contraries, t.Is) ||
		t.Is("move.flat") && slices.Contains(negations, string([]rune(t.Text)[:1]))
}

// A statement is a clause that says what a question asks about, with the words that say whether it is so.
type statement struct {
	q     *Question
	own   []Term
	s     *Sentence // the clause
	of    *Sentence // all of the sentence
	words []claim.Word
	asked []claim.Word // those of the question
	last  Span         // the last thing asked about that stands in it
	heads []Span       // all that stand in it

	whenOnly bool // the clause only says when or on what condition another is so
}

// statement finds the clause of a sentence that says most of what is asked about, the last thing above all, which is what
// is said to be so.
func (q *Question) statement(s *Sentence, own []Term) (c statement, at Span, ok bool) {
	best, content := -3.0, q.content()
	for from := 0; from < len(s.runes); {
		span := Span{from, s.stop(from, breaks)}
		from = span.To + 1
		sub := s.Within(span)
		sum, one := 0.0, statement{q: q, own: own, s: sub, of: s}
		for i := range own {
			if m, share := sub.Meets(&own[i]); share >= 0.5 && m.To > m.From {
				sum += share * own[i].Weight
				one.heads = append(one.heads, m)
				if i == len(own)-1 {
					sum += 1.5
				}
				one.last = m
			}
		}
		for _, t := range content {
			if strings.Contains(sub.Folded, Fold(t.Text)) {
				sum += 0.3
			}
		}
		if strings.Contains(sub.Folded, q.tail()) {
			sum++
		}
		if one.whenOnly = s.whenOnly(span); one.whenOnly {
			sum -= 2
		}
		if sum > best && len(one.heads) > 0 {
			best, c, at, ok = sum, one, span, true
		}
	}
	if ok {
		c.words, c.asked = claim.Words(c.s.letters, c.s.Tokens), q.claims()
	}
	return c, at, ok
}

// whenOnly reports whether a clause only says when the next is so, or on what condition: 取得指标之前，.
func (s *Sentence) whenOnly(m Span) bool {
	return m.To < len(s.runes) && s.runes[m.To] != '。' && slices.ContainsFunc(lexicon.List("claim.then"), func(w string) bool {
		return strings.HasSuffix(string(s.letters[m.From:m.To]), w)
	})
}

// Within is a stretch of a sentence as one of its own.
func (s *Sentence) Within(m Span) *Sentence {
	out := &Sentence{Text: string(s.runes[m.From:m.To]), runes: s.runes[m.From:m.To], letters: s.letters[m.From:m.To],
		Firm: s.Firm, OfFirm: s.OfFirm, Issued: s.Issued}
	out.Folded = string(out.letters)
	for _, t := range s.Tokens {
		if t.From >= m.From && t.To <= m.To {
			t.From, t.To = t.From-m.From, t.To-m.From
			out.Tokens = append(out.Tokens, t)
		}
	}
	return out
}

// claims lists the words of a question that say whether what it takes for granted is so. Those that ask are none: 有没有,
// and 不是…吗, which expects a yes.
func (q *Question) claims() (out []claim.Word) {
	for _, w := range claim.Words(q.Letters, q.Tokens) {
		t := q.tokenAt(w.From)
		asks := t != nil && (t.Is("ask.whether") || t.Text == "不是" && !q.confirms()) || w.Kind == claim.Not && q.endsAt(w.To)
		if !asks {
			out = append(out, w)
		}
	}
	return out
}

// confirms reports whether a statement is put to be confirmed: 对吗, 吧.
func (q *Question) confirms() bool {
	return slices.ContainsFunc(q.Tokens, func(t lexicon.Token) bool {
		return t.Is("ask.whether") && strings.ContainsAny(t.Text, "对是") && t.From > 0 || t.Text == "吧"
	})
}

// tokenAt is the token of a question that covers a letter, nil for none.
func (q *Question) tokenAt(at int) *lexicon.Token {
	for i := range q.Tokens {
		if q.Tokens[i].From <= at && at < q.Tokens[i].To {
			return &q.Tokens[i]
		}
	}
	return nil
}

// endsAt reports whether nothing but marks stands behind a place of a question.
func (q *Question) endsAt(at int) bool {
	return strings.Trim(string(q.Letters[at:]), "?!。 吗呢啊") == ""
}

// A polarity is how what a sentence says stands to what is asked.
type polarity int

// The polarities.
const (
	leavesOpen polarity = iota // it is only meant, was so once, is so in part, or says more than is understood
	asserts
	opposes
)

// polarity holds the words by which a clause says whether something is so against those of the question. Each that
// turns round must be said of something asked about; where one is not, nothing is settled.
func (c *statement) polarity() polarity {
	said, asked := c.denials()
	if said == nil || c.whenOnly || c.ofFormer() || c.alleged() || c.partly() || c.once() || c.meant() || strings.Contains(c.of.Folded, "除外") {
		return leavesOpen
	}
	a, b := c.mode(asked, c.asked, len(c.q.Letters)), c.mode(said, c.words, c.last.To)
	if a.Modal == "" && b.Modal == claim.Must && strings.ContainsRune(string(c.q.Letters), '要') { // 要审查吗
		a.Modal = claim.Must
	}
	if a.Modal == "" && b.Modal != "" && c.q.asksDone() { // what must be done is not done
		return leavesOpen
	}
	switch a.Holds(b) {
	case claim.Yes:
		return asserts
	case claim.No:
		return opposes
	}
	return leavesOpen
}

// ofFormer reports whether a clause is said of the latter or the former of two, and what is asked about is not that one.
func (c *statement) ofFormer() bool {
	i := slices.IndexFunc(c.s.Tokens, func(t lexicon.Token) bool { return t.Is("ref.latter") || t.Is("ref.former") })
	from := strings.Index(c.of.Folded, c.s.Folded)
	if i < 0 || from < 0 {
		return false
	}
	latter := c.of.clause(max(0, len([]rune(c.of.Folded[:from]))-2))
	former := c.of.clause(max(0, latter.From-2))
	share := func(t *Term, m Span) float64 {
		_, share := c.of.Within(m).Meets(t)
		return share
	}
	return slices.ContainsFunc(c.own, func(t Term) bool {
		a, b := share(&t, former), share(&t, latter)
		return t.Weight >= 1 && !t.Topic && !c.s.Says(&t) && a != b && (b > a) == c.s.Tokens[i].Is("ref.former")
	})
}

// asksDone reports whether it is asked whether something is done: 已经搬迁了吗.
func (q *Question) asksDone() bool {
	return q.Any("aspect") || strings.ContainsAny(string(q.Letters), "已了")
}

// denials lists the words of a clause and of a question that turn round what is said, but for those that both say of
// the same; nil where one is said of what the other does not have, or two are said apart.
func (c *statement) denials() (said, asked []claim.Word) {
	said, asked = []claim.Word{}, []claim.Word{}
	for _, w := range c.words {
		if w.Denies() && !c.aside(w) && !bounds(c.s.Tokens, w) {
			said = append(said, w)
		}
	}
	for _, w := range c.asked {
		if w.Denies() && !bounds(c.q.Tokens, w) {
			asked = append(asked, w)
		}
	}
	asked = slices.DeleteFunc(asked, func(w claim.Word) bool { return c.elsewhere(w) })
	for _, w := range slices.Clone(asked) {
		i := slices.IndexFunc(said, func(o claim.Word) bool { return o.Kind == w.Kind && c.ofSame(o, w) })
		if i >= 0 {
			said, asked = slices.Delete(said, i, i+1), slices.DeleteFunc(asked, func(o claim.Word) bool { return o == w })
		}
	}
	if slices.ContainsFunc(said, func(w claim.Word) bool { return !c.answers(w) }) ||
		slices.ContainsFunc(asked, func(w claim.Word) bool { return !c.answered(w) }) || loose(said) || loose(asked) {
		return nil, nil
	}
	return said, asked
}

// bounds reports whether a word is of a bound, which is held against the bound of the other: 不得超过49%.
func bounds(tokens []lexicon.Token, w claim.Word) bool {
	return slices.ContainsFunc(tokens, func(t lexicon.Token) bool {
		return t.From == w.To && (t.Class == lexicon.Bound || t.Of("bound") && t.To-t.From > 1)
	})
}

// elsewhere reports whether a word of the question stands with what it is said of in another clause of the sentence:
// 未列入名单的, 不得开采.
func (c *statement) elsewhere(w claim.Word) bool {
	to := min(w.To+2, len(c.q.Letters))
	text := string(c.q.Letters[w.From:to])
	return to > w.To+1 && strings.Contains(c.of.Folded, text) && !strings.Contains(c.s.Folded, text)
}

// loose reports whether of several words one does not stand right behind the other.
func loose(words []claim.Word) bool {
	for i := 1; i < len(words); i++ {
		if words[i].From > words[i-1].To+1 {
			return true
		}
	}
	return false
}

// aside reports whether a word stands in another member of a list than what is asked about, which has one itself: 不得转让、
// 不得超采.
func (c *statement) aside(w claim.Word) bool {
	list := func(from, to int) bool { return from < to && slices.Contains(c.s.runes[from:to], '、') }
	if w.From >= c.last.To {
		return list(c.last.To, w.From)
	}
	return list(w.To, c.last.From) && slices.ContainsFunc(c.words, func(o claim.Word) bool {
		return o.Denies() && o.From > w.To && o.To <= c.last.From && list(w.To, o.From) && !list(o.To, c.last.From)
	})
}

// ofSame reports whether a word of the clause and one of the question are said of the same.
func (c *statement) ofSame(said, asked claim.Word) bool {
	if len(c.text(said)) > len("不") && said.Kind != claim.Not && c.text(said) == string(c.q.Letters[asked.From:asked.To]) {
		return true // who is asked about it says it himself: 否认, 暂停
	}
	s, q := c.s.letters[claim.Governs(c.s.letters, said):], c.q.Letters[claim.Governs(c.q.Letters, asked):]
	if len(s) == 0 || len(q) == 0 {
		return len(s) == 0 && string(c.s.letters[said.From:]) == string(c.q.Letters[asked.From:asked.To])
	}
	if n := min(2, len(s), len(q)); n > 0 && string(s[:n]) == string(q[:n]) {
		return true
	}
	at, of := claim.Governs(c.q.Letters, asked), claim.Governs(c.s.letters, said)
	return slices.ContainsFunc(c.own, func(t Term) bool {
		m, share := c.s.Meets(&t)
		return t.From <= at && at < t.To && share >= 0.5 && m.From <= of && of < m.To
	})
}

// text is a word of the clause.
func (c *statement) text(w claim.Word) string { return string(c.s.letters[w.From:w.To]) }

// answers reports whether a word of the clause is said of something that is asked about.
func (c *statement) answers(w claim.Word) bool {
	at := claim.Governs(c.s.letters, w)
	return c.isAsked(w.To) || c.isAsked(at) || at < len(c.s.letters) && (c.sharesVerb(at) || c.endsClause(w, at)) || c.listed(w) || c.stands(w)
}

// isAsked reports whether the word at a letter of the clause is asked about.
func (c *statement) isAsked(at int) bool {
	if at >= len(c.s.letters) {
		return false
	}
	if slices.ContainsFunc(c.heads, func(m Span) bool { return m.From <= at && at < m.To }) {
		return true
	}
	t := c.s.WordAt(at)
	n := min(2, len(c.s.letters)-at)
	if t.To-t.From == 1 && t.From == at {
		n = 1
	}
	return strings.Contains(string(c.q.Letters), string(c.s.letters[at:at+n]))
}

// listed reports whether a word is said of each member of a list, and what is asked about is one: 不得虚报、瞒报.
func (c *statement) listed(w claim.Word) bool {
	joins := lexicon.List("claim.joins")
	text := string(c.s.letters[w.To:max(w.To, c.last.From)])
	return c.last.From > w.To && slices.ContainsFunc(joins, func(j string) bool { return strings.HasSuffix(text, j) }) &&
		!strings.ContainsAny(text, "的0123456789") && !slices.ContainsFunc(c.words, func(o claim.Word) bool { return o.From >= w.To && o.To <= c.last.From })
}

// endsClause reports whether what is asked about ends a clause, and with, by or to whom it is done stands between it and a
// word: 未经会计师审计.
func (c *statement) endsClause(w claim.Word, at int) bool {
	between := string(c.s.letters[w.To:at]) + string(firstOf(string(c.s.letters[at:]), 1))
	done := slices.ContainsFunc(lexicon.List("claim.coverb"), func(v string) bool { return strings.Contains(between, v) })
	return done && c.last.From > at && c.last.To == len(c.s.letters) && !slices.ContainsFunc(c.words, func(o claim.Word) bool { return o.From > w.From && o.Denies() })
}

// sharesVerb reports whether the verb at a letter is the one asked in one letter less: 使用, 适用 for 用.
func (c *statement) sharesVerb(at int) bool {
	verb := firstOf(string(c.s.letters[at:]), 2)
	return slices.ContainsFunc(c.q.Tokens, func(t lexicon.Token) bool {
		return t.To-t.From == 1 && slices.Contains(verb, c.q.Letters[t.From]) && !c.q.light(&t)
	})
}

// light reports whether a word of one letter says nothing by itself that is done.
func (q *Question) light(t *lexicon.Token) bool {
	return t.Class == lexicon.Mark || t.Value != "" || slices.ContainsFunc([]string{"ask", "link", "aspect", "be"}, t.Of) ||
		slices.Contains(lexicon.List("claim.coverb"), t.Text) || slices.ContainsFunc(q.claims(), func(w claim.Word) bool { return w.From <= t.From && t.To <= w.To })
}

// stands reports whether a word is the stand that somebody takes, and it is asked whether he takes another: 否认 for 承认.
func (c *statement) stands(w claim.Word) bool {
	t := c.s.WordAt(w.From)
	return opposed(t.ID) != "" && slices.ContainsFunc(c.own, func(o Term) bool {
		return o.Token != nil && o.Token.ID != t.ID && opposed(o.Token.ID) == opposed(t.ID)
	})
}

// alleged reports whether a clause only tells that somebody denies what is asked about, and that is not asked.
func (c *statement) alleged() bool {
	denies := func(t lexicon.Token) bool { return opposed(t.ID) == "attr.stance" }
	return slices.ContainsFunc(c.s.Tokens, func(t lexicon.Token) bool { return t.Is("attr.stance.deny") }) && !slices.ContainsFunc(c.q.Tokens, denies)
}

// answered reports whether a word of the question is said of something that the clause has.
func (c *statement) answered(w claim.Word) bool {
	at := claim.Governs(c.q.Letters, w)
	if at >= len(c.q.Letters) {
		return false
	}
	if slices.ContainsFunc(c.own, func(t Term) bool {
		m, share := c.s.Meets(&t)
		return t.From <= at && at < t.To && share >= 0.5 && m.To > m.From
	}) {
		return true
	}
	n := 2
	if t := c.q.tokenAt(at); t != nil && t.From == at && t.To == at+1 {
		n = 1
	}
	return strings.Contains(c.s.Folded, string(c.q.Letters[at:min(at+n, len(c.q.Letters))]))
}

// mode is how something is said by some words that turn it round and by those before a place that it must or may be.
func (c *statement) mode(denials, words []claim.Word, before int) (m claim.Mode) {
	for _, w := range words {
		switch {
		case slices.Contains(denials, w):
			m = m.Say(w.Kind)
		case (w.Kind == claim.May || w.Kind == claim.Must) && w.From < before:
			m = m.Say(w.Kind)
		}
	}
	return m
}

// says reports whether any of some words is of a kind.
func says(words []claim.Word, kind claim.Kind) bool {
	return slices.ContainsFunc(words, func(w claim.Word) bool { return w.Kind == kind })
}

// partly reports whether a clause says something of some, or of nothing else, and the question does not, or the
// question of all and the clause does not; or how far something has come: 已完成41%.
func (c *statement) partly() bool {
	for _, kind := range []claim.Kind{claim.Some, claim.Only} {
		said := slices.ContainsFunc(c.words, func(w claim.Word) bool { return w.Kind == kind && (says(c.asked, kind) || !c.alone(w)) })
		if said != says(c.asked, kind) {
			return true
		}
	}
	if says(c.asked, claim.All) && !says(c.words, claim.All) {
		return true
	}
	return !c.q.amounts() && slices.ContainsFunc(c.s.Tokens, func(t lexicon.Token) bool {
		before := string(c.s.letters[max(0, t.From-4):t.From])
		return (t.Unit == "%" || t.Is("bound.half")) && (t.From >= c.said() && t.From <= c.said()+2 || hasAny(before, lexicon.List("claim.done")))
	})
}

// alone reports whether a word says that what is asked about is the only one that does it: 仅一个试点获批.
func (c *statement) alone(w claim.Word) bool {
	at := claim.Governs(c.s.letters, w)
	return w.Kind == claim.Only && at < c.last.From && slices.ContainsFunc(c.heads, func(m Span) bool { return m.From <= at && at < m.To })
}

// once reports whether a clause says only that something was so before, or is what something else became of.
func (c *statement) once() bool {
	happened := c.q.Any("aspect") // 曾…了
	if !says(c.asked, claim.Once) && slices.ContainsFunc(c.words, func(w claim.Word) bool {
		return w.Kind == claim.Once && w.From < c.last.From && !(happened && (strings.HasPrefix(c.text(w), "曾") || c.passive(w)))
	}) {
		return true
	}
	if rest := string(c.s.letters[c.said():]); c.q.tail() != "" && hasPrefix(rest, lexicon.List("claim.matter")) && !hasAny(string(c.q.Letters), lexicon.List("claim.matter")) ||
		hasPrefix(rest, lexicon.List("claim.then")) && !strings.Contains(string(c.q.Letters), c.q.tail()+"后") {
		return true // 建成后 tells of what is to come, 合并谈判 of what is talked about
	}
	if done := lexicon.List("claim.done"); hasAny(c.q.tail(), done) && !hasAny(c.s.Folded, done) {
		return true // what is being built is not built
	}
	return slices.ContainsFunc(c.words, func(w claim.Word) bool {
		return w.Kind == claim.Became && w.From >= c.last.To && !says(c.asked, claim.Became)
	})
}

// passive reports whether a clause tells what befell something before: 此前…被取消.
func (c *statement) passive(w claim.Word) bool {
	return w.To < c.deed() && strings.ContainsAny(string(c.s.letters[w.To:c.deed()+1]), "被遭")
}

// meant reports whether a clause says that what is asked about is only meant, asked for, expected or told by others,
// and the question does not ask for that.
func (c *statement) meant() bool {
	return !c.q.supposes() && slices.ContainsFunc(c.words, func(w claim.Word) bool {
		of := func(m Span) bool { return w.From >= m.From && w.To <= m.To }
		decided := slices.ContainsFunc(c.words, func(o claim.Word) bool { return o.Denies() && o.From == w.To }) // 将不再
		rules := says(c.asked, claim.Must) && slices.Contains(lexicon.List("claim.rule"), c.text(w))
		return w.Kind == claim.Meant && w.From < c.deed() && !rules && !(decided && c.text(w) == "将") && !slices.ContainsFunc(c.heads, of) && !c.s.objected(w)
	})
}

// deed is where the words begin that say what is asked to be so.
func (c *statement) deed() int {
	at := c.last.From
	for _, m := range c.tails() {
		at = max(at, m.From)
	}
	return at
}

// tails are the places of the word that a question ends with.
func (c *statement) tails() []Span {
	tail := c.q.tail()
	if tail == "" {
		return nil
	}
	return c.s.occurrences(tail)
}

// comes reports whether a clause names a time after its issue, where it is asked whether something is done or the
// question names no time: it may be only to come.
func (c *statement) comes() bool {
	time := func(t lexicon.Token) bool { return t.Class == lexicon.PeriodOf && !t.Period.IsZero() }
	if strings.Contains(string(c.s.letters[:c.deed()]), "已") { // what is already done
		return false
	}
	return (c.q.asksDone() || !slices.ContainsFunc(c.q.Tokens, time)) && slices.ContainsFunc(c.s.Tokens, func(t lexicon.Token) bool {
		return time(t) && c.of.Issued > 0 && (t.Period.From.Month > c.of.Issued || ahead(t, c.of.Issued))
	})
}

// ahead reports whether a month without a year is read as one that is over, and the same month of the year of the issue is
// nearer and still to come: 自7月1日起, in June.
func ahead(t lexicon.Token, issued bulletin.Month) bool {
	const half = 6
	m := t.Period.From.Month
	return !strings.Contains(t.Text, "年") && m.Year() < issued.Year() && int(issued-m) >= half && int(issued-m) < 2*half
}

// objected reports whether a word is the 将 before what something is done to.
func (s *Sentence) objected(w claim.Word) bool {
	if string(s.letters[w.From:w.To]) != "将" || w.To >= len(s.letters) {
		return false
	}
	t := s.WordAt(w.To)
	return !verbal(t) && t.Class != lexicon.PeriodOf && !t.Of("adverb") && !slices.Contains(lexicon.List("claim.coverb"), t.Text) && t.Class != lexicon.Unknown
}

// supposes reports whether what is meant or expected is asked: 会恢复吗, 计划恢复吗.
func (q *Question) supposes() bool {
	return says(q.claims(), claim.Meant) || slices.ContainsFunc(q.Tokens, func(t lexicon.Token) bool { return t.Text == "要" })
}

// accounts reports whether each word of a question that says something stands in the sentence of a clause, or is what the
// article is on.
func (c *statement) accounts(but ...string) bool {
	return !slices.ContainsFunc(c.q.content(), func(t *lexicon.Token) bool {
		s := c.of
		text := strings.TrimRight(Fold(t.Text), "了过着的")
		if t.To-t.From == 1 {
			s = c.s // a letter may be of anything
		}
		return !strings.Contains(s.Folded, text) && !slices.Contains(but, text) && !slices.ContainsFunc(c.own, func(o Term) bool {
			in := s
			if o.To-o.From > 1 {
				in = c.of
			}
			_, share := in.Meets(&o)
			return o.From < t.To && o.To > t.From && (o.Topic || share >= 0.5)
		})
	})
}

// content lists the words of a question that say something, and not only whether it is so or when.
func (q *Question) content() (out []*lexicon.Token) {
	for i := range q.Tokens {
		t := &q.Tokens[i]
		light := slices.Contains(lexicon.List("claim.light"), Fold(t.Text)) || t.Is("ask.whether") || t.Is("ask.not") || t.Is("link.of")
		if !light && t.Class != lexicon.Mark && t.Class != lexicon.PeriodOf && t.Value == "" && strings.TrimSpace(t.Text) != "" &&
			!slices.ContainsFunc(q.claims(), func(w claim.Word) bool { return w.From <= t.From && t.To <= w.To }) {
			out = append(out, t)
		}
	}
	return out
}

// whole reports whether a clause itself has all that is asked about, but for what the article is on.
func (c *statement) whole() bool {
	return !slices.ContainsFunc(c.own, func(t Term) bool {
		return t.Weight >= 1 && (!t.Topic || t.Name) && !c.s.Says(&t)
	})
}

// ofTopic reports whether a clause has all that is asked about but what its article is on, which 公司 or 该 in it stands for.
func (c *statement) ofTopic() bool {
	text := strings.TrimLeft(c.s.Folded, "但而并且 ")
	if !(c.of.OfFirm && strings.HasPrefix(text, "公司")) && !strings.HasPrefix(text, "该") {
		return false
	}
	return !slices.ContainsFunc(c.own, func(t Term) bool {
		_, share := c.s.Meets(&t)
		return t.Weight >= 1 && !t.Topic && share < 1
	})
}

// dealt reports whether what is done to an amount that a question takes for granted stands in the clause that has the
// amount: 受理1286件，批准517件.
func (c *statement) dealt() bool {
	for i := range c.q.Tokens {
		t := &c.q.Tokens[i]
		if t.Value == "" || t.Class == lexicon.PeriodOf {
			continue
		}
		for k := range c.of.Tokens {
			o := &c.of.Tokens[k]
			if o.Value != t.Value || o.Class == lexicon.PeriodOf {
				continue
			}
			to := c.of.stop(o.To, breaks)
			if to < len(c.of.runes) && c.of.runes[to-1] == '的' { // 违约两次的，暂停资格
				to = c.of.stop(to+1, breaks)
			}
			in := c.of.Within(Span{c.of.start(o.From, breaks), to})
			if !slices.ContainsFunc(c.own, func(t Term) bool { return t.Token != nil && verbal(t.Token) && !t.Topic && !in.Says(&t) }) {
				return true
			}
		}
		if c.of.hasValue(t.Value) {
			return false
		}
	}
	return true
}

// tail is the last two letters of what a question takes for granted.
func (q *Question) tail() string {
	i := len(q.Tokens) - 1
	if i < 0 {
		return ""
	}
	for i > 0 && (q.Tokens[i].Class == lexicon.Mark || q.Tokens[i].Is("ask.whether") || strings.Contains("了过的吧没没有?。 么", q.Tokens[i].Text)) {
		i--
	}
	if q.Tokens[i].Value != "" || q.Tokens[i].Class == lexicon.PeriodOf {
		return ""
	}
	r := []rune(strings.TrimRight(string(q.Letters[:q.Tokens[i].To]), "了过的"))
	return string(r[max(0, len(r)-2):])
}

// said is where what a clause says to be so ends.
func (c *statement) said() int {
	at := c.last.To
	for _, m := range c.tails() {
		at = max(at, m.To)
	}
	return at
}

// hasPrefix reports whether a text begins with any of some words.
func hasPrefix(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(text, w) })
}

// ends reports whether a clause has the end of what a question takes for granted, or the sentence does not either.
func (c *statement) ends() bool {
	if n := len(c.own) - 1; n >= 0 && !c.s.Says(&c.own[n]) && !c.own[n].Topic && !c.own[n].Letter() {
		return false
	}
	return strings.Contains(c.s.Folded, c.q.tail()) || !strings.Contains(c.of.Folded, c.q.tail())
}

// others reports whether a clause has other amounts, of some kinds, than those that a question takes for granted.
func (c *statement) others(kinds ...lexicon.Class) bool {
	of := func(t lexicon.Token) bool { return t.Value != "" && slices.Contains(kinds, t.Class) }
	return slices.ContainsFunc(c.q.Tokens, func(t lexicon.Token) bool {
		return of(t) && !c.s.hasValue(t.Value) && slices.ContainsFunc(c.s.Tokens, of)
	})
}
