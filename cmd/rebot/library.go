package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"

	"rebot/cmd/rebot/terminal"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/intake"
	"rebot/index/intake/pdf"
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
	bar := terminal.NewBar(a.stderr)
	lib, problems, err := a.load(path, index.WithProgress(bar.Step))
	bar.End()
	if err != nil {
		return nil, err
	}
	for _, p := range problems {
		a.complain("%v", p)
	}
	return lib, nil
}

// manyBulletins is the number of files from which an index on disk pays: reading so many takes longer than opening it.
const manyBulletins = 24

// load reads the bulletins of a path. Where REBOT_STATE names a folder, or they are many, their index is kept.
func (a *app) load(path string, progress index.Option) (*index.Library, []error, error) {
	state := a.stateFolder()
	if files, err := os.ReadDir(path); a.getenv("REBOT_STATE") == "" && (err != nil || len(files) <= manyBulletins) {
		state = ""
	}
	return index.Open(a.ctx, state, path, progress, index.WithIntake(*a.intake()))
}

// shipped reads the issues inside the binary.
func shipped() (*index.Library, error) {
	lib, err := index.LoadEdition(seeds.Files)
	if err != nil {
		return nil, fmt.Errorf("the issue that ships: %w", err)
	}
	return lib, nil
}

// pdfVerb is the verb of the process that reads a PDF from its standard input. It is not for people: help does not
// name it.
const pdfVerb = "read-pdf-from-stdin"

// intake is how files of all formats are read: a PDF by another process of this program.
func (a *app) intake() *intake.Reader {
	r := &intake.Reader{State: a.stateFolder()}
	if self, err := os.Executable(); err == nil {
		if runtime.GOOS == "linux" {
			self = "/proc/self/exe" // this very program, though another took the place of its file, as an upgrade does
		}
		r.Child = []string{self, pdfVerb}
	}
	return r
}

// isPDFProcess reports whether a command line is that of the process that works on a PDF.
func isPDFProcess(args []string) bool { return len(args) > 1 && len(args) < 4 && args[1] == pdfVerb }

// readPDF is the process that reads a PDF, or draws a part of it. Who started it ends it, on Ctrl-C too, which a
// terminal sends to both: it must not look as if the file were to blame.
func readPDF(args []string) error {
	signal.Ignore(os.Interrupt)
	ctx := context.Background()
	return intake.Serve(args, os.Stdin, os.Stdout, intake.Work{
		Read: func(doc io.Reader, cache string) (*intake.Document, error) { return pdf.Read(ctx, doc, cache) },
		Draw: func(doc io.Reader, cache string, v bulletin.View) ([]byte, error) {
			return pdf.Draw(ctx, doc, cache, v)
		},
	})
}
