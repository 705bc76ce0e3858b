package bot

import (
	"context"
	"fmt"
	"log/slog"
	"maps"
	"sync"
	"time"

	"rebot/index"
)

// lookEvery is how often a Watcher looks. Looking asks the folder for sizes and times only, which works on every kind of
// disk, those of other machines included.
const lookEvery = 2 * time.Second

// A Watcher keeps a Desk answering from the bulletins as they are: it notices files that appear, change or go, and swaps
// the library when a new one is proven. What it can't use it leaves alone, and what answered before goes on.
type Watcher struct {
	state, path string
	lg          *slog.Logger
	desk        *Desk

	seen    map[string]index.Stamp     // what the last look saw
	used    map[string]index.Stamp     // the files as a library was last made of them, or tried
	refused map[string]index.Stamp     // the files as they failed the proof
	told    map[string]map[string]bool // what was logged, by file, until it changes

	// Swapped is called when another library answers, which may have a new issue; nil where nobody wants to know.
	Swapped func(context.Context)

	mu  sync.Mutex // held to change lib
	lib *index.Library
}

// WatchBulletins opens the library of the bulletins at path with the index that is kept in the state folder, and a desk that
// answers from it. Close closes both.
func WatchBulletins(ctx context.Context, state, path string, lg *slog.Logger) (*Watcher, error) {
	stamps, err := index.Stamps(path) // before they are read, so that no change is missed
	if err != nil {
		return nil, err
	}
	lib, problems, err := index.Open(ctx, state, path)
	if err != nil {
		return nil, fmt.Errorf("reading the bulletins: %w", err)
	}
	w := &Watcher{state: state, path: path, lg: lg, desk: NewDesk(New(lib)), lib: lib,
		seen: stamps, used: maps.Clone(stamps), refused: map[string]index.Stamp{}, told: map[string]map[string]bool{}}
	w.tell(problems)
	if err := Prove(ctx, lib, lib, nil); err != nil { // there is none to answer instead
		w.refuse(err)
	}
	return w, nil
}

// Desk is where the library answers.
func (w *Watcher) Desk() *Desk { return w.desk }

// Close closes the library that answers. Nobody may ask any more.
func (w *Watcher) Close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.lib.Close()
}

// Run looks every few seconds until ctx ends.
func (w *Watcher) Run(ctx context.Context) {
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			w.look(ctx)
		}
	}
}

// look makes a new library when files differ from those of the library that answers. A file counts as settled when two
// looks saw the same; one that is still being written keeps what it said before, and holds up no other.
func (w *Watcher) look(ctx context.Context) {
	now, err := index.Stamps(w.path)
	if err != nil {
		if w.say("", "looking at the bulletins failed; the library before goes on", err) {
			Count("bulletins_out_of_reach")
		}
		return
	}
	delete(w.told, "")
	before := w.seen
	w.seen = now
	if missing(before, now) { // it may be on its way back, as when a file is replaced in two steps
		return
	}
	hold := unsettled(before, now)
	if w.news(now, hold) {
		c := w.changeTo(now, hold)
		w.forget(c)
		w.renew(ctx, c)
	}
}

// missing tells whether a file is gone that the look before saw.
func missing(before, now map[string]index.Stamp) bool {
	for name := range before {
		if _, ok := now[name]; !ok {
			return true
		}
	}
	return false
}

// unsettled lists the files that differ from what the look before saw.
func unsettled(before, now map[string]index.Stamp) map[string]bool {
	hold := map[string]bool{}
	for name, s := range now {
		if before[name] != s {
			hold[name] = true
		}
	}
	return hold
}

// news tells whether a file that is settled differs from what was used, or is gone.
func (w *Watcher) news(now map[string]index.Stamp, hold map[string]bool) bool {
	for name, s := range now {
		if !hold[name] && w.used[name] != s {
			return true
		}
	}
	return missing(w.used, now)
}
