package telegram

import (
	"context"
	"encoding/json"
	"strconv"

	"github.com/go-telegram/bot/models"

	"rebot/bot"
	"rebot/bot/intent"
	"rebot/bot/queue"
)

// refused begins the kind of an event that is answered with no more than why it is not taken.
const refused = "refused "

// enter reports whether an update is taken, and as what kind of event: of a question that is not, only why is said,
// once in a while. What is not addressed to the bot is not kept at all.
func (a *Adapter) enter(ctx context.Context, e *queue.Event) (kind string, ok bool) {
	var u models.Update
	if json.Unmarshal(e.Body, &u) != nil {
		return e.Kind, true // the handler says what is wrong with it
	}
	g, asks := a.requester(&u)
	if !asks {
		return e.Kind, g.Platform == ""
	}
	g.Key, e.Place, e.Person = e.ID, g.Place(), g.Person()
	v := a.verdict(ctx, g)
	switch {
	case v.Why == "":
		return e.Kind, true
	case !v.Tell:
		return "", false
	}
	return refused + string(v.Why), true
}

// requester gives the person who asks, and the place. An update that asks nothing has none; a message to others has
// only a platform.
func (a *Adapter) requester(u *models.Update) (g bot.Requester, asks bool) {
	m := u.Message
	if m == nil {
		m = u.ChannelPost
	}
	switch {
	case u.CallbackQuery != nil:
		return requesterOf(u.CallbackQuery.From.ID, messageOf(u.CallbackQuery).Chat.ID, true), true
	case u.InlineQuery != nil && u.InlineQuery.From != nil:
		g = requesterOf(u.InlineQuery.From.ID, u.InlineQuery.From.ID, true)
		g.Typing = true
		return g, true
	case m == nil, m.MigrateToChatID != 0:
		return bot.Requester{}, false
	}
	if _, asks = a.me.Load().question(m); !asks {
		a.metrics.NotAddressed.Inc()
		return bot.Requester{Platform: Platform}, false
	}
	return requesterOf(speaker(m), m.Chat.ID, false), true
}

func requesterOf(user, chat int64, alone bool) bot.Requester {
	return bot.Requester{Pace: gapOf(chat), Platform: Platform, User: strconv.FormatInt(user, 10),
		Chat: strconv.FormatInt(chat, 10), Alone: alone}
}

// speaker gives the author of a message: a user, or the chat in whose name it is written.
func speaker(m *models.Message) int64 {
	switch {
	case m.SenderChat != nil:
		return m.SenderChat.ID
	case m.From != nil:
		return m.From.ID
	}
	return m.Chat.ID
}

func (a *Adapter) verdict(ctx context.Context, g bot.Requester) bot.Verdict {
	if !a.mayAnswer(g) {
		return a.cfg.Admission.RefusePlace(g)
	}
	return a.cfg.Admission.Admit(ctx, g)
}

func (a *Adapter) mayAnswer(g bot.Requester) bool {
	chat, err := strconv.ParseInt(g.Chat, 10, 64)
	return err == nil && a.cfg.allows(chat)
}

// turnAway says why a question is not looked up.
func (a *Adapter) turnAway(ctx context.Context, e queue.Event, u *models.Update, why intent.Reason) error {
	m := u.Message
	if m == nil {
		m = u.ChannelPost
	}
	if q := u.CallbackQuery; q != nil {
		return a.confirm(ctx, q, bot.NoticeIn(false, why).Lead+" "+bot.NoticeIn(true, why).Lead)
	}
	if m == nil {
		return nil
	}
	text, _ := a.me.Load().question(m)
	to := replyTo(m)
	return a.deliver(ctx, e, &to, a.render(bot.Notice(why, text), 0).parts, nil, answering)
}
