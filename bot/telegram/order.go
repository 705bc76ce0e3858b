package telegram

import (
	"context"
	"errors"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strconv"
	"time"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"rebot/bot/deliver"
	"rebot/bot/queue"
	"rebot/bot/reply"
	"rebot/bot/subscribe"
)

// Platform is Telegram's name in subscriptions.
const Platform = "telegram"

// onOrder carries out a command. In groups and channels only their administrators may change anything, and the bot's
// own.
func (a *Adapter) onOrder(ctx context.Context, e queue.Event, m *models.Message, to target, o subscribe.Command) error {
	who := subscribe.Actor{User: ownerOf(m), Admin: a.isAdmin(m, o), Event: e.ID}
	if o.Changes() && !o.AdminsOnly() && !who.Admin {
		var err error
		if who.MayChange, err = a.mayOrder(ctx, m); isFinal(err) {
			return a.cantTell(ctx, e, &to, o, err)
		} else if err != nil {
			return err
		}
	}
	ans, err := a.cfg.Commands.Do(ctx, placeOf(to), who, o)
	if err != nil {
		return err
	}
	c := a.render(ans, 0)
	return a.deliver(ctx, e, &to, c.parts, a.sign.keys(to.chat, c, nil), answering)
}

// isAdmin reports whether one of the bot's own administrators gives a command. The audit log is for no other's eyes.
func (a *Adapter) isAdmin(m *models.Message, o subscribe.Command) bool {
	admin := m.From != nil && m.SenderChat == nil && slices.Contains(a.cfg.Admins, m.From.ID)
	public := o.Verb == subscribe.AuditLog && m.Chat.Type != models.ChatTypePrivate
	return admin && !public
}

// mayOrder reports whether the author of a message may give commands for its chat. An administrator who hides speaks as
// the group itself, and in a channel only administrators write.
func (a *Adapter) mayOrder(ctx context.Context, m *models.Message) (bool, error) {
	switch {
	case m.Chat.Type == models.ChatTypePrivate:
		return true, nil
	case m.Chat.Type == models.ChatTypeChannel && m.From == nil: // a post; a button may be pressed by any reader
		return true, nil
	case m.SenderChat != nil:
		return m.SenderChat.ID == m.Chat.ID, nil
	case m.From == nil:
		return false, nil
	}
	ctx, cancel := context.WithTimeout(ctx, callTime)
	defer cancel()
	member, err := a.api.GetChatMember(ctx, &tg.GetChatMemberParams{ChatID: m.Chat.ID, UserID: m.From.ID})
	if err = answered(err); err != nil {
		return false, fmt.Errorf("asking who is an administrator: %w", notSent(err))
	}
	return member.Type == models.ChatMemberTypeOwner || member.Type == models.ChatMemberTypeAdministrator, nil
}

// isFinal reports whether Telegram has refused a call for good, where the chat does take messages.
func isFinal(err error) bool {
	var s *queue.SendError
	return errors.As(err, &s) && s.Permanent && !errors.Is(err, errGone)
}

// cantTell says that it can't be known who may give a command, and what would change that.
func (a *Adapter) cantTell(ctx context.Context, e queue.Event, to *target, o subscribe.Command, err error) error {
	a.lg.WarnContext(ctx, "telegram does not tell who is an administrator", "chat", to.chat, "err", err)
	text := "Telegram 不告诉我谁是这里的管理员，所以没有执行。请把我设为管理员（不需要任何权限），再发一次；机器人的管理员可以直接下令。"
	if a.cfg.Commands.English(ctx, placeOf(*to), o) {
		text = "Telegram does not tell me who is an administrator here, so nothing was done. " +
			"Make me an administrator (no right is needed), then send it again."
	}
	return a.deliver(ctx, e, to, []part{{html: html.EscapeString(text), text: text}}, nil, answering)
}

// notSent is the failure of a call that sends nothing, so that its outcome can't be unknown.
func notSent(err error) error {
	var s *queue.SendError
	if errors.As(err, &s) && s.Outcome == queue.Unknown {
		return &queue.SendError{Outcome: queue.NotSent, Code: s.Code, RetryAfter: time.Second, Ill: s.Ill, Err: s.Err}
	}
	return err
}

func placeOf(t target) deliver.Place {
	p := deliver.Place{Platform: Platform, Chat: strconv.FormatInt(t.chat, 10)}
	if t.topic != 0 {
		p.Topic = strconv.Itoa(t.topic)
	}
	return p
}

var userID = regexp.MustCompile(`^[1-9][0-9]{0,18}$`)

// askedBy says below a message who asked for it, as a mention of a user whose name Telegram does not tell.
func (p part) askedBy(user string, english bool) part {
	if !userID.MatchString(user) {
		return p
	}
	before, who, after := "提醒由", "订阅人", "设置"
	if english {
		before, who, after = "set by its ", "subscriber", ""
	}
	p.html += "\n" + before + `<a href="tg://user?id=` + user + `">` + who + "</a>" + after
	p.text += "\n" + before + who + after
	return p
}

// ownerOf gives the author of a command, if Telegram names one.
func ownerOf(m *models.Message) string {
	if m.From == nil || m.SenderChat != nil {
		return ""
	}
	return strconv.FormatInt(m.From.ID, 10)
}

// SendPart posts one message of a delivery. A bot can't look up in Telegram what it posted. See deliver.Sender.
func (a *Adapter) SendPart(ctx context.Context, to deliver.Place, ans *reply.Reply, p deliver.Part) (more bool,
	err error) {
	address := to.Chat
	if to.Topic != "" {
		address += "/" + to.Topic
	}
	t, err := parseTarget(address)
	if err != nil {
		return false, &queue.SendError{Outcome: queue.NotSent, Code: "no such target", Permanent: true, Err: err}
	}
	if !a.cfg.allows(t.chat) {
		return false, &queue.SendError{Outcome: queue.NotSent, Code: "not allowed", Permanent: true,
			Err: queue.ErrNotAllowed}
	}
	c := a.render(ans, all)
	parts := c.parts
	if p.N >= len(parts) { // a revision made it shorter
		return false, nil
	}
	if err := a.reachable(ctx, t, !p.Tried.IsZero()); err != nil {
		return false, err
	}
	var keys *keyboard
	if p.N == len(parts)-1 {
		keys = a.sign.keys(t.chat, c, nil)
	}
	if p.N == 0 && t.chat < 0 { // in a private chat it is nobody else's
		parts[0] = parts[0].askedBy(p.For, ans.English)
	}
	err = a.send(ctx, &t, parts[p.N], keys, digesting, patience)
	var s *queue.SendError
	if errors.As(err, &s) && s.Permanent && !errors.Is(err, errGone) {
		s.Err = errors.Join(queue.ErrMessage, s.Err)
	}
	return p.N+1 < len(parts), err
}

var _ deliver.Sender = (*Adapter)(nil)
