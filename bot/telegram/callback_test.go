package telegram

import (
	"context"
	"strings"
	"testing"
	"time"

	"rebot/bot"
	"rebot/bot/bottest"
)

// pressOf is a press of a button under a message.
func pressOf(m bottest.Message, data string) map[string]any {
	kind := "private"
	if m.Chat < 0 {
		kind = "supergroup"
	}
	return map[string]any{"callback_query": map[string]any{"id": "q" + data,
		"from": map[string]any{"id": 7, "is_bot": false}, "data": data,
		"message": map[string]any{"message_id": m.ID, "date": 1, "chat": map[string]any{"id": m.Chat, "type": kind}}}}
}

// key finds a button by what it says.
func key(t *testing.T, m bottest.Message, label string) string {
	t.Helper()
	for _, row := range m.Keys {
		for _, k := range row {
			if strings.Contains(k.Text, label) {
				return k.Data
			}
		}
	}
	t.Fatalf("there is no button %s under %q: %v", label, m.Text, m.Keys)
	return ""
}

func last(ms []bottest.Message) bottest.Message {
	if len(ms) == 0 {
		return bottest.Message{}
	}
	return ms[len(ms)-1]
}

func TestButtonsShowTheSourceTheMonthsAndTheProducts(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.running(t, func() {
			m := last(w.askIn(7, text(7, "氧化镝多少钱"), 5*time.Second))
			if s := last(w.askIn(7, pressOf(m, key(t, m, "原文")), 5*time.Second)); !strings.Contains(s.Text,
				"1773.95 1711.90 -3.50%") || s.Reply != m.ID {
				t.Errorf("the source shows %q", s.Text)
			}
			ms := w.askIn(7, pressOf(m, key(t, m, "走势")), 5*time.Second)
			if s := ms[len(ms)-2]; !strings.Contains(s.Text, "2024年10月") || last(ms).File == "" {
				t.Errorf("the trend shows %q and %+v", s.Text, last(ms))
			}
			if s := last(w.askIn(7, text(7, "镝价格"), 5*time.Second)); !strings.Contains(s.Text, "1,711.90") ||
				!strings.Contains(s.Text, "1,681.67") {
				t.Errorf("not all that 镝 can mean is in %q", s.Text)
			}
			m = last(w.askIn(7, text(7, "金属镝多少钱"), 5*time.Second))
			if s := last(w.askIn(7, pressOf(m, key(t, m, "镝铁")), 5*time.Second)); !strings.Contains(s.Text, "1,681.67") {
				t.Errorf("the choice shows %q", s.Text)
			}
			if n := len(w.fake.Calls("answerCallbackQuery")); n != 3 {
				t.Errorf("%d presses were answered", n)
			}
		})
	})
}

func TestALongTableIsPagedInPlace(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.running(t, func() {
			m := last(w.askIn(7, text(7, "全部产品价格"), 5*time.Second))
			if strings.Contains(m.Text, "中钇富铕矿") || !strings.Contains(m.Text, "氧化镧") {
				t.Errorf("the first page is %q", m.Text)
			}
			for range 2 {
				w.askIn(7, pressOf(m, key(t, m, "1/2")), 5*time.Second) // the second press finds the page already there
			}
			m2 := last(w.fake.In(7))
			if m2.ID != m.ID || m2.Edited != 1 || !strings.Contains(m2.Text, "中钇富铕矿") ||
				strings.Contains(m2.Text, "氧化镧") {
				t.Errorf("the second page is %+v", m2)
			}
			m3 := last(w.askIn(7, pressOf(m2, key(t, m2, "‹")), 5*time.Second))
			if m3.Text != m.Text || len(w.inbox.DeadLetters()) > 0 {
				t.Errorf("the first page again is %q", m3.Text)
			}
			gone := m
			gone.ID = 999
			if n := len(w.askIn(7, pressOf(gone, key(t, m, "1/2")), 5*time.Second)); n != 2 {
				t.Errorf("a page of a message that is gone makes %d messages", n)
			}
		})
	})
}

func TestButtonsUnderAFollowUpAreAboutIt(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.running(t, func() {
			w.askIn(7, text(7, "氧化镝多少钱"), 5*time.Second)
			m := last(w.askIn(7, text(7, "那氧化铽呢"), 5*time.Second))
			if !strings.Contains(m.Text, "5,885.00") {
				t.Fatalf("the follow-up is answered %q", m.Text)
			}
			w.askIn(7, text(7, "稀土出口"), 5*time.Second)
			if s := last(w.askIn(7, pressOf(m, key(t, m, "原文")), 5*time.Second)); !strings.Contains(s.Text, "5885.00") {
				t.Errorf("its source is %q", s.Text)
			}
		})
	})
}

