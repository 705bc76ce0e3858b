package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"rebot/cmd/rebot/settings"
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

// A cost holds the memory and the time that a question about a file took.
type cost struct {
	memory  float64 // bytes at most
	took    time.Duration
	refused bool // the file
}

// askedOf asks the program about a file, a question that reads and searches all of it, and gives what that took.
func askedOf(t testing.TB, text string) cost {
	t.Helper()
	path := filepath.Join(t.TempDir(), "2024-11.txt")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("rebot-peak", "ask", "--bulletins", path, "石榴石研究团队是谁") // the test binary, see TestMain
	cmd.Env = othersEnv()
	said, err := cmd.Output()
	_, refused := errors.AsType[*exec.ExitError](err) // it may refuse the file
	if err != nil && !refused {
		t.Fatal(err)
	}
	at := bytes.LastIndexByte(said, ' ')
	peak, err := strconv.ParseFloat(string(said[at+1:]), 64)
	if err != nil || at == 0 && !refused {
		t.Fatalf("it says %q", said)
	}
	return cost{peak * 1024, cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), refused}
}

func init() { commands["rebot-peak"] = mainWithPeak }

// mainWithPeak runs the program, and says last on the standard output how many kB of memory it had at most: what the
// kernel tells of an ended process counts what its parent had when it was started too.
func mainWithPeak() {
	code := exitCode(runIn(context.Background(), os.Args[1:], settings.NewEnvironment(os.Environ(), ".env"), os.Stdin,
		os.Stdout, os.Stderr), os.Stderr)
	status, _ := os.ReadFile("/proc/self/status")
	_, peak, _ := bytes.Cut(status, []byte("VmHWM:"))
	fmt.Printf(" %s", bytes.Fields(peak)[0])
	os.Exit(code)
}

// costOf measures a shape: its memory is over a small issue's, and for each byte of the file.
func costOf(t testing.TB, name string) cost {
	t.Helper()
	least := askedOf(t, synth.Issue(bulletin.NewMonth(2024, 11)))
	c := askedOf(t, synth.Around(synth.Shapes[name](shapeSize)))
	c.memory = (c.memory - least.memory) / shapeSize
	return c
}

// Those that cost the most, and one of each limit. BenchmarkShapes tries all, and shows how long they take.
func TestNoFileTakesMuchMemory(t *testing.T) {
	t.Parallel()
	names := []string{"one character a line", "many damaged figures", "many headlines", "all digits", "many articles",
		"words, each another"}
	if testing.Short() {
		names = names[:2]
		t.Logf("only %v of the shapes: -short", names)
	}
	for _, name := range names {
		if c := costOf(t, name); c.memory > shapeBytes*detected {
			t.Errorf("%s: %.1f bytes of memory for each of the file", name, c.memory)
		}
	}
}

// BenchmarkShapes reports what each of the hostile shapes costs, and fails where that is too much:
//
//	go test ./cmd/rebot -run xxx -bench Shapes -benchtime 1x
func BenchmarkShapes(b *testing.B) {
	for _, name := range synth.ShapeNames() {
		b.Run(name, func(b *testing.B) {
			var c cost
			for b.Loop() {
				c = costOf(b, name)
			}
			b.ReportMetric(c.memory, "B/B")
			b.ReportMetric(c.took.Seconds(), "cpu-s")
			b.ReportMetric(map[bool]float64{true: 1}[c.refused], "refused")
			b.ReportMetric(0, "ns/op")
			if c.memory > shapeBytes*detected || c.took > shapeTime {
				b.Errorf("more than %d bytes for each of the file, or more than %v", shapeBytes*detected, shapeTime)
			}
		})
	}
}
