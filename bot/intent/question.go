package intent

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"rebot/index/bulletin"
	"rebot/index/english"
	"rebot/index/lexicon"
)

// A Catalog lists what a library has, as far as understanding a question needs it. It never changes.
type Catalog struct {
	Months   []bulletin.Month // of the issues that are loaded, oldest first
	Listed   []bulletin.Month // that list prices are printed of
	Lexicon  *lexicon.Lexicon
	Products []string // that any issue prices, those of the newest issue first
	Kinds    []Kind   // of facts that any issue has
	Sections []string // of articles, as printed
	Sources  []string // 来源 of articles
	People   []string // who invented the patents

	// the months that the user's own prices of a product are of, oldest first; nil for none
	Own   func(product string) []bulletin.Month
	Texts english.Texts     // what the issues say; nil for nothing
	Going func(Place) Texts // what they say to a question that goes on with an article; nil for nothing

	foldOnce sync.Once
	told     []string // the sources but those whose names say nothing, folded
}

// toldSources gives the names of sources that a question may name, as texts are compared.
func (c *Catalog) toldSources() []string {
	c.foldOnce.Do(func() {
		for _, s := range c.Sources {
			if s != "" && !common(s) {
				c.told = append(c.told, folded(s))
			}
		}
	})
	return c.told
}

// Newest is the month of the newest issue, zero where none is loaded.
func (c *Catalog) Newest() bulletin.Month {
	if len(c.Months) == 0 {
		return 0
	}
	return c.Months[len(c.Months)-1]
}

// Has reports whether the issue of a month is loaded.
func (c *Catalog) Has(m bulletin.Month) bool { return slices.Contains(c.Months, m) }

// tells reports whether an issue covers a month: its own, or the one after.
func (c *Catalog) tells(m bulletin.Month) bool { return c.Has(m) || c.Has(m+1) }

// base is the month that times without a year count from: the newest, else any.
func (c *Catalog) base() bulletin.Month {
	if m := c.Newest(); m != 0 {
		return m
	}
	return bulletin.NewMonth(2024, 1)
}

// Texts is what the issues say.
type Texts = english.Texts

// A Kind is a kind of fact and what it is of.
type Kind struct {
	Kind             bulletin.FactKind
	Subject, Company string
}

// A question is a text taken apart.
type question struct {
	text    string
	hint    string // what a command says is wanted: price, trade, news …
	tokens  []lexicon.Token
	english bool
	// an English question in Chinese words
	translated bool

	last    *Query
	loose   bool   // a follow-up: frames take what is there and need nothing
	before  *Query // of a follow-up
	extreme bool   // of several rows that are pointed at, one is meant: 贵的那个
	every   bool   // all products are asked about, whatever was spoken of: 涨的有哪些
	picked  []Ref  // rows that a follow-up reckons with as they were
	set     []Ref  // what was asked for one by one, and is meant together
	counted int    // how many things are counted without a name: 三国合计
	cat     *Catalog

	exclusions []exclusion
	asides     []string        // what brackets say of a thing that is named, and no figure is held to
	told       []lexicon.Token // the words as they were cut, where spoken gave some another sense
	given      *Op             // a number of the question's own that the figure is set against
}

// hints are the words that a command may begin with; each is a way to ask for one frame.
var hints = []string{"price", "prices", "trade", "news", "digest", "help", "start", "status", "policy", "research",
	"patent", "patents", "paper", "papers", "rank", "index", "search", "report", "quota"}

// newQuestion takes a text apart.
func newQuestion(text string, cat *Catalog) *question {
	rest, hint := addressed(text)
	q := questionOf(rest, hint, surnames(rest, cat.Lexicon.Tokens(rest, cat.base())), cat)
	// news november 2024: what is written is of a language; a command alone, or with a slash, is of none
	q.english = q.english || hint != "" && rest != "" && !strings.ContainsAny(text, "/／") && !bulletin.HasHan(text)
	return q
}

