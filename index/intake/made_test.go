package intake_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rebot/index/bulletin"
	"rebot/index/extract"
	"rebot/index/intake"
)

// testdata/made holds documents that make.sh made of short.txt. Package pdf reads the PDFs of them.
func TestADocumentHasTheFactsOfTheTextItWasMadeOf(t *testing.T) {
	text, err := os.ReadFile("testdata/short.txt")
	if err != nil {
		t.Fatal(err)
	}
	was, err := extract.Read("short.txt", text)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"office-10pt-2024-12.docx", "saved-2024-12.html"} {
		if d := cmp.Diff(factsOf(was), factsOf(issueOf(t, filepath.Join("testdata", "made", name)))); d != "" {
			t.Errorf("facts of the text (-) and of %s (+):\n%s", name, d)
		}
	}
}

func issueOf(t *testing.T, file string) *bulletin.Issue {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := new(intake.Reader).Read(t.Context(), filepath.Base(file), f)
	if err != nil {
		t.Fatal(err)
	}
	is, err := extract.ReadDocument(filepath.Base(file), doc)
	if err != nil {
		t.Fatal(err)
	}
	return is
}

func factsOf(is *bulletin.Issue) (out []string) {
	for _, a := range is.Articles {
		out = append(out, string(a.Kind)+" "+bulletin.Fold(a.Title)+" "+a.Source)
	}
	for i := range is.Facts {
		out = append(out, is.Facts[i].String())
	}
	return out
}
