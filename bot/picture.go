package bot

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"

	"rebot/bot/reply"
	"rebot/index/bulletin"
)

// A Draw draws a part of a page of an issue as a PNG.
type Draw func(context.Context, *bulletin.Issue, bulletin.View) ([]byte, error)

// A File is sent beside words: a picture of a page or a chart as PNG, or a table.
type File struct {
	Data    []byte
	Name    string // such as 2024-11-p23.png
	Caption string
}

// MaxPictures is how many pictures show what one reply cites.
const MaxPictures = 3

// Pictures draws the pages that a reply cites as PNG, what is cited marked, the first of them where they are many. A reply that cites none has no picture,
// which is no error.
func (d *Service) Pictures(ctx context.Context, a *reply.Reply) (out []File, err error) {
	if d.draw == nil {
		return nil, nil
	}
	views := a.Views()
	for _, v := range views[:min(len(views), MaxPictures)] {
		png, err := d.draw(ctx, v.Issue, v.View)
		if err != nil {
			return out, fmt.Errorf("drawing page %d of %s: %w", v.Box.Page, v.Issue.File, err)
		}
		out = append(out, File{png, fmt.Sprintf("%s-p%d.png", v.Issue.Month, v.Box.Page), v.Caption})
	}
	return out, nil
}

// CanDraw reports whether pages can be drawn.
func (d *Service) CanDraw() bool { return d.draw != nil }

// Draw draws a part of a page, nil where nothing can.
func (d *Service) Draw(ctx context.Context, is *bulletin.Issue, v bulletin.View) ([]byte, error) {
	if d.draw == nil {
		return nil, nil
	}
	return d.draw(ctx, is, v)
}

// A PictureQueue draws and sends pictures one after another, beside the work that answers: the words of an answer wait for no
// picture. Each is sent once at most; what fails is logged and not tried again, since the words say the same.
type PictureQueue struct {
	service *Service
	lg      *slog.Logger
	waiting chan shown
	done    *lru.Cache[string, bool] // what was shown where
}

// A shown is what is to be shown: how its pictures are drawn, and sent.
type shown struct {
	draw func(context.Context) ([]File, error)
	send func(context.Context, File) error
}

const (
	pictureTime   = 3 * time.Minute // for the pictures of one reply: the first one on a machine compiles PDFium
	waitingShown  = 32              // more are let go
	rememberShown = 1024
)

// NewPictureQueue makes a queue of the pictures that a service draws.
func NewPictureQueue(service *Service, lg *slog.Logger) *PictureQueue {
	return &PictureQueue{service, lg, make(chan shown, waitingShown), NewLRU[string, bool](rememberShown)}
}

// Show lets the pages that a reply cites be sent, unless they were shown in the same place before: where names it. It returns
// at once.
func (q *PictureQueue) Show(where string, a *reply.Reply, send func(context.Context, File) error) {
	if views := q.viewsOf(a); views != "" {
		q.ShowDrawn(where+views, func(ctx context.Context) ([]File, error) { return q.service.Pictures(ctx, a) }, send)
	}
}

// Warm lets the pages that a reply cites be drawn before somebody asks for them, if nothing waits: what draws them keeps them, so
// that they are there at once.
func (q *PictureQueue) Warm(a *reply.Reply) {
	if views := q.viewsOf(a); views != "" && len(q.waiting) == 0 {
		q.ShowDrawn("warm"+views, func(ctx context.Context) ([]File, error) { return q.service.Pictures(ctx, a) },
			func(context.Context, File) error { return nil })
	}
}

// viewsOf names the parts of pages that show what a reply cites, empty for none.
func (q *PictureQueue) viewsOf(a *reply.Reply) (name string) {
	if q.service == nil || q.service.draw == nil {
		return ""
	}
	views := a.Views()
	for _, v := range views[:min(len(views), MaxPictures)] {
		name += fmt.Sprint("/", v.Issue.Month, v.Box)
	}
	return name
}

// ShowDrawn lets pictures be sent that are drawn when their turn comes, unless they were shown before: where names the place, and
// what is shown there.
func (q *PictureQueue) ShowDrawn(where string, draw func(context.Context) ([]File, error), send func(context.Context, File) error) {
	if before, _ := q.done.ContainsOrAdd(where, true); before {
		return
	}
	select {
	case q.waiting <- shown{draw, send}:
	default:
		q.lg.Warn("a picture is not shown: too many wait to be drawn")
	}
}

// Run draws and sends until ctx ends.
func (q *PictureQueue) Run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case s := <-q.waiting:
			q.show(ctx, s)
		}
	}
}

func (q *PictureQueue) show(ctx context.Context, s shown) {
	ctx, cancel := context.WithTimeout(ctx, pictureTime)
	defer cancel()
	pictures, err := s.draw(ctx)
	for _, p := range pictures {
		if err == nil {
			err = s.send(ctx, p)
		}
	}
	if err != nil && ctx.Err() != context.Canceled {
		q.lg.Warn("a picture is not shown", "err", err)
	}
}
