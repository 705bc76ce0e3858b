package bot

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mayImport is the house: which of our packages, and which engines, each package may import. Tests may import more.
var mayImport = map[string][]string{
	"index/bulletin": {},
	"index":          {"rebot/index/bulletin", "rebot/index/extract", "github.com/blevesearch/"},
	"index/extract":  {"rebot/index/bulletin"},
	"index/synth":    {"rebot/index/bulletin"},
	"seeds":          {},
	"bot/store":      {},
	"bot":            {"rebot/index", "rebot/index/bulletin", "rebot/bot/store"},
	"bot/slack":      {"rebot/bot"},
	"bot/telegram":   {"rebot/bot"},
	"bot/bottest":    {"rebot/bot", "rebot/bot/store", "rebot/index", "rebot/index/bulletin", "rebot/index/extract", "rebot/index/synth", "rebot/seeds"},
	"cmd/rebot":      {"rebot/"},
}

func TestPackagesImportOnlyWhatTheHouseAllows(t *testing.T) {
	seen := map[string]bool{}
	eachGoFile(t, func(dir, path string) {
		seen[dir] = true
		allowed, ok := mayImport[dir]
		if !ok {
			t.Errorf("%s is a package that the house does not know", dir)
			return
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range f.Imports {
			name, _ := strconv.Unquote(i.Path.Value)
			if !strings.HasPrefix(name, "rebot/") && !strings.Contains(name, "blevesearch") {
				continue
			}
			if !slices.ContainsFunc(allowed, func(a string) bool { return name == a || strings.HasSuffix(a, "/") && strings.HasPrefix(name, a) }) {
				t.Errorf("%s imports %s", path, name)
			}
		}
	})
}

// eachGoFile calls f with every Go file that is no test, and its folder from the top.
func eachGoFile(t *testing.T, f func(dir, path string)) {
	t.Helper()
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != ".." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			dir, _ := filepath.Rel("..", filepath.Dir(path))
			f(filepath.ToSlash(dir), path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestTheTourNamesPackagesThatExist(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile(`\[rebot/([a-z/]+)\]`).FindAllStringSubmatch(string(doc), -1)
	for _, n := range named {
		if files, _ := filepath.Glob(filepath.Join("..", n[1], "*.go")); len(files) == 0 {
			t.Errorf("the tour names %s, which does not exist", n[1])
		}
	}
	eachGoFile(t, func(dir, path string) {
		if !strings.Contains(string(doc), "[rebot/"+dir+"]") {
			t.Errorf("the tour does not name %s", dir)
		}
	})
}

func TestTheReadmeGivesEachLibraryItsReason(t *testing.T) {
	mod, err := os.ReadFile(filepath.Join("..", "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile(filepath.Join("..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(readme), "| library | for |")
	table, _, _ = strings.Cut(table, "\n\n")
	required := regexp.MustCompile(`(?m)^\t(?:github\.com/)?([^\s]+?)(?:/v\d+)? v[^\s]+$`).FindAllStringSubmatch(string(mod), -1)
	if len(required) < 10 {
		t.Fatalf("go.mod requires %v", required)
	}
	for _, r := range required {
		if !regexp.MustCompile(`(?m)^\|[^|]*\b` + regexp.QuoteMeta(r[1]) + `\b[^|]*\| \S`).MatchString(table) {
			t.Errorf("the README does not say what %s is for", r[1])
		}
	}
}
