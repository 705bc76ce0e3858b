package index

import (
	"context"
	"errors"
	"fmt"

	"rebot/index/bulletin"
)

// build reads the bulletins, keeps an index of them as the current generation, and opens it. A bulletin that did not
// change since it was read last is not read again.
func (k *generationStore) build(ctx context.Context, path string) (*Library, []error, error) {
	before := k.remember()
	now, sourceErr := k.sources(before)
	lib, problems, err := loadFrom(path, k.knownFirst(before), func(name string) (*bulletin.Issue, error) {
		defer k.step()
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return k.read(ctx, now[name], before)
	})
	switch {
	case ctx.Err() != nil:
		return nil, nil, ctx.Err()
	case err != nil:
		return nil, problems, err
	case k.unchanged(lib):
		return k.before, problems, nil
	case k.dir == "":
		return lib, problems, k.proven(lib)
	}
	kept, err := k.keep(ctx, lib, k.manifest(lib, now, problems), before)
	if k.damage != nil {
		problems = append(problems, k.damage)
	}
	if failed := (*unproven)(nil); errors.As(err, &failed) {
		return nil, problems, failed.err
	}
	if ctx.Err() != nil {
		return nil, problems, err
	}
	if err = errors.Join(sourceErr, err); err != nil {
		problems = append(problems, fmt.Errorf(
			"the index could not be kept in %s, so the next start reads all bulletins again: %w", k.dir, err))
	}
	return kept, problems, nil
}

// manifest says what the index of a library is made from.
func (k *generationStore) manifest(lib *Library, now map[string]*source, problems []error) *manifest {
	m := &manifest{Version: indexVersion(), Problems: fileProblems(problems)}
	for _, name := range k.names {
		m.Sources = append(m.Sources, *now[name])
	}
	for _, is := range lib.issues {
		m.Issues = append(m.Issues, is.Month)
	}
	lib.sources = m.Sources
	return m
}

// sources measures the bulletins. One whose size and time are as they were is not read for it. The error names those
// that could not be measured.
func (k *generationStore) sources(before memory) (map[string]*source, error) {
	all, errs := map[string]*source{}, []error(nil)
	for _, name := range k.names {
		s, err := source{Name: name, Size: -1}, error(nil) // no file has this size: the next start looks at one that is held
		if !k.hold[name] {
			s, err = sourceOf(k.root, name, before.sources[name])
		}
		all[name], errs = &s, append(errs, err)
	}
	return all, errors.Join(errs...)
}
