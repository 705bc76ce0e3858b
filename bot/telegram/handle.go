package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/go-telegram/bot/models"

	"rebot/bot"
	"rebot/bot/intent"
	"rebot/bot/queue"
	"rebot/bot/reply"
	"rebot/bot/subscribe"
	"rebot/bot/telemetry"
)

// handle does what an update asks for. queue.Work calls it, again after a failure.
func (a *Adapter) handle(ctx context.Context, e queue.Event) error {
	var u models.Update
	if err := json.Unmarshal(e.Body, &u); err != nil {
		return fmt.Errorf("reading update %s: %w", e.ID, err)
	}
	if why, ok := strings.CutPrefix(e.Kind, refused); ok {
		return a.turnAway(ctx, e, &u, intent.Reason(why))
	}
	if g, asks := a.requester(&u); asks && !a.mayAnswer(g) { // the settings have changed since it was kept
		return nil
	}
	ctx = a.speaking(ctx, &u)
	switch {
	case u.Message != nil:
		return a.message(ctx, e, u.Message)
	case u.ChannelPost != nil:
		return a.message(ctx, e, u.ChannelPost)
	case u.InlineQuery != nil:
		return a.inline(ctx, e, u.InlineQuery)
	case u.CallbackQuery != nil:
		return a.callback(ctx, e, u.CallbackQuery)
	case u.MyChatMember != nil:
		return a.member(ctx, u.MyChatMember)
	}
	return nil
}

// speaking lets what an update asks be answered in the language that its chat has chosen, or that the asker's client has.
func (a *Adapter) speaking(ctx context.Context, u *models.Update) context.Context {
	var m *models.Message
	var from *models.User
	switch {
	case u.Message != nil:
		m, from = u.Message, u.Message.From
	case u.ChannelPost != nil:
		m = u.ChannelPost
	case u.CallbackQuery != nil:
		m, from = messageOf(u.CallbackQuery), &u.CallbackQuery.From
	case u.InlineQuery != nil: // which has no chat
		return bot.In(ctx, bot.Language{English: isForeign(u.InlineQuery.From)})
	}
	if m == nil {
		return ctx
	}
	return a.cfg.Commands.In(ctx, placeOf(targetOf(m)), m.SenderChat == nil && isForeign(from))
}

// isForeign reports whether somebody's client is in another language than Chinese.
func isForeign(u *models.User) bool {
	return u != nil && u.LanguageCode != "" && !strings.HasPrefix(u.LanguageCode, "zh")
}

// message answers a message that asks the bot something.
func (a *Adapter) message(ctx context.Context, e queue.Event, m *models.Message) error {
	if m.MigrateToChatID != 0 {
		return a.moved(ctx, m.Chat.ID, m.MigrateToChatID)
	}
	text, ok := a.me.Load().question(m)
	if !ok {
		a.metrics.NotAddressed.Inc()
		return nil
	}
	if err := a.queued.take(m.Chat.ID, e.ID); err != nil {
		return err
	}
	to := replyTo(m)
	// a forwarded message is another's words
	if o, ok := subscribe.ParseCommand(text); ok && a.cfg.Commands != nil && m.ForwardOrigin == nil {
		return a.onOrder(ctx, e, m, to, o)
	}
	return a.answer(ctx, e, to, conversationOf(m, m.From), text)
}

// targetOf is where a message came from. Only a forum's messages have a topic: elsewhere Telegram gives replies a
// thread that nothing can be sent to.
func targetOf(m *models.Message) target {
	t := target{chat: m.Chat.ID}
	if m.IsTopicMessage {
		t.topic = m.MessageThreadID
	}
	return t
}

// replyTo is where the answer to a message goes, which outside a private chat points at the message.
func replyTo(m *models.Message) target {
	t := targetOf(m)
	if m.Chat.Type != models.ChatTypePrivate {
		t.reply = m.ID
	}
	return t
}

