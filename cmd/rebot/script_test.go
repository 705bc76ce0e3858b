package main

import (
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// Each file of testdata/script is a session in a shell: commands, and what they must print.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script"})
}

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"rebot": main})
}
