package reply

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"

	"rebot/bot/sheet"
	"rebot/index/bulletin"
)

// A File is what a reply is sent as besides its words.
type File struct {
	Name string
	Data []byte

	text string // what it holds, for where no file can be sent
}

// A Format is a kind of file.
type Format string

// The formats: one that every program reads, and one that spreadsheets open as it is meant.
const (
	CSV  Format = "csv"
	XLSX Format = "xlsx"
)

// bom lets a spreadsheet know that a file is UTF-8.
const bom = "\ufeff"

// FileAs is what the reply shows as a table for a spreadsheet, with the places below it and the receipt; nil where it shows no
// figures. A table is given as it stands, other figures with the place of each.
func (a *Reply) FileAs(format Format) *File {
	t := a.sheet()
	if t == nil {
		return nil
	}
	text := separated(t)
	f := &File{Name: a.fileName(format), Data: []byte(bom + text), text: strings.TrimSpace(text)}
	if format == XLSX {
		var b bytes.Buffer
		if err := t.Write(&b); err != nil { // a buffer takes all
			return nil
		}
		f.Data = b.Bytes()
	}
	return f
}

// separated is a table with commas between its cells.
func separated(t *sheet.Table) string {
	var b strings.Builder
	out := csv.NewWriter(&b)
	for _, row := range append([][]string{t.Head}, t.Rows...) {
		row = slices.Clone(row)
		for i := range row {
			row[i] = NoFormula(row[i])
		}
		_ = out.Write(row) // a builder takes all
	}
	out.Flush()
	return b.String()
}

// sheet is what the reply shows as a table.
func (a *Reply) sheet() *sheet.Table {
	t := &sheet.Table{Name: a.Title}
	switch {
	case a.Table != nil && len(a.Table.Rows) > 0:
		t.Head, t.Rows, t.Numbers = a.Table.Head, slices.Clone(a.Table.Rows), a.Table.Right
	case len(a.Figures) > 0:
		t.Head = []string{a.Say("名称", "name"), a.Say("口径", "measure"), a.Say("时间", "period"), a.Say("数值", "value"),
			a.Say("单位", "unit"), a.Say("涨跌", "change")}
		t.Numbers = []bool{false, false, false, true, false, true}
		for _, f := range a.Figures {
			t.Rows = append(t.Rows, []string{f.Name, f.Measure, f.Period, f.Value, f.Unit, f.Change})
		}
	default:
		return nil
	}
	for _, s := range append(a.Sources(), a.Mark()) {
		if s != "" {
			t.Rows = append(t.Rows, []string{s})
		}
	}
	for i, row := range t.Rows {
		t.Rows[i] = slices.Clone(row)
		for j := range row {
			t.Rows[i][j] = bulletin.StripControl(row[j])
		}
	}
	return t
}

// fileName names a file by the issue that is cited first: rebot-2024-11.csv.
func (a *Reply) fileName(format Format) string {
	if len(a.Citations) > 0 && a.Citations[0].Issue != 0 {
		return "rebot-" + a.Citations[0].Issue.String() + "." + string(format)
	}
	return "rebot." + string(format)
}

// NoFormula keeps a spreadsheet from running a cell: what begins like a formula and is no number gets a quote before it.
// See https://owasp.org/www-community/attacks/CSV_Injection.
func NoFormula(cell string) string {
	if cell == "" || !strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return cell
	}
	if strings.Trim(cell[1:], "0123456789.,%") == "" {
		return cell
	}
	return "'" + cell
}

// Text is what the file holds, for where no file can be sent.
func (f *File) Text() string { return f.text }

// AsFile is the reply to who wants this one as a file, which has none where it shows no figures. Its receipt is this one's: by
// that what the file holds can be made again.
func (a *Reply) AsFile(format Format) *Reply {
	f := a.FileAs(format)
	out := &Reply{Intent: a.Intent, Status: a.Status, English: a.English, Title: a.Title, Citations: a.Citations, derived: a.derived,
		permitted: a.permitted, File: f}
	if f == nil {
		out.Status = NotFound
		out.Lead = a.Say("上一个回答没有可以导出的表格或数字。", "The last answer has no table or figures to export.")
		return out
	}
	out.Lead, out.Receipt = f.Name, a.Receipt
	out.permitted = append(slices.Clone(out.permitted), f.Name)
	return out
}

// Caption is what stands below the file where it is sent: what it is of, and the receipt.
func (a *Reply) Caption() string {
	if mark := a.Mark(); mark != "" {
		return a.Title + " · " + mark
	}
	return a.Title
}
