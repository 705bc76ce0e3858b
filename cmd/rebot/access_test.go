package main

import (
	"slices"
	"strings"
	"testing"

	"rebot/cmd/rebot/settings"
)

func accessOf(env map[string]string) (settings.Config, error) {
	env["SLACK_BOT_TOKEN"], env["SLACK_SIGNING_SECRET"], env["TELEGRAM_BOT_TOKEN"] = "xoxb-1", "a long secret", "4242:x"
	a := &app{getenv: func(k string) string { return env[k] }}
	return a.config()
}

func TestAccessIsReadFromTheSettings(t *testing.T) {
	c, err := accessOf(map[string]string{"SLACK_ALLOWED_TEAMS": "T1, E2", "TELEGRAM_ALLOWED_CHATS": "-100123,42",
		"REBOT_ADMINS": "slack:U1,slack:T1/W2, telegram:42,U3,7"})
	if err != nil || !slices.Equal(c.Slack.Teams, []string{"T1", "E2"}) ||
		!slices.Equal(c.Telegram.Chats, []int64{-100123, 42}) ||
		!slices.Equal(c.Slack.Admins, []string{"U1", "T1/W2", "U3"}) ||
		!slices.Equal(c.Telegram.Admins, []int64{42, 7}) {
		t.Errorf("%+v %+v, %v", c.Slack, c.Telegram, err)
	}
	if c, err := accessOf(map[string]string{}); err != nil ||
		len(c.Slack.Teams)+len(c.Slack.Admins)+len(c.Telegram.Chats)+len(c.Telegram.Admins) > 0 {
		t.Errorf("unset: %+v %+v, %v", c.Slack, c.Telegram, err)
	}
}

func TestAccessThatCantBeIsNamed(t *testing.T) {
	for _, c := range []struct{ setting, value, item string }{
		{"SLACK_ALLOWED_TEAMS", " , ", `" , "`}, {"SLACK_ALLOWED_TEAMS", "T1,C2", `"C2"`},
		{"SLACK_ALLOWED_TEAMS", "rebot.slack.com", `"rebot.slack.com"`},
		{"TELEGRAM_ALLOWED_CHATS", "1,@group", `"@group"`}, {"TELEGRAM_ALLOWED_CHATS", "0", `"0"`},
		{"TELEGRAM_ALLOWED_CHATS", "99999999999999999999", `"99999999999999999999"`},
		{"REBOT_ADMINS", "U1,telegram:U2", `"telegram:U2"`}, {"REBOT_ADMINS", "slack:42", `"slack:42"`},
		{"REBOT_ADMINS", "-42", `"-42"`},
		{"REBOT_ADMINS", "discord:U1", `"discord:U1"`}, {"REBOT_ADMINS", "@me", `"@me"`},
		{"REBOT_ADMINS", "slack:", `"slack:"`},
		{"REBOT_ADMINS", "T1/U2/U3", `"T1/U2/U3"`},
	} {
		_, err := accessOf(map[string]string{c.setting: c.value})
		if err == nil || !strings.Contains(err.Error(), c.setting) || !strings.Contains(err.Error(), c.item) {
			t.Errorf("%s=%s: %v", c.setting, c.value, err)
		}
	}
}

func TestOfTwoSettingsThatCantBeTheSameIsAlwaysNamed(t *testing.T) {
	for range 64 {
		_, err := accessOf(map[string]string{"SLACK_ALLOWED_TEAMS": ",", "TELEGRAM_ALLOWED_CHATS": ","})
		if err == nil || !strings.Contains(err.Error(), "SLACK_ALLOWED_TEAMS") {
			t.Fatalf("told %v", err)
		}
	}
}

func TestServeHoldsToWhoMayAskAndHowFast(t *testing.T) {
	env := slackEnv(t)
	env["SLACK_ALLOWED_TEAMS"] = "T9"
	s := startServe(t, env)
	if status, body := command(t, s.addr, "canary-secret", "price 氧化镝"); status != 200 ||
		!strings.Contains(body, "我不在这里回答问题") {
		t.Errorf("a workspace that is not allowed got %d %s", status, body)
	}
	if status, body := command(t, s.addr, "canary-secret", "price 氧化镝"); status != 200 || body != "" {
		t.Errorf("and then %d %s", status, body)
	}
	if err := s.stop(); err != nil {
		t.Fatal(err)
	}
	env["SLACK_ALLOWED_TEAMS"] = "T9,T1"
	s = startServe(t, env)
	answered, told := 0, 0
	for i := 0; i < 200 && told == 0; i++ { // far faster than one in two seconds
		_, body := command(t, s.addr, "canary-secret", "price 氧化镝")
		if strings.Contains(body, "1711.90") {
			answered++
		} else if body != "" {
			told++
		}
	}
	if answered < 5 || told == 0 {
		t.Errorf("of questions one upon the other %d were answered, and %d told that these are too many", answered,
			told)
	}
	if _, body := get(t, s.addr, "/metrics"); !strings.Contains(body,
		`rebot_questions_refused_total{platform="slack",why="too-fast"} `) {
		t.Error("the refusals are not counted")
	}
}
