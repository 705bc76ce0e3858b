package table

import (
	"strings"

	"rebot/index/bulletin"
	"rebot/index/extract/layout"
)

// A section is a line among the rows of a table that describes those below it: 出口, 2024年, 稀土永磁.
type section struct {
	slots
	n int // which of the table's sections it is, from 1
}

// sectionOf reads a row that has nothing but its first cell as a section.
func (r *reader) sectionOf(cells []cell) (s slots, ok bool) {
	text := ""
	for _, c := range cells {
		if c.text != "" && text != "" {
			return s, false
		}
		text += c.text
	}
	if len([]rune(text)) > maxSection || layout.HasSentence(text) {
		return s, false
	}
	s = slotsOf(bulletin.Narrow(unlisted(text)), r.Month)
	return s, s.understood() && s.role == "" && s.narrows()
}

// maxSection is how many characters the name of a section may have.
const maxSection = 24

// understood reports whether nothing in a text is left over.
func (s *slots) understood() bool {
	return s.unknown+s.blocked+s.twice == "" && s.timeKind != torn && s.direction != torn
}

// narrows reports whether a text says what figures below it are of.
func (s *slots) narrows() bool {
	return s.direction != "" || !s.period.IsZero() || s.subject != "" || s.partner != "" || s.region != "" || s.company != "" || s.stage != "" || s.ore != "" ||
		s.batch != "" || s.measure != "" || s.extreme != ""
}

// listMarks stand before the rows of a list, and before headings.
const listMarks = "●■◆★▲△·•*▪◇○□►▶◎▌▍【※√ "

// unlisted is a text without the number or the mark of a list before it: 一、出口, (二)进口, 1.稀土.
func unlisted(s string) string {
	s = strings.TrimLeft(strings.TrimSpace(s), listMarks)
	if rest, ok := strings.CutPrefix(s, "- "); ok {
		s = strings.TrimSpace(rest)
	}
	t := strings.TrimLeft(s, "(（")
	rest := strings.TrimLeft(t, "一二三四五六七八九十0123456789")
	if rest == t {
		return s
	}
	for _, mark := range []string{"、", ".", "．", ")", "）"} {
		if behind, ok := strings.CutPrefix(rest, mark); ok && (behind == "" || !bulletin.IsDigit(behind[0])) {
			return strings.TrimSpace(behind)
		}
	}
	return s
}

// inSections gives the slots that all rows of a table have from their sections; those of the first stand for them.
func (g *grid) inSections() (s slots) {
	for i := range g.rows {
		o := &g.rows[i].section.slots
		if i == 0 {
			s = *o
		}
		keep := func(a *string, b string) {
			if b == "" {
				*a = ""
			}
		}
		keep(&s.direction, o.direction)
		keep(&s.stage, o.stage)
		keep(&s.subject, o.subject)
		keep(&s.partner, o.partner)
		keep(&s.region, o.region)
		keep(&s.company, o.company)
		keep(&s.batch, o.batch)
		keep(&s.ore, o.ore)
		keep(&s.measure, o.measure)
		keep(&s.unit, o.unit)
		if o.kind == "" {
			s.kind = ""
		}
		if o.period.IsZero() {
			s.period, s.timeKind, s.year = o.period, "", false
		}
	}
	return s
}

// outOfSection reports whether a row of totals sums up more than its section: the section has one of its own above it.
func (g *grid) outOfSection(row *gridRow) bool {
	for i := range g.rows {
		if o := &g.rows[i]; o.line < row.line && o.section.n == row.section.n && row.section.n > 0 && g.sumsUpRows(o) {
			return true
		}
	}
	return false
}

// wholeTotal reports whether a row of totals may be one of the whole table where the rows stand in sections: a section is
// summed up by its own row only where the first one is too.
func (g *grid) wholeTotal(row *gridRow) bool {
	if row.section.n < 2 {
		return false
	}
	for i := range g.rows {
		if o := &g.rows[i]; o.section.n == 1 && g.sumsUpRows(o) {
			return false
		}
	}
	return true
}

// sumsUpRows reports whether a row that fits is one of totals.
func (g *grid) sumsUpRows(row *gridRow) bool {
	return len(row.cells) == len(g.columns) && g.totals(row.cells)
}
