package pdf_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"strings"
	"testing"

	"rebot/index/bulletin"
	"rebot/index/intake/pdf"
)

// office is a document with a table of five columns, whose fourth has the price of 氧化镝 in December.
const office = made + "/office-10pt-2024-12.pdf"

func factOf(t *testing.T, is *bulletin.Issue, value string) *bulletin.Fact {
	t.Helper()
	for i := range is.Facts {
		if is.Facts[i].Value.Text == value {
			return &is.Facts[i]
		}
	}
	t.Fatalf("no fact has the value %s", value)
	return nil
}

// draw draws what a text of a fact's lines is marked in.
func draw(t *testing.T, v bulletin.View) image.Image {
	t.Helper()
	f, err := os.Open(office)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b, err := pdf.Draw(t.Context(), f, pdf.Compiled, v)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// coloured is the box of what is marked, and inked reports whether anything dark is in it.
func coloured(img image.Image) (box image.Rectangle, inked bool) {
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			c := color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
			if c.R > 200 && c.B < 100 {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			c := color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
			inked = inked || c.R < 80
		}
	}
	return box, inked
}

// A picture shows the whole table of a fact, and marks the figure in its cell; a sentence is marked over its lines.
func TestAPictureMarksWhatIsCited(t *testing.T) {
	is := issueOf(t, office)
	f := factOf(t, is, "1702.40")
	v := is.ViewsOf(f.Cite, bulletin.Mark{Text: f.Value.Text})
	if len(v) != 1 || v[0].Box.Top >= is.Spots[f.Cite.First-2].Top || v[0].Box.Bottom <= is.Spots[f.Cite.First-1].Bottom {
		t.Fatalf("%v are the views of a figure of a table", v)
	}
	img := draw(t, v[0])
	box, inked := coloured(img)
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	if !inked || box.Dx() > w/5 || box.Dy() > h/5 || box.Min.X < w*2/5 || box.Max.X > w*3/5 {
		t.Errorf("of a picture of %d × %d %v is marked, with text: %v", w, h, box, inked)
	}
	v[0].Marks[0].Text = "9999.99"
	if box, _ := coloured(draw(t, v[0])); box.Dx() < w*4/5 {
		t.Errorf("what is not found marks %v of the row", box)
	}
}

// A box that is larger than any page is the whole page, of which a point has two pixels: A4 is 595 by 842 points.
func TestAPageIsDrawnWhole(t *testing.T) {
	img := draw(t, bulletin.View{Box: bulletin.Spot{Page: 1, Right: 100_000, Bottom: 100_000}})
	if size := img.Bounds().Size(); size.X < 1180 || size.X > 1200 || size.Y < 1670 || size.Y > 1700 {
		t.Errorf("it is %v", size)
	}
}

func TestASentenceIsMarkedOverItsLines(t *testing.T) {
	is := issueOf(t, office)
	f := factOf(t, is, "52104.9")
	p := is.Articles[f.Cite.Article].ParagraphAt(f.Cite.First)
	sentences := strings.SplitAfter(p.Text, "。")
	v := is.ViewsOf(bulletin.Cite{Article: f.Cite.Article, First: p.First, Last: p.Last}, bulletin.Mark{Text: sentences[1]})
	if len(v) != 1 {
		t.Fatalf("%v are the views of a sentence", v)
	}
	img := draw(t, v[0])
	if box, inked := coloured(img); !inked || box.Dx() < img.Bounds().Dx()/2 || box.Dy() > img.Bounds().Dy()*2/3 {
		t.Errorf("of a picture of %v the second of %d sentences marks %v", img.Bounds(), len(sentences), box)
	}
}

// Whatever is asked for, a picture is no larger than it may be.
func TestAViewOfAnythingIsDrawn(t *testing.T) {
	for _, b := range []bulletin.Spot{{Page: 1}, {Page: 1, Left: -1e9, Top: -1e9, Right: 1e9, Bottom: 1e9}, {Page: 1, Left: 500, Right: 100}} {
		if img := draw(t, bulletin.View{Box: b}); img.Bounds().Dx()*img.Bounds().Dy() > 6_100_000 {
			t.Errorf("%v gives a picture of %v", b, img.Bounds())
		}
	}
	f, err := os.Open(office)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := pdf.Draw(t.Context(), f, pdf.Compiled, bulletin.View{Box: bulletin.Spot{Page: 77}}); err == nil {
		t.Error("there is no page 77")
	}
}

// 氧化铈 cost 7.00 in both months: the one in the column of the month is marked.
func TestOfTwoEqualFiguresTheOneInItsColumnIsMarked(t *testing.T) {
	is := issueOf(t, office)
	f := factOf(t, is, "7.00")
	for column, places := range map[string][2]int{"11月": {2, 3}, "12月": {3, 4}, "9月": {2, 4}, "": {2, 4}} { // in fifths of the width
		img := draw(t, is.ViewsOf(f.Cite, bulletin.Mark{Text: "7.00", Column: column})[0])
		box, _ := coloured(img)
		if w := img.Bounds().Dx(); box.Min.X < w*places[0]/5-w/20 || box.Max.X > w*places[1]/5 || box.Max.X < w*(places[1]-1)/5 {
			t.Errorf("in the column %q %v of %d is marked", column, box, w)
		}
	}
}
