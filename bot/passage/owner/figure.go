// Package owner tells whose the amounts and the times of a sentence are, and which of them a question asks for. Each
// has a kind, by its unit (kind.go), and an owner: the words before it in its own clause, behind the amount before it, and
// the noun right behind it (figure.go). What a question asks a number of, of which kind, at which end of a change, is
// read in asked.go; choose.go holds the two against each other, when.go does so for times.
package owner

import (
	"slices"
	"strings"
	"unicode"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A Figure is an amount or a time of a sentence.
type Figure struct {
	From, To int // letters
	Text     string
	Unit     string
	Kind     Kind

	own, behind sentence.Span   // what stands before it and right behind it that says whose it is
	carried     []sentence.Span // what it takes over from the amount or the clause before
	before      sentence.Span   // the clause before, where that has no amount of its own
	under       bool            // it only says under what others hold
	start, end  int             // the other figure where something goes from one to the other, -1 for none
	by          bool            // it says by how much something moved
}

// A Text is a sentence with its figures.
type Text struct {
	*sentence.Sentence
	letters []rune
	figures []Figure
	subs    map[sentence.Span]*sentence.Sentence
}

// Read finds the amounts of a sentence, or its times.
func Read(s *sentence.Sentence, times bool) *Text {
	x := &Text{Sentence: s, letters: []rune(s.Folded), subs: map[sentence.Span]*sentence.Sentence{}}
	x.collect(s.Tokens, times)
	if !times {
		x.figures = slices.DeleteFunc(x.figures, x.formula)
	}
	x.figures = slices.DeleteFunc(x.figures, func(f Figure) bool { return (f.Kind == Date) != times })
	slices.SortFunc(x.figures, func(a, b Figure) int { return a.From - b.From })
	for i := range x.figures {
		x.bind(i)
	}
	for i := range x.figures {
		x.figures[i].under = x.conditional(i)
		x.pair(i)
	}
	return x
}

// collect adds the figures among some tokens; of what was made of others, those in it.
func (x *Text) collect(tokens []lexicon.Token, times bool) {
	for i := range tokens {
		t := &tokens[i]
		switch t.Class {
		case lexicon.Quantity, lexicon.Purity, lexicon.Number, lexicon.PeriodOf:
			x.add(t, t.From, times)
		case lexicon.Change:
			from := t.From
			if k := strings.IndexFunc(t.Text, isDigit); k > 0 {
				from += len([]rune(t.Text[:k]))
			}
			x.add(t, from, times)
		default:
			x.collect(t.Parts, times)
		}
	}
}

// span reports whether a time is a length of time rather: 三年, 15年.
func span(text string) bool {
	number := strings.TrimRight(text, "年月周天日个")
	return len(number) < len(text) && len([]rune(number)) < 3 && number != "" &&
		!strings.HasSuffix(text, "月") == !strings.HasSuffix(text, "个月") &&
		!strings.HasSuffix(text, "日") && strings.Trim(number, "0123456789一二三四五六七八九十两半") == ""
}

// names reports whether a number tells which one something is, and not how many or how much: 二期, 一份报告, 2025财年, 2:17型.
func (x *Text) names(f *Figure) bool {
	r := []rune(f.Text)
	beside := string(x.letters[max(0, f.From-1):f.From]) + string(x.letters[f.To:min(len(x.letters), f.To+1)])
	year := len(r) == 4 && f.Unit == "" && (strings.HasPrefix(f.Text, "20") || strings.HasPrefix(f.Text, "19"))
	return len(r) == 2 && (r[0] == '一' && f.counts() || strings.ContainsRune("期批届", r[1])) || year ||
		f.Unit == "" && strings.ContainsAny(beside, ":型")
}

// counts reports whether a figure counts things.
func (f *Figure) counts() bool {
	return lexicon.KindOf(f.Unit) == "counter" || slices.Contains(lexicon.List("unit.classifiers"), f.Unit)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// add takes a token as a figure, if it is one: no part of a formula and no single numeral of a word.
func (x *Text) add(t *lexicon.Token, from int, times bool) {
	f := Figure{From: from, To: t.To, Unit: t.Unit, start: -1, end: -1}
	f.by = t.Class == lexicon.Change && !strings.ContainsAny(t.Text, "至到为")
	switch {
	case t.Class == lexicon.PeriodOf:
		if f.Kind = Date; !times && span(t.Text) {
			f.Kind, f.Unit = Lasting, string([]rune(t.Text)[len([]rune(t.Text))-1:])
		}
	case x.latin(from-1) && unicode.IsLetter(x.letters[from-1]):
		return
	case t.Unit == "" && t.Class != lexicon.Change:
		f.To = x.unitEnd(t.To)
		f.Unit = strings.TrimSpace(string(x.letters[t.To:f.To]))
		if strings.HasSuffix(t.Text, "%") {
			f.Unit = "%"
		}
		if n := len([]rune(t.Text)); f.Unit == "" && t.Kind == "han" && n == 1 && t.Text != "零" {
			return
		}
	case t.Unit == "个" &&
		slices.ContainsFunc([]string{"工作日", "交易日", "季度", "小时"},
			func(u string) bool { return strings.HasPrefix(string(x.letters[t.To:]), u) }):
		f.To = t.To + len([]rune("工作日"))
		f.Unit = "个交易日"
	case t.To < len(x.letters) && x.letters[t.To] == '/':
		f.To = x.unitEnd(t.To)
		f.Unit += string(x.letters[t.To:f.To])
	}
	f.Text = string([]rune(x.Sentence.Text)[f.From:f.To])
	if f.Kind == Bare && x.names(&f) {
		return
	}
	if f.Kind == Bare {
		f.Kind = x.kind(&f)
	}
	if before := x.WordAt(max(from-1, 0)); before.To == from && before.Of("move") &&
		!strings.ContainsAny(before.Text, "至到为") {
		f.by = true
	}
	x.figures = append(x.figures, f)
}

func (x *Text) latin(at int) bool { return at >= 0 && at < len(x.letters) && x.letters[at] < 0x250 }

// formula reports whether a number is of a formula and no amount: 4G7/2, 1.9×10^20.
func (x *Text) formula(f Figure) bool {
	return f.Kind != Date && (f.From > 0 && x.letters[f.From-1] == '^' ||
		strings.ContainsFunc(f.Unit, isDigit) && strings.Contains(f.Unit, "/") &&
			isDigit([]rune(f.Unit)[len([]rune(f.Unit))-1]))
}

// unitEnd gives where a unit in Latin letters ends that the lexicon does not know.
func (x *Text) unitEnd(at int) int {
	to := at
	if x.latin(to) && x.letters[to] == ' ' {
		to++
	}
	from := to
	for x.latin(to) && (unicode.IsLetter(x.letters[to]) || strings.ContainsRune("%/·×", x.letters[to]) ||
		to > from && isDigit(x.letters[to])) {
		to++
	}
	for _, u := range lexicon.List("unit.lasting") {
		if strings.HasPrefix(string(x.letters[at:]), u) {
			return at + len([]rune(u))
		}
	}
	switch {
	case to > from && x.letters[to-1] != '/':
		return to
	case at < len(x.letters) && slices.Contains(lexicon.List("unit.classifiers"), string(x.letters[at])):
		return at + 1
	}
	return at
}

// bind finds what stands beside a figure.
func (x *Text) bind(i int) {
	f := &x.figures[i]
	from := f.From
	for from > 0 && !x.ends(from-1, marks) && !(i > 0 && from <= x.figures[i-1].To) {
		from--
	}
	f.own = sentence.Span{From: from, To: f.To}
	to := f.To
	for to < len(x.letters) && !x.ends(to, marks) && !(i+1 < len(x.figures) && to >= x.figures[i+1].From) &&
		!x.turns(to) {
		to++
	}
	f.behind = sentence.Span{From: f.To, To: to}
	if k := x.sameBefore(i); k >= 0 && bulletin.HasAny(string(x.letters[from:f.From]), lexicon.List("anaphor.figure")...) {
		f.carried = append([]sentence.Span{x.figures[k].own}, x.figures[k].carried...)
		return
	}
	if x.says(from, f.From) {
		if before := x.clauseFrom(max(from-1, 0)); from > 1 && x.ends(from-1, ",") && !x.figureIn(before, from) {
			f.before = sentence.Span{From: before, To: from - 1}
		}
		return
	}
	if bulletin.HasAny(string(x.letters[from:f.From]), lexicon.List("other.opens")...) {
		return
	}
	if i > 0 && (x.figures[i-1].To == from || x.sameClause(x.figures[i-1].To, from)) {
		p := &x.figures[i-1]
		f.carried = append([]sentence.Span{p.own}, p.carried...)
		return
	}
	if from > 1 {
		before := x.clauseFrom(from - 1)
		f.carried = []sentence.Span{{From: before, To: from - 1}}
	}
}

// sameBefore is the last figure before one of its kind, -1 for none.
func (x *Text) sameBefore(i int) int {
	for k := i - 1; k >= 0; k-- {
		if x.figures[k].Kind == x.figures[i].Kind && !x.figures[k].by {
			return k
		}
	}
	return -1
}

// figureIn reports whether a figure stands in a stretch.
func (x *Text) figureIn(from, to int) bool {
	return slices.ContainsFunc(x.figures, func(f Figure) bool { return f.From >= from && f.To <= to })
}
