package reload

import (
	"context"
	"errors"
	"maps"
	"slices"

	"rebot/bot"
	"rebot/index"
)

// errMoved ends a validation: the files changed while they were read, and the next looks see how.
var errMoved = errors.New("the bulletins changed while they were read")

// A change holds the files that a look found, and those of them that are not to be read.
type change struct {
	now       map[string]index.Stamp
	unsettled map[string]bool
	hold      map[string]bool // the unsettled, and those that failed validation and did not change since
}

func (w *Reloader) changeTo(now map[string]index.Stamp, unsettled map[string]bool) change {
	c := change{now, unsettled, maps.Clone(unsettled)}
	for name, s := range now {
		if w.refused[name] == s {
			c.hold[name] = true
		}
	}
	return c
}

// renew makes a library of the settled files and swaps it in when it is valid. A file whose issue fails validation is
// left alone, and the others are tried without it.
func (w *Reloader) renew(ctx context.Context, c change) {
	show, end := w.progress()
	lib, problems, err := w.lib.Renew(ctx, w.cfg.State, w.cfg.Path, c.hold,
		func(lib *index.Library) error { return w.validate(ctx, c, lib) }, append(w.cfg.Options, show)...)
	end()
	if ctx.Err() != nil || errors.Is(err, errMoved) || lib == w.lib && w.moved(c) {
		w.drop(lib)
		return
	}
	if d := (*ValidationError)(nil); errors.As(err, &d) && w.canLeave(c, d.File) {
		w.leave(c, d)
		w.renew(ctx, c)
		return
	}
	w.use(c)
	if err != nil {
		w.refuse(err)
		return
	}
	w.tell(problems)
	w.swap(lib)
	if w.cfg.Swapped != nil {
		w.cfg.Swapped(ctx)
	}
}

// canLeave reports whether a file may be left alone: one that is read now, and does not answer as it is.
func (w *Reloader) canLeave(c change, file string) bool {
	return !c.hold[file] && (w.used[file] != c.now[file] || !holds(w.lib, file))
}

func (w *Reloader) validate(ctx context.Context, c change, lib *index.Library) error {
	if w.moved(c) {
		return errMoved
	}
	return Validate(ctx, w.lib, lib, slices.Sorted(maps.Keys(c.now)))
}

// moved reports whether a file that was read is no longer as it was.
func (w *Reloader) moved(c change) bool {
	again, err := index.Stamps(w.cfg.Path)
	for name, s := range c.now {
		if !c.hold[name] && again[name] != s {
			return true
		}
	}
	return err != nil
}

// use notes what a library was made of, so that it is not made again until a file changes.
func (w *Reloader) use(c change) {
	used := map[string]index.Stamp{}
	for name, s := range c.now {
		if c.unsettled[name] {
			s = w.used[name]
		}
		used[name] = s
	}
	w.used = used
	maps.DeleteFunc(w.refused, func(name string, s index.Stamp) bool { return c.now[name] != s })
	maps.DeleteFunc(w.why, func(name, _ string) bool { _, is := w.refused[name]; return !is })
}

// leave ignores a file that failed validation until it changes.
func (w *Reloader) leave(c change, d *ValidationError) {
	c.hold[d.File], w.refused[d.File] = true, c.now[d.File]
	w.why[d.File] = d.File + ": its issue failed the proof: " + d.Error()
	w.cfg.Metrics.LibrariesRefused.WithLabelValues(d.Check).Inc()
	w.cfg.Metrics.BulletinsLeftAlone.Inc()
	w.say(d.File, "a bulletin file is left alone: its issue failed the proof, and what answered before goes on", d)
}

// refuse notes that the library of the files as they are now does not answer.
func (w *Reloader) refuse(err error) {
	check := "reading"
	if d := (*ValidationError)(nil); errors.As(err, &d) {
		check = d.Check
	}
	w.cfg.Metrics.LibrariesRefused.WithLabelValues(check).Inc()
	w.cfg.Log.Error("the bulletins as they are now failed the proof; what answered before goes on", "err", err)
}

// drop closes a library that is not to answer.
func (w *Reloader) drop(lib *index.Library) {
	if lib != nil && lib != w.lib {
		if err := lib.Close(); err != nil {
			w.cfg.Log.Warn("closing a library that was not used", "err", err)
		}
	}
}

// swap lets a library answer, and closes the one before when it has answered its last question.
func (w *Reloader) swap(lib *index.Library) {
	old := w.lib
	if lib == old {
		return
	}
	w.service.Swap(lib, bot.Ready)
	w.mu.Lock()
	w.lib = lib
	w.mu.Unlock()
	w.cfg.Metrics.LibrariesSwapped.Inc()
	w.cfg.Log.Info("the bulletins changed", "issues", len(lib.Issues()), "newest", lib.Newest().String(), "changed",
		differences(old, lib))
	if err := old.Close(); err != nil {
		w.cfg.Log.Warn("closing the library before", "err", err)
	}
}
