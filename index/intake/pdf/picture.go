package pdf

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"io"
	"math"

	"rebot/index/bulletin"
)

// What a picture is like. A point has two pixels, fewer where a page is so large that it would have too many.
const (
	pixels    = 2.0
	maxPixels = 6_000_000
	margin    = 8 // points around what is shown
)

// Draw makes a PNG of a part of a page, with what is to be marked in colour.
func Draw(ctx context.Context, doc io.Reader, cache string, v bulletin.View) ([]byte, error) {
	e, err := start(ctx, cache)
	if err != nil {
		return nil, err
	}
	defer e.close()
	if err := e.open(doc); err != nil {
		return nil, err
	}
	return e.picture(v)
}

// picture makes a picture of a part of the document that is open.
func (e *engine) picture(v bulletin.View) ([]byte, error) {
	if v.Box.Page < 1 || v.Box.Page > e.pages {
		return nil, errors.New("there is no such page")
	}
	loaded, p, err := e.load(v.Box.Page - 1)
	if err != nil {
		return nil, err
	}
	defer e.call("FPDF_ClosePage", loaded)
	if err := e.readChars(p, loaded, e.turnOf(loaded, p.width, p.height)); err != nil {
		return nil, err
	}
	c := clipOf(p, v.Box)
	img, err := e.draw(loaded, p, c)
	if err != nil {
		return nil, err
	}
	for _, b := range p.marked(v.Marks) {
		c.mark(img, b)
	}
	var out bytes.Buffer
	err = (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&out, img)
	return out.Bytes(), err
}

// A clip is a part of a page, and how many pixels a point of it has.
type clip struct {
	box
	scale float64
}

// clipOf is the part of a page that a box takes, with a margin.
func clipOf(p *page, b bulletin.Spot) clip {
	c := clip{box: box{max(0, float64(b.Left)-margin), max(0, float64(b.Top)-margin),
		min(p.width, float64(b.Right)+margin), min(p.height, float64(b.Bottom)+margin)}}
	if !(c.right-c.left > 1 && c.bottom-c.top > 1) { // no number is none either
		c.box = box{0, 0, p.width, p.height}
	}
	c.scale = min(pixels, math.Sqrt(maxPixels/((c.right-c.left)*(c.bottom-c.top))))
	return c
}

// pixel is where a place on the page is in the picture.
func (c clip) pixel(x, y float64) image.Point {
	return image.Pt(int(math.Round((x-c.left)*c.scale)), int(math.Round((y-c.top)*c.scale)))
}

const (
	formatBGRx = 3 // FPDFBitmap_BGRx
	white      = 0xFFFFFFFF
)

// draw lets PDFium draw a part of a page.
func (e *engine) draw(loaded uint64, p *page, c clip) (*image.NRGBA, error) {
	size := c.pixel(c.right, c.bottom)
	size = image.Pt(max(size.X, 1), max(size.Y, 1))
	bitmap := e.call("FPDFBitmap_CreateEx", uint64(size.X), uint64(size.Y), formatBGRx, 0, 0)
	if bitmap == 0 {
		return nil, errors.Join(e.err, errMuch)
	}
	defer e.call("FPDFBitmap_Destroy", bitmap)
	e.call("FPDFBitmap_FillRect", bitmap, 0, 0, uint64(size.X), uint64(size.Y), white)
	corner, whole := c.pixel(0, 0), clip{scale: c.scale}.pixel(p.width, p.height)
	e.call("FPDF_RenderPageBitmap", bitmap, loaded, number(corner.X), number(corner.Y), number(whole.X), number(whole.Y), 0, 0)
	stride, at := e.number("FPDFBitmap_GetStride", bitmap), e.call("FPDFBitmap_GetBuffer", bitmap)
	if e.err != nil {
		return nil, e.err
	}
	data, ok := e.mod.Memory().Read(uint32(at), uint32(stride*size.Y))
	if !ok || stride < 4*size.X {
		return nil, errMuch
	}
	return pictureOf(data, stride, size), nil
}

// number is a whole number as WebAssembly takes one.
func number(n int) uint64 { return uint64(uint32(int32(n))) }

// pictureOf makes a picture of pixels that are blue, green, red and nothing.
func pictureOf(data []byte, stride int, size image.Point) *image.NRGBA {
	img := image.NewNRGBA(image.Rectangle{Max: size})
	for y := range size.Y {
		from, to := data[y*stride:], img.Pix[y*img.Stride:]
		for x := 0; x < 4*size.X; x += 4 {
			to[x], to[x+1], to[x+2], to[x+3] = from[x+2], from[x+1], from[x], 0xff
		}
	}
	return img
}

// mark colours a box as a marker pen does: what is white becomes yellow, what is dark stays.
func (c clip) mark(img *image.NRGBA, b box) {
	at := image.Rectangle{c.pixel(b.left, b.top), c.pixel(b.right, b.bottom)}.Intersect(img.Rect)
	for y := at.Min.Y; y < at.Max.Y; y++ {
		for x := at.Min.X; x < at.Max.X; x++ {
			p := img.Pix[img.PixOffset(x, y):]
			p[1], p[2] = uint8(int(p[1])*225/255), uint8(int(p[2])*80/255)
		}
	}
}
