package clause

import (
	"strings"
	"unicode/utf8"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A status says what became of a printed number.
type status struct{ what, why string }

func (c *clauseReader) unread(t *lexicon.Token, why string) {
	if t != nil {
		c.state[t] = status{bulletin.FigureUnread, why}
	}
}

// left leaves a number unread, or says that it is only how a price is reckoned: 每增减 1%，价格增减 334 元/吨.
func (c *clauseReader) left(k *clause, t *lexicon.Token, why string) {
	c.unread(t, why)
	if k.rule && !k.strange() && t != nil {
		c.state[t] = status{bulletin.FigureOther, "how a price is reckoned"}
	}
}

// mark notes that a number stands in a fact.
func (c *clauseReader) mark(t *lexicon.Token) {
	if t != nil {
		c.state[t] = status{bulletin.FigureFact, ""}
	}
}

// lines gives the lines of the file that characters of the paragraph stand on.
func (c *clauseReader) lines(from, to int) (first, last int) {
	return c.para.Lines(c.bytes[from], c.bytes[to])
}

// account says of every number of the paragraph what became of it.
func (c *clauseReader) account() {
	text := c.text
	next := 0
	for i := 0; i < len(text); {
		if !bulletin.IsNumeral(text[i]) {
			i++
			continue
		}
		n := bulletin.DigitsAt(text[i:])
		for next < len(c.tokens) && c.tokens[next].To <= i {
			next++
		}
		st := status{bulletin.FigureUnread, "it stands beside no word that is known"}
		if next < len(c.tokens) && c.tokens[next].From < i+n {
			st = c.statusOf(next, i, text)
		}
		line, _ := c.lines(i, i+n)
		c.Figures = append(
			c.Figures,
			bulletin.Figure{Line: line, Text: c.para.Text[c.bytes[i]:c.bytes[i+n]], Status: st.what, Reason: st.why},
		)
		i += n
	}
}

func (c *clauseReader) statusOf(n, at int, text []rune) status {
	t := &c.tokens[n]
	if s, ok := c.stateOfPart(t, at); ok {
		return s
	}
	s, known := c.state[t]
	switch {
	case known && s.what == bulletin.FigureFact:
		return s
	case t.Class == lexicon.PeriodOf:
		return status{bulletin.FigureOther, "a date"}
	case t.Class == lexicon.Purity, t.Unit == "%" && s.what != bulletin.FigureFact && c.grades(n):
		return status{bulletin.FigureOther, "a grade"}
	case at == 0 && t.Class == lexicon.Number:
		return status{bulletin.FigureOther, "a number of a list"}
	case t.Class == lexicon.Number && s.what != bulletin.FigureFact && c.formal(n) != "":
		return status{bulletin.FigureOther, c.formal(n)}
	case t.Class == lexicon.Unknown, t.Class == lexicon.Product, t.Class == lexicon.Company, t.Class == lexicon.Goods:
		return status{bulletin.FigureOther, "part of a name or formula"}
	case t.Class == lexicon.Number && c.besideLatin(n):
		return status{bulletin.FigureOther, "part of a formula or a physical quantity"}
	case unitKind(t.Unit) == '#' && t.Unit != "个" && t.Unit != "辆" && t.Unit != "台":
		return status{bulletin.FigureOther, "a count of things"}
	case known:
		return s
	case t.Class == lexicon.Number:
		return status{bulletin.FigureOther, "a number of nothing that is counted"}
	}
	return status{bulletin.FigureUnread, "its clause is not understood"}
}

// stateOfPart gives what became of the part of a token that stands at some place, where it was told apart.
func (c *clauseReader) stateOfPart(t *lexicon.Token, at int) (status, bool) {
	for i := range t.Parts {
		part := &t.Parts[i]
		if part.From > at || at >= part.To {
			continue
		}
		if s, ok := c.state[part]; ok {
			return s, true
		}
		return c.stateOfPart(part, at)
	}
	return status{}, false
}

// formal says what a number is that counts nothing: a time of day, a code, the number of a document.
func (c *clauseReader) formal(n int) string {
	before, behind := c.token(n-1), c.token(n+1)
	switch {
	case behind.Text == ":" && c.token(n+2).Class == lexicon.Number,
		before.Text == ":" && c.token(n-2).Class == lexicon.Number:
		return "a time of day"
	case before.Text == ":" && c.token(n-2).Of("shortname"),
		len(c.tokens[n].Text) > 7 && strings.Trim(c.tokens[n].Text, "0123456789-") == "":
		return "a code"
	case before.Text == "[" && referenceAt(c.tokens, n-1) > 0, behind.Text == "]" && c.inReference(n):
		return noteNumber
	case behind.Text == "〕", before.Text == "〔":
		return "the number of a document"
	}
	return ""
}

const noteNumber = "the number of a note"

// inReference reports whether a number stands among those of notes: [4, 5].
func (c *clauseReader) inReference(n int) bool {
	for i := n; i >= 0 && i > n-8; i-- {
		if c.tokens[i].Text == "[" {
			return referenceAt(c.tokens, i) > n
		}
	}
	return false
}

func (c *clauseReader) token(n int) *lexicon.Token {
	if n < 0 || n >= len(c.tokens) {
		return &noToken
	}
	return &c.tokens[n]
}

// grades reports whether a percentage says what goods hold of something: REO=50%, 三氧化钨含量 65%.
func (c *clauseReader) grades(n int) bool {
	if n < 2 {
		return false
	}
	b := c.tokens[n-1].Text
	return b == "=" || c.tokens[n-2].Text+b == "含量" || strings.HasSuffix(b, "品位")
}

// besideLatin reports whether Latin letters or marks of science stand right before or behind a number.
func (c *clauseReader) besideLatin(n int) bool {
	for _, i := range []int{n - 1, n + 1} {
		if i < 0 || i >= len(c.tokens) {
			continue
		}
		t := &c.tokens[i]
		if t.Class == lexicon.Unknown && isASCII(t.Text) || t.Class == lexicon.Element && isASCII(t.Text) ||
			t.Class == lexicon.Mark && strings.Contains("+×μ°^=<@∶±λ", t.Text) {
			return true
		}
	}
	return false
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
