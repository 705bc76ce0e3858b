package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rebot/cmd/rebot/settings"
)

// TestWrongSettingsStopTheStart has one case a paragraph of testdata/wrong-settings.txt: the settings, each as a line of
// .env, and what the error says. Each is tried as variables of the process as well, where that can be.
func TestWrongSettingsStopTheStart(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "wrong-settings.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range strings.Split(strings.TrimSpace(string(text)), "\n\n") {
		env, want, _ := strings.Cut(c, "\n→ ")
		t.Run(fmt.Sprint(i, " ", want), func(t *testing.T) {
			stops(t, want, environmentOf(t, nil, env))
			if !strings.Contains(want, "line") {
				stops(t, want, environmentOf(t, strings.Split(env, "\n"), ""))
			}
		})
	}
}

func environmentOf(t *testing.T, process []string, dotenv string) settings.Environment {
	t.Helper()
	file := filepath.Join(t.TempDir(), ".env")
	if err := os.WriteFile(file, []byte(dotenv), 0o600); err != nil {
		t.Fatal(err)
	}
	return settings.NewEnvironment(process, file)
}

// stops holds that serve ends at once with wrong usage, and says what is wrong without a secret.
func stops(t *testing.T, want string, env settings.Environment) {
	t.Helper()
	env.Values["REBOT_STATE"], env.Values["REBOT_ADDR"] = t.TempDir(), "127.0.0.1:0"
	var out bytes.Buffer
	ctx, cancel := context.WithCancel(t.Context())
	cancel() // so that it ends if it starts
	code := exitCode(runIn(ctx, []string{"serve"}, env, nil, &out, &out), &out)
	for _, w := range strings.Split(want, " … ") {
		if code != 2 || !strings.Contains(out.String(), w) || strings.Contains(out.String(), "canary") {
			t.Errorf("status %d, %s\nwant %s", code, out.String(), w)
		}
	}
}

func TestSettingsOfOtherProgramsAreTheirs(t *testing.T) {
	env := environmentOf(t, []string{"PATH=/bin", "LANG=C", "SLACK_WEBHOOK_URL=x", "STATE=1"},
		"export POSTGRES_PASSWORD=x\nVERSION=3\n\n# a note\nREBOT_STATE='a\nb' # two lines\n")
	if err := env.Check("REBOT_"); err != nil {
		t.Error(err)
	}
	if env.Getenv("REBOT_STATE") != "a\nb" || env.Where["REBOT_STATE"][len(env.Where["REBOT_STATE"])-6:] != "line 5" {
		t.Errorf("%q, %s", env.Getenv("REBOT_STATE"), env.Where["REBOT_STATE"])
	}
	if err := env.Check("REBOT_", "SLACK_"); err == nil {
		t.Error("serve takes an unknown SLACK_ setting")
	}
}

func TestNoDotenvFileIsNoTroubleAndOneThatCantBeReadIs(t *testing.T) {
	if err := settings.NewEnvironment(nil, filepath.Join(t.TempDir(), ".env")).Check(); err != nil {
		t.Error(err)
	}
	if err := settings.NewEnvironment(nil, t.TempDir()).Check(); err == nil {
		t.Error("a folder is taken for a .env")
	}
}
