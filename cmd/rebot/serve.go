package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"rebot/bot"
	"rebot/bot/api"
	"rebot/bot/deliver"
	"rebot/bot/mail"
	"rebot/bot/mcp"
	"rebot/bot/reload"
	"rebot/bot/slack"
	"rebot/bot/store"
	"rebot/bot/subscribe"
	"rebot/bot/telegram"
	"rebot/bot/telemetry"
	"rebot/bot/web"
	"rebot/bot/webhook"
	"rebot/cmd/rebot/settings"
	"rebot/cmd/rebot/terminal"
	"rebot/index"
	"rebot/index/intake"
	"rebot/index/prices"
)

var _ = addVerb(90, func(a *app) *cobra.Command {
	c := &cobra.Command{Use: "serve [flags]", Args: words(0, 0, ""),
		Short: "answer in Slack and Telegram, and programs over HTTP; .env.example tells the settings",
		Example: `  TELEGRAM_BOT_TOKEN=123456:ABC… REBOT_BULLETINS=./bulletins rebot serve
  rebot serve                                  # with the settings in .env`}
	verbose := c.Flags().Bool("debug", false, "log what was asked, and each message that is sent")
	c.RunE = func(*cobra.Command, []string) error { return a.serve(*verbose) }
	return c
})

// gcPercent is how much may be allocated beside what is in use before it is collected. What is in use is small, and
// what a question allocates little, so that twice as many collections cost less than a hundredth of the time and save
// 12 MB.
const gcPercent = 50

// serve answers on the platforms that have a token, until the process is asked to end.
func (a *app) serve(verbose bool) error {
	cfg, err := a.config()
	if err != nil {
		return err
	}
	level := slog.LevelInfo
	if verbose {
		level = slog.LevelDebug
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	lg := telemetry.NewLogger(a.stderr, terminal.IsTerminal(a.stderr), level)
	defer telemetry.Flush(lg)
	for _, w := range cfg.Warnings {
		lg.Warn(w)
	}
	return a.serveWith(cfg, lg)
}

// writable is what to do about a state folder that can't be used.
const writable = "let REBOT_STATE name a folder that rebot may make and write"

// serveWith opens what is needed, and closes it in the other order.
func (a *app) serveWith(cfg settings.Config, lg *slog.Logger) (err error) {
	l, err := net.Listen("tcp", cfg.Addr)
	if err != nil {
		return lasting(fmt.Errorf("listening at REBOT_ADDR: %w", err), "take a port above 1023, or an address of this machine")
	}
	defer l.Close() // the server has closed it by then
	st, err := store.Open(a.ctx, cfg.State, cfg.Database.Reveal())
	switch {
	case errors.Is(err, store.ErrBadURL):
		return wrongSettings(err)
	case err != nil && cfg.Database == "":
		return lasting(err, writable)
	case err != nil:
		return err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	s := newServer(lg, st, a.ctx.Done(), cfg.Counted()...)
	service, end, err := a.openService(s, &cfg)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, end()) }()
	s.service = service
	s.prices = &watchedPrices{folder: prices.FolderIn(cfg.State), service: service, lg: lg}
	s.dispatcher = deliver.NewDispatcher(st, service, deliver.Options{State: cfg.State, Log: lg, Metrics: s.counted})
	if err := s.connect(cfg, service); err != nil {
		return err
	}
	s.plan(a.ctx)
	loaded := []any{"index", "is being built"} // which is told when it is
	if !service.Rebuilding() {
		cover := service.Catalog()
		loaded = []any{"issues", len(cover.Months), "newest", cover.Newest().String()}
	}
	lg.Info("serving", append([]any{"addr", l.Addr().String(), "version", built(),
		"platforms", append(cfg.Platforms(), cfg.Targets()...), "may_ask", cfg.MayAsk(),
		"bulletins", cmp.Or(a.getenv("REBOT_BULLETINS"), "the edition that ships"),
		"database", st.Engine(), "schema", st.Schema().Version, "migrations_run", st.Schema().Ran}, loaded...)...)
	return s.run(a.ctx, l)
}

// openService opens the Service that answers: the bulletins of REBOT_BULLETINS, which the server watches then, with the
// index that is kept in the state folder; else the issue that ships. The function that it gives closes the library.
func (a *app) openService(s *server, set *settings.Config) (*bot.Service, func() error, error) {
	cfg, state := bot.Config{Version: built(), Orders: subscribe.IsOrder, Log: s.lg, Metrics: s.counted, Receipts: s.book.Keep,
		Prices: a.ownPrices(), Link: set.Web.Link()}, set.State
	path := a.getenv("REBOT_BULLETINS")
	if path == "" {
		lib, err := shipped()
		if err != nil {
			return nil, nil, err
		}
		s.lg.Warn("REBOT_BULLETINS is not set: answers come from the edition that ships, not from the bulletin itself")
		cfg.Shipped = true
		return bot.NewService(lib, bot.Ready, cfg), lib.Close, nil
	}
	if err := os.MkdirAll(state, 0o700); err != nil {
		return nil, nil, lasting(fmt.Errorf("making the state folder: %w", err), writable)
	}
	cfg.Draw = (&intake.Pictures{Path: path, Reader: a.intake()}).Draw
	w, err := reload.Open(a.ctx, reload.Config{State: state, Path: path, Swapped: s.plan, Service: cfg, Log: s.lg,
		Options: []index.Option{index.WithIntake(*a.intake())},
		Metrics: s.counted})
	if _, none := os.Stat(path); err != nil && errors.Is(none, fs.ErrNotExist) { // to try it again mends nothing
		return nil, nil, wrongSettings(fmt.Errorf("REBOT_BULLETINS: %w", err))
	}
	if err != nil {
		return nil, nil, lasting(fmt.Errorf("opening the bulletins of REBOT_BULLETINS: %w", err), "let rebot read them")
	}
	s.watch = w.Run
	return w.Service(), w.Close, nil
}

