package owner

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// A Kind is what an amount measures, as far as its unit tells.
type Kind int

// The kinds. Measure is anything with a unit of its own; Bare is a number without a unit.
const (
	Bare Kind = iota
	Count
	Money
	Rate // money for one of something
	Share
	Times // 3倍
	Lasting
	Weight
	Measure
	Ordinal
	Date
)

// kind tells what a figure measures.
func (x *Text) kind(f *Figure) Kind {
	u := f.Unit
	switch {
	case f.From > 0 && x.letters[f.From-1] == '第':
		return Ordinal
	case lexicon.Money(u):
		if strings.Contains(u, "/") {
			return Rate
		}
		return Money
	case u == "%" || strings.HasPrefix(u, "个百分点") || u == "成" || u == "‰" || strings.Contains(f.Text, "分之"):
		return Share
	case u == "" && x.WordAt(f.To).Is("op.ratio") && x.WordAt(f.To).From == f.To:
		return Times
	case lasting(u):
		return Lasting
	case slices.Contains(lexicon.List("unit.mass"), u):
		return Weight
	case u == "":
		return Bare
	case f.counts():
		return Count
	}
	return Measure
}

// lasting reports whether a unit is one of a length of time.
func lasting(u string) bool {
	return slices.Contains(lexicon.List("unit.lasting"), u) || slices.Contains(lexicon.List("unit.duration"), u) ||
		slices.Contains(lexicon.List("unit.hours"), u)
}
