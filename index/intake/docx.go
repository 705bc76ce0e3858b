package intake

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"rebot/index/bulletin"
)

// What a DOCX may have, so that reading it costs little.
const (
	maxEntries = 5000      // files in the archive
	maxXML     = 48 << 20  // bytes of the document's XML, unpacked
	maxDepth   = 400       // elements in each other
	maxLines   = 20_000    // paragraphs and rows
	maxChars   = 1_000_000 // bytes of text
)

// readDOCX reads a document of Word. Nothing outside of the file is looked at, whatever it links to.
func readDOCX(name string, f io.ReaderAt, size int64) (*Document, error) {
	z, err := zip.NewReader(f, size)
	if err != nil || len(z.File) > maxEntries {
		return nil, fileError(name, "the DOCX is damaged (%v); save it anew in Word or WPS", err)
	}
	doc, counted := &Document{Format: bulletin.DOCX}, readNumbers(z.File)
	for _, part := range z.File {
		if strings.HasPrefix(part.Name, "word/header") && strings.HasSuffix(part.Name, ".xml") {
			head, err := readPart(part, counted)
			if err != nil {
				return nil, fileError(name, "the header of the DOCX can't be read (%v); save it anew in Word or WPS", err)
			}
			for _, l := range head {
				doc.addHead(l.Text)
			}
		}
	}
	i := slices.IndexFunc(z.File, func(p *zip.File) bool { return strings.EqualFold(p.Name, "word/document.xml") })
	if doc.Lines, err = readPart(z.File[i], counted); err != nil {
		return nil, fileError(name, "the DOCX can't be read (%v); save it anew in Word or WPS", err)
	}
	if len(doc.Lines) == 0 {
		return nil, fileError(name, "the DOCX has no text, only pictures perhaps; %s", typed)
	}
	return doc, nil
}

// addHead notes what is printed at the top of pages.
func (d *Document) addHead(text string) {
	if text = strings.TrimSpace(text); text != "" && !slices.Contains(d.Heads, text) && len(d.Heads) < 100 {
		d.Heads = append(d.Heads, text)
	}
}

// readPart reads the paragraphs and tables of one part of a document.
func readPart(part *zip.File, counted *numbers) ([]Line, error) {
	if part.Flags&1 != 0 {
		return nil, errors.New("it is locked with a password")
	}
	r, err := part.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	w := &word{in: xml.NewDecoder(io.LimitReader(r, maxXML)), counted: counted}
	if err := w.read(); err != nil {
		return nil, err
	}
	return w.out, nil
}

// A word reads WordprocessingML.
type word struct {
	in      *xml.Decoder
	out     []Line
	chars   int
	depth   int
	open    []*paragraph // the innermost last
	counted *numbers
	tables  []*Table // that are open
	hidden  bool     // the run at hand is hidden
	raised  bool     // the run at hand stands above the line
}

// A paragraph is one that is being read.
type paragraph struct {
	text  strings.Builder
	place listPlace
	style string
}

var errMuch = errors.New("it has more than a bulletin can have")

func (w *word) read() error {
	for {
		t, err := w.in.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if w.depth++; w.depth > maxDepth {
				return errMuch
			}
			err = w.start(t)
		case xml.EndElement:
			w.depth--
			err = w.end(t.Name.Local)
		}
		if err != nil {
			return err
		}
	}
}

// skipped are elements whose text is not the document's: what was deleted, what stands twice for other programs, and how
// characters are pronounced.
var skipped = []string{"del", "moveFrom", "Fallback", "rt", "instrText", "delText", "sectPr", "pPrChange", "rPrChange"}

func (w *word) start(e xml.StartElement) error {
	switch name := e.Name.Local; name {
	case "p":
		w.open = append(w.open, new(paragraph))
	case "numId", "ilvl", "pStyle":
		w.setPlace(name, attr(e, "val"))
	case "t":
		return w.characters(e)
	case "tab", "ptab":
		if !slices.ContainsFunc(e.Attr, func(a xml.Attr) bool { return a.Name.Local == "pos" }) {
			w.write("\t")
		}
	case "noBreakHyphen":
		w.write("-")
	case "br", "cr":
		w.lineBreak()
	case "r":
		w.hidden, w.raised = false, false
	case "vertAlign":
		w.raised = attr(e, "val") == "superscript"
	case "vanish":
		w.hidden = attr(e, "val") != "0" && attr(e, "val") != "false"
	case "tbl", "tr", "tc", "gridSpan", "vMerge":
		w.startTable(e)
	default:
		if slices.Contains(skipped, name) {
			w.depth--
			return w.in.Skip()
		}
	}
	return nil
}

