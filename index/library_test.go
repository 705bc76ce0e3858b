package index

import (
	"context"
	"errors"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"unicode/utf8"

	"rebot/index/synth"
	"rebot/seeds"
)

func TestAnIndexCutShortWhileItIsOpenIsAnErrorNotACrash(t *testing.T) {
	folder := synth.BriefFolder(t, 1)
	state := t.TempDir()
	lib := mustOpen(t, state, folder)
	if err := os.Truncate(one(t, currentFolder(t, state), "store/*.zap"), 0); err != nil {
		t.Fatal(err)
	}
	if hits, err := lib.Search(context.Background(), Query{Text: "稀土价格"}); !errors.Is(err, ErrDamaged) {
		t.Errorf("found %d, error %v", len(hits), err)
	}
}

func TestALibraryIsSwappedWhileItIsAsked(t *testing.T) {
	folder := synth.BriefFolder(t, 1)
	state := t.TempDir()
	var current atomic.Pointer[Library]
	current.Store(mustOpen(t, state, folder))
	done := make(chan struct{})
	var asked sync.WaitGroup
	for range 4 {
		asked.Go(func() {
			for n := 0; ; n++ {
				select {
				case <-done:
					return
				default:
				}
				if _, err := current.Load().Search(context.Background(), Query{Text: "稀土价格"}); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	for range 20 {
		lib, _, err := Open(context.Background(), state, folder)
		if err != nil {
			t.Fatal(err)
		}
		current.Store(lib) // the old one closes when its last reader is gone
		runtime.GC()
	}
	close(done)
	asked.Wait()
}

// FuzzSearch holds that any question finds passages whose marks and lines lie within them, or none.
func FuzzSearch(f *testing.F) {
	lib, err := LoadFS(seeds.Files)
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { lib.Close() })
	for _, q := range []string{"缅甸封关", ".*.*.*", "*a*b*", "a OR b AND NOT c", "/x/", "稀土~2^9", "\"", "Nd3+ ㎏ ３００",
		"\xff\x00", "é́́", "+-&&||!(){}[]^\"~*?:\\/"} {
		f.Add(q, 5)
	}
	f.Fuzz(func(t *testing.T, text string, n int) {
		n = max(1, min(n, 50))
		hits, err := lib.Search(t.Context(), Query{Text: text, N: n})
		if err != nil || len(hits) > n {
			t.Fatalf("%q: %d hits, %v", text, len(hits), err)
		}
		for _, h := range hits {
			p, at := h.Passage(), 0
			for _, m := range h.Marks {
				if m.From < at || m.To <= m.From || m.To > len(p.Text) || !utf8.ValidString(p.Text[m.From:m.To]) {
					t.Fatalf("%q marks bytes %d to %d of %q", text, m.From, m.To, p.Text)
				}
				at = m.To
			}
		}
	})
}
