package lexicon

import "strings"

// purity reads a grade: ≥99%, 99.99%氧化铕, 4n5, 纯度99.9%, 氧化铽（99.9%）.
func purity(c *composer, i int, t *Token) int {
	at := i
	if c.mark(at, "≥>") || c.at(at).Kind == "bound" && (c.at(at).Text == "≥" || c.at(at).Text == ">") {
		at++
	}
	q := c.at(at)
	if q.Class == Word && q.Kind == "grade" {
		*t = Token{Class: Purity, Value: nines(q.ID[len("grade."):])}
		return 1
	}
	if n := c.at(at + 1); q.Unit == "%" && q.Upper == "" && n.Class == Goods && (strings.HasSuffix(n.Text, "矿") || strings.HasSuffix(n.ID, "精矿")) &&
		cmp(q.Value, "100") < 0 { // 65%黑钨精矿
		*t = Token{Class: Purity, Value: q.Digits + "%"}
		return at + 1 - i
	}
	if q.Class != Quantity || q.Unit != "%" || cmp(q.Value, "80") < 0 || cmp(q.Value, "100") > 0 {
		return 0
	}
	b := c.before(1)
	if b.Is("be") || b.Class == Mark {
		b = c.before(2)
	}
	bracketed := c.before(1).Text == "(" && c.at(at+1).Text == ")" && b.Class == Product                      // 氧化铽（99.9%）
	graded := c.before(1).Class == Product && isLatin(firstRune(c.before(1).Text)) && cmp(q.Value, "99") >= 0 // dysprosium oxide 99.5pc
	if at > i || bracketed || graded || c.at(at+1).Class == Product || b.Is("measure.purity") {
		*t = Token{Class: Purity, Value: q.Digits + "%"}
		return at + 1 - i
	}
	return 0
}

// nines writes 4n5 as 99.995%.
func nines(grade string) string {
	n, tail, _ := strings.Cut(grade, "n")
	s := strings.Repeat("9", int(n[0]-'0')) + tail
	if len(s) <= 2 {
		return s + "%"
	}
	return s[:2] + "." + s[2:] + "%"
}

// moved reads a movement with its size: 增长8.6%, 跌了3%, 下降约 2 成.
func moved(c *composer, i int, t *Token) int {
	m := c.at(i)
	if m.ID == "move.flat" || m.Is("move.any") {
		return 0
	}
	at, about := i+1, ""
	for at < i+6 && (c.word(at, "about") || c.word(at, "aspect") || c.word(at, "be") || c.word(at, "size") || c.at(at).Text == "of" && nouns[m.Text]) {
		if c.word(at, "about") {
			about = c.at(at).Text
		}
		at++
	}
	q := c.at(at)
	if q.Class != Quantity || q.Unit != "%" && q.Unit != "个百分点" || q.Upper != "" {
		return 0
	}
	*t = *q
	t.Class, t.ID, t.Kind = Change, m.ID, "move"
	if t.About == "" {
		t.About = about
	}
	if m.ID == "move.down" && !strings.HasPrefix(t.Value, "-") {
		t.Value, t.Digits = "-"+t.Value, "-"+t.Digits
	}
	if b := c.at(at + 1); b.Kind == "boundbehind" { // 跌了2%以内
		t.Class, t.ID, t.Kind = Bound, b.ID, "bound"
		at++
	}
	return at + 1 - i
}

// movedBefore reads an English movement behind its size: a 46% increase, a 5.7 percent rise.
func movedBefore(c *composer, i int, t *Token) int {
	q, m := c.at(i), c.at(i+1)
	if q.Unit != "%" || q.Upper != "" || m.Is("move.any") || !m.Is("move.up") && !m.Is("move.down") {
		return 0
	}
	if b := firstRune(c.at(i + 2).Text); !nouns[m.Text] && !(b >= 'ぁ' && b <= 'ん') { // 13.3%減の
		return 0
	}
	*t = *q
	t.Class, t.ID, t.Kind = Change, m.ID, "move"
	if m.ID == "move.down" && !strings.HasPrefix(t.Value, "-") {
		t.Value, t.Digits = "-"+t.Value, "-"+t.Digits
	}
	return 2
}

