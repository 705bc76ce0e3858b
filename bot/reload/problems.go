package reload

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"rebot/bot"
	"rebot/index"
	"rebot/index/bulletin"
)

// differences names the months that are new, revised or gone.
func differences(old, lib *index.Library) string {
	var out []string
	for _, is := range lib.Issues() {
		switch was := old.Issue(is.Month); {
		case was == nil:
			out = append(out, is.Month.String()+" new")
		case !slices.Equal(was.Lines, is.Lines):
			out = append(out, is.Month.String()+" revised")
		}
	}
	for _, is := range old.Issues() {
		if lib.Issue(is.Month) == nil {
			out = append(out, is.Month.String()+" gone")
		}
	}
	return strings.Join(out, ", ")
}

// tell logs what is wrong with the files, once until they change, and names those that are left alone.
func (w *Reloader) tell(problems []error) {
	alone := maps.Clone(w.why)
	for _, p := range problems {
		e := (*index.FileError)(nil)
		if !errors.As(p, &e) {
			w.say(fileOf(p), "reading the bulletins", p)
			continue
		}
		alone[e.File] = p.Error()
		if w.say(e.File, "a bulletin file is left alone", p) {
			w.cfg.Metrics.BulletinsLeftAlone.Inc()
		}
	}
	var list []bot.LeftAlone
	for _, name := range slices.Sorted(maps.Keys(alone)) {
		list = append(list, bot.LeftAlone{File: name, Why: alone[name]})
	}
	w.service.SetLeftAlone(list)
}

// forget lets what is wrong with files that changed be said again.
func (w *Reloader) forget(c change) {
	maps.DeleteFunc(w.told, func(file string, _ map[string]bool) bool {
		return !c.unsettled[file] && c.now[file] != w.used[file]
	})
}

// fileOf is the file that a problem is of. All of them begin with its name.
func fileOf(p error) string {
	if e := (*bulletin.Error)(nil); errors.As(p, &e) {
		return e.File
	}
	name, _, _ := strings.Cut(p.Error(), ":")
	return name
}

// say logs what is wrong with a file, "" for all, unless it was said and the file did not change since.
func (w *Reloader) say(file, text string, err error) bool {
	if w.told[file][err.Error()] {
		return false
	}
	if w.told[file] == nil {
		w.told[file] = map[string]bool{}
	}
	w.told[file][err.Error()] = true
	w.cfg.Log.Warn(text, "err", err)
	return true
}
