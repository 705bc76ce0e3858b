package slack

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"time"

	slackgo "github.com/slack-go/slack"

	"rebot/bot/queue"
)

// classify makes the error of a call a SendError; nil stays nil.
func (a *Adapter) classify(err error, wrote bool) error {
	var said slackgo.SlackErrorResponse
	var limited *slackgo.RateLimitedError
	var status slackgo.StatusCodeError
	var number *strconv.NumError
	var line *url.Error        // of the connection: whatever else went wrong did so with an answer
	var fence *queue.SendError // of ours: it was held back while it went out
	switch {
	case err == nil:
		return nil
	case errors.As(err, &fence):
		return fence
	case errors.As(err, &said):
		return a.fromCode(said.Err)
	case errors.As(err, &limited):
		return &queue.SendError{Outcome: queue.NotSent, Code: "ratelimited", RetryAfter: retryAfter(limited.RetryAfter)}
	case errors.As(err, &number): // slack-go gives up on a Retry-After that is no number; only a 429 has one
		return &queue.SendError{Outcome: queue.NotSent, Code: "ratelimited", RetryAfter: retryAfter(0)}
	case errors.As(err, &status):
		return fromStatus(status.Code)
	case !wrote && errors.As(err, &line):
		return &queue.SendError{Outcome: queue.NotSent, Code: "not_connected", Ill: true, Err: queue.WithoutURL(err)}
	}
	return &queue.SendError{Outcome: queue.Unknown, Code: "no_answer", Ill: true, Err: queue.WithoutURL(err)}
}

// fromCode classifies what Slack said with ok:false.
func (a *Adapter) fromCode(code string) *queue.SendError {
	e := &queue.SendError{Outcome: queue.NotSent, Code: code}
	switch classOf(code) {
	case permanent, ours:
		e.Permanent = true
	case hidden:
		e.Outcome, e.Ill, e.Answered = queue.Unknown, true, true
	case later:
		e.RetryAfter = retryAfter(0)
	case unlisted:
		a.metrics.CodesUnrecognized.Inc()
	}
	return e
}

// fromStatus classifies an HTTP status without an answer of the Web API's.
func fromStatus(status int) *queue.SendError {
	e := &queue.SendError{Outcome: queue.NotSent, Code: "http_" + strconv.Itoa(status)}
	switch {
	case status == http.StatusTooManyRequests:
		e.Code, e.RetryAfter = "ratelimited", retryAfter(0)
	case status >= 500 || status < 300:
		e.Outcome, e.Ill, e.Answered = queue.Unknown, true, status >= 500
	default:
		e.Permanent = true
	}
	return e
}

// leastWait is the shortest pause after a 429. A Retry-After of 0 or none means that Slack did not say.
const leastWait = time.Second

func retryAfter(d time.Duration) time.Duration { return max(min(d, time.Hour), leastWait) }
