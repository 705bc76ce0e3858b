package telegram

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
)

type inlineCard struct {
	ID, Title, Description string
	Content                struct {
		Text string `json:"message_text"`
	} `json:"input_message_content"`
}

// typed returns the results of a query.
func (w *world) typed(t *testing.T, query string) (cards []inlineCard, params map[string]string) {
	t.Helper()
	before := len(w.fake.Calls("answerInlineQuery"))
	w.fake.Push(map[string]any{"inline_query": map[string]any{"id": "q", "from": map[string]any{"id": 7},
		"query": query, "offset": ""}})
	time.Sleep(2 * time.Second)
	calls := w.fake.Calls("answerInlineQuery")
	if len(calls) != before+1 || !calls[before].OK {
		t.Fatalf("%q is answered %v", query, calls)
	}
	params = calls[before].Params
	if err := json.Unmarshal([]byte(params["results"]), &cards); err != nil {
		t.Fatal(err)
	}
	return cards, params
}

func TestAnInlineQueryGivesCardsWhoseTextIsTheAnswer(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.running(t, func() {
			cards, p := w.typed(t, "氧化镝")
			c := cards[0]
			if !strings.Contains(c.Title, "氧化镝") || !strings.Contains(c.Description, "1711.90 元/公斤，环比 -3.50%") ||
				!strings.Contains(c.Content.Text, "第 273 行") {
				t.Errorf("the first card is %+v", c)
			}
			if p["cache_time"] != "30" || p["is_personal"] != "" {
				t.Errorf("it may be kept %s s", p["cache_time"])
			}
			if cards, _ = w.typed(t, "镝"); len(cards) != 3 || !strings.Contains(cards[1].Title, "氧化镝") ||
				!strings.Contains(cards[2].Description, "1681.67") {
				t.Errorf("a choice gives %+v", cards)
			}
			if cards, _ = w.typed(t, ""); len(cards) != 23 {
				t.Errorf("nothing gives %d cards", len(cards))
			}
			if cards, _ = w.typed(t, "全部产品价格"); !strings.Contains(cards[0].Content.Text, "中钇富铕矿") {
				t.Errorf("the list is cut: %q", cards[0].Content.Text)
			}
			if cards, _ = w.typed(t, "本期摘要"); len(cards) == 0 || !strings.Contains(cards[0].Content.Text, "稀土简报 2024年11月") {
				t.Errorf("the digest gives %+v", cards)
			}
			if cards, _ = w.typed(t, "天王星的卫星"); len(cards) == 0 {
				t.Error("a refusal gives nothing")
			}
			if cards, _ = w.typed(t, strings.Repeat("长", 256)+"镝"); len(cards) > 0 {
				t.Errorf("a query that is too long gives %d cards", len(cards))
			}
		})
	})
}

func TestAnInlineQueryThatWaitedTooLongIsDropped(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		e, _, err := event([]byte(`{"update_id":1,"inline_query":{"id":"1","from":{"id":7},"query":"氧化镝"}}`))
		if err != nil {
			t.Fatal(err)
		}
		e.Received = time.Now().Add(-26 * time.Second)
		if err := w.handle(t.Context(), e); err != nil || len(w.fake.Calls("answerInlineQuery")) > 0 {
			t.Errorf("it was answered, or failed: %v", err)
		}
	})
}
