package table

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
)

// A grid is a table as printed: its columns, and the cells of its rows under them.
type grid struct {
	columns []gridColumn
	rows    []gridRow
	first   int // line of its head
	last    int // line of its last row
	sep     separator
	turned  bool // its columns are times, and its rows say what they count
}

// A gridColumn is a column with what its head says.
type gridColumn struct {
	head string
	line int
	slots
	from, to int  // display columns
	bare     bool // of a list without heads: no word could say per cent
}

// A gridRow is one row. Its cells are as many as the grid's columns, or there is a problem with it.
type gridRow struct {
	line    int
	cells   []cell
	problem string
	name    string   // for the problem
	notes   []string // captions and notes right above, which change units
	section section
}

// named reports whether the head names what its column's cells are the names of.
func (s *slots) named() bool {
	switch s.role {
	case "name", "firm", "partner", "place", "ore", "date", "batch", "direction":
		return true
	}
	return false
}

// valued reports whether the column holds figures.
func (c *gridColumn) valued() bool {
	return c.role == "" &&
		(c.measure != "" || c.extreme != "" || !c.period.IsZero() || c.stage != "" || c.ore != "" || c.direction != "" || c.ytd ||
			c.kind != "" || c.unit != "" || c.subject != "" && !c.goods || c.region+c.company != "" || uncounted(c.rel) || c.change || c.whole || c.batch != "" || c.ranged || c.total)
}

// headSlots reads the head of a column.
func (r *reader) headSlots(text string) slots {
	s, ok := r.heads[text]
	if !ok {
		s = headSlots(text, r.Month)
		r.heads[text] = s
	}
	return s
}

// headSlots reads the head of a column. 产品 alone is a name, and so is 稀土产品.
func headSlots(text string, month bulletin.Month) slots {
	plain := strings.Trim(strings.ReplaceAll(text, " ", ""), "()*:：")
	if s, ok := headWord(plain); ok {
		return s
	}
	s := slotsOf(thousands.Replace(text), month)
	if strings.HasSuffix(plain, "指数") && onlyHan(plain) && len([]rune(plain)) < maxSection && s.period.IsZero() &&
		s.company+s.region == "" {
		return slots{kind: bulletin.IndexFact, measure: "measure.index", index: plain}
	}
	if s.role == "date" && bulletin.HasAny(plain, "下达", "发布", "公布", "发文", "印发", "更新") {
		return slots{role: "note"} // when the row was told, not what it is of
	}
	if s.change && s.measure == "measure.value" && (strings.Contains(s.unit, "/") || strings.Contains(plain, "涨跌额")) {
		s.measure = ""
	}
	if s.unknown == "月" && s.measure == "measure.mean" {
		s.unknown = "" // 月均价
	}
	return s
}

// thousands spells what English heads count in.
var thousands = strings.NewReplacer("\n", "", "'000 tonnes", "千吨", "'000 tons", "千吨", "'000 t", "千吨", "’000 tonnes", "千吨",
	"’000 tons", "千吨", "’000 t", "千吨", "thousand tonnes", "千吨", "thousand tons", "千吨")

// headWord gives what a head says that is one word and nothing else.
func headWord(plain string) (slots, bool) {
	switch plain {
	case "产品", "品种", "商品", "稀土产品", "产品种类", "种类", "Product", "稀土品种", "环节", "指标", "指标名称":
		return slots{role: "name"}, true
	case "企业", "公司", "集团", "稀土集团", "单位名称", "稀土企业", "厂家", "厂商", "生产厂家", "生产企业", "供应商", "报价企业", "报价单位", "发布企业":
		return slots{role: "firm"}, true
	case "日期", "时间", "月份", "年份", "年度", "年月", "Date", "Month", "Year":
		return slots{role: "date"}, true
	case "产地", "地点", "市场", "报价地区":
		return slots{role: "place"}, true
	case "单位":
		return slots{role: "unit"}, true
	case "方向", "贸易方向", "进出口方向", "进出口", "进/出口", "进出口类型", "贸易流向", "Direction", "Flow":
		return slots{role: "direction"}, true
	case "批次", "批别", "指标批次":
		return slots{role: "batch"}, true
	case "低", "最低", "Low":
		return slots{extreme: "measure.low"}, true
	case "高", "最高", "High":
		return slots{extreme: "measure.high"}, true
	case "均", "中间", "中间价":
		return slots{measure: "measure.mean"}, true
	case "Destination", "Destinations", "Country", "Countries", "Market", "Origin":
		return slots{role: "partner"}, true
	case "位次", "名次", "排名", "排序", "位序", "Rank":
		return slots{role: "number"}, true
	}
	return slots{}, false
}

// headLine reports whether the cells of a line are heads of columns: one names things, another holds figures, none is a
// figure itself.
func (r *reader) headLine(cells []cell) ([]gridColumn, bool) {
	if len(cells) < 2 || slices.ContainsFunc(cells, noHead) {
		return nil, false
	}
	out := make([]gridColumn, 0, len(cells))
	named, valued := false, false
	for _, c := range cells {
		col := gridColumn{head: c.text, line: c.line, slots: r.headSlots(c.text), from: c.from, to: c.to}
		named, valued = named || col.named() && col.unknown == "", valued || col.valued() && col.unknown == ""
		out = append(out, col)
	}
	return out, named && valued
}

// noHead reports whether a cell can't be the head of a column, whatever its words are: a sentence or a figure.
func noHead(c cell) bool {
	return strings.ContainsAny(c.text, "。；，,;！!?？") && !strings.Contains(c.text, "(") || isFigure(c)
}

// isFigure reports whether a cell holds a number, or what was one.
func isFigure(c cell) bool {
	k := kindOf(c.text)
	return k == cellNumber || k == cellDamaged
}

