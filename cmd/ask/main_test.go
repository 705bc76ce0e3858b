package main

import (
	"os"
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
