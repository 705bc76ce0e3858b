package extract

import "testing"

func BenchmarkRead(b *testing.B) {
	data := realIssue(b)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read("2024-11.txt", data); err != nil {
			b.Fatal(err)
		}
	}
}
