package slack

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"rebot/bot"
	"rebot/bot/deliver"
	"rebot/bot/queue"
	"rebot/bot/reply"
)

func TestAFloodOfCommandsIsToldOnceAMinuteThatItIsOne(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly)
		w.cfg.Admission = bot.NewAdmission(nobodyWaits, nil)
		w.run(t)
		for range 5 {
			if got := w.slash(t, "C1", "price 氧化镝").readable(); !strings.Contains(got, "1711.90") {
				t.Errorf("answered with %s", got)
			}
		}
		if r := w.slash(t, "C1", "price Dy2O3 please"); r.Type != "ephemeral" ||
			!strings.Contains(r.readable(), "wait a moment") {
			t.Errorf("told %+v", r)
		}
		for range 1000 {
			if rec := w.deliver("/slack/commands", slashForm("C1", "price 氧化镝")); rec.Code != 200 ||
				rec.Body.Len() > 0 {
				t.Fatalf("%d %s", rec.Code, rec.Body)
			}
		}
		other := strings.ReplaceAll(slashForm("C1", "price 氧化镝"), "U1", "U2")
		if rec := w.deliver("/slack/commands", other); !strings.Contains(rec.Body.String(), "1711.90") {
			t.Errorf("another user is told %s", rec.Body)
		}
		settle(time.Minute)
		if got := w.slash(t, "C1", "price 氧化镝").readable(); !strings.Contains(got, "1711.90") {
			t.Errorf("a minute later: %s", got)
		}
		if n := w.in.Waiting() + len(w.in.DeadLetters()); n != 0 {
			t.Errorf("%d events are kept of what was refused", n)
		}
	})
}

func TestAFloodOfMentionsIsToldOnceAndFillsNoInbox(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly)
		w.cfg.Admission = bot.NewAdmission(nobodyWaits, nil)
		for i := range 1000 { // nothing works it off yet
			if rec := w.deliver("/slack/events", mention(fmt.Sprint("E", i), "C1", fmt.Sprint(i, ".1"),
				"氧化镝")); rec.Code != 200 {
				t.Fatal(rec.Code)
			}
		}
		if n := w.in.Waiting(); n != 6 {
			t.Errorf("%d events are kept, want 5 questions and a refusal", n)
		}
		w.run(t)
		settle(time.Minute)
		posts, bad := w.seen()
		told := 0
		for _, p := range posts {
			if strings.Contains(p.readable(), "请过一会儿再问") {
				told++
			}
		}
		if len(posts) != 6 || told != 1 || len(bad) > 0 {
			t.Errorf("%d posts, %d of them refusals; slack refuses %q", len(posts), told, bad)
		}
	})
}

// said makes an event of a message in a thread of C1, or of a mention there.
func said(kind, ts, user, text string, more ...string) string {
	m := map[string]any{"type": kind, "channel_type": "channel", "user": user, "text": text, "channel": "C1", "ts": ts,
		"thread_ts": "1.1"}
	for i := 0; i < len(more); i += 2 {
		m[more[i]] = more[i+1]
	}
	return eventOf(kind+ts, m)
}

func TestTalkAmongPeopleUsesUpNothingAndMutesNothing(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly)
		w.cfg.Admission = bot.NewAdmission(nobodyWaits, nil)
		w.run(t)
		w.deliver("/slack/events", mention("E1", "C1", "1.1", "氧化镝多少钱"))
		settle(time.Second)
		for i := range 40 {
			w.deliver("/slack/events", said("message", fmt.Sprint("2.", i), "U1", "大家中午吃什么"))
		}
		for i := range 6 { // four tokens are left
			w.deliver("/slack/events", said("app_mention", fmt.Sprint("3.", i), "U1", "<@UBOT> 氧化铽多少钱"))
		}
		settle(time.Minute)
		answers, told := 0, 0
		for _, s := range w.texts()[1:] {
			switch {
			case strings.Contains(s, "5885.00"):
				answers++
			case strings.Contains(s, "请过一会儿再问"):
				told++
			}
		}
		if answers != 4 || told != 1 || len(w.texts()) != 6 {
			t.Errorf("%d answers, %d refusals told: %q", answers, told, w.texts())
		}
	})
}

