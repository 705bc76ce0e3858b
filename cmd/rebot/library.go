package main

import (
	"fmt"
	"io/fs"

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
	lib, problems, err := index.Load(path)
	if err != nil {
		return nil, err
	}
	for _, p := range problems {
		fmt.Fprintf(a.stderr, "rebot: %v\n", p)
	}
	return lib, nil
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
