package slack

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	slackgo "github.com/slack-go/slack"

	"rebot/bot/queue"
	"rebot/bot/slack/kit"
	"rebot/bot/subscribe"
)

// The kinds of event of the surfaces beside messages: App Home, and the assistant's pane.
const (
	kindHome      = "home"
	kindAssistant = "assistant"
	kindShortcut  = "shortcut"
)

// askShortcut is the callback of the shortcut that asks what a message says.
const askShortcut = "ask_rebot"

// triggerTime is how long a form may take to open: Slack takes it for 3 s.
const triggerTime = 2500 * time.Millisecond

// onSurface keeps that somebody opened App Home or the assistant's pane. A home is made anew each time.
func (a *Adapter) onSurface(ctx context.Context, e *event, m posted) error {
	q := asked{Team: e.team(), User: cmp.Or(m.User, m.Assistant.User), Channel: cmp.Or(m.Channel, m.Assistant.Channel),
		Thread: m.Assistant.Thread, Private: true}
	q.Asker, q.Enterprise = e.asker(m)
	kind := kindHome
	if m.Type == "assistant_thread_started" {
		kind = kindAssistant
	}
	if q.User == "" || kind == kindHome && (m.Tab != "home" || a.cfg.Commands == nil) ||
		kind == kindAssistant && q.Thread == "" {
		return a.passOver(ignoredIncomplete)
	}
	if !a.cfg.allows(q.Asker, q.Enterprise) {
		return a.passOver(ignoredRefused)
	}
	return a.keep(ctx, kind, "s/"+e.ID, q)
}

// onForm opens a form, keeps what was filled in, or asks what a message says that a shortcut was chosen on.
func (a *Adapter) onForm(ctx context.Context, i *interaction) error {
	q := i.person()
	switch {
	case i.Type == "message_action" && i.Callback == askShortcut && i.Message.Text != "":
		q.Channel, q.Text, q.ResponseURL, q.Private = i.Channel.ID, i.Message.Text, i.ResponseURL, true
		return a.enter(ctx, kindShortcut, "k/"+q.Team+"/"+i.Trigger, q)
	case i.Type == "view_submission":
		q.Channel, q.Text, q.Changes = kit.Order(i.View)
		q.Private, q.Home = true, true
		if q.Channel == "" || q.Text == "" || q.User == "" {
			return a.passOver(ignoredIncomplete)
		}
		return a.enter(ctx, "command", "v/"+q.Team+"/"+q.User+"/"+i.View.ID, q)
	case i.Type == "block_actions" && len(i.Actions) == 1:
		return a.openForm(ctx, i, q)
	}
	return a.passOver(ignoredUnknown)
}

// person is who did something, and in which workspace.
func (i *interaction) person() asked {
	q := asked{Team: cmp.Or(i.Team.ID, i.User.Team), Asker: cmp.Or(i.User.Team, i.Team.ID), User: i.User.ID}
	if q.Asker == i.Team.ID {
		q.Enterprise = i.Team.Enterprise
	}
	return q
}

// openForm opens a form at once: what lets it be opened ends after 3 s. Nobody waits for it longer, and it can be pressed again.
func (a *Adapter) openForm(ctx context.Context, i *interaction, q asked) error {
	f, ok := kit.FormOf(i.Actions[0].ID, i.Actions[0].Value, i.Channel.ID)
	if !ok || a.cfg.Commands == nil || !a.cfg.allows(q.Asker, q.Enterprise) {
		return a.passOver(ignoredUnknown)
	}
	f.Products = a.cfg.Commands.Products()
	ctx, cancel := context.WithTimeout(ctx, triggerTime)
	defer cancel()
	if _, err := a.web.OpenViewContext(ctx, i.Trigger, f.View()); err != nil {
		a.lg.WarnContext(ctx, "a form could not be opened", "err", a.classify(err, true))
	}
	return nil
}

// onEnd ends a subscription or an alert for its owner, and shows the home without it.
func (a *Adapter) onEnd(ctx context.Context, e queue.Event, q asked) error {
	channel, text, _ := strings.Cut(q.Text, " ")
	o, ok := a.readOrder(text)
	if !ok || channel == "" {
		return a.passOver(ignoredUnknown)
	}
	order := q
	order.Channel, order.Text, order.Private, order.Home = channel, text, true, true
	if err := a.onOrder(ctx, e, order, o); err != nil {
		return err
	}
	a.renewHome(ctx, q)
	return nil
}

