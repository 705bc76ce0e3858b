package bottest

import (
	"encoding/json"
	"slices"
	"strconv"
	"time"
)

// sendMessage shows a message, if Telegram would.
func (t *Telegram) sendMessage(p map[string]string) apiAnswer {
	t.mu.Lock()
	defer t.mu.Unlock()
	m, a := t.message(p)
	if !a.OK {
		return a
	}
	t.nextMsg++
	m.ID, m.At = t.nextMsg, time.Now()
	t.messages = append(t.messages, m)
	return give(t.shown(m))
}

// sendPicture shows a picture with what stands below it, if Telegram would.
func (t *Telegram) sendPicture(method string, p map[string]string) apiAnswer {
	t.mu.Lock()
	defer t.mu.Unlock()
	if p["FILE"] == "" || units(p["caption"]) > 1024 {
		return refuse(400, "Bad Request: "+method+" without a file, or with a long caption")
	}
	p["text"] = p["caption"]
	m, a := t.message(p)
	if !a.OK {
		return a
	}
	t.nextMsg++
	m.ID, m.At, m.File = t.nextMsg, time.Now(), p["FILE"]
	t.messages = append(t.messages, m)
	return give(t.shown(m))
}

// editMessage changes a message, if Telegram would.
func (t *Telegram) editMessage(p map[string]string) apiAnswer {
	t.mu.Lock()
	defer t.mu.Unlock()
	m, a := t.message(p)
	if !a.OK {
		return a
	}
	id, _ := strconv.Atoi(p["message_id"])
	for i := range t.messages {
		o := &t.messages[i]
		if o.ID != id || o.Chat != m.Chat {
			continue
		}
		if o.Text == m.Text && o.HTML == m.HTML && sameKeys(o.Keys, m.Keys) {
			return refuse(400, "Bad Request: message is not modified: specified new message content and reply markup "+
				"are exactly the same as a current content and reply markup of the message")
		}
		o.Text, o.HTML, o.Keys, o.Edited = m.Text, m.HTML, m.Keys, o.Edited+1
		return give(t.shown(*o))
	}
	return refuse(400, "Bad Request: message to edit not found")
}

func sameKeys(x, y [][]Key) bool { return slices.EqualFunc(x, y, slices.Equal[[]Key]) }

// message reads a message and checks it as Telegram does.
func (t *Telegram) message(p map[string]string) (m Message, a apiAnswer) {
	m.Chat, _ = strconv.ParseInt(p["chat_id"], 10, 64)
	m.Topic, _ = strconv.Atoi(p["message_thread_id"])
	if m.Chat == 0 {
		return m, refuse(400, "Bad Request: chat not found")
	}
	if to, ok := t.moved[m.Chat]; ok {
		a = refuse(400, "Bad Request: group chat was upgraded to a supergroup chat")
		a.Parameters = map[string]any{"migrate_to_chat_id": to}
		return m, a
	}
	if why, ok := t.chats[m.Chat]; ok {
		return m, refuse(codeOf(why), why)
	}
	if m.Topic == 1 || t.topics[[2]int64{m.Chat, int64(m.Topic)}] {
		return m, refuse(400, "Bad Request: message thread not found")
	}
	m.Text = p["text"]
	if p["parse_mode"] != "" {
		text, err := ParseHTML(p["text"])
		if err != nil {
			return m, refuse(400, "Bad Request: can't parse entities: "+err.Error())
		}
		m.Text, m.HTML = text, p["text"]
	}
	switch {
	case blank(m.Text):
		return m, refuse(400, "Bad Request: message text is empty")
	case units(m.Text) > 4096:
		return m, refuse(400, "Bad Request: message is too long")
	}
	var r struct {
		MessageID int `json:"message_id"`
	}
	_ = json.Unmarshal([]byte(p["reply_parameters"]), &r)
	m.Reply = r.MessageID
	m.Keys, a = keysOf(p["reply_markup"])
	return m, a
}

func codeOf(why string) int {
	if len(why) > 9 && why[:9] == "Forbidden" {
		return 403
	}
	return 400
}

