package bot_test

import (
	"context"
	"testing"

	"rebot/bot"
	"rebot/bot/bottest"
)

// The chat's choice goes before what is written, and what is written before the client's language.
func TestTheLanguageOfAReply(t *testing.T) {
	s := bottest.Service(t)
	none, foreign := bot.Language{}, bot.Language{English: true}
	for _, c := range []struct {
		l       bot.Language
		text    string
		english bool
	}{
		{none, "氧化镝多少钱", false}, {none, "dysprosium oxide price", true}, {none, "Dy2O3", false}, {none, "/digest", false},
		{none, "digest", false}, {none, "CN118655100B", false}, {none, "help", false}, {none, "/help", false},
		{none, "/status", false}, {none, "status", true}, {foreign, "/status", true}, {none, "news november 2024", true}, {foreign, "digest", true}, {foreign, "help", true},
		{foreign, "氧化镝多少钱", false}, {foreign, "Dy2O3", true}, {foreign, "/digest", true}, {foreign, "/help", true},
		{bot.Language{Chosen: bot.English}, "氧化镝多少钱", true}, {bot.Language{Chosen: bot.English}, "本期摘要", true},
		{bot.Language{Chosen: bot.English}, "状态", true}, {bot.Language{Chosen: bot.English}, "导出", true},
		{bot.Language{Chosen: bot.Chinese, English: true}, "dysprosium oxide price", false},
		{bot.Language{Chosen: bot.Chinese}, "status", false},
	} {
		a := s.Ask(bot.In(context.Background(), c.l), "", c.text)
		if a.English != c.english {
			t.Errorf("%+v, %s: English is %v\n%s", c.l, c.text, a.English, a.Lead)
		}
	}
}
