package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"rebot/cmd/rebot/settings"
	"rebot/index/bulletin"
	"rebot/index/synth"
)

// bothPlatforms answers what check asks, as Slack and as Telegram, which refuse some tokens.
func bothPlatforms(t *testing.T) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		refused := strings.Contains(r.Header.Get("Authorization")+r.URL.Path, "bad")
		body, _ := io.ReadAll(r.Body)
		refused = refused || bytes.Contains(body, []byte("bad"))
		switch method := r.URL.Path[strings.LastIndex(r.URL.Path, "/")+1:]; {
		case refused && method == "getMe":
			fmt.Fprint(w, `{"ok":false,"error_code":401,"description":"Unauthorized"}`)
		case refused:
			fmt.Fprint(w, `{"ok":false,"error":"invalid_auth"}`)
		case method == "getMe":
			fmt.Fprint(w, `{"ok":true,"result":{"id":1,"is_bot":true,"username":"rebot_bot"}}`)
		case method == "auth.test":
			fmt.Fprint(w, `{"ok":true,"team":"Mine","team_id":"T1","user":"rebot"}`)
		case method == "apps.connections.open":
			fmt.Fprint(w, `{"ok":true,"url":"wss://127.0.0.1:1/"}`)
		default:
			t.Errorf("%s is called", method)
		}
	}))
	t.Cleanup(s.Close)
	return s.URL
}

// TestCheckNamesWhatOthersMayDo has a .env file that everybody may read, and an address that everybody reaches.
func TestCheckNamesWhatOthersMayDo(t *testing.T) {
	file := filepath.Join(t.TempDir(), ".env")
	check := func(text string, mode os.FileMode) string {
		t.Helper()
		if err := errors.Join(os.WriteFile(file, []byte(text), 0o600), os.Chmod(file, mode)); err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		_ = runIn(t.Context(), []string{"check"}, settings.NewEnvironment([]string{"REBOT_STATE=" + t.TempDir()}, file), nil, &out,
			io.Discard)
		return out.String()
	}
	const named = "may read the secrets in .env (mode 0644)"
	secret := "REBOT_WEB=on\nREBOT_WEB_TOKEN=canary-canary-canary\n"
	if got := check(secret, 0o644); runtime.GOOS != "windows" && !strings.Contains(got, named) {
		t.Error(got)
	}
	for text, mode := range map[string]os.FileMode{secret: 0o600, "REBOT_WEB=on\n": 0o644} {
		if got := check(text, mode); strings.Contains(got, "may read") || !strings.Contains(got, "who may ask: ok") {
			t.Error(got)
		}
	}
	if got := check("REBOT_WEB=on\nREBOT_ADDR=0.0.0.0:8080\n", 0o600); strings.Contains(got, "who may ask") ||
		!strings.Contains(got, "needs REBOT_WEB_TOKEN") {
		t.Error(got)
	}
}

func TestCheckTellsWhatIsSetAndWhatIsWrong(t *testing.T) {
	api := bothPlatforms(t)
	folder := t.TempDir()
	for name, text := range map[string]string{"2024-11.txt": synth.Issue(bulletin.NewMonth(2024, 11)), "2024-12.txt": "hi"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	good := []string{"TELEGRAM_BOT_TOKEN=1:good", "TELEGRAM_API_URL=" + api, "SLACK_BOT_TOKEN=xoxb-good",
		"SLACK_APP_TOKEN=xapp-good", "SLACK_API_URL=" + api + "/", "SLACK_ALLOWED_TEAMS=T1", "REBOT_BULLETINS=" + folder}
	for name, c := range map[string]struct {
		set        []string
		part, want string // empty where all is well
	}{
		"well":                     {nil, "", ""},
		"a token of Telegram's":    {[]string{"TELEGRAM_BOT_TOKEN=1:bad"}, "telegram", "refuses TELEGRAM_BOT_TOKEN"},
		"a token of Slack's":       {[]string{"SLACK_BOT_TOKEN=xoxb-bad"}, "slack", "refuses SLACK_BOT_TOKEN (invalid_auth)"},
		"another of Slack's":       {[]string{"SLACK_APP_TOKEN=xapp-bad"}, "slack", "refuses SLACK_APP_TOKEN (invalid_auth)"},
		"a workspace":              {[]string{"SLACK_ALLOWED_TEAMS=T2"}, "slack", "T1 is not in SLACK_ALLOWED_TEAMS"},
		"nobody there":             {[]string{"TELEGRAM_API_URL=http://127.0.0.1:1"}, "telegram", "can't be reached"},
		"a name":                   {[]string{"TELEGRAM_ALLOWED_CHAT=9"}, "settings", "is TELEGRAM_ALLOWED_CHATS meant?"},
		"a folder":                 {[]string{"REBOT_BULLETINS=/none"}, "bulletins", "no such file"},
		"a database":               {[]string{"DATABASE_URL=postgres://u:canary@127.0.0.1:1/x"}, "database", "does not answer"},
		"a state folder":           {[]string{"REBOT_STATE=/dev/null/x"}, "database", "can't be written"},
		"one that can't be made":   {[]string{"REBOT_STATE=/proc/x"}, "database", "can't be written"},
		"an address":               {[]string{"REBOT_ADDR=203.0.113.7:8080"}, "address", "REBOT_ADDR: listen"},
		"what can't go together":   {[]string{"SLACK_APP_TOKEN="}, "settings", "set SLACK_SIGNING_SECRET"},
		"who may not be let in so": {[]string{"REBOT_ADMINS=x"}, "settings", "REBOT_ADMINS"},
	} {
		t.Run(name, func(t *testing.T) {
			set := slices.Concat(good, []string{"REBOT_STATE=" + t.TempDir()}, c.set)
			env := settings.NewEnvironment(set, filepath.Join(t.TempDir(), ".env"))
			var out bytes.Buffer
			err := runIn(t.Context(), []string{"check", "--json"}, env, nil, &out, io.Discard)
			var status ended
			if (c.part == "") != (err == nil) || err != nil && (!errors.As(err, &status) || status != 2) {
				t.Errorf("it ends with %v\n%s", err, out.String())
			}
			var found struct{ Parts []checkedPart }
			if err := json.Unmarshal(out.Bytes(), &found); err != nil {
				t.Fatal(err)
			}
			for _, p := range found.Parts {
				if p.OK == (p.Part == c.part) || p.Part == c.part && !strings.Contains(strings.Join(p.Wrong, "\n"), c.want) {
					t.Errorf("of %s it says %q", p.Part, p.Wrong)
				}
			}
			if text := out.String(); strings.Contains(text, "canary") || strings.Contains(text, "-good") ||
				c.part != "bulletins" && !strings.Contains(text, "2024-12.txt") {
				t.Error(text)
			}
		})
	}
}
