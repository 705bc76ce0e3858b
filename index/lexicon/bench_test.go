package lexicon

import (
	"os"
	"strings"
	"testing"
)

// BenchmarkQuestion cuts a question of 20 characters.
func BenchmarkQuestion(b *testing.B) {
	const question = "请问去年11月氧化镝比氧化铽便宜多少元?"
	l := New()
	l.Tokens(question, nov2024)
	b.ReportAllocs()
	for b.Loop() {
		l.Tokens(question, nov2024)
	}
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
	for b.Loop() {
		for _, p := range paragraphs {
			l.Tokens(p, nov2024)
		}
	}
}
