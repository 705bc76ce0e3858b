package intake

import (
	"strings"
	"unicode"
)

// A Cell is a cell of a table as DOCX and HTML have it.
type Cell struct {
	Paragraphs   []string
	Across, Down int // how many columns and rows it takes, 1 at least
}

// A Table is the rows of cells of a table, and whether it has another one in it.
type Table struct {
	Rows   [][]Cell
	nested bool
}

const (
	maxAcross = 64   // how many columns a table may have
	maxDown   = 2000 // and rows that one cell takes
)

// lines writes a table as rows of cells parted by tabs. A table that only lays text out, in a cell of its own or in columns,
// is written as its text.
func (t *Table) lines() (out []Line) {
	if t.LaysOut() {
		for _, row := range t.Rows {
			for _, c := range row {
				for _, p := range c.Paragraphs {
					out = append(out, Line{Text: p, Ends: true})
				}
			}
		}
		return out
	}
	for _, rows := range t.Cells() {
		for _, cells := range rows {
			out = appendRow(out, cells)
		}
	}
	return out
}

// Cells gives the texts of a table's cells as Lines have them, for each of its rows: some are several rows stacked.
func (t *Table) Cells() (out [][][]string) {
	for _, row := range t.grid() {
		out = append(out, stacked(row))
	}
	return out
}

// appendRow adds a row. One that is a single text over all columns is a line of its own.
func appendRow(out []Line, cells []string) []Line {
	switch text := strings.Join(cells, "\t"); {
	case strings.TrimSpace(text) == "":
		return out
	case strings.TrimSpace(text) == cells[0] && len(cells) > 1 && strings.ContainsAny(text, "。："):
		return append(out, Line{Text: cells[0], Ends: true})
	default:
		return append(out, Line{Text: text, Ends: true, Row: len(cells) > 1})
	}
}

// longCell is how many characters of sentences show that a cell holds running text.
const longCell = 120

// LaysOut reports whether a table is no table of data: it has one column, another table in it, or running text in a cell.
func (t *Table) LaysOut() bool {
	most := 0
	for _, row := range t.Rows {
		most = max(most, len(row))
		for _, c := range row {
			if text := strings.Join(c.Paragraphs, ""); len(text) > 3*longCell && strings.Contains(text, "。") {
				return len(row) < 3
			}
		}
	}
	return most < 2 || t.nested
}

// grid puts every cell at its column. What is printed once over several columns stands in the first of them, and what is
// printed once beside several rows in each of them: but a head only in its first line, as package extract expects it, and a
// figure too, since it need not be the figure of each.
func (t *Table) grid() [][]Cell {
	out := make([][]Cell, len(t.Rows))
	put := func(row, column int, c Cell) {
		for len(out[row]) <= column {
			out[row] = append(out[row], Cell{})
		}
		out[row][column] = c
	}
	taken := map[[2]int]bool{}
	for i, row := range t.Rows {
		at := 0
		for _, c := range row {
			for taken[[2]int{i, at}] {
				at++
			}
			across, down := min(max(c.Across, 1), maxAcross), min(max(c.Down, 1), maxDown, len(t.Rows)-i)
			if at+across > maxAcross {
				break
			}
			put(i, at+across-1, Cell{})
			put(i, at, c)
			for k := i + 1; k < i+down; k++ {
				below := Cell{}
				if i > 0 && !hasDigit(c.Paragraphs) {
					below = c
				}
				put(k, at+across-1, Cell{})
				put(k, at, below)
				for n := range across {
					taken[[2]int{k, at + n}] = true
				}
			}
			at += across
		}
	}
	return out
}

func hasDigit(texts []string) bool {
	return strings.ContainsFunc(strings.Join(texts, ""), unicode.IsDigit)
}

// stacked parts a row in whose cells several rows are stacked, a paragraph each: as many in every cell that has more than
// one. Other paragraphs of a cell are one text.
func stacked(row []Cell) [][]string {
	if n := stack(row); n > 1 {
		out := make([][]string, n)
		for i := range out {
			for _, c := range row {
				text := ""
				if i < len(c.Paragraphs) {
					text = c.Paragraphs[i]
				}
				out[i] = append(out[i], oneLine(text))
			}
		}
		return out
	}
	var cells []string
	for _, c := range row {
		cells = append(cells, oneLine(joinTexts(c.Paragraphs)))
	}
	return [][]string{cells}
}

// stack is how many paragraphs each cell of a row has that has any, where they are figures below each other; else 0.
func stack(row []Cell) int {
	n, figures, filled := 0, 0, 0
	for _, c := range row {
		if len(c.Paragraphs) == 0 {
			continue
		}
		filled++
		if n > 0 && len(c.Paragraphs) != n {
			return 0
		}
		n = len(c.Paragraphs)
		if startWithDigit(c.Paragraphs) {
			figures++
		}
	}
	if filled < 2 || figures == 0 {
		return 0
	}
	return n
}

func startWithDigit(texts []string) bool {
	for _, t := range texts {
		if t = strings.TrimLeft(t, "-+−"); t == "" || !unicode.IsDigit(rune(t[0])) {
			return false
		}
	}
	return true
}

// oneLine is a cell's text without tabs, which part cells.
func oneLine(s string) string { return strings.TrimSpace(strings.ReplaceAll(s, "\t", " ")) }

// joinTexts joins the paragraphs of a cell. Between digits a blank stays: two numbers below each other are not one.
func joinTexts(texts []string) string {
	var b strings.Builder
	last := rune(0)
	for _, t := range texts {
		first := []rune(t + " ")[0]
		if b.Len() > 0 && !(isWide(last) || isWide(first)) {
			b.WriteByte(' ')
		}
		b.WriteString(t)
		last = []rune(" " + t)[len([]rune(t))]
	}
	return b.String()
}

// isExponent reports whether a raised text is the exponent of the number before it, and no note: without a mark between them,
// ten to the fifth would become a hundred and five.
func isExponent(before, raised string) bool {
	if before == "" || raised == "" || before[len(before)-1] < '0' || before[len(before)-1] > '9' {
		return false
	}
	return raised[0] == '-' || raised[0] >= '0' && raised[0] <= '9' || strings.HasPrefix(raised, "−") || strings.HasPrefix(raised, "–")
}

// isWide reports whether a character takes two columns, and has no blank beside it in Chinese text.
func isWide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xff65
}