func TestForgedAndForeignPressesDoNothingAndAreAnswered(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.running(t, func() {
			m := last(w.askIn(7, text(7, "氧化镝多少钱"), 5*time.Second))
			good := key(t, m, "走势")
			other := m
			other.Chat = 8
			flip := []byte(good)
			flip[len(flip)-1] ^= 1
			noMessage := pressOf(m, good)
			delete(noMessage["callback_query"].(map[string]any), "message")
			presses := []map[string]any{pressOf(m, "x"), pressOf(m, ""), pressOf(m, string(flip[:len(flip)-2])),
				pressOf(m, "AAAAAAAAa0氧化镝"),
				pressOf(other, good), pressOf(m, strings.Repeat("x", 200)), noMessage}
			before := len(w.fake.Messages())
			for _, p := range presses {
				w.askIn(7, p, 2*time.Second)
			}
			calls := w.fake.Calls("answerCallbackQuery")
			if len(calls) != len(presses) || len(w.fake.Messages()) != before {
				t.Errorf("%d of %d presses were answered, with %d messages", len(calls), len(presses),
					len(w.fake.Messages())-before)
			}
			for _, c := range calls {
				if !strings.Contains(c.Params["text"], "失效") {
					t.Errorf("it says %v", c.Params)
				}
			}
		})
	})
}

func TestAPressIsAnsweredWithinTwoSecondsWhateverTheChatWaitsFor(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.running(t, func() {
			m := last(w.askIn(7, text(7, "氧化镝多少钱"), 5*time.Second))
			for range 40 {
				w.fake.Push(text(7, "氧化铽多少钱"))
			}
			w.fake.Push(pressOf(m, key(t, m, "走势")))
			time.Sleep(2 * time.Second)
			if n := len(w.fake.Calls("answerCallbackQuery")); n != 1 {
				t.Error("it is not answered")
			}
			time.Sleep(2 * time.Minute)
			if n := len(w.fake.In(7)); n != 43 { // the last is a picture
				t.Errorf("%d messages, should be 43", n)
			}
		})
	})
}

func TestAPressThatCameTooLateIsNoFailure(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.running(t, func() {
			m := last(w.askIn(7, text(7, "氧化镝多少钱"), 5*time.Second))
			w.fake.Fault("answerCallbackQuery", bottest.Fault{Kind: bottest.FaultRefusal, Code: 400,
				Text: "Bad Request: query is too old and response timeout expired or query ID is invalid"})
			if n := len(w.askIn(7, pressOf(m, key(t, m, "原文")), time.Minute)); n != 2 || len(w.inbox.DeadLetters()) > 0 {
				t.Errorf("%d messages, dead %v", n, w.inbox.DeadLetters())
			}
		})
	})
}

func TestButtonDataFitsAndLongQuestionsAreRemembered(t *testing.T) {
	s := newSigner(testToken)
	for _, asks := range [][]string{{"氧化镝"}, {strings.Repeat("氧化镝", 80)}, {"氧化镝多少钱", "那氧化铽呢", "上个月呢"}, {"#"}, {"#x"}} {
		for page := range 70 {
			d := s.data(-1001234567890, press{opPage, page, asks})
			p, err := s.press(-1001234567890, d)
			if err != nil || len(d) > maxData || p.page != page ||
				strings.Join(p.asks, "|") != strings.Join(asks, "|") {
				t.Fatalf("%v becomes %q and %+v: %v", asks, d, p, err)
			}
		}
	}
	d := s.data(7, press{opAsk, 0, []string{strings.Repeat("氧化镝", 80)}})
	if _, err := newSigner(testToken).press(7, d); err == nil {
		t.Error("a question of before the restart is known")
	}
	d = s.data(7, press{opAsk, 0, []string{"氧化镝"}})
	if _, err := newSigner(testToken).press(7, d); err != nil {
		t.Errorf("a button does not work after a restart: %v", err)
	}
	if _, err := newSigner("4242:other").press(7, d); err == nil {
		t.Error("a button of another bot works")
	}
}

func TestAnAnswerWithAReceiptIsVotedOn(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.service = bottest.Receipted(t)
		var votes []bot.Vote
		w.cfg.Vote = func(_ context.Context, v bot.Vote) (bool, error) {
			votes = append(votes, v)
			return v.Receipt == bottest.Receipt && len(votes) < 3, nil
		}
		w.running(t, func() {
			m := last(w.askIn(7, text(7, "氧化镝多少钱"), 5*time.Second))
			if !strings.HasSuffix(m.Text, " · #k3f9a") || len(m.Live()) > 0 {
				t.Errorf("it ends with no receipt, or one that is live: %q %q", m.Text, m.Live())
			}
			for _, label := range []string{"👍", "👎", "👎"} {
				w.askIn(7, pressOf(m, key(t, m, label)), 5*time.Second)
			}
			said := w.fake.Calls("answerCallbackQuery")
			if len(said) != 3 || !strings.Contains(said[0].Params["text"], "已记下") ||
				!strings.Contains(said[2].Params["text"], "太旧") {
				t.Errorf("the presser is told %v", said)
			}
		})
		want := bot.Vote{Receipt: bottest.Receipt, Up: true, Platform: Platform, Chat: "7", Who: "7"}
		if len(votes) != 3 || votes[0] != want || votes[1].Up {
			t.Errorf("the votes are %+v", votes)
		}
	})
}
