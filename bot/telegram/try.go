package telegram

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"rebot/bot/queue"
)

// Try asks Telegram whether the token is good, and says whose it is. Nothing is sent or set.
func Try(ctx context.Context, cfg Config, hc *http.Client) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, callTime)
	defer cancel()
	api, err := newLibrary(cfg, hc)
	if err != nil {
		return "", errors.New("the library does not take the settings")
	}
	me, err := api.GetMe(ctx)
	var s *queue.SendError
	switch {
	case errors.Is(err, errToken):
		return "", errors.New("telegram refuses TELEGRAM_BOT_TOKEN")
	case errors.As(err, &s) && s.Err != nil:
		return "", fmt.Errorf("telegram can't be reached: %w", s.Err)
	case err != nil:
		return "", fmt.Errorf("telegram can't be reached: %w", err)
	}
	who := "the bot @" + me.Username
	if !me.CanReadAllGroupMessages {
		who += ", which in groups reads commands, mentions and replies to it"
	}
	return who, nil
}
