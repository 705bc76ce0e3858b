package slack

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"time"

	slackgo "github.com/slack-go/slack"

	"rebot/bot/telemetry"
)

const (
	maxBody    = 1 << 20
	maxHTTPAck = 64 << 10 // what goes into the answer to a command over HTTP
	bodyTime   = 10 * time.Second
)

// Routes lets Slack in over HTTP, if there is a secret to know it by.
func (a *Adapter) Routes(mux *http.ServeMux) {
	if len(a.cfg.SigningSecrets) == 0 {
		return
	}
	mux.HandleFunc("/slack/commands", a.signed(a.serveCommand))
	mux.HandleFunc("/slack/events", a.signed(a.serveEvent))
	mux.HandleFunc("/slack/interactions", a.signed(a.serveInteraction))
}

// signed reads a body, at most maxBody of it and not for ever, and passes it on if Slack signed it. Nothing of a
// request is looked at before that. The probe by which Slack looks whether the certificate is good may be unsigned.
func (a *Adapter) signed(next func(http.ResponseWriter, *http.Request, []byte)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		if r.Method == http.MethodGet && r.URL.Query().Get("ssl_check") == "1" {
			return
		}
		if r.Method != http.MethodPost {
			http.Error(w, "only POST", http.StatusMethodNotAllowed)
			return
		}
		_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(bodyTime)) // a recorder in tests has none
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
		if err != nil {
			http.Error(w, "the body is too long or too slow", http.StatusRequestEntityTooLarge)
			return
		}
		if !verify(r.Header, body, a.cfg.SigningSecrets) {
			if probes(body) {
				return
			}
			a.metrics.BadSignatures.Inc()
			http.Error(w, "not signed by Slack", http.StatusUnauthorized)
			return
		}
		next(w, r, body)
		a.metrics.Ack.WithLabelValues(Source).Observe(time.Since(began).Seconds())
	}
}

// probes reports whether a body is Slack's probe of the certificate.
func probes(body []byte) bool {
	v, err := url.ParseQuery(string(body))
	return err == nil && v.Get("ssl_check") == "1" && !v.Has("command")
}

func (a *Adapter) serveCommand(w http.ResponseWriter, r *http.Request, body []byte) {
	v, err := url.ParseQuery(string(body))
	if err != nil {
		http.Error(w, "no form", http.StatusBadRequest)
		return
	}
	if probes(body) {
		return
	}
	reply, err := a.onCommand(r.Context(), command(v), maxHTTPAck)
	if err != nil {
		unavailable(w)
		return
	}
	if reply != nil {
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		_, _ = w.Write(reply) // a client that has gone away needs no answer
	}
}

func (a *Adapter) serveEvent(w http.ResponseWriter, r *http.Request, body []byte) {
	var e event
	if json.Unmarshal(body, &e) == nil && e.Type == "url_verification" {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		_, _ = io.WriteString(w, e.Challenge[:min(len(e.Challenge), 1024)])
		return
	}
	if err := a.recovered(func() error { return a.onEvent(r.Context(), body) }); err != nil {
		unavailable(w)
	}
}

func (a *Adapter) serveInteraction(w http.ResponseWriter, r *http.Request, body []byte) {
	v, err := url.ParseQuery(string(body))
	if err == nil && v.Get("payload") == "" {
		err = errors.New("no payload")
	}
	if err != nil {
		http.Error(w, "no payload", http.StatusBadRequest)
		return
	}
	if err := a.recovered(func() error { return a.onAction(r.Context(), []byte(v.Get("payload"))) }); err != nil {
		unavailable(w)
	}
}

// unavailable asks Slack to send it again: the event is not kept.
func unavailable(w http.ResponseWriter) {
	http.Error(w, "not kept, please send again", http.StatusServiceUnavailable)
}

// verify reports whether a body was signed by Slack within the last five minutes, with any of the secrets. A header
// that comes twice is refused, since what stands between Slack and here could read the other one.
// https://docs.slack.dev/authentication/verifying-requests-from-slack
func verify(h http.Header, body []byte, secrets []telemetry.Secret) bool {
	if len(h.Values("X-Slack-Signature")) != 1 || len(h.Values("X-Slack-Request-Timestamp")) != 1 {
		return false
	}
	for _, s := range secrets {
		if v, err := slackgo.NewSecretsVerifier(h, s.Reveal()); err == nil {
			if _, err := v.Write(body); err == nil && v.Ensure() == nil {
				return true
			}
		}
	}
	return false
}
