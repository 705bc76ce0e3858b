package subscribe

import (
	"testing"

	"rebot/bot"
	"rebot/bot/bottest/cases"
)

// A chat's language is said in that language at once, kept, and forgotten by auto; its charts likewise.
func TestAPlaceChoosesItsLanguageAndItsCharts(t *testing.T) {
	o := orders{NewHandler(openStore(t), bot.NewService(cases.Library(t), bot.Ready, bot.Config{}), Config{}), t}
	english := func(want bool) {
		t.Helper()
		if ctx := o.In(t.Context(), somewhere, false); bot.IsEnglish(ctx, "氧化镝多少钱") != want {
			t.Errorf("a question is answered in English: %v", !want)
		}
	}
	o.say("语言", "用什么语言问，就用什么语言答")
	o.say("语言 英文", "Everything is answered in English")
	english(true)
	o.say("我的订阅", "Subscriptions") // whatever it is written in
	o.say("language chinese", "这里一律用中文回答")
	english(false)
	o.say("language auto", "in the language that it is asked in")
	english(false)
	if o.DarkCharts(t.Context(), somewhere) {
		t.Error("charts are dark unasked")
	}
	o.say("深色图表", "图表是深色的")
	if !o.DarkCharts(t.Context(), somewhere) {
		t.Error("charts stay light")
	}
	o.say("charts", "Charts are dark")
	o.say("light charts", "Charts are light")
	if o.DarkCharts(t.Context(), somewhere) {
		t.Error("charts stay dark")
	}
}
