package main

import (
	"flag"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"rebot/bot/bottest"
)

// Each file of testdata/script is a session in a shell: commands, and what they must print.
func TestScripts(t *testing.T) {
	t.Parallel()
	made, err := filepath.Abs("../../index/intake/testdata/made")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{Dir: "testdata/script", Setup: func(e *testscript.Env) error {
		e.Setenv("MADE", made)
		e.Setenv("XDG_CACHE_HOME", filepath.Join(e.WorkDir, ".cache"))
		e.Setenv("GOGC", "400") // each of the many processes lives a moment
		return nil
	}})
}

// A checked run of the tests fails where a goroutine is left behind, and ends the PostgreSQL that they started.
type checked struct{ *testing.M }

// Run keeps what verbs keep in the user's caches, where nothing else is set, apart from those.
func (m checked) Run() int {
	caches, err := os.MkdirTemp("", "rebot-caches-")
	if err == nil {
		err = os.Setenv("XDG_CACHE_HOME", caches)
	}
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(caches)
	return bottest.Run(m.M)
}

// commands are what the test binary is too where a test runs it by such a name.
var commands = map[string]func(){"rebot": main}

// TestMain is one of the commands where a test runs it by that name, or where it reads a PDF for a test as its own process.
func TestMain(m *testing.M) {
	if isPDFProcess(os.Args) {
		main()
	}
	// More at a time than there are processors, as most of these tests wait for a clock or for another process.
	_ = flag.Set("test.parallel", strconv.Itoa(max(4, runtime.GOMAXPROCS(0))))
	testscript.Main(checked{m}, commands)
}

// othersEnv is the environment without what is rebot's own and the tests', which a rebot that is started would refuse.
func othersEnv() []string {
	return slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "REBOT_") })
}
