package passage

import (
	"slices"
	"strings"
	"unicode"

	intent "rebot/bot/newintent"
	"rebot/index/lexicon"
)

// A Head is the kind of thing that is asked for.
type Head string

// The heads. Open is what any sentence on it answers.
const (
	Open    Head = "open"
	Whether Head = "whether"
	When    Head = "when"
	Where   Head = "where"
	Who     Head = "who"
	Journal Head = "journal"
	HowMany Head = "howmany"
	HowLong Head = "howlong"
	Money   Head = "money"
	Percent Head = "percent"
	Why     Head = "why"
	How     Head = "how"
	Thing   Head = "thing" // a thing of a kind that the question names: 什么厂
	Value   Head = "value" // what a noun of the question is: 尺寸
	Name    Head = "name"  // what something is called
	Size    Head = "size"
)

// A question is what is asked, taken apart.
type question struct {
	ask     Ask
	letters []rune // folded, one for each character of the text
	tokens  []lexicon.Token
	wants   []want
}

// A want is one thing that a question asks for, in some of its tokens.
type want struct {
	from, to int // tokens
	head     Head
	of       string // the unit or counter of a number, the noun of a thing
	ofID     string // the noun's concept
	at       int    // the token that asks, -1 where a noun asks by itself
	unit     string // of the number, as quantities have it
	said     []int  // tokens that say only what kind of thing is asked for
}

func newQuestion(ask Ask) *question {
	q := &question{ask: ask, letters: []rune(fold(ask.Text)), tokens: ask.Tokens}
	q.split()
	return q
}

// split cuts the question into what it asks for: clauses that ask, or else the nouns behind the last 的.
func (q *question) split() {
	start := 0
	for i := 0; i <= len(q.tokens); i++ {
		if i < len(q.tokens) && !q.divides(i) {
			continue
		}
		w := want{from: start, to: i, at: -1}
		q.headOf(&w)
		switch {
		case w.at >= 0 || len(q.wants) > 0 && q.noun(w) && i > start:
			q.wants = append(q.wants, w)
			start = i + 1
		case i == len(q.tokens) && len(q.wants) > 0:
			q.wants[len(q.wants)-1].to = i
		}
	}
	if len(q.wants) == 0 {
		q.nouns()
	}
}

// divides reports whether a clause may end before the token.
func (q *question) divides(i int) bool {
	t := &q.tokens[i]
	return t.Class == lexicon.Mark && strings.Contains(",;、?!。", t.Text) || t.ID == "op.and" && t.Text == "、"
}

// noun reports whether the tokens have a noun that can be asked for by itself, behind a clause that asks.
func (q *question) noun(w want) bool {
	for i := w.from; i < w.to; i++ {
		if q.impliedHead(i) != Open {
			return true
		}
	}
	return false
}

// nouns reads a question without an asking word: what stands behind the last 的 is asked for, each of several apart.
func (q *question) nouns() {
	behind := 0
	for i := range q.tokens {
		if q.tokens[i].ID == "link.of" && q.says(i+1) && i > 0 && hasHan(q.tokens[i].Text) {
			behind = i + 1
		}
	}
	start := behind
	for i := behind; i <= len(q.tokens); i++ {
		if i < len(q.tokens) && !(behind > 0 && (q.divides(i) || q.tokens[i].ID == "op.and")) {
			continue
		}
		if i > start {
			w := want{from: start, to: i, at: -1, head: Open}
			for k := start; k < i; k++ {
				if h := q.impliedHead(k); h != Open {
					w.head, w.ofID = h, q.tokens[k].ID
				}
			}
			if w.head == Open && behind > 0 {
				w.head = Value
			}
			q.wants = append(q.wants, w)
		}
		start = i + 1
	}
	if len(q.wants) > 0 {
		q.wants[0].from = 0
	}
}

// says reports whether any token from one on says what is asked about.
func (q *question) says(from int) bool {
	for i := from; i < len(q.tokens); i++ {
		if intent.Content(&q.tokens[i]) {
			return true
		}
	}
	return false
}

