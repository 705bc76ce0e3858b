package deliver

import (
	"context"
	"log/slog"

	"rebot/bot/store"
)

// Record puts an act into the audit log of the store, and says it in the log.
func Record(ctx context.Context, s *store.Store, lg *slog.Logger, a store.Act) error {
	if err := s.Record(ctx, a); err != nil {
		return err
	}
	lg.InfoContext(ctx, "audit", "platform", a.Platform, "team", a.Team, "chat", a.Chat, "topic", a.Topic, "who", a.Who,
		"what", a.What, "outcome", a.Outcome)
	return nil
}
