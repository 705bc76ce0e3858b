package passage

import (
	"slices"
	"strings"

	intent "rebot/bot/newintent"
	"rebot/index/lexicon"
)

// Titled is the dimension of words that must stand in a title, not only in a text.
const Titled intent.Dim = "title"

// Present, as the value of Number, is any number: the patents that are described, not only listed.
const Present = "*"

// A Question is what a frame reads: tokens of a text, what the library has, and the query before it.
type Question struct {
	Text    string
	Tokens  []lexicon.Token
	English bool
	Catalog *intent.Catalog
	Last    *intent.Query // the conversation's, nil for none
}

// A Candidate is what a frame makes of a question.
type Candidate struct {
	Query   intent.Query
	Claimed []bool // by token
	Needs   int    // how many of what the frame can need are met
}

// Frames are the ways to read a question for the catalogue. Each gives nil where it does not stand.
var Frames = []func(q *Question) *Candidate{listing, field}

// A reader claims tokens for a query.
type reader struct {
	*Question
	c   Candidate
	ops bool // it is asked how many there are, or which
}

func (q *Question) reader() *reader {
	return &reader{Question: q, c: Candidate{Query: intent.Query{English: q.English}, Claimed: make([]bool, len(q.Tokens))}}
}

func (r *reader) claim(i int) { r.c.Claimed[i] = true }

// listing reads questions for the articles, patents or papers of an issue: how many, which, on what, from whom.
func listing(q *Question) *Candidate {
	r := q.reader()
	if !r.object() || r.asksElse() {
		return nil
	}
	r.sources()
	r.numbers()
	r.operators()
	r.wants()
	r.about()
	if !r.ops && len(r.c.Query.Where) == 0 && len(r.c.Query.Wants) == 0 {
		return nil
	}
	if len(r.c.Query.Then) == 0 {
		r.c.Query.Then = []intent.Op{{Name: intent.List}}
	}
	r.times()
	return &r.c
}

// objects are what the catalogue holds, by the concept that names it, the more telling first.
var objects = []struct {
	id     string
	source intent.Source
}{{"obj.patent", intent.Patents}, {"obj.paper", intent.Papers}, {"obj.journal", intent.Papers}, {"obj.research", intent.Articles},
	{"obj.policy", intent.Articles}, {"obj.article", intent.Articles}, {"obj.section", intent.Articles}}

// object finds the kind of thing that is asked about; without it the frame does not stand.
func (r *reader) object() bool {
	for _, o := range objects {
		for i := range r.Tokens {
			if !r.Tokens[i].Is(o.id) {
				continue
			}
			r.claim(i)
			if r.c.Query.Source == "" {
				r.c.Query.Source, r.c.Needs = o.source, r.c.Needs+1
				r.kind(o.id, i)
			}
		}
	}
	if r.c.Query.Source == "" && (r.counts("篇") || (r.has("attr.mention") || r.has("attr.on")) && (r.has("op.list") || r.has("attr.every"))) {
		r.c.Query.Source, r.c.Needs = intent.Articles, r.c.Needs+1
	}
	return r.c.Query.Source != ""
}

// kind holds the section that an object stands for.
func (r *reader) kind(id string, i int) {
	switch {
	case id == "obj.policy":
		r.where(intent.Section, "policy", r.Tokens[i].Text)
	case id == "obj.research":
		r.where(intent.Section, "research", r.Tokens[i].Text)
	}
}

func (r *reader) has(id string) bool {
	return slices.ContainsFunc(r.Tokens, func(t lexicon.Token) bool { return t.Is(id) })
}

// counts reports whether a number is asked for, or a choice, of a counter: 几篇, 哪几篇.
func (r *reader) counts(counter string) bool {
	return slices.ContainsFunc(r.Tokens, func(t lexicon.Token) bool {
		return (t.Is("op.count") || t.Is("op.list") || t.Is("ask.which")) && strings.Contains(t.Text, counter)
	})
}

// asksElse reports whether something is asked of one of them that only its text can tell.
func (r *reader) asksElse() bool {
	return slices.ContainsFunc(r.Tokens, func(t lexicon.Token) bool {
		return t.Is("ask.why") || t.Is("ask.how") || t.Is("ask.long") || t.Is("ask.where") ||
			r.c.Query.Source != intent.Patents && (t.Is("ask.when") || t.Is("ask.who") || t.Is("obj.author"))
	})
}

func (r *reader) where(d intent.Dim, value, asked string) {
	w := &r.c.Query.Where
	for i := range *w {
		if c := &(*w)[i]; c.Dim == d && !c.Not {
			c.Values, c.Asked = append(c.Values, value), append(c.Asked, asked)
			return
		}
	}
	*w = append(*w, intent.Cond{Dim: d, Values: []string{value}, Asked: []string{asked}})
}