// implied gives the head of a noun that asks by itself.
var implied = []struct {
	id   string
	head Head
}{
	{"obj.author", Who}, {"obj.inventor", Who}, {"obj.journal", Journal}, {"obj.date", When}, {"attr.partner", Who}, {"attr.unit", Who},
	{"attr.president", Who}, {"attr.vicepresident", Who}, {"attr.spokesman", Who}, {"attr.applicant", Who}, {"attr.parent", Who}, {"attr.team", Who},
}

func (q *question) impliedHead(i int) Head {
	for _, m := range implied {
		if q.tokens[i].Is(m.id) {
			return m.head
		}
	}
	return Open
}

// headOf finds the token that asks, and what it asks for.
func (q *question) headOf(w *want) {
	w.head = Open
	for i := w.from; i < w.to; i++ {
		t := &q.tokens[i]
		if t.Class != lexicon.Word || !t.Of("ask") && t.ID != "op.count" && t.ID != "qual.advice" && t.ID != "op.list" {
			continue
		}
		if t.ID == "op.list" && w.head != Open || t.Is("ask.whether") && w.at >= 0 {
			continue
		}
		w.at = i
		q.readHead(w, i)
		if w.head != Open {
			break
		}
	}
	for i := w.from; i < w.to && w.at >= 0; i++ {
		t := &q.tokens[i]
		if (w.head == Open || w.head == Where || w.head == Thing) && (t.Is("attr.publish") && w.head == Where || t.Is("obj.journal")) {
			w.head = Journal
		}
		if w.head == Journal && t.Is("obj.journal") || w.head == Who && (t.Is("attr.unit") || t.Is("attr.team")) {
			w.said = append(w.said, i)
		}
		if w.head == Open && t.Is("attr.name") {
			w.head, w.said = Name, append(w.said, i)
		}
		if w.head == Open || w.head == HowMany && w.of == "" {
			if h := q.impliedHead(i); h != Open && h != Journal {
				w.head = h
			}
			if t.Is("measure.share") && w.head == HowMany {
				w.head = Percent
			}
		}
	}
}

func (q *question) readHead(w *want, i int) {
	t := &q.tokens[i]
	k := q.after(i, w.to)
	var next *lexicon.Token
	if k >= 0 {
		next = &q.tokens[k]
	}
	switch t.ID {
	case "ask.when":
		w.head = When
	case "ask.where":
		w.head = Where
		w.of = t.Text
	case "ask.who":
		w.head = Who
	case "ask.why":
		w.head = Why
	case "ask.how":
		w.head = How
	case "ask.long":
		w.head = HowLong
	case "ask.whether", "qual.advice":
		w.head = Whether
	case "op.count":
		w.head, w.of = HowMany, q.counted(t.Text, next)
	case "ask.what":
		q.readAmount(w, t.Text, next)
		if next != nil && next.Of("unit") {
			w.unit = strings.TrimPrefix(sense(next, "unit"), "unit.")
		}
		if next != nil && next.Text == w.of {
			w.said = append(w.said, k)
		}
	case "ask.which":
		if q.readWhich(w, t.Text, next) {
			w.said = append(w.said, k)
		}
	}
}

// after gives the next token that is no filler, -1 for none.
func (q *question) after(i, end int) int {
	for i++; i < end; i++ {
		if t := &q.tokens[i]; t.Class != lexicon.Filler && !t.Is("aspect") && !t.Is("link.of") && !t.Is("ref.both") {
			return i
		}
	}
	return -1
}

// counted is what a number is asked of: the counter in the asking word, or the unit or noun behind it.
func (q *question) counted(text string, next *lexicon.Token) string {
	r := []rune(text)
	if last := r[len(r)-1]; hasHan(text) && last != '个' && last != '少' && last != '几' && len(r) > 1 {
		return string(last)
	}
	if next != nil && (next.Of("unit") || next.Of("counter") || next.Class == lexicon.Unknown) && hasHan(next.Text) {
		return next.Text
	}
	return ""
}

