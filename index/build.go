package index

import (
	"context"
	"errors"
	"fmt"

	"rebot/index/bulletin"
)

// build reads the bulletins, keeps an index of them as the current generation, and opens it. A bulletin that did not
// change since it was read last is not read again.
func (k *keeper) build(ctx context.Context, path string) (*Library, []error, error) {
	now, sourceErr := k.sources()
	before := k.remember()
	lib, problems, err := loadFrom(path, k.knownFirst(before), func(name string) (*bulletin.Issue, error) { return k.read(now[name], before) })
	if err != nil {
		return nil, problems, err
	}
	if k.unchanged(lib) {
		return k.before, problems, nil
	}
	lib.sums = sumsOf(k.inOrder(now))
	kept, err := k.keep(ctx, lib, k.inOrder(now), problems, sourceErr)
	if failed := (*unproven)(nil); errors.As(err, &failed) {
		return nil, problems, failed.err
	}
	if err != nil {
		problems = append(problems, fmt.Errorf("the index could not be kept in %s, so the next start reads all bulletins again: %w", k.dir, err))
	}
	return kept, problems, nil
}

// sources measures the bulletins. The error tells of those that could not be.
func (k *keeper) sources() (map[string]*source, error) {
	all, errs := map[string]*source{}, []error(nil)
	for _, name := range k.names {
		s, err := source{Name: name, Size: -1}, error(nil) // a size that no file has: held files are looked at by the next start
		if !k.hold[name] {
			s, err = sourceOf(k.root, name)
		}
		if err != nil {
			s, err = sourceStat(k.root, name)
		}
		s.Name = name
		all[name], errs = &s, append(errs, err)
	}
	return all, errors.Join(errs...)
}

func (k *keeper) inOrder(all map[string]*source) (out []source) {
	for _, name := range k.names {
		out = append(out, *all[name])
	}
	return out
}
