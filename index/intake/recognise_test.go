package intake

import (
	"archive/zip"
	"bytes"
	"testing"

	"rebot/index/bulletin"
)

// zipOf makes an archive of files that hold what they are named.
func zipOf(t *testing.T, files map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range files {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// old makes a document of the old Office kind with a stream of a name.
func old(stream string) string {
	b := make([]byte, 4096)
	copy(b, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	b[30], b[48] = 9, 1 // sectors of 512 bytes; the directory is in the second
	for i, c := range []byte(stream) {
		b[1024+2*i] = c
	}
	return string(b)
}

func TestAFileIsWhatItsContentSays(t *testing.T) {
	for _, c := range []struct {
		data, is string
		format   bulletin.Format
	}{
		{"2024年11月稀土价格走势\n", "text", bulletin.PlainText},
		{"%PDF-1.7\n", "a PDF", bulletin.PDF},
		{"\n\n%PDF-1.4\n", "a PDF", bulletin.PDF},
		{"如何看 %PDF- 文件\n", "text", bulletin.PlainText},
		{"BMW 用的稀土\n", "text", bulletin.PlainText},
		{"<!DOCTYPE html><html><body>x", "HTML", bulletin.HTML},
		{"<!-- saved from url=(0014) --><html>", "HTML", bulletin.HTML},
		{"<?xml version=\"1.0\"?><html xmlns=\"x\"><body/></html>", "HTML", bulletin.HTML},
		{"\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00", "HTML", bulletin.HTML},
		{"<?xml version=\"1.0\"?><rss/>", "XML", ""},
		{"{\"code\": 404}", "a JSON answer of a server", ""},
		{zipOf(t, map[string]string{"word/document.xml": "<w/>"}), "a DOCX", bulletin.DOCX},
		{zipOf(t, map[string]string{"xl/workbook.xml": ""}), "a workbook of Excel", ""},
		{zipOf(t, map[string]string{"OFD.xml": ""}), "an OFD document", ""},
		{zipOf(t, map[string]string{"a.txt": ""}), "a ZIP archive", ""},
		{"PK\x03\x04rest", "a ZIP archive (DOCX is one) that is damaged or cut off", ""},
		{old("WordDocument"), "an old document of Word or WPS (.doc, .wps)", ""},
		{old("Workbook"), "an old workbook of Excel (.xls)", ""},
		{old("EncryptedPackage"), "an Office document that is locked with a password", ""},
		{"\x89PNG\r\n\x1a\n", "a picture (PNG)", ""},
		{"\xff\xd8\xff\xe0", "a picture (JPEG)", ""},
		{"{\\rtf1", "an RTF document", ""},
		{"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n", "a saved web page in one file (MHTML)", ""},
	} {
		k := Recognise([]byte(c.data))
		if k.Is != c.is || k.Format != c.format {
			t.Errorf("%.20q is %q (%s), want %q (%s)", c.data, k.Is, k.Format, c.is, c.format)
		}
		if k.Format == "" && k.Todo == "" {
			t.Errorf("of %s nothing is said that could be done", k.Is)
		}
	}
}
