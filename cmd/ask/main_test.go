package main

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestTheReadmesFirstAnswerIsWhatItPrints holds the first console of each README against what its command prints.
func TestTheReadmesFirstAnswerIsWhatItPrints(t *testing.T) {
	for _, name := range []string{"../../README.md", "../../README.zh.md"} {
		readme, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, shown, _ := strings.Cut(string(readme), "$ go run ./cmd/ask ")
		shown, _, _ = strings.Cut(shown, "```")
		question, want, _ := strings.Cut(shown, "\n")
		var out strings.Builder
		if err := ask(t.Context(), &out, question); err != nil || out.String() != want {
			t.Errorf("%s shows\n%s\nand %q gives (%v)\n%s", name, want, question, err, out.String())
		}
	}
}

// TestAFlagIsNoWordOfTheQuestion has command lines, and the question of each, empty where it is refused.
func TestAFlagIsNoWordOfTheQuestion(t *testing.T) {
	for line, want := range map[string]string{
		"氧化镝多少钱": "氧化镝多少钱", "dysprosium oxide price": "dysprosium oxide price", "氧化镝多少钱 --json": "",
		"--json 氧化镝": "", "-h": "", "氧化镝 -3.50%": "", "-- 氧化镝 -3.50%": "氧化镝 -3.50%", "氧化镝 -- --json": "氧化镝 --json", "": "", "--": "",
	} {
		if got, ok := asked(strings.Fields(line)); ok != (want != "") || ok && got != want {
			t.Errorf("%q asks %q (%v), want %q", line, got, ok, want)
		}
	}
}

// TestTheFirstLookNeedsFewLibraries keeps what a newcomer waits for small: each library that cmd/ask is linked with
// has to be downloaded and compiled before the first answer. Bleve, the databases and what speaks HTTP are not among
// them.
func TestTheFirstLookNeedsFewLibraries(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{.Path}}{{else}}{{.ImportPath}}{{end}}", ".").Output()
	if err != nil {
		t.Skip("there is no go: ", err)
	}
	for _, heavy := range []string{"net/http", "crypto/tls", "database/sql", "modernc.org/sqlite", "github.com/jackc/pgx/v5",
		"github.com/blevesearch/bleve/v2", "github.com/tetratelabs/wazero", "github.com/prometheus/client_golang"} {
		if slices.Contains(strings.Fields(string(out)), heavy) {
			t.Errorf("it needs %s", heavy)
		}
	}
}