// surnames reads what spells an element as a part of a person's name, where a word that nothing knows follows it with a
// capital: Lu Mingyuan.
func surnames(text string, tokens []lexicon.Token) []lexicon.Token {
	r := []rune(text)
	for i := 0; i+1 < len(tokens); i++ {
		t, n := &tokens[i], &tokens[i+1]
		if t.Class != lexicon.Element || n.Class != lexicon.Unknown || n.To-n.From < 2 || bulletin.HasHan(t.Text+n.Text) {
			continue
		}
		if unicode.IsUpper(r[t.From]) && unicode.IsUpper(r[n.From]) && unicode.IsLower(r[n.From+1]) {
			tokens = slices.Clone(tokens)
			tokens[i] = lexicon.Token{Class: lexicon.Unknown, From: t.From, To: t.To, Text: t.Text}
		}
	}
	return tokens
}

// questionOf makes a question of a text that was cut into tokens.
func questionOf(text, hint string, tokens []lexicon.Token, cat *Catalog) *question {
	q := &question{text: text, hint: hint, tokens: tokens, cat: cat}
	q.english = isEnglish(q.text, q.tokens)
	q.coming()
	q.thirds()
	q.whither()
	q.pointing()
	q.colloquial()
	q.discounts()
	q.told = q.tokens
	q.spoken()
	q.scaled()
	q.yesOrNo()
	q.foretells()
	q.reached()
	q.comparisons()
	q.ordinals()
	q.exclude()
	return q
}

// coming reads a month, a quarter or a half without a year that is still to come as the one ahead, where that is no
// farther than the one that is over and no issue tells of the latter: issues print what is to be had, or done, next month.
func (q *question) coming() {
	base := q.cat.base()
	for i := range q.tokens {
		t := &q.tokens[i]
		p := t.Period
		if t.Class != lexicon.PeriodOf || t.Year || p.IsZero() || p.To.Month.Year() == base.Year() || q.cat.tells(p.To.Month) {
			continue
		}
		if next := p.Shift(12); next.From.Month > base && next.From.Month-base <= base-p.To.Month {
			q.tokens = slices.Clone(q.tokens)
			q.tokens[i].Period = next
		}
	}
}

// thirds reads a part of a month without its month as one of the newest issue's: 中旬.
func (q *question) thirds() {
	for i := range q.tokens {
		p, ok := lexicon.PartOf(q.cat.base(), q.tokens[i].ID)
		if t := q.tokens[i]; ok && t.Class == lexicon.Word && !t.Is("time.part.end") && !t.Is("time.part.begin") {
			q.isTime(i, "", "days", p)
		}
	}
}

// foretells reads 会 before a movement that is asked about as what asks for a forecast: 会因此涨到多少.
func (q *question) foretells() {
	for i := range q.tokens {
		if q.tokens[i].Text == "会不会" && !q.has("move", "measure", "ask.price", "measure.price") { // 报错了会不会罚
			q.means(i, "ask.whether", "ask")
		}
		if q.tokens[i].Text != "会" || q.tokens[i].Class != lexicon.Unknown {
			continue
		}
		k := i + 1
		for k < len(q.tokens) && k <= i+3 && q.tokens[k].Class != lexicon.Mark && !q.tokens[k].Of("move") &&
			!q.tokens[k].Is("to.value") {
			k++
		}
		if q.at(k).Of("move") || q.at(k).Is("to.value") {
			q.means(i, "qual.forecast", "qualifier")
		}
	}
}

// reached reads a word for the end of a fall or a rise as the low or the high that it was, where the day of it is asked or
// the time named is over: 哪一天见底, 8月触底多少点. Without either it asks whether the end has come: 什么时候见底.
func (q *question) reached() {
	if !q.has("qual.forecast") || q.has("ask.whether") {
		return
	}
	past := slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
		day := t.Is("ask.when") && strings.ContainsAny(t.Text, "天日号")
		return day || t.Class == lexicon.PeriodOf && !t.Period.IsZero() && t.Period.To.Month <= q.cat.base()
	})
	for i := range q.tokens {
		switch t := &q.tokens[i]; {
		case !past || !t.Is("qual.forecast"):
		case slices.Contains(lexicon.List("reached.high"), t.Text):
			q.means(i, "measure.high", "extreme")
		case slices.Contains(lexicon.List("reached.low"), t.Text):
			q.means(i, "measure.low", "extreme")
		}
	}
}

