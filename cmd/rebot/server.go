package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"rebot/bot"
	"rebot/bot/deliver"
	"rebot/bot/mail"
	"rebot/bot/receipt"
	"rebot/bot/reload"
	"rebot/bot/slack"
	"rebot/bot/store"
	"rebot/bot/telegram"
	"rebot/bot/telemetry"
	"rebot/bot/wait"
	"rebot/bot/web"
	"rebot/bot/webhook"
)

// stopTime is how long what is in flight may take when the process is asked to end.
const stopTime = 20 * time.Second

// A platform takes questions. The adapters are platforms.
type platform interface {
	Routes(mux *http.ServeMux)
	Run(ctx context.Context) error
	Health() error
}

var (
	_ platform = (*slack.Adapter)(nil)
	_ platform = (*telegram.Adapter)(nil)
	_ platform = (*web.Server)(nil)
	_ platform = (*mail.Mailer)(nil)
	_ platform = (*webhook.Hooks)(nil)
)

// A named platform has the name that logs and /readyz call it by.
type named struct {
	name string
	platform
	mu    sync.Mutex
	ended error // why it ended before it was asked to
}

// A server is serve at work.
type server struct {
	lg         *slog.Logger
	registry   *prometheus.Registry // what /metrics shows
	counted    *telemetry.Metrics
	store      *store.Store
	book       *receipt.Book
	dispatcher *deliver.Dispatcher // nil in tests of the rest
	platforms  []*named
	probe      probe
	service    *bot.Service   // nil in tests of the rest
	prices     *watchedPrices // nil in tests of the rest
	// keeps the bulletins up to date until its context ends, nil where they don't change
	watch    func(context.Context) error
	stopping <-chan struct{} // closed when the process is asked to end
}

// newServer makes a server that counts what happens on the platforms.
func newServer(lg *slog.Logger, st *store.Store, stopping <-chan struct{}, platforms ...string) *server {
	r, labels := prometheus.NewRegistry(), bot.Labels(platforms...)
	labels.Checks = reload.Checks
	return &server{lg: lg, store: st, book: receipt.New(st, program(), lg), stopping: stopping, registry: r, counted: telemetry.NewMetrics(r, labels)}
}

// run serves until ctx ends, or until no platform is left, which is an error. Then it gives what is in flight its time.
func (s *server) run(ctx context.Context, l net.Listener) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	srv := s.httpServer()
	var all sync.WaitGroup
	all.Go(func() {
		if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			cancel(fmt.Errorf("serving HTTP: %w", err))
		}
	})
	all.Go(func() { s.sweep(ctx) })
	all.Go(func() { s.guard(ctx, cancel) })
	if s.watch != nil {
		all.Go(func() {
			if err := s.watch(ctx); err != nil && ctx.Err() == nil {
				cancel(err)
			}
		})
	}
	if s.prices != nil {
		all.Go(func() { watchPrices(ctx, s.prices) })
	}
	all.Go(func() { s.runPlatforms(ctx, cancel) })
	if s.dispatcher != nil {
		all.Go(func() { s.dispatcher.Run(ctx) })
	}
	<-ctx.Done()
	s.lg.Info("ending; what is in flight is finished first")
	err := s.stop(srv, &all)
	if cause := context.Cause(ctx); !errors.Is(cause, context.Canceled) {
		err = errors.Join(cause, err)
	}
	return err
}

// runPlatforms runs them side by side. One that ends by itself is told, and the others go on.
func (s *server) runPlatforms(ctx context.Context, cancel context.CancelCauseFunc) {
	var all sync.WaitGroup
	for _, p := range s.platforms {
		all.Go(func() {
			err := p.Run(ctx)
			if ctx.Err() != nil {
				return
			}
			if err == nil {
				err = errors.New("it ended by itself")
			}
			p.end(err)
			s.lg.Error("a platform is off", "platform", p.name, "err", err)
		})
	}
	all.Wait()
	if ctx.Err() == nil {
		cancel(s.health())
	}
}

// stop lets requests and platforms finish, for stopTime at most.
func (s *server) stop(srv *http.Server, all *sync.WaitGroup) error {
	ctx, cancel := context.WithTimeout(context.Background(), stopTime)
	defer cancel()
	err := srv.Shutdown(ctx)
	ended := make(chan struct{})
	go func() {
		all.Wait()
		close(ended)
	}()
	select {
	case <-ended:
		return err
	case <-ctx.Done():
		return errors.Join(fmt.Errorf("something was still in flight after %v; it comes again after the start",
			stopTime), srv.Close())
	}
}

// sweep tidies the database now and then.
func (s *server) sweep(ctx context.Context) {
	sweep := func(ctx context.Context) {
		if err := s.store.Sweep(ctx); err != nil && ctx.Err() == nil {
			s.lg.Warn("tidying up failed", "err", err, telemetry.Seldom(telemetry.Database))
		}
	}
	sweep(ctx)
	wait.Every(ctx, 10*time.Minute, sweep)
}

// guardEvery is how often it is looked whether the state folder is still there.
const guardEvery = 2 * time.Second

// guard ends serve when the state folder is gone: what is promised from then on would not be kept.
func (s *server) guard(ctx context.Context, cancel context.CancelCauseFunc) {
	wait.Every(ctx, guardEvery, func(context.Context) {
		if err := s.store.Gone(); err != nil {
			cancel(err)
			s.lg.Error("ending, since nothing can be kept any more", "err", err)
		}
	})
}

// health reports what keeps platforms from working.
func (s *server) health() error {
	var errs []error
	for _, p := range s.platforms {
		if err := p.failure(); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", p.name, err))
		}
	}
	return errors.Join(errs...)
}

func (p *named) end(err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ended = err
}

// failure reports why the platform ended, else what keeps it from working.
func (p *named) failure() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ended != nil {
		return p.ended
	}
	return p.Health()
}

// maxRequest is the longest body, in bytes, that any path reads.
const maxRequest = 1 << 20

// httpServer has the paths of the platforms and those that tell how rebot is. Slow senders are cut off.
func (s *server) httpServer() *http.Server {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("GET /readyz", s.readyz)
	mux.Handle("GET /metrics", s.metrics())
	for _, p := range s.platforms {
		p.Routes(mux)
	}
	return &http.Server{
		Handler:           http.MaxBytesHandler(mux, maxRequest),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      15 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(s.lg.With("part", "http").Handler(), slog.LevelWarn),
	}
}
