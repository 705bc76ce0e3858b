package slack

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"rebot/bot/queue"
)

func TestAPriceIsAnsweredInTheAcknowledgement(t *testing.T) {
	w := newWorld(t)
	r := w.slash(t, "C1", "price 氧化镝")
	for _, want := range []string{"1711.90", "▼ 3.50%", "中国稀土行业协会", "第 273 行", "原文", "走势", "提醒我", "发到频道"} {
		if !strings.Contains(r.readable(), want) {
			t.Errorf("no %s in %s", want, r.readable())
		}
	}
	if r.Type != "ephemeral" || !strings.Contains(r.Text, "1711.90") || w.in.Waiting() != 0 {
		t.Errorf("it is %s, its text %q", r.Type, r.Text)
	}
}

// TestWhatPeopleTypeIsUnderstood gives each command a word that its reply must have; none may come back as it was
// typed.
func TestWhatPeopleTypeIsUnderstood(t *testing.T) {
	w := newWorld(t)
	chats := 0
	for text, want := range map[string]string{
		"": "氧化镝多少钱", "help": "dysprosium oxide price", "　ｈｅｌｐ　": "dysprosium oxide price", "price　氧化镝": "1711.90", "<@UBOT|rebot> 氧化镝": "1711.90",
		"<@UBOT> <https://x.example|氧化镝> 多少钱": "1711.90", "*氧化镨钕多少钱*": "418.71", "trade 稀土出口": "4415.5",
		"news 缅甸": "缅甸",
		"digest":  "418.71", "氧化镝２０２４年１１月": "1711.90", "Dy<sub>2</sub>O3 price": "", "氧化镝&amp;氧化铽 对比": "5885.00",
		strings.Repeat("稀土", 1500): "问题太长", "<!channel> <!here>": "氧化镝多少钱", "\u202e\u200b": "氧化镝多少钱",
		"&lt;!channel&gt;": "",
	} {
		chats++
		r := w.slash(t, "C"+strconv.Itoa(chats), text) // none leans on another
		if got := r.readable(); !strings.Contains(got, want) || strings.Contains(got, "<@") ||
			strings.Contains(got, "\u202e") {
			t.Errorf("%.40q: no %s in %.300s", text, want, got)
		}
	}
}

func TestTheAddressOfARequestIsNotRead(t *testing.T) {
	w := newWorld(t)
	rec := httptest.NewRecorder()
	w.mux.ServeHTTP(rec, sign("/slack/commands?text=%E6%B0%A7%E5%8C%96%E9%93%BD&payload={}&command=x",
		slashForm("C1", "氧化镝"), testSecret, time.Now()))
	if got := rec.Body.String(); !strings.Contains(got, "1711.90") || strings.Contains(got, "5885") {
		t.Errorf("it answers %.200s", got)
	}
	payload := clickOf("氧化铽", actAsk+"0", "1", false)
	w.mux.ServeHTTP(rec, sign("/slack/interactions?payload="+url.QueryEscape(payload), "", testSecret, time.Now()))
	if w.in.Waiting() != 0 {
		t.Error("an unsigned click was taken")
	}
}

func TestTheChallengeIsEchoedOnlyWhenSigned(t *testing.T) {
	w := newWorld(t)
	body := `{"type":"url_verification","challenge":"3eZbrw1a"}`
	rec := w.deliver("/slack/events", body)
	if rec.Code != 200 || rec.Body.String() != "3eZbrw1a" ||
		!strings.HasPrefix(rec.Header().Get("Content-Type"), "text/plain") {
		t.Errorf("%d %q", rec.Code, rec.Body)
	}
	if n := w.deliver("/slack/events", `{"type":"url_verification","challenge":"`+strings.Repeat("x",
		5000)+`"}`).Body.Len(); n > 1024 {
		t.Errorf("%d bytes come back", n)
	}
	rec = httptest.NewRecorder()
	w.mux.ServeHTTP(rec, httptest.NewRequest("POST", "/slack/events", strings.NewReader(body)))
	if rec.Code != 401 {
		t.Errorf("unsigned: %d", rec.Code)
	}
}

