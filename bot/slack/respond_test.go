package slack

import (
	"fmt"
	"net/http"
	"net/url"
	"testing"
	"time"
)

func TestOnlySlacksResponseURLsAreFollowed(t *testing.T) {
	w := newWorld(t, func(c *Config) { c.APIURL = "" })
	for address, want := range map[string]bool{
		"https://hooks.slack.com/commands/T1/2/x": true, "https://hooks.slack-gov.com/actions/x": true,
		"http://hooks.slack.com/x": false, "https://hooks.slack.com.evil.example/x": false,
		"https://hooks.slack.com@evil.example/x": false,
		"https://evil.example/hooks.slack.com":   false, "https://hooks.slack.com:8443/x": false,
		"https://127.0.0.1/x": false, "https://[::1]/x": false,
		"https://rilke.slack.com/commands/x": false, "https://user:pw@hooks.slack.com/x": false, "": false,
		"//hooks.slack.com/x":   false,
		"https:hooks.slack.com": false, "https://HOOKS.slack.com.": false, "http://slack.test/hooks/x": false,
		"::":                        false,
		"https://hooks。slack。com/x": false, "https://hooks.slack.com\\@evil.example/x": false,
		"https://hooks.slack.com%2eevil.example/x": false, "https://hooks.slack.com:443/x": false,
		"https://hooks.slack.com:@evil.example/x": false, "https://@hooks.slack.com/x": false,
		"https://evil.example#hooks.slack.com": false, "https://evil.example?hooks.slack.com": false,
		"https://hooks.slack.com\n.evil.example/x": false, "https://HOOKS.SLACK.COM/x": false,
		"file:///etc/passwd": false, "gopher://hooks.slack.com/x": false, "https://xn--hooks.slack.com/x": false,
		"https://169.254.169.254/latest": false, "https://0x7f000001/": false, "https://2130706433/": false,
		"https://[::ffff:127.0.0.1]/": false, " https://hooks.slack.com/x": false,
	} {
		if got := w.mayFollow(address); got != want {
			t.Errorf("%s: %v", address, got)
		}
	}
}

func TestWithoutAResponseURLTheAskerStillGetsTheAnswer(t *testing.T) {
	for name, c := range map[string]struct {
		address string
		how     fakeReply
	}{"foreign": {"http://evil.example/x", fakeReply{}}, "expired": {"http://slack.test/hooks/x",
		fakeReply{kind: "404"}}, "used up": {"http://slack.test/hooks/x", fakeReply{kind: "error", code: "used_url"}},
		"redirect": {"http://slack.test/hooks/x", fakeReply{kind: "302"}}} {
		bubble(t, func(t *testing.T) {
			w := newWorld(t, httpOnly)
			w.order("response_url", c.how)
			w.run(t)
			payload := clickOf("氧化镝", actSource, "1", true)
			var v map[string]any
			mustJSON(t, payload, &v)
			v["response_url"] = c.address
			w.deliver("/slack/interactions", "payload="+url.QueryEscape(toJSON(v)))
			settle(time.Second)
			if posts, bad := w.seen(); len(posts) != 1 || posts[0].method != postEphemeral || posts[0].user != "U1" ||
				len(bad) > 0 {
				t.Errorf("%s: %+v %q", name, posts, bad)
			}
		})
	}
}

func TestAResponseURLIsUsedFiveTimesWithinHalfAnHour(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly)
		w.run(t)
		for i := range 8 {
			w.deliver("/slack/interactions", "payload="+url.QueryEscape(clickOf("氧化镝", actAsk+"0", fmt.Sprint(i), true)))
			settle(2 * time.Second)
		}
		if n, m := len(w.called("response_url")), len(w.called(postEphemeral)); n != 5 || m != 3 {
			t.Errorf("it was used %d times, %d went another way", n, m)
		}
		if u := newResponseURLs(); u.take("x", time.Now().Add(-30*time.Minute)) {
			t.Error("an old one is used")
		}
	})
}

func TestAResponseURLsRedirectIsNotFollowed(t *testing.T) {
	w := newWorld(t)
	hit := false
	l := newPipes()
	srv := &http.Server{Handler: http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if hit = r.URL.Path == "/inside"; !hit {
			http.Redirect(rw, r, "http://slack.test/inside", http.StatusTemporaryRedirect)
		}
	})}
	go func() { _ = srv.Serve(l) }()
	t.Cleanup(func() { _ = srv.Close() })
	w.Adapter.http = &http.Client{Transport: &http.Transport{DialContext: l.dial}}
	if err := w.postTo(t.Context(), "http://slack.test/hooks/x", response{}); err == nil || hit {
		t.Errorf("followed: %v, %v", hit, err)
	}
}
