package audit

import (
	"strings"

	"github.com/shopspring/decimal"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A claim is a change or an amount that a headline or a sentence tells, with as much as it says of what it is of.
type claim struct {
	period    bulletin.Period // zero where none is named
	subject   string
	printed   string
	company   string
	place     string
	direction string
	measure   string                   // concept of the word for what is measured
	index     string                   // the name of an index
	of        string                   // cmp.yoy, cmp.mom, or empty
	base      bulletin.Period          // what a change is said to be against
	values    func() bulletin.Interval // reckoned where the claim is held against anything, as few are
	words     string                   // how the claim prints
	unit      string                   // of an amount, empty for a change
	purity    string
	figured   bool // an amount of its subject stands before it
	from, to  int  // characters of the text
}

// A telling holds the claims of a paragraph that the audit compares with the facts.
type telling struct {
	claims   []claim
	restated [][2]figureAt // an amount, and the same again in the brackets behind it
}

// A figureAt is a printed amount and its characters.
type figureAt struct {
	digits, unit string
	from, to     int
}

// Tellings holds the claims of the paragraphs that were read.
type Tellings struct {
	of    map[*bulletin.Paragraph]telling
	place []claim // for all that the paragraph at hand claims

	titles [][]claim // of the articles
}

// NewTellings makes one of no paragraph.
func NewTellings() *Tellings { return &Tellings{of: map[*bulletin.Paragraph]telling{}} }

// Hear notes what a paragraph tells.
func (t *Tellings) Hear(p *bulletin.Paragraph, tokens []lexicon.Token) { t.of[p] = t.tells(p, tokens) }

// HearTitle notes what the headline of the next article tells.
func (t *Tellings) HearTitle(tokens []lexicon.Token) {
	t.titles = append(t.titles, claimsIn(tokens, false, nil))
}

// tells reads what a paragraph tells out of its tokens.
func (t *Tellings) tells(p *bulletin.Paragraph, tokens []lexicon.Token) (out telling) {
	if strings.Contains(p.Text, "%") {
		t.place = claimsIn(tokens, true, t.place[:0])
		for i := range t.place {
			if t.place[i].ofPrice() {
				out.claims = append(out.claims, t.place[i])
			}
		}
	}
	for i := range tokens {
		if k := restated(tokens, i); k > 0 {
			out.restated = append(out.restated, [2]figureAt{figureOf(&tokens[i]), figureOf(&tokens[k])})
		}
	}
	return out
}

func figureOf(t *lexicon.Token) figureAt { return figureAt{t.Digits, t.Scale + t.Unit, t.From, t.To} }

// A claimReader goes through the tokens of a text and gathers what it claims.
type claimReader struct {
	tokens []lexicon.Token
	at     int
	c      claim
	list   []*lexicon.Token // subjects that figures are shared out to in turn
	said   bool             // a figure has been told since the last subject
	and    bool             // the word before is 、 or 和
	move   *lexicon.Token   // a direction whose figure is not read yet
	about  string
	prose  bool // of sentences, of which no amount is held against anything
	out    []claim
}

// claimsIn reads the claims of a text out of its tokens, and adds them to some. What the lexicon does not know, and what may come, ends what was said before.
func claimsIn(tokens []lexicon.Token, prose bool, place []claim) []claim {
	r := claimReader{tokens: tokens, prose: prose, out: place}
	for r.at = 0; r.at < len(r.tokens); r.at++ {
		and := r.and
		r.and = false
		r.token(&r.tokens[r.at], and)
	}
	r.flush()
	return r.out
}

func (r *claimReader) token(t *lexicon.Token, and bool) {
	switch {
	case t.Class == lexicon.PeriodOf:
		r.time(t)
	case t.Class == lexicon.Goods || t.Class == lexicon.Product || t.Class == lexicon.Group:
		r.subject(t, and)
	case t.Class == lexicon.Purity:
		if r.said {
			r.c.figured = false
		}
		r.flush()
		r.c.purity = t.Text
	case t.Class == lexicon.Company:
		r.flush()
		r.c.company = t.ID
	case t.Class == lexicon.Place:
		r.place(t)
	case t.Class == lexicon.Change:
		r.figure(t, t.ID == "move.down")
	case t.Class == lexicon.Bound && t.Unit == "%", t.Class == lexicon.Quantity && t.Unit == "%":
		r.percent(t, and)
	case t.Class == lexicon.Quantity || t.Class == lexicon.Bound:
		r.amount(t)
	case t.Class == lexicon.Mark:
		r.mark(t)
	case t.Class == lexicon.Word:
		r.word(t)
	case t.Class != lexicon.Filler:
		r.forget()
	}
}

// forget drops what was said: something stands here that may change it.
func (r *claimReader) forget() {
	r.flush()
	period := r.c.period
	r.c, r.list, r.said, r.move, r.about = claim{period: period}, nil, false, nil, ""
}

func (r *claimReader) time(t *lexicon.Token) {
	if r.c.of == "cmp.than" {
		r.c.base = t.Period
		return
	}
	r.flush()
	r.c.period = t.Period
}

func (r *claimReader) subject(t *lexicon.Token, and bool) {
	r.flush()
	if r.said {
		r.c.direction, r.c.measure, r.c.place, r.c.company, r.c.index, r.c.figured = "", "", "", "", "", false
		if last := r.at - 1; last < 0 || r.tokens[last].Class != lexicon.Purity {
			r.c.purity = ""
		}
	}
	if !and || r.said {
		r.list = nil
	}
	r.said = false
	r.list = append(r.list, t)
	r.c.subject, r.c.printed = t.ID, t.Text
}

func (r *claimReader) place(t *lexicon.Token) {
	r.flush()
	if !t.Of("nation") {
		r.c.place = t.ID
	}
}

func (r *claimReader) mark(t *lexicon.Token) {
	switch t.Text {
	case "、":
		r.and = true
	case ":", "(", ")", "。", ";", "!", "?":
		r.forget()
	default:
		r.flush()
	}
}

func (r *claimReader) word(t *lexicon.Token) {
	switch {
	case t.Of("qualifier"):
		r.forget()
	case t.Of("direction"):
		if d := lexicon.Direction(t.ID); d != "净出口" {
			r.flush()
			r.c.direction, r.said = d, r.said && len(r.list) == 0
		}
	case t.Is("measure.index"):
		r.flush()
		r.c.index, r.c.measure = t.Text, t.ID
	case t.Of("measure"):
		r.flush() // 量增价跌
		r.c.measure = t.ID
	case t.Is("cmp.yoy") || t.Is("cmp.mom") || t.Is("cmp.than"):
		r.c.of = t.ID
	case t.Of("move") && !t.Is("move.any") && !t.Is("move.flat"):
		r.flush()
		r.move = t
	case t.Of("about") || t.Of("bound") || t.Text == "近":
		r.about = t.Text
	case t.Is("op.and"):
		r.and = true
	case t.Fills() || t.Of("be") || t.Of("aspect") || t.Of("size") || t.Of("adverb") || t.Of("to") || t.Is("link") ||
		t.Of("prep") || t.Of("give") || t.Of("say"):
	default:
		r.forget()
	}
}

// figure takes a change with its size.
func (r *claimReader) figure(t *lexicon.Token, down bool) {
	r.move = nil
	r.emit(changeClaim(t, down, r.about), changeWords(r.about, t, down), "", t)
}

// percent takes a share behind a direction, or behind another for the next subject of a list: 增 6.8%、16.9%.
func (r *claimReader) percent(t *lexicon.Token, and bool) {
	switch {
	case r.move != nil:
		m := r.move
		about := r.about
		if t.Class == lexicon.Bound {
			about = "超"
		}
		r.move = nil
		words := m.Text + about + t.Text
		if t.Class == lexicon.Bound {
			words = m.Text + t.Text
		}
		if t.Class == lexicon.Bound && !t.Is("bound.over") && t.ID != "bound.over" {
			return
		}
		r.emit(changeClaim(t, m.Is("move.down"), about), words, "", t)
	case and && len(r.out) > 0 && r.said && len(r.list) > 1:
		down := r.out[len(r.out)-1].values().Hi.IsNegative()
		r.emit(changeClaim(t, down, r.about), changeWords(r.about, t, down), "", t)
	}
}

// amount takes a figure with a unit that is no share.
func (r *claimReader) amount(t *lexicon.Token) {
	if t.Unit == "" || t.Upper != "" || len(r.list) > 1 {
		r.forget()
		return
	}
	r.move = nil
	about := r.about
	if t.Class == lexicon.Bound {
		if about = "超"; t.ID != "bound.over" {
			return
		}
	}
	if t.About != "" {
		about = t.About
	}
	if r.prose {
		r.emit(func() (none bulletin.Interval) { return none }, "", t.Unit, t)
		return
	}
	f := bulletin.Fact{Value: amountOf(t.Digits), Unit: t.Scale + t.Unit}
	r.emit(func() bulletin.Interval {
		i, _ := valuesOf(&f, true)
		return looseInterval(about, i)
	}, strings.TrimSpace(about+amountText(&f)), f.Unit, t)
}

// emit notes a claim, of the next subject where a list of them is told of in turn.
func (r *claimReader) emit(v func() bulletin.Interval, words, unit string, t *lexicon.Token) {
	c := r.c
	c.values, c.words, c.unit, c.from, c.to = v, words, unit, t.From, t.To
	if c.of == "cmp.than" && c.base.IsZero() {
		return
	}
	r.said, r.about = true, ""
	if len(r.list) > 1 {
		n := 0
		for i := len(r.out) - 1; i >= 0 && n < len(r.list) && r.out[i].to > r.list[len(r.list)-1].To; i-- {
			n++
		}
		if n == len(r.list) {
			return
		}
		c.subject, c.printed = r.list[n].ID, r.list[n].Text
	}
	r.out = append(r.out, c)
	r.c.of, r.c.base, r.c.figured = "", bulletin.Period{}, r.c.figured || unit != ""
}

// flush notes a direction that no figure follows: 出口下降.
func (r *claimReader) flush() {
	if m := r.move; m != nil && r.about == "" && len(r.list) < 2 {
		v := rise
		if m.Is("move.down") {
			v = opposite(v)
		}
		r.emit(func() bulletin.Interval { return v }, m.Text, "", m)
	}
	r.move, r.about = nil, ""
}

// rise is any rise, and what is none by rounding.
var rise = bulletin.Interval{Lo: decimal.New(-5, -2), Hi: far}

// changeClaim gives the range of a change that is told as a number or in tenths: 两成.
func changeClaim(t *lexicon.Token, down bool, about string) func() bulletin.Interval {
	if t.About != "" {
		about = t.About
	}
	digits, tenths := strings.TrimPrefix(t.Digits, "-"), strings.HasSuffix(t.Text, "成")
	return func() bulletin.Interval {
		a := amountOf(digits)
		i := bulletin.IntervalOf(a)
		if tenths {
			i = bulletin.Interval{Lo: a.Value.Sub(decimal.NewFromInt(5)), Hi: a.Value.Add(decimal.NewFromInt(5))}
		}
		if i = looseInterval(about, i); down {
			return opposite(i)
		}
		return i
	}
}

// changeWords prints a change that a headline claims: +2.4%, or as it stands there.
func changeWords(about string, t *lexicon.Token, down bool) string {
	switch {
	case about != "" || t.About != "" || strings.HasSuffix(t.Text, "成"):
		return about + t.Text
	case down:
		return "-" + strings.TrimPrefix(t.Digits, "-") + "%"
	}
	return "+" + t.Digits + "%"
}

func amountOf(s string) bulletin.Amount {
	a, _ := bulletin.ParseAmount(s)
	return a
}
