package slack

import (
	"bytes"
	"context"
	"errors"

	slackgo "github.com/slack-go/slack"

	"rebot/bot"
	"rebot/bot/queue"
	"rebot/bot/reply"
)

// show posts the pages that an answer stands on into its thread, once.
func (a *Adapter) show(to place, ans *reply.Reply) {
	a.pictures.Show(to.team+"/"+to.channel+"/"+to.thread, ans, func(ctx context.Context, p bot.Picture) error {
		return a.upload(ctx, to, p)
	})
}

// upload posts a picture. https://docs.slack.dev/messaging/working-with-files#upload
func (a *Adapter) upload(ctx context.Context, to place, p bot.Picture) error {
	ctx, cancel := context.WithTimeout(ctx, 3*postTime) // three calls
	defer cancel()
	_, err := a.web.UploadFileContext(ctx, slackgo.UploadFileParameters{Filename: p.Name, FileSize: len(p.PNG),
		Reader: bytes.NewReader(p.PNG), Title: p.Caption, AltTxt: p.Caption, Channel: to.channel, ThreadTimestamp: to.thread})
	err = a.classify(err, true)
	queue.CountSend(a.metrics.Metrics, Source, err)
	var send *queue.SendError
	if errors.As(err, &send) && send.Code == "missing_scope" {
		a.lg.WarnContext(ctx, "slack takes no picture of a page: give the app the scope files:write and install it again")
		return nil
	}
	return err
}
