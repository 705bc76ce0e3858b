package table

import (
	"strings"

	"rebot/index/bulletin"
	"rebot/index/extract/layout"
	"rebot/index/lexicon"
)

// A tableContext holds the text around a table: the headline of its article, the captions above it, the notes below.
type tableContext struct {
	article int
	title   slots
	section heading
	caption slots // of the lines right above the table, the nearest first
	units   tableUnits
	unit    string     // of a caption or a note: 吨, or several
	percent bool       // a caption says that some figures are in per cent
	lines   []gridLine // numbered captions that no table has stood under yet
	passed  []gridLine // lines that no table has needed yet
	looked  bool       // at the headline and the notes
}

// look reads what stands around a table, once there is one.
func (c *tableContext) look(r *reader) {
	if !c.looked {
		c.title, c.units = slotsOf(bulletin.Narrow(r.Articles[c.article].Title), r.Month), r.notedUnits(c.article)
		c.looked = true
	}
	for _, l := range c.passed {
		c.above(r, l)
	}
	c.passed = nil
}

// above takes a line that stands before a table.
func (c *tableContext) above(r *reader, l gridLine) {
	if h, ok := headingOf(l.text, r.Month); ok && c.section.ends(&h) {
		c.section, c.caption = h, slots{} // what stood above is of another section
	}
	if l.sentence && isBeforeList(l.text) {
		if s, ok := r.announces(l); ok {
			c.caption = s
			c.retake(r, l.text, s)
			return
		}
	}
	if l.sentence || len(l.text) > 300 {
		c.caption = slots{}
		return
	}
	if layout.CountedInHan(l.text) { // what stood above is of another section
		c.caption = slots{}
	}
	s, figures := captionSlots(l.text, r.Month)
	if figures ||
		strings.Contains(beforeBrackets(l.text), ",") && !strings.HasSuffix(l.text, ":") && len(l.text) > 60 &&
			!strings.Contains(l.text, "单位") {
		c.caption = slots{}
		return
	}
	if s.unknown != "" && s.subject+s.direction+s.measure == "" && s.kind == "" {
		s.region, s.company, s.partner = "", "", "" // of the writer, not of the subject
	}
	c.caption = s.over(c.caption.forFamily(s.family()))
	c.retake(r, l.text, s)
	if IsNumbered(l.text) {
		c.lines = append(c.lines, l)
	}
}

// retake takes the units of a caption, or of a note between the rows of a table.
func (c *tableContext) retake(r *reader, text string, s slots) {
	c.percent = s.percent
	if r.isCaption(text) {
		c.units = r.caption(text, c.units)
		if numbered := IsNumbered(text); s.unit != "" || numbered && !strings.HasPrefix(text, "续") {
			c.unit = s.unitText()
		}
	} else if s.unit != "" && (strings.Contains(text, "单位") || unitInBrackets(text, s.unit)) {
		c.unit = s.unitText()
	}
}

// priceUnit is the unit of prices that the captions name, empty where they name several.
func (c *tableContext) priceUnit() string {
	u, _ := unitFor(bulletin.UnitPrice, strings.Fields(c.unit))
	return u
}

// beforeBrackets is a line without the brackets that it ends in.
func beforeBrackets(text string) string {
	if i := strings.LastIndex(text, "("); i > 0 && strings.HasSuffix(text, ")") {
		return text[:i]
	}
	return text
}

// unitInBrackets reports whether a line ends in brackets that name a unit: 总量控制指标（折稀土氧化物，吨）.
func unitInBrackets(text, unit string) bool {
	text = bulletin.Narrow(strings.TrimSpace(text))
	i := strings.LastIndex(text, "(")
	return i >= 0 && strings.HasSuffix(text, unit+")")
}

// captionSlots reads a caption, and reports whether a figure stands in it, as in a sentence.
func captionSlots(text string, base bulletin.Month) (s slots, figures bool) {
	withTokens(text, base, func(tokens []lexicon.Token) {
		for i := range tokens {
			figures = figures || amounts(&tokens[i]) && !graded(tokens, i)
			s.take(tokens, i)
		}
	})
	s.unknown, s.also, s.manner = s.unknown+s.also+s.manner, "", ""
	return s, figures
}

