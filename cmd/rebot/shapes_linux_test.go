package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"rebot/index/bulletin"
	"rebot/index/synth"
)

// What asking may cost of a file of shapeSize, over what it costs of a small issue: bytes of memory for each byte of the
// file, and time of processors.
const (
	shapeSize  = 4<<20 - 1<<10 // as large as a file may be, with what is sound around it
	shapeBytes = 20
	shapeTime  = 10 * time.Second
)

// askedOf asks the program about a file, a question that reads and searches all of it, and gives what that took at most.
func askedOf(t testing.TB, text string) (memory int, took time.Duration) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "2024-11.txt")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("rebot", "ask", "--bulletins", path, "石榴石研究团队是谁") // the test binary, see TestMain
	cmd.Env = othersEnv()
	out, _ := cmd.CombinedOutput() // it may refuse the file
	if len(out) == 0 {
		t.Error("it says nothing")
	}
	return int(cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss) << 10,
		cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
}

// costOf is what a shape costs over a small issue.
func costOf(t testing.TB, name string) (bytesPerByte float64, took time.Duration) {
	t.Helper()
	least, _ := askedOf(t, synth.Issue(bulletin.NewMonth(2024, 11)))
	most, took := askedOf(t, synth.Around(synth.Shapes[name](shapeSize)))
	return float64(most-least) / shapeSize, took
}

// Those that cost the most, and one of each limit. BenchmarkShapes tries all, and shows how long they take.
func TestNoFileTakesMuchMemory(t *testing.T) {
	names := []string{"one character a line", "many headlines", "all digits", "many articles", "words, each another"}
	if testing.Short() {
		names = names[:2]
		t.Logf("only %v of the shapes: -short", names)
	}
	for _, name := range names {
		if memory, _ := costOf(t, name); memory > shapeBytes {
			t.Errorf("%s: %.1f bytes of memory for each of the file", name, memory)
		}
	}
}

// BenchmarkShapes reports what each of the hostile shapes costs, and fails where that is too much:
//
//	go test ./cmd/rebot -run xxx -bench Shapes -benchtime 1x
func BenchmarkShapes(b *testing.B) {
	for _, name := range synth.ShapeNames() {
		b.Run(name, func(b *testing.B) {
			var memory float64
			var took time.Duration
			for b.Loop() {
				memory, took = costOf(b, name)
			}
			b.ReportMetric(memory, "B/B")
			b.ReportMetric(took.Seconds(), "cpu-s")
			b.ReportMetric(0, "ns/op")
			if memory > shapeBytes || took > shapeTime {
				b.Errorf("more than %d bytes for each of the file, or more than %v", shapeBytes, shapeTime)
			}
		})
	}
}
