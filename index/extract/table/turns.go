package table

// inTurn joins a second line of a head in marks that says the same under each of some columns, which are merged above it:
// 第一批 | 第二批 | 合计 over 轻 | 中重 | 轻 | 中重. A column of totals has nothing below it.
func (r *reader) inTurn(above []gridColumn, cells []cell) ([]gridColumn, bool) {
	each := turn(cells)
	if each == 0 || cells[0].text == "" {
		return nil, false
	}
	var merged []int
	for i := range above {
		if above[i].head == "" {
			return nil, false // merged cells are printed
		}
		if above[i].role == "" && !above[i].total {
			merged = append(merged, i)
		}
	}
	if len(merged)*each != len(cells) {
		return nil, false
	}
	var out []gridColumn
	next := 0
	for i := range above {
		if next == len(merged) || merged[next] != i {
			out = append(out, above[i])
			continue
		}
		for _, c := range cells[next*each : (next+1)*each] {
			col := r.joinHead(above[i], above[i].head, c)
			col.from, col.to = c.from, c.to
			out = append(out, col)
		}
		next++
	}
	return out, true
}

// turn is after how many cells a line begins to say the same again, 0 where it does not.
func turn(cells []cell) int {
	for each := 2; each <= len(cells)/2; each++ {
		if len(cells)%each == 0 && repeats(cells, each) {
			return each
		}
	}
	return 0
}

func repeats(cells []cell, each int) bool {
	for i := each; i < len(cells); i++ {
		if cells[i].text == "" || cells[i].text != cells[i-each].text {
			return false
		}
	}
	return true
}