// keysOf reads the buttons of a message and checks them.
func keysOf(text string) ([][]Key, apiAnswer) {
	if text == "" {
		return nil, give(nil)
	}
	var k struct {
		Rows [][]map[string]json.RawMessage `json:"inline_keyboard"`
	}
	if err := json.Unmarshal([]byte(text), &k); err != nil {
		return nil, refuse(400, "Bad Request: can't parse reply keyboard markup JSON object")
	}
	var out [][]Key
	all := 0
	for _, row := range k.Rows {
		if all += len(row); all > 100 || len(row) > 8 {
			return nil, refuse(400, "Bad Request: BUTTONS_TOO_MUCH")
		}
		var keys []Key
		for _, b := range row {
			var key Key
			_ = json.Unmarshal(b["text"], &key.Text)
			_ = json.Unmarshal(b["callback_data"], &key.Data)
			switch {
			case b["copy_text"] != nil:
				return nil, refuse(400, "Bad Request: BUTTON_COPY_TEXT_INVALID")
			case blank(key.Text):
				return nil, refuse(400, "Bad Request: inline keyboard button text is empty")
			case len(key.Data) < 1 || len(key.Data) > 64:
				return nil, refuse(400, "Bad Request: BUTTON_DATA_INVALID")
			}
			keys = append(keys, key)
		}
		out = append(out, keys)
	}
	return out, give(nil)
}

func (t *Telegram) shown(m Message) map[string]any {
	kind := "private"
	if m.Chat < 0 {
		kind = "supergroup"
	}
	return map[string]any{"message_id": m.ID, "date": m.At.Unix(), "text": m.Text,
		"chat": map[string]any{"id": m.Chat, "type": kind}, "from": map[string]any{"id": BotID, "is_bot": true,
			"first_name": "rebot"}}
}

// checkInline refuses the answers to an inline query that Telegram refuses.
func checkInline(p map[string]string) apiAnswer {
	var results []struct {
		ID      string `json:"id"`
		Title   string `json:"title"`
		Content struct {
			Text string `json:"message_text"`
			Mode string `json:"parse_mode"`
		} `json:"input_message_content"`
	}
	if err := json.Unmarshal([]byte(p["results"]), &results); err != nil {
		return refuse(400, "Bad Request: can't parse inline query results JSON object")
	}
	if len(results) > 50 {
		return refuse(400, "Bad Request: RESULTS_TOO_MUCH")
	}
	seen := map[string]bool{}
	for _, r := range results {
		text, err := ParseHTML(r.Content.Text)
		switch {
		case len(r.ID) < 1 || len(r.ID) > 64 || seen[r.ID]:
			return refuse(400, "Bad Request: RESULT_ID_INVALID")
		case err != nil:
			return refuse(400, "Bad Request: can't parse entities: "+err.Error())
		case blank(r.Title) || blank(text):
			return refuse(400, "Bad Request: ARTICLE_TITLE_EMPTY")
		case units(text) > 4096:
			return refuse(400, "Bad Request: MESSAGE_TOO_LONG")
		}
		seen[r.ID] = true
	}
	return give(true)
}

// Messages gives what users see, in the order in which it was sent.
func (t *Telegram) Messages() []Message {
	t.mu.Lock()
	defer t.mu.Unlock()
	return slices.Clone(t.messages)
}

// In gives what is seen in one chat.
func (t *Telegram) In(chat int64) []Message {
	return slices.DeleteFunc(t.Messages(), func(m Message) bool { return m.Chat != chat })
}

// Calls gives the calls of a method.
func (t *Telegram) Calls(method string) []Call {
	t.mu.Lock()
	defer t.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(t.calls), func(c Call) bool { return c.Method != method })
}

// Refuse makes a chat refuse messages, with Telegram's words for why, such as
// "Forbidden: bot was blocked by the user".
func (t *Telegram) Refuse(chat int64, why string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.chats[chat] = why
}

// Migrate makes a group a supergroup with another id.
func (t *Telegram) Migrate(from, to int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.moved[from] = to
}

// DeleteTopic takes a topic of a forum away.
func (t *Telegram) DeleteTopic(chat int64, topic int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.topics[[2]int64{chat, int64(topic)}] = true
}

// Trouble lets Telegram say that it had trouble with the webhook, at a time in seconds since 1970.
func (t *Telegram) Trouble(at int64, text string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.webhook.ErrorDate, t.webhook.ErrorText = at, text
}

// WebhookSet gives what was set with setWebhook.
func (t *Telegram) WebhookSet() Webhook {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.webhook
}

// Called gives a channel that is closed when the next call has been recorded.
func (t *Telegram) Called() <-chan struct{} {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.called
}
