package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"time"
)

// maxRequest is the longest body, in bytes, that any path reads.
const maxRequest = 1 << 20

// httpServer has the paths of the platforms and those that tell how rebot is. Who sends slowly is cut off.
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

// readyz answers 200 when everything works, else 503 with a line for each that does not.
func (s *server) readyz(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if err := s.ready(r.Context()); err != nil {
		w.WriteHeader(http.StatusServiceUnavailable)
		fmt.Fprintln(w, err)
		return
	}
	fmt.Fprintln(w, "ok")
}

// ready tells what does not work. It says no more of the database than that, since anybody may read it.
func (s *server) ready(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	var errs []error
	select {
	case <-s.stopping:
		errs = append(errs, errors.New("ending"))
	default:
	}
	if err := s.store.Ping(ctx); err != nil {
		s.lg.Error("the database does not answer", "err", err)
		errs = append(errs, errors.New("database: it does not answer"))
	}
	if s.desk != nil && s.desk.Rebuilding() {
		errs = append(errs, errors.New("index: it is being rebuilt"))
	}
	return errors.Join(append(errs, s.health())...)
}
