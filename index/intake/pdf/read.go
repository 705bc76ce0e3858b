// Package pdf reads a PDF: the lines of its text in the order of reading, with tables as rows of cells. It runs in
// the child process of package intake, and is the only importer of PDFium. Its rooms, along the way of the data:
// engine.go and page.go get characters and rules with their places out of PDFium, line.go puts characters together to
// lines, ruled.go and gaps.go find tables, area.go tells columns apart, heads.go takes off running heads, and
// paragraph.go tells where paragraphs end.
package pdf

import (
	"context"
	"errors"
	"io"
	"slices"

	"rebot/index/bulletin"
	"rebot/index/intake"
)

// What a PDF may have, so that reading it costs little.
const (
	maxPages = 300
	maxLines = 20_000
)

// Read reads the lines of a PDF. What PDFium is compiled to is kept in the folder cache, where one is given. An
// *intake.Refusal says what the PDF is that can't be read.
func Read(ctx context.Context, doc io.Reader, cache string) (*intake.Document, error) {
	e, err := start(ctx, cache)
	if err != nil {
		return nil, err
	}
	defer e.close()
	return e.document(doc)
}

// document reads the lines of a PDF, which stays open.
func (e *engine) document(doc io.Reader) (*intake.Document, error) {
	err := e.open(doc)
	switch {
	case errors.Is(err, errLocked):
		return nil, refuse("this PDF is locked with a password; open it, take the password off and save it again")
	case errors.Is(err, errDamaged):
		return nil, refuse("this PDF is damaged or cut off; put the whole file there")
	case err != nil:
		return nil, err
	}
	if e.pages > maxPages {
		return nil, refuse("this PDF has %d pages, more than %d; an issue has far fewer: is it one issue?", e.pages, maxPages)
	}
	var pages []*page
	for i := range e.pages {
		p, err := e.page(i)
		if err != nil {
			return nil, refuse("page %d of this PDF can't be read (%v); print it to a PDF again", i+1, err)
		}
		pages = append(pages, p)
	}
	return document(pages)
}

func refuse(format string, args ...any) error { return intake.Refuse(format, args...) }

// document lays the pages of a PDF out.
func document(pages []*page) (*intake.Document, error) {
	if err := refuseScans(pages); err != nil {
		return nil, err
	}
	laidOut := layOut(pages)
	doc := &intake.Document{Format: bulletin.PDF, Heads: runningHeads(laidOut)}
	var all []*area
	for _, areas := range laidOut {
		for _, a := range areas {
			if len(a.lines) > 0 {
				all = append(all, a)
			}
		}
	}
	joinBroken(all)
	all = slices.DeleteFunc(all, func(a *area) bool { return len(a.lines) == 0 })
	for i, a := range all {
		var follows *line
		if i+1 < len(all) {
			follows = all[i+1].lines[0]
		}
		a.mark(follows)
		for _, l := range a.lines {
			doc.Lines = append(doc.Lines, l.out())
		}
	}
	doc.Lines = joinCaptions(doc.Lines)
	if len(doc.Lines) > maxLines {
		return nil, refuse("this PDF has %d lines, more than %d; an issue has far fewer: is it one issue?", len(doc.Lines), maxLines)
	}
	return doc, nil
}

// refuseScans refuses a PDF most of whose pages are pictures without text.
func refuseScans(pages []*page) error {
	pictures, texts := 0, 0
	for _, p := range pages {
		switch {
		case len(p.chars) > 20:
			texts++
		case p.pictures > 0:
			pictures++
		}
	}
	switch {
	case pictures > texts:
		return refuse("this PDF is a scan: %d of its %d pages are pictures without text; have the text recognised, and put that there",
			pictures, len(pages))
	case texts == 0:
		return refuse("this PDF has no text; print the document to a PDF again, with its text")
	}
	return nil
}

// layOut finds the areas of each page, with the tables in their places.
func layOut(pages []*page) (out [][]*area) {
	chars, tables := make([][]char, len(pages)), make([][][]*line, len(pages))
	for i, p := range pages {
		chars[i] = p.chars
		for _, t := range p.lattices() {
			rest := t.take(chars[i])
			if rows := t.lines(p.number); len(rows) > 0 {
				tables[i], chars[i] = append(tables[i], rows), rest
			}
		}
	}
	s := stripOf(pages, chars)
	for i, p := range pages {
		areas := p.areas(chars[i], s)
		for _, a := range areas {
			a.tables()
		}
		out = append(out, insert(areas, tables[i]))
	}
	return out
}

// insert puts the rows of tables into the areas that they stand in.
func insert(areas []*area, tables [][]*line) []*area {
	for _, rows := range tables {
		a := around(areas, rows[0])
		if a == nil {
			a = &area{left: rows[0].left, right: rows[0].right}
			areas = append(areas, a)
		}
		i := 0
		for i < len(a.lines) && a.lines[i].y < rows[0].spot.bottom {
			i++
		}
		for _, r := range rows {
			r.area = a
		}
		a.lines = append(a.lines[:i:i], append(rows, a.lines[i:]...)...)
	}
	return areas
}

// around is the area that a row stands in: of those beside it the nearest in height.
func around(areas []*area, row *line) (best *area) {
	far := 0.0
	for _, a := range areas {
		if len(a.lines) == 0 || row.left > a.right || row.right < a.left {
			continue
		}
		d := max(0, a.lines[0].y-row.y, row.y-a.lines[len(a.lines)-1].y)
		if best == nil || d < far {
			best, far = a, d
		}
	}
	return best
}

// out is a line as package extract reads it.
func (l *line) out() intake.Line {
	b, text := l.box(), l.text()
	if l.cells == nil && !l.ends && !isWide([]rune(text)[len([]rune(text))-1]) {
		text += " " // a word may end with the line
	}
	return intake.Line{Text: text, Ends: l.ends, Row: len(l.cells) > 1,
		Spot: bulletin.Spot{Page: l.page, Left: float32(b.left), Top: float32(b.top), Right: float32(b.right), Bottom: float32(b.bottom)}}
}