// sources holds whose articles are asked for. A name that other words share counts only as a title or before 期刊.
func (r *reader) sources() {
	text := string([]rune(fold(r.Text)))
	if r.Catalog == nil {
		return
	}
	names := slices.Clone(r.Catalog.Sources)
	slices.SortStableFunc(names, func(a, b string) int { return len(b) - len(a) })
	for _, s := range names {
		f := fold(s)
		if s == "" || !strings.Contains(text, f) {
			continue
		}
		at := len([]rune(text[:strings.Index(text, f)]))
		end := at + len([]rune(f))
		if common(s) && !r.titledAt(end) || r.taken(at, end) || !r.fromAt(end) {
			continue
		}
		r.where(intent.From, s, s)
		r.c.Needs++
		r.claimSpan(at, end)
	}
}

// fromAt reports whether a name that ends at a letter can be a source: not what the things asked for are on.
func (r *reader) fromAt(end int) bool {
	return r.titledAt(end) || r.has("attr.contribute") || r.has("obj.source") || r.c.Query.Source == intent.Papers || r.c.Query.Source == intent.Articles
}

// common reports whether the name of a source is a word of the trade too.
func common(s string) bool { return len([]rune(s)) <= 2 }

// titledAt reports whether a name that ends at a letter is marked as a title: 《稀土》, 稀土期刊.
func (r *reader) titledAt(end int) bool {
	for i := range r.Tokens {
		if t := &r.Tokens[i]; t.From == end {
			return t.Text == "》" || t.Is("obj.journal")
		}
	}
	return false
}

// taken reports whether some letters are claimed already, all of them.
func (r *reader) taken(from, to int) bool {
	for i := range r.Tokens {
		if t := &r.Tokens[i]; t.From < to && t.To > from && !r.c.Claimed[i] {
			return false
		}
	}
	return true
}

func (r *reader) claimSpan(from, to int) {
	for i := range r.Tokens {
		if t := &r.Tokens[i]; t.From < to && t.To > from {
			r.claim(i)
		}
	}
}

// numbers holds the patent whose number is asked for, or those that are described, or those that are only listed.
func (r *reader) numbers() {
	for i := range r.Tokens {
		t := &r.Tokens[i]
		switch {
		case isPatentNumber(t.Text):
			r.where(intent.Number, strings.ToUpper(t.Text), t.Text)
			r.claim(i)
			r.c.Needs++
		case t.Is("attr.detail") && r.c.Query.Source == intent.Patents:
			r.where(intent.Number, Present, t.Text)
			r.claim(i)
		case t.Is("attr.new") && r.c.Query.Source == intent.Patents:
			r.c.Query.Where = append(r.c.Query.Where, intent.Cond{Dim: intent.Number, Values: []string{Present}, Not: true, Asked: []string{t.Text}})
			r.claim(i)
		case t.Is("obj.paper.list"):
			r.where(intent.Section, "list", t.Text)
			r.claim(i)
		}
	}
}

// isPatentNumber reports whether a token is the number of a patent: two letters and digits.
func isPatentNumber(s string) bool {
	if len(s) < 9 || len(s) > 20 {
		return false
	}
	digits := 0
	for i := range s {
		if s[i] >= '0' && s[i] <= '9' {
			digits++
		}
	}
	return digits >= 7 && s[0] >= 'a' && s[0] <= 'z' && s[1] >= 'a' && s[1] <= 'z'
}

// operators reads how many, which, and the first or last by date.
func (r *reader) operators() {
	then := &r.c.Query.Then
	for i := range r.Tokens {
		t := &r.Tokens[i]
		switch {
		case t.Is("op.count") || t.Is("ask.what"):
			*then = addOp(*then, intent.Op{Name: intent.CountOf})
		case t.Is("op.list") || t.Is("ask.which") || t.Is("ask.whether") || t.Is("attr.name"):
			*then = addOp(*then, intent.Op{Name: intent.List})
		case t.Is("op.earliest"):
			*then = append(*then, intent.Op{Name: intent.Bottom, N: 1, By: "date", Asked: t.Text})
		case t.Is("op.latest"):
			*then = append(*then, intent.Op{Name: intent.Top, N: 1, By: "date", Asked: t.Text})
		default:
			continue
		}
		r.claim(i)
		r.ops = true
	}
}

func addOp(ops []intent.Op, op intent.Op) []intent.Op {
	if slices.ContainsFunc(ops, func(o intent.Op) bool { return o.Name == op.Name }) {
		return ops
	}
	return append(ops, op)
}

// fields are what of a patent can be asked for.
var fields = []struct {
	id   string
	want intent.Want
}{{"obj.number", intent.NumberWant}, {"obj.inventor", intent.Inventor}, {"obj.date", intent.Date}, {"obj.digest", intent.Gist}, {"attr.abstract", intent.Gist}, {"ask.when", intent.Date}, {"ask.who", intent.Inventor}}

