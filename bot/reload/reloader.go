package reload

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"sync"
	"time"

	"rebot/bot"
	"rebot/bot/telemetry"
	"rebot/bot/wait"
	"rebot/index"
)

// lookEvery is how often a Reloader looks. Looking asks the folder for sizes and times only, which works on every kind
// of disk, those of other machines included.
const lookEvery = 2 * time.Second

// A Reloader keeps a Service answering from the bulletins as they are: it notices files that appear, change or go, and
// swaps the library when a new one is valid. What it can't use it leaves alone, and what answered before goes on.
type Reloader struct {
	cfg     Config
	service *bot.Service

	seen    map[string]index.Stamp     // what the last look saw
	used    map[string]index.Stamp     // the files as a library was last made of them, or tried
	refused map[string]index.Stamp     // the files as they failed validation
	why     map[string]string          // why those did
	told    map[string]map[string]bool // what was logged, by file, until it changes

	mu  sync.Mutex // held to change lib
	lib *index.Library
}

// A Config configures a Reloader.
type Config struct {
	State   string                // the folder that the index is kept in
	Path    string                // the bulletins: a folder or a file
	Swapped func(context.Context) // called when another library answers, which may have a new issue; may be nil
	Service bot.Config            // of the Service that answers
	Options []index.Option        // of opening and renewing the library
	Log     *slog.Logger          // slog.Default if nil
	Metrics *telemetry.Metrics    // registered nowhere if nil
}

// Open opens the library of the bulletins with the index that is kept in the state folder, and a Service that answers
// from it. Where that index is missing, out of date or damaged, the Service says that it is being rebuilt until Run has
// done so. Close closes both.
func Open(ctx context.Context, cfg Config) (*Reloader, error) {
	if cfg.Log == nil {
		cfg.Log = slog.Default()
	}
	cfg.Metrics = cfg.Metrics.OrUnregistered()
	stamps, err := index.Stamps(cfg.Path) // before they are read, so that no change is missed
	if err == nil && len(stamps) == 0 {
		err = fmt.Errorf("there is no bulletin in %s: put a file for each issue there", cfg.Path)
	}
	w := &Reloader{cfg: cfg, seen: stamps, used: maps.Clone(stamps),
		refused: map[string]index.Stamp{}, why: map[string]string{}, told: map[string]map[string]bool{}}
	if err != nil {
		return w, w.openAway(ctx, err)
	}
	return w, w.open(ctx)
}

// openAway lets the index answer that is kept although its bulletins are away, as on a disk that is not there yet. When
// they are back, what changed of them is noticed.
func (w *Reloader) openAway(ctx context.Context, away error) error {
	index.Started(w.cfg.State, w.cfg.Path, time.Now())
	lib, problems, err := index.OpenAway(w.cfg.State, w.cfg.Path)
	if err != nil {
		return away
	}
	w.lib, w.service = lib, bot.NewService(lib, w.first(ctx, lib), w.cfg.Service)
	w.tell(problems)
	w.away(away)
	return nil
}

// away notes that the bulletins can't be looked at, nil that they can. Each is logged once.
func (w *Reloader) away(err error) {
	switch was := w.service.Away(); {
	case err != nil && !was:
		w.cfg.Log.Warn("the bulletins are away; the index that is kept goes on answering", "err", err)
		w.cfg.Metrics.BulletinsOutOfReach.Inc()
	case err == nil && was:
		w.cfg.Log.Info("the bulletins are back")
	}
	w.service.SetAway(err != nil)
}

// open lets the index answer that is kept, if it can.
func (w *Reloader) open(ctx context.Context) error {
	if index.Started(w.cfg.State, w.cfg.Path, time.Now()) {
		w.cfg.Metrics.IndexRebuilds.WithLabelValues("crashes").Inc()
		w.cfg.Log.Error("the last starts did not end well, so the index was put aside and is built anew")
	}
	lib, problems, err := index.OpenKept(w.cfg.State, w.cfg.Path)
	if err != nil {
		if errors.Is(err, index.ErrDamaged) {
			w.cfg.Metrics.IndexRebuilds.WithLabelValues("damage").Inc()
			w.cfg.Log.Error("the index was put aside, and is built anew from the bulletins", "err", err)
		}
		w.service, err = bot.NewRebuilding(w.cfg.Service)
		return err
	}
	w.lib, w.service = lib, bot.NewService(lib, w.first(ctx, lib), w.cfg.Service)
	w.tell(problems)
	return nil
}

// rebuild builds the index and lets it answer.
func (w *Reloader) rebuild(ctx context.Context) error {
	start := time.Now()
	show, end := w.progress()
	defer end()
	lib, problems, err := index.Rebuild(ctx, w.cfg.State, w.cfg.Path, append(w.cfg.Options, show)...)
	if err != nil {
		return fmt.Errorf("reading the bulletins: %w", err)
	}
	w.tell(problems)
	w.service.Swap(lib, w.first(ctx, lib))
	w.mu.Lock()
	w.lib = lib
	w.mu.Unlock()
	w.cfg.Log.Info("the index is built", "issues", len(lib.Issues()), "newest", lib.Newest().String(), "took",
		time.Since(start).Round(time.Millisecond))
	if w.cfg.Swapped != nil {
		w.cfg.Swapped(ctx)
	}
	return nil
}

// first is the state of a library that answers, valid or not, because there is none to answer instead.
func (w *Reloader) first(ctx context.Context, lib *index.Library) bot.State {
	if err := Validate(ctx, lib, lib, nil); err != nil {
		w.refuse(err)
		return bot.Unvalidated
	}
	return bot.Ready
}

// Service is where the library answers.
func (w *Reloader) Service() *bot.Service { return w.service }

// Close closes the library that answers. Nobody may ask any more.
func (w *Reloader) Close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	index.Ended(w.cfg.State, w.cfg.Path)
	if w.lib == nil {
		return nil
	}
	return w.lib.Close()
}

// Run rebuilds the index where that is still to be done, which may fail where no bulletin can be read, and then looks
// every few seconds until ctx ends.
func (w *Reloader) Run(ctx context.Context) error {
	if w.lib == nil {
		if err := w.rebuild(ctx); err != nil {
			return err
		}
	}
	wait.Every(ctx, lookEvery, w.look)
	return nil
}

// look makes a new library when files differ from those of the library that answers. A file counts as settled when two
// looks saw the same; one that is still being written keeps what it said before, and holds up no other.
func (w *Reloader) look(ctx context.Context) {
	now, err := index.Stamps(w.cfg.Path)
	if err == nil && len(now) == 0 {
		err = errors.New("the folder is empty, as one is whose disk is not there")
	}
	w.away(err)
	if err != nil {
		return
	}
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

// missing reports whether a file is gone that the look before saw.
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

// news reports whether a file that is settled differs from what was used, or is gone.
func (w *Reloader) news(now map[string]index.Stamp, hold map[string]bool) bool {
	for name, s := range now {
		if !hold[name] && w.used[name] != s {
			return true
		}
	}
	return missing(w.used, now)
}
