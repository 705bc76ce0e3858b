package web

import (
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"golang.org/x/time/rate"

	"rebot/bot"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/extract"
	"rebot/index/synth"
)

// decades is a server of the issues of twenty years, and the newest of them.
func decades(b *testing.B) (*Server, http.Handler, string) {
	b.Helper()
	folder, _ := synth.Folder(b, 240)
	names, err := os.ReadDir(folder)
	if err != nil {
		b.Fatal(err)
	}
	var issues []*bulletin.Issue
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join(folder, name.Name()))
		if err != nil {
			b.Fatal(err)
		}
		is, err := extract.Read(name.Name(), data)
		if err != nil {
			b.Fatal(err)
		}
		issues = append(issues, is)
	}
	lib, err := index.NewLibrary(issues)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { lib.Close() })
	s, mux := newOf(b, bot.NewService(lib, bot.Ready, bot.Config{}), Config{Addr: "127.0.0.1:1"})
	s.rate = rate.NewLimiter(rate.Inf, 0)
	return s, mux, lib.Newest().String()
}

// BenchmarkPages measures how long pages of twenty years take, as half and as 99 of 100 requests see it. Those that
// are kept are made once; history-anew is made for each request.
func BenchmarkPages(b *testing.B) {
	s, h, newest := decades(b)
	for name, path := range map[string]string{"history": productURL("氧化镝"),
		"history-anew": productURL("氧化镝"), "board": "/prices", "home": "/",
		"issue": "/issue/" + newest, "discrepancies": "/discrepancies", "account": "/account"} {
		if w := get(h, "GET", path, ""); w.Code != 200 {
			b.Fatalf("%s: %d", path, w.Code)
		}
		anew := name == "history-anew"
		b.Run(name, func(b *testing.B) {
			var took []time.Duration
			size := 0
			for b.Loop() {
				if anew {
					s.pages.Purge()
				}
				began := time.Now()
				size = get(h, "GET", path, "").Body.Len()
				took = append(took, time.Since(began))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
			b.ReportMetric(float64(size)/1000, "kB")
		})
	}
}
