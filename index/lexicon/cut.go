package lexicon

import "strings"

// What a piece of a text costs. The cheapest run of pieces is taken, so that of two ways to cut a text the one with
// fewer pieces and fewer unknown letters wins. A form that crosses a gap costs more than two that meet there.
const (
	costName     = 10
	costWord     = 11
	costEveryday = 12
	costNumber   = 13
	costMark     = 5
	costRatio    = 5  // 分之, 成
	costSpan     = 8  // 个月, 个季度
	costPower    = 9  // 千 before 分之
	costForeign  = 22 // a word of data/other.txt, which nothing of the trade is
	costUnknown  = 40
	costGap      = 12
	costLatin    = 60 // a Latin word that nothing knows
)

// maxLatin bounds the letters of a Latin word, so that a text of nothing else stays cheap.
const maxLatin = 64

// A piece is one way to go on from a letter.
type piece struct {
	from, to int32
	num      int32 // the number that it is, counted from 1 in the lattice's numerals; 0 for none
	node     int32 // the node of the trie that its form ends at, below 0 of the other trie; 0 for none
}

// A lattice finds the cheapest run of pieces over a text.
type lattice struct {
	f      *folded
	t      *trie
	more   *trie // names that only a library has, and everyday words; may be nil
	cost   []int32
	by     []piece
	nums   []numeral
	pieces []piece
	steps  int // letters looked at, for the test that they are in proportion to the text
}

const unreached = 1 << 30

// cut gives the pieces from the first letter to the last. They hold until the next call.
func (l *lattice) cut() []piece {
	n := len(l.f.r)
	l.cost, l.by, l.nums = grow(l.cost, n+1), grow(l.by, n+1), l.nums[:0]
	for i := range l.cost {
		l.cost[i] = unreached
	}
	l.cost[0], l.steps = 0, 0
	for i := 0; i < n; i++ {
		if l.cost[i] < unreached {
			l.from(i)
		}
	}
	l.pieces = l.pieces[:0]
	for at := int32(n); at > 0; at = l.by[at].from {
		l.pieces = append(l.pieces, l.by[at])
	}
	for i, j := 0, len(l.pieces)-1; i < j; i, j = i+1, j-1 {
		l.pieces[i], l.pieces[j] = l.pieces[j], l.pieces[i]
	}
	return l.pieces
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n*2)
	}
	return s[:n]
}

// entry gives the concept of a piece, nil for none.
func (l *lattice) entry(p *piece) *entry {
	switch {
	case p.node > 0:
		return l.t.entry(p.node)
	case p.node < 0:
		return l.more.entry(-p.node)
	}
	return nil
}

// take offers a piece. Of two that cost the same the first is kept, so the longer piece at the end.
func (l *lattice) take(i, j int, node int32, num, cost int) {
	if c := l.cost[i] + int32(cost); c < l.cost[j] {
		l.cost[j], l.by[j] = c, piece{int32(i), int32(j), int32(num), node}
	}
}

// from offers every piece that begins at a letter.
func (l *lattice) from(i int) {
	kind := l.f.kind[i]
	if l.more != nil { // first, since it has the further senses of words that both have
		l.forms(l.more, -1, i)
	}
	l.forms(l.t, 1, i)
	if kind&latinLetter != 0 {
		l.latin(i)
		return
	}
	if kind&(numeralLetter|insideWord) == numeralLetter {
		l.numeral(i)
	}
	if kind&markLetter != 0 {
		l.take(i, i+1, 0, 0, costOfMark(l.f.r[i]))
		return
	}
	if l.saidTwice(i) {
		l.take(i, i+2, l.whether(), 0, costWord)
	}
	l.take(i, i+1, 0, 0, costUnknown)
}

// saidTwice reports whether a word is asked by its first letter and itself: 承不承认, 支不支持.
func (l *lattice) saidTwice(i int) bool {
	r := l.f.r
	if i+3 >= len(r) || r[i+1] != '不' && r[i+1] != '没' || r[i] != r[i+2] {
		return false
	}
	return l.t.begins(r[i+2:]) || l.more != nil && l.more.begins(r[i+2:])
}

// whether is where the forms of 是否 end.
func (l *lattice) whether() (n int32) {
	for i, r := range []rune("是否") {
		if i == 0 {
			n = l.t.at(r)
			continue
		}
		n = l.t.next(n, r)
	}
	return n
}

// numeral offers the number that begins at a letter.
func (l *lattice) numeral(i int) {
	n, ok := l.f.numeralAt(i)
	if !ok {
		return
	}
	l.nums = append(l.nums, n)
	l.steps += n.end - i
	cost := costNumber
	if n.kind == power {
		cost = costPower
	}
	l.take(i, n.end, 0, len(l.nums), cost)
}

