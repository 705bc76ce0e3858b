package slack

import (
	"fmt"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

// A body that Slack signed for one path is no harm on another, where whoever saw it might send it again.
func TestASignedBodyIsWorthNothingOnAnotherPath(t *testing.T) {
	w := newWorld(t)
	bodies := map[string]string{"/slack/commands": slashForm("C1", "氧化镝"),
		"/slack/events":       mention("E1", "C1", "1.1", "氧化镝"),
		"/slack/interactions": "payload=" + url.QueryEscape(clickOf("氧化镝", actPost, "1", true))}
	for of, body := range bodies {
		for path := range bodies {
			if path == of || path == "/slack/commands" { // where any text at all is a question, answered to its sender
				continue
			}
			rec := httptest.NewRecorder()
			w.mux.ServeHTTP(rec, sign(path, body, testSecret, time.Now()))
			if rec.Code != 200 && rec.Code != 400 || strings.Contains(rec.Body.String(), "1711") ||
				w.in.Waiting() != 0 {
				t.Errorf("what was for %s is answered by %s with %d %.100s, and %d wait", of, path, rec.Code, rec.Body,
					w.in.Waiting())
			}
		}
	}
}

// The same request, sent again by somebody who saw it within the five minutes that its signature is good for, is kept
// once.
func TestARequestSentAgainIsKeptOnce(t *testing.T) {
	for path, body := range map[string]string{"/slack/events": mention("E1", "C1", "1.1", "氧化镝"),
		"/slack/commands":     slashForm("C1", "subscribe"),
		"/slack/interactions": "payload=" + url.QueryEscape(clickOf("氧化镝", actPost, "1", true))} {
		t.Run(path, func(t *testing.T) {
			w, s := newOffice(t)
			first := sign(path, body, testSecret, time.Now())
			for range 10 {
				again := sign(path, body, testSecret, time.Now())
				again.Header = first.Header
				rec := httptest.NewRecorder()
				if w.mux.ServeHTTP(rec, again); rec.Code != 200 {
					t.Errorf("it is answered %d", rec.Code)
				}
			}
			w.await(t, "an answer", func() bool { return len(w.posts) > 0 })
			w.deliver("/slack/events", mention("E9", "C9", "9.9", "氧化镝")) // answered after all that waits
			w.await(t, "another answer", func() bool { return w.posts[len(w.posts)-1].channel == "C9" })
			posts, _ := w.seen()
			if len(posts) != 2 || w.subscriptions(t, s, "C1", "digest") > 1 {
				t.Errorf("%d answers, %d subscriptions", len(posts)-1, w.subscriptions(t, s, "C1", "digest"))
			}
		})
	}
}

// What a button's payload says is asked, and nothing else: whoever could make one up would get answers, but no order is
// carried out, and nothing of it takes effect.
func TestAClickCanOnlyAsk(t *testing.T) {
	w, s := newOffice(t)
	values := []string{"subscribe", "/re subscribe", "订阅", "watch 氧化镝 below 9999", "unsubscribe", "重发 2024-11",
		"<!channel>", "{{.}}", "\x1b[2J", strings.Repeat("稀土", 3000), "<@UBOT> subscribe"}
	var channels []string
	for _, value := range values {
		for _, action := range []string{actAsk + "0", actPick, actSource, actPost, "made-up", ""} {
			c := fmt.Sprint("C", len(channels)+100) // a channel gets one message a second
			channels = append(channels, c)
			click := strings.NewReplacer(`"C1"`, `"`+c+`"`, "hooks/click", "hooks/"+c, `"U1"`,
				`"U`+c+`"`).Replace(clickOf(value, action, "1", true))
			w.deliver("/slack/interactions", "payload="+url.QueryEscape(click))
		}
	}
	w.await(t, "answers", func() bool { return len(w.posts) >= 4*len(values) })
	for _, c := range channels {
		for _, kind := range []string{"digest", "watch"} {
			if n := w.subscriptions(t, s, c, kind); n != 0 {
				t.Errorf("%d orders of the kind %s were carried out in %s", n, kind, c)
			}
		}
	}
	if posts, bad := w.seen(); len(bad) > 0 {
		t.Errorf("of %d answers these would be refused or take effect: %q", len(posts), bad)
	}
}
