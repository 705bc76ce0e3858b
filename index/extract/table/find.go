package table

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"rebot/index/bulletin"
	"rebot/index/extract/layout"
)

// A gridLine is a line of an article as tables are found in it.
type gridLine struct {
	n         int
	raw, text string
	sentence  bool // the line is of a sentence
	stops     bool // a sentence ends in it
}

// tableLines are the lines of an article that carry text.
func (r *reader) tableLines(article int) (out []gridLine) {
	a := &r.Articles[article]
	from := sort.Search(len(r.lines), func(i int) bool { return r.lines[i].N >= a.First })
	to := sort.Search(len(r.lines), func(i int) bool { return r.lines[i].N > a.Last })
	out = make([]gridLine, 0, to-from)
	for _, l := range r.lines[from:to] {
		if n := len(out); n > 0 && captionGoesOn(out[n-1].text, l.Text) {
			out[n-1].text += oneCell(bulletin.Narrow(l.Text))
			out[n-1].stops = layout.HasSentence(out[n-1].text)
		} else if !l.Source && !ruled(l.Text) {
			p := r.Articles[article].ParagraphAt(l.N)
			sentence := layout.HasSentence(l.Text) || p != nil && p.First < p.Last && layout.HasSentence(p.Text) && !r.apart(p, l)
			raw, text := unitToFigure(r.Lines[l.N-1]), oneCell(bulletin.Narrow(l.Text))
			if raw != r.Lines[l.N-1] {
				text = oneCell(raw)
			}
			out = append(out, gridLine{l.N, raw, text, sentence, layout.HasSentence(text)})
		}
	}
	alignTabs(out)
	return out
}

// captionGoesOn reports whether the caption of a table that a line begins goes on in the next: 表 1 …价格对比（单位：元/公, 斤）.
func captionGoesOn(above, next string) bool {
	if !IsNumbered(above) {
		return false
	}
	open := strings.LastIndexAny(above, "（(")
	return !strings.ContainsAny(above[open+1:], "）)") && !layout.HasSentence(next) &&
		(open >= 0 && strings.ContainsAny(next, "）)") || open < 0 && bulletin.HasAny(next, "（单位", "(单位"))
}

// apart reports whether a line is the last of its paragraph, behind an empty one: a caption that was taken for its end.
func (r *reader) apart(p *bulletin.Paragraph, l layout.Line) bool {
	return l.N == p.Last && l.N > 1 && strings.TrimSpace(r.Lines[l.N-2]) == ""
}

// oneCell takes the blanks around a line off, and the bars of one that holds a single cell: 435000 |, | 435000 |.
func oneCell(s string) string {
	s = strings.TrimSpace(s)
	if strings.IndexByte(s, '|') < 0 {
		return s
	}
	if inner := strings.TrimSpace(strings.Trim(s, "|")); !strings.Contains(inner, "|") {
		return inner
	}
	return s
}

// grids reads the tables of an article.
func (r *reader) grids(article int) {
	lines := r.tableLines(article)
	ctx := &tableContext{article: article}
	for i := 0; i < len(lines); {
		g, next := r.yearsAt(lines, i, ctx)
		if g == nil {
			g, next = r.gridAt(lines, i)
		}
		if g == nil {
			if ctx.passed = append(ctx.passed, lines[i]); IsNumbered(lines[i].text) {
				ctx.look(r)
			}
			if r.strayLine(article, lines[i]) {
				ctx.lines = nil
			}
			i++
			continue
		}
		for _, l := range lines[i:next] {
			if p := r.Articles[article].ParagraphAt(l.n); p != nil {
				p.Row, p.Heading = true, false
			}
		}
		ctx.look(r)
		ctx.below(r, lines, next)
		caption := ctx.caption
		r.dayTold(g, ctx, lines, next)
		r.gridFacts(article, g, ctx)
		ctx.caption = caption
		ctx.lines, i = nil, next
	}
	r.captions(ctx)
}

// strayLine notes a row of figures with no head above it.
func (r *reader) strayLine(article int, l gridLine) bool {
	if !strings.ContainsAny(l.text, "0123456789") || l.sentence || r.repeated(article, l.n) {
		return false
	}
	name, ok := r.opensRow(cells(l.raw), 2)
	if ok {
		r.Problemf(l.n, "the row of %s stands under no header that names its columns; add one, its figures are left out", name)
	}
	return ok
}

