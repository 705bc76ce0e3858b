package owner

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/lexicon"
)

// marks end the stretch in which an amount has its owner.
const marks = ",。;:!?、()“”"

// turns reports whether a word begins at a place behind which nothing is of the amount before it.
func (x *Text) turns(at int) bool {
	t := x.WordAt(at)
	return t.From == at && (t.Of("move") || t.Is("link.to") || t.Is("to.value") || t.Of("be") &&
		t.Text != "完成" || t.Is("attr.shorten") || t.Of("prep"))
}

// says reports whether a stretch has a word that says whose an amount is.
func (x *Text) says(from, to int) bool {
	return slices.ContainsFunc(x.Tokens, func(t lexicon.Token) bool {
		if t.From < from || t.To > to {
			return false
		}
		switch t.Class {
		case lexicon.Mark, lexicon.Filler, lexicon.Bound:
			return false
		case lexicon.Word:
			return !slices.ContainsFunc([]string{"be", "about", "bound", "op", "link", "aspect", "to", "prep"},
				t.Of) && !t.Of("move")
		}
		return true
	})
}

// sameClause reports whether only a list mark stands between two places.
func (x *Text) sameClause(from, to int) bool {
	for at := from; at < to; at++ {
		if x.ends(at, ",。;:!?“”") {
			return false
		}
	}
	return true
}

// clauseFrom is where the clause that ends at a place begins.
func (x *Text) clauseFrom(at int) int {
	for at > 0 && !x.ends(at-1, ",。;:!?“”") {
		at--
	}
	return at
}

// ends reports whether one of some marks stands at a place; a narrow one between digits or Latin letters is none.
func (x *Text) ends(at int, marks string) bool {
	r := x.letters[at]
	if !strings.ContainsRune(marks, r) {
		return false
	}
	wide := func(k int) bool { return k < 0 || k >= len(x.letters) || x.letters[k] > 0x250 }
	return !strings.ContainsRune(",;:", r) || wide(at-1) || wide(at+1)
}

// partFrom is where the part between two semicolons begins that a place stands in.
func (x *Text) partFrom(at int) int {
	for at > 0 && !x.ends(at-1, "。;!?") {
		at--
	}
	return at
}

// sub is a stretch as a sentence of its own.
func (x *Text) sub(m sentence.Span) *sentence.Sentence {
	if s := x.subs[m]; s != nil {
		return s
	}
	var tokens []lexicon.Token
	for _, t := range x.Tokens {
		if t.From >= m.From && t.To <= m.To {
			t.From, t.To = t.From-m.From, t.To-m.From
			tokens = append(tokens, t)
		}
	}
	s := sentence.New(string([]rune(x.Sentence.Text)[m.From:m.To]), tokens)
	x.subs[m] = &s
	return &s
}

// has reports whether a stretch says a term: in its own letters, where the sentence has these anywhere.
func (x *Text) has(m sentence.Span, t *sentence.Term) bool {
	if m.To <= m.From {
		return false
	}
	if strings.Contains(x.Folded, t.Text) {
		return strings.Contains(string(x.letters[m.From:m.To]), t.Text)
	}
	_, share := x.sub(m).Meets(t)
	return share >= said
}

// said is how much of a term stands where it is said.
const said = 0.6

// How near a term stands to a figure.
const (
	far = iota
	samePart
	sameClause
	clauseBefore
	handed
	beside
)

// near tells how near a term stands to a figure.
func (x *Text) near(i int, t *sentence.Term) int {
	f := &x.figures[i]
	switch {
	case x.has(f.own, t), x.ownsBehind(f) && x.has(f.behind, t):
		return beside
	case slices.ContainsFunc(f.carried, func(m sentence.Span) bool { return x.has(m, t) }):
		return handed
	case x.has(f.before, t):
		return clauseBefore
	case x.has(sentence.Span{From: x.clauseFrom(f.From), To: f.From}, t):
		return sameClause
	case x.has(sentence.Span{From: x.partFrom(f.From), To: f.From}, t):
		return samePart
	}
	return far
}

// ownsBehind reports whether what stands right behind a figure may say what it is of.
func (x *Text) ownsBehind(f *Figure) bool {
	if f.behind.To <= f.behind.From {
		return false
	}
	next := x.WordAt(f.behind.From)
	by := strings.ContainsAny(string(x.letters[f.own.From:f.From]), "以按")
	return x.letters[f.behind.From] == '的' || f.Kind == Count || by || strings.HasSuffix(f.Text, "内") ||
		slices.Contains([]Kind{Weight, Lasting, Measure, Bare}, f.Kind) &&
			!(&sentence.Term{To: next.To - next.From, Token: next}).Done() &&
			!next.Of("adverb") && !next.Of("modal")
}
