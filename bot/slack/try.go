package slack

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"

	slackgo "github.com/slack-go/slack"

	"rebot/bot/queue"
)

// Try asks Slack whether the tokens are good, and says whose they are. Nothing is posted, and no socket opened.
func Try(ctx context.Context, cfg Config, hc *http.Client) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, postTime)
	defer cancel()
	web := slackgo.New(cfg.BotToken.Reveal(), slackgo.OptionAPIURL(cfg.apiURL()), slackgo.OptionHTTPClient(hc),
		slackgo.OptionAppLevelToken(cfg.AppToken.Reveal()))
	me, err := web.AuthTestContext(ctx)
	if err != nil {
		return "", tried("SLACK_BOT_TOKEN", err)
	}
	who := fmt.Sprintf("the bot %s in the workspace %s (%s)", me.User, me.Team, me.TeamID)
	if len(cfg.Teams) > 0 && !slices.Contains(cfg.Teams, me.TeamID) && !slices.Contains(cfg.Teams, me.EnterpriseID) {
		return who, fmt.Errorf("the bot's own workspace %s is not in SLACK_ALLOWED_TEAMS: nobody there is answered", me.TeamID)
	}
	if cfg.AppToken != "" {
		if _, _, err := web.StartSocketModeContext(ctx); err != nil {
			return who, tried("SLACK_APP_TOKEN", err)
		}
	}
	return who, nil
}

// tried names the token that Slack refuses, or says that Slack can't be reached.
func tried(name string, err error) error {
	var said slackgo.SlackErrorResponse
	if errors.As(err, &said) {
		return fmt.Errorf("slack refuses %s (%s)", name, said.Err)
	}
	return fmt.Errorf("slack can't be reached: %w", queue.WithoutURL(err))
}
