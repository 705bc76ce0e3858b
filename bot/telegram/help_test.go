package telegram

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"rebot/bot/bottest"
)

// from lets somebody send an update whose client is in a language.
func from(language string, u map[string]any) map[string]any {
	u["message"].(map[string]any)["from"].(map[string]any)["language_code"] = language
	return u
}

func TestStartHasSixButtonsInTheClientsLanguage(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, func(c *Config) { c.Commands, _ = bottest.Handler(t) })
		w.running(t, func() {
			for language, want := range map[string][]string{"zh-hans": {"订阅简报", "价格提醒", "查价格"}, "de": {"Subscribe", "Price alert", "A price"}} {
				m := last(w.askIn(7, from(language, text(7, "/start")), 5*time.Second))
				n := 0
				for _, row := range m.Keys {
					n += len(row)
				}
				if n != 6 {
					t.Errorf("%s: %d buttons %+v", language, n, m.Keys)
				}
				for _, label := range want {
					key(t, m, label)
				}
			}
		})
	})
}

func TestSubscribingNeedsNoGrammar(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, func(c *Config) { c.Commands, _ = bottest.Handler(t) })
		w.running(t, func() {
			press := func(m bottest.Message, label string) bottest.Message {
				return last(w.askIn(7, pressOf(m, key(t, m, label)), 5*time.Second))
			}
			start := last(w.askIn(7, text(7, "/start"), 5*time.Second))
			how := press(start, "订阅简报")
			if m := press(how, "只要价格"); !strings.Contains(m.Text, "已订阅") || !strings.Contains(m.Text, "价格") {
				t.Errorf("it shows %q", m.Text)
			}
			product := press(press(start, "价格提醒"), "氧化镝")
			set := press(product, "低于 1600")
			if !strings.Contains(set.Text, "氧化镝 低于 1,600 元/公斤") {
				t.Errorf("it shows %q", set.Text)
			}
			if m := press(set, "取消 氧化镝低于"); !strings.Contains(m.Text, "已取消关注") {
				t.Errorf("it shows %q", m.Text)
			}
		})
	})
}

// A chat's choice goes before what is written; a client in another language is answered in English where nothing is written in one.
func TestAChatIsAnsweredInItsLanguage(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, func(c *Config) { c.Commands, _ = bottest.Handler(t) })
		w.running(t, func() {
			say := func(chat int64, words, language, want string) {
				t.Helper()
				if m := last(w.askIn(chat, from(language, text(chat, words)), 5*time.Second)); !strings.Contains(m.Text, want) {
					t.Errorf("%s: %q", words, m.Text)
				}
			}
			say(7, "Dy2O3", "de", "Dysprosium oxide")
			say(7, "氧化镝", "de", "月均价")
			say(9, "/digest", "de", "Rare-earth bulletin")
			say(7, "/language chinese", "de", "一律用中文")
			say(7, "dysprosium oxide price", "de", "月均价")
			for language, want := range map[string]string{"zh-hans": "这里还没有", "de": "There are none here"} { // a menu is in no language
				say(10, "/subscriptions", language, want)
				say(10, "/watches", language, want)
			}
			say(11, "/subscribe", "zh-hans", "已订阅")
			say(11, "/status", "zh-hans", "已载入")
			say(11, "/subscribe price dysprosium oxide", "zh-hans", "Subscribed")
			say(8, "语言 英文", "zh-hans", "Everything is answered in English")
			say(8, "氧化镝多少钱", "zh-hans", "Dysprosium oxide")
		})
	})
}
