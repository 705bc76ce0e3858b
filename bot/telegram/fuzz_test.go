package telegram

import (
	"strings"
	"testing"
	"unicode/utf8"

	"rebot/bot/reply"
	"rebot/bot/telegram/card"
)

// FuzzButtons holds that the buttons under any answer are ones that Telegram takes.
func FuzzButtons(f *testing.F) {
	f.Add("氧化镝", "≧99%Nd2O375%", 22, 0)
	f.Add("\x80~\xf9O\xf9a<7\t\x8a1Jh\x8b?\f\xb3 \xfe", "\xa0\xe6CV\xdbHQ:0", 46, -86)
	f.Add("<@U1>", "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷", 2, 1)
	f.Fuzz(func(t *testing.T, name, word string, rows, page int) {
		a := &reply.Reply{Title: name, Offers: []string{name, word}}
		reply.Writer{Reply: a}.Permit(name, word)
		a.Table = &reply.Table{Head: []string{"产品", name}, Right: []bool{false, true}}
		for range min(max(rows, 0), 200) {
			a.Table.Rows = append(a.Table.Rows, []string{name, word})
		}
		c := card.Render(a, page)
		if k := newSigner("1:x").keys(-1001234567890, c, []string{name, word}); k != nil {
			for _, r := range k.Rows {
				for _, b := range r {
					if len(b.Data) > maxData || len(b.Data) == 0 || strings.TrimSpace(b.Text) == "" ||
						!utf8.ValidString(b.Data) {
						t.Fatalf("a button %q of %d bytes: %q", b.Text, len(b.Data), b.Data)
					}
				}
			}
		}
	})
}

// FuzzCommand holds that no message makes reading it panic, and that no question holds the bot's name or is unbounded.
func FuzzCommand(f *testing.F) {
	for _, s := range []string{"/price@rebot_bot 氧化镝", "／PRICE　x", "@rebot_bot", "/", "/price@other", "\x00/help",
		"@rebot_bot /news@rebot_bot x", "@reBot_Bo\x05t"} {
		f.Add(s, "supergroup", 0, 5)
	}
	f.Fuzz(func(t *testing.T, text, chat string, offset, length int) {
		m := messageOfJSON(t, `{}`)
		m.Text, m.Chat.Type = text, "supergroup"
		if chat == "private" {
			m.Chat.Type = "private"
		}
		m.Entities = messageOfJSON(t, `{"entities":[{"type":"text_mention","user":{"id":4242}}]}`).Entities
		m.Entities[0].Offset, m.Entities[0].Length = offset, length
		q, ok := us.question(m)
		if !ok && q != "" {
			t.Fatalf("%q is no question, and asks %q", text, q)
		}
		if _, still := us.withoutMention(q, nil); still && !strings.HasPrefix(q, "/") {
			t.Fatalf("%q asks %q", text, q)
		}
		if strings.ContainsAny(q, "\n\x00") || !utf8.ValidString(q) {
			t.Fatalf("%q asks %q", text, q)
		}
	})
}

// FuzzUpdate holds that no update panics, is stored without an id, or sends what Telegram refuses.
func FuzzUpdate(f *testing.F) {
	w := newWorld(f).unpaced()
	for _, s := range []string{
		`{"update_id":1,"message":{"message_id":1,"date":1,` + inPrivate + `,"text":"氧化镝多少钱"}}`,
		`{"update_id":2,"channel_post":{"message_id":1,"date":1,` + inChannel + `,"text":"@rebot_bot 镝"}}`,
		`{"update_id":3,"inline_query":{"id":"1","from":{"id":7},"query":"氧化镝"}}`,
		`{"update_id":4,"callback_query":{"id":"1","from":{"id":7},"data":"x"}}`,
		`{"update_id":5,"my_chat_member":{"chat":{"id":-9},"from":{"id":7},
			"new_chat_member":{"status":"kicked"},"old_chat_member":{"status":"member"}}}`,
		`{"update_id":6,"guest_message":{"chat":{"id":7}}}`, `{"update_id":7}`, `{}`, `[]`, `null`,
		`{"update_id":8,"message":null}`,
		`{"update_id":9,"inline_query":{}}`, `{"update_id":10,"message":{"chat":3}}`, `{"update_id":"11"}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		e, ok, err := event(body)
		if ok && (err != nil || e.ID == "" || e.Source == "" || w.wake[e.Source] == nil) {
			t.Fatalf("%q is the event %+v", body, e)
		}
		if ok {
			_ = w.handle(t.Context(), e)
		}
		for _, c := range w.fake.Calls("sendMessage") {
			if !c.OK && c.Params["chat_id"] != "0" {
				t.Fatalf("telegram refused %q", c.Params)
			}
		}
	})
}