func (q *question) readAmount(w *want, text string, next *lexicon.Token) {
	switch {
	case next != nil && next.Of("time"):
		w.head = When
	case strings.ContainsAny(text, "钱块元价") || next != nil && next.Of("unit") && strings.HasSuffix(next.ID, "元"):
		w.head = Money
	case strings.HasPrefix(text, "百分") || text == "几成" || text == "几个点":
		w.head = Percent
	case text == "多大" || text == "多高" || text == "多长" || text == "how high":
		w.head = Size
	case text == "怎么样" || text == "如何" || text == "咋样" || text == "怎样":
		w.head = How
	default:
		w.head, w.of = HowMany, strings.TrimLeft(text, "多少几")
		if w.of = strings.TrimLeft(w.of, scales); w.of == "" || !hasHan(w.of) {
			w.of = q.unitAsked(next)
		}
	}
}

// sense gives the concept that a token is of a kind with, empty for none.
func sense(t *lexicon.Token, kind string) string {
	if t.Kind == kind {
		return t.ID
	}
	for i := range t.Also {
		if t.Also[i].Kind == kind {
			return t.Also[i].ID
		}
	}
	return ""
}

// scales are what a number may be counted in.
const scales = "十百千万亿"

// unitAsked is the unit or counter behind a number that is asked for. A single letter there is one too.
func (q *question) unitAsked(next *lexicon.Token) string {
	if next == nil {
		return ""
	}
	n := next.To - next.From
	if next.Of("unit") || next.Of("counter") || next.Class == lexicon.Unknown && (n == 1 || n <= 3 && !hasHan(next.Text)) {
		return next.Text
	}
	return ""
}

// endsIn reports whether a text ends in a word of a concept: 家公司.
func endsIn(text, id string) bool {
	return slices.ContainsFunc(lexicon.Forms(id), func(f string) bool { return strings.HasSuffix(text, f) })
}

// readWhich reports whether the next token says only what kind of thing is asked for.
func (q *question) readWhich(w *want, text string, next *lexicon.Token) bool {
	w.head = Open
	if text == "哪家" || text == "哪一家" {
		w.head = Who
		return next != nil && endsIn(next.Text, "asked.who")
	}
	if next == nil {
		return false
	}
	switch {
	case endsIn(next.Text, "asked.who"), next.Is("attr.unit"), next.Is("attr.team"):
		w.head = Who
		return true
	case endsIn(next.Text, "asked.where"):
		w.head, w.of = Where, next.Text
		return true
	}
	switch {
	case next.Is("obj.journal"):
		w.head = Journal
		return true
	case next.Is("time.year") || next.Is("time.month") || next.Is("time.day"):
		w.head = When
		return true
	case next.Class == lexicon.Unknown || next.Of("term") || next.Is("attr.plant") || next.Class == lexicon.Goods:
		w.head, w.of, w.ofID = Thing, next.Text, next.ID
	}
	return false
}

// asksAnything reports whether there is a word to look for at all.
func (q *question) asksAnything() bool {
	for i := range q.tokens {
		if intent.Content(&q.tokens[i]) {
			return len(q.wants) > 0
		}
	}
	return q.ask.Focus != nil && len(q.wants) > 0 && q.wants[0].at >= 0 && q.wants[0].head != Open
}

// searched is what the search is asked for: the question with the Chinese names of what it says in another language, and
// the first thing asked for alone, which says what all are about.
func (q *question) searched() []string {
	var b strings.Builder
	b.WriteString(q.ask.Text)
	for i := range q.tokens {
		t := &q.tokens[i]
		if !intent.Content(t) || t.ID == "" || hasHan(t.Text) {
			continue
		}
		if hasHan(t.ID) {
			b.WriteString(" " + t.ID)
			continue
		}
		for _, f := range lexicon.Forms(t.ID) {
			if hasHan(f) && len([]rune(f)) >= 2 {
				b.WriteString(" " + f)
				break
			}
		}
	}
	if len(q.wants) > 1 {
		return []string{b.String(), q.asked(q.wants[0])}
	}
	return []string{b.String()}
}

// namesAny reports whether the question says by itself what it is about.
func (q *question) namesAny() bool {
	for i := range q.tokens {
		t := &q.tokens[i]
		if intent.Content(t) && (t.Class != lexicon.Word || t.Kind == "term") && (t.Class != lexicon.Unknown || t.To-t.From > 2) {
			return true
		}
	}
	return false
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}
