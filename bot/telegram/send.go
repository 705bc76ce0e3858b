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

	"rebot/bot/queue"
	"rebot/bot/reply"
)

// A target is a chat, a topic and the message that is answered.
type target struct {
	chat  int64
	topic int // of a forum, 0 for none
	reply int // the message that is answered, 0 for none
}

// general is the topic that every forum has. Telegram wants it left out when a message is sent.
const general = 1

var noPreview = &models.LinkPreviewOptions{IsDisabled: func() *bool { t := true; return &t }()}

// patience is how long a worker waits until a chat takes a message, before it lets the event wait in the inbox.
const patience = 3 * time.Second

// send sends one message. What can be mended at once is, each once: HTML that is refused goes as text, a topic that is
// gone becomes the general one, and a group that moved is followed.
func (a *Adapter) send(ctx context.Context, to *target, p part, keys *keyboard, u urgency, wait time.Duration) error {
	text, mode := p.html, models.ParseModeHTML
	for {
		if err := a.pace.wait(ctx, to.chat, u, wait); err != nil {
			return err
		}
		err := a.post(ctx, *to, text, mode, keys)
		var moved *migration
		switch {
		case errors.Is(err, errMarkup) && mode != "":
			a.lg.WarnContext(ctx, "telegram refused the markup; sending plain text", "err", err)
			a.metrics.MarkupRefused.Inc()
			text, mode = p.text, ""
		case isRefused(err) && (mode != "" || keys != nil):
			a.lg.WarnContext(ctx, "telegram refused a message; sending it as bare text", "err", err)
			text, mode, keys = p.text, "", nil
		case errors.Is(err, errTopic) && to.topic != 0:
			to.topic = 0
		case errors.As(err, &moved) && to.chat != moved.to:
			if err := a.moved(ctx, to.chat, moved.to); err != nil {
				return err
			}
			to.chat, keys = moved.to, nil // its buttons are bound to the old id
		default:
			return a.failed(ctx, to.chat, err)
		}
	}
}

// post is one sendMessage.
func (a *Adapter) post(ctx context.Context, to target, text string, mode models.ParseMode, keys *keyboard) error {
	ctx, cancel := context.WithTimeout(ctx, callTime)
	defer cancel()
	m := &tg.SendMessageParams{ChatID: to.chat, Text: text, ParseMode: mode, LinkPreviewOptions: noPreview}
	if to.topic != general {
		m.MessageThreadID = to.topic
	}
	if to.reply != 0 {
		m.ReplyParameters = &models.ReplyParameters{MessageID: to.reply, AllowSendingWithoutReply: true}
	}
	if keys != nil {
		m.ReplyMarkup = keys
	}
	if err := queue.InTime(ctx); err != nil {
		return err
	}
	_, err := a.api.SendMessage(ctx, m)
	return answered(err)
}

// reachable tells a chat that can't be reached from a message that may have been posted, before one goes out again: where
// not even a harmless call about the chat is answered, nothing is sent.
func (a *Adapter) reachable(ctx context.Context, to target, again bool) error {
	if !again {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, callTime)
	defer cancel()
	action := &tg.SendChatActionParams{ChatID: to.chat, Action: models.ChatActionTyping}
	if to.topic != general {
		action.MessageThreadID = to.topic
	}
	_, err := a.api.SendChatAction(ctx, action)
	var s *queue.SendError
	if errors.As(err, &s) && s.Ill { // a refusal is the message's to meet
		return &queue.SendError{Outcome: queue.NotSent, Code: s.Code, Ill: true, Err: s.Err}
	}
	return nil
}

// isRefused reports whether Telegram refused a message for what it is, not for where it goes.
func isRefused(err error) bool {
	var s *queue.SendError
	return errors.As(err, &s) && s.Permanent && s.Err == nil && strings.HasPrefix(s.Code, "400")
}

// answered makes the library's error for an answer that it can't read one whose outcome is unknown.
func answered(err error) error {
	var s *queue.SendError
	if err == nil || errors.As(err, &s) {
		return err
	}
	return &queue.SendError{Outcome: queue.Unknown, Code: "unreadable answer", Err: err}
}

// failed does what a failure asks for: a pause of the chat, or giving it up.
func (a *Adapter) failed(ctx context.Context, chat int64, err error) error {
	queue.CountSend(a.metrics.Metrics, Platform, err)
	var s *queue.SendError
	if !errors.As(err, &s) {
		a.lg.DebugContext(ctx, "sent")
		a.breaker.Sent()
		return err
	}
	switch {
	case s.RetryAfter > 0 && s.Err == nil:
		s.RetryAfter = a.pace.pause(chat, s.RetryAfter)
	case errors.Is(err, errGone):
		if e := a.gone(ctx, chat, s.Code); e != nil {
			return e
		}
	}
	return s
}

func (a *Adapter) gone(ctx context.Context, chat int64, why string) error {
	a.lg.WarnContext(ctx, "a chat takes no message any more", "chat", chat, "why", why)
	a.metrics.ChatsGone.Inc()
	if a.cfg.Gone == nil {
		return nil
	}
	return a.cfg.Gone(ctx, chat, why)
}

func (a *Adapter) moved(ctx context.Context, from, to int64) error {
	a.lg.InfoContext(ctx, "a group got another id", "from", from, "to", to)
	if a.cfg.allows(from) && !a.cfg.allows(to) {
		a.lg.ErrorContext(ctx,
			"the group's new id is not in TELEGRAM_ALLOWED_CHATS, so nothing is answered there until it is", "chat", to)
	}
	if a.cfg.Moved == nil {
		return nil
	}
	return a.cfg.Moved(ctx, from, to)
}

// Send sends an answer that nobody asked for just now, such as a digest. The target is a chat's id, with the topic
// behind a slash if it is of a forum. It waits until answers leave room. The error is a *bot.SendError.
func (a *Adapter) Send(ctx context.Context, to string, ans *reply.Reply) error {
	t, err := parseTarget(to)
	if err != nil {
		return &queue.SendError{Outcome: queue.NotSent, Code: "no such target", Permanent: true, Err: err}
	}
	c := a.render(ans, all)
	for i, p := range c.parts {
		var keys *keyboard
		if i == len(c.parts)-1 {
			keys = a.sign.keys(t.chat, c, nil)
		}
		if err := a.send(ctx, &t, p, keys, digesting, time.Hour); err != nil {
			return err
		}
	}
	return nil
}

func parseTarget(s string) (target, error) {
	chat, topic, has := strings.Cut(s, "/")
	var t target
	var err error
	if t.chat, err = strconv.ParseInt(chat, 10, 64); err == nil && has {
		t.topic, err = strconv.Atoi(topic)
	}
	if err != nil || t.chat == 0 {
		return t, fmt.Errorf("a Telegram target is a chat's number, not %q", cutBytes(clean(s), 40))
	}
	return t, nil
}