func TestTheCertificateProbeIsAnswered(t *testing.T) {
	w := newWorld(t)
	for _, r := range []*http.Request{httptest.NewRequest("GET", "/slack/commands?ssl_check=1", nil),
		httptest.NewRequest("POST", "/slack/commands", strings.NewReader("ssl_check=1&token=x"))} {
		rec := httptest.NewRecorder()
		w.mux.ServeHTTP(rec, r)
		if rec.Code != 200 || rec.Body.Len() != 0 {
			t.Errorf("%s: %d %s", r.Method, rec.Code, rec.Body)
		}
	}
	rec := httptest.NewRecorder()
	w.mux.ServeHTTP(rec, httptest.NewRequest("GET", "/slack/commands", nil))
	if rec.Code != http.StatusMethodNotAllowed {
		t.Errorf("GET: %d", rec.Code)
	}
}

func TestWordsOfTheCertificateProbeInASignedEventAreWords(t *testing.T) {
	w := newWorld(t)
	for i, words := range []string{"a&ssl_check=1", "氧化镝&ssl_check=1&x"} {
		body := mention(fmt.Sprint("E", i), "C1", fmt.Sprint("1.", i), words)
		w.deliver("/slack/events", strings.ReplaceAll(body, `\u0026`, "&")) // as Slack writes it
	}
	if n := w.in.Waiting(); n != 2 {
		t.Errorf("%d of 2 events were kept", n)
	}
	if rec := w.deliver("/slack/commands", "ssl_check=1&token=x"); rec.Code != 200 || w.in.Waiting() != 2 {
		t.Errorf("a signed probe: %d, %d events", rec.Code, w.in.Waiting())
	}
}

// An endless is a body without an end. It counts what was read of it.
type endless struct{ n int }

func (e *endless) Read(p []byte) (int, error) { e.n += len(p); return len(p), nil }

func TestALongBodyIsNotReadToItsEnd(t *testing.T) {
	w := newWorld(t)
	body := &endless{}
	r := sign("/slack/events", "", testSecret, time.Now())
	r.Body, r.ContentLength = io.NopCloser(body), -1
	rec := httptest.NewRecorder()
	w.mux.ServeHTTP(rec, r)
	if rec.Code != http.StatusRequestEntityTooLarge || body.n > 2*maxBody {
		t.Errorf("%d after %d bytes", rec.Code, body.n)
	}
}

func TestAFullInboxAsksSlackToSendAgain(t *testing.T) {
	w := newWorld(t)
	w.in.Fail(errors.New("the disk is full"))
	for path, body := range map[string]string{"/slack/events": mention("E1", "C1", "1.1", "氧化镝"),
		"/slack/interactions": "payload=" + url.QueryEscape(clickOf("氧化镝", actSource, "1", false))} {
		if rec := w.deliver(path, body); rec.Code != 503 {
			t.Errorf("%s: %d", path, rec.Code)
		}
	}
	w.in.Fail(nil)
	if rec := w.deliver("/slack/events", mention("E1", "C1", "1.1", "氧化镝")); rec.Code != 200 || w.in.Waiting() != 1 {
		t.Errorf("sent again: %d, %d waiting", rec.Code, w.in.Waiting())
	}
}

