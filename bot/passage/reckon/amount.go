// Package reckon knows the amounts that an article prints, and what each is of by the words beside it, its label. A
// question that computes is cut into an operator and the labels of its operands (plan.go, move.go); each label is met
// with the amounts of the article (meet.go, label.go), and where every operand is proven by its label and no other
// amount is, the result is worked out (solve.go, result.go), with pairs (pair.go), lists (list.go), what is left of a
// whole (rest.go) and what was before a movement (back.go). In doubt nothing is worked out.
package reckon

import (
	"slices"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A Line is a sentence of an article, or its title.
type Line struct {
	Letters   []rune // folded
	Tokens    []lexicon.Token
	Paragraph int
	Head      bool // a heading or a caption, which only says what stands below
}

// A Span is a run of letters of a line.
type Span struct{ From, To int }

// A Text is an article with its amounts.
type Text struct {
	Lines   []Line // the title is the first
	amounts []*Amount
	pairs   []pair
	lists   []list
}

// An Amount is a number with its unit.
type Amount struct {
	Line int
	Span
	Value decimal.Decimal // in plain decimals
	Scale string          // that it is printed in: 万
	Unit  string
	own   []Span // the stretches that say of what it is
	delta bool   // by how much something moved
	joint bool   // one of a list that only says all together of what they are
}

// Read finds the amounts of an article.
func Read(lines []Line) *Text {
	t := &Text{Lines: lines}
	for at := range lines {
		if at == 0 || lines[at].Head {
			continue
		}
		from := len(t.amounts)
		t.find(at, lines[at].Tokens)
		all := t.amounts[from:]
		for i := range all {
			t.label(all, i)
		}
		t.findPairs(all)
		t.findLists(all)
	}
	return t
}

// find adds the amounts among some tokens, and those that other tokens were made of.
func (t *Text) find(at int, tokens []lexicon.Token) {
	for i := range tokens {
		switch k := &tokens[i]; {
		case k.Class == lexicon.PeriodOf, k.Upper != "":
		case k.Class == lexicon.Quantity && k.Value == "1" && strings.HasPrefix(k.Text, "一"): // 一个 is an article
		case k.Class == lexicon.Quantity && k.Unit != "" && k.Value != "":
			t.add(at, k)
		case k.Class == lexicon.Number && k.Value != "" && headed(tokens, i):
			counted := *k
			counted.To, counted.Unit = tokens[i+1].To, tokens[i+1].Text
			if tokens[i+1].Is("unit.count") { // 42家企业
				counted.Unit = string([]rune(counted.Unit)[:1])
				counted.To = tokens[i+1].From + 1
			}
			t.add(at, &counted)
		case k.Class == lexicon.Number && k.Value != "" && (k.Scale != "" || strings.Contains(k.Text, ".")):
			t.add(at, k) // of a unit that nothing knows
		case k.Class == lexicon.Change, k.Class == lexicon.Bound:
			t.find(at, k.Parts)
		}
	}
}

func (t *Text) add(at int, k *lexicon.Token) {
	v, err := decimal.NewFromString(k.Value)
	if err != nil {
		return
	}
	t.amounts = append(t.amounts, &Amount{Line: at, Span: Span{k.From, k.To}, Value: v, Scale: k.Scale, Unit: k.Unit})
}

// headed reports whether what is counted stands right behind a number.
func headed(tokens []lexicon.Token, i int) bool {
	return i+1 < len(tokens) && tokens[i+1].From == tokens[i].To &&
		(slices.Contains(heads, tokens[i+1].Text) || tokens[i+1].Is("unit.count") && bulletin.HasHan(tokens[i+1].Text))
}

// heads are what is counted without a counter: 960人.
var heads = lexicon.List("amount.heads")

// ends are the marks between the amounts of a line.
const ends = "，,。；;：:！？、（）()—“”"

// label finds the stretches that say of what an amount is: from the mark or the amount before it to the mark or the
// amount behind it. What stands between two amounts with no mark is of the one on its side of a word that joins or
// compares.
func (t *Text) label(all []*Amount, i int) {
	a := all[i]
	l := &t.Lines[a.Line]
	from, to := l.start(a.From, ends), l.stop(a.To, ends)
	if i > 0 && all[i-1].To > from {
		_, from = l.split(all[i-1].To, a.From)
	}
	if i+1 < len(all) && all[i+1].From < to {
		to, _ = l.split(a.To, all[i+1].From)
	}
	a.own = []Span{{from, a.From}, {a.To, max(to, a.To)}}
	a.delta = l.moves(from, a.From)
}

// start is where the stretch before a letter begins, behind the last of some marks.
func (l *Line) start(at int, marks string) int {
	for at > 0 && !l.isMark(at-1, marks) {
		at--
	}
	return at
}

// stop is where the stretch behind a letter ends.
func (l *Line) stop(at int, marks string) int {
	for at < len(l.Letters) && !l.isMark(at, marks) {
		at++
	}
	return at
}

// isMark reports whether a letter is one of some marks, and no point or comma within a number.
func (l *Line) isMark(at int, marks string) bool {
	if !strings.ContainsRune(marks, l.Letters[at]) {
		return false
	}
	digit := func(i int) bool { return i >= 0 && i < len(l.Letters) && unicode.IsDigit(l.Letters[i]) }
	return !digit(at-1) || !digit(at+1) || !strings.ContainsRune(",:", l.Letters[at])
}

// split gives where the label of one amount ends and that of the next begins: around a word that joins or compares,
// else both have all that stands between them.
func (l *Line) split(from, to int) (end, begin int) {
	for i := range l.Tokens {
		k := &l.Tokens[i]
		if k.From >= from && k.To <= to && (k.Is("op.and") || k.Is("cmp.than") || k.Of("prep")) {
			return k.From, k.To
		}
	}
	return to, from
}

// moves reports whether the last word of a stretch says by how much something moved: 上调1.80万元, but not 升至.
func (l *Line) moves(from, to int) bool {
	text := string(l.Letters[from:to])
	for _, w := range aside {
		text = strings.TrimSuffix(text, w)
	}
	for i := range l.Tokens {
		k := &l.Tokens[i]
		if k.Of("move") && k.To == from+len([]rune(text)) && !strings.ContainsAny(k.Text, "至到为") {
			return true
		}
	}
	for _, w := range moved {
		if strings.HasSuffix(text, w) {
			return true
		}
	}
	return false
}

// text is a stretch of a line.
func (l *Line) text(s Span) string { return string(l.Letters[s.From:s.To]) }

// Words that an amount is hedged with, and that say that something moved.
var aside, moved = lexicon.List("amount.aside"), lexicon.List("amount.moved")
