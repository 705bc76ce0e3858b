// Package slack lets people ask in Slack: by /re, by a mention and in direct messages, over HTTP or Socket Mode.
//
// What comes in is verified (verify.go, http.go) or read from a socket (sockets.go, conn.go), understood (incoming.go,
// clean.go) and put into the inbox; only the reply to a command goes out at once, in the acknowledgement (receive.go).
// Workers answer what waits in the inbox (reply.go): rendered (render.go and its blockBuilder), paced (pace.go), posted
// (post.go, respond.go; reconcile.go looks for what may have been posted; sources.go adds its pages) and, when that fails,
// classified (classify.go, codes.go) for bot.Work, which alone repeats.
package slack

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	slackgo "github.com/slack-go/slack"

	"rebot/bot"
	"rebot/bot/queue"
	"rebot/bot/reply"
)

// Source is the name under which the inbox keeps Slack's events.
const Source = "slack"

// A service answers questions. *bot.Service is one.
type service interface {
	Reply(ctx context.Context, platform, conversation, text string) *reply.Reply
	Ask(ctx context.Context, conversation, text string) *reply.Reply
	Last(conversation string) (*reply.Reply, bool)
}

// An Adapter is one Slack app.
type Adapter struct {
	cfg      Config
	service  service
	inbox    queue.Inbox
	lg       *slog.Logger
	metrics  *Metrics
	http     *http.Client
	web      *slackgo.Client
	pace     *pacer
	urls     *responseURLs
	quoted   *lru.Cache[string, pressed] // who was shown the source of which message last
	clients  *lru.Cache[string, locale]  // by who has them
	health   *health
	linked   atomic.Int32           // open ones
	noTables atomic.Bool            // Slack refused one
	noCharts atomic.Bool            // Slack refused a chart
	noPages  atomic.Bool            // Slack refused a table that is paged
	noVotes  atomic.Bool            // Slack refused the buttons made for 👍 and 👎
	org      atomic.Pointer[string] // the organization of the bot's workspaces, empty for none, nil until Slack told
	busy     chan struct{}          // holds a place for each question that is looked up for an acknowledgement
	wake     chan struct{}
	breaker  *queue.Breaker
	pictures *bot.PictureQueue
	opt      queue.Options
}

// How long things may take.
const (
	ackWait   = time.Second      // for an answer to go into the acknowledgement; Slack gives up after 3
	askTime   = 10 * time.Second // for an answer at all
	postTime  = 8 * time.Second  // for one call of Slack's
	freshness = 5 * time.Minute  // a question older than this is not answered any more: its asker has gone on
)

// New makes an adapter of the service that answers and the inbox that keeps what is still to be answered.
func New(cfg Config, d *bot.Service, inbox queue.Inbox, lg *slog.Logger, hc *http.Client) (*Adapter, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	if cfg.Admission == nil {
		cfg.Admission = &bot.Admission{}
	}
	if cfg.Metrics == nil {
		cfg.Metrics = NewMetrics(nil, nil)
	}
	a := &Adapter{cfg: cfg, service: d, inbox: inbox, lg: lg.With("platform", Source), http: hc, pace: newPacer(),
		urls: newResponseURLs(), quoted: bot.NewLRU[string, pressed](pacesKept),
		clients: bot.NewLRU[string, locale](pacesKept),
		health:  newHealth(), busy: make(chan struct{}, 8), wake: make(chan struct{}, 1), metrics: cfg.Metrics}
	a.web = slackgo.New(cfg.BotToken.Reveal(), slackgo.OptionAPIURL(cfg.apiURL()), slackgo.OptionHTTPClient(queue.Client{Client: hc}),
		slackgo.OptionAppLevelToken(cfg.AppToken.Reveal()))
	a.breaker, a.pictures = queue.NewBreaker(a.lg, a.alive), bot.NewPictureQueue(d, a.lg)
	a.opt = queue.Options{Workers: 16, Tries: 3, MaxAge: freshness, Lease: 30 * time.Second, Wake: a.wake, Log: a.lg,
		Metrics: a.metrics.Metrics, Breaker: a.breaker}
	return a, nil
}

// Run answers what comes until ctx ends, and keeps the sockets open if there is an app token.
func (a *Adapter) Run(ctx context.Context) error {
	var all sync.WaitGroup
	all.Go(func() { a.tryToken(ctx) })
	all.Go(func() { a.pictures.Run(ctx) })
	if a.cfg.AppToken != "" {
		a.health.set("socket", errors.New("no socket is open yet"))
		all.Go(func() { a.keepSockets(ctx) })
	}
	queue.Work(ctx, a.inbox, Source, a.opt, a.handle)
	all.Wait()
	return nil
}

// tryToken looks at the start whether the bot token is good, so that a wrong one shows before somebody asks. Of other
// failures nothing follows. https://docs.slack.dev/reference/methods/auth.test
func (a *Adapter) tryToken(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, postTime)
	defer cancel()
	me, err := a.web.AuthTestContext(ctx)
	var said slackgo.SlackErrorResponse
	switch {
	case err == nil:
		a.org.Store(&me.EnterpriseID)
		a.lg.InfoContext(ctx, "slack knows the bot", "workspace", me.Team, "bot", me.User)
	case errors.As(err, &said) && fatalAuth(said.Err):
		a.lg.ErrorContext(ctx, "slack refuses the bot token", "code", said.Err)
		a.health.set("token", fmt.Errorf("the bot token is refused (%s)", said.Err))
	}
}

// Breaker is shared by all that is sent to Slack.
func (a *Adapter) Breaker() *queue.Breaker { return a.breaker }

// alive makes a call that changes nothing, and fails when Slack does not answer it.
func (a *Adapter) alive(ctx context.Context) error {
	_, err := a.web.AuthTestContext(ctx)
	var send *queue.SendError
	if errors.As(a.classify(err, true), &send) && send.Ill {
		return send
	}
	return nil
}

// Send posts an answer into a channel. The target is the channel's id, with the workspace's id and a slash before it
// where it is known. The error is a *bot.SendError.
func (a *Adapter) Send(ctx context.Context, target string, ans *reply.Reply) error {
	team, channel, ok := strings.Cut(target, "/")
	if !ok {
		team, channel = "", target
	}
	return a.post(ctx, tag{id: "send/" + target + "/" + ans.Title}, place{team: team, channel: channel},
		a.render(ans, look{}))
}

// Health reports what keeps the adapter from working, nil for nothing.
func (a *Adapter) Health() error { return errors.Join(a.health.err(), a.breaker.Err()) }

// nudge wakes a worker after something was put into the inbox.
func (a *Adapter) nudge() {
	select {
	case a.wake <- struct{}{}:
	default:
	}
}

// recovered calls fn and makes a panic an error, so that one odd request can't end the process.
func (a *Adapter) recovered(fn func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			a.metrics.Panics.WithLabelValues(Source).Inc()
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	return fn()
}