// renewHome shows the home after an order that is carried out: where that fails it is made anew when it is opened.
func (a *Adapter) renewHome(ctx context.Context, q asked) {
	if err := a.publishHome(ctx, q); err != nil {
		a.lg.WarnContext(ctx, "the home could not be shown", "err", err)
	}
}

// onFilled carries out what was filled into a form. What it changes ends when it is there: another channel, or an alert of
// another kind.
func (a *Adapter) onFilled(ctx context.Context, e queue.Event, q asked, o subscribe.Command) error {
	if err := a.onOrder(ctx, e, q, o); err != nil || q.Changes == "" {
		return err
	}
	was := q
	was.Channel, was.Text = kit.Changed(q.Changes)
	end, ok := a.readOrder(was.Text)
	there, err := a.cfg.Commands.Has(ctx, q.place(), o)
	if err != nil {
		return err
	}
	if ok && there && (was.Channel != q.Channel || !o.Replaces(end)) {
		e.ID += "/was"
		if err := a.onOrder(ctx, e, was, end); err != nil {
			return err
		}
	}
	a.renewHome(ctx, q)
	return nil
}

// publishHome shows somebody what they ordered. https://docs.slack.dev/reference/methods/views.publish
func (a *Adapter) publishHome(ctx context.Context, q asked) error {
	owned, err := a.cfg.Commands.Owned(ctx, Source, q.Team, q.User)
	if err != nil {
		return err
	}
	var entries []kit.Entry
	english, known := a.foreign(ctx, q)
	if !known {
		english = len(owned) > 0 && !slices.ContainsFunc(owned, func(o subscribe.Owned) bool { return !o.English })
	}
	for _, o := range owned {
		form := kit.SubscribeForm
		if o.Alert {
			form = kit.AlertForm
		}
		entries = append(entries, kit.Entry{Text: o.Text(english), Channel: o.Place.Chat, Form: form, Order: o.Order(english),
			End: o.End(english)})
	}
	ctx, cancel := context.WithTimeout(ctx, postTime)
	defer cancel()
	_, err = a.web.PublishViewContext(
		ctx,
		slackgo.PublishViewContextRequest{UserID: q.User, View: kit.Home(english, known, entries)},
	)
	return a.viewed(ctx, "views.publish", err)
}

// viewed is the failure of a call that shows a view: it may come twice, so its outcome can't be unknown, and an app that lacks the
// scope does without.
func (a *Adapter) viewed(ctx context.Context, method string, err error) error {
	err = a.classify(err, true)
	if lacksScope(err) {
		a.lg.InfoContext(ctx, "slack lets the app show no such view", "method", method)
		return nil
	}
	var send *queue.SendError
	if errors.As(err, &send) && send.Outcome == queue.Unknown {
		return &queue.SendError{
			Outcome:    queue.NotSent,
			Code:       send.Code,
			RetryAfter: time.Second,
			Ill:        send.Ill,
			Err:        send.Err,
		}
	}
	return err
}

// prompts are questions that the assistant's pane suggests, in Chinese and in English: some of both where it is not known which
// is read. https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts
var prompts = [...][]string{{"氧化镝多少钱", "跌幅前三的产品", "本期摘要", "怎么设置价格提醒"},
	{"dysprosium oxide price", "biggest falls", "digest of the issue", "how to set a price alert"}}

func promptsIn(english, known bool) (out []slackgo.AssistantThreadsPrompt) {
	list := prompts[0]
	switch {
	case !known:
		list = append(slices.Clone(list[:2]), prompts[1][2:]...)
	case english:
		list = prompts[1]
	}
	for _, p := range list {
		out = append(out, slackgo.AssistantThreadsPrompt{Title: p, Message: p})
	}
	return out
}

func (a *Adapter) prompt(ctx context.Context, q asked) error {
	english, known := a.foreign(ctx, q)
	ctx, cancel := context.WithTimeout(ctx, postTime)
	defer cancel()
	return a.viewed(ctx, "assistant.threads.setSuggestedPrompts", a.web.SetAssistantThreadsSuggestedPromptsContext(
		ctx,
		slackgo.AssistantThreadsSetSuggestedPromptsParameters{
			Title:     "问稀土简报 · Ask the bulletin",
			ChannelID: q.Channel,
			ThreadTS:  q.Thread,
			Prompts:   promptsIn(english, known),
		},
	))
}
