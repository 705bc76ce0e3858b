package lexicon

// What a piece of a text costs. The cheapest run of pieces is taken, so that of two ways to cut a text the one with
// fewer pieces and fewer unknown letters wins. A form that crosses a gap costs more than two that meet there.
const (
	costName    = 10
	costWord    = 11
	costNumber  = 12
	costMark    = 5
	costUnknown = 40
	costGap     = 12
	costLatin   = 60 // a Latin word that nothing knows
)

// A piece is one way to go on from a letter.
type piece struct {
	from, to int
	entry    *entry
	num      *numeral
}

// A lattice finds the cheapest run of pieces over a text.
type lattice struct {
	f    *folded
	t    *trie
	more *trie // names that only a library has; may be nil
	cost []int
	by   []piece
}

// cut gives the pieces from the first letter to the last.
func (l *lattice) cut() []piece {
	n := len(l.f.r)
	l.cost, l.by = grow(l.cost, n+1), grow(l.by, n+1)
	for i := range l.cost {
		l.cost[i] = 1 << 30
	}
	l.cost[0] = 0
	for i := 0; i < n; i++ {
		if l.cost[i] < 1<<30 {
			l.from(i)
		}
	}
	count := 0
	for at := n; at > 0; at = l.by[at].from {
		count++
	}
	out := make([]piece, count)
	for at := n; at > 0; at = l.by[at].from {
		count--
		out[count] = l.by[at]
	}
	return out
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n*2)
	}
	return s[:n]
}

// take offers a piece; the last of several that cost the same is kept, so the longest.
func (l *lattice) take(p piece, cost int) {
	if c := l.cost[p.from] + cost; c < l.cost[p.to] {
		l.cost[p.to], l.by[p.to] = c, p
	}
}

// from offers every piece that begins at a letter.
func (l *lattice) from(i int) {
	r := l.f.r[i]
	l.forms(l.t, i)
	if l.more != nil {
		l.forms(l.more, i)
	}
	switch {
	case isLatin(r):
		l.latin(i)
		return
	case isDigit(r) || hanDigits[r] > 0 || hanTens[r] > 0 || r == '零' || r == '〇' || r == '半':
		if n, ok := l.f.numeralAt(i); ok && (!isDigit(r) || i == 0 || !isDigit(l.f.r[i-1]) || l.f.gap[i]) {
			l.take(piece{i, n.end, nil, &n}, costNumber+min(n.end-i, 1))
		}
	}
	if !isHan(r) && !isDigit(r) {
		l.take(piece{i, i + 1, nil, nil}, costMark)
		return
	}
	l.take(piece{i, i + 1, nil, nil}, costUnknown)
}

// forms offers every form of the lexicon that begins at a letter. A Latin form begins and ends where a word does.
func (l *lattice) forms(t *trie, i int) {
	n := t.at(l.f.r[i])
	if n == nil || l.inWord(i) {
		return
	}
	gaps := 0
	for j := i + 1; ; j++ {
		if n.entry != nil && !l.inWord(j) {
			l.take(piece{i, j, n.entry, nil}, costOf(n.entry)+gaps*costGap)
		}
		if j == len(l.f.r) {
			return
		}
		if n = n.get(l.f.r[j]); n == nil {
			return
		}
		if l.f.gap[j] && !(isLatin(l.f.r[j]) || isLatin(l.f.r[j-1])) {
			gaps++
		}
	}
}

func costOf(e *entry) int {
	switch e.class {
	case Word, Filler:
		return costWord
	case Mark:
		return costMark
	}
	return costName
}

// inWord reports whether a letter stands inside a Latin word or formula, so that no form may begin or end before it.
func (l *lattice) inWord(i int) bool {
	return i > 0 && i < len(l.f.r) && !l.f.gap[i] && isLatin(l.f.r[i-1]) && isLatin(l.f.r[i]) ||
		i > 0 && i < len(l.f.r) && !l.f.gap[i] && isDigit(l.f.r[i-1]) && isDigit(l.f.r[i])
}

// latin offers a word that nothing knows, with the digits in it.
func (l *lattice) latin(i int) {
	j := i + 1
	for j < len(l.f.r) && !l.f.gap[j] && (isLatin(l.f.r[j]) || isDigit(l.f.r[j]) || l.f.r[j] == '\'') {
		j++
	}
	l.take(piece{i, j, nil, nil}, costLatin)
	for k := i + 1; k < j; k++ { // letters before digits: q3, 8n
		if isDigit(l.f.r[k]) {
			l.take(piece{i, k, nil, nil}, costLatin)
			break
		}
	}
}
