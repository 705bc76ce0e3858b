package layout

import (
	"path/filepath"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/intake"
)

// ReadDocument lays out what package intake read out of a file, which tells where paragraphs end. The name is the file's, for
// its month and for messages.
func ReadDocument(name string, doc *intake.Document) (*Text, error) {
	if doc.Format == bulletin.PlainText {
		return Read(name, doc.Raw)
	}
	name = filepath.Base(name)
	if err := CheckName(name); err != nil {
		return nil, err
	}
	is := &bulletin.Issue{File: name, Format: doc.Format, Sum: doc.Sum}
	for _, l := range doc.Lines {
		is.Lines = append(is.Lines, readable(strings.ReplaceAll(l.Text, "\n", " ")))
		if l.Spot.Page > 0 {
			is.Spots = append(is.Spots, l.Spot)
		}
	}
	inOneScript(is.Lines)
	lines, headers, pages := textLines(is.Lines)
	for i := range lines {
		l := &lines[i]
		from := doc.Lines[l.N-1]
		l.ends, l.row, l.tight, l.indent = from.Ends, from.Row, false, false
	}
	return layOut(is, lines, append(headOf(doc.Heads), headers...), pages, setting{layout: marked, full: pageWidth})
}

// headOf gives the months that the heads of pages name, of which no line is kept.
func headOf(heads []string) (out []header) {
	for _, h := range heads {
		if t := Tidy(readable(h)); strings.Contains(t, BulletinName) && pageHeader.MatchString(t) {
			out = append(out, header{month: headerMonth(t)})
		}
	}
	return out
}
