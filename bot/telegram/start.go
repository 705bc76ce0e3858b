package telegram

import (
	"context"
	"errors"
	"fmt"
	"slices"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"rebot/bot/queue"
	"rebot/bot/wait"
)

// start asks Telegram who the bot is, and sets its menu and its way of delivery. It goes on trying while Telegram can't
// be reached, and gives up only on a token that is not valid.
func (a *Adapter) start(ctx context.Context) error {
	for failures := 0; ; failures++ {
		err := a.setUp(ctx)
		if err == nil || ctx.Err() != nil {
			return nil
		}
		a.health.set(err)
		if errors.Is(err, errToken) {
			return fmt.Errorf("%w: is TELEGRAM_BOT_TOKEN right?", err)
		}
		var s *queue.SendError
		if errors.As(err, &s) && s.Permanent {
			return fmt.Errorf("setting the bot up: %w", err)
		}
		pause := waitOf(err, failures)
		a.lg.WarnContext(ctx, "telegram could not be set up", "wait", pause, "err", err)
		if !wait.For(ctx, pause) {
			return nil
		}
	}
}

func (a *Adapter) setUp(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 4*callTime)
	defer cancel()
	u, err := a.api.GetMe(ctx)
	if err != nil {
		return err
	}
	a.me.Store(&self{id: u.ID, name: u.Username, readsAll: u.CanReadAllGroupMessages})
	a.lg.InfoContext(ctx, "telegram knows the bot", "name", u.Username, "webhook", a.cfg.WebhookURL != "")
	for language, list := range menus() {
		if err := a.setMenu(ctx, language, list); err != nil {
			return err
		}
	}
	if a.cfg.WebhookURL != "" {
		if err := a.setWebhook(ctx); err != nil {
			return err
		}
		a.health.set(nil)
		return nil
	}
	// Whatever keeps it from being taken away now, a poll will report a webhook that stands in its way.
	if err := a.dropWebhook(ctx); err != nil {
		a.lg.WarnContext(ctx, "telegram can't be asked about a webhook of before", "err", err)
	}
	return nil
}

// menus are the command menus by language: Chinese where a language has no menu of its own, since the bulletin is
// Chinese.
func menus() map[string][]models.BotCommand {
	var zh, en []models.BotCommand
	for _, c := range commands {
		zh = append(zh, models.BotCommand{Command: c.name, Description: c.chinese})
		en = append(en, models.BotCommand{Command: c.name, Description: c.english})
	}
	return map[string][]models.BotCommand{"": zh, "zh": zh, "en": en}
}

// setMenu sets a menu that is not set yet. A menu is no reason not to answer, so only a token that fails stops it.
func (a *Adapter) setMenu(ctx context.Context, language string, list []models.BotCommand) error {
	has, err := a.api.GetMyCommands(ctx, &tg.GetMyCommandsParams{LanguageCode: language})
	if err == nil && !slices.Equal(has, list) {
		_, err = a.api.SetMyCommands(ctx, &tg.SetMyCommandsParams{Commands: list, LanguageCode: language})
	}
	if err != nil && !errors.Is(err, errToken) {
		a.lg.WarnContext(ctx, "the command menu could not be set", "language", language, "err", err)
		return nil
	}
	return err
}

// dropWebhook takes a webhook of before away, since Telegram lets nobody poll while there is one. What it holds stays.
func (a *Adapter) dropWebhook(ctx context.Context) error {
	info, err := a.api.GetWebhookInfo(ctx)
	if err != nil || info.URL == "" {
		return err
	}
	a.lg.InfoContext(ctx, "taking a webhook away, since this bot polls")
	_, err = a.api.DeleteWebhook(ctx, &tg.DeleteWebhookParams{})
	return err
}
