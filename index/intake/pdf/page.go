package pdf

import (
	"math"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// A page is what is printed on a page: characters, and the rules of its tables. All places are in points from its top left
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

// page reads a page, from 0.
func (e *engine) page(i int) (*page, error) {
	loaded, err := e.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: e.doc, Index: i})
	if err != nil {
		return nil, err
	}
	ref := loaded.Page
	defer e.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: ref})
	at := requests.Page{ByReference: &ref}
	w, err := e.FPDF_GetPageWidth(&requests.FPDF_GetPageWidth{Page: at})
	if err != nil {
		return nil, err
	}
	h, err := e.FPDF_GetPageHeight(&requests.FPDF_GetPageHeight{Page: at})
	if err != nil {
		return nil, err
	}
	p := &page{number: i + 1, width: w.Width, height: h.Height}
	turn, err := e.turnOf(at, w.Width, h.Height)
	if err != nil {
		return nil, err
	}
	if err := e.readChars(p, at, turn); err != nil {
		return nil, err
	}
	return p, e.readObjects(p, at, turn)
}

// A turn takes a point of the page's own space to one from its top left corner as it is shown.
type turn func(x, y float64) (float64, float64)

func (e *engine) turnOf(at requests.Page, w, h float64) (turn, error) {
	r, err := e.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: at})
	if err != nil {
		return nil, err
	}
	left, top := 0.0, 0.0
	if b, err := e.FPDFPage_GetCropBox(&requests.FPDFPage_GetCropBox{Page: at}); err == nil {
		left, top = float64(b.Left), float64(b.Bottom)
	} else if b, err := e.FPDFPage_GetMediaBox(&requests.FPDFPage_GetMediaBox{Page: at}); err == nil {
		left, top = float64(b.Left), float64(b.Bottom)
	}
	switch r.PageRotation {
	case enums.FPDF_PAGE_ROTATION_90_CW:
		return func(x, y float64) (float64, float64) { return y - top, x - left }, nil
	case enums.FPDF_PAGE_ROTATION_180_CW:
		return func(x, y float64) (float64, float64) { return w - (x - left), y - top }, nil
	case enums.FPDF_PAGE_ROTATION_270_CW:
		return func(x, y float64) (float64, float64) { return w - (y - top), h - (x - left) }, nil
	}
	return func(x, y float64) (float64, float64) { return x - left, h - (y - top) }, nil
}

// readChars reads the characters of a page that stand upright on it. Others are a watermark, or a stamp.
func (e *engine) readChars(p *page, at requests.Page, turn turn) error {
	loaded, err := e.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: at})
	if err != nil {
		return err
	}
	text := loaded.TextPage
	defer e.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text})
	n, err := e.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text})
	if err != nil {
		return err
	}
	if n.Count > maxChars {
		return errMuch
	}
	blank := false
	for i := range n.Count {
		c, shown := e.char(text, i, turn)
		if shown {
			c.blank = blank
			p.chars = append(p.chars, c)
		}
		blank = !shown && (blank || c.blank)
	}
	return nil
}

// char reads a character, and reports whether it shows anything. A blank that is printed is one, one that PDFium puts where it
// sees a gap is not: in Chinese text it sees too many.
func (e *engine) char(text references.FPDF_TEXTPAGE, i int, turn turn) (c char, shown bool) {
	u, err := e.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: text, Index: i})
	if err != nil {
		return c, false
	}
	if c.r = rune(u.Unicode); c.r <= ' ' || c.r == 0xa0 || c.r == 0x3000 || c.r == 0xfffe || c.r == 0xffff || c.r == 0xad {
		g, err := e.FPDFText_IsGenerated(&requests.FPDFText_IsGenerated{TextPage: text, Index: i})
		c.blank = err == nil && !g.IsGenerated && c.r != 0xad && c.r != 0xfffe
		return c, false
	}
	o, err := e.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: text, Index: i})
	if err != nil {
		return c, false
	}
	b, err := e.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: text, Index: i})
	if err != nil {
		return c, false
	}
	m, err := e.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: text, Index: i})
	if err != nil {
		return c, false
	}
	size, err := e.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: text, Index: i})
	if err != nil {
		return c, false
	}
	ax, ay := turn(0, 0)
	bx, by := turn(float64(m.Matrix.A), float64(m.Matrix.B))
	if math.Abs(by-ay) > 0.05*math.Abs(bx-ax) || bx < ax {
		return c, false // not upright
	}
	c.size = size.FontSize * math.Hypot(float64(m.Matrix.C), float64(m.Matrix.D))
	c.x, c.y = turn(o.X, o.Y)
	x1, _ := turn(float64(b.Rect.Left), float64(b.Rect.Bottom))
	x2, _ := turn(float64(b.Rect.Right), float64(b.Rect.Top))
	c.right = max(x1, x2)
	return c, c.size > 0.5 && !math.IsNaN(c.x+c.y+c.right)
}

