package intent

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// supposed reads a question for one printed figure after a change in per cent that it supposes: 如果再涨一成，一公斤要多少.
// It gives nil where none is supposed, or more is asked than that figure.
func (q *question) supposed(after *Query) *Reading {
	at, move := q.supposedChange()
	if at < 0 || !q.has("ask.what", "ask.price", "ask.which") && q.tokens[at].Kind != offPrice {
		return nil
	}
	o := Op{Name: Scaled, Value: strings.TrimPrefix(q.tokens[at].Value, "-"), Way: wayOf(move)}
	r := newQuestion(q.withoutChange(at, &o), q.cat).route(after)
	if !r.Query.plainFigure() {
		return nil
	}
	if t := r.Query.Times; len(t) == 1 && t[0].Period.From.Month > q.cat.base() {
		r.Query.Times = nil // what is supposed of a month to come is on top of the newest figure
	}
	r.Query.Then = append(slices.Clone(r.Query.Then), o)
	r.Tokens = asTold(q.told)
	return &r
}

// stillSupposed keeps what was supposed for what only goes on with it, and asks for no price by itself: 那2吨呢.
func (q *question) stillSupposed(after, c *Query) {
	if after == nil || after.Op(Scaled) == nil || len(c.Carried) == 0 || q.has("ask.what", "ask.price") || !c.plainFigure() {
		return
	}
	o := *after.Op(Scaled)
	o.Upper, o.Unit = "", ""
	c.Then = append(slices.Clone(c.Then), o)
}

// supposedChange finds the one change in per cent that a question supposes, and which way it goes; -1 for none. Without
// 如果 it is one that comes on top of what is printed, 再涨一成, or of what is to be bought, 加价5%，买一吨多少钱; with a time it
// may be what was printed.
func (q *question) supposedChange() (at int, move string) {
	at = -1
	for i := range q.tokens {
		if q.tokens[i].Unit != "%" {
			continue
		}
		if at >= 0 {
			return -1, ""
		}
		at = i
	}
	if at < 0 {
		return -1, ""
	}
	for k, to := q.changeClause(at); k < to && move == ""; k++ {
		move = q.movesBy(k)
	}
	timed := slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return t.Class == lexicon.PeriodOf })
	off := q.tokens[at].Kind == offPrice
	if move == "" || !q.has("qual.contrast") && !off && (timed || q.has("ask.whether") ||
		!q.onTop(at) && !q.toBuy(at) && !q.barely(at)) {
		return -1, ""
	}
	return at, move
}

// toBuy reports whether something is to be bought behind the change at i, which is not said to have happened.
func (q *question) toBuy(i int) bool {
	buys := slices.IndexFunc(q.tokens[i:], func(t lexicon.Token) bool { return t.Is("op.buy") })
	return buys >= 0 && !slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return t.Of("aspect") || strings.HasSuffix(t.Text, "了") })
}

// barely reports whether what comes of the change at i is asked for right behind it, of one product, and nothing says
// that it has happened: 氧化钬涨价一成多少.
func (q *question) barely(i int) bool {
	names, said := 0, false
	for k := range q.tokens {
		t := &q.tokens[k]
		if t.Class == lexicon.Product || t.Class == lexicon.Element {
			names++
		}
		said = said || t.Of("aspect") || t.Of("qualifier") && k < i || t.Is("op.count") || t.Is("op.list") ||
			t.Class == lexicon.Bound ||
			t.Is("cmp.than")
	}
	n := q.at(i + 1)
	for k := i + 2; n.Fills() || n.Of("be"); k++ {
		n = q.at(k)
	}
	return names == 1 && !said && q.tokens[i].Upper == "" && (n.Is("ask.what") || n.Is("ask.price"))
}

// movesBy is which way a supposed change goes by the word at i: 涨, 便宜一成, 现价加10%; empty for another word.
func (q *question) movesBy(i int) string {
	switch t := q.at(i); {
	case t.Of("move") && (t.ID == "move.up" || t.ID == "move.down"):
		return t.ID
	case t.Is("op.dearer"), t.Is("op.plus"):
		return "move.up"
	case t.Is("op.cheaper"), t.Is("op.minus"):
		return "move.down"
	}
	return ""
}

// onTop reports whether the change at i is said to come on top: 再涨一成, rises another 10%.
func (q *question) onTop(i int) bool {
	for from, to := q.changeClause(i); from < to; from++ {
		if slices.Contains(lexicon.List("suppose.ontop"), strings.ToLower(q.tokens[from].Text)) {
			return true
		}
	}
	return false
}

// changeClause gives the tokens from, and up to, that say a supposed change and what it is on top of: 在25.4万吨的基础上再按4.16%增长一年.
func (q *question) changeClause(i int) (from, to int) {
	beside := func(k int) bool {
		t := q.at(k)
		return k >= 0 && k < len(q.tokens) && !isComma(t) && t.Text != "," && t.Text != "，" &&
			(t.Class == lexicon.Filler || q.movesBy(k) != "" || t.Is("link.of") || q.baseAt(k) || q.yearAt(k) ||
				slices.Contains(lexicon.List("suppose.beside"), strings.ToLower(t.Text)))
	}
	for from = i; beside(from - 1); from-- {
	}
	for to = i + 1; beside(to); to++ {
	}
	return from, to
}

// baseAt reports whether the amount at i is what a change is said to be on top of, and none that is bought: it stands
// before 的基础上, or right before the change.
func (q *question) baseAt(i int) bool {
	t := q.at(i)
	return t.Class == lexicon.Quantity && t.Unit != "%" && !q.yearAt(i) && !q.has("op.buy") && q.hasKind("kind")
}

// yearAt reports whether the amount at i is one year, which a yearly change goes on for.
func (q *question) yearAt(i int) bool {
	t := q.at(i)
	return t.Class == lexicon.Quantity && t.Unit == "年" && t.Value == "1"
}

// withoutChange gives the question without what it supposes, of which it takes the amount that the change is on top of.
func (q *question) withoutChange(at int, o *Op) string {
	from, to := q.changeClause(at)
	text := []rune(q.text)
	o.Asked = strings.TrimSpace(string(text[q.tokens[from].From:q.tokens[to-1].To]))
	var left []rune
	kept := 0 // up to where the text is taken over or left out
	for i := range q.tokens {
		t := &q.tokens[i]
		inside := from <= i && i < to
		if inside && q.baseAt(i) {
			o.Upper, o.Unit = t.Value, t.Unit
		}
		asks := t.Is("ask.which") && q.at(i+1).Is("qual.contrast") // what if
		if !inside && !asks && !t.Is("qual.contrast") && !slices.Contains(lexicon.List("suppose.will"), t.Text) {
			left = append(left, text[kept:t.To]...)
		}
		kept = t.To
	}
	return strings.TrimSpace(string(left))
}

// plainFigure reports whether a query asks for a printed figure, or what an amount costs at it, and for nothing else.
func (q *Query) plainFigure() bool {
	more := slices.ContainsFunc(q.Then, func(o Op) bool {
		return o.Name != Convert && (o.Name != Times || o.By == Moved)
	})
	other := slices.ContainsFunc(q.Wants, func(w Want) bool { return w != Value && w != HowMany })
	return q.Source == Facts && !more && !other && !q.Whether && !q.Estimate && q.Of == "" &&
		len(q.Against)+len(q.Refused)+len(q.Ignored) == 0 && len(q.Times) < 2
}