// characters reads the text of an element that holds nothing else.
func (w *word) characters(e xml.StartElement) error {
	var s string
	if err := w.in.DecodeElement(&s, &e); err != nil {
		return err
	}
	w.depth--
	if w.chars += len(s); w.chars > maxChars {
		return errMuch
	}
	if !w.hidden {
		w.write(s)
	}
	return nil
}

func (w *word) write(s string) {
	if p := w.paragraph(); p != nil {
		if w.raised && isExponent(p.text.String(), s) {
			p.text.WriteByte('^')
		}
		p.text.WriteString(s)
	}
}

// paragraph is the innermost that is open, nil for none.
func (w *word) paragraph() *paragraph {
	if n := len(w.open); n > 0 {
		return w.open[n-1]
	}
	return nil
}

// setPlace notes what a paragraph says of the list that it is in.
func (w *word) setPlace(name, val string) {
	p := w.paragraph()
	switch {
	case p == nil:
	case name == "numId":
		p.place.List.Val = val
	case name == "ilvl":
		p.place.Level.Val = val
	default:
		p.style = val
	}
}

// lineBreak ends a line of a paragraph: what follows is another one.
func (w *word) lineBreak() {
	if p := w.paragraph(); p != nil {
		w.endParagraph(w.numbered(p))
		p.text.Reset()
	}
}

// numbered is the text of a paragraph behind its number, which is counted once. An empty one shows its number in a table alone.
func (w *word) numbered(p *paragraph) string {
	number := w.counted.next(p.place, p.style)
	p.place, p.style = listPlace{}, ""
	text := strings.TrimSpace(p.text.String())
	switch last := []rune(number); {
	case number == "", text == "" && w.cell() == nil:
		return text
	case text == "", last[len(last)-1] > 0x2e80:
		return number + text
	}
	return number + " " + text
}

func (w *word) end(name string) error {
	switch n := len(w.open); {
	case name == "p" && n > 0:
		w.endParagraph(w.numbered(w.open[n-1]))
		w.open = w.open[:n-1]
	case name == "tbl" && len(w.tables) > 0:
		w.endTable()
	}
	if len(w.out) > maxLines {
		return errMuch
	}
	return nil
}

func (w *word) endParagraph(text string) {
	if text = strings.TrimSpace(text); text == "" {
		return
	}
	if c := w.cell(); c != nil {
		c.Paragraphs = append(c.Paragraphs, text)
		return
	}
	w.out = append(w.out, Line{Text: text, Ends: true})
}

// cell is the cell that is open, nil for none.
func (w *word) cell() *Cell {
	if len(w.tables) == 0 {
		return nil
	}
	t := w.tables[len(w.tables)-1]
	if len(t.Rows) == 0 || len(t.Rows[len(t.Rows)-1]) == 0 {
		return nil
	}
	row := t.Rows[len(t.Rows)-1]
	return &row[len(row)-1]
}

func (w *word) startTable(e xml.StartElement) {
	if e.Name.Local == "tbl" {
		w.tables = append(w.tables, &Table{})
		return
	}
	if len(w.tables) == 0 {
		return
	}
	t, c := w.tables[len(w.tables)-1], w.cell()
	switch name := e.Name.Local; {
	case name == "tr":
		t.Rows = append(t.Rows, nil)
	case name == "tc" && len(t.Rows) > 0:
		row := &t.Rows[len(t.Rows)-1]
		*row = append(*row, Cell{Across: 1, Down: 1})
	case name == "gridSpan" && c != nil:
		c.Across, _ = strconv.Atoi(attr(e, "val")) // one that can't be is 0, and taken for 1
	case name == "vMerge" && c != nil && attr(e, "val") != "restart":
		c.Down = goesOn
	}
}

// goesOn marks a cell that the one above it goes on in.
const goesOn = -1

func (w *word) endTable() {
	t := w.tables[len(w.tables)-1]
	w.tables = w.tables[:len(w.tables)-1]
	t.mergeDown()
	if c := w.cell(); c != nil {
		w.tables[len(w.tables)-1].nested = true
		for _, l := range t.lines() {
			c.Paragraphs = append(c.Paragraphs, l.Text)
		}
		return
	}
	w.out = append(w.out, t.lines()...)
}

// mergeDown takes out the cells that go on from above, and counts their rows in the cell that they are of.
func (t *Table) mergeDown() {
	above := map[int][2]int{} // the cell that a column's last one is, by row and place in it
	for i := range t.Rows {
		at, kept := 0, t.Rows[i][:0:0]
		for _, c := range t.Rows[i] {
			across := min(max(c.Across, 1), maxAcross)
			if o, ok := above[at]; ok && c.Down == goesOn {
				t.Rows[o[0]][o[1]].Down++
			} else {
				c.Down = 1
				above[at] = [2]int{i, len(kept)}
				kept = append(kept, c)
			}
			at += across
		}
		t.Rows[i] = kept
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