// readObjects reads the rules of a page, and counts its pictures.
func (e *engine) readObjects(p *page, at requests.Page, turn turn) error {
	n, err := e.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: at})
	if err != nil {
		return err
	}
	if n.Count > maxObjects {
		return errMuch
	}
	for i := range n.Count {
		o, err := e.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: at, Index: i})
		if err == nil {
			e.object(p, o.PageObject, turn, 0)
		}
	}
	return nil
}

// object reads an object of a page, or those that it is made of.
func (e *engine) object(p *page, o references.FPDF_PAGEOBJECT, turn turn, depth int) {
	kind, err := e.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: o})
	if err != nil || len(p.rules) > maxRules {
		return
	}
	switch kind.Type {
	case enums.FPDF_PAGEOBJ_IMAGE:
		p.pictures++
	case enums.FPDF_PAGEOBJ_PATH:
		e.path(p, o, turn)
	case enums.FPDF_PAGEOBJ_FORM:
		n, err := e.FPDFFormObj_CountObjects(&requests.FPDFFormObj_CountObjects{PageObject: o})
		m, err2 := e.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: o})
		if err != nil || err2 != nil || depth > 3 {
			return
		}
		a := m.Matrix
		inner := func(x, y float64) (float64, float64) {
			return turn(float64(a.A)*x+float64(a.C)*y+float64(a.E), float64(a.B)*x+float64(a.D)*y+float64(a.F))
		}
		for i := range min(n.Count, maxObjects) {
			if in, err := e.FPDFFormObj_GetObject(&requests.FPDFFormObj_GetObject{PageObject: o, Index: uint64(i)}); err == nil {
				e.object(p, in.PageObject, inner, depth+1)
			}
		}
	}
}

// path reads the straight lines of a path.
func (e *engine) path(p *page, o references.FPDF_PAGEOBJECT, turn turn) {
	n, err := e.FPDFPath_CountSegments(&requests.FPDFPath_CountSegments{PageObject: o})
	m, err2 := e.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: o})
	if err != nil || err2 != nil || n.Count > maxRules {
		return
	}
	a := m.Matrix
	var first, last [2]float64
	for i := range n.Count {
		s, err := e.FPDFPath_GetPathSegment(&requests.FPDFPath_GetPathSegment{PageObject: o, Index: i})
		if err != nil {
			return
		}
		at, err := e.FPDFPathSegment_GetPoint(&requests.FPDFPathSegment_GetPoint{PathSegment: s.PathSegment})
		kind, err2 := e.FPDFPathSegment_GetType(&requests.FPDFPathSegment_GetType{PathSegment: s.PathSegment})
		if err != nil || err2 != nil {
			return
		}
		px, py := float64(at.X), float64(at.Y)
		x, y := turn(float64(a.A)*px+float64(a.C)*py+float64(a.E), float64(a.B)*px+float64(a.D)*py+float64(a.F))
		next := [2]float64{x, y}
		switch kind.Type {
		case enums.FPDF_SEGMENT_MOVETO:
			first = next
		case enums.FPDF_SEGMENT_LINETO:
			p.addRule(last, next)
		}
		last = next
		if c, err := e.FPDFPathSegment_GetClose(&requests.FPDFPathSegment_GetClose{PathSegment: s.PathSegment}); err == nil && c.IsClose {
			p.addRule(last, first)
		}
	}
}

// shortest is the length in points from which a straight line counts as a rule: the edge of a thin one's end is none.
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
