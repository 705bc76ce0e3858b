package queue

import (
	"errors"
	"fmt"
	"time"

	"rebot/bot/telemetry"
)

// An Outcome says what became of a message that was to be sent. There are three: a platform that hides its answer
// leaves it open whether the message stands there, and no platform takes a key that would make a repeat harmless.
type Outcome int

// The outcomes of a send.
const (
	Sent    Outcome = iota // the platform said that it has the message
	NotSent                // it is sure that the message does not stand there
	Unknown                // it may stand there or not
)

// String gives the outcome in words.
func (o Outcome) String() string {
	switch o {
	case Sent:
		return "sent"
	case NotSent:
		return "not sent"
	}
	return "unknown whether sent"
}

// CountSend counts how a send ended: other errors than a *SendError count as sent.
func CountSend(m *telemetry.Metrics, platform string, err error) {
	outcome := "sent"
	if send := (*SendError)(nil); errors.As(err, &send) {
		outcome = map[Outcome]string{Sent: "sent", NotSent: "not_sent", Unknown: "unknown"}[send.Outcome]
	}
	m.Sends.WithLabelValues(platform, outcome).Inc()
}

// A SendError classifies a failed send. Adapters only classify; one loop, Work, retries.
type SendError struct {
	Outcome    Outcome       // NotSent or Unknown
	Code       string        // the platform's word for it, such as channel_not_found
	Permanent  bool          // the target will never take it: switch it off and tell its owner
	RetryAfter time.Duration // how long the platform asked to wait, 0 if it did not
	Err        error         // what was behind it; never holds a secret or a URL that is one

	// Ill says that it was no answer of the platform's about this message: none came, or one such as a 502.
	Ill      bool
	Answered bool // Ill, and the platform itself said that it failed: it is hardly posted, where silence hides that
	Outage   bool // the platform was ill, as its Breaker found, so that this is no try
	judged   bool
	ofStore  bool // the database did not say whether it is to be sent
}

// silent reports whether nothing was heard of a message that may have been posted.
func (e *SendError) silent() bool { return e.Outcome == Unknown && e.Ill && !e.Answered }

// Error gives the outcome, the platform's word and the cause.
func (e *SendError) Error() string {
	text := e.Outcome.String()
	if e.Code != "" {
		text += " (" + e.Code + ")"
	}
	if e.RetryAfter > 0 {
		text += fmt.Sprintf(", again in %v", e.RetryAfter)
	}
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

// Unwrap gives the cause, nil if there is none.
func (e *SendError) Unwrap() error { return e.Err }

// ErrMessage is behind a permanent failure that is the message's fault: its target takes others.
var ErrMessage = errors.New("the message is refused, not its target")

// ErrNotAllowed is behind the failure of a delivery to a place where the bot may not answer. Its subscription is kept,
// so that a setting which is mended brings it back.
var ErrNotAllowed = errors.New("the bot may not answer there")
