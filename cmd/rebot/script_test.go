package main

import (
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"rebot/bot/bottest"
)

// Each file of testdata/script is a session in a shell: commands, and what they must print.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script"})
}

// A checked run of the tests fails where a goroutine is left behind, and ends the PostgreSQL that they started.
type checked struct{ *testing.M }

func (m checked) Run() int { return bottest.Run(m.M) }

func TestMain(m *testing.M) {
	testscript.Main(checked{m}, map[string]func(){"rebot": main})
}
