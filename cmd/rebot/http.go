package main

import (
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