// means gives a token another sense, in the question's own copy of its tokens.
func (q *question) means(i int, id, kind string) {
	q.tokens = slices.Clone(q.tokens)
	t := &q.tokens[i]
	t.Class, t.ID, t.Kind = lexicon.Word, id, kind
}

// Said is a question without its address and its command: what is asked.
func Said(text string) string {
	rest, _ := addressed(text)
	return rest
}

// Spoken is a question without its address, with its first word even where that names a frame: trade with Korea.
func Spoken(text string) string {
	rest, hint := addressed(text)
	if at := strings.LastIndex(text, rest); hint != "" && at > 0 {
		head := strings.Fields(text[:at])
		if word := head[len(head)-1]; unicode.IsLetter(rune(word[0])) && unicode.IsLetter(rune(word[len(word)-1])) {
			return word + " " + rest
		}
	}
	return rest
}

// addressed takes off what only addresses the bot, and the word of a command.
func addressed(text string) (rest, hint string) {
	rest = strings.TrimSpace(text)
	if s, ok := strings.CutPrefix(rest, "<@"); ok {
		if _, after, ok := strings.Cut(s, ">"); ok {
			rest = strings.TrimSpace(after)
		}
	} else if strings.HasPrefix(rest, "@") {
		_, rest, _ = strings.Cut(rest, " ")
	}
	word, after, _ := strings.Cut(strings.TrimSpace(rest), " ")
	element := word == "RE" // RE imports
	word = strings.ToLower(strings.TrimLeft(word, "/／"))
	if word = strings.TrimRight(word, ":："); word == "re" && !element || word == "rebot" {
		rest = strings.TrimSpace(after)
		word, after, _ = strings.Cut(rest, " ")
		word = strings.ToLower(word)
	}
	word, _, _ = strings.Cut(word, "@")
	word = strings.TrimRight(word, ":：")
	if one := strings.TrimSuffix(word, "s"); slices.Contains(hints, word) && slices.Contains(hints, one) {
		word = one
	}
	if slices.Contains(hints, word) {
		return strings.TrimSpace(after), word
	}
	return strings.TrimSpace(rest), ""
}

// isEnglish reports whether a question is asked in English: it has no Han but in names, and more than a name or a
// formula.
func isEnglish(text string, tokens []lexicon.Token) bool {
	glossed := bulletin.HasHan(text) && !bulletin.HasHan(inBrackets.ReplaceAllString(text, ""))
	if bulletin.HasHan(text) && !namesInHan(tokens) && !glossed {
		return false
	}
	words := 0
	for _, t := range tokens {
		isWord := t.Class == lexicon.Unknown && !isCode(t.Text) || spelled.MatchString(t.Text)
		if t.Class == lexicon.Word || t.Fills() || isWord || strings.Contains(t.Text, "oxide") {
			words++
		}
	}
	return (words > 0 || len(tokens) > 1) && (!glossed || words > 3)
}

// spelled finds a word of Latin letters, which no symbol and no short name of a firm is: Terbium, Lynas.
var spelled = regexp.MustCompile(`[a-z]{4}`)

// inBrackets finds what stands in brackets: Hengyao (恒曜稀土) first-quarter revenue.
var inBrackets = regexp.MustCompile(`[(（][^()（）]*[)）]`)

// namesInHan reports whether an English question has Han only in names: an English word asks, and none of Chinese
// grammar stands in it.
func namesInHan(tokens []lexicon.Token) bool {
	asks := false
	for i := range tokens {
		t := &tokens[i]
		han := bulletin.HasHan(t.Text)
		switch {
		case han && (asking(t) || t.Fills() && t.Class != lexicon.Mark || t.Class == lexicon.PeriodOf || t.Of("link")):
			return false
		case !han && asking(t):
			asks = true
		}
	}
	return asks
}

