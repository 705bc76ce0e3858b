package prices

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rebot/index/bulletin"
)

// A Folder holds the files that were imported, as they were given, but in UTF-8.
type Folder string

// FolderIn is the folder of a state folder. No state folder has none.
func FolderIn(state string) Folder {
	if state == "" {
		return ""
	}
	return Folder(filepath.Join(state, "prices"))
}

// Import reads a file and keeps it, in the place of one of the same name. Of a file with an error nothing is kept.
func (f Folder) Import(file string) (*bulletin.Issue, error) {
	name := filepath.Base(file)
	if f == "" {
		return nil, errors.New("there is no folder to keep prices in: set REBOT_STATE")
	}
	if strings.HasPrefix(name, ".") || !strings.EqualFold(filepath.Ext(name), ".csv") {
		return nil, fmt.Errorf("%s: want a file whose name ends in .csv", name)
	}
	is, err := readFile(file)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(string(f), 0o700); err != nil {
		return nil, fmt.Errorf("keeping the prices: %w", err)
	}
	return is, replace(filepath.Join(string(f), name), strings.Join(is.Lines, "\n")+"\n")
}

// replace leaves the old content or the new, whatever happens.
func replace(path, text string) error {
	t, err := os.CreateTemp(filepath.Dir(path), ".import-*")
	if err == nil {
		_, err = io.WriteString(t, text)
		if err = errors.Join(err, t.Sync(), t.Close()); err == nil {
			err = os.Rename(t.Name(), path)
		}
		if err != nil {
			err = errors.Join(err, os.Remove(t.Name()))
		}
	}
	if err != nil {
		return fmt.Errorf("keeping the prices: %w", err)
	}
	return nil
}

// Remove forgets a file that was imported.
func (f Folder) Remove(name string) error {
	if name != filepath.Base(name) || f == "" {
		return fmt.Errorf("%q: want the name of a file that was imported", name)
	}
	err := os.Remove(filepath.Join(string(f), name))
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s was not imported", name)
	}
	return err
}

// Read reads all that was imported, in the order of the names. A file that can't be read any more is among the errors.
func (f Folder) Read() (out []*bulletin.Issue, err error) {
	names, err := f.names()
	for _, name := range names {
		is, bad := readFile(filepath.Join(string(f), name))
		if err = errors.Join(err, bad); bad == nil {
			out = append(out, is)
		}
	}
	return out, err
}

// names lists the files that were imported.
func (f Folder) names() (out []string, err error) {
	if f == "" {
		return nil, nil
	}
	entries, err := os.ReadDir(string(f))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && strings.EqualFold(filepath.Ext(e.Name()), ".csv") {
			out = append(out, e.Name())
		}
	}
	return out, err
}

// Stamp changes whenever what was imported does.
func (f Folder) Stamp() string {
	names, _ := f.names()
	var b strings.Builder
	for _, name := range names {
		if info, err := os.Stat(filepath.Join(string(f), name)); err == nil {
			fmt.Fprintln(&b, name, info.Size(), info.ModTime().UnixNano())
		}
	}
	return b.String()
}

func readFile(path string) (*bulletin.Issue, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("opening the prices: %w", err)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", filepath.Base(path), err)
	}
	return Read(filepath.Base(path), data)
}

// Span says from when to when the prices of a file are, and of how many products.
func Span(is *bulletin.Issue) (from, to bulletin.Month, products int) {
	var names []string
	for _, f := range is.Facts {
		if from == 0 || f.Period.From.Month < from {
			from = f.Period.From.Month
		}
		to = max(to, f.Period.To.Month)
		if !slices.Contains(names, f.Subject) {
			names = append(names, f.Subject)
		}
	}
	return from, to, len(names)
}
