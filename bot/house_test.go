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
var mayImport = map[string]string{
	"seeds":                "",
	"index/bulletin":       "",
	"index/lexicon":        "index/bulletin index/packed",
	"index/intake":         "index/bulletin",
	"index/intake/pdf":     "index/intake index/bulletin",
	"index/extract/layout": "index/intake index/bulletin",
	"index/extract/table":  "index/extract/layout index/lexicon index/bulletin",
	"index/extract/clause": "index/lexicon index/bulletin",
	"index/extract/audit":  "index/lexicon index/bulletin",
	"index/extract":        "index/extract/ index/lexicon index/intake index/bulletin",
	"index/search":         "index/lexicon index/bulletin",
	"index/search/disk":    "index/search index/bulletin github.com/blevesearch/",
	"index/search/stock":   "index/bulletin github.com/blevesearch/",
	"index/transcription":  "",
	"index/wording":        "index/transcription index/lexicon index/bulletin",
	"index":                "index/wording index/search index/extract index/extract/layout index/extract/audit index/lexicon index/intake index/bulletin",
	"index/prices":         "index/lexicon index/bulletin",
	"index/synth":          "index/bulletin",
	"bot/store":            "",
	"bot/telemetry":        "",
	"bot/wait":             "",
	"bot/queue":            "bot/store bot/telemetry bot/wait",
	"index/packed":         "",
	"index/thesaurus":      "index/packed",
	"index/english":        "index/packed index/lexicon index/thesaurus index/bulletin github.com/blevesearch/snowballstem github.com/blevesearch/snowballstem/",
	"index/spelling":       "index/lexicon index/bulletin",
	"bot/intent":           "index/english index/spelling index/lexicon index/bulletin",
	"bot/sheet":            "",
	"bot/reply":            "bot/sheet index/bulletin",
	"bot/chart":            "bot/reply",
	"bot/markup":           "",
	"bot/card":             "bot/reply index/bulletin",
	"bot/passage":          "bot/passage/sentence bot/passage/reckon bot/passage/owner bot/intent index index/lexicon index/bulletin",
	"bot/answer":           "bot/answer/unread bot/intent bot/passage bot/passage/reckon bot/card bot/reply index index/spelling index/thesaurus index/lexicon index/bulletin",
	"bot/answer/unread":    "bot/passage index/lexicon index/bulletin",
	"bot/passage/owner":    "bot/passage/sentence index/lexicon index/bulletin",
	"bot/passage/reckon":   "bot/intent index/lexicon index/thesaurus index/bulletin",
	"bot/passage/claim":    "index/lexicon",
	"bot/passage/sentence": "bot/passage/claim bot/intent index/lexicon index/thesaurus index/transcription index/bulletin",
	"bot":                  "bot/answer bot/reply bot/intent bot/telemetry index index/bulletin",
	"bot/api":              "bot bot/answer bot/reply bot/sheet bot/intent index index/bulletin",
	"bot/receipt":          "bot bot/answer bot/api bot/reply bot/intent bot/store bot/telemetry index/english index/spelling index/thesaurus index/lexicon",
	"bot/deliver":          "bot bot/answer bot/reply bot/intent bot/queue bot/store bot/telemetry bot/wait index/bulletin",
	"bot/subscribe":        "bot bot/answer bot/reply bot/intent bot/deliver bot/store bot/telemetry index/bulletin",
	"bot/reload":           "bot index index/bulletin bot/telemetry bot/wait",
	"bot/slack":            adapter + " bot/slack/kit",
	"bot/slack/kit":        "bot/reply bot/intent bot/subscribe",
	"bot/telegram":         adapter,
	"bot/mail":             adapter + " bot/markup index/bulletin",
	"bot/webhook":          adapter + " bot/api",
	"bot/web":              adapter + " bot/api bot/markup bot/web/chart index/bulletin",
	"bot/web/chart":        "",
	"bot/mcp":              adapter + " bot/api",
	"bot/bottest":          "bot/ bot index index/ seeds",
	"bot/bottest/cases":    "bot/bottest/golden index seeds",
	"bot/bottest/golden":   "",
	"cmd/ask":              "bot/answer bot/reply index seeds",
	"cmd/rebot/terminal":   "bot/reply index index/bulletin",
	"cmd/rebot/settings":   "bot/mail bot/mcp bot/slack bot/telegram bot/telemetry bot/web bot/webhook cmd/rebot/terminal",
	"cmd/rebot":            "bot bot/ cmd/rebot/ index index/ seeds",
}

// adapter lists what an adapter may import: questions and replies, but never the packages that answer.
const adapter = "bot bot/chart bot/reply bot/intent bot/queue bot/deliver bot/subscribe bot/telemetry bot/wait"

// mayPermit are the packages that may permit a number: they alone hold a reply.Writer.
var mayPermit = []string{"bot/reply", "bot/answer", "bot/subscribe", "bot/deliver", "bot"}

func TestOnlyWhoMayPermitANumberHoldsAWriter(t *testing.T) {
	eachGoFile(t, func(dir, path string) {
		if slices.Contains(mayPermit, dir) {
			return
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if regexp.MustCompile(`\breply\.(New)?Writer\b`).Match(text) {
			t.Errorf("%s holds a writer of replies", path)
		}
	})
}

func TestPackagesImportOnlyWhatTheHouseAllows(t *testing.T) {
	eachGoFile(t, func(dir, path string) {
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
			name = strings.TrimPrefix(name, "rebot/")
			if !slices.ContainsFunc(strings.Fields(allowed), func(a string) bool { return allows(a, name) }) {
				t.Errorf("%s imports %s", path, name)
			}
		}
	})
}

// TestNothingCallsMethodsByName keeps out what makes the linker keep every exported method: the program is a sixth
// larger then.
func TestNothingCallsMethodsByName(t *testing.T) {
	calls := regexp.MustCompile(`"(html|text)/template"|\.MethodByName\(`)
	eachGoFile(t, func(_, path string) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if found := calls.Find(text); found != nil {
			t.Errorf("%s has %s", path, found)
		}
	})
}

// allows reports whether an entry of the table allows an import: one that ends in a slash is all below it.
func allows(entry, name string) bool {
	return name == entry || strings.HasSuffix(entry, "/") && strings.HasPrefix(name, entry)
}

// eachGoFile calls f with every Go file that is no test, and its folder from the top.
// isModule reports whether a folder is a module of its own, such as tools.
func isModule(folder string) bool {
	_, err := os.Stat(filepath.Join(folder, "go.mod"))
	return err == nil
}

func eachGoFile(t *testing.T, f func(dir, path string)) {
	t.Helper()
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != ".." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || isModule(path)) {
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
