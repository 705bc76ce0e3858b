package index

import (
	"context"
	"errors"

	"rebot/index/bulletin"
	"rebot/index/intake"
)

// Pictures draws parts of the pages that the issues of a folder, or of one file, were read from.
type Pictures struct {
	Path   string // of the bulletins
	Intake *intake.Reader
}

// ErrNoPages says that an issue was read from a file without pages.
var ErrNoPages = errors.New("the issue was read from a file that has no pages to show")

// Draw gives a PNG of a part of a page of an issue.
func (p *Pictures) Draw(ctx context.Context, is *bulletin.Issue, v bulletin.View) ([]byte, error) {
	if is.Sum == "" {
		return nil, ErrNoPages
	}
	_, root, err := bulletinFiles(p.Path)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	f, err := openFile(root, is.File)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return p.Intake.Picture(ctx, f, is.Sum, v)
}
