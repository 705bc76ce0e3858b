package index

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"rebot/index/bulletin"
	"rebot/index/synth"
)

// killedHere tells the process that is to be killed where it shall work.
const killedHere = "REBOT_TEST_KILLED_HERE"

// TestBuildUntilKilled runs in the killed process: it changes a bulletin and opens the library, without end.
func TestBuildUntilKilled(t *testing.T) {
	home := os.Getenv(killedHere)
	if home == "" {
		t.Skip("this is the process that the next test kills")
	}
	month := bulletin.NewMonth(2024, 11)
	path := filepath.Join(home, "bulletins", month.String()+".txt")
	for n := 0; ; n++ {
		text := synth.Brief(month) + "\n第" + time.Unix(int64(n), 0).UTC().Format("150405") + "稿。\n"
		if err := replaceFile(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
		lib, _, err := Open(context.Background(), filepath.Join(home, "state"), filepath.Dir(path))
		if err != nil {
			t.Fatal(err)
		}
		lib.Close()
		fmt.Println("opened")
	}
}

func TestAProcessKilledAtAnyTimeLeavesAWholeIndex(t *testing.T) {
	if testing.Short() {
		t.Skip("it starts and kills twelve processes")
	}
	home := t.TempDir()
	state, folder := filepath.Join(home, "state"), filepath.Join(home, "bulletins")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for range 12 {
		buildAndKill(t, home)
		// The bulletin may have been changed after the index was made.
		if err := openKept(t, state, folder); err != nil && !errors.Is(err, errStale) {
			t.Fatalf("after a kill the index says: %v", err)
		}
	}
	if n := len(mustOpen(t, state, folder).Issues()); n != 1 {
		t.Errorf("%d issues", n)
	}
}

// buildAndKill starts a process that builds without end, and kills it at some time after its first build, within what
// two builds take.
func buildAndKill(t *testing.T, home string) {
	child := exec.Command(os.Args[0], "-test.run=^TestBuildUntilKilled$", "-test.v")
	child.Env = append(os.Environ(), killedHere+"="+home)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	for sc := bufio.NewScanner(out); sc.Scan() && sc.Text() != "opened"; {
	}
	kill := time.AfterFunc(rand.N(2*time.Since(start)), func() { child.Process.Kill() })
	defer kill.Stop()
	io.Copy(io.Discard, out)
	child.Wait() // killed
}