// nouns are the words of movement that are told with their size before them.
var nouns = map[string]bool{
	"increase": true,
	"rise":     true,
	"gain":     true,
	"growth":   true,
	"jump":     true,
	"surge":    true,
	"climb":    true,
	"rebound":  true,
	"decrease": true,
	"decline":  true,
	"drop":     true,
	"fall":     true,
	"slump":    true,
	"plunge":   true,
	"dip":      true,
	"slide":    true,
}

// bounded reads a bound with its amount: 超过一千五, 2%以上, 不低于 3 万元, 介于100和200之间, 没到1%, 没跌到1%.
func bounded(c *composer, i int, t *Token) int {
	q := c.at(i)
	if q.Is("ask.not") {
		return c.notBounded(i, t)
	}
	if q.Is("bound.half") { // 过半
		*t = Token{Class: Bound, ID: "bound.over", Kind: "bound", Value: "50", Digits: "50", Unit: "%"}
		return 1
	}
	if q.Is("bound.double") { // 翻倍
		*t = Token{Class: Bound, ID: "bound.atleast", Kind: "bound", Value: "100", Digits: "100", Unit: "%"}
		return 1
	}
	if n := c.passed(i, t); n > 0 {
		return n
	}
	if n := c.between(i, t); n > 0 {
		return n
	}
	if q.Class == Word && (q.Kind == "bound" && q.ID != "bound.between" || c.extreme(i)) {
		at := i + 1
		if c.extreme(i) {
			at++
		}
		for at < i+4 && (c.word(at, "aspect") || c.word(at, "be") || c.at(at).Text == "有") {
			at++
		}
		v := c.at(at)
		if n := moved(c, at, t); c.word(at, "move") && n > 0 && t.Class == Change { // 至少跌了5%
			t.Class, t.Kind, t.ID = Bound, "bound", q.ID
			return at + n - i
		}
		if v.Class != Quantity && v.Class != Number {
			return 0
		}
		*t = *v
		t.Class, t.Kind, t.ID = Bound, "bound", q.ID
		if q.Kind != "bound" {
			t.ID = map[bool]string{true: "bound.atmost", false: "bound.atleast"}[c.word(i+1, "op.more")]
		}
		return at + 1 + c.perOne(at+1, t) - i
	}
	if w := c.at(i + 1); q.Class == Quantity && q.Unit != "%" && w.Class == Quantity && w.Value == "1" &&
		c.at(i+2).Kind == "boundbehind" {
		*t = *q // 50块钱一公斤以下
		t.Class, t.ID, t.Kind, t.Unit = Bound, c.at(i+2).ID, "bound", q.Unit+"/"+w.Unit
		return 3
	}
	if q.Class != Quantity && q.Class != Number && q.Class != Change {
		return 0
	}
	behind := c.behind(i + 1)
	if behind == "" {
		return 0
	}
	*t = *q
	t.Class, t.ID, t.Kind = Bound, behind, "bound"
	return 2
}

// behind gives the bound that a word behind an amount makes of it, empty for none: 2%以上, 500往上, 一百块不到.
func (c *composer) behind(i int) string {
	t := c.at(i)
	if t.Kind == "boundbehind" {
		return t.ID
	}
	for _, a := range t.Also {
		if a.Kind == "boundbehind" {
			return a.ID
		}
	}
	if n := c.at(i + 1); t.ID == "bound.under" && n.Class != Number && n.Class != Quantity && n.Class != Change {
		return t.ID
	}
	return ""
}

// passed reads 过, 上 or 破 before an amount: 过八千, 过了2%, 上千, 破了五千.
func (c *composer) passed(i int, t *Token) int {
	at := i + 1
	q := c.at(i)
	if q.Text != "过" && q.Text != "破" && q.Text != "上" || q.Text == "过" && !q.Is("aspect") {
		return 0
	}
	if c.word(at, "aspect") {
		at++
	}
	v := c.at(at)
	if v.Class != Quantity && v.Class != Number || v.Upper != "" || q.Text == "上" && cmp(v.Value, "100") < 0 {
		return 0
	}
	*t = *v
	t.Class, t.Kind, t.ID = Bound, "bound", "bound.over"
	return at + 1 + c.perOne(at+1, t) - i
}

