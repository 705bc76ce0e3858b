package clause

import (
	"slices"
	"strconv"
	"strings"

	"rebot/index/lexicon"
)

// itemAt counts the tokens of a number that numbers an item inside a sentence, and its mark: 报价如下：1. 黑钨精矿…；2. 白钨精矿….
// The first is one only where the second follows.
func (k *cutter) itemAt() int {
	if len(k.cur.tokens) > 0 || !k.numbers(k.at, k.item+1) {
		return 0
	}
	if k.item == 0 && !k.secondItem() {
		return 0
	}
	return 2
}

// numbers reports whether the token at some place is a number that a mark stands behind, and a word behind that.
func (k *cutter) numbers(at, n int) bool {
	if at+2 >= len(k.tokens) || !plainNumber(&k.tokens[at]) || k.tokens[at].Text != strconv.Itoa(n) {
		return false
	}
	mark, next := &k.tokens[at+1], &k.tokens[at+2]
	return (mark.Text == "、" || mark.Text == ".") && (isName(next) || next.Class == lexicon.Purity)
}

// secondItem reports whether an item with the number 2 follows, behind a mark.
func (k *cutter) secondItem() bool {
	for i := k.at + 3; i < len(k.tokens); i++ {
		if k.tokens[i-1].Class == lexicon.Mark && k.numbers(i, 2) {
			return true
		}
	}
	return false
}

// numberedGrades takes the numbers of a list from the grades that they stand right at, of which each is one more than
// the one before: 1.55%黑钨精矿…；2.55%白钨精矿….
func numberedGrades(tokens []lexicon.Token) []lexicon.Token {
	var at []int
	for i := range tokens {
		t := &tokens[i]
		if t.Class == lexicon.Purity && strings.HasPrefix(t.Text, strconv.Itoa(len(at)+1)+".") &&
			(i == 0 || tokens[i-1].Class == lexicon.Mark) {
			at = append(at, i)
		}
	}
	if len(at) < 2 {
		return tokens
	}
	for n := len(at) - 1; n >= 0; n-- {
		grade := tokens[at[n]]
		number, rest, _ := strings.Cut(grade.Text, ".")
		known := words.Tokens(rest, anyMonth)
		if len(known) != 1 {
			return tokens
		}
		from := grade.From + len(number)
		one := lexicon.Token{From: grade.From, To: from, Class: lexicon.Number, Kind: "arabic", Text: number,
			Value: number, Digits: number}
		mark := lexicon.Token{From: from, To: from + 1, Class: lexicon.Mark, Text: "."}
		known[0].From, known[0].To, known[0].Class = from+1, grade.To, lexicon.Purity
		tokens = slices.Replace(tokens, at[n], at[n]+1, one, mark, known[0])
	}
	return tokens
}
