package pdf_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rebot/index/bulletin"
	"rebot/index/extract"
	"rebot/index/intake"
	"rebot/index/intake/pdf"
)

func TestMain(m *testing.M) {
	var err error
	if pdf.Compiled, err = os.MkdirTemp("", "pdfium"); err != nil {
		panic(err)
	}
	code := m.Run()
	os.RemoveAll(pdf.Compiled)
	os.Exit(code)
}

// made holds documents that make.sh made of short.txt.
const made = "../testdata/made"

func TestAPDFHasTheFactsOfTheTextItWasMadeOf(t *testing.T) {
	text, err := os.ReadFile("../testdata/short.txt")
	if err != nil {
		t.Fatal(err)
	}
	was, err := extract.Read("short.txt", text)
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(made + "/*.pdf")
	if err != nil || len(files) == 0 {
		t.Fatal("there are no PDFs", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			is := issueOf(t, file)
			if d := cmp.Diff(factsOf(was), factsOf(is)); d != "" {
				t.Errorf("facts of the text (-) and of the PDF (+):\n%s", d)
			}
			for i := range is.Facts {
				if c := is.Facts[i].Cite; c.Page != 1 || is.Spots[c.First-1].Bottom <= is.Spots[c.First-1].Top {
					t.Errorf("%s stands on page %d, at %v", &is.Facts[i], c.Page, is.Spots[c.First-1])
				}
			}
		})
	}
}

// seeds/pdf.sh makes the PDF of the edition anew: its facts are those of the text that ships.
func TestTheEditionIsTheSameAsAPDF(t *testing.T) {
	text, err := os.ReadFile("../../../seeds/2024-11.txt")
	if err != nil {
		t.Fatal(err)
	}
	was, err := extract.Read("2024-11.txt", text)
	if err != nil {
		t.Fatal(err)
	}
	is := issueOf(t, "../../../seeds/2024-11.pdf")
	if d := cmp.Diff(bare(factsOf(was)), bare(factsOf(is))); d != "" {
		t.Errorf("facts of the text (-) and of the PDF (+):\n%s", d)
	}
	for i := range is.Facts {
		if is.Facts[i].Cite.Page == 0 {
			t.Errorf("%s stands on no page", &is.Facts[i])
		}
	}
}

// bare takes out the blanks: beside Latin words a page has none.
func bare(texts []string) (out []string) {
	for _, s := range texts {
		out = append(out, strings.ReplaceAll(s, " ", ""))
	}
	return out
}

func issueOf(t *testing.T, file string) *bulletin.Issue {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := pdf.Read(t.Context(), f, pdf.Compiled)
	if err != nil {
		t.Fatal(err)
	}
	is, err := extract.ReadDocument(filepath.Base(file), doc)
	if err != nil {
		t.Fatal(err)
	}
	return is
}

// factsOf lists what an issue says, without the places it says it at.
func factsOf(is *bulletin.Issue) (out []string) {
	for _, a := range is.Articles {
		out = append(out, fmt.Sprintf("article %s %s %s", a.Kind, bulletin.Fold(a.Title), a.Source))
	}
	for i := range is.Facts {
		out = append(out, is.Facts[i].String())
	}
	for _, f := range is.Findings {
		out = append(out, "finding "+f.Text)
	}
	return out
}

// pages makes a PDF of so many pages with the same content.
func pages(n int, content, more string) string {
	return fmt.Sprintf("%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count %d/Kids[%s]>>endobj\n"+
		"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"+
		"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"+
		"trailer<</Root 1 0 R%s>>\n", n, strings.Repeat("3 0 R ", n), len(content), content, more)
}

const scanned = "q 200 0 0 200 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"

func TestAPDFThatCannotBeReadSaysWhatItIs(t *testing.T) {
	locked := "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(" + strings.Repeat("o", 32) + ")/U(" + strings.Repeat("u", 32) + ")>>/ID[(a)(a)]"
	for name, c := range map[string]struct{ data, says string }{
		"scanned":               {pages(3, scanned, ""), "this PDF is a scan: 3 of its 3 pages"},
		"empty":                 {pages(1, "", ""), "no text"},
		"100,000 pages":         {pages(100_000, "", ""), "100000 pages, more than 300"},
		"locked":                {pages(1, "", locked), "locked with a password"},
		"damaged":               {"%PDF-1.7\nnothing", "damaged or cut off"},
		"more text than a page": {pages(1, "BT /F 1 Tf ("+strings.Repeat("a", 30_000)+") Tj ET", ""), "more than a bulletin can have"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := pdf.Read(t.Context(), strings.NewReader(c.data), pdf.Compiled)
			if no := (*intake.Refusal)(nil); !errors.As(err, &no) || !strings.Contains(no.Text, c.says) {
				t.Errorf("it says %v, want %q", err, c.says)
			}
		})
	}
}
