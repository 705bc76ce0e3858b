package reckon

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// moved reads 浸取周期缩短了多少天 and 净利润同比跌了百分之几.
func (q *asking) moved() (p plan, ok bool) {
	a := q.ask()
	if a < 1 {
		return p, false
	}
	v := a - 1
	for v > 0 && (q.tokens[v].Of("aspect") || q.tokens[v].Is("op.sum") || slices.Contains(endings, q.tokens[v].Text)) {
		v--
	}
	k := q.verb(v)
	says := k.Of("move") || k.Is("op.less") || k.Is("op.more") || slices.Contains(moved, k.Text)
	if v < 1 || !says || strings.ContainsAny(k.Text, "至到为") {
		return p, false
	}
	p = plan{op: Moved, of: [][]word{q.upTo(v, k)}}
	p.down = slices.Contains(falling, k.Text) || k.Is("move.down")
	p.up = slices.Contains(rising, k.Text) || k.Is("move.up")
	if q.index(0, func(k *lexicon.Token) bool { return k.Is("cmp.than") }) >= 0 {
		return p, false
	}
	p.yoy = q.index(0, func(k *lexicon.Token) bool { return k.Is("cmp.yoy") }) >= 0
	p.mom = q.index(0, func(k *lexicon.Token) bool { return k.Of("compare") && !k.Is("cmp.yoy") }) >= 0
	p.of[0] = slices.DeleteFunc(p.of[0], func(w word) bool { return w.token != nil && w.token.Of("compare") })
	if q.percent {
		p.op = Change
	}
	return p, p.whole()
}

// endings stand behind a verb of movement: 砍掉.
var endings = []string{"掉", "去"}

// verb is a token, or the word of movement that letters which nothing knows end with: 指引砍.
func (q *asking) verb(i int) *lexicon.Token {
	k := &q.tokens[i]
	for _, w := range moved {
		if n := len([]rune(w)); k.Class == lexicon.Unknown && strings.HasSuffix(k.Text, w) && k.To-k.From > n {
			return &lexicon.Token{Class: lexicon.Unknown, Text: w, From: k.To - n, To: k.To}
		}
	}
	return k
}

// upTo lists the words before a verb, which may be the end of a token.
func (q *asking) upTo(i int, verb *lexicon.Token) []word {
	words := q.words(0, i+1)
	n := len(words) - 1
	if n >= 0 && words[n].To == verb.To && words[n].token == nil && words[n].From < verb.From {
		words[n].To, words[n].text = verb.From, string(q.letters[words[n].From:verb.From])
		return words
	}
	return q.words(0, i)
}

// since reads 平均时间比4月缩短了多少: what it was then stands beside what it came to.
func (q *asking) since() (p plan, ok bool) {
	p, ok = q.apart()
	if !ok || len(p.of) < 2 || slices.ContainsFunc(p.of[1], func(w word) bool { return !w.timed() }) {
		return p, false
	}
	p.of, p.then = [][]word{append(p.of[0], p.of[1]...)}, p.of[1]
	p.op = map[Op]Op{Diff: Moved, Over: Change}[p.op]
	return p, true
}
