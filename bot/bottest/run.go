package bottest

import (
	"flag"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"testing"

	"go.uber.org/goleak"
)

// bleveWorkers are the goroutines that Bleve starts once, in every program that imports it.
var bleveWorkers = goleak.IgnoreTopFunction("github.com/blevesearch/bleve_index_api.AnalysisWorker")

// Run runs the tests of a package, stops the PostgreSQL that they started, and fails where a goroutine is left behind.
// TestMain gives its result to os.Exit.
func Run(m *testing.M) int {
	lib, err := library() // now: what Bleve starts must not be in the bubble of a test
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	flag.Parse()
	if !testing.Verbose() { // a failure prints its reason, not a log before it
		slog.SetDefault(slog.New(slog.DiscardHandler))
	}
	code := runTests(m)
	lib.Close()
	http.DefaultClient.CloseIdleConnections()
	if err = goleak.Find(bleveWorkers); err != nil && code == 0 {
		fmt.Fprintf(os.Stderr, "the tests left something running: %v\n", err)
		return 1
	}
	return code
}

func runTests(m *testing.M) int {
	defer func() { stopPostgres() }() // which is known only when a test has started one
	return m.Run()
}
