// Package web serves people and programs over HTTP. People get pages (pages.go): to ask, the prices, a product's
// history, an issue as its file has it with what is cited lit up, what contradicts itself, and what became of each
// number. Programs get what the bulletin says as JSON at /api/v1/ (api.go, described by openapi.json), the digests of
// the newest issues as a feed (feed.go), and beside them what it is given, such as the Model Context Protocol. Who
// may look has a token, or a signed address of one place, or is on the same machine (guard.go, session.go, place.go).
package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/time/rate"

	"rebot/bot"
	"rebot/bot/api"
	"rebot/bot/reply"
	"rebot/bot/telemetry"
)

// Platform is what the metrics call those who ask here.
const Platform = "web"

// A Config says who may look, and where.
type Config struct {
	Addr    string             // where it listens: on this machine alone everybody may look who is on it
	Token   telemetry.Secret   // who may look from elsewhere; then nobody may without it, from here neither
	URL     string             // the address by which people reach it; empty for what they ask by
	Metrics *telemetry.Metrics // registered nowhere if nil
	Now     func() time.Time   // the clock; time.Now if nil
}

func (c Config) clock() time.Time {
	if c.Now != nil {
		return c.Now()
	}
	return time.Now()
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
	}
	return c.ValidateURL()
}

// ValidateURL reports whether the address can't be one that people reach.
func (c Config) ValidateURL() error {
	if c.URL != "" && !isAddress(c.URL) {
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

// A Server serves people and programs.
type Server struct {
	cfg     Config
	reader  api.Reader
	mcp     http.Handler // nil for none
	lg      *slog.Logger
	metrics *telemetry.Metrics
	answers *lru.Cache[turn, *reply.Reply]
	pages   *lru.Cache[pageKey, []byte]

	rate, guests, wrong *rate.Limiter
}

// All that ask have one token, so they share one rate. Those who have not given it share another, so that they take
// nothing from the first, and so do tries of the token.
const (
	perSecond = 20
	burst     = 100

	triesPerSecond = 1
	tries          = 20
)

// New makes a server of what a reader reads. The handler of the Model Context Protocol may be nil.
func New(cfg Config, r api.Reader, mcp http.Handler, lg *slog.Logger) (*Server, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	return &Server{cfg: cfg, reader: r, mcp: mcp, lg: lg.With("platform", Platform), metrics: cfg.Metrics.OrUnregistered(),
		answers: bot.NewLRU[turn, *reply.Reply](maxAnswers), pages: bot.NewLRU[pageKey, []byte](maxKept),
		rate: rate.NewLimiter(perSecond, burst), guests: rate.NewLimiter(perSecond, burst),
		wrong: rate.NewLimiter(triesPerSecond, tries)}, nil
}

// Routes adds the paths.
func (s *Server) Routes(mux *http.ServeMux) {
	for _, r := range routes {
		mux.Handle(root+r.path, s.guard(s.endpoint(r)))
	}
	mux.Handle(root, s.guard(http.HandlerFunc(notThere)))
	mux.Handle("GET "+root+"openapi.json", s.guard(http.HandlerFunc(describe)))
	mux.Handle("GET /export.xlsx", s.guardPage(s.workbook))
	mux.Handle("GET /feed.atom", s.guard(http.HandlerFunc(s.feed)))
	if s.mcp != nil {
		mux.Handle("/mcp", s.guard(s.mcp))
	}
	s.pageRoutes(mux)
}

// pageRoutes adds the paths of pages. What is shown of a signed address decides itself who may look.
func (s *Server) pageRoutes(mux *http.ServeMux) {
	for path, page := range map[string]http.HandlerFunc{
		"/{$}": s.home, "/prices": s.kept(s.board), "/product/{name}": s.kept(s.product), "/issues": s.kept(s.issueList),
		"/discrepancies": s.kept(s.discrepancies), "/account": s.kept(s.account),
	} {
		mux.Handle("GET "+path, s.guardPage(page))
	}
	mux.Handle("GET /issue/{month}", s.open(s.kept(s.issue)))
	mux.Handle("GET /page.png", s.open(s.picture))
	mux.Handle("GET /login", s.open(s.loginForm))
	own := http.NewCrossOriginProtection()
	mux.Handle("POST /login", own.Handler(s.open(s.login)))
	mux.Handle("POST /logout", own.Handler(s.open(s.logout)))
	mux.HandleFunc("GET /assets/{file}", asset)
	mux.HandleFunc("GET /robots.txt", robots)
	mux.Handle("/", s.guardPage(s.noPage))
}

// Run waits until ctx ends: all is done by the paths.
func (s *Server) Run(ctx context.Context) error {
	<-ctx.Done()
	return nil
}

// Health reports what keeps it from working, which nothing does that the library's own does not say.
func (s *Server) Health() error { return nil }
