package table

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rebot/index/bulletin"
	"rebot/index/extract/layout"
	"rebot/index/lexicon"
)

// A separator is a way to part the cells of a line.
type separator int

const (
	byBlank  separator = iota // single blanks, which also stand inside cells
	byBlanks                  // runs of blanks, in columns
	byMark                    // bars or tabs
)

// maxRow is the length in bytes of the longest line that is taken for a row.
const maxRow = 1000

// A cutLine is a line cut into its cells. It may be a row, a head, or the line below one, and is asked about as each.
type cutLine struct {
	cells []cell
	sep   separator
}

// fields gives the cells of a line.
func (r *reader) fields(l gridLine) ([]cell, separator) {
	c, ok := r.cut[l.n]
	if !ok {
		cells, sep := fields(l.raw, l.n)
		c = cutLine{slices.Clip(cells), sep}
		r.cut[l.n] = c
	}
	return c.cells, c.sep
}

// fields cuts a line into its cells.
func fields(raw string, n int) ([]cell, separator) {
	if len(raw) > maxRow {
		return []cell{{text: raw, line: n}}, byBlank
	}
	s := strings.TrimRight(bulletin.Narrow(raw), " \t\r")
	if cells := markedFields(s, n); cells != nil {
		return cells, byMark
	}
	s = strings.TrimLeft(s, "\t") // no field is left of it
	wide := spelledOut(spacedFields(s, n, 2))
	if len(wide) > 1 {
		return wide, byBlanks
	}
	return glued(s, spelledOut(spacedFields(s, n, 1))), byBlank
}

// fieldsUnder gives the cells of a line below a head: where bars stand around no line of the head, those at the ends of
// this one have an empty cell beside them.
func (r *reader) fieldsUnder(l gridLine, g *grid) ([]cell, separator) {
	if g.sep != byMark || g.first < 1 {
		return r.fields(l)
	}
	line, head := strings.TrimSpace(l.raw), strings.TrimSpace(r.Lines[g.first-1])
	if !strings.HasPrefix(line, "|") || !strings.HasSuffix(line, "|") ||
		!strings.Contains(head, "|") || strings.HasSuffix(head, "|") {
		return r.fields(l)
	}
	return marked(bulletin.Narrow(line), "|", l.n), byMark
}

// markedFields cuts a line at its bars or tabs, nil where it has none.
func markedFields(s string, n int) []cell {
	switch {
	case bulletin.HasAny(s, "|", "│", "┃"):
		s = bars.Replace(strings.TrimSpace(s))
		if inner, ok := strings.CutSuffix(s, "|"); ok && strings.HasPrefix(s, "|") {
			s = inner[min(1, len(inner)):] // bars around the whole line
		}
		return marked(s, "|", n)
	case strings.Contains(strings.TrimSpace(s), "\t"):
		return marked(s, "\t", n)
	}
	return nil
}

var bars = strings.NewReplacer("│", "|", "┃", "|")

// spelledOut joins neighbours of one Han character each that are a word together: 合  计, 品  名.
func spelledOut(in []cell) []cell {
	out := in[:0]
	for i := 0; i < len(in); i++ {
		j := i
		for text := ""; j < len(in) && j < i+4 && utf8.RuneCountInString(in[j].text) == 1 && onlyHan(in[j].text); j++ {
			if text += in[j].text; j > i && oneWord(text) {
				in[j].text, in[j].from = text, in[i].from
				i = j
				break
			}
		}
		out = append(out, in[i])
	}
	return out
}

// oneWord reports whether a text is one word of the language.
func oneWord(text string) (one bool) {
	withTokens(text, anyMonth, func(tokens []lexicon.Token) {
		one = len(tokens) == 1 && tokens[0].Class == lexicon.Word
	})
	return one
}

func marked(s, mark string, n int) (out []cell) {
	at := 0
	for _, f := range strings.Split(s, mark) {
		w := layout.Columns(f)
		out = append(out, cell{strings.TrimSpace(f), n, at, at + w})
		at += w + 1
	}
	return out
}

// spacedFields cuts a line at runs of at least so many blanks.
func spacedFields(s string, n, least int) (out []cell) {
	col, blanks := 0, least
	from, to := 0, 0 // of the text of the cell at hand
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if r == ' ' || r == 0x3000 {
			blanks, col = blanks+1, col+layout.RuneColumns(r)
			continue
		}
		if blanks >= least {
			if to > from {
				out[len(out)-1].text = plainBlanks(s[from:to])
			}
			out, from = append(out, cell{line: n, from: col}), i-size
		}
		blanks, col, to = 0, col+layout.RuneColumns(r), i
		out[len(out)-1].to = col
	}
	if to > from {
		out[len(out)-1].text = plainBlanks(s[from:to])
	}
	return out
}

// plainBlanks makes the blanks inside a cell plain ones.
func plainBlanks(s string) string { return strings.TrimSpace(strings.ReplaceAll(s, "\u3000", " ")) }

// glued joins neighbours that a token of the language holds together across the blank: 2024 年 11 月, product name; and a
// month with the measure right behind it.
func glued(s string, in []cell) []cell {
	if len(in) < 2 {
		return in
	}
	var text strings.Builder
	text.Grow(len(s))
	var starts []int
	for i, c := range in {
		if i > 0 {
			text.WriteByte(' ')
		}
		starts = append(starts, utf8.RuneCountInString(text.String()))
		text.WriteString(c.text)
	}
	join := make([]bool, len(in))
	withTokens(text.String(), anyMonth, func(tokens []lexicon.Token) {
		for i := range tokens {
			t := &tokens[i]
			for k := 1; k < len(in); k++ {
				inside := t.From < starts[k] && starts[k] < t.To
				behind := t.From == starts[k] && i > 0 && tokens[i-1].Class == lexicon.PeriodOf && (t.Of("measure") || t.Of("extreme"))
				name := t.Class == lexicon.Product || t.Class == lexicon.Goods || t.Class == lexicon.Place || t.Class == lexicon.Company
				if behind || inside && (t.Class == lexicon.PeriodOf || t.Class == lexicon.Word || name && latin(in[k].text)) {
					join[k] = true
				}
			}
		}
	})
	out := in[:1:1]
	for k := 1; k < len(in); k++ {
		if !join[k] && !goesOn(&out[len(out)-1], in[k].text) {
			out = append(out, in[k])
			continue
		}
		last := &out[len(out)-1]
		last.text, last.to = last.text+" "+in[k].text, in[k].to
	}
	return out
}

func latin(s string) bool {
	return s != "" && (s[0] >= 'A' && s[0] <= 'Z' || s[0] >= 'a' && s[0] <= 'z')
}

// goesOn reports whether a word goes on with an English cell: what stands in brackets or behind a comma in it, or a word
// without a capital behind one with: Export quota (tons), Tungsten and products, Dysprosium oxide, 99.5% minimum.
func goesOn(before *cell, text string) bool {
	if !latin(before.text) {
		return false
	}
	small := text[0] >= 'a' && text[0] <= 'z'
	open := strings.Count(before.text, "(") > strings.Count(before.text, ")")
	return open || text[0] == '(' || strings.HasSuffix(before.text, ",") || small && before.text[0] <= 'Z'
}

// ruled reports whether a line only draws: |---|---|, ======. A short dash is a cell that has nothing.
func ruled(s string) bool {
	return s != "" && s != "-" && s != "--" && s != "—" && s != "——" && strings.Trim(s, "|-—=+_: ─━┌┬┐├┼┤└┴┘│┃\t") == ""
}
