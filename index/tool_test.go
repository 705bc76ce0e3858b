package index

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"rebot/index/synth"
)

// bleveTool is Bleve's command-line tool, of the version that the program is built with. The test is skipped where it
// can't be had.
func bleveTool(t *testing.T) (run func(args ...string) string) {
	t.Helper()
	version, err := exec.Command("go", "list", "-m", "-f", "{{.Version}}", "github.com/blevesearch/bleve/v2").Output()
	if err != nil {
		t.Skip("Bleve's version is not known: ", err)
	}
	bin := t.TempDir()
	install := exec.Command("go", "install",
		"github.com/blevesearch/bleve/v2/cmd/bleve@"+strings.TrimSpace(string(version)))
	install.Env = append(os.Environ(), "GOBIN="+bin, "GOFLAGS=")
	if out, err := install.CombinedOutput(); err != nil {
		t.Skipf("Bleve's tool can't be had: %v\n%s", err, out)
	}
	return func(args ...string) string {
		t.Helper()
		out, err := exec.Command(filepath.Join(bin, "bleve"), args...).CombinedOutput()
		if err != nil {
			t.Errorf("bleve %s: %v\n%s", strings.Join(args, " "), err, out)
		}
		return string(out)
	}
}

func TestBlevesOwnToolReadsTheIndex(t *testing.T) {
	if testing.Short() {
		t.Skip("builds Bleve's tool")
	}
	run := bleveTool(t)
	folder := synth.BriefFolder(t, 2)
	state := t.TempDir()
	mustOpen(t, state, folder)
	put(t, folder, "2024-11.txt", november, "") // a month is added by a batch
	lib := mustOpen(t, state, folder)
	copied := filepath.Join(t.TempDir(), "copy") // the tool may write to what it opens
	if err := os.CopyFS(copied, os.DirFS(currentFolder(t, state))); err != nil {
		t.Fatal(err)
	}
	for _, is := range lib.Issues() {
		if out := run("dictionary", copied, "issue"); !strings.Contains(out, is.Month.String()) {
			t.Errorf("the dictionary of issues lacks %s:\n%s", is.Month, out)
		}
	}
	passages := 0
	for _, a := range lib.Issue(november).Articles {
		for i, p := range a.Paragraphs {
			if heading := p.Heading && i+1 < len(a.Paragraphs); !heading && !p.Repeat {
				passages++
			}
		}
	}
	if out := run("query", copied, "issue:2024-11"); !strings.HasPrefix(out, fmt.Sprint(passages, " matches")) {
		t.Errorf("the issue has %d passages; the query gives\n%s", passages, out)
	}
	if out := run("query", copied, "+text:稀土 +issue:2024-11"); !strings.Contains(out, "2024-11/") {
		t.Errorf("the text is not found:\n%s", out)
	}
	if out := run("check", copied, "-c", "0"); strings.Contains(out, "mismatch") || !strings.Contains(out, "found 0 problems") {
		t.Errorf("check:\n%s", out)
	}
}