// plan plans what the newest issue is to be sent to. What fails is planned again while the dispatcher runs.
func (s *server) plan(ctx context.Context) {
	if err := s.dispatcher.Plan(ctx); err != nil {
		s.lg.Error("planning the digests failed", "err", err, deliver.Seldom(err))
	}
}

// connect makes the adapters of the platforms that have a token.
func (s *server) connect(cfg settings.Config, service *bot.Service) error {
	commands := subscribe.NewHandler(s.store, service, subscribe.Config{Log: s.lg, Metrics: s.counted, Targets: cfg.Targets()})
	if cfg.Slack.BotToken != "" {
		c := cfg.Slack
		c.Vote = s.book.Vote
		c.Commands, c.Admission, c.Metrics = commands, s.admission(slack.Source),
			slack.NewMetrics(s.registry, s.counted)
		p, err := slack.New(c, service, s.store, s.lg, &http.Client{Timeout: 30 * time.Second})
		if err != nil {
			return err
		}
		s.dispatcher.Add(slack.Source, p)
		s.platforms = append(s.platforms, &named{name: "slack", platform: p})
	}
	if cfg.Telegram.Token != "" {
		c := cfg.Telegram
		c.Commands, c.Admission, c.Metrics = commands, s.admission(telegram.Platform),
			telegram.NewMetrics(s.registry, s.counted)
		c.Gone, c.Moved, c.Vote = s.chatGone, s.chatMoved, s.book.Vote
		p, err := telegram.New(c, service, s.store, s.store, s.lg, nil)
		if err != nil {
			return err
		}
		s.dispatcher.Add(telegram.Platform, p)
		s.platforms = append(s.platforms, &named{name: "telegram", platform: p})
	}
	if err := s.connectTargets(cfg); err != nil {
		return err
	}
	if !cfg.ServeWeb {
		return nil
	}
	reader := api.NewReader(service)
	cfg.Web.Metrics = s.counted
	p, err := web.New(cfg.Web, reader, mcp.New(reader, built()).Handler(), s.lg)
	if err != nil {
		return err
	}
	s.platforms = append(s.platforms, &named{name: web.Platform, platform: p})
	return nil
}

// connectTargets makes the adapters of the targets that are on.
func (s *server) connectTargets(cfg settings.Config) error {
	if cfg.Mail.URL != "" {
		c := cfg.Mail
		c.Metrics = s.counted
		p, err := mail.New(c, s.lg)
		if err != nil {
			return err
		}
		s.dispatcher.Add(mail.Platform, p)
		s.platforms = append(s.platforms, &named{name: mail.Platform, platform: p})
	}
	if cfg.Webhook.Secret != "" {
		c := cfg.Webhook
		c.Metrics = s.counted
		p, err := webhook.New(c, s.lg, &http.Client{Timeout: 30 * time.Second})
		if err != nil {
			return err
		}
		s.dispatcher.Add(webhook.Platform, p)
		s.platforms = append(s.platforms, &named{name: webhook.Platform, platform: p})
	}
	return nil
}

// admission makes a platform's Admission. Each has its own, so that a backlog of one platform closes no other.
func (s *server) admission(platform string) *bot.Admission {
	d := bot.NewAdmission(func(ctx context.Context) (int, error) { return s.store.WaitingOf(ctx, platform) },
		s.counted)
	d.Held = s.store.Held
	return d
}

// chatGone ends the subscriptions of a Telegram chat that takes no message any more.
func (s *server) chatGone(ctx context.Context, chat int64, why string) error {
	p := deliver.Place{Platform: telegram.Platform, Chat: strconv.FormatInt(chat, 10)}
	n, err := s.store.SwitchOffChat(ctx, p.Platform, p.Chat, why)
	if n == 0 || err != nil {
		return err
	}
	s.lg.Warn("subscriptions are switched off: their chat takes no message", "chat", chat, "n", n)
	return deliver.Record(ctx, s.store, s.lg, store.Act{Place: p, What: "switch off all", Outcome: why})
}

// chatMoved lets the subscriptions of a Telegram group follow it to its new id.
func (s *server) chatMoved(ctx context.Context, from, to int64) error {
	p := deliver.Place{Platform: telegram.Platform, Chat: strconv.FormatInt(from, 10)}
	target := strconv.FormatInt(to, 10)
	if err := s.store.MoveChat(ctx, p.Platform, p.Chat, target); err != nil {
		return err
	}
	return deliver.Record(ctx, s.store, s.lg, store.Act{ID: "moved " + p.Chat + " " + target, Place: p,
		What: "move to " + target, Outcome: "done"})
}
