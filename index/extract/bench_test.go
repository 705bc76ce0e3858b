package extract

import (
	"testing"
	"time"
)

// BenchmarkRead reads the real issue. Beside the mean it reports the fastest round, which other programs on the machine
// slow down least.
func BenchmarkRead(b *testing.B) {
	data := realIssue(b)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	best := time.Hour
	for b.Loop() {
		start := time.Now()
		if _, err := Read("2024-11.txt", data); err != nil {
			b.Fatal(err)
		}
		best = min(best, time.Since(start))
	}
	b.ReportMetric(float64(len(data))/1e6/best.Seconds(), "MB/s-best")
}
