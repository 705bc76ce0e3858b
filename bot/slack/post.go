package slack

import (
	"context"
	"errors"
	"fmt"
	"slices"

	slackgo "github.com/slack-go/slack"

	"rebot/bot/queue"
	"rebot/bot/reply"
)

// A place is a channel, and a thread in it or none.
type place struct{ team, channel, thread string }

const (
	postMessage   = "chat.postMessage"
	postEphemeral = "chat.postEphemeral"
)

// post posts a message for all once, if it is not found to stand there. Whether it comes again is for bot.Work to
// decide; only blocks that Slack refuses go again at once, as plain text, since nothing was posted then.
func (a *Adapter) post(ctx context.Context, t tag, to place, m message) error {
	if !t.since.IsZero() {
		if found, err := a.reconcile(ctx, t, to); found || err != nil {
			return err
		}
	}
	_, err := a.call(ctx, postMessage, t.id, to, m, slackgo.MsgOptionMetadata(t.metadata()))
	return err
}

// whisper posts a message that only one user sees.
func (a *Adapter) whisper(ctx context.Context, key string, to place, user string, m message) error {
	_, err := a.call(ctx, postEphemeral, key, to, m, slackgo.MsgOptionPostEphemeral(user))
	return err
}

// call makes a call, and gives the channel that the message stands in.
func (a *Adapter) call(ctx context.Context, method, key string, to place, m message, how ...slackgo.MsgOption) (string, error) {
	lane := to.channel
	if method == postEphemeral { // which the channel's own limit is not about
		lane += " whispered"
	}
	if wait := a.pace.wait(key, method, to.team, lane); wait > 0 {
		return "", &queue.SendError{Outcome: queue.NotSent, Code: "paced", RetryAfter: wait}
	}
	channel, err := a.once(ctx, method, to, m, how...)
	var send *queue.SendError
	if errors.As(err, &send) && classOf(send.Code) == refused && len(m.blocks) > 0 {
		a.lg.WarnContext(ctx, "slack refused the blocks of a reply; it goes again as plain text", "code", send.Code)
		a.metrics.BlocksRefused.WithLabelValues(send.Code).Inc()
		a.refusedBlocks(m.blocks)
		m.blocks = nil
		channel, err = a.once(ctx, method, to, m, how...)
	}
	a.noted(ctx, method, to, err)
	return channel, err
}

// once makes one call. https://docs.slack.dev/reference/methods/chat.postMessage
func (a *Adapter) once(ctx context.Context, method string, to place, m message, how ...slackgo.MsgOption) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, postTime)
	defer cancel()
	ctx, t := queue.Watch(ctx)
	opts := append([]slackgo.MsgOption{
		slackgo.MsgOptionText(m.text, false), // escaped already, by our own rules
		slackgo.MsgOptionParse(false),
		slackgo.MsgOptionDisableLinkUnfurl(),
		slackgo.MsgOptionDisableMediaUnfurl(),
	}, how...)
	if len(m.blocks) > 0 {
		opts = append(opts, slackgo.MsgOptionBlocks(m.blocks...))
	} else {
		opts = append(opts, slackgo.MsgOptionDisableMarkdown())
	}
	if to.thread != "" {
		opts = append(opts, slackgo.MsgOptionTS(to.thread))
	}
	if err := queue.InTime(ctx); err != nil {
		return "", err
	}
	channel, ts, _, err := a.web.SendMessageContext(ctx, to.channel, opts...)
	if err == nil && ts == "" {
		err = errors.New("slack said neither ok nor what is wrong")
	}
	return channel, a.classify(err, t.Wrote())
}

// noted counts how a call ended, holds the method back after a 429, and knows when the token is of no use.
func (a *Adapter) noted(ctx context.Context, method string, to place, err error) {
	queue.CountSend(a.metrics.Metrics, Source, err)
	var send *queue.SendError
	if !errors.As(err, &send) {
		a.health.set("token", nil)
		a.breaker.Sent()
		a.lg.DebugContext(ctx, "sent", "method", method)
		return
	}
	if send.Code == "ratelimited" || send.Code == "rate_limited" {
		a.pace.pause(method, to.team, send.RetryAfter)
	}
	if fatalAuth(send.Code) {
		a.health.set("token", fmt.Errorf("the bot token is refused (%s)", send.Code))
	}
}

// render makes a message of an answer. Once Slack has refused a message with a table, tables are set as text, and so with charts and
// the buttons for 👍 and 👎: the reply in an acknowledgement can't be repeated as plain text, since Slack says nothing to
// that.
func (a *Adapter) render(ans *reply.Reply, l look) message {
	l.flat, l.unpaged, l.noChart, l.plainVotes = a.noTables.Load(), a.noPages.Load(), a.noCharts.Load(), a.noVotes.Load()
	m := render(ans, l)
	if m.heldBack {
		a.metrics.HeldBack.WithLabelValues(Source).Inc()
	}
	return m
}

// refusedBlocks notes that Slack refused blocks: if there was a chart among them, that, then a table that is paged, then another, else the buttons that tell what
// somebody thinks of the reply.
func (a *Adapter) refusedBlocks(blocks []slackgo.Block) {
	has := func(kind slackgo.MessageBlockType) bool {
		return slices.ContainsFunc(blocks, func(b slackgo.Block) bool { return b.BlockType() == kind })
	}
	switch {
	case has(slackgo.MBTDataVisualization):
		a.noCharts.Store(true)
	case has(slackgo.MBTDataTable):
		a.noPages.Store(true)
	case has(slackgo.MBTTable):
		a.noTables.Store(true)
	case has(slackgo.MBTContextActions):
		a.noVotes.Store(true)
	}
}
