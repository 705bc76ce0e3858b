package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"rebot/cmd/rebot/settings"
)

func TestEnvExampleIsWhatTheCodeSays(t *testing.T) {
	var want strings.Builder
	envExample(&want)
	got, err := os.ReadFile(filepath.Join("..", "..", ".env.example"))
	if err != nil || string(got) != want.String() {
		t.Errorf(".env.example is not as it should be (%v); it should be\n%s", err, want.String())
	}
}

// envExample writes .env.example: each setting switched off, with what it is for above it.
func envExample(w io.Writer) {
	fmt.Fprint(w, "# Copy this file to .env and take the # from what you set. "+
		"A variable of the environment goes before its line here.\n")
	for _, s := range settings.All {
		fmt.Fprintf(w, "\n# %s\n#%s=%s\n", s.Text, s.Name, s.Value)
	}
	fmt.Fprint(w, "\n# Of compose.replicas.yaml alone, for the PostgreSQL that it brings: letters and digits.\n#POSTGRES_PASSWORD=…\n")
}

func TestEverySettingIsReadAndEveryOneReadIsASetting(t *testing.T) {
	read := map[string]bool{}
	ofAll := []string{"NO_COLOR", "TERM"} // what all programs go by
	var files []string
	for _, folder := range []string{"*.go", "*/*.go"} {
		found, err := filepath.Glob(folder)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`\b(?:getenv|secret)\("([^"]+)"\)`).FindAllStringSubmatch(string(text),
			-1) {
			read[m[1]] = true
		}
	}
	for _, s := range settings.All {
		if !read[s.Name] {
			t.Errorf("%s is listed and never read", s.Name)
		}
		delete(read, s.Name)
	}
	for _, name := range ofAll {
		delete(read, name)
	}
	if len(read) > 0 {
		t.Errorf("read and not listed: %v", read)
	}
}

func TestTheDotenvFileFillsWhatIsUnset(t *testing.T) {
	file := filepath.Join(t.TempDir(), ".env")
	if err := os.WriteFile(file, []byte("# x\nREBOT_STATE=/from/file\nREBOT_ADDR='from file'\nSLACK_BOT_TOKEN=file\n"),
		0o600); err != nil {
		t.Fatal(err)
	}
	env := settings.NewEnvironment([]string{"REBOT_STATE=/from/env", "SLACK_BOT_TOKEN="}, file)
	for name, want := range map[string]string{"REBOT_STATE": "/from/env", "REBOT_ADDR": "from file",
		"SLACK_BOT_TOKEN": "", "DATABASE_URL": ""} {
		if got := env.Getenv(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if err := env.Check("REBOT_"); err != nil {
		t.Error(err)
	}
}

func TestSettingsThatMakeNoSenseAreWrongUsage(t *testing.T) {
	for want, env := range map[string]map[string]string{
		"rebot ask":                                        {},
		"REBOT_BULLETINS: looking for bulletins":           {"TELEGRAM_BOT_TOKEN": "1:canary", "REBOT_BULLETINS": "/none/such"},
		"SLACK_SIGNING_SECRET for HTTP or SLACK_APP_TOKEN": {"SLACK_BOT_TOKEN": "xoxb-canary"},
		"TELEGRAM_WEBHOOK_SECRET": {"TELEGRAM_BOT_TOKEN": "1:canary",
			"TELEGRAM_WEBHOOK_URL": "https://rebot.example/"},
		"TELEGRAM_BOT_TOKEN is no token":                        {"TELEGRAM_BOT_TOKEN": "canary"},
		`REBOT_ADDR: "localhost": want an address and a port`:   {"TELEGRAM_BOT_TOKEN": "1:canary", "REBOT_ADDR": "localhost"},
		`REBOT_ADDR: ":99999": want an address and a port`:      {"TELEGRAM_BOT_TOKEN": "1:canary", "REBOT_ADDR": ":99999"},
		"DATABASE_URL is not of the form postgres://user:passw": {"TELEGRAM_BOT_TOKEN": "1:canary", "DATABASE_URL": "mysql://canary"},
	} {
		stderr, err := tryServe(t, env)
		var out strings.Builder
		if code := exitCode(err, &out); code != 2 || !strings.Contains(out.String(), want) ||
			strings.Contains(out.String()+stderr, "canary") {
			t.Errorf("%v: status %d, %s%s", env, code, stderr, out.String())
		}
	}
}

func TestWhatNoWaitingMendsIsWrongUsageAndSaysWhatToDo(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	locked := filepath.Join(t.TempDir(), "locked")
	if err := os.Mkdir(locked, 0o500); err != nil {
		t.Fatal(err)
	}
	states := []string{file, filepath.Join(file, "below")}
	if os.Geteuid() != 0 { // who may write everywhere
		states = append(states, locked, filepath.Join(locked, "below"))
	}
	for _, state := range states {
		env := slackEnv(t)
		env["REBOT_ADDR"], env["REBOT_STATE"] = "127.0.0.1:0", state
		stderr, err := tryServe(t, env)
		var out strings.Builder
		if code := exitCode(err, &out); code != 2 ||
			!strings.Contains(out.String(), "let REBOT_STATE name a folder that rebot may make and write") {
			t.Errorf("%s: status %d, %s%s", state, code, stderr, out.String())
		}
	}
}

func TestTheOldSigningSecretIsTakenToo(t *testing.T) {
	env := map[string]string{"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "the new secret",
		"SLACK_SIGNING_SECRET_OLD": "the old secret"}
	a := &app{getenv: func(k string) string { return env[k] }}
	c, err := a.config()
	if err != nil || len(c.Slack.SigningSecrets) != 2 || c.Slack.SigningSecrets[1].Reveal() != "the old secret" {
		t.Errorf("%v, %v", c.Slack.SigningSecrets, err)
	}
	caches, err := os.UserCacheDir()
	if err != nil || c.State != filepath.Join(caches, "rebot") || c.Addr != "127.0.0.1:8080" {
		t.Errorf("defaults: %q %q", c.State, c.Addr)
	}
}
