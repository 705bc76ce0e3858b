package telegram

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"rebot/bot"
	"rebot/bot/queue"
	"rebot/bot/reply"
	"rebot/bot/subscribe"
)

// callback does what a button says. The press is answered before anything else, since the user's screen waits for that;
// what the data says is checked again, since a client may send any.
func (a *Adapter) callback(ctx context.Context, e queue.Event, q *models.CallbackQuery) error {
	m := messageOf(q)
	p, err := a.sign.press(m.Chat.ID, q.Data)
	if err == nil && m.Chat.ID == 0 {
		err = errors.New("a button of a message that the bot can't see")
	}
	if err != nil {
		a.metrics.PressesRefused.Inc()
		a.lg.InfoContext(ctx, "a button does nothing", "why", err)
		return a.confirm(ctx, q, "这个按钮已失效，请重新提问。This button no longer works; please ask again.")
	}
	if p.op == opUp || p.op == opDown {
		return a.vote(ctx, q, m.Chat.ID, p)
	}
	shown := fmt.Sprint(m.Chat.ID, "/", m.ID)
	if at, ok := a.quoted.Get(shown); ok && p.op == opSource && time.Since(at) < quotedFor && e.Attempts < 2 {
		return a.toast(ctx, q, "原文已在上面。The source stands above.", false)
	}
	if err := a.confirm(ctx, q, ""); err != nil {
		return err
	}
	to := targetOf(m)
	switch p.op {
	case opPage:
		return a.turnPage(ctx, to, m, p)
	case opSource:
		a.quoted.Add(shown, time.Now())
		to.reply = m.ID
		ans := a.replay(ctx, p.asks, "来源")
		if err := a.deliver(ctx, e, &to, a.render(ans, all).parts, nil, answering); err != nil {
			return err
		}
		a.show(to, strconv.Itoa(m.ID), ans)
	case opFile:
		to.reply = m.ID
		return a.sendTable(ctx, e, to, a.replay(ctx, p.asks, "").AsFile(reply.CSV))
	case opOrder:
		return a.pressedOrder(ctx, e, q, m, to, p.asks[0])
	case opAsk:
		return a.answer(ctx, e, to, conversationOf(m, &q.From), p.asks[0])
	}
	return nil
}

// vote keeps what somebody thinks of an answer, and thanks them above the chat.
func (a *Adapter) vote(ctx context.Context, q *models.CallbackQuery, chat int64, p press) error {
	known := false
	if a.cfg.Vote != nil {
		var err error
		known, err = a.cfg.Vote(ctx, bot.Vote{Receipt: p.asks[0], Up: p.op == opUp, Platform: Platform,
			Chat: strconv.FormatInt(chat, 10), Who: strconv.FormatInt(q.From.ID, 10)})
		if err != nil {
			return err
		}
	}
	return a.toast(ctx, q, bot.Thanks(known), false)
}

// pressedOrder carries out an order for who pressed its button.
func (a *Adapter) pressedOrder(ctx context.Context, e queue.Event, q *models.CallbackQuery, m *models.Message, to target,
	text string) error {
	o, ok := subscribe.ParseCommand(text)
	if !ok || a.cfg.Commands == nil {
		return nil
	}
	return a.onOrder(ctx, e, &models.Message{ID: m.ID, Chat: m.Chat, From: &q.From}, to, o)
}

// messageOf is the message under which a button stood. Of an old one only the chat and the number are told, and of one
// that was sent inline nothing.
func messageOf(q *models.CallbackQuery) *models.Message {
	switch {
	case q.Message.Message != nil:
		return q.Message.Message
	case q.Message.InaccessibleMessage != nil:
		i := q.Message.InaccessibleMessage
		return &models.Message{ID: i.MessageID, Chat: i.Chat}
	}
	return &models.Message{}
}

// confirm answers a press; what it says has to be read.
func (a *Adapter) confirm(ctx context.Context, q *models.CallbackQuery, text string) error {
	return a.toast(ctx, q, text, text != "")
}

// toast answers a press, in a box that has to be closed or for a moment. One that is too old is nobody's loss.
func (a *Adapter) toast(ctx context.Context, q *models.CallbackQuery, text string, box bool) error {
	ctx, cancel := context.WithTimeout(ctx, callTime)
	defer cancel()
	_, err := a.api.AnswerCallbackQuery(ctx, &tg.AnswerCallbackQueryParams{CallbackQueryID: q.ID, Text: text,
		ShowAlert: box})
	if errors.Is(err, errLate) {
		return nil
	}
	var s *queue.SendError
	if errors.As(err, &s) && s.Outcome == queue.Unknown {
		// Answering a press twice harms nobody, and what it asked for has not been sent.
		a.lg.WarnContext(ctx, "it is unknown whether a press was answered", "err", err)
		return nil
	}
	return answered(err)
}

// replay asks questions again in a conversation of their own, and then one more.
func (a *Adapter) replay(ctx context.Context, asks []string, last string) *reply.Reply {
	if last == "" {
		asks, last = asks[:len(asks)-1], asks[len(asks)-1]
	}
	conversation := "telegram/replay/" + strings.Join(asks, "\n")
	if len(asks) == 0 {
		conversation = ""
	}
	for _, q := range asks {
		a.service.Ask(ctx, conversation, q)
	}
	return a.service.Reply(ctx, Platform, conversation, last)
}

// turnPage shows another page of a table in the same message. Where the message can't be edited any more the page is
// sent anew.
func (a *Adapter) turnPage(ctx context.Context, to target, m *models.Message, p press) error {
	c := a.render(a.replay(ctx, p.asks, ""), p.page)
	keys := a.sign.keys(to.chat, c, p.asks)
	if len(c.parts) != 1 || m.Date == 0 {
		return a.send(ctx, &to, c.parts[0], keys, answering, patience)
	}
	if err := a.pace.wait(ctx, to.chat, answering, patience); err != nil {
		return err
	}
	err := a.edit(ctx, to, m.ID, c.parts[0].html, models.ParseModeHTML, keys)
	if errors.Is(err, errMarkup) {
		err = a.edit(ctx, to, m.ID, c.parts[0].text, "", keys)
	}
	switch {
	case errors.Is(err, errSame), errors.Is(err, errGone):
		return nil
	case isRefused(err): // it is too old to edit, or was deleted
		return a.send(ctx, &to, c.parts[0], keys, answering, patience)
	}
	return a.failed(ctx, to.chat, err)
}

func (a *Adapter) edit(ctx context.Context, to target, message int, text string, mode models.ParseMode,
	keys *keyboard) error {
	ctx, cancel := context.WithTimeout(ctx, callTime)
	defer cancel()
	m := &tg.EditMessageTextParams{ChatID: to.chat, MessageID: message, Text: text, ParseMode: mode,
		LinkPreviewOptions: noPreview}
	if keys != nil {
		m.ReplyMarkup = keys
	}
	_, err := a.api.EditMessageText(ctx, m)
	return answered(err)
}
