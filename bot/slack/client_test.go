package slack

import (
	"fmt"
	"strings"
	"testing"

	"rebot/bot/bottest"
)

// What is in no language is answered in that of the client; where Slack does not tell that, a command's word is English.
func TestWhatIsInNoLanguageIsAnsweredInTheClients(t *testing.T) {
	for i, c := range []struct {
		locales    map[string]string
		text, want string
	}{
		{nil, "help", "A price"}, {nil, "帮助", "查价格"}, {nil, "", "查价格"}, {nil, "Dy2O3", "月均价"}, {nil, "digest", "Rare-earth bulletin"},
		{map[string]string{"U1": "zh-CN"}, "help", "查价格"}, {map[string]string{"U1": "zh-CN"}, "digest", "稀土简报"},
		{map[string]string{"U1": "de-DE"}, "", "A price"}, {map[string]string{"U1": "de-DE"}, "Dy2O3", "Dysprosium oxide"},
		{map[string]string{"U1": "de-DE"}, "帮助", "查价格"}, {map[string]string{"U1": "zh-CN"}, "dysprosium oxide price", "Dysprosium oxide"},
	} {
		w := newWorld(t, httpOnly)
		w.cfg.Commands, _ = bottest.Handler(t)
		w.run(t)
		w.locales = c.locales
		rec := w.deliver("/slack/commands", slashForm(fmt.Sprint("CL", i), c.text))
		if !strings.Contains(rec.Body.String(), c.want) {
			t.Errorf("%v: /re %s shows %s", c.locales, c.text, rec.Body)
		}
	}
}

func TestALocaleIsAskedForOnce(t *testing.T) {
	w, _ := newOffice(t)
	w.locales = map[string]string{"U1": "en-US"}
	for _, text := range []string{"help", "digest", "氧化镝多少钱", "Dy2O3"} {
		w.deliver("/slack/commands", slashForm("C1", text))
	}
	if n := len(w.called("users.info")); n != 1 {
		t.Errorf("%d calls", n)
	}
}

func TestTheHomeAndTheAssistantSpeakTheClientsLanguage(t *testing.T) {
	for locale, want := range map[string][2]string{"zh-TW": {"新订阅", "本期摘要"}, "en-GB": {"New alert", "biggest falls"}} {
		w, _ := newOffice(t)
		w.locales = map[string]string{"U1": locale}
		w.deliver("/slack/events", eventOf("H1", map[string]any{"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "home"}))
		w.deliver("/slack/events", eventOf("A1", map[string]any{"type": "assistant_thread_started",
			"assistant_thread": map[string]any{"user_id": "U1", "channel_id": "D1", "thread_ts": "1.1"}}))
		home := w.shows(t, "views.publish", want[0])
		w.await(t, "prompts", func() bool { return len(w.posts) > 1 })
		if both := strings.Contains(home.text, "新订阅") && strings.Contains(home.text, "New alert"); both {
			t.Errorf("%s: %s", locale, home.text)
		}
	}
}