// plain reports whether every head of a table is understood.
func (g *grid) plain() bool {
	for i := range g.columns {
		if g.columns[i].unknown != "" {
			return false
		}
	}
	return true
}

// moreHead reports whether a line goes on with the head: every cell of it is of a head, none is a name or a figure.
func (r *reader) moreHead(cells []cell) bool {
	some := false
	for _, c := range cells {
		if c.text == "" {
			continue
		}
		s := r.headSlots(outOfBrackets(c.text))
		v := readCell(c.text)
		if v.kind != cellText || s.named() || s.unknown != "" || s.subject != "" && !s.goods && !kindOfOre(s.subject) ||
			s.company != "" ||
			s.partner != "" {
			return false
		}
		some = true
	}
	return some
}

// outOfBrackets is a cell without the brackets that stand around the whole of it.
func outOfBrackets(s string) string {
	if t, ok := strings.CutPrefix(s, "("); ok {
		return strings.TrimSuffix(t, ")")
	}
	return s
}

// under joins a second line of a head to the columns above it. It reports false where it is not plain which is under which.
func (r *reader) under(columns []gridColumn, cells []cell, sep separator) ([]gridColumn, bool) {
	if sep == byMark {
		if out, ok := r.inTurn(columns, cells); ok {
			return out, true
		}
		if out, ok := r.underLast(columns, cells); ok {
			return out, true
		}
	}
	if sep == byMark && len(columns) < len(cells) && columns[len(columns)-1].role == "" {
		columns = append(columns, make([]gridColumn, len(cells)-len(columns))...) // empty cells at the end of the line
	}
	if sep == byMark && len(cells) > 1 && cells[0].text == "" && len(cells) < len(columns) {
		cells = append(slices.Clip(cells), make([]cell, len(columns)-len(cells))...) // the line is cut behind its last word
	}
	switch {
	case len(cells) == len(columns):
		if sep == byMark {
			return r.underMarks(columns, cells), true
		}
		out := make([]gridColumn, len(columns))
		for i := range columns {
			out[i] = r.joinHead(columns[i], columns[i].head, cells[i])
		}
		return out, true
	case len(cells) < len(columns):
		if out, ok := r.eachUnder(columns, cells); ok {
			return out, true
		}
	}
	return r.split(columns, cells)
}

// underMarks joins a line of as many marked cells. A head with nothing in it behind another is merged with it: it has the same
// upper lines, and where the line below has nothing either, all of them.
func (r *reader) underMarks(columns []gridColumn, cells []cell) []gridColumn {
	out := make([]gridColumn, len(columns))
	above := ""
	for i := range columns {
		merged := columns[i].head == "" && above != ""
		if columns[i].role != "" {
			above = ""
		} else if columns[i].head != "" {
			above = columns[i].head
		}
		switch {
		case merged && cells[i].text == "":
			out[i] = out[i-1]
			out[i].from, out[i].to = cells[i].from, cells[i].to
		case merged:
			out[i] = r.joinHead(columns[i], above, cells[i])
		default:
			out[i] = r.joinHead(columns[i], columns[i].head, cells[i])
		}
	}
	return out
}

// eachUnder joins each cell to the column that it overlaps, where no two overlap one.
func (r *reader) eachUnder(columns []gridColumn, cells []cell) ([]gridColumn, bool) {
	out := append([]gridColumn(nil), columns...)
	for _, c := range cells {
		i, ok := nearest(columns, c)
		if !ok || out[i].head != columns[i].head {
			return nil, false
		}
		out[i] = r.joinHead(columns[i], columns[i].head, c)
	}
	return out, true
}

func (r *reader) joinHead(col gridColumn, above string, c cell) gridColumn {
	text := above
	if c.text != "" {
		text = above + "\n" + c.text
	}
	return gridColumn{
		head:  text,
		line:  col.line,
		slots: r.headSlots(text),
		from:  min(col.from, c.from),
		to:    max(col.to, c.to),
	}
}

// nearest is the column that a cell stands under: the only one that it overlaps.
func nearest(columns []gridColumn, c cell) (int, bool) {
	found, n := -1, 0
	for i := range columns {
		if columns[i].from < c.to && c.from < columns[i].to {
			found, n = i, n+1
		}
	}
	return found, n == 1
}

// split joins a second line of more cells than the first, whose cells are merged over several columns: each cell below
// goes with the cell above it that it overlaps, or that is nearest; one above without any below is a column of its own.
func (r *reader) split(above []gridColumn, cells []cell) ([]gridColumn, bool) {
	groups := make([][]cell, len(above))
	for _, c := range cells {
		best, far := -1, 0
		for i := range above {
			if above[i].role != "" {
				continue
			}
			d := distance(above[i].from, above[i].to, c.from, c.to)
			if best < 0 || d < far {
				best, far = i, d
			}
		}
		if best < 0 {
			return nil, false
		}
		groups[best] = append(groups[best], c)
	}
	if !alike(groups) {
		return nil, false
	}
	var out []gridColumn
	for i := range above {
		if len(groups[i]) == 0 {
			out = append(out, above[i])
			continue
		}
		for _, c := range groups[i] {
			col := r.joinHead(above[i], above[i].head, c)
			col.from, col.to = c.from, c.to
			out = append(out, col)
		}
	}
	return out, true
}

func distance(a, b, c, d int) int {
	switch {
	case b <= c:
		return c - b + 1
	case d <= a:
		return a - d + 1
	}
	return 0
}

// alike reports whether all groups that have cells have as many.
func alike(groups [][]cell) bool {
	n := 0
	for _, g := range groups {
		if len(g) > 0 && n > 0 && len(g) != n {
			return false
		}
		n = max(n, len(g))
	}
	return true
}
