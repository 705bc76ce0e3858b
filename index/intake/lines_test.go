package intake

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rebot/bot/bottest/golden"
	"rebot/index/bulletin"
)

// Each file of testdata/lines is a page of HTML or the XML of a DOCX's document, a line ==, and the lines that are read out
// of it: | parts cells. Other parts of a DOCX stand below their names.
func TestDocumentsGiveTheirLines(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "lines", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			text, _, _ := strings.Cut(string(data), "\n==\n")
			golden.Check(t, file, text+"\n==\n"+linesOf(t, text))
		})
	}
}

func linesOf(t *testing.T, text string) string {
	doc, err := readBytes(fileOf(t, text))
	if err != nil {
		return "error " + err.Error() + "\n"
	}
	var b strings.Builder
	for _, h := range doc.Heads {
		fmt.Fprintf(&b, "head %s\n", h)
	}
	for _, l := range doc.Lines {
		fmt.Fprintln(&b, strings.ReplaceAll(l.Text, "\t", " | "))
	}
	return b.String()
}

// fileOf is the file of a fixture: a DOCX of its parts where it has the XML of one.
func fileOf(t *testing.T, text string) string {
	if strings.HasPrefix(text, "<w:") {
		parts := strings.Split(text, "\n-- ")
		more := map[string]string{}
		for _, p := range parts[1:] {
			name, xml, _ := strings.Cut(p, " --\n")
			more[name] = xml
		}
		text = docx(t, parts[0], more)
	}
	return text
}

const namespaces = `<?xml version="1.0"?><w:document xmlns:w="w" xmlns:mc="mc" xmlns:m="m" xmlns:r="r"><w:body>`

// docx makes a DOCX of what its body has.
func docx(t *testing.T, body string, more map[string]string) string {
	files := map[string]string{"word/document.xml": namespaces + body + "</w:body></w:document>"}
	for name, text := range more {
		files[name] = text
	}
	return zipOf(t, files)
}

func readBytes(data string) (*Document, error) {
	return readHere("x", strings.NewReader(data), int64(len(data)), Recognise([]byte(data)))
}

// What would take the machine's memory or time is refused, and nothing outside of a document is asked for.
func TestBombsAreRefused(t *testing.T) {
	entities := `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`
	for name, data := range map[string]string{
		"blanks that unpack to gigabytes": docx(t, "<w:p><w:r><w:t>"+strings.Repeat(" ", maxXML+1)+"</w:t></w:r></w:p>", nil),
		"too much text":                   docx(t, strings.Repeat("<w:p><w:r><w:t>稀土价格</w:t></w:r></w:p>", maxLines+1), nil),
		"elements in each other":          docx(t, strings.Repeat("<w:a>", maxDepth+1)+strings.Repeat("</w:a>", maxDepth+1), nil),
		"entities":                        zipOf(t, map[string]string{"word/document.xml": entities + "<w:document xmlns:w='w'><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>"}),
		"a damaged document":              docx(t, "<w:p><w:r>", nil),
		"elements of HTML in others":      "<html>" + strings.Repeat("<div>", 100_000),
		"a page of pictures":              "<html><body><img src=x>",
	} {
		if doc, err := readBytes(data); err == nil || errors.As(err, new(*bulletin.Error)) == false {
			t.Errorf("%s: %v, %v", name, doc, err)
		}
	}
	cells := docx(t, "<w:tbl>"+strings.Repeat(`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr></w:tc></w:tr>`, 3000)+
		"</w:tbl><w:p><w:r><w:t>稀土</w:t></w:r></w:p>", nil)
	if doc, err := readBytes(cells); err != nil || len(doc.Lines) != 1 {
		t.Errorf("cells of two thousand million columns give %v", err)
	}
}

func TestLinksAreNotFollowed(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	asked := make(chan bool, 1)
	go func() {
		if c, err := l.Accept(); err == nil {
			asked <- true
			c.Close()
		}
		close(asked)
	}()
	at := "http://" + l.Addr().String() + "/x"
	link := `<Relationships xmlns="r"><Relationship Id="1" Type="attachedTemplate" Target="` + at + `" TargetMode="External"/></Relationships>`
	if _, err := readBytes(docx(t, `<w:p><w:r><w:t>稀土</w:t></w:r><w:hyperlink r:id="1"/></w:p>`,
		map[string]string{"word/_rels/document.xml.rels": link})); err != nil {
		t.Error(err)
	}
	if _, err := readBytes(`<html><head><link rel=stylesheet href="` + at + `"></head><body><img src="` + at + `"><p>稀土</p>`); err != nil {
		t.Error(err)
	}
	l.Close()
	if <-asked {
		t.Error("somebody asked for what a document links to")
	}
}

func FuzzDocuments(f *testing.F) {
	for _, seed := range []string{"<html><table><tr><td rowspan=2>a<td colspan=3>1.2<tr><td>x</table><p>稀土", "%PDF-1.7", old("WordDocument"),
		old("EncryptedPackage"), "\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00a\x00", "<html><meta charset=gbk><p>\xcf\xa1\xcd\xc1", "{\"code\": 404}",
		"\x89PNG\r\n\x1a\n", "{\\rtf1 x}", "2024年11月稀土价格走势\n氧化镝 1711.90\n", "\xa1\xa1"} {
		f.Add([]byte(seed))
	}
	var t testing.T
	for _, kind := range []string{"testdata/lines/*.txt", "testdata/made/*.docx", "testdata/made/*.html"} {
		files, _ := filepath.Glob(kind)
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			if text, _, _ := strings.Cut(string(data), "\n==\n"); strings.HasSuffix(file, ".txt") {
				data = []byte(fileOf(&t, text))
			}
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := readHere("x", bytes.NewReader(data), int64(len(data)), Recognise(data))
		if err == nil && doc.Format != bulletin.PlainText && len(doc.Lines) == 0 {
			t.Error("a document without lines is no error")
		}
	})
}
