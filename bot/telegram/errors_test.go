package telegram

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"rebot/bot/bottest"
	"rebot/bot/queue"
	"rebot/bot/reply"
)

// A class is what becomes of a call that Telegram refused.
type class struct {
	outcome   queue.Outcome
	permanent bool
	wait      time.Duration
	is        error
}

var refusals = []struct {
	status int
	body   string
	want   class
}{
	{403, `{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}`,
		class{queue.NotSent, true, 0, errGone}},
	{403, `{"ok":false,"error_code":403,"description":"Forbidden: user is deactivated"}`,
		class{queue.NotSent, true, 0, errGone}},
	{403, `{"ok":false,"error_code":403,"description":"Forbidden: bot was kicked from the supergroup chat"}`,
		class{queue.NotSent, true, 0, errGone}},
	{403, `{"ok":false,"error_code":403,"description":"Forbidden: bot is not a member of the channel chat"}`,
		class{queue.NotSent, true, 0, errGone}},
	{400, `{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}`,
		class{queue.NotSent, true, 0, errGone}},
	{400, `{"ok":false,"error_code":400,"description":"Bad Request: can't parse entities: unsupported start tag"}`,
		class{queue.NotSent, false, 0, errMarkup}},
	{400, `{"ok":false,"error_code":400,"description":"Bad Request: message thread not found"}`,
		class{queue.NotSent, false, 0, errTopic}},
	{400, `{"ok":false,"error_code":400,"description":"Bad Request: message is not modified: x"}`,
		class{queue.NotSent, false, 0, errSame}},
	{400, `{"ok":false,"error_code":400,"description":"Bad Request: ` +
		`query is too old and response timeout expired or query ID is invalid"}`, class{queue.NotSent, false, 0, errLate}},
	{400, `{"ok":false,"error_code":400,"description":"Bad Request: BUTTON_DATA_INVALID"}`,
		class{queue.NotSent, true, 0, nil}},
	{429, `{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 9",
		"parameters":{"retry_after":9}}`, class{queue.NotSent, false, 9 * time.Second, nil}},
	{429, `{"ok":false,"error_code":429,"description":"Too Many Requests"}`,
		class{queue.NotSent, false, time.Second, nil}},
	{401, `{"ok":false,"error_code":401,"description":"Unauthorized"}`,
		class{queue.NotSent, false, time.Minute, errToken}},
	{404, `{"ok":false,"error_code":404,"description":"Not Found"}`,
		class{queue.NotSent, false, time.Minute, errToken}},
	{409, `{"ok":false,"error_code":409,"description":"Conflict: terminated by other getUpdates request"}`,
		class{queue.NotSent, false, 0, errConflict}},
	{500, `{"ok":false,"error_code":500,"description":"Internal Server Error"}`,
		class{queue.Unknown, false, 0, nil}},
	{502, `<html>bad gateway</html>`, class{queue.Unknown, false, 0, nil}},
	{429, `<html>slow down</html>`, class{queue.NotSent, false, outageWait, nil}},
	{200, `{}`, class{queue.Unknown, false, 0, nil}},
	{200, `<html>a captive portal</html>`, class{queue.Unknown, false, 0, nil}},
}

func TestEveryRefusalHasItsClass(t *testing.T) {
	for _, c := range refusals {
		h := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(c.status)
			_, _ = w.Write([]byte(c.body))
		})
		r, err := http.NewRequest(http.MethodPost, "http://telegram.test/bot"+testToken+"/sendMessage", nil)
		if err != nil {
			t.Fatal(err)
		}
		_, err = (&client{&http.Client{Transport: bottest.HandlerTransport{Handler: h}}}).Do(r)
		var s *queue.SendError
		if !errors.As(err, &s) {
			t.Fatalf("%s: %v", c.body, err)
		}
		if s.Outcome != c.want.outcome || s.Permanent != c.want.permanent || s.RetryAfter != c.want.wait ||
			c.want.is != nil && !errors.Is(err, c.want.is) {
			t.Errorf("%d %s is %+v", c.status, c.body, s)
		}
	}
}

func TestAChatIDOf52BitsSurvives(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const to = -100<<40 - 7
		r := response{Code: 400, Description: "Bad Request: group chat was upgraded to a supergroup chat"}
		r.Parameters.MigrateTo = to
		var m *migration
		if err := r.refusal(400); !errors.As(err, &m) || m.to != to {
			t.Errorf("it is %v", err)
		}
	})
}

func TestTelegramThatCannotBeReachedHasNothing(t *testing.T) {
	w := newWorld(t, func(c *Config) { c.APIURL = "http://127.0.0.1:1" })
	a, err := New(w.cfg, w.service, w.inbox, w.keep, w.lg, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = a.Send(t.Context(), "7", &reply.Reply{Lead: "氧化镝"})
	var s *queue.SendError
	if !errors.As(err, &s) || s.Outcome != queue.NotSent || s.RetryAfter == 0 {
		t.Errorf("it is %v", err)
	}
	if _, err := a.updates(t.Context(), 0, 0); err == nil || strings.Contains(err.Error()+w.log.String(), "canary") {
		t.Errorf("the token shows: %v", err)
	}
}
