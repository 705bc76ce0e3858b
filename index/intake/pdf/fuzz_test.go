package pdf

import (
	"bytes"
	"context"
	"os"
	"testing"

	"rebot/index/bulletin"
)

// Compiled is the folder for what PDFium is compiled to, which all tests share.
var Compiled string

// FuzzRead reads what may be a PDF, and draws its first line. PDFium is started once: a start takes longer than most inputs.
func FuzzRead(f *testing.F) {
	for _, file := range []string{"testdata/fuzz-text.pdf", "testdata/fuzz-table.pdf", "testdata/fuzz-scan.pdf", "testdata/fuzz-locked.pdf"} {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	e, err := start(context.Background(), Compiled) // before the clock of an input runs
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := e.document(bytes.NewReader(data))
		if err == nil {
			spot := doc.Lines[0].Spot
			v := bulletin.View{Box: spot, Marks: []bulletin.Mark{{In: []bulletin.Spot{spot}, Text: doc.Lines[0].Text}}}
			if png, err := e.picture(v); err == nil && len(png) == 0 {
				t.Error("it gives no picture, and no error")
			}
		}
		if e.shut() != nil { // PDFium gave up
			_ = e.close()
			if e, err = start(context.Background(), Compiled); err != nil {
				t.Fatal(err)
			}
		}
	})
}
