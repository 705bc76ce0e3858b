package slack

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"github.com/mattn/go-runewidth"
	slackgo "github.com/slack-go/slack"

	"rebot/bot/reply"
	"rebot/bot/slack/kit"
)

// What the table block takes, the head included.
// https://docs.slack.dev/reference/block-kit/blocks/table-block
const (
	maxRows  = 100
	maxCols  = 20
	maxCells = 10000 // characters over all cells
)

// phoneWidth is how many columns of aligned text a phone shows before it wraps them.
const phoneWidth = 44

// table adds a table: as Slack's own where it fits, else as aligned text, else as a list of rows.
func (bb *blockBuilder) table(t *reply.Table) {
	t, same := narrow(t)
	if same != "" {
		bb.context(same)
	}
	many := len(t.Rows) > pagedRows || bb.charted && len(t.Rows) > besideChart
	if fits(t) && !bb.flat && !bb.unpaged && many && len(t.Head) > 1 {
		bb.add(paged(t, same, bb.charted))
	} else if fits(t) && !bb.flat {
		bb.add(native(t))
	} else if text := t.Align(); widest(text) <= phoneWidth {
		bb.aligned(text)
	} else {
		bb.list(rowTexts(t))
	}
}

// narrow takes out the columns that say the same in every row, which a phone has no room for, and gives them as a line.
func narrow(t *reply.Table) (*reply.Table, string) {
	var same []string
	n := &reply.Table{Rows: make([][]string, len(t.Rows))}
	for c := range t.Head {
		if v, ok := constant(t, c); ok {
			if v != "" {
				same = append(same, cell(t.Head, c)+" "+v)
			}
			continue
		}
		n.Head, n.Right = append(n.Head, cell(t.Head, c)), append(n.Right, c < len(t.Right) && t.Right[c])
		for r, row := range t.Rows {
			n.Rows[r] = append(n.Rows[r], cell(row, c))
		}
	}
	return n, strings.Join(same, " · ")
}

// constant reports whether a column can be left out: not the first, and alike in all of two rows or more.
func constant(t *reply.Table, c int) (string, bool) {
	if c == 0 || len(t.Rows) < 2 {
		return "", false
	}
	v := cell(t.Rows[0], c)
	for _, row := range t.Rows {
		if cell(row, c) != v {
			return "", false
		}
	}
	return v, true
}

func cell(row []string, c int) string {
	if c >= len(row) {
		return ""
	}
	return strings.Join(strings.Fields(visible(row[c])), " ")
}

// A table of more rows is paged by Slack, and can be sorted there; a page has as many as stand on a phone with all the rest.
const (
	pagedRows   = 16
	pageRows    = 12
	besideChart = 6 // below a chart that shows them all
)

var number = regexp.MustCompile(`^(?:([▲▼+-]) ?)?([\d,]+(?:\.\d+)?)%?$`)

// paged is the data table block. A column of numbers alone is sorted as such, and shown as it is written; what fell is negative.
// https://docs.slack.dev/reference/block-kit/blocks/data-table-block
func paged(t *reply.Table, caption string, charted bool) *slackgo.DataTableBlock {
	rows := pageRows
	if charted {
		rows = besideChart
	}
	b := slackgo.NewDataTableBlock(cmp.Or(caption, strings.Join(t.Head, " · "))).WithPageSize(rows)
	for n, row := range append([][]string{t.Head}, t.Rows...) {
		var cells []slackgo.DataTableCell
		for c, text := range row {
			if text == "" {
				text = "–"
			}
			if value, ok := valueOf(text); ok && n > 0 && t.Right[c] {
				cells = append(cells, slackgo.NewDataTableRawNumberCell(value).WithText(text))
				continue
			}
			cells = append(cells, slackgo.NewDataTableRawTextCell(text))
		}
		b.AddRow(cells...)
	}
	return b
}

// valueOf is the number that a cell is sorted by.
func valueOf(text string) (float64, bool) {
	m := number.FindStringSubmatch(text)
	if m == nil {
		return 0, false
	}
	value, err := strconv.ParseFloat(strings.ReplaceAll(m[2], ",", ""), 64)
	if m[1] == "▼" || m[1] == "-" {
		value = -value
	}
	return value, err == nil
}

func fits(t *reply.Table) bool {
	n := 0
	for _, row := range append([][]string{t.Head}, t.Rows...) {
		for _, c := range row {
			n += units(c) + 1
		}
	}
	rows, cols := len(t.Rows), len(t.Head)
	empty := rows == 0 || cols == 0
	return !empty && rows < maxRows && cols <= maxCols && n <= maxCells
}

// native is the table block. Cells are raw text, in which nothing is a mention; an empty one is refused, so it gets a
// dash. Alignment must be said for every column.
func native(t *reply.Table) *slackgo.TableBlock {
	b := slackgo.NewTableBlock("")
	for _, row := range append([][]string{t.Head}, t.Rows...) {
		var cells []slackgo.TableCell
		for _, text := range row {
			if text == "" {
				text = "–"
			}
			cells = append(cells, slackgo.NewTableRawTextCell(text))
		}
		b.AddRow(cells...)
	}
	for c := range t.Head {
		s := slackgo.ColumnSetting{Align: slackgo.ColumnAlignmentLeft, IsWrapped: wide(t, c)}
		if t.Right[c] {
			s.Align = slackgo.ColumnAlignmentRight
		}
		b.ColumnSettings = append(b.ColumnSettings, s)
	}
	return b
}

// wrapWidth is how wide a cell may be, in columns of text, before its column is wrapped.
const wrapWidth = 16

func wide(t *reply.Table, c int) bool {
	for _, row := range t.Rows {
		if runewidth.StringWidth(row[c]) > wrapWidth {
			return !t.Right[c]
		}
	}
	return false
}

// aligned adds text set in columns, split between rows.
func (bb *blockBuilder) aligned(text string) {
	for _, part := range chunks(text, maxSection) {
		pre := &slackgo.RichTextPreformatted{Type: slackgo.RTEPreformatted, Elements: literal(part).Elements}
		bb.add(slackgo.NewRichTextBlock("", pre))
	}
}

func widest(text string) int {
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n = max(n, runewidth.StringWidth(line))
	}
	return n
}

// rowTexts sets each row on one line, for where there are no columns.
func rowTexts(t *reply.Table) []string {
	var out []string
	for _, row := range t.Rows {
		var parts []string
		for c := range row {
			if text := cell(row, c); text != "" {
				parts = append(parts, text)
			}
		}
		out = append(out, strings.Join(parts, " · "))
	}
	return out
}

// chart adds a chart: as Slack's own where that can be, else as a line of text.
func (bb *blockBuilder) chart(a *reply.Reply) {
	if !a.Draws() {
		return
	}
	if b := kit.Chart(a.Chart); b != nil && !bb.noChart {
		bb.add(b)
		bb.charted = true
		return
	}
	bb.context(a.Chart.Sparklines()...)
}
