package telegram

import (
	"strings"
	"testing"
	"time"

	"rebot/bot/bottest"
)

func TestTheMenuIsSetInTwoLanguagesAndOnlyOnce(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.running(t, func() { time.Sleep(time.Second) })
		w.running(t, func() { time.Sleep(time.Second) })
		calls := w.fake.Calls("setMyCommands")
		if len(calls) != 3 {
			t.Fatalf("it was set %d times", len(calls))
		}
		for _, c := range calls {
			if english := strings.Contains(c.Params["commands"],
				"how to ask"); english != (c.Params["language_code"] == "en") {
				t.Errorf("%v", c.Params)
			}
		}
	})
}

func TestAWrongTokenIsSaidAndNotShown(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.fake.Token = "4242:another"
		err := w.Run(t.Context())
		if err == nil || !strings.Contains(err.Error(), "TELEGRAM_BOT_TOKEN") ||
			strings.Contains(err.Error()+w.log.String(), "canary") {
			t.Errorf("it says %v", err)
		}
	})
}

func TestTelegramThatIsDownAtTheStartIsWaitedFor(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.fake.Fault("getMe", bottest.Fault{Kind: bottest.FaultReset}, bottest.Fault{Kind: bottest.FaultHang},
			bottest.Fault{Kind: bottest.FaultStatus, Status: 502})
		w.running(t, func() {
			if w.Health() == nil {
				t.Error("a bot that has not started is well")
			}
			if m := w.askIn(7, text(7, "/help"), 2*time.Minute); len(m) != 1 {
				t.Errorf("it shows %v", m)
			}
		})
	})
}

func TestAPersonIsFollowedUpInAChatAndNoOther(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.running(t, func() {
			w.askIn(-9, text(-9, "@rebot_bot 氧化镝多少钱"), 5*time.Second)
			if m := last(w.askIn(-9, text(-9, "@rebot_bot 那氧化铽呢"), 5*time.Second)); !strings.Contains(m.Text,
				"5,885.00") {
				t.Errorf("the follow-up shows %q", m.Text)
			}
			if m := last(w.askIn(-9, text(-9, "@rebot_bot 来源"), 9*time.Second)); !strings.Contains(m.Text, "5885.00") ||
				len(m.Keys) > 0 {
				t.Errorf("the source shows %q", m.Text)
			}
			other := text(-9, "@rebot_bot 那氧化镧呢")
			other["message"].(map[string]any)["from"] = map[string]any{"id": 8}
			if m := last(w.askIn(-9, other, 9*time.Second)); strings.Contains(m.Text, "月均价 · 近月") {
				t.Errorf("another's question is taken for a follow-up: %q", m.Text)
			}
			if m := last(w.askIn(7, text(7, "/price "+strings.Repeat("镝", 300)),
				5*time.Second)); !strings.Contains(m.Text, "太长") {
				t.Errorf("a question that is too long shows %q", m.Text)
			}
			quiet := len(w.fake.Messages())
			edited := text(7, "氧化镝多少钱")
			w.askIn(7, map[string]any{"edited_message": edited["message"]}, 5*time.Second)
			w.askIn(-9, text(-9, "大家好"), 5*time.Second)
			if n := len(w.fake.Messages()); n != quiet {
				t.Errorf("%d answers to what asks nothing", n-quiet)
			}
		})
	})
}
