// Package mail sends digests and alerts as e-mail, by SMTP. It asks nobody: what it sends was ordered elsewhere.
package mail

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"rebot/bot/deliver"
	"rebot/bot/queue"
	"rebot/bot/reply"
	"rebot/bot/telemetry"
)

// Platform is what subscriptions and metrics call e-mail.
const Platform = deliver.Mail

// A Mailer sends messages by one server.
type Mailer struct {
	server  server
	from    string
	lg      *slog.Logger
	metrics *telemetry.Metrics
	now     func() time.Time

	mu      sync.Mutex
	trouble error // what keeps it from sending, as its last try found
}

// New makes a Mailer.
func New(cfg Config, lg *slog.Logger) (*Mailer, error) {
	s, err := cfg.server()
	if err != nil {
		return nil, err
	}
	m := &Mailer{server: s, from: cfg.From, lg: lg.With("platform", Platform), metrics: cfg.Metrics.OrUnregistered(), now: cfg.Now}
	if m.now == nil {
		m.now = time.Now
	}
	return m, nil
}

// sendTime is how long sending one message may take, within the lease of its delivery.
const sendTime = 12 * time.Second

// SendPart sends a message of a delivery, which is always one. See deliver.Sender.
func (m *Mailer) SendPart(ctx context.Context, to deliver.Place, a *reply.Reply, p deliver.Part) (bool, error) {
	if p.N > 0 {
		return false, nil
	}
	text, held, err := m.message(to.Chat, a, p)
	if err != nil {
		return false, &queue.SendError{Outcome: queue.NotSent, Code: "no_message", Permanent: true,
			Err: errors.Join(queue.ErrMessage, err)}
	}
	if held {
		m.metrics.HeldBack.WithLabelValues(Platform).Inc()
	}
	ctx, cancel := context.WithTimeout(ctx, sendTime)
	defer cancel()
	err = m.server.send(ctx, m.from, to.Chat, text)
	queue.CountSend(m.metrics, Platform, err)
	m.noted(err)
	return false, err
}

// noted keeps what a try says of the server.
func (m *Mailer) noted(err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var s *queue.SendError
	m.trouble = nil
	if errors.As(err, &s) && (s.Ill || s.Code == refusedLogin) {
		m.trouble = s
	}
}

// Routes adds no paths: nobody asks here.
func (m *Mailer) Routes(*http.ServeMux) {}

// Run waits until ctx ends: all is done by deliveries.
func (m *Mailer) Run(ctx context.Context) error {
	<-ctx.Done()
	return nil
}

// Health reports what keeps it from sending.
func (m *Mailer) Health() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.trouble
}

var _ deliver.Sender = (*Mailer)(nil)
