package index

import (
	"testing"

	"go.uber.org/goleak"

	_ "rebot/index/search/disk"
)

// The workers are those that stock Bleve starts once when a test imports it.
func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreTopFunction("github.com/blevesearch/bleve_index_api.AnalysisWorker"))
}
