package table

import (
	"rebot/index/extract/layout"
	"slices"
)

// upperHead reads a head whose upper line names no rows but what stands over several columns each: 9月当月 over 数量 and 金额.
func (r *reader) upperHead(lines []gridLine, i int, above []cell, sep separator) ([]gridColumn, bool) {
	if i+1 == len(lines) || len(filled(above)) < 2 || slices.ContainsFunc(above, isFigure) || layout.HasSentence(lines[i+1].text) {
		return nil, false
	}
	below, sep2 := r.fields(lines[i+1])
	columns, ok := r.headLine(below)
	if !ok || sep != sep2 && (sep == byMark || sep2 == byMark) || !r.spans(above) {
		return nil, false
	}
	if sep == byMark && len(above) == len(columns) {
		return r.spread(above, columns), true
	}
	return r.overGroups(filled(above), columns, sep)
}

// spans reports whether every cell of a line says what figures below it are of, and none is a name, a unit of all or a figure.
func (r *reader) spans(cells []cell) bool {
	n := 0
	for _, c := range cells {
		if c.text == "" {
			continue
		}
		s := r.headSlots(outOfBrackets(c.text))
		col := gridColumn{slots: s}
		if readCell(c.text).kind != cellText || s.role != "" || !s.understood() || !col.valued() || s.subject != "" && !s.goods {
			return false
		}
		n++
	}
	return n > 1
}

func filled(cells []cell) (out []cell) {
	for _, c := range cells {
		if c.text != "" {
			out = append(out, c)
		}
	}
	return out
}

// spread joins an upper line of as many cells to the columns below: an empty cell behind another is of the same group.
func (r *reader) spread(above []cell, columns []gridColumn) []gridColumn {
	last := ""
	for i := range columns {
		if above[i].text != "" {
			last = above[i].text
		}
		if columns[i].role == "" && last != "" {
			columns[i] = r.joinHead(columns[i], last, cell{text: columns[i].head, from: columns[i].from, to: columns[i].to})
		}
	}
	return columns
}

// overGroups joins an upper line to the columns below it that it is printed over: as many to each cell, in its order.
func (r *reader) overGroups(above []cell, columns []gridColumn, sep separator) ([]gridColumn, bool) {
	var of []int
	for i := range columns {
		if columns[i].role == "" {
			of = append(of, i)
		}
	}
	each := len(of) / len(above)
	if each < 2 || each*len(above) != len(of) || !alikeGroups(columns, of, each) {
		return nil, false
	}
	out := slices.Clone(columns)
	for k, i := range of {
		c := above[k/each]
		if first := columns[of[k/each*each]]; sep == byBlanks && distance(c.from, c.to, first.from, columns[of[k/each*each+each-1]].to) > 0 {
			return nil, false
		}
		out[i] = r.joinHead(columns[i], c.text, cell{text: columns[i].head, from: columns[i].from, to: columns[i].to})
	}
	return out, true
}

// alikeGroups reports whether the columns of every group are of the same measures.
func alikeGroups(columns []gridColumn, of []int, each int) bool {
	for k, i := range of {
		if columns[i].measure != columns[of[k%each]].measure || columns[i].direction != columns[of[k%each]].direction {
			return false
		}
	}
	return true
}
