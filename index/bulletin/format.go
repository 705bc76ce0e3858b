package bulletin

// A Format is the kind of file that an issue was read from.
type Format string

// The formats that can be read. Of two files of one month the one counts whose format stands first here: a text is what
// somebody made to be read, and DOCX and HTML say where their tables' cells are, which out of a PDF's page must be inferred.
const (
	PlainText Format = "text"
	DOCX      Format = "docx"
	HTML      Format = "html"
	PDF       Format = "pdf"
)

// Rank is a format's place among those that can be read.
func (f Format) Rank() int {
	switch f {
	case DOCX:
		return 1
	case HTML:
		return 2
	case PDF:
		return 3
	}
	return 0
}

// A Spot is where something stands on a page: its box in points from the page's top left corner. The zero value is nowhere.
type Spot struct {
	Page                     int
	Left, Top, Right, Bottom float32
}

// PageOf is the page that a line stands on, counted from 1; 0 where the file has no pages.
func (is *Issue) PageOf(line int) int {
	if line < 1 || line > len(is.Spots) {
		return 0
	}
	return is.Spots[line-1].Page
}