// gridAt reads the table whose head begins at a line, and gives the line behind it. It gives none where no table
// begins.
func (r *reader) gridAt(lines []gridLine, i int) (*grid, int) {
	if g, next := r.headless(lines, i); g != nil {
		return g, next
	}
	g, next := r.rowsAt(lines, i)
	if g != nil && len(g.rows) > 0 || lines[i].n <= r.tried {
		return g, next
	}
	if single, n := r.cellsAt(lines, i); g == nil || single != nil { // the first of single cells looks like a head alone
		return single, n
	}
	return g, next
}

// rowsAt reads a table whose rows are lines.
func (r *reader) rowsAt(lines []gridLine, i int) (*grid, int) {
	if lines[i].sentence || strings.ContainsRune(lines[i].raw, utf8.RuneError) || len(lines[i].raw) > maxRow {
		return nil, 0
	}
	if !bulletin.HasAny(lines[i].raw, " ", "\t", "\u3000", "|", "│", "┃") {
		return nil, 0 // one cell is no head
	}
	cells, sep := r.fields(lines[i])
	columns, behind := r.head(lines, i, cells, sep)
	if columns == nil {
		return nil, 0
	}
	g := &grid{columns: columns, first: lines[i].n, last: lines[behind-1].n, sep: sep}
	next := r.rows(g, lines, r.headRest(g, lines, behind))
	if !g.hasNames() || len(g.rows) == 0 && !g.plain() {
		return nil, 0
	}
	return g, next
}

// head reads the first line of a head, or two where the first one has but what is printed over several columns. It
// gives the line behind.
func (r *reader) head(lines []gridLine, i int, cells []cell, sep separator) ([]gridColumn, int) {
	if columns, ok := r.headLine(cells); ok {
		return columns, i + 1
	}
	if columns, ok := r.mergedHead(lines, i, cells, sep); ok {
		return columns, i + 1
	}
	if columns, ok := r.upperHead(lines, i, cells, sep); ok {
		return columns, i + 2
	}
	if columns, ok := r.cornerHead(lines, i, cells, sep); ok {
		return columns, i + 1
	}
	return nil, 0
}

// hasNames reports whether a column names what its rows are of.
func (g *grid) hasNames() bool {
	return slices.ContainsFunc(g.columns, func(c gridColumn) bool { return c.named() })
}

// mergedHead reads a head whose first line holds but what is printed over several columns: the next one makes it a
// head.
func (r *reader) mergedHead(lines []gridLine, i int, cells []cell, sep separator) ([]gridColumn, bool) {
	if len(cells) < 2 || i+1 == len(lines) || lines[i+1].stops {
		return nil, false
	}
	var above []gridColumn
	named := false
	for _, c := range cells {
		col := gridColumn{head: c.text, line: c.line, slots: r.headSlots(c.text), from: c.from, to: c.to}
		if v := readCell(c.text); v.kind == cellNumber || v.kind == cellDamaged || col.unknown != "" && col.role == "" {
			return nil, false
		}
		named = named || col.named()
		above = append(above, col)
	}
	below, sep2 := r.fields(lines[i+1])
	if !named || sep != sep2 || !r.moreHead(below) {
		return nil, false
	}
	columns, ok := r.under(slices.Clone(above), below, sep)
	if !ok {
		return nil, false
	}
	for i := range columns {
		if columns[i].valued() {
			return above, true // headRest joins the second line
		}
	}
	return nil, false
}

// headRest joins the further lines of a head, and gives the line behind it.
func (r *reader) headRest(g *grid, lines []gridLine, i int) int {
	for n := 0; i < len(lines) && n < 3; n++ {
		if lines[i].stops || isNote(lines[i].text) {
			break
		}
		cells, sep := r.fieldsUnder(lines[i], g)
		if !r.moreHead(cells) || len(cells) == 1 && sep != byMark && !g.wide(cells[0]) {
			break
		}
		columns, ok := r.mergedUnder(g, cells, sep, r.markedCells(lines, i+1))
		if !ok {
			columns, ok = r.under(slices.Clone(g.columns), cells, g.sep)
		}
		if !ok {
			for k := range g.columns {
				if g.columns[k].role == "" {
					g.columns[k].blocked += "the lines of the head do not stand under each other"
				}
			}
		} else {
			g.columns = columns
		}
		g.last, i = lines[i].n, i+1
	}
	return i
}