// wants reads what of each is asked for.
func (r *reader) wants() {
	if r.c.Query.Source != intent.Patents {
		return
	}
	for _, f := range fields {
		for i := range r.Tokens {
			if r.Tokens[i].Is(f.id) {
				r.want(i, f.want)
			}
		}
	}
}

func (r *reader) want(i int, w intent.Want) {
	r.claim(i)
	if !r.c.Query.Has(w) {
		r.c.Query.Wants = append(r.c.Query.Wants, w)
	}
	r.c.Needs++
}

// about holds what the things asked for are on: names, words of the trade, and what nothing else took.
func (r *reader) about() {
	dim := intent.About
	if r.has("obj.title") {
		dim = Titled
	}
	for i := range r.Tokens {
		t := &r.Tokens[i]
		switch {
		case r.c.Claimed[i]:
		case t.Is("attr.mention"), t.Is("attr.every"):
			r.claim(i)
			r.ops = true
			if !r.c.Query.Has(Mentioned) {
				r.c.Query.Wants = append(r.c.Query.Wants, Mentioned)
			}
		case t.Is("attr.on"), t.Is("attr.contain"), t.Is("attr.contribute"), t.Is("obj.title"), t.Is("obj.issue"), t.Is("attr.belong"), t.Is("attr.institutes"), t.Is("attr.open"):
			r.claim(i)
		case content(t) && t.ID == "稀土":
			r.claim(i)
		case content(t) && t.Class == lexicon.Unknown && t.To-t.From == 1:
		case content(t):
			r.where(dim, value(t), t.Text)
			r.claim(i)
		}
	}
}

// value is how a condition holds a token: its name or concept, or its letters.
func value(t *lexicon.Token) string {
	if t.ID != "" {
		return t.ID
	}
	return t.Text
}

// times holds the months, and the days of patents.
func (r *reader) times() {
	for i := range r.Tokens {
		if t := &r.Tokens[i]; t.Class == lexicon.PeriodOf {
			r.c.Query.Times = append(r.c.Query.Times, intent.Time{Period: t.Period, Kind: t.Kind, ID: t.ID, Asked: t.Text})
			r.claim(i)
		}
	}
}

// field reads questions for a field of a patent: by its number, or of one of those that the answer before listed.
func field(q *Question) *Candidate {
	r := q.reader()
	r.c.Query.Source = intent.Patents
	r.numbers()
	nth := r.nth()
	last := q.Last
	numbered := len(r.c.Query.Cond(intent.Number)) > 0 && r.c.Query.Cond(intent.Number)[0] != Present
	if !numbered && (last == nil || last.Source != intent.Patents) {
		return nil
	}
	r.wants()
	if numbered && r.rest() {
		return nil // something is asked of it that is no field
	}
	if !numbered {
		if nth == 0 && len(r.c.Query.Wants) == 0 {
			return nil
		}
		r.follow(last, nth)
	}
	return &r.c
}

// rest reports whether a word that says something is unclaimed.
func (r *reader) rest() bool {
	for i := range r.Tokens {
		if t := &r.Tokens[i]; !r.c.Claimed[i] && content(t) && !t.Is("obj.patent") {
			return true
		}
	}
	return false
}

// nth reads which of several is meant: 第二个, 头一个, the first.
func (r *reader) nth() int {
	for i := range r.Tokens {
		t := &r.Tokens[i]
		n := 0
		switch {
		case t.Is("op.second"):
			n = 2
		case t.Is("ord") && i+1 < len(r.Tokens) && r.Tokens[i+1].Class == lexicon.Number:
			n = small(r.Tokens[i+1].Value)
			r.claim(i + 1)
		case t.Is("ord") && i+1 < len(r.Tokens) && r.Tokens[i+1].Class == lexicon.Quantity:
			n = small(r.Tokens[i+1].Value)
			r.claim(i + 1)
		case t.Is("time.first"):
			n = 1
			if i+1 < len(r.Tokens) && r.Tokens[i+1].Class == lexicon.Quantity {
				r.claim(i + 1)
			}
		}
		if n > 0 {
			r.claim(i)
			return n
		}
	}
	return 0
}

func small(s string) int {
	if len(s) == 1 && s[0] >= '1' && s[0] <= '9' {
		return int(s[0] - '0')
	}
	return 0
}

// follow takes the conditions of the query before, and its wants where nothing new is wanted.
func (r *reader) follow(last *intent.Query, nth int) {
	q := &r.c.Query
	q.Where, q.Times = last.Where, last.Times
	for _, o := range last.Then {
		if o.Name != intent.CountOf && o.Name != intent.List && !(nth > 0 && o.Name == intent.Nth) {
			q.Then = append(q.Then, o)
		}
	}
	if nth > 0 {
		q.Then = append(q.Then, intent.Op{Name: intent.Nth, N: nth})
		r.c.Needs++
	}
	if len(q.Wants) == 0 {
		q.Wants = last.Wants
	}
}