// isCode reports whether a text is of no language, such as the number of a patent: most of it is digits.
func isCode(text string) bool {
	digits := 0
	for _, r := range text {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	return 2*digits > len(text)
}

// at gives the token at i, one of no class that anything takes where there is none.
func (q *question) at(i int) *lexicon.Token {
	if i < 0 || i >= len(q.tokens) {
		return &lexicon.Token{Class: lexicon.Mark}
	}
	return &q.tokens[i]
}

// has reports whether any token is a word of a concept.
func (q *question) has(ids ...string) bool { return q.find(ids...) >= 0 }

// find gives the first token that is a word of one of some concepts, -1 for none.
func (q *question) find(ids ...string) int {
	for i := range q.tokens {
		if q.isAny(i, ids) {
			return i
		}
	}
	return -1
}

// isAny reports whether the token at i is a word of one of some concepts.
func (q *question) isAny(i int, ids []string) bool {
	t := &q.tokens[i]
	if t.Class != lexicon.Word && len(t.Also) == 0 {
		return false
	}
	for _, id := range ids {
		if t.Is(id) {
			return true
		}
	}
	return false
}

// silent reports whether a token adds nothing by itself: fillers, marks and words of grammar.
func silent(t *lexicon.Token) bool {
	switch {
	case t.Fills() || t.Class == lexicon.Mark:
		return true
	case t.Class != lexicon.Word:
		return false
	}
	return slices.ContainsFunc(grammar, t.Of) || t.Is("op.and") || t.Is("op.each") || t.Is("obj.product")
}

// grammar are the kinds of word that only join others.
var grammar = []string{"link", "be", "aspect", "about", "size", "counter", "part", "ref", "adverb", "prep", "counted",
	"to"}

// plain understands texts where no library is at hand.
var plain = sync.OnceValue(func() *Catalog { return &Catalog{Lexicon: lexicon.NewEveryday()} })

// IsEnglish reports whether a text is asked in English: it has no Han, and more than a name or a formula.
func IsEnglish(text string) bool { return newQuestion(text, plain()).english }

// IsCommand reports whether a text begins with the word of a command: help, price 氧化镝.
func IsCommand(text string) bool {
	_, hint := addressed(text)
	return hint != ""
}

// AsksSource reports whether a text only asks where the answer before stands. For figures, who says so is the place
// too.
func AsksSource(text string, after *Query) bool {
	q := newQuestion(text, plain())
	return q.asksSource() || after != nil && after.Source == Facts && q.asksWho()
}

func (q *question) asksSource() bool {
	measured := func(t lexicon.Token) bool { return t.Of("measure") || t.Of("say") } // 谁发的公告
	if q.has("obj.source") && slices.ContainsFunc(q.tokens, measured) {              // where does this price come from
		n := *q
		n.tokens = slices.DeleteFunc(slices.Clone(q.tokens), measured)
		return n.asksSource()
	}
	return q.only("obj.source") && !q.has("ask.what", "op.count") || q.only("link.from") && q.has("ask.where")
}

// joining are the kinds of word that only join others, ask or count.
var joining = []string{"say", "give", "cause", "adverb", "run", "streak", "below", "sendto", "to", "counted", "sumref",
	"column", "ref", "part", "filler",
	"ask", "op", "link", "prep", "aspect", "about", "size", "be", "num", "time", "rel", "front", "ord", "unit",
	"counter", "scale", "unitlink", "light", "bound",
	"firm", "than", "asked", "talk"}

// framing are concepts that only say where something is looked for, or how far it goes.
var framing = []string{"obj.issue", "obj.article", "obj.paper", "obj.research", "obj.source", "obj.digest",
	"qual.advice", "measure.high", "measure.low"}

// Content reports whether a token says what is asked about; the others only join and ask.
func Content(t *lexicon.Token) bool {
	switch t.Class {
	case lexicon.Mark, lexicon.Filler, lexicon.Number, lexicon.Quantity, lexicon.PeriodOf, lexicon.Bound:
		return false
	case lexicon.Word:
		return t.Of("attr") || t.Of("term") || !slices.ContainsFunc(joining, t.Of) && !slices.ContainsFunc(framing,
			t.Is)
	}
	return true
}

// saysWord reports whether a question has a word of a list.
func (q *question) saysWord(list string) bool {
	words := lexicon.List(list)
	return slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return slices.Contains(words, t.Text) })
}

func (q *question) hasKind(kind string) bool {
	for i := range q.tokens {
		if q.tokens[i].Kind == kind {
			return true
		}
	}
	return false
}
