package main

import (
	"cmp"
	"fmt"
	"strings"

	"rebot/bot/mcp"
	"rebot/bot/slack"
	"rebot/bot/telegram"
	"rebot/bot/telemetry"
	"rebot/bot/web"
)

// settings are the variables that rebot reads, as .env.example explains them. A value is an example unless it is the
// default.
var settings = []struct{ name, value, text string }{
	{"REBOT_BULLETINS", "./bulletins",
		"The folder of bulletin files, one an issue (PDF, DOCX, HTML or text), which serve watches. " +
			"Without it the issue that ships is used."},
	{"REBOT_STATE", "./state", "The folder for the database and the index. " +
		"Without it they are kept in the folder rebot of the user's caches (~/.cache on Linux)."},
	{"REBOT_ADDR", "127.0.0.1:8080",
		"Where HTTP listens: for Slack, for Telegram's webhook, and for /healthz, /readyz and /metrics. This is the default."},
	{"REBOT_WEB", "on", "Serves the web page, the JSON API, the Model Context Protocol at /mcp and a feed at REBOT_ADDR. The default is off."},
	{"REBOT_WEB_TOKEN", "…", "Who may look: people give it in a form, programs send it as a bearer token. It has 16 characters or more, and is " +
		"needed where REBOT_ADDR can be reached from other machines; without it all is open to this machine only."},
	{"REBOT_URL", "https://rebot.example", "The address by which people's browsers reach REBOT_ADDR. Set, replies link to the line that " +
		"they cite, and the feed to itself."},
	{"DATABASE_URL", "postgres://rebot:password@localhost:5432/rebot",
		"A PostgreSQL database instead of the one in REBOT_STATE; several rebots may share it."},
	{"SLACK_BOT_TOKEN", "xoxb-…", "Switches Slack on. Give SLACK_SIGNING_SECRET, SLACK_APP_TOKEN or both with it."},
	{"SLACK_SIGNING_SECRET", "…", "Lets Slack in over HTTP: what it signs its requests with."},
	{"SLACK_SIGNING_SECRET_OLD", "…",
		"The signing secret before, which is taken too until all of Slack uses the new one."},
	{"SLACK_APP_TOKEN", "xapp-…", "Connects to Slack by Socket Mode, which needs no address that Slack can reach."},
	{"SLACK_ALLOWED_TEAMS", "T012345,E067890",
		"The workspaces (T…) and organizations (E…) whose people may ask, your own among them. Without it everyone may."},
	{"SLACK_API_URL", "http://127.0.0.1:9/slack/api/", "Another root of Slack's Web API, for tests."},
	{"TELEGRAM_BOT_TOKEN", "123456:ABC…", "Switches Telegram on, by long polling unless there is a webhook."},
	{"TELEGRAM_WEBHOOK_URL", "https://rebot.example/telegram/webhook",
		"The address at which Telegram reaches this rebot, instead of long polling."},
	{"TELEGRAM_WEBHOOK_SECRET", "…", "What Telegram must say when it calls the webhook: 1 to 256 of A–Z a–z 0–9 _ -."},
	{"TELEGRAM_ALLOWED_CHATS", "-1001234567890,42",
		"The chats where the bot answers, by number: those of groups and channels, and of users for private chats. " +
			"Without it everyone may ask."},
	{"TELEGRAM_API_URL", "http://127.0.0.1:9", "Another root of Telegram's Bot API, for tests."},
	{"REBOT_ADMINS", "slack:U012345,telegram:42",
		"Who may subscribe and unsubscribe in every chat, send an issue's digest again, and read what was changed: " +
			"slack:USER (slack:TEAM/USER for one of another workspace) and telegram:NUMBER. " +
			"Without it only the administrators of a Telegram group or channel may change what it gets."},
}

// A config holds the settings of serve.
type config struct {
	state, addr string
	database    telemetry.Secret // the URL has a password in it
	slack       slack.Config
	telegram    telegram.Config
	serveWeb    bool
	web         web.Config
	warnings    []string // settings that have no effect
}

// errNoPlatform names the alternatives to serve, for a start with nothing set.
var errNoPlatform = usageError{"no platform is set, so there is nobody to answer: " + `set SLACK_BOT_TOKEN or TELEGRAM_BOT_TOKEN, or REBOT_WEB=on for a web page (see .env.example).
To ask without one: rebot ask 氧化镝多少钱, or rebot chat.`}

