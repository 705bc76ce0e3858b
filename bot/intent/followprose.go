package intent

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// followProse asks the article in focus. A name alone takes the place of one in the question before; what the words may
// mean as a question of their own comes next, where the article does not say it.
func (q *question) followProse(s *slots, after *Query) *Query {
	p := q.prose(s).Query
	p.Focus, p.English = after.Focus, q.english || after.English && !bulletin.HasHan(q.text)
	p.Figures = after.figures()
	names := after.Source == Prose && q.hint == "" && q.onlySlots()
	switch {
	case names:
		if p.Text = q.renamed(after.Text); p.Text == "" {
			return nil
		}
		whole, _ := q.best(s)
		p.Else = &whole.Query
	case q.pointsAtNone(after):
		return &Query{Source: None, Reason: Unclear, Text: q.text, Then: []Op{{Name: Nth}}}
	case q.whole(s):
		return nil
	case after.Source == Facts && (q.onlySlots() || !q.saysWhat()):
		return &Query{Source: None, Reason: Unclear, Text: q.text}
	case after.Source == Facts && q.asksWhen():
		e := *after
		e.Wants = []Want{When}
		p.Else = &e
	}
	return &p
}

// resolved is a question with the place that was asked about before in the stead of 那儿, nil where there is none.
func (q *question) resolved(after *Query) *question {
	at := q.find("ref.there")
	if at < 0 || after.Source != Prose {
		return nil
	}
	before := q.cat.Lexicon.Tokens(after.Text, q.cat.base())
	r := []rune(q.text)
	for i := len(before) - 1; i >= 0; i-- {
		if t := &before[i]; t.Class == lexicon.Place {
			n := newQuestion(string(r[:q.tokens[at].From])+t.ID+string(r[q.tokens[at].To:]), q.cat)
			n.last = q.last
			return n
		}
	}
	return nil
}

// asksWhen reports whether a question only asks when: of a figure that is its time, where the sentence says no other.
func (q *question) asksWhen() bool { return q.only("ask.when") }

// pointsAtNone reports whether a question points at one of several where there are none: 第二件的发明人.
func (q *question) pointsAtNone(after *Query) bool {
	n, at := q.ordinal()
	return n > 0 && len(after.Rows) == 0 && (q.at(at+1).Of("counter") || q.tokens[at].Is("op.latter") ||
		q.tokens[at].Is("op.former"))
}

// saysWhat reports whether a question has a word that an article could be asked for.
func (q *question) saysWhat() bool {
	return slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool {
		return Content(&t) || t.Is("ask.when") || t.Is("ask.who") || t.Is("ask.where") || t.Is("ask.why") ||
			t.Is("ask.how") || t.Of("term") || t.Of("qualifier")
	})
}

// orProse lets what figures don't say be looked for in the article in focus, where the question asks for anything.
func (q *question) orProse(r *Query, s *slots, after *Query) {
	if r.Source != Facts || after.Focus == nil || len(s.asks) == 0 || !q.saysWhat() {
		return
	}
	p := q.prose(s).Query
	p.Focus, p.Figures = after.Focus, after.figures()
	r.Else = &p
}

// figures is the query for figures that a question in prose steps aside from.
func (q *Query) figures() *Query {
	if q.Source == Facts {
		return q
	}
	return q.Figures
}

// onlySlots reports whether a question has a name or another word that fills a slot, and else nothing that says anything.
func (q *question) onlySlots() bool {
	some := false
	for i := range q.tokens {
		t := &q.tokens[i]
		fills := familyOf(t) != ""
		some = some || fills
		if !fills && !silent(t) && !joins(t) {
			return false
		}
	}
	return some
}

// renamed is the question before with the names of this one in the place of its last ones of their family.
func (q *question) renamed(before string) string {
	first := slices.IndexFunc(q.tokens, func(t lexicon.Token) bool { return familyOf(&t) != "" })
	family := familyOf(&q.tokens[first])
	old := q.cat.Lexicon.Tokens(before, q.cat.base())
	to := len(old)
	for to > 0 && familyOf(&old[to-1]) != family {
		to--
	}
	from := to
	for from > 0 && familyOf(&old[from-1]) == family {
		from--
	}
	if from == to {
		return ""
	}
	r := []rune(before)
	return string(r[:old[from].From]) + q.slotWords() + string(r[old[to-1].To:])
}

// slotWords are the words of a question that fill slots, as asked.
func (q *question) slotWords() string {
	var out []string
	for i := range q.tokens {
		if familyOf(&q.tokens[i]) != "" {
			out = append(out, q.asked(i))
		}
	}
	return strings.Join(out, "")
}

// familyOf tells what kind of thing a word is: matter, a place, a body, a time, a stage; empty for words that fill no slot.
func familyOf(t *lexicon.Token) string {
	switch t.Class {
	case lexicon.Product, lexicon.Element, lexicon.Group, lexicon.Goods:
		return "matter"
	case lexicon.Place:
		return "place"
	case lexicon.Company:
		return "body"
	case lexicon.PeriodOf:
		return "time"
	}
	for _, k := range []string{"stage", "direction", "batch", "ore"} {
		if t.Of(k) {
			return k
		}
	}
	if t.Of("form") || t.Of("formbehind") {
		return "matter"
	}
	return ""
}

// joins reports whether a token stands between the members of a list.
func joins(t *lexicon.Token) bool {
	return t.Is("op.and") || t.Is("op.or") || t.Class == lexicon.Mark && (t.Text == "、" || t.Text == "," || t.Text == "/")
}
