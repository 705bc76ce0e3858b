package telegram

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"rebot/bot"
	"rebot/bot/reply"
)

// photoTime is how long sending a picture may take.
const photoTime = 30 * time.Second

// show sends the pages that an answer stands on below it, once for what asks for them.
func (a *Adapter) show(to target, asks string, ans *reply.Reply) {
	a.pictures.Show(fmt.Sprint(to.chat, "/", asks), ans, func(ctx context.Context, p bot.Picture) error { return a.photo(ctx, to, p) })
}

// photo sends a picture. Telegram makes photos smaller; where it takes this one for none, by its shape, it goes as a file.
// https://core.telegram.org/bots/api#sendphoto
func (a *Adapter) photo(ctx context.Context, to target, p bot.Picture) error {
	if err := a.pace.wait(ctx, to.chat, answering, time.Minute); err != nil {
		return err
	}
	err := a.sendPhoto(ctx, to, p)
	if isRefused(err) && !errors.Is(err, errTopic) {
		err = a.sendFile(ctx, to, p)
	}
	return a.failed(ctx, to.chat, err)
}

func (a *Adapter) sendPhoto(ctx context.Context, to target, p bot.Picture) error {
	ctx, cancel := context.WithTimeout(ctx, photoTime)
	defer cancel()
	m := &tg.SendPhotoParams{ChatID: to.chat, Caption: p.Caption, ReplyParameters: to.answered(),
		Photo: &models.InputFileUpload{Filename: p.Name, Data: bytes.NewReader(p.PNG)}}
	if to.topic != general {
		m.MessageThreadID = to.topic
	}
	_, err := a.api.SendPhoto(ctx, m)
	return answered(err)
}

func (a *Adapter) sendFile(ctx context.Context, to target, p bot.Picture) error {
	ctx, cancel := context.WithTimeout(ctx, photoTime)
	defer cancel()
	m := &tg.SendDocumentParams{ChatID: to.chat, Caption: p.Caption, ReplyParameters: to.answered(),
		Document: &models.InputFileUpload{Filename: p.Name, Data: bytes.NewReader(p.PNG)}}
	if to.topic != general {
		m.MessageThreadID = to.topic
	}
	_, err := a.api.SendDocument(ctx, m)
	return answered(err)
}

// answered is the message that is answered, nil for none.
func (t target) answered() *models.ReplyParameters {
	if t.reply == 0 {
		return nil
	}
	return &models.ReplyParameters{MessageID: t.reply, AllowSendingWithoutReply: true}
}
