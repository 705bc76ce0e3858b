// Package intake turns a file, whatever its format, into lines that package extract reads, each with its page and its place
// there. What a file is is told by its content (recognise.go), never by its name. DOCX and HTML are read here; a PDF is read
// by a process of its own (child.go), which package intake/pdf is, and what came out is kept (kept.go).
package intake

import (
	"context"
	"fmt"
	"io"
	"os"

	"rebot/index/bulletin"
)

// A Document is the text of a file.
type Document struct {
	Format bulletin.Format
	Raw    []byte   // the bytes of a text, which has no other field
	Lines  []Line   // in the order of reading
	Heads  []string // what is printed at the top of pages, once each
	Title  string   // the name of a web page
	Sum    string   // the checksum of a PDF, by which a picture of it is known to be of the same file
}

// A Line is one line of a document.
type Line struct {
	Text string        // the cells of a row are parted by tabs
	Ends bool          // a paragraph ends with it
	Row  bool          // it is a row of a table
	Spot bulletin.Spot // where it stands
}

// MaxSize is the size in bytes above which a file is not opened: a bulletin with its pictures has a few million.
const MaxSize = 64 << 20

// maxText is the size in bytes above which a text or a page of HTML is not read into memory.
const maxText = 4 << 20

// A Reader reads files.
type Reader struct {
	Child []string // the program and its arguments that read a PDF from standard input; nil where there is none
	State string   // the folder where what came out of PDFs is kept, empty for nowhere
}

// Read reads an open file. The error is a *bulletin.Error, which says what the file is and what to do.
func (r *Reader) Read(ctx context.Context, name string, f *os.File) (*Document, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() > MaxSize {
		return nil, fileError(name, "the file has %d bytes, more than %d; an issue is far smaller: is it one?", info.Size(), MaxSize)
	}
	k, err := recognise(f, info.Size())
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if k.Format == bulletin.PDF {
		return r.readPDF(ctx, name, f)
	}
	return readHere(name, f, info.Size(), k)
}

// readHere reads a file of a format that needs no process of its own.
func readHere(name string, f io.ReaderAt, size int64, k Kind) (*Document, error) {
	switch k.Format {
	case bulletin.DOCX:
		return readDOCX(name, f, size)
	case bulletin.HTML:
		data, err := readAll(f, size)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		return readHTML(name, data)
	case bulletin.PlainText:
		data, err := readAll(f, size)
		return &Document{Format: bulletin.PlainText, Raw: data}, err
	}
	return nil, fileError(name, "this is %s; %s", k.Is, k.Todo)
}

// readAll reads a file, or one byte more than a text may have.
func readAll(f io.ReaderAt, size int64) ([]byte, error) {
	data := make([]byte, min(size, maxText+1))
	n, err := f.ReadAt(data, 0)
	if err == io.EOF {
		err = nil
	}
	return data[:n], err
}

func fileError(name, format string, args ...any) error {
	return &bulletin.Error{File: name, Text: fmt.Sprintf(format, args...)}
}

// A Refusal says what a file is that can't be read, and what to do.
type Refusal struct{ Text string }

// Error prints it.
func (r *Refusal) Error() string { return r.Text }

// Refuse makes a Refusal.
func Refuse(format string, args ...any) error { return &Refusal{fmt.Sprintf(format, args...)} }
