package index

import (
	"context"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/cjk"

	"rebot/index/bulletin"
)

// stock is the baseline of the search: Bleve as it comes, its analyzer for Chinese, title and text in one field.
func stock(t testing.TB, p *passages) bleve.Index {
	t.Helper()
	m := bleve.NewIndexMapping()
	m.DefaultAnalyzer = "cjk"
	ix, err := bleve.New(t.TempDir()+"/stock", m)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	batch := ix.NewBatch()
	for i := range p.places {
		text := p.text(i)
		batch.Index(strconv.Itoa(i), map[string]any{"text": text.title + "\n" + text.body})
		if batch.Size() == 1000 || i == len(p.places)-1 {
			if err := ix.Batch(batch); err != nil {
				t.Fatal(err)
			}
			batch.Reset()
		}
	}
	return ix
}

// median times ask on each question, in turn, and tells the time that half of them keep below, and 99 in 100.
func median(questions []string, ask func(string)) (p50, p99 time.Duration) {
	times := make([]time.Duration, len(questions))
	for i, q := range questions {
		start := time.Now()
		ask(q)
		times[i] = time.Since(start)
	}
	slices.Sort(times)
	return times[len(times)/2], times[len(times)*99/100]
}

// compare measures the search and stock Bleve on the same questions, by turns, and reports both.
func compare(b *testing.B, s *searcher, ix bleve.Index, questions []string) {
	ours := func(q string) {
		if _, err := s.search(context.Background(), Query{Text: q}); err != nil {
			b.Fatal(err)
		}
	}
	theirs := func(q string) {
		m := bleve.NewMatchQuery(q)
		m.SetField("text")
		if _, err := ix.Search(bleve.NewSearchRequestOptions(m, 10, 0, false)); err != nil {
			b.Fatal(err)
		}
	}
	median(questions, theirs) // warm both
	median(questions, ours)
	for b.Loop() {
		ours50 := report(b, questions, ours, "")
		theirs50 := report(b, questions, theirs, "stock-")
		b.ReportMetric(float64(ours50)/float64(theirs50), "p50/stock")
	}
}

// report measures and reports one of the two.
func report(b *testing.B, questions []string, ask func(string), name string) time.Duration {
	p50, p99 := median(questions, ask)
	b.ReportMetric(float64(p50.Microseconds()), name+"µs-p50")
	b.ReportMetric(float64(p99.Microseconds()), name+"µs-p99")
	return p50
}

func BenchmarkPublicQuestionsBesideStockBleve(b *testing.B) {
	set := readPublicSet(b, shared(b, "search"))
	s, err := newSearcher(context.Background(), []*bulletin.Issue{set.issue})
	if err != nil {
		b.Fatal(err)
	}
	defer s.close()
	var questions []string
	for _, q := range set.questions {
		questions = append(questions, q.text)
	}
	compare(b, s, stock(b, s.passages), questions)
}
