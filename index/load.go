package index

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"rebot/index/bulletin"
	"rebot/index/extract"
	"rebot/index/extract/layout"
	"rebot/index/intake"
)

// A FileError tells why nothing of a file, as it is now, is in the library.
type FileError struct {
	File string `json:"file"`
	Text string `json:"text"` // begins with the file's name
}

// Error prints the reason.
func (e *FileError) Error() string { return e.Text }

// loadFrom makes the library of the named files, which are read as many at a time as there are processors. Of two of
// one month the one counts whose format stands first (see bulletin.Format), of two of one format the first. What read gives
// beside an error is the issue as it was before.
func loadFrom(path string, names []string, read func(name string) (*bulletin.Issue, error)) (lib *Library,
	problems []error, err error) {
	if len(names) == 0 {
		return nil, nil, fmt.Errorf("no bulletin could be read from %s: there is no file in it", path)
	}
	var issues []*bulletin.Issue
	months := map[bulletin.Month]string{}
	for _, f := range readAll(names, read) {
		if f.err != nil {
			problems = append(problems, &FileError{f.name, f.err.Error()})
		}
		switch is := f.issue; {
		case is == nil:
		case months[is.Month] != "":
			problems = append(problems, &FileError{f.name, fmt.Sprintf("%s: it is the issue of %s, as %s already is, which counts; "+
				"keep one of the two", f.name, is.Month, months[is.Month])})
		default:
			months[is.Month] = f.name
			issues = append(issues, is)
			problems = append(problems, lineProblems(is)...)
		}
	}
	if len(issues) == 0 {
		return nil, problems, errors.Join(
			append([]error{fmt.Errorf("no bulletin could be read from %s", path)}, problems...)...)
	}
	lib, err = NewLibrary(issues)
	return lib, problems, err
}

// A readFile is what was read of a file.
type readFile struct {
	name  string
	issue *bulletin.Issue
	err   error
}

// rank is where the file's format stands, text before DOCX before HTML before PDF.
func (f *readFile) rank() int {
	if f.issue == nil {
		return 0
	}
	return f.issue.Format.Rank()
}

// readAll reads files, and gives those first whose format stands first.
func readAll(names []string, read func(name string) (*bulletin.Issue, error)) []readFile {
	files := make([]readFile, len(names))
	var all errgroup.Group
	all.SetLimit(runtime.GOMAXPROCS(0))
	for i, name := range names {
		all.Go(func() error {
			is, err := read(name)
			files[i] = readFile{name, is, err}
			return nil
		})
	}
	_ = all.Wait()
	slices.SortStableFunc(files, func(a, b readFile) int { return a.rank() - b.rank() })
	return files
}

// lineProblems tells the first problems of an issue's lines, and how many more there are: a file of damaged lines must
// not fill a log.
func lineProblems(is *bulletin.Issue) (out []error) {
	more := 0
	for i, p := range is.Problems {
		more += p.More
		if i < toldProblems {
			out = append(out, &bulletin.Error{File: is.File, Line: p.Line, Text: p.Text})
		} else {
			more++
		}
	}
	if more > 0 {
		text := fmt.Sprintf("%d more lines have problems; rebot read tells them", more)
		out = append(out, &bulletin.Error{File: is.File, Text: text})
	}
	return out
}

// toldProblems is how many problems of an issue's lines are told one by one.
const toldProblems = 3

// ReadFile reads one bulletin file, by the same rules as Open.
func ReadFile(ctx context.Context, path string, reader *intake.Reader) (*bulletin.Issue, error) {
	folder, err := intake.OpenFolder(path)
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	if len(folder.Names) != 1 {
		return nil, fmt.Errorf("%s: it is a folder; name a file", path)
	}
	return readIn(ctx, folder, folder.Names[0], reader)
}

// readIn reads one bulletin.
func readIn(ctx context.Context, folder *intake.Folder, name string, reader *intake.Reader) (*bulletin.Issue, error) {
	if err := layout.CheckName(name); err != nil {
		return nil, err
	}
	doc, err := reader.ReadIn(ctx, folder, name)
	if err != nil {
		return nil, err
	}
	return extract.ReadDocument(name, doc)
}

// LoadFS makes a library of the .txt files at the top of a file system, such as the issues inside the binary. One that
// can't be read is an error: nobody could mend it while the program runs.
func LoadFS(files fs.FS) (*Library, error) { return loadFS(files, false) }

// LoadEdition is LoadFS for issues that are editions of the bulletin in other words.
func LoadEdition(files fs.FS) (*Library, error) { return loadFS(files, true) }

func loadFS(files fs.FS, edition bool) (*Library, error) {
	names, err := fs.Glob(files, "*.txt")
	if err != nil {
		return nil, err
	}
	var issues []*bulletin.Issue
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		is, err := extract.Read(name, data)
		if err != nil {
			return nil, err
		}
		is.Edition = edition
		issues = append(issues, is)
	}
	return NewLibrary(issues)
}
