// Package stock is Bleve as it comes, which the search is measured beside.
package stock

import (
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/cjk" // its analyzer for Chinese

	"rebot/index/bulletin"
)

// New indexes the passages of issues, title and text in one field.
func New(t testing.TB, issues []*bulletin.Issue) bleve.Index {
	t.Helper()
	m := bleve.NewIndexMapping()
	m.DefaultAnalyzer = "cjk"
	ix, err := bleve.New(t.TempDir()+"/stock", m)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	texts := passages(issues)
	batch := ix.NewBatch()
	for i, text := range texts {
		batch.Index(strconv.Itoa(i), map[string]any{"text": text})
		if batch.Size() == 1000 || i == len(texts)-1 {
			if err := ix.Batch(batch); err != nil {
				t.Fatal(err)
			}
			batch.Reset()
		}
	}
	return ix
}

// passages are the paragraphs that the search finds, each below the title of its article.
func passages(issues []*bulletin.Issue) (out []string) {
	for _, is := range issues {
		for _, a := range is.Articles {
			for i, p := range a.Paragraphs {
				if heading := p.Heading && i+1 < len(a.Paragraphs); !heading && !p.Repeat {
					out = append(out, a.Title+"\n"+p.Text)
				}
			}
		}
	}
	return out
}

// Median times ask on each question, in turn, and tells the time that half of them keep below, and 99 in 100.
func Median(questions []string, ask func(string)) (p50, p99 time.Duration) {
	times := make([]time.Duration, len(questions))
	for i, q := range questions {
		start := time.Now()
		ask(q)
		times[i] = time.Since(start)
	}
	slices.Sort(times)
	return times[len(times)/2], times[len(times)*99/100]
}

// Compare measures a search and stock Bleve on the same questions, by turns, and reports both.
func Compare(b *testing.B, ours func(question string), ix bleve.Index, questions []string) {
	theirs := func(q string) {
		m := bleve.NewMatchQuery(q)
		m.SetField("text")
		if _, err := ix.Search(bleve.NewSearchRequestOptions(m, 10, 0, false)); err != nil {
			b.Fatal(err)
		}
	}
	Median(questions, theirs) // warm both
	Median(questions, ours)
	for b.Loop() {
		ours50 := Report(b, questions, ours, "")
		theirs50 := Report(b, questions, theirs, "stock-")
		b.ReportMetric(float64(ours50)/float64(theirs50), "p50/stock")
	}
}

// Report measures and reports one of the two.
func Report(b *testing.B, questions []string, ask func(string), name string) time.Duration {
	p50, p99 := Median(questions, ask)
	b.ReportMetric(float64(p50.Microseconds()), name+"µs-p50")
	b.ReportMetric(float64(p99.Microseconds()), name+"µs-p99")
	return p50
}
