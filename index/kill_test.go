package index

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"rebot/index/bulletin"
)

// killedHere tells the process that is to be killed where it shall work.
const killedHere = "REBOT_TEST_KILLED_HERE"

// TestBuildUntilKilled is what the killed process runs: it changes a bulletin and opens the library, without end.
func TestBuildUntilKilled(t *testing.T) {
	home := os.Getenv(killedHere)
	if home == "" {
		t.Skip("this is the process that the next test kills")
	}
	month := bulletin.NewMonth(2024, 11)
	path := filepath.Join(home, "bulletins", month.String()+".txt")
	for n := 0; ; n++ {
		text := synthIssue(month) + "\n第" + time.Unix(int64(n), 0).UTC().Format("150405") + "稿。\n"
		if err := replaceFile(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
		lib, _, err := Open(context.Background(), filepath.Join(home, "state"), filepath.Dir(path))
		if err != nil {
			t.Fatal(err)
		}
		lib.Close()
	}
}

func TestAProcessKilledAtAnyTimeLeavesAWholeIndex(t *testing.T) {
	if testing.Short() {
		t.Skip("starts and kills processes")
	}
	home := t.TempDir()
	state, folder := filepath.Join(home, "state"), filepath.Join(home, "bulletins")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	opened := 0
	for range 15 {
		ctx, cancel := context.WithTimeout(context.Background(), time.Duration(100+rand.IntN(300))*time.Millisecond)
		child := exec.CommandContext(ctx, os.Args[0], "-test.run=^TestBuildUntilKilled$")
		child.Env = append(os.Environ(), killedHere+"="+home)
		child.Run() // ends by being killed
		cancel()
		switch err := openKept(t, state, folder); {
		case err == nil, errors.Is(err, errStale): // the bulletin may have been changed after the index was made
			opened++
		case !errors.Is(err, os.ErrNotExist) || opened > 0:
			t.Fatalf("after a kill the index says: %v", err)
		}
	}
	lib := mustOpen(t, state, folder)
	if len(lib.Issues()) != 1 || opened == 0 {
		t.Errorf("%d issues, opened %d times", len(lib.Issues()), opened)
	}
}
