// Package sheet writes a table as a workbook that spreadsheets open (XLSX, ECMA-376): a head that stays in sight, numbers
// as numbers with the digits that they are printed with, columns as wide as what stands in them. The same table makes the
// same bytes.
package sheet

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/mattn/go-runewidth"
	"github.com/shopspring/decimal"
)

// A Table is rows under a head. A row may have fewer cells than the head.
type Table struct {
	Name    string // of the sheet
	Head    []string
	Rows    [][]string
	Numbers []bool // the columns whose cells are numbers where they can be; other cells are text
}

// The parts of a workbook that say nothing about the table.
const (
	start   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	kinds   = `application/vnd.openxmlformats-`
	ofSheet = kinds + `officedocument.spreadsheetml.`
	types   = start + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="` + kinds + `package.relationships+xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="` + ofSheet + `sheet.main+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="` + ofSheet + `styles+xml"/>` +
		`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + ofSheet + `worksheet+xml"/></Types>`
	relation  = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	relations = start + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	roots     = relations + `<Relationship Id="rId1" Type="` + relation + `/officeDocument" ` +
		`Target="xl/workbook.xml"/></Relationships>`
	bookRels = relations + `<Relationship Id="rId1" Type="` + relation + `/worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="rId2" Type="` + relation + `/styles" Target="styles.xml"/></Relationships>`
	main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
)

// Write writes a workbook of one sheet.
func (t *Table) Write(w io.Writer) error {
	z := zip.NewWriter(w)
	for _, part := range [][2]string{{"[Content_Types].xml", types}, {"_rels/.rels", roots}, {"xl/workbook.xml", t.book()},
		{"xl/_rels/workbook.xml.rels", bookRels}, {"xl/styles.xml", styles()}, {"xl/worksheets/sheet1.xml", t.sheet()}} {
		f, err := z.CreateHeader(&zip.FileHeader{Name: part[0], Method: zip.Deflate})
		if err != nil {
			return err
		}
		if _, err := io.WriteString(f, part[1]); err != nil {
			return err
		}
	}
	return z.Close()
}

var noName = strings.NewReplacer("[", "(", "]", ")", "*", " ", "?", " ", "/", "-", `\`, "-", ":", " ", "'", " ")

// book names the sheet, in as many characters as a name may have.
func (t *Table) book() string {
	name := []rune(noName.Replace(t.Name))
	if name = name[:min(len(name), 31)]; len(name) == 0 {
		name = []rune("rebot")
	}
	return start + `<workbook ` + main + ` xmlns:r="` + relation + `"><sheets><sheet name="` + escaped(string(name)) +
		`" sheetId="1" r:id="rId1"/></sheets></workbook>`
}

// maxDecimals is how many digits behind the point a number is shown with.
const maxDecimals = 6

// styles has a style for text, one for the head, and for numbers and per cents one for each number of decimals.
func styles() string {
	var formats, cells strings.Builder
	for n := range maxDecimals + 1 {
		digits := strings.TrimSuffix("0."+strings.Repeat("0", n), ".")
		for i, code := range []string{digits, digits + "%"} {
			id := 164 + 2*n + i
			fmt.Fprintf(&formats, `<numFmt numFmtId="%d" formatCode="%s"/>`, id, code)
			fmt.Fprintf(&cells, `<xf numFmtId="%d" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`, id)
		}
	}
	n := 2 * (maxDecimals + 1)
	return start + `<styleSheet ` + main + fmt.Sprintf(`><numFmts count="%d">`, n) + formats.String() + `</numFmts>` +
		`<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>` +
		`<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
		`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
		`<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>` +
		fmt.Sprintf(`<cellXfs count="%d">`, n+2) + `<xf fontId="0" xfId="0"/><xf fontId="1" xfId="0" applyFont="1"/>` +
		cells.String() + `</cellXfs></styleSheet>`
}

func (t *Table) sheet() string {
	var b strings.Builder
	b.WriteString(start + `<worksheet ` + main + `><sheetViews><sheetView workbookViewId="0">` +
		`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`)
	for i, w := range t.widths() {
		fmt.Fprintf(&b, `<col min="%d" max="%d" width="%d" customWidth="1"/>`, i+1, i+1, w)
	}
	b.WriteString("</cols><sheetData>")
	for i, row := range append([][]string{t.Head}, t.Rows...) {
		fmt.Fprintf(&b, `<row r="%d">`, i+1)
		for j, cell := range row {
			t.cell(&b, i, j, cell)
		}
		b.WriteString("</row>")
	}
	b.WriteString("</sheetData></worksheet>")
	return b.String()
}

// widths gives each column the width of what stands in it, within bounds. A row of one cell, such as a source below the
// table, may run over those beside it.
func (t *Table) widths() (out []int) {
	const least, most = 6, 48
	for i := range t.Head {
		w := least
		for _, row := range append([][]string{t.Head}, t.Rows...) {
			if i < len(row) && len(row) > 1 || len(t.Head) == 1 {
				w = max(w, runewidth.StringWidth(row[i])+2)
			}
		}
		out = append(out, min(w, most))
	}
	return out
}

func (t *Table) cell(b *strings.Builder, row, column int, text string) {
	if text == "" {
		return
	}
	place := columnName(column) + fmt.Sprint(row+1)
	if row > 0 && column < len(t.Numbers) && t.Numbers[column] {
		if value, style, ok := numberOf(text); ok {
			fmt.Fprintf(b, `<c r="%s" s="%d"><v>%s</v></c>`, place, style, value)
			return
		}
	}
	style := 0
	if row == 0 {
		style = 1
	}
	fmt.Fprintf(b, `<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, place, style, escaped(text))
}

var number = regexp.MustCompile(`^[+\-−]?\d[\d,]*(?:\.(\d+))?(%?)$`)

// numberOf is a printed number as a spreadsheet keeps it, and the style that shows it as it is printed. A number with more
// digits than a spreadsheet keeps stays text.
func numberOf(text string) (value string, style int, ok bool) {
	m := number.FindStringSubmatch(text)
	const kept = 15 // digits of a double
	if m == nil || len(m[1]) > maxDecimals || len(strings.Trim(text, "+-−%,.")) > kept {
		return "", 0, false
	}
	d, err := decimal.NewFromString(strings.NewReplacer(",", "", "−", "-", "+", "", "%", "").Replace(text))
	if err != nil {
		return "", 0, false
	}
	style = 2 + 2*len(m[1])
	if m[2] != "" {
		d, style = d.Shift(-2), style+1
	}
	return d.String(), style, true
}

// columnName is what a column is called: A, Z, AA.
func columnName(i int) string {
	var name []byte
	for i++; i > 0; i = (i - 1) / 26 {
		name = append(name, byte('A'+(i-1)%26))
	}
	slices.Reverse(name)
	return string(name)
}

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a builder takes all
	return b.String()
}
