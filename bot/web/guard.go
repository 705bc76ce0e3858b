package web

import (
	"crypto/rand"
	"net/http"
	"net/url"
	"strings"

	"rebot/bot/telemetry"
)

// What a browser may do with what it gets: nothing with what programs get, and with a page only what is served beside
// it.
const (
	dataPolicy = "default-src 'none'"
	pagePolicy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; " +
		"base-uri 'none'; frame-ancestors 'none'"
)

// protect sets what every reply has: nobody's search engine may keep it, and no other page is told of it.
func protect(w http.ResponseWriter, policy string) {
	h := w.Header()
	h.Set("X-Robots-Tag", "noindex, nofollow")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Content-Security-Policy", policy)
	h.Set("Cache-Control", "no-store")
}

// named gives a request the id that the log's lines about it have.
func named(r *http.Request) *http.Request {
	return r.WithContext(telemetry.WithID(r.Context(), Platform+"/"+rand.Text()[:idLetters]))
}

// idLetters are enough to tell apart what is asked within the time that a log is kept.
const idLetters = 12

// guard lets those programs through who may look, as fast as they may.
func (s *Server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		protect(w, dataPolicy)
		r = named(r)
		switch {
		case !s.mayLook(r) && !s.wrong.Allow(), s.mayLook(r) && !s.rate.Allow():
			w.Header().Set("Retry-After", "1")
			refuse(w, http.StatusTooManyRequests, "that is asked too fast")
		case !s.mayLook(r):
			w.Header().Set("WWW-Authenticate", `Bearer realm="rebot", Basic realm="rebot"`)
			refuse(w, http.StatusUnauthorized, "give the token of REBOT_WEB_TOKEN: Authorization: Bearer TOKEN")
		case s.cfg.Token == "" && !fromHere(r):
			refuse(w, http.StatusForbidden, "without a token it is open to this machine only")
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// guardPage lets people through who may look. The others are asked for the token.
func (s *Server) guardPage(next http.HandlerFunc) http.Handler {
	return s.open(func(w http.ResponseWriter, r *http.Request) {
		if !s.mayLook(r) {
			http.Redirect(w, r, "/login?"+url.Values{"to": {r.URL.RequestURI()}}.Encode(), http.StatusSeeOther)
			return
		}
		next(w, r)
	})
}

// open serves a page to everybody who reaches it by a right name, as fast as they may.
func (s *Server) open(next http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		protect(w, pagePolicy)
		r = named(r)
		limit := s.rate
		if !s.mayLook(r) {
			limit = s.guests
		}
		switch {
		case s.cfg.Token == "" && !fromHere(r):
			http.Error(w, "without a token it is open to this machine only", http.StatusForbidden)
		case !limit.Allow():
			w.Header().Set("Retry-After", "1")
			http.Error(w, "that is asked too fast", http.StatusTooManyRequests)
		case r.URL.Query().Has("lang"):
			chooseLanguage(w, r)
		default:
			next(w, r)
		}
	})
}

// mayLook reports whether a request has the token: as a bearer, as the password of any user, which readers of feeds
// can send, or given before in the same browser.
func (s *Server) mayLook(r *http.Request) bool {
	if s.cfg.Token == "" {
		return true
	}
	given, bearer := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !bearer {
		_, given, _ = r.BasicAuth()
	}
	return same(given, s.cfg.Token.Reveal()) || s.cfg.hasSession(r)
}

// fromHere reports whether a request names this machine, and comes from no page of another: a page on the web may have
// its name point at this machine, and have its readers' browsers ask.
func fromHere(r *http.Request) bool {
	if !isLoopback(r.Host) {
		return false
	}
	origin := r.Header.Get("Origin")
	if origin == "" {
		return true
	}
	u, err := url.Parse(origin)
	return err == nil && isLoopback(u.Host)
}

func isAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Host != "" && (u.Scheme == "https" || u.Scheme == "http")
}
