package telegram

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	tg "github.com/go-telegram/bot"
	lru "github.com/hashicorp/golang-lru/v2"

	"rebot/bot"
	"rebot/bot/queue"
	"rebot/bot/telemetry"
)

// A Keeper keeps small values and leases where every replica sees them. store.Store is one.
type Keeper interface {
	Lease(ctx context.Context, name, owner string, ttl time.Duration) (held bool, err error)
	Release(ctx context.Context, name, owner string) error
	Get(ctx context.Context, name string) (text string, ok bool, err error)
	Set(ctx context.Context, name, text string) error
}

// An Adapter answers one bot's chats.
type Adapter struct {
	cfg     Config
	service *bot.Service
	inbox   queue.Inbox
	keep    Keeper
	lg      *slog.Logger
	metrics *Metrics
	hc      *http.Client
	api     *tg.Bot

	me     atomic.Pointer[self]
	pace   *pacer
	queued *chatQueue
	sign   *signer
	quoted *lru.Cache[string, time.Time] // when the source of a message was shown, by chat and number
	chains *lru.Cache[string, []string]  // by conversation, the questions that its last answer rests on
	health health
	leads  atomic.Bool  // this process polls
	held   atomic.Int64 // updates that wait at Telegram, as it said last
	// when Telegram last had trouble with the webhook, in seconds since 1970, 0 for never
	erred   atomic.Int64
	wake    map[string]chan struct{} // by source
	breaker *queue.Breaker

	pictures *bot.PictureQueue
}

// quotedFor is for how long the source of a message is not shown again.
const quotedFor = 10 * time.Minute

// New makes an adapter. Nothing is asked of Telegram before Run. A nil client is one that fits Telegram.
func New(cfg Config, service *bot.Service, inbox queue.Inbox, keep Keeper, lg *slog.Logger, hc *http.Client) (*Adapter,
	error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	if cfg.Admission == nil {
		cfg.Admission = &bot.Admission{}
	}
	if cfg.Metrics == nil {
		cfg.Metrics = NewMetrics(nil, nil)
	}
	if hc == nil {
		hc = &http.Client{Transport: http.DefaultTransport.(*http.Transport).Clone()}
	}
	a := &Adapter{cfg: cfg, service: service, inbox: inbox, keep: keep, lg: lg, hc: hc,
		pace: newPacer(), queued: newChatQueue(), sign: newSigner(cfg.Token.Reveal()),
		chains: bot.NewLRU[string, []string](4096), quoted: bot.NewLRU[string, time.Time](4096),
		metrics: cfg.Metrics, wake: map[string]chan struct{}{quick: make(chan struct{}, 1)}}
	for i := range int64(shards) {
		a.wake[shard(i)] = make(chan struct{}, 1)
	}
	a.breaker, a.pictures = queue.NewBreaker(lg, a.alive), bot.NewPictureQueue(service, lg)
	var err error
	if a.api, err = newLibrary(cfg, hc); err != nil {
		return nil, errors.New("telegram: the library does not take the settings")
	}
	return a, nil
}

// Run answers until ctx ends. It returns an error only for what no waiting mends, such as a token that is not valid.
func (a *Adapter) Run(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	if err := a.start(ctx); err != nil || ctx.Err() != nil {
		return err
	}
	var all sync.WaitGroup
	for i := range int64(shards) {
		all.Go(func() { a.work(ctx, shard(i), 1, 6*time.Hour) })
	}
	// Telegram forgets an inline query after 30 s and a press after 150 s.
	all.Go(func() { a.work(ctx, quick, 8, 2*time.Minute) })
	all.Go(func() { a.watchWebhook(ctx) })
	all.Go(func() { a.pictures.Run(ctx) })
	if a.cfg.WebhookURL == "" {
		a.poll(ctx)
	}
	all.Wait()
	return nil
}

// work handles the events of one source.
func (a *Adapter) work(ctx context.Context, source string, workers int, age time.Duration) {
	queue.Work(ctx, a.inbox, source, queue.Options{
		Workers: workers, MaxAge: age, Lease: 15 * time.Second, Wake: a.wake[source], Log: a.lg,
		Metrics: a.metrics.Metrics,
		Breaker: a.breaker,
	}, a.handle)
}

// Breaker is shared by all that is sent to Telegram.
func (a *Adapter) Breaker() *queue.Breaker { return a.breaker }

// alive makes a call that changes nothing, and fails when Telegram does not answer it.
func (a *Adapter) alive(ctx context.Context) error {
	_, err := a.api.GetMe(ctx)
	var s *queue.SendError
	if errors.As(answered(err), &s) && s.Ill {
		return s
	}
	return nil
}

// keepUpdate stores an update and wakes a worker. An error means that Telegram must send it again.
func (a *Adapter) keepUpdate(ctx context.Context, body []byte) error {
	e, ok, err := event(body)
	if err != nil || !ok {
		a.metrics.UpdatesIgnored.Inc()
		if err != nil {
			a.lg.WarnContext(ctx, "telegram sent what is no update", "err", err)
		}
		return nil
	}
	if a.me.Load() == nil { // the bot's own name is not known yet
		return errStarting
	}
	if e.Kind, ok = a.enter(ctx, &e); !ok {
		return nil
	}
	fresh, err := a.inbox.Put(ctx, e)
	if err != nil {
		a.metrics.UpdatesRefused.Inc()
		return fmt.Errorf("%w: storing update %s: %w", errStore, e.ID, err)
	}
	if !fresh {
		a.metrics.UpdatesRepeated.Inc()
	}
	a.lg.DebugContext(telemetry.WithID(ctx, e.ID), "taken", "kind", e.Kind, "fresh", fresh)
	select {
	case a.wake[e.Source] <- struct{}{}:
	default:
	}
	return nil
}
