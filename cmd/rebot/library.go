package main

import (
	"fmt"
	"io/fs"
	"os"

	"rebot/index"
	"rebot/index/bulletin"
	"rebot/seeds"
)

// library loads the bulletins of a path, else of REBOT_BULLETINS, else the issue that ships. Files that can't be read
// are told on stderr, and the others answer.
func (a *app) library(path string) (*index.Library, error) {
	if path == "" {
		path = a.getenv("REBOT_BULLETINS")
	}
	if path == "" {
		return shipped()
	}
	lib, problems, err := a.load(path)
	if err != nil {
		return nil, err
	}
	for _, p := range problems {
		fmt.Fprintf(a.stderr, "rebot: %v\n", p)
	}
	return lib, nil
}

// manyBulletins is the number of files from which an index on disk pays: reading so many takes longer than opening it.
const manyBulletins = 24

// load reads the bulletins of a path. Where REBOT_STATE names a folder, or they are many, their index is kept there.
func (a *app) load(path string) (*index.Library, []error, error) {
	state := a.getenv("REBOT_STATE")
	if state == "" {
		if files, err := os.ReadDir(path); err != nil || len(files) <= manyBulletins {
			return index.Load(path)
		}
		state = "state"
	}
	return index.Open(a.ctx, state, path)
}

// shipped reads the issues inside the binary.
func shipped() (*index.Library, error) {
	var issues []*bulletin.Issue
	names, err := fs.Glob(seeds.Files, "*.txt")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		data, err := seeds.Files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		is, err := bulletin.Read(name, data)
		if err != nil {
			return nil, fmt.Errorf("the issue that ships: %w", err)
		}
		issues = append(issues, is)
	}
	return index.NewLibrary(issues)
}
