package intake

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf16"

	"rebot/index/bulletin"
)

// A Kind is the kind of a file.
type Kind struct {
	Format bulletin.Format // how it is read, empty for not at all
	Is     string          // "a picture"
	Todo   string          // what to do, so that it can be read
}

// Recognise reports what the bytes of a file are.
func Recognise(data []byte) Kind {
	k, _ := recognise(bytes.NewReader(data), int64(len(data))) // memory is read without error
	return k
}

const (
	saveDOCX = "open it in Word or WPS and save it as .docx or PDF"
	typed    = "the text in it must be recognised or typed first; put that there as text, DOCX or PDF"
	unpack   = "unpack it and put the bulletin itself there"
	getText  = "get the bulletin's text itself"
)

// signatures are the first bytes of files of some formats.
var signatures = []struct {
	begins string
	kind   Kind
}{
	{"%PDF-", Kind{bulletin.PDF, "a PDF", "give its path to rebot read"}},
	{"{\\rtf", Kind{"", "an RTF document", saveDOCX}},
	{"\x89PNG\r\n", Kind{"", "a picture (PNG)", typed}},
	{"\xff\xd8\xff", Kind{"", "a picture (JPEG)", typed}},
	{"GIF8", Kind{"", "a picture (GIF)", typed}},
	{"II*\x00", Kind{"", "a picture (TIFF)", typed}},
	{"MM\x00*", Kind{"", "a picture (TIFF)", typed}},
	{"BM", Kind{"", "a picture (BMP)", typed}},
	{"RIFF", Kind{"", "a picture or a film", typed}},
	{"AT&TFORM", Kind{"", "a scanned document (DjVu)", typed}},
	{"\x1f\x8b", Kind{"", "a compressed file", unpack}},
	{"7z\xbc\xaf\x27\x1c", Kind{"", "a 7z archive", unpack}},
	{"Rar!\x1a\x07", Kind{"", "a RAR archive", unpack}},
	{"bplist00", Kind{"", "a web archive of Safari", "save the page as its source (HTML)"}},
	{"CAJ\x00", Kind{"", "a CAJ document", "open it in CAJViewer and print it to a PDF"}},
	{"HN\x00", Kind{"", "a CAJ document", "open it in CAJViewer and print it to a PDF"}},
}

// lookAt is how many bytes at a file's start tell what it is.
const lookAt = 4 << 10

// recognise reports what a file is. The error is one of reading it.
func recognise(f io.ReaderAt, size int64) (Kind, error) {
	head := make([]byte, min(size, lookAt))
	if _, err := f.ReadAt(head, 0); err != nil && err != io.EOF {
		return Kind{}, err
	}
	start := bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")))
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return archive(f, size), nil
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return oldOffice(f, head), nil
	}
	for _, s := range signatures {
		if binaryEnough(s.begins, head) && bytes.HasPrefix(start, []byte(s.begins)) {
			return s.kind, nil
		}
	}
	if i := bytes.Index(head[:min(len(head), 1024)], []byte("\n%PDF-")); i > 0 && bytes.IndexByte(head, 0) >= 0 {
		return signatures[0].kind, nil // bytes of a mail or a server before it
	}
	return ofText(f, size)
}

// binaryEnough reports whether a signature of letters alone stands before bytes that no text has.
func binaryEnough(begins string, head []byte) bool {
	return begins != "BM" && begins != "RIFF" && begins != "GIF8" || bytes.IndexByte(head, 0) >= 0
}

// markup matches the beginning of a page of HTML, htmlTag a tag of HTML anywhere.
var (
	xmlStart = regexp.MustCompile(`^<\?xml\b`)
	markup   = regexp.MustCompile(`(?i)^(<!--.*?-->\s*)*<(!doctype html|html|head|body|div|p|table|meta|script|title|article|section)\b`)
	htmlTag  = regexp.MustCompile(`(?i)</(html|head|body|div|p|td|span|script)>`)
	xhtml    = regexp.MustCompile(`(?i)<html\b`)
	mhtml    = regexp.MustCompile(`(?i)^[a-z-]+: .*\r?\n(?s:.*)multipart/related`)
)

