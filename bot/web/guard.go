package web

import (
	"crypto/sha256"
	"crypto/subtle"
	"net/http"
	"net/url"
	"strings"
)

// guard lets those through who may look, as fast as they may. Nobody's search engine may keep what they see.
func (s *Server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Robots-Tag", "noindex, nofollow")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Content-Security-Policy", "default-src 'none'")
		h.Set("Cache-Control", "no-store")
		switch {
		case !s.mayLook(r):
			h.Set("WWW-Authenticate", `Bearer realm="rebot", Basic realm="rebot"`)
			refuse(w, http.StatusUnauthorized, "give the token of REBOT_WEB_TOKEN: Authorization: Bearer TOKEN")
		case s.cfg.Token == "" && !fromHere(r):
			refuse(w, http.StatusForbidden, "without a token it is open to this machine only")
		case !s.rate.Allow():
			h.Set("Retry-After", "1")
			refuse(w, http.StatusTooManyRequests, "that is asked too fast")
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// mayLook reports whether a request has the token, as a bearer or, for readers of feeds, as the password of any user.
func (s *Server) mayLook(r *http.Request) bool {
	if s.cfg.Token == "" {
		return true
	}
	given, bearer := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !bearer {
		_, given, _ = r.BasicAuth()
	}
	a, b := sha256.Sum256([]byte(given)), sha256.Sum256([]byte(s.cfg.Token.Reveal()))
	return subtle.ConstantTimeCompare(a[:], b[:]) == 1
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
