package answer

import (
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/intent"
	"rebot/bot/passage"
)

// reckonQuoted works out what a question wants made of amounts that a sentence prints.
func (w draft) reckonQuoted(k *passage.Reckoning) string {
	values, scale := scaledDown(k.Operands)
	unit := scale + k.Operands[0].Unit
	a, b := values[0], values[len(values)-1]
	var formula string
	var result decimal.Decimal
	switch k.Op {
	case intent.Sum:
		var terms string
		result, terms = added(values)
		formula = terms + " = "
	case intent.Diff:
		a, b = decimal.Max(a, b), decimal.Min(a, b)
		result = a.Sub(b)
		formula = a.String() + " − " + b.String() + " = "
		if unit == "%" {
			unit = w.Say("个百分点", "percentage points")
		}
	case intent.Ratio, intent.ShareOf:
		if b.IsZero() {
			return ""
		}
		return w.quotient(k, a, b)
	}
	s := result.String() + " " + w.Unit(unit)
	w.Derive(formula, s)
	w.Details = append(w.Details, w.Say("推算：", "estimated: ")+formula+s)
	if scale == "" && result.Abs().GreaterThanOrEqual(decimal.New(1, 5)) {
		wan := round(result.Shift(-4), 6)
		w.Derive(wan)
		s += w.Say("（"+wan+" 万"+unit+"）", "")
	}
	return s + w.Say("（推算）", " (estimated)")
}

// quotient works out how many times one amount is another, or what part of it. A part is never more than the whole.
func (w draft) quotient(k *passage.Reckoning, a, b decimal.Decimal) string {
	if k.Op == intent.ShareOf {
		p := a.Shift(2).DivRound(b, 2)
		if p.GreaterThan(decimal.New(100, 0)) {
			return ""
		}
		formula := a.String() + " ÷ " + b.String() + " = " + p.String() + "%"
		w.Derive(formula)
		w.Details = append(w.Details, w.Say("推算：", "estimated: ")+formula)
		return w.Say("约 ", "about ") + p.String() + "%" + w.Say("（推算）", " (estimated)")
	}
	r := a.DivRound(b, 4)
	formula := a.String() + " ÷ " + b.String() + " = " + r.String()
	w.Derive(formula)
	w.Details = append(w.Details, w.Say("推算：", "estimated: ")+formula)
	return r.String() + w.Say(" 倍（推算）", " times (estimated)")
}

// scales are the words that amounts are printed in.
var amountScales = []struct {
	word string
	exp  int32
}{{"万亿", 12}, {"亿", 8}, {"万", 4}}

// scaledDown gives amounts in the scale that all are printed in, and its word; as plain numbers where they differ.
func scaledDown(all []passage.Operand) (values []decimal.Decimal, word string) {
	for _, s := range amountScales {
		in := 0
		for _, o := range all {
			if strings.Contains(o.Text, s.word+o.Unit) || strings.Contains(o.Text, s.word+" "+o.Unit) || strings.Contains(o.Text, s.word) && !strings.Contains(o.Text, "万亿") {
				in++
			}
		}
		if in == len(all) {
			for _, o := range all {
				values = append(values, o.Value.Shift(-s.exp))
			}
			return values, s.word
		}
	}
	for _, o := range all {
		values = append(values, o.Value)
	}
	return values, ""
}

// unreckoned says that the sentences print no such number, and that it isn't clear which amounts to make it of.
func (w draft) unreckoned(r passage.Result) bool {
	for _, p := range r.Parts {
		if what := w.resultName(p.Unreckoned); what != "" {
			w.Lead = w.Say("原文没有写"+what+"，也没有算；相关原文：", "The text gives no "+what+", and none was worked out; it says:")
			return true
		}
	}
	return false
}

func (w draft) resultName(op intent.OpName) string {
	switch op {
	case intent.Sum:
		return w.Say("合计", "sum")
	case intent.Diff:
		return w.Say("差额", "difference")
	case intent.Ratio:
		return w.Say("倍数", "ratio")
	case intent.ShareOf:
		return w.Say("这个占比", "such share")
	}
	return ""
}
