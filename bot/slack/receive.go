package slack

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"rebot/bot/queue"
	"rebot/bot/slack/kit"
	"rebot/bot/telemetry"
)

// onEvent takes an event in. An error means that it is not kept and that Slack should send it again.
func (a *Adapter) onEvent(ctx context.Context, body []byte) error {
	var e event
	if err := json.Unmarshal(body, &e); err != nil {
		return a.passOver(ignoredUnreadable)
	}
	if e.Type == ignoredRateLimited {
		a.lg.WarnContext(ctx, "slack delivers no more events this minute", "team", e.Team)
		return a.passOver(e.Type)
	}
	var m posted
	if err := json.Unmarshal(e.Inner, &m); err != nil {
		return a.passOver(ignoredUnreadable)
	}
	a.health.set("installed", nil) // a workspace that sends events has the app installed
	switch m.Type {
	case "app_mention", "message":
		return a.onMessage(ctx, &e, m)
	case "app_home_opened", "assistant_thread_started":
		return a.onSurface(ctx, &e, m)
	case ignoredRevoked, ignoredUninstalled:
		a.lg.ErrorContext(ctx, "slack took the app's token back; nothing is posted until the app is installed again",
			"event", m.Type)
		a.health.set("installed", errors.New("the app was uninstalled or its token revoked"))
		return a.passOver(m.Type)
	}
	return a.passOver(ignoredUnknown)
}

// passOver counts an event that needs no answer. Slack is told that all is well: to send it again changes nothing.
func (a *Adapter) passOver(why string) error {
	a.metrics.EventsIgnored.WithLabelValues(reasonLabel(why)).Inc()
	return nil
}

// onMessage keeps a question that somebody asked in a channel or a direct message.
func (a *Adapter) onMessage(ctx context.Context, e *event, m posted) error {
	q, why := e.said(m)
	if why == "" && !q.Mentioned && !q.Direct && !a.inConversation(q) {
		why = ignoredNotForIt
	}
	if why == "" && len(m.Edited) > 0 && string(m.Edited) != "null" {
		why = ignoredEdited
	}
	if why != "" {
		return a.passOver(why)
	}
	return a.enter(ctx, "message", q.key(), q)
}

// inConversation reports whether a message stands in a thread where the bot was asked before.
func (a *Adapter) inConversation(q asked) bool {
	if q.Thread == "" {
		return false
	}
	_, ok := a.service.Last(q.conversation())
	return ok
}

// keep puts a question into the inbox, once.
func (a *Adapter) keep(ctx context.Context, kind, key string, q asked) error {
	body, err := json.Marshal(q)
	if err != nil {
		return err
	}
	g := q.requester()
	fresh, err := a.inbox.Put(ctx, queue.Event{Source: Source, ID: key, Kind: kind, Body: body, Received: time.Now(),
		Place: g.Place(), Person: g.Person()})
	if err != nil {
		a.metrics.EventsRefused.Inc()
		a.lg.ErrorContext(ctx, "the inbox did not take an event; slack is asked to send it again", "kind", kind, "err",
			err, telemetry.Seldom(telemetry.Database))
		return err
	}
	if !fresh {
		return a.passOver(ignoredRepeated)
	}
	a.lg.DebugContext(telemetry.WithID(ctx, key), "taken", "kind", kind)
	a.nudge()
	return nil
}

// onCommand answers a command in its acknowledgement. When that takes too long the answer follows by the response URL,
// and the acknowledgement is empty.
func (a *Adapter) onCommand(ctx context.Context, q asked, limit int) (reply []byte, err error) {
	if v := a.verdict(ctx, "", q); v.Why != "" {
		return a.turnedAway(v, q, limit), nil
	}
	if _, ok := a.readOrder(q.Text); ok { // never twice, which answering late may come to
		return nil, a.keepCommand(ctx, q)
	}
	ctx = a.speaking(telemetry.WithID(ctx, q.command()), q)
	if m, ok := a.soon(ctx, q); ok {
		if reply = ackReply(m, limit); reply != nil {
			a.lg.DebugContext(ctx, "sent", "method", "acknowledgement")
			return reply, nil
		}
	}
	a.metrics.CommandsLate.Inc()
	return nil, a.keepCommand(ctx, q)
}

func (a *Adapter) keepCommand(ctx context.Context, q asked) error {
	return a.keep(ctx, "command", q.command(), q)
}

// soon answers within ackWait, or not at all.
func (a *Adapter) soon(ctx context.Context, q asked) (m message, ok bool) {
	wait := time.NewTimer(ackWait)
	defer wait.Stop()
	select {
	case a.busy <- struct{}{}:
	case <-wait.C:
		return message{}, false
	}
	done := make(chan message, 1)
	go func() {
		defer func() { <-a.busy }()
		defer close(done)
		if err := a.recovered(func() error { done <- a.render(a.answer(ctx, q)); return nil }); err != nil {
			a.lg.ErrorContext(ctx, "answering a command failed", "err", err)
		}
	}()
	select {
	case m, ok = <-done:
	case <-wait.C:
	}
	return m, ok
}

// sameFor is for how long a button that shows the source shows it to one person once.
const sameFor = time.Minute

// pressedTwice reports whether somebody who was just shown the source of a message asks for it again: a click that Slack sends
// twice has the key of the first.
func (a *Adapter) pressedTwice(q asked, key string) bool {
	if q.Action != actSource {
		return false
	}
	who := strings.Join([]string{q.Team, q.Channel, q.TS, q.User}, "/")
	last, ok := a.quoted.Get(who)
	if ok && last.key != key && time.Since(last.at) < sameFor {
		return true
	}
	a.quoted.Add(who, pressed{key, time.Now()})
	return false
}

// A pressed is a press of a button: its key and its time.
type pressed struct {
	key string
	at  time.Time
}

// onAction keeps a click, which is answered by the response URL.
func (a *Adapter) onAction(ctx context.Context, payload []byte) error {
	var i interaction
	if err := json.Unmarshal(payload, &i); err != nil {
		return a.passOver(ignoredUnreadable)
	}
	if i.Type != "block_actions" || len(i.Actions) == 1 && strings.HasPrefix(i.Actions[0].ID, kit.ActForm) {
		return a.onForm(ctx, &i)
	}
	q, key, ok := i.clicked()
	if !ok {
		return a.passOver(ignoredUnknown)
	}
	if a.pressedTwice(q, key) {
		return a.passOver(ignoredRepeated)
	}
	return a.enter(ctx, "action", key, q)
}
