package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"rebot/index/bulletin"
)

// build reads the bulletins, keeps an index of them as the current generation, and opens it. A bulletin that did not
// change since it was read last is not read again. Before is the library that answers now, nil at a start; it is given back
// where every issue is as before.
func (k *generationStore) build(ctx context.Context, path string, before *Library) (*Library, []error, error) {
	base, known, damage := k.base(before)
	now, sourceErr := k.sources(known)
	lib, problems, err := loadFrom(path, k.knownFirst(known), func(name string) (*bulletin.Issue, error) {
		defer k.step()
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return k.read(ctx, now[name], known)
	})
	switch {
	case ctx.Err() != nil:
		return nil, nil, ctx.Err()
	case err != nil:
		return nil, problems, err
	case before != nil && slices.Equal(lib.issues, before.issues):
		return before, problems, nil
	case k.dir == "":
		return lib, problems, k.proven(lib)
	}
	kept, err := k.keep(ctx, lib, k.manifest(lib, now, problems), base)
	if damage != nil {
		problems = append(problems, damage)
	}
	if kept == nil {
		return nil, problems, err
	}
	if err = errors.Join(sourceErr, err); err != nil {
		problems = append(problems, fmt.Errorf(
			"the index could not be kept in %s, so the next start reads all bulletins again: %w", k.dir, err))
	}
	return kept, problems, nil
}

// keep writes the library as a generation beside the others, opens and proves it there, and makes it the current one.
// Where that can't be done, the error says so and the library works from memory; there is none where it is not proven.
func (k *generationStore) keep(ctx context.Context, lib *Library, m *manifest, base *generation) (*Library, error) {
	made := &generation{manifest: m}
	kept, err := made.fill(ctx, k, lib, base)
	defer func() { os.RemoveAll(made.folder) }() // it has another name when it is the current one
	if err != nil {
		kept = lib
	}
	if ctx.Err() != nil {
		return nil, errors.Join(ctx.Err(), kept.Close())
	}
	if unproven := k.proven(kept); unproven != nil {
		return nil, unproven
	}
	if err == nil {
		err = k.publish(made)
	}
	return kept, err
}

// proven asks the proof. A library that fails is closed.
func (k *generationStore) proven(lib *Library) error {
	if k.prove == nil {
		return nil
	}
	if err := k.prove(lib); err != nil {
		return errors.Join(err, lib.Close())
	}
	return nil
}

// A memory holds the issues that were read before and the files as they were, by the file's name.
type memory struct {
	issues  map[string]*bulletin.Issue
	sources map[string]source
}

func memoryOf(issues []*bulletin.Issue, sources []source) memory {
	m := memory{map[string]*bulletin.Issue{}, map[string]source{}}
	for _, is := range issues {
		m.issues[is.File] = is
	}
	for _, s := range sources {
		m.sources[s.Name] = s
	}
	return m
}

// base gives the generation that a new one is made from, an empty one for none, and what was read before: by the library
// that answers now, at a start by that generation. A damaged one is put aside.
func (k *generationStore) base(before *Library) (base *generation, known memory, damage error) {
	if before != nil {
		known = memoryOf(before.issues, before.sources)
	}
	base, err := k.current()
	switch {
	case err != nil:
	case before != nil:
		err = base.check()
	default:
		var issues []*bulletin.Issue
		if issues, err = base.issues(); err == nil {
			known = memoryOf(issues, base.Sources)
		}
	}
	if err == nil {
		return base, known, nil
	}
	if errors.Is(err, ErrDamaged) {
		k.putAside()
		damage = err
	}
	return &generation{manifest: &manifest{}}, known, damage
}

// sources measures the bulletins. One whose size and time are as they were is not read for it. The error names those
// that could not be measured.
func (k *generationStore) sources(known memory) (map[string]*source, error) {
	all, errs := map[string]*source{}, []error(nil)
	for _, name := range k.folder.Names {
		s, err := source{Name: name}, error(nil) // without a checksum: the next start looks at one that is held
		if !k.hold[name] {
			s, err = k.source(name, known.sources[name])
		}
		all[name], errs = &s, append(errs, err)
	}
	return all, errors.Join(errs...)
}

// read reads a bulletin, or hands out what was read from the same bytes before. Where it can't be read, or is not to be,
// its issue of before goes on.
func (k *generationStore) read(ctx context.Context, s *source, known memory) (*bulletin.Issue, error) {
	was := known.issues[s.Name]
	if k.hold[s.Name] {
		s.Held = true
		return was, nil
	}
	if was != nil && s.same(known.sources[s.Name]) {
		return was, nil
	}
	is, err := readIn(ctx, k.folder, s.Name, &k.intake)
	if err == nil {
		return is, nil
	}
	s.Held = true
	if was != nil {
		err = fmt.Errorf("%w; what it said before goes on being answered", err)
	}
	return was, err
}

// knownFirst lists the files that have an issue before those that are new.
func (k *generationStore) knownFirst(known memory) []string {
	isNew := func(name string) bool { return known.issues[name] == nil }
	return slices.Concat(slices.DeleteFunc(slices.Clone(k.folder.Names), isNew),
		slices.DeleteFunc(slices.Clone(k.folder.Names), func(name string) bool { return !isNew(name) }))
}

// manifest says what the index of a library is made from.
func (k *generationStore) manifest(lib *Library, now map[string]*source, problems []error) *manifest {
	m := &manifest{Version: indexVersion()}
	for _, is := range lib.issues {
		now[is.File].Month = is.Month
	}
	for _, name := range k.folder.Names {
		m.Sources = append(m.Sources, *now[name])
	}
	for _, p := range problems {
		if e := (*FileError)(nil); errors.As(p, &e) {
			m.Problems = append(m.Problems, e)
		}
	}
	lib.sources = m.Sources
	return m
}