func TestWhatIsNotForTheBotIsPassedOver(t *testing.T) {
	w := newWorld(t)
	msg := func(change map[string]any) string {
		m := map[string]any{"type": "message", "channel_type": "im", "user": "U1", "text": "氧化镝", "channel": "D1",
			"ts": "1.1"}
		for k, v := range change {
			m[k] = v
		}
		return eventOf("E", m)
	}
	for name, body := range map[string]string{
		"its own": msg(map[string]any{"user": "UBOT"}), "a bot's": msg(map[string]any{"bot_id": "B1"}),
		"no user":         msg(map[string]any{"user": ""}),
		"a bot's profile": msg(map[string]any{"bot_profile": map[string]any{"id": "B1"}}),
		"changed":         msg(map[string]any{"subtype": "message_changed", "hidden": true}),
		"deleted":         msg(map[string]any{"subtype": "message_deleted"}),
		"edited":          msg(map[string]any{"edited": map[string]any{"user": "U1"}}),
		"a channel's":     msg(map[string]any{"channel": "C1", "channel_type": "channel"}),
		"unknown":         eventOf("E", map[string]any{"type": "reaction_added", "user": "U1", "item": 3}),
		"odd":             eventOf("E", map[string]any{"type": "message", "user": 7}),
		"no event":        `{"type":"event_callback"}`, "no JSON": "{",
		"limited": `{"type":"app_rate_limited","team_id":"T1","minute_rate_limited":1}`, "empty": "",
	} {
		if rec := w.deliver("/slack/events", body); rec.Code != 200 || w.in.Waiting() != 0 {
			t.Errorf("%s: %d, %d waiting", name, rec.Code, w.in.Waiting())
		}
	}
	for _, payload := range []string{"{", `{"type":"view_submission"}`, `{"type":"block_actions","actions":[]}`,
		clickOf("", actAsk, "1", false)} {
		if rec := w.deliver("/slack/interactions", "payload="+url.QueryEscape(payload)); rec.Code != 200 ||
			w.in.Waiting() != 0 {
			t.Errorf("%s: %d", payload, rec.Code)
		}
	}
}

func TestAnUninstalledAppSendsNothing(t *testing.T) {
	w := newWorld(t)
	w.deliver("/slack/events", eventOf("E1", map[string]any{"type": "tokens_revoked",
		"tokens": map[string]any{"bot": []string{"UBOT"}}}))
	if w.Health() == nil || !strings.Contains(w.Health().Error(), "uninstalled") {
		t.Errorf("health is %v", w.Health())
	}
	body, _ := json.Marshal(asked{Team: "T1", Channel: "C1", User: "U1", TS: "1.1", Text: "氧化镝", Mentioned: true})
	var send *queue.SendError
	if err := w.handle(t.Context(), queue.Event{Kind: "message", ID: "x", Body: body}); !errors.As(err, &send) ||
		!send.Permanent {
		t.Errorf("it sends: %v", err)
	}
	w.deliver("/slack/events", mention("E2", "C1", "1.2", "氧化镝"))
	if w.Health() != nil {
		t.Errorf("installed again, health is %v", w.Health())
	}
}

// clickOf makes the payload of a click on a message of the bot's.
func clickOf(value, action, ts string, private bool) string {
	b, _ := json.Marshal(map[string]any{"type": "block_actions", "team": map[string]any{"id": "T1"},
		"user":    map[string]any{"id": "U1"},
		"channel": map[string]any{"id": "C1"}, "container": map[string]any{"message_ts": "5.5",
			"is_ephemeral": private},
		"response_url": "http://slack.test/hooks/click", "actions": []any{map[string]any{"action_id": action,
			"value": value, "action_ts": ts}}})
	return string(b)
}

func FuzzEvent(f *testing.F) {
	f.Add([]byte(mention("E1", "C1", "1.1", "氧化镝")))
	f.Add([]byte(direct("E1", "D1", "1.1", "氧化镝")))
	f.Add([]byte(clickOf("氧化镝", actSource, "1", true)))
	f.Add([]byte(`{"type":"event_callback","event":null,"authorizations":[{}]}`))
	w := newWorld(f)
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, path := range []string{"/slack/events", "/slack/commands", "/slack/interactions"} {
			if code := w.deliver(path, string(body)).Code; code != 200 && code != 400 {
				t.Errorf("%s: %d", path, code)
			}
		}
	})
}

func FuzzCommand(f *testing.F) {
	for _, s := range []string{"<@U1|x> price　氧化镝", "<!subteam^S1|@all> <#C1|x>", "&lt;&amp;", "\xff<", "ｐｒｉｃｅ",
		"*_~`"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		q := question(text)
		if question(q) != q && !strings.ContainsAny(q, "<>&") || strings.ContainsAny(q, "\n\t\u202e\u200b") {
			t.Errorf("%q becomes %q and then %q", text, q, question(q))
		}
	})
}
