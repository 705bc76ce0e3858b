package intake

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/encoding/simplifiedchinese"

	"rebot/index/bulletin"
)

// readHTML reads the main text of a saved page. No address in it is looked at.
func readHTML(name string, data []byte) (*Document, error) {
	if len(data) > maxText {
		return nil, fileError(name, "the page has more than %d bytes; save the article alone, or print it to a PDF", maxText)
	}
	text, ok := decodeHTML(data)
	if !ok {
		return nil, fileError(name, "the page is neither in UTF-8 nor in GB18030; save it anew as UTF-8")
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, fileError(name, "the page can't be read (%v); print it to a PDF", err)
	}
	of := measured{}
	of.measure(root)
	p := &page{of: of}
	p.block(of.mainPart(root))
	p.flush()
	doc := &Document{Format: bulletin.HTML, Lines: p.out}
	if len(doc.Lines) == 0 {
		return nil, fileError(name, "the page has no text of its own, only links or pictures; save the article that it shows")
	}
	doc.headline(root)
	return doc, nil
}

// decodeHTML gives a page as UTF-8, and reports whether it is in a character set that is known.
func decodeHTML(data []byte) (string, bool) {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return decodeUTF16(data), true
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if utf8.Valid(data) {
		return string(data), true
	}
	s, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	return string(s), err == nil && bytes.Count(s, []byte("\uFFFD"))*1000 <= len(s)
}

// headline puts the page's headline before its text where the main part has none: what stands in h1, or what the page calls
// itself.
func (d *Document) headline(root *html.Node) {
	title := ""
	for _, is := range []func(n *html.Node) bool{
		func(n *html.Node) bool { return attribute(n, "id") == "activity-name" },
		func(n *html.Node) bool { return n.DataAtom == atom.H1 },
		func(n *html.Node) bool { return n.DataAtom == atom.Title && n.Namespace == "" },
	} {
		if n := find(root, is); n != nil && title == "" {
			title = flatText(n)
		}
	}
	for _, l := range d.Lines[:min(len(d.Lines), 5)] {
		if title == "" || strings.Contains(bare(l.Text), bare(title)) || strings.HasPrefix(bare(title), bare(l.Text)) {
			return
		}
	}
	d.Lines = append([]Line{{Text: title, Ends: true}}, d.Lines...)
}

// bare is a text without its blanks.
func bare(s string) string { return strings.Join(strings.Fields(s), "") }

func flatText(n *html.Node) string {
	p := &page{of: measured{}}
	p.inline(n)
	return strings.Join(strings.Fields(p.text.String()), " ")
}

// find gives the first element of which something holds.
func find(n *html.Node, is func(*html.Node) bool) *html.Node {
	if n.Type == html.ElementNode && is(n) {
		return n
	}
	for c := range n.ChildNodes() {
		if f := find(c, is); f != nil {
			return f
		}
	}
	return nil
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// A page collects the lines of a page.
type page struct {
	of    measured
	out   []Line
	text  strings.Builder // of the line at hand
	cell  *Cell           // that is being read, nil outside of tables
	depth int             // tables in each other
}

// isBlock are the elements that begin a line of their own.
var isBlock = map[atom.Atom]bool{atom.P: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Main: true, atom.H1: true,
	atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Ul: true, atom.Ol: true, atom.Li: true,
	atom.Blockquote: true, atom.Pre: true, atom.Dl: true, atom.Dt: true, atom.Dd: true, atom.Table: true, atom.Tr: true,
	atom.Figure: true, atom.Figcaption: true, atom.Header: true, atom.Hr: true, atom.Br: true, atom.Center: true, atom.Body: true,
	atom.Caption: true, atom.Td: true, atom.Th: true, atom.Address: true, atom.Fieldset: true, atom.Details: true, atom.Summary: true}

func (p *page) block(n *html.Node) {
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode:
			p.write(c.Data)
		case c.Type != html.ElementNode || p.of.isLitter(c):
		case c.DataAtom == atom.Table:
			p.flush()
			p.table(c)
		case isBlock[c.DataAtom]:
			p.flush()
			p.block(c)
			p.flush()
		default:
			if c.DataAtom == atom.Sup && isExponent(p.text.String(), strings.TrimSpace(flatText(c))) {
				p.text.WriteByte('^')
			}
			p.block(c)
		}
	}
}

// inline writes all text below a node.
func (p *page) inline(n *html.Node) {
	for c := range n.ChildNodes() {
		if c.Type == html.TextNode {
			p.write(c.Data)
		} else if c.Type == html.ElementNode && !p.of.isLitter(c) {
			p.inline(c)
		}
	}
}

var (
	lineBreaks = regexp.MustCompile(`[ \t]*[\r\n][ \t\r\n]*`)
	blankRuns  = regexp.MustCompile(`[ \t\r\n\f]+`)
)

// write adds text as a browser shows it: a line break in the source is a blank, but nothing between Han.
func (p *page) write(s string) {
	s = lineBreaks.ReplaceAllString(s, "\n")
	var b strings.Builder
	last, _ := utf8.DecodeLastRuneInString(p.text.String())
	for i, r := range s {
		next, _ := utf8.DecodeRuneInString(s[i+1:])
		if r == '\n' && isWide(last) && isWide(next) {
			continue
		}
		b.WriteRune(r)
		last = r
	}
	p.text.WriteString(blankRuns.ReplaceAllString(b.String(), " "))
}

// flush ends the line at hand.
func (p *page) flush() {
	text := strings.TrimSpace(blankRuns.ReplaceAllString(p.text.String(), " "))
	p.text.Reset()
	switch {
	case text == "":
	case p.cell != nil:
		p.cell.Paragraphs = append(p.cell.Paragraphs, text)
	default:
		p.out = append(p.out, Line{Text: text, Ends: true})
	}
}

// table reads a table. One in a cell is text of that cell.
func (p *page) table(n *html.Node) {
	t, around := &Table{}, p.cell
	p.depth++
	p.rows(n, t)
	p.depth--
	p.cell = around
	for _, l := range t.lines() {
		if around == nil {
			p.out = append(p.out, l)
			continue
		}
		around.Paragraphs = append(around.Paragraphs, l.Text)
	}
}

// rows reads the rows of a table, and its caption.
func (p *page) rows(n *html.Node, t *Table) {
	for c := range n.ChildNodes() {
		switch c.DataAtom {
		case atom.Thead, atom.Tbody, atom.Tfoot:
			p.rows(c, t)
		case atom.Caption:
			p.flush()
			p.block(c)
			p.flush()
		case atom.Tr:
			t.Rows = append(t.Rows, p.row(c, t))
		}
	}
}

func (p *page) row(tr *html.Node, t *Table) (row []Cell) {
	for c := range tr.ChildNodes() {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th || isHidden(c) {
			continue
		}
		t.nested = t.nested || find(c, func(n *html.Node) bool { return n.DataAtom == atom.Table }) != nil
		p.cell = &Cell{Across: number(attribute(c, "colspan")), Down: number(attribute(c, "rowspan"))}
		p.block(c)
		p.flush()
		row = append(row, *p.cell)
	}
	return row
}

// number reads a number of at most three digits; anything else is 1.
func number(s string) (n int) {
	for _, r := range s {
		if r < '0' || r > '9' || n > 99 {
			return 1
		}
		n = 10*n + int(r-'0')
	}
	return max(n, 1)
}
