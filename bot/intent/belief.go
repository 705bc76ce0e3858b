package intent

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// How exact an amount is said to be, in Op.About.
const (
	OverIt  = "over"  // 4000多吨: that, and less than one more of its last figure
	AboutIt = "about" // 近1700元, 一千七左右
)

// beliefs takes the amounts that a question holds to be the printed ones, where it asks for yes or no: 稀土出口4415.5吨对吗,
// 是不是一千七左右, 涨到5%了吗.
func (q *question) beliefs(s *slots, c *candidate) {
	if !q.doubts() {
		return
	}
	c.Whether = true
	amounts := s.amounts
	// is 2 kg of one dearer than 1 kg of the other
	if c.Kind == bulletin.PriceFact && len(amounts) > 1 && q.has("cmp.than") {
		amounts = nil
	}
	for _, n := range slices.Concat(s.money, s.numbers, amounts) {
		if !c.claimed[n.at] && q.believes(n.at) {
			c.claimed[n.at] = true
			c.then(q.belief(s, c, n.at))
		}
	}
}

// belief is the amount that a token holds something to be, with the words that belong to it.
func (q *question) belief(s *slots, c *candidate, at int) Op {
	t := &q.tokens[at]
	o := Op{Name: Verdict, By: "value", Value: t.Value, Unit: t.Unit, Asked: q.asked(at), About: q.rough(c, at)}
	if per := q.beside(at, 1); perOne(q.at(per)) && (o.Unit == "" || o.Unit == "元") { // 四块钱一公斤
		c.claimed[per] = true
		o.Unit = "元/" + q.at(per).Unit
	}
	// 3个多点
	if point := q.beside(at, 1); q.at(point).Is("unit.点") && o.Unit == "个" || q.at(at+2).Is("unit.点") && o.Unit == "个" {
		c.claimWords(q, "unit.点")
		o.Unit = "%"
	}
	if partlyOf(*t) && q.has("measure.share") { // 占三分之二吗
		o.Value, o.Unit = perCent(t.Value), "%"
	}
	if (o.Unit == "%" || o.Unit == "个百分点") && !slices.Contains(c.Cond(Measure), bulletin.IndexSwing) {
		o.By, o.Way = "change", ""
		if len(s.moves) > 0 {
			o.Way = wayOf(s.moves[0].value)
		} else if q.has("measure.share") {
			o.By = "value"
		}
	}
	q.byMove(c, &o, at)
	if to := q.beside(at, -1); q.at(to).Is("link.to") || q.at(to).Is("to") { // 涨到5%了吗
		c.claimed[to] = true
		o.Name, o.Equal = Within, true
		if o.By == "value" && q.way(at, t) == "down" { // 跌到730万了吗
			o.Value, o.Upper = "", o.Value
		}
	}
	return o
}

// byMove makes what is believed the amount that a value moved by, where a word of movement stands before it, or behind
// it in English: 跌了62块, 比上月便宜43块, 62 yuan cheaper.
func (q *question) byMove(c *candidate, o *Op, at int) {
	between := func(t *lexicon.Token) bool {
		return t.Class == lexicon.Unknown || t.Fills() || t.Is("aspect") || t.Is("prep.in") || t.Is("about") ||
			t.Is("unit.per")
	}
	i := at - 1
	for ; i >= 0 && between(q.at(i)); i-- {
	}
	way := q.movesTo(i)
	if way == "" && q.english {
		way = q.movesTo(q.beside(at, 1))
	}
	if o.By != "value" || way == "" || way == "any" || len(c.Against) == 0 && q.has("cmp.than") {
		return
	}
	o.By, o.Way = Moved, way
	c.want(ChangeWant)
}

// movesTo is the way of the movement that the word at i says, empty where it says none: 跌了, 便宜, but not 跌到.
func (q *question) movesTo(i int) string {
	switch t := q.at(i); {
	case t.Is("to.value"), t.Class != lexicon.Word:
		return ""
	case t.Of("move") && !t.Is("move.flat"):
		return wayOf(t.ID)
	case t.Is("op.dearer"), t.Is("op.more"):
		return "up"
	case t.Is("op.cheaper"), t.Is("op.less"):
		return "down"
	}
	return ""
}

// perOne reports whether a token is one of a unit of weight, which prices go by.
func perOne(t *lexicon.Token) bool {
	return t.Class == lexicon.Quantity && t.Value == "1" && weight(t.Unit)
}

// doubts reports whether a question asks for yes or no, and nothing else.
func (q *question) doubts() bool {
	if q.has("ask.which", "ask.who", "ask.when", "op.count", "op.list", "op.buy", "op.budget", "op.sum", "op.plus") {
		return false
	}
	asks := q.has("ask.what", "ask.price")
	return q.has("ask.whether") || !asks && q.lastWord() == "吧" || !asks && q.english && OpensYesNo(q.tokens)
}

// verbs are those that an English question for yes or no begins with.
var verbs = strings.Fields("is are was were do does did has have had can could will would")

// OpensYesNo reports whether an English question begins with its verb: is, did, has.
func OpensYesNo(tokens []lexicon.Token) bool {
	return len(tokens) > 0 && slices.Contains(verbs, tokens[0].Text)
}

