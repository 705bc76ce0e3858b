package slack

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"rebot/bot/telemetry"
)

// The vector that Slack publishes: https://docs.slack.dev/authentication/verifying-requests-from-slack
const (
	vectorSecret    = "8f742231b10e8888abcd99yyyzzz85a5"
	vectorTime      = "1531420618"
	vectorSignature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
	vectorBody      = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
)

func headers(ts, signature string) http.Header {
	return http.Header{"X-Slack-Request-Timestamp": {ts}, "X-Slack-Signature": {signature}}
}

// at moves a bubble's clock to a time.
func at(t *testing.T, unix int64) {
	t.Helper()
	time.Sleep(time.Until(time.Unix(unix, 0)))
}

// vectorUnix is the time of the vector. A clock in a bubble starts in 2000 and can reach it.
var vectorUnix = func() int64 { n, _ := strconv.ParseInt(vectorTime, 10, 64); return n }()

func TestThePublishedVectorPasses(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		at(t, vectorUnix)
		if !verify(headers(vectorTime, vectorSignature), []byte(vectorBody), []telemetry.Secret{"old", vectorSecret}) {
			t.Error("it does not")
		}
	})
}

func TestASignatureIsGoodForFiveMinutes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, c := range []struct {
			after int64
			want  bool
		}{{-301, false}, {-299, true}, {0, true}, {299, true}, {301, false}} {
			at(t, vectorUnix+c.after)
			if got := verify(headers(vectorTime, vectorSignature), []byte(vectorBody),
				[]telemetry.Secret{vectorSecret}); got != c.want {
				t.Errorf("after %d s: %v", c.after, got)
			}
		}
	})
}

func TestAnyFlippedByteIsRefused(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		at(t, vectorUnix)
		flip := func(s string, i int) string { b := []byte(s); b[i] ^= 1; return string(b) }
		ok := func(ts, sig, body string) bool {
			return verify(headers(ts, sig), []byte(body), []telemetry.Secret{vectorSecret})
		}
		for i := range vectorBody {
			if ok(vectorTime, vectorSignature, flip(vectorBody, i)) {
				t.Errorf("byte %d of the body", i)
			}
		}
		for i := range vectorTime {
			if ok(flip(vectorTime, i), vectorSignature, vectorBody) {
				t.Errorf("byte %d of the time", i)
			}
		}
		for i := range vectorSignature {
			if ok(vectorTime, flip(vectorSignature, i), vectorBody) {
				t.Errorf("byte %d of the signature", i)
			}
		}
	})
}

func TestOddHeadersAreRefused(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		at(t, vectorUnix)
		twice := headers(vectorTime, vectorSignature)
		twice.Add("X-Slack-Signature", vectorSignature)
		twiceTime := headers(vectorTime, vectorSignature)
		twiceTime.Add("X-Slack-Request-Timestamp", vectorTime)
		for name, h := range map[string]http.Header{
			"none": {}, "no time": {"X-Slack-Signature": {vectorSignature}},
			"no signature":   {"X-Slack-Request-Timestamp": {vectorTime}},
			"two signatures": twice, "two times": twiceTime, "no v0=": headers(vectorTime, vectorSignature[3:]),
			"short": headers(vectorTime, vectorSignature[:60]), "long": headers(vectorTime, vectorSignature+"00"),
			"no hex": headers(vectorTime, "v0="+strings.Repeat("z", 64)), "words": headers("now", vectorSignature),
			"overflow": headers("99999999999999999999", vectorSignature),
			"negative": headers("-9223372036854775808", vectorSignature),
			"empty":    headers("", ""),
		} {
			if verify(h, []byte(vectorBody), []telemetry.Secret{vectorSecret}) {
				t.Errorf("%s passes", name)
			}
		}
		if verify(headers(vectorTime, vectorSignature), []byte(vectorBody), nil) ||
			verify(headers(vectorTime, vectorSignature), []byte(vectorBody), []telemetry.Secret{""}) {
			t.Error("it passes without a secret")
		}
	})
}

func TestBothSecretsVerifyDuringARotation(t *testing.T) {
	for _, c := range []struct {
		secrets []telemetry.Secret
		old     int
	}{{[]telemetry.Secret{"the new secret", "the old secret"}, 200}, {[]telemetry.Secret{"the new secret"}, 401}} {
		w := newWorld(t, func(cfg *Config) { cfg.SigningSecrets = c.secrets })
		for secret, want := range map[string]int{"the new secret": 200, "the old secret": c.old} {
			rec := httptest.NewRecorder()
			w.mux.ServeHTTP(rec, sign("/slack/commands", slashForm("C1", "help"), secret, time.Now()))
			if rec.Code != want {
				t.Errorf("with %v, signed with %s: %d, should be %d", len(c.secrets), secret, rec.Code, want)
			}
		}
	}
}

func TestABadSignatureDoesNothingAndTellsNothing(t *testing.T) {
	w := newWorld(t)
	var bodies []string
	for _, path := range []string{"/slack/commands", "/slack/events", "/slack/interactions"} {
		body := `{"type":"url_verification","challenge":"c"}`
		r := sign(path, body, "wrong", time.Now())
		good := sign(path, body, testSecret, time.Now()).Header.Get("X-Slack-Signature")
		rec := httptest.NewRecorder()
		w.mux.ServeHTTP(rec, r)
		bodies = append(bodies, rec.Body.String())
		if rec.Code != 401 || strings.Contains(rec.Body.String()+w.log.String(), good[3:]) {
			t.Errorf("%s: %d %s", path, rec.Code, rec.Body)
		}
	}
	if bodies[0] != bodies[1] || bodies[1] != bodies[2] || w.in.Waiting() != 0 {
		t.Errorf("the answers differ, or something was done: %q", bodies)
	}
}

func FuzzVerify(f *testing.F) {
	f.Add(vectorTime, vectorSignature, []byte(vectorBody))
	f.Add("", "v0=", []byte{})
	f.Fuzz(func(t *testing.T, ts, sig string, body []byte) {
		if verify(headers(ts, sig), body, []telemetry.Secret{"never guessed: 5d1c", "another"}) {
			t.Fatal("a made-up signature passes")
		}
		if n, err := strconv.ParseInt(ts, 10, 64); err == nil && bytes.Equal(body, []byte(vectorBody)) &&
			n == vectorUnix {
			// it may pass or be too old, but not panic
			_ = verify(headers(ts, sig), body, []telemetry.Secret{vectorSecret})
		}
	})
}
