package slack

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"rebot/bot"
)

func TestOfAHundredMentionsInOneChannelNoneIsLeftWithoutAWord(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly)
		w.cfg.Admission = bot.NewAdmission(nobodyWaits, nil)
		w.run(t)
		for i := range 100 {
			w.deliver("/slack/events", strings.Replace(mention(fmt.Sprint("E", i), "C1", fmt.Sprint(i, ".1"), "氧化镝"), `"U1"`, fmt.Sprintf(`"U%d"`, 100+i), 1))
		}
		settle(4 * time.Minute)
		posts, bad := w.seen()
		told := map[string]bool{}
		for _, p := range posts {
			told[p.thread] = true
		}
		if len(told) != 100 || len(posts) != 100 || len(bad) > 0 {
			t.Errorf("%d of 100 are told something, in %d messages; refused %q", len(told), len(posts), bad)
		}
	})
}

func TestPrivateCommandsDontCountAgainstTheirChannel(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly)
		w.cfg.Admission = bot.NewAdmission(nobodyWaits, nil)
		w.run(t)
		answered := 0
		for i := range 100 {
			form, _ := url.ParseQuery(slashForm("C1", "price 氧化镝"))
			form.Set("user_id", fmt.Sprint("U", i))
			form.Set("response_url", fmt.Sprint("http://slack.test/hooks/", i))
			if rec := w.deliver("/slack/commands", form.Encode()); strings.Contains(rec.Body.String(), "1711.90") {
				answered++
			}
		}
		settle(time.Minute)
		if answered != 100 {
			t.Errorf("%d of 100 users are answered", answered)
		}
	})
}

func TestADirectMessageIsAnsweredBesideItAndNotInAThread(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly)
		w.run(t)
		w.deliver("/slack/events", direct("E1", "D1", "1.1", "氧化镝多少钱"))
		if m := w.shows(t, postMessage, "1711.90"); m.channel != "D1" || m.thread != "" {
			t.Errorf("answered in %q, thread %q", m.channel, m.thread)
		}
	})
}
