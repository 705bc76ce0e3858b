package telegram

import (
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"rebot/bot/bottest"
	"rebot/bot/reply"
)

var anyTag = regexp.MustCompile(`<[^>]*>`)

// FuzzHTML holds that any text becomes HTML that Telegram parses, and that a reader sees that text.
func FuzzHTML(f *testing.F) {
	for _, s := range []string{"氧化镝 <b>&amp;</b>", "a@b.com @everyone http://x.y/<z>&", "𠮷\x00\u202e\xff",
		"/price@other 元/公斤 #tag", "<pre>", "\n\n", "&lt;&#60;", "𝒜𝒷.𝒸𝑜𝓂"} {
		f.Add(s, 3)
	}
	f.Fuzz(func(t *testing.T, s string, n int) {
		var lines []line
		for range min(max(n, 1), 300) {
			lines = append(lines, paragraphs(s, "b")...)
		}
		want := strings.Join(strings.Fields(strings.Repeat(clean(s)+"\n", min(max(n, 1), 300))), "")
		for _, b := range []block{{lines: lines}, {open: preOpen, close: preClose, lines: lines},
			{open: quoteOpen, close: quoteClose, lines: lines}} {
			got := ""
			for _, p := range pack([]block{{lines: []line{plain("题")}}, b}) {
				checkPart(t, p)
				got += p.text
			}
			if got = strings.Join(strings.Fields(strings.TrimPrefix(got, "题")), ""); got != want {
				t.Fatalf("%q is shown as %q", want, got)
			}
		}
	})
}

// checkPart holds what Telegram asks of a message, by the fake's parser and by one of another make.
func checkPart(t *testing.T, p part) {
	t.Helper()
	text, err := bottest.ParseHTML(p.html)
	if err != nil {
		t.Fatalf("telegram would refuse %q: %v", p.html, err)
	}
	if text != p.text || html.UnescapeString(anyTag.ReplaceAllString(p.html, "")) != p.text {
		t.Fatalf("%q is shown as %q, not as %q", p.html, text, p.text)
	}
	if n := units(p.text); n > limit || n == 0 || !utf8.ValidString(p.html) {
		t.Fatalf("a part of %d units: %q", n, p.html)
	}
	if live := (bottest.Message{Text: p.text, HTML: p.html}).Live(); len(live) > 0 && strings.Contains(p.html, "<b>") {
		t.Fatalf("%q takes effect in %q", live, p.html)
	}
}

// FuzzRender holds the same of whole answers, and that a table is no wider than a phone.
func FuzzRender(f *testing.F) {
	f.Add("氧化镝", "1711.90", "≧99%Nd2O375%", 22, 0)
	f.Add("0", "1 1", "\xe2", 22, 0)
	f.Add("\x80~\xf9O\xf9a<7\t\x8a1Jh\x8b?\f\xb3 \xfe", "", "\xa0\xe6CV\xdbHQ:0", 46, -86)
	f.Add("<@U1>", "", "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷", 2, 1)
	f.Fuzz(func(t *testing.T, name, number, word string, rows, page int) {
		a := &reply.Reply{Title: name, Lead: number, Details: []string{word}, Notes: []string{word},
			Offers:   []string{name, word},
			Passages: []reply.Passage{{Text: word}}}
		reply.Writer{Reply: a}.Permit(name, number, word)
		a.Table = &reply.Table{Head: []string{"产品", name, "单位"}, Right: []bool{false, true, false}}
		for range min(max(rows, 0), 200) {
			a.Table.Rows = append(a.Table.Rows, []string{name, number, word})
		}
		c := render(a, page)
		for _, p := range c.parts {
			if text, err := bottest.ParseHTML(p.html); err != nil || text != p.text || units(text) > limit {
				t.Fatalf("telegram would refuse %q: %v", p.html, err)
			}
			for _, l := range preLines(p.html) {
				if wide.StringWidth(l) > columns {
					t.Fatalf("a line of %d columns: %q", wide.StringWidth(l), l)
				}
			}
		}
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

var preText = regexp.MustCompile(`(?s)<pre>(.*?)</pre>`)

// preLines are the lines of the tables in a message.
func preLines(s string) []string {
	var out []string
	for _, m := range preText.FindAllStringSubmatch(s, -1) {
		out = append(out, strings.Split(html.UnescapeString(m[1]), "\n")...)
	}
	return out
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
