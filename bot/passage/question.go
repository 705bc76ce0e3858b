package passage

import (
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/index/bulletin"
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
	Formula Head = "formula"
	Code    Head = "code" // the number that something is filed under
)

// An asking is what is asked, taken apart.
type asking struct {
	text    string // as it was asked
	english bool
	letters []rune // folded, one for each character of the text
	tokens  []lexicon.Token
	wants   []want
}

// A want is one thing that a question asks for, in some of its tokens.
type want struct {
	from, to int // tokens
	head     Head
	of       string   // the unit or counter of a number, the noun of a thing
	ofID     string   // the noun's concept
	at       int      // the token that asks, -1 where a noun asks by itself
	unit     string   // of the number, as quantities have it
	units    []string // of what is measured, where a noun tells it
	rank     bool     // its place in an order is asked for: 第几大
	several  bool     // more than one is asked for: 哪两家, 分别哪年
	extreme  bool     // the most or the least is asked for: 最大
	times    []*lexicon.Token
	role     *lexicon.Token // what somebody who is asked for is: 第一作者
	verbs    []*lexicon.Token
	text     string // the whole question, folded
	patient  bool   // somebody is asked for to whom something is done: 收购了谁
	number   int    // how many are asked for: 哪两家; zero where it is not said
	askText  string // the words that say it
	each     []conjunct
	sinceWhen
	said []int // tokens that say only what kind of thing is asked for
	sought
	change
}

// newAsking takes the tokens of a text apart.
func newAsking(text string, tokens []lexicon.Token, english bool) *asking {
	q := &asking{text: text, english: english, letters: []rune(fold(text)), tokens: tokens}
	q.split()
	return q
}

// asksBody reports whether a question asks in so many words for a firm, a ministry, a team.
func (q *asking) asksBody() bool {
	return slices.ContainsFunc(q.wants, func(w want) bool {
		return w.head == Who && w.at >= 0 && !q.tokens[w.at].Is("ask.who")
	})
}

// split cuts the question into what it asks for: clauses that ask, or else the nouns behind the last 的.
func (q *asking) split() {
	start := 0
	for i := 0; i <= len(q.tokens); i++ {
		next := i + 1
		if q.spaced(i) {
			next = i
		} else if i < len(q.tokens) && !q.divides(i) {
			continue
		}
		w := want{from: start, to: i, at: -1, extreme: q.superlative(), text: string(q.letters)}
		q.headOf(&w)
		for k := start; k < i; k++ {
			t := &q.tokens[k]
			if t.Class == lexicon.PeriodOf && !t.Period.IsZero() {
				w.times = append(w.times, t)
			}
			if w.role == nil && isRole(t) {
				w.role = t
			}
			if t.Of("attr") && !isRole(t) && !t.Is("attr.team") {
				w.verbs = append(w.verbs, t)
			}
		}
		q.relate(&w)
		if w.head == When {
			w.grain, w.than, w.deed, w.held = q.grain(&w), q.than(&w), q.deed(&w), q.amountsIn(&w)
		}
		if w.to > w.from {
			q.readChange(&w)
			q.conjoin(&w)
			if w.number = q.number(&w); w.number > 0 {
				w.askText, w.several = q.tokens[w.at].Text, true
			}
		}
		switch {
		case w.at < 0 && len(q.wants) > 0 && i > start+1 && q.tokens[i-1].Text == "呢":
			w.head = Value
			q.wants = append(q.wants, w)
			start = next
		case w.at >= 0 || len(q.wants) > 0 && q.noun(w) && i > start:
			q.wants = append(q.wants, w)
			start = next
		case i == len(q.tokens) && len(q.wants) > 0:
			q.wants[len(q.wants)-1].to = i
		}
	}
	if len(q.wants) == 0 {
		q.nouns()
	}
}

// divides reports whether a clause may end before the token.
func (q *asking) divides(i int) bool {
	t := &q.tokens[i]
	return t.Class == lexicon.Mark && strings.Contains(",;、?!。", t.Text) || t.ID == "op.and" && t.Text == "、"
}

// spaced reports whether a blank parts a token from the one before, and both are Chinese.
func (q *asking) spaced(i int) bool {
	return i > 0 && i < len(q.tokens) && q.tokens[i-1].To < q.tokens[i].From && bulletin.HasHan(q.tokens[i-1].Text) &&
		bulletin.HasHan(q.tokens[i].Text)
}

// noun reports whether the tokens have a noun that can be asked for by itself, behind a clause that asks.
func (q *asking) noun(w want) bool {
	for i := w.from; i < w.to; i++ {
		if q.impliedHead(i) != Open {
			return true
		}
	}
	return false
}

// nouns reads a question without an asking word: what stands behind the last 的 is asked for, each of several apart.
func (q *asking) nouns() {
	behind := 0
	for i := range q.tokens {
		if q.tokens[i].ID == "link.of" && q.says(i+1) && i > 0 && bulletin.HasHan(q.tokens[i].Text) {
			behind = i + 1
		}
	}
	start := behind
	for i := behind; i <= len(q.tokens); i++ {
		if i < len(q.tokens) && !(behind > 0 && (q.divides(i) || q.tokens[i].ID == "op.and")) {
			continue
		}
		if i > start {
			w := want{from: start, to: i, at: -1, head: Open, text: string(q.letters)}
			for k := start; k < i; k++ {
				if w.role == nil && isRole(&q.tokens[k]) {
					w.role = &q.tokens[k]
				}
				if h := q.impliedHead(k); h != Open {
					w.head, w.ofID = h, q.tokens[k].ID
					if h == Formula || h == Journal || h == When {
						w.said = append(w.said, k)
					}
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
func (q *asking) says(from int) bool {
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
	{"attr.formula", Formula}, {"obj.number", Code}, {"attr.president", Who}, {"attr.vicepresident", Who}, {"attr.spokesman", Who}, {"attr.applicant", Who}, {"attr.belong.parent", Who}, {"attr.team", Who},
}

func (q *asking) impliedHead(i int) Head {
	for _, m := range implied {
		if q.tokens[i].Is(m.id) {
			return m.head
		}
	}
	if t := &q.tokens[i]; t.Is("kind.invest") && (strings.HasSuffix(t.Text, "额") || strings.HasPrefix(t.Text, "总")) {
		return Money
	}
	return Open
}