func TestTalkOfStrangersDoesNotMuteThatTheyAreNotAnswered(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly, func(c *Config) { c.Teams = []string{"T1"} })
		w.cfg.Admission = bot.NewAdmission(nobodyWaits, nil)
		w.run(t)
		w.deliver("/slack/events", mention("E1", "C1", "1.1", "氧化镝多少钱"))
		settle(time.Second)
		w.deliver("/slack/events", said("message", "2.1", "U9", "大家中午吃什么", "user_team", "T9"))
		w.deliver("/slack/events", said("app_mention", "2.2", "U9", "<@UBOT> 氧化铽多少钱", "user_team", "T9"))
		settle(time.Minute)
		if all := w.texts(); len(all) != 2 || !strings.Contains(all[1], "我不在这里回答问题") {
			t.Errorf("posted %q", all)
		}
	})
}

// TestAQuestionCountsOnceHoweverOftenItComes asks five questions, which come as two events each and once more.
func TestAQuestionCountsOnceHoweverOftenItComes(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly)
		w.cfg.Admission = bot.NewAdmission(nobodyWaits, nil)
		w.run(t)
		ask := func(i int) {
			ts := fmt.Sprint(i, ".1")
			w.deliver("/slack/events", direct(fmt.Sprint("M", i), "D1", ts, "<@UBOT> 氧化镝"))
			w.deliver("/slack/events", mention(fmt.Sprint("E", i), "D1", ts, "氧化镝"))
			w.deliver("/slack/events", mention(fmt.Sprint("E", i), "D1", ts, "氧化镝"))
		}
		for i := range 5 {
			ask(i)
		}
		settle(time.Second)
		for i := range 3 {
			ask(5 + i) // of which the first is told that it is one too many, and no second event lets any in
		}
		settle(time.Minute)
		all := w.texts()
		if len(all) != 6 || !strings.Contains(all[4], "1711.90") || !strings.Contains(all[5], "请过一会儿再问") {
			t.Errorf("%d are posted: %q", len(all), all)
		}
	})
}

func TestALongQuestionIsToldSoAndNotKept(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly)
		w.run(t)
		long := strings.Repeat("氧化镝", 100)
		for _, text := range []string{long, strings.Repeat("<@U1> ", 2000) + "氧化镝"} {
			if r := w.slash(t, "C1", text); !strings.Contains(r.readable(), "256") {
				t.Errorf("%d bytes are answered with %s", len(text), r.readable())
			}
		}
		w.deliver("/slack/events", mention("E1", "C2", "1.1", long))
		settle(time.Minute)
		if posts, _ := w.seen(); len(posts) != 1 || !strings.Contains(posts[0].readable(), "256") ||
			posts[0].thread != "1.1" {
			t.Errorf("posted %+v", posts)
		}
	})
}

// TestWhoMayAskIsTheAskersWorkspace has check 35's table: what an event says of the asker, and whether the asker may.
func TestWhoMayAskIsTheAskersWorkspace(t *testing.T) {
	home := `"authorizations":[{"team_id":"T1","enterprise_id":"E1","user_id":"UBOT"}],"team_id":"T1"`
	const shared = `,"is_ext_shared_channel":true`
	for _, c := range []struct {
		teams, outer, inner string
		may                 bool
	}{
		{"", home, ``, true},
		{"", home + shared, `,"user_team":"T9"`, true},
		{"T1", home, ``, true},
		{"T1", home, `,"team":"T1"`, true},
		{"T1", home + shared, `,"team":"T1"`, true},
		{"T1", home + shared, `,"user_team":"T9"`, false},
		{"T1", home + shared, `,"user_team":"T9","team":"T1"`, false},
		{"T1", home + shared, ``, false}, // a stranger of whom nothing is known
		{"T9", home + shared, `,"user_team":"T9"`, true},
		{"T9", home + shared, `,"team":"T1"`, false},
		{"E1", home, ``, true},
		{"E1", home, `,"team":"T2"`, true}, // another workspace of the organization
		{"E1", home + shared, `,"team":"T1"`, true},
		{"E1", home + shared, `,"user_team":"T9"`, false},
		{"E9", home, ``, false},
		{"E2", `"team_id":"T1","context_team_id":"T2","context_enterprise_id":"E2"`, ``, true},
		{"T2", `"team_id":"T1","context_team_id":"T2"`, ``, true},
		{"T1", `"team_id":"T1","context_team_id":"T2"`, ``, false},
	} {
		cfg := Config{}
		if c.teams != "" {
			cfg.Teams = strings.Split(c.teams, ",")
		}
		var e event
		var m posted
		mustJSON(t, "{"+c.outer+"}", &e)
		mustJSON(t, `{"type":"app_mention","user":"U1","channel":"C1","ts":"1.1"`+c.inner+"}", &m)
		q, why := e.said(m)
		if why != "" || cfg.allows(q.Asker, q.Enterprise) != c.may {
			t.Errorf("SLACK_ALLOWED_TEAMS=%s, {%s}, {%s}: %q, %s of %s may: %v", c.teams, c.outer, c.inner, why,
				q.Asker, q.Enterprise, !c.may)
		}
	}
}

