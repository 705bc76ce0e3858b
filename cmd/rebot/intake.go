package main

import (
	"context"
	"io"
	"os"

	"rebot/index/intake"
	"rebot/index/intake/pdf"
)

// pdfVerb is the verb of the process that reads a PDF from its standard input. It is not for people: help does not name it.
const pdfVerb = "read-pdf-from-stdin"

// intake is how files of all formats are read: a PDF by another process of this program.
func (a *app) intake() *intake.Reader {
	r := &intake.Reader{State: a.stateFolder()}
	if self, err := os.Executable(); err == nil {
		r.Child = []string{self, pdfVerb}
	}
	return r
}

// readPDF is the process that reads a PDF. Who started it ends it.
func readPDF() error {
	return intake.Serve(os.Stdin, os.Stdout, func(doc io.Reader, cache string) (*intake.Document, error) {
		return pdf.Read(context.Background(), doc, cache)
	})
}