// lastWord is the last word of a question.
func (q *question) lastWord() string {
	for i := range slices.Backward(q.tokens) {
		if t := &q.tokens[i]; t.Class != lexicon.Mark && strings.Trim(t.Text, " ?!。.") != "" {
			return t.Text
		}
	}
	return ""
}

// beside is the place of the next word on one side that is no blank.
func (q *question) beside(at, step int) int {
	for at += step; q.at(at).Class == lexicon.Filler && strings.TrimSpace(q.at(at).Text) == ""; at += step {
	}
	return at
}

// believes reports whether a number is a value taken for granted: no noun behind it is counted by it.
func (q *question) believes(at int) bool {
	n := q.at(q.beside(at, 1))
	if n.Text == "多" || n.Text == "余" {
		n = q.at(at + 2)
	}
	counts := n.Kind == "counter" || n.Kind == "counted" || !silent(n) && !n.Of("ask") && !n.Is("unit.点") && !perOne(n)
	return q.tokens[at].Upper == "" && !counts
}

// rough tells how exact an amount is said to be, and takes the words that say so.
func (q *question) rough(c *candidate, at int) string {
	before, behind := q.beside(at, -1), q.beside(at, 1)
	switch n, b := q.at(behind), q.at(before); {
	case slices.Contains([]string{"多", "余", "几"}, q.tokens[at].About):
		return OverIt
	case n.Text == "多" || n.Text == "余" || n.Text == "出头":
		c.claimed[behind] = true
		return OverIt
	case n.Is("about.behind") || n.Text == "上下":
		c.claimed[behind] = true
		return AboutIt
	case b.Is("about") || b.Text == "近" || b.Text == "about" || b.Text == "快" && b.Class == lexicon.Filler: // 快一半了
		c.claimed[before] = true
		return AboutIt
	}
	return ""
}

func fraction(t lexicon.Token) bool { return t.Kind == "fraction" }

// partlyOf reports whether a plain number is a part of a whole: 三分之一, half.
func partlyOf(t lexicon.Token) bool {
	return fraction(t) || t.Class == lexicon.Number && t.Unit == "" && strings.HasPrefix(t.Value, "0.")
}

// perCent writes a plain number as per cent.
func perCent(value string) string {
	d, _ := decimal.NewFromString(value)
	return d.Shift(2).String()
}

// roughly makes the bounds of an amount that is not exact: 1700多元 is from 1700 to less than 1800, 近1700元 is what
// rounds to it.
func roughly(o Op) Op {
	v, _ := decimal.NewFromString(o.Value)
	step := decimal.New(1, lastFigure(v))
	lower, upper := v, v.Add(step)
	if o.About == AboutIt {
		half := step.Div(decimal.NewFromInt(2))
		lower, upper = v.Sub(half), v.Add(half)
	}
	o.Name, o.Value, o.Upper, o.Equal, o.About = Within, lower.String(), upper.String(), true, ""
	return o
}

// Believed is the amount of a token as something is held to be: that amount, as exactly as the words beside it say, or
// one within its bound.
func Believed(tokens []lexicon.Token, at int) *Op {
	t := &tokens[at]
	if t.Class == lexicon.Bound {
		o := within(t)
		return &o
	}
	q := question{tokens: tokens}
	c := candidate{claimed: make([]bool, len(tokens))}
	return &Op{Name: Verdict, Value: strings.TrimPrefix(t.Value, "-"), Unit: t.Unit, About: q.rough(&c, at)}
}

// within makes an operator of a bound.
func within(t *lexicon.Token) Op {
	o := Op{Name: Within, By: "value", Unit: t.Unit, Equal: strings.HasPrefix(t.ID, "bound.at")}
	value := strings.TrimPrefix(t.Value, "-")
	switch {
	case t.Upper != "":
		o.Value, o.Upper, o.Equal = t.Value, t.Upper, true
	case t.ID == "bound.over" || t.ID == "bound.atleast":
		o.Value = value
	default:
		o.Upper = value
	}
	return o
}

// Holds reports whether a printed number agrees with the one taken for granted, as exactly as that is said: 1711块 is
// 1711.90.
func (o *Op) Holds(v decimal.Decimal) bool {
	if o.Name == Within {
		return o.between(v)
	}
	asked, _ := decimal.NewFromString(o.Value)
	asked = asked.Abs()
	places := max(-asked.Exponent(), 0)
	switch last := lastFigure(asked); o.About {
	case OverIt: // 五千多
		return v.GreaterThanOrEqual(asked) && v.LessThan(asked.Add(decimal.New(1, last)))
	case AboutIt:
		return v.Round(-last).Equal(asked)
	}
	return v.Equal(asked) || v.Round(places).Equal(asked) || v.Truncate(places).Equal(asked)
}

func (o *Op) between(v decimal.Decimal) bool {
	lower, _ := decimal.NewFromString(o.Value)
	upper, _ := decimal.NewFromString(o.Upper)
	over := o.Value == "" || v.GreaterThan(lower) || o.Equal && v.Equal(lower)
	return over && (o.Upper == "" || v.LessThan(upper) || o.Equal && v.Equal(upper))
}

// lastFigure is the power of ten of the last figure of a number that is not 0: 2 of 1700.
func lastFigure(v decimal.Decimal) int32 {
	digits := v.Coefficient().String()
	return v.Exponent() + int32(len(digits)-len(strings.TrimRight(digits, "0")))
}
