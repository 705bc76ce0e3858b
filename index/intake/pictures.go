package intake

import (
	"context"
	"errors"

	"rebot/index/bulletin"
)

// Pictures draws parts of the pages that the issues of a folder, or of one file, were read from.
type Pictures struct {
	Path   string // of the bulletins
	Reader *Reader
}

// errNoPages says that an issue was read from a file without pages.
var errNoPages = errors.New("the issue was read from a file that has no pages to show")

// Draw gives a PNG of a part of a page of an issue.
func (p *Pictures) Draw(ctx context.Context, is *bulletin.Issue, v bulletin.View) ([]byte, error) {
	if is.Sum == "" {
		return nil, errNoPages
	}
	folder, err := OpenFolder(p.Path)
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	f, err := folder.Open(is.File)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return p.Reader.Picture(ctx, f, is.Sum, v)
}
