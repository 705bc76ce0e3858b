package index

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"rebot/index/bulletin"
	"rebot/index/extract"
	"rebot/index/search"
	"rebot/index/search/stock"
	"rebot/index/synth"
)

// synthSizes are the numbers of issues that are measured: REBOT_BENCH_ISSUES, or one and 240.
//
//	REBOT_BENCH_ISSUES=2400 go test ./index -run xxx -bench Scale -benchtime 1x -timeout 1h
func synthSizes(b *testing.B) []int {
	if n, err := strconv.Atoi(os.Getenv("REBOT_BENCH_ISSUES")); err == nil {
		return []int{n}
	}
	return []int{1, 240}
}

// BenchmarkScale builds a library of synthetic issues on disk, opens it seven times up to the first answer, of which it
// reports the median, and asks it, beside stock Bleve over the same passages.
func BenchmarkScale(b *testing.B) {
	for _, n := range synthSizes(b) {
		b.Run(fmt.Sprint("issues=", n), func(b *testing.B) { scale(b, n) })
	}
}

func scale(b *testing.B, n int) {
	folder, size := synth.Folder(b, n)
	state := b.TempDir()
	start := time.Now()
	openForBench(b, state, folder).Close()
	build := time.Since(start)

	const first = "氧化镝价格为什么上涨"
	before := processorTime(b)
	open, _ := stock.Median(slices.Repeat([]string{first}, 7), func(q string) {
		lib := openForBench(b, state, folder)
		defer lib.Close()
		if _, err := lib.Search(context.Background(), Query{Text: q}); err != nil {
			b.Fatal(err)
		}
	})
	opening := (processorTime(b) - before) / 7
	lib := openForBench(b, state, folder)
	defer lib.Close()
	ask := func(q string) {
		if _, err := lib.Search(context.Background(), Query{Text: q}); err != nil {
			b.Fatal(err)
		}
	}
	questions := synth.Questions(600)
	stock.Median(questions, ask)
	debug.FreeOSMemory()
	resident := residentMB()

	if os.Getenv("REBOT_BENCH_STOCK") == "off" { // at 2,400 issues stock Bleve takes minutes
		for b.Loop() {
			stock.Report(b, questions, ask, "")
		}
	} else {
		stock.Compare(b, ask, stock.New(b, lib.issues), questions)
	}
	b.ReportMetric(float64(size)/1e6/build.Seconds(), "MB/s-build")
	b.ReportMetric(float64(folderSize(state))/1e6, "MB-disk")
	b.ReportMetric(float64(size)/1e6, "MB-text")
	b.ReportMetric(float64(open.Microseconds())/1e3, "ms-open")
	b.ReportMetric(float64(opening.Microseconds())/1e3, "ms-open-cpu")
	b.ReportMetric(resident, "MB-resident")
}

// processorTime is the time that the process has taken of all processors: other programs do not slow it down as they do a clock.
func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		b.Fatal(err)
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

func openForBench(b *testing.B, state, folder string) *Library {
	lib, problems, err := Open(context.Background(), state, folder)
	if err != nil || len(problems) > 0 {
		b.Fatal(err, problems)
	}
	return lib
}

func folderSize(folder string) (n int64) {
	filepath.WalkDir(folder, func(_ string, d fs.DirEntry, err error) error {
		if err == nil {
			if info, err := d.Info(); err == nil && info.Mode().IsRegular() {
				n += info.Size()
			}
		}
		return nil
	})
	return n
}

// residentMB is the process's resident memory where the system tells it, or else Go's own.
func residentMB() float64 {
	status, err := os.ReadFile("/proc/self/status")
	if _, rest, ok := strings.Cut(string(status), "VmRSS:"); err == nil && ok {
		if kb, err := strconv.ParseFloat(strings.Fields(rest)[0], 64); err == nil {
			return kb / 1024
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.Sys) / (1 << 20)
}

// BenchmarkReading measures how fast bulletins are read and indexed, each on one processor.
func BenchmarkReading(b *testing.B) {
	month := bulletin.NewMonth(2024, 11)
	text := []byte(synth.Issue(month))
	b.Run("read", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			if _, err := extract.Read(month.String()+".txt", text); err != nil {
				b.Fatal(err)
			}
		}
	})
	is, err := extract.Read(month.String()+".txt", text)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("index", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			search.New([]*bulletin.Issue{is}).Close()
		}
	})
}

// BenchmarkAddingAMonth adds a month to 240, as a start finds it and as a server does, and reports how long each takes.
func BenchmarkAddingAMonth(b *testing.B) {
	folder, _ := synth.Folder(b, 240)
	state := b.TempDir()
	lib := openForBench(b, state, folder)
	defer func() { lib.Close() }()
	add := func(month bulletin.Month) {
		if err := os.WriteFile(filepath.Join(folder, month.String()+".txt"), []byte(synth.Issue(month)), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	var start, serve, cpu []time.Duration
	for b.Loop() {
		add(lib.Newest() + 1)
		began, used := time.Now(), processorTime(b)
		openForBench(b, state, folder).Close()
		start, cpu = append(start, time.Since(began)), append(cpu, processorTime(b)-used)

		add(lib.Newest() + 2)
		began = time.Now()
		next, problems, err := lib.Renew(b.Context(), state, folder, nil, nil)
		if err != nil || len(problems) > 0 {
			b.Fatal(err, problems)
		}
		serve = append(serve, time.Since(began))
		lib.Close()
		lib = next
	}
	for name, times := range map[string][]time.Duration{"ms-start": start, "ms-start-cpu": cpu, "ms-serve": serve} {
		slices.Sort(times)
		b.ReportMetric(float64(times[len(times)/2].Milliseconds()), name)
	}
}