// costOfMark makes a mark that is a word, such as $ and ≥, dearer than that word.
func costOfMark(r rune) int {
	switch r {
	case '$', '¥', '€', '£', '≥', '≤', '>', '<':
		return costWord + 1
	}
	return costMark
}

// forms offers every form of the lexicon that begins at a letter. A Latin form begins and ends where a word does.
func (l *lattice) forms(t *trie, sign int32, i int) {
	r, kind := l.f.r, l.f.kind
	n := t.at(r[i])
	if n == 0 || kind[i]&insideWord != 0 {
		return
	}
	gaps, ending := 0, l.ending(i)
	for j := i + 1; ; j++ {
		if at := &t.nodes[n]; at.cost != 0 && kind[j]&insideWord == 0 {
			cost := int(at.cost)
			if cost > costRatio {
				cost += gaps * costGap
			}
			if at.guard != unguarded && l.unlikely(at.guard, i, j) {
				cost += costUnknown
			}
			l.take(i, j, sign*n, 0, cost)
		}
		if j == len(r) || ending { // year's low is not slow
			return
		}
		if n = t.next(n, r[j]); n == 0 {
			return
		}
		l.steps++
		if l.f.gap(j) && (kind[j]|kind[j-1])&latinLetter == 0 {
			gaps++
		}
	}
}

// ending reports whether a letter alone ends a word behind an apostrophe: the s of year's.
func (l *lattice) ending(i int) bool {
	return i > 0 && i+1 < len(l.f.r) && l.f.r[i-1] == '\'' && l.f.kind[i]&latinLetter != 0 && l.f.gap(i+1)
}

// A guard says which forms are unlikely where they stand.
type guard uint8

const (
	unguarded   guard = iota
	neverDated        // a comparison or an adverb, which begins with no counted 年 and tears no 多少: 11月环比, 最大多少
	neverScaled       // a unit, which begins with no number: 过千元
	neverTorn         // goods, whose Latin letters stand together: 1,238 t in May is no tin
	neverMost         // 高多少 in 最高多少
	neverTotal        // 值多少 in 总值多少
	neverFirst        // a bound behind a number stands before none: and up 1.9%
)

func guardOf(e *entry) guard {
	switch {
	case e.kind == "compare" || e.kind == "adverb" || e.kind == "newsday":
		return neverDated
	case e.kind == "unit" || e.kind == "scale":
		return neverScaled
	case e.kind == "boundbehind":
		return neverFirst
	case e.class == Goods:
		return neverTorn
	case e.id == "op.diff":
		return neverMost
	case e.id == "ask.price":
		return neverTotal
	}
	return unguarded
}

// unlikely reports whether a form with a guard stands where it is most likely none.
func (l *lattice) unlikely(g guard, i, j int) bool {
	switch g {
	case neverDated:
		return l.counted(i) || l.f.at(j-1) == '多' && l.f.at(j) == '少'
	case neverScaled:
		return l.lone(i)
	case neverTorn:
		return j > i+1 && j-i < 5 && l.f.gap(i+1) && l.f.kind[i]&latinLetter != 0
	case neverFirst:
		return l.f.kind[i]&latinLetter != 0 && isDigit(l.f.at(j))
	case neverMost:
		return l.f.at(i-1) == '最'
	case neverTotal:
		return l.f.at(i-1) == '总'
	}
	return false
}

// counted reports whether a letter is 年, 月 or 日 behind its number, or a number behind 前 or 第, so that no word of
// another kind begins with it: 11月环比, 一个月内, 前三是谁.
func (l *lattice) counted(i int) bool {
	if i > 0 && strings.ContainsRune("前第", l.f.r[i-1]) && strings.ContainsRune("一二三四五六七八九十", l.f.r[i]) {
		return true
	}
	if i == 0 || !strings.ContainsRune("年月日", l.f.r[i]) {
		return false
	}
	b := l.f.r[i-1]
	return isDigit(b) || strings.ContainsRune("一二三四五六七八九十个", b)
}

// lone reports whether a power of ten begins at a letter that is a number by itself, so that it begins no unit: 过千元.
func (l *lattice) lone(i int) bool {
	if powerOf(l.f.r[i]) == 0 {
		return false
	}
	_, ok := l.f.powerAt(i)
	return ok
}

// latin offers a word that nothing knows, with the digits in it.
func (l *lattice) latin(i int) {
	kind := l.f.kind
	j, digit := i+1, 0
	for j < len(l.f.r) && j-i < maxLatin && !l.f.gap(j) && (kind[j]&(latinLetter|digitLetter) != 0 ||
		l.f.r[j] == '\'') {
		if digit == 0 && kind[j]&digitLetter != 0 {
			digit = j
		}
		j++
	}
	l.steps += j - i
	l.take(i, j, 0, 0, costLatin)
	if digit > 0 { // letters before digits: q3, 8n
		l.take(i, digit, 0, 0, costLatin)
	}
}