func (a *app) config() (config, error) {
	secret := func(name string) telemetry.Secret { return telemetry.Secret(strings.TrimSpace(a.getenv(name))) }
	c := config{state: a.stateFolder(), addr: a.addr(), database: secret("DATABASE_URL")}
	c.slack = slack.Config{BotToken: secret("SLACK_BOT_TOKEN"), AppToken: secret("SLACK_APP_TOKEN"),
		APIURL: a.getenv("SLACK_API_URL")}
	for _, s := range []telemetry.Secret{secret("SLACK_SIGNING_SECRET"), secret("SLACK_SIGNING_SECRET_OLD")} {
		if s != "" {
			c.slack.SigningSecrets = append(c.slack.SigningSecrets, s)
		}
	}
	c.telegram = telegram.Config{Token: secret("TELEGRAM_BOT_TOKEN"), WebhookURL: a.getenv("TELEGRAM_WEBHOOK_URL"),
		WebhookSecret: secret("TELEGRAM_WEBHOOK_SECRET"), APIURL: a.getenv("TELEGRAM_API_URL")}
	if err := c.access(a.getenv("SLACK_ALLOWED_TEAMS"), a.getenv("TELEGRAM_ALLOWED_CHATS"),
		a.getenv("REBOT_ADMINS")); err != nil {
		return c, usageError{err.Error()}
	}
	if err := a.readWeb(&c); err != nil {
		return c, err
	}
	if c.state == "" {
		return c, usageError{"there is no folder for the database and the index: set REBOT_STATE"}
	}
	return c, c.validate()
}

// readWeb reads whether programs are served, and which.
func (a *app) readWeb(c *config) error {
	c.web = a.webConfig()
	switch on := a.getenv("REBOT_WEB"); on {
	case "", "off":
	case "on":
		c.serveWeb = true
	default:
		return usageError{fmt.Sprintf("REBOT_WEB: %q: want on or off", on)}
	}
	return nil
}

// webConfig says by which address the web page is reached, and who may look.
func (a *app) webConfig() web.Config {
	return web.Config{Addr: a.addr(), Token: telemetry.Secret(strings.TrimSpace(a.getenv("REBOT_WEB_TOKEN"))),
		URL: a.getenv("REBOT_URL")}
}

// addr is where HTTP listens.
func (a *app) addr() string { return cmp.Or(a.getenv("REBOT_ADDR"), "127.0.0.1:8080") }

// platforms names those that have a token.
func (c *config) platforms() (names []string) {
	if c.slack.BotToken != "" {
		names = append(names, slack.Source)
	}
	if c.telegram.Token != "" {
		names = append(names, telegram.Platform)
	}
	if c.serveWeb {
		names = append(names, web.Platform)
	}
	return names
}

// counted names whose questions are counted.
func (c *config) counted() []string {
	if !c.serveWeb {
		return c.platforms()
	}
	return append(c.platforms(), mcp.Platform)
}

// validate checks what is switched on, and warns of what is set for a platform that is off.
func (c *config) validate() error {
	if c.slack.BotToken == "" && (c.slack.AppToken != "" || len(c.slack.SigningSecrets) > 0) {
		c.warnings = append(c.warnings, "Slack is off: SLACK_BOT_TOKEN is not set")
	}
	if c.telegram.Token == "" && (c.telegram.WebhookURL != "" || c.telegram.WebhookSecret != "") {
		c.warnings = append(c.warnings, "Telegram is off: TELEGRAM_BOT_TOKEN is not set")
	}
	if !c.serveWeb && c.web.Token != "" {
		c.warnings = append(c.warnings, "the web page and the API are off: REBOT_WEB is not on")
	}
	if len(c.platforms()) == 0 {
		return errNoPlatform
	}
	err := c.web.ValidateURL() // replies have it where the page is served by another rebot, too
	if c.serveWeb {
		err = c.web.Validate()
	}
	if err != nil {
		return usageError{err.Error()}
	}
	if c.slack.BotToken != "" {
		if err := c.slack.Validate(); err != nil {
			return usageError{err.Error()}
		}
	}
	if c.telegram.Token != "" {
		if err := c.telegram.Validate(); err != nil {
			return usageError{err.Error()}
		}
	}
	return nil
}
