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

	"rebot/bot"
	"rebot/bot/queue"
	"rebot/bot/subscribe"
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
	cfg   Config
	desk  *bot.Service
	inbox queue.Inbox
	keep  Keeper
	lg    *slog.Logger
	hc    *http.Client
	api   *tg.Bot

	me     atomic.Pointer[self]
	pace   *pacer
	turns  *turns
	sign   *signer
	chains *memo[[]string] // by conversation, the questions that its last answer rests on
	health health
	leads  atomic.Bool              // this process polls
	held   atomic.Int64             // updates that wait at Telegram, as it said last
	erred  atomic.Int64             // when Telegram last had trouble with the webhook, in seconds since 1970, 0 for never
	wake   map[string]chan struct{} // by source

	// Gone is told of a chat that takes no message any more, Moved of a group that got another id; both may be nil.
	// What they return is retried. They are set before Run.
	Gone  func(ctx context.Context, chat int64, why string) error
	Moved func(ctx context.Context, from, to int64) error
	// Commands carries out orders to subscribe and to watch; without one they are questions like others. It is set before Run.
	Commands *subscribe.Handler
	// Admission says which questions are taken. It is set before Run; until then everything is.
	Admission *bot.Admission
}

// New makes an adapter. Nothing is asked of Telegram before Run. A nil client is one that fits Telegram.
func New(cfg Config, desk *bot.Service, inbox queue.Inbox, keep Keeper, lg *slog.Logger, hc *http.Client) (*Adapter, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	if hc == nil {
		hc = &http.Client{Transport: http.DefaultTransport.(*http.Transport).Clone()}
	}
	a := &Adapter{cfg: cfg, desk: desk, inbox: inbox, keep: keep, lg: lg, hc: hc,
		pace: newPacer(), turns: newTurns(), sign: newSigner(cfg.Token.Reveal()), chains: newMemo[[]string](4096),
		Admission: &bot.Admission{}, wake: map[string]chan struct{}{quick: make(chan struct{}, 1)}}
	for i := range int64(shards) {
		a.wake[shard(i)] = make(chan struct{}, 1)
	}
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
	}, a.handle)
}

// keepUpdate stores an update and wakes who handles it. An error means that Telegram must send it again.
func (a *Adapter) keepUpdate(ctx context.Context, body []byte) error {
	e, ok, err := event(body)
	if err != nil || !ok {
		telemetry.Count("telegram_updates_ignored")
		if err != nil {
			a.lg.WarnContext(ctx, "telegram sent what is no update", "err", err)
		}
		return nil
	}
	if a.me.Load() == nil { // who is asked can't be told yet, nor what may be
		return errStarting
	}
	if e.Kind, ok = a.enter(ctx, e); !ok {
		return nil
	}
	fresh, err := a.inbox.Put(ctx, e)
	if err != nil {
		telemetry.Count("telegram_updates_refused")
		return fmt.Errorf("%w: storing update %s: %w", errStore, e.ID, err)
	}
	if !fresh {
		telemetry.Count("telegram_updates_repeated")
	}
	a.lg.DebugContext(telemetry.WithID(ctx, e.ID), "taken", "kind", e.Kind, "fresh", fresh)
	select {
	case a.wake[e.Source] <- struct{}{}:
	default:
	}
	return nil
}