func TestAWorkspaceThatIsNotAllowedIsToldOnceADayAndNothingElse(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly, func(c *Config) { c.Teams = []string{"T7"} })
		stop := w.run(t)
		if r := w.slash(t, "C1", "price 氧化镝"); !strings.Contains(r.readable(), "我不在这里回答问题") {
			t.Errorf("told %s", r.readable())
		}
		press, _ := json.Marshal(map[string]any{"type": "block_actions", "team": map[string]any{"id": "T1"},
			"user":    map[string]any{"id": "U1", "team_id": "T1"},
			"channel": map[string]any{"id": "C1"}, "response_url": "http://slack.test/hooks/1",
			"actions": []any{map[string]any{"action_id": actAsk, "value": "氧化镝", "action_ts": "1"}}})
		for i := range 3 {
			if rec := w.deliver("/slack/commands", slashForm("C1", "price 氧化镝")); rec.Code != 200 ||
				rec.Body.Len() > 0 {
				t.Errorf("a command is answered %d %s", rec.Code, rec.Body)
			}
			w.deliver("/slack/events", mention(fmt.Sprint("E", i), "C1", fmt.Sprint(i, ".1"), "氧化镝"))
			w.deliver("/slack/events", direct(fmt.Sprint("D", i), "D1", fmt.Sprint(i, ".1"), "氧化镝"))
			if rec := w.deliver("/slack/interactions", "payload="+string(press)); rec.Code != 200 ||
				rec.Body.Len() > 0 {
				t.Errorf("a press is answered %d %s", rec.Code, rec.Body)
			}
		}
		settle(time.Minute)
		if posts, _ := w.seen(); len(posts) != 1 || posts[0].channel != "D1" ||
			!strings.Contains(posts[0].readable(), "我不在这里回答问题") {
			t.Errorf("posted %+v", posts)
		}
		stop() // its workers would look each second of the day
		settle(24 * time.Hour)
		if r := w.slash(t, "C1", "price 氧化镝"); !strings.Contains(r.readable(), "我不在这里回答问题") {
			t.Errorf("a day later: %s", r.readable())
		}
	})
}

func TestNothingIsDeliveredToAWorkspaceThatIsNotAllowedAnyMore(t *testing.T) {
	ans := &reply.Reply{Status: reply.NotFound, Lead: "x"}
	for _, c := range []struct {
		teams []string
		org   string
		may   bool
	}{{nil, "", true}, {[]string{"T1"}, "", true}, {[]string{"T2"}, "", false}, {[]string{"T2", "E1"}, "E1", true},
		{[]string{"E1"}, "E2", false}} {
		w := newWorld(t, httpOnly, func(cfg *Config) { cfg.Teams = c.teams })
		w.org.Store(&c.org)
		_, err := w.SendPart(t.Context(), deliver.Place{Platform: Source, Team: "T1", Chat: "C1"}, ans, deliver.Part{})
		if posts, _ := w.seen(); (err == nil) != c.may || len(posts) == 1 != c.may || !c.may &&
			!errors.Is(err, queue.ErrNotAllowed) {
			t.Errorf("%v, organization %q: %d posts, %v", c.teams, c.org, len(posts), err)
		}
	}
}

func TestAnAdminIsAUserOfAWorkspace(t *testing.T) {
	cfg := Config{Admins: []string{"U1", "T2/U2", "E3/U3"}}
	for _, c := range []struct {
		asked
		want bool
	}{
		{asked{Team: "T1", Asker: "T1", User: "U1"}, true},
		{asked{Team: "T1", Asker: "T9", User: "U1"}, false}, // somebody else's U1
		{asked{Team: "T1", Asker: "T1", User: "U2"}, false},
		{asked{Team: "T1", Asker: "T2", User: "U2"}, true},
		{asked{Team: "T1", Asker: "T1", Enterprise: "E3", User: "U3"}, true},
		{asked{Team: "T1", Asker: "T1", User: "U3"}, false},
		{asked{Team: "T1", Asker: "T1", User: ""}, false},
		{asked{Team: "T1", Asker: "T1", User: "T1/U1"}, false},
	} {
		if cfg.isAdmin(c.asked) != c.want {
			t.Errorf("%+v is an admin: %v", c.asked, !c.want)
		}
	}
}

func nobodyWaits(context.Context) (int, error) { return 0, nil }
