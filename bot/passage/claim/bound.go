package claim

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/index/lexicon"
)

// A Range is what an amount may be: from Low to High, without an end where one is nil; an open end is not in it.
type Range struct {
	Low, High         *decimal.Decimal
	OpenLow, OpenHigh bool
	From              int  // the letter that it begins at, with the words that bound it
	Bound             bool // it is no single amount
}

// RangeAt reads the amount of a token with the bound that it stands under: 不得超过49%, 上限为49%.
func RangeAt(letters []rune, tokens []lexicon.Token, at int) (Range, bool) {
	t := &tokens[at]
	v, err := decimal.NewFromString(strings.TrimPrefix(t.Value, "-"))
	if err != nil {
		return Range{}, false
	}
	if u, err := decimal.NewFromString(strings.TrimPrefix(t.Upper, "-")); err == nil {
		return Range{Low: &v, High: &u, From: t.From, Bound: true}, true
	}
	id, from := boundOf(letters, tokens, at)
	return barred(letters, tokens, bounded(id, &v, from)), true
}

// bounded is the range of a bound.
func bounded(id string, v *decimal.Decimal, from int) Range {
	switch id {
	case "bound.over":
		return Range{Low: v, OpenLow: true, From: from, Bound: true}
	case "bound.atleast":
		return Range{Low: v, From: from, Bound: true}
	case "bound.under":
		return Range{High: v, OpenHigh: true, From: from, Bound: true}
	case "bound.atmost":
		return Range{High: v, From: from, Bound: true}
	}
	return Range{Low: v, High: v, From: from}
}

// barred turns a range round that a word before it bars: 不得超过 is at most.
func barred(letters []rune, tokens []lexicon.Token, r Range) Range {
	for _, w := range Words(letters, tokens) {
		if r.Bound && w.To == r.From && (w.Kind == Bar || w.Kind == Not) && (r.Low == nil || r.High == nil) {
			return Range{Low: r.High, High: r.Low, OpenLow: !r.OpenHigh && r.High != nil, OpenHigh: !r.OpenLow && r.Low != nil,
				From: w.From, Bound: true}
		}
	}
	return r
}

// boundOf is the bound of an amount and where it begins: its own, or a word for one before it in its clause, between
// which and the amount no other stands.
func boundOf(letters []rune, tokens []lexicon.Token, at int) (string, int) {
	t := &tokens[at]
	if t.Class == lexicon.Bound {
		return t.ID, t.From
	}
	for i := at - 1; i >= 0; i-- {
		o := &tokens[i]
		switch {
		case strings.ContainsAny(o.Text, "，。；：、") || o.Class == lexicon.Quantity || o.Class == lexicon.Bound || o.Class == lexicon.Number:
			return "", t.From
		case o.Of("bound"):
			return o.ID, o.From
		}
		for id, list := range map[string]string{"bound.atmost": "bound.ceiling", "bound.atleast": "bound.floor"} {
			if slices.Contains(lexicon.List(list), o.Text) {
				return id, o.From
			}
		}
	}
	return "", t.From
}

// Within reports whether what is said to be in one range is in another: Yes where all of it is, No where none is.
func (said Range) Within(asked Range) Answer {
	switch {
	case apart(said, asked) || apart(asked, said):
		return No
	case below(asked.Low, said.Low, asked.OpenLow && !said.OpenLow) && below(said.High, asked.High, asked.OpenHigh && !said.OpenHigh) &&
		(asked.Low == nil || said.Low != nil) && (asked.High == nil || said.High != nil):
		return Yes
	}
	return Open
}

// below reports whether one end is not above another, and not at it where that is left out; an end that is not there
// is not.
func below(a, b *decimal.Decimal, strict bool) bool {
	return a == nil || b == nil || a.LessThan(*b) || !strict && a.Equal(*b)
}

// apart reports whether all of one range lies below another.
func apart(a, b Range) bool {
	return a.High != nil && b.Low != nil && (a.High.LessThan(*b.Low) || a.High.Equal(*b.Low) && (a.OpenHigh || b.OpenLow))
}
