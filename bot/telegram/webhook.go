package telegram

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"rebot/bot/telemetry"
	"rebot/bot/wait"
)

const (
	webhookPath = "/telegram/webhook"
	maxUpdate   = 1 << 20
	// webhookConnections is how many updates Telegram may deliver at once.
	webhookConnections = 40
)

// Routes adds the webhook to a server's paths. With long polling there is none.
func (a *Adapter) Routes(mux *http.ServeMux) {
	if a.cfg.WebhookURL != "" {
		mux.HandleFunc(webhookPath, a.webhook)
	}
}

// webhook takes an update. The body of every answer is empty: Telegram would do what a JSON body says.
// https://core.telegram.org/bots/api#setwebhook
func (a *Adapter) webhook(w http.ResponseWriter, r *http.Request) {
	began := time.Now()
	status := a.receive(w, r)
	w.Header().Set("Content-Length", "0")
	w.WriteHeader(status)
	if status == http.StatusOK {
		a.metrics.Ack.WithLabelValues(Platform).Observe(time.Since(began).Seconds())
	}
}

func (a *Adapter) receive(w http.ResponseWriter, r *http.Request) int {
	if !sameSecret(r.Header.Values("X-Telegram-Bot-Api-Secret-Token"), a.cfg.WebhookSecret) {
		a.metrics.WebhookRefused.Inc()
		return http.StatusUnauthorized
	}
	if r.Method != http.MethodPost {
		return http.StatusMethodNotAllowed
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxUpdate))
	if err != nil {
		return http.StatusRequestEntityTooLarge
	}
	if err := a.keepUpdate(r.Context(), body); err != nil {
		a.lg.Error("an update could not be stored; telegram will send it again", "err", err, telemetry.Seldom(telemetry.Database))
		w.Header().Set("Retry-After", "2")
		return http.StatusServiceUnavailable
	}
	a.health.set(nil)
	return http.StatusOK
}

// sameSecret compares in a time that tells nothing of the secret, nor of its length.
func sameSecret(said []string, secret telemetry.Secret) bool {
	if len(said) != 1 || secret == "" {
		return false
	}
	x, y := sha256.Sum256([]byte(said[0])), sha256.Sum256([]byte(secret.Reveal()))
	return subtle.ConstantTimeCompare(x[:], y[:]) == 1
}

// setWebhook tells Telegram where to deliver, if it does not know yet. It can't be asked which secret it holds, so a
// hash of what was set last is kept.
func (a *Adapter) setWebhook(ctx context.Context) error {
	info, err := a.api.GetWebhookInfo(ctx)
	if err != nil {
		return err
	}
	sum := sha256.Sum256([]byte(a.cfg.WebhookURL + " " + a.cfg.WebhookSecret.Reveal() + " " + a.cfg.Token.Reveal()))
	want := hex.EncodeToString(sum[:])
	if set, ok, err := a.keep.Get(ctx, "telegram/webhook"); err == nil && ok && set == want && a.isSet(info) {
		return nil
	}
	if _, err := a.api.SetWebhook(ctx, &tg.SetWebhookParams{URL: a.cfg.WebhookURL, MaxConnections: webhookConnections,
		AllowedUpdates: allowedUpdates, SecretToken: a.cfg.WebhookSecret.Reveal()}); err != nil {
		return err
	}
	if err := a.keep.Set(ctx, "telegram/webhook", want); err != nil {
		return fmt.Errorf("%w: noting the webhook: %w", errStore, err)
	}
	return nil
}

func (a *Adapter) isSet(info *models.WebhookInfo) bool {
	x, y := slices.Sorted(slices.Values(info.AllowedUpdates)), slices.Sorted(slices.Values(allowedUpdates))
	return info.URL == a.cfg.WebhookURL && slices.Equal(x, y)
}

// watchWebhook looks once a minute how Telegram fares with its updates, until ctx ends. With long polling only the
// poller asks.
func (a *Adapter) watchWebhook(ctx context.Context) {
	for wait.For(ctx, time.Minute) {
		if a.cfg.WebhookURL != "" || a.leads.Load() {
			a.lookAtWebhook(ctx)
		} else {
			a.held.Store(0)
		}
	}
}

func (a *Adapter) lookAtWebhook(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, callTime)
	defer cancel()
	info, err := a.api.GetWebhookInfo(ctx)
	if err != nil {
		a.lg.WarnContext(ctx, "telegram can't be asked about its updates", "err", err)
		return
	}
	a.held.Store(int64(info.PendingUpdateCount))
	if info.URL != a.cfg.WebhookURL {
		a.lg.ErrorContext(ctx, "telegram's webhook was set to something else")
		a.metrics.WebhookTaken.Inc()
		return
	}
	if last := int64(info.LastErrorDate); a.erred.Swap(last) < last {
		a.metrics.WebhookErrors.Inc()
		a.lg.WarnContext(ctx, "telegram had trouble with the webhook", "said",
			strings.ReplaceAll(clean(info.LastErrorMessage), "\n", " "),
			"pending", info.PendingUpdateCount)
	}
}
