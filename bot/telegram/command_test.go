package telegram

import (
	"encoding/json"
	"testing"

	"github.com/go-telegram/bot/models"

	"rebot/bot/bottest"
)

var us = self{id: bottest.BotID, name: bottest.BotName}

// messageOfJSON reads a message as it comes from Telegram, so that a test shows what really is there.
func messageOfJSON(t testing.TB, text string) *models.Message {
	t.Helper()
	var m models.Message
	if err := json.Unmarshal([]byte(text), &m); err != nil {
		t.Fatal(err)
	}
	return &m
}

const (
	inPrivate = `"chat":{"id":7,"type":"private"},"from":{"id":7,"is_bot":false}`
	inGroup   = `"chat":{"id":-9,"type":"supergroup"},"from":{"id":7,"is_bot":false}`
	inChannel = `"chat":{"id":-8,"type":"channel"},"sender_chat":{"id":-8,"type":"channel"}`
)

func TestOnlyWhatIsAddressedToTheBotIsAQuestion(t *testing.T) {
	for _, c := range []struct{ message, want string }{
		{`{` + inPrivate + `,"text":"氧化镝多少钱"}`, "氧化镝多少钱"},
		{`{` + inPrivate + `,"text":"/price 氧化镝"}`, "/price 氧化镝"},
		{`{` + inPrivate + `,"text":"/PRICE 氧化镝"}`, "/price 氧化镝"},
		{`{` + inPrivate + `,"text":"　／price　氧化镝"}`, "/price 氧化镝"},
		{`{` + inPrivate + `,"text":"/price@Rebot_Bot 氧化镝"}`, "/price 氧化镝"},
		{`{` + inPrivate + `,"text":"/price@other_bot 氧化镝"}`, ""},
		{`{` + inPrivate + `,"text":"/start ref_123"}`, "/help"},
		{`{` + inPrivate + `,"text":"/nonsense"}`, "/help"},
		{`{` + inPrivate + `,"text":"/digest"}`, "/digest"},
		{`{` + inPrivate + `,"text":"@rebot_bot 氧化镝"}`, "氧化镝"},
		{`{` + inPrivate + `,"photo":[],"caption":"/price 氧化镝"}`, "/price 氧化镝"},
		{`{` + inPrivate + `}`, ""},
		{`{` + inGroup + `,"text":"氧化镝多少钱"}`, ""},
		{`{` + inGroup + `,"text":"/price@rebot_bot 氧化镝"}`, "/price 氧化镝"},
		{`{` + inGroup + `,"text":"/price@other_bot 氧化镝"}`, ""},
		{`{` + inGroup + `,"text":"/ban"}`, ""},
		{`{` + inGroup + `,"text":"/ban@rebot_bot"}`, "/help"},
		{`{` + inGroup + `,"text":"@REBOT_bot 氧化镝多少钱"}`, "氧化镝多少钱"},
		{`{` + inGroup + `,"text":"请问 ＠rebot_bot 氧化镝多少钱"}`, "请问 氧化镝多少钱"},
		{`{` + inGroup + `,"text":"@rebot_bot2 氧化镝多少钱"}`, ""},
		{`{` + inGroup + `,"text":"@rebot_bot /price@other_bot 氧化镝"}`, ""},
		{`{` + inGroup + `,"text":"𠮷 rebot 氧化镝",
			"entities":[{"type":"text_mention","offset":3,"length":5,"user":{"id":4242,"is_bot":true}}]}`, "𠮷 氧化镝"},
		{`{` + inGroup + `,"text":"氧化镝",
			"entities":[{"type":"text_mention","offset":90,"length":5,"user":{"id":4242,"is_bot":true}}]}`, "氧化镝"},
		{`{` + inGroup + `,"text":"那氧化铽呢",
			"reply_to_message":{"message_id":1,"date":1,"chat":{"id":-9},"from":{"id":4242,"is_bot":true}}}`, "那氧化铽呢"},
		{`{` + inGroup + `,"text":"那氧化铽呢",
			"reply_to_message":{"message_id":1,"date":1,"chat":{"id":-9},"from":{"id":8}}}`, ""},
		{`{` + inGroup + `,"text":"大家好",
			"reply_to_message":{"message_id":1,"date":1,"chat":{"id":-9},"from":{"id":4242,"is_bot":true},
			"forum_topic_created":{"name":"x"}}}`, ""},
		{`{` + inGroup + `,"text":"@rebot_bot 氧化镝","via_bot":{"id":4242,"is_bot":true}}`, ""},
		{`{"chat":{"id":-9,"type":"group"},"from":{"id":99,"is_bot":true},"text":"@rebot_bot 氧化镝"}`, ""},
		{`{"chat":{"id":-9,"type":"group"},"from":{"id":1087968824,"is_bot":true},
			"sender_chat":{"id":-9},"text":"@rebot_bot 氧化镝"}`, "氧化镝"},
		{`{"chat":{"id":-9,"type":"group"},"from":{"id":777000},"sender_chat":{"id":-8},
			"is_automatic_forward":true,"text":"@rebot_bot 氧化镝"}`, ""},
		{`{` + inChannel + `,"text":"氧化镝"}`, ""},
		{`{` + inChannel + `,"text":"/price 氧化镝"}`, ""},
		{`{` + inChannel + `,"text":"/price@rebot_bot 氧化镝"}`, "/price 氧化镝"},
	} {
		got, ok := us.question(messageOfJSON(t, c.message))
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%s asks %q, %v; should ask %q", c.message, got, ok, c.want)
		}
	}
}

func TestABareCommandInAGroupIsForTheBotOnlyInPrivacyMode(t *testing.T) {
	m := messageOfJSON(t, `{`+inGroup+`,"text":"/price 氧化镝"}`)
	if got, ok := us.question(m); !ok || got != "/price 氧化镝" {
		t.Errorf("Telegram handed over %q, but it is not answered", m.Text)
	}
	all := us
	all.readsAll = true
	if got, ok := all.question(m); ok {
		t.Errorf("a command that may be for any bot is taken as %q", got)
	}
}

func TestTheCommandMenuIsWhatTelegramTakes(t *testing.T) {
	for language, menu := range menus() {
		for _, c := range menu {
			if !commandText.MatchString("/"+c.Command) || len(c.Command) > 32 || len(c.Description) == 0 ||
				len([]rune(c.Description)) > 256 {
				t.Errorf("%q: %q is no command: %q", language, c.Command, c.Description)
			}
		}
	}
}