// markedCells counts the cells of a line that has marks.
func (r *reader) markedCells(lines []gridLine, i int) int {
	if i == len(lines) {
		return 0
	}
	cells, sep := r.fields(lines[i])
	if sep != byMark {
		return 0
	}
	return len(cells)
}

// wide reports whether a cell alone in its line stands under a column of a head in columns.
func (g *grid) wide(c cell) bool { return g.sep == byBlanks && c.from > g.columns[0].to }

// rows reads the rows below a head, and gives the line behind the last.
func (r *reader) rows(g *grid, lines []gridLine, i int) int {
	var notes []string
	var in section
	end := i
	for ; i < len(lines); i++ {
		l := lines[i]
		cells, _ := r.fieldsAs(l, g)
		if s, ok := r.sectionOf(cells); ok && r.rowsBelow(g, lines, i+1) {
			in = section{s, in.n + 1}
			continue
		}
		if columns, ok := r.headLine(cells); ok {
			if !sameHead(columns, g.columns) {
				break
			}
			i = r.headRest(&grid{columns: columns, sep: g.sep}, lines, i+1) - 1 // the head again on the next page
			end = i + 1
			continue
		}
		row, what := r.rowOf(g, l, cells)
		switch what {
		case isRow:
			row.notes, row.section, notes = notes, in, nil
			g.rows = append(g.rows, row)
			g.last, end = l.n, i+1
		case isCaptionLine:
			notes = append(notes, l.text)
		default:
			return end
		}
	}
	return end
}

// rowsBelow reports whether a row follows, behind further lines of sections or not.
func (r *reader) rowsBelow(g *grid, lines []gridLine, i int) bool {
	for n := 0; i < len(lines) && n < 3; i, n = i+1, n+1 {
		cells, _ := r.fieldsAs(lines[i], g)
		if _, ok := r.sectionOf(cells); ok {
			continue
		}
		if _, head := r.headLine(cells); head {
			return false
		}
		row, what := r.rowOf(g, lines[i], cells)
		return what == isRow && row.problem == "" && anyFigure(g, row.cells)
	}
	return false
}

func sameHead(a, b []gridColumn) bool {
	return slices.EqualFunc(a, b, func(x, y gridColumn) bool {
		x1, _, _ := strings.Cut(y.head, "\n")
		return x.head == y.head || x.head == x1
	})
}

// fieldsAs cuts a line as the rows of a table are cut.
func (r *reader) fieldsAs(l gridLine, g *grid) ([]cell, separator) {
	cells, sep := r.fieldsUnder(l, g)
	if sep == byBlanks && len(cells) < len(g.columns) {
		if single := spelledOut(spacedFields(strings.TrimRight(bulletin.Narrow(l.raw), " \t\r"), l.n, 1)); len(single) == len(g.columns) {
			return single, byBlank
		}
	}
	return cells, sep
}

// What a line below a head is.
const (
	isNothing = iota
	isRow
	isCaptionLine
)

// rowOf reads a line as a row.
func (r *reader) rowOf(g *grid, l gridLine, cells []cell) (gridRow, int) {
	row := gridRow{line: l.n}
	if r.isCaption(l.text) || isNote(l.text) {
		return row, isCaptionLine
	}
	name, opens := r.opensRow(plainTexts(cells), 1+btoi(l.stops))
	if l.stops && !damagedNumber.MatchString(l.text) || len(cells) < 2 && len(g.columns) > 1 {
		if !opens {
			return row, isNothing
		}
		row.name, row.problem = name, r.misfit(cells, g)
		return row, isRow
	}
	cells = g.namesTotal(cells)
	fit, problem := g.fit(cells)
	unreadable := strings.ContainsRune(l.raw, utf8.RuneError)
	row.name = rowName(g, cells, fit)
	switch {
	case unreadable && (opens || problem == "" || g.looksLike(cells)):
		row.cells, row.problem = cells, " has characters that can't be read; correct it"
	case problem == "" && !anyFigure(g, fit) && !anyName(g, fit):
		return row, isNothing
	case problem == "":
		row.cells = fit
	case !opens && !g.looksLike(cells):
		return row, isNothing
	case problem == "cells":
		row.cells, row.problem = cells, r.misfit(cells, g)
	default:
		row.cells, row.problem = cells, ": "+problem+"; correct it"
	}
	if opens {
		row.name = name
	}
	return row, isRow
}
