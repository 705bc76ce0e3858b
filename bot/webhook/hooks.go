// Package webhook sends digests and alerts to programs, as signed requests by the Standard Webhooks specification
// (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md). Libraries in most
// languages check its signature. It asks nobody: what it sends was ordered elsewhere.
package webhook

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"time"

	"rebot/bot/api"
	"rebot/bot/deliver"
	"rebot/bot/queue"
	"rebot/bot/reply"
	"rebot/bot/telemetry"
)

// Platform is what subscriptions and metrics call webhooks.
const Platform = deliver.Webhook

// A Config says what requests are signed with. Without a secret none is sent.
type Config struct {
	Secret  telemetry.Secret   // whsec_ and 24 to 64 bytes in base64
	Metrics *telemetry.Metrics // registered nowhere if nil
	Now     func() time.Time   // the clock; time.Now if nil
}

const secretStart = "whsec_"

// key reads the secret.
func (c Config) key() ([]byte, error) {
	text, ok := strings.CutPrefix(c.Secret.Reveal(), secretStart)
	key, err := base64.StdEncoding.DecodeString(text)
	if !ok || err != nil || len(key) < 24 || len(key) > 64 {
		return nil, errors.New("REBOT_WEBHOOK_SECRET: want whsec_ and 24 to 64 bytes in base64, such as " +
			`echo "whsec_$(head -c 32 /dev/urandom | base64)" makes`)
	}
	return key, nil
}

// Validate reports what is wrong with the secret, in a sentence for the operator.
func (c Config) Validate() error {
	_, err := c.key()
	return err
}

// Hooks send to whatever program a subscription names.
type Hooks struct {
	key     []byte
	hc      *http.Client
	lg      *slog.Logger
	metrics *telemetry.Metrics
	now     func() time.Time
}

// New makes Hooks. Redirects are not followed: the address is what was ordered.
func New(cfg Config, lg *slog.Logger, hc *http.Client) (*Hooks, error) {
	key, err := cfg.key()
	if err != nil {
		return nil, err
	}
	client := *hc
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	h := &Hooks{key: key, hc: &client, lg: lg.With("platform", Platform), metrics: cfg.Metrics.OrUnregistered(), now: cfg.Now}
	if h.now == nil {
		h.now = time.Now
	}
	return h, nil
}

// An Event is what a program gets.
type Event struct {
	Type      string     `json:"type"` // digest, or alert
	Timestamp time.Time  `json:"timestamp"`
	Data      api.Answer `json:"data"` // as rebot digest --json gives it
}

// typeOf is the kind of a subscription as programs know it.
func typeOf(kind string) string {
	if kind == deliver.KindAlert {
		return "alert"
	}
	return kind
}

// sendTime is how long one request may take, within the lease of its delivery.
const sendTime = 12 * time.Second

// SendPart sends a message of a delivery, which is always one. See deliver.Sender.
func (h *Hooks) SendPart(ctx context.Context, to deliver.Place, a *reply.Reply, p deliver.Part) (bool, error) {
	if p.N > 0 {
		return false, nil
	}
	now := h.now().UTC().Truncate(time.Second)
	body, err := json.Marshal(Event{typeOf(p.Kind), now, api.AnswerOf("", a)})
	if err != nil {
		return false, err
	}
	ctx, cancel := context.WithTimeout(ctx, sendTime)
	defer cancel()
	err = h.post(ctx, to.Chat, p.ID, now, body)
	queue.CountSend(h.metrics, Platform, err)
	return false, err
}

func (h *Hooks) post(ctx context.Context, url, id string, now time.Time, body []byte) error {
	ctx, trace := queue.Watch(ctx)
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return &queue.SendError{Outcome: queue.NotSent, Code: "no_request", Permanent: true, Err: queue.WithoutURL(err)}
	}
	at := strconv.FormatInt(now.Unix(), 10)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("User-Agent", "rebot")
	r.Header.Set("Webhook-Id", id)
	r.Header.Set("Webhook-Timestamp", at)
	r.Header.Set("Webhook-Signature", "v1,"+sign(h.key, id, at, body))
	if err := queue.InTime(ctx); err != nil {
		return err
	}
	resp, err := queue.Do(h.hc, r)
	if err != nil {
		return unanswered(err, trace.Wrote())
	}
	defer resp.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(resp.Body, 64<<10)) // so that the connection is kept
	return outcome(resp)
}

func sign(key []byte, id, at string, body []byte) string {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(id + "." + at + "."))
	mac.Write(body)
	return base64.StdEncoding.EncodeToString(mac.Sum(nil))
}

func unanswered(err error, wrote bool) error {
	var fence *queue.SendError // of ours: it was held back while it went out
	switch {
	case errors.As(err, &fence):
		return fence
	case !wrote:
		return &queue.SendError{Outcome: queue.NotSent, Code: "not_connected", Ill: true, Err: queue.WithoutURL(err)}
	}
	return &queue.SendError{Outcome: queue.Unknown, Code: "no_answer", Ill: true, Err: queue.WithoutURL(err)}
}

// outcome is what a status means: by the specification all but 2xx says that it was not taken, 410 for ever.
func outcome(resp *http.Response) error {
	if resp.StatusCode >= 200 && resp.StatusCode < 300 {
		return nil
	}
	e := &queue.SendError{Outcome: queue.NotSent, Code: "http_" + strconv.Itoa(resp.StatusCode)}
	switch seconds, _ := strconv.Atoi(resp.Header.Get("Retry-After")); {
	case resp.StatusCode == http.StatusGone:
		e.Permanent = true
	case resp.StatusCode == http.StatusTooManyRequests:
		e.Code, e.RetryAfter = "ratelimited", wait(seconds)
	case seconds > 0:
		e.RetryAfter = wait(seconds)
	}
	return e
}

// wait is how long a program asked to be let alone.
func wait(seconds int) time.Duration {
	return min(max(time.Duration(seconds)*time.Second, time.Second), time.Hour)
}

// Routes adds no paths: nobody asks here.
func (h *Hooks) Routes(*http.ServeMux) {}

// Run waits until ctx ends: all is done by deliveries.
func (h *Hooks) Run(ctx context.Context) error {
	<-ctx.Done()
	return nil
}

// Health reports what keeps it from working, which nothing does: each program is reached or not by itself.
func (h *Hooks) Health() error { return nil }

var _ deliver.Sender = (*Hooks)(nil)