// ofText tells apart what is written in characters.
func ofText(f io.ReaderAt, size int64) (Kind, error) {
	data, err := readAll(f, size)
	if err != nil {
		return Kind{}, err
	}
	text := plain(data)
	first := text[:min(len(text), lookAt)]
	switch {
	case mhtml.Match(first):
		return Kind{"", "a saved web page in one file (MHTML)", "save the page as HTML, or print it to a PDF"}, nil
	case xmlStart.Match(text) && !xhtml.Match(first):
		return Kind{"", "XML", getText}, nil
	case markup.Match(text), xhtml.Match(first) && xmlStart.Match(text), len(htmlTag.FindAll(text, 3)) == 3:
		return Kind{bulletin.HTML, "HTML", "give its path to rebot read"}, nil
	case isJSON(text):
		return Kind{"", "a JSON answer of a server", getText}, nil
	}
	return Kind{Format: bulletin.PlainText, Is: "text"}, nil
}

// plain prepares data to tell HTML from text: UTF-16 by its mark as UTF-8, without blanks around it.
func plain(data []byte) []byte {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		data = []byte(decodeUTF16(data))
	}
	return bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))
}

func decodeUTF16(data []byte) string {
	var order binary.ByteOrder = binary.LittleEndian
	if data[0] == 0xfe {
		order = binary.BigEndian
	}
	units := make([]uint16, 0, len(data)/2)
	for i := 2; i+1 < len(data); i += 2 {
		units = append(units, order.Uint16(data[i:]))
	}
	return string(utf16.Decode(units))
}

// isJSON tells JSON, one value or one a line.
func isJSON(text []byte) bool {
	first, _, _ := bytes.Cut(text, []byte("\n"))
	return len(text) > 1 && (text[0] == '{' || text[0] == '[') && (json.Valid(first) || json.Valid(text))
}

// archive tells what a ZIP archive holds.
func archive(f io.ReaderAt, size int64) Kind {
	other := Kind{"", "a ZIP archive", unpack}
	z, err := zip.NewReader(f, size)
	if err != nil {
		return Kind{"", "a ZIP archive (DOCX is one) that is damaged or cut off", "put the whole file there"}
	}
	has := func(name string) bool {
		return slices.ContainsFunc(z.File, func(f *zip.File) bool { return strings.EqualFold(f.Name, name) })
	}
	switch {
	case has("word/document.xml"):
		return Kind{bulletin.DOCX, "a DOCX", "give its path to rebot read"}
	case has("xl/workbook.xml"):
		return Kind{"", "a workbook of Excel", "copy the table into a Word document, or print it to a PDF"}
	case has("ppt/presentation.xml"):
		return Kind{"", "a presentation", "print it to a PDF"}
	case has("OFD.xml"):
		return Kind{"", "an OFD document", "print it to a PDF"}
	case has("META-INF/container.xml"):
		return Kind{"", "an e-book (EPUB)", "print it to a PDF"}
	case has("content.xml") && has("mimetype"):
		return Kind{"", "an OpenDocument file", "open it in LibreOffice or WPS and save it as .docx or PDF"}
	}
	return other
}

// oldOffice tells what a document of the old Office kind is, by the names in the first sector of its directory.
func oldOffice(f io.ReaderAt, head []byte) Kind {
	dir := make([]byte, 4096)
	if len(head) >= 52 {
		size := int64(1) << min(binary.LittleEndian.Uint16(head[30:]), 12)
		_, _ = f.ReadAt(dir, (int64(binary.LittleEndian.Uint32(head[48:]))+1)*size) // what is not there has no name in it
	}
	has := func(name string) bool {
		wide := make([]byte, 0, 2*len(name))
		for _, b := range []byte(name) {
			wide = append(wide, b, 0)
		}
		return bytes.Contains(dir, wide)
	}
	switch {
	case has("EncryptedPackage"):
		return Kind{"", "an Office document that is locked with a password", "open it, take the password off and save it again"}
	case has("WordDocument"), has("MatOST"):
		return Kind{"", "an old document of Word or WPS (.doc, .wps)", saveDOCX}
	case has("Workbook"), has("Book"):
		return Kind{"", "an old workbook of Excel (.xls)", "copy the table into a Word document, or print it to a PDF"}
	}
	return Kind{"", "an old Office document", saveDOCX}
}
