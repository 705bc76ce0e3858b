package main

import (
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// TestEachVerbIsToldWithAnExample looks at every command, those of completion included, as help shows them.
func TestEachVerbIsToldWithAnExample(t *testing.T) {
	var look func(c *cobra.Command)
	look = func(c *cobra.Command) {
		if c.Hidden {
			return
		}
		if c.Short == "" || !strings.Contains(c.Example+c.Long, "rebot ") {
			t.Errorf("%s has no sentence or no example", c.CommandPath())
		}
		for _, below := range c.Commands() {
			look(below)
		}
	}
	look((&app{ctx: t.Context(), getenv: func(string) string { return "" }}).root())
}

func TestWhatIsNearlyANameIsTakenForIt(t *testing.T) {
	names := []string{"ask", "chat", "search", "serve", "version"}
	for typed, want := range map[string]string{"aks": "ask", "serach": "search", "sreve": "serve", "chta": "chat",
		"versoin": "version", "氧化镝": "", "price": "", "x": "", "ASK": "ask"} {
		if got := nearest(typed, names); got != want {
			t.Errorf("%q is taken for %q, want %q", typed, got, want)
		}
	}
}
