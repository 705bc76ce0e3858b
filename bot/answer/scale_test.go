package answer

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"rebot/index"
	_ "rebot/index/search/disk"
	"rebot/index/synth"
)

// BenchmarkAskAtScale reports the median and the 99th percentile of answers by kind, over one and 240 synthetic issues or
// as many as REBOT_BENCH_ISSUES says.
//
//	go test ./bot -run xxx -bench AskAtScale -benchtime 1x
func BenchmarkAskAtScale(b *testing.B) {
	sizes := []int{1, 240}
	if n, err := strconv.Atoi(os.Getenv("REBOT_BENCH_ISSUES")); err == nil {
		sizes = []int{n}
	}
	for _, n := range sizes {
		b.Run(fmt.Sprint("issues=", n), func(b *testing.B) {
			folder, _ := synth.Folder(b, n)
			lib, problems, err := index.Open(context.Background(), b.TempDir(), folder)
			if err != nil || len(problems) > 0 {
				b.Fatal(err, problems)
			}
			defer lib.Close()
			bot := New(lib)
			for kind, questions := range scaleQuestions() {
				b.Run(kind, func(b *testing.B) { askAll(b, bot, questions) })
			}
		})
	}
}

// scaleQuestions asks about the newest issue, and about months that only a longer library holds.
func scaleQuestions() map[string][]string {
	qs := map[string][]string{}
	for i := range 480 {
		product, month := synth.Products[i%len(synth.Products)], fmt.Sprintf("%d年%d月", 2099-i%14, 1+i%12)
		qs["price"] = append(qs["price"], product+"多少钱", month+product+"价格")
		qs["list"] = append(qs["list"], month+"轻稀土价格")
		qs["trade"] = append(qs["trade"], month+"稀土出口多少吨")
	}
	qs["news"] = synth.Questions(480)
	return qs
}

func askAll(b *testing.B, bot *Engine, questions []string) {
	times := make([]time.Duration, len(questions))
	for b.Loop() {
		for i, q := range questions {
			start := time.Now()
			if _, err := bot.Answer(context.Background(), Question{Text: q}); err != nil {
				b.Fatal(err)
			}
			times[i] = time.Since(start)
		}
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Nanoseconds())/1e3, "µs-p50")
	b.ReportMetric(float64(times[len(times)*99/100].Nanoseconds())/1e3, "µs-p99")
}
