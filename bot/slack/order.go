package slack

import (
	"context"
	"errors"
	"regexp"
	"time"

	slackgo "github.com/slack-go/slack"

	"rebot/bot/deliver"
	"rebot/bot/queue"
	"rebot/bot/reply"
	"rebot/bot/subscribe"
)

// readOrder reads a command to subscribe or watch, where there is a Handler for it.
func (a *Adapter) readOrder(text string) (subscribe.Command, bool) {
	if a.cfg.Commands == nil {
		return subscribe.Command{}, false
	}
	return subscribe.ParseCommand(question(text))
}

// place is where a subscription of somebody who asks goes.
func (q asked) place() deliver.Place {
	return deliver.Place{Platform: Source, Team: q.Team, Chat: q.Channel}
}

// onOrder carries out a command. Anyone in a channel may give it, and the channel is told who did; the reply to a
// command that changes nothing goes to the asker alone.
func (a *Adapter) onOrder(ctx context.Context, e queue.Event, q asked, o subscribe.Command) error {
	who := subscribe.Actor{User: q.User, MayChange: true, Admin: a.cfg.isAdmin(q), Event: e.ID}
	ans, err := a.cfg.Commands.Do(ctx, q.place(), who, o)
	if err != nil {
		return err
	}
	if o.Verb == subscribe.AuditLog && ans.Status != reply.NotFound && !q.Private { // which says what goes on elsewhere
		return a.whisper(ctx, e.ID, place{q.Team, q.Channel, q.thread()}, q.User, a.render(ans, look{}))
	}
	if !q.Private { // asked before all, and answered there
		return a.announce(ctx, e, q, who, o, ans, q.thread())
	}
	if !o.Changes() || o.AdminsOnly() || ans.Status == reply.NotFound {
		return a.respond(ctx, e, q, a.render(ans, look{}))
	}
	return a.announce(ctx, e, q, who, o, ans, "")
}

// announce tells the channel of a command. Where that can't be posted nothing else can: the command is taken back, and
// its giver is told how to change that.
func (a *Adapter) announce(ctx context.Context, e queue.Event, q asked, who subscribe.Actor, o subscribe.Command,
	ans *reply.Reply, thread string) error {
	m := a.render(ans, look{})
	if o.Changes() && !q.Direct {
		m = by(q.User, m)
	}
	err := a.post(ctx, tagOf(e), place{q.Team, q.Channel, thread}, m)
	var send *queue.SendError
	if !errors.As(err, &send) || !send.Permanent {
		return err
	}
	if o.Verb != subscribe.Subscribe && o.Verb != subscribe.AddAlert {
		return a.respond(ctx, e, q, a.render(ans, look{}))
	}
	if err := a.cfg.Commands.Undo(ctx, q.place(), who, o); err != nil {
		return err
	}
	notice := "我在这里发不了消息（" + send.Code + "），所以没有订阅。请先 /invite 我进这个频道，并让我能在这里发言，再订阅一次。"
	if ans.English {
		notice = "I can't post here (" + send.Code +
			"), so nothing was subscribed. /invite me to this channel and let me post first, then subscribe again."
	}
	return a.respond(ctx, e, q, message{text: escape(notice)})
}

var userID = regexp.MustCompile(`^[UW][A-Z0-9]{1,20}$`)

// by names above a message the user who gave the command, or who asked for the alert. The name is an element of its own: text is never searched for
// mentions.
func by(user string, m message) message {
	if !userID.MatchString(user) || len(m.blocks) == 0 {
		return m
	}
	who := slackgo.NewRichTextSection(slackgo.NewRichTextSectionUserElement(user, nil))
	m.blocks = append([]slackgo.Block{slackgo.NewRichTextBlock("", who)}, m.blocks...)
	return m
}

// tokenWait is how long a delivery waits while the token is refused: that is not its channel's fault.
const tokenWait = 5 * time.Minute

// SendPart posts a message of a delivery, which is always one. See deliver.Sender.
func (a *Adapter) SendPart(ctx context.Context, to deliver.Place, ans *reply.Reply, p deliver.Part) (bool, error) {
	if p.N > 0 {
		return false, nil
	}
	if err := a.health.get("installed"); err != nil {
		return false, &queue.SendError{Outcome: queue.NotSent, Code: "app_uninstalled", RetryAfter: tokenWait, Err: err}
	}
	if err := a.mayPost(ctx, to.Team); err != nil {
		return false, err
	}
	m := by(p.For, a.render(ans, look{}))
	err := a.post(ctx, tag{"send/" + p.ID, p.Tried}, place{to.Team, to.Chat, to.Topic}, m)
	var send *queue.SendError
	if errors.As(err, &send) && send.Permanent {
		switch {
		case fatalAuth(send.Code), send.Code == "missing_scope":
			send.Permanent, send.RetryAfter = false, tokenWait
		case classOf(send.Code) != permanent:
			send.Err = errors.Join(queue.ErrMessage, send.Err)
		}
	}
	return false, err
}

// mayPost gives the error of a delivery to a workspace whose people may not ask. The organization that a workspace
// belongs to is Slack's to tell.
func (a *Adapter) mayPost(ctx context.Context, team string) error {
	if a.cfg.allows(team, "") {
		return nil
	}
	if a.org.Load() == nil {
		a.tryToken(ctx)
	}
	org := a.org.Load()
	switch {
	case org == nil:
		return &queue.SendError{Outcome: queue.NotSent, Code: "organization_unknown", RetryAfter: time.Minute}
	case a.cfg.allows("", *org):
		return nil
	}
	return &queue.SendError{Outcome: queue.NotSent, Code: "not_allowed", Permanent: true, Err: queue.ErrNotAllowed}
}

var _ deliver.Sender = (*Adapter)(nil)
