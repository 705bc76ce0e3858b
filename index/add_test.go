package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"rebot/index/synth"
)

// wantAsFresh holds the answers of libraries against those of one that is read anew from the folder.
func wantAsFresh(t *testing.T, folder string, libs ...*Library) {
	t.Helper()
	fresh, problems, err := Open(t.Context(), "", folder)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	defer fresh.Close()
	months, want := monthsOf(fresh), answersOf(t, fresh)
	for _, lib := range libs {
		if got := monthsOf(lib); !reflect.DeepEqual(got, months) {
			t.Errorf("months %v, want %v", got, months)
		}
		if got := answersOf(t, lib); !reflect.DeepEqual(got, want) || len(got) == 0 {
			t.Errorf("the answers are\n%s\nand of a fresh library\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

func TestALibraryOfBatchesAnswersAsOneBuiltAnew(t *testing.T) {
	folder := synth.BriefFolder(t, 3)
	state := t.TempDir()
	lib := mustOpen(t, state, folder)
	changes := []struct {
		name    string
		do      func()
		indexed int // issues, beside the files that are looked at
	}{
		{"two months more", func() { put(t, folder, "a.txt", november, ""); put(t, folder, "b.txt", november+1, "") }, 2},
		{"a month changed", func() { put(t, folder, "a.txt", november, "氧化镝的一句新话，价格上涨。") }, 1},
		{"a month gone", func() { removeFile(t, filepath.Join(folder, "b.txt")) }, 0},
		{"another month in a file", func() { put(t, folder, "a.txt", november+2, "") }, 1},
	}
	for _, c := range changes {
		c.do()
		var steps atomic.Int32
		next, problems, err := lib.Renew(context.Background(), state, folder, nil, nil,
			WithProgress(func(int, int) { steps.Add(1) }))
		if err != nil || len(problems) > 0 || next == lib {
			t.Fatalf("%s: %v, problems %v", c.name, err, problems)
		}
		t.Cleanup(func() { next.Close() })
		lib = next
		wantAsFresh(t, folder, lib, mustOpen(t, state, folder))
		if n := int(steps.Load()) - len(lib.Issues()); n != c.indexed {
			t.Errorf("%s: %d issues were indexed, want %d", c.name, n, c.indexed)
		}
	}
}

func removeFile(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}

func TestALibraryIsAddedToThoughItsGenerationWasSwept(t *testing.T) {
	lib, state, folder := novemberFolder(t)
	gen := currentFolder(t, state)
	put(t, folder, "2024-12.txt", november+1, "")
	mustOpen(t, state, folder) // as another process does
	put(t, folder, "2025-01.txt", november+2, "")
	if _, err := os.Stat(gen); !os.IsNotExist(err) {
		t.Fatalf("the generation is not swept: %v", err)
	}
	next, problems := renewed(t, lib, state, folder)
	if problems != "[]" {
		t.Error(problems)
	}
	wantAsFresh(t, folder, next, mustOpen(t, state, folder))
}

func TestSeveralThatOpenAnEmptyFolderAtOnceBuildOnce(t *testing.T) {
	folder := synth.BriefFolder(t, 2)
	state := t.TempDir()
	var built atomic.Int32
	var all sync.WaitGroup
	libs, errs := make([]*Library, 3), make([]error, 3)
	for i := range libs {
		all.Go(func() {
			var once sync.Once
			progress := WithProgress(func(int, int) { once.Do(func() { built.Add(1) }) })
			var problems []error
			libs[i], problems, errs[i] = Open(context.Background(), state, folder, progress)
			if errs[i] == nil && len(problems) > 0 {
				errs[i] = fmt.Errorf("%v", problems)
			}
		})
	}
	all.Wait()
	for i, lib := range libs {
		if errs[i] != nil {
			t.Fatal(errs[i])
		}
		defer lib.Close()
	}
	wantAsFresh(t, folder, libs...)
	if built.Load() != 1 {
		t.Errorf("%d of %d built", built.Load(), len(libs))
	}
}

func TestOtherBulletinsLeaveAnIndexAlone(t *testing.T) {
	lib, state, folder := novemberFolder(t)
	gen, want := currentFolder(t, state), answersOf(t, lib)
	other := synth.BriefFolder(t, 1)
	wantAsFresh(t, other, mustOpen(t, state, other))
	if _, err := os.Stat(gen); err != nil {
		t.Fatal(err)
	}
	again, _, err := OpenKept(state, folder)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if got := answersOf(t, again); !reflect.DeepEqual(got, want) {
		t.Error("the answers changed")
	}
}

// A build that is told to end leaves nothing of itself, and what was current before stays so.
func TestABuildThatIsEndedLeavesNoHalfIndex(t *testing.T) {
	folder := synth.BriefFolder(t, 2)
	for step := range 4 { // each file is read, and indexed
		state := t.TempDir()
		ctx, end := context.WithCancel(context.Background())
		lib, _, err := Open(ctx, state, folder, WithProgress(func(done, total int) {
			if done > step {
				end()
			}
		}))
		end()
		if err == nil {
			lib.Close()
			continue // it was too late
		}
		left, _ := filepath.Glob(filepath.Join(state, "index", "*", "*"))
		if !errors.Is(err, context.Canceled) || len(left) > 1 { // the lock
			t.Errorf("ended at step %d: %v, and it left %v", step, err, left)
		}
	}
}

// What a generation is added to is checked before: else its damage would be taken for what was written.
func TestADamagedIndexIsNotAddedTo(t *testing.T) {
	lib, state, folder := novemberFolder(t)
	flipAByteOf(t, one(t, currentFolder(t, state), "store/*.zap"))
	put(t, folder, "2024-12.txt", november+1, "")
	next, problems := renewed(t, lib, state, folder)
	if !strings.Contains(problems, ErrDamaged.Error()) {
		t.Errorf("problems %s", problems)
	}
	one(t, state, "index/*/"+asideFolder+"/store/*.zap")
	wantAsFresh(t, folder, next, mustOpen(t, state, folder))
}