// perOne makes a bound in money one on a price, where one of a unit of weight stands behind it: 破170万一吨, 超过50块钱一公斤.
// It gives how many tokens that takes.
func (c *composer) perOne(i int, t *Token) int {
	w := c.at(i)
	if w.Class != Quantity || w.Value != "1" || !strings.Contains("吨公斤克斤磅", w.Unit) || t.Unit != "" && t.Unit != "元" {
		return 0
	}
	t.Unit = "元/" + w.Unit
	return 1
}

// opposite is the bound that holds where another does not.
var opposite = map[string]string{"bound.over": "bound.atmost", "bound.atleast": "bound.under",
	"bound.under":  "bound.atleast",
	"bound.atmost": "bound.over"}

// notBounded reads a bound that does not hold: 没超过5%, not below 300, 没到1%, 没跌到1%, 没跌超3%.
func (c *composer) notBounded(i int, t *Token) int {
	at := i + 1
	if c.before(1).Text != "" && c.before(1).Text == c.at(at).Text { // 破没破170 asks, and does not deny
		return 0
	}
	for at < i+3 && c.at(at).Fills() {
		at++
	}
	if n := moved(c, at, t); c.word(at, "move") && n > 0 && reaches(c.at(at)) {
		t.Class, t.Kind, t.ID = Bound, "bound", "bound.under"
		return at + n - i
	}
	if c.word(at, "move.up") || c.word(at, "move.down") {
		at++
	}
	n := 0
	if !c.word(at, "ask.not") {
		n = bounded(c, at, t)
	}
	if n > 0 && opposite[t.ID] != "" {
		t.ID = opposite[t.ID]
		return at + n - i
	}
	q, v := c.at(at), c.at(at+1)
	if (q.Is("link.to") || q.Is("to")) && (v.Class == Quantity || v.Class == Number) && v.Upper == "" {
		*t = *v
		t.Class, t.Kind, t.ID = Bound, "bound", "bound.under"
		return at + 2 - i
	}
	return 0
}

// reaches reports whether a movement is told by what it comes to: 跌到1%.
func reaches(t *Token) bool {
	for _, end := range []string{"到", "至", "满", "够"} {
		if strings.HasSuffix(t.Text, end) {
			return true
		}
	}
	return false
}

// extreme reports whether 最多 or 最少 stands before a number.
func (c *composer) extreme(i int) bool {
	if !c.word(i, "op.most") || !c.word(i+1, "op.more") && !c.word(i+1, "op.less") {
		return false
	}
	next := c.at(i + 2)
	return next.Class == Number || next.Class == Quantity || next.Is("be")
}

// between reads 介于100和200之间, 100到200之间, between 100 and 200 kg.
func (c *composer) between(i int, t *Token) int {
	at, open := i, false
	if c.word(at, "bound.between") || c.word(at, "prep.in") {
		open, at = c.word(at, "bound.between"), at+1
	}
	a := c.at(at)
	if a.Class != Quantity && a.Class != Number {
		return 0
	}
	end := at + 1
	if a.Upper == "" {
		end = at + 3
	}
	if c.word(end, "bound.betweenbehind") {
		end++
	} else if !open {
		return 0
	}
	*t = *a
	if a.Upper == "" {
		b := c.at(at + 2)
		if b.Class != Quantity && b.Class != Number || !c.word(at+1, "op.and") && !c.word(at+1, "link.to") &&
			!c.mark(at+1, "-~") {
			return 0
		}
		if b.Unit != a.Unit {
			if a.Unit != "" && !(money(a.Unit) && strings.HasPrefix(b.Unit, a.Unit+"/")) { // between $3,100 and $3,300 a kilogram
				return 0
			}
			t.Unit = b.Unit
		}
		t.Upper, t.DigitsUpper = b.Value, b.Digits
		if a.Scale == "" && b.Scale != "" && cmp(a.Value, b.Digits) < 0 { // 41和42万之间
			t.Value = shift(a.Digits, scalePower(b.Scale))
		}
		if n := wordPower(quantityNumber(b)); n > 0 && a.Scale == "" &&
			cmp(a.Value, shift(b.Value, -n)) < 0 { // 2 and 3 billion yuan
			t.Value = shift(a.Value, n)
		}
		t.Digits, t.DigitsUpper, t.Scale = t.Value, b.Value, ""
	}
	t.Class, t.ID, t.Kind = Bound, "bound.between", "bound"
	return end - i
}
