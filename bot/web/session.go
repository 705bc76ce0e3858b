package web

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// sign signs texts by a key that only those can make who have the token. The first text says what is signed, so that
// what was signed for one use serves no other.
func (c Config) sign(texts ...string) string {
	h := hmac.New(sha256.New, []byte("rebot web 1 "+c.Token.Reveal()))
	fmt.Fprintf(h, "%q", texts)
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:16])
}

// same compares what somebody gave with a secret, in a time that tells nothing of where they differ.
func same(given, secret string) bool {
	a, b := sha256.Sum256([]byte(given)), sha256.Sum256([]byte(secret))
	return subtle.ConstantTimeCompare(a[:], b[:]) == 1
}

// The cookie of somebody who gave the token. It holds until when it is good, signed, and not the token itself.
const (
	cookieName = "rebot_session"
	sessionFor = 30 * 24 * time.Hour
)

func (c Config) session(until time.Time) string {
	text := strconv.FormatInt(until.Unix(), 10)
	return text + "." + c.sign("session", text)
}

// hasSession reports whether a request comes from a browser in which the token was given.
func (c Config) hasSession(r *http.Request) bool {
	cookie, err := r.Cookie(cookieName)
	if err != nil {
		return false
	}
	text, sig, _ := strings.Cut(cookie.Value, ".")
	until, err := strconv.ParseInt(text, 10, 64)
	return err == nil && same(sig, c.sign("session", text)) && c.clock().Before(time.Unix(until, 0))
}

func (c Config) setSession(w http.ResponseWriter, r *http.Request, value string, age time.Duration) {
	http.SetCookie(w, &http.Cookie{Name: cookieName, Value: value, Path: "/", HttpOnly: true, MaxAge: int(age.Seconds()),
		SameSite: http.SameSiteLaxMode, Secure: r.TLS != nil || strings.HasPrefix(c.URL, "https://")})
}

// loginForm is the page that asks for the token.
func (s *Server) loginForm(w http.ResponseWriter, r *http.Request) {
	s.showLogin(w, r, http.StatusOK, false)
}

func (s *Server) showLogin(w http.ResponseWriter, r *http.Request, status int, wrong bool) {
	p := s.newPage(r, "login", "请出示口令", "Sign in")
	p.Body = struct {
		To    string
		Wrong bool
	}{localPath(r.FormValue("to")), wrong}
	p.Guest = true
	s.show(w, r, status, "login", p)
}

// login takes the token from the form.
func (s *Server) login(w http.ResponseWriter, r *http.Request) {
	switch {
	case s.cfg.Token == "":
	case !s.wrong.Allow():
		w.Header().Set("Retry-After", "1")
		s.showLogin(w, r, http.StatusTooManyRequests, false)
		return
	case !same(r.PostFormValue("token"), s.cfg.Token.Reveal()):
		s.showLogin(w, r, http.StatusUnauthorized, true)
		return
	default:
		s.cfg.setSession(w, r, s.cfg.session(s.cfg.clock().Add(sessionFor)), sessionFor)
	}
	http.Redirect(w, r, localPath(r.PostFormValue("to")), http.StatusSeeOther)
}

// logout forgets the token in this browser.
func (s *Server) logout(w http.ResponseWriter, r *http.Request) {
	s.cfg.setSession(w, r, "", -time.Second)
	http.Redirect(w, r, "/login", http.StatusSeeOther)
}

// localPath is a path of this server, the first page where it is none: a form must lead nowhere else.
func localPath(to string) string {
	if !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.ContainsAny(to, "\\\r\n") {
		return "/"
	}
	return to
}
