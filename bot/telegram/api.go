package telegram

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"sync/atomic"
	"time"

	tg "github.com/go-telegram/bot"

	"rebot/bot/queue"
)

// maxReply is the longest reply of the Bot API that is read. Telegram caps its own at about 4 MiB.
const maxReply = 8 << 20

// callTime is how long a call that does not wait for updates may take.
const callTime = 10 * time.Second

// A client does the library's requests, and reads the replies that are refusals before the library does: it knows three
// outcomes, which the library's errors do not tell apart, and chat ids of 64 bits on every machine.
type client struct{ hc *http.Client }

// Do does a request. A refusal, or a reply that did not come, is a *bot.SendError.
func (c *client) Do(r *http.Request) (*http.Response, error) {
	if err := buffer(r); err != nil {
		return nil, &queue.SendError{Outcome: queue.NotSent, Code: "no request", Err: err}
	}
	var wrote atomic.Bool
	r = r.WithContext(httptrace.WithClientTrace(r.Context(), &httptrace.ClientTrace{
		// From here on Telegram may have acted on the call, whatever becomes of its answer.
		WroteHeaders: func() { wrote.Store(true) },
	}))
	resp, err := queue.Do(c.hc, r)
	if err != nil {
		return nil, unanswered(err, wrote.Load())
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxReply))
	if err != nil {
		return nil, unanswered(err, true)
	}
	var said response
	if json.Unmarshal(body, &said) != nil {
		return nil, fromStatus(resp.StatusCode)
	}
	if !said.OK {
		return nil, said.refusal(resp.StatusCode)
	}
	resp.Body = io.NopCloser(bytes.NewReader(body))
	return resp, nil
}

// buffer reads a request's body, which the library makes while it is sent. Only then can net/http begin again by itself
// when a connection that was kept turns out to be closed before anything went out.
func buffer(r *http.Request) error {
	if r.Body == nil || r.GetBody != nil {
		return nil
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return err
	}
	_ = r.Body.Close()
	if len(body) == 0 {
		r.Body = http.NoBody
		return nil
	}
	r.ContentLength = int64(len(body))
	r.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(body)), nil }
	r.Body, err = r.GetBody()
	return err
}

// newLibrary makes the library's client. GetMe is skipped here: it is a call, and Run makes it.
func newLibrary(cfg Config, hc *http.Client) (*tg.Bot, error) {
	return tg.New(cfg.Token.Reveal(), tg.WithSkipGetMe(), tg.WithServerURL(cfg.apiURL()),
		tg.WithHTTPClient(time.Minute, &client{hc}), tg.WithErrorsHandler(func(error) {}))
}

// updates asks for updates from an offset on, waiting up to wait for the first. The library has no such call: it keeps
// the offset to itself and confirms updates before they are handled.
// https://core.telegram.org/bots/api#getupdates
func (a *Adapter) updates(ctx context.Context, offset int64, wait time.Duration) ([]json.RawMessage, error) {
	// A connection that died without saying so is given up a little after the answer was due.
	ctx, cancel := context.WithTimeout(ctx, wait+callTime)
	defer cancel()
	body, err := json.Marshal(map[string]any{
		"offset": offset, "limit": 100, "timeout": int(wait / time.Second), "allowed_updates": allowedUpdates,
	})
	if err != nil {
		return nil, err
	}
	address := a.cfg.apiURL() + "/bot" + a.cfg.Token.Reveal() + "/getUpdates"
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return nil, errors.New("telegram: TELEGRAM_API_URL makes no address")
	}
	r.Header.Set("Content-Type", "application/json")
	resp, err := (&client{a.hc}).Do(r)
	if err != nil {
		return nil, err
	}
	var got struct {
		Result []json.RawMessage `json:"result"`
	}
	if err := json.NewDecoder(resp.Body).Decode(&got); err != nil {
		return nil, fmt.Errorf("reading updates: %w", err)
	}
	return got.Result, nil
}

// unanswered classifies a call that got no answer. An error of net/http's holds the address, and that the token.
func unanswered(err error, wrote bool) error {
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	var fence *queue.SendError // of ours: it was held back while it went out
	if errors.As(err, &fence) {
		return fence
	}
	if wrote {
		return &queue.SendError{Outcome: queue.Unknown, Code: "no answer", Ill: true, Err: err}
	}
	return &queue.SendError{Outcome: queue.NotSent, Code: "no connection", RetryAfter: outageWait, Ill: true,
		Err: err}
}

// outageWait is how long to wait when Telegram can't be reached. It does not count as a try, so an outage makes no dead
// letters.
const outageWait = 5 * time.Second
