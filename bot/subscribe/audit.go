package subscribe

import (
	"context"
	"strings"

	"rebot/bot/deliver"
	"rebot/bot/reply"
	"rebot/bot/store"
)

// record records the outcome of a command.
func (c *Handler) record(ctx context.Context, p deliver.Place, by Actor, o Command, outcome string) error {
	act := store.Act{Place: p, Who: by.User, What: o.words(), Outcome: outcome}
	if by.Event != "" {
		act.ID = p.Platform + "/" + by.Event + "/" + outcome
	}
	return deliver.Record(ctx, c.store, c.lg, act)
}

// words are the command as it prints itself, without the brackets.
func (o Command) words() string {
	return strings.TrimSuffix(strings.TrimPrefix(o.String(), "order{"), "}")
}

// shownActs is how much of the audit log a reply shows.
const shownActs = 10

// acts shows the last acts of all places.
func (c *Handler) acts(ctx context.Context, a reply.Writer) error {
	list, err := c.store.Acts(ctx, shownActs)
	if err != nil {
		return err
	}
	a.Title = a.Say("最近的变更", "The last changes")
	for _, act := range list {
		where := strings.Trim(strings.Join([]string{act.Platform, act.Team, act.Chat, act.Topic}, "/"), "/")
		line := strings.Join([]string{act.At.UTC().Format("2006-01-02 15:04 UTC"), where, act.Who, act.What,
			act.Outcome}, " · ")
		a.Details = append(a.Details, line)
		a.Permit(line)
	}
	if len(list) == 0 {
		a.Lead = a.Say("还没有。", "There are none.")
	}
	return nil
}
