package bot

import (
	"context"
	"fmt"

	"rebot/bot/reply"
	"rebot/index/bulletin"
)

// A Draw draws a part of a page of an issue as a PNG.
type Draw func(context.Context, *bulletin.Issue, bulletin.View) ([]byte, error)

// A Picture is a part of a page as a PNG, with what is cited of it marked.
type Picture struct {
	PNG     []byte
	Name    string // of a file, such as 2024-11-p23.png
	Caption string
}

// MaxPictures is how many pictures show what one reply cites.
const MaxPictures = 3

// Pictures draws the pages that a reply cites, the first of them where they are many. A reply that cites none has no picture,
// which is no error.
func (d *Service) Pictures(ctx context.Context, a *reply.Reply) (out []Picture, err error) {
	if d.draw == nil {
		return nil, nil
	}
	views := a.Views()
	for _, v := range views[:min(len(views), MaxPictures)] {
		png, err := d.draw(ctx, v.Issue, v.View)
		if err != nil {
			return out, fmt.Errorf("drawing page %d of %s: %w", v.Box.Page, v.Issue.File, err)
		}
		out = append(out, Picture{png, fmt.Sprintf("%s-p%d.png", v.Issue.Month, v.Box.Page), v.Caption})
	}
	return out, nil
}
