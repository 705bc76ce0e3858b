package slack

import (
	"context"
	"errors"
	"fmt"
	"time"

	slackgo "github.com/slack-go/slack"

	"rebot/bot/queue"
)

// A tag names a message that is posted, by metadata that nobody sees. With since, a try before may have posted it from
// then on: it is looked for before it is posted again.
type tag struct {
	id    string
	since time.Time
}

// tagOf tags the reply to an event. One that was claimed before, by a process that was killed, say, may stand there.
func tagOf(e queue.Event) tag {
	m := tag{id: e.ID}
	if e.Attempts > 1 {
		m.since = e.Received
	}
	return m
}

// metadata is how a tag stands in a message. Ids hold names of channels and people, so only their digest is shown.
// https://docs.slack.dev/messaging/message-metadata
func (m tag) metadata() slackgo.SlackMetadata {
	return slackgo.SlackMetadata{EventType: "rebot_message", EventPayload: map[string]any{"id": digest(m.id)}}
}

func (m tag) on(msg slackgo.Message) bool {
	want := m.metadata()
	return msg.Metadata.EventType == want.EventType && msg.Metadata.EventPayload["id"] == want.EventPayload["id"]
}

const (
	lookPage  = 100         // messages that are asked for at once
	lookPages = 5           // pages that are looked through: a busier channel hides what was posted
	clockGap  = time.Minute // how far the clocks of this machine and of Slack's may differ
)

// reconcile reports whether a tagged message stands where it was to go. Where the bot may not read that it counts as
// absent, and is posted once more; an error is a *bot.SendError that brings the message back when Slack can be asked
// again.
func (a *Adapter) reconcile(ctx context.Context, m tag, to place) (bool, error) {
	ctx, cancel := context.WithTimeout(ctx, postTime)
	defer cancel()
	oldest, cursor := fmt.Sprintf("%d.000000", m.since.Add(-clockGap).Unix()), ""
	for range lookPages {
		list, next, err := a.read(ctx, to, oldest, cursor)
		if err != nil {
			return false, a.cantLook(ctx, err)
		}
		for _, msg := range list {
			if m.on(msg) {
				a.metrics.Lookups.WithLabelValues("found").Inc()
				return true, nil
			}
		}
		if cursor = next; cursor == "" {
			queue.Absent(ctx)
			break
		}
	}
	a.metrics.Lookups.WithLabelValues("absent").Inc()
	return false, nil
}

// read gives a page of a channel's or a thread's messages with their metadata.
// https://docs.slack.dev/reference/methods/conversations.history and …/conversations.replies
func (a *Adapter) read(ctx context.Context, to place, oldest, cursor string) (list []slackgo.Message, next string,
	err error) {
	if to.thread != "" {
		list, _, next, err = a.web.GetConversationRepliesContext(ctx,
			&slackgo.GetConversationRepliesParameters{ChannelID: to.channel,
				Timestamp: to.thread, Oldest: oldest, Cursor: cursor, Limit: lookPage, IncludeAllMetadata: true})
		return list, next, err
	}
	h, err := a.web.GetConversationHistoryContext(ctx, &slackgo.GetConversationHistoryParameters{ChannelID: to.channel,
		Oldest: oldest, Cursor: cursor, Limit: lookPage, IncludeAllMetadata: true})
	if err != nil {
		return nil, "", err
	}
	return h.Messages, h.ResponseMetaData.NextCursor, nil
}

// cantLook makes a failed look a wait, where it may go well later. What Slack refuses, such as for want of a scope, is
// no error: looking is optional.
func (a *Adapter) cantLook(ctx context.Context, err error) error {
	var send *queue.SendError
	if !errors.As(a.classify(err, true), &send) {
		return err
	}
	if send.RetryAfter > 0 || send.Outcome == queue.Unknown {
		a.metrics.Lookups.WithLabelValues("failed").Inc()
		return &queue.SendError{Outcome: queue.NotSent, Code: send.Code, RetryAfter: retryAfter(send.RetryAfter),
			Ill: send.Ill, Err: send.Err}
	}
	a.metrics.Lookups.WithLabelValues("refused").Inc()
	a.lg.InfoContext(ctx, "slack does not let a message be looked up, so it is posted once more", "code", send.Code)
	return nil
}
