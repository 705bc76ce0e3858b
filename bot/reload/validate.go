package reload

import (
	"context"
	"fmt"
	"slices"

	"rebot/bot"
	"rebot/index"
	"rebot/index/bulletin"
)

// Checks are the names of the checks that a library can fail.
var Checks = []string{"reading", "months", "counts", "prices", "trade", "search"}

// A ValidationError says which check a library failed, and how.
type ValidationError struct {
	Check string // one of Checks
	File  string // whose issue failed it
	Text  string
}

// Error prints both.
func (d *ValidationError) Error() string { return d.Check + ": " + d.Text }

func invalid(check, file, format string, args ...any) error {
	return &ValidationError{check, file, fmt.Sprintf(format, args...)}
}

// Validate reports whether a library may answer in place of the one before, which may be itself; files are those
// that the bulletins are in now. An error is a *ValidationError or that of ctx.
//
//   - A month may go only with its file.
//   - An issue whose text did not change has as many facts as before. A revised one may have fewer, but of each kind at
//     least half, since a file that lost more is likelier cut off than revised. To force it, take the file away,
//     let the month go, and put it back; or start rebot anew.
//   - Asked for prices and trade figures out of its own facts, it answers with those values from those lines.
//   - The search finds the articles of new and changed issues by their titles.
func Validate(ctx context.Context, before, after *index.Library, files []string) error {
	if err := validateCounts(before, after, files); err != nil {
		return err
	}
	p := &selfCheck{ctx, after, bot.NewService(after, bot.Ready, bot.Config{})}
	changed, same := p.split(before)
	for _, is := range changed {
		if err := p.issue(is, 12); err != nil {
			return err
		}
		if err := p.titles(is); err != nil {
			return err
		}
	}
	for _, is := range spread(same, 24) {
		if err := p.issue(is, 2); err != nil {
			return err
		}
	}
	return ctx.Err()
}

func validateCounts(before, after *index.Library, files []string) error {
	for _, was := range before.Issues() {
		is := after.Issue(was.Month)
		switch {
		case is != nil:
			if err := validateCount(was, is); err != nil {
				return err
			}
		case slices.Contains(files, was.File) && !holds(after, was.File):
			return invalid("months", was.File, "the issue of %s is gone, but its file %s is not", was.Month, was.File)
		}
	}
	return nil
}

// holds reports whether a library has an issue from a file: of another month, where the file was revised so.
func holds(lib *index.Library, file string) bool {
	return slices.ContainsFunc(lib.Issues(), func(is *bulletin.Issue) bool { return is.File == file })
}

func validateCount(was, is *bulletin.Issue) error {
	same := slices.Equal(was.Lines, is.Lines)
	now := countsOf(is)
	for i, c := range countsOf(was) {
		switch n := now[i].n; {
		case same && n < c.n:
			return invalid("counts", is.File, "%s, which did not change, has %d %s; it had %d", is.File, n, c.name, c.n)
		case 2*n < c.n:
			return invalid("counts", is.File,
				"%s has %d %s, less than half of the %d before; "+
					"if that is meant, take the file away for a while and put it back", is.File, n, c.name, c.n)
		}
	}
	return nil
}

// A counted is the number of an issue's facts of a kind.
type counted struct {
	name string
	n    int
}

func countsOf(is *bulletin.Issue) []counted {
	out := []counted{{"articles", len(is.Articles)}, {"patents", len(is.Patents)}, {"papers", len(is.Papers)}}
	for _, k := range bulletin.FactKinds {
		n := 0
		for i := range is.Facts {
			if is.Facts[i].Kind == k {
				n++
			}
		}
		out = append(out, counted{string(k) + " facts", n})
	}
	return out
}

// spread takes at most n of a list, evenly.
func spread[T any](list []T, n int) []T {
	if len(list) <= n {
		return list
	}
	out := make([]T, n)
	for i := range out {
		out[i] = list[i*len(list)/n]
	}
	return out
}
