package pdf

import "math"

// A page holds a page's characters and the rules of its tables. All places are in points from its top left
// corner.
type page struct {
	number        int // from 1
	width, height float64
	chars         []char
	rules         []rule
	pictures      int
}

// A char is a character that shows something.
type char struct {
	r           rune
	x, right, y float64 // y is that of the line that it stands on
	size        float64 // of its font
	blank       bool    // a blank is printed before it
}

// A rule is a straight line, upright or not.
type rule struct {
	upright      bool
	at, from, to float64
}

const (
	maxChars   = 20_000 // on a page
	maxObjects = 50_000
	maxRules   = 4000
)

// load loads a page, from 0, which is to be closed.
func (e *engine) load(i int) (loaded uint64, p *page, err error) {
	loaded = e.call("FPDF_LoadPage", e.doc, uint64(i))
	if loaded == 0 && e.err == nil {
		return 0, nil, errDamaged
	}
	return loaded, &page{number: i + 1, width: e.float("FPDF_GetPageWidth", loaded),
		height: e.float("FPDF_GetPageHeight", loaded)}, e.err
}

// page reads a page, from 0.
func (e *engine) page(i int) (*page, error) {
	loaded, p, err := e.load(i)
	if err != nil {
		return nil, err
	}
	defer e.call("FPDF_ClosePage", loaded)
	turn := e.turnOf(loaded, p.width, p.height)
	if err := e.readChars(p, loaded, turn); err != nil {
		return nil, err
	}
	n := e.number("FPDFPage_CountObjects", loaded)
	if n > maxObjects {
		return nil, errMuch
	}
	for k := range n {
		e.object(p, e.call("FPDFPage_GetObject", loaded, uint64(k)), turn, 0)
	}
	return p, e.err
}

// A turn takes a point of the page's own space to one from its top left corner as it is shown.
type turn func(x, y float64) (float64, float64)

func (e *engine) turnOf(loaded uint64, w, h float64) turn {
	box, ok := e.each("FPDFPage_GetCropBox", 4, loaded)
	if !ok {
		box, _ = e.each("FPDFPage_GetMediaBox", 4, loaded) // one that is not there is at 0
	}
	left, low := box[0], box[1]
	switch e.number("FPDFPage_GetRotation", loaded) {
	case 1:
		return func(x, y float64) (float64, float64) { return y - low, x - left }
	case 2:
		return func(x, y float64) (float64, float64) { return w - (x - left), y - low }
	case 3:
		return func(x, y float64) (float64, float64) { return w - (y - low), h - (x - left) }
	}
	return func(x, y float64) (float64, float64) { return x - left, h - (y - low) }
}

// readChars reads the characters of a page that stand upright on it. Others are a watermark, or a stamp.
func (e *engine) readChars(p *page, loaded uint64, turn turn) error {
	text := e.call("FPDFText_LoadPage", loaded)
	defer e.call("FPDFText_ClosePage", text)
	n := e.number("FPDFText_CountChars", text)
	if n > maxChars {
		return errMuch
	}
	blank := false
	for i := range n {
		c, shown := e.char(text, uint64(i), turn)
		if shown {
			c.blank = blank
			p.chars = append(p.chars, c)
		}
		blank = !shown && (blank || c.blank)
	}
	return e.err
}

// char reads a character, and reports whether it shows anything. A blank that is printed is one, one that PDFium puts where it
// sees a gap is not: in Chinese text it sees too many.
func (e *engine) char(text, i uint64, turn turn) (c char, shown bool) {
	switch c.r = rune(e.number("FPDFText_GetUnicode", text, i)); {
	case c.r <= ' ', c.r == 0xa0, c.r == 0x3000:
		c.blank = e.number("FPDFText_IsGenerated", text, i) == 0
		return c, false
	case c.r == 0xad, c.r >= 0xfff0: // hyphens that a line break put there, and what is no character
		return c, false
	}
	x, y, ok := e.doubles("FPDFText_GetCharOrigin", text, i)
	box, ok2 := e.floats("FPDFText_GetLooseCharBox", 4, text, i) // left, top, right, bottom
	m, ok3 := e.floats("FPDFText_GetMatrix", 4, text, i)         // a, b, c, d
	if !ok || !ok2 || !ok3 {
		return c, false
	}
	ax, ay := turn(0, 0)
	bx, by := turn(m[0], m[1])
	if math.Abs(by-ay) > 0.05*math.Abs(bx-ax) || bx < ax {
		return c, false // not upright
	}
	c.size = e.float("FPDFText_GetFontSize", text, i) * math.Hypot(m[2], m[3])
	c.x, c.y = turn(x, y)
	x1, _ := turn(box[0], box[3])
	x2, _ := turn(box[2], box[1])
	c.right = max(x1, x2)
	return c, c.size > 0.5 && !math.IsNaN(c.x+c.y+c.right)
}

// What an object of a page is, by FPDFPageObj_GetType.
const (
	pathObject  = 2
	imageObject = 3
	formObject  = 5
)

// object reads an object of a page, or those that it is made of.
func (e *engine) object(p *page, o uint64, turn turn, depth int) {
	if o == 0 || len(p.rules) > maxRules {
		return
	}
	switch e.number("FPDFPageObj_GetType", o) {
	case imageObject:
		p.pictures++
	case pathObject:
		e.path(p, o, e.inner(o, turn))
	case formObject:
		inner := e.inner(o, turn)
		for i := range min(e.number("FPDFFormObj_CountObjects", o), maxObjects) {
			if depth < 4 {
				e.object(p, e.call("FPDFFormObj_GetObject", o, uint64(i)), inner, depth+1)
			}
		}
	}
}

// inner is the turn of what stands in an object.
func (e *engine) inner(o uint64, turn turn) turn {
	m, _ := e.floats("FPDFPageObj_GetMatrix", 6, o)
	return func(x, y float64) (float64, float64) { return turn(m[0]*x+m[2]*y+m[4], m[1]*x+m[3]*y+m[5]) }
}

// What a segment of a path is, by FPDFPathSegment_GetType.
const (
	lineTo = 0
	moveTo = 2
)

// path reads the straight lines of a path.
func (e *engine) path(p *page, o uint64, turn turn) {
	var first, last [2]float64
	for i := range min(e.number("FPDFPath_CountSegments", o), maxRules) {
		s := e.call("FPDFPath_GetPathSegment", o, uint64(i))
		at, ok := e.each("FPDFPathSegment_GetPoint", 2, s)
		if !ok {
			return
		}
		x, y := turn(at[0], at[1])
		next := [2]float64{x, y}
		switch e.number("FPDFPathSegment_GetType", s) {
		case moveTo:
			first = next
		case lineTo:
			p.addRule(last, next)
		}
		if last = next; e.number("FPDFPathSegment_GetClose", s) != 0 {
			p.addRule(last, first)
		}
	}
}

// shortest is the length in points from which a straight line counts as a rule; the end of a thin one does not.
const shortest = 4

func (p *page) addRule(a, b [2]float64) {
	dx, dy := math.Abs(a[0]-b[0]), math.Abs(a[1]-b[1])
	switch {
	case len(p.rules) > maxRules:
	case dx <= 1 && dy >= shortest:
		p.rules = append(p.rules, rule{true, (a[0] + b[0]) / 2, min(a[1], b[1]), max(a[1], b[1])})
	case dy <= 1 && dx >= shortest:
		p.rules = append(p.rules, rule{false, (a[1] + b[1]) / 2, min(a[0], b[0]), max(a[0], b[0])})
	}
}
