package reply

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"

	"rebot/index/bulletin"
)

// A File is what a reply is sent as besides its words.
type File struct {
	Name string
	Data []byte
}

// bom lets a spreadsheet know that a file is UTF-8.
const bom = "\ufeff"

// CSV is what the reply shows as a table for a spreadsheet, with the places below it; nil where it shows no figures. A table is
// given as it stands, other figures with the place of each.
func (a *Reply) CSV() *File {
	rows := a.rows()
	if rows == nil {
		return nil
	}
	var b bytes.Buffer
	b.WriteString(bom)
	out := csv.NewWriter(&b)
	for _, row := range rows {
		row = slices.Clone(row)
		for i := range row {
			row[i] = NoFormula(bulletin.StripControl(row[i]))
		}
		_ = out.Write(row) // a buffer takes all
	}
	out.Flush()
	return &File{a.fileName(), b.Bytes()}
}

func (a *Reply) rows() (rows [][]string) {
	switch {
	case a.Table != nil && len(a.Table.Rows) > 0:
		rows = append([][]string{a.Table.Head}, a.Table.Rows...)
	case len(a.Figures) > 0:
		rows = [][]string{{a.Say("名称", "name"), a.Say("口径", "measure"), a.Say("时间", "period"), a.Say("数值", "value"),
			a.Say("单位", "unit"), a.Say("涨跌", "change")}}
		for _, f := range a.Figures {
			rows = append(rows, []string{f.Name, f.Measure, f.Period, f.Value, f.Unit, f.Change})
		}
	default:
		return nil
	}
	for _, s := range a.Sources() {
		rows = append(rows, []string{s})
	}
	return rows
}

// fileName names a file by the issue that is cited first: rebot-2024-11.csv.
func (a *Reply) fileName() string {
	if len(a.Citations) > 0 && a.Citations[0].Issue != 0 {
		return "rebot-" + a.Citations[0].Issue.String() + ".csv"
	}
	return "rebot.csv"
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
func (f *File) Text() string { return strings.TrimSpace(strings.TrimPrefix(string(f.Data), bom)) }

// AsFile is the reply to who wants this one as a file, which has none where it shows no figures.
func (a *Reply) AsFile() *Reply {
	f := a.CSV()
	out := &Reply{Intent: a.Intent, Status: a.Status, English: a.English, Title: a.Title, Citations: a.Citations, derived: a.derived,
		permitted: a.permitted, File: f}
	if f == nil {
		out.Status = NotFound
		out.Lead = a.Say("上一个回答没有可以导出的表格或数字。", "The last answer has no table or figures to export.")
		return out
	}
	out.Lead = f.Name
	out.permitted = append(slices.Clone(out.permitted), f.Name)
	return out
}
