package extract

import (
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// language is what prose is read by.
var language = lexicon.New()

// A clauseReader reads the facts of an article's prose, clause by clause.
type clauseReader struct {
	*reader
	article int
	para    *bulletin.Paragraph
	tokens  []lexicon.Token
	state   map[*lexicon.Token]status // what became of each number

	ctx              frame // what the clauses before said
	kind             bulletin.FactKind
	year             int    // said last in the sentence
	title            int    // the year that the headline names
	inside           bool   // the clause goes on with the sentence that filled ctx
	timed            bool   // the sentence has named a time
	semi             bool   // a semicolon stands between
	broken           bool   // a clause before was not understood
	national         bool   // the sentence is of the country
	province         bool   // the article tells of a province or a city
	ofRegion, ofFirm bool   // the text before was of a region or a firm, and this sentence names none
	more             bool   // the paragraph before ended in a mark that promises more
	guess            string // why nothing in the sentence is a fact
	group            []int  // facts that a change without a subject is of
	recent           []int  // facts of the sentence so far
	pend             []change
	below            string // what （下同） says of every change
}

// clauses reads the prose of an article.
func (r *reader) clauses(article int) {
	c := &clauseReader{reader: r, article: article}
	if t := language.Tokens(r.Articles[article].Title, r.Month); len(t) > 0 {
		for i := range t {
			if y := saidYear(&t[i]); y > 0 {
				c.title = y
			}
		}
	}
	for i := range r.Articles[article].Paragraphs {
		p := &r.Articles[article].Paragraphs[i]
		if p.Row || p.Caption || p.Repeat || len(p.Text) > maxProse || r.full() {
			continue
		}
		c.paragraph(p)
	}
}

func (c *clauseReader) paragraph(p *bulletin.Paragraph) {
	c.para = p
	c.tokens = language.Tokens(p.Text, c.Month)
	c.state = map[*lexicon.Token]status{}
	if p.Heading {
		c.account()
		return
	}
	clauses := cutClauses(c.tokens)
	for _, k := range clauses {
		k.parse()
	}
	if len(clauses) > 0 {
		clauses[0].first = !c.more
		last := clauses[len(clauses)-1]
		c.more = last.open || c.more && last.loose
	}
	c.ofFirm = false
	c.ofRegion = c.ofRegion && c.province
	for i := 0; i < len(clauses); {
		n := 1
		for i+n < len(clauses) && clauses[i+n].begins == '&' {
			n++
		}
		c.read(clauses[i : i+n])
		i += n
	}
	c.account()
}

// read reads a clause, and the list that it begins.
func (c *clauseReader) read(list []*clause) {
	k := list[0]
	if k.first {
		c.sentence(k)
	}
	c.semi = c.semi || k.begins == ';'
	c.settle(list)
	if k.guess && c.guess == "" {
		c.guess = k.bad
	}
	c.national = c.national || k.nation
	if k.below {
		c.below = "同比"
	}
	if joint(list) {
		c.respectively(list)
	} else {
		for i, one := range list {
			if i > 0 && len(one.said[slotSubject])+len(one.said[slotStage]) == 0 && len(one.amounts) > 0 {
				one.spoil("several amounts and no word on what each is of")
			}
			c.clause(one)
		}
	}
}

func (k *clause) spoil(why string) {
	if k.bad == "" {
		k.bad = why
	}
}

// joint reports whether the clauses of a list share out figures by position or give one to all.
func joint(list []*clause) bool {
	if !list[0].respective {
		return false
	}
	own := 0
	for _, k := range list {
		if k.said.has(slotSubject) && len(k.said[slotSubject]) == 1 && len(k.amounts) > 0 {
			own++
		}
	}
	return own < len(list) || len(list) == 1
}

// sentence begins a new sentence: of what was said, only the time stays, unless the sentence goes on with 其中 or 累计.
func (c *clauseReader) sentence(k *clause) {
	c.national = c.national && (k.part || k.run)
	c.inside = k.part || k.run || k.same && !k.said.has(slotSubject) && !k.said.has(slotPartner)
	if k.ref {
		c.inside = true
	}
	if !c.inside {
		c.ofRegion = c.ofRegion || c.ctx.has(slotRegion)
		c.province = c.province || c.ofRegion && inside(c.ctx[slotRegion])
		c.ofFirm = c.ctx.has(slotCompany)
		c.group, c.recent = nil, nil
	}
	c.year = c.title
	c.semi, c.broken, c.timed, c.guess, c.pend = false, false, false, "", nil
}

// inside reports whether a region lies in the country, so that the whole article may be about it.
func inside(region []filling) bool {
	return len(region) == 1 && region[0].token != nil && !region[0].token.Of("country") && !region[0].token.Of("bloc") && !region[0].token.Of("world")
}

// settle puts the periods of clauses into the year said last.
func (c *clauseReader) settle(list []*clause) {
	for _, k := range list {
		c.timed = c.timed || k.said.has(slotPeriod)
		for i, f := range k.said[slotPeriod] {
			if f.token == nil {
				continue
			}
			if y := saidYear(f.token); y > 0 {
				c.year = y
			}
			k.said[slotPeriod][i] = c.dated(f)
		}
		if k.yearBefore && !c.ctx.period().IsZero() {
			own := c.ctx.period().Shift(-12)
			k.said[slotPeriod] = []filling{{name: own.String(), period: own}}
		}
		for i := range k.amounts {
			if f := k.amounts[i].period; f != nil {
				g := c.dated(*f)
				k.amounts[i].period = &g
			}
		}
		for i := range k.changes {
			if b := k.changes[i].cmp.base; b != nil && !b.token.Year && c.ctx.has(slotPeriod) {
				b.sameTime(c.ctx.period())
			}
		}
	}
}

// dated settles a period without a year, and a day without a month.
func (c *clauseReader) dated(f filling) filling {
	if f.token != nil && f.token.ID == "day.alone" {
		if own := c.ctx.period(); own.From.Month != 0 && own.From.Month == own.To.Month && f.period.From.Day <= own.From.Month.Days() {
			f.period = bulletin.DayOf(own.From.Month, f.period.From.Day)
		}
		return f
	}
	return settleYear(f, c.year)
}
