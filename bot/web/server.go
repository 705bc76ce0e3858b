// Package web serves programs over HTTP: what the bulletin says as JSON at /api/v1/ (api.go, described by openapi.json), the
// digests of the newest issues as a feed (feed.go), and beside them what it is given, such as the Model Context Protocol.
// Who may look has a token, or is on the same machine (guard.go).
package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"

	"golang.org/x/time/rate"

	"rebot/bot/api"
	"rebot/bot/telemetry"
)

// Platform is what the metrics call those who ask here.
const Platform = "web"

// A Config says who may look, and where.
type Config struct {
	Addr  string           // where it listens: on this machine alone everybody may look who is on it
	Token telemetry.Secret // who may look from elsewhere; then nobody may without it, from here neither
	URL   string           // the address by which people reach it, for the feed; empty for what they ask by
}

// shortestToken is the length in characters of a token that nobody guesses.
const shortestToken = 16

// Validate reports what is missing, in a sentence for the operator.
func (c Config) Validate() error {
	switch {
	case c.Token != "" && len(c.Token) < shortestToken:
		return fmt.Errorf("REBOT_WEB_TOKEN has fewer than %d characters", shortestToken)
	case c.Token == "" && !isLoopback(c.Addr):
		return errors.New("REBOT_WEB=on needs REBOT_WEB_TOKEN where REBOT_ADDR can be reached from elsewhere")
	case c.URL != "" && !isAddress(c.URL):
		return errors.New("REBOT_URL is no http or https address")
	}
	return nil
}

// isLoopback reports whether an address is reached from the same machine only.
func isLoopback(addr string) bool {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		host = addr
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// A Server serves programs.
type Server struct {
	cfg    Config
	reader api.Reader
	mcp    http.Handler // nil for none
	lg     *slog.Logger
	rate   *rate.Limiter
}

// All that ask have one token, so they share one rate.
const (
	perSecond = 20
	burst     = 100
)

// New makes a server of what a reader reads. The handler of the Model Context Protocol may be nil.
func New(cfg Config, r api.Reader, mcp http.Handler, lg *slog.Logger) (*Server, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	return &Server{cfg: cfg, reader: r, mcp: mcp, lg: lg.With("platform", Platform),
		rate: rate.NewLimiter(perSecond, burst)}, nil
}

// Routes adds the paths.
func (s *Server) Routes(mux *http.ServeMux) {
	for _, r := range routes {
		mux.Handle(root+r.path, s.guard(s.endpoint(r)))
	}
	mux.Handle(root, s.guard(http.HandlerFunc(notThere)))
	mux.Handle("GET "+root+"openapi.json", s.guard(http.HandlerFunc(describe)))
	mux.Handle("GET /feed.atom", s.guard(http.HandlerFunc(s.feed)))
	if s.mcp != nil {
		mux.Handle("/mcp", s.guard(s.mcp))
	}
}

// Run waits until ctx ends: all is done by the paths.
func (s *Server) Run(ctx context.Context) error {
	<-ctx.Done()
	return nil
}

// Health reports what keeps it from working, which nothing does that the library's own does not say.
func (s *Server) Health() error { return nil }
