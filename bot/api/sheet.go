package api

import (
	"context"
	"errors"
	"slices"

	"rebot/index"
	"rebot/index/bulletin"
)

// A Sheet is an issue as its file has it.
type Sheet struct {
	Issue    bulletin.Month
	File     string
	Edition  bool
	Pages    int // 0 where the file has none
	Articles []Article
	Lines    []SheetLine
}

// A SheetLine is a line with its page, 0 where the file has none, and what begins on it.
type SheetLine struct {
	Line
	Page  int
	Title bool // an article begins here
}

// SheetOf is an issue as its file has it.
func SheetOf(lib *index.Library, month string) (s Sheet, err error) {
	is, err := issueOf(lib, month)
	if err != nil {
		return s, err
	}
	s = Sheet{Issue: is.Month, File: is.File, Edition: is.Edition, Lines: make([]SheetLine, len(is.Lines))}
	for i, text := range is.Lines {
		page := is.PageOf(i + 1)
		s.Pages = max(s.Pages, page)
		s.Lines[i] = SheetLine{Line{i + 1, text}, page, false}
	}
	for _, a := range is.Articles {
		s.Articles = append(s.Articles, Article{a.Title, a.Kind, a.Source, [2]int{a.First, a.Last}})
		if a.First >= 1 && a.First <= len(s.Lines) {
			s.Lines[a.First-1].Title = true
		}
	}
	return s, nil
}

// ErrNoPicture says that a page can't be shown as a picture.
var ErrNoPicture = errors.New("there is no picture of it")

// wholePage is more points than any page is wide or high: what is drawn ends with the page.
const wholePage = 100_000

// Picture draws a page of an issue as a PNG, with some of its lines marked.
func (r Reader) Picture(ctx context.Context, month string, page int, lines [][2]int) ([]byte, error) {
	is, err := from(r, func(lib Shelf) (*bulletin.Issue, error) { return issueOf(lib.Library, month) })
	if err != nil {
		return nil, err
	}
	v := bulletin.View{Box: bulletin.Spot{Page: page, Right: wholePage, Bottom: wholePage}}
	pages := false
	for i, s := range is.Spots {
		pages = pages || s.Page == page
		in := func(span [2]int) bool { return span[0] <= i+1 && i+1 <= span[1] }
		if s.Page == page && slices.ContainsFunc(lines, in) {
			v.Marks = append(v.Marks, bulletin.Mark{In: []bulletin.Spot{s}})
		}
	}
	if !pages {
		return nil, ErrNoPicture
	}
	png, err := r.service.Draw(ctx, is, v)
	if err == nil && png == nil {
		err = ErrNoPicture
	}
	return png, err
}

// CanDraw reports whether pages can be shown as pictures.
func (r Reader) CanDraw() bool { return r.service.CanDraw() }
