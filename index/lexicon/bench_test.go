package lexicon

import (
	"os"
	"strings"
	"testing"
	"time"
)

// BenchmarkQuestion cuts a question of 20 characters.
func BenchmarkQuestion(b *testing.B) {
	const question = "请问去年11月氧化镝比氧化铽便宜多少元?"
	l := New()
	l.Tokens(question, nov2024)
	b.ReportAllocs()
	best := fastest(b, func() { l.Tokens(question, nov2024) })
	b.ReportMetric(float64(best.Nanoseconds()), "ns-best")
}

// fastest runs a benchmark and gives what its fastest round took, which other programs on the machine slow down least.
func fastest(b *testing.B, round func()) time.Duration {
	best := time.Hour
	for b.Loop() {
		start := time.Now()
		round()
		best = min(best, time.Since(start))
	}
	return best
}

// BenchmarkProse cuts the paragraphs of the issue that ships.
func BenchmarkProse(b *testing.B) {
	text, err := os.ReadFile("../../seeds/2024-11.txt")
	if err != nil {
		b.Skip(err)
	}
	paragraphs := strings.Split(string(text), "\n")
	l := New()
	size := 0
	for _, p := range paragraphs {
		size += len(p)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	best := fastest(b, func() {
		for _, p := range paragraphs {
			l.Tokens(p, nov2024)
		}
	})
	b.ReportMetric(float64(size)/1e6/best.Seconds(), "MB/s-best")
}
