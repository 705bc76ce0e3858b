package telegram

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"rebot/bot/bottest"
)

func TestStartHasSixButtonsInTheClientsLanguage(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, func(c *Config) { c.Commands, _ = bottest.Handler(t) })
		w.running(t, func() {
			for language, want := range map[string][]string{"zh-hans": {"订阅简报", "价格提醒", "查价格"}, "de": {"Subscribe", "Price alert", "A price"}} {
				u := text(7, "/start")
				u["message"].(map[string]any)["from"].(map[string]any)["language_code"] = language
				m := last(w.askIn(7, u, 5*time.Second))
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
				u := text(chat, words)
				u["message"].(map[string]any)["from"].(map[string]any)["language_code"] = language
				if m := last(w.askIn(chat, u, 5*time.Second)); !strings.Contains(m.Text, want) {
					t.Errorf("%s: %q", words, m.Text)
				}
			}
			say(7, "Dy2O3", "de", "Dysprosium oxide")
			say(7, "氧化镝", "de", "月均价")
			say(9, "/digest", "de", "Rare-earth bulletin")
			say(7, "/language chinese", "de", "一律用中文")
			say(7, "dysprosium oxide price", "de", "月均价")
			say(8, "语言 英文", "zh-hans", "Everything is answered in English")
			say(8, "氧化镝多少钱", "zh-hans", "Dysprosium oxide")
		})
	})
}
