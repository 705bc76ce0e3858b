package subscribe

import (
	"strings"
	"testing"

	"rebot/bot"
	"rebot/bot/bottest/cases"
	"rebot/bot/deliver"
	"rebot/bot/reply"
	"rebot/bot/store"
)

// What goes to a mailbox or a program is for administrators alone, ends by an order that names it, and is listed where it was
// ordered.
func TestOnlyAdministratorsOrderForTargets(t *testing.T) {
	s := openStore(t)
	h := NewHandler(s, bot.NewService(cases.Library(t), bot.Ready, bot.Config{}), Config{Targets: []string{deliver.Mail}})
	admin, other := Actor{User: "U1", MayChange: true, Admin: true}, Actor{User: "U2", MayChange: true}
	for _, c := range []struct {
		by         Actor
		text, want string
		kept       int
	}{
		{other, "订阅 价格 发到 desk@firm.example", "管理员", 0},
		{admin, "订阅 价格 发到 https://erp.example/hook", "REBOT_WEBHOOK_SECRET", 0},
		{admin, "订阅 价格 发到 desk@firm.example", "已订阅 · desk@firm.example", 1},
		{admin, "watch Dy2O3 below 1600 to desk@firm.example", "unwatch to desk@firm.example", 2},
		{admin, "我的订阅", "→ desk@firm.example", 2},
		{admin, "watches", "→ desk@firm.example", 2},
		{admin, "我的订阅 发到 desk@firm.example", "价格", 2},
		{other, "我的订阅", "还没有", 2},
		{other, "退订 发到 desk@firm.example", "管理员", 2},
		{admin, "退订", "没有订阅", 2}, // here nothing is subscribed
		{admin, "退订 发到 desk@firm.example", "已退订", 1},
		{admin, "unwatch to desk@firm.example", "No longer watched", 0},
	} {
		o, ok := ParseCommand(c.text)
		if !ok {
			t.Fatal(c.text)
		}
		a, err := h.Do(t.Context(), somewhere, c.by, o)
		if err != nil {
			t.Fatal(err)
		}
		text := reply.Text(a)
		if !strings.Contains(text, c.want) || len(a.Check(text)) > 0 {
			t.Errorf("%s: %v\n%s", c.text, a.Check(text), text)
		}
		kept := 0
		for _, kind := range []string{store.KindDigest, store.KindAlert} {
			list, err := s.Active(t.Context(), kind)
			if err != nil {
				t.Fatal(err)
			}
			for _, sub := range list {
				if kept++; sub.Platform != deliver.Mail || sub.Owner != "slack/T1/U1" {
					t.Errorf("kept: %+v", sub)
				}
			}
		}
		if kept != c.kept {
			t.Errorf("%s: %d are kept, want %d", c.text, kept, c.kept)
		}
	}
}