// graded reports whether a percentage says what goods hold of something: 三氧化钨含量65%.
func graded(tokens []lexicon.Token, i int) bool {
	return tokens[i].Unit == "%" &&
		(i > 0 && bulletin.HasAny(tokens[i-1].Text, "含量", "品位") || i > 1 && tokens[i-2].Text+tokens[i-1].Text == "含量")
}

// amounts reports whether a token is an amount or a change, and not how many things a table lists: 前六位.
func amounts(t *lexicon.Token) bool {
	u := t.Unit
	return t.Class == lexicon.Change ||
		t.Class == lexicon.Quantity && (u == "%" || massUnit(u) || moneyUnit(u) || strings.Contains(u, "/"))
}

// over gives the slots with those empty filled from others.
func (s slots) over(o *slots) slots {
	fill := func(a *string, b string) {
		if *a == "" {
			*a = b
		}
	}
	fill(&s.measure, o.measure)
	fill(&s.unit, o.unit)
	if s.index == "" || generalIndex[s.index] {
		s.index = o.index
	}
	fill(&s.units, o.units)
	fill(&s.company, o.company)
	fill(&s.partner, o.partner)
	fill(&s.region, o.region)
	fill(&s.direction, o.direction)
	fill(&s.batch, o.batch)
	fill(&s.stage, o.stage)
	fill(&s.ore, o.ore)
	fill(&s.terms, o.terms)
	fill(&s.subject, o.subject)
	fill(&s.blocked, o.blocked)
	fill(&s.also, o.also)
	if s.kind == "" {
		s.kind = o.kind
	}
	s.daily = s.daily || o.daily
	if s.period.IsZero() && s.timeKind == "" {
		s.period, s.timeKind, s.year = o.period, o.timeKind, o.year
		if s.rel == "" {
			s.rel = o.rel
		}
	}
	return s
}

// family is the kind of figures that a caption announces, empty where it announces none.
func (s *slots) family() bulletin.FactKind {
	switch {
	case s.kind != "":
		return s.kind
	case s.stage != "":
		return bulletin.QuotaFact
	case s.direction != "":
		return bulletin.TradeFact
	case priced(s.measure) && strings.Contains(s.unit, "/") && s.role != "partner" && s.partner == "":
		return bulletin.PriceFact
	}
	return ""
}

// priced reports whether a measure is of prices.
func priced(measure string) bool {
	return strings.HasPrefix(measure, "measure.") && measured(measure) == "price" && measure != "measure.index"
}

// forFamily gives the slots without those that say what figures are, where the nearer text announces others: an output under
// the headline of a quota.
func (s *slots) forFamily(nearer bulletin.FactKind) *slots {
	if own := s.family(); nearer == "" || own == "" || own == nearer {
		return s
	}
	t := *s
	t.kind, t.stage, t.ore, t.batch, t.direction, t.partner, t.measure, t.extreme = "", "", "", "", "", "", "", ""
	return &t
}

// below takes the notes that follow a table: its unit, where no line above has named it.
func (c *tableContext) below(r *reader, lines []gridLine, i int) {
	for n := 0; i < len(lines) && n < 3 && isNote(lines[i].text); i, n = i+1, n+1 {
		if s := slotsOf(lines[i].text, r.Month); s.unit != "" && c.unit == "" && strings.Contains(lines[i].text, "单位") {
			c.unit = s.unitText()
		}
	}
}

// around gives the slots of captions and headline, the nearer first.
func (c *tableContext) around() slots {
	t := c.title
	t.subject, t.unit, t.terms, t.blocked = "", "", "", ""
	s := c.caption.over(&c.section.slots)
	s = s.over(t.forFamily(s.family()))
	s.unit = ""
	return s
}

// captions notes captions of tables that no table stands under.
func (r *reader) captions(c *tableContext) {
	for _, l := range c.lines {
		r.Problemf(
			l.n,
			"the caption of a table stands over no rows that can be read; its figures, where it has any, are left out",
		)
	}
}