// conversationOf names a conversation: what one person says in one chat and topic. An author without a name speaks as
// the chat.
func conversationOf(m *models.Message, from *models.User) string {
	t := targetOf(m)
	who := m.Chat.ID
	if from != nil && m.SenderChat == nil {
		who = from.ID
	}
	return fmt.Sprintf("telegram/%d/%d/%d", t.chat, t.topic, who)
}

// answer asks the service and sends what it says.
func (a *Adapter) answer(ctx context.Context, e queue.Event, to target, conversation, text string) error {
	if bot.IsTooLong(text) {
		a.metrics.Refused.WithLabelValues(Platform, string(bot.TooLong)).Inc()
		return a.deliver(ctx, e, &to, a.render(bot.Notice(bot.TooLong, text), 0).parts, nil, answering)
	}
	ans, asks := a.ask(ctx, conversation, text)
	if ans.File != nil {
		return a.sendTable(ctx, e, to, ans)
	}
	c := a.render(ans, 0)
	var keys *keyboard
	if asks != nil {
		keys = a.sign.keys(to.chat, c, asks)
	}
	if err := a.deliver(ctx, e, &to, c.parts, keys, answering); err != nil {
		return err
	}
	if ans.ShowsSource() {
		a.show(to, e.ID, ans)
	} else {
		a.pictures.Warm(ans)
	}
	a.draw(to, e.ID, ans)
	return nil
}

// ask asks the service, and gives the questions that lead to the same answer without the conversation,
// which the buttons below it hold. A question for the source has none.
func (a *Adapter) ask(ctx context.Context, conversation, text string) (*reply.Reply, []string) {
	_, has := a.service.Last(conversation)
	ans := a.service.Reply(ctx, Platform, conversation, text)
	if has && intent.AsksSource(text, intent.Of(ans.Intent)) {
		return ans, nil
	}
	asks := []string{text}
	if before, ok := a.chains.Get(conversation); has && ok &&
		a.service.Ask(ctx, "", text).Intent.String() != ans.Intent.String() {
		if before[len(before)-1] != text {
			asks = append(before[:len(before):len(before)], text)
		} else {
			asks = before
		}
	}
	if ans.Told() {
		a.chains.Add(conversation, asks)
	}
	return ans, asks
}

// deliver sends the parts of an answer. What was sent of a long one is noted, so that a kill in its midst does not show
// its beginning twice.
func (a *Adapter) deliver(ctx context.Context, e queue.Event, to *target, parts []part, keys *keyboard,
	u urgency) error {
	if err := a.reachable(ctx, *to, e.Attempts > 1); err != nil {
		return err
	}
	for i := max(min(e.Parts, len(parts)-1), 0); i < len(parts); i++ {
		var k *keyboard
		if i == len(parts)-1 {
			k = keys
		}
		err := a.send(ctx, to, parts[i], k, u, patience)
		if errors.Is(err, errGone) {
			return nil
		}
		if err != nil {
			return err
		}
		if to.reply = 0; i < len(parts)-1 {
			a.noteParts(ctx, e, i+1)
		}
	}
	return nil
}

func (a *Adapter) noteParts(ctx context.Context, e queue.Event, n int) {
	if err := a.inbox.NoteParts(ctx, e, n); err != nil {
		a.lg.WarnContext(ctx, "the parts of an answer could not be noted", "event", e.ID, "err", err,
			telemetry.Seldom(telemetry.Database))
	}
}

// member notes that the bot was put out of a chat, or let in. Being let in again revives nothing by itself.
func (a *Adapter) member(ctx context.Context, m *models.ChatMemberUpdated) error {
	switch n := m.NewChatMember; {
	case n.Type == models.ChatMemberTypeLeft, n.Type == models.ChatMemberTypeBanned:
		return a.gone(ctx, m.Chat.ID, "my_chat_member "+string(n.Type))
	case n.Type == models.ChatMemberTypeRestricted && (!n.Restricted.IsMember || !n.Restricted.CanSendMessages):
		return a.gone(ctx, m.Chat.ID, "my_chat_member restricted")
	}
	return nil
}
