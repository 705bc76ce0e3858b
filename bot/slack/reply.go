package slack

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"rebot/bot"
	"rebot/bot/intent"
	"rebot/bot/queue"
	"rebot/bot/reply"
	"rebot/bot/slack/kit"
)

// handle answers one question out of the inbox. Its errors are for bot.Work, which decides whether it comes again.
func (a *Adapter) handle(ctx context.Context, e queue.Event) error {
	if err := a.health.get("installed"); err != nil {
		return &queue.SendError{Outcome: queue.NotSent, Code: "app_uninstalled", Permanent: true, Err: err}
	}
	var q asked
	if err := json.Unmarshal(e.Body, &q); err != nil {
		return &queue.SendError{Outcome: queue.NotSent, Code: "unreadable", Permanent: true, Err: err}
	}
	ctx = a.speaking(ctx, q)
	switch {
	case q.Refused != "":
		return a.onRefused(ctx, e, q)
	case !a.cfg.allows(q.Asker, q.Enterprise): // the settings have changed since it was kept
		return a.passOver(ignoredRefused)
	case e.Kind == "message":
		return a.onAsked(ctx, e, q)
	case e.Kind == "command":
		if o, ok := a.readOrder(q.Text); ok {
			return a.onFilled(ctx, e, q, o)
		}
		return a.respond(ctx, e, q, a.render(a.answer(ctx, q)))
	case e.Kind == kindShortcut: // another's words give no order
		return a.respond(ctx, e, q, a.render(a.answer(ctx, q)))
	case e.Kind == kindHome:
		return a.publishHome(ctx, q)
	case e.Kind == kindAssistant:
		return a.prompt(ctx, q)
	case e.Kind == "action" && q.Action == kit.ActEnd:
		return a.onEnd(ctx, e, q)
	case e.Kind == "action" && isVote(q.Action):
		return a.onVote(ctx, e, q)
	case e.Kind == "action":
		return a.onClicked(ctx, e, q)
	}
	return &queue.SendError{Outcome: queue.NotSent, Code: "unknown_kind", Permanent: true,
		Err: fmt.Errorf("kind %q", e.Kind)}
}

// answer asks the service, and says which buttons the reply gets.
func (a *Adapter) answer(ctx context.Context, q asked) (*reply.Reply, look) {
	ctx, cancel := context.WithTimeout(ctx, askTime)
	defer cancel()
	text := question(q.Text)
	if text == "" {
		text = "/help" // in no language
	}
	_, after := a.service.Last(q.conversation())
	ans := a.service.Reply(ctx, Source, q.conversation(), text)
	a.pictures.Warm(ans)
	l := look{private: q.Private, ask: text}
	if after {
		l.ask = a.standalone(ctx, ans, text)
	}
	return ans, l
}

// standalone gives a question that means by itself what was answered, since buttons carry it and know no conversation.
// One that leaned on the question before it is replaced by the title of its answer; empty where that does not do.
func (a *Adapter) standalone(ctx context.Context, ans *reply.Reply, text string) string {
	if ans.Intent == nil || intent.AsksSource(text, intent.Of(ans.Intent)) {
		return ""
	}
	for _, t := range []string{text, question(ans.Title)} {
		if t == "" || bot.IsTooLong(t) {
			continue
		}
		if again := a.service.Ask(ctx, "", t); again.Intent != nil && again.Intent.String() == ans.Intent.String() {
			return t
		}
	}
	return ""
}

// onAsked answers a message in its thread.
func (a *Adapter) onAsked(ctx context.Context, e queue.Event, q asked) error {
	if o, ok := a.readOrder(q.Text); ok && (q.Mentioned || q.Direct) {
		return a.onOrder(ctx, e, q, o)
	}
	ans, l := a.answer(ctx, q)
	if !q.Mentioned && !q.Direct && !meant(question(q.Text), ans) {
		return a.passOver(ignoredAmong)
	}
	if ans.File != nil {
		return a.sendTable(ctx, e, q, ans)
	}
	a.openThread(ctx, q, l.ask)
	to := place{q.Team, q.Channel, q.thread()}
	if err := a.post(ctx, tagOf(e), to, a.render(ans, l)); err != nil || !ans.ShowsSource() {
		return err
	}
	a.show(to, ans)
	return nil
}

// openThread lets a thread that somebody opens below a direct message know what it is about.
func (a *Adapter) openThread(ctx context.Context, q asked, ask string) {
	if q.Direct && q.Thread == "" && ask != "" {
		q.Thread = q.TS
		a.service.Ask(ctx, q.conversation(), ask)
	}
}

// meant reports whether a message in a thread that does not name the bot was for it: only what is surely a question
// about figures, or where they stand. Any sentence of people's talk may have a passage that is like it.
func meant(text string, ans *reply.Reply) bool {
	q := intent.Of(ans.Intent)
	news := q == nil || q.Source == intent.Prose || q.Source == intent.Articles
	return ans.Told() && (!news || intent.AsksSource(text, intent.Of(ans.Intent)))
}

// onClicked does what a button says. A question picked on a message that all see is answered for all, in its thread.
func (a *Adapter) onClicked(ctx context.Context, e queue.Event, q asked) error {
	if o, ok := a.readOrder(q.Text); ok && strings.HasPrefix(q.Action, actOrder) {
		return a.onOrder(ctx, e, q, o)
	}
	text := question(q.Text)
	ans, l := a.service.Reply(ctx, Source, "", text), look{ask: text, private: q.Private}
	switch {
	case q.Action == actSource:
		return a.onSource(ctx, e, q, ans)
	case q.Action == actFile:
		return a.sendTable(ctx, e, q, ans.AsFile(reply.CSV))
	case q.Action == actPost:
		return a.postForAll(ctx, e, q, ans)
	case q.Private:
		return a.respond(ctx, e, q, a.render(ans, l))
	}
	return a.post(ctx, tagOf(e), place{q.Team, q.Channel, q.thread()}, a.render(ans, l))
}

// onSource shows the lines of an answer to who asks for them, and the page that they stand on below the answer. Where only the
// asker sees that it goes to their direct message: Slack shows a file to a whole channel.
func (a *Adapter) onSource(ctx context.Context, e queue.Event, q asked, ans *reply.Reply) error {
	if err := a.respond(ctx, e, q, a.render(verbatim(ans), look{})); err != nil {
		return err
	}
	if q.Private {
		a.showAlone(q, ans)
		return nil
	}
	a.show(place{q.Team, q.Channel, q.thread()}, ans)
	return nil
}

// postForAll posts an answer into the channel where it was asked for privately. Where the bot is no member, the presser
// of the button is told how to change that: the response URL would get past the channel's rules.
func (a *Adapter) postForAll(ctx context.Context, e queue.Event, q asked, ans *reply.Reply) error {
	err := a.post(ctx, tagOf(e), place{q.Team, q.Channel, q.Thread}, a.render(ans, look{ask: question(q.Text)}))
	var send *queue.SendError
	if !errors.As(err, &send) || !send.Permanent {
		return err
	}
	notice := "这个频道不接受我的消息（" + send.Code + "）。"
	if send.Code == "not_in_channel" || send.Code == "channel_not_found" {
		notice = "我不在这个频道里：先 /invite 我进来，再按一次“发到频道”。"
	}
	return a.respond(ctx, e, q, message{text: escape(notice)})
}
