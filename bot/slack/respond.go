package slack

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"time"

	slackgo "github.com/slack-go/slack"

	"rebot/bot/queue"
)

// responseHosts are the only hosts that an answer follows a response URL to.
// https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
var responseHosts = map[string]bool{"hooks.slack.com": true, "hooks.slack-gov.com": true}

// A response is the body of an acknowledgement and of a POST to a response URL.
type response struct {
	Type    string          `json:"response_type"`
	Replace bool            `json:"replace_original"`
	Text    string          `json:"text"`
	Blocks  []slackgo.Block `json:"blocks,omitempty"`
	Thread  string          `json:"thread_ts,omitempty"`
	Parse   string          `json:"parse"`
	Links   bool            `json:"unfurl_links"`
	Media   bool            `json:"unfurl_media"`
	Mrkdwn  bool            `json:"mrkdwn"`
}

func ephemeral(m message, thread string) response {
	return response{Type: "ephemeral", Text: m.text, Blocks: m.blocks, Thread: thread, Parse: "none",
		Mrkdwn: len(m.blocks) > 0}
}

// ackText is how much of the fallback text an acknowledgement keeps when it is too long for all.
const ackText = 300

// ackReply is the reply that goes into an acknowledgement, nil if it does not fit into limit bytes.
func ackReply(m message, limit int) []byte {
	for range 2 {
		b, err := json.Marshal(ephemeral(m, ""))
		if err == nil && len(b) < limit {
			return b
		}
		m.text = fit(m.text, ackText)
	}
	return nil
}

// respond answers by the response URL so that only the asker sees it, or, where that can't be used, by posting it to
// the asker alone.
func (a *Adapter) respond(ctx context.Context, e queue.Event, q asked, m message) error {
	if q.Home {
		return a.post(ctx, tagOf(e), place{q.Team, q.User, ""}, m)
	}
	thread := q.Thread
	if !q.Private {
		thread = q.thread()
	}
	if !a.mayFollow(q.ResponseURL) || !a.urls.take(q.ResponseURL, e.Received) {
		return a.whisper(ctx, e.ID, place{q.Team, q.Channel, thread}, q.User, m)
	}
	err := a.postTo(ctx, q.ResponseURL, ephemeral(m, thread))
	var send *queue.SendError
	if errors.As(err, &send) && send.Outcome == queue.NotSent && send.RetryAfter == 0 {
		if classOf(send.Code) == refused {
			a.refusedBlocks(m.blocks)
			m.blocks = nil
		}
		return a.whisper(ctx, e.ID, place{q.Team, q.Channel, thread}, q.User, m)
	}
	a.noted(ctx, "response_url", place{team: q.Team}, err)
	return err
}

// mayFollow reports whether an address is one of Slack's for responses: of anything else a forged request could make
// the bot call whatever it likes. With another Web API root, as in tests, its own origin will do.
func (a *Adapter) mayFollow(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.User != nil || u.Opaque != "" {
		return false
	}
	if api, err := url.Parse(a.cfg.APIURL); a.cfg.APIURL != "" && err == nil && u.Scheme == api.Scheme &&
		u.Host == api.Host {
		return true
	}
	if u.Scheme == "https" && responseHosts[u.Host] {
		return true
	}
	a.lg.Warn("a response URL is not slack's; it is not followed", "host", u.Hostname())
	return false
}

// postTo posts to a response URL. Redirects are not followed.
func (a *Adapter) postTo(ctx context.Context, address string, r response) error {
	body, err := json.Marshal(r)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, postTime)
	defer cancel()
	ctx, t := queue.Watch(ctx)
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return &queue.SendError{Outcome: queue.NotSent, Code: "bad_url"}
	}
	req.Header.Set("Content-Type", "application/json; charset=utf-8")
	hc := *a.http
	hc.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	if err := queue.InTime(ctx); err != nil {
		return err
	}
	resp, err := queue.Do(&hc, req)
	if err != nil {
		return a.classify(err, t.Wrote())
	}
	defer resp.Body.Close()
	return a.responded(resp)
}

// responded reads what a response URL says: the word ok, or JSON with what is wrong.
func (a *Adapter) responded(resp *http.Response) error {
	body, err := io.ReadAll(io.LimitReader(resp.Body, 1<<16))
	var said struct {
		OK    *bool  `json:"ok"`
		Error string `json:"error"`
	}
	isJSON := json.Unmarshal(body, &said) == nil && said.OK != nil
	switch {
	case resp.StatusCode == http.StatusTooManyRequests:
		wait, _ := time.ParseDuration(resp.Header.Get("Retry-After") + "s")
		return &queue.SendError{Outcome: queue.NotSent, Code: "ratelimited", RetryAfter: retryAfter(wait)}
	case isJSON && !*said.OK && said.Error != "":
		return a.fromCode(said.Error)
	case resp.StatusCode != http.StatusOK:
		return fromStatus(resp.StatusCode)
	case err != nil || isJSON && !*said.OK:
		return &queue.SendError{Outcome: queue.Unknown, Code: "no_answer", Ill: true, Err: err}
	}
	return nil
}
