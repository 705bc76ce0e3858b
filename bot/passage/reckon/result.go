package reckon

import (
	"cmp"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/index/lexicon"
)

// scales are the powers of ten of the words that numbers are printed with.
var scales = map[string]int32{"千": 3, "万": 4, "百万": 6, "亿": 8, "万亿": 12}

// result works an operator out, in the scale that is asked for or else that of its first operand, nil where it makes no
// sense of these amounts.
func (t *Text) result(op Op, of []*Amount, q *asking) *Result {
	scale := cmp.Or(q.scale, of[0].Scale)
	r := &Result{Op: op, Of: of, Unit: scale + t.unit(of[0])}
	if of[0].Unit == "%" {
		r.Unit = "个百分点"
	}
	v := make([]decimal.Decimal, len(of))
	for i, a := range of {
		v[i] = a.Value.Shift(-scales[scale])
		if a.Unit != of[0].Unit {
			v[i] = v[i].Mul(decimal.NewFromInt(mass(a.Unit))).Div(decimal.NewFromInt(mass(of[0].Unit)))
		}
		if v[i].Sign() <= 0 {
			return nil
		}
	}
	r.Values, r.Scaled = v, r.Unit
	if !r.work(v) {
		return nil
	}
	r.Printed = t.prints(r)
	return r
}

// work writes the value and the formula.
func (r *Result) work(v []decimal.Decimal) bool {
	a, b := v[0], v[len(v)-1]
	percent := func(x, y decimal.Decimal) decimal.Decimal { return x.Shift(2).DivRound(y, 2) }
	switch r.Op {
	case Diff:
		r.Value, r.Formula = a.Sub(b), a.String()+" − "+b.String()
		if r.Value.IsNegative() {
			r.Formula = b.String() + " − " + a.String()
		}
		r.Formula += " = " + r.Value.Abs().String()
	case Moved:
		r.Value = b.Sub(a)
		r.Formula = a.String() + " − " + b.String() + " = " + r.Value.Abs().String()
		if r.Value.IsPositive() {
			r.Formula = b.String() + " − " + a.String() + " = " + r.Value.String()
		}
	case Change:
		r.Value = percent(b.Sub(a), a)
		r.Formula, r.Unit = "("+b.String()+" − "+a.String()+") ÷ "+a.String()+" = "+r.Value.String(), "%"
	case Over:
		r.Value = percent(a.Sub(b), b)
		r.Formula, r.Unit = "("+a.String()+" − "+b.String()+") ÷ "+b.String()+" = "+r.Value.String(), "%"
	case Ratio:
		r.Value = a.DivRound(b, 4)
		r.Formula, r.Unit = a.String()+" ÷ "+b.String()+" = "+r.Value.String(), "倍"
	case Share:
		r.Value = percent(a, b)
		r.Formula, r.Unit = a.String()+" ÷ "+b.String()+" = "+r.Value.String(), "%"
		return !a.GreaterThan(b) // a part is never more than the whole
	case Sum, Rest:
		return r.addUp(v)
	}
	return true
}

// addUp adds all, or takes all others from the first.
func (r *Result) addUp(v []decimal.Decimal) bool {
	sign := map[Op]string{Sum: " + ", Rest: " − "}[r.Op]
	r.Value, r.Formula = v[0], v[0].String()
	for _, x := range v[1:] {
		r.Formula += sign + x.String()
		if r.Op == Rest {
			x = x.Neg()
		}
		r.Value = r.Value.Add(x)
	}
	r.Formula += " = " + r.Value.String()
	return r.Value.IsPositive()
}

// unit is the unit of an amount as it is printed, which may be another word than the canonical one.
func (t *Text) unit(a *Amount) string {
	text := strings.TrimSpace(t.Lines[a.Line].text(a.Span))
	if i := strings.LastIndexAny(text, "0123456789"); i >= 0 {
		unit := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(text[i+1:]), a.Scale))
		if unit != "" && !strings.Contains(a.Unit, "/") {
			return unit
		}
	}
	return a.Unit
}

// prints gives the result as one of its lines prints it too, as far as rounding goes: 溢价率19.2%.
func (t *Text) prints(r *Result) (text string) {
	if r.Unit != "%" && r.Unit != "倍" {
		return ""
	}
	near := decimal.New(15, -2)
	for _, a := range r.Of {
		l := &t.Lines[a.Line]
		l.holds(Span{0, len(l.Letters)}, func(k *lexicon.Token) bool {
			v, err := decimal.NewFromString(k.Value)
			if err == nil && k.Unit == r.Unit && v.Abs().Sub(r.Value.Abs()).Abs().LessThanOrEqual(near) {
				text = l.text(Span{k.From, k.To})
			}
			return false
		})
	}
	return text
}
