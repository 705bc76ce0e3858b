package telegram

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"rebot/bot"
	"rebot/bot/chart"
	"rebot/bot/queue"
	"rebot/bot/reply"
)

// sourceLine names a source, and leads to it where people can look at it.
func sourceLine(s reply.Source) line {
	if s.URL == "" {
		return plain(s.String())
	}
	return append(append(plain(s.Before), linked(s.Title, s.URL)...), plain(s.After)...)
}

// excerpt quotes what an article says around what is cited, below its name.
func excerpt(e reply.Excerpt) []block {
	quote := block{open: "<blockquote>", close: quoteClose}
	for _, l := range e.Lines {
		var out line
		for _, s := range l {
			tag := ""
			if s.Bold {
				tag = "b"
			}
			out = append(out, styled(strings.ReplaceAll(s.Text, "\n", " "), tag)...)
		}
		quote.lines = append(quote.lines, out)
	}
	if quote.lines == nil {
		return []block{{lines: []line{plain(e.Place)}}}
	}
	return []block{{lines: []line{plain(e.Place)}}, quote}
}

// photoTime is how long sending a picture may take.
const photoTime = 30 * time.Second

// show sends the pages that an answer stands on below it, once for what asks for them.
func (a *Adapter) show(to target, asks string, ans *reply.Reply) {
	a.pictures.Show(fmt.Sprint(to.chat, "/", asks), ans, func(ctx context.Context, p bot.File) error { return a.photo(ctx, to, p) })
}

// draw sends the chart of an answer below it, once for what asks for it. The words of the answer say the same.
func (a *Adapter) draw(to target, asks string, ans *reply.Reply) {
	if !ans.Draws() {
		return
	}
	draw := func(ctx context.Context) ([]bot.File, error) {
		png, err := chart.PNG(ans.Chart, a.cfg.Commands.DarkCharts(ctx, placeOf(to)))
		return []bot.File{{Data: png, Name: "chart.png", Caption: cutUnits(clean(ans.Chart.Caption()), maxCaption)}}, err
	}
	a.pictures.ShowDrawn(fmt.Sprint("chart/", to.chat, "/", asks), draw,
		func(ctx context.Context, p bot.File) error { return a.photo(ctx, to, p) })
}

// maxCaption is how many units of text a picture may have below it. Telegram takes 1,024.
const maxCaption = 1000

// photo sends a picture. Telegram makes photos smaller; where it takes this one for none, by its shape, it goes as a file.
// https://core.telegram.org/bots/api#sendphoto
func (a *Adapter) photo(ctx context.Context, to target, p bot.File) error {
	if err := a.pace.wait(ctx, to.chat, answering, time.Minute); err != nil {
		return err
	}
	err := a.upload(ctx, to, p, true)
	if isRefused(err) && !errors.Is(err, errTopic) {
		err = a.upload(ctx, to, p, false)
	}
	if errors.Is(err, errGone) { // it may take words yet: groups can forbid pictures
		return err
	}
	return a.failed(ctx, to.chat, err)
}

// upload sends a file, as a photo or as it is. https://core.telegram.org/bots/api#sending-files
func (a *Adapter) upload(ctx context.Context, to target, f bot.File, photo bool) (err error) {
	ctx, cancel := context.WithTimeout(ctx, photoTime)
	defer cancel()
	file, topic := &models.InputFileUpload{Filename: f.Name, Data: bytes.NewReader(f.Data)}, 0
	if to.topic != general {
		topic = to.topic
	}
	if photo {
		_, err = a.api.SendPhoto(ctx, &tg.SendPhotoParams{ChatID: to.chat, MessageThreadID: topic, Caption: f.Caption,
			ReplyParameters: to.answered(), Photo: file})
	} else {
		_, err = a.api.SendDocument(ctx, &tg.SendDocumentParams{ChatID: to.chat, MessageThreadID: topic, Caption: f.Caption,
			ReplyParameters: to.answered(), Document: file})
	}
	return answered(err)
}

// sendTable sends what an answer shows as a file; its words where there is none, or where Telegram does not take it.
func (a *Adapter) sendTable(ctx context.Context, e queue.Event, to target, ans *reply.Reply) error {
	if ans.File == nil {
		return a.deliver(ctx, e, &to, a.render(ans, 0).parts, nil, answering)
	}
	if err := a.pace.wait(ctx, to.chat, answering, patience); err != nil {
		return err
	}
	err := a.upload(ctx, to, bot.File{Data: ans.File.Data, Name: ans.File.Name, Caption: cutUnits(clean(ans.Caption()), maxCaption)}, false)
	if isRefused(err) || errors.Is(err, errGone) {
		return a.deliver(ctx, e, &to, a.render(ans, 0).parts, nil, answering)
	}
	return a.failed(ctx, to.chat, err)
}

// answered is the message that is answered, nil for none.
func (t target) answered() *models.ReplyParameters {
	if t.reply == 0 {
		return nil
	}
	return &models.ReplyParameters{MessageID: t.reply, AllowSendingWithoutReply: true}
}
