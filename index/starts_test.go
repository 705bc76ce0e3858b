package index

import (
	"errors"
	"os"
	"testing"
	"time"

	"rebot/index/synth"
)

func TestAnIndexWithWhichThreeStartsDiedIsPutAside(t *testing.T) {
	folder := synth.BriefFolder(t, 1)
	state, now := t.TempDir(), time.Unix(1.8e9, 0)
	mustOpen(t, state, folder)
	start := func(after time.Duration) bool {
		now = now.Add(after)
		return Started(state, folder, now)
	}
	for i, after := range []time.Duration{0, time.Minute, 5 * time.Minute, time.Minute} { // the first two are too long ago
		if start(after) {
			t.Fatalf("start %d is suspect", i)
		}
	}
	Ended(state, folder)
	for i := range badStarts {
		if start(time.Second) {
			t.Fatalf("start %d after a good end is suspect", i)
		}
	}
	if !start(time.Second) {
		t.Fatal("the fourth start is not suspect")
	}
	if _, _, err := OpenKept(state, folder); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the index is still there: %v", err)
	}
	one(t, state, "index/*/"+asideFolder+"/"+manifestFile)
	mustOpen(t, state, folder)
	if start(time.Second) {
		t.Error("the index that was built anew is suspect at once")
	}
}
