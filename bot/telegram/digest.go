package telegram

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"rebot/bot/queue"
	"rebot/bot/reply"
)

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
			keys = a.sign.keys(t.chat, card{answer: &reply.Reply{English: ans.English, Offers: ans.Offers}}, nil)
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
